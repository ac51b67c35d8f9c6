import GuidanceKit

/// What readers outside the service may not see of figures that count the few people of a team: VIVs and members of learning
/// communities.
///
/// A cell on fewer than ⚙ `min_cell` people is withheld, and with it every other part of the same breakdown and the share over
/// all communities, so that no subtraction gives it back. Figures about the VIVs of one organisation are not made at all.
/// - Source: rules on privacy, small cells.
struct OutsideCells {
  private let least: Int

  init(_ input: IndicatorInput) { least = input.plan.norms.minCell.value }

  /// The figures as readers outside may see them.
  func shown(_ figures: [Figure]) -> [Figure] {
    let kept = figures.filter { !($0.id.indicator == "viv" && $0.id.isOfOneOrganisation) }
    let small = Set(kept.filter(isSmall).map(\.id))
    // Who was present in a small community would say how many it has.
    let communities = Set(small.compactMap { $0.indicator == "plg" ? $0.scope.first : nil })
    let hidden = small.union(
      kept.lazy.map(\.id).filter {
        $0.indicator == "plg" && $0.scope.count == 2 && ["size", "attendance"].contains($0.scope[1])
          && communities.contains($0.scope[0])
      })
    let breakdowns = Set(hidden.compactMap(Self.breakdown))
    let hidesCommunity = !communities.isEmpty
    return kept.map { figure in
      let isPart = Self.breakdown(figure.id).map(breakdowns.contains) ?? false
      let isTotal = hidesCommunity && figure.id.indicator == "plg" && figure.id.scope == ["total", "attendance"]
      return hidden.contains(figure.id) || isPart || isTotal ? Self.withheld(figure) : figure
    }
  }

  /// Whether a figure is a number of few people.
  private func isSmall(_ figure: Figure) -> Bool {
    let isSize = figure.id.indicator == "plg" && figure.id.scope.last == "size" && figure.unit == .people
    let people = isSize || figure.id.indicator == "viv" && figure.unit == .people ? figure.numerator : nil
    return people.map { $0 > 0 && $0 < least } ?? false
  }

  /// The breakdown that a figure is a part of: `viv/total/kind`.
  private static func breakdown(_ id: FigureID) -> String? {
    id.indicator == "viv" && id.scope.count == 3 ? id.scope.prefix(2).joined(separator: "/") : nil
  }

  private static func withheld(_ figure: Figure) -> Figure {
    var figure = figure
    figure.numerator = nil
    figure.denominator = nil
    figure.range = nil
    figure.n = nil
    figure.verdict = .noVerdict(
      Label("afgeschermd: te weinig personen, of herleidbaar", "withheld: too few people, or traceable"))
    figure.suppressed = true
    figure.evidence.counts = []
    figure.evidence.queries = []
    figure.evidence.note = nil
    return figure
  }
}
