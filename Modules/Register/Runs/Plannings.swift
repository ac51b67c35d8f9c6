import GRDB
public import GuidanceKit

/// A planning as it is kept.
public struct PlanningRecord: Hashable, Sendable {
  /// The school year.
  public var schoolYear: SchoolYear
  /// The seed of the solver.
  public var seed: Int
  /// Constraints and wishes, as canonical JSON.
  public var wishes: String
  /// The weighted wishes that are not met.
  public var score: Int
  /// The planning it replans, by number.
  public var basedOn: Int?
  /// Its moments.
  public var sessions: [PlannedSession]

  /// Describes a planning.
  public init(
    schoolYear: SchoolYear, seed: Int, wishes: String, score: Int, basedOn: Int? = nil, sessions: [PlannedSession]
  ) {
    self.schoolYear = schoolYear
    self.seed = seed
    self.wishes = wishes
    self.score = score
    self.basedOn = basedOn
    self.sessions = sessions
  }
}

/// A moment in a planning as it is kept.
public struct PlannedSession: Hashable, Sendable {
  /// The kind of subject: `plg`, `traject`, `bevraging`, `opvolging`, `rapport`, `overleg`, `scholengroep`, `viv` or `termijn`.
  public var subjectKind: String
  /// The code of the subject.
  public var subject: String
  /// The number within the subject.
  public var number: Int
  /// What it is for.
  public var purpose: String
  /// The day.
  public var day: CalendarDate
  /// Minutes after midnight; `nil` for a whole day.
  public var start: Int?
  /// Its length; `nil` for a whole day.
  public var minutes: Int?
  /// The code of the guide who leads.
  public var guide: String?
  /// The code of the expert who comes along.
  public var expert: String?
  /// Where, when that is an organisation.
  public var organisation: InstitutionNumber?
  /// The room.
  public var room: String?
  /// Whether it must not move.
  public var isFixed: Bool
  /// Its id in calendars, the same in every later planning.
  public var uid: String
  /// How often it changed.
  public var sequence: Int
  /// Whether it no longer takes place.
  public var isCancelled: Bool

  /// Describes a moment.
  public init(
    subjectKind: String, subject: String, number: Int, purpose: String, day: CalendarDate, start: Int? = nil,
    minutes: Int? = nil, guide: String? = nil, expert: String? = nil, organisation: InstitutionNumber? = nil,
    room: String? = nil, isFixed: Bool = false, uid: String, sequence: Int = 0, isCancelled: Bool = false
  ) {
    self.subjectKind = subjectKind
    self.subject = subject
    self.number = number
    self.purpose = purpose
    self.day = day
    self.start = start
    self.minutes = minutes
    self.guide = guide
    self.expert = expert
    self.organisation = organisation
    self.room = room
    self.isFixed = isFixed
    self.uid = uid
    self.sequence = sequence
    self.isCancelled = isCancelled
  }
}

/// A planning that was kept, with its number and moment.
public struct KeptPlanning: Hashable, Sendable {
  /// Its number.
  public let id: Int
  /// The moment it was kept, UTC, ISO 8601.
  public let madeAt: String
  /// Who kept it.
  public let actor: String
  /// What was kept.
  public let record: PlanningRecord
}

extension Register {
  /// Keeps a planning.
  ///
  /// - Returns: its number.
  /// - Throws: ``RegisterError`` when another planning of the year was kept since the one it is based on, or when it cannot be
  ///   written.
  @discardableResult
  public func keepPlanning(_ planning: PlanningRecord, at: Moment, actor: String) throws -> Int {
    try writing { db in
      let last = try Int.fetchOne(
        db, sql: "SELECT max(id) FROM planning WHERE school_year = ?", arguments: [planning.schoolYear.startYear])
      guard last == planning.basedOn else {
        throw RegisterError(
          .refused,
          Label(
            "Intussen is planning \(last ?? 0) van \(planning.schoolYear.iso) bewaard; er is niets geschreven. Plan opnieuw op die planning.",
            "Planning \(last ?? 0) of \(planning.schoolYear.iso) was kept in the meantime; nothing was written. Plan again on that planning."
          ))
      }
      try db.execute(
        sql: """
          INSERT INTO planning (school_year, made_at, actor, seed, wishes, score, based_on) VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          planning.schoolYear.startYear, at.iso, actor, planning.seed, planning.wishes, planning.score,
          planning.basedOn,
        ])
      let id = Int(db.lastInsertedRowID)
      for session in planning.sessions { try insert(session, into: id, in: db) }
      try Trail.append(
        TrailEntry(
          at: at, actor: actor, action: "planning", subject: planning.schoolYear.iso,
          payload: ["planning": id, "sessions": planning.sessions.count]), in: db)
      return id
    }
  }

  private func insert(_ session: PlannedSession, into planning: Int, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO planned_session (planning_id, subject_kind, subject, number, purpose, date, start_minute, minutes, guide,
          expert, organisation_number, room, is_fixed, uid, sequence, is_cancelled)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        planning, session.subjectKind, session.subject, session.number, session.purpose, session.day.iso, session.start,
        session.minutes, session.guide, session.expert, session.organisation.map { Int($0.value) }, session.room,
        session.isFixed ? 1 : 0, session.uid, session.sequence, session.isCancelled ? 1 : 0,
      ])
  }
}

extension Snapshot {
  /// The newest planning of a school year; `nil` when none was kept.
  public func planning(of year: SchoolYear) throws -> KeptPlanning? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT * FROM planning WHERE school_year = ? ORDER BY id DESC LIMIT 1", arguments: [year.startYear])
    else { return nil }
    let id: Int = row["id"]
    let sessions = try Row.fetchAll(
      db, sql: "SELECT * FROM planned_session WHERE planning_id = ? ORDER BY date, start_minute, subject, number",
      arguments: [id]
    ).compactMap { session in
      session.day("date").map { day in
        PlannedSession(
          subjectKind: session["subject_kind"], subject: session["subject"], number: session["number"],
          purpose: session["purpose"], day: day, start: session["start_minute"], minutes: session["minutes"],
          guide: session["guide"], expert: session["expert"],
          organisation: (session["organisation_number"] as Int?).flatMap(InstitutionNumber.init(value:)),
          room: session["room"], isFixed: session["is_fixed"], uid: session["uid"], sequence: session["sequence"],
          isCancelled: session["is_cancelled"])
      }
    }
    return KeptPlanning(
      id: id, madeAt: row["made_at"], actor: row["actor"],
      record: PlanningRecord(
        schoolYear: year, seed: row["seed"], wishes: row["wishes"], score: row["score"], basedOn: row["based_on"],
        sessions: sessions))
  }
}
