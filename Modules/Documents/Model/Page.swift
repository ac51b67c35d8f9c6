/// A document: what it is called, what it says first, and its sections.
///
/// The same page is set as HTML, as terminal text, and its tables as files.
public struct Page: Hashable, Sendable {
  /// The language of its texts.
  public var language: DocumentLanguage
  /// Who or what the document belongs to; a line above the title.
  public var kicker: String?
  /// The title.
  public var title: String
  /// A line under the title.
  public var subtitle: String?
  /// A warning that stands on every printed page.
  public var mark: String?
  /// A sentence that explains the warning, on the first page.
  public var markExplanation: RichText?
  /// Short facts about the document, under the title.
  public var facts: [Definition]
  /// The sections.
  public var sections: [Section]
  /// Lines at the end of the document.
  public var colophon: [RichText]
  /// How figures came about; a printed value whose name has an explanation leads to it.
  public var explanations: Explanations?

  /// A document.
  public init(
    language: DocumentLanguage, kicker: String? = nil, title: String, subtitle: String? = nil, mark: String? = nil,
    markExplanation: RichText? = nil, facts: [Definition] = [], sections: [Section], colophon: [RichText] = [],
    explanations: Explanations? = nil
  ) {
    self.language = language
    self.kicker = kicker
    self.title = title
    self.subtitle = subtitle
    self.mark = mark
    self.markExplanation = markExplanation
    self.facts = facts
    self.sections = sections
    self.colophon = colophon
    self.explanations = explanations
  }

  /// All tables of the page in reading order, those behind figures included.
  public var tables: [Table] { sections.flatMap { $0.allBlocks.flatMap(\.tables) } }

  /// All charts of the page in reading order.
  public var illustrations: [Illustration] { sections.flatMap { $0.allBlocks.flatMap(\.illustrations) } }
}

/// A part of a page with a heading.
public struct Section: Hashable, Sendable {
  /// The anchor: lower case letters, digits and hyphens.
  public var id: String
  /// The heading.
  public var title: String
  /// The contents.
  public var blocks: [Block]
  /// Parts of this part.
  public var subsections: [Section]
  /// Whether print starts a new page here.
  public var startsPage: Bool

  /// A section.
  public init(
    id: String, title: String, blocks: [Block], subsections: [Section] = [], startsPage: Bool = false
  ) {
    self.id = id
    self.title = title
    self.blocks = blocks
    self.subsections = subsections
    self.startsPage = startsPage
  }

  var allBlocks: [Block] { blocks + subsections.flatMap(\.allBlocks) }
}

/// A piece of a section.
public indirect enum Block: Hashable, Sendable {
  /// Running text.
  case paragraph(RichText)
  /// The sentences a document starts with, each with its sign.
  case lead([LeadSentence])
  /// A list.
  case list([RichText], isNumbered: Bool)
  /// Key figures side by side.
  case keyFigures([KeyFigure])
  /// A table.
  case table(Table)
  /// A chart with its words and its data.
  case illustration(Illustration)
  /// A remark that the reader should not miss.
  case note(Note)
  /// Terms and what they are.
  case definitions([Definition])
  /// Words of someone else, in paragraphs.
  case quotation([RichText])
  /// Text letter for letter, lines kept.
  case preformatted(String)
  /// Something for who wants to know more: folded until asked for, on paper only when unfolded, and left out of plain text.
  case details(title: String, [Block])

  var illustrations: [Illustration] {
    switch self {
    case .illustration(let illustration): [illustration]
    case .details(_, let blocks): blocks.flatMap(\.illustrations)
    case .paragraph, .lead, .list, .keyFigures, .table, .note, .definitions, .quotation, .preformatted: []
    }
  }

  var tables: [Table] {
    switch self {
    case .table(let table): [table]
    case .illustration(let illustration): illustration.data.map { [$0] } ?? []
    case .details(_, let blocks): blocks.flatMap(\.tables)
    case .paragraph, .lead, .list, .keyFigures, .note, .definitions, .quotation, .preformatted: []
    }
  }
}

/// One of the sentences a document starts with.
public struct LeadSentence: Hashable, Sendable {
  /// The sentence.
  public var text: RichText
  /// How the thing it speaks of stands.
  public var status: StatusMark?

  /// A sentence.
  public init(_ text: RichText, status: StatusMark? = nil) {
    self.text = text
    self.status = status
  }
}

/// A figure that stands for a whole: large, with what it is held against.
public struct KeyFigure: Hashable, Sendable {
  /// What is measured.
  public var title: String
  /// The value.
  public var value: Quoted
  /// What the value is, in a few words under it.
  public var caption: RichText?
  /// How it stands.
  public var status: StatusMark?
  /// A bar with its marks.
  public var bullet: Bullet?
  /// The axis of the bar.
  public var axis: Axis
  /// What it is held against: target, pace, forecast.
  public var facts: [Definition]

  /// A key figure.
  public init(
    title: String, value: Quoted, caption: RichText? = nil, status: StatusMark? = nil, bullet: Bullet? = nil,
    axis: Axis = .hundred, facts: [Definition] = []
  ) {
    self.title = title
    self.value = value
    self.caption = caption
    self.status = status
    self.bullet = bullet
    self.axis = axis
    self.facts = facts
  }
}

/// A remark that the reader should not miss.
public struct Note: Hashable, Sendable {
  /// How strongly it is set.
  public enum Weight: String, Hashable, Sendable {
    /// Good to know.
    case remark
    /// Changes how the rest must be read.
    case caution
  }
  /// How strongly it is set.
  public var weight: Weight
  /// Its first words, in bold.
  public var title: String?
  /// The remark.
  public var text: RichText

  /// A remark.
  public init(_ weight: Weight, title: String? = nil, _ text: RichText) {
    self.weight = weight
    self.title = title
    self.text = text
  }
}

/// A term and what it is.
public struct Definition: Hashable, Sendable {
  /// The term.
  public var term: String
  /// What it is.
  public var text: RichText
  /// The mark that stands for it on the bar of the same key figure; its sample is drawn before the term.
  public var mark: Bullet.MarkKind?

  /// A term and what it is.
  public init(_ term: String, _ text: RichText, mark: Bullet.MarkKind? = nil) {
    self.term = term
    self.text = text
    self.mark = mark
  }
}

/// A chart with what it says in words and the table it was drawn from.
public struct Illustration: Hashable, Sendable {
  /// The anchor: lower case letters, digits and hyphens.
  public var id: String
  /// What the chart shows, in one line.
  public var caption: String
  /// What one sees in the chart, in words, for who does not see it.
  public var equivalent: String
  /// The chart.
  public var chart: Chart
  /// The numbers it was drawn from; `nil` when they stand in a table beside it.
  public var data: Table?

  /// A chart with its words.
  public init(id: String, caption: String, equivalent: String, chart: Chart, data: Table? = nil) {
    self.id = id
    self.caption = caption
    self.equivalent = equivalent
    self.chart = chart
    self.data = data
  }
}
