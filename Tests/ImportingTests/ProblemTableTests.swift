import GuidanceKit
import Testing

@testable import Importing

@Suite struct ProblemTableTests {
  @Test(arguments: ProblemCode.allCases) func `every code has its meaning, cause and cure in both languages`(
    code: ProblemCode
  ) {
    let entry = code.entry
    for label in [entry.title, entry.cause, entry.cure] {
      #expect(!label.dutch.isEmpty)
      #expect(!label.english.isEmpty)
      #expect(label.dutch != label.english)
    }
    for sentence in [entry.cause.dutch, entry.cause.english, entry.cure.dutch, entry.cure.english] {
      #expect(sentence.hasSuffix("."))
    }
  }

  @Test func `codes have the form IMP and three digits`() {
    for code in ProblemCode.allCases {
      #expect(code.rawValue.wholeMatch(of: /IMP[0-9]{3}/) != nil)
    }
  }

  @Test func `titles tell codes apart`() {
    #expect(Set(ProblemCode.allCases.map(\.entry.title)).count == ProblemCode.allCases.count)
  }
}
