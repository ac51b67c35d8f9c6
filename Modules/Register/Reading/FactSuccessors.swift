import GRDB

extension Snapshot {
  /// The fact that stands in the place of each of some facts in this state, however often the place changed hands; facts that
  /// are simply gone, or never lost their place, are not in it.
  ///
  /// - Parameter ids: numbers of facts of one kind.
  public func heirs(of ids: [Int], _ kind: RecordKind) throws -> [Int: Int] {
    let undone = Live.undone(asOf: asOf)
    let statement = try db.cachedStatement(
      sql: """
        SELECT successor_id FROM supersession
        WHERE kind_id = ? AND fact_id = ? AND batch_id <= ? AND batch_id NOT IN \(undone)
        ORDER BY batch_id LIMIT 1
        """)
    var heirs: [Int: Int] = [:]
    for id in ids {
      var last = id
      // A successor is always a later fact, so this ends.
      while let next = try Int.fetchOne(statement, arguments: [kind.rawValue, last, asOf ?? Int.max]), next > last {
        last = next
      }
      if last != id { heirs[id] = last }
    }
    return heirs
  }
}
