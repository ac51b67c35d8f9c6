import GRDB
public import GuidanceKit

/// Adviser-minutes that share everything the indicators on time and classroom ask about.
public struct TimeCell: Hashable, Sendable {
  /// The month.
  public var month: Month
  /// Pillar, project or quality-care code.
  public var destination: String
  /// The fund; `nil` when the registrations do not say, or when it was not asked.
  public var fund: String?
  /// The working level; `nil` when the registrations do not say, or when it was not asked.
  public var level: WorkingLevel?
  /// Whether it took place in classroom context.
  public var classroom: ClassroomContext
  /// The initiative; `nil` when the registrations do not say, or when it was not asked.
  public var initiative: String?
  /// The target groups named, as a mask of the lookup table's ids; none when it was not asked.
  public var targetGroups: Int
  /// The adviser who registered, by code; `nil` when it was not asked.
  public var adviser: String?
  /// Whether an organisation was named: work without contact counts in time, not in classroom context.
  public var hasContact: Bool
  /// Adviser-minutes: a session by two advisers counts twice.
  public var minutes: Int
  /// The registrations behind it; a row that several advisers register together counts with the first of them.
  public var registrations: Int
  /// The registrations behind it, such a row once for each of its advisers when they are kept apart.
  public var participations: Int

  /// Makes a cell.
  public init(
    month: Month, destination: String, fund: String? = nil, level: WorkingLevel? = nil,
    classroom: ClassroomContext = .unknown, initiative: String? = nil, targetGroups: Int = 0, adviser: String? = nil,
    hasContact: Bool = true, minutes: Int, registrations: Int, participations: Int? = nil
  ) {
    self.month = month
    self.destination = destination
    self.fund = fund
    self.level = level
    self.classroom = classroom
    self.initiative = initiative
    self.targetGroups = targetGroups
    self.adviser = adviser
    self.hasContact = hasContact
    self.minutes = minutes
    self.registrations = registrations
    self.participations = participations ?? registrations
  }
}

/// What cells of adviser-minutes are kept apart by beside month, destination, fund, level, classroom and contact.
public struct TimeDetail: OptionSet, Hashable, Sendable {
  /// The sum of the parts.
  public let rawValue: Int

  /// Makes a set from the sum of its parts.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The initiative.
  public static let initiative = TimeDetail(rawValue: 1)
  /// The target groups.
  public static let targetGroups = TimeDetail(rawValue: 2)
  /// The adviser who registered.
  public static let adviser = TimeDetail(rawValue: 4)
  /// The cells name neither fund nor level: far fewer where those are not asked.
  public static let coarse = TimeDetail(rawValue: 8)
}

extension Snapshot {
  /// Adviser-minutes from one day through another, grouped by month, destination, fund, level, classroom and contact.
  ///
  /// - Parameter detail: what else they are kept apart by; each part makes more cells, ``TimeDetail/coarse`` fewer.
  public func timeCells(
    from: CalendarDate, through: CalendarDate, detail: TimeDetail = []
  ) throws -> [TimeCell] {
    try RegistrationPass(self).timeCells(from: from, through: through, detail: detail)()
  }
}

extension RegistrationPass {
  /// Asks for ``Snapshot/timeCells(from:through:detail:)``.
  public func timeCells(
    from: CalendarDate, through: CalendarDate, detail: TimeDetail = []
  ) -> RegistrationAnswer<[TimeCell]> {
    guard let days = RegistrationPass.days(from, through) else { return RegistrationAnswer { [] } }
    return ask(TimeTally(days, detail)) { [snapshot] tally in try snapshot.cells(tally.sums.all) }
  }
}

extension Snapshot {
  fileprivate func cells(_ sums: [(key: TimeKey, sum: PackedSums.Sum)]) throws -> [TimeCell] {
    let destinations = try CodeTable("destination", in: db)
    let (funds, initiatives) = (try CodeTable("fund", in: db), try CodeTable("initiative", in: db))
    let advisers = try CodeTable("adviser", in: db)
    func order(_ key: TimeKey) -> TimeOrder {
      TimeOrder(
        first: (
          key.month, destinations.rank(key.destination), funds.rank(key.fund), key.level, key.classroom,
          initiatives.rank(key.initiative)
        ), then: (key.targetGroups, key.hasContact ? 1 : 0, advisers.rank(key.adviser)))
    }
    return sums.map { (key: $0.key, sum: $0.sum, order: order($0.key)) }
      .sorted { $0.order < $1.order }.map { key, sum, _ in
        TimeCell(
          month: Month(number: key.month), destination: destinations[key.destination] ?? "", fund: funds[key.fund],
          level: Vocabulary.term(id: key.level), classroom: Vocabulary.term(id: key.classroom) ?? .unknown,
          initiative: initiatives[key.initiative], targetGroups: key.targetGroups, adviser: advisers[key.adviser],
          hasContact: key.hasContact, minutes: sum.minutes, registrations: Int(sum.registrations),
          participations: Int(sum.count))
      }
  }
}

