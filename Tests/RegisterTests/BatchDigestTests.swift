import GuidanceKit
import TestSupport
import Testing

@testable import Register

/// The digests of a batch stand in the trail, so a later version must compute the very same.
@Suite struct BatchDigestTests {
  @Test func `a digest is taken over each value with its type and length, text up to a NUL`() throws {
    let register = try preparedRegister()
    let load = try Load(
      register,
      LoadRequest(
        kind: .registration, fileName: "x.csv", at: Moment(unixSeconds: 0, day: try day("2026-01-01")), actor: "proef",
        programVersion: "0"))
    let line = Array("1/10/2025;halve dag".utf8)
    try line.withUnsafeBytes { try load.original($0) }
    try load.reject(
      line: 2, row: 2, original: line,
      problems: [
        InputProblem(
          code: "IMP020", position: SourcePosition(file: "x.csv", line: 2, column: 11, field: "duur"),
          message: Label("geen duur\u{0}meer", "no duration"))
      ])
    try load.stage(try registration("2025-10-02", minutes: 90), line: 3, row: 3)
    try load.notice(
      InputProblem(
        code: "IMP066", severity: .notice, position: SourcePosition(file: "x.csv", line: 3),
        message: Label("leeg", "empty")))
    let batch = try #require(try load.commit().batch)

    var rows: [UInt8] = []
    text("rejected", to: &rows)
    integers([2, 2], to: &rows)
    rows.append(4)
    number(line.count, to: &rows)
    rows += line
    var problems: [UInt8] = []
    text("IMP020", to: &problems)
    text("fout", to: &problems)
    integers([2, 11], to: &problems)
    for part in ["duur", "geen duur", "no duration"] { text(part, to: &problems) }
    integers([2, 2], to: &problems)
    text("IMP066", to: &problems)
    text("opmerking", to: &problems)
    integers([3], to: &problems)
    problems += [0, 0]
    for part in ["leeg", "empty"] { text(part, to: &problems) }
    problems += [0, 0]
    let expected = ContentDigest.sha256(ContentDigest.sha256(rows) + ContentDigest.sha256(problems))
    #expect(try register.reading { try BatchDigest.rows(batch: batch, in: $0) } == expected)
    // Nothing was superseded: the digest of no rows.
    let none = try register.reading { try BatchDigest.supersessions(batch: batch, in: $0) }
    #expect(none == ContentDigest.sha256([]))
  }

  private func number(_ number: Int, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes += $0 }
  }

  private func integers(_ numbers: [Int], to bytes: inout [UInt8]) {
    for value in numbers {
      bytes.append(1)
      number(value, to: &bytes)
    }
  }

  private func text(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(3)
    number(text.utf8.count, to: &bytes)
    bytes += text.utf8
  }
}

@Suite struct RecordStatesTests {
  @Test func `new and changed records become facts, all others do not`() {
    var states = RecordStates()
    let cycle = [
      Comparison.State.new, Comparison.State.changed, Comparison.State.unchanged, Comparison.State.repeated,
      Comparison.State.contradicted,
    ]
    for number in 0..<1000 { states.append(cycle[number % 5]) }
    #expect(states.count == 1000)
    #expect((0..<1000).filter { states.isFact($0) } == (0..<1000).filter { $0 % 5 < 2 })
  }
}
