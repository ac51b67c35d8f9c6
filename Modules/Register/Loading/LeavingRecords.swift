import GRDB
import GuidanceKit

/// Records that a load makes vanish, because a full list no longer names them or a correction gives them another key, and
/// what other records that stand say of them: as with an undo, those would be left naming nothing.
///
/// Runs in the transaction of the load, before anything is written.
struct LeavingRecords {
  private let request: LoadRequest
  private let leaving: Set<Int>
  private let spool: Spool
  private let db: Database
  private var kind: RecordKind { request.kind }

  init(_ request: LoadRequest, _ comparison: Comparison, _ outcome: LoadOutcome, _ spool: Spool, in db: Database) {
    self.request = request
    self.spool = spool
    self.db = db
    if request.correcting != nil {
      leaving = Set(comparison.replacements.map(\.fact))
    } else {
      leaving = outcome.counts.gone > 0 ? Set(comparison.gone) : []
    }
  }

  /// - Throws: ``RegisterError`` that names what is referred to, and the way out.
  func refuse() throws {
    guard !leaving.isEmpty, let names, let column else { return }
    let lost = try lost(column)
    guard !lost.isEmpty else { return }
    var batches: Set<Int> = []
    var codes: Set<String> = []
    for place in try places(of: lost) {
      let isOwn = place.kind == kind
      for row in try Row.fetchAll(
        db,
        sql: """
          SELECT DISTINCT f.batch_id, CAST(\(place.reference.column) AS TEXT), \(isOwn ? "f.id" : "NULL")
          FROM \(place.reference.tables)
          WHERE \(place.reference.column) IS NOT NULL AND \(Live.condition("f", place.kind))
          """)
      {
        let value: String = row[1]
        guard let code = place.lost[value] else { continue }
        if let id = row[2] as Int?, leaving.contains(id) { continue }
        batches.insert(row[0])
        codes.insert(code)
      }
    }
    guard !codes.isEmpty else { return }
    let shown = Self.listed(codes.sorted())
    let places = Self.listed(batches.sorted().map(String.init))
    throw RegisterError(.refused, request.correcting == nil ? list(names, shown, places) : key(names, shown, places))
  }

  private static func listed(_ items: [String]) -> String {
    items.prefix(5).joined(separator: ", ") + (items.count > 5 ? " …" : "")
  }

  private func list(_ names: Label, _ codes: String, _ batches: String) -> Label {
    Label(
      "De volledige lijst \(request.fileName) noemt \(names.dutch) niet meer waarnaar andere records verwijzen: \(codes) "
        + "(batch \(batches)); er is niets geladen. Laat die rijen in de lijst staan, met een laatste dag in de kolom tot als "
        + "het blad die heeft, of verbeter eerst wat ernaar verwijst.",
      "The full list \(request.fileName) no longer names \(names.english) that other records refer to: \(codes) "
        + "(batch \(batches)); nothing was loaded. Leave those rows in the list, with a last day in the column tot if the "
        + "sheet has it, or first mend what refers to them.")
  }

  private func key(_ names: Label, _ codes: String, _ batches: String) -> Label {
    let (dutch, english) =
      kind == .organisation
      ? (
        "Laad een rij met het nieuwe nummer en voeg de nummers samen: leerspoor import merge \(codes) NIEUW --reason \"…\".",
        "Load a row with the new number and join the numbers: leerspoor import merge \(codes) NEW --reason \"…\"."
      )
      : (
        "Laat dit record staan, laad er een met de nieuwe sleutel en verbeter eerst wat naar de oude verwijst.",
        "Leave this record, load one with the new key and first mend what refers to the old one."
      )
    return Label(
      "De sleutel van \(codes) (\(names.dutch)) kan niet wijzigen: andere records verwijzen ernaar (batch \(batches)); er is "
        + "niets gewijzigd. " + dutch,
      "The key of \(codes) (\(names.english)) cannot change: other records refer to it (batch \(batches)); nothing was "
        + "changed. " + english)
  }

