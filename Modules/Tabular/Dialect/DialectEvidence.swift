/// Why a dialect was chosen: what each delimiter would make of the beginning of the file.
public struct DialectEvidence: Hashable, Sendable {
  /// Who chose.
  public enum Source: String, Hashable, Sendable {
    /// The file's own `sep=` line.
    case separatorLine = "separator-line"
    /// The caller, by option or mapping.
    case given
    /// The shape of the first rows.
    case detected
    /// No delimiter gives more than one column: the table has one.
    case singleColumn = "single-column"
  }

  /// What one delimiter makes of the first rows.
  public struct Candidate: Hashable, Sendable {
    /// The delimiter.
    public let delimiter: Delimiter
    /// The cells in the first row that is not blank.
    public let columns: Int
    /// The rows, blank lines left out.
    public let rows: Int
    /// The rows as wide as the first (empty cells at the end aside), without misplaced quotes.
    public let fitting: Int
  }

  /// Who chose.
  public let source: Source
  /// The delimiter that was chosen.
  public let delimiter: Delimiter
  /// All that were tried, in the order of ``Delimiter/candidates``.
  public let candidates: [Candidate]
  /// Whether only the beginning of the file was looked at.
  public let isSample: Bool
  /// A delimiter that would have fitted every row as well; the order of candidates decided.
  public let rival: Delimiter?

  /// What stands for the evidence before a file was looked at.
  static let none = DialectEvidence(
    source: .singleColumn, delimiter: .absent, candidates: [], isSample: false, rival: nil)

  /// The evidence as one sentence.
  public var text: Wording {
    let chosen = candidates.first { $0.delimiter == delimiter }
    let shape = chosen.map { Wording(": " + $0.text.dutch, ": " + $0.text.english) } ?? Wording("")
    let sample = isSample ? Wording(" (begin van het bestand)", " (beginning of the file)") : Wording("")
    let base: Wording
    switch source {
    case .separatorLine:
      base = Wording(
        "scheidingsteken \(delimiter.name), uit de regel sep= van het bestand",
        "delimiter \(delimiter.name), from the file's own sep= line")
    case .given:
      base = Wording("scheidingsteken \(delimiter.name), opgegeven", "delimiter \(delimiter.name), given") + shape
    case .detected:
      base = Wording("scheidingsteken \(delimiter.name)", "delimiter \(delimiter.name)") + shape
    case .singleColumn:
      return Wording(
        "geen scheidingsteken: de eerste rij heeft bij elk geprobeerd teken één kolom",
        "no delimiter: the first row has one column whichever sign is tried")
    }
    guard let rival else { return base + sample }
    return base + sample
      + Wording(
        "; \(rival.name) zou ook passen, de vaste volgorde besliste",
        "; \(rival.name) would fit as well, the fixed order decided")
  }
}

extension DialectEvidence.Candidate {
  /// The shape in words.
  public var text: Wording {
    Wording(
      "\(columns) \(columns == 1 ? "kolom" : "kolommen") in \(fitting) van \(rows) \(rows == 1 ? "rij" : "rijen")",
      "\(columns) \(columns == 1 ? "column" : "columns") in \(fitting) of \(rows) \(rows == 1 ? "row" : "rows")")
  }
}
