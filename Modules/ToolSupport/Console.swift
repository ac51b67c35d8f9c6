import Foundation
public import GuidanceKit

/// Where results and messages go: results on standard output, everything else on standard error.
///
/// Unlike `print`, a result that could not be written is an error: a report on a full disk must not end with exit 0.
public struct Console: Sendable {
  /// The language of messages.
  public let language: Language
  /// Whether only errors are said.
  public let isQuiet: Bool

  /// Makes a console.
  public init(language: Language, quiet: Bool = false) {
    self.language = language
    isQuiet = quiet
  }

  /// Makes a console from a command's options.
  public init(_ options: CommonOptions) { self.init(language: options.language, quiet: options.quiet) }

  /// Writes a result, with a line end.
  ///
  /// - Throws: ``Failure`` when standard output cannot be written.
  public func result(_ text: String) throws { try write(Array((text + "\n").utf8)) }

  /// Writes bytes of a result as they are.
  ///
  /// - Throws: ``Failure`` when standard output cannot be written.
  public func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        throw Failure(
          Label(
            "Het resultaat kon niet geschreven worden: \(String(cString: strerror(errno))). Maak plaats of kies een ander bestand.",
            "The result could not be written: \(String(cString: strerror(errno))). Make room or choose another file."))
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Says something on standard error, unless quiet.
  public func say(_ text: Label) { if !isQuiet { Self.error(text[language]) } }

  /// Says what went wrong on standard error, also when quiet.
  public func complain(_ text: Label) { Self.error(text[language]) }

  /// Writes a line to standard error; when that cannot be written there is nobody left to tell.
  public static func error(_ line: String) { raw(line + "\n") }

  /// Writes text to standard error as it is.
  static func raw(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}
