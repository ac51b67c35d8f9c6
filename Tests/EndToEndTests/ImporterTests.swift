import Foundation
import TestSupport
import Testing

/// The importer as the people who send and receive sheets use it.
@Suite struct ImporterTests {
  static let header = "id;datum;duur;instelling;bestemming;begeleider;vorm"

  private func loaded(_ rows: [String]) throws -> Bench {
    let bench = Bench()
    try bench.prepare()
    let sheet = try bench.write(([Self.header] + rows).joined(separator: "\n") + "\n", to: "oktober.csv")
    let outcome = try bench.tool("leerspoor-import", ["load", sheet])
    try #require(outcome.exit <= 1, outcome.all)
    return bench
  }

  private func figures(_ bench: Bench, _ more: [String] = []) throws -> String {
    let outcome = try bench.tool("leerspoor-report", ["figures", "--period", "2025-10", "--format", "json"] + more)
    try #require(outcome.exit == 0, outcome.all)
    return outcome.out
  }

  // MARK: Undo

  @Test func `undo gives back the figures of before, and a day in between still shows the batch`() throws {
    let bench = try loaded(["R-1;1/10/2025;1:30;971204;PBD-NED;B01;fysiek"])
    let more = try bench.write("\(Self.header)\nR-2;8/10/2025;2:00;971204;PBD-NED;B01;fysiek\n", to: "extra.csv")
    let before = try facts(bench)
    try #require(try bench.tool("leerspoor-import", ["load", more]).exit == 0)
    let between = try facts(bench)
    #expect(between != before)
    let undone = try bench.tool("leerspoor-import", ["undo", "6", "--reason", "verkeerd blad"])
    #expect(undone.exit == 0, undone.all)
    #expect(try facts(bench) == before)
    #expect(try facts(bench, ["--as-of", "6"]) == between)
    let batches = try bench.tool("leerspoor-import", ["batches"])
    #expect(batches.out.contains("verkeerd blad") || batches.out.contains("ongedaan gemaakt door 7"), batches.all)
  }

  /// The figures without what says as of when they were made.
  private func facts(_ bench: Bench, _ more: [String] = []) throws -> String {
    let json = try JSONSerialization.jsonObject(with: Data(try figures(bench, more).utf8))
    let all = try #require((json as? [String: Any])?["figures"] as? [[String: Any]])
    return all.map { "\($0["id"] ?? "") \($0["numerator"] ?? "-") \($0["denominator"] ?? "-")" }.joined(separator: "\n")
  }

  @Test func `undo of a batch on which a later one builds is refused, and names it`() throws {
    let bench = try loaded(["R-1;1/10/2025;1:30;971204;PBD-NED;B01;fysiek"])
    let more = try bench.write("\(Self.header)\nR-1;1/10/2025;2:00;971204;PBD-NED;B01;fysiek\n", to: "extra.csv")
    try #require(try bench.tool("leerspoor-import", ["load", more]).exit == 0)
    let refused = try bench.tool("leerspoor-import", ["undo", "5", "--reason", "proef"])
    #expect(refused.exit == 2, refused.all)
    #expect(refused.error.contains("batch 6"), refused.all)
    #expect(try bench.tool("leerspoor-import", ["undo", "6", "--reason", "proef"]).exit == 0)
    #expect(try bench.tool("leerspoor-import", ["undo", "5", "--reason", "proef"]).exit == 0)
  }

  @Test func `undo of a batch that does not exist says which there are`() throws {
    let bench = try loaded([])
    let refused = try bench.tool("leerspoor-import", ["undo", "99"])
    #expect(refused.exit == 2, refused.all)
    #expect(refused.error.contains("99"), refused.all)
  }

  // MARK: One correction

