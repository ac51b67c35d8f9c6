import Cron
import Foundation
import GuidanceKit
import TestSupport
import Testing
import YAMLDocument

@testable import Jobs

struct ExportTests {
  private let place = ExportPlace(
    program: "/usr/bin/env", workingFolder: "/tmp", jobsFolder: "/tmp/jobs", database: "/tmp/leerspoor.sqlite",
    user: "daemon")

  private func jobs() throws -> [Job] {
    try [
      "schedule: \"*/5 8-18 * * 1-5\"", "schedule: \"0 6 1,15 jan-mar mon\"", "schedule: \"0 6 L * *\"",
      "on: {school_day: 1, at: \"06:00\"}", "on: {every: [monday, sunday], at: \"07:30\"}",
      "on: {cron: \"*/15 7-18 * * *\", only: school_days}", "on: {before_holiday: any, at: \"15:00\"}",
      "schedule: \"@hourly\"",
    ].enumerated().map { index, line in
      try job(
        "job: proef-\(index)\ntitle: \"Honderd % 'zeker' \\\"ja\\\"\"\n\(line)\ntimeout: 10m\nsteps:\n  - {id: a, run: [\"true\"]}\n"
      )
    }
  }

  @Test func `schedules are said in systemd's words`() throws {
    let lines = try jobs().map { job in
      SystemdExport.calendar(CallTimes(job.schedule).times, "Europe/Brussels").joined(separator: " | ")
    }
    #expect(
      lines == [
        "Mon,Tue,Wed,Thu,Fri *-*-* 08,09,10,11,12,13,14,15,16,17,18:00,05,10,15,20,25,30,35,40,45,50,55:00 Europe/Brussels",
        "*-01,02,03-01,15 06:00:00 Europe/Brussels | Mon *-01,02,03-* 06:00:00 Europe/Brussels",
        "*-*-* 06:00:00 Europe/Brussels", "Mon,Tue,Wed,Thu,Fri *-*-* 06:00:00 Europe/Brussels",
        "Sun,Mon *-*-* 07:30:00 Europe/Brussels",
        "*-*-* 07,08,09,10,11,12,13,14,15,16,17,18:00,15,30,45:00 Europe/Brussels",
        "Mon,Tue,Wed,Thu,Fri *-*-* 15:00:00 Europe/Brussels", "*-*-* *:00:00 Europe/Brussels",
      ])
  }

  @Test func `systemd itself finds nothing wrong with the units`() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze") else { return }
    let folder = try TemporaryFolder()
    let files = SystemdExport(place).files(try jobs())
    #expect(files.count == 16)
    for file in files { try folder.write(file.text, to: file.name) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/systemd-analyze")
    process.arguments = ["verify", "--man=no"] + files.map { folder.path($0.name) }
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = pipe
    try process.run()
    let said = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    let ours = said.split(separator: "\n").filter { $0.contains("leerspoor-") }
    #expect(ours.isEmpty, "\(said)")
    #expect(process.terminationStatus == 0, "\(said)")
  }

  @Test func `the line for crontab comes often enough for every job, and survives what cron does to it`() throws {
    var odd = place
    odd.workingFolder = "/srv/50% zeker"
    let text = CrontabExport(odd).text(try jobs())
    let line = try #require(text.split(separator: "\n").last)
    #expect(line.hasPrefix("*/5 * * * * cd '/srv/50\\% zeker' && /usr/bin/env due --jobs /tmp/jobs --db "))
    #expect(CrontabExport.interval(Array(try jobs()[1...6])) == 15)
    let single = try job("job: x\nschedule: \"7 6 * * *\"\nsteps:\n  - {id: a, run: [\"true\"]}\n")
    #expect(CrontabExport.interval([single]) == 1)
    #expect(throws: Never.self) { try CronExpression(String(line.prefix(11))) }
  }

  @Test func `manifests for Kubernetes are YAML with fields that its cron understands`() throws {
    let text = KubernetesExport(place).text(try jobs())
    var schedules: [String] = []
    for part in text.components(separatedBy: "---\n") {
      _ = try YAMLDocument(part, file: "cronjob.yaml")
      let line = try #require(part.split(separator: "\n").first { $0.contains("schedule: ") })
      schedules.append(String(line.split(separator: "\"")[1]))
      for word in [
        "kind: CronJob", "concurrencyPolicy: Forbid", "timeZone: \"Europe/Brussels\"", "persistentVolumeClaim:",
      ] {
        #expect(part.contains(word))
      }
    }
    #expect(
      schedules == [
        "*/5 8-18 * * 1,2,3,4,5", "0 6 1,15 1,2,3 1", "0 6 * * *", "0 6 * * 1,2,3,4,5", "30 7 * * 0,1",
        "*/15 7-18 * * *", "0 15 * * 1,2,3,4,5", "0 * * * *",
      ])
  }
}
