import Cron
import Foundation
import GuidanceKit
import TestSupport
import Testing

@testable import Jobs

struct JobFileTests {
  static let whole = """
    job: maandrapport
    title: Maandelijkse rapportering
    schedule: "0 6 1 * *"
    timezone: Europe/Brussels
    parameter: {month: previous}
    catch_up: latest
    overlap: queue
    timeout: 30m
    resume: true
    env: {LEERSPOOR_DB: data/leerspoor.sqlite, MAAND: "{{ month }}"}
    steps:
      - id: import
        run: [leerspoor-import, inbox, data/inbox]
        accept: [0, 1]
      - id: audit
        needs: [import]
        run: [leerspoor-audit, check, --month, "{{ month }}"]
        accept: [0, 1]
      - id: report
        needs: [audit]
        run: [leerspoor-report, month, "{{ month }}", --out, "out/{{ month }}"]
        retry: {times: 3, wait: 30s, factor: 2}
        timeout: 10m
    notify:
      failure: [{mail: data@example.org}, {webhook: "https://example.org/hook"}]
      late: {after: 2h}
    keep: {runs: 24, days: 400}
    """

  @Test func `every key of the format is read`() throws {
    let job = try job(Self.whole)
    #expect(job.name == "maandrapport")
    #expect(job.title == "Maandelijkse rapportering")
    #expect(try job.schedule == .cron(CronExpression("0 6 1 * *")))
    #expect(job.zone.identifier == "Europe/Brussels")
    #expect(job.parameters.month == .previous)
    #expect(job.catchUp == .latest)
    #expect(job.overlap == .queue)
    #expect(job.timeout == .seconds(1_800))
    #expect(job.resumes)
    #expect(job.environment.map(\.name) == ["LEERSPOOR_DB", "MAAND"])
    #expect(job.steps.map(\.id) == ["import", "audit", "report"])
    #expect(job.steps[0].accept == [0, 1])
    #expect(job.steps[1].needs == ["import"])
    #expect(job.steps[2].retry == Retry(times: 3, wait: .seconds(30), factorThousandths: 2_000))
    #expect(job.steps[2].timeout == .seconds(600))
    #expect(job.steps[2].command.map(\.source)[2] == "{{ month }}")
    #expect(job.notify.recipients == [.mail("data@example.org"), .webhook(.address("https://example.org/hook"))])
    #expect(job.notify.lateAfter == .seconds(7_200))
    #expect(job.keep == Keep(runs: 24, days: 400))
    #expect(job.position.line == 1 && job.position.column == 6)
    #expect(job.definition == Self.whole)
  }

  @Test func `what is left out has a quiet default`() throws {
    let job = try job(steps: "  - {id: a, run: [\"true\"]}")
    #expect(job.zone.identifier == "Europe/Brussels")
    #expect(job.catchUp == .all && job.overlap == .skip && !job.resumes)
    #expect(job.timeout == nil && job.keep == nil && job.notify == Notify())
    #expect(job.steps[0].accept == [0] && job.steps[0].retry == nil)
  }

