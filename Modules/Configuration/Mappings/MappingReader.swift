import GuidanceKit
import YAMLDocument

/// Reads a mapping file.
struct MappingReader {
  let known: KnownNames

  func profile(_ map: YAMLMap) -> MappingProfile? {
    let name = map.required("mapping")?.code()
    let kind = map.required("kind").flatMap(kind)
    let headers = kind.flatMap { known.sheets?[$0] }
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
    let unit = map.optional("bare_duration")?.choice(BareDurationUnit.self)
    guard let name, let kind else { return nil }
    return MappingProfile(
      name: name, kind: kind, source: source, columns: columns ?? [], constants: constants ?? [],
      ignored: ignored ?? [], bareDuration: unit)
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
    if let header = headers.first(where: { TextFolding.same($0, text) }) { return header }
    cursor.expected(Codes.choice(headers, for: text), .unknownName)
    return nil
  }

  /// A header as it occurs in sheets; it may mean one column only.
  private func synonym(of column: String, _ cursor: YAMLCursor, _ seen: inout [String: String]) -> String? {
    guard let text = cursor.text() else { return nil }
    let key = TextFolding.folded(text)
    if let other = seen[key], other != column {
      cursor.note(
        YAMLText(
          "\"\(text)\" staat al bij de kolom \"\(other)\"; verwacht koppen die maar één kolom aanwijzen.",
          "\"\(text)\" stands with the column \"\(other)\" already; expected headers that point to one column only."))
      return nil
    }
    seen[key] = column
    return text
  }

  private func ignoredHeader(_ cursor: YAMLCursor, _ seen: [String: String]) -> String? {
    guard let text = cursor.text() else { return nil }
    if let column = seen[TextFolding.folded(text)] {
      cursor.note(
        YAMLText(
          "\"\(text)\" staat ook bij de kolom \"\(column)\"; lees de kop of laat hem weg, niet allebei.",
          "\"\(text)\" stands with the column \"\(column)\" as well; read the header or leave it out, not both."))
      return nil
    }
    return text
  }
}
