import GuidanceKit
import Testing

@testable import Importing

@Suite struct DurationReaderTests {
  private let reader = DurationReader()

  @Test(arguments: [
    ("1:30", 90), ("01:30", 90), ("1:30:00", 90), ("0:05", 5), ("12:00", 720), (" 1:30 ", 90),
    ("1u30", 90), ("1 u 30", 90), ("1u", 60), ("1U30", 90), ("1 u 30 min", 90), ("1h30", 90), ("2 uur", 120),
    ("1 uur en 30 minuten", 90), ("1u30m", 90), ("1u 5", 65),
    ("90 min", 90), ("90min.", 90), ("90'", 90), ("90 minuten", 90), ("0,5 u", 30),
    ("1,5", 90), ("1.5", 90), ("0,75", 45), ("1,25", 75), ("1,25 u", 75), ("1.5 u", 90), ("1,3 u", 78),
    ("1,50", 90), ("1.75", 105), ("2,0", 120), ("2", 120), ("8", 480), ("1,00", 60),
    ("1:30 u", 90), ("1:30u.", 90), ("1:30 uur", 90), ("1½ u", 90), ("½ u", 30), ("1½", 90), ("1 ¼ uur", 75),
    ("halfuur", 30), ("Een half uur", 30), ("kwartier", 15), ("drie kwartier", 45), ("anderhalf uur", 90),
    ("1u30'", 90),
    ("1h 30", 90), ("1899-12-30 01:30:00", 90), ("30/12/1899 1:30", 90), ("1 uur", 60), ("1u.", 60), ("1 u 30'", 90),
    ("9:00-10:30", 90), ("9u - 10u30", 90), ("13:30 tot 15:00", 90),
  ]) func `a duration is read into whole minutes`(text: String, minutes: Int) {
    let reading = reader.read(text)
    #expect(reading.value == minutes)
    #expect(reading.remarks.isEmpty)
  }

  @Test(arguments: [
    ("half dag", ProblemCode.durationInexact), ("halve dag", .durationInexact), ("1/2 dag", .durationInexact),
    ("voormiddag", .durationInexact), ("hele dag", .durationInexact), ("NM", .durationInexact),
    ("2 lesuren", .durationInexact), ("1 lesuur", .durationInexact), ("3 lessen", .durationInexact),
    ("ca. 1u30", .durationInexact), ("ongeveer 2 uur", .durationInexact), ("±1:30", .durationInexact),
    ("½ dag", .durationInexact), ("1.5 dagen", .durationInexact), ("namiddag", .durationInexact),
    ("0,041666666666667", .durationPartMinute), ("0.0625", .durationPartMinute), ("1:30 pm", .durationUnreadable),
    ("1 uur 75", .durationUnreadable), ("uur", .durationUnreadable),
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

  @Test func `the reason says why lessons are no exact duration`() {
    #expect(
      reader.read("2 lesuren").dutch
        == "\"2 lesuren\" is geen exacte duur: een lesuur duurt niet overal even lang; verwacht bv. 1:30, 1,5 of 90 min."
    )
  }

  @Test func `a part of a day says what it would be, and how to say that it is one`() {
    #expect(
      reader.read("0,0625").dutch
        == "\"0,0625\" is geen geheel aantal minuten; als deel van een dag is het 1:30; verwacht bv. 1:30, 1,5 of 90 min. Bevat de kolom delen van een dag, zet dan bare_duration: dagen in de koppeling."
    )
  }

  @Test(arguments: [
    ("0,0625", 90), ("0.0625", 90), ("0,0416666666666667", 60), ("0,04166667", 60), ("0,0556", 80), ("0,125", 180),
    ("0,25", 360), ("0,5", 720), ("0,00347222222222222", 5), ("1:30", 90), ("90 min", 90), ("0,0208333", 30),
  ]) func `a mapping may say that bare numbers are parts of a day`(text: String, minutes: Int) {
    let reading = DurationReader(unit: .dayFractions).read(text)
    #expect(reading.value == minutes)
    #expect(reading.remarks.isEmpty)
  }

  @Test func `a part of a day that fits no minute, or more than one, is refused`() {
    let reader = DurationReader(unit: .dayFractions)
    #expect(reader.read("0,06").codes == [.durationPartMinute])
    #expect(reader.read("0,0627").codes == [.durationPartMinute])
    #expect(reader.read("0").codes == [.durationZero])
    #expect(reader.read("1,5").codes == [.durationTooLong])
    #expect(reader.read("1").codes == [.durationLong])
    #expect(reader.read("1").value == 1440)
  }

  @Test func `every minute of a day comes back from the part of a day that Excel writes`() {
    let reader = DurationReader(unit: .dayFractions)
    for minutes in 1...1440 {
      for places in [8, 12, 15] {
        let scale = (0..<places).reduce(1) { power, _ in power * 10 }
        let part = (minutes * scale + 720) / 1440
        let digits = String(part % scale)
        let text = "\(part / scale)," + String(repeating: "0", count: places - digits.count) + digits
        #expect(reader.read(text).value == minutes, "\(text)")
      }
    }
  }

  @Test func `above twelve hours a duration is read with a warning`() {
    for (text, minutes) in [("12:01", 721), ("24:00", 1440), ("13 u", 780)] {
      let reading = reader.read(text)
      #expect(reading.value == minutes)
      #expect(reading.codes == [.durationLong])
    }
    #expect(ProblemCode.durationLong.severity == .warning)
  }

  /// The written forms of a duration.
  private static let forms: [@Sendable (Int) -> String] = [
    { Minutes($0).clock }, { "\($0 / 60)u\(String(100 + $0 % 60).dropFirst())" }, { "\($0 / 60) u \($0 % 60) min" },
    { "\($0 / 60)h\(String(100 + $0 % 60).dropFirst())" }, { "\($0) min" }, { "\($0)'" },
    { "\($0 / 60) uur en \($0 % 60) minuten" }, { "0\($0 / 60):\(String(100 + $0 % 60).dropFirst()):00" },
  ]

  @Test(arguments: 0..<8) func `every duration comes back as it was written, in every form`(form: Int) {
    for minutes in 1...720 {
      let text = Self.forms[form](minutes)
      #expect(reader.read(text) == CellReading(minutes), "\(text)")
    }
  }

  @Test func `hours in decimals come back, with comma and point, where they can mean one thing`() {
    let reader = DurationReader(unit: .hours)
    for quarters in 1...48 {
      let hundredths = quarters * 25
      let text = "\(hundredths / 100),\(String(100 + hundredths % 100).dropFirst())"
      #expect(reader.read(text).value == quarters * 15, "\(text)")
    }
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
    ("9 uur", 540), ("0:00", 0), ("1:30 PM", 810), ("12:15 am", 15), ("12:15 pm", 735), ("1899-12-30 09:00:00", 540),
  ]) func `a time of day is read into minutes after midnight`(text: String, minutes: Int) {
    #expect(ClockReader().read(text).value == minutes)
  }

  @Test(arguments: ["25:00", "9", "9:5", "9:60", "13:30:10", "middag", "", "24:01", "13:30 pm"])
  func `what is no time of day is refused`(text: String) {
    #expect(ClockReader().read(text).codes == [.timeUnreadable])
  }
}
