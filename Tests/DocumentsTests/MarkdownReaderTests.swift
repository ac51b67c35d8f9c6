import Testing

@testable import Documents

@Suite struct `Reading Markdown` {
  static func read(_ text: String, anchors: Set<String> = []) throws -> MarkdownDocument {
    try MarkdownReader.read(text, file: "inleiding.md", language: .dutch, id: "inleiding", anchors: anchors)
  }

  private func blocks(_ text: String) throws -> [Block] { try Self.read(text).blocks }

  private func problems(_ text: String, _ anchors: Set<String> = []) -> [String] {
    do {
      _ = try Self.read(text, anchors: anchors)
      return []
    } catch let error as MarkdownError {
      return error.problems.map { $0.text(.dutch) }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func `the first heading is the title, the others open sections, one in the other by their level`() throws {
    let document = try Self.read(
      """
      # Éénmaal *per jaar*

      Vooraf.

      ## Werking in 2025
      Een.
      ### Bereik
      Twee.
      ## Werking in 2025
      """)
    #expect(document.title == "Éénmaal per jaar")
    #expect(document.blocks == [.paragraph("Vooraf.")])
    #expect(
      document.sections == [
        Section(
          id: "inleiding-werking-in-2025", title: "Werking in 2025", blocks: [.paragraph("Een.")],
          subsections: [Section(id: "inleiding-bereik", title: "Bereik", blocks: [.paragraph("Twee.")])]),
        Section(id: "inleiding-werking-in-2025-1", title: "Werking in 2025", blocks: []),
      ])
  }

  @Test func `text before the first heading makes that heading no title`() throws {
    let document = try Self.read("Vooraf.\n\n# Kop\n")
    #expect(document.title == nil && document.blocks == [.paragraph("Vooraf.")])
    #expect(document.sections.map(\.title) == ["Kop"])
    #expect(try Self.read("").isEmpty)
    #expect(try Self.read("<!-- nog te schrijven -->\n").isEmpty)
  }

  @Test func `marks become pieces of running text, one mark each`() throws {
    #expect(
      try blocks("a **b** *c* `d|e` [f *g*](https://pov.be/x?a=1) ***h***\nmailen: <mail@pov.be>") == [
        .paragraph(
          RichText([
            .text("a "), .strong("b"), .text(" "), .emphasis("c"), .text(" "), .code("d|e"), .text(" "),
            .web("f g", to: try #require(WebAddress("https://pov.be/x?a=1"))), .text(" "), .strong("h"),
            .text(" mailen: "), .web("mail@pov.be", to: try #require(WebAddress("mailto:mail@pov.be"))),
          ]))
      ])
  }

  @Test func `a line broken on purpose begins a paragraph, a line of the source does not`() throws {
    #expect(
      try blocks("een\ntwee\\\ndrie  \nvier") == [.paragraph("een twee"), .paragraph("drie"), .paragraph("vier")])
  }

  @Test func `lists keep their numbers, and a list in an item follows on its line`() throws {
    #expect(
      try blocks("- een\n- twee\n  - a\n  - b\n    1. c\n    2. d\n- drie") == [
        .list(
          [
            RichText("een"),
            RichText([
              .text("twee"), .text(" "), .text("– "), .text("a"), .text(" "), .text("– "), .text("b"), .text(" "),
              .text("1) "), .text("c"), .text(" "), .text("2) "), .text("d"),
            ]), RichText("drie"),
          ], isNumbered: false)
      ])
    #expect(try blocks("1. een\n1. twee") == [.list(["een", "twee"], isNumbered: true)])
    // What begins elsewhere keeps its numbers as text.
    #expect(try blocks("3) een\n4) twee").map(Self.plain) == ["3. een", "4. twee"])
  }

