import Foundation
import GRDB
public import GuidanceKit

/// Gathers whether a sheet whose ids are known is a newer version of the sheet that they are known from.
///
/// Sheets of two teams, or of two months, that both number their rows from 1 have ids in common and nothing else. A newer
/// version of a sheet keeps most of its rows as they were; see decision 30.
struct SheetIdentity {
  private let db: Database
  private let request: LoadRequest
  private let columns: [String]
  private let earlier: RawStatement
  private let datePlace: Int?
  private let adviserPlace: Int?
  private let organisationPlace: Int?
  private let descriptionPlace: Int?
  private var fileNames: [Int: String] = [:]

  /// Records with an id that is known.
  private var matched = 0
  /// Those that are quite another registration than the one that is known.
  private var strange = 0
  /// Those of which only the day differs, in a file of another name.
  private var moved = 0
  /// The latter, the first of them.
  private var movedTo: [LoadOutcome.TakenOver] = []
  /// Those that are quite another registration, the first of them.
  private(set) var takenOver: [LoadOutcome.TakenOver] = []

  /// - Returns: `nil` for kinds of which the key is no number that a sheet gives its own rows.
  init?(_ request: LoadRequest, columns: [String], in db: Database) throws {
    guard request.kind == .registration, request.correcting == nil else { return nil }
    self.db = db
    self.request = request
    self.columns = columns
    earlier = try RawStatement(
      "SELECT \(columns.joined(separator: ", ")) FROM main.registration WHERE id = ?", in: db)
    datePlace = columns.firstIndex(of: "date")
    adviserPlace = columns.firstIndex(of: "adviser_id")
    organisationPlace = columns.firstIndex(of: "organisation_number")
    descriptionPlace = columns.firstIndex(of: "description")
  }

  /// Takes a record that says what is known under its id.
  mutating func takeUnchanged() { matched += 1 }

  /// Takes a record that says something else than what is known under its id.
  mutating func take(_ item: SpoolView, _ found: KnownFact) throws {
    matched += 1
    let (differing, contradictions) = try differences(item, found)
    func isKept(_ place: Int?) -> Bool { place.map { !differing.contains($0) } ?? false }
    // Two registrations that name no institution have none in common.
    let hasOrganisation =
      organisationPlace.map { if case .integer = item.value(at: $0) { true } else { false } } ?? false
    // The same day with the same adviser or school is the same session as long as few other cells say something else: two teams
    // may be in one school on one day.
    if isKept(datePlace), contradictions <= (isKept(adviserPlace) ? Self.mostMended : Self.mostMended - 1),
      isKept(adviserPlace) || hasOrganisation && isKept(organisationPlace)
    {
      return
    }
    if differing.count <= 1 {
      // Where only the day differs, what somebody wrote about it or the file that it stands in must be the same.
      if try isKept(datePlace) || fileName(of: found.batch) == request.fileName { return }
      if describes(item) {
        moved += 1
        if movedTo.count < Comparer.listed { movedTo.append(try takenOver(item, found)) }
        return
      }
    }
    strange += 1
    if takenOver.count < Comparer.listed { takenOver.append(try takenOver(item, found)) }
  }

  /// In how many cells that were filled in a row may say something else and still be the same session.
  private static let mostMended = 3

  private mutating func takenOver(_ item: SpoolView, _ found: KnownFact) throws -> LoadOutcome.TakenOver {
    LoadOutcome.TakenOver(
      line: item.line, row: item.row, id: RecordKey.shown(item.key, .registration), earlier: try shown(found))
  }

