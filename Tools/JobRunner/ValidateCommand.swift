import ArgumentParser
import Cron
import Documents
import GuidanceKit
import Jobs
import ToolSupport

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Check all job files and say everything wrong with them at once.",
    discussion: """
      Exit 0 when every job can run, 1 when something is wrong, 2 when the folder cannot be read.

      Examples:
        leerspoor run validate
        leerspoor run validate /srv/leerspoor/jobs --format json
      """)

  @ArgumentParser.Argument(help: "Folder with job files, or one job file; jobs when nothing is named.")
  var folder: String?

  @Option(name: .customLong("jobs"), help: "The same folder, named as the other commands do.")
  var jobsFolder: String?

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    try format.refuseCSV()
    let setup = RunnerSetup(options: options)
    guard folder == nil || jobsFolder == nil else {
      throw UsageError(
        Label(
          "Geef de map één keer: als argument of met --jobs.", "Give the folder once: as an argument or with --jobs."))
    }
    let jobs = JobFolder(path: folder ?? jobsFolder ?? "jobs")
    if let missing = jobs.problems.first, missing.position == nil, missing.code == "JOB01" {
      throw Failure(missing.message)
    }
    let found =
      jobs.problems + jobs.missingCommands(setup.finder) + jobs.missingDelivery(setup.finder)
      + jobs.secretProblems(setup.secrets) + jobs.unknownDeadlines(among: try setup.dates().deadlines)
    let problems = found.sorted { Self.place($0) < Self.place($1) }
    let console = Console(options)
    switch format {
    case .json: try console.result(json(jobs, problems).text(isIndented: true))
    case .text, .csv:
      for problem in problems {
        try console.result("\(problem.severity.label[options.language]): \(problem.text(options.language))")
      }
      let summary = try JobTable(jobs.jobs, setup: setup, language: options.language)
      if !jobs.jobs.isEmpty { try console.write(Array(summary.text(width: ToolEnvironment.terminalWidth).utf8)) }
      console.say(conclusion(jobs, problems))
    }
    if problems.contains(where: { $0.severity == .error }) { throw Exit.findings }
  }

  private static func place(_ problem: InputProblem) -> (String, Int, Int) {
    (problem.position?.file ?? "", problem.position?.line ?? 0, problem.position?.column ?? 0)
  }

  private func conclusion(_ jobs: JobFolder, _ problems: [InputProblem]) -> Label {
    let errors = problems.count { $0.severity == .error }
    guard errors == 0 else {
      return Label(
        errors == 1 ? "1 fout: herstel ze en kijk opnieuw na." : "\(errors) fouten: herstel ze en kijk opnieuw na.",
        errors == 1 ? "1 error: mend it and check again." : "\(errors) errors: mend them and check again.")
    }
    let count = jobs.jobs.count
    return Label(
      count == 1 ? "1 opdracht, in orde." : "\(count) opdrachten, in orde.",
      count == 1 ? "1 job, in order." : "\(count) jobs, in order.")
  }

  private func json(_ jobs: JobFolder, _ problems: [InputProblem]) -> JSON {
    .object([
      "schema": "leerspoor/jobs/1", "folder": .string(jobs.path),
      "jobs": .array(
        jobs.jobs.map { job in
          .object([
            "job": .string(job.name), "title": .string(job.title), "file": .string(job.position.file),
            "schedule": .string(job.schedule.label[options.language]), "zone": .string(job.zone.identifier),
            "steps": .array(job.steps.map { .string($0.id) }),
          ])
        }),
      "problems": .array(
        problems.map { problem in
          .object([
            "code": .string(problem.code), "severity": .string(problem.severity.rawValue),
            "file": .string(problem.position?.file), "line": .integer(problem.position?.line),
            "column": .integer(problem.position?.column), "message": .string(problem.message[options.language]),
          ])
        }),
    ])
  }
}

extension OutputFormat {
  /// Refuses CSV for a result that is no table.
  func refuseCSV() throws {
    guard self == .csv else { return }
    throw UsageError(
      Label("--format is \"csv\"; verwacht hier text of json.", "--format is \"csv\"; expected text or json here."))
  }
}
