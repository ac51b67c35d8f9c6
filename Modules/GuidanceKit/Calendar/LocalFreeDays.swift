/// The free days that an organisation chose itself (*facultatieve verlofdagen*, *pedagogische studiedagen*).
///
/// They cannot be computed; they come per organisation.
public struct LocalFreeDays: Hashable, Sendable, Codable {
  /// How much of a day is free.
  public enum Part: String, CaseIterable, Hashable, Sendable, Codable {
    /// The whole day.
    case full = "dag"
    /// Half the day; there are lessons in the other half.
    case half = "halve-dag"

    /// The number of half days.
    public var halves: Int { self == .full ? 2 : 1 }
  }

  /// What a free day is for; each kind has its own limit.
  public enum Purpose: String, CaseIterable, Hashable, Sendable, Codable {
    /// Leave that the school chooses.
    case optional = "facultatief"
    /// A study day for staff.
    case study = "studiedag"
  }

  /// One free day or half day.
  public struct Day: Hashable, Sendable, Codable {
    /// The date.
    public let date: CalendarDate
    /// How much of it is free.
    public let part: Part
    /// What it is for.
    public let purpose: Purpose

    /// Creates a free day.
    public init(_ date: CalendarDate, part: Part = .full, purpose: Purpose = .optional) {
      self.date = date
      self.part = part
      self.purpose = purpose
    }
  }

  /// The organisation.
  public let organisation: InstitutionNumber
  /// The site within it, when the days differ per site.
  public let site: Int?
  /// The days, by date.
  public let days: [Day]

  /// Creates the free days of an organisation.
  public init(organisation: InstitutionNumber, site: Int? = nil, days: [Day]) {
    self.organisation = organisation
    self.site = site
    self.days = days.sorted { $0.date < $1.date }
  }

  /// How much of a day is free; two halves make a whole; `nil` when none is.
  public func part(on date: CalendarDate) -> Part? {
    let halves = days.lazy.filter { $0.date == date }.reduce(0) { $0 + $1.part.halves }
    return halves == 0 ? nil : halves == 1 ? .half : .full
  }

  /// The number of half days taken in a school year for one purpose.
  public func halves(in year: SchoolYear, for purpose: Purpose) -> Int {
    days.lazy.filter { $0.purpose == purpose && year.contains($0.date) }.reduce(0) { $0 + $1.part.halves }
  }

  /// The number of half days an organisation of a type may choose in a school year; `nil` for types that have no such
  /// rule.
  ///
  /// - Source: omzendbrief basisonderwijs; for secondary education, omzendbrief SO 74.
  public static func allowedHalves(for type: OrganisationType, _ purpose: Purpose) -> Int? {
    switch (type, purpose) {
    case (.baO, .optional), (.buBaO, .optional): 4
    case (.baO, .study), (.buBaO, .study): 3
    case (.so, .optional): 2
    case (.so, .study): 2
    case (.buSO, .optional): 4
    case (.buSO, .study): 2
    default: nil
    }
  }
}
