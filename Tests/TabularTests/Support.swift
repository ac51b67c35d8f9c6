@testable import Tabular

/// A generator of the same numbers on every run (SplitMix64), so that a failing example can be repeated.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// What a scanner gave for one row, kept.
struct ScannedRow: Equatable {
  var cells: [String]
  var bytes: [UInt8]
  var offset: Int
  var line: Int
  var row: Int
  var afterQuote: Int?
  var stray: Int

  init(_ record: Record) {
    cells = record.texts
    bytes = Array(record.bytes)
    offset = record.byteOffset
    line = record.line
    row = record.row
    afterQuote = record.textAfterQuote
    stray = record.strayQuotes
  }
}

/// Scans bytes in chunks of the given sizes; what is left over comes as one chunk.
func scan(
  _ bytes: [UInt8], dialect: Dialect = Dialect(), limits: Limits = .standard, chunks: [Int] = []
) throws -> [ScannedRow] {
  var scanner = RecordScanner(dialect: dialect, limits: limits)
  var rows: [ScannedRow] = []
  let keep = { (record: Record) in rows.append(ScannedRow(record)) }
  for chunk in pieces(of: bytes, chunks) {
    try chunk.withUnsafeBytes { try scanner.feed($0, keep) }
  }
  try scanner.finish(keep)
  return rows
}

func scan(_ text: String, dialect: Dialect = Dialect(), limits: Limits = .standard) throws -> [[String]] {
  try scan(Array(text.utf8), dialect: dialect, limits: limits).map(\.cells)
}

/// What a table reader gave for one item, kept.
enum KeptItem: Equatable {
  case header([String])
  case headerPart([String])
  case record([String])
  case faulty(TabularError.Kind, line: Int, column: Int)
  case setAside(SetAsideReason)

  init(_ item: TableItem) {
    switch item {
    case .header(let header, _): self = .header(header.names)
    case .headerPart(let record): self = .headerPart(record.texts)
    case .record(let record): self = .record(record.texts)
    case .faulty(_, let fault):
      self = .faulty(fault.error.kind, line: fault.error.place?.line ?? 0, column: fault.error.place?.column ?? 0)
    case .setAside(_, let reason): self = .setAside(reason)
    }
  }
}

/// A table as the reader understood it.
struct KeptTable {
  var items: [KeptItem] = []
  var bytes: [UInt8] = []
  var encoding: EncodingEvidence?
  var evidence: DialectEvidence?
  var account = TableAccount()
  var header: Header?
  var dialect: Dialect?

  var records: [[String]] {
    items.compactMap { if case .record(let cells) = $0 { cells } else { nil } }
  }
}

func readTable(_ bytes: [UInt8], options: TableOptions = TableOptions(), chunks: [Int] = []) throws -> KeptTable {
  var reader = TableReader(options: options)
  var table = KeptTable()
  let keep = { (item: TableItem) in
    table.items.append(KeptItem(item))
    table.bytes += Array(item.row.bytes)
  }
  for chunk in pieces(of: bytes, chunks) {
    try chunk.withUnsafeBytes { try reader.feed($0, keep) }
  }
  try reader.finish(keep)
  table.evidence = reader.evidence
  table.encoding = reader.encodingEvidence
  table.account = reader.account
  table.header = reader.header
  table.dialect = reader.dialect
  return table
}

func readTable(_ text: String, options: TableOptions = TableOptions()) throws -> KeptTable {
  try readTable(Array(text.utf8), options: options)
}

/// The error that refuses a file.
func refusal(_ bytes: [UInt8], options: TableOptions = TableOptions(), chunks: [Int] = []) -> TabularError? {
  do {
    _ = try readTable(bytes, options: options, chunks: chunks)
    return nil
  } catch {
    return error as? TabularError
  }
}

func refusal(_ text: String, options: TableOptions = TableOptions()) -> TabularError? {
  refusal(Array(text.utf8), options: options)
}

private func pieces(of bytes: [UInt8], _ sizes: [Int]) -> [ArraySlice<UInt8>] {
  var rest = bytes[...]
  var result: [ArraySlice<UInt8>] = []
  for size in sizes where !rest.isEmpty {
    result.append(rest.prefix(size))
    rest = rest.dropFirst(size)
  }
  if !rest.isEmpty { result.append(rest) }
  return result
}

/// The sign of a byte in an encoding of one byte for each sign.
func singleByteScalar(_ byte: UInt8, _ encoding: TextEncoding) -> UInt32 {
  switch encoding {
  case .windows1252: Windows1252.scalar(byte)
  case .iso8859_15: Latin9.scalar(byte)
  case .codePage850: OlderCodePage.dos.scalar(byte)
  case .macRoman: OlderCodePage.mac.scalar(byte)
  case .utf8, .utf16LittleEndian, .utf16BigEndian: UInt32(byte)
  }
}

/// A text as bytes of a file in an encoding; signs that the encoding lacks become `?`.
func encoded(_ text: String, _ encoding: TextEncoding, mark: Bool = false) -> [UInt8] {
  let body: [UInt8]
  switch encoding {
  case .utf8: body = Array(text.utf8)
  case .utf16LittleEndian: body = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  case .utf16BigEndian: body = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  case .windows1252: body = text.unicodeScalars.map { Windows1252.byte($0.value) ?? 0x3F }
  case .iso8859_15, .codePage850, .macRoman:
    body = text.unicodeScalars.map { scalar in
      (0...255).first { singleByteScalar(UInt8($0), encoding) == scalar.value }.map { UInt8($0) } ?? 0x3F
    }
  }
  return (mark ? encoding.mark : []) + body
}

/// The bytes of the file for which a text stands that the transcoder made.
///
/// - Parameter odd: the single byte at the end of UTF-16 of which the text holds only the mark.
func sourceBytes(_ text: [UInt8], _ encoding: TextEncoding, odd: UInt8 = 0) -> [UInt8] {
  guard encoding != .utf8 else { return text }
  var bytes: [UInt8] = []
  var index = 0
  while index < text.count {
    let lead = text[index]
    if lead == Transcoder.oddByte {
      bytes.append(odd)
      index += 1
      continue
    }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    var value = UInt32(lead) & (length == 1 ? 0x7F : length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for next in text[(index + 1)..<(index + length)] { value = value << 6 | UInt32(next & 0x3F) }
    index += length
    if encoding.lineUnit.bytes == 1 {
      let byte = (0...255).first {
        singleByteScalar(UInt8($0), encoding) == value
      }
      bytes.append(UInt8(byte ?? 0))
    } else {
      let units =
        value > 0xFFFF ? [0xD800 + (value - 0x10000) >> 10, 0xDC00 + (value - 0x10000) & 0x3FF] : [value]
      for unit in units {
        let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        bytes += encoding == .utf16LittleEndian ? pair : pair.reversed()
      }
    }
  }
  return bytes
}
