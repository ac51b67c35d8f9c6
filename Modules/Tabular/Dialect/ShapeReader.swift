/// Recognises numbers, dates, times, links and words in bytes, by their form alone.
///
/// Nothing is converted here and nothing depends on a language or a country: `1,5` and `1.5` are both numbers, `3/4/2025`
/// and `2025-04-03` both dates.
enum ShapeReader {
  typealias Bytes = UnsafeRawBufferPointer

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }

  static func hasDigit(_ bytes: Bytes) -> Bool { bytes.contains(where: isDigit) }

  /// The bytes without spaces, tabs and hard spaces around them.
  static func trimmed(_ bytes: Bytes) -> Bytes {
    var start = 0
    var end = bytes.count
    while start < end {
      if bytes[start] == Byte.space || bytes[start] == Byte.tab {
        start += 1
      } else if bytes[start] == 0xC2, start + 1 < end, bytes[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while end > start {
      if bytes[end - 1] == Byte.space || bytes[end - 1] == Byte.tab {
        end -= 1
      } else if bytes[end - 1] == 0xA0, end - 2 >= start, bytes[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    return Bytes(rebasing: bytes[start..<end])
  }

  /// What stands in a formula that is a text: `="042531"`, with its quotes as they are or doubled.
  static func withoutFormula(_ bytes: Bytes) -> Bytes {
    guard bytes.count > 3, bytes[0] == 0x3D, bytes[1] == Byte.doubleQuote, bytes[bytes.count - 1] == Byte.doubleQuote
    else { return bytes }
    let mark = bytes[2] == Byte.doubleQuote && bytes.count > 5 ? 2 : 1
    return Bytes(rebasing: bytes[(1 + mark)..<(bytes.count - mark)])
  }

  // MARK: No value

  private static let missing: [StaticString] = [
    "-", "--", "---", ".", "..", "...", "?", "*", "na", "n/a", "#n/a", "nan", "null", "nil", "none", "\\n", "nb",
    "n.b.",
    "nvt", "n.v.t.", "<na>", "(null)", "inf", "-inf", "#div/0!", "#ref!", "#value!", "#deel/0!", "#naam?",
  ]

  static func isMissing(_ bytes: Bytes) -> Bool {
    guard bytes.count <= 8 else { return false }
    return missing.contains { equals(bytes, $0) }
  }

  /// Whether the bytes are a word, letters of either case.
  static func equals(_ bytes: Bytes, _ word: StaticString) -> Bool {
    guard bytes.count == word.utf8CodeUnitCount else { return false }
    return begins(bytes, with: word)
  }

  static func begins(_ bytes: Bytes, with word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard bytes.count >= length else { return false }
    for index in 0..<length {
      let byte = bytes[index]
      let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
      if lower != word.utf8Start[index] { return false }
    }
    return true
  }

  static func ends(_ bytes: Bytes, with word: StaticString) -> Bool {
    guard bytes.count >= word.utf8CodeUnitCount else { return false }
    return begins(Bytes(rebasing: bytes.suffix(word.utf8CodeUnitCount)), with: word)
  }

  // MARK: Numbers

  private static let prefixes: [StaticString] = ["€", "$", "£", "eur", "usd", "gbp"]
  private static let suffixes: [StaticString] = ["%", "‰", "€", "$", "£", "eur", "usd", "gbp", "°c"]

  static func isNumber(_ bytes: Bytes) -> Bool {
    var rest = bytes
    if rest.count > 2, rest[0] == 0x28, rest[rest.count - 1] == 0x29 {
      rest = Bytes(rebasing: rest[1..<rest.count - 1])
    }
    rest = withoutSign(rest)
    for word in prefixes where begins(rest, with: word) {
      rest = trimmed(Bytes(rebasing: rest.dropFirst(word.utf8CodeUnitCount)))
      break
    }
    rest = withoutSign(rest)
    if let last = rest.last, !isDigit(last) {
      for word in suffixes where ends(rest, with: word) {
        rest = trimmed(Bytes(rebasing: rest.dropLast(word.utf8CodeUnitCount)))
        break
      }
      // SAP writes the minus behind the number.
      if rest.count > 1, rest[rest.count - 1] == 0x2D { rest = Bytes(rebasing: rest.dropLast()) }
    }
    return isPlainNumber(rest)
  }

  private static func withoutSign(_ bytes: Bytes) -> Bytes {
    guard bytes.count > 1 else { return bytes }
    if bytes[0] == 0x2B || bytes[0] == 0x2D { return trimmed(Bytes(rebasing: bytes.dropFirst())) }
    // The minus sign of typographers, U+2212.
    if bytes.count > 3, bytes[0] == 0xE2, bytes[1] == 0x88, bytes[2] == 0x92 {
      return trimmed(Bytes(rebasing: bytes.dropFirst(3)))
    }
    return bytes
  }

  /// Digits in groups of three or not, with a decimal part and an exponent or not.
  private static func isPlainNumber(_ bytes: Bytes) -> Bool {
    var index = 0
    var group = 0
    var groups = 0
    var lastMark: UInt8 = 0
    var digits = 0
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      if isDigit(byte) {
        group += 1
        digits += 1
        index += 1
        continue
      }
      var mark = byte
      var length = 1
      if byte == 0xC2, index + 1 < count, bytes[index + 1] == 0xA0 {
        (mark, length) = (Byte.space, 2)
      } else if byte == 0xE2, index + 2 < count, bytes[index + 1] == 0x80, bytes[index + 2] == 0xAF {
        (mark, length) = (Byte.space, 3)
      }
      guard mark == 0x2E || mark == Byte.comma || mark == Byte.apostrophe || mark == Byte.space else { break }
      // A mark before this one made groups: this one ends a group of three, or begins the decimals after other marks.
      if groups > 0 {
        guard group == 3 else { return false }
        guard mark == lastMark || mark == 0x2E || mark == Byte.comma else { return false }
        if mark != lastMark && groups > 0 && lastMark == mark { return false }
      } else if group > 3 && (mark == Byte.apostrophe || mark == Byte.space) {
        return false
      }
      if groups > 0 && mark != lastMark {
        // Decimals: nothing but digits may follow.
        let rest = Bytes(rebasing: bytes[(index + length)...])
        return digits > 0 && isExponentOrDigits(rest)
      }
      lastMark = mark
      groups += 1
      group = 0
      index += length
    }
    guard digits > 0 else { return false }
    if index < count { return digits > 0 && (group > 0 || groups == 1) && isExponent(Bytes(rebasing: bytes[index...])) }
    if groups > 1 || lastMark == Byte.space || lastMark == Byte.apostrophe { return group == 3 }
    return true
  }

  private static func isExponentOrDigits(_ bytes: Bytes) -> Bool {
    let end = bytes.firstIndex { !isDigit($0) } ?? bytes.count
    return end == bytes.count || isExponent(Bytes(rebasing: bytes[end...]))
  }

  private static func isExponent(_ bytes: Bytes) -> Bool {
    guard bytes.count >= 2, bytes[0] | 0x20 == 0x65 else { return false }
    var start = 1
    if bytes[1] == 0x2B || bytes[1] == 0x2D { start = 2 }
    return start < bytes.count && bytes.count - start <= 4 && bytes[start...].allSatisfy(isDigit)
  }

  // MARK: Times

  /// `9:30`, `09:30:15.25`, `9:30 PM`, `1u30`, `2h`, `-01:00`.
  static func isTime(_ bytes: Bytes) -> Bool {
    var rest = withoutSign(bytes)
    for word in ["am", "pm", "a.m.", "p.m.", "u", "uur", "h", "z"] as [StaticString] where ends(rest, with: word) {
      rest = trimmed(Bytes(rebasing: rest.dropLast(word.utf8CodeUnitCount)))
      // A bare number with u or h is a duration.
      if rest.count <= 3, !rest.isEmpty, rest.allSatisfy(isDigit) { return true }
      break
    }
    var parts = 0
    var digits = 0
    var index = 0
    while index < rest.count {
      let byte = rest[index]
      if isDigit(byte) {
        digits += 1
        if digits > (parts == 0 ? 4 : 2) { return false }
      } else if byte == 0x3A || (byte | 0x20 == 0x75 || byte | 0x20 == 0x68) && parts == 0 {
        guard digits > 0 else { return false }
        parts += 1
        digits = 0
      } else if (byte == 0x2E || byte == Byte.comma) && parts == 2 && digits == 2 {
        return rest[(index + 1)...].allSatisfy(isDigit)
      } else if parts >= 1 && digits == 2 && (byte == 0x2B || byte == 0x2D || byte | 0x20 == 0x7A) {
        // A zone.
        return rest[(index + 1)...].allSatisfy { isDigit($0) || $0 == 0x3A }
      } else {
        return false
      }
      index += 1
    }
    return parts >= 1 && parts <= 2 && digits == 2
  }

  // MARK: Dates

  private static let months: [StaticString] = [
    "jan", "feb", "fév", "maa", "mrt", "mar", "mär", "apr", "avr", "mei", "may", "mai", "jun", "jui", "jul", "aug",
    "aou",
    "aoû", "sep", "okt", "oct", "nov", "dec", "déc", "dez",
  ]
  private static let days: [StaticString] = [
    "ma", "di", "wo", "do", "vr", "za", "zo", "maa", "din", "woe", "don", "vri", "zat", "zon", "mon", "tue", "wed",
    "thu",
    "fri", "sat", "sun",
  ]

  private static let ordinals: [StaticString] = ["st", "nd", "rd", "th", "e", "er", "de", "ste"]

  /// A date by its form: figures in the places of day, month and year, or a month's name among figures.
  static func isDate(_ bytes: Bytes) -> Bool {
    guard bytes.count >= 4 && bytes.count <= 40 else { return false }
    var numbers: [Int] = []
    var lengths: [Int] = []
    var marks: [UInt8] = []
    var names = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isDigit(byte) {
        var value = 0
        let start = index
        while index < bytes.count, isDigit(bytes[index]) {
          value = min(value * 10 + Int(bytes[index] - 0x30), 1_000_000)
          index += 1
        }
        numbers.append(value)
        lengths.append(index - start)
        if numbers.count == 3 && names == 0 || numbers.count == 2 && names == 1 {
          return isCalendar(numbers, lengths, marks, names: names) && isClock(Bytes(rebasing: bytes[index...]))
        }
      } else if isLetter(byte) {
        let start = index
        while index < bytes.count, isLetter(bytes[index]) { index += 1 }
        let word = Bytes(rebasing: bytes[start..<index])
        if numbers.count == 1 && lengths[0] == 4 && word.count == 1 && [0x71, 0x77, 0x6B].contains(word[0] | 0x20) {
          // 2025-Q1, 2026-W05, 2025K3
          let rest = bytes[index...]
          return !rest.isEmpty && rest.count <= 2 && rest.allSatisfy(isDigit)
        }
        if word.count >= 3 && word.count <= 10 && names == 0 && months.contains(where: { begins(word, with: $0) }) {
          names += 1
        } else if !(numbers.isEmpty && names == 0 && word.count <= 9 && days.contains { begins(word, with: $0) }) {
          // The ordinals of English: 3rd, 21st.
          guard !numbers.isEmpty, ordinals.contains(where: { equals(word, $0) }) else { return false }
        }
      } else {
        guard byte == 0x2F || byte == 0x2D || byte == 0x2E || byte == Byte.space || byte == Byte.comma || byte == 0x5F
        else { return false }
        if byte != Byte.space || bytes[index - 1] != Byte.comma { marks.append(byte) }
        index += 1
        guard index <= bytes.count, marks.count <= 5 else { return false }
      }
    }
    // A month of a year, a school year.
    if numbers.count == 2 && names == 0 && marks.count == 1 && marks[0] != Byte.comma && marks[0] != 0x2E {
      let (first, second) = (numbers[0], numbers[1])
      if lengths[0] == 4 && isYear(first) {
        return lengths[1] == 2 && (second >= 1 && second <= 12 || second == (first + 1) % 100)
          || lengths[1] == 4 && second == first + 1
      }
      return lengths[1] == 4 && isYear(second) && first >= 1 && first <= 12 && marks[0] != Byte.space
    }
    return numbers.count == 1 && names == 1
      && (lengths[0] == 4 && isYear(numbers[0]) || numbers[0] <= 31 && lengths[0] <= 2)
  }

  private static func isYear(_ value: Int) -> Bool { value >= 1500 && value <= 2500 }

  private static func isCalendar(_ numbers: [Int], _ lengths: [Int], _ marks: [UInt8], names: Int) -> Bool {
    if names == 1 {
      // 3 sept 2025, Sep 3, 2025, 2025-Sep-03, 12-Jan-26
      return
        (numbers[0] <= 31 && numbers[0] > 0 && lengths[0] <= 2
        && (lengths[1] == 4 && isYear(numbers[1]) || lengths[1] == 2))
        || lengths[0] == 4 && isYear(numbers[0]) && numbers[1] <= 31
    }
    guard marks.count == 2, marks[0] == marks[1], marks[0] != Byte.comma, marks[0] != 0x5F else { return false }
    if lengths[0] == 4 { return isYear(numbers[0]) && isDayAndMonth(numbers[1], numbers[2]) && lengths[2] <= 2 }
    guard lengths[0] <= 2, lengths[1] <= 2, isDayAndMonth(numbers[0], numbers[1]) else { return false }
    return lengths[2] == 4 && isYear(numbers[2]) || lengths[2] == 2 && marks[0] != Byte.space
  }

  private static func isDayAndMonth(_ first: Int, _ second: Int) -> Bool {
    first >= 1 && second >= 1 && first <= 31 && second <= 31 && (first <= 12 || second <= 12)
  }

  /// What may follow a date: nothing, or a time.
  private static func isClock(_ bytes: Bytes) -> Bool {
    guard let first = bytes.first else { return true }
    guard first == Byte.space || first | 0x20 == 0x74 || first == Byte.comma || first == 0x5F || first == 0x3A else {
      return first | 0x20 == 0x7A && bytes.count == 1
    }
    let rest = trimmed(Bytes(rebasing: bytes.dropFirst()))
    return rest.isEmpty || isTime(rest) || isTimeWithZone(rest)
  }

  /// `10:00:00 GMT+1`, `10:00:00.000 Europe/Brussels`.
  private static func isTimeWithZone(_ bytes: Bytes) -> Bool {
    guard let cut = bytes.firstIndex(of: Byte.space), cut > 3 else { return false }
    return isTime(Bytes(rebasing: bytes[..<cut]))
  }

  // MARK: Links

  static func isLink(_ bytes: Bytes) -> Bool {
    guard bytes.count >= 5, !bytes.contains(Byte.space) else { return false }
    if begins(bytes, with: "http://") || begins(bytes, with: "https://") || begins(bytes, with: "www.")
      || begins(bytes, with: "ftp://") || begins(bytes, with: "mailto:")
    {
      return true
    }
    guard let at = bytes.firstIndex(of: 0x40), at > 0, at + 3 < bytes.count else { return false }
    let host = bytes[(at + 1)...]
    return host.contains(0x2E) && host.allSatisfy { isLetter($0) || isDigit($0) || $0 == 0x2E || $0 == 0x2D }
      && bytes[..<at].allSatisfy {
        isLetter($0) || isDigit($0) || [0x2E, 0x2D, 0x5F, 0x2B, 0x25, 0x26, 0x27].contains($0)
      }
  }

  // MARK: Words

  /// Tells words, sentences and what was cut badly apart.
  static func words(_ bytes: Bytes) -> CellShape {
    let first = bytes[0]
    let last = bytes[bytes.count - 1]
    // A quote at one edge, or at both, was meant to wrap the cell.
    if first == Byte.doubleQuote || last == Byte.doubleQuote { return .odd }
    if first == Byte.apostrophe && last == Byte.apostrophe && bytes.count > 1 { return .odd }
    var marks = 0
    var letters = 0
    var tight = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : Byte.space
      index += 1
      if isLetter(byte) || isDigit(byte) {
        letters += 1
        continue
      }
      switch byte {
      case Byte.space, 0x2E, 0x2D, 0x5F, Byte.apostrophe, 0x28, 0x29, 0x26, 0x21, 0x3F, 0x2B, 0x2F, 0x25: break
      case Byte.comma, Byte.semicolon, 0x3A:
        marks += 1
        // A comma in a sentence has a space behind it; one that was meant to cut has none.
        if next != Byte.space { tight += byte == 0x3A && !(isDigit(next) && letters > 0) ? 1 : 2 }
      case Byte.tab, Byte.bar, 0..<0x20, 0x7E, 0x5E: tight += 4
      default:
        marks += 1
        // Between two words without a space it may have been meant to cut.
        if index > 1 && next != Byte.space && bytes[index - 2] != Byte.space { tight += 1 }
      }
    }
    if tight >= 2 || letters == 0 { return .odd }
    return marks == 0 && tight == 0 ? .word : .text
  }
}