  @Test func `set corrects one record with a reason`() throws {
    let bench = try loaded(["R-1;1/10/2025;1:30;971204;PBD-NED;B01;fysiek"])
    let outcome = try bench.tool(
      "leerspoor-import", ["set", "registraties", "R-1", "duur=2:15", "klasvloer=ja", "--reason", "gebeld"])
    #expect(outcome.exit == 0, outcome.all)
    #expect(outcome.out.contains("1:30") && outcome.out.contains("2:15"), outcome.all)
    let explained = try bench.tool("leerspoor-report", ["explain", "classroom/total/2025-10", "--all"])
    #expect(explained.out.contains("2:15"), explained.all)
    #expect(try bench.tool("leerspoor-import", ["show", "6"]).out.contains("gebeld"))
  }

  @Test func `set finds a record without an id by its batch and row`() throws {
    let bench = Bench()
    try bench.prepare()
    let sheet = try bench.write(
      "datum;duur;instelling;bestemming;begeleider;vorm\n1/10/2025;1:30;971204;PBD-NED;B01;fysiek\n", to: "los.csv")
    try #require(try bench.tool("leerspoor-import", ["load", sheet]).exit == 0)
    let before = try facts(bench)
    let outcome = try bench.tool(
      "leerspoor-import", ["set", "registraties", "5:2", "duur=1:45", "--reason", "tikfout"])
    #expect(outcome.exit == 0, outcome.all)
    #expect(try facts(bench) != before)
    #expect(try bench.tool("leerspoor-import", ["undo", "6"]).exit == 0)
    #expect(try facts(bench) == before)
  }

  @Test func `set refuses a wrong value, an unknown field and an unknown record, and changes nothing`() throws {
    let bench = try loaded(["R-1;1/10/2025;1:30;971204;PBD-NED;B01;fysiek"])
    let before = try facts(bench)
    let value = try bench.tool("leerspoor-import", ["set", "registraties", "R-1", "duur=halve dag", "--reason", "x"])
    #expect(value.exit == 2 && value.error.contains("halve dag"), value.all)
    let field = try bench.tool("leerspoor-import", ["set", "registraties", "R-1", "duurr=1:00", "--reason", "x"])
    #expect(field.exit == 64 && field.error.contains("duur"), field.all)
    let key = try bench.tool("leerspoor-import", ["set", "registraties", "R-9", "duur=1:00", "--reason", "x"])
    #expect(key.exit == 2 && key.error.contains("R-9"), key.all)
    let reason = try bench.tool("leerspoor-import", ["set", "registraties", "R-1", "duur=1:00"])
    #expect(reason.exit == 64, reason.all)
    #expect(try facts(bench) == before)
  }

  @Test func `merge counts one number with another, and can be undone`() throws {
    let bench = try loaded([
      "R-1;1/10/2025;12:00;971204;PBD-NED;B01;fysiek", "R-2;2/10/2025;12:00;SO PTS Boom;PBD-NED;B01;fysiek",
    ])
    let organisations = try bench.tool(
      "leerspoor-import",
      [
        "load",
        try bench.write(
          "instellingsnummer;naam;type\n990011;School onder twee nummers;SO\n", to: "extra.csv"),
      ])
    try #require(organisations.exit == 0, organisations.all)
    let sheet = try bench.write("\(Self.header)\nR-3;9/10/2025;10:00;990011;PBD-NED;B01;fysiek\n", to: "drie.csv")
    try #require(try bench.tool("leerspoor-import", ["load", sheet]).exit <= 1)
    let before = try facts(bench)
    let merged = try bench.tool("leerspoor-import", ["merge", "990011", "971204", "--reason", "dubbel"])
    #expect(merged.exit == 0, merged.all)
    let figure = try bench.tool("leerspoor-report", ["explain", "reach/PBD-NED/971204/2025-2026", "--all"])
    #expect(figure.out.contains("R-3") || figure.out.contains("drie.csv"), figure.all)
    #expect(try bench.tool("leerspoor-import", ["undo", "8"]).exit == 0)
    #expect(try facts(bench) == before)
  }

  // MARK: Mending

