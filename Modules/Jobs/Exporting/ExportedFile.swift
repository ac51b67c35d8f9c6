import Cron
import GuidanceKit

/// A file for another program that starts jobs.
public struct ExportedFile: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// Its text.
  public let text: String

  /// Makes a file.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// Where things are on the machine, or in the container, for which files are made.
public struct ExportPlace: Hashable, Sendable {
  /// The program, in full.
  public var program: String
  /// The folder in which jobs run, in full.
  public var workingFolder: String
  /// The folder with job files, from there or in full.
  public var jobsFolder: String
  /// The database, in full.
  public var database: String
  /// The account under which jobs run; that of the one who installs the files when there is none.
  public var user: String?
  /// The image that holds the program, for Kubernetes.
  public var image: String
  /// The claim on the volume that holds the working folder, for Kubernetes.
  public var claim: String

  /// Makes a place.
  public init(
    program: String, workingFolder: String, jobsFolder: String, database: String, user: String? = nil,
    image: String = "leerspoor:latest", claim: String = "leerspoor"
  ) {
    self.program = program
    self.workingFolder = workingFolder
    self.jobsFolder = jobsFolder
    self.database = database
    self.user = user
    self.image = image
    self.claim = claim
  }

  /// The command that runs what is due of a job.
  func command(_ job: Job) -> [String] {
    [program, "due", job.name, "--jobs", jobsFolder, "--db", database, "--quiet"]
  }
}

/// The days and times at which another program must call `due` so that no slot of a job is missed.
///
/// Their calendars know no school days, so for schedules that do the times are those of every day on which there could be a
/// slot; `due` does nothing on the others.
struct CallTimes {
  let times: PlainTimes
  /// Whether these are exactly the times of the schedule.
  let isExact: Bool

  init(_ schedule: JobSchedule) {
    var isPlain = true
    let text: String
    switch schedule {
    case .cron(let expression, let only):
      times = expression.plainTimes
      isExact = times.isExact && only == nil
      return
    case .schoolDay(_, let time), .beforeHoliday(_, _, let time), .beforeDeadline(_, _, let time):
      isPlain = false
      text = Self.daily(time, "1-5")
    case .weekly(let days, let time, let only):
      isPlain = only == nil
      // Cron counts Sunday as 0, we as 7.
      text = Self.daily(time, days.count == 7 ? "*" : days.map { "\($0.rawValue % 7)" }.sorted().joined(separator: ","))
    }
    isExact = isPlain
    // Fields made of numbers in their ranges can always be read.
    guard let expression = try? CronExpression(text) else { preconditionFailure("\(text) is no cron expression") }
    times = expression.plainTimes
  }

  private static func daily(_ time: TimeOfDay, _ days: String) -> String {
    "\(time.minuteOfDay % 60) \(time.minuteOfDay / 60) * * \(days)"
  }
}
