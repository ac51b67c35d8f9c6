public import GuidanceKit
public import Register
import Tabular

/// One record that somebody corrects by hand, without a file.
///
/// The row from which the record was loaded is read again with other text in some cells, under the mapping and the source of
/// its batch: a correction goes through the very same readers as a sheet, and its one row is kept as its original.
public struct RecordCorrection: Sendable {
  private let kind: SheetKind
  private let key: String
  private let values: [(column: String, text: String)]
  private let reason: String

  /// Describes a correction.
  ///
  /// - Parameters:
  ///   - kind: the kind of sheet.
  ///   - key: the record's id, code or number, or `BATCH:ROW` for the spreadsheet row it came from.
  ///   - values: new texts by column of the kind, as a sheet would have them; an empty text empties the cell.
  ///   - reason: why.
  public init(kind: SheetKind, key: String, values: [(column: String, text: String)], reason: String) {
    self.kind = kind
    self.key = key
    self.values = values
    self.reason = reason
  }

  /// The load that corrects the record.
  ///
  /// - Throws: ``ImportRefusal`` when no current record has the key, several have it, or it was loaded without a sheet.
  public func request(
    _ snapshot: Snapshot, at moment: Moment, actor: String, programVersion: String
  ) throws -> ImportRequest {
    let place = try place(in: snapshot)
    guard let batch = try snapshot.batch(place.origin.batch), let note = batch.dialect.flatMap({ DialectNote($0) })
    else { throw refusal(.recordWithoutSheet, noSheet) }
    let mapping = batch.mapping.flatMap { SheetMapping(text: $0) }
    let rows = SheetRows(
      text: try snapshot.originalText(batch: batch.id), dialect: note.tableDialect, places: note.places, constants: [:],
      restoresFormulas: note.isReturned)
    let before = try HandCorrections(kind, source: batch.source, in: snapshot)
      .effective(try rows.cells(ofLine: place.origin.line), place.origin)
    var headers: [String] = []
    var cells: [String] = []
    for (column, index) in note.places.sorted(by: { $0.value < $1.value }) {
      // The sheet's own header: it may say the unit of the column. A day that is typed is not written as the sheet's are.
      let header = index < note.header.count ? note.header[index] : column
      let isTyped = values.contains { $0.column == column }
      // A cell that is a day and a beginning in one is written once for each.
      let isShared = note.places.values.count { $0 == index } > 1
      headers.append(isShared || isTyped && HeadDateOrder(header) != nil ? column : header)
      let cell = values.last { $0.column == column }?.text ?? before[column] ?? ""
      cells.append(isShared && column == "datum" ? WrittenTime.split(cell)?.0 ?? cell : cell)
    }
    for value in values where note.places[value.column] == nil {
      headers.append(value.column)
      cells.append(value.text)
    }
    var writer = CSVWriter(
      style: CSVStyle(delimiter: .semicolon, lineEnd: .crlf, hasMark: false, guardsFormulas: false))
    writer.write(headers)
    writer.write(cells)
    var request = ImportRequest(
      bytes: writer.take(), name: "correctie van \(kind.code) \(key)", at: moment, actor: actor,
      programVersion: programVersion)
    request.kind = kind.kind
    request.table = .written
    request.isByHand = true
    request.mapping = mapping
    request.source = batch.source
    request.isInvented = batch.isInvented
    request.isAllOrNothing = true
    // What was read by the evidence of its whole file is read so again; what is typed is not part of that file.
    request.decisions = ColumnDecisions(ofCorrectedRow: note.days ?? [:], typed: Set(values.map(\.column)))
    request.correcting = ImportRequest.Correction(kind: kind.kind, fact: place.id, reason: reason)
    return request
  }

  private func place(in snapshot: Snapshot) throws -> FactPlace {
    var found = try snapshot.facts(of: kind.kind, key: key)
    if found.isEmpty {
      // Spreadsheets drop the zero in front of an institution number.
      let whole = key.split(separator: "/", omittingEmptySubsequences: false).map { part in
        InstitutionNumber.parse(part)?.number.digits ?? String(part)
      }.joined(separator: "/")
      if whole != key { found = try snapshot.facts(of: kind.kind, key: whole) }
    }
    if let only = found.first, found.count == 1 { return only }
    if found.count > 1 {
      let places = found.map { "\($0.origin.batch):\($0.origin.row)" }
      throw refusal(
        .recordAmbiguous,
        Label(
          "\"\(key)\" is de sleutel van \(found.count) records van de soort \(kind.code); verwacht één record. "
            + "Noem het met batch en rij: \(CellText.choice(places, .dutch)).",
          "\"\(key)\" is the key of \(found.count) records of the kind \(kind.code); expected one record. "
            + "Name it by batch and row: \(CellText.choice(places, .english))."))
    }
    let parts = key.split(separator: ":").map { CellText.digits($0) }
    if parts.count == 2, let batch = parts[0], let row = parts[1],
      let place = try snapshot.fact(of: kind.kind, batch: batch, row: row)
    {
      return place
    }
    let near = NearestName.nearest(to: key, in: try snapshot.keys(of: kind.kind, limit: 100_000), limit: 3)
    let meant = CellText.suggestion(near)
    throw refusal(
      .recordUnknown,
      Label(
        "er is geen geldend record \"\(key)\" van de soort \(kind.code); verwacht de sleutel van een record, of BATCH:RIJ "
          + "zoals 8:27. \(meant?.dutch ?? "Zie leerspoor import batches.")",
        "there is no current record \"\(key)\" of the kind \(kind.code); expected the key of a record, or BATCH:ROW "
          + "such as 8:27. \(meant?.english ?? "See leerspoor import batches.")"))
  }

  private var noSheet: Label {
    Label(
      "het record \"\(key)\" komt niet uit een blad; verwacht een record uit een blad. Laad het bestand opnieuw, verbeterd.",
      "the record \"\(key)\" does not come from a sheet; expected one that does. Load the file again, mended.")
  }

  private func refusal(_ code: ProblemCode, _ message: Label) -> ImportRefusal {
    ImportRefusal([InputProblem(code: code.rawValue, message: message)])
  }
}
