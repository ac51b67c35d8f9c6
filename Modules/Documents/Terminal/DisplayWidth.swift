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

/// The text in lines of at most `width` columns, cut at spaces, within a word only when the word alone is wider.
///
/// Spaces that may not break (U+00A0) do not. A word with soft hyphens (U+00AD) is cut at those when it does not fit.
func wrapped(_ text: String, width: Int) -> [String] {
  let width = max(1, width)
  var lines: [String] = []
  var line = ""
  var used = 0
  for word in text.split(separator: " ", omittingEmptySubsequences: true) {
    var rest = Substring(word)
    let wordWidth = displayWidth(String(rest))
    // A percent sign stays with its number.
    if word.first == "%", !line.isEmpty, used + 1 + wordWidth > width, let space = line.lastIndex(of: " ") {
      lines.append(String(line[..<space]))
      line = String(line[line.index(after: space)...]) + " " + word
      used = displayWidth(line)
      continue
    }
    if !line.isEmpty && used + 1 + wordWidth <= width {
      line += " " + rest
      used += 1 + wordWidth
      continue
    }
    if !line.isEmpty { lines.append(line) }
    while displayWidth(String(rest)) > width, let cut = softCut(rest, width: width) {
      lines.append(cut.head)
      rest = cut.tail
    }
    while displayWidth(String(rest)) > width {
      var head = ""
      var headWidth = 0
      while let next = rest.first, headWidth + next.displayWidth <= width || head.isEmpty {
        head.append(next)
        headWidth += next.displayWidth
        rest = rest.dropFirst()
      }
      // Names of files and codes are rather cut behind a sign than within their words.
      if let sign = head.lastIndex(where: { "-_/.:".contains($0) }), sign > head.startIndex, !rest.isEmpty {
        let next = head.index(after: sign)
        rest = head[next...] + rest
        head = String(head[..<next])
      }
      lines.append(head)
    }
    line = String(rest)
    used = displayWidth(line)
  }
  if !line.isEmpty || lines.isEmpty { lines.append(line) }
  return lines.map { $0.replacing("\u{AD}", with: "") }
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

/// The longest start of a word that ends in a soft hyphen and fits, with its hyphen, and what is left.
private func softCut(_ word: Substring, width: Int) -> (head: String, tail: Substring)? {
  for place in word.indices.reversed() where word[place] == "\u{AD}" {
    let head = String(word[..<place])
    if displayWidth(head) < width, !head.isEmpty { return (head + "-", word[word.index(after: place)...]) }
  }
  return nil
}

/// The text filled with spaces up to `width` columns.
func padded(_ text: String, to width: Int, flushRight: Bool = false) -> String {
  let fill = String(repeating: " ", count: max(0, width - displayWidth(text)))
  return flushRight ? fill + text : text + fill
}
