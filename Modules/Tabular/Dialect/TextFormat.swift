/// Tells text in a format of its own, such as JSON, a web page or records one below the other, from a table.
struct TextFormat {
  private let bytes: UnsafeRawBufferPointer
  private let format: FileFormat

  /// The message that refuses such a file.
  var error: TabularError { format.error }

  /// Recognises the format; `nil` for a text that may be a table.
  init?(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    let start = bytes.firstIndex { $0 > Byte.space } ?? bytes.count
    let text = UnsafeRawBufferPointer(rebasing: bytes[start...])
    guard
      let format = TextFormat.marked(text) ?? TextFormat.json(text) ?? TextFormat.markup(text)
        ?? TextFormat.statements(text) ?? TextFormat.stata(text) ?? TextFormat.records(text)
    else { return nil }
    self.format = format
  }

  // MARK: By the first signs

  private static func marked(_ text: UnsafeRawBufferPointer) -> FileFormat? {
    func begins(_ sign: StaticString) -> Bool { ShapeReader.begins(text, with: sign) }
    if begins("{\\rtf") { return FileFormat(magic: text) }
    if begins("begin:vcalendar") {
      return .text(
        Wording("een agenda (iCalendar)", "a calendar (iCalendar)"),
        Wording(
          "Exporteer de afspraken in het agendaprogramma als lijst of als CSV.",
          "Export the appointments as a list or as CSV in the calendar program."))
    }
    if begins("begin:vcard") {
      return .text(
        Wording("een adresboek (vCard)", "an address book (vCard)"),
        Wording(
          "Exporteer de contacten in het adresboek als CSV.", "Export the contacts as CSV in the address book."))
    }
    if begins("version https://git-lfs") {
      return .text(
        Wording("een verwijzing van Git LFS in plaats van het bestand", "a pointer of Git LFS instead of the file"),
        Wording("Haal het bestand zelf op met git lfs pull.", "Fetch the file itself with git lfs pull."))
    }
    if begins("id;p") {
      return .text(
        Wording("een SYLK-bestand (.slk)", "a SYLK file (.slk)"), EncodingMessage.saveAsUTF8)
    }
    if begins("table\r\n0,1") || begins("table\n0,1") {
      return .text(Wording("een DIF-bestand", "a DIF file"), EncodingMessage.saveAsUTF8)
    }
    if begins("@relation") {
      return .text(
        Wording("een ARFF-bestand van Weka", "an ARFF file of Weka"),
        Wording(
          "Bewaar het in Weka als CSV, of zet de namen van de @attribute-regels als kopregel boven de gegevens.",
          "Save it as CSV in Weka, or put the names of the @attribute lines above the data as a header."))
    }
    return nil
  }

  private static func json(_ text: UnsafeRawBufferPointer) -> FileFormat? {
    let signs = text.lazy.filter { $0 > Byte.space }
    guard let first = signs.first, first == 0x7B || first == 0x5B, let second = signs.dropFirst().first,
      second == 0x22 && first == 0x7B || (second == 0x7B || second == 0x22) && first == 0x5B
    else { return nil }
    let third = signs.dropFirst(second == 0x7B ? 2 : 1).first
    // A name and a colon, as only an object has them.
    let name = signs.drop { $0 != 0x22 }.dropFirst().drop { $0 != 0x22 }.dropFirst()
    guard third == 0x22, name.first == 0x3A else { return nil }
    return .text(
      Wording("een JSON-bestand", "a JSON file"),
      Wording(
        "Open het in Excel met Gegevens, Gegevens ophalen, Uit JSON, en bewaar het werkblad als «CSV UTF-8».",
        "Open it in Excel with Data, Get Data, From JSON, and save the worksheet as «CSV UTF-8»."))
  }

  /// A web page that says at once what it is.
  static func page(_ bytes: UnsafeRawBufferPointer) -> FileFormat? {
    let start = bytes.prefix(256).firstIndex { $0 > Byte.space } ?? bytes.count
    let text = UnsafeRawBufferPointer(rebasing: bytes[start...])
    let isPage = ShapeReader.begins(text, with: "<!doctype html") || ShapeReader.begins(text, with: "<html")
    return isPage ? markup(text) : nil
  }

