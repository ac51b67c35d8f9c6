import ArgumentParser
import GuidanceKit
import Register
import Submission
import ToolSupport

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compute a report again and compare every byte of its folder.",
    discussion: """
      The folder of a report, or a folder with many. Exit 0 when everything holds, 1 when something differs or cannot be said.

      Example:
        leerspoor audit verify rapport/2026-01
      """)

  @ArgumentParser.Argument(help: "The folder, as made with leerspoor report … --out.")
  var folder: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    let console = Console(options)
    let verifier = FolderVerifier(path: folder, version: Program.version)
    let folders = try verifier.folders()
    let register = try Register(path: options.databasePath, mode: .reading)
    var failed = 0
    for folder in folders {
      let outcome = try verifier.verify(folder: folder, in: register)
      if !outcome.holds { failed += 1 }
      if folders.count > 1, outcome.holds { continue }
      try console.result("\(folder)")
      for check in outcome.checks { try console.result("  \(check.result.sign) \(check.text[options.language])") }
    }
    try console.result(conclusion(of: folders.count, failed: failed)[options.language])
    if failed > 0 { throw Exit.findings }
  }

  private func conclusion(of all: Int, failed: Int) -> Label {
    if all == 1 {
      return failed == 0
        ? Label("Het rapport klopt.", "The report holds.")
        : Label("Het rapport klopt niet.", "The report does not hold.")
    }
    return failed == 0
      ? Label("Alle \(all) mappen kloppen.", "All \(all) folders hold.")
      : Label(
        failed == 1 ? "1 van \(all) mappen klopt niet." : "\(failed) van \(all) mappen kloppen niet.",
        failed == 1 ? "1 of \(all) folders does not hold." : "\(failed) of \(all) folders do not hold.")
  }
}

extension FolderVerification.Result {
  /// The sign before a check.
  fileprivate var sign: String {
    switch self {
    case .holds: "●"
    case .differs: "▲"
    case .unknown: "◇"
    }
  }
}
