import Testing
import YAMLDocument

@Suite struct DocumentTests {
  @Test func `anchors and aliases share a value`() throws {
    let document = try YAMLDocument("a: &x {k: [1, 2]}\nb: *x\nc: &x 3\nd: *x\n", file: "x.yaml")
    #expect(document.root["b"] == document.root["a"])
    #expect(document.root["d"]?.scalar?.int == 3)
  }

  @Test func `a key that stands twice is reported and the first kept`() throws {
    let document = try YAMLDocument("a: 1\nb: 2\na: 3\n", file: "x.yaml")
    #expect(document.root["a"]?.scalar?.int == 1)
    #expect(document.problems.map(\.line) == [3])
    #expect(throws: YAMLProblems.self) { try document.decode([String: Int].self) }
  }

  @Test func `a number as a key is the text of the number`() throws {
    let document = try YAMLDocument("2025: x\n", file: "x.yaml")
    #expect(document.root["2025"]?.scalar?.text == "x")
  }

  @Test func `limits on size, depth and values hold`() throws {
    func kind(_ text: String, _ limits: YAMLLimits) -> YAMLProblem.Kind? {
      do throws(YAMLProblem) {
        _ = try YAMLDocument(text, file: "x.yaml", limits: limits)
        return nil
      } catch {
        return error.kind
      }
    }
    #expect(kind("a: 1234", YAMLLimits(bytes: 7)) == nil)
    #expect(kind("a: 1234", YAMLLimits(bytes: 6)) == .limit)
    #expect(kind("[[1]]", YAMLLimits(depth: 2)) == nil)
    #expect(kind("[[[1]]]", YAMLLimits(depth: 2)) == .limit)
    #expect(kind("[&a [1], [*a]]", YAMLLimits(depth: 3)) == nil)
    #expect(kind("[&a [[1]], [*a]]", YAMLLimits(depth: 3)) == .limit)
    #expect(kind("[1, 2, 3]", YAMLLimits(nodes: 4)) == nil)
    #expect(kind("[1, 2, 3, 4]", YAMLLimits(nodes: 4)) == .limit)
    #expect(kind("[&a [1, 2], *a]", YAMLLimits(nodes: 7)) == nil)
    #expect(kind("[&a [1, 2], *a]", YAMLLimits(nodes: 6)) == .limit)
  }

  @Test func `a very deep file is refused without harm`() {
    let text = String(repeating: "[", count: 200_000)
    #expect(throws: YAMLProblem.self) { try YAMLDocument(text, file: "x.yaml") }
    let block = String(repeating: "- ", count: 100_000)
    #expect(throws: YAMLProblem.self) { try YAMLDocument(block, file: "x.yaml") }
  }

  @Test func `no bytes whatever bring the reader down`() {
    var random = SmallRandom(seed: 3)
    let alphabet = Array("ab:-[]{},&*!|>'\"#%@?\n\t \r~<1.0\\é".utf8)
    for _ in 0..<20_000 {
      let count = Int(random.next() % 40)
      let bytes = (0..<count).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
      do throws(YAMLProblem) {
        _ = try YAMLDocument(bytes, file: "x.yaml")
      } catch {
        #expect(error.line >= 1 && error.column >= 1)
        #expect(!error.message.dutch.isEmpty && !error.message.english.isEmpty)
      }
    }
  }

  @Test func `problems come in the order of the file`() {
    func problem(_ line: Int, _ column: Int) -> YAMLProblem {
      YAMLProblem(kind: .badValue, file: "f", line: line, column: column, message: YAMLText("a.", "b."))
    }
    let problems = YAMLProblems([problem(3, 1), problem(1, 9), problem(1, 2)])
    #expect(problems.problems.map { [$0.line, $0.column] } == [[1, 2], [1, 9], [3, 1]])
    #expect(problems.problems[0].english == "f:1:2: b.")
  }
}
