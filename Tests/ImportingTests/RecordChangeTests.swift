import Foundation
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

/// What a file changes, cell by cell, and corrections by hand.
@Suite struct RecordChangeTests {
  private let register: Register
  private let importer: Importer

  init() throws {
    register = try preparedRegister()
    importer = Importer(register)
  }

  private let first = """
    id;datum;duur;bestemming;begeleider;vorm;omschrijving
    1;12/01/2026;1:30;onderzoek;B01;online;"twee
    regels"
    2;13/01/2026;1:00;onderzoek;B01;online;

    """

  @Test func `changed cells are listed with the old text and the new, whatever the order of the columns`() throws {
    _ = try importer.load(first)
    let report = try importer.load(
      "begeleider;omschrijving;id;duur;datum;pijler;vorm\nB01;één regel;1;1:45;12/01/2026;onderzoek;online\nB01;;2;60 min;13/01/2026;onderzoek;online\nB02;;3;1:00;13/01/2026;onderzoek;online\n"
    ) { $0.listsRecords = true }
    #expect(report.counts.changed == 1)
    let change = try #require(report.changes.first)
    #expect(change.key == "1")
    #expect(change.row == 2)
    #expect(change.earlier.line == 2)
    #expect(change.cells.map(\.column) == ["duur", "omschrijving"])
    #expect(change.cells.map(\.old) == ["1:30", "twee\nregels"])
    #expect(change.cells.map(\.new) == ["1:45", "één regel"])
    #expect(report.added.map(\.key) == ["3"])
    let text = ImportReportText(.dutch).text(report)
    #expect(text.contains("  gewijzigd: 1\n    rij 2 (1): duur \"1:30\" → \"1:45\"; omschrijving"))
    #expect(text.contains("  nieuw: 1\n    rij 4 (3)"))
    let json = try ImportReportJSON.text([.report(report)])
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let file = try #require((object["files"] as? [[String: Any]])?.first)
    let listed = try #require((file["changes"] as? [[String: Any]])?.first)
    #expect((listed["cells"] as? [[String: Any]])?.first?["new"] as? String == "1:45")
  }

