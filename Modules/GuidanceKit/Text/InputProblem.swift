/// Something wrong with what a user handed over, said so that they can repair it: place, found, expected, next step.
public struct InputProblem: Error, Hashable, Sendable, Codable {
  /// A stable code to look up, such as `IMP012`.
  public let code: String
  /// How much it matters.
  public let severity: Severity
  /// Where it was found; `nil` when it concerns no file.
  public let position: SourcePosition?
  /// What was found, what was expected, and what to do.
  public let message: Label

  /// Creates a problem.
  public init(code: String, severity: Severity = .error, position: SourcePosition? = nil, message: Label) {
    self.code = code
    self.severity = severity
    self.position = position
    self.message = message
  }

  /// The whole line as shown: `f.csv:17:9 (kolom "duur"): … [IMP012]`.
  public func text(_ language: Language) -> String {
    let place = position.map { $0.text(language) + ": " } ?? ""
    return "\(place)\(message[language]) [\(code)]"
  }

  /// The same problem at another place, for code that learns the file or line later.
  public func at(_ position: SourcePosition?) -> InputProblem {
    InputProblem(code: code, severity: severity, position: position, message: message)
  }
}
