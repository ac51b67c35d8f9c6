import Configuration
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

/// Sheets with headers and habits of their own, read through the header matcher and mapping profiles.
@Suite struct MappingTests {
  private let register: Register
  private let importer: Importer

  init() throws {
    register = try preparedRegister()
    importer = Importer(register)
  }

  private func mapping(_ text: String) throws -> SheetMapping {
    let folder = try Folder()
    return try SheetMapping(path: folder.write("m.yaml", text))
  }

  private func registrations() throws -> [Registration] {
    try register.read { try $0.registrations().map(\.record) }
  }

  @Test func `the headers that Belgian sheets use are known`() throws {
    let report = try importer.load(
      "Dag *;Duur (min):;Naam\nschool;Pijler;Wie;Aard;KLV (ja/nee);Type begeleiding;Opmerkingen\n"
        .replacing("Naam\nschool", with: "\"Naam\nschool\"")
        + "12/01/2026;90;PTS Boom;Nederlands;B01;online;ja;klasobservatie;ok\n")
    #expect(report.counts.new == 1)
    let record = try #require(try registrations().first)
    #expect(record.minutes == 90)
    #expect(record.organisations.first?.number?.digits == "042531")
    #expect(record.classroom == .yes)
    #expect(record.initiative == "klasobservatie")
    #expect(record.description == "ok")
  }

  @Test func `van and tot are times in a sheet of registrations`() throws {
    let report = try importer.load("datum;van;tot;pijler;initialen;vorm\n12/01/2026;9u;10u30;PBD-NED;B01;online\n")
    #expect(report.counts.new == 1)
    #expect(try registrations().first?.minutes == 90)
  }

