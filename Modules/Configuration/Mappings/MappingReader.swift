import GuidanceKit
import YAMLDocument

/// Reads a mapping file.
struct MappingReader {
  let known: KnownNames

  func profile(_ map: YAMLMap) -> MappingProfile? {
    let name = map.required("mapping")?.code()
    let kind = map.required("kind").flatMap(kind)
    let headers = kind.flatMap { known.sheets?[$0] }
    let version = map.optional("version")?.int(in: 1...1_000_000)
    let source = map.optional("source")?.label()
    var seen: [String: String] = [:]
    let columns = map.optional("columns")?.entries { key, value in
      column(key, in: headers).flatMap { column in
        value.list { synonym(of: column, $0, &seen) }.map { ColumnMapping(column: column, headers: $0) }
      }
    }
    let constants = map.optional("constants")?.entries { key, value -> ColumnConstant? in
      guard let column = column(key, in: headers), let text = value.text() else { return nil }
      return ColumnConstant(column: column, value: text)
    }
    let ignored = map.optional("ignore")?.list { ignoredHeader($0, seen) }
    let unit = map.optional("bare_duration").flatMap {
      named(BareDurationUnit.self, $0, ["hours": .hours, "minutes": .minutes, "days": .dayFractions])
    }
    let splits = map.optional("split")?.entries { key, value -> ColumnSplit? in
      guard let column = column(key, in: headers), let separators = value.list(separator) else { return nil }
      return ColumnSplit(column: column, separators: separators)
    }
    let dates = map.optional("dates")?.mapping(dates)
    let table = table(map)
    guard let name, let kind else { return nil }
    var profile = MappingProfile(
      name: name, kind: kind, source: source, columns: columns ?? [], constants: constants ?? [],
      ignored: ignored ?? [], bareDuration: unit)
    profile.version = version
    profile.splits = splits ?? []
    profile.dates = dates ?? DayNotation()
    profile.table = table
    return profile
  }

  // MARK: How cells and files are written

  /// One of a list by its Dutch name, or by another name that messages do not list.
  private func named<T: CaseIterable & RawRepresentable>(
    _ type: T.Type, _ cursor: YAMLCursor, _ others: [String: T]
  ) -> T? where T.RawValue == String {
    let text = cursor.node.scalar?.text ?? ""
    return cursor.value(Codes.choice(T.allCases.map(\.rawValue), for: text)) { T(rawValue: $0) ?? others[$0] }
  }

  /// What parts values in a cell; a bare word would part other words in two.
  private func separator(_ cursor: YAMLCursor) -> String? {
    let expectation = YAMLText(
      "een teken of een woord tussen spaties, bv. \",\" of \" en \"",
      "a sign or a word between spaces, e.g. \",\" or \" en \"")
    return cursor.value(expectation) { text in
      // A line break parts values anyway.
      if text == "\n" { return text }
      let bare = TextFolding.trimmed(text)
      guard !bare.isEmpty, text.utf8.count <= 20 else { return nil }
      let isWord = bare.contains { $0.isLetter || $0.isNumber }
      return isWord && !(text.first == " " && text.last == " ") ? nil : text
    }
  }

  private func dates(_ map: YAMLMap) -> DayNotation? {
    let order = map.optional("order").flatMap {
      named(DayNotation.Order.self, $0, ["day-first": .dayFirst, "month-first": .monthFirst])
    }
    let serial = map.optional("serial")?.value(YAMLText("1900 of 1904", "1900 or 1904")) { text in
      ["1900": 1900, "1904": 1904][text]
    }
    return DayNotation(order: order, serialYear: serial)
  }

