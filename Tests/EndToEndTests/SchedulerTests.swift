import Foundation
import TestSupport
import Testing

/// A service of 45 communities and 15 guides planned, checked, changed by hand, replanned and exported, as a user does it.
@Suite(.serialized) struct SchedulerTests {
  /// The planning, made once.
  private static let planned: Result<Bench, any Error> = Result {
    let bench = Bench()
    for sheet in ["organisaties", "begeleiders", "plg", "lokale-vrije-dagen"] {
      let outcome = try bench.tool(
        "leerspoor-import", ["load", file("\(sheet).verzonnen.csv")], environment: environment(bench))
      try #require(outcome.exit == 0, outcome.all)
    }
    let outcome = try run(
      bench, ["plan", "2026-2027", "--wishes", file("wensen"), "--rounds", "100", "--by", "none", "--commit"])
    try #require(outcome.exit == 0, outcome.all)
    #expect(outcome.out.contains("359 van 359 momenten hebben een plaats"))
    #expect(outcome.error.contains("Bewaard als planning 1 van 2026-2027."))
    return bench
  }

  private static func file(_ name: String) -> String {
    repositoryRoot().appendingPathComponent("fixtures/planning/\(name)").path
  }

  private static func environment(_ bench: Bench) throws -> [String: String] {
    ["LEERSPOOR_DB": try bench.path("plan.sqlite"), "LEERSPOOR_NOW": "2026-08-29T08:00"]
  }

  private static func run(_ bench: Bench, _ arguments: [String]) throws -> Executable.Outcome {
    try bench.tool("leerspoor-schedule", arguments, environment: try environment(bench))
  }

  @Test func `what was kept does not clash, and is shown for one guide`() throws {
    let bench = try Self.planned.get()
    let check = try Self.run(bench, ["check", "2026-2027"])
    #expect(check.exit == 0, check.all)
    #expect(check.out.contains("Niets botst"))
    let show = try Self.run(bench, ["show", "2026-2027", "--for", "G001", "--format", "csv"])
    let rows = show.out.split(separator: "\r\n").dropFirst()
    #expect(rows.count == 25, show.all)
    #expect(rows.allSatisfy { $0.contains("G001") })
  }

  @Test func `a sheet changed by hand is checked`() throws {
    let bench = try Self.planned.get()
    let sheet = try Self.run(bench, ["export", "2026-2027", "--csv"])
    var lines = sheet.out.components(separatedBy: "\r\n")
    let good = try bench.write(lines.joined(separator: "\r\n"), to: "goed.csv")
    #expect(try Self.run(bench, ["check", "2026-2027", "--file", good]).exit == 0)
    // The sixth row is moved to Christmas Eve.
    var cells = lines[6].components(separatedBy: ";")
    cells[3] = "24/12/2026"
    lines[6] = cells.joined(separator: ";")
    let bad = try bench.write(lines.joined(separator: "\r\n"), to: "fout.csv")
    let outcome = try Self.run(bench, ["check", "2026-2027", "--file", bad])
    #expect(outcome.exit == 1, outcome.all)
    #expect(outcome.out.contains("die dag is er geen les"))
  }

  @Test func `a sick guide moves only moments of that guide's communities, and says whom to tell`() throws {
    let bench = try Self.planned.get()
    let nothing = try Self.run(bench, ["replan", "2026-2027"])
    #expect(nothing.out.contains("Er hoeft niets te verschuiven."), nothing.all)
    let outcome = try Self.run(bench, ["replan", "2026-2027", "--because", "G001 ziek 9/11-20/11", "--rounds", "50"])
    #expect(outcome.exit == 0, outcome.all)
    #expect(outcome.out.contains("Wie te verwittigen"))
    #expect(outcome.out.contains("begeleider G001"))
    let unknown = try Self.run(bench, ["replan", "2026-2027", "--because", "G01 ziek 9/11"])
    #expect(unknown.exit == 2)
    #expect(unknown.error.contains("bedoelde u G00"))
  }

  @Test func `calendars are written for everybody`() throws {
    let bench = try Self.planned.get()
    let folder = try bench.path("agenda")
    let outcome = try Self.run(bench, ["export", "2026-2027", "--ics", "--out", folder])
    #expect(outcome.exit == 0, outcome.all)
    let guides = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/begeleiders")
    #expect(guides.count == 15)
    let one = try String(contentsOfFile: "\(folder)/begeleiders/G001.ics", encoding: .utf8)
    #expect(one.hasPrefix("BEGIN:VCALENDAR\r\n"))
    #expect(one.components(separatedBy: "BEGIN:VEVENT").count == 1 + 25 + 12)
  }

