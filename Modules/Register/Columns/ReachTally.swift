import GuidanceKit

/// One registration that reached one organisation.
struct ReachRecord: Sendable {
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
struct ReachKey: Hashable, Sendable {
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
  @inline(__always)
  static func packed(
    month: Int, organisation: Int, destination: Int, level: Int, place: Int, organisationCount: Int
  ) -> UInt64? {
    guard 1..<1 << 20 ~= organisation, 0..<16 ~= organisationCount, 0..<1 << 12 ~= destination, 0..<1 << 16 ~= month,
      0..<16 ~= level, 0..<16 ~= place
    else { return nil }
    return UInt64(month) << 44 | UInt64(organisation) << 24 | UInt64(destination) << 12 | UInt64(level) << 8
      | UInt64(place) << 4 | UInt64(organisationCount)
  }

  init(packed key: UInt64) {
    self.init(
      month: Int32(key >> 44), organisation: Int32(key >> 24 & 0xF_FFFF), endedNumber: 0,
      destination: Int32(key >> 12 & 0xFFF), organisationCount: Int32(key & 15), level: Int8(key >> 8 & 15),
      place: Int8(key >> 4 & 15))
  }
}

/// What reached an organisation.
struct ReachSum: Sendable {
  var minutes = 0
  var minutesOnce = 0
  var sessions: Int32 = 0
  var sessionsOnce: Int32 = 0

  mutating func add(_ plain: PackedSums.Sum) {
    minutes += plain.minutes
    minutesOnce += plain.minutes
    sessions += plain.count
    sessionsOnce += plain.count
  }

  mutating func add(_ other: ReachSum) {
    minutes += other.minutes
    minutesOnce += other.minutesOnce
    sessions += other.sessions
    sessionsOnce += other.sessionsOnce
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
struct ReachTally: PieceTally {
  let days: ClosedRange<Int>
  /// The month that each day counts with; the first month when they are not kept apart.
  private let months: MonthTable?
  private let start: Int
  private let keepsPlaces: Bool
  private let successions: Successions
  private var sums: [ReachKey: ReachSum] = [:]
  /// What is registered on an organisation's own number, outside sessions and with few organisations: nearly everything.
  private var plain = PackedSums()
  private var inSessions: [ReachRecord] = []
  private var places: [[UInt8]: Int] = [[]: 0]

  /// - Parameters:
  ///   - byMonth: whether months are kept apart.
  ///   - byPlace: whether places are kept apart.
  init(_ days: ClosedRange<Int>, byMonth: Bool, byPlace: Bool, successions: Successions) {
    self.days = days
    months = byMonth ? MonthTable(days) : nil
    start = MonthTable(days.lowerBound...days.lowerBound)[days.lowerBound]
    keepsPlaces = byPlace
    self.successions = successions
  }

  mutating func add(_ records: PieceRecords) {
    let (role, day, minutes, fact) = (records(.role), records(.day), records(.minutes), records(.fact))
    let (organisation, count, session) = (records(.organisation), records(.organisationCount), records(.session))
    let (destination, level) = (records(.destination), records(.level))
    let place = keepsPlaces ? records(.place) : nil
    let allPlaces = records(.place)
    var texts: [Int]?
    var several: [ReachRecord] = []
    for row in records.rows(in: days) where count[row] > 0 && role[row] != RecordRole.furtherAdviser.rawValue {
      if count[row] == 1, session[row] == 0, !successions.concerns(organisation[row]),
        let key = ReachKey.packed(
          month: months?[day[row]] ?? start, organisation: organisation[row], destination: destination[row],
          level: level[row], place: place?[row] ?? 0, organisationCount: 1)
      {
        plain.add(PackedSums.Sum(minutes: minutes[row], count: 1), at: key)
        continue
      }
      if texts == nil { texts = sessions(records.texts) }
      var record = ReachRecord(
        fact: fact[row], day: day[row], session: texts?[session[row]] ?? 0, organisation: organisation[row],
        organisationCount: count[row], destination: destination[row], level: level[row], place: allPlaces[row],
        minutes: minutes[row])
      if let first = several.first, first.fact != record.fact {
        for one in successions.moved(several) { add(one) }
        several = []
      }
      if record.organisation == 0 { continue }
      if record.organisationCount > 1 {
        several.append(record)
      } else if successions.move(&record) {
        add(record)
      }
    }
    for one in successions.moved(several) { add(one) }
  }

  /// The numbers of sessions by their codes, the same in every piece.
  private mutating func sessions(_ codes: [String]) -> [Int] {
    // By their bytes: two spellings of one sign are two codes, as for SQLite.
    codes.map { session(Array($0.utf8)) }
  }

  private mutating func session(_ code: [UInt8]) -> Int {
    if let known = places[code] { return known }
    places[code] = places.count
    return places.count - 1
  }

  private mutating func add(_ record: ReachRecord) {
    if record.session != 0 {
      inSessions.append(record)
    } else if record.endedNumber == 0,
      let key = ReachKey.packed(
        month: months?[record.day] ?? start, organisation: record.organisation, destination: record.destination,
        level: record.level, place: keepsPlaces ? record.place : 0, organisationCount: record.organisationCount)
    {
      plain.add(PackedSums.Sum(minutes: record.minutes, count: 1), at: key)
    } else {
      sums[key(record), default: ReachSum()].add(record.minutes, counts: true, countsOnce: true)
    }
  }

  mutating func merge(_ other: ReachTally) {
    plain.merge(other.plain)
    for (key, sum) in other.sums { sums[key, default: ReachSum()].add(sum) }
    guard !other.inSessions.isEmpty else { return }
    // Lanes number sessions as they meet them.
    var numbers = [Int](repeating: 0, count: other.places.count)
    for (code, number) in other.places { numbers[number] = session(code) }
    inSessions += other.inSessions.map { record in
      var record = record
      record.session = numbers[record.session]
      return record
    }
  }

  /// Everything added up, in no order: of the registrations of one session the first in order counts, once per destination
  /// and once over all of them; the others are there without minutes.
  var total: [(key: ReachKey, sum: ReachSum)] {
    var sums = sums
    let counting = firsts(byDestination: true)
    let countingOnce = firsts(byDestination: false)
    for (place, record) in inSessions.enumerated() {
      sums[key(record), default: ReachSum()].add(
        record.minutes, counts: counting[place], countsOnce: countingOnce[place])
    }
    var total: [(key: ReachKey, sum: ReachSum)] = []
    total.reserveCapacity(plain.count + sums.count)
    plain.forEach { word, plain in
      let key = ReachKey(packed: word)
      var sum = sums.isEmpty ? ReachSum() : sums.removeValue(forKey: key) ?? ReachSum()
      sum.add(plain)
      total.append((key, sum))
    }
    for (key, sum) in sums { total.append((key, sum)) }
    return total
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
      month: Int32(truncatingIfNeeded: months?[record.day] ?? start),
      organisation: Int32(truncatingIfNeeded: record.organisation),
      endedNumber: Int32(truncatingIfNeeded: record.endedNumber),
      destination: Int32(truncatingIfNeeded: record.destination),
      organisationCount: Int32(truncatingIfNeeded: record.organisationCount),
      level: Int8(truncatingIfNeeded: record.level), place: Int8(truncatingIfNeeded: keepsPlaces ? record.place : 0))
  }
}
