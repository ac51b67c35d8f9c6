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

/// What schedules are reckoned with, beside the clock.
struct ScheduleDates {
  var calendar: SchoolCalendar
  var deadlines: [Deadline]

  init(calendar: SchoolCalendar = SchoolCalendar(), deadlines: [Deadline] = []) {
    self.calendar = calendar
    self.deadlines = deadlines
  }

  init(_ register: Register, on day: CalendarDate) throws {
    self = try register.read { (snapshot: Snapshot) throws in
      ScheduleDates(
        calendar: SchoolCalendar(overrides: try snapshot.calendarOverrides().map(\.record)),
        deadlines: try snapshot.plan(inForceOn: day)?.norms.deadlines ?? [])
    }
  }
}

/// Where figures for a monitor are written.
struct MetricsOption: ParsableArguments {
  @Option(
    name: .customLong("metrics"),
    help: ArgumentHelp(
      "Also write how the jobs stand into this file, for Prometheus's node_exporter.", valueName: "file"))
  var file: String?

  /// Writes the file when one is asked for; a file that cannot be written is said and does not stop the work.
  func write(_ jobs: [Job], _ store: RunStore, _ context: RunnerContext, _ language: Language) {
    Self.write(file, jobs, store, context, language)
  }

  /// The same for a file that is known already.
  static func write(
    _ file: String?, _ jobs: [Job], _ store: RunStore, _ context: RunnerContext, _ language: Language
  ) {
    guard let file else { return }
    do {
      try JobMetrics(store: store, context: context).write(jobs, to: file)
    } catch {
      Console.error(
        Label(
          "--metrics: \(file) kan niet geschreven worden: \(error)", "--metrics: \(file) cannot be written: \(error)")[
            language])
    }
  }
}

/// The moment and the machine as the commands need them.
struct RunnerSetup {
  let options: CommonOptions

  /// The moment of this run.
  func now() throws -> Instant { Instant(secondsSince1970: Int(try options.moment().unixSeconds)) }

  /// What schedules are reckoned with: the school calendar with the decisions in the database, and the deadlines of the plan
  /// that is in force.
  func dates() throws -> ScheduleDates {
    let path = options.databasePath
    let isNamed = options.database != nil || ToolEnvironment.value("LEERSPOOR_DB") != nil
    // Planning ahead needs no database; a job may be the one that makes it.
    guard FileManager.default.fileExists(atPath: path) else { return ScheduleDates() }
    do {
      return try ScheduleDates(try Register(path: path, mode: .reading), on: try options.moment().day)
    } catch {
      if isNamed { throw error }
      return ScheduleDates()
    }
  }

  /// Finds commands as the runner does.
  var finder: CommandFinder {
    CommandFinder(
      toolFolder: SystemProcesses.programFolder, path: ToolEnvironment.value("PATH"),
      workingFolder: FileManager.default.currentDirectoryPath)
  }

  /// Fetches secrets as the runner does.
  var secrets: SecretReader {
    SecretReader(
      workingFolder: FileManager.default.currentDirectoryPath, environment: ProcessInfo.processInfo.environment)
  }

  /// How runners over this database know of each other.
  var locks: RunnerLocks { RunnerLocks(outputFolder: Self.outputFolder(Self.absolute(options.databasePath))) }

  /// Everything the engine needs from this machine.
  ///
  /// - Parameter isRunning: whether a clock that was given goes on from there instead of standing still.
  func context(_ dates: ScheduleDates, isRunning: Bool = false) throws -> RunnerContext {
    let start = try now()
    let isGiven = options.isTimeGiven
    let standsStill = isGiven && !isRunning
    let database = Self.absolute(options.databasePath)
    var environment = ProcessInfo.processInfo.environment
    environment["LEERSPOOR_DB"] = database
    environment["LEERSPOOR_LANG"] = options.language.rawValue
    // Told again to each step, when there is one.
    environment["LEERSPOOR_NOW"] = nil
    let monotonic = ContinuousClock.now
    return RunnerContext(
      workingFolder: FileManager.default.currentDirectoryPath, toolFolder: SystemProcesses.programFolder,
      outputFolder: Self.outputFolder(database), environment: environment, standsStillAt: standsStill ? start : nil,
      clock: JobClock(
        now: {
          if standsStill { return start }
          if isGiven { return start.adding(seconds: Int((ContinuousClock.now - monotonic).components.seconds)) }
          return Instant(secondsSince1970: Int(Date().timeIntervalSince1970.rounded(.down)))
        },
        uptime: { ContinuousClock.now - monotonic }, sleep: { try await Task.sleep(for: $0) }),
      identity: SystemProcesses.current(), isAlive: locks.isAlive,
      parallelSteps: max(2, ProcessInfo.processInfo.activeProcessorCount), language: options.language,
      calendar: dates.calendar, deadlines: dates.deadlines, chance: { Int.random(in: 0...1_000) })
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
