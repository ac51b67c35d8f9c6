import GuidanceKit
import Testing

@testable import Importing

/// Whatever stands in a cell, a reader gives a value or a reason, and never both an error and a value.
@Suite struct CellFuzzTests {
  private static let parts = [
    "0", "1", "9", "12", "30", "99", "2026", "99999999999999999999", ",", ".", ":", "/", "-", " ", "u", "min", "uur",
    "h", "'", "%", "+", ";", "(", ")", "a", "é", "SO", "PTS Boom", "042531", "\u{A0}", "\n", "vanaf", "tot", "½", "٣",
    "😀", "ja", "dag", "\u{301}", "\"", "e", "NaN", "sept", "dinsdag", "46034", "T", "Z", "+02:00", "vzw", "campus",
    " en ", "GO!", "St.", "lesuur", "kwartier", "0,0625", "1899-12-30 ", "pm", "=\"", "&", "\u{2212}", "½ ", "de ",
  ]

  private func text(_ numbers: inout SeededNumbers) -> String {
    (0..<Int.random(in: 1...7, using: &numbers)).map { _ in Self.parts.randomElement(using: &numbers) ?? "" }.joined()
  }

  private func check<Value>(_ reading: CellReading<Value>, _ text: String) {
    let hasError = reading.remarks.contains { $0.code.severity == .error }
    #expect(hasError == (reading.value == nil), "\(text)")
    for remark in reading.remarks {
      for message in [remark.message.dutch, remark.message.english] {
        #expect(!message.isEmpty)
        #expect(message.count < 2000, "\(text)")
        // Every message quotes a cell, or the part of it that is meant.
        #expect(message.contains("\""), "\(text): \(message)")
      }
    }
  }

  @Test(arguments: 0..<4) func `every reader gives a value or a reason`(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed) + 40)
    let institution = Organisation(number: try #require(InstitutionNumber("042531")), name: "PTS Boom", type: .so)
    let other = Organisation(
      number: try #require(InstitutionNumber("046034")), name: "GO! campus de St. Jan", type: .baO)
    let institutions = InstitutionReader(InstitutionDirectory([institution, other]))
    let book = CodeBook([CodeBook.Entry(code: "ja", label: Label("dag", "day"), variants: ["tot"])])
    let terms = TermReader(ClassroomContext.self)
    for _ in 0..<250 {
      let cell = text(&numbers)
      check(DateReader().read(cell), cell)
      check(DateReader(centuryPivot: 50, order: .monthFirst, serials: .from1900).read(cell), cell)
      check(DateReader(centuryPivot: 50, order: .mixed, serials: .from1904).read(cell), cell)
      check(DurationReader().read(cell), cell)
      check(DurationReader(unit: .minutes).read(cell), cell)
      check(DurationReader(unit: .hours).read(cell), cell)
      check(DurationReader(unit: .dayFractions).read(cell), cell)
      check(ClockReader().read(cell), cell)
      check(NumberReaders.integer(cell), cell)
      check(NumberReaders.decimal(cell), cell)
      check(NumberReaders.fte(cell), cell)
      check(NumberReaders.share(cell), cell)
      check(SchoolYearReader.read(cell), cell)
      check(YesNoReader.read(cell), cell)
      check(MechanismReader.read(cell), cell)
      check(QualifierReader().read(cell), cell)
      check(institutions.readList(cell), cell)
      check(institutions.read(cell), cell)
      check(institutions.parting(at: [" ", "/"]).readList(cell), cell)
      check(book.read(cell), cell)
      check(book.readList(cell), cell)
      check(terms.read(cell), cell)
      check(OrganisationSheet.number(cell), cell)
    }
  }

  @Test func `a duration that is read is one to 1440 minutes`() {
    var numbers = SeededNumbers(seed: 9)
    var read = 0
    for _ in 0..<8_000 {
      guard let minutes = DurationReader().read(text(&numbers)).value else { continue }
      read += 1
      #expect((1...1440).contains(minutes))
    }
    #expect(read > 50)
  }

  @Test func `a message shortens a long cell`() {
    let cell = String(repeating: "lang ", count: 400)
    for message in [DateReader().read(cell).dutch, DurationReader().read(cell).dutch, YesNoReader.read(cell).dutch] {
      #expect(message.hasPrefix("\"lang lang"))
      #expect(message.contains("…\""))
      #expect(message.count < 300)
    }
  }
}
