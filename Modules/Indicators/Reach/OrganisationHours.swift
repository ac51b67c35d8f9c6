public import GuidanceKit
import Register

/// Hours per organisation over all destinations, and presence on school, in the school year.
///
/// - Source: rules for indicator 2; the government asks for the hours present in schools and centres.
public struct OrganisationHours {
  /// The minutes of one organisation.
  public struct Total: Hashable, Sendable {
    /// All minutes; a fraction only when shared sessions are split.
    public var minutes: Rational = .zero
    /// Minutes on the spot, each session whole.
    public var present: Int = 0
    /// The sessions behind ``minutes``.
    public var sessions: Int = 0
    /// The sessions behind ``present``.
    public var sessionsPresent: Int = 0
    /// The ended numbers of which something counts here, because this organisation took them over.
    public var takenOver: [InstitutionNumber: Rational] = [:]
  }

  /// The minutes per organisation.
  public let totals: [InstitutionNumber: Total]
  /// Minutes on the spot over all organisations, each session once: a session with three organisations gives a third at
  /// each.
  ///
  /// The part of a session with an organisation that is not known is left out.
  public let present: Rational
  /// Whether ``present`` could be added up: very many different numbers of organisations have no denominator in common.
  private let isPresentExact: Bool
  private let input: IndicatorInput

  /// Adds up the entries of the school year.
  public init(_ input: IndicatorInput) {
    self.input = input
    let isSplit = input.plan.norms.sharedSession.value == .split
    var totals: [InstitutionNumber: Total] = [:]
    var present = RationalSum()
    for entry in input.reach where input.schoolYear.contains(entry.first) {
      let part = Rational(entry.minutesOnce, entry.organisationCount) ?? .zero
      var total = totals[entry.organisation] ?? Total()
      let minutes = isSplit ? part : Rational(entry.minutesOnce)
      total.minutes = total.minutes.adding(minutes) ?? total.minutes
      if let number = entry.endedNumber {
        total.takenOver[number] = (total.takenOver[number] ?? .zero).adding(minutes)
      }
      total.sessions += entry.sessionsOnce
      if entry.place == .atSchool {
        total.present += entry.minutesOnce
        total.sessionsPresent += entry.sessionsOnce
        present.add(part)
      }
      totals[entry.organisation] = total
    }
    self.totals = totals
    self.present = present.total ?? .zero
    isPresentExact = present.total != nil
  }

  /// The figures `reach-hours/NUMBER/…`, `presence/NUMBER/…` and `presence/total/…` of the school year.
  public var figures: [Figure] {
    let organisations = input.organisations.sorted { $0.number < $1.number }
    let queries = OrganisationQueries(input.organisations)
    return organisations.flatMap { organisation -> [Figure] in
      let total = totals[organisation.number] ?? Total()
      let name = "\(organisation.type.code) \(organisation.name)"
      return [
        figure(
          "reach-hours", organisation.number, Label("Uren begeleiding, \(name)", "Hours of guidance, \(name)"),
          total.minutes, total.sessions, places: [], total, queries),
        figure(
          "presence", organisation.number, Label("Aanwezigheid, \(name)", "Presence, \(name)"), Rational(total.present),
          total.sessionsPresent, places: [.atSchool], total, queries),
      ]
    } + [
      figure(
        "presence", nil, Label("Aanwezigheid op school of centrum", "Presence in schools and centres"), present, nil,
        places: [.atSchool])
    ]
  }

  private func figure(
    _ indicator: String, _ organisation: InstitutionNumber?, _ title: Label, _ minutes: Rational, _ sessions: Int?,
    places: [Place], _ total: Total? = nil, _ queries: OrganisationQueries? = nil
  ) -> Figure {
    let filter = RegistrationFilter(from: input.schoolYear.first, through: input.day, places: places)
    var counts = sessions.map { [EvidenceCount(.sessions, $0)] } ?? []
    if indicator == "reach-hours", let total, !total.takenOver.isEmpty {
      counts.append(EvidenceCount(.endedNumberMinutes, Rational.sum(total.takenOver.values) ?? .zero, .minutes))
    }
    let facts =
      organisation.flatMap { queries?.queries($0, filter, takenOver: (total?.takenOver ?? [:]).keys) }
      ?? [.registrations(filter)]

    let isExact = organisation != nil || isPresentExact
    let formula =
      indicator == "presence"
      ? Label(
        "minuten met plaats \"op school\", elke sessie één keer", "minutes with place \"at school\", each session once")
      : Label(
        "minuten met de organisatie over alle bestemmingen, elke sessie één keer",
        "minutes with the organisation over all destinations, each session once")
    return Figure(
      id: FigureID(indicator, [organisation?.digits ?? "total"], input.schoolYear.iso), title: title, kind: .minutes,
      numerator: isExact ? minutes.numerator : nil,
      denominator: isExact && minutes.denominator != 1 ? minutes.denominator : nil, unit: .minutes,
      verdict: !input.hasReach ? .noData : isExact ? .noNorm : .notComputable(SharedSums.reason), n: sessions,
      evidence: Evidence(
        formula: formula, parameters: indicator == "presence" ? [] : input.parameters(["shared_session"]),
        counts: counts, queries: facts))
  }
}
