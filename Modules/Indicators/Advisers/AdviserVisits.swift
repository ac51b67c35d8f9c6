import GuidanceKit
import Register

/// With which organisations each adviser was, hours per month, and for how many school weeks an adviser has been silent.
///
/// Figures of one person: for that adviser, the director and the coordinator.
public struct AdviserVisits {
  private let input: IndicatorInput

  /// Prepares the indicator.
  public init(_ input: IndicatorInput) {
    self.input = input
  }

  /// The figures `visits/adviser/CODE/…`, `visits/adviser/CODE/NUMBER/…`, `hours/adviser/CODE/MONTH` and
  /// `silence/adviser/CODE/…`; none for who may not see figures of one person.
  public var figures: [Figure] {
    guard input.request.showsIndividuals else { return [] }
    return visits + hours + silence
  }

  // MARK: Months

  /// The months begun, of advisers who registered in the school year.
  private var hours: [Figure] {
    let months = input.schoolYear.months.filter { $0.first <= input.day }
    let own = Dictionary(grouping: input.timeOfPeople, by: \.adviser)
    return own.compactMap { code, entries in code.map { ($0, entries) } }
      .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }.flatMap { code, entries in
        months.map { month in
          let part = entries.filter { $0.month == month }
          let minutes = part.reduce(0) { $0 + $1.minutes }
          let (dutch, english) = (NumberText(.dutch).month(month), NumberText(.english).month(month))
          return Figure(
            id: FigureID("hours", ["adviser", FigureID.part(code)], month.iso),
            title: Label(
              "Geregistreerde uren, begeleider \(code), \(dutch)", "Registered hours, adviser \(code), \(english)"),
            kind: .minutes, numerator: minutes, unit: .minutes, n: part.reduce(0) { $0 + $1.participations },
            evidence: Evidence(
              formula: Label(
                "som van de begeleidersminuten; een sessie van twee begeleiders telt bij elk",
                "sum of adviser-minutes; a session by two advisers counts with each"),
              counts: [EvidenceCount(.registeredMinutes, minutes, .minutes)],
              queries: [
                .registrations(
                  RegistrationFilter(
                    from: month.first, through: min(month.last, input.day), advisers: [code]))
              ]))
        }
      }
  }

  // MARK: Organisations

  private var visits: [Figure] {
    let known = Dictionary(input.organisations.map { ($0.number, $0) }) { first, _ in first }
    let cells = Dictionary(grouping: input.visits.filter { known[$0.organisation] != nil }, by: \.adviser)
    let queries = OrganisationQueries(input.organisations)
    return cells.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.flatMap { code, own -> [Figure] in
      let byOrganisation = Dictionary(grouping: own, by: \.organisation).sorted { $0.key < $1.key }
      let pairs = byOrganisation.compactMap { number, cells in
        known[number].map { pair(code, $0, cells, queries) }
      }
      return [whole(code, byOrganisation.map(\.key), pairs)] + pairs
    }
  }

  private func whole(_ code: String, _ numbers: [InstitutionNumber], _ pairs: [Figure]) -> Figure {
    Figure(
      id: FigureID("visits", ["adviser", FigureID.part(code)], input.schoolYear.iso),
      title: Label("Begeleide organisaties, begeleider \(code)", "Organisations guided, adviser \(code)"),
      kind: .count, numerator: numbers.count, unit: .organisations, n: numbers.count,
      evidence: Evidence(
        formula: Label(
          "organisaties waarmee de begeleider in het schooljaar minstens één keer registreerde",
          "organisations with which the adviser registered at least once in the school year"),
        queries: [
          .registrations(
            RegistrationFilter(from: input.schoolYear.first, through: input.day, advisers: [code])),
          .organisations(numbers),
        ], members: pairs.map(\.id)))
  }

  private func pair(
    _ code: String, _ organisation: Organisation, _ cells: [VisitCell], _ queries: OrganisationQueries
  ) -> Figure {
    let isSplit = input.plan.norms.sharedSession.value == .split
    let minutes =
      Rational.sum(
        cells.map { isSplit ? Rational($0.minutes, $0.organisationCount) ?? .zero : Rational($0.minutes) }) ?? .zero
    let count = cells.reduce(0) { $0 + $1.registrations }
    let name = "\(organisation.type.code) \(organisation.name)"
    return Figure(
      id: FigureID("visits", ["adviser", FigureID.part(code), organisation.number.digits], input.schoolYear.iso),
      title: Label("Begeleiding \(name), begeleider \(code)", "Guidance of \(name), adviser \(code)"), kind: .minutes,
      numerator: minutes.numerator, denominator: minutes.denominator == 1 ? nil : minutes.denominator, unit: .minutes,
      n: count,
      evidence: Evidence(
        formula: Label(
          "minuten van de begeleider met de organisatie in het schooljaar",
          "minutes of the adviser with the organisation in the school year"),
        parameters: input.parameters(["shared_session"]),
        counts: [EvidenceCount(.registrations, count, .registrations)],
        queries: queries.queries(
          organisation.number,
          RegistrationFilter(from: input.schoolYear.first, through: input.day, advisers: [code]),
          takenOver: Set(cells.compactMap(\.endedNumber)))))
  }

  // MARK: Silence

  private var silence: [Figure] {
    let silent = SilentAdvisers(
      weeks: 1, on: input.day, advisers: input.records.advisers, lastDays: input.lastRegistrationDays,
      assignments: input.assignments, absences: input.absences, calendar: input.calendar,
      start: input.plan.period.first)
    let weeks = Dictionary(silent.entries.map { ($0.adviser.code, $0.weeks) }) { first, _ in first }
    let present = input.records.advisers.filter { $0.validity.contains(input.day) }.map(\.code)
    return Set(present).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { code in
      Figure(
        id: FigureID("silence", ["adviser", FigureID.part(code)], input.schoolYear.iso),
        title: Label(
          "Schoolweken zonder registratie, begeleider \(code)", "School weeks without a registration, adviser \(code)"),
        kind: .count, numerator: weeks[code] ?? 0, unit: .weeks,
        evidence: Evidence(
          formula: Label(
            "voorbije schoolweken sinds de laatste registratie waarin de begeleider in dienst en niet volledig afwezig was",
            "school weeks gone by since the last registration in which the adviser was in service and not wholly away"),
          queries: [
            .registrations(
              RegistrationFilter(from: input.plan.period.first, through: input.day, advisers: [code]))
          ]))
    }
  }
}
