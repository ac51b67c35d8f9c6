/// What the first bytes of a file say about its encoding.
enum EncodingDetector {
  /// How many bytes are looked at for the pattern of UTF-16 without a byte order mark.
  private static let sampled = 4096

  /// The length of the UTF-8 byte order mark at the beginning, 0 or 3.
  ///
  /// - Throws: ``TabularError`` when the bytes are no UTF-8 text by their first bytes or their pattern of NULs.
  static func markLength(of bytes: UnsafeRawBufferPointer) throws -> Int {
    if bytes.starts(with: Byte.utf8Mark) { return Byte.utf8Mark.count }
    // The marks of UTF-32 first: the little-endian one begins with that of UTF-16.
    let marks: [([UInt8], String)] = [
      ([0xFF, 0xFE, 0x00, 0x00], "UTF-32"), ([0x00, 0x00, 0xFE, 0xFF], "UTF-32"), ([0xFF, 0xFE], "UTF-16 (LE)"),
      ([0xFE, 0xFF], "UTF-16 (BE)"), ([0x84, 0x31, 0x95, 0x33], "GB 18030"),
    ]
    for (mark, name) in marks where bytes.starts(with: mark) {
      throw otherEncoding(
        name, Wording("het begint met de bytes \(hexadecimal(mark))", "it begins with the bytes \(hexadecimal(mark))"))
    }
    for (magic, name) in magics where bytes.starts(with: magic) { throw notText(name) }
    if looksLikeWebPage(bytes) { throw notText(Wording("een webpagina (HTML)", "a web page (HTML)")) }
    if let name = wideEncoding(bytes) {
      throw otherEncoding(name, Wording("om de andere byte is een NUL", "every other byte is a NUL"))
    }
    return 0
  }

  private static let magics: [([UInt8], Wording)] = [
    (
      [0x50, 0x4B, 0x03, 0x04], Wording("een Excel- of ODS-werkmap (of een ZIP)", "an Excel or ODS workbook (or a ZIP)")
    ),
    ([0xD0, 0xCF, 0x11, 0xE0], Wording("een oude Excel-werkmap (.xls)", "an old Excel workbook (.xls)")),
    ([0x25, 0x50, 0x44, 0x46, 0x2D], Wording("een PDF", "a PDF")),
    ([0x1F, 0x8B], Wording("een gzip-archief", "a gzip archive")),
    ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65, 0x20, 0x66], Wording("een SQLite-database", "a SQLite database")),
  ]

  private static func looksLikeWebPage(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let text = String(decoding: UnsafeRawBufferPointer(rebasing: bytes.prefix(64)), as: UTF8.self)
    let start = text.drop { $0.isWhitespace }.lowercased()
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
  }

  private static func wideEncoding(_ bytes: UnsafeRawBufferPointer) -> String? {
    let length = min(bytes.count, sampled) & ~3
    guard length >= 4 else { return nil }
    var zeros = [0, 0, 0, 0]
    for index in 0..<length where bytes[index] == 0 { zeros[index & 3] += 1 }
    let quarter = length / 4
    let frequent = zeros.map { $0 * 2 >= quarter }
    let rare = zeros.map { $0 * 10 < quarter }
    if frequent.filter({ $0 }).count == 3 { return "UTF-32" }
    if frequent[1] && frequent[3] && rare[0] && rare[2] { return "UTF-16 (LE)" }
    if frequent[0] && frequent[2] && rare[1] && rare[3] { return "UTF-16 (BE)" }
    return nil
  }

  static let saveAsUTF8 = Wording(
    "Open het bestand in Excel, kies Bestand, Opslaan als, en als type «CSV UTF-8».",
    "Open the file in Excel, choose File, Save As, and «CSV UTF-8» as the type.")

  private static func otherEncoding(_ name: String, _ evidence: Wording) -> TabularError {
    TabularError(
      kind: .otherEncoding, place: nil,
      found: Wording(
        "het bestand is geschreven in \(name): \(evidence.dutch)", "the file is written in \(name): \(evidence.english)"
      ),
      expected: Wording("UTF-8", "UTF-8"), remedy: saveAsUTF8)
  }

  private static func notText(_ name: Wording) -> TabularError {
    TabularError(
      kind: .notText, place: nil,
      found: Wording("het bestand is \(name.dutch)", "the file is \(name.english)"),
      expected: Wording("een tekstbestand met scheidingstekens (CSV)", "a delimited text file (CSV)"),
      remedy: saveAsUTF8)
  }

  /// The message for a file that turned out not to be UTF-8 throughout.
  ///
  /// - Parameter places: the first wrong bytes with their values.
  static func invalidBytes(_ places: [(place: TextPlace, byte: UInt8)], count: Int) -> TabularError {
    let shown = places.prefix(5)
    let more = count - shown.count
    let dutch = shown.map { "\($0.place.line):\($0.place.column) \(describe($0.byte).dutch)" }.joined(separator: ", ")
    let english = shown.map { "\($0.place.line):\($0.place.column) \(describe($0.byte).english)" }.joined(
      separator: ", ")
    return TabularError(
      kind: .invalidBytes, place: places.first?.place,
      found: Wording(
        (count == 1 ? "1 byte is geen UTF-8" : "\(count) bytes zijn geen UTF-8") + " (regel:kolom byte): " + dutch
          + (more > 0 ? " en nog \(more)" : ""),
        (count == 1 ? "1 byte is no UTF-8" : "\(count) bytes are no UTF-8") + " (line:column byte): " + english
          + (more > 0 ? " and \(more) more" : "")),
      expected: Wording("UTF-8 in het hele bestand", "UTF-8 throughout the file"), remedy: saveAsUTF8)
  }

  private static func describe(_ byte: UInt8) -> Wording {
    if byte == 0 { return Wording("00 (NUL)") }
    let code = hexadecimal([byte])
    guard let sign = Windows1252.character(byte), byte != 0xA0, byte != 0xAD else { return Wording(code) }
    return Wording("\(code) (in Windows-1252 «\(sign)»)")
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
  }
}
