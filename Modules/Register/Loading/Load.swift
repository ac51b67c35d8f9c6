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
  /// The text encoding of the file by its registered name, such as `Windows-1252`; `nil` for UTF-8.
  public var encoding: String?
  /// The fact that the one record of the file corrects, whatever its key becomes; `nil` for a sheet.
  public var correcting: Int?
  /// Why a record is corrected by hand.
  public var reason: String?
  /// Whether new records are listed, and not only counted.
  public var listsRecords = false
  /// Whether the sheet is refused when its ids are known and its rows do not show that it is the sheet they are known from;
  /// see decision 30.
  public var guardsIDs = false

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

  var lineUnit: LineUnit { FileEncoding(encoding ?? "UTF-8").unit }
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
  /// Registrations that supersede quite another one under the same id, the first ten thousand.
  public var takenOver: [TakenOver] = []
  /// Records that take the place of a known fact, the first ten thousand.
  public var changes: [ChangedRecord] = []
  /// New records, the first ten thousand, when the request asks to list them.
  public var added: [LoadedRecord] = []
  /// Facts that a complete file no longer names, the first ten thousand.
  public var gone: [GoneRecord] = []
  /// Records of the file that somebody corrected by hand since; the correction stays, and they count as unchanged.
  public var corrected: [LoadedRecord] = []
  /// What became of the rejected rows that the file names, by the batch that rejected them.
  public var mended: [MendedCounts] = []
  /// Rows that were rejected before and mended since; they are set aside.
  public var mendedBefore: [MendedBefore] = []
  /// Records that wait because their period is closed.
  public var held = HeldRecords()
  /// Facts that a complete file no longer names and that were not ended, because their period is closed.
  public var goneButClosed = 0

  /// A registration whose id was that of quite another one.
  public struct TakenOver: Hashable, Sendable {
    /// The text line of the row.
    public var line: Int
    /// The spreadsheet row.
    public var row: Int
    /// The id that both have.
    public var id: String
    /// What it said before: the day, the adviser, the institution, and where that stands.
    public var earlier: Label
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
    /// The batch in which the later one was mended, when it was rejected before; then it is set aside as well.
    public var mendedIn: Int?
    /// Whether the later one is set aside instead of rejected.
    public var isSetAside: Bool { isIdentical || mendedIn != nil }
  }
}

/// One load of one file: read into temporary files, then merged in one short transaction, or thrown away.
///
/// Use it from one thread: stage, reject and set aside while the file is read, hand over the file's bytes in order, then
/// ``preview()`` or ``commit()``. A load that is neither leaves nothing behind.
public final class Load {
  private let register: Register
  private var request: LoadRequest
  private let spooler: SpoolWriter
  private let writer: RowWriter
  private let lookups: Lookups
  private var block = ByteBlock(capacity: Load.blockSize + 4096)
  private var plans: [Plan] = []
  private var counts = LoadCounts()
  private var staged = 0
  private var hasMends = false
  private var spool: Spool?

  private static let blockSize = 128 << 10

  /// Begins a load.
  ///
  /// - Parameter stagingFolder: where the temporary files go; the system's folder for temporary files when `nil`.
  /// - Throws: ``RegisterError`` when a temporary file cannot be made.
  public init(_ register: Register, _ request: LoadRequest, stagingFolder: String? = nil) throws {
    self.register = register
    self.request = request
    let lookups = try register.reading { try Lookups($0) }
    self.lookups = lookups
    spooler = try SpoolWriter(
      folder: stagingFolder ?? FileManager.default.temporaryDirectory.path, lines: request.lineUnit)
    writer = RowWriter(lookups: lookups)
  }

  /// Whose sheet it is.
  public var source: String { request.source }

  /// Says whose sheet it is, when that turns out after the header; nothing may have been staged yet.
  public func adopt(source: String) {
    if staged == 0 { request.source = source }
  }

  /// Stages one record.
  ///
  /// - Parameters:
  ///   - record: the record; of the kind of the request.
  ///   - line: the text line on which it begins, from 1.
  ///   - row: its spreadsheet row, from 1.
  ///   - mends: the rejected row that it mends.
  /// - Throws: ``RegisterError`` when a code is unknown or a temporary file cannot be written.
  public func stage<R: Storable>(_ record: R, line: Int, row: Int, mends: MendedRow? = nil) throws {
    guard R.kind == request.kind else {
      throw RegisterError(
        .refused,
        Label("Deze lading is van de soort \(request.kind.code).", "This load is of the kind \(request.kind.code)."))
    }
    try writer.write(record, to: block, line: line, row: row, source: request.source, mends: mends)
    if R.kind == .plan, let plan = record as? Plan { plans.append(plan) }
    if mends != nil { hasMends = true }
    staged += 1
    try passOn()
  }

