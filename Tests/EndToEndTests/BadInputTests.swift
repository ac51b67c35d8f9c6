import Foundation
import GRDB
import TestSupport
import Testing

/// What a user meets when something is wrong: a clear answer, the right exit, and nothing half-done.
@Suite struct BadInputTests {
  static let header = "datum;duur;instelling;bestemming;begeleider;vorm"

  @Test func `a missing file is named, and no database appears`() throws {
    let bench = Bench()
    let outcome = try bench.tool("leerspoor-import", ["load", "er-niet.csv"])
    #expect(outcome.exit == 2, outcome.all)
    #expect(outcome.error.contains("er-niet.csv"), outcome.all)
    #expect(!FileManager.default.fileExists(atPath: try bench.path("leerspoor.sqlite")))
  }

  @Test func `an empty file is refused`() throws {
    let bench = Bench()
    try bench.prepare()
    let outcome = try bench.tool("leerspoor-import", ["load", try bench.write("", to: "leeg.csv")])
    #expect(outcome.exit == 2, outcome.all)
    #expect(outcome.error.contains("leeg.csv"), outcome.all)
  }

  @Test func `a sheet of another kind is recognised as such`() throws {
    let bench = Bench()
    try bench.prepare()
    let sheet = repositoryRoot().appendingPathComponent("fixtures/demo/organisaties.verzonnen.csv").path
    let outcome = try bench.tool("leerspoor-import", ["load", sheet, "--kind", "registraties"])
    #expect(outcome.exit == 2, outcome.all)
    #expect(outcome.error.contains("organisaties"), outcome.all)
  }

  @Test func `a misspelt column refuses the file and names the column that was meant`() throws {
    let bench = Bench()
    try bench.prepare()
    let sheet = try bench.write(
      "datum;duur;instelling;bestemming;begeleider;vorm;klasvloeer\n1/10/2025;1:30;;PBD-NED;B01;fysiek;ja\n",
      to: "registraties.csv")
    let outcome = try bench.tool("leerspoor-import", ["load", sheet])
    #expect(outcome.exit == 2, outcome.all)
    #expect(outcome.error.contains("klasvloeer") && outcome.error.contains("klasvloer\""), outcome.all)
  }

  @Test func `a bad row is rejected with its place and reason, and the others load`() throws {
    let bench = Bench()
    try bench.prepare()
    let sheet = try bench.write(
      "\(Self.header)\n1/10/2025;halve dag;;PBD-NED;B01;fysiek\n2/10/2025;1:30;971204;PBD-NED;B01;fysiek\n",
      to: "oktober.csv"
    )
    let outcome = try bench.tool("leerspoor-import", ["load", sheet])
    #expect(outcome.exit == 1, outcome.all)
    let all = outcome.out + outcome.error
    #expect(all.contains("oktober.csv:2:11 (rij 2, kolom B \"duur\")"), outcome.all)
    #expect(all.contains("halve dag"), outcome.all)
    let rejected = try bench.tool("leerspoor-import", ["rejected", "5"])
    #expect(rejected.out.contains("1/10/2025;halve dag;;PBD-NED;B01;fysiek"), rejected.all)
    let again = try bench.tool("leerspoor-import", ["load", sheet])
    #expect((again.out + again.error).contains("batch 5"), again.all)
  }

  @Test func `check writes nothing`() throws {
    let bench = Bench()
    try bench.prepare()
    let sheet = try bench.write("\(Self.header)\n2/10/2025;1:30;971204;PBD-NED;B01;fysiek\n", to: "oktober.csv")
    let before = try bench.tool("leerspoor-import", ["batches"])
    let outcome = try bench.tool("leerspoor-import", ["check", sheet])
    #expect(outcome.exit == 0, outcome.all)
    #expect(try bench.tool("leerspoor-import", ["batches"]).out == before.out)
  }

