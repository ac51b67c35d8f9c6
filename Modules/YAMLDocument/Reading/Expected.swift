/// What messages about values say was expected.
enum Expected {
  static let text = YAMLText("tekst", "text")
  static let quotes = YAMLText(" (zet de waarde tussen aanhalingstekens)", " (put the value between quotes)")
  static let bool = YAMLText("true of false", "true or false")
  static let decimal = YAMLText(
    "een getal met een punt voor de decimalen, bv. 0.35", "a number with a point before the decimals, such as 0.35")
  static let list = YAMLText("een lijst", "a list")
  static let mapping = YAMLText("een blok met sleutels", "a block of keys")

  static func int(in range: ClosedRange<Int>?) -> YAMLText {
    guard let range else { return YAMLText("een geheel getal", "a whole number") }
    if range.upperBound == .max {
      return YAMLText(
        "een geheel getal vanaf \(range.lowerBound)", "a whole number from \(range.lowerBound) on")
    }
    return YAMLText(
      "een geheel getal van \(range.lowerBound) tot \(range.upperBound)",
      "a whole number from \(range.lowerBound) to \(range.upperBound)")
  }

  /// `a, b of c`, with the nearest name when a text is given that is none of them.
  ///
  /// A long list is cut short.
  static func oneOf(_ names: [String], for text: String? = nil) -> YAMLText {
    let hint = text.flatMap { Nearest.name(to: $0, in: names) }
    return YAMLText(
      joined(names, "of") + (hint.map { "; bedoelde u \($0)?" } ?? ""),
      joined(names, "or") + (hint.map { "; did you mean \($0)?" } ?? ""))
  }

  static func unknownKey(_ key: String, nearest: String?, known: [String]) -> YAMLText {
    if let nearest {
      return YAMLText(
        "onbekende sleutel \"\(key)\"; bedoelde u \"\(nearest)\"?",
        "unknown key \"\(key)\"; did you mean \"\(nearest)\"?")
    }
    if !key.isEmpty && key.utf8.allSatisfy(CoreSchema.isDigit) {
      return YAMLText(
        "onbekende sleutel \"\(key)\"; bedoelde u een getal met decimalen, schrijf dan een punt: 0.\(key).",
        "unknown key \"\(key)\"; if you meant a number with decimals, write a point: 0.\(key).")
    }
    guard !known.isEmpty else {
      return YAMLText(
        "onbekende sleutel \"\(key)\"; hier horen geen sleutels.", "unknown key \"\(key)\"; no keys belong here.")
    }
    return YAMLText(
      "onbekende sleutel \"\(key)\"; verwacht \(joined(known, "of")).",
      "unknown key \"\(key)\"; expected \(joined(known, "or")).")
  }

  static func missingKey(_ keys: [String], in path: String) -> YAMLText {
    let dutch = joined(keys.map { "\"\($0)\"" }, "of")
    let english = joined(keys.map { "\"\($0)\"" }, "or")
    if path.isEmpty {
      return YAMLText("de sleutel \(dutch) ontbreekt in het bestand.", "the key \(english) is missing in the file.")
    }
    return YAMLText("de sleutel \(dutch) ontbreekt in '\(path)'.", "the key \(english) is missing in '\(path)'.")
  }

  private static func joined(_ names: [String], _ or: String) -> String {
    let most = 20
    guard names.count <= most else { return names.prefix(most).joined(separator: ", ") + ", ..." }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(or) \(last)"
  }
}
