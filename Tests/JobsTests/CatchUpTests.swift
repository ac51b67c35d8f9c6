import Cron
import Foundation
import GuidanceKit
import Register
import Synchronization
import TestSupport
import Testing

@testable import Jobs

struct CatchUpTests {
  private let steps = "  - {id: a, run: [\"true\"]}"

  private func ran(_ bench: Bench) throws -> [String] {
    try bench.store.history(limit: 100).filter { $0.state == .succeeded }.map { String($0.slot.prefix(10)) }.reversed()
  }

  @Test func `a job says itself how many of its slots are caught up`() async throws {
    let bench = try Bench(at: "2026-02-01T06:00")
    let job = try job(steps: steps, more: "catch_up: {slots: all, most: 3}", schedule: "\"0 6 * * *\"")
    _ = try await bench.due([job])
    try bench.clock.set("2026-03-04T06:00")
    let entries = try await bench.due([job])
    #expect(try ran(bench) == ["2026-02-01", "2026-03-02", "2026-03-03", "2026-03-04"])
    guard case .passedOver(_, let count)? = entries.first?.what else {
      Issue.record("\(entries)")
      return
    }
    #expect(count == 28)
  }

  @Test func `a machine that wakes after a month does not stampede`() async throws {
    let bench = try Bench(at: "2026-02-01T06:00")
    let job = try job(
      steps: steps, more: "catch_up: {slots: all, most: 4, spacing: 10m}", schedule: "\"0 6 * * *\"")
    _ = try await bench.due([job])
    var waited: [String] = []
    for time in ["09:00", "09:05", "09:10", "09:15", "09:20", "09:30", "09:31", "09:45"] {
      try bench.clock.set("2026-03-04T\(time)")
      for case .spaced(_, let until) in try await bench.due([job]).map(\.what) {
        waited.append("\(time) until \(try brussels().iso(until).dropFirst(11).prefix(5))")
      }
    }
    #expect(try ran(bench) == ["2026-02-01", "2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"])
    // Each call ran at most one; the last one is as late as the others, so it waits as well.
    #expect(
      waited == [
        "09:00 until 09:10", "09:05 until 09:10", "09:10 until 09:20", "09:15 until 09:20", "09:20 until 09:30",
      ])
  }

  @Test func `whom it concerns hears that slots were passed over`() async throws {
    let bench = try Bench(at: "2026-02-01T06:00")
    let job = try job(
      steps: steps, more: "catch_up: latest\nnotify: {failure: [{mail: data@example.org}]}",
      schedule: "\"0 6 * * *\"")
    let sent = Mutex<[JobNotification]>([])
    let note: @Sendable (JobNotification) -> String? = { message in
      sent.withLock { $0.append(message) }
      return nil
    }
    _ = try await bench.due([job], delivering: note)
    try bench.clock.set("2026-02-04T06:00")
    _ = try await bench.due([job], delivering: note)
    let message = try #require(sent.withLock { $0.first })
    #expect(message.kind == .missing && message.message.hasPrefix("Leerspoor: proef uitgebleven\n"))
    #expect(message.message.contains("2 gemiste momenten overgeslagen"))
    #expect(message.message.contains("leerspoor run backfill proef --from 2026-02-03 --to 2026-02-03"))
  }

  @Test func `each success gives a sign of life, and one that fails is kept but not sent late`() async throws {
    let bench = try Bench(at: "2026-02-02T06:00")
    let job = try job(
      steps: "  - {id: a, run: [test, -e, goed]}", more: "notify: {heartbeat: \"https://example.org/hart\"}",
      schedule: "\"0 6 * * *\"")
    let tries = Mutex<[String]>([])
    let isDown = Mutex(true)
    let send: @Sendable (JobNotification) -> String? = { message in
      tries.withLock { $0.append("\(message.kind.rawValue) \(message.target)") }
      return isDown.withLock { $0 } ? "geen verbinding" : nil
    }
    _ = try await bench.due([job], delivering: send)
    #expect(tries.withLock { $0.isEmpty }, "a failed run gives no sign of life")
    try bench.folder.write("", to: "goed")
    try bench.clock.set("2026-02-03T06:00")
    _ = try await bench.due([job], delivering: send)
    _ = try await bench.due([job], delivering: send)
    #expect(tries.withLock { $0 } == ["heartbeat https://example.org/hart"])
    #expect(try bench.store.undelivered().map(\.kind) == [.heartbeat])
    isDown.withLock { $0 = false }
    try bench.clock.set("2026-02-04T06:00")
    _ = try await bench.due([job], delivering: send)
    #expect(try bench.store.undelivered().isEmpty)
  }

  // MARK: - Backfill

  @Test func `slots of the past run once when they are asked for, by day or by the month they are about`() async throws
  {
    let bench = try Bench(at: "2026-02-02T06:00")
    let job = try job(
      steps: steps, more: "parameter: {month: previous}\ncatch_up: none", schedule: "\"0 6 1 * *\"")
    _ = try await bench.due([job])
    func months(_ first: String, _ last: String) throws -> Backfill.Stretch {
      .months(try #require(Month(first)), try #require(Month(last)))
    }
    let slots = Backfill.slots(of: job, in: try months("2025-10", "2026-02"), bench.context)
    #expect(
      slots.map(\.iso) == [
        "2025-11-01T05:00:00Z", "2025-12-01T05:00:00Z", "2026-01-01T05:00:00Z", "2026-02-01T05:00:00Z",
      ])
    let days = Backfill.Stretch.days(
      try #require(CalendarDate(iso: "2025-11-01")), try #require(CalendarDate(iso: "2025-12-01")))
    #expect(Backfill.slots(of: job, in: days, bench.context) == Array(slots.prefix(2)))
    let postman = Postman(context: bench.context, store: bench.store, delivery: Delivery { _ in nil })
    let backfill = Backfill(engine: bench.engine, postman: postman)
    var outcomes: [Backfill.Outcome] = []
    for slot in slots + [slots[0]] { outcomes.append(try await backfill.run(job, slot)) }
    #expect(
      outcomes == (1...4).map { .ran(run: $0, state: .succeeded) } + [.taken])
    #expect(try bench.store.history().map(\.month) == ["2026-01", "2025-12", "2025-11", "2025-10"])
    #expect(try bench.store.history().allSatisfy { $0.cause == .backfill })
  }

  @Test func `a backfill settles no slot before it, and runs what was passed over`() async throws {
    let bench = try Bench(at: "2026-02-01T06:00")
    let job = try job(steps: steps, schedule: "\"0 6 * * *\"")
    _ = try await bench.due([job])
    try bench.clock.set("2026-02-04T07:30")
    let postman = Postman(context: bench.context, store: bench.store, delivery: Delivery { _ in nil })
    let third = try #require(try brussels().instant(iso: "2026-02-03T06:00"))
    #expect(
      try await Backfill(engine: bench.engine, postman: postman).run(job, third) == .ran(run: 2, state: .succeeded))
    _ = try await bench.due([job])
    #expect(try Set(ran(bench)) == ["2026-02-01", "2026-02-02", "2026-02-03", "2026-02-04"])
    // The job changes its mind: from now on nothing is caught up, so these are passed over.
    let other = try changed(job, catchUp: "none")
    try bench.clock.set("2026-02-06T09:00")
    _ = try await bench.due([other])
    let sixth = try #require(try brussels().instant(iso: "2026-02-06T06:00"))
    #expect(try bench.store.run(5)?.state == .skipped)
    #expect(
      try await Backfill(engine: bench.engine, postman: postman).run(other, sixth) == .ran(run: 6, state: .succeeded))
    #expect(try await bench.due([other]).isEmpty)
  }

  @Test(arguments: [RunState.failed, .timedOut, .cancelled, .interrupted])
  func `a backfill runs a slot again whose run did not succeed, until it does`(state: RunState) async throws {
    let bench = try Bench(at: "2026-02-02T06:00")
    let job = try job(steps: "  - {id: a, run: [test, -f, klaar]}", schedule: "\"0 6 * * *\"")
    let slot = try #require(try brussels().instant(iso: "2026-02-02T06:00"))
    func standing() throws -> Backfill.Standing {
      try Backfill.standing(of: slot, of: job, bench.store, bench.context)
    }
    #expect(try standing() == .open)
    _ = try bench.store.claim(bench.engine.claim(job, slot: slot, cause: .schedule))
    #expect(try standing() == .taken, "it goes on")
    try bench.store.runEnds(1, at: bench.context.now, state: state, detail: nil)
    #expect(try standing() == .again(#require(try bench.store.run(1))))
    let backfill = Backfill(
      engine: bench.engine,
      postman: Postman(context: bench.context, store: bench.store, delivery: Delivery { _ in nil }))
    #expect(try await backfill.run(job, slot) == .ran(run: 2, state: .failed))
    try bench.folder.write("", to: "klaar")
    #expect(try await backfill.run(job, slot) == .ran(run: 3, state: .succeeded))
    #expect(try standing() == .taken)
    #expect(try await backfill.run(job, slot) == .taken)
    #expect(try await bench.due([job]).allSatisfy { $0.what == .firstSeen }, "the schedule runs nothing twice")
  }

  @Test func `a backfill goes on with an interrupted run where its job says so`() async throws {
    let bench = try Bench(at: "2026-02-02T06:00")
    let job = try job(
      steps: """
          - {id: a, run: [sh, -c, "echo a >> gedaan"]}
          - {id: b, needs: [a], run: [sh, -c, "echo b >> gedaan"]}
        """, more: "resume: true", schedule: "\"0 6 * * *\"")
    let slot = try #require(try brussels().instant(iso: "2026-02-02T06:00"))
    let now = bench.context.now
    _ = try bench.store.claim(bench.engine.claim(job, slot: slot, cause: .schedule))
    try bench.store.stepBegins(run: 1, step: "a", attempt: 1, command: ["true"], at: now, outputPath: "a.log")
    try bench.store.stepEnds(run: 1, step: "a", attempt: 1, at: now, end: StepEnd(.succeeded, exitCode: 0))
    try bench.store.runEnds(1, at: now, state: .interrupted, detail: nil)
    let postman = Postman(context: bench.context, store: bench.store, delivery: Delivery { _ in nil })
    #expect(
      try await Backfill(engine: bench.engine, postman: postman).run(job, slot) == .ran(run: 2, state: .succeeded))
    #expect(try String(contentsOfFile: bench.folder.path("gedaan"), encoding: .utf8) == "b\n")
  }

  // MARK: - Pausing

  @Test func `a pause ends when someone resumes the job`() async throws {
    let bench = try Bench(at: "2026-02-01T06:00")
    let job = try job(steps: steps, schedule: "\"0 6 * * *\"")
    _ = try await bench.due([job])
    try bench.store.addPause(job: "proef", at: bench.context.now, until: nil, reason: "verhuizing", actor: "an")
    try bench.clock.set("2026-02-03T06:00")
    #expect(try await bench.due([job]).count == 1)
    #expect(try bench.store.endPauses(job: "proef", at: bench.context.now))
    #expect(try !bench.store.endPauses(job: "proef", at: bench.context.now))
    _ = try await bench.due([job])
    #expect(try ran(bench) == ["2026-02-01", "2026-02-02", "2026-02-03"])
  }

  @Test func `the clock set back an hour runs nothing twice, and over both changes of 2026 each slot runs once`()
    async throws
  {
    for (start, end) in [("2026-03-28T20:00", "2026-03-29T06:00"), ("2026-10-24T20:00", "2026-10-25T06:00")] {
      let bench = try Bench(at: start)
      let hourly = try job(steps: steps, more: "catch_up: all", schedule: "\"30 * * * *\"")
      _ = try await bench.due([hourly])
      let zone = try brussels()
      let first = try #require(zone.instant(iso: start))
      let last = try #require(zone.instant(iso: end))
      var moment = first
      var hasGoneBack = false
      while moment < last {
        moment = moment.adding(seconds: 600)
        if moment.seconds(to: last) == 3 * 3_600, !hasGoneBack {
          hasGoneBack = true
          moment = moment.adding(seconds: -3_600)
        }
        try bench.clock.set(zone.iso(moment))
        _ = try await bench.due([hourly])
      }
      let slots = try bench.store.history(limit: 100).map(\.slot)
      let expected = hourly.slots(after: first, calendar: SchoolCalendar()).prefix { $0 <= last }.map(\.iso)
      #expect(slots.reversed() == expected)
      #expect(expected.count == (start.hasPrefix("2026-03") ? 9 : 11))
    }
  }
}

/// The same job with another way of catching up.
private func changed(_ original: Job, catchUp: String) throws -> Job {
  try job(original.definition.replacing("steps:", with: "catch_up: \(catchUp)\nsteps:"))
}
