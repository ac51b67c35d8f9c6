import GuidanceKit
import Register

/// A pillar whose assignments fall short for part of the year.
struct FTE003UnassignedStretch: StandingRule {
  let explanation = RuleExplanation(
    code: "FTE003", severity: .notice,
    title: Label(
      "pijler een tijd lang niet volledig toegewezen",
      "pillar not fully assigned for some time"),
    what: Label(
      "Pijlers waarvan de opdrachten in de loop van het schooljaar wisselen: elk stuk van het jaar van minstens 14 dagen waarin samen meer dan 0,05 VTE ontbreekt tegenover het plan. Klopt het jaartotaal niet, dan zegt FTE001 dat; hier staat wanneer.",
      "Pillars whose assignments change during the school year: each stretch of at least 14 days in which more than 0.05 FTE is missing against the plan. Where the total of the year differs, FTE001 says so; this rule says when."
    ),
    why: Label(
      "Een opdracht die eindigt zonder opvolger laat een gat dat in een jaartotaal niet opvalt.",
      "An assignment that ends without a successor leaves a gap that a total of the year does not show."),
    example: Label(
      "B07 vertrekt op 31 december; tot juni is 0,40 VTE van de pijler niemands opdracht.",
      "B07 leaves on 31 December; until June 0.40 FTE of the pillar is nobody's assignment."),
    cure: Label(
      "Wijs de opdracht opnieuw toe, of pas de VTE van het plan aan.",
      "Assign the work again, or amend the FTE of the plan."),
    source: Label("Rekenregels, opdrachten", "Rules, assignments"))

  private let days = Threshold(
    "unassigned_days", 14, .days, Label("hoe lang een tekort minstens duurt", "how long a shortage lasts at least"))
  private let least = Threshold(
    "unassigned_fte", 50, .thousandths, Label("boven welk tekort in VTE", "above which shortage in FTE"))
  var thresholds: [Threshold] { [days, least] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.schoolYears.flatMap { year -> [Finding] in
      let ofYear = facts.assignments.filter { $0.record.schoolYear == year }
      guard !ofYear.isEmpty, let plan = facts.plan(in: year) else { return [] }
      return plan.pillars.flatMap { pillar -> [Finding] in
        let own = ofYear.filter { $0.record.destination == pillar.code }
        guard let staffing = pillar.staffing(in: year), own.contains(where: { $0.record.changes(within: year) }) else {
          return []
        }
        return stretches(own, year, staffing.total, facts).map { finding(pillar.code, $0, staffing.total, own, facts) }
      }
    }
  }

  private struct Stretch {
    let first: CalendarDate
    var last: CalendarDate
    let assigned: Int
  }

  /// The stretches in which too little is assigned, cut where the sum changes.
  private func stretches(
    _ own: [Fact<Assignment>], _ year: SchoolYear, _ planned: FTE, _ facts: AuditFacts
  ) -> [Stretch] {
    let turns = own.flatMap {
      [$0.record.validity.from, $0.record.validity.through?.adding(days: 1)].compactMap(\.self)
    }
    let starts = Set([year.first] + turns.filter { year.contains($0) }).sorted()
    return starts.enumerated().compactMap { place, first in
      let last = place + 1 < starts.count ? starts[place + 1].adding(days: -1) : year.last
      let assigned = own.filter { $0.record.validity.contains(first) }.reduce(0) { $0 + $1.record.fte.thousandths }
      let isLong = last.dayNumber - first.dayNumber + 1 >= facts.threshold(days)
      guard isLong, planned.thousandths - assigned > facts.threshold(least) else { return nil }
      return Stretch(first: first, last: last, assigned: assigned)
    }
  }

  private func finding(
    _ pillar: String, _ stretch: Stretch, _ planned: FTE, _ own: [Fact<Assignment>], _ facts: AuditFacts
  ) -> Finding {
    let assigned = FTE(thousandths: stretch.assigned)
    return finding(
      pillar, subject: [pillar, stretch.first.iso],
      Label(
        "\(pillar): van \(NumberText(.dutch).date(stretch.first)) tot en met \(NumberText(.dutch).date(stretch.last)) is \(assigned.text(.dutch)) VTE toegewezen; het plan zegt \(planned.text(.dutch)).",
        "\(pillar): from \(NumberText(.english).date(stretch.first)) through \(NumberText(.english).date(stretch.last)) \(assigned.text(.english)) FTE is assigned; the plan says \(planned.text(.english))."
      ),
      facts: own.map { facts.reference(.assignment, $0) })
  }
}

extension Assignment {
  /// Whether it begins or ends within the school year, and not with it.
  fileprivate func changes(within year: SchoolYear) -> Bool {
    (validity.from.map { $0 > year.first } ?? false) || (validity.through.map { $0 < year.last } ?? false)
  }
}
