import GuidanceKit
import Testing

@testable import Importing

@Suite struct DateReaderTests {
  private let reader = DateReader()

  @Test(arguments: [
    "12/01/2026", "12/1/2026", "12-01-2026", "12.1.2026", " 12/01/2026 ", "2026-01-12", "2026/1/12",
    "12/01/2026 00:00", "2026-01-12T00:00:00", "2026-01-12 00:00:00",
  ]) func `a day is read day first, or year first`(text: String) throws {
    let reading = reader.read(text)
    #expect(try reading.value == day("2026-01-12"))
    #expect(reading.remarks.isEmpty)
  }

  @Test(arguments: [
    ("01/13/2026", ProblemCode.dateOrder), ("12/25/2026", .dateOrder), ("13/25/2026", .dateImpossible),
    ("31/02/2026", .dateImpossible), ("29/02/2026", .dateImpossible), ("0/01/2026", .dateImpossible),
    ("40/13/2026", .dateImpossible), ("2026-13-01", .dateOrder), ("12/00/2026", .dateImpossible),
    ("12/01/26", .dateShortYear), ("46034", .dateSerial), ("12", .dateUnreadable), ("morgen", .dateUnreadable),
    ("12/2026", .dateUnreadable), ("12/01/206", .dateUnreadable), ("12/01-2026", .dateUnreadable),
    ("12/01/2026 14:00", .dateUnreadable), ("12/01/3026", .dateImplausible), ("12//2026", .dateUnreadable),
    ("2026.01.12", .dateUnreadable), ("١٢/٠١/٢٠٢٦", .dateUnreadable),
  ]) func `what is no day is refused with its reason`(text: String, code: ProblemCode) {
    let reading = reader.read(text)
    #expect(reading.value == nil)
    #expect(reading.codes == [code])
  }

  @Test func `a leap day exists in a leap year`() throws {
    #expect(try reader.read("29/02/2028").value == day("2028-02-29"))
  }

  @Test func `a month above twelve names the American order`() {
    #expect(
      reader.read("01/13/2026").dutch
        == "\"01/13/2026\" heeft 13 als maand; wellicht staat de maand vooraan; verwacht dag/maand/jaar, bv. 12/01/2026."
    )
  }

  @Test func `a serial number says which day it would be`() {
    let reading = reader.read("46034")
    #expect(reading.dutch.contains("(als Excel-datum: 12/1/2026)"))
    #expect(reading.english.contains("Format the column as a date in Excel and save again."))
  }

  @Test(arguments: [("12/01/26", "2026-01-12"), ("12/01/50", "1950-01-12"), ("12-01-49", "2049-01-12")])
  func `two-digit years follow the norm when there is one`(text: String, iso: String) throws {
    #expect(try DateReader(centuryPivot: 50).read(text).value == day(iso))
  }
}
