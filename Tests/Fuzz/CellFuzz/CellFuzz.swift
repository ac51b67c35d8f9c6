import GuidanceKit

@testable import Importing

/// What libFuzzer calls with bytes of its own making: reads each piece between `;` and line ends as a cell.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start else { return 0 }
  let input = UnsafeRawBufferPointer(start: start, count: count)
  // As many as a row has; a sheet of many rows would only be slow.
  for piece in input.split(maxSplits: 40, whereSeparator: { $0 == 0x3B || $0 == 0x0A || $0 == 0x0D }).prefix(40) {
    CellFuzz.run(UnsafeRawBufferPointer(rebasing: piece.prefix(600)))
  }
  return 0
}

/// Every reader of every form reads one cell.
///
/// A finding is a crash of a reader or a broken promise, which traps here: a reading has a value, or a remark that is an
/// error, and never both; a message is not empty, quotes the cell or a part of it, and does not repeat a long cell whole.
enum CellFuzz {
  /// Reads the input as a cell; bytes that are no UTF-8 become replacement characters, as they would for a reader.
  static func run(_ bytes: UnsafeRawBufferPointer) {
    let cell = String(decoding: bytes, as: UTF8.self)
    guard !TextFolding.trimmed(cell).isEmpty else { return }
    for order in DateOrder.allCases {
      for serials in [nil, SerialSystem.from1900, .from1904] {
        check(DateReader(centuryPivot: 50, order: order, serials: serials).read(cell))
      }
    }
    check(DateReader().read(cell))
    for unit in [nil, DurationReader.Unit.hours, .minutes, .dayFractions] {
      let reading = DurationReader(unit: unit).read(cell)
      check(reading)
      precondition(reading.value.map { (1...1440).contains($0) } ?? true)
    }
    check(ClockReader().read(cell))
    check(NumberReaders.integer(cell))
    check(NumberReaders.decimal(cell))
    check(NumberReaders.fte(cell))
    check(NumberReaders.share(cell))
    check(SchoolYearReader.read(cell))
    check(YesNoReader.read(cell))
    check(MechanismReader.read(cell))
    check(QualifierReader().read(cell))
    check(terms.read(cell))
    check(book.read(cell))
    check(book.readList(cell))
    check(OrganisationSheet.number(cell))
    for reader in [institutions, institutions.parting(at: [" ", ",", " en "])] {
      check(reader.read(cell))
      check(reader.readList(cell))
    }
    _ = CellText.withoutTextMark(cell)
    _ = InstitutionName(cell)
    _ = KindHeaders.durationUnit(cell)
  }

  private static func check<Value>(_ reading: CellReading<Value>) {
    precondition(reading.remarks.contains { $0.code.severity == .error } == (reading.value == nil))
    for remark in reading.remarks {
      for message in [remark.message.dutch, remark.message.english] {
        precondition(message.contains("\""))
        precondition(message.count < 3000)
      }
    }
  }

  private static let terms = TermReader(ClassroomContext.self)
  private static let book = CodeBook([
    CodeBook.Entry(code: "PBD-NED", label: Label("Nederlands", "Dutch"), variants: ["taal"]),
    CodeBook.Entry(code: "PBD-CUR", label: Label("Curriculum", "Curriculum"), variants: ["taal"]),
  ])
  private static let institutions = InstitutionReader(
    InstitutionDirectory(
      [
        ("042531", "PTS Boom", OrganisationType.so), ("046034", "GO! campus De Sint-Jan", .baO),
        ("046035", "St. Jan", .so),
      ]
      .compactMap { digits, name, type in
        InstitutionNumber(digits).map { Organisation(number: $0, name: name, type: type, aliases: ["a en b"]) }
      }))
}
