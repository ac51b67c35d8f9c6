import Documents
import Foundation
import TestSupport
import Testing

@Suite struct `Sites` {
  let folder: TemporaryFolder
  var path: String { folder.path("site") }

  init() throws { folder = try TemporaryFolder() }

  static func site(
    _ entries: [Site.Entry] = [
      .init(name: "ned", title: "Nederlands", about: "taal"), .init(name: "wis", title: "Wiskunde"),
    ]
  )
    -> Site
  {
    Site(
      title: "Begeleiding", home: SamplePage.page(),
      groups: [
        Site.Group(name: "pijlers", title: "Pijlers", introduction: "Elke pijler.", entries: entries),
        Site.Group(name: "plg", title: "Leergemeenschappen", entries: []),
      ])
  }

  static func page(_ group: Site.Group, _ entry: Site.Entry) -> Page {
    Page(
      language: .dutch, title: entry.title,
      sections: [Section(id: "a", title: "Uren", blocks: [.table(SamplePage.shares)])])
  }

  private func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).filter { $0.contains(".") }.sorted()
  }

  private func read(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

  @Test func `a site is a home, a list for each group, its pages, one style and one script`() throws {
    let outcome = try SiteWriter(path: path).write(Self.site(), page: Self.page)
    #expect(
      try files() == [
        "assets/site.css", "assets/site.js", "index.html", "pijlers/index.html", "pijlers/ned.html", "pijlers/wis.html",
        "plg/index.html", "site.json",
      ])
    #expect(outcome.written.count == 8 && outcome.unchanged == 0 && outcome.removed == [])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["site"])
  }

  @Test func `the pages of a site are as recorded`() throws {
    _ = try SiteWriter(path: path).write(Self.site(), page: Self.page)
    for name in try files() { assertGolden(try read(name), "documents/site/\(name)") }
  }

  @Test func `every link is relative and leads to a file of the site`() throws {
    _ = try SiteWriter(path: path).write(Self.site(), page: Self.page)
    for name in try files() where name.hasSuffix(".html") {
      let scan = MarkupScanner(try read(name))
      #expect(scan.problems == [], "\(name)")
      let base = URL(fileURLWithPath: "\(path)/\(name)").deletingLastPathComponent()
      for address in scan.values("href") + scan.values("src") where !address.hasPrefix("#") {
        #expect(!address.hasPrefix("/") && !address.contains(":"), "\(address)")
        let file = base.appendingPathComponent(String(address.prefix { $0 != "#" })).standardizedFileURL.path
        #expect(FileManager.default.fileExists(atPath: file), "\(name) → \(address)")
      }
      #expect(scan.tags.filter { $0.attributes["aria-current"] == "page" }.count == 1, "\(name)")
      #expect(scan.all("script").allSatisfy { $0.attributes["src"] != nil })
    }
    #expect(!(try read("assets/site.js")).contains("http"))
    #expect(!(try read("assets/site.css")).contains("url("))
  }

  @Test func `only what changed is written again, and what is gone is removed`() throws {
    let writer = SiteWriter(path: path)
    _ = try writer.write(Self.site(), page: Self.page)
    func stamp(_ name: String) throws -> UInt64 {
      try #require(FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.systemFileNumber] as? NSNumber)
        .uint64Value
    }
    let before = (try stamp("pijlers/ned.html"), try stamp("pijlers/wis.html"), try stamp("site.json"))
    let same = try writer.write(Self.site(), page: Self.page)
    #expect(same.written == [] && same.unchanged == 8)
    let outcome = try writer.write(Self.site()) { group, entry in
      var page = Self.page(group, entry)
      if entry.name == "wis" { page.subtitle = "nieuw" }
      return page
    }
    #expect(outcome.written == ["pijlers/wis.html"] && outcome.unchanged == 7)
    #expect(try stamp("pijlers/ned.html") == before.0)
    #expect(try stamp("site.json") == before.2)
    #expect(try stamp("pijlers/wis.html") != before.1)
    let fewer = try writer.write(Self.site([.init(name: "ned", title: "Nederlands", about: "taal")]), page: Self.page)
    #expect(fewer.removed == ["pijlers/wis.html"])
    #expect(!(try files()).contains("pijlers/wis.html"))
  }

  @Test func `when a page fails the last version stays, byte for byte`() throws {
    let writer = SiteWriter(path: path)
    _ = try writer.write(Self.site(), page: Self.page)
    let before = try files().map { try read($0) }
    struct Broken: Error {}
    #expect(throws: Broken.self) {
      try writer.write(Self.site()) { group, entry in
        guard entry.name != "wis" else { throw Broken() }
        var page = Self.page(group, entry)
        page.title = "anders"
        return page
      }
    }
    #expect(try files().map { try read($0) } == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["site"])
  }

  @Test func `a folder with anything else in it is refused and stays as it is`() throws {
    try folder.write("van iemand anders", to: "site/brief.txt")
    let error = #expect(throws: DocumentError.self) { try SiteWriter(path: path).write(Self.site(), page: Self.page) }
    #expect(error?.dutch.contains("brief.txt") == true)
    #expect(try files() == ["brief.txt"])
    try FileManager.default.removeItem(atPath: path)
    _ = try SiteWriter(path: path).write(Self.site(), page: Self.page)
    try folder.write("x", to: "site/pijlers/nota.txt")
    #expect(throws: DocumentError.self) { try SiteWriter(path: path).write(Self.site(), page: Self.page) }
    #expect(try files().contains("pijlers/nota.txt"))
  }

  @Test(arguments: ["../weg", "a/b", "Hoofd", "", "index", "met spatie", "é"])
  func `a name that is no file of the site is refused`(name: String) throws {
    #expect(throws: DocumentError.self) {
      try SiteWriter(path: path).write(Self.site([.init(name: name, title: "x")]), page: Self.page)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test(arguments: `Hostile text`.attacks) func `hostile titles do nothing in a site`(text: String) throws {
    var site = Self.site([.init(name: "a", title: text, about: text), .init(name: "b", title: text)])
    site.title = text
    site.groups[0].title = text
    site.groups[0].introduction = RichText(text)
    _ = try SiteWriter(path: path).write(site, page: Self.page)
    for name in try files() where name.hasSuffix(".html") {
      let html = try read(name)
      let scan = MarkupScanner(html)
      #expect(scan.problems == [])
      #expect(scan.all("script").count == 1 && scan.all("img").isEmpty)
      #expect(scan.tags.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") } })
    }
  }

  @Test func `many pages are made in parallel and are all there`() throws {
    let entries = (0..<400).map { Site.Entry(name: "school-\($0)", title: "School \($0)") }
    let outcome = try SiteWriter(path: path).write(Self.site(entries), page: Self.page)
    #expect(outcome.written.count == 406)
    #expect(try read("index.html").contains("pijlers/school-399.html"))
    // More than a list can hold: reached by the list of the group only.
    #expect(!(try read("pijlers/school-1.html")).contains("school-2.html"))
  }
}
