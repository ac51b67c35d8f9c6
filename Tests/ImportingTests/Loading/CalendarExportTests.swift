import Configuration
import GuidanceKit
import Register
import Testing

@testable import Importing

/// What calendars, forms and other programs export: a day and a time in one cell, joined names, rough numbers.
@Suite struct CalendarExportTests {
  private let register: Register
  private let importer: Importer

  init() throws {
    register = try preparedRegister()
    importer = Importer(register)
  }

  private static let outlook = """
    Onderwerp;Begint op;Eindigt op;Locatie;Categorieën
    Overleg;3/09/2025 13:30;3/09/2025 15:00;PTS Boom;PBD-NED
    Observatie;4/09/2025 9:00:00;4/09/2025 10:15:00;PTS Boom;PBD-NED

    """
  private static let mapping = """
    mapping: outlook
    kind: registraties
    columns:
      datum: [Begint op]
      begin: [Begint op]
      einde: [Eindigt op]
      instelling: [Locatie]
      bestemming: [Categorieën]
    constants: {begeleider: B01, vorm: fysiek}

    """

  private func records() throws -> [Registration] { try register.read { try $0.registrations().map(\.record) } }

  @Test func `one head for the day and the beginning is read as both, without a remark`() throws {
    let report = try importer.load(Self.outlook) { $0.mapping = SheetMapping(text: Self.mapping) }
    #expect(report.codes.isEmpty)
    #expect(try records().map(\.date.iso) == ["2025-09-03", "2025-09-04"])
    #expect(try records().map(\.startMinute) == [810, 540])
    #expect(try records().map(\.minutes) == [90, 75])
  }

  @Test func `an appointment over more days is refused`() throws {
    let text = Self.outlook.replacing("3/09/2025 15:00", with: "4/09/2025 15:00")
    let report = try importer.load(text) { $0.mapping = SheetMapping(text: Self.mapping) }
    #expect(report.codes == ["IMP057": 1])
    let message = try #require(report.problems.groups.first?.examples.first).problem.message.dutch
    #expect(message.contains("is een andere dag dan het begin"), "\(message)")
  }

  @Test func `any other two columns may not share a head`() throws {
    let known = KnownNames(sheets: SheetKind.headersByCode)
    let text = Self.mapping.replacing("einde: [Eindigt op]", with: "einde: [Begint op]")
    #expect(throws: (any Error).self) { try ConfigurationFile.read(Array(text.utf8), file: "m.yaml", known: known) }
  }

  @Test func `a proposal gives the head of the beginning to day and beginning, and loads`() throws {
    let folder = try Folder()
    var asked = try request(folder.write("outlook.csv", Self.outlook))
    asked.kind = .registration
    let proposal = try importer.propose(asked)
    #expect(proposal.missing == ["begeleider", "vorm"])
    let mapping = proposal.text + "\nconstants: {begeleider: B01, vorm: fysiek}\n"
    let report = try importer.load(Self.outlook) { $0.mapping = SheetMapping(text: mapping) }
    #expect(report.counts.new == 2, "\(proposal.text)")
    #expect(try records().map(\.minutes) == [90, 75])
  }

  @Test func `one row of such a file is corrected by hand`() throws {
    _ = try importer.load(Self.outlook) { $0.mapping = SheetMapping(text: Self.mapping) }
    let correction = RecordCorrection(
      kind: try #require(SheetKind.named("registraties")), key: "5:2", values: [("einde", "16:00")],
      reason: "uitgelopen")
    let plain = try request("x")
    let request = try register.read { try correction.request($0, at: plain.at, actor: "proef", programVersion: "0") }
    let report = try importer.load(request)
    #expect(report.codes.isEmpty)
    #expect(try records().map(\.minutes).sorted() == [75, 150])
  }

  @Test(arguments: ["B01 en B02", "B01/B02", "B01 & B02", "B01 B02", "An Proef en Bo Proef", "B01, B02", "B01; B02"])
  func `two advisers in a cell are two, however they are joined`(cell: String) throws {
    _ = try importer.load("datum;duur;bestemming;begeleider;vorm\n2/10/2025;1:30;onderzoek;\"\(cell)\";online\n")
    #expect(try records().map(\.adviser) == ["B01"])
    #expect(try records().map(\.coAdvisers) == [["B02"]])
  }

  @Test func `a joined adviser who is unknown refuses the row by that name alone`() throws {
    let report = try importer.load(
      "datum;duur;bestemming;begeleider;vorm\n2/10/2025;1:30;onderzoek;B01 en Kim;online\n")
    #expect(report.codes == ["IMP073": 1])
    let message = try #require(report.problems.groups.first?.examples.first).problem.message.dutch
    #expect(message.hasPrefix("\"Kim\" is geen code of naam uit de lijst van begeleiders"), "\(message)")
  }

  @Test(arguments: ["ca. 10", "10-15", "10 à 12", ">20", "15-tal", "een 15-tal", "20+", "tiental", "het hele team"])
  func `a rough number of people is left out, and the row stays`(cell: String) throws {
    let report = try importer.load(
      "datum;duur;bestemming;begeleider;vorm;aantal\n2/10/2025;1:30;onderzoek;B01;online;\(cell)\n")
    #expect(report.codes == ["IMP097": 1])
    #expect(try records().map(\.headCount) == [nil])
  }

