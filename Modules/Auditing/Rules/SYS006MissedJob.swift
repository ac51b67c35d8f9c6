import GuidanceKit
import Register

/// A month for which a monthly job did not run, a run that was passed over, or one whose end nobody recorded.
struct SYS006MissedJob: StandingRule {
  let explanation = RuleExplanation(
    code: "SYS006", severity: .warning,
    title: Label("taak uitgebleven", "job missed"),
    what: Label(
      "Maanden tussen de eerste en de laatste run van een maandelijkse taak waarvoor ze niet draaide, runs die overgeslagen zijn (opmerking), en runs die langer dan 24 uur (drempel) geleden begonnen en geen einde hebben.",
      "Months between the first and the last run of a monthly job for which it did not run, runs that were passed over (notice), and runs that began more than 24 hours (threshold) ago and have no end."
    ),
    why: Label(
      "Een maand zonder taak is een maand zonder verslag, en niemand kreeg bericht.",
      "A month without the job is a month without a report, and nobody was told."),
    example: Label(
      "maandrapport draaide voor 2025-11 en 2026-01, niet voor 2025-12.",
      "maandrapport ran for 2025-11 and 2026-01, not for 2025-12."),
    cure: Label(
      "Draai de taak alsnog: leerspoor run backfill TAAK --from MAAND --to MAAND.",
      "Run the job after all: leerspoor run backfill JOB --from MONTH --to MONTH."),
    source: Label("Rekenregels, verslagen", "Rules, reports"))
  let hours = Threshold(
    "job_minutes", 1440, .minutes,
    Label("hoe lang een taak hoogstens loopt", "how long a job runs at most"))
  var thresholds: [Threshold] { [hours] }
  var needs: AuditNeeds { [.system] }

  func findings(in facts: AuditFacts) -> [Finding] {
    Dictionary(grouping: facts.system.runs, by: \.job).sorted { $0.key < $1.key }.flatMap { job, runs in
      gaps(job, runs) + skipped(job, runs) + endless(job, runs, facts)
    }
  }

  private func gaps(_ job: String, _ runs: [JobRun]) -> [Finding] {
    let months = Set(runs.compactMap { $0.month.flatMap { Month($0) } })
    guard let first = months.min(), let last = months.max() else { return [] }
    var missing: [Month] = []
    var month = first.next
    while month < last {
      if !months.contains(month) { missing.append(month) }
      month = month.next
    }
    return missing.map { month in
      finding(
        job, subject: [job, month.iso],
        Label(
          "Taak \(job) draaide niet voor \(NumberText(.dutch).month(month)), wel voor \(NumberText(.dutch).month(first)) en \(NumberText(.dutch).month(last)).",
          "Job \(job) did not run for \(NumberText(.english).month(month)), but did for \(NumberText(.english).month(first)) and \(NumberText(.english).month(last))."
        ))
    }
  }

  private func skipped(_ job: String, _ runs: [JobRun]) -> [Finding] {
    runs.filter { run in
      run.state == .skipped
        && !runs.contains { $0.purpose == run.purpose && $0.state == .succeeded }
    }.map { run in
      let why = run.detail.map { Label(": \($0.dutch)", ": \($0.english)") }
      return finding(
        job, subject: [job, run.purpose, "skipped"],
        Label(
          "Taak \(job) voor \(run.purpose) is overgeslagen\(why?.dutch ?? "").",
          "Job \(job) for \(run.purpose) was passed over\(why?.english ?? "")."), severity: .notice)
    }
  }

  private func endless(_ job: String, _ runs: [JobRun], _ facts: AuditFacts) -> [Finding] {
    // The day of the audit ends at the latest here; its moment is not known.
    let now = facts.today.dayNumber * 86_400
    return runs.filter { $0.ended == nil && $0.state == .running }.filter {
      now - $0.started.unixSeconds > 60 * facts.threshold(hours)
    }.map { run in
      finding(
        job, subject: [job, run.purpose, "endless"],
        Label(
          "Taak \(job) voor \(run.purpose), run \(run.id), begon op \(run.started.iso) en heeft geen einde.",
          "Job \(job) for \(run.purpose), run \(run.id), began at \(run.started.iso) and has no end."))
    }
  }
}
