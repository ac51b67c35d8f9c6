import Cron
import GuidanceKit

/// A service and a timer for each job, for systemd.
///
/// The timer calls `due` for the job at its times, and once after the machine was off; `due` itself knows what was missed.
public struct SystemdExport {
  private let place: ExportPlace

  /// Makes units for a place.
  public init(_ place: ExportPlace) { self.place = place }

  /// The units, by name.
  public func files(_ jobs: [Job]) -> [ExportedFile] {
    jobs.flatMap { job in
      [
        ExportedFile(name: "leerspoor-\(job.name).service", text: service(job)),
        ExportedFile(name: "leerspoor-\(job.name).timer", text: timer(job)),
      ]
    }
  }

  private func service(_ job: Job) -> String {
    let command = place.command(job).map(Self.quoted).joined(separator: " ")
    let user = place.user.map { "User=\($0)\n" } ?? ""
    // The steps of a run may take as long as the job lets them; a job without a bound has none here either.
    let timeout = job.timeout.map { "\($0.wholeSeconds + 120)" } ?? "infinity"
    return """
      # Made by leerspoor run export --systemd. Change the job file and make it again.
      [Unit]
      Description=Leerspoor: \(Self.escaped(job.title ?? job.name))
      Documentation=man:systemd.service(5)
      After=network-online.target
      Wants=network-online.target

      [Service]
      Type=oneshot
      ExecStart=\(command)
      WorkingDirectory=\(Self.escaped(place.workingFolder))
      \(user)# 1: a step failed. It stands in the history, and who must know was told.
      SuccessExitStatus=1
      TimeoutStartSec=\(timeout)
      # Time to end the steps and to record that they were ended.
      KillMode=mixed
      TimeoutStopSec=60
      UMask=0027
      NoNewPrivileges=yes
      PrivateTmp=yes
      PrivateDevices=yes
      ProtectSystem=strict
      ProtectHome=read-only
      ReadWritePaths=\(Self.quoted(place.workingFolder))\(databaseFolder)
      ProtectKernelTunables=yes
      ProtectKernelModules=yes
      ProtectKernelLogs=yes
      ProtectControlGroups=yes
      ProtectClock=yes
      ProtectHostname=yes
      RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
      RestrictNamespaces=yes
      RestrictRealtime=yes
      RestrictSUIDSGID=yes
      LockPersonality=yes
      SystemCallArchitectures=native
      CapabilityBoundingSet=

      """
  }

  /// The folder of the database, when it lies elsewhere.
  private var databaseFolder: String {
    guard !place.database.hasPrefix(place.workingFolder + "/") else { return "" }
    let folder = place.database.split(separator: "/").dropLast().joined(separator: "/")
    return " " + Self.quoted("/\(folder)")
  }

  private func timer(_ job: Job) -> String {
    let call = CallTimes(job.schedule)
    let lines = Self.calendar(call.times, job.zone.identifier).map { "OnCalendar=\($0)" }
    let remark = call.isExact ? "" : "# Every day that may be meant; due knows which ones are.\n"
    return """
      # Made by leerspoor run export --systemd. Change the job file and make it again.
      [Unit]
      Description=Leerspoor: \(Self.escaped(job.title ?? job.name)) (\(Self.escaped(job.schedule.label.english)))

      [Timer]
      \(remark)\(lines.joined(separator: "\n"))
      Persistent=yes
      AccuracySec=1s

      [Install]
      WantedBy=timers.target

      """
  }

  /// Times as systemd writes them: one, or two when one of two kinds of days is enough.
  static func calendar(_ times: PlainTimes, _ zone: String) -> [String] {
    func list(_ numbers: [Int]?) -> String {
      numbers.map { $0.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ",") } ?? "*"
    }
    let names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let weekdays = times.weekdays.map { $0.map { names[$0] }.joined(separator: ",") + " " } ?? ""
    let hours = times.hours.count == 24 ? "*" : list(times.hours)
    let minutes = times.minutes.count == 60 ? "*" : list(times.minutes)
    func line(_ weekdays: String, _ days: [Int]?) -> String {
      "\(weekdays)*-\(list(times.months))-\(list(days)) \(hours):\(minutes):00 \(zone)"
    }
    guard times.isEitherDay, times.days != nil, times.weekdays != nil else { return [line(weekdays, times.days)] }
    return [line("", times.days), line(weekdays, nil)]
  }

  /// A word of a command line: in quotes when it holds more than plain signs; `%` and `$` mean something to systemd.
  private static func quoted(_ text: String) -> String {
    let plain = escaped(text).replacing("$", with: "$$")
    let isPlain = plain.unicodeScalars.allSatisfy { $0.value > 32 && !"\"'\\;".unicodeScalars.contains($0) }
    return isPlain ? plain : "\"" + plain.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("%", with: "%%").replacing("\n", with: " ")
  }
}
