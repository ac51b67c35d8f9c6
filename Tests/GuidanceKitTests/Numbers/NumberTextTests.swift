import GuidanceKit
import Testing

@Suite struct NumberTextTests {
  let dutch = NumberText(.dutch)
  let english = NumberText(.english)

  @Test func `percentages have one decimal, a comma in Dutch and a point in English`() throws {
    let part = try share(523, 1000)
    #expect(dutch.percent(part) == "52,3 %")
    #expect(english.percent(part) == "52.3%")
    #expect(dutch.percent(try share(1, 3), decimals: 0) == "33 %")
    #expect(dutch.percent(try share(2, 3), decimals: 2) == "66,67 %")
    #expect(dutch.percent(try share(1234, 100)) == "1.234,0 %")
    #expect(dutch.percent(try share(-1, 8)) == "-12,5 %")
  }

  @Test(arguments: [(1, 2000, "0,1 %"), (1, 2001, "0,0 %"), (9995, 10_000, "100,0 %"), (3, 2000, "0,2 %")])
  func `half of the last decimal goes up`(top: Int, bottom: Int, text: String) throws {
    #expect(dutch.percent(try share(top, bottom)) == text)
  }

  @Test func `a percentage beside a norm never seems to be on the other side`() throws {
    #expect(dutch.percent(try share(59_970, 100_000), against: 60) == "59,97 %")
    #expect(dutch.percent(try share(5_999_999, 10_000_000), against: 60) == "59,99999 %")
    #expect(dutch.percent(try share(3, 5), against: 60) == "60,0 %")
    #expect(dutch.percent(try share(60_010, 100_000), against: 60) == "60,01 %")
    #expect(dutch.percent(try share(523, 1000), against: 60) == "52,3 %")
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1.000"), (12_000, "12.000"), (1_234_567, "1.234.567"), (-12_000, "-12.000"),
    (Int.min, "-9.223.372.036.854.775.808"),
  ])
  func `whole numbers are grouped by three`(number: Int, text: String) {
    #expect(dutch.integer(number) == text)
    #expect(english.integer(number) == text.replacing(".", with: ","))
  }

  @Test func `exact numbers have a fixed number of decimals`() throws {
    #expect(dutch.decimal(try #require(Rational(1_234_567, 1000)), places: 2) == "1.234,57")
    #expect(english.decimal(try #require(Rational(1_234_567, 1000)), places: 0) == "1,235")
    #expect(dutch.decimal(try #require(Rational(-1, 20)), places: 1) == "-0,1")
    #expect(dutch.decimal(try #require(Rational(1, 1000)), places: 2) == "0,00")
    #expect(dutch.decimal(try #require(Rational(-1, 1000)), places: 2) == "0,00", "nothing is not negative")
  }

  @Test func `dates are written as in Belgium`() throws {
    let day = try date("2025-09-03")
    #expect(dutch.date(day) == "3 september 2025")
    #expect(english.date(day) == "3 September 2025")
    #expect(dutch.longDate(day) == "woensdag 3 september 2025")
    #expect(dutch.shortDate(day) == "3/09/2025")
    #expect(dutch.month(try #require(Month("2026-01"))) == "januari 2026")
    #expect(english.month(try #require(Month("2026-01"))) == "January 2026")
    #expect(dutch.week(try #require(ISOWeek("2026-W05"))) == "week 5 van 2026")
  }

  @Test(arguments: [
    ("2026-01", "januari 2026"), ("2025-2026", "schooljaar 2025-2026"), ("2026-W05", "week 5 van 2026"),
    ("2026-01-05", "5 januari 2026"), ("2026-01-05..2026-02-06", "5 januari 2026 tot en met 6 februari 2026"),
  ])
  func `a period is written in words`(iso: String, text: String) throws {
    #expect(dutch.period(try #require(Period(iso))) == text)
  }

  @Test func `every month has a name in both languages`() {
    let names = (1...12).compactMap { Month(year: 2026, month: $0)?.name }
    #expect(
      names.map(\.dutch) == [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
        "december",
      ])
    #expect(Set(names.map(\.english)).count == 12)
  }
}

/// A share in a test.
func share(_ numerator: Int, _ denominator: Int) throws -> Share {
  try #require(Share(numerator, of: denominator))
}
