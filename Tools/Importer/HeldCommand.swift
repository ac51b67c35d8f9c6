import ArgumentParser
import Documents
import GuidanceKit
import Importing
import Register
import ToolSupport

struct HeldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "held", abstract: "List the late registrations: rows that wait because their period is closed.",
    discussion: """
      A row waits until its period is reopened (leerspoor audit reopen) and it is taken in with release, or until its file is
      loaded again while the period is open.

      Examples:
        leerspoor import held
        leerspoor import held 12 --all
      """)

  @ArgumentParser.Argument(help: "The number of a batch; else all.")
  var batch: Int?

  @Flag(help: "Also the rows that were taken in or whose batch was undone.")
  var all = false

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let day = try options.moment().day
    let rows = try Reading.register(options).read { try $0.heldRows(batch: batch, on: day) }.filter {
      all || [.closed, .ready].contains($0.state)
    }
    if rows.isEmpty, format == .text {
      return try Console(options).result(pick("Er wachten geen naregistraties.", "No late registrations wait."))
    }
    try TablePrint(options, format).print(table(rows))
  }

  private func table(_ rows: [HeldRow]) -> Table {
    Table(
      id: "naregistraties", caption: pick("Naregistraties", "Late registrations"),
      columns: [
        Column("batch", pick("Batch", "Batch"), .integer),
        Column(pick("bestand", "file"), pick("Bestand", "File"), .code),
        Column(pick("rij", "row"), pick("Rij", "Row"), .integer),
        Column(pick("periode", "period"), pick("Periode", "Period"), .code),
        Column(pick("stand", "state"), pick("Stand", "State")),
        Column(pick("tekst", "text"), pick("Tekst", "Text"), .code),
      ],
      rows: rows.map { row in
        Row([
          .integer(row.batch, "\(row.batch)"), .text(row.file), .integer(row.row, "\(row.row)"), .text(row.period),
          .text(state(row.state)), .text(row.text),
        ])
      })
  }

  private func state(_ state: HeldRow.State) -> String {
    switch state {
    case .closed: pick("wacht: periode afgesloten", "waits: period closed")
    case .ready: pick("kan opgenomen worden", "can be taken in")
    case .taken: pick("opgenomen", "taken in")
    case .undone: pick("batch ongedaan gemaakt", "batch undone")
    }
  }

  private func pick(_ dutch: String, _ english: String) -> String { options.language == .dutch ? dutch : english }
}

struct ReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Take in the late registrations of a batch whose period is open again.",
    discussion: """
      The rows become a batch of their own, which can be undone as long as the period is open.
      Exit 0 when all were taken in, 1 when some still wait or need a look, 2 when nothing could be taken in.

      Example:
        leerspoor audit reopen 2026-01 --reason "registraties van B07 kwamen te laat" --by "A. Peeters" --until 2026-03-15
        leerspoor import release 12
      """)

  @ArgumentParser.Argument(help: "The number of the batch that held them; see held.")
  var batch: Int

  @Option(help: "text or json.")
  var format: ResultFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let moment = try options.moment()
    let register = try Register(path: options.databasePath, mode: .writing)
    let release: HeldRelease
    do {
      release = try register.read {
        try HeldRelease(
          batch: batch, in: $0, at: moment, actor: ToolEnvironment.actor, programVersion: Program.version)
      }
    } catch let refusal as ImportRefusal {
      Console.error(ImportReportText(options.language).text(refusal, file: "batch \(batch)"))
      throw Exit.failure
    }
    try FileRun(options, format).run([release.request]) { try Importer(register).load($0) }
    guard !release.stillClosed.isEmpty else { return }
    let list = release.stillClosed.joined(separator: ", ")
    Console(options).say(
      Label(
        "Naregistraties over \(list) wachten nog: die periode is afgesloten.",
        "Late registrations about \(list) still wait: that period is closed."))
    throw Exit.findings
  }
}
