/// Reads a delimited file as a table, from chunks of any size, in bounded memory.
///
/// ```swift
/// var reader = TableReader()
/// try reader.read(path: "registraties.csv") { item in
///   if case .record(let record) = item { print(record[0].text) }
/// }
/// ```
///
/// Items come before the file is known to be sound: an open quote further down makes ``finish(_:)`` throw. Who acts on items
/// must be able to take that back, or read twice.
public struct TableReader: ~Copyable {
  /// The caller's decisions.
  public let options: TableOptions
  private var chosen: DialectEvidence?
  private var isFinished = false
  /// Why the file is read in its encoding; `nil` until the beginning of the file has been seen, unless it was given.
  public private(set) var encodingEvidence: EncodingEvidence?

  private var scanner: RecordScanner
  private var transcoder: Transcoder?
  private var checker = UTF8Checker()
  private var sorter = RowSorter()
  private var hasBegun = false

  /// Makes a reader for one file.
  ///
  /// - Parameter encoding: what ``FileSource/survey(given:most:)`` found. Without it ``read(path:_:)`` surveys the file, and
  ///   ``feed(_:_:)`` goes by the beginning of what it is fed.
  public init(options: TableOptions = TableOptions(), encoding: EncodingEvidence? = nil) {
    self.options = options
    encodingEvidence = encoding
    scanner = RecordScanner(dialect: Dialect(), limits: options.limits)
  }

  /// Why the dialect was chosen; `nil` until the beginning of the file has been seen.
  ///
  /// The numbers are those of the beginning until the file has been read to its end, and then those of all of it.
  public var evidence: DialectEvidence? {
    guard isFinished, let header, var evidence = chosen else { return chosen }
    let account = account
    // The names are a row of the table as well.
    let named = header.isGenerated ? 0 : 1
    let rows = account.records.rows + account.faulty.rows + named
    evidence.isSample = false
    evidence.outcome = DialectEvidence.Candidate(
      delimiter: evidence.delimiter, quote: evidence.dialect.quote, escape: evidence.dialect.escape,
      columns: header.columns.count, rows: rows, fitting: rows - account.faulty.rows - account.shortRows)
    return evidence
  }

  /// The dialect in use, once it has been chosen.
  public var dialect: Dialect? { hasBegun ? scanner.dialect : nil }

  /// The columns; `nil` until the header has been seen.
  public var header: Header? { sorter.header }

  /// Where every byte went, so far.
  public var account: TableAccount { sorter.account }

  /// Takes the next bytes of the file and hands on what they complete.
  ///
  /// - Throws: ``TabularError``, or whatever `body` throws. The reader cannot be used afterwards.
  public mutating func feed(_ bytes: UnsafeRawBufferPointer, _ body: (TableItem) throws -> Void) throws {
    if transcoder == nil { scanner.append(bytes) }
    try take(bytes, body)
  }

  /// Ends the file.
  ///
  /// - Throws: ``TabularError`` when the file is empty, has no header or breaks off inside a quoted cell; whatever `body`
  ///   throws.
  public mutating func finish(_ body: (TableItem) throws -> Void) throws {
    if !hasBegun { try begin(isWhole: true, body) }
    if transcoder != nil { scanner.finish(&transcoder) }
    checker.finish()
    try advance(isFinal: true, body)
    isFinished = true
    if header == nil { throw noHeader }
  }

  /// Reads a whole file.
  ///
  /// - Throws: ``TabularError`` also when the file cannot be opened or read; whatever `body` throws.
  public mutating func read(path: String, _ body: (TableItem) throws -> Void) throws {
    var source = try FileSource(path: path)
    try read(&source, body)
  }

