/// A line of work of the service, with its own team and staffing (*pijler*).
public struct Pillar: Hashable, Sendable, Codable {
  /// The stable code, for example `PBD-NED`.
  public var code: String
  /// The service the pillar belongs to.
  public var service: Service
  /// The name.
  public var name: Label
  /// Other spellings of the name that occur in the plan and in sheets.
  public var nameVariants: [String]
  /// The planned staffing, one entry per school year the plan gives figures for.
  public var staffing: [PillarStaffing]
  /// The partners the plan names.
  public var partners: [String]
  /// A remark on the figures, when the plan calls for one.
  public var note: String?

  /// Makes a pillar.
  public init(
    code: String, service: Service, name: Label, nameVariants: [String] = [], staffing: [PillarStaffing] = [],
    partners: [String] = [], note: String? = nil
  ) {
    self.code = code
    self.service = service
    self.name = name
    self.nameVariants = nameVariants
    self.staffing = staffing
    self.partners = partners
    self.note = note
  }

  /// The planned staffing of one school year, or `nil` when the plan gives none.
  public func staffing(in year: SchoolYear) -> PillarStaffing? { staffing.first { $0.schoolYear == year } }
}

/// The full-time equivalents a plan gives a pillar in one school year.
///
/// These are the plan's statements: what people are really assigned stands in the assignments.
public struct PillarStaffing: Hashable, Sendable, Codable {
  /// The school year.
  public var schoolYear: SchoolYear
  /// All of it, regular and earmarked together.
  public var total: FTE
  /// The same by education level, or `nil` when the plan does not split it.
  public var byLevel: [LevelStaffing]?
  /// The part paid from earmarked funds.
  public var earmarked: [FundStaffing]

  /// Makes the staffing of one school year.
  public init(
    schoolYear: SchoolYear, total: FTE, byLevel: [LevelStaffing]? = nil, earmarked: [FundStaffing] = []
  ) {
    self.schoolYear = schoolYear
    self.total = total
    self.byLevel = byLevel
    self.earmarked = earmarked
  }

  /// What the earmarked parts add up to.
  public var earmarkedTotal: FTE { FTE(thousandths: earmarked.reduce(0) { $0 + $1.fte.thousandths }) }

  /// What is left for regular means: the total without the earmarked parts.
  public var regular: FTE { FTE(thousandths: total.thousandths - earmarkedTotal.thousandths) }

  /// What the education levels add up to, or `nil` when the plan does not split the total.
  public var byLevelTotal: FTE? {
    byLevel.map { levels in FTE(thousandths: levels.reduce(0) { $0 + $1.fte.thousandths }) }
  }
}

/// The part of a pillar's staffing for one education level.
public struct LevelStaffing: Hashable, Sendable, Codable {
  /// The education level as the plan writes it, for example `(Bu)SO`.
  public var level: String
  /// The full-time equivalents.
  public var fte: FTE

  /// Makes one part.
  public init(level: String, fte: FTE) {
    self.level = level
    self.fte = fte
  }
}

/// The part of a pillar's staffing that an earmarked fund pays.
public struct FundStaffing: Hashable, Sendable, Codable {
  /// The code of the fund.
  public var fund: String
  /// What the plan's pillar table calls it, which is not always the fund's name.
  public var wording: String?
  /// The full-time equivalents.
  public var fte: FTE

  /// Makes one part.
  public init(fund: String, wording: String? = nil, fte: FTE) {
    self.fund = fund
    self.wording = wording
    self.fte = fte
  }
}
