public import ArgumentParser
public import GuidanceKit

extension ValidationError {
  /// Wrong usage in the language that the arguments ask for.
  public init(_ explanation: Label) { self.init(explanation[ToolMain.language]) }
}

/// What the argument parser says of wrong usage, in the words of the other messages.
///
/// The parser knows English only; what it says most is said in Dutch here, and the rest stays as it is.
enum UsageWords {
  /// The message of wrong usage with what the parser prints under it.
  ///
  /// - Parameters:
  ///   - message: what is wrong.
  ///   - full: the same as the parser prints it, with the usage under it.
  static func text(_ message: String, full: String, _ language: Language) -> String {
    let start = "Error: \(message)"
    let rest = full.hasPrefix(start) ? full.dropFirst(start.count) : ""
    guard language == .dutch else { return "error: \(message)\(rest)" }
    let usage = rest.replacing("\nUsage: ", with: "\nGebruik: ").replacing("\nHelp: ", with: "\nUitleg: ")
      .replacing(#/\n  See '(.+)' for more information\./#) { "\n  '\($0.output.1)' zegt meer." }
    return "fout: \(dutch(message))\(usage)"
  }

  private static func dutch(_ message: String) -> String {
    let first = message.split(separator: "\n", maxSplits: 1)
    guard let line = first.first.map(String.init) else { return message }
    let more = first.count > 1 ? "\n\(first[1])" : ""
    if let match = line.wholeMatch(of: #/Missing expected argument '(.+)'/#) {
      return "er ontbreekt iets: \(match.output.1).\(more)"
    }
    if let match = line.wholeMatch(of: #/Missing value for '(.+)'/#) {
      return "bij \(match.output.1) ontbreekt de waarde.\(more)"
    }
    if let match = line.wholeMatch(of: #/Unexpected argument '(.+)'/#) {
      return "'\(match.output.1)' hoort hier niet.\(more)"
    }
    if let match = line.wholeMatch(of: #/(\d+) unexpected arguments: (.+)/#) {
      return "dit hoort hier niet: \(match.output.2).\(more)"
    }
    if let match = line.wholeMatch(of: #/Unknown option '([^']+)'(?:\. Did you mean '([^']+)'\?)?/#) {
      let nearest = match.output.2.map { " Bedoelde u \($0)?" } ?? ""
      return "de optie \(match.output.1) bestaat niet.\(nearest)\(more)"
    }
    if let match = line.wholeMatch(of: #/The value '(.*)' is invalid for '(.+?)'(?:\. Please provide one of (.+)\.)?/#)
    {
      let choices = match.output.3.map { $0.replacing(" or ", with: " of ").replacing(" and ", with: " en ") }
        .map { "; verwacht \($0)" }
      return "\"\(match.output.1)\" past niet bij \(match.output.2)\(choices ?? "").\(more)"
    }
    return message
  }
}
