/// Why a file, or a row of it, cannot be read as a table: where, what was found, what was expected, what to do.
public struct TabularError: Error, Hashable, Sendable {
  /// What is wrong; stable names, fit for a table of codes.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// No file stands at the path.
    case fileMissing = "file-missing"
    /// The path is a directory.
    case directory
    /// The file may not be read by this user.
    case unreadable
    /// Reading stopped half-way, or could not begin for another reason.
    case readFailure = "read-failure"
    /// Writing failed.
    case writeFailure = "write-failure"
    /// The file has no bytes.
    case empty
    /// The file has bytes, but no row with a header.
    case headerMissing = "header-missing"
    /// The file is a workbook, an archive, a PDF or a web page.
    case notText = "not-text"
    /// The file is text in an encoding that is not read.
    case otherEncoding = "other-encoding"
    /// The header holds bytes that are no signs of the encoding.
    case invalidBytes = "invalid-bytes"
    /// A row holds bytes that are no signs of the encoding.
    case wrongBytes = "wrong-bytes"
    /// A quote that opens a cell is never closed.
    case unclosedQuote = "unclosed-quote"
    /// A quote that opens a cell is never closed, and the lines prove where its row ends.
    case quoteBounded = "quote-bounded"
    /// A cell exceeds the limit.
    case cellTooLong = "cell-too-long"
    /// A row exceeds the limit.
    case rowTooLong = "row-too-long"
    /// A row has more columns than the limit.
    case tooManyColumns = "too-many-columns"
    /// Nothing in the beginning of the file tells which delimiter it uses.
    case delimiterUnclear = "delimiter-unclear"
    /// A row has fewer cells than the header.
    case tooFewCells = "too-few-cells"
    /// A row has more cells than the header, and they are not empty.
    case tooManyCells = "too-many-cells"
    /// A row that a line break inside a cell tore in parts.
    case tornRow = "torn-row"
    /// Text follows the quote that closes a cell.
    case textAfterQuote = "text-after-quote"
  }

  /// What is wrong.
  public let kind: Kind
  /// Where, when it is in the text.
  public let place: TextPlace?
  /// What was found, without a full stop.
  public let found: Wording
  /// What was expected, without a full stop.
  public let expected: Wording
  /// What to do about it, a full sentence.
  public let remedy: Wording

  /// Describes a problem.
  public init(kind: Kind, place: TextPlace?, found: Wording, expected: Wording, remedy: Wording) {
    self.kind = kind
    self.place = place
    self.found = found
    self.expected = expected
    self.remedy = remedy
  }

  /// Found, expected and remedy in one text, without the place.
  public var message: Wording {
    Wording(
      "\(found.dutch); verwacht: \(expected.dutch). \(remedy.dutch)",
      "\(found.english); expected: \(expected.english). \(remedy.english)")
  }
}

extension TabularError: CustomStringConvertible {
  /// The English message with its place, for logs and test failures.
  public var description: String {
    guard let place else { return message.english }
    return "line \(place.line), column \(place.column): \(message.english)"
  }
}
