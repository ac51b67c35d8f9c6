/// What a survey evaluates.
public enum EvaluationSubject: Hashable, Sendable, Codable {
  /// An initiative of the plan, by code.
  case initiative(String)
  /// A guidance trajectory, by code.
  case trajectory(String)

  /// Makes a subject from the code of its kind; `nil` for an unknown kind.
  public init?(kindCode: String, code: String) {
    switch kindCode {
    case "initiatief": self = .initiative(code)
    case "traject": self = .trajectory(code)
    default: return nil
    }
  }

  /// `initiatief` or `traject`.
  public var kindCode: String {
    switch self {
    case .initiative: "initiatief"
    case .trajectory: "traject"
    }
  }

  /// The code of the initiative or the trajectory.
  public var code: String {
    switch self {
    case .initiative(let code), .trajectory(let code): code
    }
  }
}
