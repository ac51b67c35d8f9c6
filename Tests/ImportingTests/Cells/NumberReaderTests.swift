import GuidanceKit
import Testing

@testable import Importing

@Suite struct NumberReaderTests {
  @Test func `whole numbers are digits`() {
    #expect(NumberReaders.integer("12").value == 12)
    #expect(NumberReaders.integer(" 007 ").value == 7)
    #expect(NumberReaders.integer("12,5").codes == [.integerUnreadable])
    #expect(NumberReaders.integer("twaalf").codes == [.integerUnreadable])
    #expect(NumberReaders.integer("-3").codes == [.integerUnreadable])
    #expect(NumberReaders.integer("12.000").codes == [.decimalAmbiguous])
    #expect(NumberReaders.integer("1000001").codes == [.numberOutOfRange])
    #expect(NumberReaders.integer("4", in: 1...3).dutch == "\"4\" kan hier niet; verwacht een getal van 1 tot 3.")
  }

  @Test(arguments: [
    ("0,35", 35, 100), ("0.35", 35, 100), ("12", 12, 1), ("1.234,5", 2469, 2), ("1.234.567,891", 1_234_567_891, 1000),
    ("-2,5", -5, 2), ("0.350", 7, 20), ("12,50", 25, 2),
  ]) func `decimals are exact`(text: String, numerator: Int, denominator: Int) {
    #expect(NumberReaders.decimal(text).value == Rational(numerator, denominator))
  }

  @Test(arguments: [
    ("1.234", ProblemCode.decimalAmbiguous), ("12.000", .decimalAmbiguous), ("1.234.567", .decimalAmbiguous),
    ("1,234.5", .decimalUnreadable), ("1,2,3", .decimalUnreadable), ("", .decimalUnreadable),
    (",5", .decimalUnreadable),
    ("ongeveer 150", .decimalUnreadable), ("1.23,5", .decimalUnreadable), ("99999999999999999999", .decimalUnreadable),
  ]) func `a number that may mean two things, or nothing, is refused`(text: String, code: ProblemCode) {
    #expect(NumberReaders.decimal(text).codes == [code])
  }

  @Test func `an ambiguous number names both meanings`() {
    #expect(NumberReaders.decimal("1.234").dutch.hasPrefix("\"1.234\" kan 1234 of 1,234 betekenen; verwacht"))
  }

  @Test func `full-time equivalents have up to three decimals`() {
    #expect(NumberReaders.fte("0,35").value == FTE(thousandths: 350))
    #expect(NumberReaders.fte("1").value == FTE(thousandths: 1000))
    #expect(NumberReaders.fte("0,125 vte").value == FTE(thousandths: 125))
    #expect(NumberReaders.fte("0.350").value == FTE(thousandths: 350))
    #expect(NumberReaders.fte("0,1234").codes == [.decimalUnreadable])
    #expect(NumberReaders.fte("1.234").codes == [.decimalAmbiguous])
    #expect(NumberReaders.fte("-0,5").codes == [.decimalUnreadable])
    #expect(NumberReaders.fte("350").codes == [.numberOutOfRange])
  }

  @Test func `shares are above zero and at most one`() {
    #expect(NumberReaders.share("50 %").value == Share(1, of: 2))
    #expect(NumberReaders.share("0,5").value == Share(1, of: 2))
    #expect(NumberReaders.share("1/3").value == Share(1, of: 3))
    #expect(NumberReaders.share("100%").value == Share(1, of: 1))
    #expect(NumberReaders.share("1").value == Share(1, of: 1))
    for text in ["50", "0", "150 %", "-10 %", "half", "1/0", "1/2/3", "%"] {
      #expect(NumberReaders.share(text).codes == [.shareUnreadable], "\(text)")
    }
  }

  @Test(arguments: ["2025-2026", "2025/2026", "2025-26", "2025 - 2026"]) func `school years are two years on end`(
    text: String
  ) {
    #expect(SchoolYearReader.read(text).value?.iso == "2025-2026")
  }

  @Test(arguments: ["2025", "2025-2027", "25-26", "2025-27", "2026-2025", "x-y"]) func `other years are refused`(
    text: String
  ) {
    #expect(SchoolYearReader.read(text).codes == [.schoolYearUnreadable])
  }

  @Test func `a school year may cross the century`() {
    #expect(SchoolYearReader.read("1999-00").value?.iso == "1999-2000")
  }

  @Test(arguments: [("ja", true), ("Nee", false), ("neen", false), ("x", true), ("TRUE", true), ("onwaar", false)])
  func `yes and no have many forms`(text: String, isYes: Bool) {
    #expect(YesNoReader.read(text).value == isYes)
  }

  @Test func `anything else is not yes or no`() {
    #expect(YesNoReader.read("misschien").dutch == "\"misschien\" is niet ja of nee; verwacht ja of nee.")
  }
}
