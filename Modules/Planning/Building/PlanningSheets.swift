import Configuration
import GuidanceKit
import Tabular

/// What sheets beside the wishes say: who is away or there, minutes of travel, moments that are fixed.
public struct PlanningSheets: Sendable {
  /// The sheets with their headers, required ones first.
  public enum Kind: String, CaseIterable, Sendable {
    /// Days and hours on which someone is not there.
    case availability = "beschikbaarheid"
    /// Minutes between places.
    case travel = "reistijden"
    /// Moments that must not move.
    case fixed = "vaste-momenten"

    /// The headers that must be there.
    public var required: [String] {
      switch self {
      case .availability: ["soort", "code", "van"]
      case .travel: ["van", "naar", "minuten"]
      case .fixed: ["onderwerp", "moment", "datum", "begin"]
      }
    }

    /// The headers that may be left out.
    public var optional: [String] {
      switch self {
      case .availability: ["tot", "begin", "einde", "reden"]
      case .travel: []
      case .fixed: ["reden"]
      }
    }

    /// A row as an example.
    var example: [String] {
      switch self {
      case .availability: ["begeleider", "B04", "3/11/2026", "21/11/2026", "", "", "ziek"]
      case .travel: ["042531", "905139", "55"]
      case .fixed: ["PLG-01", "sessie 3", "12/01/2027", "13:30", "studiedag van de school"]
      }
    }

    /// An empty sheet with one row as an example, as Excel opens it.
    public var template: [UInt8] {
      var writer = CSVWriter(style: .excel)
      writer.write(required + optional)
      writer.write(example)
      return writer.take()
    }
  }

  /// Someone's days away.
  struct Away {
    let kind: PlanResource.Kind
    let code: String
    let closure: Closure
    let place: SourcePosition
  }

  /// Minutes between two places.
  struct Way {
    let from: String
    let to: String
    let minutes: Int
    let place: SourcePosition
    let otherPlace: SourcePosition
  }

  var away: [Away] = []
  var ways: [Way] = []
  var fixed: [PlanningWishes.Fixed] = []
  /// What is wrong with the sheets.
  private(set) var problems: [InputProblem] = []

  /// No sheets.
  public init() {}

  /// Reads a sheet; what is wrong is kept in ``problems``.
  public mutating func read(_ kind: Kind, path: String, file: String) {
    var sheet = SheetRows(path: path, file: file, required: kind.required, optional: kind.optional)
    for row in sheet.rows {
      switch kind {
      case .availability: availability(row, &sheet)
      case .travel:
        if let minutes = sheet.number(row, "minuten", 0...600) {
          ways.append(
            Way(
              from: row["van"], to: row["naar"], minutes: minutes, place: row.place("van"),
              otherPlace: row.place("naar")))
        }
      case .fixed:
        let date = sheet.date(row, "datum")
        let start = sheet.clock(row, "begin")
        if let date, let start {
          let name = PlanningWishes.MomentName(subject: row["onderwerp"], moment: row["moment"])
          fixed.append(
            PlanningWishes.Fixed(
              moment: PlanningWishes.Placed(name, row.place("onderwerp")), date: date, start: start))
        }
      }
    }
    problems += sheet.problems
  }

  private mutating func availability(_ row: SheetRow, _ sheet: inout SheetRows) {
    let kinds: [PlanResource.Kind] = [.guide, .expert, .organisation, .room, .person]
    guard let kind = kinds.first(where: { $0.rawValue == TextFolding.folded(row["soort"]) }) else {
      sheet.note(
        .value, row.place("soort"),
        Label(
          "\"\(row["soort"])\" is geen soort; verwacht \(kinds.map(\.rawValue).joined(separator: ", ")).",
          "\"\(row["soort"])\" is no kind; expected \(kinds.map(\.rawValue).joined(separator: ", "))."))
      return
    }
    let first = sheet.date(row, "van")
    let last = row["tot"].isEmpty ? first : sheet.date(row, "tot")
    var part: DayStretch?
    if !row["begin"].isEmpty || !row["einde"].isEmpty {
      let from = row["begin"].isEmpty ? 0 : sheet.clock(row, "begin")
      let to = row["einde"].isEmpty ? 1440 : sheet.clock(row, "einde")
      guard let from, let to else { return }
      part = DayStretch(from, to)
    }
    guard let first, let last else { return }
    guard first <= last else {
      sheet.note(
        .value, row.place("tot"),
        Label(
          "de laatste dag \(last.iso) komt voor de eerste, \(first.iso).",
          "the last day \(last.iso) comes before the first, \(first.iso)."))
      return
    }
    let reason = row["reden"].isEmpty ? "afwezig" : row["reden"]
    away.append(
      Away(
        kind: kind, code: row["code"], closure: Closure(first, last, part: part, reason: reason),
        place: row.place("code")))
  }
}
