import GuidanceKit
import Register
import Tabular
import TestSupport
import Testing

@testable import Importing

@Suite struct HeaderTests {
  private let importer: Importer

  init() throws { importer = Importer(try preparedRegister()) }

  @Test func `case, accents, spacing and punctuation of headers do not matter`() throws {
    let report = try importer.load("DATUM ;Duur (u);  Pijler;Begeleider:;Vorm*\n12/01/2026;1,5;onderzoek;B01;online\n")
    #expect(report.kind == .registration)
    #expect(report.counts.new == 1)
  }

  @Test func `a second table below the first needs a look, with what to do`() throws {
    let report = try importer.load(
      """
      datum;duur;bestemming;begeleider;vorm
      12/01/2026;1:30;PBD-NED;B01;online
      13/01/2026;1:30;PBD-NED;B01;online

      code;naam;functie
      B05;Ann Proef;begeleider
      B06;Bo Proef;begeleider

      """)
    #expect(report.counts.new == 2)
    #expect(report.codes["IMP114"] == 3)
    #expect(report.needsAttention)
    let text = ImportReportText(.dutch).text(report)
    #expect(text.contains("waarschuwing IMP114"), "\(text)")
    #expect(text.contains("Zet die tabel in een bestand van haar eigen en laad dat."), "\(text)")
  }

  @Test func `every kind is recognised by its own template`() throws {
    for kind in SheetKind.all {
      let folder = try Folder()
      let path = try folder.write("\(kind.code).csv", SheetTemplate.bytes(of: kind))
      #expect(Importer.kind(ofFile: path) == kind.kind)
    }
  }

