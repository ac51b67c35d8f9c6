import ArgumentParser
import Auditing
import GuidanceKit
import Register
import Reporting

/// The folder with the texts of the yearly report, which rules of the family MIN look at.
struct TextsOption: ParsableArguments {
  @Option(help: "The folder with the texts of the yearly report; else texts/YEAR when it exists.")
  var texts: String?

  /// What the texts of a folder look like; `nil` when no yearly report is audited, or no folder is named and the usual one does
  /// not exist.
  ///
  /// - Throws: when texts cannot be read.
  func facts(for scope: AuditScope, today: CalendarDate, in snapshot: Snapshot) throws -> YearTextFacts? {
    guard let year = scope.reportYear(today: today) else { return nil }
    let path = texts ?? "texts/\(year.iso)"
    let folder = TextFolder(path: path)
    guard texts != nil || folder.exists else { return nil }
    let people = try snapshot.advisers().map { PersonalDataScan.Person(name: $0.record.name, code: $0.record.code) }
    let state = try YearTextState(try folder.texts(), year: year, people: people)
    return YearTextFacts(
      folder: path, year: year, present: state.present, remarks: state.remarks.count, unanswered: state.unanswered,
      personal: state.personal.map { YearTextFacts.PersonalPlace(place: $0.place, kind: $0.kind) })
  }
}
