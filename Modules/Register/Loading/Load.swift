import Foundation
import GRDB
public import GuidanceKit

/// What is known about a file before its rows are read.
public struct LoadRequest: Sendable {
  /// The kind of records in it.
  public var kind: RecordKind
  /// Whose sheet it is: ids of the sheet are unique within it.
  public var source: String
  /// The file's name, without its folder.
  public var fileName: String
  /// The mapping profile used, as text; `nil` for the standard headers.
  public var mapping: String?
  /// Encoding, delimiter and line ends as understood, with the evidence.
  public var dialect: String?
  /// Whether the file is declared to be the full list, so that what it does not name is gone.
  public var isComplete: Bool
  /// Whether the data are invented; every report made from them says so.
  public var isInvented: Bool
  /// When it is loaded.
  public var at: Moment
  /// Who loads it.
  public var actor: String
  /// The version of the program.
  public var programVersion: String

  /// Describes a load.
  public init(
    kind: RecordKind, fileName: String, at: Moment, actor: String, programVersion: String, source: String = "",
    mapping: String? = nil, dialect: String? = nil, isComplete: Bool = false, isInvented: Bool = false
  ) {
    self.kind = kind
    self.source = source
    self.fileName = fileName
    self.mapping = mapping
    self.dialect = dialect
    self.isComplete = isComplete
    self.isInvented = isInvented
    self.at = at
    self.actor = actor
    self.programVersion = programVersion
  }
}

/// What became of the rows of a file.
///
/// The parts add up to ``records``.
public struct LoadCounts: Hashable, Sendable, Codable {
  /// Rows of the file that are not its header.
  public var records = 0
  /// Records not known before.
  public var new = 0
  /// Records that supersede an earlier one.
  public var changed = 0
  /// Records already known with the same content.
  public var unchanged = 0
  /// Rows refused, with their reasons.
  public var rejected = 0
  /// Rows kept apart until someone decides.
  public var held = 0
  /// Rows that are no data.
  public var setAside = 0
  /// Facts ended because a complete file no longer names them.
  public var gone = 0

  /// Counts of nothing.
  public init() {}

  /// Whether records = new + changed + unchanged + rejected + held + set aside.
  public var addUp: Bool { records == new + changed + unchanged + rejected + held + setAside }
}

/// What a load did, or would do.
public struct LoadOutcome: Hashable, Sendable {
  /// The batch that was written; `nil` when nothing was.
  public var batch: Int?
  /// The batch in which this very file was loaded before, when all it says still holds; then nothing was written.
  public var alreadyLoaded: Int?
  /// The accounting.
  public var counts: LoadCounts
  /// Rows of which the key stands in the file twice, with the line of the first.
  public var duplicates: [Duplicate]
  /// Facts that a complete file no longer names and that were not ended, because rows of it were refused: any of those may
  /// have named them.
  public var notEnded = 0
  /// Registrations that supersede one of another month or another adviser under the same id: perhaps ids of another sheet.
  public var takenOver: [TakenOver] = []

  /// A registration whose id was that of quite another one.
  public struct TakenOver: Hashable, Sendable {
    /// The text line of the row.
    public var line: Int
    /// The spreadsheet row.
    public var row: Int
    /// The id that both have.
    public var id: String
    /// What it said before: the day, the adviser and the batch.
    public var earlier: String
  }

  /// A record that stands in one file twice.
  public struct Duplicate: Hashable, Sendable {
    /// The text line of the later one.
    public var line: Int
    /// The spreadsheet row of the later one.
    public var row: Int
    /// The spreadsheet row of the first.
    public var firstRow: Int
    /// Whether both say the same; then the later one is set aside instead of rejected.
    public var isIdentical: Bool
  }
}

/// One load of one file: staged in a temporary database, then merged in one short transaction, or thrown away.
///
/// Use it from one thread: stage, reject and set aside while the file is read, hand over the file's bytes in order, then
/// ``preview()`` or ``commit()``. A load that is neither leaves nothing behind.
public final class Load {
  private let register: Register
  private let request: LoadRequest
  private let staging: StagingDatabase
  private let writer: RowWriter
  private let lookups: Lookups
  private var originals = OriginalWriter()
  private var plans: [Plan] = []
  private var counts = LoadCounts()
  private var staged = 0
  private var digest: (hash: [UInt8], byteCount: Int)?

