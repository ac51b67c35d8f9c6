/// Text made harmless for HTML and SVG, in elements and in quoted attributes.
///
/// It works on scalars, not on characters: a `"` followed by a combining accent is one character to Swift, yet ends an
/// attribute for a browser. Signs that steer a terminal or turn the direction of writing, and those that HTML forbids, are
/// shown as the replacement sign.
func escapedForMarkup(_ text: String) -> String {
  // Most text needs nothing.
  if text.utf8.allSatisfy(isPlainInMarkup) { return text }
  var output = ""
  output.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": output += "&amp;"
    case "<": output += "&lt;"
    case ">": output += "&gt;"
    case "\"": output += "&quot;"
    case "'": output += "&#39;"
    case "\n", "\t": output.unicodeScalars.append(scalar)
    case "\r": break
    default: output.unicodeScalars.append(scalar.steers ? "\u{FFFD}" : scalar)
    }
  }
  return output
}

/// Whether a byte is a printable sign of ASCII that means nothing in markup.
private func isPlainInMarkup(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
  default: byte >= 0x20 && byte < 0x7F
  }
}

/// Text made harmless for a terminal: one line, nothing in it steers.
func harmless(_ text: String) -> String {
  if text.isPlainASCII { return text }
  var output = ""
  output.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n", "\t", "\u{0B}", "\u{0C}", "\r", "\u{85}", "\u{2028}", "\u{2029}": output += " "
    default: output.unicodeScalars.append(scalar.steers ? "\u{FFFD}" : scalar)
    }
  }
  return output
}

/// Text as a string of a style sheet, quotes included; nothing but letters, digits and spaces is left as it is.
func styleSheetString(_ text: String) -> String {
  var output = "\""
  for scalar in text.unicodeScalars {
    let isPlain = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == " "
    if isPlain {
      output.unicodeScalars.append(scalar)
    } else {
      let harmless = scalar.steers ? "\u{FFFD}" : scalar
      output += "\\" + String(harmless.value, radix: 16) + " "
    }
  }
  return output + "\""
}

extension Unicode.Scalar {
  /// Whether the sign steers instead of being read: controls, and those that force a direction of writing.
  var steers: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: true
    case 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}
