import Configuration
public import GuidanceKit
public import Register

/// What became of a file: everything that the importer says about it.
public struct ImportReport: Sendable {
  /// The file, as the user named it.
  public let file: String
  /// The kind of records.
  public let kind: RecordKind
  /// Whether nothing was written on purpose.
  public private(set) var isCheck: Bool
  /// The batch that was written; `nil` when nothing was.
  public private(set) var batch: Int?
  /// The batch in which exactly this file was loaded before.
  public let alreadyLoaded: Int?
  /// The accounting.
  public let counts: LoadCounts
  /// How the file was understood; `nil` for YAML files.
  public let dialect: DialectNote?
  /// Everything that was noticed, by cause.
  public let problems: ProblemTally
  /// The institutions that could not be found, with what they may mean; empty for a batch that was loaded before.
  public internal(set) var suggestions = SuggestionSheet()
  /// The records that the file changes, cell by cell, the first ``RecordChange/listed``.
  public let changes: [RecordChange]
  /// The new records, the first ten thousand, when the request asked to list them.
  public let added: [LoadedRecord]
  /// The records that a complete file no longer names, the first ten thousand.
  public let gone: [GoneRecord]
  /// What became of the rejected rows that the file names, by the batch that rejected them.
  public let mended: [MendedCounts]
  /// Rejected rows of the batch that have not come back mended.
  public let openRejected: Int
  /// Why a record was corrected by hand, numbers were merged, or the batch was an undo.
  public internal(set) var reason: String?
  /// The numbers that somebody merged by hand; `nil` for anything else.
  public internal(set) var merge: NumberMerge?
  /// What is said of the rows that wait because their period is closed, one text for each period.
  public let held: [Label]

  init(
    file: String, kind: RecordKind, isCheck: Bool, outcome: LoadOutcome, dialect: DialectNote?, problems: ProblemTally,
    changes: [RecordChange] = []
  ) {
    self.file = file
    self.kind = kind
    self.isCheck = isCheck
    batch = outcome.batch
    alreadyLoaded = outcome.alreadyLoaded
    counts = outcome.counts
    self.dialect = dialect
    self.problems = problems
    self.changes = changes
    added = outcome.added
    gone = outcome.gone
    // Late registrations that are taken in mend nothing.
    mended = outcome.mended.filter { $0.rejected > 0 }
    held = outcome.held.remarks(file: file, batch: outcome.batch ?? outcome.alreadyLoaded)
    openRejected = outcome.counts.rejected
    reason = nil
  }

  /// The same, said of a load that was only a rehearsal.
  func asCheck() -> ImportReport {
    var report = self
    report.isCheck = true
    report.batch = nil
    return report
  }

  /// The report of a batch that was loaded before.
  ///
  /// - Throws: ``ImportRefusal`` when there is no such batch; `RegisterError`.
  public init(batch number: Int, in snapshot: Snapshot) throws {
    guard let record = try snapshot.batch(number) else { throw RejectedRows.noBatch(number) }
    let kept = try snapshot.keptRows(batch: number)
    let rows = Dictionary(uniqueKeysWithValues: kept.map { ($0.id, $0.row) })
    let note = record.dialect.flatMap { DialectNote($0) }
    var tally = ProblemTally()
    let noticed = try snapshot.noticedRows(in: record)
    for (row, problem) in try snapshot.problems(batch: number) {
      let column = problem.position?.field.flatMap { note?.header.firstIndex(of: $0) }
      let line = problem.position?.line
      tally.add(
        problem, row: row.flatMap { rows[$0] } ?? line.flatMap { noticed[$0] ?? note?.row(ofLine: $0) },
        column: column.map { $0 + 1 })
    }
    var changes: [RecordChange] = []
    if record.counts.changed > 0, var reader = try ChangeReader(snapshot, record) {
      changes = try snapshot.changes(in: record, limit: RecordChange.listed).map { try reader.change($0) }
    }
    if let note, let kind = SheetKind.all.first(where: { $0.kind == record.kind }) {
      let profile = record.mapping.flatMap { SheetMapping(text: $0)?.profile }
      let emptied = EmptiedColumns(changes, of: record.counts.changed, kind: kind) {
        note.places[$0] != nil || profile?.constant(forColumn: $0) != nil
      }
      for problem in emptied.problems(file: record.fileName) { tally.add(problem, row: nil, column: nil) }
    }
    file = record.fileName
    kind = record.kind
    isCheck = false
    batch = record.id
    alreadyLoaded = nil
    counts = record.counts
    dialect = note
    problems = tally
    self.changes = changes
    added = []
    gone = try snapshot.gone(in: record, limit: RecordChange.listed)
    mended = try snapshot.mended(by: number).filter { $0.rejected > 0 }
    openRejected = record.openRejected
    held = try snapshot.heldRows(batch: number).waiting.remarks(file: record.fileName, batch: number)
    reason = record.reason
    if let note, note.isByHand, record.kind == .institutionAlias,
      let rows = try ChangeReader.rows(of: record, AliasSheet.kind.columns, snapshot)
    {
      take(try NumberMerge(rows))
    }
  }

  /// Notes the numbers that were merged by hand.
  mutating func take(_ merge: NumberMerge?) {
    self.merge = merge
    reason = merge?.reason ?? reason
  }

  /// Whether somebody has to look at it: rows were rejected or held, or links were left out.
  public var needsAttention: Bool { counts.rejected > 0 || counts.held > 0 || problems.has(.warning) }
}
