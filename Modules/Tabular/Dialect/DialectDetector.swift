/// Chooses the dialect from the shape of the first rows and of their cells.
///
/// The idea is that of van den Burg, Nazábal and Sutton ("Wrangling messy CSV files by detecting row and type patterns",
/// 2019): the right dialect cuts a file into rows that agree in width *and* into cells that read as something: a number, a
/// date, words. A decimal comma in every row of a semicolon file gives rows of one width too, but cells such as
/// `1/9/2025;1`, and so never wins.
///
/// Every delimiter that occurs on many lines is tried, with each quote, escape and padding that the file shows signs of.
/// The same bytes always give the same choice: the sample has a fixed size, sums are made in a fixed order, and neither
/// locale nor chunking plays a part. Of dialects that do equally well the first wins, in the order of
/// ``Delimiter/candidates`` and then of ``DelimiterSearch``.
///
/// What stays unclear is refused: one cell in the first row above rows that agree on two columns of words, which is either a
/// title above a table or a table of one column.
struct DialectDetector {
  /// The bytes at the beginning of a file that are kept to decide about its rows, and those in which its dialect is sought.
  static let sampleBytes = 256 << 10
  static let dialectBytes = 64 << 10

  /// A dialect tried, and how it did.
  struct Trial {
    let dialect: Dialect
    let fit: Sample.Fit
    let score: Double
    /// The bytes behind a quote that is never closed.
    let swallowed: Int

    var candidate: DialectEvidence.Candidate {
      DialectEvidence.Candidate(
        delimiter: dialect.delimiter, quote: dialect.quote, escape: dialect.escape, columns: fit.columns,
        rows: fit.rows,
        fitting: fit.fitting)
    }
  }

  let bytes: UnsafeRawBufferPointer
  let isWhole: Bool
  let options: TableOptions
  private let search: DelimiterSearch

  private init(_ bytes: UnsafeRawBufferPointer, isWhole: Bool, options: TableOptions) {
    var length = min(bytes.count, DialectDetector.dialectBytes)
    // A line longer than that is looked at whole, as far as the sample goes.
    if length < bytes.count, !bytes[..<length].contains(where: { $0 == Byte.lineFeed || $0 == Byte.carriageReturn }) {
      length = bytes.count
    }
    self.bytes = UnsafeRawBufferPointer(rebasing: bytes[..<length])
    self.isWhole = isWhole && length == bytes.count
    self.options = options
    search = DelimiterSearch(self.bytes)
  }

  /// Chooses a dialect, or completes the one of which the caller or the file decided a part.
  ///
  /// - Parameter separator: the delimiter of the file's `sep=` line.
  static func detect(
    _ bytes: UnsafeRawBufferPointer, isWhole: Bool, separator: Delimiter?, options: TableOptions
  ) throws -> DialectEvidence {
    let detector = DialectDetector(bytes, isWhole: isWhole, options: options)
    if let decided = options.delimiter ?? separator {
      let best = detector.bestTrial(of: decided, trust: 1)
      return DialectEvidence(
        source: options.delimiter == nil ? .separatorLine : .given, dialect: best.dialect, candidates: [best.candidate],
        isSample: !isWhole, rival: nil)
    }
    if let format = TextFormat(detector.bytes) { throw format.error }
    try detector.refuseOtherRowEnds()
    return try detector.choose(isSample: !isWhole)
  }

  // MARK: One delimiter

  func trial(_ dialect: Dialect, trust: Double) -> (Trial, Sample) {
    var sample = Sample(bytes, isWhole: isWhole, dialect: dialect, limits: options.limits)
    var fit = sample.fit()
    if dialect.quote != .none, sample.hasFaults || fit.fitting < fit.rows, fit.columns > 1 {
      // With the width in hand the scanner ends an open quote at its line.
      sample = Sample(
        bytes, isWhole: isWhole, dialect: dialect, limits: options.limits, expectedWidth: fit.columns)
      fit = sample.fit()
    }
    return (Trial(dialect: dialect, fit: fit, score: fit.score * trust, swallowed: sample.swallowed), sample)
  }

