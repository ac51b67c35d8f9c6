// The forms of rows beyond cells between delimiters, and files of more than one form.
extension DialectDetector {
  // MARK: Frames and wrapped rows

  /// The trial with the form of row that the file shows signs of.
  func trialOfForms(_ best: Trial, _ sample: Sample, trust: Double) -> Trial {
    guard best.dialect.delimiter != .absent else { return best }
    let rows = sample.rows.filter { $0.used > 0 && !$0.isRuled }
    if best.dialect.delimiter.mayFrame, isFramed(rows) {
      var dialect = best.dialect
      dialect.form = .framed
      // A program that draws lines writes no quotes around cells.
      if options.quote == nil, sample.rows.contains(where: { $0.isRuled }) { dialect.quote = .none }
      if options.trimsPadding == nil { dialect.trimsPadding = true }
      return trial(dialect, trust: trust).0
    }
    return thorned(best, trust: trust) ?? unwrapped(best, rows, trust: trust) ?? best
  }

  /// The trial in which the `þ` around cells are no part of them, when nearly every cell stands between two.
  private func thorned(_ best: Trial, trust: Double) -> Trial? {
    guard best.fit.columns > 1, options.quote == nil, bytes.starts(with: [0xC3, 0xBE]) else { return nil }
    var dialect = best.dialect
    (dialect.quote, dialect.escape) = (.none, .doubled)
    let sample = Sample(bytes, isWhole: isWhole, dialect: dialect, limits: options.limits, isDetailed: true)
    let cells = sample.texts.joined()
    let between = cells.count { $0.count > 1 && $0.first == "þ" && $0.last == "þ" }
    guard cells.count >= 4, between * 10 >= cells.count * 9 else { return nil }
    dialect.form = .thorned
    return trial(dialect, trust: trust).0
  }

  /// Whether nearly all rows of several cells begin and end with the delimiter.
  private func isFramed(_ rows: [Sample.Row]) -> Bool {
    let wide = rows.filter { $0.count > 1 }
    let framed = wide.count { $0.isFramed }
    return framed >= 2 && framed * 10 >= wide.count * 9
  }

  /// The trial in which rows that are one quoted cell are cut once more, when that gives every row the same number of cells.
  private func unwrapped(_ best: Trial, _ rows: [Sample.Row], trust: Double) -> Trial? {
    let wrapped = rows.filter { $0.isWrapped }
    guard trust == 1, wrapped.count > 1 || wrapped.count == 1 && rows.count <= 3, best.dialect.quote == .double,
      best.dialect.escape == .doubled, wrapped.count * 4 >= rows.count
    else { return nil }
    var dialect = best.dialect
    dialect.form = .wrapped
    dialect.trimsPadding = options.trimsPadding ?? false
    let (other, sample) = trial(dialect, trust: trust)
    let cut = sample.rows.filter { $0.used > 0 && !$0.isRuled }
    guard other.fit.columns > 1, cut.count == rows.count,
      cut.allSatisfy({ $0.count == other.fit.columns && !$0.isFaulty })
    else { return nil }
    // Quotes within the quotes prove it; without them all rows must be wrapped, and no cell look like a part of a sentence.
    let quoted = wrapped.count { $0.hasInnerQuotes }
    let isProven =
      quoted * 2 >= wrapped.count
      || wrapped.count == rows.count && other.fit.columns > 2 && sample.padded == 0
    return isProven ? other : nil
  }

  /// A table that is drawn with lines, whose frame or strokes no other sign explains.
  func framed(_ trials: [Trial]) -> Trial? {
    trials.first {
      ($0.dialect.form == .framed || Delimiter.drawn.contains($0.dialect.delimiter)) && $0.fit.rows >= 2
        && $0.fit.fitting * 10 >= $0.fit.rows * 6
    }
  }

  // MARK: Tabs beside other signs

  /// The trial of the tab, where it fits every row and another sign was better only by the look of its cells: nobody
  /// writes a tab within a cell throughout, as in the files of Eurostat.
  func tabbed(_ trials: [Trial], beside best: Trial) -> Trial? {
    guard best.dialect.delimiter != .tab, let tab = trials.first(where: { $0.dialect.delimiter == .tab }),
      tab.fit.fitting == tab.fit.rows, tab.fit.rows > 1, tab.swallowed == 0
    else { return nil }
    guard best.dialect.delimiter != .absent else { return nil }
    let sample = Sample(bytes, isWhole: isWhole, dialect: best.dialect, limits: options.limits)
    return sample.quoted == 0 && best.fit.firstColumns > 1 ? tab : nil
  }

