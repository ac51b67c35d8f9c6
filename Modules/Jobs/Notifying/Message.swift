import Cron
import GuidanceKit
import Register

/// What people are told about a run: what failed, its last lines, and the command to try again.
struct Message {
  let subject: String
  let body: String

  /// The text that the database keeps: the subject on the first line.
  var text: String { "\(subject)\n\n\(body)" }

  /// - Parameter asked: the periods that were asked for, when the run was begun by hand.
  init(
    _ kind: NotificationKind, _ run: JobRun, _ steps: [JobStepRun], of job: Job,
    about asked: JobParameters.Asked = .init(), in language: Language
  ) {
    func say(_ dutch: String, _ english: String) -> String { Label(dutch, english)[language] }
    let month = run.month.map { " (\($0))" } ?? ""
    subject = "Leerspoor: \(job.name) \(kind.label[language])\(month)"
    var lines: [String] = []
    lines.append(say("Opdracht: ", "Job: ") + job.name + (job.title.map { ", \($0)" } ?? ""))
    lines.append(say("Run: ", "Run: ") + "\(run.id), \(run.state.label[language]), \(run.cause.label[language])")
    if let slot = run.slotTime { lines.append(say("Gepland: ", "Planned: ") + Self.time(slot, job)) }
    lines.append(say("Begonnen: ", "Began: ") + Self.time(run.started, job))
    if let ended = run.ended { lines.append(say("Geëindigd: ", "Ended: ") + Self.time(ended, job)) }
    if let detail = run.detail, kind == .failure || kind == .missing {
      lines.append(say("Reden: ", "Reason: ") + detail[language])
    }
    if kind == .failure {
      for step in Self.lastAttempts(run.inOrder(steps)) where [.failed, .timedOut, .unknown].contains(step.state) {
        lines += [""] + Self.describe(step, language)
      }
    }
    if kind == .failure || kind == .late {
      lines += ["", say("Opnieuw proberen: ", "To try again: ") + Self.again(run, job, asked)]
    }
    if kind == .missing, let slot = run.slotTime {
      let day = job.day(of: Instant(secondsSince1970: slot.unixSeconds)).iso
      lines += [
        "",
        say("Alsnog laten lopen: ", "To run them after all: ")
          + "leerspoor run backfill \(job.name) --from \(day) --to \(day)",
      ]
    }
    lines.append(say("Alles bekijken: ", "To see everything: ") + "leerspoor run show \(run.id)")
    body = lines.joined(separator: "\n") + "\n"
  }

  /// The command that runs the job for the same periods, whatever day it is by then.
  private static func again(_ run: JobRun, _ job: Job, _ asked: JobParameters.Asked) -> String {
    let moment = Instant(secondsSince1970: (run.slotTime ?? run.started).unixSeconds)
    var values = job.parameters.values(on: job.day(of: moment), about: asked)
    values["month"] = run.month
    let options = [("month", "--month"), ("week", "--week"), ("school_year", "--year")].compactMap { name, option in
      values[name].map { " \(option) \($0)" }
    }
    return "leerspoor run run \(job.name)" + options.joined()
  }

  private static func time(_ time: UTCTime, _ job: Job) -> String {
    job.zone.iso(Instant(secondsSince1970: time.unixSeconds))
  }

  /// Of each step the attempt that decided.
  private static func lastAttempts(_ steps: [JobStepRun]) -> [JobStepRun] {
    steps.filter { step in !steps.contains { $0.step == step.step && $0.attempt > step.attempt } }
  }

  private static func describe(_ step: JobStepRun, _ language: Language) -> [String] {
    var head = Label("Stap \(step.step): ", "Step \(step.step): ")[language] + step.state.label[language]
    if let code = step.exitCode { head += Label(", exitcode \(code)", ", exit code \(code)")[language] }
    if let signal = step.signal { head += Label(", signaal \(signal)", ", signal \(signal)")[language] }
    if step.attempt > 1 { head += Label(", poging \(step.attempt)", ", attempt \(step.attempt)")[language] }
    if let detail = step.detail { head += ", \(detail[language])" }
    let output = step.output.map { $0.tail.isEmpty ? $0.head : $0.tail } ?? ""
    let last = output.split(separator: "\n", omittingEmptySubsequences: true).suffix(20)
    return [head, "  " + step.command.joined(separator: " ")] + last.map { "  | \($0)" }
  }
}
