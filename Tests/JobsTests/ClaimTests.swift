import Cron
import Foundation
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Jobs

struct ClaimTests {
  private static func claim(_ slot: String?, by pid: Int = 1, cause: RunCause = .schedule) -> RunStore.Claim {
    RunStore.Claim(
      job: "proef", slot: slot.flatMap(UTCTime.init(iso:)), cause: cause, month: nil, definition: "job: proef",
      runner: RunnerIdentity(pid: pid, boot: "boot", started: "1"), at: UTCTime(unixSeconds: 1_770_008_400))
  }

  @Test func `of many claims of one slot at once exactly one wins`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("test.sqlite")
    _ = try Register(path: path, mode: .creating)
    let slots = ["2026-02-02T05:00:00Z", "2026-02-03T05:00:00Z", "2026-02-04T05:00:00Z"]
    for slot in slots {
      let wins = try await withThrowingTaskGroup(of: Bool.self) { group in
        for runner in 1...6 {
          group.addTask {
            let store = RunStore(try Register(path: path, mode: .writing))
            guard case .claimed(let run) = try store.claim(Self.claim(slot, by: runner)) else { return false }
            try store.runEnds(run, at: UTCTime(unixSeconds: 1_770_008_401), state: .succeeded, detail: nil)
            return true
          }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(wins == 1, "\(slot)")
    }
    let store = RunStore(try Register(path: path, mode: .reading))
    #expect(try store.history().map(\.slot) == slots.reversed())
  }

  @Test func `a slot before the last claimed one is settled`() throws {
    let store = RunStore(try Register.forTests())
    guard case .claimed(let run) = try store.claim(Self.claim("2026-02-03T05:00:00Z")) else {
      Issue.record("the first claim must win")
      return
    }
    try store.runEnds(run, at: UTCTime(unixSeconds: 1_770_008_401), state: .succeeded, detail: nil)
    #expect(try store.claim(Self.claim("2026-02-02T05:00:00Z")) == .taken)
    #expect(try store.lastSlot(job: "proef") == UTCTime(iso: "2026-02-03T05:00:00Z"))
  }

  @Test func `while a run goes on another slot is not claimed`() throws {
    let store = RunStore(try Register.forTests())
    guard case .claimed(let run) = try store.claim(Self.claim("2026-02-02T05:00:00Z")) else {
      Issue.record("the first claim must win")
      return
    }
    guard case .busy(let other) = try store.claim(Self.claim("2026-02-03T05:00:00Z")) else {
      Issue.record("the second claim must find the job busy")
      return
    }
    #expect(other.id == run)
    #expect(try store.lastSlot(job: "proef") == UTCTime(iso: "2026-02-02T05:00:00Z"))
  }

  @Test func `runs by hand have names of their own and settle no slot`() throws {
    let store = RunStore(try Register.forTests())
    for _ in 1...2 {
      guard case .claimed(let run) = try store.claim(Self.claim(nil, cause: .manual)) else {
        Issue.record("a run by hand must be claimed")
        return
      }
      try store.runEnds(run, at: UTCTime(unixSeconds: 1_770_008_401), state: .succeeded, detail: nil)
    }
    #expect(
      try store.history().map(\.slot) == ["manual:2026-02-02T05:00:00Z#2", "manual:2026-02-02T05:00:00Z#1"])
    #expect(try store.lastSlot(job: "proef") == nil)
  }

  @Test func `an interrupted run is taken over once`() throws {
    let store = RunStore(try Register.forTests())
    _ = try store.claim(Self.claim("2026-02-02T05:00:00Z", by: 1))
    let dead = try store.interruptDead(at: UTCTime(unixSeconds: 1_770_008_500)) { $0.pid != 1 }
    let run = try #require(dead.first)
    #expect(run.state == .interrupted && run.ended == nil)
    let second = try store.takeOver(run, claim: Self.claim("2026-02-02T05:00:00Z", by: 2))
    #expect(second == run.id + 1)
    #expect(try store.takeOver(run, claim: Self.claim("2026-02-02T05:00:00Z", by: 3)) == nil)
    #expect(try store.unresumed().isEmpty)
  }

  @Test func `history that is not kept goes, its slots stay settled`() throws {
    let store = RunStore(try Register.forTests())
    for day in 2...5 {
      if case .claimed(let run) = try store.claim(Self.claim("2026-02-0\(day)T05:00:00Z")) {
        try store.stepSkipped(run: run, step: "a", command: ["true"], state: .skipped, detail: Label("x", "x"))
        try store.runEnds(run, at: UTCTime(unixSeconds: 1_770_008_401), state: .succeeded, detail: nil)
      }
    }
    #expect(try store.prune(job: "proef", keepingNewest: 3, since: nil) == [1])
    #expect(try store.prune(job: "proef", keepingNewest: 1, since: UTCTime(unixSeconds: 0)).isEmpty)
    #expect(try store.history().map(\.id) == [4, 3, 2])
    #expect(try store.prune(job: "proef", keepingNewest: nil, since: UTCTime(unixSeconds: 1_900_000_000)) == [2, 3, 4])
    #expect(try store.lastSlot(job: "proef") == UTCTime(iso: "2026-02-05T05:00:00Z"))
    #expect(try store.claim(Self.claim("2026-02-04T05:00:00Z")) == .taken)
  }

  @Test func `moments are written and read alike`() {
    for text in ["1970-01-01T00:00:00Z", "2026-02-02T05:00:00Z", "2028-02-29T23:59:59Z"] {
      #expect(UTCTime(iso: text)?.iso == text)
    }
    for text in ["", "2026-02-30T05:00:00Z", "2026-02-02T24:00:00Z", "2026-02-02 05:00:00Z", "manual:2026-02-02T05:00"]
    {
      #expect(UTCTime(iso: text) == nil)
    }
  }
}
