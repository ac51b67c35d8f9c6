import Foundation
import GuidanceKit
import TestSupport
import Testing

@testable import Auditing

@Suite struct RuleTableTests {
  @Test func `codes are unique, sorted, and of a known family`() {
    let codes = RuleTable.all.map(\.code)
    #expect(codes == Set(codes).sorted())
    for rule in RuleTable.all { #expect(rule.explanation.family != nil, "\(rule.code)") }
  }

  @Test func `every rule looks at tables or at registrations`() {
    for rule in RuleTable.all { #expect(rule is any StandingRule || rule is any RegistrationRule, "\(rule.code)") }
  }

  @Test func `every explanation is written in both languages`() {
    for rule in RuleTable.all {
      let explanation = rule.explanation
      for text in [
        explanation.title, explanation.what, explanation.why, explanation.example, explanation.cure, explanation.source,
      ] {
        #expect(!text.dutch.isEmpty && !text.english.isEmpty, "\(rule.code)")
      }
    }
  }

  @Test func `no two thresholds have one name, each has a meaning in both languages`() {
    let thresholds = RuleTable.all.flatMap(\.thresholds)
    #expect(!thresholds.isEmpty)
    let names = thresholds.map(\.name)
    #expect(
      Set(names).count == names.count, "\(Dictionary(grouping: names, by: \.self).filter { $0.value.count > 1 }.keys)")
    for threshold in thresholds {
      #expect(threshold.name.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil, "\(threshold.name)")
      #expect(!threshold.meaning.dutch.isEmpty && !threshold.meaning.english.isEmpty, "\(threshold.name)")
    }
  }

  @Test func `a rule is found by its code in any case, a mistyped code gets the nearest`() {
    #expect(RuleTable.rule("prj001")?.code == "PRJ001")
    #expect(RuleTable.rule("PRJ999") == nil)
    #expect(RuleTable.suggestions(for: "PRJ01").first == "PRJ001")
  }

  @Test func `each rule has the file that its code names`() throws {
    let folder = repositoryRoot().appendingPathComponent("Modules/Auditing/Rules").resolvingSymlinksInPath()
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(files.map { String($0.prefix(6)) }) == Set(RuleTable.all.map(\.code)))
  }

  /// With `RECORD=1` the pages are written and the test fails, so that no one records by accident.
  @Test func `each rule has its page under docs, as the program gives it`() throws {
    let folder = repositoryRoot().appendingPathComponent("docs/audit")
    var pages = Dictionary(
      uniqueKeysWithValues: RuleTable.all.map { ("\($0.code).md", RulePage.markdown($0)) })
    pages["README.md"] = RulePage.index()
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    if isRecording { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
    for (name, page) in pages {
      let file = folder.appendingPathComponent(name)
      if isRecording { try Data(page.utf8).write(to: file) }
      let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      #expect(kept == page, "docs/audit/\(name) differs from the program: run with RECORD=1")
    }
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }
    #expect(Set(kept) == Set(pages.keys))
    if isRecording { Issue.record("Recorded docs/audit: look at it, then run again without RECORD.") }
  }
}
