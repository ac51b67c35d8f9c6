import GuidanceKit

/// A header as compared: letters and digits only, without case, accents, spaces and punctuation.
///
/// `"Aantal  uren:"`, `"aantal_uren"` and `"AANTAL UREN"` are the same header.
struct HeaderKey: Hashable {
  let text: String

  init(_ header: String) {
    text = String(TextFolding.folded(header).filter { $0.isLetter || $0.isNumber })
  }
}
