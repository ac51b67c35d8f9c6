extension RecordScanner {
  /// Refuses a row that outgrows the limits before it ends, so that memory stays bounded.
  func checkLimits(_ base: UnsafePointer<UInt8>) throws {
    let length = position - rowStart
    let cellLength =
      switch state {
      case .cellStart: 0
      case .closed: contentEnd - cellStart
      case .unquoted, .quoted: length - cellStart
      }
    if cellCount >= limits.columns || cellLength > limits.cellBytes || length > limits.rowBytes {
      throw limitError(base)
    }
  }

  /// Refuses a cell beyond the last that a row may have, where it begins.
  @inline(__always)
  mutating func checkColumns(at index: Int, _ base: UnsafePointer<UInt8>) throws {
    guard cellCount >= limits.columns else { return }
    position = index
    throw limitError(base)
  }

  /// The limit that is passed first in the order of the bytes, so that the message does not depend on the chunks.
  func limitError(_ base: UnsafePointer<UInt8>) -> any Error {
    if cellCount >= limits.columns {
      let start = state == .cellStart ? position - rowStart : cellStart
      return ScanError.tooManyColumns(at: place(of: start, base), limit: limits.columns)
    }
    let isInCell = state == .unquoted || state == .quoted
    let error =
      if isInCell && cellStart + limits.cellBytes < limits.rowBytes {
        ScanError.cellTooLong(
          at: place(of: state == .quoted ? cellStart - 1 : cellStart, base), limit: limits.cellBytes,
          isQuoted: state == .quoted)
      } else {
        ScanError.rowTooLong(at: place(of: 0, base), limit: limits.rowBytes)
      }
    guard state == .quoted else { return error }
    let evidenceEnd = rowStart + min(cellStart + limits.cellBytes, limits.rowBytes)
    return QuoteTrouble(error: error, evidenceEnd: min(evidenceEnd, buffer.count), isEnd: false, isLimit: true)
  }
}
