import Foundation
public import GuidanceKit
import Tabular

/// How a file was understood, kept with its batch: encoding, delimiter, line ends, header, and the evidence.
public struct DialectNote: Hashable, Sendable, Codable {
  /// The encoding.
  public let encoding: String
  /// The delimiter, as a sign or `tab`.
  public let delimiter: String
  /// Why that delimiter.
  public let evidence: Label
  /// The line ends, as the header has them.
  public let lineEnd: String
  /// The text line of the header.
  public let headerLine: Int
  /// The spreadsheet row of the header; `nil` in notes of older versions.
  public let headerRow: Int?
  /// The header as it stands in the file.
  public let header: [String]
  /// Which column of the kind each header is, for those that are read.
  public let columns: [String: String]
  /// The sign around cells, when it is not `"`: `'`, or nothing.
  public let quote: String?
  /// How a quote within a cell is written, when it is not doubled: `backslash` or `both`.
  public let escape: String?
  /// Whether the spaces around cells are no part of them; `nil` for no.
  public let trimsPadding: Bool?
  /// What stands around the cells of a row, when something does: `wrapped`, `framed`, or `fixed` and where columns begin.
  public let form: String?
  /// The 0-based index of each column of the kind; `nil` in notes of older versions.
  public let indexes: [String: Int]?
  /// What whole columns of days decided, where that is not day first, such as `maand-eerst` and `dag-eerst 1900`.
  public let days: [String: String]?
  /// What a database program drew: `lines`, or `frame` with lines around all; `nil` for any other file.
  public let drawing: String?
  /// Whether the rows were written by the program, for a correction by hand; `nil` for no.
  private let byHand: Bool?

  /// Whether the rows were written by the program, for a correction by hand, and no file was given.
  public var isByHand: Bool { byHand ?? false }

  /// Reads a note back from the text that ``text`` gave.
  public init?(_ text: String) {
    guard let note = try? JSONDecoder().decode(DialectNote.self, from: Data(text.utf8)) else { return nil }
    self = note
  }

  init(_ header: Header, layout: SheetLayout, dialect: Dialect, isByHand: Bool = false) {
    byHand = isByHand ? true : nil
    drawing = layout.isFramed ? "frame" : layout.isDrawn ? "lines" : nil
    quote = dialect.quote == .double ? nil : dialect.quote.text
    escape =
      switch dialect.escape {
      case .doubled: nil
      case .backslash: "backslash"
      case .both: "both"
      }
    trimsPadding = dialect.trimsPadding ? true : nil
    form =
      switch dialect.form {
      case .plain: nil
      case .wrapped: "wrapped"
      case .framed: "framed"
      case .thorned: "thorned"
      case .fixed(let starts): "fixed " + starts.map(String.init).joined(separator: " ")
      }
    indexes = layout.places.mapValues(\.index)
    days = layout.decisions.stored.isEmpty ? nil : layout.decisions.stored
    encoding = header.encoding.name
    delimiter = header.evidence.delimiter.name
    let heads = layout.headOrders.sorted { $0.key < $1.key }.compactMap { name, order in
      layout.places[name].map { (CellText.shown($0.header), order.label) }
    }
    evidence = Label(
      header.evidence.text.dutch + heads.map { "; dagen als \($1.dutch), zo zegt de kop \($0)" }.joined(),
      header.evidence.text.english + heads.map { "; days as \($1.english), so says the header \($0)" }.joined())
    lineEnd = header.lineEnd.rawValue
    headerLine = header.record.line
    headerRow = header.record.row
    self.header = header.names
    columns = layout.places.mapValues(\.header)
  }

  /// The note as one line of JSON with sorted keys.
  public var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }

  /// The note in words.
  public var summary: Label {
    Label(
      "\(encoding); \(evidence.dutch); regeleinde \(lineEnd)", "\(encoding); \(evidence.english); line end \(lineEnd)")
  }

  /// The dialect, to read rows of the file again.
  var tableDialect: Dialect {
    Dialect(
      delimiter: Delimiter(delimiter) ?? .semicolon, quote: quote == nil ? .double : quote == "'" ? .apostrophe : .none,
      escape: escape == nil ? .doubled : escape == "both" ? .both : .backslash, trimsPadding: trimsPadding ?? false,
      form: rowForm)
  }

  private var rowForm: Dialect.RowForm {
    switch form {
    case "wrapped": .wrapped
    case "framed": .framed
    case "thorned": .thorned
    case .some(let text) where text.hasPrefix("fixed "):
      .fixed(starts: text.split(separator: " ").compactMap { Int($0) })
    default: .plain
    }
  }

  /// The 0-based index of each column of the kind.
  var places: [String: Int] { indexes ?? columns.compactMapValues { header.firstIndex(of: $0) } }

  /// The spreadsheet row of a text line; `nil` for another line than that of the header.
  func row(ofLine line: Int) -> Int? { line == headerLine ? headerRow : nil }

  /// Whether the file was a sheet of rejected rows that came back.
  var isReturned: Bool { header.contains { HeaderKey($0) == HeaderKey("rij-id") } }
}
