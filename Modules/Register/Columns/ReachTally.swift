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

/// What cells of reach are kept apart by.
struct ReachKey: Hashable {
  var month: Int
  var organisation: Int
  var endedNumber: Int
  var destination: Int
  var level: Int
  var place: Int
  var organisationCount: Int

  /// Two words instead of seven: hashing takes most of the time otherwise.
  func hash(into hasher: inout Hasher) {
    hasher.combine(organisation << 32 ^ destination << 16 ^ level << 12 ^ place << 8 ^ organisationCount)
    hasher.combine(month << 32 ^ endedNumber)
  }
}

/// What reached an organisation.
struct ReachSum {
  var minutes = 0
  var sessions = 0
  var minutesOnce = 0
  var sessionsOnce = 0

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
  private var inSessions: [ReachRecord] = []
  private var places: [String: Int] = ["": 0]

  /// - Parameter month: the month that a day number counts with.
  init(month: @escaping (Int) -> Int) { self.month = month }

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
    } else {
      sums[key(record), default: ReachSum()].add(record.minutes, counts: true, countsOnce: true)
    }
  }

  /// Everything added up: of the registrations of one session the first in order counts, once per destination and once
  /// over all of them; the others are there without minutes.
  func total() -> [ReachKey: ReachSum] {
    var sums = sums
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
      month: month(record.day), organisation: record.organisation, endedNumber: record.endedNumber,
      destination: record.destination, level: record.level, place: record.place,
      organisationCount: record.organisationCount)
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
