public import ArgumentParser
import Foundation
public import GuidanceKit

/// The options that every command takes, with their home in the environment.
public struct CommonOptions: ParsableArguments {
  /// The database file.
  @Option(name: .customLong("db"), help: "Database file; else $LEERSPOOR_DB, else ./leerspoor.sqlite.")
  public var database: String?

  /// The language of what is printed.
  @Option(name: .customLong("lang"), help: "Language of the output: nl or en; else $LEERSPOOR_LANG, else nl.")
  public var languageName: String?

  /// The moment to stand still at.
  @Option(
    name: .customLong("now"),
    help:
      "The moment to take for now, as 2026-02-02T06:00 (Brussels) or with an offset; else $LEERSPOOR_NOW, else the clock."
  )
  public var nowText: String?

  /// Whether to say only what went wrong.
  @Flag(name: .long, help: "Say only what went wrong.")
  public var quiet = false

  /// Whether to say more.
  @Flag(name: .long, help: "Say more on standard error.")
  public var verbose = false

  /// Makes the options with nothing set.
  public init() {}

  /// Refuses options that cannot be understood, before anything is done.
  public func validate() throws {
    if let name = languageName, Language(rawValue: name) == nil {
      throw ValidationError("--lang is \"\(name)\"; expected nl or en.")
    }
    if quiet, verbose { throw ValidationError("--quiet and --verbose cannot both be given.") }
  }

  /// The path of the database.
  public var databasePath: String {
    database ?? ToolEnvironment.value("LEERSPOOR_DB") ?? "leerspoor.sqlite"
  }

  /// The language of what is printed.
  public var language: Language { languageName.flatMap(Language.init(rawValue:)) ?? ToolEnvironment.language }

  /// The moment of this run: `--now`, `$LEERSPOOR_NOW`, or the clock.
  ///
  /// - Throws: ``UsageError`` when the text is no moment, or when the machine does not know Europe/Brussels.
  public func moment() throws -> Moment { try Brussels.moment(nowText ?? ToolEnvironment.value("LEERSPOOR_NOW")) }

  /// Whether the moment was given instead of read from the clock.
  public var isTimeGiven: Bool { nowText != nil || ToolEnvironment.value("LEERSPOOR_NOW") != nil }
}

/// What the environment says.
public enum ToolEnvironment {
  /// A variable that is set and not empty.
  public static func value(_ name: String) -> String? {
    guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else { return nil }
    return value
  }

  /// The language of the environment; Dutch unless it says otherwise.
  public static var language: Language {
    value("LEERSPOOR_LANG").flatMap(Language.init(rawValue:)) ?? .dutch
  }

  /// The account that runs the program.
  public static var actor: String {
    value("LEERSPOOR_ACTOR") ?? value("SUDO_USER") ?? value("USER") ?? value("LOGNAME") ?? "uid \(getuid())"
  }

  /// Whether standard output is a terminal that wants colour.
  public static var usesColour: Bool { isatty(STDOUT_FILENO) == 1 && value("NO_COLOR") == nil }

  /// The width of the terminal in columns; wider than any line when standard output is no terminal, so that what is searched,
  /// compared or sent on holds every name and sentence on one line.
  public static var terminalWidth: Int {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 1_000_000
    }
    return Int(size.ws_col)
  }
}

/// A wrong use of a command that the argument parser cannot see; ends the program with exit 64.
public struct UsageError: Explained, Hashable {
  /// What was found, what was expected, what to do.
  public let explanation: Label

  /// Makes an error.
  public init(_ explanation: Label) { self.explanation = explanation }
}

/// A failure in words; ends the program with exit 2.
public struct Failure: Explained, Hashable {
  /// What was found, what was expected, what to do.
  public let explanation: Label

  /// Makes a failure.
  public init(_ explanation: Label) { self.explanation = explanation }
}
