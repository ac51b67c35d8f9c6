import Crypto
import Foundation
import GRDB
import GuidanceKit

/// Compares what a load read with what is known, without writing anything: in one pass over the spool.
///
/// It runs in the transaction of the merge, or on a database that may only be read for a check.
struct Comparer {
  /// How many records of each sort are listed by name.
  static let listed = 10_000

  private let db: Database
  private let spool: Spool
  private let request: LoadRequest
  private var kind: RecordKind { request.kind }
  private let source: String
  private let columns: [String]
  private let repeated: Set<UInt64>
  private let lookup: FactLookup
  private let mending: MendedRows?
  private let tally: MendedTally
  /// Whether the ids of the sheet are its own, for kinds in which they may be another's.
  private var identity: SheetIdentity?
  /// Rows that were rejected in an earlier version of the file; `nil` when none is open.
  private var inSheet: MendedInSheet?
  /// Made when the first row is rejected.
  private var former: FormerRejects?

  private var result = Comparison()
  private var digest = FactsDigest()
  private var groups: [[UInt8]: Group] = [:]
  private var touched = FactSet()
  /// Months or school years that the file holds, when it is complete for those.
  private var scopes: Set<String> = []
  private let scopePlace: Int?
  /// What may not be changed, and whether records and facts touch it.
  private let closing: ClosedPeriods
  /// The numbers of duplicates that are rejected and mend nothing.
  private var contradicted: [Int] = []

  /// Records of the file with one key.
  private struct Group {
    var count = 0
    var row = 0
    var digest: [UInt8] = []
  }

  /// - Parameters:
  ///   - source: whose sheet it is.
  ///   - hasMends: whether rows of the file mend rejected rows.
  init(_ spool: Spool, _ request: LoadRequest, source: String, hasMends: Bool, in db: Database) throws {
    self.db = db
    self.spool = spool
    self.request = request
    self.source = source
    columns = StoredKinds.layout(request.kind).columns
    repeated = try Fingerprint.repeated(in: spool)
    lookup = try FactLookup(request.kind, in: db)
    tally = MendedTally(in: db)
    closing = try ClosedPeriods(request, columns: columns, in: db)
    inSheet = request.correcting == nil && !hasMends ? try MendedInSheet(request, in: db) : nil
    identity = lookup.hasFacts ? try SheetIdentity(request, columns: columns, in: db) : nil
    mending = hasMends ? try MendedRows(lookup, tally, in: db) : nil
    scopePlace =
      switch request.kind {
      case .registration: columns.firstIndex(of: "date")
      case .assignment: columns.firstIndex(of: "school_year")
      default: nil
      }
  }

  mutating func run() throws -> Comparison {
    var reader = SpoolReader(spool.rows)
    while let item = try reader.next() {
      if item.tag != SpoolItem.Tag.problem, let last = result.duplicates.last, last.line < item.line,
        result.duplicateEnds.last == .some(nil)
      {
        result.duplicateEnds[result.duplicateEnds.count - 1] = item.line
      }
      if item.tag != SpoolItem.Tag.problem, let last = result.held.last, last.end == nil, last.line < item.line {
        result.held[result.held.count - 1].end = item.line
      }
      if item.tag != SpoolItem.Tag.problem { inSheet?.passes(line: item.line) }
      switch item.tag {
      case SpoolItem.Tag.record: try compare(item)
      case SpoolItem.Tag.kept:
        result.kept += 1
        try mending?.take(kept: item, number: result.kept, into: &result)
        if item.mends == nil, item.flags & SpoolItem.Flag.setAside == 0 {
          try formerRejects()?.take(item.key, kept: result.kept, line: item.line, row: item.row)
        } else {
          former?.skip()
        }
      default: former?.take(reason: item)
      }
    }
    if request.correcting != nil, result.states.count > 1 {
      throw RegisterError(
        .refused,
        Label(
          "Een verbetering is precies één rij; er is niets gewijzigd.",
          "A correction is exactly one row; nothing was changed."))
    }
    if let identity {
      if let foreign = try identity.unplain(hash: spool.hash) { throw foreign }
      result.takenOver = identity.takenOver
    }
    try settleFormerRejects()
    try settleMendedInSheet()
    if request.isComplete { try findGone() }
    result.mended = tally.counts
    result.factsDigest = digest.finish()
    return result
  }

