import GuidanceKit
import Register

/// Registrations of a reported period that became known after its last report.
struct MIN006LateSinceReport: RegistrationRule {
  let explanation = RuleExplanation(
    code: "MIN006", severity: .notice,
    title: Label("naregistraties sinds het laatste verslag", "late registrations since the last report"),
    what: Label(
      "Registraties op dagen van een maand of schooljaar waarvan al een maand- of jaarverslag gemaakt is, en die pas met een latere lading bekend of gewijzigd werden. Het laatste verslag van elke periode telt.",
      "Registrations on days of a month or school year of which a monthly or yearly report was made already, and that became known or were changed with a later load only. The last report of each period counts."
    ),
    why: Label(
      "Het verslag zegt dan andere cijfers dan de databank vandaag.",
      "The report then gives other figures than the database does today."),
    example: Label(
      "Na het maandverslag van januari 2026 kwamen 12 registraties (18,5 u) bij.",
      "After the monthly report of January 2026, 12 registrations (18.5 h) were added."),
    cure: Label(
      "Maak het verslag opnieuw; leerspoor report diff toont wat er veranderde.",
      "Make the report again; leerspoor report diff shows what changed."),
    source: Label("Rekenregels, twee tijden per feit", "Rules, two times on every fact"))
  var needs: AuditNeeds { [.system] }

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer { Examiner(rule: self, facts: facts) }

  private struct Examiner: RegistrationExaminer {
    let rule: MIN006LateSinceReport
    let facts: AuditFacts
    private let reports: [KeptReport]
    private let periods: [Period]
    private let earliest: Int
    private var groups = RegistrationGroups<Int>()

    init(rule: MIN006LateSinceReport, facts: AuditFacts) {
      self.rule = rule
      self.facts = facts
      let made = facts.system.reports.filter { ["month", "year"].contains($0.report) && $0.subject.isEmpty }
      let last = Dictionary(made.map { ("\($0.report)\n\($0.period)", $0) }) { $0.id < $1.id ? $1 : $0 }
      let known = last.values.sorted { $0.id < $1.id }.compactMap { report in
        Period(report.period).map { (report: report, period: $0) }
      }
      reports = known.map(\.report)
      periods = known.map(\.period)
      earliest = reports.map(\.batch).min() ?? .max
    }

    mutating func examine(_ fact: Fact<Registration>) {
      guard fact.origin.batch > earliest else { return }
      for place in reports.indices
      where fact.origin.batch > reports[place].batch && periods[place].contains(fact.record.date) {
        groups.add(fact, under: place, from: facts)
      }
    }

    func findings() -> [Finding] {
      groups.sorted(by: <).map { place, group in
        let report = reports[place]
        return rule.finding(
          report.period, subject: [report.report, report.period],
          Label(
            "Na het \(report.name.dutch) over \(report.period) (\(report.madeAt.prefix(10))): \(group.amount.dutch) bekend of gewijzigd.",
            "After the \(report.name.english) on \(report.period) (\(report.madeAt.prefix(10))): \(group.amount.english) became known or changed."
          ),
          facts: group.facts, factCount: group.count)
      }
    }
  }
}

extension KeptReport {
  /// What the report is called in a sentence.
  var name: Label {
    switch report {
    case "month": Label("maandverslag", "monthly report")
    case "year": Label("jaarverslag", "yearly report")
    default: Label("verslag \(report)", "report \(report)")
    }
  }
}
