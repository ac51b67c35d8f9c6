import GRDB
public import GuidanceKit

/// Adviser-minutes that share everything goals, actions and education levels are about.
public struct ActivityCell: Hashable, Sendable {
  /// Pillar, project or quality-care code.
  public var destination: String
  /// The operational goal; `nil` when the registrations do not say.
  public var goal: String?
  /// The focus category; `nil` when the registrations do not say.
  public var focus: String?
  /// The initiative; `nil` when the registrations do not say.
  public var initiative: String?
  /// The types of the organisations named, in the order of their list; empty for work without contact.
  public var types: [OrganisationType]
  /// Whether one of the organisations named is not known, so that its type is not known either.
  public var hasUnknownOrganisation: Bool
  /// Adviser-minutes: a session by two advisers counts twice.
  public var minutes: Int
  /// The registrations behind it.
  public var registrations: Int

  /// Makes a cell.
  public init(
    destination: String, goal: String? = nil, focus: String? = nil, initiative: String? = nil,
    types: [OrganisationType] = [], hasUnknownOrganisation: Bool = false, minutes: Int, registrations: Int = 1
  ) {
    self.destination = destination
    self.goal = goal
    self.focus = focus
    self.initiative = initiative
    self.types = types
    self.hasUnknownOrganisation = hasUnknownOrganisation
    self.minutes = minutes
    self.registrations = registrations
  }
}

/// Minutes that reached nobody who can be counted.
public struct SetAsideMinutes: Hashable, Sendable {
  /// The number that had ended and that no other took over.
  public var endedNumber: InstitutionNumber
  /// The last day under that number.
  public var lastDay: CalendarDate
  /// Adviser-minutes.
  public var minutes: Int
  /// The registrations behind it.
  public var registrations: Int

  /// Makes an entry.
  public init(endedNumber: InstitutionNumber, lastDay: CalendarDate, minutes: Int, registrations: Int) {
    self.endedNumber = endedNumber
    self.lastDay = lastDay
    self.minutes = minutes
    self.registrations = registrations
  }
}

extension Snapshot {
  /// Adviser-minutes from one day through another, grouped by destination, goal, focus, initiative and the types of the
  /// organisations named.
  public func activityCells(from: CalendarDate, through: CalendarDate) throws -> [ActivityCell] {
    try RegistrationPass(self).activityCells(from: from, through: through)()
  }

  /// Adviser-minutes from one day through another on numbers that had ended by then and that no other took over.
  public func setAsideMinutes(from: CalendarDate, through: CalendarDate) throws -> [SetAsideMinutes] {
    try RegistrationPass(self).setAsideMinutes(from: from, through: through)()
  }

  /// Adviser-minutes from one day through another with at least one organisation that could not be linked to a number, and
  /// the registrations they come from.
  public func unlinkedMinutes(
    from: CalendarDate, through: CalendarDate
  ) throws -> (minutes: Int, registrations: Int) {
    try RegistrationPass(self).unlinkedMinutes(from: from, through: through)()
  }

  /// The last day up to a given one on which each adviser registered something, by code.
  public func lastRegistrationDays(through day: CalendarDate) throws -> [String: CalendarDate] {
    let advisers = try CodeTable("adviser", in: db)
    guard let days = RegistrationPass.days(.earliest, day) else { return [:] }
    return try RegistrationPass(self).ask(LastDayTally(days: days)) { tally in
      Dictionary(
        tally.last.compactMap { id, day in advisers[id].map { ($0, CalendarDate(dayNumber: day)) } },
        uniquingKeysWith: max)
    }()
  }
}

extension RegistrationPass {
  /// Asks for ``Snapshot/activityCells(from:through:)``.
  public func activityCells(from: CalendarDate, through: CalendarDate) throws -> RegistrationAnswer<[ActivityCell]> {
    guard let days = RegistrationPass.days(from, through) else { return RegistrationAnswer { [] } }
    // One bit for each type, the lowest for an organisation of which the type is not known.
    var bits: [Int: Int] = [:]
    for row in try Row.fetchAll(
      snapshot.db,
      sql: """
        SELECT o.organisation_number, 1 << o.type_id FROM organisation_version AS o
        WHERE \(snapshot.live("o", .organisation)) ORDER BY o.id
        """)
    {
      bits[row[0]] = row[1]
    }
    return ask(ActivityTally(days: days, bits: bits)) { [snapshot] tally in try snapshot.cells(tally.sums.all) }
  }

