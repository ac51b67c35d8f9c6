import Cron
import Foundation
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Jobs

struct DueTests {
  private let daily = "\"0 6 * * *\""

  private func what(_ entries: [DueRunner.Entry]) throws -> [String] {
    let zone = try brussels()
    func day(_ slot: Instant?) -> String { slot.map { String(zone.iso($0).prefix(16)) } ?? "-" }
    return entries.map { entry in
      switch entry.what {
      case .ran(_, let state, let slot): "ran \(day(slot)) \(state.rawValue)"
      case .firstSeen: "first seen"
      case .passedOver(let slot, let count): "passed over \(count) to \(day(slot))"
      case .overlapped(let slot, let run): "overlapped \(day(slot)) by \(run)"
      case .waits(let slot, let run): "\(day(slot)) waits for \(run)"
      case .spaced(let slot, let until): "\(day(slot)) spaced until \(day(until))"
      case .paused(_, let reason): "paused: \(reason)"
      case .interrupted(let run): "interrupted \(run)"
      }
    }
  }

  @Test func `a slot of this very moment runs, also when the job is seen for the first time`() async throws {
    let bench = try Bench(at: "2026-02-02T06:00")
    let job = try job(steps: "  - {id: a, run: [\"true\"]}", schedule: daily)
    #expect(try what(await bench.due([job])) == ["first seen", "ran 2026-02-02T06:00 succeeded"])
    let run = try #require(try bench.store.history().first)
    #expect(run.slot == "2026-02-02T05:00:00Z" && run.cause == .schedule)
    #expect(try await bench.due([job]).isEmpty)
  }

  @Test func `slots from before the job was first seen do not run`() async throws {
    let bench = try Bench(at: "2026-02-02T07:30")
    let job = try job(steps: "  - {id: a, run: [\"true\"]}", schedule: daily)
    #expect(try what(await bench.due([job])) == ["first seen"])
    try bench.clock.set("2026-02-03T06:10")
    #expect(try what(await bench.due([job])) == ["ran 2026-02-03T06:00 succeeded"])
  }

