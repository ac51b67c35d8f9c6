/// Chooses the delimiter from the shape of the first rows.
///
/// The same bytes always give the same choice: the sample has a fixed size, and neither locale nor chunking plays a
/// part.
///
/// A delimiter is eligible when the first row that is not blank has at least two cells under it, for that row is the
/// header. Of the eligible ones wins the largest share of rows as wide as the header and without misplaced quotes; then
/// the wider table; then the order of ``Delimiter/candidates``. A decimal comma in every row therefore never makes a
/// comma-separated table of a file whose header has no comma.
///
/// Where no delimiter is eligible the table has one column, unless at least half of the rows agree on more: then a title
/// probably stands above the header, and the choice is refused rather than guessed.
enum DialectDetector {
  /// The bytes at the beginning of a file that are looked at.
  static let sampleBytes = 256 << 10

  static func detect(
    _ sample: UnsafeRawBufferPointer, isWhole: Bool, quote: Dialect.Quote
  ) throws -> (evidence: DialectEvidence, survey: SampleSurvey) {
    let surveys = Delimiter.candidates.map {
      SampleSurvey(sample, isWhole: isWhole, dialect: Dialect(delimiter: $0, quote: quote))
    }
    let candidates = surveys.map(\.candidate)
    let eligible = surveys.filter { $0.candidate.columns > 1 }
    guard var best = eligible.first else {
      if let doubtful = surveys.first(where: \.looksLikeTableUnderTitle) { throw unclear(doubtful) }
      let evidence = DialectEvidence(
        source: .singleColumn, delimiter: .absent, candidates: candidates, isSample: !isWhole, rival: nil)
      return (evidence, SampleSurvey(sample, isWhole: isWhole, dialect: Dialect(delimiter: .absent, quote: quote)))
    }
    var rival: Delimiter?
    for survey in eligible.dropFirst() {
      let (candidate, leader) = (survey.candidate, best.candidate)
      // Shares compared exactly: a/b against c/d as a·d against c·b.
      let left = candidate.fitting * leader.rows
      let right = leader.fitting * candidate.rows
      if left > right || left == right && candidate.columns > leader.columns {
        best = survey
        rival = nil
      } else if left == right && candidate.columns == leader.columns && candidate.fitting == candidate.rows {
        rival = rival ?? candidate.delimiter
      }
    }
    let evidence = DialectEvidence(
      source: .detected, delimiter: best.candidate.delimiter, candidates: candidates, isSample: !isWhole, rival: rival)
    return (evidence, best)
  }

  private static func unclear(_ survey: SampleSurvey) -> TabularError {
    let name = survey.candidate.delimiter.name
    let place = survey.firstRow
    return TabularError(
      kind: .delimiterUnclear, place: place,
      found: Wording(
        "de eerste rij heeft één kolom, maar met scheidingsteken \(name) hebben \(survey.usualCount) van de "
          + "\(survey.candidate.rows) rijen er \(survey.usualWidth)",
        "the first row has one column, but with delimiter \(name) \(survey.usualCount) of the "
          + "\(survey.candidate.rows) rows have \(survey.usualWidth)"),
      expected: Wording("een kopregel als eerste rij", "a header as the first row"),
      remedy: Wording(
        "Verwijder wat boven de kopregel staat; heeft de tabel echt één kolom, geef dan het scheidingsteken \"geen\" op.",
        "Remove what stands above the header; if the table really has one column, give the delimiter as \"none\"."))
  }
}

/// What a dialect makes of the beginning of a file.
struct SampleSurvey {
  let candidate: DialectEvidence.Candidate
  /// The 1-based number of the last column that holds something in a row other than the header.
  let lastUsedColumn: Int
  /// The most frequent number of cells, and in how many rows it occurs.
  let usualWidth: Int
  let usualCount: Int
  /// Where the first row stands that is not blank.
  let firstRow: TextPlace?

  /// Whether the first row is one cell where most rows agree on more.
  var looksLikeTableUnderTitle: Bool {
    candidate.columns == 1 && usualWidth > 1 && usualCount * 2 >= candidate.rows
  }

  init(_ sample: UnsafeRawBufferPointer, isWhole: Bool, dialect: Dialect) {
    var columns = 0
    var rows = 0
    var fitting = 0
    var lastUsed = 0
    var widths: [Int: Int] = [:]
    var first: TextPlace?
    var scanner = RecordScanner(dialect: dialect)
    let look = { (record: Record) in
      // Blank lines say nothing, and neither do rows of delimiters above the header.
      guard record.count > 0, columns > 0 && record.count > 1 || !record.isEmpty else { return }
      rows += 1
      widths[record.count, default: 0] += 1
      first = first ?? record.place
      let used = record.lastUsedColumn
      if columns == 0 {
        columns = record.count
      } else {
        lastUsed = max(lastUsed, used)
      }
      if record.textAfterQuote == nil && (record.count == columns || record.count > columns && used <= columns) {
        fitting += 1
      }
    }
    do {
      try scanner.feed(sample, look)
      if isWhole { try scanner.finish(look) }
    } catch {
      // A quote that does not close, or a limit passed: one more row that does not fit.
      rows += 1
    }
    candidate = DialectEvidence.Candidate(
      delimiter: dialect.delimiter, columns: columns, rows: rows, fitting: fitting)
    lastUsedColumn = lastUsed
    firstRow = first
    let usual = widths.max { ($0.value, $1.key) < ($1.value, $0.key) }
    usualWidth = usual?.key ?? 0
    usualCount = usual?.value ?? 0
  }
}

extension Record {
  /// The 1-based number of the last cell that is not empty; 0 when all are.
  var lastUsedColumn: Int {
    var index = count
    while index > 0 && self[index - 1].isBlank { index -= 1 }
    return index
  }
}
