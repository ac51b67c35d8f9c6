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
    guard record.endedNumber == 0, record.organisationCount < 16, record.destination < 1 << 12, month < 1 << 16,
      month >= 0
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

/// Sums by a key of one word: a table of its own, for the one loop that passes every registration.
struct PackedSums {
  /// Minutes and how many they come from.
  struct Sum {
    var minutes = 0
    var count = 0
  }

  /// How many keys have a sum.
  private(set) var count = 0
  // 0 stands for a free place: no key is 0, for no organisation has that number.
  private var keys = [UInt64](repeating: 0, count: 1 << 12)
  private var sums = [Sum](repeating: Sum(), count: 1 << 12)

  mutating func add(_ minutes: Int, at key: UInt64) {
    var place = PackedSums.place(of: key, in: keys)
    if keys[place] == 0 {
      if count * 2 >= keys.count {
        grow()
        place = PackedSums.place(of: key, in: keys)
      }
      keys[place] = key
      count += 1
    }
    sums[place].minutes += minutes
    sums[place].count += 1
  }

  func forEach(_ body: (UInt64, Sum) -> Void) {
    for place in keys.indices where keys[place] != 0 { body(keys[place], sums[place]) }
  }

  /// Where a key stands, or the free place where it belongs.
  private static func place(of key: UInt64, in keys: [UInt64]) -> Int {
    let mask = keys.count - 1
    // Fibonacci hashing: the high bits of the product depend on all bits of the key.
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    var (keys, sums) = (
      [UInt64](repeating: 0, count: keys.count * 2), [Sum](repeating: Sum(), count: self.keys.count * 2)
    )
    forEach { key, sum in
      let place = PackedSums.place(of: key, in: keys)
      keys[place] = key
      sums[place] = sum
    }
    (self.keys, self.sums) = (keys, sums)
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
  private var places: [String: Int] = ["": 0]

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
      if let known = places[code] { return known }
      places[code] = places.count
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
    let counting = ranked(byDestination: true)
    let countingOnce = ranked(byDestination: false)
    for (place, record) in inSessions.enumerated() {
      sums[key(record), default: ReachSum()].add(
        record.minutes, counts: counting.contains(place), countsOnce: countingOnce.contains(place))
    }
    return sums
  }

  private struct Group: Hashable {
    var session: Int
    var day: Int
    var destination: Int
    var organisation: Int
  }

  /// The places of the registrations that stand first in their session.
  private func ranked(byDestination: Bool) -> Set<Int> {
    var first: [Group: Int] = [:]
    for (place, record) in inSessions.enumerated() {
      let group = Group(
        session: record.session, day: record.day, destination: byDestination ? record.destination : 0,
        organisation: record.organisation)
      if let other = first[group], !ReachTally.precedes(record, inSessions[other], byDestination) { continue }
      first[group] = place
    }
    return Set(first.values)
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

/// For whom guidance counts that was registered on numbers that had ended or that were merged.
struct Successions {
  private let byNumber: [Int: [OrganisationSuccession]]

  init(_ successions: [OrganisationSuccession]) {
    byNumber = Dictionary(grouping: successions) { Int($0.number.value) }
  }

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
