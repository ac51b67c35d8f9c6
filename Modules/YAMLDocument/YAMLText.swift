/// A text in Dutch and in English.
public struct YAMLText: Hashable, Sendable {
  /// The Dutch text.
  public let dutch: String
  /// The English text.
  public let english: String

  /// Makes a text, Dutch first.
  public init(_ dutch: String, _ english: String) {
    self.dutch = dutch
    self.english = english
  }
}
