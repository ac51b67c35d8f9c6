import GuidanceKit
import Tabular

/// The row that is being read, and everything that was found about it.
///
/// One reader serves all rows of a file; the columns look at ``row``.
final class RowReader {
  let file: String
  let layout: SheetLayout
  /// The row; set for each.
  ///
  /// It is a view on the file's bytes, valid while the row is read.
  var row: Record
  /// What was found about the row so far, in the order of the columns read.
  private(set) var problems: [InputProblem] = []
  private(set) var hasErrors = false
  /// Why the row is no record and no fault either; `nil` for all others.
  private(set) var aside: (code: ProblemCode, message: Label)?
  /// The columns of days of the kind, as its converter made them.
  private(set) var dateColumns: [String: DateUse] = [:]
  /// What the column of durations says about its small decimals; `nil` where the mapping or the header decides.
  var durations: DurationEvidence?
  /// Whether a cell was met that only its whole column can decide; see ``NeedsColumnSurvey``.
  private(set) var needsSurvey = false
  /// The institutions that could not be found, in all rows so far.
  private(set) var suggestions = SuggestionSheet()
  /// The values of the mapping that cannot be used, with their columns; they would reject every row.
  private(set) var badConstants: [(header: String, remark: CellRemark)] = []
  /// Cells of a drawn table that hold NULL, in all rows so far.
  private(set) var nulls = 0
  /// Whether t or f was read as yes or no.
  var hasReadLetters = false
  /// Whether the cells of ends hold a day as well, as calendars export them.
  var hasDatedEnds = false
  /// What stands in the place of cells of the row at hand, by the Dutch header; `nil` for almost every row.
  var replaced: [String: String]?
  /// What makes a survey necessary, by the index of the column.
  private var watched: [Int: Set<ProblemCode>] = [:]

  init(file: String, layout: SheetLayout, row: Record) {
    self.file = file
    self.layout = layout
    self.row = row
  }

  /// Goes to the next row.
  func begin(_ row: Record) {
    self.row = row
    if !problems.isEmpty { problems.removeAll() }
    hasErrors = false
    aside = nil
    replaced = nil
    if layout.isFramed { nulls += (0..<row.count).count { isNull(row[$0]) } }
  }

  /// Whether a cell holds nothing, as the program that made the file shows it.
  @inline(__always)
  func isBlank(_ cell: Cell) -> Bool { cell.isBlank || layout.isFramed && isNull(cell) }

  private func isNull(_ cell: Cell) -> Bool { cell.rawBytes.elementsEqual("NULL".utf8) }

  /// Says that the row is no record and nothing is wrong with it.
  func setAside(_ code: ProblemCode, _ message: Label) { aside = (code, message) }

  /// Registers a column of days; a remark with one of the codes makes a survey of its column necessary.
  func watch(_ header: String, _ use: DateUse, for codes: Set<ProblemCode>) {
    dateColumns[header] = use
    guard let place = layout.places[header], !codes.isEmpty else { return }
    watched[place.index] = codes
  }

  /// Registers a value that the mapping gives for a whole column.
  func register(constant remarks: [CellRemark], _ header: String) {
    badConstants += remarks.filter { $0.code.severity == .error }.map { (header, $0) }
  }

  /// Notes a remark about a column; `header` names it where it has no place, because the mapping gives its value.
  func note(_ remark: CellRemark, at place: SheetLayout.Place?, header: String? = nil) {
    if let search = remark.search { suggestions.add(search) }
    let position: SourcePosition
    if let place {
      let found = row.place(ofCell: place.index)
      position = SourcePosition(
        file: file, line: found.line, column: found.column, field: place.header, row: row.row,
        letters: ColumnLetters.letters(place.index + 1))
    } else {
      position = SourcePosition(file: file, line: row.line, field: header, row: row.row)
    }
    if remark.code.severity == .error {
      hasErrors = true
      if let place, watched[place.index]?.contains(remark.code) == true { needsSurvey = true }
    }
    problems.append(remark.problem(at: position))
  }

  /// Notes a remark about a column of the kind, by its Dutch header.
  func note(_ remark: CellRemark, column: String) { note(remark, at: layout.places[column]) }

  /// Whether the cell of a column holds something.
  func isFilled(_ column: String) -> Bool {
    if let text = replaced?[column] { return !text.isEmpty }
    guard let place = layout.places[column] else { return layout.constants[column] != nil }
    return place.index < row.count && !isBlank(row[place.index])
  }

  /// The text of the cell of a column; `nil` when it has none.
  func text(in column: String) -> String? {
    if let text = replaced?[column] { return text.isEmpty ? nil : text }
    guard isFilled(column), let place = layout.places[column] else { return layout.constants[column] }
    return text(of: row[place.index])
  }

  /// The text of a cell as it was before it was neutralised for Excel, if it was.
  func text(of cell: Cell) -> String {
    layout.restoresFormulas ? FormulaGuard.restored(cell.text) : cell.text
  }
}

/// One column of the kind, bound to its place in the file, with the reader of its cells.
final class ColumnReader<Value: Sendable> {
  private let row: RowReader
  private let header: String
  private let place: SheetLayout.Place?
  /// The 0-based index of its cells; -1 for a column that the file does not have.
  private let index: Int
  /// Whether neither the file nor the mapping has the column.
  private let isAbsent: Bool
  private let read: (String) -> CellReading<Value>
  private let memo: ByteMemo<CellReading<Value>>?
  private let constant: CellReading<Value>?
  /// Where the name of an institution stands beside its number.
  private let companion: SheetLayout.Place?
  /// Whether the row at hand gives the name alone, so that remarks belong there.
  private var isByName = false