  @Test func `school schedules are read`() throws {
    func schedule(_ on: String) throws -> JobSchedule {
      try job("job: a\non: \(on)\nsteps: [{id: a, run: [\"true\"]}]\n").schedule
    }
    let six = try #require(TimeOfDay("06:00"))
    #expect(try schedule("{school_day: 1, at: \"06:00\"}") == .schoolDay(1, at: six))
    #expect(
      try schedule("{every: monday, at: \"06:00\", only: school_weeks}")
        == .weekly([.monday], at: six, only: .schoolWeeks))
    #expect(
      try schedule("{every: [friday, monday], at: 06:00}") == .weekly([.monday, .friday], at: six, only: nil))
    #expect(
      try schedule("{every: day, at: 06:00, only: school_days}")
        == .weekly(Weekday.allCases, at: six, only: .schoolDays))
  }

  @Test func `everything wrong in a file is said at once, in its order`() {
    let text = """
      job: Maand Rapport
      titel: Maandrapport
      schedule: "0 25 1 * moandag"
      timezone: Europe/Brussel
      catch_up: alles
      timeout: half uur
      steps:
        - id: import
          run: []
          retry: {times: three, wachttijd: 3s}
        - id: audit
          needs: [imprt]
          run: [leerspoor-audit, "{{ maand }}"]
          accept: [256]
      notify:
        failure: [{mail: geen adres}, {webhook: ftp://example.org}]
      """
    let found = problems(text)
    #expect(
      found.map { $0.components(separatedBy: ": ")[0] } == [
        "jobs/proef.yaml:1:6", "jobs/proef.yaml:2:1", "jobs/proef.yaml:3:14", "jobs/proef.yaml:3:21",
        "jobs/proef.yaml:4:11", "jobs/proef.yaml:5:11", "jobs/proef.yaml:6:10", "jobs/proef.yaml:9:10",
        "jobs/proef.yaml:10:20", "jobs/proef.yaml:10:27", "jobs/proef.yaml:12:13", "jobs/proef.yaml:13:28",
        "jobs/proef.yaml:14:14", "jobs/proef.yaml:16:20", "jobs/proef.yaml:16:43",
      ])
    #expect(found[1].contains("onbekende sleutel \"titel\"; bedoelde u \"title\"?"))
    #expect(found[2].contains("\"25\" is geen uur"))
    #expect(found[4].contains("Bedoelde u Europe/Brussels?"))
    #expect(
      found[8] == "jobs/proef.yaml:10:20: 'steps[1].retry.times' is \"three\"; verwacht een geheel getal van 0 tot 10.")
    #expect(found[10].contains("Bedoelde u \"import\"?"))
    #expect(found[11].contains("onbekende parameter {{ maand }}"))
  }

  @Test func `steps that wait for each other are shown as a path`() {
    let text = """
      job: a
      schedule: "@daily"
      steps:
        - {id: voor, run: ["true"]}
        - {id: a, needs: [voor, b], run: ["true"]}
        - {id: b, needs: [c], run: ["true"]}
        - {id: c, needs: [a], run: ["true"]}
      """
    #expect(
      problems(text) == [
        "jobs/proef.yaml:5:10: de stappen wachten in een kring op elkaar: a \u{2192} b \u{2192} c \u{2192} a "
          + "(elk heeft de volgende nodig). Haal één van die needs weg."
      ])
    #expect(problems(text, .english)[0].contains("a \u{2192} b \u{2192} c \u{2192} a"))
  }

  @Test func `a step that waits for itself is a circle`() {
    let text = "job: a\nschedule: \"@daily\"\nsteps:\n  - {id: a, needs: [a], run: [\"true\"]}\n"
    #expect(problems(text).count == 1)
    #expect(problems(text)[0].contains("a \u{2192} a"))
  }

  @Test func `a parameter that the job does not have is said with what to add`() {
    let text = "job: a\nschedule: \"@daily\"\nsteps:\n  - {id: a, run: [echo, \"x{{ month }}\"]}\n"
    #expect(
      problems(text) == [
        "jobs/proef.yaml:4:25: 'steps[1].run[2]' gebruikt {{ month }}, maar de opdracht heeft die parameter niet; zet er "
          + "bovenaan bij: parameter: {month: previous}."
      ])
  }

  @Test(arguments: [
    ("env: {1A: x}", "is geen naam van een omgevingsvariabele"),
    ("env: {LEERSPOOR_RUN: x}", "wordt door leerspoor-run zelf gezet"),
    ("keep: {runs: 0}", "verwacht een geheel getal van 1 tot"), ("keep: {}", "verwacht runs, days of beide"),
    ("notify: {late: {after: 2h}}", "heeft niemand om te verwittigen"),
    ("notify: {failure: [{mail: \"a@b.be\\nBcc: c@d.be\"}]}", "verwacht een mailadres"),
    ("timeout: 0s", "verwacht een duur"), ("timeout: 30", "verwacht een duur"),
    ("resume: ja", "verwacht true of false"),
    ("on: {school_day: 1, at: \"06:00\"}", "staat naast"),
    ("parameter: {maand: previous}", "onbekende sleutel \"maand\""),
    ("overlap: skipp", "bedoelde u skip?"),
  ])
  func `bad values are refused`(line: String, message: String) throws {
    let found = problems("job: a\nschedule: \"@daily\"\n\(line)\nsteps: [{id: a, run: [\"true\"]}]\n")
    #expect(found.count == 1, "\(found)")
    #expect(try #require(found.first).contains(message), "\(found)")
  }

  @Test(arguments: [
    ("{school_day: 0, at: 06:00}", "van 1 tot 23"), ("{school_day: 1}", "\"at\" ontbreekt"),
    ("{school_day: 1, at: 6u}", "verwacht een uur"), ("{school_day: 1, at: 25:00}", "verwacht een uur"),
    ("{every: maandag, at: 06:00}", "verwacht monday"), ("{every: [], at: 06:00}", "lege lijst"),
    ("{at: 06:00}", "ontbreekt"), ("{every: monday, at: 06:00, only: school_week}", "bedoelde u school_weeks?"),
    ("{school_day: 1, at: 06:00, only: school_weeks}", "onbekende sleutel \"only\""),
  ])
  func `bad school schedules are refused`(on: String, message: String) throws {
    let found = problems("job: a\non: \(on)\nsteps: [{id: a, run: [\"true\"]}]\n")
    #expect(found.count == 1, "\(found)")
    #expect(try #require(found.first).contains(message), "\(found)")
  }

  @Test func `a job that loses a day to the clock change is accepted with a warning`() throws {
    let text = "job: a\nschedule: \"*/30 2 * * *\"\nsteps: [{id: a, run: [\"true\"]}]\n"
    let read = JobFile(Array(text.utf8), file: "a.yaml")
    #expect(read.job != nil)
    let warning = try #require(read.problems.first)
    #expect(warning.severity == .warning && warning.code == "JOB12")
    #expect(warning.text(.dutch).hasPrefix("a.yaml:2:12: \"*/30 2 * * *\" loopt op 2026-03-29 niet"))
  }

  @Test(arguments: ["", "job", "[]", "job: [", "job: a\njob: b\n", "\u{0}", "- a\n- b"])
  func `what is no job is refused with a place`(text: String) throws {
    let read = JobFile(Array(text.utf8), file: "a.yaml")
    #expect(read.job == nil)
    #expect(try #require(read.problems.first).position?.line != nil)
  }
}