  private func table(_ map: YAMLMap) -> TableNotation {
    var table = TableNotation()
    table.delimiter = map.optional("delimiter")?.value(
      YAMLText(
        "een scheidingsteken van 1 tot 8 bytes, bv. ; of tab", "a delimiter of 1 to 8 bytes, e.g. ; or tab"),
      MappingReader.delimiter)
    table.quote = map.optional("quote").flatMap {
      named(
        TableNotation.Quote.self, $0,
        ["\"": .double, "'": .single, "double": .double, "single": .single, "none": TableNotation.Quote.none])
    }
    table.escape = map.optional("escape").flatMap {
      named(TableNotation.Escape.self, $0, ["\\": .backslash, "doubled": .doubled, "both": .both])
    }
    table.encoding = map.optional("encoding").flatMap { cursor in
      cursor.value(Codes.choice(TableNotation.Encoding.allCases.map(\.rawValue), for: cursor.node.scalar?.text)) {
        TableNotation.Encoding(named: $0)
      }
    }
    table.header = map.optional("header")?.value(
      YAMLText("geen of het nummer van de rij met de koppen", "none or the number of the row with the headers")
    ) { text in
      if ["none", "geen"].contains(text) { return .some(TableNotation.HeaderPlace.none) }
      return Int(text).flatMap { (1...1000).contains($0) ? .row($0) : nil }
    }
    return table
  }

  /// The words and signs that a delimiter may be; the parser of tables has the same rule.
  private static func delimiter(_ text: String) -> String? {
    let words = ["tab", "\\t", "puntkomma", "semicolon", "komma", "comma", "spatie", "space", "geen", "none"]
    if words.contains(text.lowercased()) { return text }
    guard (1...8).contains(text.utf8.count), !text.contains(where: { $0.isNewline || "\"'\0".contains($0) }),
      !text.allSatisfy({ $0.isLetter || $0.isNumber })
    else { return nil }
    return text
  }

  private func kind(_ cursor: YAMLCursor) -> String? {
    guard let text = cursor.string() else { return nil }
    guard let sheets = known.sheets, sheets[text] == nil else { return text }
    cursor.expected(Codes.choice(sheets.keys.sorted(), for: text), .unknownName)
    return nil
  }

  /// A column of the kind of sheet, by the program's own header.
  private func column(_ cursor: YAMLCursor, in headers: [String]?) -> String? {
    guard let text = cursor.text() else { return nil }
    guard let headers else { return text }
    if let header = headers.first(where: { HeaderKey($0) == HeaderKey(text) }) { return header }
    cursor.expected(Codes.choice(headers, for: text), .unknownName)
    return nil
  }

  /// Columns that one cell may fill together: calendars write the day and the time of a beginning in one.
  private static let together: Set<String> = ["datum", "begin"]

  /// A header as it occurs in sheets; it may mean one column only, or the day and the beginning together.
  private func synonym(of column: String, _ cursor: YAMLCursor, _ seen: inout [String: String]) -> String? {
    guard let text = cursor.text() else { return nil }
    let key = HeaderKey(text).text
    if let other = seen[key], other != column, !Self.together.isSuperset(of: [other, column]) {
      cursor.note(
        YAMLText(
          "\"\(text)\" staat al bij de kolom \"\(other)\"; verwacht koppen die maar één kolom aanwijzen "
            + "(alleen datum en begin mogen samen in één cel staan).",
          "\"\(text)\" stands with the column \"\(other)\" already; expected headers that point to one column only "
            + "(only datum and begin may stand in one cell together)."))
      return nil
    }
    seen[key] = column
    return text
  }

  private func ignoredHeader(_ cursor: YAMLCursor, _ seen: [String: String]) -> String? {
    guard let text = cursor.text() else { return nil }
    if let column = seen[HeaderKey(text).text] {
      cursor.note(
        YAMLText(
          "\"\(text)\" staat ook bij de kolom \"\(column)\"; lees de kop of laat hem weg, niet allebei.",
          "\"\(text)\" stands with the column \"\(column)\" as well; read the header or leave it out, not both."))
      return nil
    }
    return text
  }
}

extension TableNotation.Encoding {
  /// The encoding with a name, however programs write it.
  init?(named text: String) {
    switch HeaderKey(text).text {
    case "utf8", "utf8bom": self = .utf8
    case "utf16le", "utf16": self = .utf16LE
    case "utf16be": self = .utf16BE
    case "windows1252", "cp1252", "ansi": self = .windows1252
    case "iso885915", "latin9": self = .latin9
    case "cp850", "ibm850", "dos": self = .codePage850
    case "macroman", "macintosh": self = .macRoman
    default: return nil
    }
  }
}
