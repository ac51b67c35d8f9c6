import GRDB
public import GuidanceKit

/// Minutes that reached one organisation on one destination; a session by several advisers counts once.
public struct ReachCell: Hashable, Sendable {
  /// The first month of the time asked for, or the month when they are kept apart.
  public var month: Month
  /// The organisation.
  public var organisation: InstitutionNumber
  /// The number that the registrations name, when that one had ended by then and ``organisation`` took over.
  public var endedNumber: InstitutionNumber?
  /// Pillar, project or quality-care code.
  public var destination: String
  /// The working level; `nil` when the registrations do not say.
  public var level: WorkingLevel?
  /// The place; `nil` when the registrations do not say.
  public var place: Place?
  /// Over how many organisations the sessions were shared.
  public var organisationCount: Int
  /// Minutes of the sessions, whole, whatever the number of organisations.
  public var minutes: Int
  /// The sessions behind it.
  public var sessions: Int
  /// The part of ``minutes`` that counts when destinations are added up: a session that several destinations book counts
  /// with one of them.
  public var minutesOnce: Int
  /// The sessions behind ``minutesOnce``.
  public var sessionsOnce: Int

  /// Makes a cell.
  public init(
    month: Month, organisation: InstitutionNumber, endedNumber: InstitutionNumber? = nil, destination: String,
    level: WorkingLevel? = nil, place: Place? = nil, organisationCount: Int = 1, minutes: Int, sessions: Int,
    minutesOnce: Int? = nil, sessionsOnce: Int? = nil
  ) {
    self.month = month
    self.organisation = organisation
    self.endedNumber = endedNumber
    self.destination = destination
    self.level = level
    self.place = place
    self.organisationCount = organisationCount
    self.minutes = minutes
    self.sessions = sessions
    self.minutesOnce = minutesOnce ?? minutes
    self.sessionsOnce = sessionsOnce ?? sessions
  }
}

extension Snapshot {
  /// Minutes per organisation from one day through another, grouped by month, organisation, destination, level and place.
  ///
  /// Registrations with the same session code on the same day are one session; of unequal durations the longest counts, and
  /// of several that are longest the one with the first level and place in the order of their lists. The levels of the other
  /// registrations of a session are there as cells without minutes. An organisation that a
  /// registration names twice counts once.
  /// Guidance of a number that had ended by then counts for its successor, and says so; without a successor it is left
  /// out, see ``setAsideMinutes(from:through:)``.
  /// Organisations that a registration names but that could not be linked to a number are left out, as are numbers that no
  /// sheet of organisations knows: the audit reports both.
  ///
  /// - Parameters:
  ///   - byMonth: whether months are kept apart; far fewer cells when they are not.
  ///   - byPlace: whether places are kept apart; else the cells name none.
  public func reachCells(
    from: CalendarDate, through: CalendarDate, byMonth: Bool = true, byPlace: Bool = true
  ) throws -> [ReachCell] {
    guard let scan = PieceScan(self, from: from, through: through) else { return [] }
    let successions = Successions(try OrganisationSuccession.all(in: self).filter { $0.after < through })
    let months = byMonth ? MonthTable(from.dayNumber...through.dayNumber) : nil
    let start = Month(containing: from)
    var tally = ReachTally(keepsPlaces: byPlace, month: { months?[$0] ?? start.year * 12 + start.month - 1 })
    try scan.forEach { records in
      let (role, day, minutes, fact) = (records(.role), records(.day), records(.minutes), records(.fact))
      let (organisation, count, session) = (records(.organisation), records(.organisationCount), records(.session))
      let (destination, level, place) = (records(.destination), records(.level), records(.place))
      let texts = tally.sessions(records.texts)
      var several: [ReachRecord] = []
      for row in records.rows where count[row] > 0 && role[row] != RecordRole.furtherAdviser.rawValue {
        var record = ReachRecord(
          fact: fact[row], day: day[row], session: texts[session[row]], organisation: organisation[row],
          organisationCount: count[row], destination: destination[row], level: level[row], place: place[row],
          minutes: minutes[row])
        if let first = several.first, first.fact != record.fact {
          for one in successions.moved(several) { tally.add(one) }
          several = []
        }
        if record.organisation == 0 { continue }
        if record.organisationCount > 1 {
          several.append(record)
        } else if successions.move(&record) {
          tally.add(record)
        }
      }
      for one in successions.moved(several) { tally.add(one) }
    }
    let known = Set(
      try Int.fetchAll(
        db,
        sql: """
          SELECT f.organisation_number FROM organisation_version AS f WHERE \(live("f", .organisation))
          """))
    return try cells(tally.total(), known: known)
  }

  private func cells(_ sums: [ReachKey: ReachSum], known: Set<Int>) throws -> [ReachCell] {
    let destinations = try CodeTable("destination", in: db)
    func first(_ key: ReachKey) -> (Int32, Int32, Int, Int8, Int8, Int32) {
      (
        key.month, key.organisation, destinations.rank(Int(key.destination)), key.level, key.place,
        key.organisationCount
      )
    }
    return sums.filter { known.contains(Int($0.key.organisation)) }.sorted { one, other in
      let (left, right) = (first(one.key), first(other.key))
      return left == right ? one.key.endedNumber < other.key.endedNumber : left < right
    }.compactMap { key, sum in
      InstitutionNumber(value: Int(key.organisation)).map { organisation in
        ReachCell(
          month: Month(number: Int(key.month)), organisation: organisation,
          endedNumber: key.endedNumber == 0 ? nil : InstitutionNumber(value: Int(key.endedNumber)),
          destination: destinations[Int(key.destination)] ?? "", level: Vocabulary.term(id: Int(key.level)),
          place: Vocabulary.term(id: Int(key.place)), organisationCount: Int(key.organisationCount),
          minutes: sum.minutes, sessions: Int(sum.sessions), minutesOnce: sum.minutesOnce,
          sessionsOnce: Int(sum.sessionsOnce))
      }
    }
  }
}
