import Foundation
import GRDB
import TestSupport
import Testing

/// The jobs that go along, each on a copy of the demo.
@Suite struct ShippedJobsTests {
  /// A folder as a service has it: the database of the demo, the jobs, an empty inbox.
  private static let service = Result { () throws -> TemporaryFolder in
    let demo = try Demo.once.get()
    let folder = try TemporaryFolder()
    // The copy is made as users make it.
    let backup = try demo.tool("leerspoor", ["backup", folder.path("data")])
    try #require(backup.exit == 0, backup.all)
    let copy = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path("data")).first)
    #expect(copy == "leerspoor-2026-02-02T0600.sqlite")
    try FileManager.default.moveItem(
      atPath: folder.path("data/\(copy)"), toPath: folder.path("data/leerspoor.sqlite"))
    try FileManager.default.copyItem(
      at: repositoryRoot().appendingPathComponent("jobs"), to: folder.url.appendingPathComponent("jobs"))
    try FileManager.default.createDirectory(atPath: folder.path("data/inbox"), withIntermediateDirectories: true)
    return folder
  }

  private func tool(_ name: String, _ arguments: [String], now: String = "2026-02-02T08:00") throws
    -> Executable.Outcome
  {
    let folder = try Self.service.get()
    return try Executable(name).run(
      arguments, in: folder.url,
      environment: ["LEERSPOOR_DB": folder.path("data/leerspoor.sqlite"), "LEERSPOOR_NOW": now])
  }

  private static let jobs: [(name: String, makes: String?)] = [
    ("maandrapport", "out/2026-01/index.html"), ("weekoverzicht", "intranet/index.html"), ("inbox", nil),
    ("edbi-juni", "out/edbi-2025-2026/index.html"), ("vooraf-audit", "out/bevindingen-2024-2025.csv"),
    ("jaarverslag", "out/jaarverslag-2025-2026/index.html"), ("back-up", "back-up"), ("opruimen", nil),
  ]

  @Test(arguments: jobs) func `each job runs on the demo and makes what it is for`(job: (name: String, makes: String?))
    throws
  {
    // The plan of the demo begins in September 2025, so its first yearly report is that of October 2026.
    let now = job.name == "jaarverslag" ? "2026-10-01T06:00" : "2026-02-02T08:00"
    let outcome = try tool("leerspoor-run", ["run", job.name], now: now)
    #expect(outcome.exit == 0, outcome.all)
    if let made = job.makes { #expect(FileManager.default.fileExists(atPath: try Self.service.get().path(made))) }
  }

  @Test func `there is a test for every job, and the folder is valid on the demo`() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: repositoryRoot().appendingPathComponent("jobs").path
    ).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    #expect(Set(names) == Set(Self.jobs.map(\.name)))
    let outcome = try tool("leerspoor-run", ["validate"])
    #expect(outcome.exit == 0, outcome.all)
    #expect(!outcome.out.contains("JOB14"), outcome.all)
  }

  @Test func `next knows when each of them runs`() throws {
    let outcome = try tool("leerspoor-run", ["next", "--format", "json"])
    for moment in [
      "2026-03-02T06:00:00+01:00", "2026-02-09T07:00:00+01:00", "2026-02-02T08:15:00+01:00",
      "2026-06-23T06:00:00+02:00", "2026-11-16T06:00:00+01:00", "2026-10-01T06:00:00+02:00",
      "2026-02-03T02:30:00+01:00", "2026-02-08T03:00:00+01:00",
    ] {
      #expect(outcome.out.contains(moment), "\(moment): \(outcome.all)")
    }
  }

  @Test func `a backup is sound, is one file, and old ones go`() throws {
    let folder = try Self.service.get()
    for minute in 0..<4 {
      let outcome = try tool("leerspoor", ["backup", "kopies", "--keep", "2"], now: "2026-02-02T09:0\(minute)")
      #expect(outcome.exit == 0, outcome.all)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("kopies")).sorted()
    #expect(names == ["leerspoor-2026-02-02T0902.sqlite", "leerspoor-2026-02-02T0903.sqlite"])
    let copy = try Executable("leerspoor-import").run(["batches", "--db", folder.path("kopies/\(names[1])")])
    #expect(copy.exit == 0 && copy.out.contains("registraties-2026-01"), copy.all)
  }

  @Test func `the shipped jobs can be handed to systemd, cron and Kubernetes`() throws {
    for kind in ["--systemd", "--crontab", "--kubernetes"] {
      let outcome = try tool("leerspoor-run", ["export", kind])
      #expect(outcome.exit == 0, outcome.all)
      #expect(outcome.out.contains("maandrapport"), outcome.all)
    }
    #expect(try tool("leerspoor-run", ["export"]).exit == 64)
    #expect(try tool("leerspoor-run", ["export", "--crontab", "--systemd"]).exit == 64)
  }

  @Test func `a run is shown with a timeline, and as a page that is whole in itself`() throws {
    _ = try tool("leerspoor-run", ["run", "inbox"])
    let json = try tool("leerspoor-run", ["history", "inbox", "--format", "json", "--limit", "1"])
    let number = try #require(json.out.firstMatch(of: /"run":\s*(\d+)/)).output.1
    let text = try tool("leerspoor-run", ["show", String(number)])
    #expect(text.out.contains("laden █"), text.all)
    let page = try tool("leerspoor-run", ["show", String(number), "--html"])
    #expect(page.exit == 0 && page.out.hasPrefix("<!DOCTYPE html>"), page.all)
    #expect(page.out.contains("<svg") && !page.out.contains("src=\"http"))
  }

  @Test func `pausing, resuming and stopping say what they did and why they cannot`() throws {
    #expect(try tool("leerspoor-run", ["pause", "inbox"]).exit == 64)
    let past = try tool("leerspoor-run", ["pause", "inbox", "--until", "2025-01-01", "--reason", "x"])
    #expect(past.exit == 64 && past.error.contains("een moment dat nog komt"), past.all)
    let pause = try tool("leerspoor-run", ["pause", "edbi-juni", "--until", "2026-07-01", "--reason", "verhuizing"])
    #expect(pause.exit == 0 && pause.error.contains("loopt niet tot 2026-07-01 00:00:00"), pause.all)
    #expect(try tool("leerspoor-run", ["due", "edbi-juni"]).out.contains("gepauzeerd tot"))
    #expect(try tool("leerspoor-run", ["resume", "edbi-juni"]).error.contains("loopt weer"))
    #expect(try tool("leerspoor-run", ["resume", "edbi-juni"]).error.contains("was niet gepauzeerd"))
    let cancel = try tool("leerspoor-run", ["cancel", "1"])
    #expect(cancel.exit == 2 && cancel.error.contains("er is niets te stoppen"), cancel.all)
    #expect(try tool("leerspoor-run", ["cancel", "9999"]).error.contains("bestaat niet"))
    let backfill = try tool(
      "leerspoor-run", ["backfill", "maandrapport", "--from", "2025-09", "--to", "2025-11", "--dry-run"])
    #expect(backfill.out.split(separator: "\n").count == 3, backfill.all)
    #expect(backfill.out.contains("2025-10-01 06:00 (2025-09)  nog niet gelopen"), backfill.all)
  }
}
