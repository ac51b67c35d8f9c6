import GuidanceKit

/// The names of the figures of the pairs of a table, each made once, and their order.
///
/// Alternatives are not asked for: their places are others.
struct PairIDs: Sendable {
  private let ids: [FigureID]
  private let ranks: [Int32]
  /// The places of the pairs in the order of their names.
  let order: [Int32]
  /// Whether each pair has a name of its own.
  let areUnique: Bool

  init(_ pairs: [ReachPair], period: String) {
    let size = 4096
    let ids = Parallel.map(0..<(pairs.count + size - 1) / size) { part in
      pairs[part * size..<min((part + 1) * size, pairs.count)].map { pair in
        FigureID("reach", [pair.pillar, pair.number.digits], period)
      }
    }.flatMap(\.self)
    var order = PairIDs.byPillar(pairs, ids)
    func ascends() -> Bool { zip(order, order.dropFirst()).allSatisfy { ids[Int($0)] < ids[Int($1)] } }
    var areUnique = ascends()
    if !areUnique {
      order.sort { ids[Int($0)] < ids[Int($1)] }
      areUnique = ascends()
    }
    self.areUnique = areUnique
    var ranks = [Int32](repeating: 0, count: ids.count)
    for (rank, place) in order.enumerated() { ranks[Int(place)] = Int32(rank) }
    self.ids = ids
    self.ranks = ranks
    self.order = order
  }

  /// The places of the pairs, pillar by pillar: those of one pillar are in the order of their numbers already, so this
  /// mostly is the order of the names.
  private static func byPillar(_ pairs: [ReachPair], _ ids: [FigureID]) -> [Int32] {
    var starts: [Int] = []
    for place in pairs.indices where place == 0 || pairs[place].pillar != pairs[place - 1].pillar {
      starts.append(place)
    }
    let blocks = zip(starts, starts.dropFirst() + [pairs.count]).sorted { ids[$0.0] < ids[$1.0] }
    var order: [Int32] = []
    order.reserveCapacity(pairs.count)
    for (start, end) in blocks { order += (start..<end).lazy.map(Int32.init) }
    return order
  }

  /// The names of the figures of all pairs, in their order.
  var sorted: some Sequence<(place: Int32, id: FigureID)> { order.lazy.map { ($0, ids[Int($0)]) } }

  /// The name of the figure of a pair.
  subscript(pair: ReachPair) -> FigureID { ids[pair.place] }

  /// The names of the figures of some pairs, in their order.
  func sorted(_ pairs: [ReachPair]) -> [FigureID] {
    pairs.map { ranks[$0.place] }.sorted().map { ids[Int(order[Int($0)])] }
  }
}
