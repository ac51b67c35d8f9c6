import Foundation
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Jobs

struct RunningTests {
  @Test func `steps run in the order of their needs`() async throws {
    let bench = try Bench(parallel: 1)
    let job = try job(
      steps: """
          - {id: derde, needs: [tweede], run: ["true"]}
          - {id: tweede, needs: [eerste], run: ["true"]}
          - {id: eerste, run: ["true"]}
        """)
    let (run, steps) = try await bench.run(job)
    #expect(run.state == .succeeded && run.detail == nil)
    #expect(steps.map(\.state) == [.succeeded, .succeeded, .succeeded])
    // All began in one second of the standing clock: then they are shown as in the file.
    #expect(run.inOrder(steps).map(\.step) == ["derde", "tweede", "eerste"])
    #expect(
      bench.log.all == [
        "begin eerste 1", "end eerste 1 succeeded", "begin tweede 1", "end tweede 1 succeeded", "begin derde 1",
        "end derde 1 succeeded",
      ])
  }

  @Test func `independent steps run side by side, no more than allowed`() async throws {
    let bench = try Bench(parallel: 2)
    // Each of the first two waits for the other: one after the other they would never be done.
    let meet = { (own: String, other: String) in
      "  - {id: \(own), run: [sh, -c, \"touch \(own); while ! test -e \(other); do sleep 0.02; done\"], timeout: 20s}"
    }
    let steps = [meet("a", "b"), meet("b", "a"), "  - {id: c, run: [\"true\"]}"]
    let (run, _) = try await bench.run(try job(steps: steps.joined(separator: "\n")))
    #expect(run.state == .succeeded)
    let events = bench.log.all
    let third = try #require(events.firstIndex(of: "begin c 1"))
    #expect(Set(events.prefix(2)) == ["begin a 1", "begin b 1"])
    #expect(events[..<third].contains { $0.hasPrefix("end ") })
  }

  @Test func `what needs a failed step is passed over, the rest still runs`() async throws {
    let bench = try Bench(parallel: 1)
    let job = try job(
      steps: """
          - {id: a, run: ["false"]}
          - {id: b, needs: [a], run: ["true"]}
          - {id: c, needs: [b], run: ["true"]}
          - {id: d, run: ["true"]}
        """)
    let (run, steps) = try await bench.run(job)
    #expect(run.state == .failed)
    #expect(run.detail?.dutch == "stap a")
    let states = Dictionary(steps.map { ($0.step, $0.state) }, uniquingKeysWith: { $1 })
    #expect(states == ["a": .failed, "b": .skipped, "c": .skipped, "d": .succeeded])
    #expect(steps.first { $0.step == "c" }?.detail?.dutch == "b is niet gelukt")
    #expect(steps.first { $0.step == "a" }?.exitCode == 1)
  }

  @Test func `an exit that is accepted counts as done`() async throws {
    let bench = try Bench()
    let job = try job(
      steps: """
          - {id: a, run: [sh, -c, exit 1], accept: [0, 1]}
          - {id: b, needs: [a], run: ["true"]}
          - {id: c, run: ["true"], accept: [3]}
        """)
    let (run, steps) = try await bench.run(job)
    #expect(run.state == .failed)
    #expect(
      steps.map(\.state) == [.succeeded, .succeeded, .failed] || steps.first { $0.step == "b" }?.state == .succeeded)
    #expect(steps.first { $0.step == "a" }?.exitCode == 1)
    #expect(steps.first { $0.step == "c" }?.state == .failed)
  }

  @Test func `a step is tried again with growing waits until it succeeds`() async throws {
    let bench = try Bench()
    let job = try job(
      steps: """
          - id: a
            run: [sh, -c, "echo poging $LEERSPOOR_ATTEMPT; test $LEERSPOOR_ATTEMPT -ge 3"]
            retry: {times: 5, wait: 30s, factor: 2}
        """)
    let (run, steps) = try await bench.run(job)
    #expect(run.state == .succeeded)
    #expect(steps.map(\.state) == [.failed, .failed, .succeeded])
    #expect(steps.compactMap { $0.output?.head } == ["poging 1\n", "poging 2\n", "poging 3\n"])
    #expect(bench.clock.waits == [.seconds(30), .seconds(60)])
  }

  @Test func `after the last attempt it has failed`() async throws {
    let bench = try Bench()
    let (run, steps) = try await bench.run(try job(steps: "  - {id: a, run: [\"false\"], retry: {times: 2, wait: 1s}}"))
    #expect(run.state == .failed)
    #expect(steps.map(\.attempt) == [1, 2, 3])
  }

  @Test func `a command that is not there fails without being tried again`() async throws {
    let bench = try Bench()
    let (run, steps) = try await bench.run(
      try job(steps: "  - {id: a, run: [bestaat-niet], retry: {times: 3, wait: 1s}}"))
    #expect(run.state == .failed)
    #expect(steps.count == 1)
    #expect(try #require(steps.first?.detail).dutch.contains("\"bestaat-niet\" is niet gevonden"))
  }

  @Test func `steps are told which run they are, and get the environment of the job`() async throws {
    var bench = try Bench(at: "2026-02-02T06:00")
    bench.context.standsStillAt = bench.context.clock.now()
    let job = try job(
      steps: """
          - id: a
            run: [sh, -c, "env | grep -E '^(LEERSPOOR|INHERITED|EIGEN)' | sort; echo \\"$1\\"; pwd", naam, "out/{{ month }}"]
        """, more: "parameter: {month: previous}\nenv: {EIGEN: \"van {{ month }}\", INHERITED: nee}")
    let (run, steps) = try await bench.run(job, month: Month("2025-11"))
    #expect(run.month == "2025-11")
    let head = try #require(steps.first?.output?.head)
    let real = try #require(realpath(bench.folder.url.path, nil).map { String(cString: $0) })
    #expect(
      head == """
        EIGEN=van 2025-11
        INHERITED=nee
        LEERSPOOR_ATTEMPT=1
        LEERSPOOR_JOB=proef
        LEERSPOOR_MONTH=2025-11
        LEERSPOOR_NOW=2026-02-02T06:00:00+01:00
        LEERSPOOR_RUN=1
        LEERSPOOR_SLOT=2026-02-02T06:00:00+01:00
        LEERSPOOR_STEP=a
        out/2025-11
        \(real)

        """)
    #expect(steps.first?.command.last == "out/2025-11")
  }

  @Test func `output is kept whole in a file, its two ends in the database`() async throws {
    let bench = try Bench()
    let (_, steps) = try await bench.run(
      try job(steps: "  - {id: a, run: [sh, -c, \"seq 1 20000; echo fout >&2\"]}"))
    let output = try #require(steps.first?.output)
    let whole = try String(contentsOfFile: output.path, encoding: .utf8)
    #expect(whole.hasPrefix("1\n2\n") && whole.hasSuffix("20000\nfout\n"))
    #expect(output.bytes == whole.utf8.count)
    #expect(output.head.hasPrefix("1\n2\n3\n") && output.head.utf8.count == StepOutput.headBytes)
    #expect(output.tail.hasSuffix("19999\n20000\nfout\n") && output.tail.utf8.count == StepOutput.tailBytes)
  }

  @Test func `output that is no text does no harm, and no character is cut in two`() async throws {
    let bench = try Bench()
    let (run, steps) = try await bench.run(
      try job(
        steps: """
            - {id: a, run: [sh, -c, "printf 'a\\\\000b\\\\377'"]}
            - {id: b, run: [sh, -c, "printf x; yes éé | head -n 9000"]}
          """))
    #expect(run.state == .succeeded)
    #expect(steps.first { $0.step == "a" }?.output?.head == "a\u{FFFD}b\u{FFFD}")
    let output = try #require(steps.first { $0.step == "b" }?.output)
    #expect(!output.head.contains("\u{FFFD}") && !output.tail.contains("\u{FFFD}"))
    #expect(output.tail.hasSuffix("éé\n"))
  }

  @Test func `a step killed by a signal has failed, and the signal is known`() async throws {
    let bench = try Bench()
    let (run, steps) = try await bench.run(try job(steps: "  - {id: a, run: [sh, -c, \"kill -9 $$\"]}"))
    #expect(run.state == .failed)
    #expect(steps.first?.signal == 9 && steps.first?.exitCode == nil)
  }

  @Test func `a step has no input and no terminal to wait for`() async throws {
    let bench = try Bench()
    let (run, steps) = try await bench.run(
      try job(
        steps: "  - {id: a, run: [sh, -c, \"cat; (: < /dev/tty) 2>/dev/null || echo geen terminal\"], timeout: 5s}"))
    #expect(run.state == .succeeded)
    #expect(steps.first?.output?.head == "geen terminal\n")
  }

  @Test func `a log that cannot be written fails its step with the reason`() async throws {
    var bench = try Bench()
    bench.context.outputFolder = try bench.folder.write("", to: "bestand")
    let (run, steps) = try await bench.run(try job(steps: "  - {id: a, run: [\"true\"]}"))
    #expect(run.state == .failed)
    #expect(try #require(steps.first?.detail).dutch.contains("de uitvoer kan niet naar"))
  }
}

