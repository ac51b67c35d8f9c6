import GuidanceKit
import Register

/// Loads whose moments go backwards, or lie after today.
struct SYS004ClockJumped: StandingRule {
  let explanation = RuleExplanation(
    code: "SYS004", severity: .warning,
    title: Label("klok versprongen", "clock jumped"),
    what: Label(
      "Ladingen die vroeger gedateerd zijn dan de lading ervoor (meer dan 5 minuten, drempel), en ladingen van een dag na vandaag.",
      "Loads dated earlier than the load before (by more than 5 minutes, threshold), and loads of a day after today."),
    why: Label(
      "Wat op een dag bekend was, volgt uit die moment; met een verkeerde klok toont een verslag van toen iets anders.",
      "What was known on a day follows from that moment; with a wrong clock a report of that day shows something else."),
    example: Label(
      "Lading 14 is van 2 februari 2026, lading 15 van 2 februari 2025.",
      "Load 14 is of 2 February 2026, load 15 of 2 February 2025."),
    cure: Label(
      "Zet de klok van de machine gelijk (NTP) en gebruik --now alleen om te oefenen. Ladingen blijven zoals ze zijn; noem ze in het verslag.",
      "Set the clock of the machine right (NTP) and use --now only to practise. Loads stay as they are; mention them in the report."
    ),
    source: Label("Rekenregels, twee tijden per feit", "Rules, two times on every fact"))
  let minutes = Threshold(
    "clock_minutes", 5, .minutes,
    Label("hoeveel de klok terug mag lopen", "how far the clock may run back"))
  var thresholds: [Threshold] { [minutes] }

  func findings(in facts: AuditFacts) -> [Finding] {
    var latest: (batch: BatchRecord, time: UTCTime)?
    var found: [Finding] = []
    for batch in facts.batches {
      guard let time = UTCTime(iso: batch.loadedAt) else { continue }
      if let before = latest, before.time.unixSeconds - time.unixSeconds > 60 * facts.threshold(minutes) {
        found.append(
          finding(
            "klok", subject: ["back", "\(batch.id)"],
            Label(
              "Lading \(batch.id) (\(batch.fileName)) is van \(batch.loadedAt), lading \(before.batch.id) ervoor van \(before.batch.loadedAt).",
              "Load \(batch.id) (\(batch.fileName)) is of \(batch.loadedAt), load \(before.batch.id) before it of \(before.batch.loadedAt)."
            )))
      }
      if latest.map({ $0.time < time }) ?? true { latest = (batch, time) }
      if let day = CalendarDate(iso: batch.loadedOn), day > facts.today {
        found.append(
          finding(
            "klok", subject: ["ahead", "\(batch.id)"],
            Label(
              "Lading \(batch.id) (\(batch.fileName)) is van \(day.words.dutch), na vandaag (\(facts.today.words.dutch)).",
              "Load \(batch.id) (\(batch.fileName)) is of \(day.words.english), after today (\(facts.today.words.english))."
            )))
      }
    }
    return found
  }
}
