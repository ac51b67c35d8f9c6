/// Reads a delimited file as a table, from chunks of any size, in bounded memory.
///
/// ```swift
/// var reader = TableReader()
/// try reader.read(path: "registraties.csv") { item in
///   if case .record(let record) = item { print(record[0].text) }
/// }
/// ```
///
/// Items come before the file is known to be sound: a wrong byte or an open quote further down makes ``finish(_:)``
/// throw. Who acts on items must be able to take that back, or read twice.
public struct TableReader: ~Copyable {
  /// The caller's decisions.
  public let options: TableOptions
  /// Why the dialect was chosen; `nil` until the beginning of the file has been seen.
  public private(set) var evidence: DialectEvidence?

  private var scanner: RecordScanner
  private var checker = UTF8Checker()
  private var sorter = RowSorter()
  private var hasBegun = false

  /// Makes a reader for one file.
  public init(options: TableOptions = TableOptions()) {
    self.options = options
    scanner = RecordScanner(dialect: Dialect(quote: options.quote), limits: options.limits)
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
    scanner.append(bytes)
    try take(bytes.count, body)
  }

  /// Ends the file.
  ///
  /// - Throws: ``TabularError`` when the file is empty, has no header, is not UTF-8 throughout or breaks off inside a
  ///   quoted cell; whatever `body` throws.
  public mutating func finish(_ body: (TableItem) throws -> Void) throws {
    if !hasBegun { try begin(isWhole: true, body) }
    checker.finish()
    try advance(isFinal: true, body)
    if checker.wrongCount > 0 { throw EncodingDetector.invalidBytes(sorter.wrong, count: checker.wrongCount) }
    if header == nil { throw TableReader.headerMissing }
  }

  /// Reads a whole file.
  ///
  /// - Throws: ``TabularError`` also when the file cannot be opened or read; whatever `body` throws.
  public mutating func read(path: String, _ body: (TableItem) throws -> Void) throws {
    var source = try FileSource(path: path)
    try read(&source, body)
  }

  /// Reads a whole source, from where it stands.
  public mutating func read(_ source: inout FileSource, _ body: (TableItem) throws -> Void) throws {
    // Straight into the scanner's own buffer: no chunk is copied.
    while true {
      let count = try scanner.append(upTo: FileSource.chunkBytes) { room in try source.read(into: room) }
      guard count > 0 else { break }
      try take(count, body)
    }
    try finish(body)
  }

  /// Looks at the last `count` bytes that the scanner got.
  private mutating func take(_ count: Int, _ body: (TableItem) throws -> Void) throws {
    sorter.account.totalBytes += count
    if hasBegun {
      checker.check(UnsafeRawBufferPointer(rebasing: scanner.pending.suffix(count)))
    } else {
      guard scanner.pending.count >= DialectDetector.sampleBytes else { return }
      try begin(isWhole: false, body)
    }
    try advance(isFinal: false, body)
  }

  // MARK: The beginning

  private mutating func begin(isWhole: Bool, _ body: (TableItem) throws -> Void) throws {
    let pending = scanner.pending
    guard !pending.isEmpty else { throw TableReader.empty }
    let mark = try EncodingDetector.markLength(of: pending)
    checker.check(pending)
    let text = UnsafeRawBufferPointer(rebasing: pending[mark...])
    let separator = SeparatorLine.read(text)
    let skipped = mark + (separator?.length ?? 0)
    // The same bytes decide, whatever the chunks were.
    let sample = UnsafeRawBufferPointer(rebasing: pending[skipped..<min(pending.count, DialectDetector.sampleBytes)])
    let isSampleWhole = isWhole && pending.count <= DialectDetector.sampleBytes
    let choice = try choose(separator?.delimiter, sample, isWhole: isSampleWhole)
    evidence = choice.evidence
    sorter.evidence = choice.evidence
    sorter.account.markBytes = mark
    sorter.usedColumns = choice.survey.lastUsedColumn
    if let separator { try sorter.setAside(separator, text, offset: mark, body) }
    scanner.begin(
      dialect: Dialect(delimiter: choice.evidence.delimiter, quote: options.quote), skipping: skipped,
      lines: separator == nil ? 0 : 1)
    hasBegun = true
  }

  private func choose(
    _ separator: Delimiter?, _ sample: UnsafeRawBufferPointer, isWhole: Bool
  ) throws -> (evidence: DialectEvidence, survey: SampleSurvey) {
    guard let decided = options.delimiter ?? separator else {
      return try DialectDetector.detect(sample, isWhole: isWhole, quote: options.quote)
    }
    let survey = SampleSurvey(sample, isWhole: isWhole, dialect: Dialect(delimiter: decided, quote: options.quote))
    let evidence = DialectEvidence(
      source: options.delimiter == nil ? .separatorLine : .given, delimiter: decided, candidates: [survey.candidate],
      isSample: !isWhole, rival: nil)
    return (evidence, survey)
  }

  // MARK: The rows

  private mutating func advance(isFinal: Bool, _ body: (TableItem) throws -> Void) throws {
    // Out of self while the scanner runs, for the closure may not touch self then.
    var sorter = sorter
    self.sorter = RowSorter()
    sorter.wrongOffsets = checker.wrongOffsets
    defer { self.sorter = sorter }
    do {
      try scanner.scan(isFinal: isFinal) { try sorter.sort($0, body) }
    } catch let error as TabularError {
      // A wrong encoding explains whatever else looks wrong.
      guard checker.wrongCount > 0 else { throw error }
      sorter.locateWrongBytes(in: scanner.pending, at: scanner.start)
      throw EncodingDetector.invalidBytes(sorter.wrong, count: checker.wrongCount)
    }
  }

  // MARK: Messages

  private static let empty = TabularError(
    kind: .empty, place: nil, found: Wording("het bestand is leeg (0 bytes)", "the file is empty (0 bytes)"),
    expected: Wording("een kopregel en rijen", "a header and rows"),
    remedy: Wording(
      "Kijk na of het bestand volledig bewaard of gekopieerd is.",
      "Check whether the file was saved or copied completely."))

  private static let headerMissing = TabularError(
    kind: .headerMissing, place: nil,
    found: Wording("het bestand heeft alleen lege regels", "the file has blank lines only"),
    expected: Wording("een kopregel en rijen", "a header and rows"),
    remedy: Wording(
      "Kijk na of het juiste werkblad bewaard is.", "Check whether the right worksheet was saved."))
}
