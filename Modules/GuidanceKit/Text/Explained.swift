/// An error that says itself, in both languages, what was found and what to do.
public protocol Explained: Error {
  /// What was found, what was expected, what to do.
  var explanation: Label { get }
}

extension InputProblem: Explained {
  /// The whole line: place, message and code.
  public var explanation: Label { Label(text(.dutch), text(.english)) }
}
