import Foundation
import TestSupport
import Testing

/// The audit of the demo finds what was planted and what the published documents contradict, and nothing else that matters.
@Suite struct AuditOfDemoTests {
  private struct Report: Decodable {
    let schema: String
    let findings: [Found]
  }

  private struct Found: Decodable {
    struct Detail: Decodable {
      let facts: [Place]
    }

    struct Place: Decodable {
      let file: String
      let line: Int
    }

    struct Message: Decodable {
      let nl: String
    }

    let rule: String
    let severity: String
    let message: Message
    let detail: Detail
  }

  /// Rules about the published plan and projects, which contradict themselves without our help.
  private static let aboutPublished: Set<String> = ["PLN003", "PRJ001", "PRJ002", "PRJ003", "PRJ007"]

  @Test func `every error and warning of the audit is a planted fault or a published contradiction`() throws {
    let demo = try Demo.once.get()
    let outcome = try demo.tool("leerspoor-audit", ["check", "--format", "json"])
    #expect(outcome.exit == 1, outcome.all)
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.out.utf8))
    #expect(report.schema == "leerspoor/audit/1")
    let planted = try plantedLines()
    let serious = report.findings.filter { $0.severity != "opmerking" }
    #expect(serious.count >= 20)
    for finding in serious where !Self.aboutPublished.contains(finding.rule) {
      let places = finding.detail.facts.map { "\(finding.rule) \($0.file):\($0.line)" }
      let isPlanted = places.contains { planted.contains($0) } || finding.rule == "KLV001"
      #expect(isPlanted, "\(finding.rule): \(finding.message.nl) \(places.prefix(3))")
    }
  }

  @Test func `the second audit of the same data finds nothing new`() throws {
    let demo = try Demo.once.get()
    _ = try demo.tool("leerspoor-audit", ["check", "--year", "2025-2026"])
    let again = try demo.tool("leerspoor-audit", ["check", "--year", "2025-2026"])
    let words = again.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("0 nieuw, 0 terug, 0 opgelost"), again.all)
    #expect(!again.out.contains("[nieuw]"))
  }

  @Test func `what counts as a failure is for the user to say`() throws {
    let demo = try Demo.once.get()
    let clean = try demo.tool("leerspoor-audit", ["check", "2024-09", "--fail-on", "fout", "--as-of", "1"])
    #expect(clean.exit == 0, clean.all)
    #expect(clean.out.contains("Niet bewaard"), clean.all)
    let strict = try demo.tool("leerspoor-audit", ["check", "2024-09", "--fail-on", "opmerking", "--as-of", "1"])
    #expect(strict.exit == 1, strict.all)
  }

  @Test func `an audit that is not kept leaves no trace`() throws {
    // A database of its own: other tests audit the demo at the same time.
    let bench = Bench()
    try bench.prepare()
    let before = try bench.tool("leerspoor-audit", ["check", "2024-10", "--format", "json"])
    let apart = try bench.tool("leerspoor-audit", ["check", "2024-10", "--no-keep"])
    #expect(apart.out.contains("Niet bewaard"), apart.all)
    let after = try bench.tool("leerspoor-audit", ["check", "2024-10", "--format", "json"])
    func run(_ outcome: Executable.Outcome) -> Int? {
      outcome.out.firstMatch(of: /"run":\{"at":"[^"]*","batch":\d+,"id":(\d+)/).flatMap { Int($0.output.1) }
    }
    let first = try #require(run(before), before.all)
    #expect(run(after) == first + 1, after.all)
  }

  /// The planted faults as `CODE file:line`.
  private func plantedLines() throws -> Set<String> {
    let page = try String(
      contentsOf: repositoryRoot().appendingPathComponent("fixtures/demo/PLANTED.md"), encoding: .utf8)
    var result: Set<String> = []
    for row in page.split(separator: "\n") where row.hasPrefix("| ") {
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count >= 3 else { continue }
      for line in cells[1].split(separator: ",") {
        result.insert("\(cells[2]) \(cells[0]):\(line.trimmingCharacters(in: .whitespaces))")
      }
    }
    return result
  }
}