  // MARK: Titles beside the table

  /// Whether all rows of several cells agree on three or more, and rows of one cell stand only above them, below a blank
  /// line or at the end: titles, the names of groups, notes.
  func isTableBesideTitles(_ trial: Trial) -> Bool {
    let columns = trial.fit.columns
    guard columns > 2, trial.fit.fitting >= 2, trial.swallowed == 0 else { return false }
    let sample = Sample(bytes, isWhole: isWhole, dialect: trial.dialect, limits: options.limits)
    guard trial.dialect.delimiter != .comma || sample.padded * 2 < sample.inner else { return false }
    let rows = sample.rows.filter { !$0.isRuled }
    var (isInTable, wide, narrow) = (false, 0, 0)
    for (index, row) in rows.enumerated() {
      if row.isBlank {
        isInTable = false
      } else if row.count == columns {
        isInTable = true
        wide += 1
      } else {
        // Below the last row of the table a note may follow at once.
        let isLast = rows[index...].allSatisfy { $0.isBlank || $0.count == 1 }
        guard row.count == 1, !isInTable || isLast else { return false }
        narrow += 1
      }
    }
    return wide >= 3 && narrow <= wide * 3 || wide == 2 && narrow == 1
  }

  // MARK: A header with another sign

  /// The sign with which the first row would have as many cells as the rows below it have with the chosen one.
  func otherSignInHeader(_ best: Trial) -> Delimiter? {
    guard best.fit.firstColumns == 1, best.fit.columns > 2 else { return nil }
    let sample = Sample(bytes, isWhole: isWhole, dialect: best.dialect, limits: options.limits, isDetailed: true)
    guard let first = sample.rows.firstIndex(where: { !$0.isBlank }), first + 1 < sample.rows.count,
      sample.rows[first + 1].count == best.fit.columns
    else { return nil }
    let text = sample.text(first, 0)
    return Delimiter.candidates.first { sign in
      let names = text.split(separator: Character(sign.text), omittingEmptySubsequences: false)
      return sign != best.dialect.delimiter && names.count == best.fit.columns
        && names.allSatisfy { !$0.isEmpty && $0.first != " " }
    }
  }

  // MARK: Quotes of typographers

  /// The first row in which a cell begins with “, „ or « and another ends with the sign that closes it, where so many
  /// do that the signs were meant to wrap cells; `nil` otherwise.
  func curlyQuotes(_ best: Trial) -> (place: TextPlace, open: String, close: String)? {
    guard best.dialect.form == .plain, best.fit.columns > 1, bytes.contains(where: { $0 == 0xE2 || $0 == 0xC2 }) else {
      return nil
    }
    let sample = Sample(bytes, isWhole: isWhole, dialect: best.dialect, limits: options.limits, isDetailed: true)
    for (open, close) in [("“", "”"), ("„", "”"), ("„", "“"), ("«", "»")] {
      let torn = sample.texts.indices.filter { row in
        let cells = sample.texts[row].map { String($0.drop { $0 == " " }) }
        guard let first = cells.firstIndex(where: { $0.hasPrefix(open) && !$0.dropFirst().contains(close) }) else {
          return false
        }
        return cells[(first + 1)...].contains { $0.hasSuffix(close) && !$0.dropLast().contains(open) }
      }
      guard let first = torn.first, torn.count >= 2 || torn.count * 3 > sample.texts.count else { continue }
      let row = sample.rows[first]
      let offset = sample.rows[..<first].reduce(0) { $0 + $1.bytes }
      return (TextPlace(line: row.line, column: 1, byteOffset: offset, row: first + 1), open, close)
    }
    return nil
  }

  func curly(_ found: (place: TextPlace, open: String, close: String)) -> TabularError {
    TabularError(
      kind: .delimiterUnclear, place: found.place,
      found: Wording(
        "cellen met het scheidingsteken erin staan tussen \(found.open) en \(found.close)",
        "cells that hold the delimiter stand between \(found.open) and \(found.close)"),
      expected: Wording("rechte aanhalingstekens (\") rond zulke cellen", "straight quotes (\") around such cells"),
      remedy: Wording(
        "Een tekstverwerker heeft de aanhalingstekens veranderd: vervang \(found.open) en \(found.close) door \", of exporteer "
          + "opnieuw.",
        "A word processor changed the quotes: replace \(found.open) and \(found.close) by \", or export again."))
  }

