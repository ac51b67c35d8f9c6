import GuidanceKit
import Testing

@testable import Importing

@Suite struct DateReaderTests {
  private let reader = DateReader()

  @Test(arguments: [
    "12/01/2026", "12/1/2026", "12-01-2026", "12.1.2026", " 12/01/2026 ", "2026-01-12", "2026/1/12",
    "12/01/2026 00:00", "2026-01-12T00:00:00", "2026-01-12 00:00:00", "12 / 01 / 2026", "12/01/2026, 0:00",
    "2026.01.12", "20260112", "2026-01-12T00:00:00.000", "12 01 2026", "2026-01-12T00:00:00+01:00",
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
    ("12/01/2026 25:00", .dateUnreadable), ("12/01/2026 14:7", .dateUnreadable), ("12/01/3026", .dateImplausible),
    ("12//2026", .dateUnreadable),
    ("12 jan", .dateUnreadable), ("20261301", .dateOrder), ("12/jan/01/2026", .dateUnreadable),
    ("xx 12/01/2026", .dateUnreadable), ("-12/01/2026", .dateUnreadable), ("31 april 2026", .dateImpossible),
    ("3 sept 25", .dateShortYear), ("١٢/٠١/٢٠٢٦", .dateUnreadable),
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
    #expect(reading.dutch.contains("(als Excel-datum: 12/01/2026, of 13/01/2030 in het 1904-stelsel)"))
    #expect(reading.english.contains("Format the column as a date in Excel and save again"))
  }

  @Test(arguments: [("12/01/26", "2026-01-12"), ("12/01/50", "1950-01-12"), ("12-01-49", "2049-01-12")])
  func `two-digit years follow the norm when there is one`(text: String, iso: String) throws {
    #expect(try DateReader(centuryPivot: 50).read(text).value == day(iso))
  }

  @Test(arguments: [
    "wo 3 sept 2025", "3 september 2025", "3-sep-2025", "woensdag 3/09/2025", "Woensdag, 3 september 2025",
    "3 Sept. 2025", "wo. 3-9-2025", "3/09/2025 (wo)", "3e september 2025", "Wednesday 3 September 2025",
    "September 3, 2025", "Wed Sep 3 2025", "mercredi 3 septembre 2025", "mer. 3 sept. 2025", "2025-sep-03",
    "3\u{A0}september\u{A0}2025", "3 SEPTEMBER 2025", "wo 3 september 2025 00:00", "wo-3-sep-2025", "03.sep.2025",
  ]) func `a day may have its month as a word, and its weekday beside it`(text: String) throws {
    let reading = reader.read(text)
    #expect(try reading.value == day("2025-09-03"))
    #expect(reading.remarks.isEmpty)
  }

  @Test(arguments: [
    ("1er août 2025", "2025-08-01"), ("29 févr. 2028", "2028-02-29"), ("1 maart 2026", "2026-03-01"),
    ("5 mrt 2026", "2026-03-05"), ("14 juillet 2026", "2026-07-14"), ("2nd May 2026", "2026-05-02"),
    ("12 oct 2026", "2026-10-12"), ("31 december 2026", "2026-12-31"), ("mei 5 2026", "2026-05-05"),
  ]) func `months are known in Dutch, French and English`(text: String, iso: String) throws {
    #expect(try reader.read(text).value == day(iso))
  }

  @Test func `a weekday that does not agree is refused with both`() {
    let reading = reader.read("maandag 11 november 2025")
    #expect(reading.codes == [.dateWeekday])
    #expect(
      reading.dutch
        == "\"maandag 11 november 2025\" noemt maandag, maar 11 november 2025 is een dinsdag; verwacht een weekdag en een datum die kloppen, of de datum alleen."
    )
    #expect(reading.english.contains("names Monday, but 11 November 2025 is a Tuesday"))
    #expect(reader.read("di 3 sept 2025").codes == [.dateWeekday])
    #expect(reader.read("di 11/11/2025").value?.iso == "2025-11-11")
  }

