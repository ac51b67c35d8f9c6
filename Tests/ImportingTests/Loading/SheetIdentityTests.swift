import GuidanceKit
import Register
import Testing

@testable import Importing

/// Ids that two sheets have in common say nothing; what the rows say tells whether it is the same sheet.
@Suite struct SheetIdentityTests {
  private let register: Register
  private let importer: Importer

  init() throws {
    register = try preparedRegister()
    importer = Importer(register)
  }

  private static let head = "id;datum;duur;instelling;bestemming;begeleider;vorm;omschrijving\n"

  /// A sheet of team north with four rows.
  private static let north =
    head
      + """
      1;1/10/2025;1:30;042531;PBD-NED;B01;fysiek;lezen
      2;2/10/2025;2:00;042531;PBD-NED;B01;fysiek;schrijven
      3;3/10/2025;1:00;;onderzoek;B01;online;
      4;6/10/2025;0:45;042531;PBD-NED;B01;fysiek;spreken

      """

  /// A sheet of team south, which numbers its rows from 1 as well.
  private static let south =
    head
      + """
      1;13/10/2025;1:15;123456;PBD-CUR;B02;fysiek;
      2;14/10/2025;2:15;123456;PBD-CUR;B02;fysiek;
      5;15/10/2025;0:30;;onderzoek;B02;online;

      """

  private func minutes() throws -> [Int] { try register.read { try $0.registrations().map(\.record.minutes) } }

  @Test func `a sheet whose ids belong to other registrations is refused whole, with what is known and the way out`()
    throws
  {
    _ = try importer.load(Self.north, as: "noord.csv")
    let refusal = try #require(try importer.refusal(Self.south, as: "zuid.csv"))
    #expect(refusal.problems.map(\.code) == ["IMP094", "IMP094", "IMP094"])
    let text = refusal.problems.map { $0.text(.dutch) }.joined(separator: "\n")
    #expect(
      text.contains("2 ids van dit blad zijn al bekend, en alle 2 horen bij een heel andere registratie"), "\(text)")
    #expect(text.contains("--source \"NAAM\""), "\(text)")
    #expect(
      text.contains(
        "id \"1\" is al bekend als een heel andere registratie (2025-10-01, B01, 042531; batch 5, noord.csv, rij 2)"),
      "\(text)")
    #expect(try minutes() == [90, 120, 60, 45])
  }

  @Test func `checking it says the same and writes nothing`() throws {
    _ = try importer.load(Self.north, as: "noord.csv")
    let folder = try Folder()
    let asked = try request(try folder.write("zuid.csv", Self.south))
    #expect(throws: ImportRefusal.self) { try importer.check(asked) }
  }

  @Test func `under a name of its own both sheets stand beside each other, and the name guards its ids as well`() throws
  {
    _ = try importer.load(Self.north, as: "noord.csv")
    let apart = try importer.load(Self.south, as: "zuid.csv") { $0.source = "zuid" }
    #expect(apart.counts.new == 3)
    #expect(try minutes() == [90, 120, 60, 45, 75, 135, 30])
    #expect(try importer.refusal(Self.north, as: "noord.csv", { $0.source = "zuid" })?.problems.first?.code == "IMP094")
  }

  @Test func `the user can say that it is the same sheet all the same`() throws {
    _ = try importer.load(Self.north, as: "noord.csv")
    let report = try importer.load(Self.south, as: "zuid.csv") { $0.isSameSheet = true }
    #expect(report.counts.changed == 2)
    #expect(report.codes["IMP093"] == 2)
  }

  @Test func `a newer version is loaded: cells changed, an adviser corrected, a row replaced by quite another`() throws
  {
    _ = try importer.load(Self.north, as: "noord.csv")
    let newer = Self.north.replacing("2:00;042531", with: "2:15;042531").replacing(
      "PBD-NED;B01;fysiek;lezen", with: "PBD-NED;B02;fysiek;lezen"
    )
    .replacing(
      "4;6/10/2025;0:45;042531;PBD-NED;B01;fysiek;spreken", with: "4;20/10/2025;3:00;123456;PBD-CUR;B02;fysiek;ander")
    let report = try importer.load(newer, as: "noord (2).csv")
    #expect(report.counts.changed == 3)
    #expect(report.codes["IMP093"] == 1)
    #expect(try minutes() == [90, 135, 60, 180])
  }

  @Test
  func `a file in which all days were mended is the same file by its name, and another with the same numbers is not`()
    throws
  {
    _ = try importer.load(Self.north, as: "noord.csv")
    let plain = Self.north.replacing(";lezen", with: ";").replacing(";schrijven", with: ";").replacing(
      ";spreken", with: ";")
    _ = try importer.load(plain, as: "noord.csv")
    let moved = plain.replacing("/10/2025", with: "/11/2025")
    #expect(try importer.refusal(moved, as: "november.csv")?.problems.first?.code == "IMP094")
    #expect(try importer.load(moved, as: "noord.csv").counts.changed == 4)
  }

  @Test func `the copy of a month on other days is another sheet, also when its descriptions are the same`() throws {
    _ = try importer.load(Self.north, as: "oktober.csv")
    let copy = Self.north.replacing("/10/2025", with: "/11/2025")
    #expect(try importer.refusal(copy, as: "november.csv")?.problems.first?.code == "IMP094")
    #expect(try minutes() == [90, 120, 60, 45])
    // One day that was wrong is a mended day.
    let mended = Self.north.replacing("2;2/10/2025", with: "2;9/10/2025")
    #expect(try importer.load(mended, as: "oktober (2).csv").counts.changed == 1)
  }

  @Test func `two teams in one school on the same days are two sheets`() throws {
    _ = try importer.load(Self.north, as: "noord.csv")
    let other =
      Self.head
        + """
        1;1/10/2025;2:30;042531;PBD-CUR;B02;fysiek;rekenen
        2;2/10/2025;1:10;042531;PBD-CUR;B02;fysiek;tellen
        4;6/10/2025;3:00;042531;PBD-CUR;B02;fysiek;meten

        """
    #expect(try importer.refusal(other, as: "andere.csv")?.problems.first?.code == "IMP094")
    #expect(try minutes() == [90, 120, 60, 45])
  }

  @Test func `columns that were empty and are filled in are no other sheet`() throws {
    _ = try importer.load(Self.north, as: "noord.csv")
    let head = Self.head.replacing("omschrijving", with: "omschrijving;niveau;klasvloer;aantal;plaats")
    let lines = Self.north.split(separator: "\n").dropFirst().map { "\($0);micro;ja;12;op school" }
    let report = try importer.load(head + lines.joined(separator: "\n") + "\n", as: "noord (2).csv")
    #expect(report.counts.changed == 4)
  }

  @Test func `the very file that was loaded before may be read in another way`() throws {
    let text = Self.head + "1;1/2/2026;1:30;;onderzoek;B01;online;\n2;3/4/2026;1:30;;onderzoek;B01;online;\n"
    _ = try importer.load(text, as: "a.csv")
    let mapping =
      "mapping: m\nkind: registraties\ndates: {order: maand-eerst}\nconstants: {plaats: elders}\n"
    let report = try importer.load(text, as: "b.csv") { $0.mapping = SheetMapping(text: mapping) }
    #expect(report.counts.changed == 2)
  }
}