  /// The best of the quotes, escapes and paddings that the file shows signs of.
  private func bestTrial(of delimiter: Delimiter, trust: Double) -> Trial {
    var dialect = Dialect(
      delimiter: delimiter, quote: options.quote ?? .double, escape: options.escape ?? .doubled,
      trimsPadding: options.trimsPadding ?? false)
    var (best, sample) = trial(dialect, trust: trust)
    func consider(_ dialect: Dialect, over margin: Double = 1.0001) {
      let (other, cells) = trial(dialect, trust: trust)
      if other.score > best.score * margin { (best, sample) = (other, cells) }
    }
    if options.quote == nil, search.hasApostrophes && sample.apostrophes >= 2 {
      dialect.quote = .apostrophe
      consider(dialect, over: 1.01)
    }
    if options.escape == nil, search.hasEscapedQuotes, options.quote != Dialect.Quote.none {
      dialect = best.dialect
      dialect.escape = .backslash
      consider(dialect)
      if options.quote == nil && search.hasApostrophes {
        dialect.quote = .apostrophe
        consider(dialect, over: 1.01)
      }
      dialect = best.dialect
      if dialect.escape == .backslash && sample.hasFaults {
        dialect.escape = .both
        consider(dialect)
      }
    }
    // A row here and there with a misplaced quote is a faulty row, no reason to read all quotes as signs.
    if options.quote == nil, search.hasQuotes, sample.misquoted >= 2, sample.wellQuoted < sample.misquoted {
      dialect = best.dialect
      dialect.quote = .none
      dialect.escape = options.escape ?? .doubled
      consider(dialect, over: 1.6)
    }
    // MySQL writes no quotes, and a backslash before a delimiter or a line break in a cell.
    if options.escape == nil, search.hasEscapes, !search.hasQuotes,
      options.quote == nil || options.quote == Dialect.Quote.none
    {
      dialect = best.dialect
      dialect.quote = .none
      dialect.escape = .backslash
      consider(dialect)
    }
    dialect = best.dialect
    if options.trimsPadding == nil && delimiter != .absent && delimiter != .space {
      // Spaces belong to cells, unless nearly every one has them.
      if sample.inner >= 2 && sample.padded * 20 >= sample.inner * 19
        || sample.padded * 2 >= sample.inner && sample.strayQuotes > 0
      {
        dialect.trimsPadding = true
        let (other, cells) = trial(dialect, trust: trust)
        if other.score >= best.score { (best, sample) = (other, cells) }
      }
    }
    return trialOfForms(best, sample, trust: trust)
  }

  // MARK: All delimiters

  private func choose(isSample: Bool) throws -> DialectEvidence {
    let single = bestTrial(of: .absent, trust: 1)
    // Times, dates and numbers that fill their cells are no tables of their parts.
    let isSingleTyped = single.fit.strong >= 0.8
    var trials: [Trial] = []
    for candidate in search.candidates where candidate.trust == 1 || !isSingleTyped {
      // However well it did, it would not come above one that was found already.
      if trials.contains(where: { $0.score >= candidate.trust }) { continue }
      let trial = bestTrial(of: candidate.delimiter, trust: candidate.trust)
      if trial.fit.rows == 0 {
        // Delimiters only: a worksheet without a cell in it.
        return DialectEvidence(
          source: .detected, dialect: trial.dialect, candidates: [], isSample: isSample, rival: nil)
      }
      guard trial.fit.columns > 1 || trial.dialect.form == .framed, isPlausible(trial, trust: candidate.trust) else {
        continue
      }
      trials.append(trial)
    }
    trials.removeAll { $0.dialect.delimiter == .comma && (isDecimalComma($0) || isProse($0)) }
    var best = single
    for trial in trials where trial.score > best.score * 1.0001 { best = trial }
    if let other = tabbed(trials, beside: best) ?? framed(trials) { best = other }
    let candidates = trials.map(\.candidate)
    if best.dialect.delimiter == .absent, let titled = trials.first(where: { isTableBesideTitles($0) }) {
      best = titled
    }
    let isWeak = [0x3A, 0x2F, 0x5C, 0x25, 0x40].contains(best.dialect.delimiter.byte)
    if best.dialect.delimiter == .absent || isWeak, !isSingleTyped,
      let fixed = fixedWidth(candidates, isSample: isSample)
    {
      return fixed
    }
    if best.dialect.delimiter == .absent {
      // A quote that never closes hides the rows of a table whose header still shows.
      let hidden = trials.first { $0.swallowed > 0 && $0.fit.firstColumns > 1 && $0.dialect.delimiter.count == 1 }
      if let hidden, single.fit.credit < 0.7 { best = hidden }
    }
    if best.dialect.delimiter == .absent {
      try refuseTouchingColumns()
      if let doubtful = trials.first(where: { isDoubtful($0, beside: single) }) { throw unclear(doubtful) }
      return DialectEvidence(
        source: .singleColumn, dialect: single.dialect, candidates: candidates + [single.candidate], isSample: isSample,
        rival: nil)
    }
    if let found = curlyQuotes(best) { throw curly(found) }
    if let sign = otherSignInHeader(best) { throw mixed(best, header: sign) }
    if isTitleOverWords(best), !isTableBesideTitles(best) { throw unclear(best) }
    let rival = trials.first {
      $0.dialect.delimiter != best.dialect.delimiter && $0.fit.columns == best.fit.columns
        && $0.fit.fitting == $0.fit.rows && $0.score * 1.01 >= best.score
    }
    return DialectEvidence(
      source: .detected, dialect: best.dialect, candidates: candidates, isSample: isSample,
      rival: rival?.dialect.delimiter)
  }

