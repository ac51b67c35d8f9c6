import Tabular

/// Writes rows of text as JSON: the header, then one array a line.
struct JSONRowWriter {
  private var bytes: [UInt8] = Array("{\"schema\":\"leerspoor/table/1\",\"header\":".utf8)
  private var rows = 0

  var count: Int { bytes.count }

  /// Writes the names of the columns.
  mutating func write(header names: [String]) {
    append("[")
    for (index, name) in names.enumerated() {
      if index > 0 { append(",") }
      var name = name
      name.withUTF8 { escape(UnsafeRawBufferPointer($0)) }
    }
    append("],\n\"rows\":[\n")
  }

  /// Writes a row with as many cells as there are columns; those that a short row lacks are empty.
  mutating func write(_ row: Record, columns: Int) {
    if rows > 0 { append(",\n") }
    rows += 1
    append("[")
    for index in 0..<columns {
      if index > 0 { append(",") }
      guard index < row.count else {
        append("\"\"")
        continue
      }
      row[index].withBytes { escape($0) }
    }
    append("]")
  }

  mutating func finish() {
    // Without rows the bracket stands on the line below already.
    append(rows > 0 ? "\n]}\n" : "]}\n")
  }

  mutating func drain(_ sink: TableExport.Sink) throws {
    try bytes.withUnsafeBytes { try sink($0) }
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func escape(_ content: UnsafeRawBufferPointer) {
    append("\"")
    for byte in content {
      switch byte {
      case 0x22: append("\\\"")
      case 0x5C: append("\\\\")
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0..<0x20, 0x7F:
        append("\\u00")
        bytes.append(byte >> 4 + 0x30)
        bytes.append(Self.hexadecimal[Int(byte & 0xF)])
      default: bytes.append(byte)
      }
    }
    append("\"")
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)
}
