import Testing
import YAMLDocument

/// The core schema of YAML 1.2, §10.3.2.
@Suite struct CoreSchemaTests {
  @Test(arguments: [
    "yes", "no", "on", "off", "Yes", "y", "n", "1:30", "12:30:45", "2026-01-31", "2025-2026", "1_000", "0b11", "0o8",
    "0x",
    "0xg", "0o", "-0x1f", "1e", "e3", ".", "-", "+", "+.e1", "1.2.3", "nUll", "tRue", "inf", "nan", "-.nan", "Infinity",
    "0x1p3", "1,5", "1 000", "١",
  ])
  func `what only looks like a number or truth value is a text`(text: String) {
    #expect(YAMLScalar(text).tag == .string)
  }

  @Test(arguments: ["", "~", "null", "Null", "NULL"])
  func `nothing has five spellings`(text: String) {
    #expect(YAMLScalar(text).isNull)
  }

  @Test func `truth values have three spellings each`() {
    for text in ["true", "True", "TRUE"] { #expect(YAMLScalar(text).bool == true) }
    for text in ["false", "False", "FALSE"] { #expect(YAMLScalar(text).bool == false) }
  }

  @Test func `whole numbers are decimal, octal or hexadecimal`() {
    let expected: [String: Int] = [
      "0": 0, "-19": -19, "+7": 7, "007": 7, "0o17": 15, "0x1F": 31, "0xff": 255, "9223372036854775807": .max,
      "-9223372036854775808": .min,
    ]
    for (text, value) in expected { #expect(YAMLScalar(text).int == value, "\(text)") }
  }

  @Test func `a whole number too large for 64 bits stays a number without a value`() {
    let scalar = YAMLScalar("9223372036854775808")
    #expect(scalar.tag == .int)
    #expect(scalar.int == nil)
    #expect(scalar.double == 9_223_372_036_854_775_808)
  }

  @Test func `numbers with a fraction or exponent`() {
    let expected: [String: Double] = [
      "0.": 0, "-0.0": 0, ".5": 0.5, "+12e03": 12000, "-2E+05": -200_000, "1.5e-2": 0.015, ".inf": .infinity,
      "-.Inf": -.infinity, "+.INF": .infinity, "1": 1,
    ]
    for (text, value) in expected { #expect(YAMLScalar(text).double == value, "\(text)") }
    for text in [".nan", ".NaN", ".NAN"] { #expect(YAMLScalar(text).double?.isNaN == true) }
  }

  @Test func `decimals are exact`() {
    #expect(YAMLScalar("0.35").decimal?.scaled(to: 3) == 350)
    #expect(YAMLScalar("-1.5").decimal?.scaled(to: 1) == -15)
    #expect(YAMLScalar("-0.5").decimal?.scaled(to: 1) == -5)
    #expect(YAMLScalar("+.5").decimal?.scaled(to: 1) == 5)
    #expect(YAMLScalar("18").decimal?.scaled(to: 2) == 1800)
    #expect(YAMLScalar("18.").decimal?.scaled(to: 0) == 18)
    #expect(YAMLScalar("2.500").decimal?.scaled(to: 1) == 25)
    #expect(YAMLScalar("0.3501").decimal?.scaled(to: 3) == nil)
    #expect(YAMLScalar("1e3").decimal == nil)
    #expect(YAMLScalar("0x10").decimal == nil)
    #expect(YAMLScalar("12345678901234567890").decimal == nil)
    #expect(YAMLScalar("9223372036854775807").decimal?.scaled(to: 1) == nil)
  }

  @Test func `what stands between quotes is a text, whatever it looks like`() throws {
    let document = try YAMLDocument("['1', \"true\", '', \"~\"]", file: "x.yaml")
    let tags = document.root.elements?.compactMap { $0.scalar?.tag }
    #expect(tags == [.string, .string, .string, .string])
    let block = try YAMLDocument("a: |\n  1\n", file: "x.yaml")
    #expect(block.root["a"]?.scalar == YAMLScalar("1\n", isPlain: false))
  }

  @Test func `an explicit core tag decides`() throws {
    let document = try YAMLDocument("[!!str 1, !!int '7', !!float 2, ! 3, !!null '', !!bool 'true']", file: "x.yaml")
    let tags = document.root.elements?.compactMap { $0.scalar?.tag }
    #expect(tags == [.string, .int, .float, .string, .null, .bool])
  }

  @Test func `a whole number printed and read again is the same`() throws {
    var random = SmallRandom(seed: 7)
    for _ in 0..<2000 {
      let value = Int(truncatingIfNeeded: random.next() >> (random.next() % 63))
      #expect(YAMLScalar(String(value)).int == value)
      #expect(YAMLScalar("-\(value.magnitude)").tag == .int)
    }
  }

  @Test func `a fraction printed and read again is the same`() throws {
    var random = SmallRandom(seed: 8)
    for _ in 0..<2000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(YAMLScalar("\(value)").double == value)
    }
  }

  @Test func `any text in double quotes reads as itself`() throws {
    var random = SmallRandom(seed: 9)
    for _ in 0..<300 {
      let text = random.text(length: Int(random.next() % 24))
      let document = try YAMLDocument("t: \(quoted(text))\n", file: "x.yaml")
      #expect(document.root["t"]?.scalar == YAMLScalar(text, isPlain: false))
    }
  }

  /// The text between double quotes, with everything but letters and digits escaped.
  private func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
      if scalar.isASCII, Character(scalar).isLetter || Character(scalar).isNumber { return String(scalar) }
      let hex = String(scalar.value, radix: 16)
      return "\\U" + String(repeating: "0", count: 8 - hex.count) + hex
    }
    return "\"\(escaped.joined())\""
  }
}

/// Repeatable random numbers for property tests.
struct SmallRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func text(length: Int) -> String {
    let pool = Array("abcXYZ019 :#-'\"{}[],&*!|>%@`\n\té€𝛑ïё".unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<length { text.append(pool[Int(next() % UInt64(pool.count))]) }
    return String(text)
  }
}