  /// Whether a sign that also stands in sentences, times or dates makes a table that looks made by it: from the first row
  /// of the usual width to the last nearly all agree, and what stands above is narrower.
  private func isPlausible(_ trial: Trial, trust: Double) -> Bool {
    guard trust < 1 else { return true }
    if [0x3A, 0x2F].contains(trial.dialect.delimiter.byte), standsInNumbersOnly(trial.dialect.delimiter.byte) {
      return false
    }
    let columns = trial.fit.columns
    let sample = Sample(bytes, isWhole: isWhole, dialect: trial.dialect, limits: options.limits)
    let rows = sample.rows.filter { !$0.isBlank && !$0.isRuled }
    guard let first = rows.firstIndex(where: { $0.count == columns }),
      let last = rows.lastIndex(where: { $0.count == columns })
    else { return false }
    let core = rows[first...last]
    guard core.count(where: { $0.count == columns }) * 10 >= core.count * 9, core.count * 2 >= rows.count else {
      return false
    }
    // R leaves out the name of the first column.
    let above = rows[..<first]
    guard above.allSatisfy({ $0.count < columns }), above.count <= 12 else { return false }
    guard trial.dialect.delimiter == .space else { return trust > 0.5 || above.count <= 1 }
    // Words have spaces between them too: a column of numbers or dates must show, or quotes.
    return core.count > 1 && (sample.quoted * 3 >= core.count || sample.hasStrongColumn(columns))
  }

  /// Whether every comma stands between digits, and none in the first row: decimals under their names.
  private func isDecimalComma(_ trial: Trial) -> Bool {
    guard trial.fit.firstColumns == 1 else { return false }
    return bytes.indices.allSatisfy { index in
      bytes[index] != Byte.comma
        || index > 0 && index + 1 < bytes.count && ShapeReader.isDigit(bytes[index - 1])
          && ShapeReader.isDigit(bytes[index + 1])
    }
  }

  /// Whether every comma has a space behind it, and rows of many widths stand below one cell: a column of sentences.
  private func isProse(_ trial: Trial) -> Bool {
    guard trial.fit.firstColumns == 1, trial.fit.fitting * 10 < (trial.fit.rows - 1) * 9 else { return false }
    return bytes.indices.allSatisfy { index in
      bytes[index] != Byte.comma || index + 1 < bytes.count && bytes[index + 1] == Byte.space
    }
  }

  /// Whether a table of one column won narrowly over a delimiter that most rows agree on.
  private func isDoubtful(_ trial: Trial, beside single: Trial) -> Bool {
    trial.fit.firstColumns == 1 && trial.fit.fitting * 2 >= trial.fit.rows && trial.score * 1.25 >= single.score
  }

  /// Whether one cell stands right above rows of two that hold nothing but words, the first like the others.
  private func isTitleOverWords(_ trial: Trial) -> Bool {
    guard trial.fit.columns == 2, trial.fit.firstColumns == 1 else { return false }
    let sample = Sample(bytes, isWhole: isWhole, dialect: trial.dialect, limits: options.limits)
    guard let first = sample.rows.firstIndex(where: { !$0.isBlank }), first + 1 < sample.rows.count else {
      return false
    }
    return sample.rows[first + 1].count == 2 && !sample.hasStrongColumn(2)
  }

  private func unclear(_ trial: Trial) -> TabularError {
    let name = trial.dialect.delimiter.name
    let fit = trial.fit
    let place = Sample(bytes, isWhole: isWhole, dialect: trial.dialect, limits: options.limits).firstRow
    return TabularError(
      kind: .delimiterUnclear, place: place,
      found: Wording(
        "de eerste rij heeft één kolom, maar met scheidingsteken \(name) hebben \(fit.fitting) van de "
          + "\(fit.rows) rijen er \(fit.columns)",
        "the first row has one column, but with delimiter \(name) \(fit.fitting) of the "
          + "\(fit.rows) rows have \(fit.columns)"),
      expected: Wording("een kopregel als eerste rij", "a header as the first row"),
      remedy: Wording(
        "Verwijder wat boven de kopregel staat, of geef het scheidingsteken op (\(name), of \"geen\" voor één kolom).",
        "Remove what stands above the header, or give the delimiter (\(name), or \"none\" for one column)."))
  }
}

extension Sample {
  /// Whether a row has text behind a closing quote.
  var hasFaults: Bool { swallowed > 0 || rows.contains { $0.isFaulty } }

  /// Whether a column is a number, a date, a time or a link in nearly every row but the first.
  func hasStrongColumn(_ columns: Int) -> Bool {
    let body = rows.indices.filter { rows[$0].count == columns && rows[$0].used > 0 }.dropFirst()
    guard !body.isEmpty else { return false }
    return (0..<columns).contains { column in
      body.count { shape($0, column).isStrong } * 10 >= body.count * 9
    }
  }
}
