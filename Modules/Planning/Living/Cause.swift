public import GuidanceKit

/// Why a planning must change: someone is ill, a school is closed, a community cannot on some days.
///
/// Written as `B04 ziek 3/11-21/11`, `042531 gesloten 2027-01-12`, `PLG-03 niet 4/11`.
public struct Cause: Hashable, Sendable {
  /// The code of a guide, expert, organisation, room, person or subject.
  public let code: String
  /// The first day.
  public let first: CalendarDate
  /// The last day.
  public let last: CalendarDate
  /// In words.
  public let reason: String

  /// Reads a cause; days without a year fall in the school year.
  ///
  /// - Throws: ``CauseError`` with what was expected.
  public init(_ text: String, in year: SchoolYear) throws(CauseError) {
    let words = text.split(separator: " ").map(String.init)
    guard words.count >= 2, let code = words.first, let span = words.last, let days = Self.days(span, year) else {
      throw CauseError(text: text)
    }
    self.code = code
    (first, last) = days
    let middle = words.dropFirst().dropLast().joined(separator: " ")
    reason = middle.isEmpty ? "niet beschikbaar" : middle
  }

  private static func days(_ text: String, _ year: SchoolYear) -> (CalendarDate, CalendarDate)? {
    if let both = text.firstRange(of: "..") {
      guard let first = day(String(text[..<both.lowerBound]), year),
        let last = day(String(text[both.upperBound...]), year),
        first <= last
      else { return nil }
      return (first, last)
    }
    if let one = day(text, year) { return (one, one) }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let first = day(parts[0], year), let last = day(parts[1], year), first <= last else {
      return nil
    }
    return (first, last)
  }

  private static func day(_ text: String, _ year: SchoolYear) -> CalendarDate? {
    if let date = CalendarDate(iso: text) { return date }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard let day = parts.first ?? nil, parts.count >= 2, let month = parts[1], (1...12).contains(month) else {
      return nil
    }
    if parts.count == 3 { return parts[2].flatMap { CalendarDate(year: $0, month: month, day: day) } }
    guard parts.count == 2 else { return nil }
    return CalendarDate(year: month >= 9 ? year.startYear : year.endYear, month: month, day: day)
  }
}

/// A cause that cannot be understood.
public struct CauseError: Explained, Hashable {
  /// What was written.
  public let text: String

  /// What was expected.
  public var explanation: Label {
    Label(
      "--because is \"\(text)\"; verwacht wie, waarom en wanneer, bv. \"B04 ziek 3/11-21/11\" of \"042531 gesloten 2027-01-12\".",
      "--because is \"\(text)\"; expected who, why and when, e.g. \"B04 ziek 3/11-21/11\" or \"042531 gesloten 2027-01-12\"."
    )
  }
}
