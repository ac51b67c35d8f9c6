import GuidanceKit
import Register

/// A job that failed and did not succeed afterwards.
struct SYS005FailedJob: StandingRule {
  let explanation = RuleExplanation(
    code: "SYS005", severity: .warning,
    title: Label("taak mislukt", "job failed"),
    what: Label(
      "Taken die in de periode begonnen en mislukten, te lang duurden, gestopt of onderbroken werden, en die daarna niet alsnog lukten voor dezelfde maand of hetzelfde moment.",
      "Jobs that began in the period and failed, took too long, were stopped or interrupted, and did not succeed afterwards for the same month or moment."
    ),
    why: Label(
      "Wat de taak had moeten laden of maken, ontbreekt misschien in het verslag.",
      "What the job should have loaded or made may be missing in the report."),
    example: Label(
      "maandrapport voor 2026-01 mislukte op 2 februari in de stap import.",
      "maandrapport for 2026-01 failed on 2 February in the step import."),
    cure: Label(
      "Kijk wat er misliep (leerspoor run show NUMMER) en draai de taak opnieuw (leerspoor run backfill).",
      "See what went wrong (leerspoor run show NUMBER) and run the job again (leerspoor run backfill)."),
    source: Label("Rekenregels, verslagen", "Rules, reports"))
  var needs: AuditNeeds { [.system] }

  func findings(in facts: AuditFacts) -> [Finding] {
    let bad: Set<RunState> = [.failed, .timedOut, .cancelled, .interrupted]
    let failed = facts.system.runs.filter { bad.contains($0.state) }.filter { run in
      !facts.system.runs.contains {
        $0.job == run.job && $0.id > run.id && $0.state == .succeeded && $0.purpose == run.purpose
      }
    }
    // Several attempts at one thing are one fault: the last.
    return Dictionary(grouping: failed) { "\($0.job)\n\($0.purpose)" }.sorted { $0.key < $1.key }.compactMap {
      _, runs in
      guard let run = runs.max(by: { $0.id < $1.id }) else { return nil }
      let why = run.detail.map { Label(": \($0.dutch)", ": \($0.english)") }
      return finding(
        run.job, subject: [run.job, run.purpose],
        Label(
          "Taak \(run.job) voor \(run.purpose), run \(run.id) van \(run.started.iso): \(run.state.label.dutch)\(why?.dutch ?? "").",
          "Job \(run.job) for \(run.purpose), run \(run.id) of \(run.started.iso): \(run.state.label.english)\(why?.english ?? "")."
        ))
    }
  }
}

extension JobRun {
  /// What it was for: its month, else its slot.
  var purpose: String { month ?? slot }
}
