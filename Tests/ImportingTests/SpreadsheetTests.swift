import Foundation
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

/// The ugly spreadsheets of `fixtures/spreadsheets`, each with its expected table, rejects and set-aside lines.
@Suite struct SpreadsheetTests {
  /// The plan, the norms, the organisations and the advisers of the invented year, loaded once.
  private static let prepared = Result {
    let register = try Register.forTests()
    let root = repositoryRoot().path
    for file in [
      "plan/pov-2025-2030.yaml", "fixtures/demo/normen.yaml", "fixtures/demo/organisaties.verzonnen.csv",
      "fixtures/demo/begeleiders.verzonnen.csv",
    ] {
      _ = try Importer(register).load(request("\(root)/\(file)"))
    }
    return register
  }

  @Test(arguments: SpreadsheetTrial.names) func `an ugly spreadsheet is understood as it was meant`(_ name: String)
    throws
  {
    var trial = try SpreadsheetTrial(name)
    try trial.parse()
    try trial.load(into: Self.prepared.get())
    guard let open = trial.expected.open else {
      for difference in trial.differences { Issue.record("\(name): \(difference)") }
      return
    }
    withKnownIssue("\(name): \(open)", isIntermittent: true) {
      for difference in trial.differences { Issue.record("\(name): \(difference)") }
    }
  }

  @Test func `every spreadsheet has its expectation, and every expectation its spreadsheet`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: SpreadsheetTrial.folder)
    #expect(SpreadsheetTrial.names.count >= 60)
    for name in SpreadsheetTrial.names {
      #expect(files.contains("\(name).csv"))
      let trial = try SpreadsheetTrial(name)
      if let mapping = trial.expected.options?.mapping { #expect(files.contains(mapping)) }
    }
    for file in files where file.hasSuffix(".csv") && file.first?.isNumber == true {
      #expect(files.contains("\(file.dropLast(4)).verwacht.json"))
    }
  }
}