  /// Reads a whole source, from where it stands.
  ///
  /// Unless the evidence of its encoding was given, the source is surveyed first; what cannot be read twice, as a pipe, is
  /// copied to a temporary file for that.
  public mutating func read(_ source: inout FileSource, _ body: (TableItem) throws -> Void) throws {
    if encodingEvidence == nil {
      try source.makeRewindable()
      encodingEvidence = try source.survey(given: options.encoding)
    }
    // Straight into the scanner's own buffer as long as the file is UTF-8: no chunk is copied.
    while transcoder == nil {
      let count = try scanner.append(upTo: FileSource.chunkBytes) { room in try source.read(into: room) }
      guard count > 0 else { return try finish(body) }
      try take(UnsafeRawBufferPointer(rebasing: scanner.pending.suffix(count)), body)
    }
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: FileSource.chunkBytes, alignment: 64)
    defer { room.deallocate() }
    while true {
      let count = try source.read(into: room)
      guard count > 0 else { return try finish(body) }
      try take(UnsafeRawBufferPointer(rebasing: room[..<count]), body)
    }
  }

  /// Looks at bytes of the file, which the scanner already has unless they must be transcoded.
  private mutating func take(_ bytes: UnsafeRawBufferPointer, _ body: (TableItem) throws -> Void) throws {
    sorter.account.totalBytes += bytes.count
    if !hasBegun {
      guard scanner.pending.count >= DialectDetector.sampleBytes else { return }
      try begin(isWhole: false, body)
    } else if transcoder != nil {
      scanner.append(bytes, through: &transcoder)
    } else if isUnsurveyed {
      checker.check(bytes)
    }
    try advance(isFinal: false, body)
  }

  /// Whether wrong bytes may follow that nobody has looked for.
  private var isUnsurveyed: Bool { encodingEvidence?.isWhole != true }

  // MARK: The beginning

  private mutating func begin(isWhole: Bool, _ body: (TableItem) throws -> Void) throws {
    guard !scanner.pending.isEmpty else { throw TableReader.empty }
    // The same bytes decide, whatever the chunks were.
    let isSampleWhole = isWhole && scanner.pending.count <= DialectDetector.sampleBytes
    let encoding = try encodingEvidence ?? surveyed(isWhole: isSampleWhole)
    encodingEvidence = encoding
    sorter.encoding = encoding
    sorter.account.markBytes = encoding.markBytes
    var start = encoding.markBytes
    var length = min(scanner.pending.count, DialectDetector.sampleBytes)
    if encoding.encoding != .utf8 {
      length = transcodePending(encoding)
      start = 0
    } else if isUnsurveyed {
      checker.check(scanner.pending)
    }
    let text = UnsafeRawBufferPointer(rebasing: scanner.pending[start...])
    let separator = SeparatorLine.read(text)
    let skipped = start + (separator?.length ?? 0)
    let sample = UnsafeRawBufferPointer(rebasing: scanner.pending[skipped..<max(length, skipped)])
    let evidence = try DialectDetector.detect(
      sample, isWhole: isSampleWhole, separator: separator?.delimiter, options: options)
    let structure = StructureFinder.structure(
      of: Sample(
        sample, isWhole: isSampleWhole, dialect: evidence.dialect, limits: options.limits, isDetailed: true,
        expectedWidth: evidence.expectedWidth),
      options: options)
    chosen = evidence
    sorter.evidence = evidence
    sorter.structure = structure
    if let separator { try sorter.setAside(separator, text, offset: start, body) }
    scanner.expectedWidth = structure.width
    scanner.begin(dialect: evidence.dialect, skipping: skipped, lines: separator == nil ? 0 : 1)
    hasBegun = true
  }

  private func surveyed(isWhole: Bool) throws -> EncodingEvidence {
    let sample = UnsafeRawBufferPointer(rebasing: scanner.pending.prefix(DialectDetector.sampleBytes))
    return try EncodingSurvey.evidence(of: sample, isWhole: isWhole, given: options.encoding)
  }

  /// Puts the text in the place of the bytes of the file.
  ///
  /// - Returns: how much of the text comes from the bytes by which the dialect is chosen.
  private mutating func transcodePending(_ evidence: EncodingEvidence) -> Int {
    transcoder = Transcoder(evidence.encoding)
    let bytes = scanner.restart(as: evidence.encoding, mark: evidence.markBytes)
    return bytes.withUnsafeBytes { bytes in
      let sampled = min(bytes.count, DialectDetector.sampleBytes)
      scanner.append(
        UnsafeRawBufferPointer(rebasing: bytes[min(evidence.markBytes, sampled)..<sampled]), through: &transcoder)
      let length = scanner.pending.count
      scanner.append(UnsafeRawBufferPointer(rebasing: bytes[sampled...]), through: &transcoder)
      return length
    }
  }

  // MARK: The rows

  private mutating func advance(isFinal: Bool, _ body: (TableItem) throws -> Void) throws {
    // Out of self while the scanner runs, for the closure may not touch self then.
    var sorter = sorter
    self.sorter = RowSorter()
    sorter.looksForWrongBytes =
      checker.wrongCount > 0 || (encodingEvidence?.wrongCount ?? 0) > 0 || isUnsurveyed && transcoder != nil
    defer { self.sorter = sorter }
    try scanner.scan(isFinal: isFinal) { try sorter.sort($0, body) }
    if isFinal { try sorter.finish(body) }
  }

  // MARK: Messages

  private static let empty = TabularError(
    kind: .empty, place: nil, found: Wording("het bestand is leeg (0 bytes)", "the file is empty (0 bytes)"),
    expected: Wording("een kopregel en rijen", "a header and rows"),
    remedy: Wording(
      "Kijk na of het bestand volledig bewaard of gekopieerd is.",
      "Check whether the file was saved or copied completely."))

  private var noHeader: TabularError {
    guard case .row(let number) = options.header else { return TableReader.headerMissing }
    return TabularError(
      kind: .headerMissing, place: nil,
      found: Wording(
        "rij \(number) is leeg of staat niet in het begin van het bestand",
        "row \(number) is blank or not in the beginning of the file"),
      expected: Wording("de namen van de kolommen op die rij", "the names of the columns on that row"),
      remedy: Wording(
        "Tel de rijen zoals een rekenblad ze nummert, lege rijen inbegrepen.",
        "Count the rows as a spreadsheet numbers them, blank rows included."))
  }

  private static let headerMissing = TabularError(
    kind: .headerMissing, place: nil,
    found: Wording("het bestand heeft alleen lege regels", "the file has blank lines only"),
    expected: Wording("een kopregel en rijen", "a header and rows"),
    remedy: Wording(
      "Kijk na of het juiste werkblad bewaard is.", "Check whether the right worksheet was saved."))
}
