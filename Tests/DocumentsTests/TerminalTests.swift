import TestSupport
import Testing

@testable import Documents

@Suite struct `Terminal text` {
  @Test func `the sample page is as recorded at 80 columns`() {
    assertGolden(TerminalRenderer(width: 80).render(SamplePage.page()), "documents/sample-80.txt")
  }

  @Test func `the sample page is as recorded at 40 columns`() {
    assertGolden(TerminalRenderer(width: 40).render(SamplePage.page()), "documents/sample-40.txt")
  }

  @Test func `no line is wider than the terminal`() {
    for width in 20...130 {
      for line in TerminalRenderer(width: width).render(SamplePage.page()).split(separator: "\n") {
        #expect(displayWidth(String(line)) <= width, "at \(width): \(line)")
      }
    }
  }

  @Test func `columns of numbers are flush right, words flush left, and no line ends in spaces`() {
    let table = Table(
      id: "t", caption: "Uren", columns: [Column("a", "Pijler"), Column("b", "Uren", .integer)],
      rows: [Row([.text("Nederlands"), .integer(5, "5")]), Row([.text("CUR"), .integer(1_200, "1.200")])],
      totals: [Row([.text("Totaal"), .integer(1_205, "1.205")])])
    #expect(
      table.text(width: 40, language: .dutch) == """
        Uren
        Pijler       Uren
        ──────────  ─────
        Nederlands      5
        CUR         1.200
        ──────────  ─────
        Totaal      1.205

        """)
  }

  @Test func `a table too wide for the terminal becomes a block for each row`() {
    let columns = [Column("a", "Naam")] + (1...9).map { Column("c\($0)", "Kolom\($0)", .integer) }
    let row = Row([.text("Eerste")] + (1...9).map { Cell.integer($0, "\($0)00.000") })
    let text = Table(id: "t", caption: "Breed", columns: columns, rows: [row]).text(width: 30, language: .dutch)
    #expect(text.hasPrefix("Breed\nEerste\n  Kolom1: 100.000\n  Kolom2: 200.000\n"))
  }

  @Test func `text as someone typed it stands under its row`() {
    let table = Table(
      id: "t", caption: "Rijen",
      columns: [Column("a", "Wat"), Column("b", "Regel", .verbatim), Column("c", "Min", .integer)],
      rows: [Row([.text("NED"), .text("R-1;2026-01-05;\"De Beuk\""), .integer(75, "75")])])
    #expect(
      table.text(width: 24, language: .dutch) == """
        Rijen
        Wat  Min
        ───  ───
        NED   75
            R-1;2026-01-05;"De
            Beuk"

        """)
  }

  private static let figures = Table(
    id: "t", caption: "Cijfers",
    columns: [
      Column("a", "Cijfer", .code), Column("b", "Waarde"), Column("n", "n", .integer), Column("c", "Oordeel"),
    ],
    rows: [
      Row([
        .text("activity/PBD-CUR/initiative/cocreatief-ontwikkelinitiatief/2025-2026"), .text("1.971,3 u"),
        .integer(1_748, "1.748"), .text("geen norm"),
      ]),
      Row([.text("hours/total/2026-01"), .text("geen gegevens"), .integer(0, "0"), .text("geen gegevens")]),
    ])

  @Test func `a name is never broken: without room beside it, it stands above its row`() {
    #expect(
      Self.figures.text(width: 72, language: .dutch) == """
        Cijfers
        Cijfer
          Waarde             n  Oordeel
          ─────────────  ─────  ─────────────
        activity/PBD-CUR/initiative/cocreatief-ontwikkelinitiatief/2025-2026
          1.971,3 u      1.748  geen norm
        hours/total/2026-01
          geen gegevens      0  geen gegevens

        """)
    for width in 20...140 {
      let text = Self.figures.text(width: width, language: .dutch)
      #expect(text.contains("activity/PBD-CUR/initiative/cocreatief-ontwikkelinitiatief/2025-2026"), "at \(width)")
      #expect(text.contains("1.971,3 u") && text.contains("1.748"), "at \(width)")
    }
  }

  @Test func `names of files for which there is no room stand under their rows`() {
    let table = Table(
      id: "t", caption: "Bestanden",
      columns: [Column("a", "Batch", .integer), Column("b", "Bestand", .code), Column("c", "Wat ermee gebeurde")],
      rows: [Row([.integer(4, "4"), .text("organisaties.verzonnen.csv"), .text("54 rijen: 54 nieuw")])])
    #expect(
      table.text(width: 40, language: .dutch) == """
        Bestanden
        Batch  Wat ermee gebeurde
        ─────  ──────────────────
            4  54 rijen: 54 nieuw
            Bestand: organisaties.verzonnen.csv

        """)
  }

  @Test func `a file name, a date and a number in a column of words stay whole`() {
    let words = "organisaties.verzonnen.csv niet-toewijsbaar 1.971,3 u 2026-01-05 € 1.200 begeleidingsdienst"
    let table = Table(
      id: "t", caption: "Invoer", columns: [Column("a", "Wat"), Column("b", "Tekst")],
      rows: [Row([.text("Eerste"), .text(words)])])
    for width in 20...100 {
      let text = table.text(width: width, language: .dutch)
      for part in ["organisaties.verzonnen.csv", "niet-toewijsbaar", "1.971,3 u", "2026-01-05", "€ 1.200"] {
        #expect(text.contains(part), "\(part) at \(width)")
      }
    }
  }

  @Test func `a grid on a narrow terminal keeps its signs`() {
    let statuses: [Status] = [.met, .running, .empty, .outside, .met, .met, .running, .empty, .met]
    let columns = [Column("a", "School")] + (1...9).map { Column("c\($0)", "K\($0)", .decimal(places: 1)) }
    let cells = statuses.map { Cell("1.234,5", .integer(1), status: StatusMark($0, "woord")) }
    let text = Table(
      id: "t", caption: "Raster", columns: columns, rows: [Row([.text("De Beuk")] + cells)], style: .grid
    )
    .text(width: 60, language: .dutch)
    #expect(text.split(separator: "\n").last == "De Beuk   ●   ◐   ○   ·   ●   ●   ◐   ○   ●")
  }

  @Test(arguments: [
    ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("", 0), ("\u{200B}", 0), ("52,3\u{A0}%", 6), ("●◐○", 3),
  ]) func `the width of a text is what a terminal shows`(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test func `text is cut at spaces, within a word only when it must, never at a space that may not break`() {
    #expect(wrapped("de school kreeg begeleiding", width: 10) == ["de school", "kreeg", "begeleidin", "g"])
    #expect(wrapped("dat is 52,3\u{A0}% nu", width: 10) == ["dat is", "52,3\u{A0}% nu"])
    #expect(wrapped("", width: 5) == [""])
    #expect(wrapped("onge\u{AD}wijzigd", width: 8) == ["onge-", "wijzigd"])
    #expect(wrapped("onge\u{AD}wijzigd", width: 11) == ["ongewijzigd"])
    #expect(wrapped("er is 1.971,3 u gegeven", width: 9) == ["er is", "1.971,3 u", "gegeven"])
    #expect(wrapped("zie hours/total/2026-01.", width: 8) == ["zie", "hours/total/2026-01."])
    #expect(wrapped("R-1;2026-01-05;zeer kort", width: 12) == ["R-1;", "2026-01-05;", "zeer kort"])
    #expect(wrapped("bestand fouten.csv", width: 6) == ["bestan", "d", "fouten.csv"])
    #expect(wrapped("januari 56,1 %", width: 12) == ["januari", "56,1 %"])
    #expect(wrapped("日本語", width: 4) == ["日本", "語"])
  }

  @Test func `a bar is as long as its value, to an eighth of a sign, and marks stand on their place`() {
    func bar(_ value: Fraction?, _ marks: [Bullet.Mark] = [], upper: Fraction? = nil) -> String {
      TerminalBars.bullet(
        Bullet(label: "", value: value, quoted: Quoted(""), upperValue: upper, marks: marks), axis: .hundred, width: 10)
    }
    #expect(bar(Fraction(50)) == "█████·····")
    #expect(bar(Fraction(54)) == "█████▍····".replacing("▍", with: "▍"))
    #expect(bar(Fraction(100)) == "██████████")
    #expect(bar(nil, [.init(.target, Fraction(60))]) == "······┃···")
    #expect(bar(Fraction(50), [.init(.target, Fraction(100)), .init(.pace, Fraction(20))]) == "██△██····┃")
    #expect(bar(Fraction(50), upper: Fraction(70)) == "█████░░···")
  }

  @Test func `a small line of bars runs from the lowest to the highest value and leaves gaps`() {
    #expect(TerminalBars.sparkline([Fraction(0), Fraction(50), nil, Fraction(100)]) == "▁▅ █")
    #expect(TerminalBars.sparkline([Fraction(5), Fraction(5)]) == "▁▁")
    #expect(TerminalBars.sparkline([]) == "")
  }
}
