import GuidanceKit

/// One registration that reached one organisation.
struct ReachRecord {
  /// The number of the fact.
  var fact: Int
  /// The day number.
  var day: Int
  /// The session among all seen so far; 0 for a registration without a session code.
  var session: Int
  /// The institution number that it counts for.
  var organisation: Int
  /// The number registered, when that one had ended; 0 otherwise.
  var endedNumber = 0
  var organisationCount: Int
  var destination: Int
  var level: Int
  var place: Int
  var minutes: Int
}

/// What cells of reach are kept apart by; small, for there are many.
struct ReachKey: Hashable {
  var month: Int32
  var organisation: Int32
  var endedNumber: Int32
  var destination: Int32
  var organisationCount: Int32
  var level: Int8
  var place: Int8

  /// Two words instead of seven: hashing takes most of the time otherwise.
  func hash(into hasher: inout Hasher) {
    hasher.combine(
      Int(organisation) << 32 ^ Int(destination) << 16 ^ Int(level) << 12 ^ Int(place) << 8 ^ Int(organisationCount))
    hasher.combine(Int(month) << 32 ^ Int(endedNumber))
  }
}

extension ReachKey {
  /// The key in one word; `nil` when it does not fit: then the other way is taken.
  static func packed(_ record: ReachRecord, month: Int, keepsPlaces: Bool) -> UInt64? {
    guard record.endedNumber == 0, 1..<1 << 20 ~= record.organisation, 0..<16 ~= record.organisationCount,
      0..<1 << 12 ~= record.destination, 0..<1 << 16 ~= month, 0..<16 ~= record.level, 0..<16 ~= record.place
    else { return nil }
    return UInt64(month) << 44 | UInt64(record.organisation) << 24 | UInt64(record.destination) << 12
      | UInt64(record.level) << 8 | UInt64(keepsPlaces ? record.place : 0) << 4 | UInt64(record.organisationCount)
  }

  init(packed key: UInt64) {
    self.init(
      month: Int32(key >> 44), organisation: Int32(key >> 24 & 0xF_FFFF), endedNumber: 0,
      destination: Int32(key >> 12 & 0xFFF), organisationCount: Int32(key & 15), level: Int8(key >> 8 & 15),
      place: Int8(key >> 4 & 15))
  }
}

/// What reached an organisation.
struct ReachSum {
  var minutes = 0
  var minutesOnce = 0
  var sessions: Int32 = 0
  var sessionsOnce: Int32 = 0

  mutating func add(_ plain: PackedSums.Sum) {
    minutes += plain.minutes
    minutesOnce += plain.minutes
    sessions += Int32(truncatingIfNeeded: plain.count)
    sessionsOnce += Int32(truncatingIfNeeded: plain.count)
  }

  mutating func add(_ minutes: Int, counts: Bool, countsOnce: Bool) {
    if counts {
      self.minutes += minutes
      sessions += 1
    }
    if countsOnce {
      minutesOnce += minutes
      sessionsOnce += 1
    }
  }
}

/// Adds up what reached organisations, each session once.
struct ReachTally {
  private let month: (Int) -> Int
  private var sums: [ReachKey: ReachSum] = [:]
  /// What is registered on an organisation's own number, outside sessions and with few organisations: nearly everything.
  private var plain = PackedSums()
  private var inSessions: [ReachRecord] = []
  private var places: [[UInt8]: Int] = [[]: 0]

  private let keepsPlaces: Bool

  /// - Parameters:
  ///   - keepsPlaces: whether places are kept apart.
  ///   - month: the month that a day number counts with.
  init(keepsPlaces: Bool, month: @escaping (Int) -> Int) {
    self.keepsPlaces = keepsPlaces
    self.month = month
  }

  /// The numbers of sessions by their codes, the same in every piece.
  mutating func sessions(_ codes: [String]) -> [Int] {
    codes.map { code in
      // By their bytes: two spellings of one sign are two codes, as for SQLite.
      let bytes = Array(code.utf8)
      if let known = places[bytes] { return known }
      places[bytes] = places.count
      return places.count - 1
    }
  }

  mutating func add(_ record: ReachRecord) {
    if record.session != 0 {
      inSessions.append(record)
    } else if let key = ReachKey.packed(record, month: month(record.day), keepsPlaces: keepsPlaces) {
      plain.add(record.minutes, at: key)
    } else {
      sums[key(record), default: ReachSum()].add(record.minutes, counts: true, countsOnce: true)
    }
  }

  /// Everything added up: of the registrations of one session the first in order counts, once per destination and once
  /// over all of them; the others are there without minutes.
  mutating func total() -> [ReachKey: ReachSum] {
    sums.reserveCapacity(plain.count + inSessions.count)
    plain.forEach { key, sum in sums[ReachKey(packed: key), default: ReachSum()].add(sum) }
    plain = PackedSums()
    let counting = firsts(byDestination: true)
    let countingOnce = firsts(byDestination: false)
    for (place, record) in inSessions.enumerated() {
      sums[key(record), default: ReachSum()].add(
        record.minutes, counts: counting[place], countsOnce: countingOnce[place])
    }
    return sums
  }

  /// Whether each registration stands first in its session, per destination or over all of them.
  private func firsts(byDestination: Bool) -> [Bool] {
    func group(_ record: ReachRecord) -> (Int, Int, Int, Int) {
      (record.session, record.day, record.organisation, byDestination ? record.destination : 0)
    }
    // Places are sorted rather than kept in groups: where every row names a session there are as many groups as rows.
    let order = inSessions.indices.sorted { one, other in
      let (left, right) = (inSessions[one], inSessions[other])
      let (first, second) = (group(left), group(right))
      return first == second ? ReachTally.precedes(left, right, byDestination) : first < second
    }
    var isFirst = [Bool](repeating: false, count: inSessions.count)
    for (index, place) in order.enumerated() {
      isFirst[place] = index == 0 || group(inSessions[order[index - 1]]) != group(inSessions[place])
    }
    return isFirst
  }

  /// Whether a registration of a session counts rather than another: the longest, then the one with the first level and
  /// place in the order of their lists; one that says nothing comes last.
  private static func precedes(_ one: ReachRecord, _ other: ReachRecord, _ byDestination: Bool) -> Bool {
    func said(_ value: Int) -> Int { value == 0 ? Int.max : value }
    func order(_ record: ReachRecord) -> (Int, Int, Int, Int, Int, Int) {
      byDestination
        ? (
          -record.minutes, said(record.level), said(record.place), record.organisationCount, record.endedNumber,
          record.fact
        )
        : (
          -record.minutes, said(record.place), said(record.level), record.destination, record.endedNumber, record.fact
        )
    }
    return order(one) < order(other)
  }

  private func key(_ record: ReachRecord) -> ReachKey {
    ReachKey(
      month: Int32(truncatingIfNeeded: month(record.day)), organisation: Int32(truncatingIfNeeded: record.organisation),
      endedNumber: Int32(truncatingIfNeeded: record.endedNumber),
      destination: Int32(truncatingIfNeeded: record.destination),
      organisationCount: Int32(truncatingIfNeeded: record.organisationCount),
      level: Int8(truncatingIfNeeded: record.level), place: Int8(truncatingIfNeeded: keepsPlaces ? record.place : 0))
  }
}
