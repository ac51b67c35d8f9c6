import Cron
import Foundation
import GuidanceKit
public import Register

/// How the jobs stand, in the text form that Prometheus's node_exporter reads from a file.
public struct JobMetrics {
  private let store: RunStore
  private let context: RunnerContext

  /// Looks at the history in a store.
  public init(store: RunStore, context: RunnerContext) {
    self.store = store
    self.context = context
  }

  /// The text for some jobs.
  ///
  /// - Throws: ``RegisterError`` when the history cannot be read.
  public func text(_ jobs: [Job]) throws -> String {
    var families = [
      Family("job_last_success_timestamp_seconds", "gauge", "When the last successful run ended."),
      Family("job_last_end_timestamp_seconds", "gauge", "When the last run ended."),
      Family("job_last_state", "gauge", "1 for the state in which the last run ended."),
      Family("job_last_duration_seconds", "gauge", "How long the last run took."),
      Family("job_running", "gauge", "1 while the job runs."),
      Family("job_paused", "gauge", "1 while the job is paused."),
      Family("job_next_timestamp_seconds", "gauge", "When the job runs next."),
      Family("job_runs_kept", "gauge", "Runs in the history, by state."),
      Family("notifications_undelivered", "gauge", "Messages that could not be delivered."),
      Family("jobs_written_timestamp_seconds", "gauge", "When this file was written."),
    ]
    for job in jobs {
      let runs = try store.history(job: job.name, limit: 200)
      let label = Self.label("job", job.name)
      if let last = runs.first(where: { $0.ended != nil && $0.state != .skipped }), let ended = last.ended {
        families[1].add(label, ended.unixSeconds)
        families[2].add("\(label),\(Self.label("state", last.state.rawValue))", 1)
        families[3].add(label, max(0, ended.unixSeconds - last.started.unixSeconds))
      }
      if let ended = runs.first(where: { $0.state == .succeeded })?.ended { families[0].add(label, ended.unixSeconds) }
      families[4].add(label, runs.contains { $0.state == .running } ? 1 : 0)
      families[5].add(label, try store.pause(of: job.name, at: context.now) == nil ? 0 : 1)
      var slots = job.slots(after: context.clock.now(), calendar: context.calendar, deadlines: context.deadlines)
      if let next = slots.next() { families[6].add(label, next.secondsSince1970) }
    }
    for (job, state, count) in try store.counts() where jobs.contains(where: { $0.name == job }) {
      families[7].add("\(Self.label("job", job)),\(Self.label("state", state.rawValue))", count)
    }
    families[8].add("", try store.undelivered().count)
    families[9].add("", context.now.unixSeconds)
    return families.map(\.text).joined()
  }

  /// Writes the text into a file that is never seen half-written.
  ///
  /// - Throws: ``RegisterError``, and an error of Foundation when the file cannot be written.
  public func write(_ jobs: [Job], to path: String) throws {
    try Data(text(jobs).utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    chmod(path, 0o644)
  }

  private static func label(_ name: String, _ value: String) -> String { "\(name)=\"\(value)\"" }

  /// Values of one name.
  private struct Family {
    private let name: String
    private let kind: String
    private let help: String
    private var lines: [String] = []

    init(_ name: String, _ kind: String, _ help: String) {
      self.name = "leerspoor_\(name)"
      self.kind = kind
      self.help = help
    }

    mutating func add(_ labels: String, _ value: Int) {
      lines.append(labels.isEmpty ? "\(name) \(value)" : "\(name){\(labels)} \(value)")
    }

    var text: String {
      guard !lines.isEmpty else { return "" }
      return "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n" + lines.map { "\($0)\n" }.joined()
    }
  }
}
