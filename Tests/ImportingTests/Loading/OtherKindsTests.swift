import Configuration
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

@Suite struct OtherKindsTests {
  private let register: Register
  private let importer: Importer

  init() throws {
    register = try preparedRegister()
    importer = Importer(register)
  }

  @Test func `organisations with qualifiers, aliases and successor`() throws {
    let report = try importer.load(
      """
      instellingsnummer;naam;type;bestuur;aliassen;kenmerken;van;tot;opvolger
      39107;PITO Stabroek;SO;Provincie Antwerpen;PITO; pilot SLP;01/09/2000;31/08/2026;123456
      12;Te kort;SO;;;;;;
      050001;Omgekeerd;BESTUUR;;;;01/09/2026;31/08/2026;

      """)
    #expect(report.codes == ["IMP060": 1, "IMP064": 1, "IMP046": 1])
    #expect(report.counts.new == 1)
    let stored = try register.read { try $0.organisations().map(\.record) }.first { $0.number.digits == "039107" }
    let organisation = try #require(stored)
    #expect(organisation.aliases == ["PITO"])
    #expect(organisation.qualifiers == [QualifierPeriod(.slpPilot)])
    #expect(organisation.successor?.digits == "123456")
    #expect(try organisation.validity == Validity(from: day("2000-09-01"), through: day("2026-08-31")))
  }

  @Test func `advisers and staff`() throws {
    let report = try importer.load(
      "code;naam;functie;teams\nB03;Cas;medewerker;PBD-NED; PBD-CUR\nB 4;Dé;baas;\n".replacing(
        "PBD-NED; PBD-CUR", with: "\"PBD-NED; PBD-CUR\""))
    #expect(report.counts.new == 1)
    #expect(report.codes == ["IMP088": 1, "IMP070": 1])
    let adviser = try register.read { try $0.advisers().map(\.record) }.first { $0.code == "B03" }
    #expect(adviser?.role == .staff)
    #expect(adviser?.teams == ["PBD-NED", "PBD-CUR"])
  }

  @Test func `assignments stay within their school year`() throws {
    let report = try importer.load(
      """
      begeleider;schooljaar;bestemming;fonds;fte;van;tot
      B01;2025-2026;PBD-NED;;0,5;;
      B02;2025-26;spelkracht;Leerpunt;0,35;01/09/2025;31/01/2026
      B02;2025-2026;onderzoek;regulier;1.234;;
      B01;2025-2026;PBD-CUR;;0,5;;01/09/2026
      B99;2025-2026;PBD-CUR;;0,5;;

      """)
    #expect(report.counts.new == 2)
    #expect(report.codes == ["IMP083": 1, "IMP046": 1, "IMP073": 1])
    let assignments = try register.read { try $0.assignments().map(\.record) }
    #expect(assignments.map(\.fund) == ["regulier", "leerpunt"])
    #expect(assignments.map(\.destination) == ["PBD-NED", "spelkracht"])
    #expect(assignments.map(\.fte.thousandths) == [500, 350])
  }

  @Test func `absences have a share and days in order`() throws {
    let report = try importer.load(
      "begeleider;van;tot;aandeel\nB01;12/01/2026;23/01/2026;50 %\nB02;23/01/2026;12/01/2026;2\n")
    #expect(report.counts.new == 1)
    #expect(report.codes == ["IMP046": 1, "IMP086": 1])
    #expect(try register.read { try $0.absences().first?.record.share } == Share(1, of: 2))
  }

  @Test func `projects, their phases and stated totals`() throws {
    let projects = try importer.load(
      "project;naam;ronde;aanvrager;partners;verlenging;bron\nspelkracht;Spelkracht;1;CTO;A; B;nee;Leerpunt\n"
        .replacing("A; B", with: "\"A; B\""))
    #expect(projects.counts.new == 1)
    let phases = try importer.load(
      """
      project;ronde;fase;bereik;basis;secundair;verwacht of bereikt;bron
      Spelkracht;ronde 1;1;direct;20;;bereikt;Leerpunt
      spelkracht;1;fase 2;onbekend;;;verwacht;Leerpunt
      onbekend;0;4;beide;x;;ooit;

      """)
    #expect(phases.counts.new == 1)
    #expect(phases.codes == ["IMP033": 1, "IMP071": 1, "IMP081": 1, "IMP070": 3, "IMP080": 1])
    let totals = try importer.load(
      """
      bron;plaats;wat;waarde;ongeveer
      Leerpunt;tabel;project/total/all/round-1;154;
      Leerpunt;tekst;project/total/all/round-2;ongeveer 150;
      Leerpunt;tekst;zomaar iets;1.234;misschien

      """)
    #expect(totals.counts.new == 2)
    #expect(totals.codes == ["IMP088": 1, "IMP083": 1, "IMP084": 1])
    #expect(try register.read { try $0.statedTotals().map(\.record.isApproximate) } == [false, true])
  }

