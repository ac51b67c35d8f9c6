import Foundation
import GuidanceKit
import TestSupport
import Testing

@testable import Auditing

/// Every rule with files that have the fault, files that do not, and files that only look as if.
@Suite struct AuditCaseTests {
  @Test(arguments: RuleTable.all.map(\.code)) func `every rule has its three folders and its page`(code: String) {
    let missing = AuditCase.Kind.allCases.map { AuditCase(code: code, kind: $0).folder }
      .filter { !FileManager.default.fileExists(atPath: $0.path) }.map { "\(code)/\($0.lastPathComponent)" }
    #expect(missing.isEmpty, "fixtures/audit lacks \(missing)")
    let page = repositoryRoot().appendingPathComponent("docs/audit/\(code).md")
    #expect(FileManager.default.fileExists(atPath: page.path), "docs/audit/\(code).md is missing")
  }

  @Test(arguments: AuditCase.all) func `a rule finds the fault and nothing else`(fixture: AuditCase) throws {
    guard FileManager.default.fileExists(atPath: fixture.folder.path) else { return }
    let found = try fixture.findings()
    switch fixture.kind {
    case .clean, .trap:
      #expect(found.isEmpty, "\(fixture.testDescription):\n\(Self.text(found))")
    case .faulty:
      #expect(!found.isEmpty, "\(fixture.testDescription) finds nothing")
      try compare(Self.text(found), with: fixture.folder.appendingPathComponent("expected.txt"))
    }
  }

  /// Findings as a person reads them: severity, scope, message and places.
  static func text(_ findings: [Finding]) -> String {
    findings.map { finding in
      let places = finding.facts.map { "  \($0.file):\($0.line)\n" }.joined()
      let more = finding.factCount > finding.facts.count ? "  … \(finding.factCount)\n" : ""
      let figures = finding.statements.map { "  = \($0.value.dutch) (\($0.source.dutch))\n" }.joined()
      return "\(finding.severity.rawValue) \(finding.scope)\n  \(finding.message.dutch)\n" + figures + places + more
    }.joined()
  }

  /// With `RECORD=1` the file is written and the test fails, so that no one records by accident.
  private func compare(_ text: String, with file: URL) throws {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("Recorded \(file.path): look at it, then run again without RECORD.")
      return
    }
    let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? "(no expected.txt: run with RECORD=1)"
    #expect(text == expected, "\(file.path)\n--- found\n\(text)--- expected\n\(expected)")
  }
}
