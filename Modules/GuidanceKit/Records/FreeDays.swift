/// A free day or half day that an organisation chose itself (*facultatieve verlofdag*, *pedagogische studiedag*).
public struct FreeDay: Hashable, Sendable, Codable {
  /// Which half of a day is free.
  public enum Half: String, CaseIterable, Hashable, Sendable, Codable {
    /// The morning.
    case morning = "voormiddag"
    /// The afternoon.
    case afternoon = "namiddag"
    /// One of both; the sheet does not say which.
    case unsaid = "onbekend"
  }

  /// The organisation.
  public var organisation: InstitutionNumber
  /// The number of the site within it; `nil` for all.
  public var site: Int?
  /// The day.
  public var day: CalendarDate
  /// Which half is free; `nil` when the whole day is.
  public var half: FreeDay.Half?
  /// What it is for.
  public var purpose: LocalFreeDays.Purpose

  /// Makes a free day.
  public init(
    organisation: InstitutionNumber, site: Int? = nil, day: CalendarDate, half: FreeDay.Half? = nil,
    purpose: LocalFreeDays.Purpose
  ) {
    self.organisation = organisation
    self.site = site
    self.day = day
    self.half = half
    self.purpose = purpose
  }
}