  func mixed(_ trial: Trial, header: Delimiter) -> TabularError {
    let (own, other) = (trial.dialect.delimiter.name, header.name)
    let place = Sample(bytes, isWhole: isWhole, dialect: trial.dialect, limits: options.limits).firstRow
    return TabularError(
      kind: .delimiterUnclear, place: place,
      found: Wording(
        "de kopregel heeft scheidingsteken \(other), de rijen eronder hebben \(own)",
        "the header has delimiter \(other), the rows below it have \(own)"),
      expected: Wording("hetzelfde scheidingsteken in het hele bestand", "the same delimiter throughout the file"),
      remedy: Wording(
        "Vervang in de kopregel \(other) door \(own) en bewaar het bestand.",
        "Replace \(other) by \(own) in the header and save the file."))
  }

  // MARK: Columns of fixed width

  func fixedWidth(_ candidates: [DialectEvidence.Candidate], isSample: Bool) -> DialectEvidence? {
    guard options.quote == nil, options.escape == nil,
      let starts = FixedWidthFinder.starts(in: bytes, isWhole: isWhole)
    else { return nil }
    let (trial, _) = trial(Dialect(delimiter: .absent, quote: .none, form: .fixed(starts: starts)), trust: 1)
    guard trial.fit.columns == starts.count, trial.fit.fitting * 10 >= trial.fit.rows * 6 else { return nil }
    return DialectEvidence(
      source: .fixedWidth, dialect: trial.dialect, candidates: candidates + [trial.candidate], isSample: isSample,
      rival: nil)
  }

  /// Refuses a file in which names stand side by side above rows whose columns nothing parts: «formatted text» of Excel
  /// in which a column was too narrow.
  func refuseTouchingColumns() throws(TabularError) {
    guard options.quote == nil, options.escape == nil, let names = FixedWidthFinder.touchingNames(in: bytes) else {
      return
    }
    throw TabularError(
      kind: .delimiterUnclear, place: nil,
      found: Wording(
        "kolommen van vaste breedte die elkaar raken, onder \(names) namen: nergens heeft elke regel een spatie",
        "columns of fixed width that touch each other, below \(names) names: nowhere has every line a space"),
      expected: Wording("minstens één spatie tussen twee kolommen", "at least one space between two columns"),
      remedy: Wording(
        "Bewaar het werkblad als «CSV UTF-8» in plaats van als opgemaakte tekst (PRN), of maak de kolommen in Excel breder en "
          + "bewaar opnieuw.",
        "Save the worksheet as «CSV UTF-8» instead of formatted text (PRN), or make the columns wider in Excel and save "
          + "again."))
  }

  // MARK: Rows that no line end closes

  /// Refuses a file whose rows end with the record separator of ASCII.
  func refuseOtherRowEnds() throws(TabularError) {
    let separators = bytes.count { $0 == 0x1E }
    guard separators > 0, bytes.contains(0x1F),
      !bytes.contains(where: { $0 == Byte.lineFeed || $0 == Byte.carriageReturn })
    else { return }
    throw TabularError(
      kind: .delimiterUnclear, place: nil,
      found: Wording(
        "de rijen eindigen met het teken 0x1E (\(separators) keer) en niet met een regeleinde",
        "the rows end with the sign 0x1E (\(separators) times) and not with a line end"),
      expected: Wording("een regeleinde achter elke rij", "a line end behind every row"),
      remedy: Wording(
        "Exporteer met regeleinden, of zet het teken om: tr '\\036' '\\n' < bestand > tabel.csv.",
        "Export with line ends, or replace the sign: tr '\\036' '\\n' < file > table.csv."))
  }

  /// Whether every such sign stands between two digits, as in times and dates.
  func standsInNumbersOnly(_ sign: UInt8) -> Bool {
    bytes.indices.allSatisfy { index in
      bytes[index] != sign
        || index > 0 && index + 1 < bytes.count && ShapeReader.isDigit(bytes[index - 1])
          && ShapeReader.isDigit(bytes[index + 1])
    }
  }
}