  /// Begins a load.
  ///
  /// - Parameter stagingFolder: where the temporary file goes; the system's folder for temporary files when `nil`.
  /// - Throws: ``RegisterError`` when the temporary file cannot be made.
  public init(_ register: Register, _ request: LoadRequest, stagingFolder: String? = nil) throws {
    self.register = register
    self.request = request
    let folder = stagingFolder ?? FileManager.default.temporaryDirectory.path
    let lookups = try register.reading { try Lookups($0) }
    StagingDatabase.removeAbandoned(in: folder)
    let staging = try StagingDatabase(folder: folder)
    self.lookups = lookups
    self.staging = staging
    writer = RowWriter(staging: staging, lookups: lookups)
    let (columns, sides) = StoredKinds.layout(request.kind)
    try staging.prepare(columns: columns, sides: sides)
  }

  /// Stages one record.
  ///
  /// - Parameters:
  ///   - record: the record; of the kind of the request.
  ///   - line: the text line on which it begins, from 1.
  ///   - row: its spreadsheet row, from 1.
  /// - Throws: ``RegisterError`` when a code is unknown or the temporary file cannot be written.
  public func stage<R: Storable>(_ record: R, line: Int, row: Int) throws {
    guard R.kind == request.kind else {
      throw RegisterError(
        .refused,
        Label("Deze lading is van de soort \(request.kind.code).", "This load is of the kind \(request.kind.code)."))
    }
    try staging.write(record, line: line, row: row, source: request.source, writer: writer)
    if let plan = record as? Plan { plans.append(plan) }
    staged += 1
  }

  /// Keeps a row that is refused, with every reason.
  public func reject(line: Int, row: Int, original: [UInt8], problems: [InputProblem]) throws {
    let number = try staging.keep(disposition: "rejected", line: line, row: row, original: original)
    for problem in problems { try staging.keep(problem, row: number) }
    counts.rejected += 1
  }

  /// Keeps a row that is no data: a blank line, a total, a repeated header.
  public func setAside(line: Int, row: Int, original: [UInt8], reason: InputProblem) throws {
    let number = try staging.keep(disposition: "set-aside", line: line, row: row, original: original)
    try staging.keep(reason, row: number)
    counts.setAside += 1
  }

  /// Keeps a remark about a row that is loaded, such as a restored leading zero or an institution set aside.
  public func notice(_ problem: InputProblem) throws {
    try staging.keep(problem, row: nil)
  }

  /// Takes the next bytes of the file; every byte, in order.
  public func original(_ bytes: UnsafeRawBufferPointer) throws {
    try originals.append(bytes) { try staging.keep($0) }
  }

  /// What committing would do; writes nothing.
  public func preview() throws -> LoadOutcome {
    try seal()
    return try register.attaching(staging.path) { db in
      let merge = Merge(db: db, kind: request.kind, source: request.source)
      try merge.classify()
      return try known(try outcome(merge, batch: nil), in: db)
    }
  }

  /// Merges what was staged into the database in one transaction.
  ///
  /// - Returns: the batch and the accounting; when this very file was loaded before and all it says still holds, nothing is
  ///   written. When it no longer holds, because a later file changed it or because rows that were refused can now be read,
  ///   it is a batch like any other.
  /// - Throws: ``RegisterError``; then nothing was written.
  public func commit() throws -> LoadOutcome {
    try seal()
    return try register.attaching(staging.path) { db in
      var result: LoadOutcome?
      try db.inTransaction(.immediate) {
        let merge = Merge(db: db, kind: request.kind, source: request.source)
        try merge.classify()
        let batch = try (Int.fetchOne(db, sql: "SELECT max(id) FROM batch") ?? 0) + 1
        let outcome = try known(try outcome(merge, batch: batch), in: db)
        result = outcome
        if outcome.alreadyLoaded != nil { return .rollback }
        try seedChosen(db)
        try merge.resolve(lookups)
        try write(batch: batch, outcome: outcome, merge: merge, in: db)
        return .commit
      }
      guard let result else {
        throw RegisterError(.failed, Label("De lading is niet bewaard.", "The load was not kept."))
      }
      return result
    }
  }

