import GuidanceKit

/// For whom guidance counts that was registered on numbers that had ended or that were merged.
struct Successions: Sendable {
  private let byNumber: [Int: [OrganisationSuccession]]
  /// The numbers that something is said of, to be asked for every registration.
  private var numbers = FactSet()

  init(_ successions: [OrganisationSuccession]) {
    byNumber = Dictionary(grouping: successions) { Int($0.number.value) }
    for number in byNumber.keys { numbers.insert(number) }
  }

  /// Whether guidance of a number may count for another on some day.
  @inline(__always)
  func concerns(_ number: Int) -> Bool { numbers.contains(number) }

  /// Lets a registration count for whom it counts on its day.
  ///
  /// - Returns: whether it counts for anyone.
  func move(_ record: inout ReachRecord) -> Bool {
    guard let all = byNumber[record.organisation],
      let one = all.first(where: { one in
        record.day > one.after.dayNumber && one.through.map { record.day <= $0.dayNumber } ?? true
      })
    else { return true }
    if !one.isMerge { record.endedNumber = record.organisation }
    record.organisation = one.successor.map { Int($0.value) } ?? 0
    return record.organisation != 0
  }

  /// The records of one registration with several organisations, each organisation once.
  ///
  /// An organisation that it reaches twice, under its own number and an ended one, counts once, and as one among those
  /// that share the session.
  func moved(_ records: [ReachRecord]) -> [ReachRecord] {
    var seen: Set<Int> = []
    var found: [Int: ReachRecord] = [:]
    var order: [Int] = []
    var isTwice = 0
    for record in records where seen.insert(record.organisation).inserted {
      var moved = record
      guard move(&moved) else { continue }
      if var known = found[moved.organisation] {
        isTwice += 1
        let ended = [known.endedNumber, moved.endedNumber]
        known.endedNumber = ended.contains(0) ? 0 : ended.min() ?? 0
        found[moved.organisation] = known
      } else {
        found[moved.organisation] = moved
        order.append(moved.organisation)
      }
    }
    return order.compactMap { found[$0] }.map { record in
      var record = record
      record.organisationCount -= isTwice
      return record
    }
  }
}
