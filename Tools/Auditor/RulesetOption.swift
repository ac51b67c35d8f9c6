import ArgumentParser
import Auditing
import Foundation
import GuidanceKit
import ToolSupport

/// The choice of a ruleset.
struct RulesetOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The rules: ministry, monthly, another name under rulesets/, or a .yaml file. All rules as they are when left out.",
      valueName: "name"))
  var ruleset: String?

  /// The rules, with everything the ruleset extends.
  func read() throws -> Ruleset {
    guard let ruleset else { return .standard }
    return try RulesetLibrary(folders: Self.folders).ruleset(ruleset)
  }

  /// The rules that a lock and a submission rest on.
  static func ministry() throws -> Ruleset { try RulesetLibrary(folders: folders).ruleset("ministry") }

  /// `rulesets` where the user works, and the one that came with the program.
  private static var folders: [String] {
    var folder = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
    let found = ["rulesets"]
    while let place = folder, place.path != "/" {
      for name in ["rulesets", "share/leerspoor/rulesets"] {
        let own = place.appendingPathComponent(name).path
        if FileManager.default.fileExists(atPath: own) { return found + [own] }
      }
      folder = place.deletingLastPathComponent()
    }
    return found
  }
}

/// Says where the rules of the ministry, as found here, depart from all rules as they are: nobody closes a period on an
/// audit that was emptied without a word.
struct RulesetDepartures {
  private let ruleset: Ruleset

  init(_ ruleset: Ruleset) { self.ruleset = ruleset }

  func tell(_ options: CommonOptions) throws {
    for line in ruleset.departures {
      try Console(options).result(
        options.pick("Let op, regelset \"\(ruleset.name)\": ", "Mind, ruleset \"\(ruleset.name)\": ")
          + line[options.language])
    }
  }
}
