import GuidanceKit
import Tabular

/// Writes a proposed mapping as a file with its reasons in comments.
struct ProposalText {
  private let sheet: SampleSheet
  private let draft: MappingProposal.Draft
  private let context: ImportContext
  private let language: Language

  init(_ sheet: SampleSheet, _ draft: MappingProposal.Draft, _ context: ImportContext, _ language: Language) {
    self.sheet = sheet
    self.draft = draft
    self.context = context
    self.language = language
  }

  /// The file.
  var text: String {
    let parts = [heading, columns, doubtful, constants, ignored, notation]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  // MARK: The parts

  private var heading: [String] {
    let file = ProposalText.comment(sheet.file.split(separator: "/").last.map(String.init) ?? sheet.file)
    return [
      pick(
        "# Voorstel van koppeling voor \(file), uit de kopregel en de eerste rijen.",
        "# Proposed mapping for \(file), from its header and first rows."),
      pick(
        "# Kijk elke regel na, bewaar dit bestand en gebruik het met --mapping.",
        "# Check every line, save this file and use it with --mapping."),
      "", "mapping: \(name)", "version: 1", "kind: \(draft.kind.code)",
    ] + (sheet.isHeaderless ? ["header: none"] : [])
  }

  /// The name of the file as a code.
  private var name: String {
    let file = sheet.file.split(separator: "/").last.map(String.init) ?? ""
    let stem = file.split(separator: ".").first.map(String.init) ?? ""
    let words = TextFolding.folded(stem).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let code = words.joined(separator: "-")
    return code.isEmpty || CellText.digits(code) != nil ? "voorstel" : code
  }

  private var columns: [String] {
    guard !draft.matches.isEmpty else { return [] }
    var used: Set<HeaderKey> = []
    var lines = ["columns:"]
    for target in draft.kind.columns {
      let matches = draft.matches.filter { match in
        match.target == target.header
          && (used.insert(HeaderKey(header(match.column))).inserted || isMoment(match))
      }
      guard !matches.isEmpty else { continue }
      let headers = matches.map { ProposalText.quoted(header($0.column)) }.joined(separator: ", ")
      lines.append("  \(key(target.header)): [\(headers)]  # \(matches.map(reason).joined(separator: "; "))")
    }
    return lines.count > 1 ? lines : []
  }

  /// Whether a cell is the day and the beginning in one, so that its header stands with both.
  private func isMoment(_ match: MappingProposal.Match) -> Bool {
    match.target == "begin"
      && draft.matches.contains { $0.target == "datum" && $0.column.index == match.column.index }
  }

  private var doubtful: [String] {
    guard !draft.doubtful.isEmpty else { return [] }
    return [
      pick(
        "# Wat ook kan; neem een regel over bij columns als het klopt:",
        "# What may be as well; move a line to columns if it is right:")
    ]
      + draft.doubtful.map {
        "#   \(key($0.target)): [\(ProposalText.quoted(header($0.column)))]  # \(reason($0))"
      }
  }

  private var constants: [String] {
    guard !draft.missing.isEmpty else { return [] }
    return [
      pick(
        "# Verplicht, maar niet gevonden. Geldt één waarde voor alle rijen, haal dan de # weg bij constants en bij die regel en zet",
        "# Required, but not found. If one value holds for all rows, remove the # before constants and before that line and put"
      ),
      pick(
        "# de juiste waarde; verschilt ze per rij, voeg dan in het blad een kolom met die naam toe. De waarden zijn voorbeelden.",
        "# the right value; if it differs by row, add a column of that name to the sheet. The values are examples."),
      "# constants:",
    ]
      + draft.missing.map { column in
        let example = column.example.isEmpty ? "…" : column.example
        let others = draft.kind.alternatives[column.header].map {
          pick(" (of de kolommen ", " (or the columns ") + $0.joined(separator: " + ") + ")"
        }
        return
          "#   \(key(column.header)): \(ProposalText.quoted(example))  # \(ProposalText.comment(column.meaning[language]))\(others ?? "")"
      }
  }

  private var ignored: [String] {
    let columns = draft.unread.filter { !TextFolding.trimmed(header($0)).isEmpty && !isMatched($0) }
    var lines = draft.unread.filter { TextFolding.trimmed(header($0)).isEmpty }.map { column in
      pick(
        "# Kolom \(column.letters) heeft geen kop en wordt niet gelezen.",
        "# Column \(column.letters) has no header and is not read.")
    }
    guard !columns.isEmpty else { return lines }
    lines += [pick("# Deze kolommen blijven ongelezen:", "# These columns are left unread:"), "ignore:"]
    for column in columns {
      let example =
        column.cells.first.map { pick("bv. ", "e.g. ") + ProposalText.comment(CellText.shown($0)) }
        ?? pick("leeg", "empty")
      let contradicted = draft.contradicted.first { $0.column.index == column.index }.map { match in
        pick(
          "; de kop is die van \(match.target), maar geen enkele cel past daarbij",
          "; the header is that of \(match.target), but no cell fits it")
      }
      lines.append(
        "  - \(ProposalText.quoted(header(column)))  # \(pick("kolom", "column")) \(column.letters), \(example)"
          + (contradicted ?? ""))
    }
    return lines
  }

  /// A header that another column with the same name is read by cannot be ignored as well.
  private func isMatched(_ column: SampleSheet.Column) -> Bool {
    draft.matches.contains { HeaderKey(header($0.column)) == HeaderKey(header(column)) }
  }

  /// What the cells show of how durations and days are written.
  private var notation: [String] {
    var lines: [String] = []
    if let match = draft.matches.first(where: { $0.target == "duur" }),
      KindHeaders.durationUnit(match.column.header) == nil
    {
      let bare = match.column.cells.filter {
        DurationReader().read($0).remarks.contains { $0.code == .durationAmbiguous }
      }
      let parts = match.column.cells.filter { cell in
        DayFraction(cell)?.minutes != nil && DurationReader().read(cell).value == nil
          && cell.contains { ",.".contains($0) }
      }
      if let first = parts.first {
        lines.append("# bare_duration: dagen  # \(note(parts.count, match.column, first))")
      } else if let first = bare.first {
        lines.append(
          "# bare_duration: minuten  # \(pick("of uren", "or uren (hours)")); \(note(bare.count, match.column, first))")
      }
    }
    for match in draft.matches where match.target == "datum" {
      let written = match.column.cells.compactMap { cell in WrittenDate(cell).map { (cell, $0.form) } }
      let serials = written.filter { if case .serial = $0.1 { true } else { false } }
      if let first = serials.first {
        lines.append(
          "# dates: {serial: 1900}  # \(pick("of 1904", "or 1904")); \(note(serials.count, match.column, first.0))")
      }
      let swapped = written.filter { if case .parts(_, let second, _) = $0.1 { second > 12 } else { false } }
      if let first = swapped.first {
        lines.append("# dates: {order: maand-eerst}  # \(note(swapped.count, match.column, first.0))")
      }
    }
    return lines.isEmpty
      ? [] : [pick("# Neem over wat voor de hele kolom geldt:", "# Take over what holds for the whole column:")] + lines
  }

  // MARK: Words

  private func reason(_ match: MappingProposal.Match) -> String {
    var words =
      switch match.reason {
      case .header(.lesser): pick("bij gebrek aan een betere kop", "for want of a better header")
      case .header(.lowestPart):
        pick("het onderste deel van de kop is bekend", "the lowest part of the header is known")
      case .header(.nameWithNote): pick("de kop zonder wat tussen haakjes staat", "the header without its note")
      case .header: pick("de kop is bekend", "the header is known")
      case .cells: pick("uit de cellen", "from the cells")
      case .nearHeader(let name):
        pick("de kop lijkt op \(ProposalText.comment(name))", "the header looks like \(ProposalText.comment(name))")
      }
    if let cells = match.cells, !match.column.cells.isEmpty {
      let count = match.column.cells.count
      words += pick(
        "; \(cells.fitting) van \(count) cellen zijn \(cells.name.dutch)",
        "; \(cells.fitting) of \(count) cells are \(cells.name.english)")
      if cells.fitting < count,
        let kind = CellKind.of(match.target, in: draft.kind, context, sheetHeader: match.column.header),
        let odd = match.column.cells.first(where: { !kind.fits($0) })
      {
        words += pick(", niet ", ", not ") + ProposalText.comment(CellText.shown(odd))
      }
    } else if let example = match.column.cells.first {
      words += pick(", bv. ", ", e.g. ") + ProposalText.comment(CellText.shown(example))
    }
    return words
  }

  private func note(_ count: Int, _ column: SampleSheet.Column, _ example: String) -> String {
    let shown = ProposalText.comment(CellText.shown(example))
    return pick(
      "\(count) \(count == 1 ? "cel" : "cellen") van kolom \(column.letters), bv. \(shown)",
      "\(count) \(count == 1 ? "cell" : "cells") of column \(column.letters), e.g. \(shown)")
  }

  /// How the mapping names a column of the sheet.
  private func header(_ column: SampleSheet.Column) -> String { sheet.isHeaderless ? column.letters : column.header }

  private func key(_ header: String) -> String {
    header.allSatisfy { $0.isLetter || $0.isNumber || " -_".contains($0) } ? header : ProposalText.quoted(header)
  }

  private func pick(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }

  /// A text between double quotes, as YAML reads it back.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
          || [0x2028, 0x2029, 0xFEFF].contains(scalar.value)
        {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// A text that cannot end its comment.
  static func comment(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let isBreak =
            scalar.properties.isWhitespace || scalar.properties.generalCategory == .control || scalar == "\u{FEFF}"
          return isBreak ? " " : scalar
        }))
  }
}
