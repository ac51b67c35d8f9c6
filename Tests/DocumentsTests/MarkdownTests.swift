import TestSupport
import Testing

@testable import Documents

@Suite struct `Markdown` {
  @Test func `the sample page is as recorded`() {
    assertGolden(MarkdownRenderer.render(SamplePage.page()), "documents/sample.md")
  }

  @Test func `tables are aligned, numbers flush right, and a bar in a cell does not end it`() {
    let table = Table(
      id: "t", caption: "Uren", columns: [Column("a", "Pijler"), Column("b", "Uren", .integer)],
      rows: [Row([.text("A|B"), .integer(5, "5")]), Row([.text("CUR"), .integer(1_200, "1.200")])],
      totals: [Row([.text("Samen"), .integer(1_205, "1.205")])])
    #expect(
      MarkdownTable(table).text == """
        | Pijler    |      Uren |
        | --------- | --------: |
        | A\\|B      |         5 |
        | CUR       |     1.200 |
        | **Samen** | **1.205** |
        """)
  }

  @Test(arguments: [
    ("- geen lijst", "\\- geen lijst"), ("1. geen lijst", "1\\. geen lijst"), ("12) geen", "12\\) geen"),
    ("1.234", "1.234"), ("# geen kop", "\\# geen kop"), ("a*b_c", "a\\*b\\_c"), ("<b>", "&lt;b&gt;"),
    ("a & b", "a &amp; b"),
    ("https://example.org", "https\\://example.org"), ("www.example.org", "www\\.example.org"),
    ("een\ntwee", "een twee"),
    ("=== kop", "\\=== kop"), ("a@b.be", "a\\@b.be"),
  ]) func `text is shown letter for letter`(text: String, escaped: String) {
    #expect(escapedForMarkdown(text) == escaped)
  }

  @Test func `code stays code whatever backticks stand in it`() {
    #expect(markdownCode("a`b") == "``a`b``")
    #expect(markdownCode("`a") == "`` `a ``")
    #expect(markdownCode("") == "")
  }

  @Test func `a bar in code stays a bar, and no line ends before the words of a mark`() {
    #expect(markdownCode("a|b") == "`a|b`")
    #expect(MarkdownWriter.text(RichText([.text("    a "), .strong("\n\n# b\t")])) == "a   **\\# b** ")
  }

  @Test(arguments: `Hostile text`.attacks) func `no hostile text makes markup, a link or a row of its own`(text: String)
  {
    let markdown = MarkdownRenderer.render(`Hostile text`.page(text))
    var isCode = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isCode.toggle() }
      if isCode { continue }
      let outside = Self.withoutCode(line)
      #expect(!outside.contains("<script") && !outside.contains("<img") && !outside.contains("](javascript"))
      #expect(!outside.contains("<"))
      #expect(outside.unicodeScalars.allSatisfy { !$0.steers })
    }
    #expect(!isCode)
  }

  private static func withoutCode(_ line: Substring) -> String { String(line.replacing(#/(`+)[^`].*?\1/#, with: "")) }

  @Test(arguments: [SamplePage.page(), SampleFigures.page()])
  func `the terminal prints every word that Markdown prints, but for the tables behind its bars`(page: Page) {
    func words(_ text: String) -> Set<String> {
      Set(text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() })
    }
    // Wide enough that nothing is cut.
    let terminal = words(TerminalRenderer(width: 400).render(page))
    var plain = page
    for index in plain.sections.indices { plain.sections[index] = Self.withoutData(plain.sections[index]) }
    let markdown = words(MarkdownRenderer.render(plain)).subtracting([
      "tabel", "figuur", "text", "amp", "lt", "gt", "kort",
    ])
    let missing = markdown.subtracting(terminal).filter { Int($0) == nil }
    #expect(missing == [])
  }

  /// A section in which every chart has an empty table behind it, and heads are as short as they come.
  private static func withoutData(_ section: Section) -> Section {
    var section = section
    section.blocks = section.blocks.map { block in
      if case .table(var table) = block {
        // In a terminal abbreviated heads stay abbreviated.
        for index in table.columns.indices { table.columns[index].longTitle = nil }
        return .table(table)
      }
      guard case .illustration(var illustration) = block else { return block }
      if !illustration.chart.needsItsTable { illustration.data = Table(id: "leeg", caption: "", columns: []) }
      return .illustration(illustration)
    }
    section.subsections = section.subsections.map(withoutData)
    return section
  }
}