  /// Throws everything away.
  public func discard() { staging.close(removing: true) }

  private func seal() throws {
    guard digest == nil else { return }
    digest = try originals.finish { try staging.keep($0) }
    try staging.seal()
  }

  /// The outcome, marked as known when this very file was loaded before and would change nothing now.
  private func known(_ outcome: LoadOutcome, in db: Database) throws -> LoadOutcome {
    let counts = outcome.counts
    guard let digest, counts.new + counts.changed + counts.gone == 0 else { return outcome }
    let earlier = try Int.fetchOne(
      db,
      sql: """
        SELECT max(id) FROM batch WHERE file_hash = ? AND kind_id = ? AND source = ?
          AND id NOT IN (SELECT batch_id FROM batch_undo) AND rejected = ? AND held = ? AND set_aside = ?
        """,
      arguments: [
        Data(digest.hash), request.kind.rawValue, request.source, counts.rejected, counts.held, counts.setAside,
      ])
    guard let earlier else { return outcome }
    return LoadOutcome(batch: nil, alreadyLoaded: earlier, counts: counts, duplicates: [])
  }

  private func outcome(_ merge: Merge, batch: Int?) throws -> LoadOutcome {
    var counts = counts
    let duplicates = try merge.duplicates()
    let states = try merge.counts()
    counts.new = states["new"] ?? 0
    counts.changed = states["changed"] ?? 0
    counts.unchanged = states["unchanged"] ?? 0
    counts.rejected += duplicates.count { !$0.isIdentical }
    counts.setAside += duplicates.count { $0.isIdentical }
    counts.records = staged + self.counts.rejected + self.counts.setAside
    var outcome = LoadOutcome(batch: batch, alreadyLoaded: nil, counts: counts, duplicates: duplicates)
    if request.kind == .registration { outcome.takenOver = try merge.takenOver() }
    if request.isComplete {
      let gone = try merge.findGone()
      if counts.rejected + counts.held == 0 { outcome.counts.gone = gone } else { outcome.notEnded = gone }
    }
    return outcome
  }

  private func write(batch: Int, outcome: LoadOutcome, merge: Merge, in db: Database) throws {
    guard let digest, outcome.counts.addUp else {
      throw RegisterError(
        .failed,
        Label(
          "De rekening van de lading klopt niet; er is niets geladen.", "The load does not add up; nothing was loaded.")
      )
    }
    for problem in outcome.remarks(file: request.fileName) { try staging(problem, in: db) }
    let factsDigest = try merge.factsDigest()
    try db.execute(
      sql: """
        INSERT INTO batch (id, kind_id, source, file_name, file_hash, byte_count, loaded_at, loaded_on, actor,
          program_version, mapping, dialect, is_complete, is_invented, records, new, changed, unchanged, rejected, held,
          set_aside, gone, facts_digest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        batch, request.kind.rawValue, request.source, request.fileName, Data(digest.hash), digest.byteCount,
        request.at.iso, request.at.day.iso, request.actor, request.programVersion, request.mapping, request.dialect,
        request.isComplete, request.isInvented, outcome.counts.records, outcome.counts.new, outcome.counts.changed,
        outcome.counts.unchanged, outcome.counts.rejected, outcome.counts.held, outcome.counts.setAside,
        outcome.counts.gone, Data(factsDigest),
      ])
    try merge.insert(batch: batch)
    try merge.insertConfirmations(batch: batch)
    if outcome.counts.gone > 0 { try merge.insertGone(batch: batch) }
    try merge.insertRows(batch: batch, duplicates: outcome.duplicates, fileName: request.fileName)
    try Trail.append(
      TrailEntry(
        at: request.at, actor: request.actor, action: "load", subject: "\(batch)",
        payload: LoadPayload(
          batch: batch, kind: request.kind.code, source: request.source, file: request.fileName,
          fileHash: Hex.text(digest.hash), byteCount: digest.byteCount, loadedOn: request.at.day.iso,
          programVersion: request.programVersion, mapping: request.mapping, dialect: request.dialect,
          isComplete: request.isComplete, isInvented: request.isInvented, counts: outcome.counts,
          factsDigest: Hex.text(factsDigest),
          supersessionDigest: Hex.text(try BatchDigest.supersessions(batch: batch, in: db)),
          rowsDigest: Hex.text(try BatchDigest.rows(batch: batch, in: db)))), in: db)
  }

  /// Adds a remark about the file as a whole that only the merge could make.
  private func staging(_ problem: InputProblem, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO staging.batch_problem (row_n, code, severity, line, dutch, english) VALUES (NULL, ?, ?, ?, ?, ?)
        """,
      arguments: [
        problem.code, problem.severity.rawValue, problem.position?.line, problem.message.dutch, problem.message.english,
      ])
  }

