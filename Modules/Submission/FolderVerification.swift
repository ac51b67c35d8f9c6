public import GuidanceKit

/// What became of checking a report's folder against itself and against the register.
public struct FolderVerification: Hashable, Sendable {
  /// How one check ended.
  public enum Result: Hashable, Sendable {
    /// What the folder says is so.
    case holds
    /// What the folder says is not so.
    case differs
    /// It cannot be said.
    case unknown
    /// It was not asked for: said, but no reason to doubt.
    case aside
  }

  /// One check.
  public struct Check: Hashable, Sendable {
    /// How it ended.
    public let result: Result
    /// What was checked and found.
    public let text: Label

    init(_ result: Result, _ text: Label) {
      self.result = result
      self.text = text
    }
  }

  /// The folder of the report.
  public let folder: String
  /// The checks, in the order they were made; after the first that differs there may be others.
  public let checks: [Check]

  /// Whether everything could be checked and is so.
  public var holds: Bool { checks.allSatisfy { $0.result == .holds || $0.result == .aside } }
  /// Whether something is not so.
  public var differs: Bool { checks.contains { $0.result == .differs } }
}

/// Why a folder cannot be verified at all.
public struct VerificationError: Explained, Hashable {
  /// What was found, what was expected, what to do.
  public let explanation: Label
}