  // MARK: One record

  private mutating func compare(_ item: SpoolView) throws {
    if let scopePlace, request.isComplete { noteScope(item.value(at: scopePlace)) }
    if let fact = request.correcting { return try correct(item, fact) }
    var rank = 1
    if !repeated.isEmpty, repeated.contains(Fingerprint.of(item.key)) {
      let key = Array(item.key)
      var group = groups[key] ?? Group(row: item.row, digest: Array(item.digest))
      // Rows that mend are ranked behind those of the file they come from, not among those of this one.
      if item.hasOwnKey || item.mends == nil { group.count += 1 }
      groups[key] = group
      rank = max(group.count, 1)
      if rank > 1, item.hasOwnKey { return duplicate(item, of: group) }
    }
    if let mends = item.mends, let mending {
      return try mend(item, mends, mending)
    }
    if let mending { rank = mending.free(rank, for: item) }
    let found = try lookup.live(key: item.key, ordinal: rank)
    try settle(item, found, ordinal: rank)
  }

  /// Decides about a record once the fact with its key is known.
  private mutating func settle(_ item: SpoolView, _ found: KnownFact?, ordinal: Int, cause: Cause = .sheet) throws {
    if let found { touched.insert(found.id) }
    if !closing.isEmpty, let lock = try closing.lock(touchedBy: item, replacing: found) {
      if found.map({ $0.digest.elementsEqual(item.digest) }) != true,
        try cause != .sheet || lookup.corrected(item, ordinal: ordinal) == nil
      {
        return try hold(item, lock)
      }
    }
    if let found, found.digest.elementsEqual(item.digest) {
      if item.hasOwnKey { identity?.takeUnchanged() }
      return unchanged(item, found.batch)
    }
    if cause == .sheet, let corrected = try lookup.corrected(item, ordinal: ordinal) {
      touched.insert(corrected.current)
      if item.hasOwnKey { identity?.takeUnchanged() }
      unchanged(item, corrected.batch)
      if result.corrected.count < Self.listed { result.corrected.append(place(item)) }
      return
    }
    guard let found else { return new(item, ordinal: ordinal) }
    if cause == .sheet, item.hasOwnKey { try identity?.take(item, found) }
    changed(item, found, ordinal: ordinal)
  }

  private enum Cause { case sheet, mend, correction }

  private mutating func new(_ item: SpoolView, ordinal: Int) {
    result.states.append(Comparison.State.new)
    result.new += 1
    if request.listsRecords, result.added.count < Self.listed { result.added.append(place(item)) }
    become(item, ordinal: ordinal)
  }

  private mutating func changed(_ item: SpoolView, _ found: KnownFact, ordinal: Int) {
    result.states.append(Comparison.State.changed)
    result.changed += 1
    result.replacements.append(Comparison.Replacement(record: result.states.count, fact: found.id))
    if result.changes.count < Self.listed {
      result.changes.append(ChangedRecord(record: place(item), earlier: found.origin))
    }
    become(item, ordinal: ordinal)
  }

  /// Keeps a record apart until its period is open; what is decided by hand is refused.
  private mutating func hold(_ item: SpoolView, _ lock: PeriodLock) throws {
    // Nobody waits behind what is decided by hand: a correction, or two numbers that become one.
    guard request.correcting == nil, kind != .institutionAlias else { throw ClosedPeriods.refusal(lock) }
    result.states.append(Comparison.State.held)
    result.held.append(
      Comparison.Held(
        line: item.line, row: item.row, end: nil, lock: lock, key: Array(item.key), digest: Array(item.digest)))
  }

  private mutating func unchanged(_ item: SpoolView, _ batch: Int) {
    result.states.append(Comparison.State.unchanged)
    result.unchanged += 1
    result.confirmed[batch, default: 0] += 1
  }

  private mutating func become(_ item: SpoolView, ordinal: Int) {
    if ordinal != 1 { result.ordinals.append((result.states.count, ordinal)) }
    digest.add(item, ordinal: ordinal)
    inSheet?.take(result.states.count, line: item.line, row: item.row)
    mending?.note(item, ordinal: ordinal)
  }

