public import GuidanceKit
import Tabular

/// Why a file was not loaded at all; nothing was written.
public struct ImportRefusal: Error, Hashable, Sendable {
  /// Everything that stood in the way, at least one problem.
  public let problems: [InputProblem]

  init(_ problems: [InputProblem]) {
    self.problems = problems
  }

  /// What `Tabular` found wrong, as a problem of the importer.
  init(_ error: TabularError, file: String) {
    self.init([InputProblem(error, file: file)])
  }
}

extension ImportRefusal: Explained {
  /// All problems, one a line.
  public var explanation: Label {
    Label(
      problems.map { $0.text(.dutch) }.joined(separator: "\n"),
      problems.map { $0.text(.english) }.joined(separator: "\n"))
  }
}

extension InputProblem {
  /// What `Tabular` found wrong, with its code and place.
  init(_ error: TabularError, file: String, field: String? = nil) {
    self.init(
      code: ProblemCode(error.kind).rawValue, severity: ProblemCode(error.kind).severity,
      position: SourcePosition(
        file: file, line: error.place?.line, column: error.place?.column, field: field, row: error.place?.row,
        letters: error.place?.sheetLetters),
      message: Label(error.message.dutch, error.message.english))
  }
}

extension ProblemCode {
  /// The code of something that is wrong with the text of a file.
  init(_ kind: TabularError.Kind) {
    switch kind {
    case .fileMissing: self = .fileMissing
    case .directory: self = .notAFile
    case .unreadable: self = .unreadable
    case .readFailure, .writeFailure: self = .readFailure
    case .empty: self = .empty
    case .headerMissing: self = .headerMissing
    case .notText: self = .notText
    case .otherEncoding: self = .otherEncoding
    case .invalidBytes: self = .invalidBytes
    case .wrongBytes: self = .wrongBytes
    case .quoteBounded: self = .quoteBounded
    case .unclosedQuote: self = .unclosedQuote
    case .cellTooLong, .rowTooLong, .tooManyColumns: self = .overLimit
    case .delimiterUnclear: self = .delimiterUnclear
    case .tooFewCells: self = .tooFewCells
    case .tooManyCells: self = .tooManyCells
    case .tornRow: self = .rowTorn
    case .textAfterQuote: self = .textAfterQuote
    }
  }
}

extension InputProblem {
  /// The same with another sentence at its end.
  func adding(_ sentence: Label) -> InputProblem {
    InputProblem(
      code: code, severity: severity, position: position,
      message: Label("\(message.dutch) \(sentence.dutch)", "\(message.english) \(sentence.english)"))
  }
}
