import Foundation
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Auditing

@Suite struct OutcomeTests {
  private func outcome(
    _ registrations: [Registration], _ ruleset: Ruleset = .standard
  ) throws -> Auditor.Outcome {
    let facts = AuditFacts(
      scope: try .month("2026-01"), today: try day("2026-02-02"), plans: [fact(try samplePlan())],
      organisations: facts(try sampleOrganisations()), files: [1: "registraties.csv"])
    return try Auditor.run(facts, ruleset: ruleset) { first, last, body in
      for fact in AuditingTests.facts(registrations) where isBetween(fact.record.date, first, last) { try body(fact) }
    }
  }

  @Test func `the most serious findings come first`() throws {
    let result = try outcome([try session(goal: "KLO-1"), try session("2026-01-17")])
    #expect(result.findings.map(\.severity.rank) == result.findings.map(\.severity.rank).sorted())
    #expect(result.findings.first?.rule == "PLN001")
    #expect(result.registrations == 2)
  }

  @Test func `a ruleset switches rules off and changes how serious they are`() throws {
    let rows = [try session(goal: "KLO-1"), try session("2026-01-17")]
    let ruleset = Ruleset(name: "proef", disabled: ["PLN001"], severities: ["DAT003": .error])
    let result = try outcome(rows, ruleset)
    #expect(!result.findings.contains { $0.rule == "PLN001" })
    #expect(result.findings.first { $0.rule == "DAT003" }?.severity == .error)
    #expect(ruleset.canonicalText != Ruleset.standard.canonicalText)
  }

  @Test func `findings of different rules or subjects never share an identity`() throws {
    let result = try outcome([
      try session(goal: "KLO-1"), try session("2026-01-17", at: ["905139"]), try session("2026-01-18", at: ["930578"]),
    ])
    #expect(Set(result.findings.map(\.identity)).count == result.findings.count)
    let one = Finding(
      rule: "X", severity: .notice, scope: "", subject: ["ab", "c"], message: Label("", ""), cure: Label("", ""))
    var other = one
    other.subject = ["a", "bc"]
    #expect(one.identity != other.identity)
  }

  @Test func `the text groups by rule, gives file and line, and the cure once`() throws {
    let report = AuditReport(try outcome([try session("2026-01-17"), try session("2026-01-18")]))
    let text = AuditText(.dutch, width: 90).text(report)
    #expect(text.hasPrefix("Audit van januari 2026, regelset standaard: "))
    #expect(text.contains("DAT003  waarschuwing  begeleiding in het weekend of in een vakantie (2)"))
    #expect(text.contains("- 17 januari 2026 is een zaterdag: 1 registratie (1,0 u).\n    registraties.csv:2"))
    #expect(text.components(separatedBy: "Herstellen: Verbeter de datum.").count == 2)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 90 })
  }

  @Test func `the text in English is English`() throws {
    let text = AuditText(.english, width: 90).text(AuditReport(try outcome([try session("2026-01-17")])))
    #expect(text.contains("17 January 2026 is a Saturday: 1 registration (1.0 h)."))
    #expect(!text.contains("Herstellen"))
  }

  @Test func `JSON carries its schema, counts and places`() throws {
    let json = try AuditJSON(AuditReport(try outcome([try session("2026-01-17")]))).text()
    #expect(json.contains("\"schema\":\"leerspoor/audit/1\""))
    #expect(json.contains("\"scope\":\"2026-01\""))
    #expect(json.contains("\"file\":\"registraties.csv\",\"kind\":\"registraties\",\"line\":2"))
  }

  @Test func `what the register keeps of a finding can be read back`() throws {
    let finding = try #require(outcome([try session("2026-01-17")]).findings.first { $0.rule == "DAT003" })
    let detail = FindingDetail(finding)
    #expect(FindingDetail(json: try detail.json()) == detail)
    #expect(detail.facts.map(\.line) == [2])
    #expect(FindingDetail(json: "{}") == nil)
  }

  // Keeping

  private func keep(
    _ registrations: [Registration], in register: Register, on iso: String
  ) throws -> AuditReport {
    let moment = Moment(unixSeconds: Int64(try day(iso).dayNumber) * 86_400, day: try day(iso))
    return try Auditor.keep(
      try outcome(registrations), in: register, at: moment, actor: "proef", programVersion: "0.0.0")
  }

  @Test func `a finding is new, persists, is resolved and comes back`() throws {
    let register = try Register.forTests()
    let saturday = try session("2026-01-17")
    func life(_ report: AuditReport) -> AuditReport.Life? { report.items.first { $0.finding.rule == "DAT003" }?.life }
    let first = try keep([saturday], in: register, on: "2026-02-02")
    #expect(life(first)?.state == .new)
    let second = try keep([try session("2026-01-12"), saturday], in: register, on: "2026-02-03")
    #expect(life(second)?.state == .persisting)
    #expect(life(second)?.id == life(first)?.id)
    #expect(life(second)?.firstFoundAt.hasPrefix("2026-02-02") == true)
    let third = try keep([], in: register, on: "2026-02-04")
    #expect(life(third) == nil)
    #expect(third.run?.resolved == 1)
    let fourth = try keep([saturday], in: register, on: "2026-02-05")
    #expect(life(fourth)?.state == .reopened)
    let kept = try register.read { try $0.findings(run: try #require(fourth.run?.id)) }
    #expect(kept.contains { $0.item.rule == "DAT003" && FindingDetail(json: $0.item.detail)?.facts.first?.line == 2 })
  }

  @Test func `rules read what the register holds`() throws {
    let register = try Register.forTests()
    try register.load([try samplePlan()], file: "plan.yaml")
    try register.load(try sampleOrganisations(), file: "organisaties.csv")
    try register.load([Adviser(code: "B01", name: "Ada Voorbeeld", role: .adviser)], file: "begeleiders.csv")
    try register.load(
      [
        try session("2026-01-17", sheetID: "1"), try session(goal: "KLO-1", sheetID: "2"),
        try session("2025-12-24", sheetID: "3"),
      ],
      file: "registraties.csv")
    let result = try register.read {
      try Auditor.run($0, scope: try .month("2026-01"), today: try day("2026-02-02"))
    }
    #expect(result.registrations == 2)
    #expect(result.findings.first { $0.rule == "PLN001" }?.places == ["registraties.csv:3"])
    #expect(result.findings.filter { $0.rule == "DAT003" }.map(\.scope) == ["2026-01-17"])
  }
}
