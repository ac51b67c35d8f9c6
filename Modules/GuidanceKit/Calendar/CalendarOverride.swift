/// A decision that puts school days elsewhere than the rule does: the minister may move, add or lift free days.
public struct CalendarOverride: Hashable, Sendable, Codable {
  /// What is decided about the days.
  public enum Effect: Hashable, Sendable, Codable {
    /// The holiday of this kind in this school year runs on these days instead of the rule's.
    case moves(HolidayKind)
    /// These days are free besides.
    case frees
    /// On these days there are lessons, whatever the rule says; weekends stay free.
    case opens
  }

  /// What is decided.
  public let effect: Effect
  /// The first day.
  public let first: CalendarDate
  /// The last day.
  public let last: CalendarDate
  /// Why, as shown on a calendar.
  public let reason: Label
  /// The public document that says so.
  public let source: String

  /// Creates an override; `nil` when the last day comes before the first.
  public init?(effect: Effect, first: CalendarDate, last: CalendarDate, reason: Label, source: String) {
    guard first <= last else { return nil }
    self.effect = effect
    self.first = first
    self.last = last
    self.reason = reason
    self.source = source
  }

  /// The school year it concerns: the one that holds its first day.
  public var schoolYear: SchoolYear { SchoolYear(containing: first) }

  /// The years that are known to have left the rule.
  public static let known: [CalendarOverride] = [
    known(.autumn, "2020-11-02", "2020-11-15", Label("herfstvakantie, verlengd", "autumn holiday, extended")),
    known(
      .christmas, "2021-12-24", "2022-01-09", Label("kerstvakantie, vervroegd", "Christmas holiday, brought forward")),
  ].compactMap(\.self)

  private static func known(_ kind: HolidayKind, _ first: String, _ last: String, _ reason: Label) -> CalendarOverride?
  {
    guard let first = CalendarDate(iso: first), let last = CalendarDate(iso: last) else { return nil }
    return CalendarOverride(
      effect: .moves(kind), first: first, last: last, reason: reason, source: PublicSource.publishedHolidays)
  }
}
