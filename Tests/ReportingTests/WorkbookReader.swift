import CZlib
import Foundation
import FoundationXML

/// Reads workbooks as a spreadsheet does: the cells of each sheet, with the format that shows them.
struct WorkbookReader {
  /// A cell with a value.
  struct Cell {
    let row: Int
    let column: Int
    let text: String
    /// The number; `nil` for words.
    let number: Double?
    /// The format of the number: `0.0%`; empty for the general one.
    let format: String
  }

  /// The sheets in order, with their cells from left to right and from top to bottom.
  private(set) var sheets: [(name: String, cells: [Cell])] = []

  struct Unreadable: Error { let what: String }

  init(_ bytes: [UInt8]) throws {
    let parts = try Self.unpacked(bytes)
    func part(_ name: String) throws -> Part {
      guard let data = parts[name] else { throw Unreadable(what: name) }
      return try Part(data)
    }
    let words = try parts["xl/sharedStrings.xml"].map { try Part($0).words } ?? []
    let formats = try part("xl/styles.xml").formats
    for (place, name) in try part("xl/workbook.xml").sheetNames.enumerated() {
      let raw = try part("xl/worksheets/sheet\(place + 1).xml").cells
      sheets.append((name, raw.map { Self.cell($0, words, formats) }))
    }
  }

  private static func cell(_ raw: Part.RawCell, _ words: [String], _ formats: [String]) -> Cell {
    var text = raw.value
    if raw.type == "s", let place = Int(raw.value), words.indices.contains(place) { text = words[place] }
    let letters = raw.place.prefix { $0.isLetter }
    let column = letters.utf8.reduce(0) { $0 * 26 + Int($1) - 64 }
    return Cell(
      row: Int(raw.place.dropFirst(letters.count)) ?? 0, column: column, text: text,
      number: raw.type == nil ? Double(raw.value) : nil,
      format: formats.indices.contains(raw.style) ? formats[raw.style] : "")
  }

  // MARK: The archive

  /// The parts of an archive by name.
  private static func unpacked(_ bytes: [UInt8]) throws -> [String: Data] {
    func number(_ place: Int, _ count: Int) -> Int {
      (0..<count).reversed().reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
    }
    guard let end = (0...max(0, bytes.count - 22)).reversed().first(where: { number($0, 4) == 0x0605_4B50 }) else {
      throw Unreadable(what: "no archive")
    }
    var place = number(end + 16, 4)
    var parts: [String: Data] = [:]
    for _ in 0..<number(end + 10, 2) {
      let (method, packed, size) = (number(place + 10, 2), number(place + 20, 4), number(place + 24, 4))
      let (nameLength, extra, comment) = (number(place + 28, 2), number(place + 30, 2), number(place + 32, 2))
      let name = String(decoding: bytes[place + 46..<place + 46 + nameLength], as: UTF8.self)
      let local = number(place + 42, 4)
      let start = local + 30 + number(local + 26, 2) + number(local + 28, 2)
      let content = Array(bytes[start..<start + packed])
      parts[name] = Data(method == 0 ? content : try inflated(content, size: size))
      place += 46 + nameLength + extra + comment
    }
    return parts
  }

  private static func inflated(_ packed: [UInt8], size: Int) throws -> [UInt8] {
    var stream = z_stream()
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw Unreadable(what: "no inflate")
    }
    defer { inflateEnd(&stream) }
    var (input, output) = (packed, [UInt8](repeating: 0, count: size))
    let (inputCount, outcome) = (UInt32(input.count), 0)
    let result = input.withUnsafeMutableBufferPointer { from in
      output.withUnsafeMutableBufferPointer { into in
        stream.next_in = from.baseAddress
        stream.avail_in = inputCount
        stream.next_out = into.baseAddress
        stream.avail_out = UInt32(size)
        return inflate(&stream, Z_FINISH) + Int32(outcome)
      }
    }
    guard result == Z_STREAM_END else { throw Unreadable(what: "a damaged part") }
    return output
  }
}

/// One part of a workbook.
private final class Part: NSObject, XMLParserDelegate {
  struct RawCell {
    var place = ""
    var type: String?
    var style = 0
    var value = ""
  }

  private(set) var cells: [RawCell] = []
  private(set) var words: [String] = []
  private(set) var sheetNames: [String] = []
  private(set) var formats: [String] = []
  private var ownFormats: [String: String] = [:]
  private var isInFormats = false
  private var cell: RawCell?
  private var text = ""
  private var word: String?

  init(_ data: Data) throws {
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    guard parser.parse() else {
      throw WorkbookReader.Unreadable(what: parser.parserError.map { "\($0)" } ?? "XML")
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    text = ""
    switch name {
    case "c":
      cell = RawCell(
        place: attributes["r"] ?? "", type: attributes["t"], style: attributes["s"].flatMap { Int($0) } ?? 0)
    case "si": word = ""
    case "sheet": sheetNames.append(attributes["name"] ?? "")
    case "numFmt": ownFormats[attributes["numFmtId"] ?? ""] = attributes["formatCode"] ?? ""
    case "cellXfs": isInFormats = true
    case "xf":
      guard isInFormats else { return }
      let id = attributes["numFmtId"] ?? "0"
      formats.append(id == "0" ? "" : ownFormats[id] ?? "#\(id)")
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    switch name {
    case "v": cell?.value = text
    case "t":
      if word != nil { word? += text } else { cell?.value += text }
    case "si":
      words.append(word ?? "")
      word = nil
    case "c":
      if let cell, !cell.value.isEmpty { cells.append(cell) }
      cell = nil
    case "cellXfs": isInFormats = false
    default: break
    }
  }
}
