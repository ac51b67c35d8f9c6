import GuidanceKit
import Register

/// What people corrected by hand in records whose sheet still says what it said then.
///
/// A correction holds for its cell, and as long as the sheet says in that cell what it said when it was corrected: then the row
/// is read as if the correction stood in it. Once the sheet says something else there, the sheet is right.
struct HandCorrections {
  /// One corrected cell.
  struct Cell: Hashable {
    /// What the sheet says.
    let said: String
    /// What somebody put in its place; empty to empty it.
    let now: String
  }

  private var byKey: [String: [String: Cell]] = [:]
  private var byPlace: [Place: [String: Cell]] = [:]

  private struct Place: Hashable {
    let batch: Int
    let line: Int
  }

  /// Nothing corrected.
  init() {}

  /// Reads what was corrected in records of a kind and a source.
  init(_ kind: SheetKind, source: String, in snapshot: Snapshot) throws {
    var batches: [Int: SheetRows?] = [:]
    func cells(_ origin: Origin) throws -> [String: String]? {
      if batches[origin.batch] == nil {
        batches[origin.batch] = .some(
          try snapshot.batch(origin.batch).flatMap { try ChangeReader.rows(of: $0, kind.columns, snapshot) })
      }
      return try batches[origin.batch]??.cells(ofLine: origin.line)
    }
    for record in try snapshot.correctedRecords(of: kind.kind, source: source) {
      guard let first = record.steps.first, var sheet = try cells(first.origin) else { continue }
      var corrected: [String: Cell] = [:]
      for step in record.steps.dropFirst() {
        // The text of a file may have been purged since; then nothing is known of its cells.
        guard let row = try cells(step.origin) else { continue }
        if step.isByHand {
          for (column, text) in row {
            let said = sheet[column] ?? ""
            guard !CellMeaning.isSame(text, corrected[column]?.now ?? said, in: column) else { continue }
            corrected[column] = text == said ? nil : Cell(said: said, now: text)
          }
        } else {
          sheet = row
          corrected = corrected.filter { $0.value.said == row[$0.key] ?? "" }
        }
        byPlace[Place(batch: step.origin.batch, line: step.origin.line)] = step.isByHand ? nil : corrected
      }
      byKey[record.key] = corrected.isEmpty ? nil : corrected
    }
  }

  var isEmpty: Bool { byKey.isEmpty }

  /// The corrected cells of a record, by the Dutch header; `nil` when nothing is.
  func cells(ofKey key: String) -> [String: Cell]? { byKey[key] }

  /// The cells of a row of an earlier file as its record was read.
  func effective(_ cells: [String: String], _ origin: Origin) -> [String: String] {
    guard let corrected = byPlace[Place(batch: origin.batch, line: origin.line)] else { return cells }
    return cells.merging(corrected.mapValues(\.now)) { $1 }
  }
}

extension CellRemark {
  /// The remark that corrections by hand stay, and what they say.
  static func corrected(_ cells: [String: HandCorrections.Cell]) -> CellRemark {
    let named = cells.sorted { $0.key < $1.key }.map { column, cell in
      (column, CellText.shown(cell.said), CellText.shown(cell.now))
    }
    return CellRemark(
      .correctedByHand,
      Label(
        "dit record is met de hand verbeterd (leerspoor import set); de verbetering blijft gelden: "
          + named.map { "\($0) \($1) → \($2)" }.joined(separator: ", ") + ". Verbeter het ook in het blad.",
        "this record was corrected by hand (leerspoor import set); the correction stays: "
          + named.map { "\($0) \($1) → \($2)" }.joined(separator: ", ") + ". Mend the sheet as well."))
  }

  /// The remark that a correction by hand lapses, for the sheet itself was changed.
  static func lapsed(_ column: String, _ cell: HandCorrections.Cell, by text: String) -> CellRemark {
    let (said, now, new) = (CellText.shown(cell.said), CellText.shown(cell.now), CellText.shown(text))
    return CellRemark(
      .correctionLapsed,
      Label(
        "\(column) was met de hand verbeterd van \(said) naar \(now), maar het blad zegt nu \(new); dat geldt. "
          + "Verbeter het opnieuw (leerspoor import set) als dat niet klopt.",
        "\(column) was corrected by hand from \(said) to \(now), but the sheet says \(new) now; that holds. "
          + "Correct it again (leerspoor import set) if that is wrong."))
  }
}
