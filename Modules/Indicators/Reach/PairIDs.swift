import GuidanceKit

/// The names of the figures of the pairs of a table, each made once, and their order.
///
/// Alternatives are not asked for: their places are others.
struct PairIDs {
  private let ids: [FigureID]
  private let ranks: [Int]

  init(_ pairs: [ReachPair], period: String) {
    let ids = pairs.map { FigureID("reach", [$0.pillar, $0.organisation.number.digits], period) }
    var ranks = [Int](repeating: 0, count: ids.count)
    for (rank, place) in ids.indices.sorted(by: { ids[$0] < ids[$1] }).enumerated() { ranks[place] = rank }
    self.ids = ids
    self.ranks = ranks
  }

  /// The name of the figure of a pair.
  subscript(pair: ReachPair) -> FigureID { ids[pair.place] }

  /// The names of the figures of some pairs, in their order.
  func sorted(_ pairs: [ReachPair]) -> [FigureID] {
    pairs.sorted { ranks[$0.place] < ranks[$1.place] }.map { ids[$0.place] }
  }
}
