import Documents
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

@Suite struct `The report on VIVs` {
  private let register: Register

  init() throws { register = try ProgrammeScenario.register() }

  private func page(_ audience: Audience = .director, in other: Register? = nil) throws -> Page {
    try ProgrammeScenario.made(other ?? register, .viv, audience: audience).page
  }

  private func lead(_ page: Page) -> [String] {
    guard case .lead(let sentences)? = page.sections.first?.blocks.first else { return [] }
    return sentences.map(\.text.plain)
  }

  /// Three people on the day in two of eight schools; the fourth stopped in December.
  ///
  /// Pilot schools: 1, 1, 1 and 1/2, mean 7/8; others 0. One split of seventy to each side lies as far apart: p = 2/70.
  @Test func `begins with who they are and what the pilot allows to say`() throws {
    let sentences = lead(try page())
    #expect(sentences[0] == "Op 31 januari 2026 zijn er 3 VIV's, in 2 van de 8 scholen en centra (25,0 %).")
    #expect(
      sentences[1] == "Formeel aangesteld: 2, informeel: 1; permanent: 1, tijdelijk: 1; collectief gedragen: 1.")
    #expect(
      sentences[2].hasPrefix(
        "“Ik probeerde het uit”: In de pilootscholen (n = 4) is het gemiddelde deel (helemaal) eens 87,5 procentpunt hoger dan in "
          + "de andere scholen (n = 4); "))
    #expect(sentences[2].contains("p = 2/70 = 0,029. Dat verschil is significant op 5 %."))
    #expect(sentences[2].hasSuffix("De scholen zijn niet geloot: het toont geen oorzaak."))
  }

  @Test func `counts per school by kind and manner, pilot schools first`() throws {
    let page = try page()
    let kinds = try #require(page.tables.first { $0.id == "viv-per-school" })
    #expect(kinds.columns.map(\.title) == ["School of centrum", "", "VIV's", "Mentor", "Leercoach"])
    #expect(kinds.groups.map(\.title) == ["Pilootscholen", "Andere scholen en centra"])
    #expect(kinds.groups[0].rows.count == 4)
    #expect(
      kinds.rows.first { $0.cells[1].text == "000101" }?.cells.map(\.text) == ["SO De Beuk", "000101", "2", "1", "1"])
    let manners = try #require(page.tables.first { $0.id == "viv-per-school-hoe" })
    #expect(
      manners.rows.first { $0.cells[1].text == "000101" }?.cells.map(\.text)
        == ["SO De Beuk", "000101", "1", "1", "1", "", "1", "", "", "1", "1"])
  }

  @Test func `shows the pilot with the school as the unit, the interval and the splits`() throws {
    let table = try #require(page().tables.first { $0.id == "viv-piloot" })
    let cells = try #require(table.rows.first).cells.map(\.text)
    #expect(Array(cells[0...5]) == ["Ik probeerde het uit", "87,5 %", "4", "0,0 %", "4", "+87,5"])
    #expect(cells[8] == "2" && cells[9] == "70" && cells[10] == "getoetst")
  }

  @Test func `outside gives totals only, for one kind in one school may be one person`() throws {
    for audience in [Audience.organisation, .public, .ministry] {
      let page = try page(audience)
      #expect(!page.tables.contains { $0.id.hasPrefix("viv-per-school") })
      // There are fewer VIVs than a cell may hold.
      #expect(!page.tables.contains { $0.id == "viv-totalen" } && page.tables.contains { $0.id == "viv-piloot" })
      #expect(lead(page).contains { $0.contains("is afgeschermd: met zo weinig zijn ze herleidbaar") })
    }
  }

  @Test func `says what is missing when no item asks what people do`() throws {
    let other = try Register.forTests()
    try other.load([Scenario.plan()], file: "proefplan.yaml")
    try other.load(ProgrammeScenario.organisations, file: "organisaties.csv")
    let page = try page(in: other)
    #expect(
      lead(page).contains { $0.hasPrefix("De piloot kan niet geëvalueerd worden: er is geen item over gedrag gepland") }
    )
    #expect(TerminalRenderer(width: 300).render(page).contains("Zet zo'n item bij de norm edbi_behaviour_items."))
  }
}