  /// Whether a first cell would be taken for the beginning of another kind of file.
  static func isMisread(_ cell: UnsafeRawBufferPointer) -> Bool {
    let words: [StaticString] = [
      "<", "%pdf", "pk", "sqlite", "sep=", "{\\rtf", "begin:", "version https:", "id;p", "@relation", "insert into ",
      "create table ", "drop table ", "copy ", "$fl2", "par1", "rar!", "gif8", "table",
    ]
    return words.contains { ShapeReader.begins(cell, with: $0) }
  }

  private static func markup(_ text: UnsafeRawBufferPointer) -> FileFormat? {
    guard text.count > 2, text[0] == 0x3C, ShapeReader.isLetter(text[1]) || text[1] == 0x3F || text[1] == 0x21 else {
      return nil
    }
    let tags: [StaticString] = [
      "<html", "<!doctype html", "<head", "<body", "<table", "<thead", "<tbody", "<tr", "<meta", "<style", "<div",
      "<script",
    ]
    if tags.contains(where: { ShapeReader.begins(text, with: $0) }) {
      return .text(
        Wording("een webpagina (HTML)", "a web page (HTML)"),
        Wording(
          "Staat er een tabel in, open het bestand dan in Excel en bewaar het als «CSV UTF-8»; is het een meldings- of "
            + "aanmeldpagina, meld u opnieuw aan en haal het bestand nog eens op.",
          "If it holds a table, open the file in Excel and save it as «CSV UTF-8»; if it is a page that asks to log in or "
            + "reports an error, log in and fetch the file again."))
    }
    let isDeclared = ShapeReader.begins(text, with: "<?xml") || ShapeReader.begins(text, with: "<!--")
    let head = text.prefix(4096)
    let closes = zip(head, head.dropFirst()).contains { $0 == (0x3C, 0x2F) || $0 == (0x2F, 0x3E) }
    guard isDeclared || closes else { return nil }
    let isWorkbook = String(decoding: head, as: UTF8.self).contains("urn:schemas-microsoft-com:office:spreadsheet")
    return isWorkbook
      ? .text(Wording("een XML-werkmap van Excel", "an XML workbook of Excel"), EncodingMessage.saveAsUTF8)
      : .text(
        Wording("een XML-bestand", "an XML file"),
        Wording(
          "Open het in Excel als XML-tabel en bewaar het werkblad als «CSV UTF-8», of vraag een export als CSV.",
          "Open it in Excel as an XML table and save the worksheet as «CSV UTF-8», or ask for an export as CSV."))
  }

  // MARK: By the lines

  /// The lines of the beginning, without white space around them; blank ones as empty.
  private static func lines(_ text: UnsafeRawBufferPointer, most: Int = 400) -> [UnsafeRawBufferPointer] {
    text.prefix(32 << 10).split(maxSplits: most, omittingEmptySubsequences: false) { $0 == Byte.lineFeed }.prefix(most)
      .map { line in
        var line = UnsafeRawBufferPointer(rebasing: line)
        if line.last == Byte.carriageReturn { line = UnsafeRawBufferPointer(rebasing: line.dropLast()) }
        return ShapeReader.trimmed(line)
      }
  }

  /// Statements of SQL.
  private static func statements(_ text: UnsafeRawBufferPointer) -> FileFormat? {
    let words: [StaticString] = ["insert into ", "create table ", "drop table ", "copy "]
    let content = lines(text).filter { line in
      !line.isEmpty && !["--", "/*", "set ", "begin", "pragma "].contains { ShapeReader.begins(line, with: $0) }
    }
    guard let first = content.first, words.contains(where: { ShapeReader.begins(first, with: $0) }),
      content.contains(where: { $0.last == Byte.semicolon })
    else { return nil }
    let copies = content.contains { line in
      ShapeReader.begins(line, with: "copy ") && line.count > 11
        && String(decoding: line.suffix(11), as: UTF8.self).lowercased() == "from stdin;"
    }
    if copies {
      return .text(
        Wording(
          "een databasedump van PostgreSQL (COPY … FROM stdin)", "a database dump of PostgreSQL (COPY … FROM stdin)"),
        Wording(
          "Zet de dump terug in een database en exporteer de tabel als CSV: \\copy TABEL TO 'tabel.csv' CSV HEADER.",
          "Restore the dump into a database and export the table as CSV: \\copy TABLE TO 'table.csv' CSV HEADER."))
    }
    return .text(
      Wording("een SQL-script (INSERT of CREATE TABLE)", "an SQL script (INSERT or CREATE TABLE)"),
      Wording(
        "Exporteer de tabel als CSV in het databaseprogramma, of laad het script eerst in een database.",
        "Export the table as CSV in the database program, or load the script into a database first."))
  }

