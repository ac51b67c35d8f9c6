import GuidanceKit
import YAMLDocument

/// Reads a rule of a service's own and checks that it can work: the code is free, the figure exists, the threshold can be
/// held against it, the message names nothing else.
struct OwnRuleReader {
  let known: KnownRules

  func rule(_ map: YAMLMap, _ code: String?, at cursor: YAMLCursor?) -> OwnRuleEntry? {
    let mayBeUsed = code.map { isFree($0, at: cursor) } ?? false
    let title = map.required("title")?.label()
    let severity = map.required("severity")?.term(Severity.self)
    let figureCursor = map.required("figure")
    let figure = figureCursor?.string()
    let kinds = figure.flatMap { known(of: $0, at: figureCursor) }
    let comparator = map.required("comparator")?.choice(OwnRuleEntry.Comparator.self)
    let threshold = map.required("threshold").flatMap { limit($0, kinds: kinds) }
    let message = map.required("message").flatMap(sentence)
    let why = map.optional("why")?.label()
    let cure = map.optional("cure")?.label()
    if map.has("thresholds") {
      map.note(
        at: "thresholds",
        YAMLText(
          "een eigen regel heeft één drempel; verwacht threshold:",
          "a rule of your own has one threshold; expected threshold:"),
        .unknownKey)
    }
    guard let code, mayBeUsed, let title, let severity, let figure, kinds != nil, let comparator, let threshold,
      let message
    else { return nil }
    return OwnRuleEntry(
      code: code, title: title, severity: severity, figure: figure, comparator: comparator, threshold: threshold.value,
      thresholdText: threshold.text, kind: threshold.kind, message: message, why: why, cure: cure)
  }

  /// Whether no rule of the program has, or could ever have, this code.
  private func isFree(_ code: String, at cursor: YAMLCursor?) -> Bool {
    let signs = Array(code.utf8)
    let isShaped =
      signs.count == 6 && signs.prefix(3).allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
      && signs.suffix(3).allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard isShaped else {
      cursor?.expected(
        YAMLText("drie hoofdletters en drie cijfers, bv. EIG001", "three capitals and three digits, e.g. EIG001"))
      return false
    }
    guard !known.families.contains(String(code.prefix(3))), !known.codes.contains(code) else {
      cursor?.expected(
        YAMLText(
          "een code die niet van een andere regel is of kan worden, bv. EIG001",
          "a code that no other rule has or can get, e.g. EIG001"))
      return false
    }
    return true
  }

  /// The kinds of figures that a name or pattern can mean.
  private func known(of figure: String, at cursor: YAMLCursor?) -> Set<String>? {
    let parts = figure.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) }) else {
      cursor?.expected(
        YAMLText("de naam van een cijfer, bv. classroom/*/…", "the name of a figure, e.g. classroom/*/…"))
      return nil
    }
    guard let kinds = known.figures[parts[0]] else {
      let names = known.figures.keys.sorted()
      let near = NearestName.nearest(to: parts[0], in: names, limit: 1).first
      let list = names.joined(separator: ", ")
      cursor?.expected(
        near.map {
          YAMLText("een cijfer dat er is; bedoelde u \($0)/…?", "a figure that exists; did you mean \($0)/…?")
        }
          ?? YAMLText("een cijfer dat begint met \(list)", "a figure that begins with \(list)"), .unknownName)
      return nil
    }
    return kinds
  }

  private struct Reading {
    let value: Rational
    let kind: String
    let text: String
  }

  private func limit(_ cursor: YAMLCursor, kinds: Set<String>?) -> Reading? {
    guard let text = cursor.text() else { return nil }
    let found = reading(text)
    if let reading = found, kinds?.contains(reading.kind) ?? true { return reading }
    let shapes = [
      ("share", YAMLText("een percentage (50 %)", "a percentage (50 %)")),
      ("count", YAMLText("een getal (12)", "a number (12)")),
      ("minutes", YAMLText("een duur (20 u)", "a duration (20 u)")),
      ("fte", YAMLText("VTE (1.5 VTE)", "FTE (1.5 FTE)")),
      ("euro", YAMLText("een bedrag (1000 EUR)", "an amount (1000 EUR)")),
    ].filter { kinds?.contains($0.0) ?? true }.map(\.1)
    let dutch = shapes.map(\.dutch).joined(separator: " of ")
    let english = shapes.map(\.english).joined(separator: " or ")
    cursor.expected(
      kinds == nil
        ? YAMLText(dutch, english)
        : YAMLText("\(dutch): dat is de eenheid van dit cijfer", "\(english): that is the unit of this figure"))
    return nil
  }

  private func reading(_ text: String) -> Reading? {
    let (number, unit) = YAMLCursor.parts(text)
    let pieces = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let places = pieces.count == 2 ? pieces[1].count : 0
    guard places <= 6, let digits = Int(pieces.joined()), let value = Rational(digits, power(places)) else {
      return nil
    }
    func scaled(_ kind: String, _ factor: Rational) -> Reading? {
      value.multiplied(by: factor).map { Reading(value: $0, kind: kind, text: text) }
    }
    switch unit {
    case "%": return Rational(1, 100).flatMap { scaled("share", $0) }
    case "": return scaled("count", .one)
    case "min", "minuten", "minutes": return scaled("minutes", .one)
    case "u", "uur", "uren", "h", "hours": return scaled("minutes", Rational(60))
    case "VTE", "FTE": return scaled("fte", .one)
    case "EUR", "€", "euro": return scaled("euro", Rational(100))
    default: return nil
    }
  }

  private func power(_ places: Int) -> Int { (0..<places).reduce(1) { value, _ in value * 10 } }

  /// The sentence of a finding; what stands between braces must be known.
  private func sentence(_ cursor: YAMLCursor) -> Label? {
    guard let label = cursor.label() else { return nil }
    for text in [label.dutch, label.english] {
      for match in text.matches(of: /\{([^{}]*)\}/) where !OwnRuleEntry.placeholders.contains(String(match.output.1)) {
        let name = String(match.output.1)
        let near = NearestName.nearest(to: name, in: OwnRuleEntry.placeholders, limit: 1).first
        let list = OwnRuleEntry.placeholders.map { "{\($0)}" }.joined(separator: ", ")
        cursor.note(
          YAMLText(
            "'message' noemt {\(name)}; verwacht \(list)" + (near.map { "; bedoelde u {\($0)}?" } ?? "."),
            "'message' names {\(name)}; expected \(list)" + (near.map { "; did you mean {\($0)}?" } ?? ".")),
          .unknownName)
        return nil
      }
    }
    return label
  }
}
