import GuidanceKit
import Indicators
import Register

/// Pairs of pillar and organisation that rules on reach report, a list per pillar.
struct ReachLists {
  private let facts: AuditFacts
  private let report: IndicatorReport
  /// Where a block asks half of the organisations and half is reached, the others are no shortcoming.
  private let sufficient: Set<Group>

  private struct Group: Hashable {
    let pillar: String
    let percent: Int

    init(_ pair: ReachPair) {
      pillar = pair.pillar
      percent = pair.targetPercent
    }
  }

  /// `nil` when there are no figures, or nothing was registered yet.
  init?(_ facts: AuditFacts) {
    guard let report = facts.indicators, report.reach.pairs.contains(where: { $0.sessions > 0 }) else { return nil }
    self.facts = facts
    self.report = report
    let groups = Dictionary(grouping: report.reach.pairs.filter { $0.targetPercent < 100 }, by: Group.init)
    sufficient = Set(
      groups.filter { group, pairs in pairs.count(where: \.isReached) * 100 >= group.percent * pairs.count }.keys)
  }

  /// A list of organisations of one pillar.
  struct List {
    let pillar: String
    let pairs: [ReachPair]
    /// How many organisations the pillar must reach.
    let all: Int
    let facts: [FactReference]

    /// The organisations, of many the first: `SO Proefschool Noord (042531), en nog 3`.
    func names(_ language: Language, _ remark: (ReachPair) -> String = { _ in "" }) -> String {
      let shown = 8
      let names = pairs.prefix(shown).map { $0.organisation.shortText + remark($0) }.joined(separator: ", ")
      guard pairs.count > shown else { return names }
      return names + (language == .dutch ? " en nog \(pairs.count - shown)" : " and \(pairs.count - shown) more")
    }
  }

  /// The organisations of each pillar that meet a condition, without those that declined in the school year.
  ///
  /// - Parameter isShortcoming: whether those are left out of whom enough others were reached.
  func lists(isShortcoming: Bool = true, where isMeant: (ReachPair) -> Bool) -> [List] {
    let year = report.input.schoolYear
    let declined = Set(
      facts.programme.uptakes.map(\.record).filter { $0.schoolYear == year && $0.declinedBecause != nil }.map(
        \.organisation))
    let places = Dictionary(
      facts.organisations.map { ($0.record.number, facts.reference(.organisation, $0)) },
      uniquingKeysWith: { _, last in last })
    return report.input.plan.pillars.compactMap { pillar in
      let own = report.reach.pairs.filter { $0.pillar == pillar.code }
      let meant = own.filter { pair in
        isMeant(pair) && !declined.contains(pair.organisation.number)
          && !(isShortcoming && sufficient.contains(Group(pair)))
      }
      guard !meant.isEmpty else { return nil }
      return List(
        pillar: pillar.code, pairs: meant, all: own.count,
        facts: meant.prefix(FindingDetail.mostPlaces).compactMap { places[$0.organisation.number] })
    }
  }

  /// The school year of the figures.
  var year: SchoolYear { report.input.schoolYear }
}
