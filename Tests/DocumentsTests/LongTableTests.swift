import Documents
import Testing

@Suite struct `A table with more rows than a page shows` {
  private let table = Table(
    id: "scholen", caption: "Scholen",
    columns: [Column("school", "School"), Column("uren", "Uren", .integer)],
    groups: [
      RowGroup("BaO", (1...3).map { row("basis \($0)", $0) }),
      RowGroup("SO", (1...1_200).map { row("secundair \($0)", $0) }),
    ], totals: [row("samen", 1_203)], mostRows: 5)

  private static func row(_ name: String, _ number: Int) -> Row {
    Row([.text(name), .integer(number, "\(number)", reference: "uren/\(name)")])
  }

  private var page: Page {
    Page(language: .dutch, title: "Proef", sections: [Section(id: "a", title: "A", blocks: [.table(table)])])
  }

  private let sentence = "De eerste 5 van 1.203 rijen; het werkblad en de CSV van deze tabel hebben ze allemaal."

  @Test func `shows the first, the total and a sentence on every page`() throws {
    for text in [
      try HTMLRenderer.render(page), TerminalRenderer(width: 120).render(page), MarkdownRenderer.render(page),
    ] {
      #expect(text.contains("secundair 2") && !text.contains("secundair 3"))
      #expect(text.contains("basis 3") && text.contains("samen"))
      #expect(text.contains(sentence))
    }
  }

  @Test func `has every row in files`() throws {
    let csv = String(decoding: table.csv(.dutch), as: UTF8.self)
    #expect(csv.split(separator: "\r\n").count == 1 + 1_203 + 1)
    #expect(csv.contains("secundair 1200"))
  }

  @Test func `names only the values that it shows`() {
    #expect(page.references.count == 6)
    #expect(page.references.last == "uren/samen")
  }

  @Test func `that are few enough is shown whole`() throws {
    var short = table
    short.mostRows = 1_203
    let page = Page(
      language: .english, title: "Proef", sections: [Section(id: "a", title: "A", blocks: [.table(short)])])
    #expect(try HTMLRenderer.render(page).contains("secundair 1200"))
    #expect(try !HTMLRenderer.render(page).contains("The first"))
  }
}
