/// An address outside the document that a reader may choose to follow: a page of the web or a mailbox.
///
/// Nothing is ever fetched from it. Only `https`, `http` and `mailto` exist; whatever could run, open a file, carry a password or
/// look like another place has no value of this type.
public struct WebAddress: Hashable, Sendable {
  /// The address, percent-encoded so that it can stand in any form.
  public let text: String

  /// The greatest length of an address, in bytes.
  static let longest = 2_000

  /// Creates an address.
  ///
  /// - Returns: `nil` for another scheme, without a place, with a name or password before the place, with spaces or signs
  ///   that steer, or with more than an address after `mailto:`.
  public init?(_ given: String) {
    let scalars = given.unicodeScalars
    guard given.utf8.count <= WebAddress.longest,
      !scalars.contains(where: { $0.steers || $0.properties.isWhitespace || $0 == "\\" }),
      let colon = given.firstIndex(of: ":")
    else { return nil }
    let rest = given[given.index(after: colon)...]
    switch given[..<colon].lowercased() {
    case "mailto":
      guard WebAddress.isMailbox(rest) else { return nil }
      text = "mailto:" + rest
    case let scheme where scheme == "https" || scheme == "http":
      guard rest.hasPrefix("//") else { return nil }
      let place = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      guard WebAddress.isPlace(place) else { return nil }
      text = scheme + "://" + place.lowercased() + WebAddress.encoded(rest.dropFirst(2 + place.count))
    default: return nil
    }
  }

  /// Whether a text is the address itself, so that it need not be said twice.
  func shows(_ shown: String) -> Bool { shown == text || "mailto:" + shown == text }

  /// Letters, digits, points and hyphens, perhaps with a port.
  private static func isPlace(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let host = parts.first, let first = host.utf8.first, parts.count <= 2, isPlain(first),
      host.utf8.allSatisfy({ isPlain($0) || "-.".utf8.contains($0) })
    else { return false }
    return parts.dropFirst().allSatisfy { port in
      (1...5).contains(port.utf8.count) && port.utf8.allSatisfy { (48...57).contains($0) }
    }
  }

  private static func isMailbox(_ text: Substring) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].contains(":") else { return false }
    return parts[0].utf8.allSatisfy { isPlain($0) || "-._+".utf8.contains($0) } && isPlace(parts[1])
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// Percent-encoded where a sign could end an attribute, a link of Markdown or a cell of its table.
  private static func encoded(_ text: Substring) -> String {
    var output = ""
    for byte in text.utf8 {
      if isPlain(byte) || "-._~/#?=&%+,;:@!".utf8.contains(byte) {
        output.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        output += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return output
  }
}
