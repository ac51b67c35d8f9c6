/// Looks at the bytes of a file, in chunks of any size, to tell how it is encoded.
///
/// ```swift
/// var source = try FileSource(path: "registraties.csv")
/// let evidence = try source.survey()
/// var reader = TableReader(encoding: evidence)
/// ```
///
/// All bytes valid UTF-8: UTF-8. A byte order mark or every other byte NUL: UTF-16. Bytes that are no UTF-8, and no sign of
/// several bytes that is: a single-byte encoding, Windows-1252 unless the evidence speaks for ISO-8859-15. Both: UTF-8 with
/// wrong bytes, whose rows are faulty. The same bytes always give the same answer.
public struct EncodingSurvey {
  private let given: TextEncoding?
  /// The beginning, kept until it tells.
  private var head: [UInt8] = []
  private var beginning: EncodingDetector.Beginning?
  private var refusal: TabularError?
  private var encoding: TextEncoding?
  private var markBytes = 0

  private var checker = UTF8Checker()
  private var wide: Transcoder?
  private var wideWrong: [WrongSigns.Sign] = []
  private var wideWrongCount = 0

  /// Begins a survey.
  ///
  /// - Parameter given: the encoding, when the caller knows it; the survey then tells what does not fit.
  public init(given: TextEncoding? = nil) {
    self.given = given
  }

  /// Takes the next bytes of the file.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    guard refusal == nil else { return }
    guard encoding == nil else { return look(bytes) }
    if head.isEmpty && bytes.count >= EncodingDetector.sampled { return start(bytes) }
    head.append(contentsOf: bytes)
    if head.count >= EncodingDetector.sampled { startWithHead() }
  }

  private mutating func startWithHead() {
    let beginning = head
    head = []
    beginning.withUnsafeBytes { start($0) }
  }

  private mutating func start(_ bytes: UnsafeRawBufferPointer) {
    do throws(TabularError) {
      let found = try EncodingDetector.beginning(of: bytes)
      beginning = found
      var chosen = given ?? .utf8
      switch found {
      case .mark(let marked):
        // The mark says which byte comes first, whatever was given as UTF-16.
        if given == nil || given?.lineUnit.bytes == 2 && marked.lineUnit.bytes == 2 { chosen = marked }
        if chosen == marked { markBytes = marked.mark.count }
      case .nulPattern(let pattern): chosen = given ?? pattern
      case .open: break
      }
      encoding = chosen
      if chosen.lineUnit.bytes == 2 { wide = Transcoder(chosen) }
      look(UnsafeRawBufferPointer(rebasing: bytes[markBytes...]))
    } catch {
      refusal = error
    }
  }

  private mutating func look(_ bytes: UnsafeRawBufferPointer) {
    guard wide != nil else { return checker.check(bytes) }
    var text = ByteBuffer(capacity: bytes.count * 2 + 16)
    wide?.decode(bytes, into: &text)
    lookWide(text.bytes)
  }

  private mutating func lookWide(_ text: UnsafeRawBufferPointer) {
    let found = WrongSigns.find(in: text, encoding ?? .utf8, most: UTF8Checker.remembered - wideWrong.count)
    wideWrong += found.first.map { WrongSigns.Sign(offset: $0.offset + checker.offset, bytes: $0.bytes) }
    wideWrongCount += found.count
    checker.check(text)
  }

  /// What the bytes tell; the survey takes no more afterwards.
  ///
  /// Places are found by reading the bytes once more, up to the last place that is listed.
  /// - Parameters:
  ///   - isWhole: whether the bytes were all that the file has.
  ///   - again: hands the same bytes on once more, chunk by chunk, until its argument returns `false`.
  /// - Throws: ``TabularError`` when the file is no text, or written in an encoding that is not read.
  public mutating func evidence(
    isWhole: Bool, again: ((UnsafeRawBufferPointer) -> Bool) throws -> Void
  ) throws -> EncodingEvidence {
    if encoding == nil && refusal == nil { startWithHead() }
    if let refusal { throw refusal }
    if isWhole { end() }
    let isOpen = given == nil && markBytes == 0 && wide == nil
    let highCount = checker.wrongCount - checker.nulCount
    var chosen = encoding ?? .utf8
    var source = EncodingEvidence.Source.valid
    if given != nil {
      source = .given
    } else if markBytes > 0 {
      source = .mark
    } else if wide != nil {
      source = .nulPattern
    } else if highCount > 0 && checker.multiByteCount == 0 {
      source = .singleByte
    } else if checker.wrongCount > 0 {
      source = .mixed
    }
    if isOpen && source == .singleByte {
      let singles = checker.singles
      chosen =
        singles.middleCount == 0 && singles.latin9Count > singles.fractionCount
        ? .iso8859_15 : singles.letters.olderEncoding ?? .windows1252
    }
    var evidence = EncodingEvidence(encoding: chosen, source: source, markBytes: markBytes, isWhole: isWhole)
    evidence.multiByteSigns = checker.multiByteCount
    evidence.notUTF8Bytes = checker.wrongCount
    evidence.middleBytes = checker.singles.middleCount
    evidence.lettersInWords = checker.singles.letters.count
    evidence.euroSigns = checker.singles.euroCount
    evidence.latin9Letters = checker.singles.latin9Count - checker.singles.euroCount
    try place(&evidence, again)
    return evidence
  }

  private mutating func end() {
    if wide != nil {
      var text = ByteBuffer(capacity: 16)
      wide?.finish(into: &text)
      lookWide(text.bytes)
    }
    checker.finish()
  }

  /// Adds what is wrong, with places.
  private func place(
    _ evidence: inout EncodingEvidence, _ again: ((UnsafeRawBufferPointer) -> Bool) throws -> Void
  ) throws {
    let encoding = evidence.encoding
    let singles = checker.singles
    let wrong: [Int]
    switch encoding {
    case .utf8: (wrong, evidence.wrongCount) = (checker.wrongOffsets, checker.wrongCount)
    case .utf16LittleEndian, .utf16BigEndian: (wrong, evidence.wrongCount) = (wideWrong.map(\.offset), wideWrongCount)
    case .windows1252:
      wrong = (singles.unassignedOffsets + singles.nulOffsets).sorted()
      evidence.wrongCount = singles.unassignedCount + singles.nulCount
    case .codePage850, .macRoman: (wrong, evidence.wrongCount) = (singles.nulOffsets, singles.nulCount)
    case .iso8859_15:
      wrong = (singles.middleOffsets + singles.nulOffsets).sorted()
      evidence.wrongCount = singles.middleCount + singles.nulCount
    }
    let doubles = encoding.isSingleByte ? [] : checker.doubles.first
    evidence.doubleEncodedCount = encoding.isSingleByte ? 0 : checker.doubles.count
    let offsets = Set(wrong + doubles.map(\.offset)).sorted()
    guard !offsets.isEmpty else { return }

    var finder = PlaceFinder(offsets, encoding, start: markBytes)
    var transcoder = wide == nil ? nil : Transcoder(encoding)
    var skipped = 0
    var bytesAt: [Int: UInt8] = [:]
    var offset = 0
    try again { chunk in
      let mark = min(markBytes - skipped, chunk.count)
      skipped += mark
      let rest = UnsafeRawBufferPointer(rebasing: chunk[mark...])
      if transcoder == nil {
        for place in wrong where place >= offset && place < offset + rest.count {
          bytesAt[place] = rest[place - offset]
        }
        offset += rest.count
        finder.add(rest)
      } else {
        var text = ByteBuffer(capacity: rest.count * 2 + 16)
        transcoder?.decode(rest, into: &text)
        finder.add(text.bytes)
      }
      return !finder.isDone
    }
    if transcoder != nil, !finder.isDone {
      var text = ByteBuffer(capacity: 16)
      transcoder?.finish(into: &text)
      finder.add(text.bytes)
    }
    let places = Dictionary(uniqueKeysWithValues: zip(offsets, finder.places))
    let wideBytes = Dictionary(wideWrong.map { ($0.offset, $0.bytes) }) { first, _ in first }
    evidence.wrong = wrong.prefix(UTF8Checker.remembered).compactMap { offset in
      places[offset].map { .init(place: $0, bytes: wideBytes[offset] ?? bytesAt[offset].map { [$0] } ?? []) }
    }
    evidence.doubleEncoded = doubles.compactMap { double in
      places[double.offset].map { .init(place: $0, found: double.found, meant: double.meant) }
    }
  }
}

