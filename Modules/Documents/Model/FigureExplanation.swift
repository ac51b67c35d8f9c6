/// How one figure came about.
public struct FigureExplanation: Hashable, Sendable {
  /// The name of the figure, as its printed values carry it.
  public var reference: String
  /// What the figure is, in one line.
  public var title: String
  /// How it was computed, and from what.
  public var blocks: [Block]

  /// An explanation.
  public init(reference: String, title: String, blocks: [Block]) {
    self.reference = reference
    self.title = title
    self.blocks = blocks
  }

  /// Whether a name can be an address inside a page: without spaces, and without the signs that part or escape an address.
  static func isAddress(_ reference: String) -> Bool {
    !reference.isEmpty
      && !reference.unicodeScalars.contains {
        $0.properties.isWhitespace || $0.steers || "#%?\"<>".unicodeScalars.contains($0)
      }
  }

  /// The anchor of the explanation of a figure.
  static func anchor(_ reference: String) -> String { "uitleg/\(reference)" }
}

/// The explanations of a page: its last section, folded, each to be opened from its figure.
///
/// On paper only what is unfolded is printed; plain text leaves them out; a workbook has them on a sheet of their own. The tables
/// in them are no files of the page.
public struct Explanations: Hashable, Sendable {
  /// The heading.
  public var title: String
  /// What one finds here.
  public var introduction: RichText?
  /// The explanations.
  public var items: [FigureExplanation]

  /// Explanations under a heading.
  public init(title: String, introduction: RichText? = nil, items: [FigureExplanation]) {
    self.title = title
    self.introduction = introduction
    self.items = items
  }
}