  private var names: Label? {
    switch kind {
    case .organisation: Label("instellingen", "institutions")
    case .adviser: Label("begeleiders", "advisers")
    case .project, .projectPhase: Label("projecten", "projects")
    case .plg: Label("PLG's", "PLGs")
    case .trajectory: Label("trajecten", "trajectories")
    case .survey: Label("bevragingen", "surveys")
    default: nil
    }
  }

  /// The column by which others name a record of the kind.
  private var column: String? {
    switch kind {
    case .organisation: "organisation_number"
    case .adviser: "adviser_id"
    case .project, .projectPhase: "project_id"
    case .plg, .trajectory, .survey: "code"
    default: nil
    }
  }

  /// The values of that column which no record has any more: neither one that stands nor one of the file.
  private func lost(_ column: String) throws -> Set<String> {
    var lost: Set<String> = []
    var standing: Set<String> = []
    for other in kind == .project || kind == .projectPhase ? [.project, .projectPhase] : [kind] {
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT f.id, CAST(f.\(column) AS TEXT) FROM main.\(other.table) AS f WHERE \(Live.condition("f", other))")
      while let row = try rows.next() {
        if other == kind, leaving.contains(row[0]) { lost.insert(row[1]) } else { standing.insert(row[1]) }
      }
    }
    guard let place = StoredKinds.layout(kind).columns.firstIndex(of: column) else { return [] }
    var reader = SpoolReader(spool.rows)
    while let item = try reader.next() {
      guard item.tag == SpoolItem.Tag.record else { continue }
      switch item.value(at: place) {
      case .text(let bytes): standing.insert(String(decoding: bytes, as: UTF8.self))
      case .integer(let number): standing.insert("\(number)")
      case .null: break
      }
    }
    return lost.subtracting(standing)
  }

  /// A column of other facts, and what it holds for each record that leaves.
  private struct Place {
    let kind: RecordKind
    let reference: LookupReference
    /// The code as people know it, by the value of the column.
    let lost: [String: String]
  }

  private func places(of lost: Set<String>) throws -> [Place] {
    func references(_ table: String, _ lost: [String: String], besides own: Set<RecordKind>) throws -> [Place] {
      try RecordKind.allCases.flatMap { other in
        try LookupReference.of(other, to: table, in: db).filter {
          !own.contains(other) || $0.column != "f.\(column ?? "")"
        }.map { Place(kind: other, reference: $0, lost: lost) }
      }
    }
    func named(_ column: String, in kinds: [RecordKind]) -> [Place] {
      let codes = Dictionary(uniqueKeysWithValues: lost.map { ($0, $0) })
      return kinds.map {
        Place(kind: $0, reference: LookupReference(column: "f.\(column)", tables: "main.\($0.table) AS f"), lost: codes)
      }
    }
    func codes(_ table: String) throws -> [String: String] {
      var codes: [String: String] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT CAST(id AS TEXT), code FROM main.\(table)") {
        codes[row[0]] = row[1]
      }
      return codes
    }
    switch kind {
    case .organisation:
      let numbers = lost.map { ($0, Int($0).flatMap { InstitutionNumber(value: $0)?.digits } ?? $0) }
      return try references("organisation", Dictionary(uniqueKeysWithValues: numbers), besides: [.organisation])
    case .adviser:
      return try references("adviser", codes("adviser").filter { lost.contains($0.key) }, besides: [.adviser])
    case .project, .projectPhase:
      let projects = try codes("project").filter { lost.contains($0.key) }
      let names = Set(projects.values)
      return try references("project", projects, besides: [.project, .projectPhase])
        + references("destination", codes("destination").filter { names.contains($0.value) }, besides: [])
    case .plg: return named("plg", in: [.plgMember, .plgSession])
    case .trajectory: return named("trajectory", in: [.registration]) + named("subject", in: [.survey, .surveyChoice])
    case .survey: return named("survey", in: [.surveyResponse])
    default: return []
    }
  }
}
