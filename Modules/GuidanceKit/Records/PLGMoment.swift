/// Which moment of a learning community it is: the intake, session 3, the first consultation, the harvest moment.
public struct PLGMoment: Hashable, Sendable, Codable {
  /// The kinds of moments.
  public enum Kind: String, Term {
    /// The start.
    case intake
    /// One of the sessions.
    case session = "sessie"
    /// A consultation between internal guides.
    case consultation = "consult"
    /// The joint look at what it brought.
    case harvest = "oogstmoment"

    /// The name people read.
    public var label: Label {
      switch self {
      case .intake: Label("intake", "intake")
      case .session: Label("sessie", "session")
      case .consultation: Label("consult", "consultation")
      case .harvest: Label("oogstmoment", "harvest moment")
      }
    }

    /// The public document that defines the moments.
    public var source: String { PublicSource.plg }

    /// Names found in sheets.
    public var spellings: [String] {
      switch self {
      case .intake: ["intakegesprek"]
      case .session: ["bijeenkomst"]
      case .consultation: ["collegiaal consult", "collegiale consult"]
      case .harvest: ["oogst"]
      }
    }
  }

  /// The kind.
  public let kind: Kind
  /// The number within its kind, from 1; 0 for the intake, of which there is one.
  public let number: Int

  /// Makes a moment; the number of an intake is 0 whatever is given.
  public init(kind: Kind, number: Int) {
    self.kind = kind
    self.number = kind == .intake ? 0 : number
  }

  /// The numbers that a session, a consultation or a harvest moment can have.
  public static let numbers = 1...20
}

/// A goal of a learning community and by when it is to be reached.
public struct PLGGoal: Hashable, Sendable, Codable {
  /// By when.
  public var term: PLGGoalTerm
  /// The goal.
  public var text: String

  /// Makes a goal.
  public init(_ term: PLGGoalTerm, _ text: String) {
    self.term = term
    self.text = text
  }
}

/// An action of a learning community.
public struct PLGAction: Hashable, Sendable, Codable {
  /// The action.
  public var text: String
  /// The phase of the care continuum it serves; `nil` when not said.
  public var carePhase: CareContinuumPhase?
  /// The day it was done; `nil` while it is not.
  public var doneOn: CalendarDate?

  /// Makes an action.
  public init(_ text: String, carePhase: CareContinuumPhase? = nil, doneOn: CalendarDate? = nil) {
    self.text = text
    self.carePhase = carePhase
    self.doneOn = doneOn
  }
}