  @Test func `wrong wishes are said with their place and nothing is planned`() throws {
    let bench = try Self.planned.get()
    _ = try bench.write("wishes: 2026-2027\nguides:\n  - {code: G099}\n", to: "slecht/wensen.yaml")
    let outcome = try Self.run(bench, ["plan", "2026-2027", "--wishes", try bench.path("slecht")])
    #expect(outcome.exit == 2)
    #expect(outcome.error.contains("wensen.yaml:3:12: begeleider \"G099\" is niet bekend"), outcome.all)
  }

  @Test func `an absence that moves nothing is kept, and goes on in the next planning until it is let go`() throws {
    let bench = try Self.planned.get()
    let copy = try bench.path("afwezig.sqlite")
    try? FileManager.default.removeItem(atPath: copy)
    for ending in ["", "-wal"] {
      let from = try bench.path("plan.sqlite") + ending
      if FileManager.default.fileExists(atPath: from) {
        try FileManager.default.copyItem(atPath: from, toPath: copy + ending)
      }
    }
    func run(_ arguments: [String]) throws -> Executable.Outcome {
      try Self.run(bench, arguments + ["--db", copy])
    }
    // A Sunday moves nothing.
    let kept = try run(["replan", "2026-2027", "--because", "g001 weg 8/11", "--commit"])
    #expect(kept.exit == 0, kept.all)
    #expect(kept.error.contains("G001 weg op zondag 8 november 2026 (weg)."), kept.all)
    #expect(kept.error.contains("Bewaard als planning 2"), kept.all)
    let plan = ["plan", "2026-2027", "--wishes", Self.file("wensen"), "--rounds", "0", "--by", "none"]
    let next = try run(plan)
    #expect(next.error.contains("Blijft gelden: G001 weg op zondag 8 november 2026 (weg)."), next.all)
    let free = try run(plan + ["--forget-causes"])
    #expect(free.error.contains("Vervalt: G001 weg op zondag 8 november 2026 (weg)."), free.all)
  }

  @Test func `a cause that is not understood to the last word ends the command, and nothing moves`() throws {
    let bench = try Self.planned.get()
    let outcome = try Self.run(bench, ["replan", "2026-2027", "--because", "G002 ziek 3/11-21/11 en G003 4/12"])
    #expect(outcome.exit == 64, outcome.all)
    #expect(outcome.error.contains("niet begrepen: \"G003 4/12\""), outcome.all)
    #expect(outcome.out.isEmpty)
  }

  @Test func `wishes of another school year are refused with their line`() throws {
    let bench = try Self.planned.get()
    _ = try bench.write("# vorig jaar\nwishes: 2025-2026\n", to: "vorig/wensen.yaml")
    let outcome = try Self.run(bench, ["plan", "2026-2027", "--wishes", try bench.path("vorig")])
    #expect(outcome.exit == 2, outcome.all)
    #expect(outcome.error.contains("wensen.yaml:2:"), outcome.all)
    #expect(outcome.error.contains("deze wensen zijn voor 2025-2026"), outcome.all)
  }

  @Test func `a guide changed in a sheet is named as not taken over, and nothing is kept`() throws {
    let bench = try Self.planned.get()
    let sheet = try Self.run(bench, ["export", "2026-2027", "--csv"])
    var lines = sheet.out.components(separatedBy: "\r\n")
    let header = lines[0].components(separatedBy: ";")
    let column = try #require(header.firstIndex(of: "begeleider"))
    var cells = lines[6].components(separatedBy: ";")
    cells[column] = "G099"
    lines[6] = cells.joined(separator: ";")
    let changed = try bench.write(lines.joined(separator: "\r\n"), to: "begeleider.csv")
    let outcome = try Self.run(bench, ["check", "2026-2027", "--file", changed, "--commit"])
    #expect(outcome.exit == 1, outcome.all)
    #expect(outcome.error.contains("begeleider.csv:7:"), outcome.all)
    #expect(outcome.error.contains("begeleider is \"G099\" in het blad"), outcome.all)
    #expect(!outcome.error.contains("Bewaard als"), outcome.all)
  }

  @Test func `wrong usage is said in Dutch`() throws {
    let bench = Bench()
    let outcome = try bench.tool("leerspoor-schedule", ["export", "2026-2027"], environment: [:])
    #expect(outcome.exit == 64)
    #expect(outcome.error.contains("geef --ics of --csv."), outcome.all)
    let english = try bench.tool(
      "leerspoor-schedule", ["check", "2026-2027", "--commit", "--lang", "en"], environment: [:])
    #expect(english.error.contains("--commit needs --file"), english.all)
  }
}
