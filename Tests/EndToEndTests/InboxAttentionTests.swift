import Foundation
import TestSupport
import Testing

/// What an unattended inbox makes of files that somebody has to look at.
@Suite struct InboxAttentionTests {
  private static let table =
    "datum;duur;instelling;bestemming;begeleider;vorm\n2/10/2025;1:30;971204;PBD-NED;B01;fysiek\n"

  /// Drops a file in the inbox as if it were copied an hour ago.
  private func drop(_ text: String, _ name: String, _ bench: Bench) throws {
    let inbox = try bench.folder.get().url.appendingPathComponent("inbox")
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    let file = inbox.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -3600)], ofItemAtPath: file.path)
  }

  private func names(_ folder: String, _ bench: Bench) throws -> [String] {
    let url = try bench.folder.get().url.appendingPathComponent("inbox/\(folder)")
    return ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }

  private func result(_ name: String, _ bench: Bench) throws -> String {
    let url = try bench.folder.get().url.appendingPathComponent("inbox/attention/\(name).resultaat.txt")
    return String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }

  @Test func `a file with a second table goes to attention with exit 1, its first table loaded`() throws {
    let bench = Bench()
    try bench.prepare()
    let second = "\ncode;naam;functie\nB77;Kim Proef;begeleider\nB78;Sam Proef;begeleider\n"
    try drop(Self.table + second, "oktober.csv", bench)
    let outcome = try bench.tool("leerspoor-import", ["inbox", "inbox"])
    #expect(outcome.exit == 1, outcome.all)
    #expect(try names("attention", bench) == ["oktober.csv", "oktober.csv.resultaat.txt"])
    #expect(try names("done", bench).isEmpty)
    let text = try result("oktober.csv", bench)
    #expect(text.contains("1 nieuw"), "\(text)")
    #expect(text.contains("IMP114") && text.contains("Zet die tabel in een bestand van haar eigen"), "\(text)")
    let batches = try bench.tool("leerspoor-import", ["batches"])
    #expect(batches.out.contains("oktober.csv"), batches.all)
  }

  @Test func `a sheet with the ids of another goes to attention with exit 1, and nothing of it is loaded`() throws {
    let bench = Bench()
    try bench.prepare()
    let first = "id;" + Self.table.replacing("\n2/10", with: "\n1;2/10")
    try drop(first, "noord.csv", bench)
    #expect(try bench.tool("leerspoor-import", ["inbox", "inbox"]).exit == 0)
    try drop(first.replacing("2/10/2025", with: "3/11/2025").replacing("B01", with: "B02"), "zuid.csv", bench)
    let outcome = try bench.tool("leerspoor-import", ["inbox", "inbox"])
    #expect(outcome.exit == 1, outcome.all)
    #expect(try names("attention", bench) == ["zuid.csv", "zuid.csv.resultaat.txt"])
    let text = try result("zuid.csv", bench)
    #expect(text.contains("IMP094") && text.contains("--source"), "\(text)")
  }
}
