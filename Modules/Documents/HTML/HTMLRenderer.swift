import Mustache

/// Sets pages as self-contained HTML: style and drawings are inside, there is no script, and nothing is asked of a network.
public enum HTMLRenderer {
  /// The page as HTML; the same page always gives the same bytes.
  ///
  /// - Throws: only when a template of this module is broken.
  public static func render(_ page: Page) throws -> String { try render(page, in: nil) }

  /// The page as one of a site: style and script stand beside it, and the site's navigation above it.
  static func render(_ page: Page, in frame: SiteFrame?) throws -> String {
    var builder = HTMLContextBuilder(
      language: page.language, explanations: page.explanations, hasFiles: frame == nil)
    let library = try Templates.library.get()
    var context = builder.page(page)
    if let frame {
      context["style"] = PrintStyle.margins(for: page)
      context["site"] = frame.context(page.language.words)
    } else {
      context["alone"] = true
    }
    return library.render(context, withTemplate: "page") ?? ""
  }
}

/// Turns the model into the dictionaries the templates read.
///
/// It counts tables and figures, and gives the anchor of a traced value to its first appearance only, for an anchor must be
/// unique in a page.
struct HTMLContextBuilder {
  typealias Context = [String: Any]

  let words: PageWords
  private var tables = 0
  private var illustrations = 0
  private var cards = 0
  private var anchors: Set<String> = []
  private var tableNames: Set<String> = []
  /// The names of figures that the page explains.
  private let explained: Set<String>
  /// Whether the tables stand in files beside the page.
  private let hasFiles: Bool

  init(language: DocumentLanguage, explanations: Explanations? = nil, hasFiles: Bool = true) {
    words = language.words
    self.hasFiles = hasFiles
    explained = Set((explanations?.items ?? []).map(\.reference).filter(FigureExplanation.isAddress))
  }

  mutating func page(_ page: Page) -> Context {
    var context: Context = [
      "language": page.language.rawValue,
      "documentTitle": ([page.title] + [page.kicker].compactMap(\.self)).joined(separator: " | "),
      "title": page.title, "skip": words.skip, "style": StyleSheet.text(for: page),
    ]
    context["kicker"] = page.kicker
    context["subtitle"] = page.subtitle
    if let mark = page.mark {
      var warning: Context = ["label": mark]
      if let explanation = page.markExplanation { warning["text"] = text(explanation) }
      context["mark"] = warning
    }
    if !page.facts.isEmpty { context["facts"] = ["items": definitions(page.facts)] as Context }
    if page.sections.count > 1 {
      var items = page.sections.map { ["id": $0.id, "title": $0.title] as Context }
      if let explanations = page.explanations { items.append(["id": "uitleg", "title": explanations.title]) }
      context["contents"] = ["title": words.contents, "items": items] as Context
    }
    context["sections"] = page.sections.map { section($0, level: 2) }
    if let explanations = page.explanations { context["explanations"] = self.explanations(explanations) }
    if !page.colophon.isEmpty {
      context["colophon"] = ["lines": page.colophon.map { text($0) }] as Context
    }
    return context
  }

  private mutating func section(_ section: Section, level: Int) -> Context {
    [
      "id": section.id, "title": section.title, "level": level, "startsPage": section.startsPage,
      "blocks": section.blocks.map { block($0, level: level + 1) },
      "sections": section.subsections.map { self.section($0, level: min(6, level + 1)) },
    ]
  }

  /// The last section: each explanation folded, with a way back to its figure.
  private mutating func explanations(_ explanations: Explanations) -> Context {
    var context: Context = ["title": explanations.title]
    if let introduction = explanations.introduction { context["introduction"] = text(introduction) }
    var seen: Set<String> = []
    context["items"] = explanations.items.compactMap { item -> Context? in
      guard explained.contains(item.reference), seen.insert(item.reference).inserted else { return nil }
      var entry: Context = [
        "anchor": FigureExplanation.anchor(item.reference), "title": item.title, "reference": item.reference,
      ]
      if anchors.contains(item.reference) {
        entry["back"] = ["href": "#" + item.reference, "text": words.back] as Context
      }
      entry["blocks"] = item.blocks.map { block($0, level: 3) }
      return entry
    }
    context["unprinted"] = words.unprintedExplanations
    return context
  }

