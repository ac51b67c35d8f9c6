/// The messages about encodings.
enum EncodingMessage {
  static let saveAsUTF8 = Wording(
    "Open het bestand in Excel, kies Bestand, Opslaan als, en als type «CSV UTF-8».",
    "Open the file in Excel, choose File, Save As, and «CSV UTF-8» as the type.")

  /// How many wrong bytes a message lists.
  private static let listed = 5

  static func otherEncoding(_ name: String, _ evidence: Wording) -> TabularError {
    TabularError(
      kind: .otherEncoding, place: nil,
      found: Wording(
        "het bestand is geschreven in \(name): \(evidence.dutch)", "the file is written in \(name): \(evidence.english)"
      ),
      expected: Wording(
        "UTF-8, UTF-16, Windows-1252, ISO-8859-15, CP850 of Mac Roman",
        "UTF-8, UTF-16, Windows-1252, ISO-8859-15, CP850 or Mac Roman"),
      remedy: saveAsUTF8)
  }

  static func notText(_ name: Wording, remedy: Wording) -> TabularError {
    TabularError(
      kind: .notText, place: nil,
      found: Wording("het bestand is \(name.dutch)", "the file is \(name.english)"),
      expected: Wording("een tekstbestand met scheidingstekens (CSV)", "a delimited text file (CSV)"),
      remedy: remedy)
  }

  /// The message for a file in which nothing but NULs stands.
  static let onlyNul = TabularError(
    kind: .notText, place: nil,
    found: Wording("het bestand bestaat uit NUL-bytes", "the file consists of NUL bytes"),
    expected: Wording("een tekstbestand met scheidingstekens (CSV)", "a delimited text file (CSV)"),
    remedy: Wording(
      "Het kopiëren of bewaren brak af (een volle schijf, een stroomonderbreking): haal het bestand opnieuw op.",
      "Copying or saving broke off (a full disk, a power cut): fetch the file again."))

  /// The message for a row, a header among them, that holds bytes that are no signs of the encoding.
  ///
  /// - Parameter places: the first of them.
  static func wrongBytes(
    _ places: [(place: TextPlace, bytes: [UInt8])], count: Int, _ encoding: TextEncoding, isHeader: Bool
  ) -> TabularError {
    let list = list(places, count: count, encoding)
    let name = encoding.name
    return TabularError(
      kind: isHeader ? .invalidBytes : .wrongBytes, place: places.first?.place,
      found: Wording(
        (count == 1 ? "1 byte is geen \(name)" : "\(count) bytes zijn geen \(name)") + " (regel:kolom byte): "
          + list.dutch,
        (count == 1 ? "1 byte is no \(name)" : "\(count) bytes are no \(name)") + " (line:column byte): " + list.english
      ),
      expected: isHeader
        ? Wording("\(name) in de hele kopregel", "\(name) throughout the header")
        : Wording("\(name) in de hele rij", "\(name) throughout the row"),
      remedy: places.allSatisfy { $0.bytes == [0] || $0.bytes == [0, 0] }
        ? Wording(
          "NUL-bytes zijn opvulling van een ander programma, of wat een afgebroken kopie achterliet: exporteer opnieuw, of "
            + "haal ze weg (tr -d '\\000' < bestand > tabel.csv).",
          "NUL bytes are padding by another program, or what a copy left that broke off: export again, or remove them "
            + "(tr -d '\\000' < file > table.csv).")
        : saveAsUTF8
          + Wording(
            " Is het bestand in een andere codering geschreven, geef die dan op.",
            " If the file was written in another encoding, name it."))
  }

  static func list(
    _ places: [(place: TextPlace, bytes: [UInt8])], count: Int, _ encoding: TextEncoding
  ) -> Wording {
    let shown = places.prefix(listed)
    let more = count - shown.count
    let texts = shown.map { item in
      Wording("\(item.place.line):\(item.place.column) ") + describe(item.bytes, encoding)
    }
    return Wording(
      texts.map(\.dutch).joined(separator: ", ") + (more > 0 ? " en nog \(more)" : ""),
      texts.map(\.english).joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""))
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
  }

  private static func describe(_ bytes: [UInt8], _ encoding: TextEncoding) -> Wording {
    guard let byte = bytes.first else {
      return Wording("een losse byte aan het einde", "a single byte at the end")
    }
    let code = hexadecimal(bytes)
    if bytes.allSatisfy({ $0 == 0 }) { return Wording("\(code) (NUL)") }
    if bytes.count == 2 {
      return Wording("\(code) (een half teken)", "\(code) (half a character)")
    }
    guard encoding == .utf8, let sign = Windows1252.character(byte), byte != 0xA0, byte != 0xAD else {
      return Wording(code)
    }
    return Wording("\(code) (in Windows-1252 «\(sign)»)")
  }
}