  private mutating func duplicate(_ item: SpoolView, of group: Group) {
    let isIdentical = item.digest.elementsEqual(group.digest)
    result.states.append(isIdentical ? Comparison.State.repeated : Comparison.State.contradicted)
    result.duplicates.append(
      LoadOutcome.Duplicate(line: item.line, row: item.row, firstRow: group.row, isIdentical: isIdentical))
    result.duplicateEnds.append(nil)
    mending?.take(duplicate: item, isIdentical: isIdentical, into: &result)
    if !isIdentical, item.mends == nil { contradicted.append(result.duplicates.count) }
  }

  // MARK: Rows that were rejected before

  private mutating func formerRejects() throws -> FormerRejects? {
    guard request.correcting == nil else { return nil }
    if former == nil { former = try FormerRejects(request, lookup, tally, in: db) }
    return former
  }

  private mutating func settleFormerRejects() throws {
    if !contradicted.isEmpty, let former = try formerRejects(), !former.isEmpty {
      let encoding = FileEncoding(request.encoding ?? "UTF-8")
      let originals = Originals(SpoolPieces(spool: spool), unit: encoding.unit)
      for number in contradicted {
        let duplicate = result.duplicates[number - 1]
        guard let original = try originals.lines(duplicate.line, before: result.duplicateEnds[number - 1]) else {
          continue
        }
        encoding.kept(original).withUnsafeBytes {
          former.take($0, kept: -number, line: duplicate.line, row: duplicate.row)
        }
      }
    }
    try former?.settle(into: &result, &touched)
  }

  private mutating func settleMendedInSheet() throws {
    guard let inSheet else { return }
    let encoding = FileEncoding(request.encoding ?? "UTF-8")
    let originals = Originals(SpoolPieces(spool: spool), unit: encoding.unit)
    let chains = RejectChains(in: db)
    let pairs = try inSheet.pairs(without: result.resolved) { line, end in
      try originals.lines(line, before: end).map { String(decoding: encoding.kept($0), as: UTF8.self) }
    }
    for pair in pairs {
      guard result.resolved.insert(pair.reject).inserted else { continue }
      let batch = try chains.batch(of: pair.reject)
      try tally.begin(batch)
      tally.count(batch, isRejected: false)
      result.resolutions.append(Comparison.Resolution(row: pair.reject, result: .fact, record: pair.record))
    }
  }

  // MARK: Mended and corrected records

  private mutating func mend(_ item: SpoolView, _ mends: MendedRow, _ mending: MendedRows) throws {
    let target = try mending.target(of: mends)
    let before = (result.new, result.changed)
    let held = result.held.count
    var fact: Int?
    if item.hasOwnKey {
      let found = try lookup.live(key: item.key, ordinal: 1)
      fact = found?.id
      try settle(item, found, ordinal: 1)
    } else if let known = try target.fact.flatMap({ try lookup.current(from: $0) }) {
      // Mended before: it is that fact, whatever it says now.
      fact = known.fact.id
      if known.isCorrected {
        touched.insert(known.fact.id)
        unchanged(item, known.fact.batch)
        if result.corrected.count < Self.listed { result.corrected.append(place(item)) }
      } else {
        let isSame = known.fact.digest.elementsEqual(item.digest)
        let ordinal = isSame ? 1 : try mending.rank(of: item, target, touched).ordinal
        try settle(item, known.fact, ordinal: ordinal, cause: .mend)
      }
    } else {
      let (ordinal, found) = try mending.rank(of: item, target, touched)
      fact = found?.id
      try settle(item, found, ordinal: ordinal, cause: .mend)
    }
    // What has to wait stays open where it was.
    guard result.held.count == held else { return }
    guard target.fact == nil || (result.new, result.changed) != before else { return }
    let isUnchanged = (result.new, result.changed) == before
    mending.resolve(
      target,
      Comparison.Resolution(
        row: target.row, result: isUnchanged ? .unchanged : .fact, record: isUnchanged ? nil : result.states.count,
        fact: isUnchanged ? fact : nil), into: &result)
  }

