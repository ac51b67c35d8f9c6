/// A kind of file that is no delimited text, with what to do about it.
struct FileFormat: Hashable, Sendable {
  let name: Wording
  let remedy: Wording

  /// The message that refuses such a file.
  var error: TabularError { EncodingMessage.notText(name, remedy: remedy) }

  // MARK: Told by the first bytes

  /// The format whose files begin with these bytes.
  init?(magic bytes: UnsafeRawBufferPointer) {
    guard let found = FileFormat.magics.first(where: { bytes.starts(with: $0.0) }) else { return nil }
    self = found.1 == .archive ? FileFormat.archive(bytes) : found.1
  }

  /// A zip file, by the names within it.
  private static func archive(_ bytes: UnsafeRawBufferPointer) -> FileFormat {
    let names = String(decoding: bytes.prefix(4096), as: UTF8.self)
    if names.contains("opendocument.spreadsheet") {
      return FileFormat(
        name: Wording("een ODS-werkmap van LibreOffice", "an ODS workbook of LibreOffice"),
        remedy: Wording(
          "Open het bestand in LibreOffice, kies Bestand, Opslaan als, en als type «Tekst CSV» met tekenset UTF-8.",
          "Open the file in LibreOffice, choose File, Save As, and «Text CSV» with character set UTF-8 as the type."))
    }
    if names.contains(".iwa") {
      return FileFormat(
        name: Wording("een document van Apple Numbers", "a document of Apple Numbers"),
        remedy: Wording(
          "Open het in Numbers en kies Archief, Exporteer naar, CSV.",
          "Open it in Numbers and choose File, Export To, CSV."))
    }
    let isWorkbook = names.contains("[Content_Types].xml") || names.contains("xl/")
    return isWorkbook
      ? FileFormat(
        name: Wording("een Excel-werkmap (.xlsx)", "an Excel workbook (.xlsx)"), remedy: EncodingMessage.saveAsUTF8)
      : FileFormat(
        name: Wording("een ZIP-archief of een werkmap", "a ZIP archive or a workbook"),
        remedy: Wording(
          "Pak een archief uit en geef het bestand dat erin zit. " + EncodingMessage.saveAsUTF8.dutch,
          "Unpack an archive and give the file in it. " + EncodingMessage.saveAsUTF8.english))
  }

  private init(name: Wording, remedy: Wording) {
    self.name = name
    self.remedy = remedy
  }

  private static let archive = FileFormat(name: Wording("zip"), remedy: Wording(""))
  private static let unpack = Wording(
    "Pak het uit en geef het bestand dat erin zit.", "Unpack it and give the file in it.")
  private static let picture = FileFormat(
    name: Wording("een afbeelding", "a picture"),
    remedy: Wording(
      "Vraag de tabel zelf op, als werkmap of als CSV; uit een afbeelding wordt niets gelezen.",
      "Ask for the table itself, as a workbook or as CSV; nothing is read from a picture."))
  private static let statistics = Wording(
    "Exporteer de gegevens in dat programma als CSV met UTF-8.",
    "Export the data as CSV with UTF-8 in that program.")

  private static let magics: [([UInt8], FileFormat)] = [
    ([0x50, 0x4B, 0x03, 0x04], archive),
    (
      [0xD0, 0xCF, 0x11, 0xE0],
      FileFormat(
        name: Wording("een oude Excel-werkmap (.xls)", "an old Excel workbook (.xls)"),
        remedy: EncodingMessage.saveAsUTF8)
    ),
    (
      Array("%PDF-".utf8),
      FileFormat(
        name: Wording("een PDF", "a PDF"),
        remedy: Wording(
          "Een PDF is een afdruk: vraag de tabel zelf op, als werkmap of als CSV.",
          "A PDF is a print: ask for the table itself, as a workbook or as CSV."))
    ),
    ([0x1F, 0x8B], FileFormat(name: Wording("een gzip-archief", "a gzip archive"), remedy: unpack)),
    ([0x37, 0x7A, 0xBC, 0xAF], FileFormat(name: Wording("een 7-Zip-archief", "a 7-Zip archive"), remedy: unpack)),
    (Array("Rar!".utf8) + [0x1A], FileFormat(name: Wording("een RAR-archief", "a RAR archive"), remedy: unpack)),
    ([0x28, 0xB5, 0x2F, 0xFD], FileFormat(name: Wording("een zstd-archief", "a zstd archive"), remedy: unpack)),
    (
      Array("SQLite f".utf8),
      FileFormat(
        name: Wording("een SQLite-database", "a SQLite database"),
        remedy: Wording(
          "Exporteer een tabel: sqlite3 -csv -header BESTAND 'SELECT * FROM tabel' > tabel.csv.",
          "Export a table: sqlite3 -csv -header FILE 'SELECT * FROM table' > table.csv."))
    ),
    ([0x89, 0x50, 0x4E, 0x47], picture), ([0xFF, 0xD8, 0xFF], picture), (Array("GIF8".utf8), picture),
    (
      Array("{\\rtf".utf8),
      FileFormat(
        name: Wording("een tekstdocument (RTF)", "a text document (RTF)"),
        remedy: Wording(
          "Kopieer de tabel uit het document naar een leeg werkblad en bewaar dat als «CSV UTF-8».",
          "Copy the table from the document to an empty worksheet and save that as «CSV UTF-8»."))
    ),
    (
      Array("$FL2".utf8),
      FileFormat(name: Wording("een gegevensbestand van SPSS (.sav)", "a data file of SPSS (.sav)"), remedy: statistics)
    ),
    (
      Array("<stata_dta>".utf8),
      FileFormat(name: Wording("een gegevensbestand van Stata", "a data file of Stata"), remedy: statistics)
    ),
    (
      Array("PAR1".utf8),
      FileFormat(
        name: Wording("een Parquet-bestand", "a Parquet file"),
        remedy: Wording(
          "Zet het om, bijvoorbeeld met DuckDB: COPY (FROM 'bestand.parquet') TO 'tabel.csv'.",
          "Convert it, for example with DuckDB: COPY (FROM 'file.parquet') TO 'table.csv'."))
    ),
  ]
}

extension FileFormat {
  /// Text in a format of its own, told by its marks.
  static func text(_ name: Wording, _ remedy: Wording) -> FileFormat { FileFormat(name: name, remedy: remedy) }
}