  @Test func `a mended file clears exactly the rows it mends`() throws {
    let bench = try loaded([
      "R-1;1/10/2025;halve dag;971204;PBD-NED;B01;fysiek", "R-2;32/10/2025;1:00;971204;PBD-NED;B01;fysiek",
      "R-3;3/10/2025;1:00;971204;PBD-NED;B01;fysiek", "=R-4;3/10/2025;lang;971204;PBD-NED;B01;fysiek",
    ])
    let rejected = try bench.tool("leerspoor-import", ["rejected", "5"])
    #expect(rejected.out.contains("'=R-4"), rejected.all)
    var mended = rejected.out.replacing("halve dag", with: "1:30").replacing("lang;", with: "0:45;")
    mended = mended.replacing("\u{FEFF}", with: "")
    let first = try bench.tool("leerspoor-import", ["load", try bench.write(mended, to: "te-verbeteren.csv")])
    #expect(first.exit == 1, first.all)
    let open =
      try bench.tool("leerspoor-import", ["rejected", "5"]).out + bench.tool("leerspoor-import", ["rejected", "6"]).out
    #expect(open.contains("32/10/2025") && !open.contains("R-1;") && !open.contains("=R-4"), "\(open)")
    let again = try bench.tool(
      "leerspoor-import", ["load", try bench.write(mended.replacing("32/10", with: "31/10"), to: "nog-eens.csv")])
    #expect(again.exit == 0, again.all)
    for batch in ["5", "6"] {
      #expect(!(try bench.tool("leerspoor-import", ["rejected", batch]).out.contains("R-2")))
    }
    let status = try bench.tool("leerspoor", ["status"])
    #expect(!status.out.contains("geweigerd"), status.all)
  }

  // MARK: Names and mappings

  @Test func `a suggestion is applied only when it is accepted, and then remembered`() throws {
    let bench = Bench()
    try bench.prepare()
    let sheet = try bench.write(
      "\(Self.header)\nR-1;1/10/2025;1:30;PTS Booom;PBD-NED;B01;fysiek\n", to: "oktober.csv")
    let voorstellen = try bench.path("voorstellen.csv")
    let checked = try bench.tool("leerspoor-import", ["check", sheet, "--suggestions", voorstellen])
    #expect(checked.exit == 1, checked.all)
    let text = try String(contentsOfFile: voorstellen, encoding: .utf8)
    let line = try #require(text.split(whereSeparator: \.isNewline).first { $0.contains("PTS Booom") })
    #expect(line.contains("PTS Boom"), "\(line)")
    // A load gives the same list as a check.
    let other = try bench.path("ook-voorstellen.csv")
    let first = try bench.tool("leerspoor-import", ["load", sheet, "--suggestions", other])
    #expect(first.exit == 1, first.all)
    #expect(try String(contentsOfFile: other, encoding: .utf8) == text)
    let refused = try bench.tool("leerspoor-import", ["load", sheet, "--accept-suggestions", voorstellen])
    #expect(refused.exit == 1 && (refused.out + refused.error).contains("IMP061"), refused.all)
    let keys = try #require(text.split(whereSeparator: \.isNewline).first).split(separator: ";")
    let place = try #require(keys.firstIndex { $0.contains("aanvaarden") })
    let accepted = text.split(whereSeparator: \.isNewline).map { row -> String in
      var cells = row.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      if row.contains("PTS Booom") { cells[place] = "ja" }
      return cells.joined(separator: ";")
    }.joined(separator: "\n")
    try accepted.write(toFile: voorstellen, atomically: true, encoding: .utf8)
    let loaded = try bench.tool("leerspoor-import", ["load", sheet, "--accept-suggestions", voorstellen])
    #expect(loaded.exit == 0 && loaded.out.contains("1 gewijzigd"), loaded.all)
    let next = try bench.write(
      "\(Self.header)\nR-2;2/10/2025;1:30;pts booom;PBD-NED;B01;fysiek\n", to: "later.csv")
    #expect(try bench.tool("leerspoor-import", ["load", next]).exit == 0)
  }

