import Testing

@testable import Documents

/// Texts that try to be something else, long ones, and random ones set as Markdown and read again.
@Suite struct `Markdown there and back` {
  typealias Reading = `Reading Markdown`

  /// All words of a document in their order, one line for each block, the numbers of tables left out.
  private func lines(_ document: MarkdownDocument) -> [String] {
    func lines(_ section: Section) -> [String] {
      [section.title] + section.blocks.map(Reading.plain) + section.subsections.flatMap(lines)
    }
    let all = [document.title ?? ""] + document.blocks.map(Reading.plain) + document.sections.flatMap(lines)
    return all.filter { !$0.hasPrefix("Tabel ") }
  }

  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[roll(elements.count)] }
  }

  private static let words = [
    "school", "1.", "- a", "# b", "*c*", "_d_", "`e`", "|", "<b>", "&amp;", "\\", "http://x.be", "www.y.be", "~~z~~",
    "één",
    "[x](y)", "![x](y)", "a@b.be", "===", "+", "> q", "$1$", "12)", "“citaat”", "=cmd|'/c calc'!A1", "\t", "🙂", "***",
    "[ ]",
  ]

  private func text(_ dice: inout Dice, _ count: Int = 5) -> RichText {
    RichText(
      (0...dice.roll(count)).map { _ in
        let word = (0...dice.roll(2)).map { _ in dice.pick(Self.words) }.joined(separator: " ")
        switch dice.roll(6) {
        case 0: return .strong(word)
        case 1: return .emphasis(word)
        case 2: return .code(word)
        case 3: return .web(word, to: WebAddress("https://pov.be/a_b(c)|d*e")!)
        default: return .text(word)
        }
      }.flatMap { [$0, .text(" x ")] })
  }

  /// Random signs in every place of a text, set as Markdown: reading gives the same words back.
  @Test(arguments: 1...60) func `what was written is read again, word for word`(seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    var blocks: [Block] = []
    for place in 0..<8 {
      switch dice.roll(5) {
      case 0: blocks.append(.list((0...dice.roll(3)).map { _ in text(&dice) }, isNumbered: dice.roll(2) == 0))
      case 1: blocks.append(.quotation((0...dice.roll(2)).map { _ in text(&dice) }))
      case 2: blocks.append(.preformatted("```\n" + text(&dice).plain.replacing("\t", with: " ") + "\n\n  x"))
      case 3:
        blocks.append(
          .table(
            Table(
              id: "t\(place)", caption: "Over \(place)", columns: [Column("a", "A"), Column("b", text(&dice).plain)],
              rows: (0...dice.roll(3)).map { _ in Row([.text("x"), .text(text(&dice).plain)]) })))
      default: blocks.append(.paragraph(text(&dice)))
      }
      // Two lists after one another are one list to Markdown.
      blocks.append(.paragraph("Tussenin."))
    }
    let page = Page(
      language: .dutch, title: text(&dice).plain, sections: [Section(id: "s", title: "Deel", blocks: blocks)])
    let markdown = MarkdownRenderer.render(page)
    let read = try Reading.read(markdown)
    func squeezed(_ text: String) -> [Substring] { text.split { $0 == " " || $0 == "\n" || $0 == "\t" } }
    let expected = [page.title, "Deel"] + blocks.map(Reading.plain)
    #expect(lines(read).map(squeezed) == expected.map(squeezed), "\(markdown)")
    // From there on nothing changes any more.
    let again = Page(
      language: .dutch, title: read.title ?? "", sections: read.sections)
    #expect(lines(try Reading.read(MarkdownRenderer.render(again))).map(squeezed) == lines(read).map(squeezed))
  }

  @Test(
    arguments: `Hostile text`.attacks + [
      "=cmd|'/c calc'!A1", "<a href=\"javascript:x\">x</a>", "<https://x.be>\u{202E}",
    ])
  func `a hostile text does nothing in any form`(attack: String) throws {
    let source =
      "# \(attack)\n\n\(attack)\n\n- \(attack)\n- a\n  - \(attack)\n\n> \(attack)\n\n\(attack) [\(attack)](https://pov.be)\n\n"
      + "| \(attack) | b |\n|---|---|\n| \(attack) | \(attack) |\n\n    \(attack)\n\n## \(attack)\n"
    let document: MarkdownDocument
    do {
      document = try Reading.read(source)
    } catch let error as MarkdownError {
      #expect(!error.problems.isEmpty)
      return
    }
    let page = Reading.page(document)
    let html = try HTMLRenderer.render(page)
    let scan = MarkupScanner(html)
    #expect(scan.problems == [])
    #expect(scan.all("script").isEmpty && scan.all("img").isEmpty)
    #expect(scan.tags.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") } })
    #expect(scan.values("href").allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("https://") })
    #expect(html.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || !$0.steers })
    let terminal = TerminalRenderer(width: 40).render(page)
    #expect(terminal.unicodeScalars.allSatisfy { $0 == "\n" || !$0.steers })
    let markdown = MarkdownRenderer.render(page)
    #expect(!markdown.contains("](javascript") && markdown.unicodeScalars.allSatisfy { $0 == "\n" || !$0.steers })
    for table in page.tables {
      let csv = String(decoding: table.csv(.dutch), as: UTF8.self)
      #expect(!csv.contains("\n=cmd") && !csv.contains(";=cmd") && !csv.contains(",=cmd"))
    }
  }

  @Test func `a text beyond the limits is refused with its line`() throws {
    func line(_ text: String) -> String {
      do {
        _ = try Reading.read(text)
        return "read"
      } catch { return String("\(error)".prefix { $0 != " " }) }
    }
    #expect(line(String(repeating: "woord ", count: 50_000)) == "inleiding.md:1:")
    #expect(line(String(repeating: "a\n", count: 20_001)) == "inleiding.md:10001:")
    #expect(line("a\n\n" + String(repeating: "|", count: 51)) == "inleiding.md:3:")
    #expect(line("a\n\n" + String(repeating: "> ", count: 100_000) + "a") == "inleiding.md:3:")
    #expect(line(String(repeating: "- ", count: 100_000) + "a") == "inleiding.md:1:")
    #expect(line(String(repeating: "*a _b ", count: 40) + String(repeating: "c_ d* ", count: 40)) == "inleiding.md:1:")
    // Rules and line ends have no depth of their own.
    #expect(line(String(repeating: "a\n\n---\n\n", count: 100)) == "read")
    #expect(line(String(repeating: "> ", count: 15) + "a") == "read")
  }

  @Test func `bytes that are no UTF-8 are refused with their line, a byte order mark is passed over`() throws {
    let wrong = Array("een\ntwee\nca".utf8) + [0xE9, 0x0A]
    let error = #expect(throws: MarkdownError.self) {
      try MarkdownReader.read(bytes: wrong, file: "a.md", language: .dutch, id: "a")
    }
    #expect(error?.problems.first?.text(.english).hasPrefix("a.md:3: this line is not UTF-8") == true)
    let marked = try MarkdownReader.read(
      bytes: [0xEF, 0xBB, 0xBF] + Array("# a".utf8), file: "a", language: .dutch, id: "a")
    #expect(marked.title == "a")
  }
}
