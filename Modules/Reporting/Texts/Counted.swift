import GuidanceKit

/// Numbers with their nouns: one place for *1 bestand* and *2 bestanden*.
extension NumberText {
  /// A number with its noun: `1 fout`, `3 fouten`.
  func counted(_ number: Int, _ one: String, _ many: String) -> String {
    "\(integer(number)) \(number == 1 ? one : many)"
  }
}

extension Label {
  /// A text that speaks of one thing or of several, so that its verb and its noun fit the number.
  static func of(_ number: Int, one: Label, many: Label) -> Label { number == 1 ? one : many }
}
