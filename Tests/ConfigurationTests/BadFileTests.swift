import Configuration
import Foundation
import GuidanceKit
import TestSupport
import Testing

/// Files with faults, each with the messages people see.
@Suite struct BadFileTests {
  static let names: [String] = {
    let folder = repositoryRoot().appendingPathComponent("fixtures/plans/bad").path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.sorted()
  }()

  @Test(arguments: names)
  func `a file with faults reports all of them with place, found, expected and remedy`(name: String) throws {
    let path = "fixtures/plans/bad/\(name)"
    let known = KnownNames(
      plans: [try plan("fixtures/plans/ander-plan.yaml")],
      sheets: ["registraties": ["datum", "duur", "begeleider", "vorm"], "organisaties": ["naam"]])
    let failure = #expect(throws: ConfigurationFailure.self) {
      try ConfigurationFile.read(repositoryFile(path), file: path, known: known)
    }
    let text = [Language.dutch, .english].map { failure?.text($0) ?? "" }.joined(separator: "\n\n") + "\n"
    assertGolden(text, "configuration/\(name.dropLast(5)).txt")
  }

  @Test func `there are files to try`() { #expect(Self.names.count >= 10) }

  @Test func `a typo in a real plan is reported at its line and column`() throws {
    let text = String(decoding: try repositoryFile("plan/pov-2025-2030.yaml"), as: UTF8.self)
    let faulty = text.replacingOccurrences(of: "    level: macro\n", with: "    levl: macro\n")
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex(of: "    level: macro") ?? 0
    #expect(
      problems(faulty) == [
        "x.yaml:\(line + 1):5: onbekende sleutel \"levl\"; bedoelde u \"level\"? [YAML11]"
      ])
  }

  @Test func `an initiative that the plan does not know comes with the nearest one`() throws {
    let text = String(decoding: try repositoryFile("plan/pov-2025-2030.yaml"), as: UTF8.self)
    let faulty = text.replacingOccurrences(
      of: "initiatives: [leerwandeling]", with: "initiatives: [leerwandling]")
    #expect(faulty != text)
    let found = problems(faulty)
    #expect(found.count == 3)
    #expect(found.allSatisfy { $0.hasSuffix("bedoelde u leerwandeling? [YAML15]") })
  }

  @Test func `education levels that do not add up are for the audit, not an error`() throws {
    let text = String(decoding: try repositoryFile("plan/pov-2025-2030.yaml"), as: UTF8.self)
    let other = text.replacingOccurrences(of: "(Bu)SO: 5.40", with: "(Bu)SO: 5.50")
    #expect(other != text)
    guard case .plan(let plan) = try ConfigurationFile.read(Array(other.utf8), file: "x.yaml") else {
      throw TestProblem("no plan")
    }
    let found = plan.contradictions().filter { $0.subject == "plan:fte/PBD-CUR/2025-2026" }
    #expect(found.map(\.other.thousandths) == [7450])
    #expect(found.map(\.stated.thousandths) == [7350])
  }

  @Test func `a file that is not YAML at all says so`() {
    #expect(
      problems("a;b;c\n1;2;3\n") == [
        "x.yaml:1:1: het bestand is \"a;b;c 1;2;3\"; verwacht een blok met sleutels. [YAML13]"
      ])
    #expect(problems("") == ["x.yaml:1:1: het bestand is leeg; verwacht minstens één sleutel met een waarde. [YAML03]"])
  }
}