  @Test func `a mapping gives headers, constants and what to ignore`() throws {
    let profile = MappingProfile(
      name: "team", kind: "registraties",
      columns: [
        ColumnMapping(column: "datum", headers: ["wanneer"]), ColumnMapping(column: "duur", headers: ["hoelang"]),
      ],
      constants: [
        ColumnConstant(column: "bestemming", value: "PBD-NED"),
        ColumnConstant(column: "initiatief", value: "materiaal"),
      ],
      ignored: ["doelen"], bareDuration: .minutes)
    let report = try importer.load("wanneer;hoelang;wie;vorm;doelen\n12/01/2026;90;B01;online;x\n") {
      $0.mapping = SheetMapping(profile: profile, text: "mapping: team")
    }
    #expect(report.counts.new == 1)
    #expect(report.codes.isEmpty)
    let registration = try #require(try register.read { try $0.registrations().first?.record })
    #expect(registration.minutes == 90)
    #expect(registration.destination == "PBD-NED")
    #expect(try register.read { try $0.batch(report.batch ?? 0)?.mapping } == "mapping: team")
  }

  @Test func `a plan, norms and a calendar are loaded from YAML`() throws {
    let calendar = try importer.load(
      """
      calendar: vlaanderen
      overrides:
        - effect: frees
          from: 2026-05-15
          to: 2026-05-15
          reason: Brugdag
          source: Besluit
      """, as: "kalender.yaml")
    #expect(calendar.kind == .calendarOverride)
    #expect(calendar.counts.new == 1)
    #expect(try register.read { try $0.calendarOverrides().count } == 1)
    let norms = try importer.load(
      """
      amends: proef-2025-2030
      valid_from: 2025-09-01
      norms:
        registered_hours_per_fte: {2025-2026: 1000}
      """, as: "normen.yaml")
    #expect(norms.kind == .norms)
    #expect(norms.counts.new == 1)
    let refusal = try importer.refusal("amends: proef-2025-2030\nvalid_fom: 2025-09-01\n", as: "normen.yaml")
    #expect(refusal?.problems.isEmpty == false)
    #expect(refusal?.problems[0].position?.line != nil)
    let mapping = try importer.refusal("mapping: team\nkind: registraties\n", as: "koppeling.yaml")
    #expect(mapping?.codes == ["IMP021"])
  }

  @Test func `rows add up on random garbage`() throws {
    var numbers = SeededNumbers(seed: 3)
    let cells = [
      "", "12/01/2026", "1:30", "B01", "onderzoek", "online", "\"", "x;y", "Totaal", "\"a\nb\"", "\u{A0}", "half dag",
    ]
    let header = "datum;duur;bestemming;begeleider;vorm\n"
    var loaded = 0
    var new = 0
    for _ in 0..<80 {
      let rows = (0..<Int.random(in: 0...12, using: &numbers)).map { _ in
        (0..<Int.random(in: 0...7, using: &numbers)).map { _ in cells.randomElement(using: &numbers) ?? "" }
          .joined(separator: ";")
      }
      let good = "12/01/2026;1:30;onderzoek;B01;online\n"
      let text = header + (Bool.random(using: &numbers) ? good : "") + rows.joined(separator: "\n")
      guard let report = try? importer.load(text) else { continue }
      loaded += 1
      new += report.counts.new
      #expect(report.counts.addUp, "\(text)")
    }
    #expect(loaded > 20)
    #expect(new > 0)
    #expect(try register.read { try $0.registrations().count } == new)
  }
}
