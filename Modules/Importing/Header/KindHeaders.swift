import GuidanceKit
import Tabular

/// The names of the columns of a kind, and how surely a header is one of them.
struct KindHeaders {
  /// How surely; the first is the surest.
  enum Rank: Int, Comparable {
    /// The mapping says so.
    case profile
    /// The header, or a synonym of it.
    case name
    /// The same but for what stands between brackets, such as a unit.
    case nameWithNote
    /// The lowest part of a header of more rows.
    case lowestPart
    /// A name that other columns are better.
    case lesser

    static func < (one: Rank, other: Rank) -> Bool { one.rawValue < other.rawValue }
  }

  private var names: [HeaderKey: String] = [:]
  private var lesser: [HeaderKey: String] = [:]

  init(_ kind: SheetKind) {
    for column in kind.columns {
      for name in [column.header] + column.synonyms where names[HeaderKey(name)] == nil {
        names[HeaderKey(name)] = column.header
      }
    }
    for column in kind.columns {
      for name in column.lesserSynonyms where names[HeaderKey(name)] == nil && lesser[HeaderKey(name)] == nil {
        lesser[HeaderKey(name)] = column.header
      }
    }
  }

  /// The column of the kind that a column of a sheet means: by its header, or by the lowest part of it.
  func column(_ column: Header.Column, in header: Header) -> (name: String, rank: Rank)? {
    if let found = self.column(column.name) { return found }
    guard let part = KindHeaders.lowestPart(of: column, in: header), let name = self.column(part)?.name else {
      return nil
    }
    return (name, .lowestPart)
  }

  /// The part of a name that stands in the lowest row of a header of more rows, `uren` of `Wanneer uren`.
  static func lowestPart(of column: Header.Column, in header: Header) -> String? {
    guard header.rows.count > 1 else { return nil }
    // In tables without a name over their first column the cells stand one further.
    for index in [column.index, column.index - 1] where header.record.texts.indices.contains(index) {
      let part = TextFolding.trimmed(header.record.texts[index])
      if !part.isEmpty, part != column.name, TextFolding.folded(column.name).hasSuffix(TextFolding.folded(part)) {
        return part
      }
    }
    return nil
  }

  /// The column of the kind that a header means.
  func column(_ header: String) -> (name: String, rank: Rank)? {
    if let name = names[HeaderKey(header)] { return (name, .name) }
    if let bare = KindHeaders.withoutNote(header), let name = names[HeaderKey(bare)] { return (name, .nameWithNote) }
    if let name = lesser[HeaderKey(header)] ?? KindHeaders.withoutNote(header).flatMap({ lesser[HeaderKey($0)] }) {
      return (name, .lesser)
    }
    return nil
  }

  /// A header without what stands between brackets; `nil` when nothing does, or nothing else does.
  static func withoutNote(_ header: String) -> String? {
    var bare = ""
    var depth = 0
    for character in header {
      if "([".contains(character) { depth += 1 }
      if depth == 0 { bare.append(character) }
      if ")]".contains(character) { depth = max(0, depth - 1) }
    }
    return bare.count < header.count && !HeaderKey(bare).isEmpty ? bare : nil
  }

  /// What bare numbers count under a header of durations: `duur (u)`, `aantal minuten`, `Tijd in uren`.
  static func durationUnit(_ header: String) -> DurationReader.Unit? {
    let words = TextFolding.folded(header).split { !$0.isLetter }
    let hours: Set<Substring> = ["u", "uur", "uren", "h", "hour", "hours"]
    let minutes: Set<Substring> = ["min", "minuut", "minuten", "minutes"]
    switch (words.contains(where: hours.contains), words.contains(where: minutes.contains)) {
    case (true, false): return .hours
    case (false, true): return .minutes
    default: return nil
    }
  }
}

/// Sheets that give an institution in two columns, by number and by name.
enum InstitutionHeaders {
  /// The column of the kinds that names institutions.
  static let column = "instelling"

  private static let numbers: Set<HeaderKey> = Set(
    [
      "instellingsnummer", "instellingsnr", "inst.nr.", "instnr", "inst nummer", "schoolnummer", "schoolnr",
      "nummer school",
      "nr school", "nr instelling", "nummer instelling", "instellingsnummer school", "institution number",
      "school number",
    ].map(HeaderKey.init))

  /// Whether a header says that its cells are numbers.
  static func isNumber(_ header: String) -> Bool {
    numbers.contains(HeaderKey(header))
      || KindHeaders.withoutNote(header).map { numbers.contains(HeaderKey($0)) } ?? false
  }

  /// The number and the name, when exactly these two columns stand for the institution.
  static func pair(_ columns: [Header.Column], in header: Header) -> (number: Header.Column, name: Header.Column)? {
    func isNumber(_ column: Header.Column) -> Bool {
      self.isNumber(column.name) || KindHeaders.lowestPart(of: column, in: header).map(self.isNumber) ?? false
    }
    guard columns.count == 2, let number = columns.first(where: isNumber),
      let name = columns.first(where: { !isNumber($0) })
    else { return nil }
    return (number, name)
  }
}
