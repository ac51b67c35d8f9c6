import ArgumentParser
import Cron
import Foundation
import GuidanceKit
import Jobs
import Register
import ToolSupport

/// Where the jobs are.
struct JobsOption: ParsableArguments {
  @Option(name: .customLong("jobs"), help: "Folder with job files, or one job file.")
  var folder = "jobs"
}

/// The moment and the machine as the commands need them.
struct RunnerSetup {
  let options: CommonOptions

  /// The moment of this run.
  func now() throws -> Instant { Instant(secondsSince1970: Int(try options.moment().unixSeconds)) }

  /// The school calendar, with the decisions in the database when there is one.
  func calendar() throws -> SchoolCalendar {
    let path = options.databasePath
    let isNamed = options.database != nil || ToolEnvironment.value("LEERSPOOR_DB") != nil
    // Planning ahead needs no database; a job may be the one that makes it.
    guard FileManager.default.fileExists(atPath: path) else { return SchoolCalendar() }
    do {
      return SchoolCalendar(
        overrides: try Register(path: path, mode: .reading).read { try $0.calendarOverrides().map(\.record) })
    } catch {
      if isNamed { throw error }
      return SchoolCalendar()
    }
  }

  /// Finds commands as the runner does.
  var finder: CommandFinder {
    CommandFinder(
      toolFolder: SystemProcesses.programFolder, path: ToolEnvironment.value("PATH"),
      workingFolder: FileManager.default.currentDirectoryPath)
  }

  /// Everything the engine needs from this machine.
  func context(_ calendar: SchoolCalendar) throws -> RunnerContext {
    let start = try now()
    let isGiven = options.isTimeGiven
    let database = Self.absolute(options.databasePath)
    var environment = ProcessInfo.processInfo.environment
    environment["LEERSPOOR_DB"] = database
    environment["LEERSPOOR_LANG"] = options.language.rawValue
    // Told again to each step, when there is one.
    environment["LEERSPOOR_NOW"] = nil
    let monotonic = ContinuousClock.now
    return RunnerContext(
      workingFolder: FileManager.default.currentDirectoryPath, toolFolder: SystemProcesses.programFolder,
      outputFolder: Self.outputFolder(database), environment: environment, standsStillAt: isGiven ? start : nil,
      clock: JobClock(
        now: { isGiven ? start : Instant(secondsSince1970: Int(Date().timeIntervalSince1970.rounded(.down))) },
        uptime: { ContinuousClock.now - monotonic }, sleep: { try await Task.sleep(for: $0) }),
      identity: SystemProcesses.current(), isAlive: SystemProcesses.isAlive,
      parallelSteps: max(2, ProcessInfo.processInfo.activeProcessorCount), language: options.language,
      calendar: calendar)
  }

  /// The folder beside the database that holds the output of steps.
  private static func outputFolder(_ database: String) -> String {
    let base = database.hasSuffix(".sqlite") ? String(database.dropLast(7)) : database
    return base + "-runs"
  }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
  }
}

extension Console {
  /// Says the problems of job files on standard error: all of them, or only what keeps a job from running.
  func say(_ problems: [InputProblem], onlyErrors: Bool) {
    for problem in problems where problem.severity == .error || !(onlyErrors || isQuiet) {
      Console.error("\(problem.severity.label[language]): \(problem.text(language))")
    }
  }
}

extension JobFolder {
  /// The job with a name.
  ///
  /// - Throws: a usage error with the nearest name; a failure when the job stands in a file that is wrong.
  func required(_ name: String, _ console: Console) throws -> Job {
    if let job = job(named: name) { return job }
    guard !hasErrors else {
      console.say(problems, onlyErrors: true)
      throw Failure(
        Label(
          "de opdracht \"\(name)\" is niet gevonden tussen de bestanden in \(path) die in orde zijn. Herstel wat hierboven staat.",
          "the job \"\(name)\" was not found among the files in \(path) that are in order. Mend what stands above."))
    }
    let near = NearestName.nearest(to: name, in: jobs.map(\.name), limit: 1).first
    let known = jobs.map(\.name).joined(separator: ", ")
    throw UsageError(
      Label(
        "er is geen opdracht \"\(name)\" in \(path). \(near.map { "Bedoelde u \($0)? " } ?? "")Er zijn: \(known).",
        "there is no job \"\(name)\" in \(path). \(near.map { "Did you mean \($0)? " } ?? "")There are: \(known)."))
  }
}
