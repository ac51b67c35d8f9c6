import Foundation
import TestSupport
import Testing

/// Why a figure changed: each cause, with the programs as they are built.
@Suite struct ComparisonCausesTests {
  private static let headers = "id;datum;duur;instelling;bestemming;doel;begeleider;vorm;plaats;niveau;klasvloer"
  private static let first = ["LEERSPOOR_NOW": "2026-02-02T06:00"]
  private static let later = ["LEERSPOOR_NOW": "2026-02-10T06:00"]

  private let bench = Bench()

  private func sheet(_ name: String, _ rows: [String]) throws -> String {
    try bench.write(([Self.headers] + rows).map { "\($0)\n" }.joined(), to: name)
  }

  private func load(_ path: String, _ environment: [String: String] = first) throws -> Int {
    let outcome = try bench.tool("leerspoor-import", ["load", path], environment: environment)
    try #require(outcome.exit == 0, outcome.all)
    let batch = try #require(outcome.out.firstMatch(of: /geladen als batch (\d+)/), outcome.all)
    return try #require(Int(batch.output.1))
  }

  private struct Row {
    var id: String
    var old: String
    var new: String
    var why: String
    var facts: String
  }

  /// The figures that differ, from the table for spreadsheets.
  private func differences(_ one: String, _ other: String, exit: Int32 = 1) throws -> [String: Row] {
    let outcome = try bench.tool("leerspoor-report", ["diff", one, other, "--format", "csv"], environment: Self.later)
    try #require(outcome.exit == exit, outcome.all)
    var rows: [String: Row] = [:]
    for line in outcome.out.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      try #require(cells.count >= 12, "\(line)")
      rows[cells[0]] = Row(id: cells[0], old: cells[2], new: cells[3], why: cells[10], facts: cells[11])
    }
    return rows
  }

  private func start() throws -> Int {
    try bench.prepare()
    return try load(
      sheet(
        "januari.csv",
        [
          "R-1;2026-01-05;1:00;042531;PBD-NED;PBD-NED-OD1;B01;fysiek;op school;meso;ja",
          "R-2;2026-01-06;2:00;042531;PBD-NED;PBD-NED-OD1;B01;fysiek;op school;micro;nee",
        ]))
  }

  @Test func `a registration that came late`() throws {
    let batch = try start()
    _ = try load(
      sheet("laat.csv", ["R-3;2026-01-07;3:00;042531;PBD-NED;PBD-NED-OD1;B02;fysiek;op school;meso;ja"]), Self.later)
    // As of a day and as of a batch are the same here.
    for before in ["2026-01@2026-02-02", "2026-01@\(batch)"] {
      let rows = try differences(before, "2026-01")
      let hours = try #require(rows["hours/PBD-NED/2026-01"])
      #expect(hours.old == "3,0 u" && hours.new == "6,0 u")
      #expect(hours.why == "1 feit laat geregistreerd" && hours.facts == "laat.csv:2")
      #expect(rows["classroom/total/2026-01"]?.old == "33,3 %")
      #expect(rows["classroom/total/2026-01"]?.new == "66,7 %")
      #expect(rows["reach/PBD-NED/042531/2025-2026"]?.new == "6,0 u")
      #expect(rows["hours/PBD-CUR/2026-01"] == nil)
    }
    #expect(try differences("2026-01@\(batch)", "2026-01@2026-02-02", exit: 0).isEmpty)
  }

  @Test func `a correction`() throws {
    let batch = try start()
    _ = try load(
      sheet("beter.csv", ["R-2;2026-01-06;2:30;042531;PBD-NED;PBD-NED-OD1;B01;fysiek;op school;micro;nee"]), Self.later)
    let rows = try differences("2026-01@\(batch)", "2026-01")
    let hours = try #require(rows["hours/PBD-NED/2026-01"])
    #expect(hours.old == "3,0 u" && hours.new == "3,5 u" && hours.why == "1 feit verbeterd")
    #expect(hours.facts.contains("januari.csv:3") && hours.facts.contains("beter.csv:2"))
    let text = try bench.tool("leerspoor-report", ["diff", "2026-01@\(batch)", "2026-01"], environment: Self.later)
    #expect(text.out.contains("minuten: 120 → 150"), text.all)
  }

  @Test func `a batch that was undone, and the figures of before are back`() throws {
    let batch = try start()
    let wrong = try load(
      sheet("dubbel.csv", ["R-9;2026-01-08;4:00;042531;PBD-NED;PBD-NED-OD1;B01;fysiek;op school;meso;nee"]))
    let undone = try bench.tool(
      "leerspoor-import", ["undo", "\(wrong)", "--reason", "dubbel"], environment: Self.later)
    try #require(undone.exit == 0, undone.all)
    let rows = try differences("2026-01@\(wrong)", "2026-01")
    let hours = try #require(rows["hours/PBD-NED/2026-01"])
    #expect(hours.old == "7,0 u" && hours.new == "3,0 u")
    #expect(hours.why == "1 feit met de invoer teruggedraaid" && hours.facts == "dubbel.csv:2")
    // An as-of day between load and undo still shows the batch; undo restores every figure.
    #expect(try differences("2026-01@2026-02-02", "2026-01@\(wrong)", exit: 0).isEmpty)
    #expect(try differences("2026-01@\(batch)", "2026-01", exit: 0).isEmpty)
  }

  @Test func `a norm that changed`() throws {
    let batch = try start()
    let path = try bench.write(
      "amends: pov-2025-2030\nvalid_from: 2025-09-02\nnote: \"proef\"\nnorms:\n  classroom_target: 50 %\n",
      to: "normen-nieuw.yaml")
    _ = try load(path, Self.later)
    let rows = try differences("2026-01@\(batch)", "2026-01")
    #expect(rows["classroom/total/2026-01"]?.why == "classroom_target: 60 % → 50 %")
    #expect(rows["hours/PBD-NED/2026-01"] == nil)
    #expect(rows["reach/PBD-NED/2025-2026"] == nil)
  }

  @Test func `a plan that changed`() throws {
    let batch = try start()
    let plan = try String(
      contentsOf: repositoryRoot().appendingPathComponent("plan/pov-2025-2030.yaml"), encoding: .utf8)
    // The block of Nederlands for primary schools leaves the special schools out.
    let marker = try #require(plan.range(of: "PBD-NED-OD1-a"))
    let types = try #require(plan.range(of: "[BaO, BuBaO]", range: marker.upperBound..<plan.endIndex))
    var changed = plan
    changed.replaceSubrange(types, with: "[BaO]")
    _ = try load(bench.write(changed, to: "plan-nieuw.yaml"), Self.later)
    let rows = try differences("2026-01@\(batch)", "2026-01")
    let block = try #require(rows["reach/PBD-NED/PBD-NED-OD1-a/2025-2026"])
    #expect(block.why.contains("het plan veranderde") && block.facts.isEmpty, "\(block)")
    #expect(rows["hours/PBD-NED/2026-01"] == nil)
    #expect(rows["classroom/total/2026-01"] == nil)
  }

  @Test func `two periods, and two reports of which the second was made later`() throws {
    _ = try start()
    _ = try load(
      sheet("december.csv", ["R-4;2025-12-08;1:30;042531;PBD-NED;PBD-NED-OD1;B01;fysiek;op school;meso;ja"]), Self.first
    )
    let periods = try differences("2025-12", "2026-01")
    let hours = try #require(periods["hours/PBD-NED/2025-12 → hours/PBD-NED/2026-01"])
    #expect(hours.old == "1,5 u" && hours.new == "3,0 u" && hours.why.contains("andere periode"))

    func report(_ folder: String, _ environment: [String: String]) throws {
      let outcome = try bench.tool(
        "leerspoor-report", ["month", "2026-01", "--out", folder], environment: environment)
      try #require(outcome.exit == 0, outcome.all)
    }
    try report("eerst", Self.first)
    _ = try load(
      sheet("laat.csv", ["R-3;2026-01-07;3:00;042531;PBD-NED;PBD-NED-OD1;B02;fysiek;op school;meso;ja"]), Self.later)
    try report("daarna", Self.later)
    let folders = try differences("eerst", "daarna")
    #expect(folders["hours/PBD-NED/2026-01"]?.why == "1 feit laat geregistreerd")
    #expect(folders["hours/PBD-NED/2026-01"]?.facts == "laat.csv:2")
  }

  @Test func `two numbers that were merged, and a list that no longer has a row`() throws {
    _ = try start()
    let list = "instellingsnummer;naam;type\n990011;School onder twee nummers;SO\n"
    _ = try load(bench.write(list, to: "extra.csv"))
    let before = try load(
      sheet("dubbel.csv", ["R-9;2026-01-08;1:30;990011;PBD-NED;PBD-NED-OD1;B01;fysiek;op school;meso;ja"]))
    let merged = try bench.tool(
      "leerspoor-import", ["merge", "990011", "042531", "--reason", "dubbel in de lijst"], environment: Self.later)
    try #require(merged.exit == 0, merged.all)
    let rows = try differences("2026-01@\(before)", "2026-01")
    let words = "990011 samengevoegd met 042531, invoer \(before + 1): dubbel in de lijst"
    let pair = try #require(rows["reach/PBD-NED/042531/2025-2026"])
    #expect(pair.old == "3,0 u" && pair.new == "4,5 u" && pair.why.contains(words), "\(pair)")
    #expect(rows["reach-hours/990011/2025-2026"]?.why.contains(words) ?? true)
    #expect(rows.values.allSatisfy { !$0.why.contains("geen feit gevonden") }, "\(rows.values.map { ($0.id, $0.why) })")
    let back = try differences("2026-01", "2026-01@\(before)")
    #expect(back["reach/PBD-NED/042531/2025-2026"]?.why.contains("990011 staat weer los van 042531") == true)

    let sheet = try sheet(
      "januari.csv", ["R-1;2026-01-05;1:00;042531;PBD-NED;PBD-NED-OD1;B01;fysiek;op school;meso;ja"])
    let loaded = try bench.tool("leerspoor-import", ["load", sheet, "--complete"], environment: Self.later)
    try #require(loaded.exit == 0, loaded.all)
    let gone = try differences("2026-01@\(before + 1)", "2026-01")
    #expect(gone["hours/PBD-NED/2026-01"]?.why.contains("verdwenen uit de lijst van invoer \(before + 2)") == true)
  }

  @Test func `every command that shows figures shows them as of a day and as of a batch`() throws {
    let batch = try start()
    _ = try load(
      sheet("laat.csv", ["R-3;2026-01-07;3:00;042531;PBD-NED;PBD-NED-OD1;B02;fysiek;op school;meso;ja"]), Self.later)
    func outcome(_ arguments: [String]) throws -> String {
      let outcome = try bench.tool("leerspoor-report", arguments, environment: Self.later)
      try #require(outcome.exit == 0, outcome.all)
      return outcome.out
    }
    for state in ["2026-02-02", "\(batch)"] {
      let figures = try outcome(
        ["figures", "hours/total", "--month", "2026-01", "--as-of", state, "--format", "csv"])
      #expect(figures.contains(";3,0 u;180;"), "\(figures)")
      let explained = try outcome(["explain", "hours/total/2026-01", "--as-of", state])
      #expect(explained.contains("januari.csv:2") && !explained.contains("laat.csv"))
      let named = try outcome(["explain", "hours/total/2026-01@\(state)"])
      #expect(named == explained)
      let silent = try outcome(["silent", "--weeks", "2", "--as-of", state, "--format", "csv"])
      #expect(silent.contains("B02"), "B02 had not registered yet")
      let month = try outcome(["month", "2026-01", "--as-of", state, "--format", "json"])
      #expect(month.contains("\"as_of\":\"\(state)\""))
    }
    let now = try outcome(["figures", "hours/total", "--month", "2026-01", "--format", "csv"])
    #expect(now.contains(";6,0 u;360;"))
    #expect(try outcome(["explain", "hours/total/2026-01"]).contains("laat.csv:2"))
    // As of today is now.
    #expect(try differences("2026-01@2026-02-10", "2026-01", exit: 0).isEmpty)
  }
}
