import ArgumentParser
import Documents
import GuidanceKit
import Register
import ToolSupport

/// Which state of knowledge figures are made from.
struct StateOptions: ParsableArguments {
  @Option(
    name: .customLong("as-of"), help: "The figures as they were known on a day (2026-02-01) or after a batch (7).")
  var asOfText: String?

  /// The state; everything known unless told otherwise.
  func asOf() throws -> AsOf {
    try asOfText.map { try AsOfArgument($0).state } ?? .now
  }
}

extension CommonOptions {
  /// The register, for reading.
  func register() throws -> Register { try Register(path: databasePath, mode: .reading) }
}

extension Period {
  /// The last day that counts in a report made on a day.
  ///
  /// - Throws: ``UsageError`` when the period has not begun.
  func lastDay(seenFrom today: CalendarDate) throws -> CalendarDate {
    guard first <= today else {
      throw UsageError(
        Label(
          "\(NumberText(.dutch).period(self)) is nog niet begonnen op \(NumberText(.dutch).date(today)); kies een eerdere periode of een latere --now.",
          "\(NumberText(.english).period(self)) has not begun on \(NumberText(.english).date(today)); choose an earlier period or a later --now."
        ))
    }
    return min(last, today)
  }
}

extension Language {
  /// The same language as documents know it.
  var ofDocuments: DocumentLanguage { self == .dutch ? .dutch : .english }
}