  /// Keeps a row that is refused, with every reason.
  public func reject(
    line: Int, row: Int, original: [UInt8], problems: [InputProblem], mends: MendedRow? = nil
  ) throws {
    keep(line: line, row: row, original: original, flags: 0, mends: mends)
    for problem in problems { add(problem, flags: SpoolItem.Flag.ofKeptRow) }
    counts.rejected += 1
    try passOn()
  }

  /// Keeps a row that is no data: a blank line, a total, a repeated header.
  public func setAside(
    line: Int, row: Int, original: [UInt8], reason: InputProblem, mends: MendedRow? = nil
  ) throws {
    keep(line: line, row: row, original: original, flags: SpoolItem.Flag.setAside, mends: mends)
    add(reason, flags: SpoolItem.Flag.ofKeptRow)
    counts.setAside += 1
    try passOn()
  }

  /// Keeps a remark about a row that is loaded, such as a restored leading zero or an institution set aside.
  public func notice(_ problem: InputProblem) throws {
    add(problem, flags: 0)
    try passOn()
  }

  /// Takes the next bytes of the file; every byte, in order.
  public func original(_ bytes: UnsafeRawBufferPointer) throws {
    try spooler.write(original: ByteBlock(copying: bytes))
  }

  private func keep(line: Int, row: Int, original: [UInt8], flags: UInt8, mends: MendedRow?) {
    if mends != nil { hasMends = true }
    let start = block.beginItem(SpoolItem.Tag.kept, flags: flags, line: line, row: row, mends: mends)
    original.withUnsafeBytes { block.append($0) }
    block.set(UInt32(original.count), at: start + SpoolItem.keyLengthPlace)
    block.set(UInt32(block.count - start), at: start)
  }

  private func add(_ problem: InputProblem, flags: UInt8) {
    let start = block.beginItem(SpoolItem.Tag.problem, flags: flags, line: 0, row: 0, mends: nil)
    func append(_ number: Int?) {
      if let number { block.append(integer: Int64(number)) } else { block.appendNull() }
    }
    block.append(text: problem.code)
    block.append(text: problem.severity.rawValue)
    append(problem.position?.line)
    append(problem.position?.column)
    if let field = problem.position?.field { block.append(text: field) } else { block.appendNull() }
    block.append(text: problem.message.dutch)
    block.append(text: problem.message.english)
    block.set(UInt32(block.count - start), at: start)
  }

  /// Hands a full block to the thread that stores it.
  private func passOn() throws {
    guard block.count >= Load.blockSize else { return }
    let full = block
    block = ByteBlock(capacity: Load.blockSize + 4096)
    try spooler.write(rows: full)
  }

  // MARK: The end

  /// What committing would do; writes nothing.
  ///
  /// - Throws: ``ForeignIDs`` when the ids of the sheet are those of another; ``RegisterError``.
  public func preview() throws -> LoadOutcome {
    let spool = try seal()
    return try register.reading { db in
      let comparison = try compare(spool, db)
      let outcome = outcome(comparison, batch: nil)
      try LeavingRecords(request, comparison, outcome, spool, in: db).refuse()
      return try known(outcome, comparison, spool, in: db)
    }
  }

  /// Merges what was staged into the database in one transaction.
  ///
  /// - Returns: the batch and the accounting; when this very file was loaded before and all it says still holds, nothing is
  ///   written. When it no longer holds, because a later file changed it or because rows that were refused can now be read,
  ///   it is a batch like any other.
  /// - Throws: ``ForeignIDs`` when the ids of the sheet are those of another; ``RegisterError``; then nothing was written.
  public func commit() throws -> LoadOutcome {
    let spool = try seal()
    return try register.merging { db in
      let comparison = try compare(spool, db)
      let batch = try (Int.fetchOne(db, sql: "SELECT max(id) FROM batch") ?? 0) + 1
      let outcome = try known(outcome(comparison, batch: batch), comparison, spool, in: db)
      if outcome.alreadyLoaded != nil { return (outcome, .rollback) }
      if request.correcting != nil, outcome.counts.changed == 0 {
        throw RegisterError(
          .refused,
          Label(
            "Het record zegt dit al; er is niets gewijzigd.", "The record says this already; nothing was changed."))
      }
      try LeavingRecords(request, comparison, outcome, spool, in: db).refuse()
      try write(batch, outcome, comparison, spool, in: db)
      return (outcome, .commit)
    }
  }

