/// One text, number, truth value or nothing, by the core schema of YAML 1.2.
///
/// `yes`, `on`, `1:30` and `2026-01-31` are texts. A quoted or block scalar is always a text, unless an explicit core
/// tag such as `!!int` says otherwise.
public struct YAMLScalar: Hashable, Sendable {
  /// The types of the core schema.
  public enum Tag: String, CaseIterable, Hashable, Sendable {
    /// Nothing: `null`, `~` or an empty value.
    case null
    /// `true` or `false`.
    case bool
    /// A whole number, decimal, `0o17` or `0x1f`.
    case int
    /// A number with a fraction or an exponent, `.inf` or `.nan`.
    case float
    /// Any other text.
    case string = "str"
  }

  /// The text, without quotes and with escapes resolved.
  public let text: String
  /// Whether it was written without quotes.
  public let isPlain: Bool
  /// The type.
  public let tag: Tag

  /// A plain scalar, typed by its form; or a text when it was quoted.
  public init(_ text: String, isPlain: Bool = true) {
    self.init(text: text, isPlain: isPlain, tag: isPlain ? CoreSchema.tag(of: text) : .string)
  }

  /// A scalar of a given type.
  init(text: String, isPlain: Bool, tag: Tag) {
    self.text = text
    self.isPlain = isPlain
    self.tag = tag
  }

  /// Whether it is nothing.
  public var isNull: Bool { tag == .null }
  /// The truth value, or `nil` for any other type.
  public var bool: Bool? { tag == .bool ? text.first == "t" || text.first == "T" : nil }
  /// The whole number; `nil` for any other type and for one that does not fit 64 bits.
  public var int: Int? { tag == .int ? CoreSchema.int(text) : nil }
  /// The number, whole or not; `nil` for any other type.
  ///
  /// Rounded as binary fractions are: for exact decimals see ``decimal``.
  public var double: Double? {
    switch tag {
    case .int: CoreSchema.int(text).map(Double.init) ?? Double(text)
    case .float: CoreSchema.double(text)
    default: nil
    }
  }
  /// The number as exact decimals; `nil` for any other type, with an exponent, and when it does not fit 64 bits.
  public var decimal: YAMLDecimal? { tag == .int || tag == .float ? YAMLDecimal(text) : nil }
}

/// A number in exact decimals: 0.35 is 35 of scale 2.
public struct YAMLDecimal: Hashable, Sendable {
  /// The number without its decimal point.
  public let digits: Int
  /// How many of them stand after the point.
  public let scale: Int

  /// Reads `12`, `-0.35`, `.5` or `5.`; no exponent.
  init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? parts[1] : ""
    guard fraction.utf8.allSatisfy(CoreSchema.isDigit), let digits = Int(parts[0] + fraction) else { return nil }
    self.digits = digits
    scale = fraction.count
  }

  /// The number times 10 to the given power when that is whole and fits: 0.35 at scale 3 is 350; `nil` when decimals
  /// would be lost.
  public func scaled(to places: Int) -> Int? {
    var value = digits
    for _ in 0..<max(0, places - scale) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = product
    }
    for _ in 0..<max(0, scale - places) {
      guard value.isMultiple(of: 10) else { return nil }
      value /= 10
    }
    return value
  }
}
