import Foundation

/// Reads HTML just well enough to test it: tags, their attributes, and whether they are nested properly.
struct MarkupScanner {
  struct Tag {
    let name: String
    let attributes: [String: String]
    let isEnd: Bool
    let closesItself: Bool
  }

  private(set) var tags: [Tag] = []
  private(set) var problems: [String] = []

  private static let void: Set<String> = ["meta", "br", "hr", "img", "link", "input"]

  init(_ markup: String) {
    var rest = Substring(markup.replacing("<!DOCTYPE html>", with: ""))
    if let open = rest.range(of: "<style>"), let close = rest.range(of: "</style>") {
      rest.replaceSubrange(open.upperBound..<close.lowerBound, with: "")
    }
    while let open = rest.unicodeScalars.firstIndex(of: "<") {
      rest = rest[rest.unicodeScalars.index(after: open)...]
      guard let tag = read(&rest) else {
        problems.append("unfinished tag before \(rest.prefix(40))")
        continue
      }
      tags.append(tag)
    }
    checkNesting()
  }

  private mutating func read(_ rest: inout Substring) -> Tag? {
    var scalars = rest.unicodeScalars
    func take(while keep: (Unicode.Scalar) -> Bool) -> String {
      var taken = String.UnicodeScalarView()
      while let next = scalars.first, keep(next) {
        taken.append(next)
        scalars.removeFirst()
      }
      return String(taken)
    }
    let isEnd = scalars.first == "/"
    if isEnd { scalars.removeFirst() }
    let name = take { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
    guard !name.isEmpty else { return nil }
    var attributes: [String: String] = [:]
    while true {
      _ = take { $0 == " " || $0 == "\n" }
      guard let next = scalars.first else { return nil }
      if next == ">" || next == "/" { break }
      let key = take { $0 != "=" && $0 != ">" && $0 != " " && $0 != "/" }
      if scalars.first == "=" {
        scalars.removeFirst()
        guard scalars.first == "\"" else { return nil }
        scalars.removeFirst()
        attributes[key] = take { $0 != "\"" }
        guard scalars.first == "\"" else { return nil }
        scalars.removeFirst()
      } else {
        attributes[key] = ""
      }
      if key.isEmpty { return nil }
    }
    let closesItself = scalars.first == "/"
    if closesItself { scalars.removeFirst() }
    guard scalars.first == ">" else { return nil }
    scalars.removeFirst()
    rest = Substring(scalars)
    return Tag(name: name, attributes: attributes, isEnd: isEnd, closesItself: closesItself)
  }

  private mutating func checkNesting() {
    var open: [String] = []
    for tag in tags where !tag.closesItself && !Self.void.contains(tag.name) {
      if !tag.isEnd {
        open.append(tag.name)
      } else if open.last == tag.name {
        open.removeLast()
      } else {
        problems.append("</\(tag.name)> closes \(open.last ?? "nothing")")
      }
    }
    if !open.isEmpty { problems.append("left open: \(open)") }
  }

  /// The opening tags of this name.
  func all(_ name: String) -> [Tag] { tags.filter { $0.name == name && !$0.isEnd } }

  /// The values of an attribute over all tags.
  func values(_ attribute: String) -> [String] { tags.compactMap { $0.attributes[attribute] } }
}
