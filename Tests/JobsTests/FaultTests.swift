import Foundation
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Jobs

/// Runners that are really killed, several at once, over one database: the built program, as a user runs it.
@Suite(.serialized) struct FaultTests {
  private let folder: TemporaryFolder
  /// With `LEERSPOOR_LONG` set, as `scripts/check --long` does, runners are killed at 200 random moments.
  private let isLong = ProcessInfo.processInfo.environment["LEERSPOOR_LONG"] != nil

  init() throws { folder = try TemporaryFolder() }

  private var store: RunStore {
    get throws { RunStore(try Register(path: folder.path("test.sqlite"), mode: .reading)) }
  }

  /// Starts the program in a folder of its own; its output goes to a file.
  private func start(_ arguments: [String], now: String) throws -> Process {
    let process = Process()
    process.executableURL = Executable("leerspoor-run").url
    process.arguments = arguments + ["--db", folder.path("test.sqlite"), "--now", now]
    process.currentDirectoryURL = folder.url
    process.environment = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/tmp", "USER": "proef", "SWIFT_BACKTRACE": "enable=no",
    ]
    process.standardInput = FileHandle.nullDevice
    let log = folder.path("log-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: log, contents: nil)
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    return process
  }

  @discardableResult private func due(_ now: String) throws -> Int32 {
    let process = try start(["due", "--quiet"], now: now)
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// A job every day at six, whose steps write down that they ran: `2026-02-03 b`.
  private func writeJob(resumes: Bool = true, kill: String = "true") throws {
    let note = { (step: String) in
      "echo $(echo $LEERSPOOR_SLOT | cut -c1-10) \(step) >> gedaan"
    }
    try folder.write(
      """
      job: proef
      schedule: "0 6 * * *"
      catch_up: {slots: all, most: 1000}
      overlap: queue
      resume: \(resumes)
      steps:
        - {id: a, run: [sh, -c, "\(note("a"))"]}
        - {id: b, needs: [a], run: [sh, -c, "\(kill); \(note("b"))"]}
        - {id: c, needs: [b], run: [sh, -c, "\(note("c"))"]}
      """, to: "jobs/proef.yaml")
  }

  /// How many times each line was written down.
  private func done() throws -> [String: Int] {
    let text = (try? String(contentsOfFile: folder.path("gedaan"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").reduce(into: [:]) { $0[String($1), default: 0] += 1 }
  }

  /// Every slot of the days has exactly one run that succeeded, nothing is left running, and what the history says of each step
  /// agrees with what the step itself wrote down.
  private func expectTruth(days: [String], mayRepeat: Bool = true) throws {
    let store = try store
    let runs = try store.history(limit: 10_000)
    #expect(!runs.contains { $0.state == .running })
    let done = try done()
    for day in days {
      let own = runs.filter { $0.slot.hasPrefix("\(day)T0") }
      #expect(own.count { $0.state == .succeeded } == 1, "\(day): \(own.map(\.state))")
      #expect(own.allSatisfy { [.succeeded, .interrupted].contains($0.state) }, "\(day): \(own.map(\.state))")
      for step in ["a", "b", "c"] {
        let attempts = try own.flatMap { try store.steps(of: $0.id) }.filter { $0.step == step && $0.started != nil }
        let times = done["\(day) \(step)"] ?? 0
        #expect(attempts.count { $0.state == .succeeded } == 1, "\(day) \(step): \(attempts.map(\.state))")
        // What is unknown may have run or not; nothing ran that is not in the history.
        #expect((1...attempts.count).contains(times), "\(day) \(step): ran \(times), attempts \(attempts.map(\.state))")
        if !mayRepeat { #expect(times == 1) }
      }
    }
    #expect(runs.allSatisfy { run in days.contains { run.slot.hasPrefix($0) } }, "\(Set(runs.map(\.slot)))")
  }

  @Test func `a runner killed in the middle of a step, and around its ends, loses no slot and tells the truth`() throws
  {
    // The step kills the runner itself: at once, and after times around the end of the step and the beginning of the next.
    try writeJob(
      kill:
        "day=$(echo $LEERSPOOR_SLOT | cut -c9-10); test -e dood-$day || { touch dood-$day; case $day in 02) kill -9 $PPID;; 03) (sleep 0.02; kill -9 $PPID) & ;; 04) (sleep 0.05; kill -9 $PPID) & ;; 05) (sleep 0.1; kill -9 $PPID) & ;; esac; }"
    )
    try due("2026-02-02T05:59")
    let days = (2...5).map { "2026-02-0\($0)" }
    for _ in 0..<8 { if try due("2026-02-05T06:00") == 0 { break } }
    try due("2026-02-05T06:00")
    try expectTruth(days: days)
    #expect(try store.history(states: [.interrupted], limit: 100).count >= 1)
  }

  @Test func `a step whose end nobody recorded is unknown, and without resume nothing of its run runs again`() throws {
    try writeJob(resumes: false, kill: "kill -9 $PPID; sleep 0.1")
    try due("2026-02-02T05:59")
    try due("2026-02-02T06:00")
    #expect(try due("2026-02-02T06:05") == 1, "someone should look at it")
    #expect(try due("2026-02-02T06:10") == 0)
    let run = try #require(try store.history().first)
    #expect(run.state == .interrupted)
    #expect(try store.steps(of: run.id).map { "\($0.step) \($0.state.rawValue)" } == ["a succeeded", "b unknown"])
    #expect(try done()["2026-02-02 a"] == 1 && done()["2026-02-02 c"] == nil)
  }

  @Test func `runners killed at random moments lose no slot and claim none twice`() throws {
    try writeJob(kill: "sleep 0.05")
    try due("2026-02-01T05:59")
    var random = SplitMix(state: 7)
    let rounds = isLong ? 200 : 5
    let first = try #require(CalendarDate(iso: "2026-02-01"))
    for round in 0..<rounds {
      // Each round one more slot is due, so that there is always something to be killed in.
      let process = try start(["due", "--quiet"], now: "\(first.adding(days: round).iso)T06:00")
      usleep(UInt32(100_000 + random.next() % 600_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    let last = first.adding(days: rounds - 1)
    let moment = "\(last.iso)T06:00"
    for _ in 0..<3 { if try due(moment) == 0 { break } }
    // A step that outlived its runner may still write.
    usleep(300_000)
    try expectTruth(days: (0...first.days(until: last)).map { first.adding(days: $0).iso })
  }

  @Test(arguments: [2, 8]) func `several runners at once over one database run each slot once`(runners: Int) throws {
    try writeJob()
    try due("2026-02-02T05:59")
    let all = try (0..<runners).map { _ in try start(["due", "--quiet"], now: "2026-02-04T06:00") }
    for process in all { process.waitUntilExit() }
    for process in all { #expect(process.terminationStatus == 0) }
    // A runner that found the job busy left its slots to the one that ran it.
    try due("2026-02-04T06:00")
    try expectTruth(days: ["2026-02-02", "2026-02-03", "2026-02-04"], mayRepeat: false)
  }

  @Test func `a job file that changes in the middle of a run changes nothing of that run`() throws {
    try folder.write(
      """
      job: proef
      schedule: "0 6 * * *"
      steps:
        - {id: a, run: [sh, -c, "cp nieuw.yaml jobs/proef.yaml; echo a >> gedaan"]}
        - {id: b, needs: [a], run: [sh, -c, "echo oud >> gedaan"]}
      """, to: "jobs/proef.yaml")
    try folder.write(
      "job: proef\nschedule: \"0 6 * * *\"\nsteps:\n  - {id: z, run: [sh, -c, \"echo nieuw >> gedaan\"]}\n",
      to: "nieuw.yaml")
    try due("2026-02-02T05:59")
    #expect(try due("2026-02-02T06:00") == 0)
    #expect(try due("2026-02-03T06:00") == 0)
    #expect(try String(contentsOfFile: folder.path("gedaan"), encoding: .utf8) == "a\noud\nnieuw\n")
    #expect(try store.history().first { $0.slot.hasPrefix("2026-02-02") }?.definition.contains("echo oud") == true)
  }

  @Test func `a step that writes without end keeps to its limit, in memory and on disk`() throws {
    // A gigabyte in the long check; enough to pass the limit a hundred times in the short one.
    let count = isLong ? 1_000 : 100
    try folder.write(
      """
      job: proef
      schedule: "0 6 * * *"
      steps:
        - {id: a, output: 1MB, run: [sh, -c, "echo begin; head -c \(count)000000 /dev/zero | tr '\\\\0' x; echo; echo einde"]}
      """, to: "jobs/proef.yaml")
    let process = try start(["run", "proef"], now: "2026-02-02T06:00")
    var most = 0
    while process.isRunning {
      let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
      most = max(most, line?.split(separator: " ").compactMap { Int($0) }.first ?? 0)
      usleep(20_000)
    }
    #expect(process.terminationStatus == 0)
    #expect(most < 120_000, "\(most) kB of memory")
    let output = try #require(try store.steps(of: 1).first?.output)
    #expect(output.bytes == count * 1_000_000 + 13)
    #expect(output.head.hasPrefix("begin\nxxx") && output.tail.hasSuffix("x\neinde\n"))
    let size = try FileManager.default.attributesOfItem(atPath: output.path)[.size] as? Int
    #expect(size ?? 0 < 1_000_200)
  }

  @Test func `a disk that is full while a step logs fails the step, and the history says so`() throws {
    try folder.write(
      """
      job: proef
      schedule: "0 6 * * *"
      steps:
        - {id: a, run: [sh, -c, "trap '' XFSZ; ulimit -f 8; echo begin; seq 100000"]}
        - {id: b, run: ["true"]}
      """, to: "jobs/proef.yaml")
    let process = try start(["run", "proef"], now: "2026-02-02T06:00")
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    let steps = try store.steps(of: 1)
    let first = try #require(steps.first { $0.step == "a" })
    #expect(first.state == .failed && first.output?.head.hasPrefix("begin\n1\n") == true)
    #expect(steps.first { $0.step == "b" }?.state == .succeeded)
  }
}

/// Numbers that look like chance and are the same each time.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
