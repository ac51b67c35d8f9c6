import GuidanceKit
import Register

/// Hours of each organisation per month of the school year, over all destinations.
public struct OrganisationMonths {
  private struct Key: Hashable {
    var organisation: InstitutionNumber
    var month: Month
  }

  private struct Total {
    var minutes: Rational = .zero
    var sessions = 0
    var takenOver: Set<InstitutionNumber> = []
  }

  private let input: IndicatorInput
  private let totals: [Key: Total]

  /// Adds up the entries that keep months apart.
  public init(_ input: IndicatorInput) {
    self.input = input
    let isSplit = input.plan.norms.sharedSession.value == .split
    var totals: [Key: Total] = [:]
    for entry in input.monthlyReach {
      let minutes =
        isSplit ? Rational(entry.minutesOnce, entry.organisationCount) ?? .zero : Rational(entry.minutesOnce)
      let key = Key(organisation: entry.organisation, month: Month(containing: entry.first))
      var total = totals[key] ?? Total()
      total.minutes = total.minutes.adding(minutes) ?? total.minutes
      total.sessions += entry.sessionsOnce
      if let number = entry.endedNumber { total.takenOver.insert(number) }
      totals[key] = total
    }
    self.totals = totals
  }

  /// The figures `reach-hours/NUMBER/MONTH`: the months begun, of organisations with any guidance in the school year.
  public var figures: [Figure] {
    let months = input.schoolYear.months.filter { $0.first <= input.day }
    let guided = Set(totals.keys.map(\.organisation))
    let queries = OrganisationQueries(input.organisations)
    return input.organisations.filter { guided.contains($0.number) }.sorted { $0.number < $1.number }.flatMap { one in
      months.map { figure(one, $0, queries) }
    }
  }

  private func figure(_ organisation: Organisation, _ month: Month, _ queries: OrganisationQueries) -> Figure {
    let total = totals[Key(organisation: organisation.number, month: month)] ?? Total()
    let name = "\(organisation.type.code) \(organisation.name)"
    return Figure(
      id: FigureID("reach-hours", [organisation.number.digits], month.iso),
      title: Label(
        "Uren begeleiding, \(name), \(NumberText(.dutch).month(month))",
        "Hours of guidance, \(name), \(NumberText(.english).month(month))"), kind: .minutes,
      numerator: total.minutes.numerator,
      denominator: total.minutes.denominator == 1 ? nil : total.minutes.denominator, unit: .minutes,
      n: total.sessions,
      evidence: Evidence(
        formula: Label(
          "minuten met de organisatie in de maand over alle bestemmingen, elke sessie één keer",
          "minutes with the organisation in the month over all destinations, each session once"),
        parameters: input.parameters(["shared_session"]), counts: [EvidenceCount(.sessions, total.sessions)],
        queries: queries.queries(
          organisation.number, RegistrationFilter(from: month.first, through: min(month.last, input.day)),
          takenOver: total.takenOver)))
  }
}
