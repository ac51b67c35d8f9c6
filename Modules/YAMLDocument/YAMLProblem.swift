/// Something in a YAML file that cannot be used: where, what was found, what was expected, what to do.
public struct YAMLProblem: Error, Hashable, Sendable {
  /// The kind of problem; its raw value is the stable code.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The text is not YAML.
    case syntax = "YAML01"
    /// The bytes are not UTF-8, or hold characters that YAML does not allow.
    case encoding = "YAML02"
    /// There is nothing in the file.
    case empty = "YAML03"
    /// The file is too large, too deep, or grows too much through its aliases.
    case limit = "YAML04"
    /// The file holds more than one document.
    case documents = "YAML05"
    /// YAML that is not supported here: merge keys, own tags, keys that are not text, aliases to what they stand in.
    case unsupported = "YAML06"
    /// A key stands twice in one mapping.
    case duplicateKey = "YAML10"
    /// A key that means nothing here.
    case unknownKey = "YAML11"
    /// A key that must be there is not.
    case missingKey = "YAML12"
    /// A value of the wrong type, such as a list where a text must stand.
    case wrongType = "YAML13"
    /// A value of the right type that is not allowed.
    case badValue = "YAML14"
    /// A name or code that stands for nothing that is known.
    case unknownName = "YAML15"
  }

  /// The kind of problem.
  public let kind: Kind
  /// The file, as the caller named it.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column in Unicode scalars, from 1; a byte order mark takes none.
  public let column: Int
  /// The way to the value from the top, for example `steps[2].retry.times`; empty for the file as a whole.
  public let path: String
  /// The message, without the position.
  public let message: YAMLText

  /// Makes a problem.
  public init(kind: Kind, file: String, line: Int, column: Int, path: String = "", message: YAMLText) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.message = message
  }

  /// Where it is: `jobs/x.yaml:7:12`.
  public var position: String { "\(file):\(line):\(column)" }
  /// Position and message in Dutch.
  public var dutch: String { "\(position): \(message.dutch)" }
  /// Position and message in English.
  public var english: String { "\(position): \(message.english)" }
}

extension YAMLProblem: CustomStringConvertible {
  /// Position and message in English.
  public var description: String { english }
}

/// All problems of one file, in the order of the file; at least one.
public struct YAMLProblems: Error, Hashable, Sendable {
  /// The problems.
  public let problems: [YAMLProblem]

  /// Puts the problems in the order of the file; of problems on one spot the first noted comes first.
  public init(_ problems: [YAMLProblem]) {
    self.problems = problems.enumerated()
      .sorted { ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset) }
      .map(\.element)
  }
}

extension YAMLProblems: CustomStringConvertible {
  /// One line per problem, in English.
  public var description: String { problems.map(\.english).joined(separator: "\n") }
}
