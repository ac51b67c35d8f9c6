import GuidanceKit

/// Columns that a sheet lacks and in which records that it changes had a value before.
struct EmptiedColumns {
  private var found: [(column: String, count: Int, example: String, row: Int)] = []
  private let isAll: Bool

  /// - Parameters:
  ///   - changes: the records that the sheet changes, those that are listed.
  ///   - total: how many it changes.
  ///   - isPresent: whether the sheet, or its mapping, has a column of the kind.
  init(_ changes: [RecordChange], of total: Int, kind: SheetKind, isPresent: (String) -> Bool) {
    isAll = total <= changes.count
    // What may stand in other columns instead is not lost with its own.
    let exchangeable = Set(kind.alternatives.flatMap { [$0.key] + $0.value })
    var places: [String: Int] = [:]
    for change in changes {
      for cell in change.cells where cell.new.isEmpty && !exchangeable.contains(cell.column) && !isPresent(cell.column)
      {
        if let place = places[cell.column] {
          found[place].count += 1
        } else {
          places[cell.column] = found.count
          found.append((cell.column, 1, cell.old, change.row))
        }
      }
    }
  }

  /// A warning for each column.
  func problems(file: String) -> [InputProblem] {
    found.map { column, count, example, row in
      let (name, shown) = (CellText.shown(column), CellText.shown(example))
      let isOne = count == 1 && isAll
      return InputProblem(
        code: ProblemCode.columnEmptied.rawValue, severity: ProblemCode.columnEmptied.severity,
        position: SourcePosition(file: file),
        message: Label(
          "de kolom \(name) ontbreekt in dit blad; \(isAll ? "" : "minstens ")\(count) \(isOne ? "record verliest" : "records verliezen") "
            + "daardoor \(isOne ? "zijn" : "hun") waarde (bv. \(shown), rij \(row)); verwacht de kolom van het vorige blad. Neem de kolom over en laad "
            + "opnieuw, of laad alleen de rijen die wijzigen.",
          "the column \(name) is missing in this sheet; \(isAll ? "" : "at least ")\(count) \(isOne ? "record loses" : "records lose") "
            + "\(isOne ? "its" : "their") value by that (e.g. \(shown), row \(row)); expected the column of the earlier sheet. Take the column over and "
            + "load again, or load only the rows that change."))
    }
  }
}
