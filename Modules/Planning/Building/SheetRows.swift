public import GuidanceKit
import Tabular

/// A row of a sheet with its cells by header.
struct SheetRow {
  let cells: [String: String]
  let places: [String: SourcePosition]
  let place: SourcePosition

  subscript(header: String) -> String { cells[header] ?? "" }
  func place(_ header: String) -> SourcePosition { places[header] ?? place }
}

/// Reads a small sheet with fixed headers; everything that is wrong is noted, with its place.
struct SheetRows {
  private(set) var rows: [SheetRow] = []
  private(set) var problems: [InputProblem] = []

  init(path: String, file: String, required: [String], optional: [String]) {
    var columns: [Int: String] = [:]
    var found: [SheetRow] = []
    var noted: [InputProblem] = []
    var reader = TableReader()
    do {
      try reader.read(path: path) { item in
        switch item {
        case .header(let header, _):
          for column in header.columns {
            let name = TextFolding.folded(column.name)
            if let known = (required + optional).first(where: { TextFolding.folded($0) == name }) {
              columns[column.index] = known
            } else {
              let place = SourcePosition(file: file, line: column.place.line, column: column.place.column)
              let nearest = NearestName.nearest(to: column.name, in: required + optional, limit: 1).first
              noted.append(
                PlanningCode.header.problem(
                  at: place,
                  Label(
                    "onbekende kolom \"\(column.name)\"; "
                      + (nearest.map { "bedoelde u \"\($0)\"?" }
                        ?? "verwacht \((required + optional).joined(separator: ", "))."),
                    "unknown column \"\(column.name)\"; "
                      + (nearest.map { "did you mean \"\($0)\"?" }
                        ?? "expected \((required + optional).joined(separator: ", ")).")))
              )
            }
          }
          for name in required where !columns.values.contains(name) {
            noted.append(
              PlanningCode.header.problem(
                at: SourcePosition(file: file, line: 1),
                Label("de kolom \"\(name)\" ontbreekt.", "the column \"\(name)\" is missing.")))
          }
        case .record(let record):
          var cells: [String: String] = [:]
          var places: [String: SourcePosition] = [:]
          for (index, name) in columns where index < record.count {
            cells[name] = TextFolding.trimmed(record[index].text)
            let place = record.place(ofCell: index)
            places[name] = SourcePosition(
              file: file, line: place.line, column: place.column, field: name, row: place.row,
              letters: place.sheetLetters)
          }
          guard cells.values.contains(where: { !$0.isEmpty }) else { break }
          found.append(
            SheetRow(cells: cells, places: places, place: SourcePosition(file: file, line: record.line)))
        case .faulty(_, let fault): noted.append(Self.problem(fault.error, file))
        case .headerPart, .setAside: break
        }
      }
    } catch let error as TabularError {
      noted.append(Self.problem(error, file))
    } catch {
      noted.append(
        PlanningCode.sheet.problem(at: SourcePosition(file: file), Label("\(error)", "\(error)")))
    }
    rows = found
    problems = noted
  }

  private static func problem(_ error: TabularError, _ file: String) -> InputProblem {
    PlanningCode.sheet.problem(
      at: SourcePosition(file: file, line: error.place?.line, column: error.place?.column),
      Label(error.message.dutch, error.message.english))
  }

  mutating func note(_ code: PlanningCode, _ place: SourcePosition, _ message: Label) {
    problems.append(code.problem(at: place, message))
  }

  // MARK: Cells

  mutating func date(_ row: SheetRow, _ header: String) -> CalendarDate? {
    let text = row[header]
    if let date = CalendarDate(iso: text) { return date }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    if parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2],
      let date = CalendarDate(year: year, month: month, day: day)
    {
      return date
    }
    note(
      .value, row.place(header),
      Label(
        "\"\(text)\" is geen datum; verwacht bv. 2027-01-12 of 12/01/2027.",
        "\"\(text)\" is no date; expected e.g. 2027-01-12 or 12/01/2027."))
    return nil
  }

  mutating func clock(_ row: SheetRow, _ header: String) -> Int? {
    let text = row[header]
    // Excel shows half past eight as 8:30, with seconds behind it in some versions.
    let parts = text.split(separator: ":")
    if parts.count >= 2, let minute = ClockText.minute("\(parts[0]):\(parts[1])") { return minute }
    note(
      .value, row.place(header),
      Label("\"\(text)\" is geen uur; verwacht bv. 13:30.", "\"\(text)\" is no time; expected e.g. 13:30."))
    return nil
  }

  mutating func number(_ row: SheetRow, _ header: String, _ range: ClosedRange<Int>) -> Int? {
    if let value = Int(row[header]), range.contains(value) { return value }
    note(
      .value, row.place(header),
      Label(
        "\"\(row[header])\" is geen geheel getal van \(range.lowerBound) tot \(range.upperBound).",
        "\"\(row[header])\" is no whole number from \(range.lowerBound) to \(range.upperBound)."))
    return nil
  }
}

/// The codes of what can be wrong with the input of a planning.
public enum PlanningCode: String, CaseIterable, Sendable {
  /// A sheet cannot be read.
  case sheet = "SCH001"
  /// A header is unknown or missing.
  case header = "SCH002"
  /// A cell is no date, time or number.
  case value = "SCH003"
  /// A name of a guide, organisation, subject or moment that is not known.
  case unknown = "SCH004"
  /// Moments that must come after each other in a circle.
  case circle = "SCH005"
  /// A moment for which no day is left.
  case noDay = "SCH006"
  /// A fixed moment on a day without lessons, or on which someone is not there.
  case fixedClosed = "SCH007"
  /// Fixed moments that overlap.
  case fixedOverlap = "SCH008"
  /// A community or trajectory without a guide.
  case noGuide = "SCH009"
  /// Something said twice in different ways.
  case twice = "SCH010"
  /// Wishes of another school year than the one planned.
  case otherYear = "SCH011"
  /// A change in a sheet that cannot be taken over.
  case notTaken = "SCH012"

  func problem(at place: SourcePosition?, _ message: Label) -> InputProblem {
    InputProblem(code: rawValue, position: place, message: message)
  }
}

/// What is wrong with the input of a planning, all at once.
public struct PlanningInputError: Explained, Hashable {
  /// The problems.
  public let problems: [InputProblem]

  /// Makes an error of at least one problem.
  public init(_ problems: [InputProblem]) { self.problems = problems }

  /// One line for each problem.
  public var explanation: Label {
    func text(_ language: Language) -> String {
      let lines = problems.map { $0.text(language) }
      let head =
        language == .dutch
        ? "er is niets gepland; verbeter eerst \(problems.count == 1 ? "dit" : "deze \(problems.count) dingen"):"
        : "nothing was planned; mend \(problems.count == 1 ? "this" : "these \(problems.count) things") first:"
      return ([head] + lines).joined(separator: "\n")
    }
    return Label(text(.dutch), text(.english))
  }
}
