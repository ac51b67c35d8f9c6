import Foundation
import Testing

@testable import Documents

/// That every part of every chart can be seen, and told from its neighbours without colour.
@Suite struct `The looks of parts` {
  private static var likert: LikertChart {
    LikertChart(
      answers: [
        .init("a", .agreeing), .init("b", .agreeing), .init("c", .neutral), .init("d", .disagreeing),
        .init("e", .disagreeing),
      ], items: [], intervalName: "i")
  }

  private static var families: [[PartLook]] {
    [(0..<4).map(PartLook.ordered), (0..<4).map { PartLook.step($0, of: 4) }, likert.answers.indices.map(likert.look)]
  }

  @Test func `every part has a plane or an outline of at least 3 to 1 against the paper`() throws {
    for look in Self.families.flatMap(\.self) {
      let seen = max(try Contrast.between(look.fill, Palette.paper), try Contrast.between(look.stroke, Palette.paper))
      #expect(seen >= 3, "\(look)")
    }
  }

  @Test func `letters on every part reach 4.5 to 1, or stand in a white edge`() throws {
    for look in Self.families.flatMap(\.self) {
      guard !look.letters.contains("halo") else { continue }
      let letters = look.letters.contains("on-dark") ? Palette.paper : Palette.ink
      #expect(try Contrast.between(letters, look.fill) >= 4.5, "\(look)")
    }
    #expect(try Contrast.between(Palette.ink, Palette.paper) >= 4.5)
  }

  @Test func `two parts of one chart differ in grey by shade, or by pattern or outline`() throws {
    for family in Self.families {
      for (index, one) in family.enumerated() {
        for other in family[(index + 1)...] {
          let differsInGrey = try Contrast.between(one.fill, other.fill) >= 1.5
          #expect(differsInGrey || one.pattern != other.pattern || one.isDashed != other.isDashed, "\(one) \(other)")
        }
      }
    }
  }

  @Test func `lines, marks and glyphs reach 3 to 1 against the paper and the planes under them`() throws {
    let chart = LineChart(moments: [], series: [], axis: .hundred)
    for style in [LineChart.Series.Style.measured, .target, .forecast] {
      for isFirst in [true, false] {
        let look = chart.look(of: .init(name: "x", points: [], style: style), isFirst: isFirst)
        #expect(try Contrast.between(look.colour, Palette.paper) >= 3)
      }
      let look = chart.look(of: .init(name: "x", points: [], style: style), isFirst: true)
      #expect(try Contrast.between(look.colour, Palette.attentionLight) >= 3)
    }
    // Measured, asked and expected lines differ by their dashes or their discs, not by their colour alone.
    let looks = [LineChart.Series.Style.measured, .target, .forecast].map {
      chart.seriesEntry(.init(name: "x", points: [], style: $0), isFirst: true).sample.markup
        .replacing(#/#[0-9a-f]{6}/#, with: "")
    }
    #expect(Set(looks).count == 3)
  }
}

/// Contrast as WCAG 2.1 computes it.
enum Contrast {
  static func between(_ one: String, _ other: String) throws -> Double {
    let (a, b) = (try luminance(one), try luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private static func luminance(_ colour: String) throws -> Double {
    let number = try #require(Int(colour.dropFirst(), radix: 16))
    func part(_ shift: Int, _ weight: Double) -> Double {
      let share = Double((number >> shift) & 255) / 255
      return weight * (share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4))
    }
    return part(16, 0.2126) + part(8, 0.7152) + part(0, 0.0722)
  }
}

@Suite struct `On paper` {
  private func table(_ id: String, rows: Int) -> Table {
    Table(
      id: id, caption: id, columns: [Column("wat", "Wat")], rows: (0..<rows).map { Row([.text("rij \($0)")]) })
  }

  private func html(_ blocks: [Block]) throws -> String {
    try HTMLRenderer.render(
      Page(language: .dutch, title: "Proef", sections: [Section(id: "een", title: "Een", blocks: blocks)]))
  }

  @Test func `what is folded is printed when it is short, and else said to be missing, with its file`() throws {
    let short = try html([.details(title: "Alles", [.table(table("kort", rows: 60))])])
    #expect(short.contains("<details class=\"on-paper\">"))
    let long = try html([.details(title: "Alles", [.table(table("lang", rows: 61))])])
    #expect(!long.contains("class=\"on-paper\""))
    for page in [short, long] {
      #expect(page.contains("rijen zijn niet afgedrukt. Volledig in tables/"))
      #expect(page.contains(".unprinted { display: none; }") && page.contains(".unprinted { display: block;"))
    }
    #expect(
      long.contains("<p class=\"unprinted\">61 rijen zijn niet afgedrukt. Volledig in tables/lang (CSV) en in het"))
    let one = try html([.details(title: "Alles", [.table(table("een", rows: 1))])])
    #expect(one.contains("1 rij is niet afgedrukt."))
    let words = try html([.details(title: "Meer <uitleg>", [.paragraph("Woorden.")])])
    #expect(words.contains("\u{201C}Meer &lt;uitleg&gt;\u{201D} is niet afgedrukt."))
  }

  @Test func `a page of a site names no file, for there is none beside it`() throws {
    let page = Page(
      language: .dutch, title: "Proef",
      sections: [
        Section(id: "een", title: "Een", blocks: [.details(title: "Alles", [.table(table("lang", rows: 61))])])
      ])
    let site = Site(title: "Site", home: page, groups: [])
    let files = try SiteWriter.files(of: site) { _, _ in page }
    let home = String(decoding: try #require(files["index.html"]), as: UTF8.self)
    #expect(home.contains("61 rijen zijn niet afgedrukt. Wie ze op het scherm openklapt, drukt ze mee af."))
    #expect(!home.contains("tables/lang"))
  }

  @Test func `a link of the web is followed by its address, unless it shows it already`() throws {
    let address = try #require(WebAddress("https://example.org/een"))
    let page = try html([
      .paragraph(RichText([.web("het besluit", to: address), .web("https://example.org/een", to: address)]))
    ])
    #expect(page.contains("<a class=\"web\" href=\"https://example.org/een\""))
    #expect(page.ranges(of: "<a class=\"web\"").count == 1)
    #expect(page.contains(".web::after { content: \" (\" attr(href) \")\""))
  }

  @Test func `a list without terms and a card without facts are no lists`() throws {
    let page = try html([
      .definitions([]), .keyFigures([KeyFigure(title: "Uren", value: Quoted("5 u"))]), .paragraph("Klaar."),
    ])
    #expect(!page.contains("<dl"))
  }

  @Test func `a title of 300 letters leaves room for the number of the page`() throws {
    let long = String(repeating: "a", count: 300)
    let page = try HTMLRenderer.render(Page(language: .dutch, title: long, sections: []))
    #expect(page.contains("@bottom-left { content: \"\(String(repeating: "a", count: 79))\\2026 \""))
  }

  @Test func `words have no exact value`() throws {
    let page = try html([
      .paragraph(RichText([.value(Quoted("geen gegevens", reference: "x/y"))])),
      .table(
        Table(
          id: "t", caption: "t", columns: [Column("wat", "Wat")],
          rows: [
            Row([Cell("niet", .text("niet"), reference: "x/z")]),
            Row([Cell("48,0 %", .text("48,0 %"), reference: "x/w", exact: "12/25")]),
          ])),
    ])
    #expect(page.contains("data-reference=\"x/y\" title") && page.contains("data-reference=\"x/z\" title"))
    #expect(page.contains("data-reference=\"x/w\" data-exact=\"12/25\""))
  }
}
