/// A text in each language of the program.
public struct Label: Hashable, Sendable, Codable {
  /// The text in Dutch.
  public let dutch: String
  /// The text in English.
  public let english: String

  /// In JSON a label is `{"nl": …, "en": …}`.
  private enum CodingKeys: String, CodingKey {
    case dutch = "nl"
    case english = "en"
  }

  /// Creates a label from its two texts, Dutch first.
  public init(_ dutch: String, _ english: String) {
    self.dutch = dutch
    self.english = english
  }

  /// The text in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .dutch: dutch
    case .english: english
    }
  }
}
