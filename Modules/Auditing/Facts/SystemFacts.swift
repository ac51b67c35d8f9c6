public import GuidanceKit
public import Register

/// What the register says of itself: reports made, jobs run, originals, closed periods.
public struct SystemFacts: Sendable {
  /// The reports that were made.
  public var reports: [KeptReport] = []
  /// The runs of jobs that began in the audited days.
  public var runs: [JobRun] = []
  /// The batches of which not all bytes are kept, with how many are.
  public var incomplete: [(batch: Int, kept: Int)] = []
  /// The periods that were closed.
  public var locks: [PeriodLock] = []
  /// What does not hold in the trail; looked at only when a rule needs ``AuditNeeds/verification``.
  public var trailFaults: [Label] = []
  /// What else does not hold in the database.
  public var otherFaults: [Label] = []

  /// Makes an empty set.
  public init() {}

  /// Reads one state of the register.
  init(_ snapshot: Snapshot, scope: AuditScope, needs: AuditNeeds) throws {
    if needs.contains(.system) {
      reports = try snapshot.keptReports()
      runs = try snapshot.jobRuns(from: scope.first, through: scope.last)
      incomplete = try snapshot.batchesWithoutOriginal()
      locks = try snapshot.periodLocks()
    }
    if needs.contains(.verification) {
      trailFaults = try snapshot.verifyTrail().faults
      let inTrail = Set(trailFaults)
      otherFaults = try snapshot.verify().faults.filter { !inTrail.contains($0) }
    }
  }
}

extension AuditNeeds {
  /// Reports made, jobs run, originals and closed periods: ``AuditFacts/system``.
  public static let system = AuditNeeds(rawValue: 64)
  /// The whole database checked against its digests and its trail.
  public static let verification = AuditNeeds(rawValue: 128)
}

/// What the texts of the yearly report look like, as the tool found them in their folder.
public struct YearTextFacts: Hashable, Sendable {
  /// The folder, as messages name it.
  public var folder: String
  /// The school year they are for.
  public var year: SchoolYear
  /// The places with words.
  public var present: Set<YearPlace>
  /// The remarks of the minister under which nothing stands yet, by their headings.
  public var unanswered: [String]
  /// How many remarks of the minister there are.
  public var remarks: Int
  /// Where a text may lead to a person: file, line and character, and what it is.
  public var personal: [PersonalPlace]

  /// A place in a text that may lead to a person.
  public struct PersonalPlace: Hashable, Sendable {
    /// File, line and character.
    public var place: String
    /// What stands there.
    public var kind: PersonalDatum.Kind

    /// Makes a place.
    public init(place: String, kind: PersonalDatum.Kind) {
      self.place = place
      self.kind = kind
    }
  }

  /// Describes the texts of a folder.
  public init(
    folder: String, year: SchoolYear, present: Set<YearPlace>, remarks: Int = 0, unanswered: [String] = [],
    personal: [PersonalPlace] = []
  ) {
    self.folder = folder
    self.year = year
    self.present = present
    self.remarks = remarks
    self.unanswered = unanswered
    self.personal = personal
  }
}
