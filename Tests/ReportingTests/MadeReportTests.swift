import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

@Suite struct `A report that was made` {
  let register: Register

  init() throws {
    register = try Scenario.register()
    try Scenario.audit(register)
  }

  private func made(
    _ kind: ReportKind = .month, period: Period = .month(Scenario.january), audience: Audience = .team,
    language: Language = .dutch
  ) throws -> MadeReport {
    let request = ReportRequest(kind, period: period, audience: audience, language: language)
    return try register.read { try MadeReport(request, from: $0, version: "0.0.0") }
  }

  private func words(_ item: FigureExplanation) -> String {
    item.blocks.map { block -> String in
      switch block {
      case .paragraph(let text): text.plain
      case .list(let items, _): items.map(\.plain).joined(separator: "\n")
      default: ""
      }
    }.joined(separator: "\n")
  }

  @Test func `explains every figure that it prints, once, and none that it does not`() throws {
    let page = try made().page
    let printed = Set(page.references.map { String($0.prefix { $0 != "#" }) })
    let explained = try #require(page.explanations).items.map(\.reference)
    #expect(explained.count > 40)
    #expect(Set(explained) == printed)
    #expect(Set(explained).count == explained.count)
  }

  @Test func `leads from the first sentence to the line of the spreadsheet`() throws {
    let report = try made()
    let items = try #require(report.page.explanations).items
    let item = try #require(items.first { $0.reference == "classroom/total/2025-2026" })
    let text = words(item)
    #expect(text.contains("1.080 min / (1.080 min + 970 min + 300 min) = 46,0 %"), "\(text)")
    #expect(text.contains("registraties.csv:"), "\(text)")
    let html = try HTMLRenderer.render(report.page)
    #expect(html.contains("href=\"#uitleg/classroom/total/2025-2026\""))
    #expect(html.contains("id=\"uitleg/classroom/total/2025-2026\""))
  }

  @Test func `names no person to a team, and the rows of people only by their place`() throws {
    for language in Language.allCases {
      for kind in [ReportKind.month, .week] {
        let period: Period = kind == .month ? .month(Scenario.january) : .week(Scenario.week)
        let files = try made(kind, period: period, language: language).files()
        for file in files where file.path != "workbook.xlsx" {
          let text = String(decoding: file.bytes, as: UTF8.self)
          for person in ["B01", "B02", "An Peeters", "Bo Claes"] {
            #expect(!text.contains(person), "\(file.path) names \(person)")
          }
        }
      }
    }
    let items = try #require(made().page.explanations).items
    let planned = try #require(items.first { $0.reference == "fte-planned/total/2025-2026" })
    #expect(words(planned).contains("opdrachten.csv:2"), "\(words(planned))")
  }

  @Test func `shows a team no row that is of one person, such as the role of a VIV`() throws {
    try register.load([
      VIV(
        organisation: Scenario.number("000101"), person: "P-77", role: .mentor,
        validity: Validity(from: Scenario.day(2025, 9, 1), through: nil))
    ])
    let page = try made(.viv, period: .schoolYear(Scenario.year)).page
    let item = try #require(page.explanations?.items.first { $0.reference == "viv/total/2025-2026" })
    #expect(words(item).contains("Niet getoond: elke rij is van één persoon."), "\(words(item))")
    #expect(!words(item).contains("P-77"))
  }

  @Test func `shows the director whose row it is`() throws {
    let items = try #require(made(audience: .director).page.explanations).items
    let planned = try #require(items.first { $0.reference == "fte-planned/total/2025-2026" })
    #expect(words(planned).contains("B01"))
  }

  @Test func `shows readers outside no row and no file, but the hash under which the service finds them`() throws {
    let report = try made(audience: .ministry)
    for item in try #require(report.page.explanations).items {
      let text = words(item)
      #expect(!text.contains(".csv"), "\(item.reference): \(text)")
      let figure = try #require(report.figures[item.reference])
      #expect(text.contains(figure.evidenceHash))
    }
  }

  @Test func `has the hash of every file in its manifest, and the whole request`() throws {
    let report = try made()
    let files = try report.files()
    let moment = Moment(unixSeconds: 1_770_000_000, day: CalendarDate(dayNumber: 20_486))
    let text = report.manifest(madeAt: moment, files: files).text()
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let hashes = try #require(object["sha256"] as? [String: String])
    #expect(hashes.count == files.count)
    for file in files { #expect(hashes[file.path] == ContentDigest.hex(file.bytes)) }
    #expect(object["audience"] as? String == "team")
    #expect(object["language"] as? String == "nl")
    #expect(object["audit"] as? Int == 1)
    #expect(files.map(\.path).prefix(3) == ["index.html", "figures.json", "workbook.xlsx"])
  }

  @Test func `gives the same bytes twice, the workbook included`() throws {
    #expect(try made().files() == made().files())
  }

  @Test func `about a week is as recorded`() throws {
    let dutch = try made(.week, period: .week(Scenario.week)).page
    assertGolden(try HTMLRenderer.render(dutch), "reporting/week-nl.html")
    assertGolden(TerminalRenderer(width: 100).render(dutch), "reporting/week-nl.txt")
    let english = try made(.week, period: .week(Scenario.week), language: .english).page
    assertGolden(TerminalRenderer(width: 100).render(english), "reporting/week-en.txt")
  }

  @Test func `about a week without registrations says so`() throws {
    let week = try #require(ISOWeek("2026-W01"))
    let text = TerminalRenderer(width: 200).render(try made(.week, period: .week(week)).page)
    #expect(text.contains("In week 1 van 2026 is niets geregistreerd: er waren geen lessen (kerstvakantie)."))
  }
}
