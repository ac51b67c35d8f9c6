import GuidanceKit
import Indicators
import Register

/// What all figures of one report share in counting sessions, worked out once and only when a figure asks for it.
final class SessionRules {
  /// A pillar and an organisation that it must reach.
  struct Pair: Hashable {
    var pillar: String
    var number: InstitutionNumber
  }

  private let report: IndicatorReport

  init(_ report: IndicatorReport) { self.report = report }

  /// Whether the minutes of a session are shared between its organisations.
  var isSplit: Bool { report.input.plan.norms.sharedSession.value == .split }

  /// The days of each pair that count.
  private(set) lazy var windows = Self.windows(report.reach.pairs)
  /// The same under the rule for windows that the service did not choose, where it differs.
  private(set) lazy var alternativeWindows = Self.windows(report.reach.pairs + report.reach.alternatives)
  /// The numbers of institutions that are known.
  private(set) lazy var known = Set(report.input.organisations.map(\.number))
  /// Which numbers were taken over, by number.
  private(set) lazy var successions = Dictionary(
    grouping: OrganisationSuccession.all(of: report.input.organisations), by: \.number)

  private lazy var types = Dictionary(report.input.organisations.map { ($0.number, $0.type) }) { first, _ in first }

  /// The type of an organisation; `nil` when its number is not known.
  func type(_ number: InstitutionNumber) -> OrganisationType? { types[number] }

  private static func windows(_ pairs: [ReachPair]) -> [Pair: ClosedRange<CalendarDate>] {
    Dictionary(
      pairs.map { pair in
        let window = pair.window
        return (
          Pair(pillar: pair.pillar, number: pair.organisation.number), window.first...max(window.first, window.last)
        )
      }, uniquingKeysWith: { $1 })
  }
}
