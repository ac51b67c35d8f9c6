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
  /// How many steps of a job run at once at most.
  public var parallelSteps: Int
  /// How long a step that must end gets to do so by itself.
  public var grace: Duration
  /// The language of messages to people.
  public var language: Language
  /// Holidays, for schedules that follow the school.
  public var calendar: SchoolCalendar

  /// Makes a context.
  public init(
    workingFolder: String, toolFolder: String?, outputFolder: String, environment: [String: String],
    standsStillAt: Instant? = nil, clock: JobClock, identity: RunnerIdentity,
    isAlive: @escaping @Sendable (RunnerIdentity) -> Bool, parallelSteps: Int = 2, grace: Duration = .seconds(10),
    language: Language = .dutch, calendar: SchoolCalendar = SchoolCalendar()
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
  }

  /// The moment in the form that the database keeps.
  var now: UTCTime { UTCTime(unixSeconds: clock.now().secondsSince1970) }
}