struct EndingTests {
  /// Waits until no process with a mark in its command line is left, and says whether that came in time.
  private func isGone(_ mark: String) async throws -> Bool {
    for _ in 0..<100 {
      let pids = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }
      let lines = pids.compactMap { FileManager.default.contents(atPath: "/proc/\($0)/cmdline") }
      if !lines.contains(where: { String(decoding: $0, as: UTF8.self).contains(mark) }) { return true }
      try await Task.sleep(for: .milliseconds(20))
    }
    return false
  }

  @Test func `a step that takes too long is ended with its children and grandchildren`() async throws {
    let bench = try Bench()
    let mark = "31\(getpid() % 10_000).5"
    let (run, steps) = try await bench.run(
      try job(
        steps: """
            - id: a
              run: [sh, -c, "(sh -c 'sleep \(mark); true' & wait) & echo begonnen; wait"]
              timeout: 1s
            - {id: b, needs: [a], run: ["true"]}
          """))
    #expect(run.state == .failed)
    #expect(steps.first { $0.step == "a" }?.state == .timedOut)
    #expect(steps.first { $0.step == "a" }?.detail?.dutch == "de stap duurde langer dan 1s")
    #expect(steps.first { $0.step == "a" }?.output?.head == "begonnen\n")
    #expect(try await isGone(mark))
  }

  @Test func `children that ignore being told to end, or that made a group of their own, are killed`() async throws {
    let bench = try Bench()
    let mark = "32\(getpid() % 10_000).5"
    let (_, steps) = try await bench.run(
      try job(
        steps: """
            - id: a
              run: [sh, -c, "trap '' TERM; timeout 300 sleep \(mark) & while true; do sleep \(mark); done"]
              timeout: 1s
          """))
    #expect(steps.first?.state == .timedOut)
    #expect(try await isGone(mark))
  }

  @Test func `a step that ends its own children when told to gets the time for it`() async throws {
    var bench = try Bench()
    bench.context.grace = .seconds(5)
    let (_, steps) = try await bench.run(
      try job(
        steps: """
            - id: a
              run: [sh, -c, "trap 'sleep 0.2; echo opgeruimd; exit 0' TERM; sleep 60 & wait"]
              timeout: 1s
          """))
    #expect(steps.first?.state == .timedOut)
    #expect(try #require(steps.first?.output?.head).contains("opgeruimd\n"))
  }

  @Test func `a job that takes too long ends its steps and starts no more`() async throws {
    let bench = try Bench(parallel: 1)
    let (run, steps) = try await bench.run(
      try job(
        steps: """
            - {id: b, run: [sleep, "60"], retry: {times: 3, wait: 1s}}
            - {id: c, run: ["true"]}
          """, more: "timeout: 3s"))
    #expect(run.state == .timedOut)
    let states = Dictionary(steps.map { ($0.step, $0.state) }, uniquingKeysWith: { $1 })
    #expect(states == ["b": .timedOut, "c": .skipped])
    #expect(steps.first { $0.step == "b" }?.detail?.dutch == "de opdracht duurde langer dan 3s")
    #expect(steps.filter { $0.step == "b" }.count == 1)
  }

  @Test func `a background process that a step leaves behind does not hold up the job`() async throws {
    let bench = try Bench()
    let began = ContinuousClock.now
    let (run, steps) = try await bench.run(try job(steps: "  - {id: a, run: [sh, -c, \"sleep 900 & echo $!\"]}"))
    let said = try #require(steps.first?.output?.head)
    let left = try #require(Int32(said.trimmingCharacters(in: .newlines)))
    #expect(run.state == .succeeded)
    #expect(kill(left, SIGKILL) == 0, "the process left behind still runs")
    // A fifteenth of what the process left behind sleeps, and enough for a busy machine.
    #expect(ContinuousClock.now - began < .seconds(60))
  }

  @Test func `a job that is stopped ends its step, and says so in its history`() async throws {
    let bench = try Bench(parallel: 1)
    let mark = "33\(getpid() % 10_000).5"
    let job = try job(
      steps: """
          - {id: a, run: [sh, -c, "sleep \(mark)"]}
          - {id: b, run: ["true"]}
        """)
    let task = Task { try await bench.engine.runByHand(job) }
    while !bench.log.all.contains("begin a 1") { try await Task.sleep(for: .milliseconds(5)) }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    let run = try #require(try bench.store.history().first)
    #expect(run.state == .cancelled && run.ended != nil)
    let states = Dictionary(try bench.store.steps(of: run.id).map { ($0.step, $0.state) }, uniquingKeysWith: { $1 })
    #expect(states == ["a": .cancelled, "b": .cancelled])
    #expect(try await isGone(mark))
  }

  @Test func `a job that is stopped while it waits to try again stops at once`() async throws {
    var bench = try Bench()
    bench.context.clock.sleep = { try await Task.sleep(for: $0) }
    let job = try job(steps: "  - {id: a, run: [\"false\"], retry: {times: 3, wait: 1h}}")
    let engine = bench.engine
    let task = Task { try await engine.runByHand(job) }
    while !bench.log.all.contains("wait a 1h") { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try bench.store.history().first?.state == .cancelled)
  }
}
