import Configuration
import GuidanceKit
import Register
import Tabular

/// One load of one sheet: bytes in, staged records, rejects and rows set aside out.
final class SheetLoad {
  private let register: Register
  private var request: ImportRequest
  private let context: ImportContext
  private let input: SheetInput
  private var tally = ProblemTally()

  var progress: ((ImportProgress) -> Void)?

  /// What is known once the header has been seen.
  private struct Open {
    let layout: SheetLayout
    let header: Header
    let note: DialectNote
    let load: Load
    let stage: (Record) throws -> Void
    /// The reader of its rows, which knows the columns of days and the institutions that were not found.
    let reader: RowReader
  }

  private var open: Open?
  /// The rejected rows that the file names, when it is a sheet of those.
  private var returned: ReturnedRows?
  /// Whether the first row of a mended file was asked where it came from.
  private var knowsOrigin = false
  /// Why the header of a mended file could not be read, as long as its first row may say with which mapping it can.
  private var refused: (header: Header, refusal: ImportRefusal)?
  private var rows = 0
  /// The cells of the first row, once a table without a header was refused.
  private var firstRow: [String] = []
  /// What a database program drew in the file that a mended one comes back from.
  private var drawing: String?
  /// What people corrected by hand in the records that the sheet names.
  private var corrections = HandCorrections()
  /// The corrected cells that a row was read with, by its line.
  private var correctedCells: [Int: [String: String]] = [:]
  /// What whole columns decided, when the file had to be surveyed.
  private var decisions = ColumnDecisions()

  init(_ register: Register, _ request: ImportRequest, _ context: ImportContext) {
    self.register = register
    var request = request
    if let profile = request.mapping?.profile { request.table.fill(from: profile.table) }
    self.request = request
    decisions = request.decisions
    self.context = context
    input = SheetInput(request)
  }

  /// The file is read again with what it turned out to need.
  private struct ReadAgain: Error {}

  /// Reads the file and commits, or only says what committing would do.
  func run(isCheck: Bool) throws -> ImportReport {
    do {
      // At most thrice again: with the mapping of the batch that it comes back from, and with what whole columns of days and
      // of durations say.
      for _ in 0..<3 {
        do {
          return try attempt(isCheck: isCheck)
        } catch is ReadAgain {
          startAgain()
        } catch is NeedsColumnSurvey {
          try survey()
          startAgain()
        }
      }
      return try attempt(isCheck: isCheck)
    } catch let error as TabularError {
      open?.load.discard()
      throw ImportRefusal(error, file: request.path)
    } catch let foreign as ForeignIDs {
      open?.load.discard()
      throw ImportRefusal(foreign.problems(file: request.path))
    } catch {
      open?.load.discard()
      throw error
    }
  }

  /// Throws away what was read.
  private func startAgain() {
    open?.load.discard()
    open = nil
    returned = nil
    refused = nil
    early = []
    correctedCells = [:]
    rows = 0
    tally = ProblemTally()
  }

  /// Lets the whole file decide about its columns of days.
  private func survey() throws {
    guard let layout = open?.layout, let columns = open?.reader.dateColumns else { return }
    var survey = ColumnSurvey(layout: layout, columns: columns, frame: context.frame)
    var source = try input.open()
    var reader = TableReader(options: request.table, encoding: try source.survey(given: request.table.encoding))
    try reader.read(&source) { item in
      if case .record(let row) = item { survey.consume(row) }
    }
    decisions.byColumn.merge(survey.decisions.byColumn) { earlier, _ in earlier }
  }

