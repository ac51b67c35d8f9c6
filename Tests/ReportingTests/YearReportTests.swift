import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

@Suite struct `The yearly report` {
  let register: Register

  init() throws {
    register = try Scenario.register()
    try register.load(YearScenario.partners, file: "partneractiviteiten.csv")
    try register.load(YearScenario.followUps, file: "opvolging.csv")
    try register.load(YearScenario.examples, file: "praktijkvoorbeelden.csv")
    try Scenario.audit(register)
  }

  private func report(
    _ language: Language = .dutch, audience: Audience = .ministry, texts: [ReportText] = YearScenario.texts,
    register other: Register? = nil
  ) throws -> YearReport {
    try YearScenario.report(other ?? register, language: language, audience: audience, texts: texts)
  }

  private func lead(_ report: YearReport) -> [String] {
    for section in report.page.sections {
      for case .lead(let sentences) in section.blocks { return sentences.map(\.text.plain) }
    }
    return []
  }

  private func titles(_ sections: [Section]) -> [String] { sections.flatMap { [$0.title] + titles($0.subsections) } }

  // MARK: As recorded

  @Test func `is as recorded, as a page`() throws {
    assertGolden(try HTMLRenderer.render(report().page), "reporting/year-nl.html")
  }

  @Test func `is as recorded, as text`() throws {
    assertGolden(TerminalRenderer(width: 100).render(try report().page), "reporting/year-nl.txt")
    assertGolden(TerminalRenderer(width: 100).render(try report(.english, texts: []).page), "reporting/year-en.txt")
    assertGolden(
      TerminalRenderer(width: 100).render(try report(audience: .director, texts: []).page),
      "reporting/year-inside-nl.txt")
  }

  // MARK: First half page

