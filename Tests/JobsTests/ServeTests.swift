import Foundation
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Jobs

/// `leerspoor-run serve`, as a service manager treats it.
@Suite(.serialized) struct ServeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var store: RunStore {
    get throws { RunStore(try Register(path: folder.path("test.sqlite"), mode: .reading)) }
  }

  private var log: String { (try? String(contentsOfFile: folder.path("log"), encoding: .utf8)) ?? "" }

  private func job(_ name: String, _ command: String, schedule: String = "* * * * *", more: String = "") throws {
    try folder.write(
      "job: \(name)\nschedule: \"\(schedule)\"\n\(more)\nsteps:\n  - {id: a, run: [sh, -c, \"\(command)\"]}\n",
      to: "jobs/\(name).yaml")
  }

  /// Starts the server two seconds before a whole minute on its own clock.
  private func serve(_ now: String = "2026-02-02T05:59:58", _ arguments: [String] = []) throws -> Process {
    let process = Process()
    process.executableURL = Executable("leerspoor-run").url
    process.arguments = ["serve", "--db", folder.path("test.sqlite"), "--now", now] + arguments
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/tmp", "SWIFT_BACKTRACE": "enable=no"]
    process.standardInput = FileHandle.nullDevice
    _ = FileManager.default.createFile(atPath: folder.path("log"), contents: nil)
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path("log")))
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    return process
  }

  private func wait(_ what: String, _ condition: () -> Bool) async throws {
    for _ in 0..<600 where !condition() { try await Task.sleep(for: .milliseconds(50)) }
    if !condition() { Issue.record("not within 30 s: \(what)\n\(log)") }
  }

  private func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder.path(name)) }

  @Test func `its clock starts at now, jobs run side by side, and SIGTERM lets what runs end`() async throws {
    try job("traag", "touch traag; while ! test -e klaar; do sleep 0.05; done; touch gedaan")
    try job("snel", "echo $LEERSPOOR_SLOT >> snel")
    let process = try serve()
    try await wait("both jobs begin") { exists("traag") && exists("snel") }
    process.terminate()
    try await wait("it says that it waits") { log.contains("wacht op traag") }
    #expect(process.isRunning)
    try folder.write("", to: "klaar")
    try await wait("it ends") { !process.isRunning }
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(log)")
    #expect(exists("gedaan"))
    #expect(try store.history().allSatisfy { $0.state == .succeeded })
    #expect(try String(contentsOfFile: folder.path("snel"), encoding: .utf8) == "2026-02-02T06:00:00+01:00\n")
  }

  @Test func `a second SIGTERM ends the steps and what they started, and the history says so`() async throws {
    try job("traag", "trap '' TERM; touch traag; sleep 61.7 & wait; sleep 61.7")
    let process = try serve()
    try await wait("the job begins") { exists("traag") }
    process.terminate()
    try await wait("it says that it waits") { log.contains("wacht op traag") }
    process.terminate()
    try await wait("it ends") { !process.isRunning }
    process.waitUntilExit()
    #expect(process.terminationStatus == 130, "\(log)")
    let run = try #require(try store.history().first)
    #expect(run.state == .interrupted)
    #expect(try store.steps(of: run.id).map(\.state) == [.cancelled])
    let lines = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }
      .compactMap { FileManager.default.contents(atPath: "/proc/\($0)/cmdline") }
    #expect(!lines.contains { String(decoding: $0, as: UTF8.self).contains("61.7") })
  }

  @Test func `a file that becomes wrong leaves its last version at work, and SIGHUP reads all again`() async throws {
    try job("werk", "echo een >> werk", schedule: "0 6 * * *")
    try job("weg", "true", schedule: "0 6 1 1 *")
    let process = try serve("2026-02-02T05:59:50", ["--metrics", folder.path("cijfers.prom")])
    defer { process.terminate() }
    try await wait("it begins") { log.contains("begonnen met 2 opdrachten") }
    try folder.write("job: werk\nschedule: \"0 66 * * *\"\n", to: "jobs/werk.yaml")
    try await wait("it says what is wrong") { log.contains("de laatste geldige versie loopt verder van: werk") }
    #expect(log.contains("jobs/werk.yaml:2:14"), "\(log)")
    try await wait("the last valid version runs") { exists("werk") }
    #expect(try String(contentsOfFile: folder.path("werk"), encoding: .utf8) == "een\n")
    try FileManager.default.removeItem(atPath: folder.path("jobs/weg.yaml"))
    try job("werk", "echo twee >> werk", schedule: "0 6 * * *")
    try await wait("the new version is read") { log.contains("opnieuw gelezen: 1 opdrachten") }
    let before = log.components(separatedBy: "opnieuw gelezen").count
    kill(process.processIdentifier, SIGHUP)
    try await wait("SIGHUP is heard") { log.components(separatedBy: "opnieuw gelezen").count > before }
    let metrics = try String(contentsOfFile: folder.path("cijfers.prom"), encoding: .utf8)
    #expect(metrics.contains("# TYPE leerspoor_job_running gauge\n"))
    #expect(metrics.contains("leerspoor_job_next_timestamp_seconds{job=\"werk\"} "))
  }
}
