import Documents
import TestSupport
import Testing

@Suite struct `HTML pages` {
  let html: String
  let scan: MarkupScanner

  init() throws {
    html = try HTMLRenderer.render(SamplePage.page())
    scan = MarkupScanner(html)
  }

  @Test func `the sample page is as recorded`() {
    assertGolden(html, "documents/sample.html")
  }

  @Test func `the same page gives the same bytes`() throws {
    #expect(try HTMLRenderer.render(SamplePage.page()) == html)
  }

  @Test func `tags are nested properly`() {
    #expect(scan.problems == [])
    #expect(scan.tags.count > 500)
  }

  @Test func `nothing is asked of a network and nothing runs`() {
    #expect(scan.all("script").isEmpty)
    #expect(scan.all("link").isEmpty)
    #expect(scan.all("img").isEmpty)
    #expect(scan.values("src").isEmpty)
    #expect(
      !html.contains("http://") && !html.contains("https://") && !html.contains("url(") && !html.contains("@import"))
    #expect(html.contains("default-src 'none'"))
  }

  @Test func `the language is said`() throws {
    #expect(scan.all("html").first?.attributes["lang"] == "nl")
    let english = MarkupScanner(try HTMLRenderer.render(SamplePage.page(.english)))
    #expect(english.all("html").first?.attributes["lang"] == "en")
  }

  @Test func `ids are unique and every reference to one arrives`() {
    let ids = scan.values("id")
    #expect(Set(ids).count == ids.count)
    for reference in scan.values("aria-labelledby").flatMap({ $0.split(separator: " ") }) {
      #expect(ids.contains(String(reference)), "\(reference)")
    }
    for address in scan.values("href") {
      #expect(address.hasPrefix("#") && ids.contains(String(address.dropFirst())), "\(address)")
    }
  }

  @Test func `headings begin at one and skip no level`() {
    let levels = scan.tags.filter { !$0.isEnd && $0.name.count == 2 && $0.name.hasPrefix("h") && $0.name != "hr" }
      .compactMap { Int($0.name.dropFirst()) }
    #expect(levels.first == 1)
    #expect(levels.filter { $0 == 1 }.count == 1)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
  }

  @Test func `a page has its landmarks once, and a way past them`() {
    for name in ["header", "nav", "main", "footer"] { #expect(scan.all(name).count == 1, "\(name)") }
    let first = scan.tags.drop { $0.name != "body" }.dropFirst().first
    #expect(first?.attributes["href"] == "#main")
    #expect(scan.all("main").first?.attributes["id"] == "main")
  }

  @Test func `every heading cell of a table says what it heads, and every table has a caption`() {
    for cell in scan.all("th") { #expect(cell.attributes["scope"] != nil) }
    #expect(scan.all("caption").count == scan.all("table").count)
  }

  @Test func `a wide table scrolls in a region that the keyboard reaches and that has a name`() {
    let regions = scan.tags.filter { $0.attributes["role"] == "region" }
    #expect(regions.count == 1)
    for region in regions {
      #expect(region.attributes["tabindex"] == "0")
      #expect(region.attributes["aria-labelledby"] == "table-aandelen-caption")
    }
  }

  @Test func `every drawing has a title and a description or is hidden from screen readers`() {
    var depth = 0
    for tag in scan.tags where tag.name == "svg" && !tag.closesItself {
      if tag.isEnd {
        depth -= 1
        continue
      }
      if depth == 0 {
        let isHidden = tag.attributes["aria-hidden"] == "true"
        let isNamed = tag.attributes["role"] == "img" && (tag.attributes["aria-labelledby"] ?? "").contains(" ")
        #expect(isHidden || isNamed)
      }
      depth += 1
    }
    #expect(scan.all("figcaption").count == scan.all("figure").count)
  }

  @Test func `a traced value is an anchor once and carries its name and exact value each time`() {
    let values = scan.tags.filter {
      $0.attributes["class"] == "value" && $0.attributes["data-reference"] == "share/all"
    }
    #expect(values.count == 2)
    #expect(values.filter { $0.attributes["id"] == "share/all" }.count == 1)
    #expect(values.allSatisfy { $0.attributes["data-exact"] == "523/1000" && $0.attributes["title"] == "share/all" })
  }

  @Test func `print carries the warning, the title and page numbers on every sheet`() {
    #expect(html.contains("@page"))
    #expect(html.contains("size: A4"))
    #expect(html.contains("@top-right { content: \"Verzonnen gegevens\""))
    #expect(html.contains("@bottom-left { content: \"Voortgang januari 2026\""))
    #expect(html.contains("counter(page)") && html.contains("counter(pages)"))
  }

  @Test func `a page without warning has none in print either`() throws {
    var page = SamplePage.page()
    page.mark = nil
    let html = try HTMLRenderer.render(page)
    #expect(!html.contains("@top-right"))
    #expect(!html.contains("class=\"mark\""))
  }
}
