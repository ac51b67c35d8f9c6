import Documents
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

@Suite struct `The report on learning communities` {
  private let register: Register

  init() throws { register = try ProgrammeScenario.register() }

  private func page(_ audience: Audience = .team, language: Language = .dutch) throws -> Page {
    try ProgrammeScenario.made(register, .plg, audience: audience, language: language).page
  }

  private func lead(_ page: Page) -> [String] {
    guard case .lead(let sentences)? = page.sections.first?.blocks.first else { return [] }
    return sentences.map(\.text.plain)
  }

  /// P1 held its three sessions due by the end of January; P2 held one of three.
  ///
  /// Held: 4 of 12. Present: 8 + 6 + 7 + 4 = 25 of 8 + 8 + 8 + 4 = 28. T1 paused eleven school weeks with an interval of two, and
  /// names mechanisms of groups A, B and C only.
  @Test func `begins with who is behind, the sessions and the trajectories`() throws {
    #expect(
      lead(try page()) == [
        "Van de leergemeenschappen waarvan het te zeggen is, liggen er 1 van 2 op schema; achter loopt P2.",
        "Er zijn 4 van de 12 sessies gehouden (33,3 %), met gemiddeld 89,3 % van de leden erbij.",
        "Lange trajecten die zich aan de bedoelde frequentie houden: 0 van 1; trajecten met een evenwichtig ontwerp: 0 van 1.",
      ])
    let text = TerminalRenderer(width: 300).render(try page())
    #expect(
      text.contains(
        "Let op. Niet tussen 6 en 12 leden: P2. Fase overgeslagen: P2. Sessies waarvan niet gezegd is of ze gehouden zijn: P2."
      ))
  }

  @Test func `has a row for each community`() throws {
    let table = try #require(page().tables.first { $0.id == "plg" })
    func row(_ code: String) throws -> [String: String] {
      let cells = try #require(table.rows.first { $0.cells[1].text == code }).cells
      return Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.key), cells.map(\.text)))
    }
    let first = try row("P1")
    #expect(first["thema"] == ProgrammeScenario.hostileTheme && first["fase"] == "Ontwikkelen")
    #expect(first["sessies"] == "3 van 6" && first["verwacht"] == "3" && first["schema"] == "op schema")
    #expect(first["aanwezigheid"] == "87,5 %" && first["grootte"] == "8 leden")
    let second = try row("P2")
    #expect(second["sessies"] == "1 van 6" && second["schema"] == "achter, 3 verwacht")
    #expect(second["aanwezigheid"] == "100,0 %" && second["grootte"] == "4 leden, te klein")
  }

  @Test func `draws phases and sessions over the school year`() throws {
    let chart = try #require(page().illustrations.first { $0.id == "figuur-fasen-plg" })
    guard case .timeline(let timeline) = chart.chart else {
      Issue.record("no timeline")
      return
    }
    #expect(timeline.rows.map(\.label) == ["P1 SO De Beuk", "P2 BaO De Kleine Beuk"])
    #expect(timeline.rows[0].spans.map(\.phase) == [0, 1])
    // From 16 September, day 15 of the school year, to 7 October, day 36.
    #expect(timeline.rows[0].spans[0].start == Fraction(15) && timeline.rows[0].spans[0].end == Fraction(36))
    #expect(
      timeline.rows[0].events.map(\.kind) == [.held, .held, .held, .held, .planned, .planned, .planned])
    #expect(timeline.rows[1].events.map(\.kind) == [.held, .missed, .missed, .planned, .planned, .planned])
  }

  @Test func `tells the story of each community, and withholds words that name someone of the service`() throws {
    let page = try page()
    let table = try #require(page.tables.first { $0.id == "plg-momenten-1" })
    #expect(table.rows.map { $0.cells[0].text }.first == "Intake")
    #expect(
      table.rows.map { $0.cells[2].text } == [
        "gehouden", "gehouden", "gehouden", "gehouden", "gepland", "gepland", "gepland",
      ])
    #expect(table.rows[1].cells[4].text.hasPrefix("(niet getoond"))
    let actions = try #require(page.tables.first { $0.id == "plg-acties-1" })
    #expect(
      actions.rows.map { $0.cells.map(\.text) } == [
        ["leesmaatjes", "verhoogde zorg", "12/01/2026"], ["kijkwijzer", "brede basiszorg", ""],
      ])
  }

  @Test func `leaves what members wrote for themselves inside the service`() throws {
    for audience in [Audience.organisation, .public, .ministry] {
      let table = try #require(page(audience).tables.first { $0.id == "plg-momenten-1" })
      #expect(table.columns.map(\.key) == ["moment", "datum", "stand"])
    }
  }

  @Test func `counts actions by phase of the care continuum, and those done`() throws {
    let table = try #require(page().tables.first { $0.id == "plg-zorg" })
    #expect(table.rows.map { $0.cells.map(\.text) } == [["P1", "1", "0", "1", "1"]])
    #expect(table.totals.map { $0.cells.map(\.text) } == [["Samen", "1", "0", "1", "1"]])
  }

  @Test func `holds the frequency of a trajectory against what was intended, and names the group that is missing`()
    throws
  {
    let table = try #require(page().tables.first { $0.id == "trajecten" })
    let cells = Dictionary(
      uniqueKeysWithValues: zip(table.columns.map(\.key), try #require(table.rows.first).cells.map(\.text)))
    #expect(cells["contacten"] == "2" && cells["interval"] == "2" && cells["langste_pauze"] == "11")
    #expect(
      cells["frequentie"] == "te lange pauze" && cells["ontwerp"] == "ontbreekt: D" && cells["mechanismen"] == "3")
    let chart = try #require(page().illustrations.first { $0.id == "figuur-mechanismen" })
    guard case .matrix(let matrix) = chart.chart else {
      Issue.record("no grid of mechanisms")
      return
    }
    // Mechanisms 2, 3 and 8 of fourteen.
    #expect(matrix.groups[0].rows[0].cells.indices.filter { matrix.groups[0].rows[0].cells[$0] == .met } == [1, 2, 7])
  }
}
