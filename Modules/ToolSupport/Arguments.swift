public import ArgumentParser
public import GuidanceKit

/// How a result is printed.
public enum OutputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  case text, json, csv
}

/// The state of knowledge asked for with `--as-of`.
public enum AsOfArgument: Hashable, Sendable {
  /// The end of a day.
  case day(CalendarDate)
  /// After a batch.
  case batch(Int)

  /// Reads `2026-02-01` or a batch number.
  ///
  /// - Throws: ``UsageError`` when it is neither.
  public init(_ text: String) throws {
    if let day = CalendarDate(iso: text) {
      self = .day(day)
    } else if let number = Int(text), number >= 0 {
      self = .batch(number)
    } else {
      throw UsageError(
        Label(
          "--as-of is \"\(text)\"; verwacht een dag (2026-02-01) of een batchnummer (7).",
          "--as-of is \"\(text)\"; expected a day (2026-02-01) or the number of a batch (7)."))
    }
  }
}

/// Reads the values that commands take, with an answer in words when they are wrong.
public enum ArgumentText {
  /// A month such as `2026-01`.
  ///
  /// - Throws: ``UsageError`` for anything else.
  public static func month(_ text: String) throws -> Month {
    guard let month = Month(text) else {
      throw UsageError(
        Label("\"\(text)\" is geen maand; verwacht bv. 2026-01.", "\"\(text)\" is no month; expected e.g. 2026-01."))
    }
    return month
  }

  /// An ISO week such as `2026-W05`.
  ///
  /// - Throws: ``UsageError`` for anything else.
  public static func week(_ text: String) throws -> ISOWeek {
    guard let week = ISOWeek(text) else {
      throw UsageError(
        Label("\"\(text)\" is geen week; verwacht bv. 2026-W05.", "\"\(text)\" is no week; expected e.g. 2026-W05."))
    }
    return week
  }

  /// A school year such as `2025-2026`.
  ///
  /// - Throws: ``UsageError`` for anything else.
  public static func schoolYear(_ text: String) throws -> SchoolYear {
    guard let year = SchoolYear(text) else {
      throw UsageError(
        Label(
          "\"\(text)\" is geen schooljaar; verwacht bv. 2025-2026.",
          "\"\(text)\" is no school year; expected e.g. 2025-2026."))
    }
    return year
  }

  /// A month, ISO week, school year or run of days.
  ///
  /// - Throws: ``UsageError`` for anything else.
  public static func period(_ text: String) throws -> Period {
    guard let period = Period(text) else {
      throw UsageError(
        Label(
          "\"\(text)\" is geen periode; verwacht een maand (2026-01), een week (2026-W05), een schooljaar (2025-2026) of dagen (2026-01-05..2026-01-16).",
          "\"\(text)\" is no period; expected a month (2026-01), a week (2026-W05), a school year (2025-2026) or days (2026-01-05..2026-01-16)."
        ))
    }
    return period
  }
}
