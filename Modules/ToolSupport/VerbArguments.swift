public import GuidanceKit

/// The arguments of `leerspoor`: options that every command takes, a verb, and what goes to the program behind it.
///
/// The common options may stand before the verb, as in `leerspoor --lang en import load blad.csv`; the program behind the verb
/// gets them behind its own command.
public struct VerbArguments: Hashable, Sendable {
  /// The common options before the verb, with their values.
  public let options: [String]
  /// The verb; `nil` when none stands where it should.
  public let verb: String?
  /// Everything behind the verb.
  public let rest: [String]

  private static let valued = ["--db", "--lang", "--now"]
  private static let flags = ["--quiet", "--verbose"]

  /// Reads arguments, without the name of the program.
  public init(_ arguments: [String]) {
    var options: [String] = []
    var index = 0
    scan: while index < arguments.count {
      let argument = arguments[index]
      switch argument {
      case _ where Self.flags.contains(argument), _ where Self.valued.contains { argument.hasPrefix("\($0)=") }:
        options.append(argument)
        index += 1
      case _ where Self.valued.contains(argument) && index + 1 < arguments.count:
        options += [argument, arguments[index + 1]]
        index += 2
      default: break scan
      }
    }
    self.options = options
    let word = index < arguments.count ? arguments[index] : nil
    verb = word.flatMap { $0.hasPrefix("-") ? nil : $0 }
    rest = Array(arguments.dropFirst(verb == nil ? index : index + 1))
  }

  /// What the program behind the verb gets: the common options stand behind its command, where it expects them.
  ///
  /// Without a command there is only help to give, which takes no options.
  public var forTool: [String] {
    guard let command = rest.first, !command.hasPrefix("-"), command != "help" else { return rest }
    return [command] + options + rest.dropFirst()
  }

  /// What `leerspoor` itself gets for a verb of its own.
  public var forItself: [String] { (verb.map { [$0] } ?? []) + (verb == nil && rest.isEmpty ? [] : options) + rest }

  /// The language that `--lang` before the verb gives; `nil` when it gives none.
  public var language: Language? {
    for (index, option) in options.enumerated() {
      if option == "--lang" { return Language(rawValue: options[index + 1]) }
      if option.hasPrefix("--lang=") { return Language(rawValue: String(option.dropFirst(7))) }
    }
    return nil
  }
}