  @Test(arguments: ["12 lln", "12 personen", "12,0", "12.00", "12"])
  func `a number of people is read with a word or empty decimals behind it`(cell: String) throws {
    _ = try importer.load("datum;duur;bestemming;begeleider;vorm;aantal\n2/10/2025;1:30;onderzoek;B01;online;\(cell)\n")
    #expect(try records().map(\.headCount) == [12])
  }

  @Test func `times at which a form was filled in are no beginning`() throws {
    let report = try importer.load(
      """
      Id;Begintijd;Tijd van voltooien;E-mail;Naam;Datum begeleiding;Hoe lang duurde het?;Pijler;Begeleider;Vorm
      1;10/2/25 15:01:11;10/2/25 15:03:40;anonymous;;2/10/2025;1u30;onderzoek;B01;fysiek

      """)
    #expect(report.counts.new == 1)
    #expect(try records().map(\.startMinute) == [nil])
    #expect(report.codes["IMP146"] == 2)
  }

  @Test func `in a form of Google beginning and end are those of the guidance`() throws {
    let report = try importer.load(
      "Tijdstempel;Datum;Begintijd;Eindtijd;Pijler;Begeleider;Vorm\n"
        + "2025/10/02 3:12:22 p.m. EET;02/10/2025;13:00:00;14:30:00;onderzoek;B01;fysiek\n")
    #expect(report.counts.new == 1)
    #expect(try records().map(\.startMinute) == [780])
    #expect(try records().map(\.minutes) == [90])
  }

  @Test func `a known head over days with a time gives the day as well in a proposal`() throws {
    let folder = try Folder()
    var asked = try request(
      folder.write("a.csv", "Begintijd;Eindtijd;Pijler\n3/09/2025 13:30;3/09/2025 15:00;onderzoek\n"))
    asked.kind = .registration
    let proposal = try importer.propose(asked)
    #expect(proposal.missing == ["begeleider", "vorm"], "\(proposal.text)")
    #expect(proposal.text.contains("  datum: [\"Begintijd\"]") && proposal.text.contains("  begin: [\"Begintijd\"]"))
  }

  @Test(arguments: [
    ("Naam;Eerste deelname;Laatste vertrek;Rol\nAn;1;2;Organisator\n", "aanwezigheidsrapport van Teams"),
    ("Rijlabels;sep;okt;Eindtotaal\nB01;1;2;3\nB02;1;2;3\n", "draaitabel"),
    ("Naam;Klas;Datum;Lesuur;Vak\nPiet;3A;2/10/2025;3;Nederlands\n", "lijst van leerlingen"),
    ("B01;3;4;5\nB02;2;1;6\nB03;1;1;1\n", "de eerste rij is \"B01\", \"3\", \"4\", \"5\""),
  ])
  func `what is no sheet of any kind is called by its name, or by what stands in its first row`(
    text: String, name: String
  )
    throws
  {
    let message = try #require(try importer.refusal(text)).problems.map(\.message.dutch).joined()
    #expect(message.contains(name), "\(message)")
  }

  @Test func `a row below the header that only says what to fill in is set aside`() throws {
    let report = try importer.load(
      "datum;duur;bestemming;begeleider;vorm\n(dd/mm/jjjj);(uu:mm);(code);(code);(keuze)\n2/10/2025;1:30;onderzoek;B01;online\n"
    )
    #expect(report.counts.new == 1)
    #expect(report.codes == ["IMP119": 1])
  }

  @Test func `the day of the week tells the order of a day in a column of both`() throws {
    let report = try importer.load(
      "datum;duur;bestemming;begeleider;vorm\nwo 3/09/2025;1:30;onderzoek;B01;online\n9/15/2025;1:30;onderzoek;B01;online\n"
    )
    #expect(report.counts.new == 2)
    #expect(try records().map(\.date.iso).sorted() == ["2025-09-03", "2025-09-15"])
  }

  @Test(arguments: [("9", "Bedoelde u 9:00?"), ("930", "Bedoelde u 9:30?"), ("0,375", "Als Excel-getal is dit 9:00")])
  func `what is no time of day is answered with what may be meant`(cell: String, hint: String) {
    let message = ClockReader().read(cell).remarks.first?.message.dutch ?? ""
    #expect(message.contains(hint), "\(message)")
  }

  @Test func `a school that is renamed is still found by its former name, unless another has that now`() throws {
    func load(_ rows: String) throws {
      _ = try importer.load("instellingsnummer;naam;type\n\(rows)", as: "organisaties.csv")
    }
    try load("042531;PTS Boom Noord;so\n")
    func aliases() throws -> [String]? {
      try register.read { try $0.organisations().map(\.record).first { $0.number.digits == "042531" }?.aliases }
    }
    #expect(try aliases() == ["PTS Boom"])
    _ = try importer.load(
      "datum;duur;bestemming;begeleider;vorm;instelling\n2/10/2025;1:30;PBD-NED;B01;fysiek;PTS Boom\n")
    #expect(try records().first?.organisations.first?.number?.digits == "042531")
    try load("042531;PTS Boom Noord;so\n042549;PTS Boom;so\n")
    #expect(try aliases() == [])
  }
}
