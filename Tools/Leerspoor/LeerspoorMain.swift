import ArgumentParser
import Foundation
import GuidanceKit
import ToolSupport

@main
struct LeerspoorMain {
  static func main() async {
    let arguments = VerbArguments(Array(CommandLine.arguments.dropFirst()))
    if let verb = arguments.verb, let tool = Tools.named(verb) {
      Tools.replaceProcess(by: tool, arguments: arguments.forTool)
    }
    if let verb = arguments.verb, !["status", "backup", "help"].contains(verb) {
      Tools.refuse(verb, arguments.language ?? ToolEnvironment.language)
    }
    await ToolMain.run(LeerspoorCommand.self, arguments: arguments.forItself)
  }
}

struct LeerspoorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leerspoor",
    abstract: "Show what school guidance did, month by month, with every figure traceable to a line of a spreadsheet.",
    discussion: """
      Each verb is a program of its own, such as leerspoor-import:
        leerspoor import …     load spreadsheets into the database
        leerspoor report …     make reports and explain figures
        leerspoor audit …      check data, plan and projects
        leerspoor run …        run the jobs of a folder on time
        leerspoor schedule …   show the school calendar
      The options --db, --lang, --now, --quiet and --verbose may stand before the verb as well.

      Example:
        leerspoor status
        leerspoor backup back-up
        leerspoor --lang en report month 2026-01 --out rapport
      """,
    version: Program.version, subcommands: [StatusCommand.self, BackupCommand.self])

  func run() throws { throw CleanExit.helpRequest(self) }
}

/// The programs behind the verbs.
enum Tools {
  static let verbs = ["import", "report", "audit", "run", "schedule"]

  /// The file of the program behind a verb: beside this one, else on PATH; `nil` for another word.
  static func named(_ verb: String) -> String? {
    guard verbs.contains(verb) else { return nil }
    let name = "leerspoor-\(verb)"
    let own = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent(
      name)
    if let own, FileManager.default.isExecutableFile(atPath: own.path) { return own.path }
    for folder in (ToolEnvironment.value("PATH") ?? "").split(separator: ":") {
      let path = "\(folder)/\(name)"
      if FileManager.default.isExecutableFile(atPath: path) { return path }
    }
    return name
  }

  /// Says that a word is no verb, names the likely one, and ends.
  static func refuse(_ word: String, _ language: Language) -> Never {
    let known = verbs + ["status", "backup"]
    let near = NearestName.nearest(to: word, in: known, limit: 1).first
    Console.error(
      Label(
        "fout: \"\(word)\" is geen werkwoord van leerspoor; \(near.map { "bedoelde u \"\($0)\"? " } ?? "")"
          + "Kies uit \(known.joined(separator: ", ")).",
        "error: \"\(word)\" is no verb of leerspoor; \(near.map { "did you mean \"\($0)\"? " } ?? "")"
          + "Choose from \(known.joined(separator: ", ")).")[language])
    exit(Exit.usage.rawValue)
  }

  /// Becomes the program; comes back only when it cannot be started.
  static func replaceProcess(by path: String, arguments: [String]) -> Never {
    var list = ([path] + arguments).map { strdup($0) } + [nil]
    execv(path, &list)
    let language = ToolEnvironment.language
    Console.error(
      Label(
        "fout: \(path) kan niet gestart worden: \(String(cString: strerror(errno))). Staat het naast leerspoor of op PATH?",
        "error: \(path) cannot be started: \(String(cString: strerror(errno))). Is it beside leerspoor or on PATH?")[
          language])
    exit(Exit.failure.rawValue)
  }
}