  /// Asks for ``Snapshot/setAsideMinutes(from:through:)``.
  public func setAsideMinutes(
    from: CalendarDate, through: CalendarDate
  ) throws -> RegistrationAnswer<[SetAsideMinutes]> {
    let ends = try successions().filter { $0.successor == nil && $0.after < through }
    guard !ends.isEmpty, let days = RegistrationPass.days(from, through) else { return RegistrationAnswer { [] } }
    return ask(SetAsideTally(days, ends)) { tally in
      let sums = tally.sums
      return ends.indices.filter { sums[$0].registrations > 0 }.sorted {
        (ends[$0].number, ends[$0].after) < (ends[$1].number, ends[$1].after)
      }.map {
        SetAsideMinutes(
          endedNumber: ends[$0].number, lastDay: ends[$0].after, minutes: sums[$0].minutes,
          registrations: sums[$0].registrations)
      }
    }
  }

  /// Asks for ``Snapshot/unlinkedMinutes(from:through:)``.
  public func unlinkedMinutes(
    from: CalendarDate, through: CalendarDate
  ) -> RegistrationAnswer<(minutes: Int, registrations: Int)> {
    guard let days = RegistrationPass.days(from, through) else { return RegistrationAnswer { (0, 0) } }
    return ask(UnlinkedTally(days: days)) { ($0.sum.minutes, $0.sum.registrations) }
  }
}

extension Snapshot {
  fileprivate func cells(_ sums: [(key: ActivityKey, sum: PackedSums.Sum)]) throws -> [ActivityCell] {
    let (destinations, goals) = (try CodeTable("destination", in: db), try CodeTable("goal", in: db))
    let (focuses, initiatives) = (try CodeTable("focus", in: db), try CodeTable("initiative", in: db))
    func order(_ key: ActivityKey) -> (Int, Int, Int, Int, Int) {
      (
        destinations.rank(key.destination), goals.rank(key.goal), focuses.rank(key.focus),
        initiatives.rank(key.initiative), key.types
      )
    }
    let ordered = sums.map { (order: order($0.key), key: $0.key, sum: $0.sum) }.sorted { $0.order < $1.order }
    return ordered.map { _, key, sum -> ActivityCell in
      let types = OrganisationType.allCases.filter { key.types & (1 << Vocabulary.id($0)) != 0 }
      return ActivityCell(
        destination: destinations[key.destination] ?? "", goal: goals[key.goal], focus: focuses[key.focus],
        initiative: initiatives[key.initiative], types: types, hasUnknownOrganisation: key.types & 1 != 0,
        minutes: sum.minutes, registrations: Int(sum.count))
    }
  }
}

/// Adds up adviser-minutes by what goals and actions are about.
private struct ActivityTally: PieceTally {
  let days: ClosedRange<Int>
  /// The bit of the type of each organisation.
  let bits: [Int: Int]
  private(set) var sums = KeyedSums<ActivityKey>()

  init(days: ClosedRange<Int>, bits: [Int: Int]) {
    self.days = days
    self.bits = bits
  }

  mutating func add(_ records: PieceRecords) {
    let (role, minutes, further) = (records(.role), records(.minutes), records(.furtherAdvisers))
    let (destination, goal, focus) = (records(.destination), records(.goal), records(.focus))
    let (initiative, organisation, count) = (
      records(.initiative), records(.organisation), records(.organisationCount)
    )
    var pending: (key: ActivityKey, minutes: Int)?
    for row in records.rows(in: days) {
      switch RecordRole(rawValue: role[row]) {
      case .registration:
        if let pending { sums.add(PackedSums.Sum(minutes: pending.minutes, count: 1), at: pending.key) }
        let key = ActivityKey(
          destination: destination[row], goal: goal[row], focus: focus[row], initiative: initiative[row],
          types: count[row] == 0 ? 0 : bits[organisation[row]] ?? 1)
        pending = (key, minutes[row] * (1 + further[row]))
      case .furtherOrganisation: pending?.key.types |= bits[organisation[row]] ?? 1
      case .furtherAdviser, nil: continue
      }
    }
    if let pending { sums.add(PackedSums.Sum(minutes: pending.minutes, count: 1), at: pending.key) }
  }

  mutating func merge(_ other: ActivityTally) { sums.merge(other.sums) }
}

