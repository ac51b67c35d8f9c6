import GuidanceKit
import Register

/// A month in which nobody, a pillar, or an adviser registered nothing.
struct MIN004SilentMonth: RegistrationRule {
  let explanation = RuleExplanation(
    code: "MIN004", severity: .notice,
    title: Label("maand zonder registraties", "month without registrations"),
    what: Label(
      "Voorbije maanden met minstens 2 schoolweken zonder enige registratie (waarschuwing), zonder registratie van een pijler met opdrachten, of van een begeleider met een opdracht in de hele maand die niet minstens half afwezig was. Van een begeleider staan alle maanden van een schooljaar samen.",
      "Past months with at least 2 school weeks without any registration (warning), without a registration of a pillar with assignments, or of an adviser with an assignment over the whole month who was not absent for at least half. The months of an adviser in one school year stand together."
    ),
    why: Label(
      "Een lege maand is meestal een blad dat nooit geladen is; het jaarverslag mist dan uren en bereik.",
      "An empty month is mostly a sheet that was never loaded; the yearly report then lacks hours and reach."),
    example: Label(
      "B07 heeft een opdracht en registreerde niets in november 2025.",
      "B07 has an assignment and registered nothing in November 2025."),
    cure: Label(
      "Vraag het blad van die maand op en laad het; was de begeleider afwezig, vul dan het blad afwezigheden aan.",
      "Ask for the sheet of that month and load it; if the adviser was absent, complete the sheet afwezigheden."),
    source: Label("Rekenregels, verslagen: volledige periodes", "Rules, reports: complete periods"))
  var needs: AuditNeeds { [.programme] }

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer { Examiner(rule: self, facts: facts) }

  private struct Examiner: RegistrationExaminer {
    let rule: MIN004SilentMonth
    let facts: AuditFacts
    private var month: Month?
    private var destinations: [Month: Set<String>] = [:]
    private var advisers: [Month: Set<String>] = [:]

    init(rule: MIN004SilentMonth, facts: AuditFacts) {
      self.rule = rule
      self.facts = facts
    }

    mutating func examine(_ fact: Fact<Registration>) {
      let record = fact.record
      let own: Month
      if let month, month.first <= record.date, record.date <= month.last {
        own = month
      } else {
        own = Month(containing: record.date)
        month = own
      }
      if destinations[own]?.contains(record.destination) != true {
        destinations[own, default: []].insert(record.destination)
      }
      if advisers[own]?.contains(record.adviser) != true { advisers[own, default: []].insert(record.adviser) }
      for code in record.coAdvisers { advisers[own, default: []].insert(code) }
    }

    func findings() -> [Finding] {
      let months = months
      let silent = months.filter { destinations[$0] == nil }.map { month in
        rule.finding(
          month.iso, subject: [month.iso],
          Label(
            "In \(NumberText(.dutch).month(month)) is er geen enkele registratie.",
            "There is no registration in \(NumberText(.english).month(month))."), severity: .warning)
      }
      let heard = months.filter { destinations[$0] != nil }
      return silent + ofPillars(heard) + ofAdvisers(heard)
    }

    /// The past months with lessons: all of the scope, or those from the first registration on.
    private var months: [Month] {
      let first = facts.scope.first.map { Month(containing: $0) } ?? destinations.keys.min()
      guard var month = first else { return [] }
      let last = min(facts.scope.last ?? facts.today, facts.today)
      var months: [Month] = []
      while month.last <= last, month.last < facts.today {
        let isWhole = facts.scope.first.map { $0 <= month.first } ?? true
        if isWhole, facts.calendar.schoolWeeks(from: month.first, through: month.last) >= 2 { months.append(month) }
        month = month.next
      }
      return months
    }

    private func assignments(in month: Month) -> [Fact<Assignment>] {
      let year = SchoolYear(containing: month.first)
      return facts.assignments.filter {
        $0.record.schoolYear == year && $0.record.fte.thousandths > 0 && $0.record.validity.contains(month.first)
          && $0.record.validity.contains(month.last)
      }
    }

    private func ofPillars(_ months: [Month]) -> [Finding] {
      months.flatMap { month -> [Finding] in
        let pillars = facts.plan(on: month.last)?.pillars.map(\.code) ?? []
        let assigned = Dictionary(grouping: assignments(in: month), by: \.record.destination)
        return pillars.filter { assigned[$0] != nil && destinations[month]?.contains($0) != true }.map { pillar in
          rule.finding(
            pillar, subject: [pillar, month.iso],
            Label(
              "\(pillar) heeft opdrachten en geen enkele registratie in \(NumberText(.dutch).month(month)).",
              "\(pillar) has assignments and no registration in \(NumberText(.english).month(month))."),
            facts: (assigned[pillar] ?? []).map { facts.reference(.assignment, $0) })
        }
      }
    }

    private func ofAdvisers(_ months: [Month]) -> [Finding] {
      var silent: [String: [Month]] = [:]
      for month in months {
        for code in Set(assignments(in: month).map(\.record.adviser)) where advisers[month]?.contains(code) != true {
          if !isAway(code, in: month) { silent[code, default: []].append(month) }
        }
      }
      return silent.sorted { $0.key < $1.key }.flatMap { code, months in
        Dictionary(grouping: months) { SchoolYear(containing: $0.first) }.sorted { $0.key < $1.key }.map {
          year, months in
          func list(_ language: Language) -> String {
            months.map { NumberText(language).month($0) }.joined(separator: ", ")
          }
          let own = facts.assignments.filter { $0.record.adviser == code && $0.record.schoolYear == year }
          return rule.finding(
            code, subject: [code, year.iso],
            Label(
              "\(code) heeft een opdracht en registreerde niets in \(list(.dutch)).",
              "\(code) has an assignment and registered nothing in \(list(.english))."),
            facts: own.map { facts.reference(.assignment, $0) })
        }
      }
    }

    /// Whether an adviser was out of service or at least half absent in a month.
    private func isAway(_ code: String, in month: Month) -> Bool {
      if let adviser = facts.advisers.first(where: { $0.record.code == code })?.record,
        !adviser.validity.contains(month.first) || !adviser.validity.contains(month.last)
      {
        return true
      }
      let days = month.first.days(until: month.last) + 1
      let away = facts.programme.absences.filter { $0.record.adviser == code }.reduce(0) { sum, absence in
        let (first, last) = (max(absence.record.from, month.first), min(absence.record.through, month.last))
        guard first <= last else { return sum }
        return sum + (first.days(until: last) + 1) * absence.record.share.numerator * 1000
          / absence.record.share.denominator
      }
      return away * 2 >= days * 1000
    }
  }
}
