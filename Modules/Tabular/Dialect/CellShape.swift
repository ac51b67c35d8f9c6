/// What a cell looks like, without its meaning: the evidence that a text was cut in the right places, and that a row is
/// data rather than a header.
enum CellShape: UInt8 {
  /// Nothing, or white space.
  case empty
  /// A word for "no value": `NA`, `NULL`, `\N`, `-`.
  case missing
  /// A number, with sign, groups, exponent, currency or percent sign.
  case number
  /// A date, with or without a time; a month, a quarter, a week, a school year.
  case date
  /// A time of the day or a duration in hours and minutes.
  case time
  /// An address on the web or of a mailbox.
  case link
  /// A name, a code, some words.
  case word
  /// A sentence, or words with marks that could have been delimiters but read well.
  case text
  /// Something with marks in it that read as if they should have cut it.
  case odd

  /// How well the cell reads, in hundredths.
  var credit: Int {
    switch self {
    case .empty: 80
    case .missing, .number, .date, .time, .link: 100
    case .word: 95
    case .text: 85
    case .odd: 10
    }
  }

  /// Whether a column of such cells differs visibly from its name.
  var isStrong: Bool {
    switch self {
    case .number, .date, .time, .link: true
    default: false
    }
  }

  /// Whether it is words.
  var isText: Bool {
    switch self {
    case .word, .text, .odd: true
    default: false
    }
  }

  var isBlank: Bool { self == .empty }
}

extension CellShape {
  /// Recognises the content of a cell.
  ///
  /// - Parameter isQuoted: whether the file put it between quotes, so that nothing in it can be a delimiter gone unseen.
  init(_ content: UnsafeRawBufferPointer, isQuoted: Bool) {
    var bytes = ShapeReader.withoutFormula(ShapeReader.trimmed(content))
    if bytes.isEmpty {
      self = .empty
      return
    }
    // What stands in a long cell is words.
    let isLong = bytes.count > 200
    if isLong { bytes = UnsafeRawBufferPointer(rebasing: bytes.prefix(200)) }
    if !isLong {
      if ShapeReader.isMissing(bytes) {
        self = .missing
        return
      }
      let first = bytes[0]
      if ShapeReader.isDigit(first) || first < 0x30 || first >= 0x80 || ShapeReader.isDigit(bytes[bytes.count - 1])
        || ShapeReader.hasDigit(bytes)
      {
        if ShapeReader.isNumber(bytes) {
          self = .number
          return
        }
        if ShapeReader.isTime(bytes) {
          self = .time
          return
        }
        if ShapeReader.isDate(bytes) {
          self = .date
          return
        }
      }
      if ShapeReader.isLink(bytes) {
        self = .link
        return
      }
    }
    self = isQuoted ? .text : ShapeReader.words(bytes)
    if isQuoted && ShapeReader.words(bytes) == .word { self = .word }
  }
}
