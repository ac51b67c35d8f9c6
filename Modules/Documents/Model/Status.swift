/// How something stands, told by a shape, a shade and a word together, so that it survives grey print and colour-blindness.
public enum Status: String, CaseIterable, Hashable, Sendable {
  /// What was asked is there: a filled disc with a tick.
  case met
  /// What was asked is not there and its time is over: a triangle.
  case notMet
  /// Under way, its time is not over: a half-filled disc.
  case running
  /// Nothing there yet: an open ring.
  case empty
  /// Cannot be said: an open diamond.
  case unknown
  /// Not asked here: a small dot.
  case outside

  /// The sign used where only letters can be printed.
  public var character: Character {
    switch self {
    case .met: "●"
    case .notMet: "▲"
    case .running: "◐"
    case .empty: "○"
    case .unknown: "◇"
    case .outside: "·"
    }
  }
}

/// A status with the word that says it.
public struct StatusMark: Hashable, Sendable {
  /// The sign and shade.
  public var status: Status
  /// What it means here, in words: `gehaald`.
  public var label: String

  /// A status with its word.
  public init(_ status: Status, _ label: String) {
    self.status = status
    self.label = label
  }
}