  /// Throws everything away.
  public func discard() { spool = nil }

  /// The text of the file, for looking rows up again; once all of it was handed over.
  public func originalText() throws -> OriginalText {
    OriginalText(
      Originals(SpoolPieces(spool: try seal()), unit: request.lineUnit), FileEncoding(request.encoding ?? "UTF-8"))
  }

  private func seal() throws -> Spool {
    if let spool { return spool }
    if block.count > 0 {
      try spooler.write(rows: block)
      block = ByteBlock(capacity: 64)
    }
    let spool = try spooler.finish()
    self.spool = spool
    return spool
  }

  private func compare(_ spool: Spool, _ db: Database) throws -> Comparison {
    var comparer = try Comparer(spool, request, source: request.source, hasMends: hasMends, in: db)
    return try comparer.run()
  }

  /// The outcome, marked as known when this very file was loaded before and would change nothing now.
  private func known(
    _ outcome: LoadOutcome, _ comparison: Comparison, _ spool: Spool, in db: Database
  ) throws -> LoadOutcome {
    let counts = outcome.counts
    guard counts.new + counts.changed + counts.gone == 0, comparison.resolutions.allSatisfy(\.isReload) else {
      return outcome
    }
    // Rows that were mended since were rejected then.
    let mended = comparison.mendedBefore.count + comparison.duplicates.count { $0.mendedIn != nil }
    let earlier = try Int.fetchOne(
      db,
      sql: """
        SELECT max(id) FROM batch WHERE file_hash = ? AND kind_id = ? AND source = ?
          AND id NOT IN (SELECT batch_id FROM batch_undo) AND held = ? AND rejected BETWEEN ? AND ?
          AND rejected + set_aside = ?
        """,
      arguments: [
        Data(spool.hash), request.kind.rawValue, request.source, counts.held, counts.rejected, counts.rejected + mended,
        counts.rejected + counts.setAside,
      ])
    guard let earlier else { return outcome }
    var known = LoadOutcome(batch: nil, alreadyLoaded: earlier, counts: counts, duplicates: [])
    known.mendedBefore = outcome.mendedBefore
    // Nothing took the place of an earlier reject.
    if hasMends {
      known.mended = outcome.mended.map {
        var counts = $0
        counts.rejectedAgain = 0
        return counts
      }
    }
    return known
  }

  private func outcome(_ comparison: Comparison, batch: Int?) -> LoadOutcome {
    var counts = counts
    counts.new = comparison.new
    counts.changed = comparison.changed
    counts.unchanged = comparison.unchanged
    counts.rejected += comparison.duplicates.count { !$0.isSetAside } - comparison.mendedBefore.count
    counts.setAside += comparison.duplicates.count { $0.isSetAside } + comparison.mendedBefore.count
    counts.held = comparison.held.count
    counts.records = staged + self.counts.rejected + self.counts.setAside
    var outcome = LoadOutcome(batch: batch, alreadyLoaded: nil, counts: counts, duplicates: comparison.duplicates)
    outcome.takenOver = comparison.takenOver
    outcome.changes = comparison.changes
    outcome.added = comparison.added
    outcome.corrected = comparison.corrected
    outcome.mended = comparison.mended
    outcome.mendedBefore = comparison.mendedBefore
    outcome.held = HeldRecords(comparison.held)
    outcome.goneButClosed = comparison.goneButClosed
    if request.isComplete {
      if counts.rejected + counts.held == 0 {
        outcome.counts.gone = comparison.gone.count
        outcome.gone = comparison.goneRecords
      } else {
        outcome.notEnded = comparison.gone.count
      }
    }
    return outcome
  }

