/// One entry of a closed list that outlives any plan: an organisation type, a working level, a contact form.
///
/// The raw value is the code in sheets and in the database. It never changes; labels may.
public protocol Term: RawRepresentable, CaseIterable, Hashable, Sendable, Codable where RawValue == String {
  /// The name people read.
  var label: Label { get }

  /// The public document that defines the term.
  var source: String { get }

  /// Further spellings seen in sheets, beside the code and the two labels. Compared folded, so case and accents are
  /// free.
  var spellings: [String] { get }
}

extension Term {
  /// No spellings beside the code and the labels.
  public var spellings: [String] { [] }

  /// The code in sheets and in the database.
  public var code: String { rawValue }

  /// All texts that name this term: code, Dutch label, English label, known spellings.
  public var names: [String] { [rawValue, label.dutch, label.english] + spellings }

  /// The term with a code, label or known spelling, whatever its case, accents and spacing.
  ///
  /// - Parameter text: a cell as typed.
  /// - Returns: `nil` when nothing in the list is called that. For columns of many rows, ask a ``TermIndex``.
  public static func named(_ text: String) -> Self? {
    if let exact = Self(rawValue: text) { return exact }
    let wanted = TextFolding.folded(text)
    guard !wanted.isEmpty else { return nil }
    return allCases.first { term in term.names.contains { TextFolding.folded($0) == wanted } }
  }

  /// The terms whose names look most like a text that names none, as Dutch labels, for "bedoelde u …?".
  public static func suggestions(for text: String, language: Language = .dutch) -> [String] {
    NearestName.nearest(to: text, in: allCases.map { $0.label[language] }, limit: 3)
  }
}
