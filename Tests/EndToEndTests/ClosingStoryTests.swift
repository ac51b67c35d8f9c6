import Foundation
import TestSupport
import Testing

/// The whole way to the minister: audit, waivers, closing, late rows, reopening, handing in, verifying; and the byte that gives
/// itself away.
@Suite struct ClosingStoryTests {
  private struct Report: Decodable {
    struct Found: Decodable {
      let id: Int?
      let rule: String
      let severity: String
      let scope: String
      let waiver: Waiver?
    }

    struct Waiver: Decodable {
      let id: Int
    }

    struct Counts: Decodable {
      let fout: Int
      let waarschuwing: Int
      let vrijgesteld: Int
    }

    let counts: Counts
    let findings: [Found]

    var open: [Found] { findings.filter { $0.waiver == nil && $0.severity != "opmerking" } }
  }

  private let bench = Bench()
  private let now = ["LEERSPOOR_NOW": "2026-09-07T09:00"]
  private let person = ["--by", "Directeur", "--until", "2027-06-30"]

  private func run(
    _ tool: String, _ arguments: [String], exit: Int32 = 0, at moment: String? = nil,
    _ location: SourceLocation = #_sourceLocation
  ) throws -> String {
    let outcome = try bench.tool(
      "leerspoor-\(tool)", arguments, environment: moment.map { ["LEERSPOOR_NOW": $0] } ?? now)
    #expect(outcome.exit == exit, "\(arguments): \(outcome.all)", sourceLocation: location)
    return (outcome.out + outcome.error).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func audit() throws -> Report {
    let outcome = try bench.tool(
      "leerspoor-audit", ["check", "--year", "2025-2026", "--ruleset", "ministry", "--format", "json"],
      environment: now)
    return try JSONDecoder().decode(Report.self, from: Data(outcome.out.utf8))
  }

  private func waiveAll(_ report: Report) throws {
    for rule in Set(report.open.map(\.rule)).sorted() {
      _ = try run("audit", ["waive", rule, "--reason", "besproken met de dienst"] + person)
    }
  }

  @Test func `from the first audit to the package that a stranger can verify`() throws {
    let sheets = Demo.sheets.map { repositoryRoot().appendingPathComponent($0).path }
    _ = try bench.tool("leerspoor-import", ["load"] + sheets, environment: now)

    // What stands open stands in the way.
    let first = try audit()
    #expect(first.counts.fout > 0)
    let refused = try run("audit", ["lock", "2025-2026"], exit: 1)
    #expect(
      refused.contains("2025-2026 is niet afgesloten: de audit heeft nog \(first.open.count) open bevindingen."),
      "\(refused)")
    _ = try run("audit", ["submit", "2025-2026", "--out", "indiening"], exit: 1)

    // Waived is not clean: the count stands in every audit.
    try waiveAll(first)
    let waived = try audit()
    #expect(waived.open.isEmpty)
    #expect(waived.counts.vrijgesteld >= first.open.count)
    let text = try run("audit", ["check", "--year", "2025-2026", "--ruleset", "ministry"])
    #expect(
      text.contains("VRIJGESTELD: \(waived.counts.vrijgesteld) bevindingen, aanvaard maar niet opgelost"),
      "\(text.suffix(400))")

    // Closed: a late row waits, and nothing else can change the year.
    #expect(try run("audit", ["lock", "2025-2026"]).contains("is afgesloten"))
    let head = "id;datum;duur;instelling;bestemming;begeleider;vorm\n"
    let adviser = try firstAdviser()
    let late = try bench.write(head + "laat-1;14/01/2026;1:30;;impact;\(adviser);fysiek\n", to: "laat.csv")
    let held = try run("import", ["load", late, "--invented"], exit: 1)
    #expect(held.contains("naregistratie"), "\(held)")
    let batch = try #require(held.firstMatch(of: /leerspoor import release (\d+)/)?.output.1, "\(held)")
    #expect(try run("import", ["held"]).contains("wacht: periode afgesloten"))
    #expect(try run("import", ["release", String(batch)], exit: 2).contains("nog afgesloten"))
    let batches = try run("import", ["batches", "--format", "csv"])
    let january = try #require(batches.firstMatch(of: /(\d+);[^;]*;registraties;registraties-2026-01/)?.output.1)
    let undo = try run("import", ["undo", String(january), "--reason", "proef"], exit: 2)
    #expect(undo.contains("afgesloten periode 2025-2026"), "\(undo)")
    let set = try run("import", ["set", "registraties", "R-04734", "duur=2:00", "--reason", "proef"], exit: 2)
    #expect(set.contains("De periode 2025-2026 is afgesloten"), "\(set)")
    let merge = try run("import", ["merge", "912634", "983907", "--reason", "proef"], exit: 2)
    #expect(merge.contains("De periode 2025-2026 is afgesloten"), "\(merge)")

