import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

@Suite struct `The report of a team` {
  let register: Register

  init() throws { register = try Programme.register() }

  private func report(
    _ pillar: String = "PBD-NED", audience: Audience = .team, language: Language = .dutch
  ) throws -> TeamReport {
    try TeamReport(
      Programme.data(
        register, .team, pillar, period: .month(Scenario.january), audience: audience, language: language))
  }

  @Test func `is as recorded, as a page and as text`() throws {
    assertGolden(try HTMLRenderer.render(report().page), "reporting/team-nl.html")
    assertGolden(TerminalRenderer(width: 100).render(try report().page), "reporting/team-nl.txt")
    assertGolden(TerminalRenderer(width: 100).render(try report(language: .english).page), "reporting/team-en.txt")
  }

  /// Dutch: 1900 minutes of 0.8 FTE; 3 x 190 of them in January; two of eight organisations were contacted, one reached.
  @Test func `begins with three sentences that can be followed by hand`() throws {
    let sentences = Programme.lead(try report())
    #expect(
      sentences[0].hasPrefix(
        "Tot en met 31 januari 2026 registreerde de pijler 31,7 u, waarvan 9,5 u in januari 2026: 39,6 % van de 0,80 geplande VTE"
      ))
    #expect(
      sentences[1]
        == "Bereikt met minstens 20 uur: 1 van de 8 organisaties, waar er 8 nodig zijn; dreigt te missen: 6 organisaties; nog niet "
        + "gecontacteerd: 6.")
    #expect(sentences[2].hasPrefix("56,8 % van de begeleiding lag in klasvloercontext (doel 60 %); "))
  }

  @Test func `lists who will miss the norm and who was not contacted`() throws {
    let tables = try report().page.tables
    let late = try #require(tables.first { $0.id == "dreigt-te-missen" })
    #expect(late.rows.count == 6)
    let alone = try #require(tables.first { $0.id == "niet-gecontacteerd" })
    #expect(Set(alone.rows.map { $0.cells[1].text }) == ["000103", "000104", "000105", "000106", "000201", "000202"])
  }

  @Test func `has its trajectories, the communities of its organisations and its agreements`() throws {
    let tables = try report().page.tables
    #expect(tables.first { $0.id == "trajecten" }?.rows.map { $0.cells[0].text } == ["T-01"])
    #expect(tables.first { $0.id == "plgs" }?.rows.map { $0.cells[0].text } == ["PLG-1"])
    #expect(tables.first { $0.id == "opvolging" }?.rows.map { $0.cells[0].text } == ["O-2"])
    #expect(try report("POC-SAM").page.tables.allSatisfy { $0.id != "trajecten" })
  }

  @Test func `names no person, in no form and no language`() throws {
    for language in Language.allCases {
      let report = try report(language: language)
      let files = try report.made.files().filter { !$0.path.hasSuffix(".xlsx") }.map {
        String(decoding: $0.bytes, as: UTF8.self)
      }
      for text in files + [TerminalRenderer(width: 80).render(report.page)] {
        for person in ["B01", "B02", "An Peeters", "Bo Claes", "P-1"] { #expect(!text.contains(person), "\(person)") }
      }
    }
  }

  @Test func `is the same for the director, but for what people typed`() throws {
    let (team, director) = (try report(), try report(audience: .director))
    #expect(team.page.tables.map(\.id) == director.page.tables.map(\.id))
    #expect(try !HTMLRenderer.render(director.page).contains("adviser/"))
  }

  @Test(arguments: ["PBD-NDE", "Nederlands-2", ""])
  func `of no pillar is refused with what there is`(_ subject: String) throws {
    let problem = #expect(throws: InputProblem.self) { try report(subject) }
    #expect(problem?.message.dutch.contains("De pijlers zijn PBD-NED, PBD-KLB, POC-SAM.") == true)
    #expect(try report("ned").data.request.subject == "PBD-NED")
  }

  @Test func `holds over an empty register with only a plan`() throws {
    let register = try Register.forTests()
    try register.load([Scenario.plan()], file: "proefplan.yaml")
    let report = try TeamReport(Programme.data(register, .team, "PBD-NED", audience: .team))
    let text = TerminalRenderer(width: 160).render(report.page)
    #expect(text.contains("Geen registraties."))
    #expect(text.contains("Over het bereik van deze pijler zijn er geen gegevens."))
    #expect(!text.contains("0,0 %"))
  }

  @Test func `says the same in both languages`() throws {
    let (dutch, english) = (try report(), try report(language: .english))
    #expect(dutch.page.tables.map(\.id) == english.page.tables.map(\.id))
    let text = TerminalRenderer(width: 100).render(english.page)
    for word in [" het ", " van ", " een ", " niet "] { #expect(!text.contains(word), "\(word)") }
  }
}

@Suite struct `The list of agreements` {
  let register: Register

  init() throws { register = try Programme.register() }

  private func report(_ audience: Audience = .coordinator, language: Language = .dutch) throws -> FollowUpReport {
    FollowUpReport(try Programme.data(register, .followup, audience: audience, language: language))
  }

  @Test func `is as recorded, as text and as a file`() throws {
    assertGolden(TerminalRenderer(width: 100).render(try report().page), "reporting/followup-nl.txt")
    assertGolden(TerminalRenderer(width: 100).render(try report(language: .english).page), "reporting/followup-en.txt")
    assertGolden(String(decoding: try report().table.csv(.dutch), as: UTF8.self), "reporting/followup-nl.csv")
  }

  @Test func `says what is done, what is late and what comes next`() throws {
    #expect(
      Programme.lead(try report()) == [
        "Gedaan: 1 van 3 afspraken (33,3 %).", "1 afspraak is te laat; de oudste is O-1, tegen 19 december 2025.",
        "De eerstvolgende is O-2, tegen 31 maart 2026: korter bevragen, vraag het aan B02.",
      ])
    #expect(try report().table.rows.map { $0.cells[0].text } == ["O-1", "O-2", "O-3"])
  }

  @Test func `shows a team no names`() throws {
    let text = TerminalRenderer(width: 1_000).render(try report(.team).page)
    for person in ["An Peeters", "B02"] { #expect(!text.contains(person)) }
    #expect(text.contains("(niet getoond: mogelijk persoonsgegevens, eerst na te kijken)"))
  }

  @Test func `without a sheet says how to load one`() throws {
    let report = FollowUpReport(try Programme.data(Scenario.register(), .followup, audience: .coordinator))
    #expect(Programme.lead(report)[0].contains("leerspoor import load"))
  }
}
