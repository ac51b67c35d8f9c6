import ArgumentParser
import Auditing
import Documents
import GuidanceKit
import Register
import ToolSupport

struct WaiversCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waivers", abstract: "List the waivers: those that hold, those that ended, those whose facts changed.",
    discussion: """
      Examples:
        leerspoor audit waivers
        leerspoor audit waivers --all --format csv > vrijstellingen.csv
      """)

  @Flag(help: "Also those that ended or were withdrawn.")
  var all = false

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let day = try options.moment().day
    let waivers = try Register(path: options.databasePath, mode: .reading).read {
      try StandingWaiver.all(in: $0, on: day)
    }.filter { all || ![.ended, .withdrawn].contains($0.standing) }
    try TablePrint(options, format).print(
      table(waivers), empty: Label("Er zijn geen vrijstellingen die gelden.", "No waivers hold."))
  }

  private func table(_ waivers: [StandingWaiver]) -> Table {
    let language = options.language
    func pick(_ dutch: String, _ english: String) -> String { options.pick(dutch, english) }
    return Table(
      id: "vrijstellingen", caption: pick("Vrijstellingen", "Waivers"),
      columns: [
        Column(pick("nummer", "number"), pick("Nr.", "No."), .integer),
        Column(pick("voor", "for"), pick("Voor", "For"), .code),
        Column(pick("waar", "scope"), pick("Waar", "Where"), .code),
        Column(pick("bevindingen", "findings"), pick("Bevindingen", "Findings"), .integer),
        Column(pick("stand", "standing"), pick("Stand", "Standing")),
        Column(pick("tot", "until"), pick("Tot en met", "Through"), .code),
        Column(pick("door", "by"), pick("Door", "By")),
        Column(pick("op", "granted"), pick("Gegeven op", "Granted"), .code),
        Column(pick("reden", "reason"), pick("Reden", "Reason")),
        Column(pick("gewijzigd", "changed"), pick("Feiten gewijzigd bij", "Facts changed at"), .code),
      ],
      rows: waivers.map { one in
        let grant = one.waiver.grant
        return Row([
          .integer(one.waiver.id, "\(one.waiver.id)"), .text(grant.rule ?? "#\(grant.finding ?? 0)"),
          .text(grant.scope), .integer(grant.covers.count, "\(grant.covers.count)"),
          .text(one.standing.label[language]), .text(grant.until.iso), .text(grant.by),
          .text(String(one.waiver.at.prefix(10))), .text(grant.reason),
          .text(one.changed.map { "#\($0)" }.joined(separator: " ")),
        ])
      })
  }
}
