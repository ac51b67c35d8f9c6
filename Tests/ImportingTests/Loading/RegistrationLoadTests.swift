import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

@Suite struct RegistrationLoadTests {
  private let register: Register
  private let importer: Importer

  init() throws {
    register = try preparedRegister()
    importer = Importer(register)
  }

  @Test func `a full row becomes a registration with all it says`() throws {
    let report = try importer.load(
      """
      id;datum;duur;begin;einde;instelling;bestemming;doel;begeleider;vorm;plaats;niveau;focus;initiatief;doelgroep;aantal;klasvloer;mechanismen;fase;zorgfase;traject;sessie;fonds;omschrijving
      R1;12/01/2026;1,5;9:00;10u30;"42531; CDO Richtpunt campus Eeklo";Nederlands;PBD-NED-OD1;An Proef;fysiek;op school;micro;data;klasobservatie;leraren, directie;6;ja;1, 4;ontwikkelen;fase 1;T1;S1;regulier;"Zei ""ja"";
      en ging door"

      """)
    #expect(report.counts.new == 1)
    #expect(report.codes == ["IMP060": 1])
    let registrations = try register.read { try $0.registrations().map(\.record) }
    let expected = Registration(
      sheetID: "R1", date: try day("2026-01-12"), startMinute: 540, minutes: 90,
      organisations: [
        OrganisationReference(given: "42531", number: InstitutionNumber("042531")),
        OrganisationReference(given: "CDO Richtpunt campus Eeklo", number: InstitutionNumber("123457")),
      ], destination: "PBD-NED", goal: "PBD-NED-OD1", adviser: "B01", form: .physical, place: .atSchool, level: .micro,
      focus: "data", initiative: "klasobservatie", targetGroups: ["leraren", "school-centrumleiders"], headCount: 6,
      classroom: .yes, mechanisms: [.cognitiveLoad, .credibleSource], phase: .prepare, carePhase: .increasedCare,
      trajectory: "T1", session: "S1", fund: "regulier", description: "Zei \"ja\";\nen ging door")
    #expect(registrations.count == 1)
    #expect(registrations.first?.minutes == expected.minutes)
    #expect(registrations.first?.startMinute == expected.startMinute)
    #expect(registrations.first?.organisations.map(\.number) == expected.organisations.map(\.number))
    #expect(registrations.first?.targetGroups == expected.targetGroups)
    #expect(registrations.first?.mechanisms == expected.mechanisms)
    #expect(registrations.first?.description == expected.description)
    #expect(registrations.first?.phase == expected.phase)
    #expect(registrations.first?.carePhase == expected.carePhase)
  }

