public import GuidanceKit

/// Why a planning must change: someone is ill, a school is closed, a community cannot on some days.
///
/// Written as `B04 ziek 3/11-21/11`, `042531 gesloten 2027-01-12`, `PLG-03 niet 4/11`; see ``Cause/read(_:in:)``.
public struct Cause: Hashable, Sendable, Codable {
  /// The code of a guide, expert, organisation, room, person or subject.
  public var code: String
  /// The first day.
  public var first: CalendarDate
  /// The last day.
  public var last: CalendarDate
  /// In words.
  public var reason: String

  /// Makes a cause.
  public init(_ code: String, _ first: CalendarDate, _ last: CalendarDate, reason: String = Cause.usualReason) {
    self.code = code
    self.first = first
    self.last = last
    self.reason = reason
  }

  /// The reason of a cause that gives none.
  public static let usualReason = "niet beschikbaar"

  /// How it is understood, with the days written in full.
  public var reading: Label {
    func text(_ day: CalendarDate, _ language: Language) -> String {
      "\(day.weekday.label[language]) \(day.day) \(Month(containing: day).name[language]) \(day.year)"
    }
    let why = reason == Cause.usualReason ? "" : " (\(reason))"
    guard first < last else {
      return Label(
        "\(code) weg op \(text(first, .dutch))\(why)", "\(code) away on \(text(first, .english))\(why)")
    }
    return Label(
      "\(code) weg van \(text(first, .dutch)) tot en met \(text(last, .dutch))\(why)",
      "\(code) away from \(text(first, .english)) up to and including \(text(last, .english))\(why)")
  }

  /// Reads causes: who (codes with a comma or `en` between), perhaps why (a known word), and when.
  ///
  /// Days are single, several, or from one to another; those without a year fall in the school year. One cause comes of each
  /// code and each stretch of days. What is not understood to the last word is refused, for a date that is passed over in
  /// silence makes a planning in which someone works who is ill.
  ///
  /// - Throws: ``CauseError`` with what was understood and what was not.
  public static func read(_ text: String, in year: SchoolYear) throws(CauseError) -> [Cause] {
    var reader = CauseReader(text, in: year)
    return try reader.causes()
  }
}

/// A cause that cannot be understood.
public struct CauseError: Explained, Hashable {
  /// What was written.
  public let text: String
  /// The part that was understood; empty when nothing was.
  public let understood: String
  /// The part that was not; empty when something is missing at the end.
  public let rest: String
  /// What was expected there.
  public let expected: Label

  /// What was understood, what was not, and what to write.
  public var explanation: Label {
    Label(
      "--because is \"\(text)\"; begrepen: \(understood.isEmpty ? "niets" : "\"\(understood)\""); "
        + "\(rest.isEmpty ? "" : "niet begrepen: \"\(rest)\"; ")\(expected.dutch). "
        + "Schrijf bv. \"B04 ziek 3/11-21/11\" of \"B04 en B07 weg van 3/11 tot en met 21/11\".",
      "--because is \"\(text)\"; understood: \(understood.isEmpty ? "nothing" : "\"\(understood)\""); "
        + "\(rest.isEmpty ? "" : "not understood: \"\(rest)\"; ")\(expected.english). "
        + "Write e.g. \"B04 ziek 3/11-21/11\" or \"B04 en B07 weg van 3/11 tot en met 21/11\"."
    )
  }
}