  private func write(
    _ batch: Int, _ outcome: LoadOutcome, _ comparison: Comparison, _ spool: Spool, in db: Database
  ) throws {
    guard outcome.counts.addUp, comparison.states.count == staged else {
      throw RegisterError(
        .failed,
        Label(
          "De rekening van de lading klopt niet; er is niets geladen.", "The load does not add up; nothing was loaded.")
      )
    }
    try seedChosen(db)
    var comparison = comparison
    if outcome.counts.gone == 0 { comparison.gone = [] }
    let merge = try Merge(spool, comparison, kind: request.kind, batch: batch, in: db)
    let ids = try merge.resolve(lookups)
    try insertBatch(batch, outcome.counts, comparison.factsDigest, spool, in: db)
    try merge.insertOriginals()
    try merge.insertItems(given: ids)
    let encoding = FileEncoding(request.encoding ?? "UTF-8")
    try merge.insertDuplicates(encoding, fileName: request.fileName)
    try merge.insertHeld(encoding, fileName: request.fileName)
    for problem in outcome.remarks(file: request.fileName) { try merge.insert(problem, row: nil) }
    try merge.insertSupersessions(cause: request.correcting == nil ? "changed" : "corrected")
    try merge.insertConfirmations()
    try merge.insertResolutions()
    try Trail.append(
      TrailEntry(
        at: request.at, actor: request.actor, action: "load", subject: "\(batch)",
        payload: LoadPayload(
          batch: batch, kind: request.kind.code, source: request.source, file: request.fileName,
          fileHash: Hex.text(spool.hash), byteCount: spool.byteCount, loadedOn: request.at.day.iso,
          programVersion: request.programVersion, mapping: request.mapping, dialect: request.dialect,
          isComplete: request.isComplete, isInvented: request.isInvented, counts: outcome.counts,
          factsDigest: Hex.text(comparison.factsDigest),
          supersessionDigest: Hex.text(try BatchDigest.supersessions(batch: batch, in: db)),
          rowsDigest: Hex.text(try BatchDigest.rows(batch: batch, in: db)),
          rows: try Seal.load.digest(batch, facts: request.kind.table, in: db),
          corrects: request.correcting, reason: request.reason,
          mends: outcome.mended.isEmpty ? nil : outcome.mended.map(\.batch))), in: db)
  }

  private func insertBatch(
    _ batch: Int, _ counts: LoadCounts, _ factsDigest: [UInt8], _ spool: Spool, in db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO batch (id, kind_id, source, file_name, file_hash, byte_count, loaded_at, loaded_on, actor,
          program_version, mapping, dialect, is_complete, is_invented, records, new, changed, unchanged, rejected, held,
          set_aside, gone, facts_digest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        batch, request.kind.rawValue, request.source, request.fileName, Data(spool.hash), spool.byteCount,
        request.at.iso, request.at.day.iso, request.actor, request.programVersion, request.mapping, request.dialect,
        request.isComplete, request.isInvented, counts.records, counts.new, counts.changed, counts.unchanged,
        counts.rejected, counts.held, counts.setAside, counts.gone, Data(factsDigest),
      ])
    if let reason = request.reason {
      try db.execute(sql: "INSERT INTO batch_reason (batch_id, reason) VALUES (?, ?)", arguments: [batch, reason])
    }
    if let encoding = request.encoding {
      try db.execute(
        sql: "INSERT INTO batch_encoding (batch_id, encoding) VALUES (?, ?)", arguments: [batch, encoding])
    }
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
    (notEnded > 0 ? [notEndedProblem(file: file)] : [])
      + (goneButClosed > 0 ? [goneButClosedProblem(file: file)] : []) + takenOver.map { $0.problem(file: file) }
      + corrected.map { $0.correctedProblem(file: file) }
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

extension LoadOutcome {
  /// The remark that a complete file did not end what is about a closed period.
  public func goneButClosedProblem(file: String) -> InputProblem {
    InputProblem(
      code: "IMP138", severity: .warning, position: SourcePosition(file: file),
      message: Label(
        "\(goneButClosed) records staan niet in deze volledige lijst, maar zijn niet beëindigd, omdat hun periode afgesloten is. "
          + "Laat de periode heropenen (leerspoor audit reopen) en laad de lijst opnieuw.",
        "\(goneButClosed) records do not stand in this full list but were not ended, because their period is closed. Have the "
          + "period reopened (leerspoor audit reopen) and load the list again."))
  }
}

extension LoadedRecord {
  /// The remark that a record was corrected by hand since, and that the correction stays.
  func correctedProblem(file: String) -> InputProblem {
    InputProblem(
      code: "IMP130", severity: .notice, position: SourcePosition(file: file, line: line),
      message: Label(
        "dit record is intussen met de hand verbeterd (leerspoor import set); de verbetering blijft gelden.",
        "this record was corrected by hand since (leerspoor import set); the correction stays."))
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
  var rows: String
  var corrects: Int?
  var reason: String?
  var mends: [Int]?
}
