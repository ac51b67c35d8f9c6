import GuidanceKit
import Testing

@Suite struct InputProblemTests {
  let problem = InputProblem(
    code: "IMP012",
    position: SourcePosition(file: "registraties.csv", line: 17, column: 9, field: "duur"),
    message: Label(
      "\"half dag\" is geen exacte duur; verwacht bv. 1:30, 1,5 of 90 min.",
      "\"half dag\" is no exact duration; expected e.g. 1:30, 1.5 or 90 min."))

  @Test func `a problem says place, found, expected and its code`() {
    #expect(
      problem.text(.dutch)
        == "registraties.csv:17:9 (kolom \"duur\"): \"half dag\" is geen exacte duur; verwacht bv. 1:30, 1,5 of 90 min. [IMP012]"
    )
    #expect(problem.text(.english).hasPrefix("registraties.csv:17:9 (column \"duur\"): "))
  }

  @Test(arguments: [
    (SourcePosition(file: "a.csv"), "a.csv"),
    (SourcePosition(file: "a.csv", line: 3), "a.csv:3"),
    (SourcePosition(file: "a.csv", column: 3), "a.csv"),
    (SourcePosition(file: "a.csv", field: "doel"), "a.csv (kolom \"doel\")"),
    (SourcePosition(file: "a.csv", line: 17, row: 16), "a.csv:17 (rij 16)"),
    (SourcePosition(file: "a.csv", line: 17, row: 16, letters: "C"), "a.csv:17 (rij 16, kolom C)"),
    (
      SourcePosition(file: "a.csv", line: 17, column: 9, field: "duur", row: 16, letters: "C"),
      "a.csv:17:9 (rij 16, kolom C \"duur\")"
    ),
  ])
  func `a position says what is known and no more`(position: SourcePosition, text: String) {
    #expect(position.text(.dutch) == text)
  }

  @Test func `a problem without a place begins with its message`() {
    #expect(problem.at(nil).text(.dutch).hasPrefix("\"half dag\""))
    #expect(problem.at(nil).code == "IMP012")
  }

  @Test func `the worst severity comes first`() {
    #expect(Severity.allCases.sorted { $0.rank < $1.rank } == [.error, .warning, .notice])
    #expect(problem.severity == .error)
  }
}
