import Testing

@testable import YAMLDocument

/// Files with a fault, each with the messages people see.
@Suite struct BadFileTests {
  @Test(arguments: Fixtures.names(in: "syntax"))
  func `a file that is not usable YAML says where and what to do`(name: String) throws {
    let bytes = try Fixtures.bytes("syntax/\(name)")
    let problem = #expect(throws: YAMLProblem.self) { try YAMLDocument(bytes, file: name) }
    try Fixtures.expect(problem.map { [$0] } ?? [], for: "syntax/\(name)")
  }

  @Test(arguments: Fixtures.names(in: "shape").filter { $0 != "good.yaml" })
  func `a file of the wrong shape reports all its faults in one go`(name: String) throws {
    let bytes = try Fixtures.bytes("shape/\(name)")
    let problems = #expect(throws: YAMLProblems.self) {
      try YAMLDocument.read(bytes, file: name, SampleJob.read)
    }
    try Fixtures.expect(problems?.problems ?? [], for: "shape/\(name)")
  }

  @Test func `every kind of problem has a code of its own`() {
    #expect(Set(YAMLProblem.Kind.allCases.map(\.rawValue)).count == YAMLProblem.Kind.allCases.count)
  }

  @Test func `no message ends in two stops or lacks one`() throws {
    for folder in ["syntax", "shape"] {
      for name in Fixtures.names(in: folder) where name != "good.yaml" {
        let bytes = try Fixtures.bytes("\(folder)/\(name)")
        let problems = #expect(throws: YAMLProblems.self) {
          try YAMLDocument.read(bytes, file: name, SampleJob.read)
        }
        for problem in problems?.problems ?? [] {
          for text in [problem.message.dutch, problem.message.english] {
            #expect(text.hasSuffix(".") || text.hasSuffix("?"), "\(text)")
            #expect(!text.hasSuffix("..") && !text.hasSuffix("?."), "\(text)")
          }
        }
      }
    }
  }
}
