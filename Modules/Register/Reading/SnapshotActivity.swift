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
    guard let scan = PieceScan(self, from: from, through: through) else { return [] }
    // One bit for each type, the lowest for an organisation of which the type is not known.
    var bits: [Int: Int] = [:]
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT o.organisation_number, 1 << o.type_id FROM organisation_version AS o WHERE \(live("o", .organisation))
        ORDER BY o.id
        """)
    {
      bits[row[0]] = row[1]
    }
    var sums: [ActivityKey: ActivitySum] = [:]
    try scan.forEach { records in
      let (role, minutes, further) = (records(.role), records(.minutes), records(.furtherAdvisers))
      let (destination, goal, focus) = (records(.destination), records(.goal), records(.focus))
      let (initiative, organisation, count) = (
        records(.initiative), records(.organisation), records(.organisationCount)
      )
      var pending: (key: ActivityKey, minutes: Int)?
      func close() {
        if let pending { sums[pending.key, default: ActivitySum()].add(pending.minutes) }
        pending = nil
      }
      for row in records.rows {
        switch RecordRole(rawValue: role[row]) {
        case .registration:
          close()
          let key = ActivityKey(
            destination: destination[row], goal: goal[row], focus: focus[row], initiative: initiative[row],
            types: count[row] == 0 ? 0 : bits[organisation[row]] ?? 1)
          pending = (key, minutes[row] * (1 + further[row]))
        case .furtherOrganisation: pending?.key.types |= bits[organisation[row]] ?? 1
        case .furtherAdviser, nil: continue
        }
      }
      close()
    }
    return try cells(sums)
  }

  private func cells(_ sums: [ActivityKey: ActivitySum]) throws -> [ActivityCell] {
    let (destinations, goals) = (try CodeTable("destination", in: db), try CodeTable("goal", in: db))
    let (focuses, initiatives) = (try CodeTable("focus", in: db), try CodeTable("initiative", in: db))
    func order(_ key: ActivityKey) -> (Int, Int, Int, Int, Int) {
      (
        destinations.rank(key.destination), goals.rank(key.goal), focuses.rank(key.focus),
        initiatives.rank(key.initiative), key.types
      )
    }
    return sums.sorted { order($0.key) < order($1.key) }.map { key, sum in
      ActivityCell(
        destination: destinations[key.destination] ?? "", goal: goals[key.goal], focus: focuses[key.focus],
        initiative: initiatives[key.initiative],
        types: OrganisationType.allCases.filter { key.types & (1 << Vocabulary.id($0)) != 0 },
        hasUnknownOrganisation: key.types & 1 != 0, minutes: sum.minutes, registrations: sum.registrations)
    }
  }

  /// Adviser-minutes from one day through another on numbers that had ended by then and that no other took over.
  public func setAsideMinutes(from: CalendarDate, through: CalendarDate) throws -> [SetAsideMinutes] {
    let ends = try OrganisationSuccession.all(in: self).filter { $0.successor == nil && $0.after < through }
    guard !ends.isEmpty, let scan = PieceScan(self, from: from, through: through) else { return [] }
    let byNumber = Dictionary(grouping: ends.indices) { Int(ends[$0].number.value) }
    var sums = [ActivitySum](repeating: ActivitySum(), count: ends.count)
    // A registration may name a number twice.
    var last = [Int](repeating: 0, count: ends.count)
    try scan.forEach { records in
      let (role, day, minutes) = (records(.role), records(.day), records(.minutes))
      let (further, organisation, fact) = (records(.furtherAdvisers), records(.organisation), records(.fact))
      for row in records.rows where role[row] != RecordRole.furtherAdviser.rawValue && organisation[row] != 0 {
        for place in byNumber[organisation[row]] ?? []
        where day[row] > ends[place].after.dayNumber && last[place] != fact[row] {
          last[place] = fact[row]
          sums[place].add(minutes[row] * (1 + further[row]))
        }
      }
    }
    return ends.indices.filter { sums[$0].registrations > 0 }.sorted {
      (ends[$0].number, ends[$0].after) < (ends[$1].number, ends[$1].after)
    }.map {
      SetAsideMinutes(
        endedNumber: ends[$0].number, lastDay: ends[$0].after, minutes: sums[$0].minutes,
        registrations: sums[$0].registrations)
    }
  }

  /// Adviser-minutes from one day through another with at least one organisation that could not be linked to a number, and
  /// the registrations they come from.
  public func unlinkedMinutes(
    from: CalendarDate, through: CalendarDate
  ) throws -> (minutes: Int, registrations: Int) {
    guard let scan = PieceScan(self, from: from, through: through) else { return (0, 0) }
    var sum = ActivitySum()
    try scan.forEach { records in
      let (role, minutes, further) = (records(.role), records(.minutes), records(.furtherAdvisers))
      let isUnlinked = records(.isUnlinked)
      for row in records.rows where isUnlinked[row] != 0 && role[row] == RecordRole.registration.rawValue {
        sum.add(minutes[row] * (1 + further[row]))
      }
    }
    return (sum.minutes, sum.registrations)
  }

  /// The last day up to a given one on which each adviser registered something, by code.
  public func lastRegistrationDays(through day: CalendarDate) throws -> [String: CalendarDate] {
    guard let scan = PieceScan(self, from: .earliest, through: day) else { return [:] }
    var last: [Int: Int] = [:]
    try scan.forEach { records in
      let (role, day, adviser) = (records(.role), records(.day), records(.adviser))
      for row in records.rows where role[row] != RecordRole.furtherOrganisation.rawValue {
        if day[row] > last[adviser[row]] ?? Int.min { last[adviser[row]] = day[row] }
      }
    }
    let advisers = try CodeTable("adviser", in: db)
    return Dictionary(
      last.compactMap { id, day in advisers[id].map { ($0, CalendarDate(dayNumber: day)) } },
      uniquingKeysWith: max)
  }
}

private struct ActivityKey: Hashable {
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

private struct ActivitySum {
  var minutes = 0
  var registrations = 0

  mutating func add(_ minutes: Int) {
    self.minutes += minutes
    registrations += 1
  }
}
