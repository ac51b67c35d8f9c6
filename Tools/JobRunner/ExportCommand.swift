import ArgumentParser
import Foundation
import GuidanceKit
import Jobs
import ToolSupport

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the files with which systemd, cron or Kubernetes start the same jobs.",
    discussion: """
      All of them call leerspoor-run due at the times of the jobs; which of these times count, what was missed and what ran
      before, due knows itself. Call leerspoor run due once when you install them: the times of a job count from then on.
      Add the lines that --crontab prints to your own with crontab -e.

      Examples:
        leerspoor run export --systemd --out /etc/systemd/system --user leerspoor
        leerspoor run export --crontab
        leerspoor run export --kubernetes --image registry.example.org/leerspoor:0.1.0 --root /data > cronjobs.yaml
      """)

  @Flag(help: "A service and a timer for each job.")
  var systemd = false

  @Flag(help: "One line for a crontab.")
  var crontab = false

  @Flag(help: "A CronJob for each job, in one file.")
  var kubernetes = false

  @Option(help: "The folder to write the units into; without it they are printed one after the other.")
  var out: String?

  @Option(help: "The account under which the jobs run, for systemd.")
  var user: String?

  @Option(help: "The image that holds leerspoor-run on its PATH, for Kubernetes.")
  var image = "leerspoor:latest"

  @Option(help: "The claim on the volume with database and jobs, for Kubernetes.")
  var claim = "leerspoor"

  @Option(help: "The folder in which jobs run; else the current one, for Kubernetes /data.")
  var root: String?

  @OptionGroup var jobs: JobsOption
  @OptionGroup var options: CommonOptions

  func run() throws {
    guard [systemd, crontab, kubernetes].count(where: { $0 }) == 1 else {
      throw UsageError(
        Label(
          "Kies één van --systemd, --crontab en --kubernetes.", "Choose one of --systemd, --crontab and --kubernetes."))
    }
    guard out == nil || systemd else {
      throw UsageError(Label("--out hoort bij --systemd.", "--out belongs to --systemd."))
    }
    let console = Console(options)
    let folder = JobFolder(path: jobs.folder)
    guard !folder.hasErrors, !folder.jobs.isEmpty else {
      console.say(folder.problems, onlyErrors: true)
      throw Failure(
        Label(
          "De opdrachten in \(folder.path) zijn niet in orde; er is niets gemaakt.",
          "The jobs in \(folder.path) are not in order; nothing was made."))
    }
    if crontab { return try console.write(Array(CrontabExport(place).text(folder.jobs).utf8)) }
    if kubernetes { return try console.write(Array(KubernetesExport(place).text(folder.jobs).utf8)) }
    try writeUnits(SystemdExport(place).files(folder.jobs), console)
  }

  private func writeUnits(_ files: [ExportedFile], _ console: Console) throws {
    guard let out else {
      for file in files { try console.write(Array("# --- \(file.name)\n\(file.text)\n".utf8)) }
      return
    }
    do {
      try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
      for file in files { try Data(file.text.utf8).write(to: URL(fileURLWithPath: "\(out)/\(file.name)")) }
    } catch {
      throw Failure(Label("\(out) kan niet geschreven worden: \(error)", "\(out) cannot be written: \(error)"))
    }
    let timers = files.map(\.name).filter { $0.hasSuffix(".timer") }.joined(separator: " ")
    console.say(
      Label(
        "\(files.count) bestanden in \(out). Daarna: systemctl daemon-reload && systemctl enable --now \(timers)",
        "\(files.count) files in \(out). Then: systemctl daemon-reload && systemctl enable --now \(timers)"))
  }

  private var place: ExportPlace {
    let current = FileManager.default.currentDirectoryPath
    let working = root ?? (kubernetes ? "/data" : current)
    func full(_ path: String) -> String { path.hasPrefix("/") ? path : "\(working)/\(path)" }
    let program = kubernetes ? "leerspoor-run" : SystemProcesses.programFolder.map { "\($0)/leerspoor-run" }
    return ExportPlace(
      program: program ?? "leerspoor-run", workingFolder: working, jobsFolder: full(jobs.folder),
      database: full(options.databasePath), user: user, image: image, claim: claim)
  }
}