/// Adds up adviser-minutes.
private struct TimeTally: PieceTally {
  let days: ClosedRange<Int>
  private(set) var sums = KeyedSums<TimeKey>()
  private let detail: TimeDetail
  private let months: MonthTable

  init(_ days: ClosedRange<Int>, _ detail: TimeDetail) {
    self.days = days
    self.detail = detail
    months = MonthTable(days)
  }

  mutating func add(_ records: PieceRecords) {
    let isPerAdviser = detail.contains(.adviser)
    let (role, day, minutes) = (records(.role), records(.day), records(.minutes))
    let (destination, classroom, organisations) = (
      records(.destination), records(.classroom), records(.organisationCount)
    )
    let (further, adviser) = (records(.furtherAdvisers), isPerAdviser ? records(.adviser) : nil)
    let (fund, level) = detail.contains(.coarse) ? (nil, nil) : (records(.fund), records(.level))
    let initiative = detail.contains(.initiative) ? records(.initiative) : nil
    let groups = detail.contains(.targetGroups) ? records(.targetGroups) : nil
    for row in records.rows(in: days) {
      let isFirst = role[row] == RecordRole.registration.rawValue
      guard isFirst || (isPerAdviser && role[row] == RecordRole.furtherAdviser.rawValue) else { continue }
      let key = TimeKey(
        month: months[day[row]], destination: destination[row], fund: fund?[row] ?? 0, level: level?[row] ?? 0,
        classroom: classroom[row], initiative: initiative?[row] ?? 0, targetGroups: groups?[row] ?? 0,
        hasContact: organisations[row] > 0, adviser: adviser?[row] ?? 0)
      sums.add(
        PackedSums.Sum(
          minutes: isPerAdviser ? minutes[row] : minutes[row] * (1 + further[row]), count: 1,
          registrations: isFirst ? 1 : 0), at: key)
    }
  }

  mutating func merge(_ other: TimeTally) { sums.merge(other.sums) }
}

/// What cells are kept apart by, as the numbers of the lookup tables.
private struct TimeKey: PackableKey {
  var month: Int
  var destination: Int
  var fund: Int
  var level: Int
  var classroom: Int
  var initiative: Int
  var targetGroups: Int
  var hasContact: Bool
  var adviser: Int

  /// The small numbers together are one word: hashing takes most of the time otherwise.
  func hash(into hasher: inout Hasher) {
    hasher.combine(
      month << 48 ^ destination << 34 ^ adviser << 16 ^ initiative << 8 ^ fund << 6 ^ level << 3 ^ classroom << 1
        ^ (hasContact ? 1 : 0))
    if targetGroups != 0 { hasher.combine(targetGroups) }
  }
}

extension TimeKey {
  var packed: UInt64? {
    guard targetGroups == 0, 1..<1 << 16 ~= month, 0..<1 << 12 ~= destination, 0..<1 << 12 ~= adviser,
      0..<1 << 8 ~= initiative, 0..<1 << 6 ~= fund, 0..<1 << 4 ~= level, 0..<1 << 3 ~= classroom
    else { return nil }
    let wide = UInt64(month) << 46 | UInt64(destination) << 34 | UInt64(adviser) << 22
    let narrow = UInt64(initiative) << 14 | UInt64(fund) << 8 | UInt64(level) << 4 | UInt64(classroom) << 1
    return wide | narrow | (hasContact ? 1 : 0)
  }

  init(packed key: UInt64) {
    self.init(
      month: Int(key >> 46), destination: Int(key >> 34 & 0xFFF), fund: Int(key >> 8 & 63), level: Int(key >> 4 & 15),
      classroom: Int(key >> 1 & 7), initiative: Int(key >> 14 & 255), targetGroups: 0, hasContact: key & 1 != 0,
      adviser: Int(key >> 22 & 0xFFF))
  }
}

/// Where a cell stands among the others.
private struct TimeOrder {
  var first: (Int, Int, Int, Int, Int, Int)
  var then: (Int, Int, Int)

  static func < (one: TimeOrder, other: TimeOrder) -> Bool {
    one.first == other.first ? one.then < other.then : one.first < other.first
  }
}
