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
}