  @Test func `files that build on each other are checked together, and nothing is made`() throws {
    let bench = Bench()
    let root = repositoryRoot()
    let sheet = try bench.write("\(Self.header)\n2/10/2025;1:30;971204;PBD-NED;B01;fysiek\n", to: "oktober.csv")
    let files =
      [
        "plan/pov-2025-2030.yaml", "fixtures/demo/organisaties.verzonnen.csv",
        "fixtures/demo/begeleiders.verzonnen.csv",
      ].map { root.appendingPathComponent($0).path } + [sheet]
    let outcome = try bench.tool("leerspoor-import", ["check"] + files)
    #expect(outcome.exit == 0, outcome.all)
    #expect(outcome.out.contains("1 rij = 1 nieuw"), outcome.all)
    #expect(!FileManager.default.fileExists(atPath: try bench.path("leerspoor.sqlite")))
  }

  @Test func `a sheet whose ids were other registrations' is refused, and loads under a name of its own`() throws {
    let bench = Bench()
    try bench.prepare()
    let header = "id;" + Self.header
    let first = try bench.write("\(header)\n1;2/10/2025;1:30;971204;PBD-NED;B01;fysiek\n", to: "oktober.csv")
    let second = try bench.write("\(header)\n1;3/11/2025;2:00;971204;PBD-NED;B01;fysiek\n", to: "november.csv")
    #expect(try bench.tool("leerspoor-import", ["load", first]).exit == 0)
    let outcome = try bench.tool("leerspoor-import", ["load", second])
    #expect(outcome.exit == 2, outcome.all)
    #expect(outcome.error.contains("november.csv:2") && outcome.error.contains("IMP094"), outcome.all)
    #expect(outcome.error.contains("--source"), outcome.all)
    let apart = try bench.tool("leerspoor-import", ["load", second, "--source", "team zuid"])
    #expect(apart.exit == 0, apart.all)
    #expect(apart.out.contains("1 nieuw"), apart.all)
  }

