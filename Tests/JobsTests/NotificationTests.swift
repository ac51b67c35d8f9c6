import Cron
import Foundation
import GuidanceKit
import Synchronization
import TestSupport
import Testing

@testable import Jobs
@testable import Register

struct NotificationTests {
  private let more = """
    title: Proefopdracht
    parameter: {month: previous}
    notify:
      failure: [{mail: data@example.org}, {webhook: "https://example.org/hook"}]
      late: {after: 2h}
    """

  @Test func `who must know is told what failed, its last lines, and how to try again`() async throws {
    let bench = try Bench()
    let sent = Mutex<[JobNotification]>([])
    let job = try job(
      steps: "  - {id: audit, run: [sh, -c, \"echo regel één; echo kapot >&2; exit 3\"]}", more: more,
      schedule: "\"0 6 * * *\"")
    _ = try await bench.due([job]) { message in
      sent.withLock { $0.append(message) }
      return nil
    }
    let messages = sent.withLock { $0 }
    #expect(messages.map(\.channel) == ["mail", "webhook"])
    #expect(
      messages.first?.message == """
        Leerspoor: proef mislukt (2026-01)

        Opdracht: proef, Proefopdracht
        Run: 1, mislukt, schema
        Gepland: 2026-02-02T06:00:00+01:00
        Begonnen: 2026-02-02T06:00:00+01:00
        Geëindigd: 2026-02-02T06:00:00+01:00
        Reden: stap audit

        Stap audit: mislukt, exitcode 3
          sh -c echo regel één; echo kapot >&2; exit 3
          | regel één
          | kapot

        Opnieuw proberen: leerspoor run run proef --month 2026-01
        Alles bekijken: leerspoor run show 1

        """)
    #expect(try bench.store.undelivered().isEmpty)
    #expect(try bench.store.notifications(of: 1).allSatisfy { $0.delivered != nil && $0.attempts == 1 })
  }

  @Test func `the command to try again names the week and the school year of the run`() async throws {
    let bench = try Bench()
    let job = try job(
      steps: "  - {id: a, run: [test, \"{{ week }} {{ school_year }}\", \"=\", x]}",
      more: """
        parameter: {week: previous, school_year: current}
        notify: {failure: [{mail: data@example.org}]}
        """, schedule: "\"0 6 * * *\"")
    _ = try await bench.due([job])
    let planned = try #require(try bench.store.notifications(of: 1).first?.message)
    // The Monday of week 6: the week before is 5.
    #expect(
      planned.contains("Opnieuw proberen: leerspoor run run proef --week 2026-W05 --year 2025-2026\n"), "\(planned)")
    let asked = JobParameters.Asked(week: ISOWeek("2026-W02"), schoolYear: SchoolYear("2024-2025"))
    #expect(try await bench.engine.runByHand(job, about: asked) == .ran(run: 2, state: .failed))
    #expect(try bench.store.steps(of: 2).first?.command == ["test", "2026-W02 2024-2025", "=", "x"])
    let postman = Postman(context: bench.context, store: bench.store, delivery: Delivery { _ in nil })
    try await postman.report(run: 2, of: job, about: asked)
    let byHand = try #require(try bench.store.notifications(of: 2).first?.message)
    #expect(
      byHand.contains("Opnieuw proberen: leerspoor run run proef --week 2026-W02 --year 2024-2025\n"), "\(byHand)")
  }

  @Test func `a message that cannot be delivered is kept and tried three times`() async throws {
    let bench = try Bench()
    let job = try job(steps: "  - {id: a, run: [\"false\"]}", more: more, schedule: "\"0 6 2 2 *\"")
    let tries = Mutex(0)
    for minute in ["06:00", "06:05", "06:10", "06:15"] {
      try bench.clock.set("2026-02-02T\(minute)")
      _ = try await bench.due([job]) { _ in
        tries.withLock { $0 += 1 }
        return "geen verbinding"
      }
    }
    #expect(tries.withLock { $0 } == 6)
    #expect(try bench.store.undelivered().map(\.attempts) == [3, 3])
    #expect(try bench.store.undelivered().first?.lastError == "geen verbinding")
  }

  @Test func `success after failure is told once`() async throws {
    let bench = try Bench()
    let job = try job(
      steps: "  - {id: a, run: [test, -e, hersteld]}", more: more, schedule: "\"0 6 * * *\"")
    let kinds = Mutex<[String]>([])
    for day in ["02", "03", "04", "05"] {
      if day == "04" { try bench.folder.write("", to: "hersteld") }
      try bench.clock.set("2026-02-\(day)T06:00")
      _ = try await bench.due([job]) { message in
        kinds.withLock { if message.channel == "mail" { $0.append(message.kind.rawValue) } }
        return nil
      }
    }
    #expect(kinds.withLock { $0 } == ["failure", "failure", "recovery"])
  }

  @Test func `a run that still goes on after its bound is told to be late, once`() async throws {
    let bench = try Bench(at: "2026-02-02T06:00")
    let job = try job(steps: "  - {id: a, run: [\"true\"]}", more: more, schedule: "\"0 6 2 2 *\"")
    let slot = try #require(try brussels().instant(iso: "2026-02-02T06:00"))
    _ = try bench.store.claim(bench.engine.claim(job, slot: slot, cause: .schedule))
    let kinds = Mutex<[String]>([])
    for time in ["07:59", "08:01", "08:30"] {
      try bench.clock.set("2026-02-02T\(time)")
      _ = try await bench.due([job]) { message in
        kinds.withLock { $0.append("\(time) \(message.kind.rawValue)") }
        return nil
      }
    }
    #expect(kinds.withLock { $0 } == ["08:01 late", "08:01 late"])
  }

  private func notification(_ message: String) -> JobNotification {
    JobNotification(
      id: 1, run: 12, job: "proef", kind: .failure, channel: "mail", target: "data@example.org", message: message,
      created: UTCTime(unixSeconds: 1_770_008_400), delivered: nil, attempts: 0, lastError: nil)
  }

  @Test func `a mail carries its text whatever letters are in it`() throws {
    let mail = Delivery.mail(notification("Leerspoor: één\n\nTekst met é\n.\nEinde\n"))
    let parts = mail.components(separatedBy: "\n\n")
    #expect(parts[0].contains("To: data@example.org\nSubject: =?utf-8?B?TGVlcnNwb29yOiDDqcOpbg==?=\n"))
    let body = try #require(Data(base64Encoded: parts[1].trimmingCharacters(in: .newlines)))
    #expect(String(decoding: body, as: UTF8.self) == "Tekst met é\n.\nEinde\n")
  }

  @Test func `a webhook gets JSON`() {
    #expect(
      Delivery.payload(notification("Onderwerp\n\nTekst \"x\"\n"))
        == "{\"created\":\"2026-02-02T05:00:00Z\",\"job\":\"proef\",\"kind\":\"failure\",\"run\":12,"
        + "\"schema\":\"leerspoor/notification/1\",\"subject\":\"Onderwerp\",\"text\":\"Tekst \\\"x\\\"\\n\"}")
  }

  @Test func `mail really goes through the sendmail of the machine, and its failure is told`() async throws {
    let bench = try Bench()
    let script = try bench.folder.write(
      "#!/bin/sh\ncat > \"$(dirname $0)/ontvangen\"; echo $@ > \"$(dirname $0)/argumenten\"\n", to: "bin/sendmail")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    var context = bench.context
    context.environment["PATH"] = "\(bench.folder.path("bin")):/usr/bin:/bin"
    let delivery = Delivery.system(context)
    #expect(await delivery.send(notification("Onderwerp\n\nTekst\n")) == nil)
    #expect(
      try String(contentsOfFile: bench.folder.path("bin/ontvangen"), encoding: .utf8).hasPrefix(
        "To: data@example.org\n"))
    try bench.folder.write("#!/bin/sh\necho geen relay; exit 75\n", to: "bin/sendmail")
    let error = await delivery.send(notification("Onderwerp\n\nTekst\n"))
    #expect(try #require(error).contains("geen relay"))
  }
}
