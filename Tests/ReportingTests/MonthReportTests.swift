import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

@Suite struct `The monthly report` {
  let register: Register

  init() throws {
    register = try Scenario.register()
    try Scenario.audit(register)
  }

  private func report(_ language: Language = .dutch) throws -> MonthReport {
    MonthReport(try Scenario.data(register, language: language))
  }

  private func lead(_ report: MonthReport) -> [String] {
    for section in report.page.sections {
      for case .lead(let sentences) in section.blocks { return sentences.map(\.text.plain) }
    }
    return []
  }

  @Test func `is as recorded, as a page`() throws {
    assertGolden(try HTMLRenderer.render(report().page), "reporting/month-nl.html")
  }

  @Test func `is as recorded, as text`() throws {
    assertGolden(TerminalRenderer(width: 100).render(try report().page), "reporting/month-nl.txt")
    assertGolden(TerminalRenderer(width: 100).render(try report(.english).page), "reporting/month-en.txt")
  }

  /// Registered: 10 x 130 + 10 x 60 + 5 x 90 + 8 x 160 + 240 = 3870 minutes.
  ///
  /// Planned: 1.4 FTE less a fortnight of half of B02's
  /// 0.6 FTE: 2 of 37 school weeks, so 0.6 / 37 less. An FTE is 100 hours.
  @Test func `begins with three sentences that can be followed by hand`() throws {
    let sentences = lead(try report())
    #expect(sentences.count == 3)
    #expect(
      sentences[0].hasPrefix("Tot en met 31 januari 2026 is 46,6 % van de geplande VTE gerealiseerd (0,65 van 1,38); "))
    #expect(
      sentences[1]
        == "Van de 11 combinaties van organisatie en pijler kregen er 2 minstens 20 uur begeleiding (18,2 %); er zijn er 9 nodig "
        + "tegen 31 augustus 2027, en aan dit tempo halen 7 de norm niet.")
    // Yes: 6 x 130 + 5 x 60 = 1080; all of the PBD: 1300 + 600 + 450 = 2350; unknown: 5 x 60 = 300.
    #expect(
      sentences[2]
        == "46,0 % van de begeleidingsuren van dit schooljaar lag in klasvloercontext: onder de 50 % die de overheid verwacht en "
        + "onder het doel van 60 %. Als elk onbekend uur meetelt, wordt het 58,7 %. In januari 2026 zelf was het 56,1 %."
    )
  }

  @Test func `says that no percentage can be computed when nothing says how many hours make an FTE`() throws {
    let register = try Scenario.register(hoursPerFTE: nil)
    let report = MonthReport(try Scenario.data(register))
    let sentence = try #require(lead(report).first)
    #expect(sentence.contains("is 64,5 u geregistreerd voor 1,38 geplande VTE"))
    #expect(sentence.contains("registered_hours_per_fte"))
    let html = try HTMLRenderer.render(report.page)
    #expect(html.contains("geen</td>"))
    #expect(!html.contains("Gerealiseerd</th>"))
  }

  @Test func `says so when the month has no registrations`() throws {
    let data = try Scenario.data(register, month: Month(containing: Scenario.day(2026, 3, 1)))
    let text = TerminalRenderer(width: 200).render(MonthReport(data).page)
    #expect(text.contains("Geen registraties. Voor maart 2026 is niets geregistreerd of ingevoerd."))
  }

  @Test func `holds over an empty register with only a plan`() throws {
    let register = try Register.forTests()
    try register.load([Scenario.plan()], file: "proefplan.yaml")
    let report = MonthReport(try Scenario.data(register))
    let html = try HTMLRenderer.render(report.page)
    #expect(html.contains("Over de klasvloercontext zijn er geen gegevens."))
    #expect(html.contains("Over het bereik zijn er geen gegevens"))
    #expect(html.contains("Er is nog geen audit gebeurd."))
  }

  @Test func `without a plan in force is refused with what to do`() throws {
    let register = try Register.forTests()
    #expect(throws: InputProblem.self) { try Scenario.data(register) }
  }

  @Test func `names no person, in no form and no language`() throws {
    for language in Language.allCases {
      let report = try report(language)
      let files = try report.made.files().map { String(decoding: $0.bytes, as: UTF8.self) }
      for text in files + [TerminalRenderer(width: 80).render(report.page)] {
        for person in ["B01", "B02", "An Peeters", "Bo Claes"] { #expect(!text.contains(person)) }
      }
    }
  }

  @Test func `counts a finding about a person without showing it`() throws {
    let html = try HTMLRenderer.render(report().page)
    #expect(html.contains("FTE002"))
    #expect(html.contains("over één begeleider: zie de audit"))
    #expect(html.contains("De bron zegt 28 scholen, de rijen 30."))
    #expect(html.contains("Vergelijk met de bron."))
  }

  @Test func `shows stated totals that differ, with both figures and the source, and no others`() throws {
    let table = try #require(report().page.tables.first { $0.id == "opgegeven-totalen" })
    #expect(table.rows.count == 2)
    #expect(
      table.rows.map { $0.cells.map(\.text) } == [
        [
          "Bereikte scholen, alle projecten, ronde 1", "project/total/all/round-1", "15*", "14", "+1",
          "Proefbron, tekst",
        ],
        [
          "Verwachte scholen, alle projecten, ronde 2", "project/total/all/round-2", "28", "30", "-2",
          "Proefbron, tabel 2, totaal",
        ],
      ])
  }

  @Test func `lists every batch with an account that adds up`() throws {
    let table = try #require(report().page.tables.first { $0.id == "invoer" })
    #expect(table.rows.count == 9)
    for row in table.rows + table.totals {
      let counts = row.cells[4...10].map { Int($0.text) ?? -1 }
      #expect(counts[0] == counts[1...].reduce(0, +))
    }
  }

  @Test func `carries the mark of invented data on every page, and only when there are any`() throws {
    #expect(try HTMLRenderer.render(report().page).contains("@top-right { content: \"Verzonnen gegevens\""))
    #expect(try HTMLRenderer.render(report(.english).page).contains("@top-right { content: \"Invented data\""))
    let real = MonthReport(try Scenario.data(Scenario.register(isInvented: false)))
    #expect(try !HTMLRenderer.render(real.page).contains("Verzonnen"))
  }

  @Test func `prints every parameter that a figure used, with its value and source`() throws {
    let report = try report()
    let table = try #require(report.page.tables.first { $0.id == "parameters" })
    let names = table.rows.map { $0.cells[0].text }
    let used = try Scenario.data(register).figures.parameters.map(\.name)
    #expect(Set(names) == Set(used))
    #expect(names.contains("registered_hours_per_fte[2025-2026]"))
    #expect(table.rows.allSatisfy { !$0.cells[1].text.isEmpty && !$0.cells[3].text.isEmpty })
  }

  @Test func `is the same twice`() throws {
    #expect(try report().made.files() == report().made.files())
  }

  @Test func `says the same in both languages`() throws {
    let (dutch, english) = (try report(), try report(.english))
    #expect(dutch.page.tables.map(\.id) == english.page.tables.map(\.id))
    for (one, other) in zip(dutch.page.tables, english.page.tables) where one.id != "bevindingen-per-regel" {
      #expect(one.rows.map { $0.cells.map(\.value.exact) }.count == other.rows.count)
    }
    let text = TerminalRenderer(width: 100).render(english.page)
    for word in [" de ", " het ", " van ", " een ", " niet "] { #expect(!text.contains(word), "\(word)") }
  }
}

extension Cell.Value {
  fileprivate var exact: String { "\(self)" }
}