private struct ActivityKey: PackableKey {
  var destination: Int
  var goal: Int
  var focus: Int
  var initiative: Int
  var types: Int

  /// One word instead of five: hashing takes most of the time otherwise.
  func hash(into hasher: inout Hasher) {
    hasher.combine(destination << 48 ^ goal << 32 ^ initiative << 24 ^ focus << 16 ^ types)
  }
}

extension ActivityKey {
  var packed: UInt64? {
    guard 1..<1 << 12 ~= destination, 0..<1 << 14 ~= goal, 0..<1 << 10 ~= initiative, 0..<1 << 8 ~= focus,
      0..<1 << 20 ~= types
    else { return nil }
    let wide = UInt64(destination) << 52 | UInt64(goal) << 38 | UInt64(initiative) << 28
    return wide | UInt64(focus) << 20 | UInt64(types)
  }

  init(packed key: UInt64) {
    self.init(
      destination: Int(key >> 52), goal: Int(key >> 38 & 0x3FFF), focus: Int(key >> 20 & 255),
      initiative: Int(key >> 28 & 0x3FF), types: Int(key & 0xF_FFFF))
  }
}

/// Minutes and the registrations behind them.
private struct RegistrationSum {
  var minutes = 0
  var registrations = 0

  mutating func add(_ minutes: Int, registrations: Int = 1) {
    self.minutes += minutes
    self.registrations += registrations
  }
}

/// Adds up what was registered on numbers that had ended for good.
private struct SetAsideTally: PieceTally {
  let days: ClosedRange<Int>
  private(set) var sums: [RegistrationSum]
  private let ends: [OrganisationSuccession]
  private let byNumber: [Int: [Int]]
  /// A registration may name a number twice.
  private var last: [Int]

  init(_ days: ClosedRange<Int>, _ ends: [OrganisationSuccession]) {
    self.days = days
    self.ends = ends
    byNumber = Dictionary(grouping: ends.indices) { Int(ends[$0].number.value) }
    sums = [RegistrationSum](repeating: RegistrationSum(), count: ends.count)
    last = [Int](repeating: 0, count: ends.count)
  }

  mutating func add(_ records: PieceRecords) {
    let (role, day, minutes) = (records(.role), records(.day), records(.minutes))
    let (further, organisation, fact) = (records(.furtherAdvisers), records(.organisation), records(.fact))
    for row in records.rows(in: days) where role[row] != RecordRole.furtherAdviser.rawValue && organisation[row] != 0 {
      for place in byNumber[organisation[row]] ?? []
      where day[row] > ends[place].after.dayNumber && last[place] != fact[row] {
        last[place] = fact[row]
        sums[place].add(minutes[row] * (1 + further[row]))
      }
    }
  }

  mutating func merge(_ other: SetAsideTally) {
    for place in sums.indices {
      sums[place].add(other.sums[place].minutes, registrations: other.sums[place].registrations)
    }
  }
}

/// Adds up what names an organisation that could not be linked to a number.
private struct UnlinkedTally: PieceTally {
  let days: ClosedRange<Int>
  private(set) var sum = RegistrationSum()

  init(days: ClosedRange<Int>) { self.days = days }

  mutating func add(_ records: PieceRecords) {
    guard !records.isEmpty(.isUnlinked) else { return }
    let (role, minutes, further) = (records(.role), records(.minutes), records(.furtherAdvisers))
    let isUnlinked = records(.isUnlinked)
    for row in records.rows(in: days) where isUnlinked[row] != 0 && role[row] == RecordRole.registration.rawValue {
      sum.add(minutes[row] * (1 + further[row]))
    }
  }

  mutating func merge(_ other: UnlinkedTally) { sum.add(other.sum.minutes, registrations: other.sum.registrations) }
}

/// Finds the last day of each adviser.
private struct LastDayTally: PieceTally {
  let days: ClosedRange<Int>
  private(set) var last: [Int: Int] = [:]

  init(days: ClosedRange<Int>) { self.days = days }

  mutating func add(_ records: PieceRecords) {
    let (role, day, adviser) = (records(.role), records(.day), records(.adviser))
    for row in records.rows(in: days) where role[row] != RecordRole.furtherOrganisation.rawValue {
      if day[row] > last[adviser[row]] ?? Int.min { last[adviser[row]] = day[row] }
    }
  }

  mutating func merge(_ other: LastDayTally) { last.merge(other.last, uniquingKeysWith: max) }
}