struct JobFolderTests {
  private func write(_ folder: TemporaryFolder, _ name: String, _ text: String, mode: Int = 0o644) throws {
    let path = try folder.write(text, to: name)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  private let good = "job: goed\nschedule: \"@daily\"\nsteps: [{id: a, run: [\"true\"]}]\n"

  @Test func `the jobs of a folder come in the order of their names`() throws {
    let folder = try TemporaryFolder()
    try write(folder, "2.yaml", good)
    try write(folder, "1.yaml", good.replacing("goed", with: "zeer-goed"))
    try write(folder, "lees.txt", "geen opdracht")
    let jobs = JobFolder(path: folder.url.path)
    #expect(jobs.jobs.map(\.name) == ["goed", "zeer-goed"])
    #expect(jobs.problems.isEmpty)
  }

  @Test func `two jobs of one name are both refused, with both places`() throws {
    let folder = try TemporaryFolder()
    try write(folder, "1.yaml", good)
    try write(folder, "2.yaml", "# uitleg\n" + good)
    let jobs = JobFolder(path: folder.url.path)
    #expect(jobs.jobs.isEmpty && jobs.hasErrors)
    let text = try #require(jobs.problems.first).text(.dutch)
    #expect(text.contains("2.yaml:2:6") && text.contains("1.yaml:1:6"))
  }

  @Test func `a file that everyone may write to is refused`() throws {
    let folder = try TemporaryFolder()
    try write(folder, "open.yaml", good, mode: 0o666)
    let jobs = JobFolder(path: folder.url.path)
    #expect(jobs.jobs.isEmpty)
    #expect(try #require(jobs.problems.first).text(.dutch).contains("chmod o-w"))
  }

  @Test func `a wrong file does not keep the others from running`() throws {
    let folder = try TemporaryFolder()
    try write(folder, "1.yaml", good)
    try write(folder, "2.yaml", "job: 3\n")
    let jobs = JobFolder(path: folder.url.path)
    #expect(jobs.jobs.map(\.name) == ["goed"])
    #expect(jobs.hasErrors)
  }

  @Test func `a folder that is not there, is empty, or holds other suffixes is said`() throws {
    let folder = try TemporaryFolder()
    #expect(JobFolder(path: folder.path("niets")).hasErrors)
    #expect(JobFolder(path: folder.url.path).hasErrors)
    try write(folder, "a.yml", good)
    #expect(JobFolder(path: folder.url.path).problems.contains { $0.code == "JOB10" })
  }

  @Test func `one file can be read by itself`() throws {
    let folder = try TemporaryFolder()
    try write(folder, "1.yaml", good)
    #expect(JobFolder(path: folder.path("1.yaml")).jobs.map(\.name) == ["goed"])
  }

  @Test func `commands that are nowhere are found, with their place`() throws {
    let folder = try TemporaryFolder()
    try write(
      folder, "1.yaml",
      """
      job: a
      schedule: "@daily"
      steps:
        - {id: a, run: [sh, -c, "true"]}
        - {id: b, run: [leerspoor-bestaat-niet, check]}
        - {id: c, run: [scripts/weg.sh]}
      """)
    let finder = CommandFinder(toolFolder: nil, path: "/usr/bin:/bin", workingFolder: folder.url.path)
    let missing = JobFolder(path: folder.url.path).missingCommands(finder)
    #expect(missing.map(\.position?.line) == [5, 6])
    #expect(missing[0].text(.dutch).contains("staat niet op PATH"))
  }

  @Test func `our own tools are taken from beside the runner first`() throws {
    let folder = try TemporaryFolder()
    for name in ["eigen/leerspoor-x", "eigen/ls", "pad/leerspoor-x", "pad/ls"] {
      try write(folder, name, "#!/bin/sh\n", mode: 0o755)
    }
    let finder = CommandFinder(
      toolFolder: folder.path("eigen"), path: "relatief:\(folder.path("pad"))", workingFolder: folder.url.path)
    #expect(finder.find("leerspoor-x") == folder.path("eigen/leerspoor-x"))
    #expect(finder.find("ls") == folder.path("pad/ls"))
    #expect(finder.find("pad/ls") == folder.path("pad/ls"))
    #expect(finder.find("eigen") == nil)
  }
}

struct SmallValueTests {
  @Test(arguments: [("30s", 30), ("10m", 600), ("1h30m", 5_400), ("2d", 172_800), ("1d2h3m4s", 93_784)])
  func `durations are read and written alike`(text: String, seconds: Int) {
    #expect(DurationText.parse(text) == .seconds(seconds))
    #expect(DurationText.text(.seconds(seconds)) == text)
  }