  @Test func `parse prints the table as understood and refuses without a byte on standard output`() throws {
    let bench = Bench()
    let good = try bench.write("naam;stad\r\n\"De ; school\";Gent\r\n", to: "goed.csv")
    let outcome = try bench.tool("leerspoor-import", ["parse", good, "--to", "csv"])
    #expect(outcome.exit == 0, outcome.all)
    #expect(
      outcome.out == "naam,stad\r\nDe ; school,Gent\r\n" || outcome.out == "naam,stad\nDe ; school,Gent\n", outcome.all)
    let open = try bench.write("naam;stad\n\"nooit gesloten;Gent\nwel goed;Aalst\n", to: "open.csv")
    let bounded = try bench.tool("leerspoor-import", ["parse", open, "--to", "csv"])
    #expect(bounded.exit == 1, bounded.all)
    #expect(bounded.out == "naam,stad\r\nwel goed,Aalst\r\n", bounded.all)
    #expect(bounded.error.contains("open.csv:2"), bounded.all)
    let bad = try bench.write("PK\u{3}\u{4}werkmap", to: "slecht.csv")
    let refused = try bench.tool("leerspoor-import", ["parse", bad, "--to", "csv"])
    #expect(refused.exit == 2, refused.all)
    #expect(refused.out.isEmpty, refused.all)
    #expect(refused.error.contains("slecht.csv"), refused.all)
  }

  @Test func `a file that may not be read is said to be so`() throws {
    let bench = Bench()
    let sheet = try bench.write("naam;stad\n", to: "geheim.csv")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: sheet)
    // Root reads everything, so the program runs as nobody.
    let wrapper = getuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: try bench.folder.get().url.path)
    // Nobody may not enter every folder of a build, so the program comes along.
    let program = try Executable(copying: "leerspoor-import", to: bench.folder.get().url)
    let outcome = try program.run(["parse", sheet], wrapper: wrapper)
    #expect(outcome.exit == 2, outcome.all)
    #expect(outcome.error.contains("geheim.csv") && outcome.error.contains("mag niet gelezen worden"), outcome.all)
    #expect(outcome.out.isEmpty, outcome.all)
  }

  @Test func `a database that stays locked is said to be in use, and nothing is written`() throws {
    let bench = Bench()
    try bench.prepare()
    let before = try bench.tool("leerspoor-import", ["batches"])
    let sheet = try bench.write("\(Self.header)\n2/10/2025;1:30;971204;PBD-NED;B01;fysiek\n", to: "oktober.csv")
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: try bench.path("leerspoor.sqlite"), configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    // The program waits a minute for the other one before it gives up.
    let outcome = try bench.tool("leerspoor-import", ["load", sheet])
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    #expect(outcome.exit == 2, outcome.all)
    #expect(outcome.error.contains("is bezet door een ander programma; er is niets geschreven"), outcome.all)
    #expect(try bench.tool("leerspoor-import", ["batches"]).out == before.out)
    #expect(try bench.tool("leerspoor-import", ["load", sheet]).exit == 0)
  }

  @Test func `a full disk while loading leaves the database as it was`() throws {
    let bench = Bench()
    try bench.prepare()
    let before = try bench.tool("leerspoor-import", ["batches"])
    let rows = (1...20_000).map { "\($0 % 28 + 1)/10/2025;1:30;971204;PBD-NED;B01;fysiek" }
    let sheet = try bench.write(([Self.header] + rows).joined(separator: "\n") + "\n", to: "groot.csv")
    // A bound on the size of files stands in for a full disk: SQLite meets it as a write that fails.
    let outcome = try bench.tool(
      "leerspoor-import", ["load", sheet], wrapper: ["bash", "-c", "trap '' XFSZ; ulimit -f 600; exec \"$@\"", "bash"])
    #expect(outcome.exit == 2, outcome.all)
    #expect(outcome.error.contains("schijf"), outcome.all)
    #expect(try bench.tool("leerspoor-import", ["batches"]).out == before.out)
    let then = try bench.tool("leerspoor-import", ["load", sheet])
    #expect(then.exit == 0, then.all)
  }

  @Test func `a result that cannot be written is a failure`() throws {
    let bench = Bench()
    let outcome = try bench.tool(
      "leerspoor-schedule", ["calendar", "2025-2026"], wrapper: ["bash", "-c", "exec \"$@\" >/dev/full", "bash"])
    #expect(outcome.exit == 2, outcome.all)
    #expect(outcome.error.contains("kon niet geschreven worden"), outcome.all)
  }

  @Test func `a plan with a typo is placed, with the key that was meant`() throws {
    let bench = Bench()
    let plan = try String(
      contentsOf: repositoryRoot().appendingPathComponent("plan/pov-2025-2030.yaml"), encoding: .utf8)
    let line = try #require(
      plan.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
        $0 == "organisation: Provinciaal Onderwijs Vlaanderen (POV)"
      })
    let file = try bench.write(plan.replacing("\norganisation:", with: "\norganisatie:"), to: "plan.yaml")
    let outcome = try bench.tool("leerspoor-import", ["load", file])
    #expect(outcome.exit == 2, outcome.all)
    #expect(outcome.error.contains("plan.yaml:\(line + 1):1"), outcome.all)
    #expect(outcome.error.contains("organisation"), outcome.all)
  }

  @Test func `a job whose steps wait for each other is shown as a path`() throws {
    let bench = Bench()
    _ = try bench.write(
      """
      job: rondje
      schedule: "0 6 1 * *"
      steps:
        - id: een
          needs: [twee]
          run: ["true"]
        - id: twee
          needs: [een]
          run: ["true"]
      """, to: "jobs/rondje.yaml")
    let outcome = try bench.tool("leerspoor-run", ["validate", "jobs"])
    #expect(outcome.exit != 0, outcome.all)
    #expect((outcome.out + outcome.error).contains("een → twee → een"), outcome.all)
  }

  @Test func `the jobs that are shipped are valid`() throws {
    let outcome = try Executable("leerspoor-run").run(
      ["validate", repositoryRoot().appendingPathComponent("jobs").path])
    #expect(outcome.exit == 0, outcome.all)
  }

  @Test(arguments: ["januari", "2026-13", "2026"]) func `a malformed month is wrong usage`(text: String) throws {
    let demo = try Demo.once.get()
    let outcome = try demo.tool("leerspoor-report", ["month", text, "--out", "x"])
    #expect(outcome.exit == 64, outcome.all)
    #expect(outcome.error.contains(text), outcome.all)
  }

  @Test func `an unknown figure is answered with the nearest`() throws {
    let demo = try Demo.once.get()
    let outcome = try demo.tool("leerspoor-report", ["explain", "clasroom/total/2026-01"])
    #expect(outcome.exit == 64, outcome.all)
    #expect(outcome.error.contains("classroom/total/2026-01"), outcome.all)
  }

  @Test func `a month without data says so and shows no 0 %`() throws {
    let bench = Bench()
    try bench.prepare()
    let outcome = try bench.tool("leerspoor-report", ["month", "2025-12", "--out", "leeg"])
    #expect(outcome.exit == 0, outcome.all)
    let html = try String(contentsOfFile: try bench.path("leeg/index.html"), encoding: .utf8)
    #expect(html.contains("geen gegevens") || html.contains("Geen gegevens"))
  }

  @Test(arguments: ["leerspoor-report", "leerspoor-audit", "leerspoor"])
  func `without a database the way to one is told`(name: String) throws {
    let bench = Bench()
    let arguments = ["leerspoor-report": ["figures"], "leerspoor-audit": ["check"], "leerspoor": ["status"]]
    let outcome = try bench.tool(name, try #require(arguments[name]))
    #expect(outcome.exit == 2, outcome.all)
    #expect(outcome.error.contains("leerspoor import load"), outcome.all)
    #expect(!FileManager.default.fileExists(atPath: try bench.path("leerspoor.sqlite")))
  }

  @Test func `English is spoken when asked`() throws {
    let bench = Bench()
    let outcome = try bench.tool("leerspoor-report", ["figures", "--lang", "en"])
    #expect(outcome.error.hasPrefix("error: The database"), outcome.all)
  }

  @Test func `wrong usage ends with 64 and failures with 2`() throws {
    for name in [
      "leerspoor-import", "leerspoor-report", "leerspoor-audit", "leerspoor-run", "leerspoor-schedule", "leerspoor",
    ] {
      let outcome = try Executable(name).run(["--bestaat-niet"])
      #expect(outcome.exit == 64, "\(name): \(outcome.all)")
      let version = try Executable(name).run(["--version"])
      #expect(version.exit == 0 && version.out == "0.1.0\n", "\(name): \(version.all)")
    }
  }

  @Test func `two loads at once both arrive`() async throws {
    let bench = Bench()
    try bench.prepare()
    let files = try (1...2).map { number in
      try bench.write(
        "\(Self.header)\n"
          + (1...3_000).map { "\($0 % 28 + 1)/10/2025;\(number):30;971204;PBD-NED;B01;fysiek\n" }.joined(),
        to: "gelijk-\(number).csv")
    }
    try await withThrowingTaskGroup(of: Executable.Outcome.self) { group in
      for file in files { group.addTask { try bench.tool("leerspoor-import", ["load", file]) } }
      for try await outcome in group { #expect(outcome.exit == 0, outcome.all) }
    }
    let batches = try bench.tool("leerspoor-import", ["batches", "--format", "csv"])
    #expect(batches.out.contains("gelijk-1.csv") && batches.out.contains("gelijk-2.csv"), batches.all)
  }
}