    // Reopened for a while, with a reason; taken in; closed again.
    let reopened = try run(
      "audit", ["reopen", "2025-2026", "--reason", "blad kwam te laat", "--by", "Directeur", "--until", "2026-09-20"])
    #expect(reopened.contains("leerspoor import release \(batch)"), "\(reopened)")
    #expect(
      try run("audit", ["submit", "2025-2026", "--out", "indiening"], exit: 1).contains("is heropend tot en met"))
    let released = try run("import", ["release", String(batch)])
    #expect(released.contains("1 nieuw"), "\(released)")
    #expect(try run("import", ["held"]).contains("Er wachten geen naregistraties."))
    try waiveAll(try audit())
    _ = try run("audit", ["lock", "2025-2026"])

    // Handed in, signed; the same again is recognised.
    let key = try bench.path("sleutel")
    try makeKey(key)
    let submit = ["submit", "2025-2026", "--key", key, "--out"]
    let made = try run("audit", submit + ["indiening"])
    #expect(made.contains("Indiening 1 van 2025-2026") && made.contains("ondertekend."), "\(made)")
    #expect(try run("audit", submit + ["weer"]).contains("Precies dit is al ingediend"))
    #expect(!FileManager.default.fileExists(atPath: try bench.path("weer")))
    // Without its signature it is said how to sign it.
    let signature = URL(fileURLWithPath: try bench.path("indiening/manifest.json.sig"))
    let signed = try Data(contentsOf: signature)
    try FileManager.default.removeItem(at: signature)
    let unsigned = try run("audit", submit + ["weer"])
    #expect(unsigned.contains("niet ondertekend") && unsigned.contains("ssh-keygen -Y sign -f"), "\(unsigned)")
    try signed.write(to: signature)
    try rulesThatAreOffAreNamed(in: "indiening")
    let report = try String(contentsOfFile: try bench.path("indiening/report/index.html"), encoding: .utf8)
    #expect(report.contains("blad kwam te laat"))

    // A stranger with the package alone, and the service with its database.
    let signers = try bench.path("ondertekenaars")
    let pub = try String(contentsOfFile: key + ".pub", encoding: .utf8)
    _ = try bench.write("dienst@example.org \(pub)", to: "ondertekenaars")
    let alone = try run(
      "audit", ["verify", "indiening", "--allowed-signers", signers, "--db", try bench.path("leerspoor.sqlite")])
    #expect(alone.contains("Ondertekend door dienst@example.org.") && alone.contains("Het pakket klopt."), "\(alone)")
    #expect(try run("audit", ["verify"]).contains("De databank klopt."))

    // One byte.
    let file = URL(fileURLWithPath: try bench.path("indiening/waivers.json"))
    var bytes = Array(try Data(contentsOf: file))
    bytes[bytes.count / 2] ^= 1
    try Data(bytes).write(to: file)
    let changed = try run("audit", ["verify", "indiening", "--allowed-signers", signers], exit: 1)
    #expect(changed.contains("waivers.json is gewijzigd na de indiening."), "\(changed)")
    bytes[bytes.count / 2] ^= 1
    try Data(bytes).write(to: file)
    try everyFileGivesItselfAway(in: "indiening", signers: signers)

    // Another package says what changed since.
    _ = try run(
      "audit", ["reopen", "2025-2026", "--reason", "nog een blad", "--by", "Directeur", "--until", "2026-09-20"])
    let more = try bench.write(head + "laat-2;15/01/2026;2:00;;impact;\(adviser);fysiek\n", to: "laat2.csv")
    _ = try run("import", ["load", more, "--invented"])
    try waiveAll(try audit())
    _ = try run("audit", ["lock", "2025-2026"])
    let second = try run("audit", submit + ["indiening-2"])
    #expect(second.contains("Indiening 2 van 2025-2026") && second.contains("laat2.csv"), "\(second)")
    #expect(second.contains("cijfers zijn anders"), "\(second)")
  }

  /// Rules that a file of the service turns off are named before anything is closed; the package says of each whether it ran.
  private func rulesThatAreOffAreNamed(in package: String) throws {
    let rules = try String(contentsOfFile: try bench.path("\(package)/rules.json"), encoding: .utf8)
    #expect(rules.contains("\"on\"") && rules.contains("\"own_waivers\""))
    let folder = URL(fileURLWithPath: try bench.path("rulesets"))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("ministry.yaml")
    try Data("ruleset: ministry\nrules:\n  - {code: DAT003, on: false}\n".utf8).write(to: file)
    let lock = try run("audit", ["lock", "2025-2026"], exit: 1)
    #expect(lock.contains("1 regel staat uit: DAT003"), "\(lock)")
    try FileManager.default.removeItem(at: folder)
  }

  /// One byte changed in any file of the package is found by who has the package alone, the manifest and the signature included.
  private func everyFileGivesItselfAway(in package: String, signers: String) throws {
    let folder = try bench.path(package)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder) && !isFolder.boolValue
    }
    #expect(files.count > 20)
    let alone = ["LEERSPOOR_DB": "\(folder)-nergens.sqlite"].merging(now) { one, _ in one }
    for (index, path) in files.enumerated() {
      let file = URL(fileURLWithPath: "\(folder)/\(path)")
      let original = try Data(contentsOf: file)
      guard !original.isEmpty else { continue }
      var bytes = Array(original)
      bytes[(index * 7_919 + 13) % bytes.count] ^= 1
      try Data(bytes).write(to: file)
      let outcome = try bench.tool(
        "leerspoor-audit", ["verify", package, "--allowed-signers", signers], environment: alone)
      #expect(outcome.exit != 0, "\(path): \(outcome.all)")
      try original.write(to: file)
    }
    let whole = try bench.tool(
      "leerspoor-audit", ["verify", package, "--allowed-signers", signers], environment: alone)
    #expect(whole.exit == 0, "\(whole.all)")
  }

  private func firstAdviser() throws -> String {
    let sheet = repositoryRoot().appendingPathComponent("fixtures/demo/begeleiders.verzonnen.csv")
    let lines = try String(contentsOf: sheet, encoding: .utf8).split(whereSeparator: \.isNewline)
    return String(try #require(lines.dropFirst().first?.split(separator: ";").first))
  }

  private func makeKey(_ path: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/ssh-keygen")
    process.arguments = ["-q", "-t", "ed25519", "-N", "", "-C", "proef", "-f", path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `a waiver comes back when the facts change, and nobody waives their own registrations`() throws {
    try bench.prepare()
    let adviser = try firstAdviser()
    let head = "id;datum;duur;instelling;bestemming;begeleider;vorm\n"
    // A Sunday: guidance on a free day.
    let sheet = try bench.write(head + "r1;05/10/2025;1:30;;impact;\(adviser);fysiek\n", to: "zondag.csv")
    _ = try run("import", ["load", sheet, "--invented"])
    let found = try #require(try audit().findings.first { $0.rule == "DAT003" })
    let number = String(try #require(found.id))
    let own = try run(
      "audit", ["waive", number, "--reason", "was zo", "--by", adviser, "--until", "2027-06-30"], exit: 2)
    #expect(own.contains("eigen registraties"), "\(own)")
    let long = try run(
      "audit", ["waive", number, "--reason", "was zo", "--by", "Directeur", "--until", "2028-01-01"], exit: 2)
    #expect(long.contains("verder dan een schooljaar"), "\(long)")
    _ = try run("audit", ["waive", number, "--reason", "schoolfeest"] + person)
    #expect(try audit().findings.first { $0.rule == "DAT003" }?.waiver != nil)
    _ = try run("audit", ["assign", number, "--owner", adviser])
    #expect(try run("audit", ["history", number]).contains("opgevolgd door \(adviser)"))

    // Other minutes under it: it is back, and says why.
    _ = try run("import", ["set", "registraties", "r1", "duur=2:00", "--reason", "langer"])
    let back = try run("audit", ["check", "--year", "2025-2026", "--ruleset", "ministry", "--fail-on", "fout"])
    #expect(back.contains("geldt hier niet meer: de feiten zijn gewijzigd"), "\(back)")
    #expect(try run("audit", ["waivers"]).contains("vervallen: de feiten zijn gewijzigd"))
    #expect(try audit().findings.first { $0.rule == "DAT003" }?.waiver == nil)

    // A file under version control grants once, and its end ends it.
    let file = try bench.write(
      """
      waivers: proef
      waive:
        - rule: DAT003
          reason: schoolfeest
          by: Directeur
          until: 2026-12-31
      """, to: "vrijstellingen.yaml")
    // One entry that is refused: none is granted.
    let half = try bench.write(
      try String(contentsOfFile: file, encoding: .utf8)
        + "\n  - rule: SYS001\n    reason: x\n    by: Directeur\n    until: 2026-12-31\n", to: "half.yaml")
    let before = try run("audit", ["waivers", "--format", "csv"])
    _ = try run("audit", ["waive", "--file", half], exit: 2)
    #expect(try run("audit", ["waivers", "--format", "csv"]) == before)
    #expect(try run("audit", ["waive", "--file", file]).contains("gegeven voor regel DAT003: 1 bevinding"))
    #expect(try run("audit", ["waive", "--file", file]).contains("zegt dit al"))
    #expect(try audit().findings.first { $0.rule == "DAT003" }?.waiver != nil)
    let ended = try run(
      "audit", ["check", "--year", "2025-2026", "--ruleset", "ministry", "--fail-on", "fout", "--no-keep"],
      at: "2027-01-05T09:00")
    #expect(!ended.contains("VRIJGESTELD"), "\(ended)")

    // Baseline: only what came since.
    _ = try run("audit", ["baseline"])
    let known = try run(
      "audit", ["check", "--year", "2025-2026", "--ruleset", "ministry", "--baseline", "--fail-on", "opmerking"])
    #expect(known.contains("0 fouten, 0 waarschuwingen, 0 opmerkingen"), "\(known)")
  }
}