extension EncodingSurvey {
  /// Surveys bytes that are all at hand.
  static func evidence(
    of bytes: UnsafeRawBufferPointer, isWhole: Bool, given: TextEncoding?
  ) throws -> EncodingEvidence {
    var survey = EncodingSurvey(given: given)
    survey.add(bytes)
    return try survey.evidence(isWhole: isWhole) { _ = $0(bytes) }
  }
}

extension FileSource {
  /// Reads the source to its end, tells how it is encoded, and goes back to where it stood.
  ///
  /// - Parameters:
  ///   - given: the encoding, when the caller knows it.
  ///   - most: how many bytes are looked at; all when `nil`.
  /// - Throws: ``TabularError`` when the source cannot go back, as a pipe (see ``makeRewindable()``), when it is no text, or
  ///   written in an encoding that is not read.
  public mutating func survey(given: TextEncoding? = nil, most: Int? = nil) throws -> EncodingEvidence {
    let start = try position()
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: FileSource.chunkBytes, alignment: 64)
    defer { room.deallocate() }
    var survey = EncodingSurvey(given: given)
    let isWhole = try each(most: most, room) {
      survey.add($0)
      return true
    }
    let evidence = try survey.evidence(isWhole: isWhole) { body in
      try seek(to: start)
      _ = try each(most: most, room, body)
    }
    try seek(to: start)
    return evidence
  }

  /// Hands on the bytes chunk by chunk until `body` has seen enough.
  ///
  /// - Returns: whether the end was reached.
  private mutating func each(
    most: Int?, _ room: UnsafeMutableRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Bool
  ) throws -> Bool {
    var left = most ?? Int.max
    while left > 0 {
      let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: room[..<min(room.count, left)]))
      guard count > 0 else { return true }
      left -= count
      guard body(UnsafeRawBufferPointer(rebasing: room[..<count])) else { return false }
    }
    return try read(into: UnsafeMutableRawBufferPointer(rebasing: room[..<1])) == 0
  }
}