  private mutating func block(_ block: Block, level: Int) -> Context {
    switch block {
    case .paragraph(let paragraph):
      return ["kind": "paragraph", "text": text(paragraph)]
    case .lead(let sentences):
      return ["kind": "lead", "sentences": sentences.map { lead($0) }]
    case .list(let items, let isNumbered):
      return ["kind": "list", "tag": isNumbered ? "ol" : "ul", "items": items.map { text($0) }]
    case .keyFigures(let figures):
      return ["kind": "key-figures", "cards": figures.map { card($0, level: min(6, level)) }]
    case .table(let table):
      var context = self.table(table)
      context["kind"] = "table"
      return context
    case .illustration(let illustration):
      return self.illustration(illustration)
    case .note(let note):
      var context: Context = ["kind": "note", "weight": note.weight.rawValue, "text": text(note.text)]
      context["title"] = note.title
      return context
    case .definitions(let items):
      // A list without terms is no list; browsers and readers stumble over it.
      return items.isEmpty ? ["kind": "nothing"] : ["kind": "definitions", "items": definitions(items)]
    case .quotation(let paragraphs):
      return ["kind": "quotation", "paragraphs": paragraphs.map { text($0) }]
    case .preformatted(let lines):
      return ["kind": "preformatted", "text": lines]
    case .details(let title, let blocks):
      return [
        "kind": "details", "title": title, "blocks": blocks.map { self.block($0, level: level) },
        "isShort": blocks.allSatisfy(Self.fitsOnPaper), "unprinted": unprinted(blocks.flatMap(\.tables), or: title),
      ]
    }
  }

  /// Running text.
  ///
  /// A page has tens of thousands of its pieces, so they are set here and not by a template.
  mutating func text(_ text: RichText) -> Context { ["markup": markup(text)] }

  /// Running text as markup, every letter escaped.
  mutating func markup(_ text: RichText) -> String {
    var output = ""
    for run in text.runs { output += markup(run) }
    return output
  }