  @Test func `a batch shown later lists what it changed, and notices keep their row`() throws {
    _ = try importer.load(first)
    let report = try importer.load(
      first.replacing("1:00;onderzoek", with: "1:05;onderzoek").replacing(
        "vorm;omschrijving", with: "vorm;omschrijving;instelling"
      ).replacing("online;\n", with: "online;;Richtpunt campus Eeklo\n"))
    let shown = try register.read { try ImportReport(batch: try #require(report.batch), in: $0) }
    #expect(shown.changes == report.changes)
    #expect(!shown.changes.isEmpty)
    let notices = shown.problems.groups.flatMap(\.examples).filter { $0.problem.position?.line != nil }
    #expect(!notices.isEmpty)
    #expect(notices.allSatisfy { $0.row != nil }, "\(ImportReportText(.dutch).text(shown))")
    let words = ImportReportText(.dutch)
    #expect(words.text(shown) == words.text(report).replacing(report.file, with: "proef.csv"))
  }

  @Test func `a batch shown later names its records as the load did, also by keys of several parts`() throws {
    let header = "begeleider;schooljaar;bestemming;fte"
    _ = try importer.load("\(header)\nB01;2025-2026;PBD-NED;0,5\n")
    let report = try importer.load("\(header)\nB01;2025-2026;PBD-NED;0,6\n")
    #expect(report.counts.changed == 1)
    let shown = try register.read { try ImportReport(batch: try #require(report.batch), in: $0) }
    #expect(shown.changes == report.changes)
    let text = ImportReportText(.dutch).text(shown)
    #expect(text.contains("fte \"0,5\" → \"0,6\""), "\(text)")
    #expect(!text.contains("·  ·") && !text.contains("· )"), "\(text)")
  }

  @Test func `a correction by hand tells old and new, at once and later, and speaks of no file`() throws {
    let loaded = try importer.load(first)
    let correction = RecordCorrection(
      kind: try #require(SheetKind.named("registraties")), key: "2", values: [("duur", "1:05")], reason: "telefoon")
    let day = try day("2026-02-03")
    let at = Moment(unixSeconds: Int64(day.dayNumber) * 86_400, day: day)
    let request = try register.read { try correction.request($0, at: at, actor: "proef", programVersion: "0") }
    let report = try importer.load(request)
    let shown = try register.read { try ImportReport(batch: try #require(report.batch), in: $0) }
    let words = ImportReportText(.dutch)
    let text = words.text(report)
    #expect(text.contains("    batch \(loaded.batch ?? 0), rij 3 (2): duur \"1:00\" → \"1:05\""), "\(text)")
    #expect(text.contains("reden: telefoon"))
    #expect(!text.contains("begrepen:"))
    #expect(words.text(shown) == text)
  }

  @Test func `merged numbers are told, at once and later; a number that occurs nowhere is refused`() throws {
    func merge(_ from: String, _ into: String) throws -> ImportRequest {
      let day = try day("2026-02-03")
      let merge = NumberMerge(
        try #require(InstitutionNumber(from)), into: try #require(InstitutionNumber(into)), reason: "zelfde school")
      return try register.read {
        try merge.request(
          $0, at: Moment(unixSeconds: Int64(day.dayNumber) * 86_400, day: day), actor: "proef", programVersion: "0")
      }
    }
    let refusal = #expect(throws: ImportRefusal.self) { _ = try merge("123465", "042531") }
    let message = try #require(refusal?.problems.first?.message.dutch)
    #expect(message.contains("123465 komt nergens voor"))
    #expect(message.contains("Bedoelde u \"123456\""), "\(message)")
    let report = try importer.load(try merge("123457", "123456"))
    let words = ImportReportText(.dutch)
    #expect(words.text(report).contains("samengevoegd: 123457 → 123456"))
    #expect(words.text(report).contains("reden: zelfde school"))
    #expect(!words.text(report).contains("begrepen:"))
    let shown = try register.read { try ImportReport(batch: try #require(report.batch), in: $0) }
    #expect(words.text(shown) == words.text(report))
  }

  @Test func `a check tells the same as the load and writes nothing`() throws {
    _ = try importer.load(first)
    let folder = try Folder()
    let file = try folder.write("r.csv", first.replacing("1:00", with: "1:05"))
    let check = try importer.check(request(file))
    #expect(check.changes.map { $0.cells.map(\.new) } == [["1:05"]])
    #expect(try register.read { try $0.batches().count } == 5)
    #expect(try importer.load(request(file)).changes == check.changes)
  }

  @Test func `what a complete list no longer names is listed by its key`() throws {
    _ = try importer.load(first)
    let report = try importer.load(
      "id;datum;duur;bestemming;begeleider;vorm\n2;13/01/2026;1:00;onderzoek;B01;online\n"
    ) {
      $0.isComplete = true
      $0.listsRecords = true
    }
    #expect(report.gone.map(\.key) == ["1"])
    #expect(report.gone.map(\.origin.line) == [2])
    let shown = try register.read { try ImportReport(batch: try #require(report.batch), in: $0) }
    #expect(shown.gone == report.gone)
  }

  @Test func `a sheet without a column that records had a value in says what they lose`() throws {
    _ = try importer.load(first)
    let report = try importer.load(
      "id;datum;duur;bestemming;begeleider;vorm\n1;12/01/2026;1:30;onderzoek;B01;online\n2;13/01/2026;1:00;onderzoek;B01;online\n"
    )
    #expect(report.counts.changed == 1)
    #expect(report.codes["IMP154"] == 1)
    #expect(report.needsAttention)
    let message = try #require(report.problems.groups.first { $0.code == "IMP154" }?.examples.first).problem.message
    #expect(
      message.dutch.contains(
        "de kolom \"omschrijving\" ontbreekt in dit blad; 1 record verliest daardoor zijn waarde (bv. \"twee regels\", rij 2)"
      ),
      "\(message.dutch)")
    let shown = try register.read { try ImportReport(batch: try #require(report.batch), in: $0) }
    #expect(shown.codes["IMP154"] == 1)
  }

  @Test func `the number of an institution that registrations name cannot be changed by hand`() throws {
    _ = try importer.load(
      "instellingsnummer;naam;type\n042531;PTS Boom Noord;so\n042549;PTO Boom;so\n", as: "organisaties.csv"
    ) { $0.kind = .organisation }
    _ = try importer.load(
      "id;datum;duur;bestemming;begeleider;vorm;instelling\n1;12/01/2026;1:30;onderzoek;B01;online;042531\n")
    let kind = try #require(SheetKind.named("organisaties"))
    let plain = try request("x")
    func correct(_ key: String, _ number: String) throws -> ImportReport {
      let correction = RecordCorrection(
        kind: kind, key: key, values: [("instellingsnummer", number)], reason: "nieuw nummer")
      let request = try register.read { try correction.request($0, at: plain.at, actor: "proef", programVersion: "0") }
      return try importer.load(request)
    }
    let error = #expect(throws: RegisterError.self) { _ = try correct("042531", "042556") }
    let message = error?.message.dutch ?? ""
    #expect(message.contains("De sleutel van 042531 (instellingen) kan niet wijzigen"), "\(message)")
    #expect(message.contains("leerspoor import merge 042531 NIEUW --reason"), "\(message)")
    #expect(try correct("042549", "042556").counts.changed == 1)
  }

  @Test func `a correction supersedes exactly its fact, with its reason, and the old sheet does not take it back`()
    throws
  {
    _ = try importer.load(first)
    let facts = try register.read { try $0.registrations() }
    let bytes = Array("id;datum;duur;bestemming;begeleider;vorm\n9;13/01/2026;2:00;onderzoek;B01;online\n".utf8)
    let plain = try request("x")
    var correction = ImportRequest(
      bytes: bytes, name: "verbetering van 2", at: plain.at, actor: "proef", programVersion: "0")
    correction.correcting = ImportRequest.Correction(
      kind: .registration, fact: try #require(facts.last?.id), reason: "verkeerde duur")
    let report = try importer.load(correction)
    #expect(report.counts.changed == 1)
    #expect(report.changes.first?.cells.map(\.column) == ["id", "duur"])
    let now = try register.read { try $0.registrations().map { "\($0.record.sheetID ?? "") \($0.record.minutes)" } }
    #expect(now == ["1 90", "9 120"])
    let batch = try register.read { try $0.batch(try #require(report.batch)) }
    #expect(batch?.reason == "verkeerde duur")
    let again = try importer.load(first + "\n")
    #expect(again.counts.unchanged == 2)
    #expect(again.codes["IMP130"] == 1)
    // It has the key of another record, or is nothing new, or more than one row.
    correction.correcting?.fact = try #require(try register.read { try $0.registrations().last?.id })
    correction.bytes = Array("id;datum;duur;bestemming;begeleider;vorm\n1;13/01/2026;2:00;onderzoek;B01;online\n".utf8)
    #expect(throws: RegisterError.self) { try importer.load(correction) }
    correction.bytes = bytes
    #expect(try importer.load(correction).alreadyLoaded == report.batch)
    correction.bytes = bytes + [0x0A]
    #expect(throws: RegisterError.self) { try importer.load(correction) }
    correction.bytes = bytes + Array("10;13/01/2026;2:00;onderzoek;B01;online\n".utf8)
    #expect(throws: RegisterError.self) { try importer.load(correction) }
    correction.bytes = Array("id;datum;duur;bestemming;begeleider;vorm\n9;13/01/2026;lang;onderzoek;B01;online\n".utf8)
    #expect(throws: ImportRefusal.self) { try importer.load(correction) }
    #expect(try register.read { try $0.registrations().map(\.record.minutes) } == [90, 120])
  }
}