  private func attempt(isCheck: Bool) throws -> ImportReport {
    var source = try input.open()
    let stamp = try source.stamp()
    // The encoding is told from all bytes.
    let encoding = try source.survey(given: request.table.encoding)
    for problem in encoding.problems(file: request.path) { tally.add(problem, row: nil, column: nil) }
    var reader = TableReader(options: request.table, encoding: encoding)
    var waiting: [UInt8] = []
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 64)
    defer { room.deallocate() }
    var done = 0
    while true {
      let count = try source.read(into: room)
      guard count > 0 else { break }
      let chunk = UnsafeRawBufferPointer(rebasing: room[..<count])
      try reader.feed(chunk, take)
      // The file's own bytes are kept too; until the kind is known there is no load to keep them.
      if let load = open?.load {
        if !waiting.isEmpty { try waiting.withUnsafeBytes { try load.original($0) } }
        waiting = []
        try load.original(chunk)
      } else {
        waiting.append(contentsOf: chunk)
      }
      done += count
      progress?(ImportProgress(rows: rows, bytes: done, totalBytes: source.size))
    }
    try reader.finish(take)
    guard let open else { throw refused?.refusal ?? ImportRefusal([]) }
    if let evidence = open.reader.durations, evidence.decision == nil, let verdict = evidence.verdict, verdict != .hours
    {
      decisions.durations = verdict
      decisions.durationExample = evidence.fraction
      throw ReadAgain()
    }
    if !waiting.isEmpty { try waiting.withUnsafeBytes { try open.load.original($0) } }
    guard try !input.isUserFile || source.stamp() == stamp else { throw changed() }
    for problem in encoding.problems(file: request.path) { try open.load.notice(problem) }
    for problem in WholeFileNotes(file: request.path, reader.account, open.reader).problems {
      try open.load.notice(problem)
      tally.add(problem, row: nil, column: nil)
    }
    return try close(open, isCheck: isCheck)
  }

  // MARK: Items

  private func take(_ item: TableItem) throws {
    switch item {
    case .header(let header, let row):
      do {
        try begin(header, row)
      } catch let refusal as ImportRefusal {
        if header.isGenerated, firstRow.isEmpty {
          // What stands in the first row says more than the letters of its columns.
          refused = (header, refusal)
          return
        }
        guard ReturnedRows.place(in: header) != nil, request.mapping == nil, !knowsOrigin else { throw refusal }
        refused = (header, refusal)
      }
    case .headerPart: break
    case .record(let row):
      if let refused, refused.header.isGenerated {
        firstRow = row.texts
        try begin(refused.header, row)
      }
      rows += 1
      try askOrigin(row)
      try open?.stage(row)
    case .faulty(let row, let fault):
      rows += 1
      try askOrigin(row)
      let problem = InputProblem(fault.error, file: request.path)
      // What it mends is only known when the cell is where it should be.
      let mends = try? returned?.mends(row)
      try open?.load.reject(
        line: row.line, row: row.row, original: Array(row.bytes), problems: [problem], mends: mends ?? nil)
      tally.add(problem, row: row.row, column: fault.error.place?.sheetColumn)
    case .setAside(let row, let reason):
      let cure =
        reason == .secondTable
        ? Label(
          " Zet die tabel in een bestand van haar eigen en laad dat.",
          " Put that table in a file of its own and load that.") : Label("", "")
      try setAside(
        row, ProblemCode(reason), Label(reason.text.dutch + "." + cure.dutch, reason.text.english + "." + cure.english))
    }
  }

  /// Asks the first row of a mended file which batch it comes back from: its sheet and its mapping are taken from there,
  /// unless the user says otherwise.
  private func askOrigin(_ row: Record) throws {
    guard !knowsOrigin, let header = refused?.header ?? (returned == nil ? nil : open?.header) else { return }
    knowsOrigin = true
    let origin = try ReturnedRows.source(of: row, in: header, register)
    if let origin, request.source.isEmpty {
      request.source = origin.source
      open?.load.adopt(source: origin.source)
    }
    var isReadAgain = false
    if request.mapping == nil, let mapping = origin?.mapping.flatMap({ SheetMapping(text: $0) }) {
      request.mapping = mapping
      isReadAgain = true
    }
    if let durations = origin?.decisions.durations {
      decisions.durations = durations
      open?.reader.durations?.decision = durations
    }
    if let days = origin?.decisions, !days.byColumn.isEmpty {
      decisions = days
      isReadAgain = true
    }
    if let drawn = origin?.drawing {
      drawing = drawn
      isReadAgain = true
    }
    if isReadAgain { throw ReadAgain() }
    if let refused { throw refused.refusal }
  }

  /// Rows that are no data, also those above the header, of which there is no load yet.
  private var early: [(line: Int, row: Int, bytes: [UInt8], problem: InputProblem)] = []

  private func setAside(
    _ row: Record, _ code: ProblemCode, _ message: Label, mends: MendedRow? = nil
  ) throws {
    let problem = InputProblem(
      code: code.rawValue, severity: code.severity, position: SourcePosition(file: request.path, line: row.line),
      message: message)
    tally.add(problem, row: row.row, column: nil)
    guard let load = open?.load else {
      early.append((row.line, row.row, Array(row.bytes), problem))
      return
    }
    try load.setAside(line: row.line, row: row.row, original: Array(row.bytes), reason: problem, mends: mends)
  }

  private func begin(_ header: Header, _ row: Record) throws {
    let matcher = HeaderMatcher(
      file: request.path, header: header, profile: request.mapping?.profile, ignored: request.ignoredHeaders,
      firstRow: firstRow)
    let kind = try askedKind() ?? matcher.detectKind()
    var layout = try matcher.match(kind, isAsked: request.kind != nil || request.mapping != nil)
    layout.decisions = decisions
    layout.isDrawn = header.isDrawn || drawing != nil
    layout.isFramed = header.isDrawn && header.evidence.dialect.form == .framed || drawing == "frame"
    let missing = context.missing(for: kind, file: request.path)
    guard missing.isEmpty else { throw ImportRefusal(missing) }
    let note = DialectNote(header, layout: layout, dialect: header.evidence.dialect, isByHand: request.isByHand)
    var loading = request.loadRequest(kind.kind, dialect: note.text)
    if header.encoding.encoding != .utf8 { loading.encoding = header.encoding.encoding.name }
    let load = try Load(register, loading)
    let reader = RowReader(file: request.path, layout: layout, row: row)
    let stage = stager(kind.sheet, reader, load)
    guard reader.badConstants.isEmpty else {
      load.discard()
      throw badConstants(reader)
    }
    open = Open(layout: layout, header: header, note: note, load: load, stage: stage, reader: reader)
    returned = ReturnedRows(register, kind.kind, header)
    if returned == nil {
      corrections = try register.read { try HandCorrections(kind, source: request.source, in: $0) }
    }
    for item in early {
      try load.setAside(line: item.line, row: item.row, original: item.bytes, reason: item.problem)
    }
    for problem in layout.unread + decisions.problems(layout, file: request.path, line: header.record.line) {
      try load.notice(problem)
      tally.add(problem, row: header.record.row, column: nil)
    }
  }

  private func askedKind() throws -> SheetKind? {
    if let asked = request.kind ?? request.mapping.flatMap({ RecordKind(code: $0.profile.kind) }) {
      if let kind = SheetKind.all.first(where: { $0.kind == asked }) { return kind }
      throw ImportRefusal([
        InputProblem(
          code: ProblemCode.kindDiffers.rawValue, position: SourcePosition(file: request.path),
          message: Label(
            "de soort \(asked.code) wordt als YAML-bestand geladen; verwacht een bestand op .yaml.",
            "the kind \(asked.code) is loaded as a YAML file; expected a file ending in .yaml."))
      ])
    }
    return nil
  }

  // MARK: Rows to records

  /// What takes a row of a kind of sheet: it is set aside, rejected, or staged as a record.
  private func stager<Sheet: SheetDefinition>(
    _ sheet: Sheet.Type, _ reader: RowReader, _ load: Load
  ) -> (Record) throws -> Void {
    let converter = Sheet.Converter(reader, context)
    return { [unowned self] row in
      reader.begin(row)
      if row.isEmpty {
        return try setAside(row, .blankRow, Label("lege rij.", "blank row."))
      }
      if rows == 1, TotalRow.isExplanation(row) {
        return try setAside(
          row, .headerLabel, Label("uitleg bij de kopregel.", "explanation of the header."))
      }
      if TotalRow.isTotal(reader) {
        return try setAside(row, .totalRow, Label("rij met totalen.", "row of totals."))
      }
      var mends: MendedRow?
      if returned != nil {
        do {
          mends = try returned?.mends(row)
        } catch let fault as ReturnedRows.Fault {
          reader.note(fault.remark, at: SheetLayout.Place(fault.column))
        }
        if mends != nil, returned?.isEmptied(row) == true {
          return try setAside(
            row, .returnEmptied,
            Label("alle cellen zijn leeggemaakt; de rij vervalt.", "all cells were emptied; the row lapses."),
            mends: mends)
        }
      }
      if !corrections.isEmpty, request.correcting == nil {
        let corrector = RowCorrector(corrections, context.dates)
        if let cells = corrector.correct(row, reader, key: { converter.record()?.key }) {
          correctedCells[row.line] = cells
        }
      }
      if try converter.stage(load, reader, mends: mends) {
        for problem in reader.problems { try load.notice(problem) }
      } else if reader.needsSurvey {
        throw NeedsColumnSurvey()
      } else if let aside = reader.aside {
        return try setAside(row, aside.code, aside.message, mends: mends)
      } else {
        try load.reject(
          line: row.line, row: row.row, original: Array(row.bytes), problems: reader.problems, mends: mends)
      }
      for problem in reader.problems {
        let column = problem.position?.field.flatMap { field in reader.layout.places.values.first { $0.header == field }
        }
        tally.add(problem, row: row.row, column: column.map { $0.index + 1 })
      }
    }
  }

  // MARK: The end

  private func close(_ open: Open, isCheck: Bool) throws -> ImportReport {
    let isWhole = request.isAllOrNothing || request.correcting != nil
    var outcome = try isCheck || isWhole ? open.load.preview() : open.load.commit()
    if isWhole, !isCheck, outcome.alreadyLoaded == nil {
      if outcome.counts.rejected > 0 { throw allOrNothing(outcome) }
      outcome = try open.load.commit()
    }
    takeBack(outcome)
    for duplicate in outcome.duplicates {
      tally.add(duplicate.problem(file: request.path), row: duplicate.row, column: nil)
    }
    for problem in outcome.remarks(file: request.path) { tally.add(problem, row: nil, column: nil) }
    let changes = try changes(outcome, open)
    let emptied = EmptiedColumns(
      changes, of: outcome.counts.changed, kind: open.layout.kind, isPresent: open.layout.has)
    for problem in emptied.problems(file: request.path) { tally.add(problem, row: nil, column: nil) }
    let merge = try merge(open)
    if isCheck { open.load.discard() }
    var report = ImportReport(
      file: request.path, kind: open.layout.kind.kind, isCheck: isCheck, outcome: outcome, dialect: open.note,
      problems: tally, changes: changes)
    report.suggestions = open.reader.suggestions
    report.reason = request.correcting?.reason
    if let merge { report.take(merge) }
    return report
  }

  private func changes(_ outcome: LoadOutcome, _ open: Open) throws -> [RecordChange] {
    guard !outcome.changes.isEmpty else { return [] }
    let text = try open.load.originalText()
    return try register.read { (snapshot) throws -> [RecordChange] in
      var reader = ChangeReader(snapshot, open.layout, open.note, text, corrections, correctedCells)
      return try outcome.changes.prefix(RecordChange.listed).map { try reader.change($0) }
    }
  }

  /// The numbers that are merged by hand.
  private func merge(_ open: Open) throws -> NumberMerge? {
    guard request.isByHand, open.layout.kind.kind == .institutionAlias else { return nil }
    return try NumberMerge(
      SheetRows(
        text: try open.load.originalText(), dialect: open.note.tableDialect, places: open.note.places, constants: [:],
        restoresFormulas: false))
  }

  /// Says of rows that were mended since that they were, in the place of what is wrong with them.
  private func takeBack(_ outcome: LoadOutcome) {
    for before in outcome.mendedBefore {
      for code in before.codes { tally.remove(code, row: before.row) }
      tally.add(before.problem(file: request.path), row: before.row, column: nil)
    }
  }

  private func allOrNothing(_ outcome: LoadOutcome) -> ImportRefusal {
    takeBack(outcome)
    for duplicate in outcome.duplicates where !duplicate.isSetAside {
      tally.add(duplicate.problem(file: request.path), row: duplicate.row, column: nil)
    }
    return ImportRefusal(tally.examples.filter { $0.problem.severity == .error }.map(\.problem))
  }

  /// Values of the mapping that would reject every row.
  private func badConstants(_ reader: RowReader) -> ImportRefusal {
    let name = request.mapping?.profile.name ?? ""
    return ImportRefusal(
      reader.badConstants.map { header, remark in
        remark.problem(at: SourcePosition(file: request.path, field: header)).adding(
          Label("Verbeter constants in de koppeling \(name).", "Mend constants in the mapping \(name)."))
      })
  }

  private func changed() -> ImportRefusal {
    ImportRefusal([
      InputProblem(
        code: ProblemCode.fileChanged.rawValue, position: SourcePosition(file: request.path),
        message: Label(
          "het bestand is gewijzigd terwijl het gelezen werd; verwacht een bestand dat volledig bewaard is. "
            + "Wacht even en probeer opnieuw.",
          "the file was changed while it was read; expected a file that is saved completely. "
            + "Wait a moment and try again."))
    ])
  }
}

