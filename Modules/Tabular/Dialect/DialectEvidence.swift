/// Why a dialect was chosen: what each delimiter would make of the beginning of the file.
public struct DialectEvidence: Hashable, Sendable {
  /// Who chose.
  public enum Source: String, Hashable, Sendable {
    /// The file's own `sep=` line.
    case separatorLine = "separator-line"
    /// The caller, by option or mapping.
    case given
    /// The shape of the first rows and their cells.
    case detected
    /// No delimiter gives a better table than one column.
    case singleColumn = "single-column"
    /// Places where all rows have spaces.
    case fixedWidth = "fixed-width"
  }

  /// What one delimiter makes of the first rows, with the quote and escape that suit it best.
  public struct Candidate: Hashable, Sendable {
    /// The delimiter.
    public let delimiter: Delimiter
    /// The quote that goes with it.
    public let quote: Dialect.Quote
    /// The escape that goes with it.
    public let escape: Dialect.Escape
    /// The number of cells that most rows have.
    public internal(set) var columns: Int
    /// The rows, blank lines left out.
    public internal(set) var rows: Int
    /// The rows with so many cells (empty cells at the end aside), without misplaced quotes.
    public internal(set) var fitting: Int
  }

  /// Who chose the delimiter.
  public let source: Source
  /// The dialect that was chosen.
  public let dialect: Dialect
  /// All delimiters that were tried and give more than one column, in the order in which a tie is decided.
  public let candidates: [Candidate]
  /// Whether only the beginning of the file was looked at.
  public internal(set) var isSample: Bool
  /// A delimiter that would have fitted as well; the order of candidates decided.
  public let rival: Delimiter?
  /// What the whole file made of the chosen dialect, once it has been read to its end.
  public internal(set) var outcome: Candidate?

  init(source: Source, dialect: Dialect, candidates: [Candidate], isSample: Bool, rival: Delimiter?) {
    self.source = source
    self.dialect = dialect
    self.candidates = candidates
    self.isSample = isSample
    self.rival = rival
  }

  /// The delimiter that was chosen.
  public var delimiter: Delimiter { dialect.delimiter }

  /// The number of cells that most rows of the beginning have.
  var expectedWidth: Int { candidates.first { $0.delimiter == delimiter }?.columns ?? 0 }

  /// What stands for the evidence before a file was looked at.
  static let none = DialectEvidence(
    source: .singleColumn, dialect: Dialect(delimiter: .absent), candidates: [], isSample: false, rival: nil)

  /// The evidence as one sentence.
  public var text: Wording {
    let chosen = outcome ?? candidates.first { $0.delimiter == delimiter }
    let shape = chosen.map { Wording(" : " + $0.text.dutch, ": " + $0.text.english) } ?? Wording("")
    let sample = isSample ? Wording(" (begin van het bestand)", " (beginning of the file)") : Wording("")
    let name = delimiter.name
    let base: Wording
    switch source {
    case .separatorLine:
      base =
        Wording(
          "scheidingsteken \(name), uit de regel sep= van het bestand",
          "delimiter \(name), from the file's own sep= line")
        + shape
    case .given:
      base = Wording("scheidingsteken \(name), opgegeven", "delimiter \(name), given") + shape
    case .detected:
      base = Wording("scheidingsteken \(name)", "delimiter \(name)") + shape
    case .fixedWidth:
      guard case .fixed(let starts) = dialect.form else { return Wording("") }
      let places = starts.map { String($0 + 1) }.joined(separator: ", ")
      return Wording(
        "geen scheidingsteken: kolommen van vaste breedte, vanaf teken \(places)" + shape.dutch + sample.dutch,
        "no delimiter: columns of fixed width, from characters \(places)" + shape.english + sample.english)
    case .singleColumn:
      return Wording(
        "geen scheidingsteken: geen enkel teken geeft een betere tabel dan één kolom",
        "no delimiter: no sign gives a better table than one column")
    }
    guard let rival else { return base + sample }
    return base + sample
      + Wording(
        "; \(rival.name) zou ook passen, de vaste volgorde besliste",
        "; \(rival.name) would fit as well, the fixed order decided")
  }

  /// How cells are wrapped and escaped, in words.
  public var quoteText: Wording {
    let escape: Wording
    switch dialect.escape {
    case .doubled: escape = Wording("verdubbeld", "doubled")
    case .backslash: escape = Wording("met \\ ervoor", "with \\ before it")
    case .both: escape = Wording("verdubbeld of met \\ ervoor", "doubled or with \\ before it")
    }
    if dialect.form == .thorned {
      return Wording("þ rond elke cel (Concordance), weggelaten", "þ around every cell (Concordance), left out")
    }
    guard dialect.quote != .none else {
      return dialect.escape.usesBackslash
        ? Wording("geen; \\ staat voor een scheidingsteken in een cel", "none; \\ stands before a delimiter in a cell")
        : Wording("geen", "none")
    }
    let sign = dialect.quote.text
    let base = Wording("\(sign), in een cel \(escape.dutch)", "\(sign), in a cell \(escape.english)")
    guard dialect.form == .wrapped else { return base }
    return base
      + Wording(
        "; rijen met aanhalingstekens staan in hun geheel nog eens tussen aanhalingstekens en zijn uitgepakt",
        "; rows with quotes are wrapped in quotes as a whole once more, and were unwrapped")
  }

  /// What stands around the rows, in words; `nil` when nothing does.
  public var frameText: Wording? {
    guard dialect.form == .framed else { return nil }
    return Wording(
      "kader: \(delimiter.name) voor de eerste en achter de laatste cel",
      "frame: \(delimiter.name) before the first and behind the last cell")
  }
}

extension DialectEvidence.Candidate {
  /// The shape in words.
  public var text: Wording {
    let (columns, fitting, rows) = (Wording.grouped(columns), Wording.grouped(fitting), Wording.grouped(rows))
    return Wording(
      "\(columns) \(self.columns == 1 ? "kolom" : "kolommen") in \(fitting) van \(rows) "
        + (self.rows == 1 ? "regel" : "regels"),
      "\(columns) \(self.columns == 1 ? "column" : "columns") in \(fitting) of \(rows) "
        + (self.rows == 1 ? "row" : "rows"))
  }
}

extension Wording {
  /// A number with its thousands apart: `4 998`.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { text.append(" ") }
      text.append(digit)
    }
    return text
  }
}
