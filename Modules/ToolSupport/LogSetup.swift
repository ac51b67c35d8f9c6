public import Logging

/// Sets the program's log up: on standard error, warnings and worse unless asked for more.
public enum LogSetup {
  /// Makes a logger for a tool.
  public static func logger(_ label: String, options: CommonOptions) -> Logger {
    var logger = Logger(label: label) { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = options.quiet ? .error : options.verbose ? .debug : .warning
    return logger
  }
}
