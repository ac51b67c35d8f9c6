import GuidanceKit
import YAMLDocument

/// Values of the kit as configuration files write them. As with every reader, `nil` means that a problem was noted.
extension YAMLCursor {
  /// A name: one text for both languages, or `{nl: …, en: …}` in which `en` may be left out.
  func label() -> Label? {
    if node.entries == nil { return string().map { Label($0, $0) } }
    return mapping { $0.label() }
  }

  /// A day, `2026-01-31`.
  func date() -> CalendarDate? {
    value(YAMLText("een datum zoals 2026-01-31", "a date such as 2026-01-31")) { CalendarDate(iso: $0) }
  }

  /// A school year, `2025-2026`.
  func schoolYear() -> SchoolYear? {
    value(YAMLText("een schooljaar zoals 2025-2026", "a school year such as 2025-2026")) { SchoolYear($0) }
  }

  /// A whole percentage, `60 %` or `60`.
  func percent(in range: ClosedRange<Int> = 0...100) -> Int? {
    let expectation = YAMLText(
      "een percentage van \(range.lowerBound) % tot \(range.upperBound) %",
      "a percentage from \(range.lowerBound)% to \(range.upperBound)%")
    return value(expectation) { text in
      let digits = text.hasSuffix("%") ? TextFolding.trimmed(String(text.dropLast())) : text
      guard let value = Int(digits), range.contains(value) else { return nil }
      return value
    }
  }

  /// Full-time equivalents, up to three decimals and not negative.
  func fte() -> FTE? {
    guard let thousandths = thousandths(), thousandths >= 0 else { return nil }
    return FTE(thousandths: thousandths)
  }

  /// A number of at most three decimals and not negative, in thousandths.
  func thousandths() -> Int? {
    guard let decimal = decimal() else { return nil }
    guard let value = decimal.scaled(to: 3), value >= 0 else {
      expected(
        YAMLText(
          "een getal vanaf 0 met hoogstens drie decimalen", "a number from 0 on with at most three decimals"))
      return nil
    }
    return value
  }

  /// An amount in euro, up to two decimals and not negative.
  func euro() -> Euro? {
    guard let decimal = decimal() else { return nil }
    guard let cents = decimal.scaled(to: 2), cents >= 0 else {
      expected(
        YAMLText(
          "een bedrag vanaf 0 met hoogstens twee decimalen", "an amount from 0 on with at most two decimals"))
      return nil
    }
    return Euro(cents: cents)
  }

  /// A stable code: letters, digits, hyphens, underscores and points, so that it can stand in ids and file names.
  func code() -> String? {
    value(
      YAMLText("een code uit letters, cijfers en streepjes", "a code of letters, digits and hyphens"),
      { Codes.isCode($0) ? $0 : nil })
  }

  /// An entry of one of the kit's closed lists, by code, label or known spelling.
  func term<T: Term>(_ type: T.Type) -> T? {
    guard let text = node.scalar?.text, !node.isNull else {
      expected(Codes.choice(T.allCases.map(\.rawValue)))
      return nil
    }
    if let term = T.named(text) { return term }
    expected(Codes.choice(T.allCases.map(\.rawValue), for: text), .unknownName)
    return nil
  }

  /// A reference to something the file or plan defines, by code, name or other spelling; gives its code.
  func reference(to table: NameTable) -> String? {
    guard let text = text() else { return nil }
    if let code = table[text] { return code }
    expected(table.expectation(for: text), .unknownName)
    return nil
  }
}

extension YAMLMap {
  /// The names `nl` and `en` of something; `en` may be left out.
  func label() -> Label? {
    let dutch = required("nl")?.string()
    let english = optional("en")?.string()
    return dutch.map { Label($0, english ?? $0) }
  }

  /// A list of texts that may be left out.
  func texts(_ key: String) -> [String] { optional(key)?.list { $0.string() } ?? [] }

  /// Marks every key that is there as known.
  func acceptAll() { keys.forEach { accept($0) } }
}

/// The names of one kind of thing a file defines, with the codes they stand for.
struct NameTable {
  /// What the things are, as in "the code of a pillar".
  let kind: YAMLText
  private(set) var codes: [String] = []
  private var byName: [String: String] = [:]

  /// An empty table, of "een pijler", "a pillar".
  init(_ kind: YAMLText) { self.kind = kind }

  /// The names of things that are known already.
  init(_ kind: YAMLText, _ terms: [some PlanTerm]) {
    self.kind = kind
    for term in terms { _ = add(term) }
  }

  /// Adds the names of a thing.
  ///
  /// - Returns: the code of another thing that has one of its names already, or `nil`.
  mutating func add(_ term: some PlanTerm) -> String? {
    add(code: term.code)
    var clash: String?
    for name in term.names {
      let key = TextFolding.folded(name)
      if let other = byName[key], other != term.code { clash = clash ?? other } else { byName[key] = term.code }
    }
    return clash
  }

  /// Adds a code alone.
  mutating func add(code: String) {
    guard !codes.contains(code) else { return }
    codes.append(code)
    if byName[TextFolding.folded(code)] == nil { byName[TextFolding.folded(code)] = code }
  }

  /// The code a name stands for.
  subscript(name: String) -> String? { byName[TextFolding.folded(name)] }

  /// What was expected instead of a name that stands for nothing.
  func expectation(for text: String) -> YAMLText {
    let short = (1...9).contains(codes.count) ? Codes.choice(codes) : nil
    let hint = NearestName.nearest(to: text, in: codes, limit: 1).first
    return YAMLText(
      "de code van \(kind.dutch)" + (hint.map { "; bedoelde u \($0)?" } ?? short.map { ": \($0.dutch)" } ?? ""),
      "the code of \(kind.english)" + (hint.map { "; did you mean \($0)?" } ?? short.map { ": \($0.english)" } ?? ""))
  }
}

/// Codes and lists of codes.
enum Codes {
  /// Whether a text may be a code.
  static func isCode(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isLetterOrDigit(first) else { return false }
    return text.unicodeScalars.allSatisfy { isLetterOrDigit($0) || $0 == "-" || $0 == "_" || $0 == "." }
  }

  /// `a, b of c`, with the nearest when a text is given that is none of them.
  static func choice(_ names: [String], for text: String? = nil) -> YAMLText {
    let hint = text.flatMap { NearestName.nearest(to: $0, in: names, limit: 1).first }
    return YAMLText(
      joined(names, "of") + (hint.map { "; bedoelde u \($0)?" } ?? ""),
      joined(names, "or") + (hint.map { "; did you mean \($0)?" } ?? ""))
  }

  private static func joined(_ names: [String], _ or: String) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(or) \(last)"
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }
}
