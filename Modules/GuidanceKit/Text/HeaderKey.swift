/// A header of a sheet as compared: letters and digits only, without case, accents, spaces and punctuation.
///
/// `"Aantal  uren:"`, `"aantal_uren"`, `"Aantal uren *"` and `"AANTAL\nUREN"` are the same header. A header of signs alone,
/// such as `#`, is itself.
public struct HeaderKey: Hashable, Sendable {
  /// What is compared.
  public let text: String

  /// The key of a header as it stands in a sheet.
  public init(_ header: String) {
    let folded = TextFolding.folded(header)
    let signs = folded.filter { $0.isLetter || $0.isNumber }
    text = signs.isEmpty ? folded : signs
  }

  /// Whether nothing can be compared.
  public var isEmpty: Bool { text.isEmpty }
}
