import Documents
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

@Suite struct `The report on a survey` {
  private let register: Register

  init() throws { register = try ProgrammeScenario.register() }

  private func page(
    _ code: String?, audience: Audience = .team, language: Language = .dutch, in other: Register? = nil
  ) throws -> Page {
    try ProgrammeScenario.made(other ?? register, .edbi, code, audience: audience, language: language).page
  }

  private func lead(_ page: Page) -> [String] {
    guard case .lead(let sentences)? = page.sections.first?.blocks.first else { return [] }
    return sentences.map(\.text.plain)
  }

  private func table(_ page: Page, _ id: String) throws -> [[String]] {
    try #require(page.tables.first { $0.id == id }, "\(id)").rows.map { $0.cells.map(\.text) }
  }

  /// 12 of 20 invited; 9, 6, 8 and 12 of 12 agree: 75 % strong, 50 % to be examined, 66.7 % between, 100 % strong.
  @Test func `begins with response, strong points and what to examine`() throws {
    #expect(
      lead(try page("K1")) == [
        "Van de 20 uitgenodigden namen er 12 deel: een respons van 60,0 %.",
        "2 van de 4 items zijn een sterk punt (70 % of meer); het hoogst scoort “Van plan om het uit te proberen”, met "
          + "100,0 % (n = 12).",
        "Eén item scoort 60 % of minder: “Bruikbaar in de eigen praktijk”, 50,0 % (n = 12); zie Te onderzoeken.",
      ])
    #expect(
      lead(try page("K1", language: .english))[0] == "Of the 20 invited, 12 took part: a response of 60.0%.")
  }

  @Test func `shows each item with its answers, interval and zone, and the questions of the team without a norm`()
    throws
  {
    let rows = try table(page("K1"), "scores")
    // Wilson for 9 of 12: 46.8 % to 91.1 %.
    #expect(
      rows[0] == [
        "Tevreden over de begeleiding", "1.1-1", "9", "12", "0", "12", "75,0 %", "46,8 %", "91,1 %", "sterk punt",
      ])
    #expect(rows[1][6] == "50,0 %" && rows[1][9] == "te onderzoeken")
    #expect(rows[2][6] == "66,7 %" && rows[2][9] == "tussenzone")
    // 9 + 6 + 8 + 12 = 35 of 48.
    #expect(rows[4][0] == "samen" && rows[4][2] == "35" && rows[4][3] == "48" && rows[4][6] == "72,9 %")
    #expect(rows[5][0] == ProgrammeScenario.hostileQuestion && rows[5][6] == "25,0 %" && rows[5][9] == "geen norm")
  }

  @Test func `draws the answers from most to least agreement, as many as there are`() throws {
    let chart = try #require(page("K1").illustrations.first { $0.id == "figuur-blok-1-1" })
    guard case .likert(let likert) = chart.chart else {
      Issue.record("no bars of answers")
      return
    }
    #expect(likert.answers.map(\.name).first == "helemaal eens" && likert.answers.map(\.leaning).last == .disagreeing)
    // 1.1-1: nine people gave 5 and three gave 2; 1.1-2: six gave 4 and six gave 3.
    #expect(likert.items[0].counts == [9, 0, 0, 3, 0])
    #expect(likert.items[1].counts == [0, 6, 6, 0, 0])
    #expect(likert.items[0].score.text == "75,0 % (n = 12)")
    #expect(
      likert.items.map { $0.status?.label } == [
        "sterk punt", "te onderzoeken", "tussenzone", "sterk punt", "sterk punt",
      ])
  }

  @Test func `keeps unfavourable items apart, without a zone`() throws {
    let page = try page("L1")
    let rows = try table(page, "scores")
    // M2-2: 12 of 16 agree that it costs too much energy.
    let row = try #require(rows.first { $0[1] == "M2-2" })
    #expect(row[6] == "75,0 %" && row[9] == "geen norm")
    #expect(rows.first { $0[1] == "block-module-2" }?[2] == nil)
    let chart = try #require(page.illustrations.first { $0.id == "figuur-ongunstig" })
    guard case .likert(let likert) = chart.chart else {
      Issue.record("no bars of answers")
      return
    }
    #expect(likert.guides.isEmpty && likert.items.allSatisfy { $0.status == nil })
  }

  @Test func `gives scores without a verdict where nobody says how many were invited`() throws {
    let page = try page("L1")
    #expect(
      lead(page)[0]
        == "Er zijn 16 deelnemers; hoeveel mensen uitgenodigd waren is nergens gezegd, dus de respons is onbekend.")
    let text = TerminalRenderer(width: 200).render(page)
    #expect(text.contains("zonder oordeel: respons onbekend"))
    #expect(!text.contains("sterk punt (70"))
  }

  @Test func `is not processed with too few respondents, and then shows no score anywhere`() throws {
    let page = try page("K2")
    #expect(
      lead(page) == [
        "Deze bevraging is niet verwerkt: minder dan 5 deelnemers. Er zijn 3 deelnemers, en er staan nergens scores van."
      ])
    #expect(page.illustrations.isEmpty && !page.tables.contains { $0.id == "scores" })
    #expect(!TerminalRenderer(width: 100).render(page).contains("100,0 %"))
  }

  /// Leaders: 5 of 5 find it usable; teachers: 1 of 7.
  ///
  /// Newcombe: 5/5 has Wilson 56.6 % to 100 %, 1/7 has 2.6 % to 51.3 %; 85.7 - sqrt(43.4² + 37.0²) = 28.6.
  @Test func `holds leaders against teachers with the interval of Newcombe`() throws {
    let rows = try table(page("K1"), "leiders-leraren")
    let row = try #require(rows.first { $0[1] == "1.1-2" })
    #expect(Array(row[2...6]) == ["100,0 %", "5", "14,3 %", "7", "+85,7"])
    #expect(row[7] == "+28,6")
    let text = TerminalRenderer(width: 300).render(try page("K1"))
    #expect(text.contains("items sluit het interval van Newcombe nul uit."))
  }

  @Test func `tells why people came, of those coded`() throws {
    #expect(
      try table(page("K1"), "motivatie") == [["Autonoom", "7", "58,3 %"], ["Gecontroleerd", "5", "41,7 %"]])
  }

  @Test func `puts what pleased less beside the items to examine, alike answers once, and names nobody`() throws {
    let page = try page("K1")
    let rows = try table(page, "minder-in-de-smaak")
    #expect(rows.map { Array($0[0...1]) } == [["te kort", "4"], ["te lang", "1"]])
    let text = TerminalRenderer(width: 300).render(page)
    #expect(
      text.contains("Eén antwoord is niet getoond: het bevat mogelijk persoonsgegevens en moet eerst nagekeken worden.")
    )
    #expect(!text.contains("An Peeters") && !text.contains("ik@school.be"))
  }

  @Test func `groups other answers by question, and withholds those of too few people`() throws {
    let page = try page("K1")
    let table = try #require(page.tables.first { $0.id == "open-antwoorden" })
    #expect(table.groups.map(\.title) == ["Wat viel in de smaak (n = 6)", "Wat is het bruikbaarst"])
    #expect(table.groups[0].rows.map { $0.cells[0].text } == ["de sfeer <b>"])
    #expect(table.groups[1].rows.map { $0.cells[0].text } == ["afgeschermd: te weinig antwoorden"])
    #expect(!TerminalRenderer(width: 300).render(page).contains("geheim van twee"))
  }

  @Test func `that nobody knows is refused with the nearest codes`() throws {
    let error = #expect(throws: InputProblem.self) { try page("K11") }
    #expect(error?.message.dutch == "Er is geen bevraging \"K11\". Bedoelde u K1?")
    #expect(SurveyReport.unknown("X", among: []).dutch.contains("nog geen bevragingen geladen"))
  }

  @Test func `that is still to be collected is refused with its day`() throws {
    let error = #expect(throws: InputProblem.self) { try page("L2") }
    #expect(error?.message.dutch.hasPrefix("Bevraging L2 is van 18 juni 2026; ") == true)
  }

  // MARK: The year

  @Test func `of the year says what was processed, what was not and what is still to be surveyed`() throws {
    let page = try page(nil)
    let sentences = lead(page)
    #expect(sentences[0] == "Van dit schooljaar zijn er 3 bevragingen; verwerkt: 2, niet verwerkt: K2.")
    #expect(
      sentences[1]
        == "Op korte termijn scoort “Van plan om het uit te proberen” het hoogst, 100,0 % (n = 12), en “Bruikbaar in de eigen "
        + "praktijk” het laagst, 50,0 % (n = 12).")
    #expect(
      Array(sentences[2...])
        == ["Op lange termijn heeft één item een score: “Maakt tijd om uit te proberen”, 50,0 % (n = 16)."])
    #expect(TerminalRenderer(width: 200).render(page).contains("Nog te doen. Gekozen en nog niet bevraagd: T9."))
    let rows = try table(page, "bevragingen")
    #expect(rows.map { $0[0] } == ["K1", "K2", "L1"])
    #expect(rows[1].last == "niet verwerkt: minder dan 5 deelnemers" && rows[1][8].isEmpty)
    #expect(rows[0][8] == "72,9 %")
    #expect(try table(page, "delen-kort").contains { $0[0] == "lesson study" && $0[1] == "72,9 %" })
  }

  @Test func `of the year lists the items to examine of each survey with what pleased less`() throws {
    let page = try page(nil)
    let table = try #require(page.tables.first { $0.id == "te-onderzoeken" })
    #expect(table.groups.map(\.title) == ["K1: lesson study", "L1: traject T1, SO De Linde"])
    #expect(table.groups[0].rows.map { $0.cells[0].text } == ["Bruikbaar in de eigen praktijk"])
    #expect(try self.table(page, "minder-in-de-smaak").contains { $0[0] == "te kort" && $0[1] == "4" })
  }

  @Test func `without a least response gives scores and says why there is no verdict`() throws {
    let other = try ProgrammeScenario.register(minResponse: nil)
    let text = TerminalRenderer(width: 300).render(try page("K1", in: other))
    #expect(
      text.contains(
        "Geen oordeel. De scores staan er, maar zonder oordeel: de minste respons (min_response) is nergens vastgelegd."
      ))
    #expect(text.contains("Eén item scoort 60 % of minder"))
  }
}
