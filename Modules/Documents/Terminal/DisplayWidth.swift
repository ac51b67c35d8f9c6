/// How many columns of a terminal a text takes.
func displayWidth(_ text: String) -> Int {
  text.isPlainASCII ? text.utf8.count : text.reduce(0) { $0 + $1.displayWidth }
}

extension String {
  /// Whether it holds nothing but letters, digits, signs and spaces of ASCII, as most texts of tables do.
  var isPlainASCII: Bool { utf8.allSatisfy { (0x20...0x7E).contains($0) } }
}

extension Character {
  /// 0 for marks on their own, 2 for wide signs, 1 for all others.
  var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if unicodeScalars.allSatisfy(\.isZeroWidth) { return 0 }
    return first.isWide ? 2 : 1
  }
}

extension Unicode.Scalar {
  fileprivate var isZeroWidth: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }

  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

/// A line in pieces of at most `width` columns, its spaces kept.
func cut(_ line: String, width: Int) -> [String] {
  var pieces: [String] = []
  var piece = ""
  var used = 0
  for character in line {
    if used + character.displayWidth > max(1, width), !piece.isEmpty {
      pieces.append(piece)
      (piece, used) = ("", 0)
    }
    piece.append(character)
    used += character.displayWidth
  }
  return pieces + [piece]
}

/// The text filled with spaces up to `width` columns.
func padded(_ text: String, to width: Int, flushRight: Bool = false) -> String {
  let fill = String(repeating: " ", count: max(0, width - displayWidth(text)))
  return flushRight ? fill + text : text + fill
}