extension ProblemCode {
  /// The code of a row that `Tabular` set aside.
  init(_ reason: SetAsideReason) {
    switch reason {
    case .separatorLine: self = .separatorLine
    case .blank: self = .blankRow
    case .repeatedHeader: self = .repeatedHeader
    case .preamble: self = .preamble
    case .comment: self = .commentLine
    case .ruler: self = .ruler
    case .total: self = .totalRow
    case .footnote: self = .footnote
    case .secondTable: self = .secondTable
    case .headerLabel: self = .headerLabel
    }
  }
}

extension SheetLoad {
  /// The kind of sheet that a file's header names; `nil` when it cannot be read or fits no kind.
  static func kind(ofFile path: String) -> RecordKind? {
    struct Found: Error { let kind: RecordKind? }
    do {
      var source = try FileSource(path: path)
      // What a look takes from a pipe is gone.
      guard source.isRegular else { return nil }
      var options = TableOptions()
      options.names = SheetTable.names
      var reader = try TableReader(options: options, encoding: source.survey(most: 1 << 20))
      try reader.read(&source) { item in
        guard case .header(let header, _) = item else { return }
        throw Found(kind: try? HeaderMatcher(file: path, header: header).detectKind().kind)
      }
      return nil
    } catch {
      return (error as? Found)?.kind
    }
  }
}