  @Test func `a time of day is left out with a notice, midnight without`() {
    let reading = reader.read("2026-01-12T14:30:00")
    #expect(reading.value?.iso == "2026-01-12")
    #expect(reading.codes == [.dateTime])
    #expect(reading.dutch == "\"2026-01-12T14:30:00\" is gelezen als 12/01/2026; het uur 14:30 is niet overgenomen.")
    #expect(reader.read("12/01/2026 2:30 PM").dutch.contains("het uur 14:30"))
    #expect(ProblemCode.dateTime.severity == .notice)
  }

  @Test(arguments: [
    ("2026-01-11T23:00:00.000Z", "2026-01-12"), ("2026-07-11T22:00:00Z", "2026-07-12"),
    ("2026-07-11T21:59:00Z", "2026-07-11"), ("2026-01-12T00:30:00+03:00", "2026-01-11"),
    ("2026-03-29T00:59:00Z", "2026-03-29"), ("2026-12-31T23:30:00Z", "2027-01-01"),
  ]) func `a time with a zone is the day it was in Belgium`(text: String, iso: String) throws {
    #expect(try reader.read(text).value == day(iso))
  }

  @Test func `serial numbers are read in the system that was decided`() {
    #expect(DateReader(serials: .from1900).read("46034").value?.iso == "2026-01-12")
    #expect(DateReader(serials: .from1904).read("44572").value?.iso == "2026-01-12")
    #expect(DateReader(serials: .from1900).read("46034,5").codes == [.dateTime])
    #expect(DateReader(serials: .from1900).read("46034.0").codes.isEmpty)
    #expect(DateReader(serials: .from1900).read("12").codes == [.dateUnreadable])
  }

  @Test func `a column with both orders leaves only what can mean one thing`() {
    let mixed = DateReader(order: .mixed)
    #expect(mixed.read("12/31/2025").value?.iso == "2025-12-31")
    #expect(mixed.read("31/12/2025").value?.iso == "2025-12-31")
    #expect(mixed.read("5/5/2025").value?.iso == "2025-05-05")
    #expect(mixed.read("1/2/2025").codes == [.dateAmbiguous])
    #expect(DateReader(order: .monthFirst).read("1/2/2025").value?.iso == "2025-01-02")
    #expect(DateReader(order: .monthFirst).read("13/2/2025").codes == [.dateOrder])
    #expect(DateReader(order: .monthFirst).read("2025-02-01").value?.iso == "2025-02-01")
  }

  @Test func `a day far from the plan and the present is read with a warning`() throws {
    let near = try day("2020-01-01")...day("2031-08-31")
    let reading = DateReader(expectedDays: near).read("12/01/2062")
    #expect(reading.value?.iso == "2062-01-12")
    #expect(reading.codes == [.dateUnlikely])
    #expect(ProblemCode.dateUnlikely.severity == .warning)
  }

  /// The written forms of a day, each with a name.
  private static let forms: [@Sendable (CalendarDate) -> String] = [
    { $0.iso }, { NumberText(.dutch).shortDate($0) }, { NumberText(.dutch).date($0) },
    { NumberText(.english).date($0) },
    { NumberText(.dutch).longDate($0) }, { NumberText(.english).longDate($0) },
    { "\($0.day)-\($0.month)-\($0.year)" }, { "\($0.day).\($0.month).\($0.year)" },
    { "\($0.weekday.label.dutch.prefix(2)) \(NumberText(.dutch).shortDate($0))" },
    { "\($0.day)-\(NumberText(.dutch).date($0).split(separator: " ")[1].prefix(3))-\($0.year)" },
    { "\($0.iso)T00:00:00" },
  ]

  @Test(arguments: 0..<11) func `every day comes back as it was written, in every form`(form: Int) throws {
    let first = try day("1999-12-31").dayNumber
    for number in stride(from: first, to: first + 15_000, by: 37) {
      let date = CalendarDate(dayNumber: number)
      let text = Self.forms[form](date)
      #expect(reader.read(text) == CellReading(date), "\(text)")
    }
  }

  @Test func `the days of the week and the months agree with the calendar in both serial systems`() throws {
    for system in SerialSystem.allCases {
      let zero = try day(system == .from1900 ? "1899-12-30" : "1904-01-01")
      for serial in stride(from: 20_000, to: 70_000, by: 487) {
        #expect(DateReader(serials: system).read("\(serial)").value == zero.adding(days: serial))
      }
    }
  }
}
