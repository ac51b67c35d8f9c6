import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

/// The official open-data list of institutions, in its own format; every number, name and address is invented.
@Suite struct OfficialListTests {
  private static let header = [
    "schoolnummer", "intern_vplnummer", "hoofdzetel", "naam", "instellingstype", "adres", "straat", "huisnummer",
    "busnummer", "postcode", "gemeente", "niscode", "provinciecode", "provincie", "VWO-vestigingsplaatscode",
    "crab-code",
    "crab-huisnr", "lx", "ly", "kbo-nummer", "telefoon", "fax", "e-mail", "website", "beheerder(s)", "soort instelling",
    "onderwijsniveau", "onderwijsvorm", "begindatum", "einddatum", "status erkenning", "clb", "bestuur",
    "scholengemeenschap", "net", "taalstelsel", "ingerichte hoofdstructuren",
  ]

  private static func row(
    _ number: String, _ site: String, _ isHead: String, _ name: String, kind: String = "School", level: String = "",
    form: String = "", end: String = "", board: String = "900001 - Verzonnen bestuur", group: String = "0",
    runBy: String = "", structures: String
  ) -> [String: String] {
    [
      "schoolnummer": number, "intern_vplnummer": site, "hoofdzetel": isHead, "naam": name, "instellingstype": kind,
      "adres": "Voorbeeldstraat 1", "straat": "Voorbeeldstraat", "huisnummer": "1", "postcode": "9999",
      "gemeente": "Verzonnen", "provincie": "Antwerpen", "lx": "0", "ly": "0", "telefoon": "00 000 00 00",
      "e-mail": "niemand@example.org", "website": "www.example.org", "soort instelling": kind, "onderwijsniveau": level,
      "onderwijsvorm": form, "begindatum": "1999-09-01", "einddatum": end, "status erkenning": "S", "bestuur": board,
      "scholengemeenschap": group, "beheerder(s)": runBy, "ingerichte hoofdstructuren": structures,
    ]
  }

  private static let rows = [
    row("039911", "1", "True", "Verzonnen school Één", group: "900011", structures: "311"),
    row("039911", "2", "False", "Verzonnen school Één, campus Noord", structures: "311"),
    row("991101", "1", "True", "Verzonnen \"basisschool\"", structures: "111, 211"),
    row("991102", "1", "True", "Verzonnen buso-school", structures: "321"),
    row("991103", "1", "True", "Verzonnen; met puntkomma", structures: "121,221"),
    row("991104", "1", "True", "Verzonnen CDO", end: "2025-08-31", structures: "312"),
    row("991105", "1", "True", "Verzonnen school met twee niveaus", structures: "211,311"),
    row("991106", "1", "True", "Verzonnen CVO", kind: "Centrum voor volwassenenonderwijs", structures: ""),
    row(
      "991107", "1", "True", "Verzonnen school zonder codes", level: "Basisonderwijs", form: "Buitengewoon onderwijs",
      structures: ""),
    row("991108", "1", "True", "Verzonnen raadsel", level: "Basisonderwijs", structures: ""),
    row(
      "91109", "1", "True", "Verzonnen school met vijf cijfers", board: "", runBy: "Verzonnen vzw",
      structures: "311 en 399"),
    row("991104", "2", "False", "Verzonnen CDO, vestiging", structures: "312"),
  ]

  /// Mark, semicolons, quotes around everything, and a bare CR at the end of each row.
  private static var file: [UInt8] {
    let lines = ([header] + rows.map { row in header.map { row[$0] ?? "" } }).map { cells in
      cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ";")
    }
    return [0xEF, 0xBB, 0xBF] + Array(lines.joined(separator: "\r").utf8) + [0x0D]
  }

  @Test func `loads as organisations as it is`() throws {
    let register = try Register.forTests()
    let folder = try Folder()
    let report = try Importer(register).load(request(folder.write("lijst.csv", Self.file)))
    #expect(report.kind == .organisation)
    #expect(report.counts.new == 8)
    #expect(report.counts.rejected == 2)
    #expect(report.counts.setAside == 2)
    #expect(report.counts.addUp)
    #expect(report.codes["IMP148"] == 2)
    #expect(report.codes["IMP070"] == 2)
    #expect(report.codes["IMP060"] == 1)
    let found = try register.read { try $0.organisations().map(\.record) }
    let types = Dictionary(uniqueKeysWithValues: found.map { ($0.number.digits, $0.type) })
    #expect(
      types == [
        "039911": .so, "991101": .baO, "991102": .buSO, "991103": .buBaO, "991104": .cdo, "991106": .vo,
        "991107": .buBaO, "091109": .so,
      ])
    let first = try #require(found.first { $0.number.digits == "039911" })
    #expect(first.name == "Verzonnen school Één")
    #expect(first.board == "900001 - Verzonnen bestuur")
    #expect(first.schoolGroup == "900011")
    #expect(try first.validity == Validity(from: day("1999-09-01")))
    let last = try #require(found.first { $0.number.digits == "091109" })
    #expect(last.board == "Verzonnen vzw")
    #expect(last.schoolGroup == nil)
    #expect(try found.first { $0.number.digits == "991104" }?.validity.through == day("2025-08-31"))
  }

  @Test func `contacts and addresses are not read, and it is said`() throws {
    let register = try Register.forTests()
    let folder = try Folder()
    let report = try Importer(register).load(request(folder.write("lijst.csv", Self.file)))
    let said = report.problems.groups.filter { $0.code == "IMP146" }.flatMap(\.examples).map {
      $0.problem.position?.field
    }
    #expect(report.codes["IMP146"] ?? 0 > 10)
    #expect(said.contains("adres"))
    #expect(report.codes["IMP025"] == nil)
    #expect(report.codes["IMP023"] == nil)
  }
}