  @Test func `what cannot stand in an item interrupts the list, which goes on with its number`() throws {
    #expect(
      try blocks("1. een\n\n   ```\n   leerspoor\n   ```\n2. twee\n").map(Self.plain) == [
        "een", "leerspoor", "2. twee",
      ])
  }

  @Test func `a quotation keeps its paragraphs`() throws {
    #expect(
      try blocks("> Het *werkt*.\n>\n> - echt\n>\n> Een directeur") == [
        .quotation([
          RichText([.text("Het "), .emphasis("werkt"), .text(".")]), RichText([.text("– "), .text("echt")]),
          "Een directeur",
        ])
      ])
  }

  @Test func `a table has text columns and takes its caption from the paragraph before it or the heading above it`()
    throws
  {
    let document = try Self.read(
      """
      ## Cijfers

      Tabel: Uren per pijler

      | | Uren | Waar? |
      |---|--:|---|
      | A\\|B | 12 | [zie](#cijfers) |
      | CUR |

      x

      | a |
      |---|
      """)
    #expect(document.title == "Cijfers")
    #expect(
      document.blocks == [
        .table(
          Table(
            id: "inleiding-tabel-1", caption: "Uren per pijler",
            columns: [Column("onderdeel", "Onderdeel"), Column("uren", "Uren"), Column("waar", "Waar?")],
            rows: [
              Row([.text("A|B"), .text("12"), .text("zie", link: "#inleiding-cijfers")]),
              Row([.text("CUR"), .text(""), .text("")]),
            ])), .paragraph("x"),
        .table(Table(id: "inleiding-tabel-2", caption: "Cijfers", columns: [Column("a", "a")])),
      ])
  }

  @Test func `code stays letter for letter`() throws {
    #expect(try blocks("```yaml\na: <b>\n  - c\n\n```\n") == [.preformatted("a: <b>\n  - c\n")])
    #expect(try blocks("    a\n    b\n") == [.preformatted("a\nb")])
  }

  @Test func `raw HTML is text, and comments are the author's own`() throws {
    #expect(
      try blocks(
        "a <b onclick=\"x\">b</b> <!-- nakijken -->c\n\n<script>\nalert(1)\n</script>\n\n<!-- weg\n\nook weg -->\n")
        == [
          .paragraph(RichText("a <b onclick=\"x\">b</b> c")), .preformatted("<script>\nalert(1)\n</script>"),
        ])
    #expect(try blocks("<!-- a --> b\n") == [.preformatted(" b")])
  }

  @Test func `links may lead to a heading of the text or to an anchor of the page`() throws {
    let text = "# Kop\n[a](#tweede-kop) [b](#bereik)\n## Tweede kop!\n"
    #expect(
      try Self.read(text, anchors: ["bereik"]).blocks == [
        .paragraph(
          RichText([.link("a", to: "#inleiding-tweede-kop"), .text(" "), .link("b", to: "#bereik")]))
      ])
    #expect(problems(text).count == 1)
  }

  @Test func `all that is refused is said with file, line and character`() {
    let found = problems(
      """
      # Één ![logo](logo.png)

      één [bijlage](bijlage.pdf), twee [x](javascript:alert(1)) en
      - drie [y](//evil.example)
        - vier ![](https://pov.be/a.png)

      | a |
      |---|
      | é [z](data:text/html,x) |

      > [q](#nergens)
      """)
    #expect(
      found.map { $0.prefix { $0 != " " } } == [
        "inleiding.md:1:7:", "inleiding.md:3:5:", "inleiding.md:3:34:", "inleiding.md:4:8:", "inleiding.md:5:10:",
        "inleiding.md:9:5:", "inleiding.md:11:3:",
      ])
    #expect(found.first?.contains("een afbeelding (\"logo.png\")") == true)
    #expect(found.dropFirst().first?.contains("een link naar \"bijlage.pdf\"; verwacht: https://…") == true)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "file:///etc/passwd", "vbscript:x", "//evil.example/x",
    "https://", "https:/pov.be", "https://pov.be@evil.example/", "https://u:p@evil.example", "https://pov.bе/",
    "https:pov",
    "mailto:a@b.be?bcc=c@d.be", "mailto:a", "mailto:a@b@c", "http://a b", "https://pov.be\\@evil.example", "ftp://a",
    "https://pov.be/\u{202E}", " https://pov.be", "https://" + String(repeating: "a", count: 2_000), "https://pov.be:x",
    "",
  ]) func `no other address exists`(text: String) { #expect(WebAddress(text) == nil) }

  @Test func `an address can stand in any form`() {
    #expect(WebAddress("HTTPS://POV.be/A(b)?c=\"d\"|é")?.text == "https://pov.be/A%28b%29?c=%22d%22%7C%C3%A9")
    #expect(WebAddress("https://localhost:8080#x")?.text == "https://localhost:8080#x")
    #expect(WebAddress("mailto:an.peeters+x@pov.be")?.text == "mailto:an.peeters+x@pov.be")
  }

  @Test func `an address can be followed where one can, and read where one cannot`() throws {
    let page = Self.page(try Self.read("[het plan](https://pov.be/plan) en <https://pov.be>\n\n> *stil* gezegd"))
    let html = try HTMLRenderer.render(page)
    #expect(html.contains("<a class=\"web\" href=\"https://pov.be/plan\" rel=\"noreferrer noopener\">het plan</a>"))
    #expect(html.contains("<blockquote class=\"note\">\n<p><em>stil</em> gezegd</p>\n</blockquote>"))
    #expect(MarkupScanner(html).problems == [])
    let text = TerminalRenderer(width: 80).render(page)
    #expect(text.contains("het plan (https://pov.be/plan) en https://pov.be\n\n│ stil gezegd\n"))
    #expect(
      MarkdownRenderer.render(page).contains(
        "[het plan](https://pov.be/plan) en [https\\://pov.be](https://pov.be)\n\n> *stil* gezegd\n"))
  }

  static func page(_ document: MarkdownDocument) -> Page {
    Page(
      language: .dutch, title: document.title ?? "",
      sections: [Section(id: "tekst", title: "Tekst", blocks: document.blocks)] + document.sections)
  }

  static func plain(_ block: Block) -> String {
    switch block {
    case .paragraph(let text): text.plain
    case .list(let items, _): items.map(\.plain).joined(separator: "\n")
    case .quotation(let paragraphs): paragraphs.map(\.plain).joined(separator: "\n")
    case .preformatted(let text): text
    case .table(let table):
      ([table.columns.map(\.title)] + table.rows.map { $0.cells.map(\.text) }).map { $0.joined(separator: "\t") }
        .joined(separator: "\n")
    default: "\(block)"
    }
  }
}
