public import Cron
public import GuidanceKit
public import Register

/// Everything the runner needs from outside: made by the tool, so that nothing below it reads a clock or the environment.
public struct RunnerContext: Sendable {
  /// The folder in which steps run, in full.
  public var workingFolder: String
  /// The folder of the program that runs the jobs.
  public var toolFolder: String?
  /// The folder that holds the output of steps, in full.
  public var outputFolder: String
  /// The environment that steps inherit.
  public var environment: [String: String]
  /// The moment that everything stands still at, when one was asked for; steps are told.
  public var standsStillAt: Instant?
  /// Time.
  public var clock: JobClock
  /// This process.
  public var identity: RunnerIdentity
  /// Whether a process that runs jobs still exists.
  public var isAlive: @Sendable (RunnerIdentity) -> Bool
  /// Whether this program was told to end by its machine: a run that is stopped then is interrupted, not cancelled.
  public var isEnding: @Sendable () -> Bool = { false }
  /// How many steps of a job run at once at most.
  public var parallelSteps: Int
  /// How long a step that must end gets to do so by itself.
  public var grace: Duration
  /// The language of messages to people.
  public var language: Language
  /// Holidays, for schedules that follow the school.
  public var calendar: SchoolCalendar
  /// The deadlines of the plan, for schedules that name one.
  public var deadlines: [Deadline]
  /// A number from 0 to 1000, each time another, for waits that must differ between runners.
  public var chance: @Sendable () -> Int

  /// Makes a context.
  public init(
    workingFolder: String, toolFolder: String?, outputFolder: String, environment: [String: String],
    standsStillAt: Instant? = nil, clock: JobClock, identity: RunnerIdentity,
    isAlive: @escaping @Sendable (RunnerIdentity) -> Bool, parallelSteps: Int = 2, grace: Duration = .seconds(10),
    language: Language = .dutch, calendar: SchoolCalendar = SchoolCalendar(), deadlines: [Deadline] = [],
    chance: @escaping @Sendable () -> Int = { 0 }
  ) {
    self.workingFolder = workingFolder
    self.toolFolder = toolFolder
    self.outputFolder = outputFolder
    self.environment = environment
    self.standsStillAt = standsStillAt
    self.clock = clock
    self.identity = identity
    self.isAlive = isAlive
    self.parallelSteps = max(1, parallelSteps)
    self.grace = grace
    self.language = language
    self.calendar = calendar
    self.deadlines = deadlines
    self.chance = chance
  }

  /// Fetches secrets.
  var secrets: SecretReader { SecretReader(workingFolder: workingFolder, environment: environment) }

  /// A path from the folder in which the runner was started.
  func full(_ path: String) -> String { path.hasPrefix("/") ? path : "\(workingFolder)/\(path)" }

  /// Does something with the database, again and again for a minute while another program keeps it locked.
  ///
  /// - Throws: what the body throws.
  func patiently<T>(_ body: () throws -> T) async throws -> T {
    let end = clock.uptime() + .seconds(60)
    while true {
      do {
        return try body()
      } catch let error as RegisterError where error.code == .locked {
        guard clock.uptime() < end else { throw error }
        try await Task.sleep(for: .milliseconds(200))
      }
    }
  }

  /// The moment in the form that the database keeps.
  var now: UTCTime { UTCTime(unixSeconds: clock.now().secondsSince1970) }
}
