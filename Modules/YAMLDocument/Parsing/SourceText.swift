/// The bytes of a file, checked, with the places where its lines start.
///
/// libyaml counts NEL and the Unicode line separators as line ends, as YAML 1.1 did; editors and YAML 1.2 do not. Lines
/// and columns are therefore computed here, from the number of characters libyaml has passed.
struct SourceText {
  let file: String
  /// The bytes without a byte order mark.
  let bytes: [UInt8]
  /// For each line the number of characters before it.
  private let lineStarts: [Int]
  /// For each line the number of bytes before it.
  private let lineOffsets: [Int]

  init(_ input: [UInt8], file: String, limits: YAMLLimits) throws(YAMLProblem) {
    func problem(_ kind: YAMLProblem.Kind, _ message: YAMLText, line: Int = 1, column: Int = 1) -> YAMLProblem {
      YAMLProblem(kind: kind, file: file, line: line, column: column, message: message)
    }
    guard input.count <= limits.bytes else { throw problem(.limit, Message.tooLarge(input.count, limits.bytes)) }
    if input.starts(with: [0xFF, 0xFE]) || input.starts(with: [0xFE, 0xFF]) {
      throw problem(.encoding, Message.utf16)
    }
    let bytes = input.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(input.dropFirst(3)) : input
    var starts = [0]
    var offsets = [0]
    var count = 0
    var offset = 0
    var afterReturn = false
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    decoding: while true {
      switch decoder.decode(&iterator) {
      case .emptyInput: break decoding
      case .error:
        let column = count - starts[starts.count - 1] + 1
        throw problem(.encoding, Message.notUTF8, line: starts.count, column: column)
      case .scalarValue(let scalar):
        if afterReturn && scalar != "\n" {
          starts.append(count)
          offsets.append(offset)
        }
        guard SourceText.isAllowed(scalar) else {
          let column = count - starts[starts.count - 1] + 1
          throw problem(.encoding, Message.character(scalar), line: starts.count, column: column)
        }
        count += 1
        offset += UTF8.width(scalar)
        afterReturn = scalar == "\r"
        if scalar == "\n" {
          starts.append(count)
          offsets.append(offset)
        }
      }
    }
    self.file = file
    self.bytes = bytes
    lineStarts = starts
    lineOffsets = offsets
  }

  /// The line and column, from 1, after the given number of characters.
  func position(after characters: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= characters { low = middle } else { high = middle }
    }
    return (low + 1, characters - lineStarts[low] + 1)
  }

  /// The character at a position, or `nil` past the end.
  func character(line: Int, column: Int) -> Unicode.Scalar? {
    characters(ofLine: line).dropFirst(max(0, column - 1)).first
  }

  /// The text of a line before a column.
  func text(before column: Int, onLine line: Int) -> String {
    String(String.UnicodeScalarView(characters(ofLine: line).prefix(max(0, column - 1))))
  }

  private func characters(ofLine line: Int) -> String.UnicodeScalarView {
    guard line >= 1, line <= lineOffsets.count else { return "".unicodeScalars }
    let end = line < lineOffsets.count ? lineOffsets[line] : bytes.count
    return String(decoding: bytes[lineOffsets[line - 1]..<end], as: UTF8.self).unicodeScalars
  }

  /// Whether YAML allows the character in a file.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0x10000...0x10FFFF: true
    case 0xE000...0xFFFD: scalar.value != 0xFEFF
    default: false
    }
  }
}
