/// What the beginning of a file says about the shape of its table: which rows stand above the header, which make it up, how
/// many columns there are, and what their cells look like.
///
/// It is made once, from the sample, before any row is handed on; see ``StructureFinder``. What concerns the tail of the
/// file cannot be known by then: ``RowSorter`` holds a bounded number of suspicious rows back for that, and compares them
/// with ``Column`` here.
struct TableStructure {
  /// What a row is that comes before the data.
  enum Role: Hashable {
    case blank, preamble, comment, ruler, headerPart, header, headerLabel, unused
  }

  /// What the cells of a column look like in the sample.
  struct Column {
    /// The shape of nearly all cells that hold something, when it is one that differs from words.
    var shape: CellShape?
    /// Whether no row of the sample leaves it empty.
    var isAlwaysFilled = false
  }

  /// The roles of the first rows, up to the last of the header.
  var roles: [Role] = []
  /// The number of columns.
  var width = 1
  /// Whether no row names the columns.
  var isGenerated = false
  /// Whether the header lacks a name for the first column, as R writes row names.
  var isFirstUnnamed = false
  /// The columns, as far as the sample goes.
  var columns: [Column] = []
  /// Whether short rows are frequent, so that one says nothing.
  var isRagged = false
  /// Whether lines that begin with `#` and are no rows of the table are comments.
  var hasComments = false
  /// Whether lines are drawn between the rows, or around them.
  var hasRulers = false
  /// Whether the columns have a fixed width, so that a row of one cell is one in which a text ran over.
  var isFixed = false
  /// Where the second of those columns begins, in characters.
  var secondStart = 0

  /// The shape that the cells of a column have, if it tells them from words.
  func shape(_ column: Int) -> CellShape? { column < columns.count ? columns[column].shape : nil }

  func isAlwaysFilled(_ column: Int) -> Bool { column < columns.count && columns[column].isAlwaysFilled }
}

/// The words that begin rows of totals.
enum TotalWord {
  private static let words: [StaticString] = [
    "totaal", "totalen", "subtotaal", "eindtotaal", "som", "gemiddelde", "gemiddeld", "total", "totals", "subtotal",
    "sum",
    "average", "mean", "grand", "overall", "gesamt", "summe", "insgesamt", "totaux", "moyenne", "algemeen", "saldo",
    "eindsaldo",
  ]

  /// The formulas with which Excel and LibreOffice add a column up, as they stand in a file when formulas were exported.
  private static let formulas: [StaticString] = [
    "=som(", "=sum(", "=subtotaal(", "=subtotal(", "=somme(", "=summe(", "=teilergebnis(", "=gemiddelde(", "=average(",
  ]

  /// The first letters of the words, as a table of bytes.
  static let initials: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for word in words {
      table[Int(word.utf8Start[0])] = true
      table[Int(word.utf8Start[0] & ~0x20)] = true
    }
    table[0x3D] = true
    return table
  }()

  private static let grand: [StaticString] = [
    "eindtotaal", "algemeen totaal", "grand total", "gesamtergebnis", "total général", "totaal generaal",
  ]

  /// Whether a row's first words are those with which a pivot table ends.
  static func isGrand(_ row: Record) -> Bool {
    guard let first = (0..<row.count).first(where: { !row[$0].isBlank }) else { return false }
    let bytes = ShapeReader.trimmed(row[first].rawBytes)
    return grand.contains { ShapeReader.equals(bytes, $0) }
  }

  /// Whether the content of a cell begins with such a word: the word alone, or with more behind it.
  static func begins(_ content: UnsafeRawBufferPointer) -> Bool {
    let bytes = ShapeReader.trimmed(content)
    guard let first = bytes.first, initials[Int(first)], bytes.count <= 60 else { return false }
    if first == 0x3D { return formulas.contains { ShapeReader.begins(bytes, with: $0) } }
    return words.contains { word in
      guard ShapeReader.begins(bytes, with: word) else { return false }
      let length = word.utf8CodeUnitCount
      return bytes.count == length || !ShapeReader.isLetter(bytes[length]) && !ShapeReader.isDigit(bytes[length])
    }
  }
}
