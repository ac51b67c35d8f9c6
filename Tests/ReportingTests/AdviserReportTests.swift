import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

@Suite struct `The report of an adviser` {
  let register: Register

  init() throws {
    register = try Programme.register()
    try Scenario.audit(register)
  }

  private func report(
    _ code: String = "B01", period: Period = .schoolYear(Scenario.year), audience: Audience = .coordinator,
    language: Language = .dutch
  ) throws -> AdviserReport {
    try AdviserReport(
      Programme.data(register, .adviser, code, period: period, audience: audience, language: language))
  }

  private func overview(_ code: String = "B02", language: Language = .dutch) throws -> AssignmentReport {
    try AssignmentReport(
      Programme.data(
        register, .assignments, code, on: Scenario.day(2025, 9, 1), audience: .director, language: language))
  }

  @Test func `is as recorded, as a page and as text`() throws {
    assertGolden(try HTMLRenderer.render(report().page), "reporting/adviser-nl.html")
    assertGolden(TerminalRenderer(width: 100).render(try report().page), "reporting/adviser-nl.txt")
    assertGolden(
      TerminalRenderer(width: 100).render(try report("B02", period: .month(Scenario.january), language: .english).page),
      "reporting/adviser-month-en.txt")
    assertGolden(TerminalRenderer(width: 100).render(try overview().page), "reporting/assignments-nl.txt")
    assertGolden(
      TerminalRenderer(width: 100).render(try overview(language: .english).page), "reporting/assignments-en.txt")
  }

  /// B01: 10 x 130 + 10 x 60 = 1900 minutes, 31.7 hours, of 0.8 FTE of 100 hours.
  ///
  /// Yes: 6 x 130 + 5 x 60 = 1080 of 1900; unknown 5 x 60 = 300.
  @Test func `begins with three sentences that can be followed by hand`() throws {
    let sentences = Programme.lead(try report())
    #expect(
      sentences[0].hasPrefix(
        "Tot en met 31 januari 2026 zijn 31,7 u geregistreerd, in 20 registraties: 39,6 % van de 80,0 u die 0,80 VTE in een heel "
          + "schooljaar vragen; "))
    #expect(
      sentences[1]
        == "56,8 % van de begeleidingsuren lag in klasvloercontext; het plan wil samen 60 % halen. Van 5,0 u is het niet ingevuld: "
        + "telt dat mee, dan wordt het 72,6 %.")
    #expect(
      sentences[2]
        == "Er werden 2 organisaties begeleid; de laatste registratie is van 26 januari 2026, er is dus geen schoolweek zonder "
        + "registratie voorbijgegaan.")
  }

  @Test func `gives per destination what was planned and registered, and each assignment with its means`() throws {
    let page = try report().page
    let hours = try #require(page.tables.first { $0.id == "per-bestemming" })
    #expect(
      hours.rows.map { $0.cells.prefix(6).map(\.text) } == [
        ["Nederlands", "PBD-NED", "0,80", "80,0", "31,7", "39,6 %"]
      ])
    let assigned = try #require(page.tables.first { $0.id == "opdrachten" })
    #expect(assigned.rows.map { $0.cells[2].text } == ["Leerpunt", "Reguliere middelen"])
    #expect(assigned.rows.map { $0.cells[4].text } == ["0,20", "0,60"])
  }

  @Test func `names the organisations that were guided, most hours first`() throws {
    let table = try #require(try report().page.tables.first { $0.id == "organisaties" })
    #expect(
      table.rows.map { $0.cells.map(\.text) } == [
        ["De Beuk", "000101", "SO", "21,7", "10"], ["De Linde", "000102", "SO", "10,0", "10"],
      ])
  }

  @Test func `shows findings about the adviser and no others`() throws {
    let table = try #require(try report("B02").page.tables.first { $0.id == "bevindingen" })
    #expect(table.rows.map { $0.cells[1].text } == ["FTE002"])
    #expect(try report("B01").page.tables.allSatisfy { $0.id != "bevindingen" })
  }

  @Test func `of a month adds what that month had`() throws {
    let sentences = Programme.lead(try report(period: .month(Scenario.january)))
    #expect(sentences[1].hasSuffix("In januari 2026 was het 56,1 %."))
  }

  @Test func `says that no percentage can be computed when nothing says how many hours make an FTE`() throws {
    let register = try Scenario.register(hoursPerFTE: nil)
    let report = try AdviserReport(Programme.data(register, .adviser, "B01", audience: .coordinator))
    #expect(Programme.lead(report)[0].contains("een percentage is er niet, want"))
    #expect(try !HTMLRenderer.render(report.page).contains(/\b0,0 %/))
  }

  @Test(arguments: [Audience.team, .organisation, .public, .ministry])
  func `is refused to everyone but the coordinator and the director`(_ audience: Audience) throws {
    let problem = #expect(throws: InputProblem.self) { try report(audience: audience) }
    #expect(problem?.code == "REP003")
    #expect(throws: InputProblem.self) {
      try AssignmentReport(Programme.data(register, .assignments, "B01", audience: audience))
    }
  }

  @Test func `about nobody is refused with what is near`() throws {
    let problem = #expect(throws: InputProblem.self) { try report("B03") }
    #expect(problem?.message.dutch.hasPrefix("Er is geen begeleider \"B03\". Bedoelde u B01, B02?") == true)
    #expect(try report("b01").data.request.subject == "B01")
  }

  @Test func `of one who registered nothing says so`() throws {
    try register.load(
      [Adviser(code: "B09", name: Programme.hostileName, role: .adviser)], file: "nieuw.csv", isInvented: true)
    let report = try report("B09")
    let text = TerminalRenderer(width: 200).render(report.page)
    #expect(text.contains("van deze begeleider niets geregistreerd of ingevoerd"))
    #expect(text.contains("Er is nog nooit iets geregistreerd."))
    #expect(!text.contains("0,0 %"))
    #expect(try !HTMLRenderer.render(report.page).contains("<script>alert"))
    #expect(Programme.lead(try overview("B09"))[0].contains("nog geen opdracht geladen"))
  }

  /// B02: 0.3 + 0.2 + 0.1 FTE, 60 hours; two pillars with one goal each, for four schools and two more, and one centre.
  @Test func `the overview of assignments begins with what is asked`() throws {
    let sentences = Programme.lead(try overview())
    #expect(sentences[0] == "Bo Claes heeft in schooljaar 2025-2026 0,60 VTE, voor 3 bestemmingen.")
    #expect(
      sentences[1].hasPrefix("Dat zijn 60,0 u te registreren in 38 schoolweken, van 1 september 2025 tot en met "))
    #expect(sentences[2] == "De 2 pijlers hebben samen 2 operationele doelen en moeten 7 organisaties bereiken.")
  }

  @Test func `says the same in both languages`() throws {
    for (dutch, english) in [
      (try report().page, try report(language: .english).page),
      (try overview().page, try overview(language: .english).page),
    ] {
      #expect(dutch.tables.map(\.id) == english.tables.map(\.id))
      let text = TerminalRenderer(width: 100).render(english)
      for word in [" het ", " van ", " een ", " niet ", " en "] { #expect(!text.contains(word), "\(word)") }
    }
  }
}
