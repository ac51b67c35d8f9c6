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
    try RegistrationPass(self).reachCells([
      ReachQuestion(from: from, through: through, byMonth: byMonth, byPlace: byPlace)
    ])().flatMap(\.self)
  }
}

extension Snapshot {
  /// The numbers of destinations by code: among equal registrations of a session the one with the lowest counts.
  public func destinationNumbers() throws -> [String: Int] {
    var numbers: [String: Int] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT id, code FROM destination") { numbers[row["code"]] = row["id"] }
    return numbers
  }
}

/// Of which days reach is asked, and what is kept apart.
public struct ReachQuestion: Hashable, Sendable {
  /// The first day.
  public var from: CalendarDate
  /// The last day.
  public var through: CalendarDate
  /// Whether months are kept apart; far fewer cells when they are not.
  public var byMonth: Bool
  /// Whether places are kept apart; else the cells name none.
  public var byPlace: Bool

  /// Makes a question.
  public init(from: CalendarDate, through: CalendarDate, byMonth: Bool = true, byPlace: Bool = true) {
    self.from = from
    self.through = through
    self.byMonth = byMonth
    self.byPlace = byPlace
  }
}

extension RegistrationPass {
  /// Asks for ``Snapshot/reachCells(from:through:byMonth:byPlace:)`` of several stretches of time.
  public func reachCells(_ questions: [ReachQuestion]) throws -> RegistrationAnswer<[[ReachCell]]> {
    let successions = try successions()
    let asked = questions.filter { $0.from <= $0.through }
    let tallies = asked.map { one in
      ReachTally(
        one.from.dayNumber...one.through.dayNumber, byMonth: one.byMonth, byPlace: one.byPlace,
        successions: Successions(successions.filter { $0.after < one.through }))
    }
    return ask(tallies) { [db = snapshot.db, snapshot] tallies in
      let destinations = try CodeTable("destination", in: db)
      var known = FactSet()
      for number in try Int.fetchAll(
        db,
        sql: """
          SELECT f.organisation_number FROM organisation_version AS f WHERE \(snapshot.live("f", .organisation))
          """)
      {
        known.insert(number)
      }
      let places = known
      let found = Parallel.map(tallies.indices) { ReachCell.all(tallies[$0], destinations, known: places) }
      var left = found[...]
      return questions.map { $0.from <= $0.through ? left.removeFirst() : [] }
    }
  }
}

extension ReachCell {
  /// A sum beside the words that say where it stands among the others.
  private struct Ordered: Sendable {
    var first: UInt64
    var then: UInt64
    var destination: Int32
    var sum: ReachSum
  }

  /// The cells of a tally, by month, organisation, destination, level, place, number of organisations and ended number.
  fileprivate static func all(_ tally: ReachTally, _ destinations: CodeTable, known: FactSet) -> [ReachCell] {
    let total = tally.total
    var ordered: [Ordered] = []
    ordered.reserveCapacity(total.count)
    for (key, sum) in total where known.contains(Int(key.organisation)) {
      // Numbers of organisations have six digits, and there are fewer months, codes and organisations than the bits hold.
      let rank = UInt64(destinations.rank(Int(key.destination)))
      let first = UInt64(UInt32(bitPattern: key.month)) << 40 | UInt64(key.organisation) << 20 | rank
      let count = UInt64(UInt32(bitPattern: key.organisationCount)) & 0xFFF_FFFF
      let then = UInt64(UInt8(bitPattern: key.level)) << 56 | UInt64(UInt8(bitPattern: key.place)) << 48 | count << 20
      ordered.append(
        Ordered(
          first: first, then: then | UInt64(UInt32(bitPattern: key.endedNumber)), destination: key.destination, sum: sum
        ))
    }
    ordered.sort { $0.first == $1.first ? $0.then < $1.then : $0.first < $1.first }
    var cells: [ReachCell] = []
    cells.reserveCapacity(ordered.count)
    for one in ordered {
      guard let organisation = InstitutionNumber(value: Int(one.first >> 20 & 0xF_FFFF)) else { continue }
      let (sum, ended) = (one.sum, Int(one.then & 0xF_FFFF))
      cells.append(
        ReachCell(
          month: Month(number: Int(one.first >> 40)), organisation: organisation,
          endedNumber: ended == 0 ? nil : InstitutionNumber(value: ended),
          destination: destinations[Int(one.destination)] ?? "", level: Vocabulary.term(id: Int(one.then >> 56)),
          place: Vocabulary.term(id: Int(one.then >> 48 & 0xFF)), organisationCount: Int(one.then >> 20 & 0xFFF_FFFF),
          minutes: sum.minutes, sessions: Int(sum.sessions), minutesOnce: sum.minutesOnce,
          sessionsOnce: Int(sum.sessionsOnce)))
    }
    return cells
  }
}