  /// A list as Stata shows it: rows with their number before a frame, cells with spaces between them.
  private static func stata(_ text: UnsafeRawBufferPointer) -> FileFormat? {
    var (hasFrame, rows) = (false, 0)
    for line in lines(text) {
      if line.count > 3, line[0] == 0x2B, line[1] == 0x2D {
        hasFrame = true
      } else if hasFrame, let point = line.prefix(12).firstIndex(of: 0x2E), point > 0, point + 2 < line.count,
        line[..<point].allSatisfy(ShapeReader.isDigit), line[point + 1] == Byte.space, line[point + 2] == Byte.bar
      {
        rows += 1
      }
    }
    guard rows > 0 else { return nil }
    return .text(
      Wording("een lijst zoals Stata ze toont (list)", "a list as Stata shows it (list)"),
      Wording(
        "Schrijf de tabel in Stata als CSV: export delimited using tabel.csv.",
        "Write the table as CSV in Stata: export delimited using table.csv."))
  }

  /// Records one below the other, each value on a line behind its name: the same names again and again.
  private static func records(_ text: UnsafeRawBufferPointer) -> FileFormat? {
    var blocks: [[[UInt8]]] = [[]]
    for line in lines(text) {
      if line.isEmpty || isRecordMark(line) {
        if blocks.last?.isEmpty == false { blocks.append([]) }
        continue
      }
      guard let name = name(line) else { return nil }
      blocks[blocks.count - 1].append(name)
      guard blocks.count < 50 else { break }
    }
    // The last may be cut off where the beginning of the file ends.
    if blocks.count > 3 || blocks.last?.isEmpty == true { blocks.removeLast() }
    guard blocks.count > 1, let first = blocks.first, first.count > 1, Set(first).count == first.count,
      blocks.allSatisfy({ $0 == first })
    else { return nil }
    let names = first.prefix(3).map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", ")
    return .text(
      Wording(
        "een lijst met elk gegeven op een eigen regel (\(names) …) in plaats van een rij per record",
        "a list with each value on a line of its own (\(names) …) instead of a row for each record"),
      Wording(
        "Kies bij het exporteren een tabel of CSV (psql zonder \\x, sqlite3 -csv), of zet de namen als kop boven de kolommen.",
        "Choose a table or CSV in the export (psql without \\x, sqlite3 -csv), or put the names above columns."))
  }

  /// `-[ RECORD 1 ]---`, `*** 1. row ***`.
  private static func isRecordMark(_ line: UnsafeRawBufferPointer) -> Bool {
    line.count > 4 && (line[0] == 0x2D && line[1] == 0x5B || line.prefix(3).allSatisfy { $0 == 0x2A })
  }

  /// The name before a colon, an equals sign or a bar with a space behind it, when it is short and in words.
  private static func name(_ line: UnsafeRawBufferPointer) -> [UInt8]? {
    guard let end = line.prefix(60).firstIndex(where: { $0 == 0x3A || $0 == 0x3D || $0 == Byte.bar }), end > 0 else {
      return nil
    }
    guard end + 1 == line.count || line[end + 1] == Byte.space else { return nil }
    let name = ShapeReader.trimmed(UnsafeRawBufferPointer(rebasing: line[..<end]))
    guard let first = name.first, ShapeReader.isLetter(first),
      !name.contains(where: { $0 == Byte.semicolon || $0 == Byte.comma || $0 == Byte.tab || $0 == Byte.doubleQuote })
    else { return nil }
    return Array(name)
  }
}
