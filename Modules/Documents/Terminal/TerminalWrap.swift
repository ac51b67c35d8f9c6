/// The text in lines of at most `width` columns, cut at spaces, within a word only when the word alone is wider.
///
/// Spaces that may not break (U+00A0) do not, nor does the one between a number and its unit. A word with soft hyphens
/// (U+00AD) is cut at those when it does not fit. A name, a number or the name of a file is never cut, so that it can be found
/// and copied: when it alone is wider, its line is.
func wrapped(_ text: String, width: Int) -> [String] {
  let width = max(1, width)
  var lines: [String] = []
  var line = ""
  var used = 0
  for word in unbrokenParts(of: text) {
    let wordWidth = displayWidth(word)
    if !line.isEmpty && used + 1 + wordWidth <= width {
      line += " " + word
      used += 1 + wordWidth
      continue
    }
    if !line.isEmpty { lines.append(line) }
    var rest = word[...]
    while displayWidth(String(rest)) > width, let cut = softCut(rest, width: width) ?? cellCut(rest, width: width) {
      lines.append(cut.head)
      rest = cut.tail
    }
    while displayWidth(String(rest)) > width, !isName(rest) {
      var head = ""
      var headWidth = 0
      while let next = rest.first, headWidth + next.displayWidth <= width || head.isEmpty {
        head.append(next)
        headWidth += next.displayWidth
        rest = rest.dropFirst()
      }
      lines.append(head)
    }
    line = String(rest)
    used = displayWidth(line)
  }
  if !line.isEmpty || lines.isEmpty { lines.append(line) }
  return lines.map { $0.replacing("\u{AD}", with: "") }
}

/// The words of a text, a number together with the unit behind it and the sign of the euro before it.
func unbrokenParts(of text: String) -> [String] {
  var parts: [String] = []
  for word in text.split(separator: " ", omittingEmptySubsequences: true) {
    if let last = parts.last, last == "€" || (last.last?.isNumber == true && units.contains(word.prefix { $0 != "," }))
    {
      parts[parts.count - 1] += " " + word
    } else {
      parts.append(String(word))
    }
  }
  return parts
}

private let units: Set<Substring> = [
  "%", "%.", "%;", "u", "u.", "h", "h.", "min", "min.", "VTE", "FTE", "procentpunt", "pp",
]

/// Whether a word is read letter by letter: a name of a figure, a number, a code, the name of a file.
func isName(_ word: some StringProtocol) -> Bool {
  var last: Character?
  var hasSign = false
  for character in word {
    if character.isNumber || character == "_" || character == "@" { return true }
    // A sign between letters, not at the end of a sentence.
    if hasSign, character.isLetter { return true }
    hasSign = "-/.:".contains(character) && last?.isLetter == true
    last = character
  }
  return false
}

/// The longest start of cells of a row as it was typed that ends in a `;` and fits, and what is left.
private func cellCut(_ word: Substring, width: Int) -> (head: String, tail: Substring)? {
  for place in word.indices.reversed() where word[place] == ";" {
    let next = word.index(after: place)
    guard next < word.endIndex else { continue }
    let head = String(word[..<next])
    if displayWidth(head) <= width { return (head, word[next...]) }
  }
  // Not even the first cell fits.
  guard let first = word.firstIndex(of: ";"), word.index(after: first) < word.endIndex else { return nil }
  let next = word.index(after: first)
  return (String(word[..<next]), word[next...])
}

/// The longest start of a word that ends in a soft hyphen and fits, with its hyphen, and what is left.
private func softCut(_ word: Substring, width: Int) -> (head: String, tail: Substring)? {
  for place in word.indices.reversed() where word[place] == "\u{AD}" {
    let head = String(word[..<place])
    if displayWidth(head) < width, !head.isEmpty { return (head + "-", word[word.index(after: place)...]) }
  }
  return nil
}
