/// Turns the nodes of a text into blocks and sections.
struct MarkdownBuilder {
  /// What is wrong, in the order of the lines.
  private(set) var problems: [MarkdownProblem] = []

  private let file: String
  private let language: DocumentLanguage
  private let id: String
  private let lines: [Substring]
  private let outer: Set<String>
  /// The anchors of the headings, in their order, and by the names under which links know them.
  private var headings: [String] = []
  private var anchors: [String: String] = [:]
  private var tables = 0
  private var heading: String?

  init(text: String, file: String, language: DocumentLanguage, id: String, anchors: Set<String>) {
    self.file = file
    self.language = language
    self.id = id
    outer = anchors
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  mutating func document(_ root: MarkdownNode) -> MarkdownDocument {
    name(root.children.filter { $0.kind == .heading })
    var nodes = root.children[...]
    var title: String?
    var titleLevel: Int?
    var next = 0
    if let first = nodes.first, first.kind == .heading {
      title = text(first.children).plain
      titleLevel = first.level
      heading = title
      nodes = nodes.dropFirst()
      next = 1
    }
    let blocks = self.blocks(nodes.prefix { $0.kind != .heading })
    nodes = nodes.drop { $0.kind != .heading }
    var parts: [(level: Int, section: Section)] = []
    while let node = nodes.popFirst() {
      let title = text(node.children).plain
      heading = title
      let body = self.blocks(nodes.prefix { $0.kind != .heading })
      nodes = nodes.drop { $0.kind != .heading }
      parts.append((node.level, Section(id: headings[next], title: title, blocks: body)))
      next += 1
    }
    return MarkdownDocument(
      title: title, titleLevel: titleLevel, titleAnchor: title == nil ? nil : headings.first, blocks: blocks,
      sections: MarkdownBuilder.nested(parts[...]))
  }

  /// Parts under the part above them: a heading opens what follows it until one of its own level or a higher one.
  private static func nested(_ parts: ArraySlice<(level: Int, section: Section)>) -> [Section] {
    var sections: [Section] = []
    var rest = parts
    while let first = rest.popFirst() {
      let inner = rest.prefix { $0.level > first.level }
      var section = first.section
      section.subsections = nested(inner)
      sections.append(section)
      rest = rest.dropFirst(inner.count)
    }
    return sections
  }

  // MARK: Blocks

  private mutating func blocks(_ nodes: some Sequence<MarkdownNode>) -> [Block] {
    var blocks: [Block] = []
    for node in nodes {
      switch node.kind {
      case .paragraph: blocks += paragraphs(node.children).map(Block.paragraph)
      case .heading: blocks.append(.paragraph(RichText([.strong(text(node.children).plain)])))
      case .list: blocks += list(node)
      case .quote: blocks += quotation(node)
      case .codeBlock: blocks.append(.preformatted(MarkdownBuilder.withoutLastEnd(node.literal)))
      case .htmlBlock:
        let shown = MarkdownBuilder.withoutLastEnd(MarkdownBuilder.withoutComments(node.literal))
        if !shown.allSatisfy(\.isWhitespace) { blocks.append(.preformatted(shown)) }
      case .table:
        var caption: String?
        if case .paragraph(let text)? = blocks.last { caption = MarkdownBuilder.caption(text.plain) }
        if caption != nil { blocks.removeLast() }
        blocks.append(.table(table(node, caption: caption)))
      default: break
      }
    }
    return blocks
  }

  /// A list; what cannot stand in an item interrupts it, and what was numbered goes on with its number.
  private mutating func list(_ list: MarkdownNode) -> [Block] {
    var blocks: [Block] = []
    var items: [RichText] = []
    var number = list.firstNumber ?? 1
    var first = number
    func end() {
      guard !items.isEmpty else { return }
      if list.firstNumber != nil, first != 1 {
        // A list of a page begins at one; a number that does not stands in the text.
        blocks += items.enumerated().map { .paragraph(RichText("\(first + $0). ") + $1) }
      } else {
        blocks.append(.list(items, isNumbered: list.firstNumber != nil))
      }
      items = []
    }
    for item in list.children {
      var text: RichText?
      var others: [Block] = []
      for block in self.blocks(item.children) {
        guard let piece = MarkdownBuilder.running(block), others.isEmpty else {
          others.append(block)
          continue
        }
        text = text.map { $0 + RichText(" ") + piece } ?? piece
      }
      items.append(text ?? RichText(""))
      number += 1
      guard !others.isEmpty else { continue }
      end()
      blocks += others
      first = number
    }
    end()
    return blocks
  }

  /// A quotation; what cannot stand in one interrupts it.
  private mutating func quotation(_ quote: MarkdownNode) -> [Block] {
    var blocks: [Block] = []
    var paragraphs: [RichText] = []
    func end() {
      if !paragraphs.isEmpty { blocks.append(.quotation(paragraphs)) }
      paragraphs = []
    }
    for block in self.blocks(quote.children) {
      switch block {
      case .list(let items, let isNumbered):
        paragraphs += items.enumerated().map { RichText(isNumbered ? "\($0 + 1). " : "– ") + $1 }
      case .quotation(let inner): paragraphs += inner
      default:
        if let text = MarkdownBuilder.running(block) {
          paragraphs.append(text)
        } else {
          end()
          blocks.append(block)
        }
      }
    }
    end()
    return blocks
  }

  /// A block as running text of an item: a list inside it follows on the same line, each of its items after a dash or its
  /// number.
  private static func running(_ block: Block) -> RichText? {
    switch block {
    case .paragraph(let text): text
    case .list(let items, let isNumbered):
      RichText(
        Array(
          items.enumerated().map { [.text(isNumbered ? "\($0 + 1)) " : "– ")] + $1.runs }.joined(separator: [.text(" ")]
          )
        ))
    default: nil
    }
  }

  private mutating func table(_ node: MarkdownNode, caption: String?) -> Table {
    tables += 1
    let words = language.words
    let rows = node.children.map { row in row.children.map { cell(text($0.children)) } }
    let heads = rows.first ?? []
    var keys: Set<String> = []
    let columns = heads.enumerated().map { place, head in
      let title = head.text.isEmpty ? (place == 0 ? words.subject : "\(words.value) \(place)") : head.text
      return Column(MarkdownNames.unused(MarkdownNames.slug(title, or: "kolom"), in: &keys), title)
    }
    return Table(
      id: "\(id)-tabel-\(tables)", caption: caption ?? heading ?? words.overview, columns: columns,
      rows: rows.dropFirst().map { Row($0) })
  }

  /// A cell; only one that is a single link leads somewhere.
  private func cell(_ text: RichText) -> Cell {
    if text.runs.count == 1, case .link(let shown, let address) = text.runs[0] { return .text(shown, link: address) }
    return .text(text.plain)
  }

  // MARK: Text

  private mutating func paragraphs(_ nodes: [MarkdownNode]) -> [RichText] {
    let inline = MarkdownInline(nodes) { [anchors, outer] in anchors[$0] ?? (outer.contains($0) ? $0 : nil) }
    inline.refused.forEach { refuse($0) }
    return inline.paragraphs
  }

  private mutating func text(_ nodes: [MarkdownNode]) -> RichText {
    RichText(Array(paragraphs(nodes).map(\.runs).joined(separator: [.text(" ")])))
  }

  private mutating func refuse(_ node: MarkdownNode) {
    let shown = node.address.count > 80 ? node.address.prefix(80) + "…" : node.address[...]
    let column = node.line >= 1 && node.line <= lines.count ? characters(before: node) + 1 : nil
    func add(_ dutch: String, _ english: String) {
      problems.append(
        MarkdownProblem(file: file, line: max(1, node.line), column: column, dutch: dutch, english: english))
    }
    if node.kind == .image {
      add(
        "een afbeelding (\"\(harmless(String(shown)))\"); een rapport staat op zichzelf en toont geen andere bestanden. "
          + "Laat ze weg, of zet er een link naar https://… voor in de plaats.",
        "a picture (\"\(harmless(String(shown)))\"); a report stands by itself and shows no other files. Leave it out, or "
          + "put a link to https://… in its place.")
    } else {
      add(
        "een link naar \"\(harmless(String(shown)))\"; verwacht: https://…, http://…, mailto:naam@plaats of #kop van deze "
          + "tekst. Verbeter het adres, of laat alleen de woorden staan.",
        "a link to \"\(harmless(String(shown)))\"; expected: https://…, http://…, mailto:name@place or #heading of this "
          + "text. Mend the address, or leave the words alone.")
    }
  }

  /// The library counts bytes, people count characters.
  private func characters(before node: MarkdownNode) -> Int {
    String(decoding: lines[node.line - 1].utf8.prefix(max(0, node.byte - 1)), as: UTF8.self).count
  }

  private static func caption(_ text: String) -> String? {
    for word in ["Tabel:", "Table:"] where text.hasPrefix(word) {
      let rest = text.dropFirst(word.count).drop { $0.isWhitespace }
      if !rest.isEmpty { return String(rest) }
    }
    return nil
  }

  private static func withoutLastEnd(_ text: String) -> String { text.last == "\n" ? String(text.dropLast()) : text }

  private static func withoutComments(_ text: String) -> String {
    var output = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "<!--") {
      output += rest[..<open.lowerBound]
      rest = rest[open.upperBound...].firstRange(of: "-->").map { rest[$0.upperBound...] } ?? ""
    }
    return output + rest
  }

  // MARK: Names

  /// Gives every heading its anchor, before any link is read.
  private mutating func name(_ nodes: [MarkdownNode]) {
    var taken: Set<String> = []
    var known: Set<String> = []
    for node in nodes {
      let title = MarkdownInline(node.children) { $0 }.line.plain
      let anchor = MarkdownNames.unused(id + "-" + MarkdownNames.slug(title, or: "deel"), in: &taken)
      headings.append(anchor)
      anchors[MarkdownNames.unused(MarkdownNames.linkName(title), in: &known)] = anchor
    }
  }
}
