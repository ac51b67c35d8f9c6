/// Text made harmless for Markdown: shown letter for letter by every reader of it, whatever stands in it.
///
/// One line comes out. Every sign that could begin emphasis, a link, markup, a table cell or a code is escaped; so is what could
/// turn the start of a line into a list or a heading, and what GitHub would make a link of by itself.
func escapedForMarkdown(_ text: String) -> String {
  let line = harmless(text)
  var output = ""
  output.reserveCapacity(line.utf8.count)
  for scalar in line.unicodeScalars {
    switch scalar {
    case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "$", "@", "{", "}": output += "\\" + String(scalar)
    case "&": output += "&amp;"
    case "<": output += "&lt;"
    case ">": output += "&gt;"
    case "\u{AD}": break
    default: output.unicodeScalars.append(scalar)
    }
  }
  output = output.replacing("://", with: "\\://").replacing("www.", with: "www\\.")
  return guardedStart(output)
}

/// A line that would begin a list, a heading or a rule begins with an escape instead.
private func guardedStart(_ line: String) -> String {
  guard let first = line.unicodeScalars.first else { return line }
  if "-+=".unicodeScalars.contains(first) { return "\\" + line }
  let digits = line.prefix { $0.isASCII && $0.isNumber }
  guard !digits.isEmpty, digits.count <= 9 else { return line }
  let rest = line.dropFirst(digits.count)
  guard let mark = rest.first, mark == "." || mark == ")" else { return line }
  let after = rest.dropFirst()
  return after.isEmpty || after.first == " " ? digits + "\\" + rest : line
}

/// Text in a span of code, between as many backticks as it needs; not for cells of a table, which a bar would end.
func markdownCode(_ text: String) -> String {
  let line = harmless(text)
  guard !line.isEmpty else { return "" }
  let fence = String(repeating: "`", count: longestRun(of: "`", in: line) + 1)
  let needsSpace = line.hasPrefix("`") || line.hasSuffix("`") || (line.hasPrefix(" ") && line.hasSuffix(" "))
  return fence + (needsSpace ? " \(line) " : line) + fence
}

/// The length of the longest run of a sign.
func longestRun(of sign: Unicode.Scalar, in text: String) -> Int {
  var (longest, current) = (0, 0)
  for scalar in text.unicodeScalars {
    current = scalar == sign ? current + 1 : 0
    longest = max(longest, current)
  }
  return longest
}

/// An address in a link: percent-encoded where it would end the link.
func markdownAddress(_ address: String) -> String {
  var output = ""
  for byte in HTMLContextBuilder.safe(address).utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      output.unicodeScalars.append(Unicode.Scalar(byte))
    case _ where "-._~/#?=&%+,;@!".utf8.contains(byte): output.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      output += "%" + (digits.count == 1 ? "0" : "") + digits
    }
  }
  return output
}
