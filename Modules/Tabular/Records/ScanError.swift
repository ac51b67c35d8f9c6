/// The messages of the scanner.
enum ScanError {
  static func unclosedQuote(at place: TextPlace, lines: Int) -> TabularError {
    let letters = place.sheetLetters ?? ""
    return TabularError(
      kind: .unclosedQuote, place: place,
      found: Wording(
        "het aanhalingsteken dat hier een cel opent (kolom \(letters)) wordt tot het einde van het bestand niet gesloten"
          + (lines > 0 ? ", \(lines) \(lines == 1 ? "regel" : "regels") verder" : ""),
        "the quote that opens a cell here (column \(letters)) is not closed before the end of the file"
          + (lines > 0 ? ", \(lines) \(lines == 1 ? "line" : "lines") further" : "")),
      expected: Wording(
        "een tweede aanhalingsteken aan het einde van de cel", "a second quote at the end of the cell"),
      remedy: Wording(
        "Zet er een aanhalingsteken bij of haal dit weg, en bewaar het bestand opnieuw.",
        "Add the missing quote or remove this one, and save the file again."))
  }

  static func cellTooLong(at place: TextPlace, limit: Int, isQuoted: Bool) -> TabularError {
    TabularError(
      kind: .cellTooLong, place: place,
      found: Wording(
        "een cel van meer dan \(size(limit))" + (isQuoted ? ", geopend met een aanhalingsteken" : ""),
        "a cell of more than \(size(limit))" + (isQuoted ? ", opened by a quote" : "")),
      expected: Wording("hoogstens \(size(limit)) in een cel", "at most \(size(limit)) in a cell"),
      remedy: isQuoted
        ? Wording(
          "Wellicht ontbreekt het aanhalingsteken dat de cel sluit: kijk de regel na.",
          "The quote that closes the cell is probably missing: check the line.")
        : Wording(
          "Wellicht is dit geen tabel of klopt het scheidingsteken niet: kijk het bestand na.",
          "This may be no table, or the delimiter may be wrong: check the file."))
  }

  static func rowTooLong(at place: TextPlace, limit: Int) -> TabularError {
    TabularError(
      kind: .rowTooLong, place: place,
      found: Wording("een rij van meer dan \(size(limit))", "a row of more than \(size(limit))"),
      expected: Wording("hoogstens \(size(limit)) in een rij", "at most \(size(limit)) in a row"),
      remedy: Wording(
        "Kijk na of een aanhalingsteken ontbreekt en of het bestand een tabel is.",
        "Check whether a quote is missing and whether the file is a table."))
  }

  static func tooManyColumns(at place: TextPlace, limit: Int) -> TabularError {
    TabularError(
      kind: .tooManyColumns, place: place,
      found: Wording("een rij met meer dan \(limit) kolommen", "a row of more than \(limit) columns"),
      expected: Wording("hoogstens \(limit) kolommen", "at most \(limit) columns"),
      remedy: Wording(
        "Kijk na of het scheidingsteken klopt en of de tabel niet gekanteld is (rijen en kolommen verwisseld).",
        "Check the delimiter, and whether the table is not transposed (rows and columns swapped)."))
  }

  private static func size(_ bytes: Int) -> String {
    if bytes >= 1 << 20 && bytes % (1 << 20) == 0 { return "\(bytes >> 20) MB" }
    if bytes >= 1 << 10 && bytes % (1 << 10) == 0 { return "\(bytes >> 10) kB" }
    return "\(bytes) bytes"
  }
}
