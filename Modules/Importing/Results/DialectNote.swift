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
  /// The header as it stands in the file.
  public let header: [String]
  /// Which column of the kind each header is, for those that are read.
  public let columns: [String: String]

  /// Reads a note back from the text that ``text`` gave.
  public init?(_ text: String) {
    guard let note = try? JSONDecoder().decode(DialectNote.self, from: Data(text.utf8)) else { return nil }
    self = note
  }

  init(_ header: Header, layout: SheetLayout) {
    encoding = header.encoding.name
    delimiter = header.evidence.delimiter.name
    evidence = Label(header.evidence.text.dutch, header.evidence.text.english)
    lineEnd = header.lineEnd.rawValue
    headerLine = header.record.line
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
}