  /// Planned: 1.4 FTE less 0.6 / 37; registered: 3870 minutes, an FTE is 100 hours.
  ///
  /// Eight organisations, of which the board is in no
  /// goal; the Beuk, the Linde and the CLB had guidance, four did not. Of 11 pairs two are reached. Yes: 1080 of 2350 minutes.
  @Test func `begins with a sentence for each of its three parts`() throws {
    let sentences = lead(try report())
    #expect(sentences.count == 3)
    #expect(
      sentences[0]
        == "In schooljaar 2025-2026 tot en met 30 juni 2026 is 46,6 % van de geplande begeleiding gerealiseerd, 0,65 van 1,38 "
        + "voltijdse equivalenten (VTE); aan welke doelen van het plan gewerkt is, staat in geen enkele registratie.")
    #expect(
      sentences[1]
        == "Van de 7 organisaties (scholen, centra en besturen) van het plan kregen er 4 nog geen begeleiding; in 2 van de 11 gevallen "
        + "waarin een pijler een organisatie moet bereiken, is de norm van 20 uur gehaald (18,2 %), met 9 als doel tegen 31 augustus 2027."
    )
    #expect(
      sentences[2]
        == "46,0 % van de begeleidingsuren van de PBD lag op de klasvloer, minder dan de 50 % die de overheid verwacht en dan het eigen "
        + "doel van 60 %; wat begeleiden er zelf over zeggen, is nog niet te tonen.")
  }

  @Test func `has three parts in which both services stand apart, and what the ministry asks beside them`() throws {
    let sections = try report(texts: []).page.sections
    #expect(
      sections.map(\.id) == [
        "kort", "verslag", "bereik", "impact", "netoverschrijdend", "volwassenenonderwijs", "opmerkingen", "methode",
      ])
    for part in ["verslag", "bereik", "impact"] {
      let ids = sections.first { $0.id == part }?.subsections.map(\.id) ?? []
      #expect(ids.contains("\(part)-pbd") && ids.contains("\(part)-poc"), "\(part): \(ids)")
    }
    let tables = try report(texts: []).page.tables
    let pbd = try #require(tables.first { $0.id == "vte-pbd-per-pijler" })
    #expect(pbd.rows.map { $0.cells[1].text } == ["PBD-NED", "PBD-KLB"])
    #expect(pbd.totals.map { $0.cells[1].text } == ["PBD"])
    let poc = try #require(tables.first { $0.id == "bereik-poc-per-pijler" })
    #expect(poc.rows.map { $0.cells[1].text } == ["POC-SAM"])
  }

  @Test func `has no two anchors or tables of one name`() throws {
    for audience in [Audience.ministry, .director] {
      let page = try report(audience: audience).page
      func ids(_ sections: [Section]) -> [String] { sections.flatMap { [$0.id] + ids($0.subsections) } }
      let anchors = ids(page.sections)
      #expect(Set(anchors).count == anchors.count, "\(anchors)")
      let tables = page.tables.map(\.id)
      #expect(Set(tables).count == tables.count, "\(tables)")
      for anchor in YearScenario.anchors { #expect(anchors.contains(anchor), "\(anchor)") }
    }
  }

  @Test func `says the same in both languages`() throws {
    let (dutch, english) = (try report(texts: []), try report(.english, texts: []))
    #expect(dutch.page.tables.map(\.id) == english.page.tables.map(\.id))
    for (one, other) in zip(dutch.page.tables, english.page.tables) {
      #expect(one.rows.count == other.rows.count && one.columns.count == other.columns.count, "\(one.id)")
    }
    let text = TerminalRenderer(width: 100).render(english.page)
    for word in [" de ", " het ", " van ", " een ", " niet "] { #expect(!text.contains(word), "\(word)") }
  }

  @Test func `holds over an empty register with only a plan, and says so in words`() throws {
    let empty = try Register.forTests()
    try empty.load([Scenario.plan()], file: "proefplan.yaml")
    let text = TerminalRenderer(width: 200).render(try report(texts: [], register: empty).page)
    #expect(text.contains("Over de gerealiseerde VTE zijn er geen gegevens."))
    #expect(text.contains("Geen enkel centrum voor volwassenenonderwijs behoort dit schooljaar tot de dienst."))
    #expect(text.contains("Van dit schooljaar zijn geen activiteiten met partners geregistreerd."))
    #expect(text.contains("Dit schooljaar is geen bevraging met EDBI verwerkt"))
    #expect(!text.contains(" 0,0 %"))
  }

  // MARK: Readers

  @Test func `names no person and no file of the service to readers outside, in no form`() throws {
    for (language, audience) in [(Language.dutch, Audience.ministry), (.english, .public)] {
      let report = try report(language, audience: audience)
      let made = try register.read { snapshot in try MadeReport(report.data, from: snapshot) }
      for file in try made.files() where file.path != "workbook.xlsx" {
        let text = String(decoding: file.bytes, as: UTF8.self)
        for word in ["B01", "B02", "An Peeters", "Bo Claes", "registraties.csv", "report explain", "leerspoor-report"] {
          #expect(!text.contains(word), "\(file.path): \(word)")
        }
      }
      #expect(
        try made.files().contains { String(decoding: $0.bytes, as: UTF8.self).contains("bewijs") }
          || language == .english)
    }
  }

  @Test func `withholds what was typed in the register when it may name someone`() throws {
    let text = TerminalRenderer(width: 200).render(try report().page)
    #expect(text.contains("gezamenlijke kennissessie"))
    #expect(!text.contains("Claes"))
    #expect(text.contains("(niet getoond: mogelijk persoonsgegevens, eerst na te kijken)"))
  }

  @Test func `shows adult education when a centre belongs to the service`() throws {
    try register.load(
      [Organisation(number: Scenario.number("000501"), name: "CVO <b>Zuid</b>", type: .vo)], file: "centra.csv")
    let report = try report(texts: [])
    let table = try #require(report.page.tables.first { $0.id == "vo-centra" })
    #expect(table.rows.map { $0.cells[0].text } == ["CVO <b>Zuid</b>"])
    #expect(try HTMLRenderer.render(report.page).contains("CVO &lt;b&gt;Zuid&lt;/b&gt;"))
    #expect(report.notices.contains { $0.dutch.contains("50-volwassenenonderwijs.md") })
  }

  // MARK: Texts

  @Test func `puts each text where it belongs, with its headings below that of the section`() throws {
    let sections = try report().page.sections
    let work = try #require(sections.first { $0.id == "verslag" })
    #expect(work.blocks.first == .paragraph("De inleiding van het verslag."))
    let pbd = try #require(work.subsections.first { $0.id == "verslag-pbd" })
    #expect(pbd.subsections.first?.title == "Wat de PBD deed")
    #expect(pbd.subsections.first?.subsections.map(\.title) == ["Wat lukte"])
    #expect(sections.map(\.title).prefix(2) == ["In het kort", "Woord vooraf"])
    let remarks = try #require(sections.first { $0.id == "opmerkingen" })
    #expect(remarks.subsections.map(\.title) == ["Geef meer kwalitatieve gegevens", "Kijk naar de eigen opdracht"])
  }

  @Test func `copies the bytes of each text into its files, and lists them with their hash`() throws {
    let made = try report().made
    let files = try made.files()
    #expect(
      files.map(\.path).filter { $0.hasPrefix("texts/") }
        == YearScenario.texts.map(\.name).sorted().map { "texts/\($0)" })
    for text in YearScenario.texts { #expect(files.contains(ReportFile("texts/\(text.name)", text.bytes))) }
    let moment = Moment(unixSeconds: 1_770_000_000, day: Scenario.day(2026, 2, 2))
    let manifest = made.manifest(madeAt: moment, files: files).text()
    let text = try #require(YearScenario.texts.first)
    #expect(
      manifest.contains(#"{"file":"texts/\#(text.name)","sha256":"\#(ContentDigest.hex(text.bytes))"}"#), "\(manifest)")
  }

  @Test func `is the same twice`() throws {
    #expect(try report().made.files() == report().made.files())
  }

  @Test func `lists what is missing to whoever makes it, and inside the service in the report`() throws {
    let texts = [YearScenario.text("60-opmerkingen-minister.md", "## Alleen een vraag\n")]
    let outside = try report(texts: texts)
    #expect(
      outside.notices.map(\.dutch) == [
        "opmerking: 7 gevraagde teksten ontbreken: 10-verslag-inleiding.md, 11-verslag-pbd.md, 12-verslag-poc.md, 13-eigen-opdracht.md, "
          + "20-bereik-inleiding.md, 30-impact-inleiding.md, 40-netoverschrijdend.md. --list-texts toont wat erin hoort.",
        "opmerking: in 60-opmerkingen-minister.md staat nog geen antwoord onder: Alleen een vraag",
      ])
    #expect(!titles(outside.page.sections).contains("Teksten bij dit rapport"))
    #expect(!TerminalRenderer(width: 100).render(outside.page).contains("Nog te schrijven"))
    let inside = try report(audience: .director, texts: texts)
    let table = try #require(inside.page.tables.first { $0.id == "teksten" })
    #expect(table.rows.count == YearPlace.allCases.count)
    #expect(table.rows.count { $0.cells[4].text == "ontbreekt" } == 7)
    let text = TerminalRenderer(width: 200).render(inside.page)
    #expect(text.contains("Nog te schrijven. Hier komt 12-verslag-poc.md: wat de POC deed, en waarom."))
    #expect(text.contains("Nog niet beantwoord."))
  }

  @Test func `takes the first heading as a remark when it is of the same level as the others`() throws {
    let texts = [YearScenario.text("60-opmerkingen-minister.md", "## Eerste\n\nJa.\n\n## Tweede\n\nNee.\n")]
    let section = try #require(report(texts: texts).page.sections.first { $0.id == "opmerkingen" })
    #expect(section.subsections.map(\.title) == ["Eerste", "Tweede"])
    #expect(section.subsections.map(\.blocks) == [[.paragraph("Ja.")], [.paragraph("Nee.")]])
  }

  @Test func `hostile text stays text in every form`() throws {
    let hostile = "<script>alert(1)</script> \u{202E}txet =cmd|'/C calc'!A0 " + String(repeating: "w", count: 300)
    let texts = [YearScenario.text("11-verslag-pbd.md", "# \(hostile)\n\n\(hostile)\n")]
    let files = try report(texts: texts).made.files()
    let html = String(decoding: try #require(files.first { $0.path == "index.html" }).bytes, as: UTF8.self)
    #expect(!html.contains("<script") && !html.contains("\u{202E}"))
    #expect(html.contains("&lt;script&gt;"))
  }
}

/// What the yearly report has beside the ordinary scenario.
enum YearScenario {
  static let anchors = [
    "kort", "verslag", "verslag-pbd", "verslag-poc", "bereik", "bereik-pbd", "bereik-poc", "impact", "impact-pbd",
    "impact-poc",
    "netoverschrijdend", "volwassenenonderwijs", "opmerkingen", "methode",
  ]

  static let partners = [
    PartnerActivity(
      code: "A-01", partner: "POC GO!; VCLB", title: "gezamenlijke kennissessie", date: Scenario.day(2025, 11, 27),
      evaluation: "nabespreking"),
    PartnerActivity(
      code: "A-02", partner: "D4", title: "overleg met mevrouw Claes", date: Scenario.day(2026, 2, 12)),
  ]

  static let followUps = [
    FollowUp(
      number: "O-01", who: "An Peeters", what: "klasvloer invullen", due: .day(Scenario.day(2026, 1, 31)),
      doneOn: Scenario.day(2026, 1, 30)),
    FollowUp(number: "O-02", who: "team", what: "bevraging korter", due: .day(Scenario.day(2026, 3, 1))),
  ]

  static let examples = [
    PracticeExample(
      code: "V-01", title: "Leesmaatjes",
      organisation: OrganisationReference(given: "000101", number: Scenario.number("000101")),
      sharedOn: Scenario.day(2026, 1, 20), sharedWith: "lerend netwerk")
  ]

  static func text(_ name: String, _ words: String) -> ReportText {
    ReportText(name: name, bytes: Array(words.utf8), shownAs: "teksten/\(name)")
  }

  static let texts = [
    text("00-voorwoord.md", "# Woord vooraf\n\nLees eerst [het kort overzicht](#kort).\n"),
    text("10-verslag-inleiding.md", "De inleiding van het verslag.\n"),
    text(
      "11-verslag-pbd.md", "# Wat de PBD deed\n\nVeel.\n\n## Wat lukte\n\n| Wat | Hoe |\n|---|---|\n| lezen | samen |\n"
    ),
    text(
      "60-opmerkingen-minister.md",
      "# Brief van 12 maart\n\nTwee opmerkingen.\n\n## Geef meer kwalitatieve gegevens\n\nZie [deel 3](#impact).\n\n"
        + "## Kijk naar de eigen opdracht\n\nDat deden we.\n"),
  ]

  static func request(
    language: Language = .dutch, audience: Audience = .ministry, texts: [ReportText]
  ) -> ReportRequest {
    ReportRequest(
      .year, period: .schoolYear(Scenario.year), day: Scenario.day(2026, 6, 30), audience: audience, language: language,
      texts: texts)
  }

  static func report(
    _ register: Register, language: Language = .dutch, audience: Audience = .ministry, texts: [ReportText]
  ) throws -> YearReport {
    let request = request(language: language, audience: audience, texts: texts)
    return try YearReport(register.read { try ReportData(request, from: $0, version: "0.0.0") })
  }
}
