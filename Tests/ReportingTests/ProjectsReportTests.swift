import Documents
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

@Suite struct `The report on projects` {
  private let register: Register

  init() throws { register = try ProgrammeScenario.register() }

  private func page(_ audience: Audience = .team, in other: Register? = nil) throws -> Page {
    try ProgrammeScenario.made(other ?? register, .projects, audience: audience).page
  }

  private func lead(_ page: Page) -> [String] {
    guard case .lead(let sentences)? = page.sections.first?.blocks.first else { return [] }
    return sentences.map(\.text.plain)
  }

  private func rows(_ id: String) throws -> [[String]] {
    try #require(page().tables.first { $0.id == id }, "\(id)").rows.map { $0.cells.map(\.text) }
  }

  /// Round 2: one project, an extension, 15 + 15 schools expected.
  ///
  /// Round 1: 10 + 4 reached directly.
  @Test func `begins with the last round, the targets and what is late`() throws {
    #expect(
      lead(try page()) == [
        "Ronde 2 telt 1 project (0 nieuwe en 1 verlengde) en verwacht 30 scholen te bereiken.",
        "In ronde 1 zijn 14 scholen rechtstreeks bereikt, tegenover een doel van 100 scholen; over onrechtstreeks bereik zijn er "
          + "geen cijfers.",
        "Eén mijlpaal is te laat: “\(ProgrammeScenario.hostileMilestone)” (Spelkracht <kleuter>, 15 januari 2026).",
      ])
  }

  @Test func `adds schools up through the phases of a round, and never over rounds`() throws {
    #expect(try rows("groei") == [["Ronde 1", "14", "", ""], ["Ronde 2", "15", "30", ""]])
    #expect(try rows("groei-ronde-2") == [["Spelkracht <kleuter>", "spel", "15", "30", ""]])
    let text = TerminalRenderer(width: 300).render(try page())
    #expect(!text.contains("44"))
    #expect(text.contains("Van ronde 2 zijn er alleen verwachte aantallen; wat bereikt werd, is nog niet opgegeven."))
  }

  @Test func `lays reached beside expected where both are known`() throws {
    let other = try ProgrammeScenario.register()
    try other.load(
      [
        ProjectPhaseReach(
          project: "spel", round: 2, phase: .first, directness: .unknown, primarySchools: 12, secondarySchools: nil,
          status: .reached)
      ], file: "bereikt.csv")
    let table = try #require(page(in: other).tables.first { $0.id == "verwacht-bereikt-2" })
    // 12 of 15 + 15.
    #expect(table.rows.map { $0.cells.map(\.text) } == [["Spelkracht <kleuter>", "spel", "30", "12", "40,0 %"]])
  }

  @Test func `lists results, milestones and budget`() throws {
    let results = try rows("resultaten")
    #expect(results.map { $0[3] } == ["8-10", "minstens 5"])
    #expect(results.map { $0[4] } == ["6", "5"] && results.map { $0[5] } == ["niet gehaald", "gehaald"])
    let milestones = try rows("mijlpalen")
    #expect(milestones.map { $0[3] } == ["15/01/2026", "mei 2026"])
    #expect(milestones.map { $0[5] } == ["te laat", "nog niet aan de orde"])
    #expect(
      try rows("budget") == [
        ["Het programma als geheel", "alle rondes", "€ 1.600.000,00", "1"],
        ["Spelkracht <kleuter>", "Ronde 2", "€ 96.250,50", "1"],
      ])
  }

  @Test func `shows every stated total beside the sum of the rows`() throws {
    let all = try rows("opgegeven-totalen-alle")
    #expect(
      all.map { Array($0[2...4]) } == [["14", "14", "gelijk"], ["15", "14", "verschilt"], ["28", "30", "verschilt"]])
    #expect(try rows("opgegeven-totalen").count == 2)
  }

  @Test func `shows each project by itself`() throws {
    let page = try page()
    let reach = page.tables.filter { $0.id.hasPrefix("project-bereik-") }
    #expect(reach.count == 2)
    #expect(
      reach[0].rows.map { $0.cells.map(\.text) } == [
        ["Ronde 1", "fase 1", "direct", "bereikt", "10", "", "10"],
        ["Ronde 2", "fase 1", "niet gezegd", "verwacht", "15", "", "15"],
        ["Ronde 2", "fase 2", "niet gezegd", "verwacht", "15", "", "15"],
      ])
  }

  @Test func `is a short form in the monthly report`() throws {
    let month = MonthReport(try Scenario.data(Scenario.register())).page
    let section = try #require(month.sections.first { $0.id == "projecten" })
    #expect(month.tables.filter { $0.id.hasPrefix("projecten") }.map(\.id) == ["projecten-doelen"])
    #expect(section.blocks.count == 4)
    #expect(month.tables.contains { $0.id == "opgegeven-totalen" })
    #expect(!month.illustrations.contains { $0.id.hasPrefix("figuur-projecten") })
  }
}
