public import GuidanceKit
import YAMLDocument

/// All that is wrong with one configuration file, in the order of the file; at least one problem.
public struct ConfigurationFailure: Error, Hashable, Sendable {
  /// The problems, each with file, line and column.
  public let problems: [InputProblem]

  /// Makes a failure of problems that are in order already.
  public init(_ problems: [InputProblem]) { self.problems = problems }

  init(_ yaml: YAMLProblems) {
    problems = yaml.problems.map { problem in
      InputProblem(
        code: problem.kind.rawValue,
        position: SourcePosition(file: problem.file, line: problem.line, column: problem.column),
        message: Label(problem.message.dutch, problem.message.english))
    }
  }

  /// One line per problem.
  public func text(_ language: Language) -> String {
    problems.map { $0.text(language) }.joined(separator: "\n")
  }
}

extension ConfigurationFailure: CustomStringConvertible {
  /// One line per problem, in English.
  public var description: String { text(.english) }
}
