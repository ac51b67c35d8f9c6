public import GuidanceKit

/// A text that someone wrote beside the figures, as it was: the bytes of one Markdown file.
public struct ReportText: Hashable, Sendable {
  /// The folder in a report's folder that holds a copy of each text, so that the report can be made again from its own folder.
  static let folder = "texts"

  /// The name of the file; it says where the text belongs.
  public var name: String
  /// The bytes of the file.
  public var bytes: [UInt8]
  /// The file as messages name it.
  public var shownAs: String

  /// A text.
  ///
  /// - Parameter shownAs: the file as messages name it; its name unless given.
  public init(name: String, bytes: [UInt8], shownAs: String? = nil) {
    self.name = name
    self.bytes = bytes
    self.shownAs = shownAs ?? name
  }

  /// Where its copy stands in the folder of the report.
  public var path: String { "\(Self.folder)/\(name)" }
}

/// Why texts cannot stand in a report: everything that is wrong with them, each with its place; nothing was made.
public struct ReportTextError: Explained, Hashable {
  /// What is wrong, a line each.
  public let problems: [Label]

  /// - Parameter problems: what is wrong, a line each; never empty.
  public init(_ problems: [Label]) { self.problems = problems }

  /// All lines; when there are several, each on a line of its own.
  public var explanation: Label {
    guard problems.count > 1 else { return problems.first ?? Label("", "") }
    return Label(
      "de teksten kunnen niet in het rapport staan:\n  " + problems.map(\.dutch).joined(separator: "\n  "),
      "the texts cannot stand in the report:\n  " + problems.map(\.english).joined(separator: "\n  "))
  }
}
