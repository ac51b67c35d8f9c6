/// A figure of a plan that does not agree with another of the same plan.
public struct PlanContradiction: Hashable, Sendable {
  /// What the figures are about, as an id.
  public var subject: String
  /// The same in words.
  public var label: Label
  /// What is stated, and where.
  public var stated: Quantity
  /// Where it is stated.
  public var statedAt: Label
  /// What it should agree with.
  public var other: Quantity
  /// Where that comes from.
  public var otherFrom: Label

  /// Makes a contradiction.
  public init(
    subject: String, label: Label, stated: Quantity, statedAt: Label, other: Quantity, otherFrom: Label
  ) {
    self.subject = subject
    self.label = label
    self.stated = stated
    self.statedAt = statedAt
    self.other = other
    self.otherFrom = otherFrom
  }
}

extension Plan {
  /// What the plan's own pillars and funds add up to for a subject of a claim, or `nil` when they cannot say.
  ///
  /// Subjects, with a school year at the end: `plan:fte/PBD-NED/2025-2026` (one pillar), `plan:fte/PBD/…` and
  /// `plan:fte/POC/…` (the pillars of a service), `plan:fte/pillars/…` (all pillars), and the same with
  /// `plan:earmarked/` for the earmarked part; `plan:earmarked/leerpunt/…` is what the pillars say of one fund.
  public func recomputed(_ subject: String) -> Quantity? {
    let parts = subject.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let year = SchoolYear(parts[2]) else { return nil }
    switch (parts[0], parts[1]) {
    case ("plan:fte", let scope):
      return pillars(inScope: scope).flatMap { sum($0, in: year) { $0.total.thousandths } }
    case ("plan:earmarked", let code) where fund(code) != nil:
      return sum(pillars, in: year) { staffing in
        staffing.earmarked.filter { $0.fund == code }.reduce(0) { $0 + $1.fte.thousandths }
      }
    case ("plan:earmarked", let scope):
      return pillars(inScope: scope).flatMap { sum($0, in: year) { $0.earmarkedTotal.thousandths } }
    default: return nil
    }
  }

  /// Where the plan's own figures do not agree: claims against their parts, against the pillars and against each other,
  /// education levels against the total of their pillar, and funds against what the pillars say of them.
  ///
  /// In a fixed order.
  public func contradictions() -> [PlanContradiction] {
    claimContradictions + levelContradictions + fundContradictions
  }

  private var claimContradictions: [PlanContradiction] {
    var firstAbout: [String: StatedClaim] = [:]
    var found: [PlanContradiction] = []
    for claim in claims {
      func add(_ other: Quantity, _ from: Label) {
        guard other != claim.value, !claim.isApproximate else { return }
        found.append(
          PlanContradiction(
            subject: claim.subject, label: claim.label, stated: claim.value, statedAt: claim.statedAt, other: other,
            otherFrom: from))
      }
      if let sum = claim.sumOfParts {
        let names = claim.parts.map(\.name).joined(separator: " + ")
        add(sum, Label("som van \(names)", "sum of \(names)"))
      }
      if let value = recomputed(claim.subject) { add(value, Label("som van de pijlers", "sum of the pillars")) }
      if let first = firstAbout[claim.subject] {
        if !first.isApproximate { add(first.value, first.statedAt) }
      } else {
        firstAbout[claim.subject] = claim
      }
    }
    return found
  }

  private var levelContradictions: [PlanContradiction] {
    pillars.flatMap { pillar in
      pillar.staffing.compactMap { staffing -> PlanContradiction? in
        guard let sum = staffing.byLevelTotal, sum.thousandths != staffing.total.thousandths else { return nil }
        return PlanContradiction(
          subject: "plan:fte/\(pillar.code)/\(staffing.schoolYear.iso)",
          label: Label("VTE \(pillar.name.dutch)", "FTE \(pillar.name.english)"), stated: Quantity(staffing.total),
          statedAt: Label("totaal van de pijler", "total of the pillar"), other: Quantity(sum),
          otherFrom: Label("som van de onderwijsniveaus", "sum of the education levels"))
      }
    }
  }

  /// A fund's FTE is given per calendar year, the pillars' per school year: the two are compared where the school year
  /// starts in it.
  private var fundContradictions: [PlanContradiction] {
    funds.flatMap { fund in
      fund.years.compactMap { entry -> PlanContradiction? in
        guard let fte = entry.fte, let year = period.schoolYears.first(where: { $0.startYear == entry.calendarYear }),
          let sum = recomputed("plan:earmarked/\(fund.code)/\(year.iso)"), sum.thousandths != fte.thousandths
        else { return nil }
        return PlanContradiction(
          subject: "plan:earmarked/\(fund.code)/\(year.iso)",
          label: Label("VTE fonds \(fund.label.dutch)", "FTE of fund \(fund.label.english)"), stated: Quantity(fte),
          statedAt: Label("fonds, \(entry.calendarYear)", "fund, \(entry.calendarYear)"), other: sum,
          otherFrom: Label("som van de pijlers", "sum of the pillars"))
      }
    }
  }

  private func pillars(inScope scope: String) -> [Pillar]? {
    if scope == "pillars" { return pillars }
    if let service = Service(rawValue: scope) { return pillars(of: service) }
    return pillar(scope).map { [$0] }
  }

  /// The sum over the pillars, or `nil` when none of them has figures for the year.
  private func sum(_ pillars: [Pillar], in year: SchoolYear, _ value: (PillarStaffing) -> Int) -> Quantity? {
    let staffing = pillars.compactMap { $0.staffing(in: year) }
    guard !staffing.isEmpty else { return nil }
    return Quantity(thousandths: staffing.reduce(0) { $0 + value($1) }, unit: .fte)
  }
}

extension StatedClaim {
  /// The document and the place in it.
  public var statedAt: Label { Label("\(source), \(place)", "\(source), \(place)") }
}
