/// A JSON document of exact values: whole numbers, no floating point; members in the order in which they were given.
///
/// The same value always gives the same text.
public indirect enum JSON: Hashable, Sendable {
  /// Nothing known.
  case null
  /// Yes or no.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A text.
  case string(String)
  /// A list.
  case array([JSON])
  /// Members by name.
  case members([Member])

  /// A member of an object.
  public struct Member: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its value.
    public var value: JSON

    /// Makes a member.
    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// An object from names and values.
  public static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
    .members(members.map { Member($0.key, $0.value) })
  }

  /// A text, or `null`.
  public static func string(_ text: String?) -> JSON { text.map { JSON.string($0) } ?? .null }

  /// A whole number, or `null`.
  public static func integer(_ number: Int?) -> JSON { number.map { JSON.integer($0) } ?? .null }

  /// A fraction as `{"numerator": n, "denominator": d}`, or `null`.
  public static func fraction(_ fraction: Fraction?) -> JSON {
    guard let fraction else { return .null }
    return .object(["numerator": .integer(fraction.numerator), "denominator": .integer(fraction.denominator)])
  }

  /// The document as text.
  ///
  /// - Parameter isIndented: one member or item a line, for people; else without any white space.
  public func text(isIndented: Bool = false) -> String {
    var output = ""
    write(to: &output, indent: isIndented ? 0 : nil)
    return output
  }

  private func write(to output: inout String, indent: Int?) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .integer(let number): output += String(number)
    case .string(let text): Self.write(text, to: &output)
    case .array(let items):
      Self.list(items, "[", "]", to: &output, indent) { item, output, indent in item.write(to: &output, indent: indent)
      }
    case .members(let members):
      Self.list(members, "{", "}", to: &output, indent) { member, output, indent in
        Self.write(member.name, to: &output)
        output += indent == nil ? ":" : ": "
        member.value.write(to: &output, indent: indent)
      }
    }
  }

  private static func list<Item>(
    _ items: [Item], _ open: String, _ close: String, to output: inout String, _ indent: Int?,
    _ write: (Item, inout String, Int?) -> Void
  ) {
    output += open
    let inner = indent.map { $0 + 2 }
    for (index, item) in items.enumerated() {
      if index > 0 { output += "," }
      if let inner { output += "\n" + String(repeating: " ", count: inner) }
      write(item, &output, inner)
    }
    if let indent, !items.isEmpty { output += "\n" + String(repeating: " ", count: indent) }
    output += close
  }

  private static func write(_ text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          output.unicodeScalars.append(scalar)
        }
      }
    }
    output += "\""
  }
}
