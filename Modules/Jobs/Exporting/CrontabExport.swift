import Cron

/// One line for a crontab that calls `due` for all jobs, often enough for each of their times.
///
/// Debian's cron keeps no timezone per line, so the line knows none: `due` knows when each job runs.
public struct CrontabExport {
  private let place: ExportPlace

  /// Makes a line for a place.
  public init(_ place: ExportPlace) { self.place = place }

  /// The text to add to a crontab.
  public func text(_ jobs: [Job]) -> String {
    let every = Self.interval(jobs)
    let command = [place.program, "due", "--jobs", place.jobsFolder, "--db", place.database, "--quiet"]
    let line = command.map(Self.quoted).joined(separator: " ")
    return """
      # Made by leerspoor run export --crontab. Add this to the crontab of the account that owns the database: crontab -e
      # due runs what is due of \(jobs.map(\.name).joined(separator: ", ")), each time of a schedule once, and what was missed.
      \(every == 1 ? "*" : every == 60 ? "0" : "*/\(every)") * * * * cd \(Self.quoted(place.workingFolder)) && \(line)

      """
  }

  /// The longest time between two calls, in minutes, at which none of the jobs begins late.
  static func interval(_ jobs: [Job]) -> Int {
    let minutes = jobs.flatMap { CallTimes($0.schedule).times.minutes }
    // Zones a quarter of an hour apart are the finest there are.
    return [15, 10, 5].first { step in minutes.allSatisfy { $0.isMultiple(of: step) } } ?? 1
  }

  /// A word for the shell; a `%` would end the command in a crontab.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        || "/._-+=:@,".unicodeScalars.contains(scalar)
    }
    let shell = isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    return shell.replacing("%", with: "\\%")
  }
}