  @Test func `a machine that was off catches up in order`() async throws {
    let bench = try Bench(at: "2026-02-02T06:00")
    let job = try job(
      steps: "  - {id: a, run: [echo, \"{{ month }}\"]}", more: "parameter: {month: previous}",
      schedule: "\"0 6 1 * *\"")
    _ = try await bench.due([job])
    try bench.clock.set("2026-05-10T09:00")
    #expect(
      try what(await bench.due([job])) == [
        "ran 2026-03-01T06:00 succeeded", "ran 2026-04-01T06:00 succeeded", "ran 2026-05-01T06:00 succeeded",
      ])
    #expect(try bench.store.history().map(\.month) == ["2026-04", "2026-03", "2026-02"])
    #expect(try bench.store.history().allSatisfy { $0.cause == .catchUp })
  }

  @Test func `what is passed over after a long time is recorded in one row`() async throws {
    let bench = try Bench(at: "2026-06-30T06:00")
    let job = try job(
      steps: "  - {id: a, run: [\"true\"]}", more: "catch_up: latest", schedule: daily)
    _ = try await bench.due([job])
    try bench.clock.set("2026-08-31T06:00")
    #expect(
      try what(await bench.due([job])) == ["passed over 61 to 2026-08-30T06:00", "ran 2026-08-31T06:00 succeeded"])
    let skipped = try #require(try bench.store.history(states: [.skipped]).first)
    #expect(try #require(skipped.detail).dutch.hasPrefix("61 gemiste momenten overgeslagen"))
    #expect(try await bench.due([job]).isEmpty)
  }

  @Test func `two runners at once run each slot once`() async throws {
    let bench = try Bench(at: "2026-02-01T06:00")
    let job = try job(
      steps: "  - {id: a, run: [sh, -c, \"echo $LEERSPOOR_SLOT >> slots; sleep 0.1\"]}", more: "overlap: queue",
      schedule: daily)
    _ = try await bench.due([job])
    try bench.clock.set("2026-02-04T06:00")
    let path = bench.folder.path("test.sqlite")
    let context = bench.context
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 1...3 {
        group.addTask {
          let store = RunStore(try Register(path: path, mode: .writing))
          let engine = JobEngine(context: context, store: store)
          let postman = Postman(context: context, store: store, delivery: Delivery { _ in nil })
          _ = try await DueRunner(engine: engine, postman: postman).run([job])
        }
      }
      try await group.waitForAll()
    }
    let lines = try String(contentsOfFile: bench.folder.path("slots"), encoding: .utf8).split(separator: "\n")
    #expect(
      lines == [
        "2026-02-01T06:00:00+01:00", "2026-02-02T06:00:00+01:00", "2026-02-03T06:00:00+01:00",
        "2026-02-04T06:00:00+01:00",
      ])
  }

  @Test func `a slot that comes while the job still runs is passed over or waits, as the job says`() async throws {
    for (overlap, expected) in [
      ("skip", "overlapped 2026-02-03T06:00 by 1"), ("queue", "2026-02-03T06:00 waits for 1"),
    ] {
      let bench = try Bench(at: "2026-02-02T06:00")
      let job = try job(
        steps: "  - {id: a, run: [\"true\"]}", more: "overlap: \(overlap)", schedule: daily)
      let slot = try #require(try brussels().instant(iso: "2026-02-02T06:00"))
      _ = try bench.store.firstSeen(job: "proef", at: UTCTime(unixSeconds: slot.secondsSince1970 - 1))
      _ = try bench.store.claim(bench.engine.claim(job, slot: slot, cause: .schedule))
      try bench.clock.set("2026-02-03T06:00")
      #expect(try what(await bench.due([job])) == [expected])
      try bench.store.runEnds(1, at: bench.context.now, state: .succeeded, detail: nil)
      #expect(try what(await bench.due([job])) == (overlap == "skip" ? [] : ["ran 2026-02-03T06:00 succeeded"]))
    }
  }

  @Test func `a paused job does not run, and goes on when the pause is over`() async throws {
    let bench = try Bench(at: "2026-02-02T06:00")
    let job = try job(steps: "  - {id: a, run: [\"true\"]}", schedule: daily)
    _ = try await bench.due([job])
    try bench.store.addPause(
      job: "proef", at: bench.context.now, until: UTCTime(iso: "2026-02-04T00:00:00Z"), reason: "verhuizing",
      actor: "an")
    try bench.clock.set("2026-02-03T06:00")
    #expect(try what(await bench.due([job])) == ["paused: verhuizing"])
    try bench.clock.set("2026-02-04T06:00")
    #expect(
      try what(await bench.due([job])) == ["ran 2026-02-03T06:00 succeeded", "ran 2026-02-04T06:00 succeeded"])
  }

  @Test func `in the week of the clock change each day runs once`() async throws {
    let bench = try Bench(at: "2026-03-27T12:00")
    let job = try job(steps: "  - {id: a, run: [\"true\"]}", schedule: "\"30 2 * * *\"")
    var ran: [String] = []
    _ = try await bench.due([job])
    for day in 28...31 {
      for time in ["01:59", "02:30", "03:00", "03:30"] {
        try bench.clock.set("2026-03-\(day)T\(time)")
        ran += try what(await bench.due([job]))
      }
    }
    #expect(
      ran == [
        "ran 2026-03-28T02:30 succeeded", "ran 2026-03-29T03:00 succeeded", "ran 2026-03-30T02:30 succeeded",
        "ran 2026-03-31T02:30 succeeded",
      ])
  }

  // MARK: - Runners that die

  /// Leaves a run behind as a runner that was killed in the middle of its second step does.
  private func leaveInterrupted(_ bench: Bench, _ job: Job, stepsBegun: Bool = true) throws {
    let slot = try #require(try brussels().instant(iso: "2026-02-02T06:00"))
    _ = try bench.store.firstSeen(job: "proef", at: UTCTime(unixSeconds: slot.secondsSince1970 - 1))
    var dead = bench
    dead.context.identity = RunnerIdentity(pid: 1, boot: "another", started: "1")
    _ = try bench.store.claim(dead.engine.claim(job, slot: slot, cause: .schedule))
    guard stepsBegun else { return }
    let now = bench.context.now
    try bench.store.stepBegins(run: 1, step: "a", attempt: 1, command: ["true"], at: now, outputPath: "a.log")
    try bench.store.stepEnds(run: 1, step: "a", attempt: 1, at: now, end: StepEnd(.succeeded, exitCode: 0))
    try bench.store.stepBegins(run: 1, step: "b", attempt: 1, command: ["true"], at: now, outputPath: "b.log")
  }

  private let two = """
      - {id: a, run: [sh, -c, "echo a >> gedaan"]}
      - {id: b, needs: [a], run: [sh, -c, "echo b >> gedaan"]}
    """

  @Test func `a run whose runner died is marked, its open step is unknown, and it is not run again`() async throws {
    let bench = try Bench()
    let job = try job(steps: two, schedule: daily)
    try leaveInterrupted(bench, job)
    #expect(try what(await bench.due([job])) == ["interrupted 1"])
    let run = try #require(try bench.store.run(1))
    #expect(run.state == .interrupted)
    #expect(try bench.store.steps(of: 1).map(\.state) == [.succeeded, .unknown])
    #expect(try await bench.due([job]).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: bench.folder.path("gedaan")))
  }

  @Test func `a job that says so goes on where its runner died`() async throws {
    let bench = try Bench()
    let job = try job(steps: two, more: "resume: true", schedule: daily)
    try leaveInterrupted(bench, job)
    #expect(try what(await bench.due([job])) == ["ran 2026-02-02T06:00 succeeded"])
    #expect(try String(contentsOfFile: bench.folder.path("gedaan"), encoding: .utf8) == "b\n")
    #expect(try bench.store.run(2)?.slot == bench.store.run(1)?.slot)
    #expect(try await bench.due([job]).isEmpty)
  }

  @Test func `a runner that dies as soon as it took over makes no step run twice`() async throws {
    let bench = try Bench()
    let job = try job(steps: two, more: "resume: true", schedule: daily)
    try leaveInterrupted(bench, job)
    // The second runner claims the slot and dies before it records anything.
    var second = bench
    second.context.identity = RunnerIdentity(pid: 2, boot: "another", started: "2")
    let found = try #require(try await bench.engine.recoverDead().first)
    let claim = try second.engine.claim(job, slot: brussels().instant(iso: "2026-02-02T06:00"), cause: .schedule)
    #expect(try bench.store.takeOver(found, claim: claim) == 2)
    #expect(try what(await bench.due([job])) == ["ran 2026-02-02T06:00 succeeded"])
    #expect(try String(contentsOfFile: bench.folder.path("gedaan"), encoding: .utf8) == "b\n")
    #expect(try bench.store.run(3)?.state == .succeeded)
  }

  @Test func `a run of which no step had begun is run by the next runner`() async throws {
    let bench = try Bench()
    let job = try job(steps: two, schedule: daily)
    try leaveInterrupted(bench, job, stepsBegun: false)
    #expect(try what(await bench.due([job])) == ["ran 2026-02-02T06:00 succeeded"])
    #expect(try String(contentsOfFile: bench.folder.path("gedaan"), encoding: .utf8) == "a\nb\n")
  }

  /// Runs what is due, and lets the machine end the runner while the first step is at work.
  private func endWhileRunning(
    _ bench: Bench, _ job: Job, delivering send: @escaping @Sendable (JobNotification) -> String? = { _ in nil }
  ) async throws {
    var ending = bench
    ending.context.isEnding = { true }
    let runner = ending
    let task = Task { try await runner.due([job], delivering: send) }
    while !bench.log.all.contains("begin a 1") { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `a runner that its machine ends leaves an interrupted run, and the next goes on with it`() async throws {
    let bench = try Bench()
    let job = try job(
      steps: "  - {id: a, run: [sh, -c, \"test -f klaar || sleep 67.3\"]}",
      more: "resume: true\nnotify:\n  failure: [{mail: data@example.org}]", schedule: daily)
    try await endWhileRunning(bench, job)
    let run = try #require(try bench.store.run(1))
    #expect(run.state == .interrupted && run.ended != nil)
    #expect(run.detail?.dutch == "het programma dat de opdracht uitvoerde, moest eindigen")
    #expect(try bench.store.steps(of: 1).map(\.state) == [.cancelled])
    #expect(try bench.store.notifications(of: 1).isEmpty, "the next runner tells how it ended")
    try bench.folder.write("", to: "klaar")
    #expect(try what(await bench.due([job])) == ["ran 2026-02-02T06:00 succeeded"])
    #expect(try await bench.due([job]).isEmpty)
  }

  @Test func `who must know is told of a run that was interrupted and is not gone on with`() async throws {
    let bench = try Bench()
    let job = try job(
      steps: "  - {id: a, run: [sleep, \"67.4\"]}", more: "notify:\n  failure: [{mail: data@example.org}]",
      schedule: daily)
    try await endWhileRunning(bench, job)
    let told = try bench.store.notifications(of: 1)
    #expect(told.map(\.kind) == [.failure] && told.allSatisfy { $0.delivered != nil })
    #expect(told.first?.message.hasPrefix("Leerspoor: proef mislukt\n") == true, "\(told)")
    #expect(try await bench.due([job]).isEmpty)
  }

  @Test func `this process is alive, one that never was is not, of another machine its lock tells`() throws {
    let me = SystemProcesses.current()
    #expect(SystemProcesses.isAlive(me) == true)
    #expect(SystemProcesses.isAlive(RunnerIdentity(pid: me.pid, boot: me.boot, started: "1")) == false)
    #expect(SystemProcesses.isAlive(RunnerIdentity(pid: 99_999_999, boot: me.boot, started: me.started)) == false)
    let other = RunnerIdentity(pid: me.pid, boot: "another/pid:[1]", started: me.started)
    #expect(SystemProcesses.isAlive(other) == nil)
    let folder = try TemporaryFolder()
    let locks = RunnerLocks(outputFolder: folder.path("runs"))
    #expect(!locks.isAlive(other))
    do {
      let held = try #require(locks.hold(other))
      withExtendedLifetime(held) {
        #expect(locks.isAlive(other))
        #expect(locks.hold(other) == nil, "another process holds it")
      }
    }
    #expect(!locks.isAlive(other))
  }
}