  @Test func `a lesser header gives way to a better one, which is said`() throws {
    let report = try importer.load(
      "datum;duur;pijler;wie;vorm;school;campus;omschrijving;thema\n12/01/2026;1:30;PBD-NED;B01;online;PTS Boom;Zuid;les;lezen\n"
    )
    #expect(report.counts.new == 1)
    #expect(report.codes == ["IMP025": 2])
    #expect(
      report.problems.groups[0].examples[0].problem.message.dutch
        == "kolom niet gelezen: \"instelling\" komt uit kolom F \"school\".")
    #expect(try registrations().first?.description == "les")
  }

  @Test func `a column of numbers and a column of names are one institution`() throws {
    let report = try importer.load(
      """
      datum;duur;pijler;wie;vorm;instellingsnr;naam school
      12/01/2026;1:30;PBD-NED;B01;online;42531;PTS Boom
      13/01/2026;1:30;PBD-NED;B01;online;;PTS Boom
      14/01/2026;1:30;PBD-NED;B01;online;042531;
      15/01/2026;1:30;PBD-NED;B01;online;042531;Richtpunt campus Eeklo
      16/01/2026;1:30;PBD-NED;B01;online;;

      """)
    #expect(report.counts.new == 5)
    #expect(report.codes["IMP060"] == 1)
    #expect(report.codes["IMP063"] == 1)
    let records = try registrations().sorted { $0.date < $1.date }
    #expect(
      records.map { $0.organisations.first?.number?.digits } == ["042531", "042531", "042531", nil, nil])
  }

  @Test func `a mapping gives constants, splits, units and the order of dates`() throws {
    let mapping = try mapping(
      """
      mapping: team
      kind: registraties
      columns: {instelling: [waar ben je geweest], duur: [klok]}
      constants: {bestemming: PBD-NED, vorm: online, begeleider: B01}
      split: {instelling: [" samen met "]}
      bare_duration: dagen
      dates: {order: maand-eerst}
      """)
    let report = try importer.load(
      "datum;klok;Waar ben je geweest?\n01/02/2026;0,0625;PTS Boom samen met Onbekende School Ver Weg\n"
    ) { $0.mapping = mapping }
    #expect(report.counts.new == 1)
    let record = try #require(try registrations().first)
    #expect(record.date.iso == "2026-01-02")
    #expect(record.minutes == 90)
    #expect(record.organisations.map { $0.number?.digits } == ["042531", nil])
  }

  @Test(arguments: ["lesuren", "les uren", "dagen", "halve dagen", "kwartieren", "km", "km/u", "%"])
  func `numbers under a head with a unit that is no exact time are refused, unless a mapping says what they are`(
    unit: String
  ) throws {
    let text =
      "datum;Duur (\(unit));bestemming;begeleider;vorm\n12/01/2026;2;PBD-NED;B01;online\n"
      + "13/01/2026;0,5;PBD-NED;B01;online\n14/01/2026;1:30;PBD-NED;B01;online\n15/01/2026;50 min;PBD-NED;B01;online\n"
    let report = try importer.load(text)
    #expect(report.codes["IMP051"] == 2)
    #expect(try registrations().map(\.minutes).sorted() == [50, 90])
    let message = try #require(report.problems.groups.first { $0.code == "IMP051" }?.examples.first).problem.message
    #expect(message.dutch.contains("\"2\" is geen exacte duur: de kop zegt \"\(unit)\""), "\(message.dutch)")
    #expect(message.dutch.contains("zet bare_duration: uren (of minuten, dagen) in de koppeling"))
    let mapping = try mapping("mapping: team\nkind: registraties\ncolumns: {}\nbare_duration: uren\n")
    let mapped = try importer.load(text) { $0.mapping = mapping }
    #expect(mapped.counts.rejected == 0)
    #expect(try registrations().map(\.minutes).sorted() == [30, 50, 90, 120])
  }

  @Test(arguments: ["u", "uren", "verplicht", "u:mm", "in uren", "zonder verplaatsing"])
  func `a unit that is understood and a remark about the time leave numbers as they are`(note: String) throws {
    let report = try importer.load(
      "datum;Duur (\(note));bestemming;begeleider;vorm\n12/01/2026;2;PBD-NED;B01;online\n")
    #expect(report.counts.new == 1)
    #expect(try registrations().map(\.minutes) == [120])
  }

  @Test func `a mapping says how the file is written and that it has no header`() throws {
    let mapping = try mapping(
      """
      mapping: kaal
      kind: registraties
      columns: {datum: [A], duur: [B], bestemming: [C], begeleider: [D], vorm: [E], omschrijving: [F]}
      delimiter: "||"
      quote: enkel
      encoding: windows-1252
      header: none
      """)
    let folder = try Folder()
    let bytes =
      Array("12/01/2026||1:30||PBD-NED||B01||online||'co".utf8) + [0xF6]
      + Array("rdinatie'\n13/01/2026||1:00||PBD-NED||B01||online||x\n".utf8)
    var request = try request(folder.write("kaal.csv", bytes))
    request.mapping = mapping
    let report = try importer.load(request)
    #expect(report.counts.new == 2, "\(ImportReportText(.dutch).text(report))")
    #expect(try registrations().map(\.description).contains("coördinatie"))
  }

  @Test func `the lowest part of a header of two rows is known`() throws {
    let report = try importer.load(
      """
      Wanneer;;Waar;;Wat;;Wie
      dag;uren;instellingsnr;naam school;pijler;aard;initialen
      3/09/2025;1,5;42531;PTS Boom;PBD-NED;fysiek;B01
      4/09/2025;1;042531;PTS Boom;PBD-NED;online;B01
      9/09/2025;0,75;042531;PTS Boom;PBD-CUR;fysiek;B02

      """)
    #expect(report.counts.new == 3, "\(ImportReportText(.dutch).text(report))")
    #expect(try registrations().map(\.minutes).sorted() == [45, 60, 90])
    #expect(report.codes["IMP060"] == 1)
  }

  @Test func `a constant that cannot be used refuses the file, once`() throws {
    let mapping = try mapping("mapping: team\nkind: registraties\nconstants: {vorm: fax}\n")
    let refusal = try #require(
      try importer.refusal("datum;duur;pijler;wie\n12/01/2026;1:30;PBD-NED;B01\n13/01/2026;1:30;PBD-NED;B01\n") {
        $0.mapping = mapping
      })
    #expect(refusal.codes == ["IMP070"])
    #expect(refusal.problems[0].message.dutch.hasSuffix("Verbeter constants in de koppeling team."))
    #expect(refusal.problems[0].position?.field == "vorm")
  }

  @Test func `a registration after the end of its institution is kept with a warning`() throws {
    let old = Organisation(
      number: try #require(InstitutionNumber("100001")), name: "Oude School", type: .so,
      validity: Validity(through: try day("2025-08-31")), successor: InstitutionNumber("042531"))
    try register.load([old], file: "oud.csv", on: try day("2025-09-01"))
    let report = try importer.load(
      "datum;duur;bestemming;begeleider;vorm;instelling\n12/01/2026;1:30;PBD-NED;B01;online;Oude School\n")
    #expect(report.codes == ["IMP068": 1])
    #expect(try registrations().first?.organisations.first?.number?.digits == "100001")
  }

  @Test func `a check gives the suggestions of its rows`() throws {
    let folder = try Folder()
    let path = try folder.write(
      "r.csv",
      "datum;duur;bestemming;begeleider;vorm;instelling\n12/01/2026;1:30;PBD-NED;B01;online;PTS Bom\n13/01/2026;1:30;PBD-NED;B01;online;PTS Bom\n"
    )
    let report = try importer.check(request(path))
    #expect(report.suggestions.suggestions.map(\.count) == [2])
    #expect(report.suggestions.suggestions.first?.number?.digits == "042531")
  }

  @Test func `a suggestion that the user accepts is known from then on`() throws {
    let sheet = "datum;duur;bestemming;begeleider;vorm;instelling\n12/01/2026;1:30;PBD-NED;B01;online;PTS Bom\n"
    let folder = try Folder()
    let checked = try importer.check(request(try folder.write("r.csv", sheet)))
    #expect(checked.codes["IMP061"] == 1)
    let decided = String(decoding: checked.suggestions.bytes, as: UTF8.self).replacing(
      ";;;\r\n", with: ";;ja;schrijffout\r\n")
    let decision = try importer.load(request(try folder.write("beslist.csv", decided)))
    #expect(decision.kind == .institutionAlias)
    #expect(decision.counts.new == 1, "\(ImportReportText(.dutch).text(decision))")
    let report = try importer.load(request(try folder.write("r.csv", sheet)))
    #expect(report.codes.isEmpty)
    #expect(try registrations().first?.organisations.first?.number?.digits == "042531")
  }
}
