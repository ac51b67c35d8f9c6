extension RecordScanner {
  func place(of offset: Int, _ base: UnsafePointer<UInt8>) -> TextPlace {
    TextPlace.locate(
      offset, in: UnsafeRawBufferPointer(start: base + rowStart, count: buffer.count - rowStart),
      start: bufferOffset + rowStart, line: line, row: row, sheetColumn: cellCount + 1)
  }

  /// Refuses a row that outgrows the limits before it ends, so that memory stays bounded.
  func checkLimits(_ base: UnsafePointer<UInt8>) throws {
    let length = position - rowStart
    let cellLength = state == .cellStart ? 0 : length - cellStart
    if cellCount >= limits.columns || cellLength > limits.cellBytes || length > limits.rowBytes {
      throw limitError(base)
    }
  }

  /// The limit that is passed first in the order of the bytes, so that the message does not depend on the chunks.
  func limitError(_ base: UnsafePointer<UInt8>) -> TabularError {
    if cellCount >= limits.columns {
      let start = state == .cellStart ? position - rowStart : cellStart
      return ScanError.tooManyColumns(at: place(of: start, base), limit: limits.columns)
    }
    if state != .cellStart && cellStart + limits.cellBytes < limits.rowBytes {
      let start = state == .quoted ? cellStart - 1 : cellStart
      return ScanError.cellTooLong(at: place(of: start, base), limit: limits.cellBytes, isQuoted: state == .quoted)
    }
    return ScanError.rowTooLong(at: place(of: 0, base), limit: limits.rowBytes)
  }
}