  @Test func `a proposed mapping loads the sheet it was made for`() throws {
    let bench = Bench()
    try bench.prepare()
    let sheet = try bench.write(
      "Wanneer;Hoelang (min);Waar geweest;Collega;Op welke manier\n1/10/2025;90;PTS Boom;B01;fysiek\n2/10/2025;45;PTS Boom;B02;online\n",
      to: "team.csv")
    let refused = try bench.tool("leerspoor-import", ["check", sheet])
    #expect(refused.exit == 2, refused.all)
    let proposed = try bench.tool("leerspoor-import", ["check", sheet, "--propose", "--kind", "registraties"])
    #expect(proposed.exit <= 1, proposed.all)
    #expect(proposed.out.contains("kind: registraties") && proposed.out.contains("Wanneer"), proposed.all)
  }

  // MARK: Files as they come

  @Test(arguments: ["utf16", "windows1252", "latin9"])
  func `a sheet in another encoding loads as it was meant`(_ name: String) throws {
    let bench = Bench()
    try bench.prepare()
    let text = "\(Self.header);omschrijving\r\nR-1;1/10/2025;1:30;971204;PBD-NED;B01;fysiek;coördinatie één\r\n"
    let data: Data? =
      switch name {
      case "utf16": text.data(using: .utf16LittleEndian).map { Data([0xFF, 0xFE]) + $0 }
      case "windows1252": text.data(using: .windowsCP1252)
      default: text.data(using: .isoLatin1)
      }
    let path = try bench.path("blad.csv")
    try #require(data).write(to: URL(fileURLWithPath: path))
    let outcome = try bench.tool("leerspoor-import", ["load", path])
    #expect(outcome.exit == 0 && outcome.out.contains("1 nieuw"), outcome.all)
    let explained = try bench.tool("leerspoor-report", ["explain", "classroom/total/2025-10", "--all"])
    #expect(explained.out.contains("coördinatie één"), explained.all)
  }

  @Test func `a sheet comes through a pipe`() throws {
    let bench = Bench()
    try bench.prepare()
    let sheet = try bench.write("\(Self.header)\nR-1;1/10/2025;1:30;971204;PBD-NED;B01;fysiek\n", to: "o.csv")
    let outcome = try bench.tool(
      "leerspoor-import", ["load", "-"], wrapper: ["bash", "-c", "cat '\(sheet)' | \"$@\"", "pijp"])
    #expect(outcome.exit == 0 && outcome.out.contains("1 nieuw"), outcome.all)
  }

  @Test func `check shows what would change, cell by cell`() throws {
    let bench = try loaded(["R-1;1/10/2025;1:30;971204;PBD-NED;B01;fysiek"])
    let sheet = try bench.write("\(Self.header)\nR-1;1/10/2025;2:00;971204;PBD-NED;B02;fysiek\n", to: "o2.csv")
    let outcome = try bench.tool("leerspoor-import", ["check", sheet])
    #expect(outcome.out.contains("R-1") && outcome.out.contains("1:30") && outcome.out.contains("2:00"), outcome.all)
    #expect(outcome.out.contains("B01") && outcome.out.contains("B02"), outcome.all)
  }

  @Test func `an interrupted load leaves the database and the folder as they were`() throws {
    let bench = try loaded([])
    let rows = (1...60_000).map { "R-\($0);1/10/2025;1:30;971204;PBD-NED;B01;fysiek" }
    let sheet = try bench.write(([Self.header] + rows).joined(separator: "\n") + "\n", to: "groot.csv")
    let before = try bench.tool("leerspoor-import", ["batches"]).out
    let scratch = try bench.path("tijdelijk")
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    let outcome = try bench.tool(
      "leerspoor-import", ["load", sheet], environment: ["TMPDIR": scratch],
      wrapper: ["timeout", "--preserve-status", "-s", "INT", "1"])
    #expect(outcome.exit == 130, outcome.all)
    #expect(try bench.tool("leerspoor-import", ["batches"]).out == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch) == [])
  }
}