  /// Adds what a plan chooses to the lookup tables.
  private func seedChosen(_ db: Database) throws {
    for plan in plans {
      let source = plan.title.dutch
      for pillar in plan.pillars {
        try Vocabulary.add(code: pillar.code, label: pillar.name, source: source, to: "destination", in: db)
      }
      for goal in plan.goals {
        try Vocabulary.add(code: goal.code, label: goal.title, source: source, to: "goal", in: db)
      }
      for fund in plan.funds {
        try Vocabulary.add(code: fund.code, label: fund.label, source: source, to: "fund", in: db)
      }
      for focus in plan.focusCategories {
        try Vocabulary.add(code: focus.code, label: focus.label, source: source, to: "focus", in: db)
      }
      for initiative in plan.initiatives {
        try Vocabulary.add(code: initiative.code, label: initiative.label, source: source, to: "initiative", in: db)
      }
      for group in plan.targetGroups {
        try Vocabulary.add(code: group.code, label: group.label, source: source, to: "target_group", in: db)
      }
    }
  }
}

extension LoadOutcome {
  /// What only the comparison with the known facts could tell, as problems of the file.
  public func remarks(file: String) -> [InputProblem] {
    (notEnded > 0 ? [notEndedProblem(file: file)] : []) + takenOver.map { $0.problem(file: file) }
  }

  /// The remark that a complete file ended nothing, because rows of it were refused.
  public func notEndedProblem(file: String) -> InputProblem {
    InputProblem(
      code: "IMP092", severity: .warning, position: SourcePosition(file: file),
      message: Label(
        "\(notEnded) records staan niet in deze volledige lijst, maar zijn niet beëindigd, omdat er rijen geweigerd zijn "
          + "die ze kunnen noemen. Verbeter die rijen en laad de lijst opnieuw.",
        "\(notEnded) records do not stand in this full list but were not ended, because rows were refused that may name "
          + "them. Mend those rows and load the list again."))
  }
}

extension LoadOutcome.TakenOver {
  /// The remark that is kept with the batch.
  public func problem(file: String) -> InputProblem {
    InputProblem(
      code: "IMP093", severity: .warning, position: SourcePosition(file: file, line: line, field: "id"),
      message: Label(
        "id \"\(id)\" was van een heel andere registratie (\(earlier)); deze rij vervangt ze. Is dit een blad met eigen "
          + "nummers, laad het dan met --source en de naam van het team.",
        "id \"\(id)\" was that of quite another registration (\(earlier)); this row replaces it. If this sheet has numbers "
          + "of its own, load it with --source and the name of the team."))
  }
}

/// What the trail keeps of a load: all that the batch says, and digests of all that was written with it.
private struct LoadPayload: Encodable {
  var batch: Int
  var kind: String
  var source: String
  var file: String
  var fileHash: String
  var byteCount: Int
  var loadedOn: String
  var programVersion: String
  var mapping: String?
  var dialect: String?
  var isComplete: Bool
  var isInvented: Bool
  var counts: LoadCounts
  var factsDigest: String
  var supersessionDigest: String
  var rowsDigest: String
}