  @Test func `a missing required column refuses the file and names the nearest header`() throws {
    let refusal = try #require(
      try importer.refusal("datum;duurte;bestemming;begeleider;vorm\n12/01/2026;1:30;onderzoek;B01;online\n"))
    #expect(refusal.codes == ["IMP022", "IMP023"])
    #expect(refusal.problems[0].message.dutch.contains("verplichte kolom \"duur\" ontbreekt (registraties)"))
    #expect(refusal.problems[0].message.dutch.contains("of \"begin\" + \"einde\""))
    #expect(refusal.problems[1].position?.column == 7)
    #expect(refusal.problems[1].message.dutch.contains("onbekende kolom \"duurte\"; verwacht bv. \"duur\"."))
  }

  @Test func `a misspelled optional column refuses the file with a suggestion`() throws {
    let text = "datum;duur;bestemming;begeleider;vorm;klasvlor\n12/01/2026;1:30;onderzoek;B01;online;ja\n"
    let refusal = try #require(try importer.refusal(text))
    #expect(refusal.codes == ["IMP023"])
    #expect(
      refusal.problems[0].message.dutch.contains(
        "Bedoelde u die? Zo ja, verbeter de kopregel; zo nee, geef --ignore \"klasvlor\" op."))
    let ignored = try importer.load(text) { $0.ignoredHeaders = ["klasvlor"] }
    #expect(ignored.counts.new == 1)
  }

  @Test func `a column that belongs to nothing is reported as not read`() throws {
    let report = try importer.load(
      "datum;duur;bestemming;begeleider;vorm;kilometers\n12/01/2026;1:30;onderzoek;B01;online;12\n")
    #expect(report.counts.new == 1)
    #expect(report.codes == ["IMP025": 1])
    #expect(!report.needsAttention)
    #expect(
      report.problems.groups[0].examples[0].problem.text(.dutch).hasSuffix(
        "(rij 1, kolom F \"kilometers\"): kolom niet gelezen. [IMP025]"))
  }

  @Test func `two columns of one field refuse the file`() throws {
    let refusal = try importer.refusal("datum;dag;duur;bestemming;begeleider;vorm\n1;1;1;1;1;1\n")
    #expect(refusal?.codes == ["IMP024"])
    #expect(
      refusal?.problems[0].message.dutch.contains("\"dag\" is net als \"datum\" (kolom A) de kolom \"datum\"") == true)
  }

  @Test func `another kind than asked for is named`() throws {
    let refusal = try importer.refusal("code;naam;functie\nB09;Cas;begeleider\n") { $0.kind = .registration }
    #expect(refusal?.codes == ["IMP021"])
    #expect(refusal?.problems[0].message.dutch.contains("de kopregel is die van begeleiders") == true)
  }

  /// The sheet of a team that knows the form of contact by itself.
  private static let team = """
    Dag;School;Wie;Pijler;Uren begeleiding;Op de klasvloer?;Opmerking;Km
    12/01/2026;042531;B01;PBD-NED;1,5;ja;Lesobservatie;12

    """

  @Test(arguments: [RecordKind?.none, .registration])
  func `what a sheet misses of the kind it is like is said, whatever smaller kind has all it requires`(
    kind: RecordKind?
  ) throws {
    let refusal = try #require(try importer.refusal(Self.team) { $0.kind = kind })
    #expect(refusal.codes == ["IMP022"])
    let text = refusal.problems[0].message.dutch
    #expect(text.contains("verplichte kolom \"vorm\" ontbreekt (registraties)"), "\(text)")
    #expect(text.contains("Niet herkend: \"Km\"."), "\(text)")
    #expect(text.contains("stelt leerspoor import check proef.csv --kind registraties --propose voor."), "\(text)")
    #expect(!text.contains("lokale-vrije-dagen"), "\(text)")
  }

  @Test func `two columns that every table has make no kind where another knows more of the header`() throws {
    let refusal = try #require(try importer.refusal("Dag;School;Wie\n12/01/2026;042531;B01\n"))
    #expect(refusal.codes.allSatisfy { $0 == "IMP022" })
    let days = try importer.load("School;Dag;Opmerking\n042531;12/01/2026;brugdag\n")
    #expect(days.kind == .freeDay)
  }

  @Test func `a header of nothing known names the kinds`() throws {
    let refusal = try importer.refusal("product;prijs\nx;1\n")
    #expect(refusal?.codes == ["IMP020"])
    #expect(refusal?.problems[0].message.dutch.contains("registraties") == true)
  }

  @Test func `data under an unnamed column is reported`() throws {
    let report = try importer.load("code;naam;functie;\nB09;Cas;begeleider;opmerking\n")
    #expect(report.codes == ["IMP026": 1])
    #expect(report.counts.new == 1)
  }

  @Test func `what must be loaded first is named`() throws {
    let empty = Importer(try Register.forTests())
    let refusal = try empty.refusal("datum;duur;bestemming;begeleider;vorm\n12/01/2026;1:30;onderzoek;B01;online\n")
    #expect(refusal?.codes == ["IMP076", "IMP076"])
    #expect(refusal?.problems[0].message.dutch.contains("verwacht dat eerst een plan") == true)
    #expect(refusal?.problems[1].message.dutch.contains("de begeleiders") == true)
  }

  @Test func `files that are no table are refused and nothing is written`() throws {
    let register = try Register.forTests()
    let importer = Importer(register)
    let folder = try Folder()
    func codes(_ path: String) throws -> [String] {
      do {
        _ = try importer.load(request(path))
        return []
      } catch let refusal as ImportRefusal {
        return refusal.codes
      }
    }
    #expect(try codes("\(folder.path)/geen.csv") == ["IMP001"])
    #expect(try codes(folder.path) == ["IMP002"])
    #expect(try codes(folder.write("leeg.csv", "")) == ["IMP005"])
    #expect(try codes(folder.write("wit.csv", "\n \n")) == ["IMP006"])
    #expect(try codes(folder.write("werkmap.csv", "PK\u{3}\u{4}xx")) == ["IMP007"])
    #expect(try codes(folder.write("breed.csv", [0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00])) == ["IMP008"])
    #expect(
      try codes(
        folder.write("ansi.csv", Array("code;naam;functi".utf8) + [0xE9] + Array("\nB1;Renée;begeleider\n".utf8))) == [
          "IMP009"
        ])
    #expect(try codes(folder.write("open.csv", "code;naam;functie\nB1;\"Cas\nBo\n")) == ["IMP010"])
    #expect(try register.read { try $0.batches().isEmpty })
  }

  @Test func `a wrong byte far down makes its row faulty and the file stays`() throws {
    let register = try Register.forTests()
    let folder = try Folder()
    let rows = (0..<20_000).map { "B\($0);Naäm \($0);begeleider\n" }.joined()
    let path = try folder.write("b.csv", Array("code;naam;functie\n\(rows)".utf8) + [0xFF, 0x0A])
    let report = try Importer(register).load(request(path))
    #expect(report.counts.records == 20_001)
    #expect(report.problems.examples.map(\.problem.code) == ["IMP017"])
    #expect(try register.read { try $0.advisers().count } == 20_000)
  }

  @Test(arguments: TextEncoding.allCases) func `a sheet is loaded in every encoding`(encoding: TextEncoding) throws {
    let register = try Register.forTests()
    let folder = try Folder()
    let text = "code;naam;functie\r\nB1;René;begeleider\r\nB2;Zoë;begeleider\r\n"
    let bytes: [UInt8] =
      switch encoding {
      case .utf8: Array(text.utf8)
      case .utf16LittleEndian: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case .windows1252, .iso8859_15, .codePage850, .macRoman: text.unicodeScalars.map { UInt8($0.value) }
      }
    var asked = try request(folder.write("b.csv", bytes))
    asked.table.encoding = encoding
    let report = try Importer(register).load(asked)
    #expect(report.counts.new == 2)
    #expect(report.dialect?.encoding == encoding.name)
  }
}
