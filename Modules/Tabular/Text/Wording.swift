/// One message in the two languages that users read.
///
/// Dutch is the language of the people who send the sheets.
public struct Wording: Hashable, Sendable {
  /// The Dutch text.
  public let dutch: String
  /// The English text.
  public let english: String

  /// Pairs a Dutch text with its English counterpart.
  public init(_ dutch: String, _ english: String) {
    self.dutch = dutch
    self.english = english
  }

  /// The same text in both languages, for values that are quoted from a file.
  init(_ both: String) {
    self.init(both, both)
  }

  /// Two wordings after each other, in both languages.
  static func + (left: Wording, right: Wording) -> Wording {
    Wording(left.dutch + right.dutch, left.english + right.english)
  }
}