  @Test func `every error of a row is reported, with its place in text and sheet`() throws {
    let report = try importer.load(
      "datum;duur;bestemming;begeleider;vorm\n31/02/2026;half dag;PBD-XXX;;fax\n12/01/2026;1:30;PBD-NED;B01;online\n")
    #expect(report.counts.records == 2)
    #expect(report.counts.new == 1)
    #expect(report.counts.rejected == 1)
    #expect(
      report.codes == ["IMP041": 1, "IMP051": 1, "IMP071": 1, "IMP033": 1, "IMP070": 1, "IMP066": 1])
    let duration = try #require(report.problems.groups.first { $0.code == "IMP051" }?.examples.first)
    #expect(duration.cell == "B2")
    #expect(duration.problem.position?.line == 2)
    #expect(duration.problem.position?.column == 12)
    let text = duration.problem.text(.dutch)
    #expect(
      text.hasSuffix(
        "proef.csv:2:12 (rij 2, kolom B \"duur\"): \"half dag\" is geen exacte duur; verwacht bv. 1:30, 1,5 of 90 min. [IMP051]"
      )
    )
    let kept = try register.read { try $0.keptRows(batch: report.batch ?? 0) }
    #expect(kept.map(\.disposition) == [.rejected])
    #expect(kept.first.map { String(decoding: $0.original, as: UTF8.self) } == "31/02/2026;half dag;PBD-XXX;;fax\n")
    #expect(try register.read { try $0.problems(batch: report.batch ?? 0).count } == 6)
  }

  @Test func `records add up: new, rejected and set aside`() throws {
    let report = try importer.load(
      """
      sep=;
      datum;duur;bestemming;begeleider;vorm
      12/01/2026;1:30;PBD-NED;B01;online

      ;;;;
      12/01/2026;90;PBD-NED;B01;online
      12/01/2026;1:30;PBD-NED
      datum;duur;bestemming;begeleider;vorm
      12/01/2026;1:30;PBD-NED;B01;"online"x
      Totaal;3:00;;;

      """)
    #expect(report.counts.addUp)
    #expect(report.counts.records == 9)
    #expect(report.counts.new == 1)
    #expect(report.counts.rejected == 3)
    #expect(report.counts.setAside == 5)
    #expect(
      report.codes == [
        "IMP037": 1, "IMP034": 2, "IMP052": 1, "IMP033": 2, "IMP116": 1, "IMP035": 1, "IMP032": 1, "IMP036": 1,
        "IMP066": 1,
      ])
  }

  @Test func `an unknown institution loads the hours and leaves the link out`() throws {
    let report = try importer.load(
      "datum;duur;instelling;bestemming;begeleider;vorm\n12/01/2026;1:30;SO PTS Bom; PBD-NED;B01;online\n")
    #expect(report.counts.new == 1)
    #expect(report.codes == ["IMP061": 1])
    #expect(report.needsAttention)
    let registration = try #require(try register.read { try $0.registrations().first?.record })
    #expect(registration.minutes == 90)
    #expect(registration.organisations == [OrganisationReference(given: "SO PTS Bom", number: nil)])
  }

  @Test(arguments: [
    "12/01/2026;;B01;online;PBD-NED", ";1:30;B01;online;PBD-NED", "12/01/2026;1:30;;online;PBD-NED",
    "12/01/2026;1:30;B01;online;",
  ])
  func `without adviser, date, destination or duration a row is rejected`(row: String) throws {
    let report = try importer.load("datum;duur;begeleider;vorm;bestemming\n\(row)\n")
    #expect(report.counts.rejected == 1)
    #expect(report.codes == ["IMP033": 1])
  }

  @Test func `begin and end give the duration, and must agree with it`() throws {
    let report = try importer.load(
      """
      datum;begin;einde;duur;bestemming;begeleider;vorm;initiatief
      12/01/2026;9:00;10:30;;PBD-NED;B01;online;materiaal
      12/01/2026;9:00;10:30;1:30;PBD-NED;B01;online;materiaal
      12/01/2026;9:00;10:30;2:00;PBD-NED;B01;online;materiaal
      12/01/2026;10:30;9:00;;PBD-NED;B01;online;materiaal
      12/01/2026;9:00;;1:00;PBD-NED;B01;online;materiaal
      12/01/2026;9:00;;;PBD-NED;B01;online;materiaal

      """)
    #expect(report.counts.new == 3)
    #expect(report.codes == ["IMP058": 1, "IMP057": 1, "IMP033": 1])
    let registrations = try register.read { try $0.registrations().map(\.record) }
    #expect(registrations.map(\.minutes).sorted() == [60, 90, 90])
    #expect(registrations.allSatisfy { $0.startMinute == 540 })
  }

  @Test func `the header may be begin and end without duration`() throws {
    let report = try importer.load(
      "datum;begin;einde;bestemming;begeleider;vorm\n12/01/2026;9:00;10:30;onderzoek;B01;online\n")
    #expect(report.counts.new == 1)
    #expect(report.codes.isEmpty)
  }

  @Test func `a header that names the unit decides what a bare number counts`() throws {
    let report = try importer.load(
      "datum;aantal minuten;bestemming;begeleider;vorm\n12/01/2026;90;onderzoek;B01;online\n")
    #expect(report.counts.new == 1)
    #expect(try register.read { try $0.registrations().first?.record.minutes } == 90)
    let hours = try importer.load("datum;aantal uren;bestemming;begeleider;vorm\n13/01/2026;10;onderzoek;B01;online\n")
    #expect(hours.counts.new == 1)
  }

  @Test func `the same file twice changes nothing, a changed row supersedes`() throws {
    let text = "id;datum;duur;bestemming;begeleider;vorm\nR1;12/01/2026;1:30;onderzoek;B01;online\n"
    let first = try importer.load(text)
    let second = try importer.load(text)
    #expect(second.alreadyLoaded == first.batch)
    #expect(second.batch == nil)
    #expect(second.counts.unchanged == 1)
    let third = try importer.load(text.replacing("1:30", with: "2:00"))
    #expect(third.counts.changed == 1)
    #expect(try register.read { try $0.registrations().map(\.record.minutes) } == [120])
  }

  @Test func `the same id twice in a file is rejected when the rows differ`() throws {
    let report = try importer.load(
      "id;datum;duur;bestemming;begeleider;vorm\nR1;12/01/2026;1:30;onderzoek;B01;online\nR1;12/01/2026;1:30;onderzoek;B01;online\nR1;12/01/2026;1:00;onderzoek;B01;online\n"
    )
    #expect(report.codes == ["IMP090": 1, "IMP091": 1])
    #expect(report.counts.addUp)
    #expect(report.counts.rejected == 1)
    #expect(report.counts.setAside == 1)
  }

  @Test func `checking says the same and writes nothing`() throws {
    let folder = try Folder()
    let path = try folder.write(
      "r.csv",
      "datum;duur;bestemming;begeleider;vorm\n12/01/2026;1:30;onderzoek;B01;online\n12/01/2026;x;onderzoek;B01;online\n"
    )
    let checked = try importer.check(request(path))
    #expect(checked.batch == nil)
    #expect(checked.isCheck)
    #expect(checked.counts.new == 1)
    #expect(checked.counts.rejected == 1)
    #expect(try register.read { try $0.registrations().isEmpty })
    let loaded = try importer.load(request(path))
    #expect(loaded.counts == checked.counts)
  }

  @Test func `all or nothing refuses the file for one bad row`() throws {
    let text =
      "datum;duur;bestemming;begeleider;vorm\n12/01/2026;1:30;onderzoek;B01;online\n12/01/2026;x;onderzoek;B01;online\n"
    let refusal = try importer.refusal(text) { $0.isAllOrNothing = true }
    #expect(refusal?.codes == ["IMP050"])
    #expect(try register.read { try $0.registrations().isEmpty })
    let good = try importer.load(text.replacing(";x;", with: ";1:00;")) { $0.isAllOrNothing = true }
    #expect(good.counts.new == 2)
    #expect(good.batch != nil)
  }

  @Test func `cells neutralised on the way out are restored when they come back`() throws {
    let report = try importer.load(
      "datum;duur;bestemming;begeleider;vorm;omschrijving;fout;regel;rij-id\n12/01/2026;1:30;onderzoek;B01;online;'=1+1;IMP050;7;\n"
    )
    #expect(report.counts.new == 1)
    #expect(report.codes.isEmpty)
    #expect(try register.read { try $0.registrations().first?.record.description } == "=1+1")
  }

  @Test(arguments: [("r.verzonnen.csv", true), ("verzonnen.csv", false), ("r.csv", false)])
  func `a file may say by its name that it is invented`(name: String, isInvented: Bool) throws {
    let report = try importer.load(
      "datum;duur;bestemming;begeleider;vorm\n12/01/2026;1:30;onderzoek;B01;online\n", as: name)
    #expect(try register.read { try $0.batch(report.batch ?? 0)?.isInvented } == isInvented)
  }
}
