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
    guard let scan = PieceScan(self, from: from, through: through) else { return [] }
    let months = MonthTable(from.dayNumber...through.dayNumber)
    let isPerAdviser = detail.contains(.adviser)
    var sums: [TimeKey: TimeSum] = [:]
    try scan.forEach { records in
      let (role, day, minutes) = (records(.role), records(.day), records(.minutes))
      let (destination, fund, level) = (records(.destination), records(.fund), records(.level))
      let (classroom, organisations) = (records(.classroom), records(.organisationCount))
      let (further, adviser) = (records(.furtherAdvisers), records(.adviser))
      let isCoarse = detail.contains(.coarse)
      let initiative = detail.contains(.initiative) ? records(.initiative) : nil
      let groups = detail.contains(.targetGroups) ? records(.targetGroups) : nil
      for row in records.rows {
        guard
          role[row] == RecordRole.registration.rawValue
            || (isPerAdviser && role[row] == RecordRole.furtherAdviser.rawValue)
        else { continue }
        let key = TimeKey(
          month: months[day[row]], destination: destination[row], fund: isCoarse ? 0 : fund[row],
          level: isCoarse ? 0 : level[row],
          classroom: classroom[row], initiative: initiative?[row] ?? 0, targetGroups: groups?[row] ?? 0,
          hasContact: organisations[row] > 0, adviser: isPerAdviser ? adviser[row] : 0)
        let isFirst = role[row] == RecordRole.registration.rawValue
        sums[key, default: TimeSum()].add(
          minutes: isPerAdviser ? minutes[row] : minutes[row] * (1 + further[row]), isFirst: isFirst)
      }
    }
    return try cells(sums)
  }

  private func cells(_ sums: [TimeKey: TimeSum]) throws -> [TimeCell] {
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
    return sums.map { (key: $0.key, sum: $0.value, order: order($0.key)) }
      .sorted { $0.order < $1.order }.map { key, sum, _ in
        TimeCell(
          month: Month(number: key.month), destination: destinations[key.destination] ?? "", fund: funds[key.fund],
          level: Vocabulary.term(id: key.level), classroom: Vocabulary.term(id: key.classroom) ?? .unknown,
          initiative: initiatives[key.initiative], targetGroups: key.targetGroups, adviser: advisers[key.adviser],
          hasContact: key.hasContact, minutes: sum.minutes, registrations: sum.registrations,
          participations: sum.participations)
      }
  }
}

/// What cells are kept apart by, as the numbers of the lookup tables.
private struct TimeKey: Hashable {
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

/// Where a cell stands among the others.
private struct TimeOrder {
  var first: (Int, Int, Int, Int, Int, Int)
  var then: (Int, Int, Int)

  static func < (one: TimeOrder, other: TimeOrder) -> Bool {
    one.first == other.first ? one.then < other.then : one.first < other.first
  }
}

private struct TimeSum {
  var minutes = 0
  var registrations = 0
  var participations = 0

  mutating func add(minutes: Int, isFirst: Bool) {
    self.minutes += minutes
    if isFirst { registrations += 1 }
    participations += 1
  }
}
