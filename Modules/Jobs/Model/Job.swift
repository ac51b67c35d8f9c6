public import Cron
public import GuidanceKit

/// A job: when it runs, what it runs, and what happens when that fails.
///
/// One file in `jobs/` holds one job.
public struct Job: Hashable, Sendable {
  /// The name by which it is known in the database and on the command line.
  public let name: String
  /// What it is for, in a few words.
  public let title: String?
  /// When it runs.
  public let schedule: JobSchedule
  /// Where the clock hangs that the schedule means.
  public let zone: Zone
  /// The logical periods that a run is about.
  public let parameters: JobParameters
  /// What becomes of slots that passed while no runner was there.
  public let catchUp: CatchUp
  /// What becomes of a slot that comes while the job still runs.
  public let overlap: Overlap
  /// How long a run may take; no bound when there is none.
  public let timeout: Duration?
  /// Whether a run whose runner died may be gone on with, although a step may then run twice.
  public let resumes: Bool
  /// Environment variables for all steps, in the order of the file.
  public let environment: [EnvironmentVariable]
  /// The steps, in the order of the file; at least one.
  public let steps: [Step]
  /// Who is told what.
  public let notify: Notify
  /// How long runs are kept; for ever when there is nothing.
  public let keep: Keep?
  /// Where its name stands, in the file it was read from.
  public let position: SourcePosition
  /// The text of that file, kept with each run.
  public let definition: String

  /// The step with an id.
  public func step(_ id: String) -> Step? { steps.first { $0.id == id } }
}

/// What becomes of slots that passed while no runner was there.
public enum CatchUp: String, CaseIterable, Sendable {
  /// All of them run, the oldest first; the last ``Job/catchUpBound`` when there are more.
  case all
  /// Only the last of them runs.
  case latest
  /// None of them runs.
  case none
}

/// What becomes of a slot that comes while the job still runs.
public enum Overlap: String, CaseIterable, Sendable {
  /// It is passed over, which is recorded.
  case skip
  /// It waits its turn.
  case queue
}

extension Job {
  /// At most so many slots are caught up after a time without runners.
  public static let catchUpBound = 12

  /// A slot counts as on time when a runner comes within this many seconds after it, so that a crontab line every few
  /// minutes is enough.
  public static let punctuality = 3_600
}

/// One command of a job.
public struct Step: Hashable, Sendable {
  /// Its name within the job.
  public let id: String
  /// The steps that must have succeeded before it starts.
  public let needs: [String]
  /// The command and its arguments; at least the command.
  public let command: [Template]
  /// The exit codes that count as done.
  public let accept: Set<Int>
  /// How often and when it is tried again.
  public let retry: Retry?
  /// How long one attempt may take; no bound when there is none.
  public let timeout: Duration?
}

/// How often and when a step that failed is tried again.
public struct Retry: Hashable, Sendable {
  /// At most so many attempts after the first.
  public let times: Int
  /// How long to wait before the second attempt.
  public let wait: Duration
  /// By how much each further wait is longer, in thousandths: 2000 doubles it.
  public let factorThousandths: Int

  /// No wait becomes longer than this.
  public static let longestWait = Duration.seconds(3_600)

  /// How long to wait after an attempt that failed (1 is the first).
  public func wait(afterAttempt attempt: Int) -> Duration {
    var milliseconds = wait.wholeMilliseconds
    for _ in 1..<max(1, attempt) {
      let (product, overflow) = milliseconds.multipliedReportingOverflow(by: factorThousandths)
      guard !overflow, product / 1_000 < Retry.longestWait.wholeMilliseconds else { return Retry.longestWait }
      milliseconds = product / 1_000
    }
    return min(.milliseconds(milliseconds), Retry.longestWait)
  }
}

/// An environment variable for the steps of a job.
public struct EnvironmentVariable: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// Its value, in which parameters may stand.
  public let value: Template
}

/// Who is told what about the runs of a job.
public struct Notify: Hashable, Sendable {
  /// Who is told that a run failed, was late, or succeeded again.
  public var recipients: [Recipient] = []
  /// How long after its slot a run must be finished.
  public var lateAfter: Duration?
}

/// Somewhere a message goes.
public enum Recipient: Hashable, Sendable {
  /// A mail address, through the machine's own `sendmail`.
  case mail(String)
  /// A web address that is sent JSON.
  case webhook(String)

  /// How it is delivered, as the database names it.
  public var channel: String {
    switch self {
    case .mail: "mail"
    case .webhook: "webhook"
    }
  }

  /// The address.
  public var target: String {
    switch self {
    case .mail(let address), .webhook(let address): address
    }
  }
}

/// How long runs of a job are kept.
public struct Keep: Hashable, Sendable {
  /// At least so many of the last runs.
  public let runs: Int?
  /// At least the runs of so many days.
  public let days: Int?
}

extension Duration {
  /// The duration in whole milliseconds, cut off.
  var wholeMilliseconds: Int {
    Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }

  /// The duration in whole seconds, cut off.
  var wholeSeconds: Int { Int(components.seconds) }
}