  /// The ids that stand in the way, when what the records say does not make it plain that they come from the same sheet.
  ///
  /// - Parameter hash: the SHA-256 of the file.
  func unplain(hash: [UInt8]) throws -> ForeignIDs? {
    // A day is mended here and there; a whole sheet on other days is the copy of a month.
    let copied = moved * 2 > matched ? moved : 0
    let strange = strange + copied
    guard request.guardsIDs, strange * 4 > matched else { return nil }
    let isSameFile =
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM main.batch WHERE file_hash = ? AND kind_id = ? AND source = ?
            AND id NOT IN \(Live.undone()))
          """, arguments: [Data(hash), request.kind.rawValue, request.source]) ?? false
    guard !isSameFile else { return nil }
    return ForeignIDs(
      source: request.source, matched: matched, strange: strange,
      examples: Array((takenOver + (copied > 0 ? movedTo : [])).sorted { $0.line < $1.line }.prefix(5)))
  }

  // MARK: One record

  /// The places of the columns that differ from what is known, and in how many of them both say something.
  private func differences(
    _ item: SpoolView, _ found: KnownFact
  ) throws -> (places: Set<Int>, contradictions: Int) {
    earlier.bind(found.id, at: 1)
    guard try earlier.nextRow() else { return ([], 0) }
    defer { earlier.reset() }
    var values = SpoolValues(item.values)
    var differing: Set<Int> = []
    var contradictions = 0
    for place in columns.indices {
      let isSame: Bool
      var isSaid = true
      switch (values.next(), earlier.value(Int32(place))) {
      case (.null, .null): isSame = true
      case (.integer(let one), .integer(let other)): isSame = one == other
      case (.text(let one), .text(let other)): isSame = one.elementsEqual(other)
      case (.null, _), (_, .null): (isSame, isSaid) = (false, false)
      default: isSame = false
      }
      guard !isSame else { continue }
      differing.insert(place)
      if isSaid { contradictions += 1 }
    }
    return (differing, contradictions)
  }

  private func describes(_ item: SpoolView) -> Bool {
    guard let descriptionPlace, case .text(let text) = item.value(at: descriptionPlace) else { return false }
    return !text.isEmpty
  }

  private mutating func shown(_ found: KnownFact) throws -> Label {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT f.date, a.code, f.organisation_number, f.organisation_given FROM main.registration AS f
        JOIN main.adviser AS a ON a.id = f.adviser_id WHERE f.id = ?
        """, arguments: [found.id])
    let number = (row?["organisation_number"] as Int?).flatMap { InstitutionNumber(value: $0) }?.digits
    let parts = [row?["date"] as String?, row?["code"] as String?, number ?? row?["organisation_given"] as String?]
    let said = parts.compactMap(\.self).joined(separator: ", ")
    let file = try fileName(of: found.batch)
    return Label(
      "\(said); batch \(found.batch), \(file), rij \(found.origin.row)",
      "\(said); batch \(found.batch), \(file), row \(found.origin.row)")
  }

  private mutating func fileName(of batch: Int) throws -> String {
    if let known = fileNames[batch] { return known }
    let name =
      try String.fetchOne(db, sql: "SELECT file_name FROM main.batch WHERE id = ?", arguments: [batch]) ?? ""
    fileNames[batch] = name
    return name
  }
}

/// Why a sheet was not loaded: its ids are known from other registrations, and nothing shows that it is the same sheet.
public struct ForeignIDs: Error, Hashable, Sendable {
  /// Whose sheet it is said to be; empty when nothing was said.
  public let source: String
  /// Records with an id that is known.
  public let matched: Int
  /// Those that are quite another registration than the one that is known.
  public let strange: Int
  /// The first of those.
  public let examples: [LoadOutcome.TakenOver]

  /// What stands in the way: one problem for the file, and one for each of the examples.
  public func problems(file: String) -> [InputProblem] {
    let whose = Label(
      source.isEmpty ? "" : " in bladen van \"\(source)\"", source.isEmpty ? "" : " in sheets of \"\(source)\"")
    let ids = matched == 1 ? Label("1 id", "1 id") : Label("\(matched) ids", "\(matched) ids")
    let all = strange == matched
    let dutch =
      "\(ids.dutch) van dit blad \(matched == 1 ? "is" : "zijn")\(whose.dutch) al bekend, en "
      + (all
        ? (matched == 1 ? "het hoort" : "alle \(matched) horen")
        : "\(strange) ervan \(strange == 1 ? "hoort" : "horen")")
      + " bij een heel andere registratie; verwacht een nieuwe versie van hetzelfde blad. "
      + "Is dit een ander blad met eigen nummers (van een ander team, een andere maand), geef het dan een eigen naam: "
      + "--source \"NAAM\". Is het toch hetzelfde blad, geef dan --same-sheet: deze rijen vervangen dan de bekende."
    let english =
      "\(ids.english) of this sheet \(matched == 1 ? "is" : "are") known already\(whose.english), and "
      + (all
        ? (matched == 1 ? "it belongs" : "all of them belong")
        : "\(strange) of them \(strange == 1 ? "belongs" : "belong")")
      + " to quite another registration; expected a newer version of the same sheet. "
      + "If this is another sheet with numbers of its own (of another team, another month), give it a name of its own: "
      + "--source \"NAME\". If it is the same sheet after all, give --same-sheet: these rows then replace the known ones."
    return [
      InputProblem(
        code: "IMP094", severity: .error, position: SourcePosition(file: file, field: "id"),
        message: Label(dutch, english))
    ]
      + examples.map { taken in
        InputProblem(
          code: "IMP094", severity: .error,
          position: SourcePosition(file: file, line: taken.line, field: "id", row: taken.row),
          message: Label(
            "id \"\(taken.id)\" is al bekend als een heel andere registratie (\(taken.earlier.dutch)).",
            "id \"\(taken.id)\" is known already as quite another registration (\(taken.earlier.english))."))
      }
  }
}

extension LoadOutcome.TakenOver {
  /// The remark that is kept with the batch.
  public func problem(file: String) -> InputProblem {
    InputProblem(
      code: "IMP093", severity: .warning, position: SourcePosition(file: file, line: line, field: "id"),
      message: Label(
        "id \"\(id)\" was van een heel andere registratie (\(earlier.dutch)); deze rij vervangt ze. Kijk na of dat de bedoeling "
          + "is; zo niet, maak deze batch ongedaan en geef de rij een ander id.",
        "id \"\(id)\" was that of quite another registration (\(earlier.english)); this row replaces it. Check that it is "
          + "meant so; if not, undo this batch and give the row another id."))
  }
}
