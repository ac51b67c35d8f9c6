import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

@Suite struct `The report of an organisation` {
  let register: Register

  init() throws { register = try Programme.register() }

  private func report(
    _ number: String = "000101", audience: Audience = .organisation, language: Language = .dutch,
    on day: CalendarDate = Scenario.day(2026, 1, 31)
  ) throws -> OrganisationReport {
    try OrganisationReport(
      Programme.data(register, .organisation, number, on: day, audience: audience, language: language))
  }

  private func table(_ report: OrganisationReport, _ id: String) throws -> Table {
    try #require(report.page.tables.first { $0.id == id })
  }

  @Test func `is as recorded, as a page and as text`() throws {
    assertGolden(try HTMLRenderer.render(report().page), "reporting/organisation-nl.html")
    assertGolden(TerminalRenderer(width: 100).render(try report().page), "reporting/organisation-nl.txt")
    assertGolden(
      TerminalRenderer(width: 100).render(try report(language: .english).page), "reporting/organisation-en.txt")
    assertGolden(TerminalRenderer(width: 100).render(try report("000401").page), "reporting/organisation-board-nl.txt")
  }

  /// De Beuk: 10 x 130 on Dutch and 5 x 90 on pupil guidance, 1750 minutes in 15 sessions, all of them at school.
  @Test func `begins with three sentences that can be followed by hand`() throws {
    let sentences = Programme.lead(try report())
    #expect(sentences.count == 3)
    #expect(
      sentences[0]
        == "In schooljaar 2025-2026 kreeg De Beuk 29,2 u begeleiding in 15 sessies, geteld tot en met 31 januari 2026; daarvan "
        + "29,2 u ter plaatse.")
    #expect(
      sentences[1]
        == "Minstens 20 uur kwam er al van 1 van de 2 pijlers die deze organisatie moeten bereiken; wat nog moet volgen, ligt op "
        + "schema.")
    #expect(
      sentences[2]
        == "Het gekozen thema is \"Taalbeleid\", traject T-01 loopt en leergemeenschap PLG-1 komt samen; het volgende moment is op "
        + "4 maart 2026.")
  }

  @Test func `speaks of one pillar where only one must reach it`() throws {
    #expect(
      Programme.lead(try report("000301"))[1]
        == "De pijler die deze organisatie moet bereiken, Netoverschrijdende samenwerking, gaf al minstens 20 uur; daarmee is "
        + "gehaald wat gevraagd is.")
    #expect(
      Programme.lead(try report("000201"))[1].hasSuffix("gaf nog geen 20 uur, en aan dit tempo lukt dat niet op tijd."))
  }

  @Test func `gives per pillar the hours of the window, what is to go and the levels`() throws {
    let rows = try table(report(), "per-pijler").rows.map { $0.cells.map(\.text) }
    #expect(rows[0][0...4] == ["Nederlands", "PBD-NED", "21,7", "10", "0,0"])
    #expect(rows[0][8...9] == ["beide", "gehaald"])
    #expect(rows[1][0...4] == ["Krachtige leerlingenbegeleiding", "PBD-KLB", "7,5", "5", "12,5"])
    #expect(rows[1][8...9] == ["n.v.t.", "loopt"])
  }

  @Test func `gives per month what adds up to the school year`() throws {
    let table = try table(report(), "per-maand")
    // September and October: 2 x 130 + 2 x 90; November: 260 + 90; December: 130; January: 390.
    #expect(table.rows.map { $0.cells[2].text } == ["7,3", "7,3", "5,8", "2,2", "6,5"])
    #expect(table.totals.map { $0.cells[2].text } == ["29,2"])
  }

  @Test func `of an organisation that received nothing says so, without a zero percent`() throws {
    let text = TerminalRenderer(width: 200).render(try report("000103").page)
    #expect(text.contains("is in schooljaar 2025-2026 geen begeleiding met Atheneum Noord geregistreerd."))
    #expect(text.contains("nog niets"))
    let outside = Programme.lead(try report("000401"))
    #expect(outside[0].contains("geen begeleiding met Provincie Voorbeeld"))
  }

  @Test func `of a board lists its organisations, however its name is written`() throws {
    let report = try report("000401")
    #expect(try table(report, "organisaties").rows.map { $0.cells[1].text } == ["000106", "000105"])
    #expect(
      Programme.lead(report)[1].hasPrefix("Dit bestuur heeft 2 organisaties; bereikt: 0 van de 4 combinaties"))
  }

  @Test func `names no person outside, in no form and no language, not even in what people typed`() throws {
    for number in ["000101", "000102", "000105", "000401"] {
      for (language, audience) in zip([Language.dutch, .english, .dutch], [Audience.organisation, .public, .ministry]) {
        let data = try Programme.data(
          register, .organisation, number, audience: audience, language: language)
        let made = try register.read { try MadeReport(data, from: $0) }
        let files = try made.files().filter { !$0.path.hasSuffix(".xlsx") }.map {
          String(decoding: $0.bytes, as: UTF8.self)
        }
        for text in files + [TerminalRenderer(width: 80).render(made.page)] {
          for person in Programme.persons { #expect(!text.contains(person), "\(person)") }
          #expect(!text.contains("registraties.csv"))
        }
      }
    }
  }

  @Test func `shows high needs only inside`() throws {
    #expect(try report("000105").page.sections.allSatisfy { $0.id != "hoge-noden" })
    let inside = try report("000105", audience: .coordinator)
    #expect(try table(inside, "verbeterplan").rows.map { $0.cells[1].text } == ["Lesobservaties"])
    #expect(inside.page.sections.contains { $0.id == "hoge-noden" })
  }

  @Test func `lists what was agreed about it and what its community will do, with who only inside`() throws {
    let outside = try table(report(), "opvolging")
    #expect(
      outside.rows.map { $0.cells.map(\.text) } == [["O-1", "De Beuk opnieuw bezoeken", "19/12/2025", "", "te laat"]])
    let inside = try table(report(audience: .director), "opvolging")
    #expect(inside.rows[0].cells[1].text == "An Peeters")
    #expect(try table(report(), "acties-plg").rows.map { $0.cells[4].text } == ["gedaan", "open"])
  }

  @Test func `gives the scores of surveys about its own trajectories, withheld where few answered`() throws {
    try load(survey: "E-1", answers: 6)
    let shown = try table(report(), "effect-e-1")
    #expect(shown.rows.first?.cells.prefix(3).last?.text == "6")
    #expect(shown.rows.first?.cells[1].text == "100,0 %")
    // Two answers to the item in one survey: with the total they could be told from the other, so both are withheld.
    try load(survey: "E-2", answers: 5, blank: 3)
    for id in ["effect-e-1", "effect-e-2"] {
      let hidden = try #require(try table(report(), id).rows.first { $0.cells[0].text.contains("Tevreden") })
      #expect(hidden.cells[1].text == "afgeschermd" && hidden.cells[2].text.isEmpty)
    }
    #expect(try self.report("000102").page.sections.allSatisfy { $0.id != "effect" }, "not of another organisation")
  }

  private func load(survey code: String, answers: Int, blank: Int = 0) throws {
    try register.load(
      [
        Survey(
          code: code, form: .long, subject: .trajectory("T-01"), destination: "PBD-NED", invited: 10,
          collectedOn: Scenario.day(2026, 1, 20))
      ], file: "bevraging-\(code).csv", isInvented: true)
    try register.load(
      (1...answers).map { index in
        SurveyResponse(
          survey: code, number: index,
          answers: [SurveyAnswer(index <= blank ? "1.1-2" : "1.1-1", .score(5))])
      }, file: "antwoorden-\(code).csv", isInvented: true)
  }

  @Test(arguments: ["000109", "De Bueken", "geen", "", "x'; DROP TABLE"])
  func `about nobody is refused with what is near`(_ subject: String) throws {
    let problem = #expect(throws: InputProblem.self) { try report(subject) }
    #expect(problem?.code == "REP001")
    if subject == "000109" { #expect(problem?.message.dutch.contains("Bedoelde u 000101 (De Beuk)") == true) }
  }

  @Test func `takes the number without the zero that a spreadsheet drops`() throws {
    try register.load(
      [Organisation(number: Scenario.number("042531"), name: "PTS", type: .so)], file: "nul.csv")
    #expect(try report("42531").data.request.subject == "042531")
  }

  @Test func `with a hostile name is harmless in every form`() throws {
    let made = try report("000106").made
    let files = try made.files()
    let html = String(decoding: try #require(files.first { $0.path == "index.html" }).bytes, as: UTF8.self)
    #expect(!html.contains("<script>alert"))
    #expect(html.contains("&lt;script&gt;alert(1)"))
    for file in files where file.path.hasSuffix(".csv") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.split(separator: "\n").contains { $0.hasPrefix("=") })
    }
    #expect(!TerminalRenderer(width: 80).render(made.page).contains("\u{202E}"))
  }

  @Test func `holds over a register with nothing but plan and organisations`() throws {
    let register = try Register.forTests()
    try register.load([Scenario.plan()], file: "proefplan.yaml")
    try register.load(Scenario.organisations, file: "organisaties.csv")
    let report = try OrganisationReport(Programme.data(register, .organisation, "000101", audience: .organisation))
    let text = TerminalRenderer(width: 120).render(report.page)
    #expect(text.contains("Over het bereik zijn er nog geen gegevens; 2 pijlers horen deze organisatie te bereiken."))
    #expect(!text.contains("0,0 %"))
  }

  @Test func `says the same in both languages`() throws {
    let (dutch, english) = (try report(), try report(language: .english))
    #expect(dutch.page.tables.map(\.id) == english.page.tables.map(\.id))
    #expect(dutch.page.tables.map(\.rows.count) == english.page.tables.map(\.rows.count))
    let text = TerminalRenderer(width: 100).render(english.page)
    for word in [" het ", " van ", " een ", " niet ", " en "] { #expect(!text.contains(word), "\(word)") }
  }

  @Test func `prints only numbers that figures json has`() throws {
    let data = try Programme.data(register, .organisation, "000101", audience: .organisation)
    let made = try register.read { try MadeReport(data, from: $0) }
    let html = try HTMLRenderer.render(made.page)
    let names = html.matches(of: /data-reference="([^"#]+)/).map { String($0.output.1) }
    #expect(names.count > 30)
    for name in Set(names) { #expect(made.figures[name] != nil, "\(name)") }
    let explained = Set((made.page.explanations?.items ?? []).map(\.reference))
    #expect(explained.isSuperset(of: names))
  }
}