  @Test(arguments: ["", "30", "0s", "m", "30m1h", "1h1h", "-1s", "1.5h", "400d", "999999999s", "1 h", "1w"])
  func `what is no duration is not read`(text: String) {
    #expect(DurationText.parse(text) == nil)
  }

  @Test func `a template is filled with the parameters of the run`() throws {
    let template = try Template("out/{{ month }}/{{week}}.html")
    #expect(template.names == ["month", "week"])
    #expect(template.filled(with: ["month": "2026-01", "week": "2026-W05"]) == "out/2026-01/2026-W05.html")
    #expect(try Template("").filled(with: [:]) == "")
    #expect(try Template("geen } of {").names.isEmpty)
    #expect(throws: Template.Failure.unclosed) { try Template("{{ month") }
    #expect(throws: Template.Failure.empty) { try Template("{{ }}") }
  }

  @Test func `the month of a run is the one before its slot, unless another is asked for`() throws {
    var parameters = JobParameters()
    parameters.month = .previous
    parameters.week = .current
    parameters.schoolYear = .previous
    let day = try #require(CalendarDate(iso: "2026-01-05"))
    #expect(parameters.values(on: day) == ["month": "2025-12", "week": "2026-W02", "school_year": "2024-2025"])
    #expect(parameters.values(on: day, about: .init(month: Month("2025-09")))["month"] == "2025-09")
    #expect(JobParameters().values(on: day, about: .init(month: Month("2025-09"))).isEmpty)
  }

  @Test func `waits grow by their factor up to an hour`() {
    let retry = Retry(times: 10, wait: .seconds(30), factorThousandths: 2_000)
    #expect((1...4).map { retry.wait(afterAttempt: $0) } == [.seconds(30), .seconds(60), .seconds(120), .seconds(240)])
    #expect(retry.wait(afterAttempt: 10) == .seconds(3_600))
    #expect(Retry(times: 1, wait: .seconds(7_200), factorThousandths: 1_000).wait(afterAttempt: 1) == .seconds(3_600))
  }
}
