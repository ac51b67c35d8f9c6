import Foundation
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Jobs

struct StepSettingsTests {
  @Test func `steps for failure run when something failed, steps for always whatever happened`() async throws {
    func states(_ first: String) async throws -> [String: StepState] {
      let bench = try Bench(parallel: 1)
      let (run, steps) = try await bench.run(
        try job(
          steps: """
              - {id: werk, run: [\(first)]}
              - {id: meld, when: failure, run: ["true"]}
              - {id: ruim, when: always, run: ["true"]}
              - {id: na, needs: [meld], run: ["true"]}
            """))
      #expect(run.state == (first == "\"true\"" ? .succeeded : .failed))
      return Dictionary(steps.map { ($0.step, $0.state) }, uniquingKeysWith: { $1 })
    }
    #expect(try await states("\"true\"") == ["werk": .succeeded, "meld": .skipped, "ruim": .succeeded, "na": .skipped])
    #expect(
      try await states("\"false\"") == ["werk": .failed, "meld": .succeeded, "ruim": .succeeded, "na": .succeeded])
  }

  @Test func `a step for failure with needs looks at those alone`() async throws {
    let bench = try Bench(parallel: 1)
    let (_, steps) = try await bench.run(
      try job(
        steps: """
            - {id: a, run: ["true"]}
            - {id: b, run: ["false"]}
            - {id: na-a, needs: [a], when: failure, run: ["true"]}
            - {id: na-b, needs: [b], when: failure, run: ["true"]}
          """))
    let states = Dictionary(steps.map { ($0.step, $0.state) }, uniquingKeysWith: { $1 })
    #expect(states["na-a"] == .skipped && states["na-b"] == .succeeded)
    #expect(steps.first { $0.step == "na-a" }?.detail?.dutch == "er mislukte niets")
  }

  @Test func `when the time of the job is up the steps for always still run`() async throws {
    let bench = try Bench(parallel: 1)
    let (run, steps) = try await bench.run(
      try job(
        steps: """
            - {id: a, run: [sleep, "30"]}
            - {id: b, run: ["true"]}
            - {id: ruim, when: always, run: [touch, opgeruimd]}
          """, more: "timeout: 1s"))
    #expect(run.state == .timedOut)
    #expect(FileManager.default.fileExists(atPath: bench.folder.path("opgeruimd")))
    #expect(steps.first { $0.step == "b" }?.state == .skipped)
  }

  @Test func `secrets reach the step and are found nowhere else`() async throws {
    var bench = try Bench()
    try bench.folder.write("hocus-pocus-1234\n", to: "geheimen/sleutel")
    bench.context.environment["VAN_BUITEN"] = "abracadabra"
    let job = try job(
      steps: """
          - id: a
            run: [sh, -c, "test \\"$SLEUTEL\\" = $(cat geheimen/sleutel) && echo $SLEUTEL en $WOORD; seq 9000; echo $WOORD; exit 3"]
            env: {WOORD: {from: VAN_BUITEN}}
        """, more: "env: {SLEUTEL: {file: geheimen/sleutel}}\nnotify: {failure: [{mail: a@example.org}]}")
    let (run, steps) = try await bench.run(job)
    let output = try #require(steps.first?.output)
    #expect(steps.first?.exitCode == 3)
    #expect(output.head.hasPrefix("*** en ***\n") && output.tail.hasSuffix("9000\n***\n"))
    let file = try String(contentsOfFile: output.path, encoding: .utf8)
    #expect(!file.contains("hocus") && !file.contains("abracadabra") && file.hasSuffix("9000\n***\n"))
    let message = Message(.failure, run, steps, of: job, in: .dutch).text
    #expect(!message.contains("abracadabra") && message.contains("***"))
    // Nothing of it in the database either, wherever it might stand.
    let bytes = try Data(contentsOf: URL(fileURLWithPath: bench.folder.path("test.sqlite")))
    let log = try Data(contentsOf: URL(fileURLWithPath: bench.folder.path("test.sqlite-wal")))
    for secret in ["hocus-pocus-1234", "abracadabra"] {
      #expect(bytes.range(of: Data(secret.utf8)) == nil && log.range(of: Data(secret.utf8)) == nil)
    }
  }

  @Test func `a secret that is cut by the pieces in which output is gone over is found all the same`() {
    let mask = SecretMask(["geheim", "heim"])
    let text = Array("abc geheim def heim ghe".utf8)
    for cut in 0...text.count {
      var first = Array(text[..<cut])
      let held = mask.heldBack(of: first)
      let rest = Array(first.suffix(held)) + text[cut...]
      first.removeLast(held)
      let masked = String(decoding: mask.masked(first) + mask.masked(rest), as: UTF8.self)
      #expect(masked == "abc *** def *** ghe", "cut at \(cut)")
    }
  }

  @Test func `a secret that is not there fails the step with where it was looked for`() async throws {
    let bench = try Bench()
    let (run, steps) = try await bench.run(
      try job(
        steps: "  - {id: a, run: [\"true\"], retry: {times: 3}}", more: "env: {SLEUTEL: {file: geheimen/weg}}"))
    #expect(run.state == .failed && steps.count == 1)
    #expect(
      steps.first?.detail?.dutch == "SLEUTEL: het geheim in geheimen/weg is leeg of kan niet gelezen worden")
  }

  @Test func `a step runs in its folder, with its mask and its variables`() async throws {
    let bench = try Bench()
    try FileManager.default.createDirectory(
      atPath: bench.folder.path("werk/2026-01"), withIntermediateDirectories: true)
    let (run, steps) = try await bench.run(
      try job(
        steps: """
            - {id: a, run: [sh, -c, "pwd; umask; echo $GROET"], cwd: "werk/{{ month }}", umask: "027", env: {GROET: dag}}
            - {id: b, needs: [a], run: [sh, -c, "pwd; umask; echo $GROET"]}
          """, more: "parameter: {month: previous}\numask: \"077\"\nenv: {GROET: hallo}"))
    #expect(run.state == .succeeded)
    let heads = steps.compactMap { $0.output?.head.split(separator: "\n").map(String.init) }
    #expect(heads[0][0].hasSuffix("/werk/2026-01") && heads[0][1...] == ["0027", "dag"])
    #expect(!heads[1][0].hasSuffix("/werk/2026-01") && heads[1][1...] == ["0077", "hallo"])
  }

  @Test func `of output beyond the limit the beginning and the end stay`() async throws {
    let bench = try Bench()
    let (run, steps) = try await bench.run(
      try job(steps: "  - {id: a, run: [sh, -c, \"echo begin; seq 200000; echo einde\"], output: 100kB}"))
    #expect(run.state == .succeeded)
    let output = try #require(steps.first?.output)
    #expect(output.bytes == 1_288_907)
    #expect(output.head.hasPrefix("begin\n1\n2\n") && output.tail.hasSuffix("200000\neinde\n"))
    let file = try String(contentsOfFile: output.path, encoding: .utf8)
    #expect(file.utf8.count < 100_100)
    #expect(file.contains("\n[... 1188907 bytes weggelaten ...]\n"))
  }

  @Test func `waits are longer by chance, never shorter`() {
    let retry = Retry(times: 3, wait: .seconds(100), factorThousandths: 2_000, jitterThousandths: 200)
    #expect(retry.wait(afterAttempt: 2, chance: 0) == .seconds(200))
    #expect(retry.wait(afterAttempt: 2, chance: 500) == .seconds(220))
    #expect(retry.wait(afterAttempt: 2, chance: 1_000) == .seconds(240))
  }

  @Test func `a run is stopped when someone asks for it, and the history says who and why`() async throws {
    let bench = try Bench(parallel: 1)
    let job = try job(steps: "  - {id: a, run: [sleep, \"60\"]}\n  - {id: b, needs: [a], run: [\"true\"]}")
    async let outcome = bench.engine.runByHand(job)
    while !bench.log.all.contains("begin a 1") { try await Task.sleep(for: .milliseconds(5)) }
    try bench.store.askToCancel(run: 1, at: bench.context.now, actor: "an", reason: "verkeerde maand")
    #expect(try await outcome == .ran(run: 1, state: .cancelled))
    let run = try #require(try bench.store.run(1))
    #expect(run.state == .cancelled && run.detail?.dutch == "gestopt door an: verkeerde maand")
    #expect(try Set(bench.store.steps(of: 1).map(\.state)) == [.cancelled])
  }

  @Test func `a job file with every key is read`() throws {
    let job = try job(
      """
      job: alles
      title: Alles
      schedule: "0 6 * * *"
      catch_up: {slots: all, most: 40, spacing: 10m}
      cwd: werk
      umask: "027"
      output: 1GB
      env: {A: b, C: {file: c}, D: {from: E}}
      steps:
        - {id: a, run: ["true"], when: always, cwd: x, umask: "077", output: 20kB, env: {F: g}, retry: {times: 1, jitter: 0.5}}
      notify:
        failure: [{webhook: {from: HOOK}}]
        heartbeat: {file: hartslag}
      """)
    #expect(job.catchUp == .all && job.catchUpBound == 40 && job.catchUpSpacing == .seconds(600))
    #expect(job.settings.folder?.source == "werk" && job.settings.umask == 0o027)
    #expect(job.settings.outputLimit == 1_000_000_000)
    #expect(job.environment.map(\.value)[1...] == [.secret(.file("c")), .secret(.variable("E"))])
    #expect(job.notify.recipients.map(\.target) == ["env:HOOK"])
    #expect(job.notify.heartbeat?.target == "file:hartslag")
    let step = job.steps[0]
    #expect(step.when == .always && step.settings.umask == 0o077 && step.retry?.jitterThousandths == 500)
    #expect(step.settings.over(job.settings).outputLimit == 20_000)
  }

  @Test(arguments: [
    ("umask: \"99\"", "umask"), ("output: 64", "output"), ("output: 1TB", "output"),
    ("catch_up: {slots: alles}", "catch_up"), ("env: {A: {bestand: x}}", "file"), ("env: {A: {from: \"1x\"}}", "from"),
    ("catch_up: {slots: all, most: 0}", "most"), ("notify: {heartbeat: ftp://x}", "heartbeat"),
  ]) func `what is wrong in a setting is said`(line: String, word: String) {
    let found = problems("job: proef\nschedule: \"0 6 * * *\"\n\(line)\nsteps:\n  - {id: a, run: [\"true\"]}\n")
    #expect(!found.isEmpty && found.allSatisfy { $0.contains(word) }, "\(found)")
  }
}
