import Cron
import Dispatch
import Foundation
import GuidanceKit
import TestSupport
import Testing

@testable import Jobs
@testable import Register

struct RecorderTests {
  /// Holds the write lock of a database while something is done, and for so many seconds at least, as a long load does.
  private func whileLocked(_ path: String, for seconds: Double, _ body: () async throws -> Void) async throws {
    let other = try Register(path: path, mode: .writing)
    let isLocked = DispatchSemaphore(value: 0)
    let mayRelease = DispatchSemaphore(value: 0)
    let isFree = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      try? other.writing { _ in
        isLocked.signal()
        Thread.sleep(forTimeInterval: seconds)
        mayRelease.wait()
      }
      isFree.signal()
    }
    await Self.wait(isLocked)
    do {
      try await body()
    } catch {
      mayRelease.signal()
      throw error
    }
    mayRelease.signal()
    await Self.wait(isFree)
  }

  private static func wait(_ semaphore: DispatchSemaphore) async {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        semaphore.wait()
        continuation.resume()
      }
    }
  }

  /// A bench whose writes wait only a moment for others, as the runner's do.
  private func bench() throws -> (bench: Bench, engine: JobEngine) {
    let bench = try Bench(parallel: 2)
    let store = RunStore(try Register(path: bench.folder.path("test.sqlite"), mode: .writing, busyTimeout: 0.1))
    return (bench, JobEngine(context: bench.context, store: store, onEvent: bench.log.note))
  }

  private var isLong: Bool { ProcessInfo.processInfo.environment["LEERSPOOR_LONG"] != nil }

  @Test func `while the database is locked a run goes on, its timeouts hold, and its history arrives whole`()
    async throws
  {
    let (bench, engine) = try bench()
    let job = try job(
      steps: """
          - {id: a, run: [touch, begonnen]}
          - {id: b, needs: [a], run: [sh, -c, "while ! test -e slot; do sleep 0.02; done; echo b"]}
          - {id: c, needs: [b], run: [sleep, "60"], timeout: 1s}
          - {id: d, needs: [b], run: [sh, -c, "echo d; exit 3"]}
        """)
    let path = bench.folder.path("test.sqlite")
    async let outcome = engine.runByHand(job)
    while !FileManager.default.fileExists(atPath: bench.folder.path("begonnen")) {
      try await Task.sleep(for: .milliseconds(5))
    }
    try await whileLocked(path, for: isLong ? 30 : 0.5) {
      try bench.folder.write("", to: "slot")
      while !bench.log.all.contains("end c 1 timed-out") || !bench.log.all.contains("end d 1 failed") {
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(engine.recorder.waiting > 0)
      let files = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path("output/wachtend"))
      #expect(files.count == 1)
    }
    #expect(try await outcome == .ran(run: 1, state: .failed))
    let states = try Dictionary(bench.store.steps(of: 1).map { ($0.step, $0.state) }, uniquingKeysWith: { $1 })
    #expect(states == ["a": .succeeded, "b": .succeeded, "c": .timedOut, "d": .failed])
    #expect(try bench.store.run(1)?.state == .failed)
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.folder.path("output/wachtend")).isEmpty)
  }

  @Test func `what a runner that died had still to record is recorded by the next one`() async throws {
    let bench = try Bench()
    let job = try job(
      steps: """
          - {id: a, run: [sh, -c, "echo a >> gedaan"]}
          - {id: b, needs: [a], run: [sh, -c, "echo b >> gedaan"]}
        """, more: "resume: true", schedule: "\"0 6 * * *\"")
    let dead = RunnerIdentity(pid: 1, boot: "another", started: "1")
    var other = bench
    other.context.identity = dead
    let slot = try #require(try brussels().instant(iso: "2026-02-02T06:00"))
    _ = try bench.store.firstSeen(job: "proef", at: UTCTime(unixSeconds: slot.secondsSince1970 - 1))
    _ = try bench.store.claim(other.engine.claim(job, slot: slot, cause: .schedule))
    let recorder = RunRecorder(
      store: RunStore(try Register(path: bench.folder.path("test.sqlite"), mode: .writing, busyTimeout: 0.1)),
      identity: dead, outputFolder: bench.context.outputFolder)
    let now = bench.context.now
    try await whileLocked(bench.folder.path("test.sqlite"), for: 0.1) {
      try recorder.record(
        .stepBegins(run: 1, step: "a", attempt: 1, command: ["true"], at: now, outputPath: "a.log"))
      try recorder.record(.stepEnds(run: 1, step: "a", attempt: 1, at: now, end: StepEnd(.succeeded, exitCode: 0)))
    }
    // Its last line was cut off when it died.
    let file = try #require(
      try FileManager.default.contentsOfDirectory(atPath: bench.folder.path("output/wachtend")).first)
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: bench.folder.path("output/wachtend/\(file)")))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"stepBegins\":{\"run\":1".utf8))
    try handle.close()
    _ = try await bench.due([job])
    #expect(try bench.store.steps(of: 1).map(\.state) == [.succeeded])
    #expect(try String(contentsOfFile: bench.folder.path("gedaan"), encoding: .utf8) == "b\n")
    #expect(try bench.store.run(1)?.state == .interrupted)
    #expect(try bench.store.run(2)?.state == .succeeded)
  }

  @Test func `every record reads back from a line as it was written`() throws {
    let time = UTCTime(unixSeconds: 1_770_008_400)
    let output = StepOutputRecord(path: "a", bytes: 3, head: "x\ny", tail: "é")
    let records: [RunRecord] = [
      .stepBegins(run: 1, step: "a", attempt: 2, command: ["sh", "-c", "x"], at: time, outputPath: "p"),
      .stepEnds(run: 1, step: "a", attempt: 2, at: time, end: StepEnd(.failed, exitCode: 3, output: output)),
      .stepSkipped(run: 1, step: "b", command: [], state: .skipped, detail: Label("nl", "en")),
      .runEnds(run: 1, at: time, state: .timedOut, detail: nil),
    ]
    let data = try JSONEncoder().encode(records)
    #expect(try JSONDecoder().decode([RunRecord].self, from: data) == records)
  }
}
