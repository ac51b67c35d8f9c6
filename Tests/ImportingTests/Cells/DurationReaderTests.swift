import GuidanceKit
import Testing

@testable import Importing

@Suite struct DurationReaderTests {
  private let reader = DurationReader()

  @Test(arguments: [
    ("1:30", 90), ("01:30", 90), ("1:30:00", 90), ("0:05", 5), ("24:00", 1440), (" 1:30 ", 90),
    ("1u30", 90), ("1 u 30", 90), ("1u", 60), ("1U30", 90), ("1 u 30 min", 90), ("1h30", 90), ("2 uur", 120),
    ("1 uur en 30 minuten", 90), ("1u30m", 90), ("1u 5", 65),
    ("90 min", 90), ("90min.", 90), ("90'", 90), ("90 minuten", 90), ("0,5 u", 30),
    ("1,5", 90), ("1.5", 90), ("0,75", 45), ("1,25", 75), ("1,25 u", 75), ("1.25 u", 75), ("1,30 u", 78),
    ("1,50", 90), ("1.75", 105), ("2,0", 120), ("2", 120), ("8", 480), ("1,00", 60),
    ("9:00-10:30", 90), ("9u - 10u30", 90), ("13:30 tot 15:00", 90),
  ]) func `a duration is read into whole minutes`(text: String, minutes: Int) {
    let reading = reader.read(text)
    #expect(reading.value == minutes)
    #expect(reading.remarks.isEmpty)
  }

  @Test(arguments: [
    ("half dag", ProblemCode.durationInexact), ("halve dag", .durationInexact), ("1/2 dag", .durationInexact),
    ("voormiddag", .durationInexact), ("hele dag", .durationInexact), ("NM", .durationInexact),
    ("1.234", .durationAmbiguous), ("1.30", .durationAmbiguous), ("1,30", .durationAmbiguous),
    ("2,15", .durationAmbiguous), ("1.50", .durationAmbiguous), ("90", .durationAmbiguous), ("9", .durationAmbiguous),
    ("1,33", .durationPartMinute), ("0,0625", .durationPartMinute), ("1:30:20", .durationPartMinute),
    ("0", .durationZero), ("0:00", .durationZero), ("0 min", .durationZero), ("-1:30", .durationZero),
    ("-1,5", .durationZero), ("0,0", .durationZero),
    ("25:00", .durationTooLong), ("1500 min", .durationTooLong), ("30 u", .durationTooLong),
    ("24:01", .durationTooLong),
    ("1:75", .durationUnreadable), ("1:3", .durationUnreadable), ("lang", .durationUnreadable),
    ("1u 75 min", .durationUnreadable), ("1,5u30", .durationUnreadable), ("min 30", .durationUnreadable),
    ("1,,5", .durationUnreadable), ("10:30-9:00", .timeOrder), ("1 30", .durationUnreadable),
    ("99999999999999999999", .durationUnreadable),
  ]) func `what is no exact duration is refused with its reason`(text: String, code: ProblemCode) {
    let reading = reader.read(text)
    #expect(reading.value == nil)
    #expect(reading.codes == [code])
  }

  @Test func `half a day is refused in the words of the house`() {
    #expect(reader.read("half dag").dutch == "\"half dag\" is geen exacte duur; verwacht bv. 1:30, 1,5 of 90 min.")
    #expect(
      reader.read("half dag").english == "\"half dag\" is not an exact duration; expected e.g. 1:30, 1,5 or 90 min.")
  }

  @Test func `an ambiguous duration names both meanings`() {
    #expect(reader.read("1.30").dutch.hasPrefix("\"1.30\" kan 1:30 of 1,30 uur betekenen; verwacht"))
    #expect(reader.read("1.234").dutch.hasPrefix("\"1.234\" kan 1234 of 1,234 uur betekenen; verwacht"))
    #expect(reader.read("90").dutch.hasPrefix("\"90\" kan 90 minuten of 90 uur betekenen; verwacht"))
  }

  @Test func `a part of a minute suggests the nearest minute`() {
    #expect(reader.read("1,33").dutch.hasSuffix("Bedoelde u 1:20?"))
  }

  @Test(arguments: [("90", 90), ("5", 5), ("1:30", 90), ("1u", 60), ("1440", 1440)])
  func `a mapping may say that bare numbers are minutes`(text: String, minutes: Int) {
    #expect(DurationReader(unit: .minutes).read(text).value == minutes)
  }

  @Test func `a header or mapping may say that bare numbers are hours`() {
    #expect(DurationReader(unit: .hours).read("10").value == 600)
    #expect(DurationReader(unit: .hours).read("90").codes == [.durationTooLong])
    #expect(DurationReader(unit: .hours).read("1.30").codes == [.durationAmbiguous])
  }

  @Test func `bare minutes have no decimals`() {
    #expect(DurationReader(unit: .minutes).read("1,5").codes == [.durationPartMinute])
    #expect(DurationReader(unit: .minutes).read("1441").codes == [.durationTooLong])
  }

  @Test(arguments: [
    ("9:00", 540), ("09:00", 540), ("9u", 540), ("13u30", 810), ("9.30", 570), ("13:30:00", 810), ("24:00", 1440),
    ("9 uur", 540), ("0:00", 0),
  ]) func `a time of day is read into minutes after midnight`(text: String, minutes: Int) {
    #expect(ClockReader().read(text).value == minutes)
  }

  @Test(arguments: ["25:00", "9", "9:5", "9:60", "13:30:10", "middag", "", "24:01"])
  func `what is no time of day is refused`(text: String) {
    #expect(ClockReader().read(text).codes == [.timeUnreadable])
  }
}