  private mutating func correct(_ item: SpoolView, _ fact: Int) throws {
    guard let known = try lookup.live(id: fact) else {
      throw RegisterError(
        .refused,
        Label(
          "Het te verbeteren record geldt niet meer; er is niets gewijzigd. Zoek het opnieuw op.",
          "The record to correct no longer holds; nothing was changed. Look it up again."))
    }
    if known.digest.elementsEqual(item.digest) { return try settle(item, known, ordinal: 1, cause: .correction) }
    if known.key.elementsEqual(item.key) {
      return try settle(item, known, ordinal: known.ordinal, cause: .correction)
    }
    if item.hasOwnKey, let other = try lookup.live(key: item.key, ordinal: 1) {
      let name = RecordKey.shown(item.key, kind)
      throw RegisterError(
        .refused,
        Label(
          "Er is al een record met de sleutel \"\(name)\" (batch \(other.batch), rij \(other.origin.row)); er is niets "
            + "gewijzigd. Kies een andere sleutel of verbeter dat record.",
          "There is a record with the key \"\(name)\" already (batch \(other.batch), row \(other.origin.row)); nothing "
            + "was changed. Choose another key or correct that record."))
    }
    try settle(item, known, ordinal: try lookup.lastOrdinal(key: item.key) + 1, cause: .correction)
  }

  // MARK: What a complete file no longer names

  private mutating func noteScope(_ value: SpoolView.Value) {
    switch value {
    case .text(let bytes): scopes.insert(String(decoding: bytes.prefix(7), as: UTF8.self))
    case .integer(let number): scopes.insert("\(number)")
    case .null: break
    }
  }

  /// Registrations come by the month and assignments by the school year: such a file is complete for those it holds and says
  /// nothing of the others.
  private mutating func findGone() throws {
    let scope =
      switch kind {
      case .registration: "substr(f.date, 1, 7)"
      case .assignment: "CAST(f.school_year AS TEXT)"
      default: "NULL"
      }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT f.id, \(scope), f.key, f.batch_id, f.line, f.row FROM main.\(kind.table) AS f
        WHERE f.batch_id IN (SELECT id FROM main.batch WHERE source = ?) AND \(Live.condition("f", kind)) ORDER BY f.id
        """, arguments: [source])
    while let row = try rows.next() {
      let id: Int = row[0]
      if touched.contains(id) { continue }
      if let scope = row[1] as String?, !scopes.contains(scope) { continue }
      if try closing.lock(touchedBy: id) != nil {
        result.goneButClosed += 1
        continue
      }
      result.gone.append(id)
      guard result.goneRecords.count < Self.listed else { continue }
      let key: Data = row[2]
      result.goneRecords.append(
        GoneRecord(
          key: RecordKey.isOwn(key, kind) ? key.withUnsafeBytes { RecordKey.shown($0, kind) } : nil,
          origin: Origin(batch: row[3], line: row[4], row: row[5])))
    }
  }

  private func place(_ item: SpoolView) -> LoadedRecord {
    LoadedRecord(line: item.line, row: item.row, key: item.hasOwnKey ? RecordKey.shown(item.key, kind) : nil)
  }
}

/// Keys as people know them.
enum RecordKey {
  /// A key in words: without whose sheet it is, its parts that hold something one behind another.
  static func shown(_ key: UnsafeRawBufferPointer, _ kind: RecordKind) -> String {
    let parts = String(decoding: key, as: UTF8.self).split(separator: "\u{1F}", omittingEmptySubsequences: false)
    return kind == .registration ? String(parts.last ?? "") : parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// Whether a key is a record's own, and not the digest of its content.
  static func isOwn(_ key: Data, _ kind: RecordKind) -> Bool {
    kind != .registration || key.count != 16 || key.allSatisfy { (0x20...0x7E).contains($0) }
  }
}

/// The SHA-256 over the records that become facts; see ``BatchDigest``.
private struct FactsDigest {
  private var hasher = SHA256()
  private let pending = ByteBlock(capacity: 70_000)

  mutating func add(_ item: SpoolView, ordinal: Int) {
    pending.append(number: Int64(item.key.count))
    pending.append(item.key)
    for number in [ordinal, item.line, item.row] { pending.append(number: Int64(number)) }
    pending.append(item.digest)
    if pending.count > 65_536 { flush() }
  }

  mutating func finish() -> [UInt8] {
    flush()
    return Array(hasher.finalize())
  }

  private mutating func flush() {
    hasher.update(bufferPointer: pending.bytes)
    pending.removeAll()
  }
}
