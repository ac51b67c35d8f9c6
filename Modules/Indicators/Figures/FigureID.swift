/// The name of a figure: `indicator/scope…/period[@as-of]`, for example `reach/PBD-NED/042531/2025-2026`.
public struct FigureID: Hashable, Sendable, Comparable {
  /// The whole name.
  public let text: String

  /// Reads a name as typed; `nil` when it has fewer than two parts, an empty part or white space.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }), !text.contains(where: \.isWhitespace) else { return nil }
    self.text = text
  }

  /// Makes a name from its parts; parts are joined as they are.
  public init(_ indicator: String, _ scope: [String], _ period: String) {
    var text = indicator
    text.reserveCapacity(indicator.utf8.count + period.utf8.count + scope.reduce(1) { $0 + $1.utf8.count + 1 })
    for part in scope {
      text += "/"
      text += part
    }
    text += "/"
    text += period
    self.text = text
  }

  /// A text as a part of a name: white space and the signs that names are made with become `-`.
  public static func part(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x21..<0x7F).contains(byte) && byte != UInt8(ascii: "/") && byte != UInt8(ascii: "@")
        && byte != UInt8(ascii: "#")
    }
    if isPlain, !text.isEmpty { return text }
    let part = String(text.map { $0.isWhitespace || "/@#".contains($0) ? "-" : $0 })
    return part.isEmpty ? "-" : part
  }

  /// What is measured, such as `fte`, `reach`, `classroom` or `project`.
  public var indicator: String { String(text.prefix { $0 != "/" }) }

  /// Whom or what it is about, from wide to narrow.
  public var scope: [String] { text.split(separator: "/").dropFirst().dropLast().map(String.init) }

  /// The period, without the as-of part.
  public var period: String { String((text.split(separator: "/").last ?? "").prefix { $0 != "@" }) }

  /// The day or batch whose knowledge was asked for, when the name says so.
  public var asOf: String? {
    text.firstIndex(of: "@").map { String(text[text.index(after: $0)...]) }
  }

  /// The same figure without the as-of part.
  public var withoutAsOf: FigureID { FigureID(unchecked: String(text.prefix { $0 != "@" })) }

  /// By bytes, so that the order is the same on every system.
  public static func < (one: FigureID, other: FigureID) -> Bool {
    let precedes = one.text.utf8.withContiguousStorageIfAvailable { left in
      other.text.utf8.withContiguousStorageIfAvailable { right -> Bool in
        let shared = min(left.count, right.count)
        var place = 0
        while place < shared, left[place] == right[place] { place += 1 }
        return place < shared ? left[place] < right[place] : left.count < right.count
      }
    }
    return (precedes ?? nil) ?? one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }

  private init(unchecked text: String) {
    self.text = text
  }
}

extension FigureID: CustomStringConvertible {
  /// The whole name.
  public var description: String { text }
}