  /// Binds a column.
  ///
  /// - Parameters:
  ///   - isRepetitive: whether cells repeat, so that what was made of them is remembered.
  ///   - isText: whether every sign of a cell counts, also those that mark a number as text.
  init(
    _ row: RowReader, _ header: String, isRepetitive: Bool = true, isText: Bool = false,
    _ read: @escaping (String) -> CellReading<Value>
  ) {
    self.row = row
    self.header = header
    let plain = isText ? read : { read(CellText.withoutTextMark($0)) }
    let isYesOrNo = Value.self == Bool.self || Value.self == ClassroomContext.self
    self.read = row.layout.isDrawn && isYesOrNo ? Self.letters(plain, row) : plain
    place = row.layout.places[header]
    constant = row.layout.constants[header].map(read)
    companion = row.layout.companions[header]
    index = place?.index ?? -1
    isAbsent = place == nil && constant == nil
    row.register(constant: constant?.remarks ?? [], header)
    memo = isRepetitive && !row.layout.restoresFormulas && companion == nil ? ByteMemo() : nil
  }

  /// The value of the current row; `nil` when the cell is empty or cannot be used, which is noted.
  func optional() -> Value? {
    if isAbsent, row.replaced == nil { return nil }
    if let known = known(), known.pointee.remarks.isEmpty { return known.pointee.value }
    guard let reading else { return nil }
    return value(of: reading)
  }

  private func value(of reading: CellReading<Value>) -> Value? {
    if !reading.remarks.isEmpty {
      for remark in reading.remarks { row.note(remark, at: isByName ? companion : place, header: header) }
    }
    return reading.value
  }

  /// The value of the current row; an empty cell is noted too.
  func required() -> Value? {
    if let known = known(), known.pointee.remarks.isEmpty { return known.pointee.value }
    guard let reading else {
      row.note(
        CellRemark(
          .cellEmpty,
          Label(
            "de cel is leeg; verwacht een waarde in de verplichte kolom \"\(header)\".",
            "the cell is empty; expected a value in the required column \"\(header)\".")), at: place)
      return nil
    }
    return value(of: reading)
  }

  /// What the cell of the current row was read as before, where it is remembered: almost every cell of almost every column.
  @inline(__always)
  private func known() -> UnsafePointer<CellReading<Value>>? {
    guard let memo, index >= 0, index < row.row.count, row.replaced == nil else { return nil }
    let cell = row.row[index]
    return cell.hasEscapes ? nil : memo.known(cell.rawBytes)
  }

  /// What the cell of the current row reads as; `nil` when it is empty.
  private var reading: CellReading<Value>? {
    if let text = row.replaced?[header] { return text.isEmpty ? nil : read(text) }
    guard let place else { return constant }
    if let companion { return both(place, companion) }
    guard index < row.row.count else { return nil }
    let cell = row.row[index]
    if row.isBlank(cell) { return nil }
    if let memo, !cell.hasEscapes {
      if let known = memo.known(cell.rawBytes) { return known.pointee }
      let reading = read(cell.text)
      memo.remember(reading, for: cell.rawBytes)
      return reading
    }
    return read(row.text(of: cell))
  }
}

extension ColumnReader {
  /// A reader of yes and no that knows t and f, as psql shows them.
  private static func letters(
    _ read: @escaping (String) -> CellReading<Value>, _ row: RowReader
  ) -> (String) -> CellReading<Value> {
    { [unowned row] cell in
      guard cell == "t" || cell == "f" else { return read(cell) }
      row.hasReadLetters = true
      return read(cell == "t" ? "true" : "false")
    }
  }

  /// A number and a name in two columns, read as if they stood in one cell; several in a cell only by number.
  private func both(_ place: SheetLayout.Place, _ companion: SheetLayout.Place) -> CellReading<Value>? {
    let texts = [place, companion].map { place in
      place.index < row.row.count ? TextFolding.trimmed(row.text(of: row.row[place.index])) : ""
    }
    guard let number = texts.first, let name = texts.last, !number.isEmpty || !name.isEmpty else { return nil }
    isByName = number.isEmpty
    if number.isEmpty || name.isEmpty { return read(number + name) }
    return read(CellText.digits(number) == nil ? number : "\(number) \(name)")
  }
}

extension ColumnReader where Value == String {
  /// The longest text that is kept, in bytes.
  static var longestText: Int { 65_536 }

  /// A column of free text: trimmed, its inner line breaks kept.
  static func text(_ row: RowReader, _ header: String, isRepetitive: Bool = false) -> ColumnReader<String> {
    ColumnReader<String>(row, header, isRepetitive: isRepetitive, isText: true) { cell in
      let text = CellText.trimmed(cell)
      guard text.utf8.count <= longestText else {
        return CellReading(
          refused: CellRemark(
            .textTooLong, found: cell, Label("is \(text.utf8.count) bytes lang", "is \(text.utf8.count) bytes long"),
            expected: Label("hoogstens \(longestText) bytes", "at most \(longestText) bytes"),
            cure: Label("Kort de tekst in", "Shorten the text")))
      }
      return CellReading(text)
    }
  }
}
