import ArgumentParser
import Documents
import GuidanceKit
import Importing
import Register
import ToolSupport

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take a batch back: everything is as it was before it was loaded.",
    discussion: """
      Nothing is removed: a day between the load and the undo still shows the batch (--as-of). Refused, with the batches
      named, when a later batch builds on this one or when it touches a closed period; take those back first, newest first.
      Give a reason, as for set and merge; without one, the trail says "geen reden opgegeven" (no reason given).
      Exit 0 when it was taken back, 2 when it was refused; then nothing was changed.

      Example:
        leerspoor import undo 12 --reason "verkeerd blad"
      """)

  @ArgumentParser.Argument(help: "The number of the batch; see batches.")
  var batch: Int

  @Option(help: "Why; kept with the undo.")
  var reason: String?

  @Option(help: "text or json.")
  var format: ResultFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    if let reason { try ReasonArgument.check(reason) }
    let register = try Register(path: options.databasePath, mode: .writing)
    let outcome = try register.undo(
      batch: batch, reason: reason ?? "geen reden opgegeven", at: try options.moment(), actor: ToolEnvironment.actor,
      programVersion: Program.version)
    let console = Console(options)
    switch format {
    case .json:
      try console.result(
        JSON.object([
          "schema": .string("leerspoor/undo/1"), "batch": .integer(outcome.batch), "undone": .integer(outcome.undone),
          "kind": .string(outcome.kind.code), "file": .string(outcome.fileName),
          "withdrawn": .integer(outcome.withdrawn), "restored": .integer(outcome.restored),
          "reopened": .integer(outcome.reopened),
        ]).text(isIndented: true))
    case .text:
      if !options.quiet { try console.result(UndoText(options.language).text(outcome, reason)) }
    }
  }
}

/// What taking a batch back did, in words.
private struct UndoText {
  private let language: Language
  private let number: NumberText

  init(_ language: Language) {
    self.language = language
    number = NumberText(language)
  }

  func text(_ outcome: UndoOutcome, _ reason: String?) -> String {
    var parts = [
      pick(
        "\(records(outcome.withdrawn)) \(outcome.withdrawn == 1 ? "geldt" : "gelden") niet meer",
        "\(records(outcome.withdrawn)) no longer \(outcome.withdrawn == 1 ? "holds" : "hold")")
    ]
    if outcome.restored > 0 {
      parts.append(
        pick(
          "\(records(outcome.restored)) \(outcome.restored == 1 ? "geldt" : "gelden") opnieuw",
          "\(records(outcome.restored)) \(outcome.restored == 1 ? "holds" : "hold") again"))
    }
    if outcome.reopened > 0 {
      let isOne = outcome.reopened == 1
      parts.append(
        pick(
          "\(number.integer(outcome.reopened)) geweigerde \(isOne ? "rij staat" : "rijen staan") weer open",
          "\(number.integer(outcome.reopened)) rejected \(isOne ? "row is" : "rows are") open again"))
    }
    return pick(
      "batch \(outcome.undone) (\(outcome.kind.code), \(outcome.fileName)) is ongedaan gemaakt door batch \(outcome.batch)",
      "batch \(outcome.undone) (\(outcome.kind.code), \(outcome.fileName)) was undone by batch \(outcome.batch)")
      + "\n  " + parts.joined(separator: ", ") + "\n  "
      + (reason.map { pick("reden: \($0)", "reason: \($0)") }
        ?? pick(
          "reden: geen opgegeven; met --reason \"…\" blijft bewaard waarom",
          "reason: none given; with --reason \"…\" it is kept why"))
  }

  private func records(_ count: Int) -> String {
    "\(number.integer(count)) \(pick(count == 1 ? "record" : "records", count == 1 ? "record" : "records"))"
  }

  private func pick(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
}
