import GuidanceKit
import Register

/// Guidance on a destination to which the adviser has no assignment.
struct DAT008OutsideAssignment: RegistrationRule {
  let explanation = RuleExplanation(
    code: "DAT008", severity: .notice,
    title: Label(
      "registratie buiten de opdracht van de begeleider",
      "registration outside the adviser's assignment"),
    what: Label(
      "Registraties op een pijler, project of kwaliteitszorg waarvoor de begeleider op die dag geen opdracht heeft, in schooljaren waarvoor opdrachten geladen zijn. Een mede-begeleider zonder opdracht is gewoon: alleen wie registreert telt.",
      "Registrations on a pillar, project or quality care to which the adviser has no assignment on that day, in school years for which assignments were loaded. A co-adviser without one is ordinary: only who registers counts."
    ),
    why: Label(
      "De uren tellen bij gerealiseerde VTE van een pijler waar niets tegenover gepland is; de eigen pijler blijft dan achter.",
      "The hours count towards the realised FTE of a pillar for which nothing was planned; the adviser's own pillar then falls behind."
    ),
    example: Label(
      "B03, met een opdracht voor Nederlands, registreert 12 uur op Curriculum.",
      "B03, with an assignment to Dutch, registers 12 hours on Curriculum."),
    cure: Label(
      "Verbeter de bestemming, of vul het blad opdrachten aan als de begeleider er echt ingezet wordt.",
      "Correct the destination, or complete the sheet of assignments if the adviser really works there."),
    source: Label("Rekenregels, opdrachten", "Rules, assignments"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(
      rule: self, facts: facts, years: Set(facts.assignments.map(\.record.schoolYear)),
      assignments: Dictionary(grouping: facts.assignments.map(\.record)) { Place($0.adviser, $0.destination) })
  }

  private struct Place: Hashable {
    let adviser: String
    let destination: String

    init(_ adviser: String, _ destination: String) {
      self.adviser = adviser
      self.destination = destination
    }
  }

  private struct Key: Hashable {
    let place: Place
    let year: SchoolYear
  }

  private struct Examiner: RegistrationExaminer {
    let rule: DAT008OutsideAssignment
    let facts: AuditFacts
    let years: Set<SchoolYear>
    let assignments: [Place: [Assignment]]
    var groups = RegistrationGroups<Key>()

    mutating func examine(_ fact: Fact<Registration>) {
      let record = fact.record
      let year = SchoolYear(containing: record.date)
      guard years.contains(year) else { return }
      let place = Place(record.adviser, record.destination)
      let isAssigned = (assignments[place] ?? []).contains {
        $0.schoolYear == year && $0.validity.contains(record.date)
      }
      if !isAssigned { groups.add(fact, under: Key(place: place, year: year), from: facts) }
    }

    func findings() -> [Finding] {
      groups.sorted {
        ($0.year, $0.place.adviser, $0.place.destination) < ($1.year, $1.place.adviser, $1.place.destination)
      }
      .map { key, group in
        let (adviser, destination) = (key.place.adviser, key.place.destination)
        return rule.finding(
          adviser, subject: [adviser, destination, key.year.iso],
          Label(
            "\(adviser) heeft in \(key.year.iso) geen opdracht voor \(destination) op de dagen van \(group.amount.dutch).",
            "\(adviser) has no assignment to \(destination) in \(key.year.iso) on the days of \(group.amount.english)."),
          facts: group.facts, factCount: group.count)
      }
    }
  }
}
