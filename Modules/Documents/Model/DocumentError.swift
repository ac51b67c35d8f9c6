/// Why a document could not be made or written: what was found, what was expected, what to do; in both languages, for this
/// module knows no catalogue of texts.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// In Dutch.
  public let dutch: String
  /// In English.
  public let english: String

  /// An explanation in both languages.
  public init(dutch: String, english: String) {
    self.dutch = dutch
    self.english = english
  }

  /// The explanation in a language.
  public func text(_ language: DocumentLanguage) -> String { language == .dutch ? dutch : english }

  /// The Dutch explanation.
  public var description: String { dutch }
}
