/// Where a cell's content stands within its row.
struct CellSpan {
  /// Offset of the first byte of the content (behind the opening quote) from the beginning of the row.
  let start: UInt32
  /// Offset of the byte behind the content, shifted, with the flags in the two lowest bits.
  private let packed: UInt32

  static let quoted: UInt32 = 1
  static let escaped: UInt32 = 2

  @inline(__always)
  init(start: Int, end: Int, flags: UInt32) {
    self.start = UInt32(truncatingIfNeeded: start)
    packed = UInt32(truncatingIfNeeded: end) &<< 2 | flags
  }

  @inline(__always) var end: Int { Int(packed &>> 2) }
  @inline(__always) var isQuoted: Bool { packed & CellSpan.quoted != 0 }
  @inline(__always) var hasEscapes: Bool { packed & CellSpan.escaped != 0 }
}

/// One cell of a record: a range of the file's own bytes.
///
/// Text is made only when it is asked for.
///
/// A cell is valid as long as its record: inside the closure that received the record, and not after it.
public struct Cell {
  let row: UnsafePointer<UInt8>
  let span: CellSpan
  let rules: CellRules

  /// The bytes between the delimiters, without the surrounding quotes; doubled quotes are still doubled, and backslashes
  /// still stand.
  public var rawBytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: row + Int(span.start), count: span.end - Int(span.start))
  }

  /// Whether the cell stood between quotes.
  public var isQuoted: Bool { span.isQuoted }

  /// Whether the raw bytes hold doubled quotes or backslashes that escape, so that the content differs from them.
  public var hasEscapes: Bool { span.hasEscapes }

  /// Whether the cell has no content.
  public var isEmpty: Bool { span.end == Int(span.start) }

  /// Whether the cell has no content but spaces, tabs and hard spaces.
  public var isBlank: Bool {
    var index = Int(span.start)
    while index < span.end {
      let byte = row[index]
      if byte == Byte.space || byte == Byte.tab {
        index += 1
      } else if byte == 0xC2, index + 1 < span.end, row[index + 1] == 0xA0 {
        index += 2
      } else {
        return false
      }
    }
    return true
  }

  /// Hands the content to `body`: the bytes that were meant, with doubled quotes made single and escapes undone.
  @inlinable
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard hasEscapes else { return try body(rawBytes) }
    let content = unescaped()
    // Typed throws do not pass through withUnsafeBytes, so the outcome is carried over the closure by hand.
    let outcome = content.withUnsafeBytes { bytes -> Swift.Result<Result, Failure> in
      do throws(Failure) { return .success(try body(bytes)) } catch { return .failure(error) }
    }
    return try outcome.get()
  }

  /// The content as text.
  ///
  /// Bytes that are no UTF-8 become U+FFFD; a table reader hands on such rows as faulty ones.
  public var text: String {
    hasEscapes ? String(decoding: unescaped(), as: UTF8.self) : String(decoding: rawBytes, as: UTF8.self)
  }

  @usableFromInline
  func unescaped() -> [UInt8] {
    let raw = rawBytes
    return [UInt8](unsafeUninitializedCapacity: raw.count) { target, count in
      var read = 0
      while read < raw.count {
        read += rules.escapeLength(raw, at: read, isQuoted: span.isQuoted)
        target[count] = raw[read]
        count += 1
        read += 1
      }
    }
  }
}