  private mutating func markup(_ run: RichText.Run) -> String {
    switch run {
    case .text(let text): escapedForMarkup(text)
    case .strong(let text): "<strong>\(escapedForMarkup(text))</strong>"
    case .emphasis(let text): "<em>\(escapedForMarkup(text))</em>"
    case .code(let text): "<code>\(escapedForMarkup(text))</code>"
    case .web(let text, let address):
      "<a\(address.shows(text) ? "" : " class=\"web\"") href=\"\(escapedForMarkup(address.text))\" "
        + "rel=\"noreferrer noopener\">\(escapedForMarkup(text))</a>"
    case .link(let text, let address):
      "<a href=\"\(escapedForMarkup(Self.safe(address)))\">\(escapedForMarkup(text))</a>"
    case .value(let quoted): markup(quoted)
    }
  }

  /// Addresses may lead into the page or to a file beside it; anything with a scheme leads nowhere.
  static func safe(_ address: String) -> String {
    let head = address.prefix { $0 != "/" && $0 != "#" && $0 != "?" }
    return head.unicodeScalars.contains(":") || address.hasPrefix("//") ? "#" : address
  }

  /// A value without a name is only kept on one line.
  private mutating func markup(_ quoted: Quoted) -> String {
    let text = escapedForMarkup(quoted.text)
    guard let reference = quoted.reference else { return "<span class=\"amount\">\(text)</span>" }
    let name = escapedForMarkup(reference)
    var output = "<span class=\"value\""
    // What follows a `#` names a part of a value; only the value itself can be an address.
    let isAnchor = !reference.unicodeScalars.contains { $0 == "#" || $0.properties.isWhitespace }
    if isAnchor, anchors.insert(reference).inserted { output += " id=\"\(name)\"" }
    output += " data-reference=\"\(name)\""
    // What has no value, such as "no data", has no exact value either.
    if let exact = quoted.exact { output += " data-exact=\"\(escapedForMarkup(exact))\"" }
    output += " title=\"\(name)\">\(text)</span>"
    // A part of a figure is explained with the figure.
    let figure = String(reference.prefix { $0 != "#" })
    guard explained.contains(figure) else { return output }
    return "<a class=\"why\" href=\"#\(escapedForMarkup(FigureExplanation.anchor(figure)))\">\(output)</a>"
  }

  private mutating func lead(_ sentence: LeadSentence) -> Context {
    var context: Context = ["text": text(sentence.text)]
    if let mark = sentence.status {
      context["glyph"] = Glyph.status(mark.status).markup
      context["status"] = mark.label
    }
    return context
  }

  private mutating func definitions(_ items: [Definition]) -> [Context] {
    items.map { ["term": $0.term, "text": text($0.text)] }
  }

  private mutating func card(_ figure: KeyFigure, level: Int) -> Context {
    cards += 1
    var context: Context = [
      "id": "card-\(cards)", "level": level, "title": figure.title, "value": text(RichText([.value(figure.value)])),
    ]
    if !figure.facts.isEmpty { context["beside"] = ["facts": figure.facts.map { fact($0) }] as Context }
    if let caption = figure.caption { context["caption"] = text(caption) }
    if let bullet = figure.bullet { context["drawing"] = CellGraphic.bullet(bullet, axis: figure.axis).drawing.markup }
    if let mark = figure.status {
      context["status"] =
        [
          "name": mark.status.rawValue, "glyph": Glyph.status(mark.status).markup, "label": mark.label,
        ] as Context
    }
    return context
  }

  /// A fact beside a bar carries the sample of its mark: it is the key of the bar.
  private mutating func fact(_ fact: Definition) -> Context {
    var context: Context = ["term": fact.term, "text": text(fact.text)]
    if let mark = fact.mark { context["sample"] = BulletChart.legendEntry(mark, "").sample.markup }
    return context
  }

  private mutating func illustration(_ illustration: Illustration) -> Context {
    illustrations += 1
    let drawing = illustration.chart.drawing(
      title: illustration.caption, description: illustration.equivalent, id: illustration.id)
    var context: Context = [
      "kind": "illustration", "id": illustration.id, "label": "\(words.figure) \(illustrations).",
      "caption": illustration.caption, "drawing": drawing.markup, "summary": words.dataOfFigure,
      "equivalent": illustration.equivalent,
    ]
    let legend = illustration.chart.legend
    if !legend.isEmpty {
      let items = legend.map { ["sample": $0.sample.markup, "text": $0.text] as Context }
      context["legend"] = ["title": words.key, "items": items] as Context
    }
    if let data = illustration.data {
      context["data"] = table(data)
      context["unprinted"] = unprinted([data], or: illustration.caption)
    }
    return context
  }

  /// What stands on paper in the place of what is folded.
  private func unprinted(_ tables: [Table], or title: String) -> String {
    guard !tables.isEmpty else { return words.unprintedPart.replacing("{title}", with: title) }
    let count = tables.reduce(0) { $0 + $1.rows.count }
    let start = (count == 1 ? words.unprintedRow : words.unprintedRows).replacing("{n}", with: words.integer(count))
    guard hasFiles else { return "\(start) \(words.unfold)" }
    let files = tables.map { "tables/\($0.id)" }.joined(separator: ", ")
    return "\(start) \(words.unprintedFiles.replacing("{files}", with: files)) \(words.unfold)"
  }

  /// Whether something that is folded on a screen is short enough to be printed without being asked for.
  private static func fitsOnPaper(_ block: Block) -> Bool {
    let rows = block.tables.map { min($0.rows.count, $0.mostRows ?? .max) }
    return rows.reduce(0, +) <= mostRowsOnPaper
  }

  private static let mostRowsOnPaper = 60

  /// The anchor of a table; the same table in an explanation gets another.
  mutating func tableAnchor(_ id: String) -> String {
    var anchor = "table-" + id
    var number = 2
    while !tableNames.insert(anchor).inserted {
      anchor = "table-\(id)-\(number)"
      number += 1
    }
    return anchor
  }

  mutating func nextTableLabel() -> String {
    tables += 1
    return "\(words.table) \(tables)."
  }
}
