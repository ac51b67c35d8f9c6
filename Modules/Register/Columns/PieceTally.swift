import Dispatch
import GuidanceKit
import Synchronization

/// What is added up from pieces of registrations.
///
/// Pieces are passed by several lanes side by side; each adds up what it sees, and then the lanes are put together. In which
/// lane a piece was seen, and in which order, makes no difference.
protocol PieceTally: Sendable {
  /// The days that are asked about, as day numbers.
  var days: ClosedRange<Int> { get }
  /// Adds up the records of a piece.
  mutating func add(_ records: PieceRecords)
  /// Adds what another lane added up.
  mutating func merge(_ other: Self)
}

extension PieceTally {
  /// Adds what another lane added up for the same question.
  fileprivate mutating func take(_ other: any PieceTally) {
    if let other = other as? Self { merge(other) }
  }
}

extension PieceSource {
  /// Passes all pieces once for several questions.
  ///
  /// - Parameter lanes: how many threads pass them; the result is the same for any number.
  /// - Throws: errors of the database; a ``RegisterError`` for a damaged piece, the first of them.
  func pass(_ tallies: [any PieceTally], lanes: Int) throws -> [any PieceTally] {
    let byLane = Mutex([[any PieceTally]](repeating: [], count: lanes))
    DispatchQueue.concurrentPerform(iterations: lanes) { lane in
      let own = pass(tallies)
      byLane.withLock { $0[lane] = own }
    }
    try finish()
    let all = byLane.withLock { lanes in
      defer { lanes = [] }
      return lanes
    }
    guard let first = all.first, all.count > 1 else { return all.first ?? tallies }
    return Parallel.map(first.indices) { place in
      var tally = first[place]
      for lane in all.dropFirst() { tally.take(lane[place]) }
      return tally
    }
  }

  /// What one lane adds up.
  private func pass(_ tallies: [any PieceTally]) -> [any PieceTally] {
    var own = tallies
    var bytes: [UInt8] = []
    while let piece = next(into: &bytes) {
      do {
        try bytes.withUnsafeBytes { bytes in
          let records = try PieceRecords(piece, bytes, gone: gone)
          if !piece.isWhole { found(whole: piece) }
          for place in own.indices where own[place].days.overlaps(piece.days) { own[place].add(records) }
        }
      } catch {
        fail(error, at: piece)
      }
    }
    return own
  }
}
