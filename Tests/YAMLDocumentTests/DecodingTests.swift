import Testing
import YAMLDocument

@Suite struct DecodingTests {
  @Test func `a Decodable type gives the same as walking the nodes`() throws {
    let bytes = try Fixtures.bytes("shape/good.yaml")
    let decoded = try YAMLDocument(bytes, file: "good.yaml").decode(SampleJob.self)
    #expect(try decoded == YAMLDocument.read(bytes, file: "good.yaml", SampleJob.read))
  }

  @Test func `every number type checks its range`() throws {
    struct Numbers: Decodable, Equatable {
      var a: Int8
      var b: UInt16
      var c: Int64
      var d: Float
      var e: Double
      var f: UInt?
    }
    let numbers = try YAMLDocument("{a: -128, b: 65535, c: 0x10, d: 1.5, e: .inf}", file: "x.yaml").decode(Numbers.self)
    #expect(numbers == Numbers(a: -128, b: 65535, c: 16, d: 1.5, e: .infinity, f: nil))
    #expect(
      messages("{a: 128, b: 1, c: 1, d: 1, e: 1}", Numbers.self) == [
        "1:5 'a' is 128; expected a whole number from -128 to 127."
      ])
    #expect(messages("{a: 1, b: x, c: 1, d: 1, e: 1}", Numbers.self) == ["1:11 'b' is \"x\"; expected a whole number."])
  }

  @Test func `a wrong value, a missing and a mistyped key are named with their place`() {
    #expect(
      messages("job: 3\nsteps: []\n", SampleJob.self) == [
        "1:6 'job' is 3; expected text (put the value between quotes)."
      ])
    #expect(messages("job: a\n", SampleJob.self) == ["1:1 the key \"steps\" is missing in the file."])
    #expect(
      messages("job: a\nstepz: []\n", SampleJob.self) == ["2:1 unknown key \"stepz\"; did you mean \"steps\"?"])
    #expect(
      messages("job: a\nsteps: [{id: a, run: [], retry: {times: three}}]\n", SampleJob.self) == [
        "2:41 'steps[1].retry.times' is \"three\"; expected a whole number."
      ])
    #expect(
      messages("job: a\noverlap: skp\nsteps: []\n", SampleJob.self) == [
        "2:10 'overlap' is \"skp\"; expected skip or queue; did you mean skip?"
      ])
  }

  @Test func `keys the type never asked for are refused, all of them`() {
    #expect(
      messages("job: a\nkleur: 1\nsteps: [{id: a, run: [], retri: {times: 1}}]\n", SampleJob.self) == [
        "2:1 unknown key \"kleur\"; expected title, overlap or timeout.",
        "3:26 unknown key \"retri\"; did you mean \"retry\"?",
      ])
  }

  @Test func `free keys, nested lists and nothing decode`() throws {
    struct Free: Decodable, Equatable {
      var table: [String: [Int?]]
      var nothing: String?
    }
    let free = try YAMLDocument("table: {x: [1, ~], y: []}\nnothing: ~\n", file: "x.yaml").decode(Free.self)
    #expect(free == Free(table: ["x": [1, nil], "y": []], nothing: nil))
  }

  @Test func `containers asked for by hand work`() throws {
    struct ByHand: Decodable, Equatable {
      enum Keys: String, CodingKey { case inner, list, base }
      var values: [Int]

      init(values: [Int]) { self.values = values }

      init(from decoder: any Decoder) throws {
        let keyed = try decoder.container(keyedBy: Keys.self)
        let inner = try keyed.nestedContainer(keyedBy: Keys.self, forKey: .inner)
        var list = try keyed.nestedUnkeyedContainer(forKey: .list)
        var deep = try list.nestedUnkeyedContainer()
        let object = try list.nestedContainer(keyedBy: Keys.self)
        let base = try keyed.superDecoder(forKey: .base).singleValueContainer().decode(Int.self)
        values = [
          try inner.decode(Int.self, forKey: .list), try deep.decode(Int.self),
          try object.decode(Int.self, forKey: .base), base,
        ]
      }
    }
    let text = "inner: {list: 1}\nlist: [[2], {base: 3}]\nbase: 4\n"
    #expect(try YAMLDocument(text, file: "x.yaml").decode(ByHand.self) == ByHand(values: [1, 2, 3, 4]))
    #expect(
      messages("inner: {list: 1}\nlist: [[2]]\nbase: 4\n", ByHand.self) == ["2:7 'list' has too few elements (1)."])
  }

  @Test func `a type's own complaint gets a place`() {
    struct Even: Decodable {
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard try container.decode(Int.self).isMultiple(of: 2) else {
          throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected an even number")
        }
      }
    }
    #expect(messages("a: 2\nb: 3\n", [String: Even].self) == ["2:4 'b' is 3: expected an even number"])
  }

  /// The problems of a text, in English, each as `line:column message`.
  private func messages<T: Decodable>(_ text: String, _ type: T.Type) -> [String] {
    do {
      _ = try YAMLDocument(text, file: "x.yaml").decode(type)
      return []
    } catch let problems as YAMLProblems {
      return problems.problems.map { "\($0.line):\($0.column) \($0.message.english)" }
    } catch {
      return ["\(error)"]
    }
  }
}
