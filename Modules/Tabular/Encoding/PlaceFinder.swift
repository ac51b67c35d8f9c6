/// Turns offsets in a stream of bytes into lines and columns, in one pass up to the last of them.
struct PlaceFinder {
  private let offsets: [Int]
  private let encoding: TextEncoding
  private(set) var places: [TextPlace] = []

  private var offset = 0
  private var line = 1
  private var column = 1
  private var source: Int
  private var wasReturn = false

  /// Prepares for a stream that begins behind a byte order mark.
  ///
  /// - Parameters:
  ///   - offsets: ascending, from the beginning of the stream.
  ///   - encoding: how the file of which the stream is the text was written; the stream itself is UTF-8, or holds the bytes
  ///     of a single-byte encoding as they are.
  ///   - start: where the stream begins in the file.
  init(_ offsets: [Int], _ encoding: TextEncoding, start: Int) {
    self.offsets = offsets
    self.encoding = encoding
    source = start
  }

  var isDone: Bool { places.count == offsets.count }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes {
      guard !isDone else { return }
      // A line feed behind a carriage return ends the same line.
      if wasReturn && byte != Byte.lineFeed { nextLine() }
      while places.count < offsets.count, offsets[places.count] == offset {
        places.append(TextPlace(line: line, column: column, byteOffset: source))
      }
      if byte == Byte.lineFeed {
        nextLine()
      } else {
        wasReturn = byte == Byte.carriageReturn
        column += encoding.isSingleByte || byte & 0xC0 != 0x80 ? 1 : 0
      }
      switch encoding {
      case .utf8, .windows1252, .iso8859_15, .codePage850, .macRoman: source += 1
      case .utf16LittleEndian, .utf16BigEndian:
        source += byte & 0xC0 == 0x80 ? 0 : byte == Transcoder.oddByte ? 1 : byte >= 0xF0 ? 4 : 2
      }
      offset += 1
    }
  }

  private mutating func nextLine() {
    line += 1
    column = 1
    wasReturn = false
  }
}
