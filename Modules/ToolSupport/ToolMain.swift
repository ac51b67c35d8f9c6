public import ArgumentParser
import Foundation
import GuidanceKit

/// The exits of every command.
public enum Exit {
  /// Done, with findings or rejected rows, a step that ended in failure, a comparison that differs.
  public static let findings = ExitCode(1)
  /// Failed; nothing is half-done.
  public static let failure = ExitCode(2)
  /// Wrong usage.
  public static let usage = ExitCode(64)
  /// Interrupted by the user; nothing is half-done.
  public static let interrupted = ExitCode(130)
}

/// Runs a tool: parses, runs, and turns what was thrown into a message and an exit.
public enum ToolMain {
  /// Runs the command that the arguments name and ends the process.
  public static func run<Root: ParsableCommand>(_ root: Root.Type, arguments: [String]? = nil) async -> Never {
    // A reader that stops early, such as head, is no failure of ours.
    signal(SIGPIPE, SIG_DFL)
    do {
      var command = try root.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      finish(error, root: root)
    }
    Foundation.exit(0)
  }

  /// Ends the program with exit 130 when the user interrupts it.
  ///
  /// For commands that write in one transaction and keep what is temporary in files without a name: ending at once leaves
  /// everything as it was.
  public static func endOnInterrupt() {
    signal(SIGINT) { _ in
      // Only calls that are safe in a signal handler; it ends the line of the progress, if there is one.
      if isatty(STDERR_FILENO) == 1 { _ = write(STDERR_FILENO, "\n", 1) }
      _exit(130)
    }
  }

  private static func finish<Root: ParsableCommand>(_ error: any Error, root: Root.Type) -> Never {
    let language = Self.language
    let prefix = language == .dutch ? "fout" : "error"
    switch error {
    case let code as ExitCode:
      Foundation.exit(code.rawValue)
    case let usage as UsageError:
      Console.error("\(prefix): \(usage.explanation[language])")
      Foundation.exit(Exit.usage.rawValue)
    case let explained as any Explained:
      Console.error("\(prefix): \(explained.explanation[language])")
      Foundation.exit(Exit.failure.rawValue)
    default:
      // The argument parser gives 1 to every error it does not know; those are failures.
      if root.exitCode(for: error) == .failure {
        Console.error("\(prefix): \(error)")
        Foundation.exit(Exit.failure.rawValue)
      }
      guard root.exitCode(for: error) == .validationFailure else { root.exit(withError: error) }
      Console.error(UsageWords.text(root.message(for: error), full: root.fullMessage(for: error), language))
      Foundation.exit(Exit.usage.rawValue)
    }
  }

  /// The language before the options are known: `--lang` wherever it stands, else the environment.
  static var language: Language {
    let arguments = CommandLine.arguments
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count, let language = Language(rawValue: arguments[index + 1]) {
        return language
      }
      if argument.hasPrefix("--lang="), let language = Language(rawValue: String(argument.dropFirst(7))) {
        return language
      }
    }
    return ToolEnvironment.language
  }
}
