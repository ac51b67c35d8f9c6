import Foundation
import GuidanceKit
import Testing

@Suite struct CodingTests {
  struct Everything: Codable, Equatable {
    var day: CalendarDate
    var month: Month
    var week: ISOWeek
    var year: SchoolYear
    var period: Period
    var number: InstitutionNumber
    var minutes: Minutes
    var fte: FTE
    var share: Share
    var exact: Rational
    var mechanisms: MechanismSet
    var type: OrganisationType
  }

  @Test func `values travel through JSON as the texts people type`() throws {
    let value = Everything(
      day: try date("2026-01-31"), month: try #require(Month("2026-01")), week: try #require(ISOWeek("2026-W05")),
      year: try schoolYear("2025-2026"), period: try #require(Period("2026-01")),
      number: try #require(InstitutionNumber("042531")), minutes: Minutes(90), fte: FTE(thousandths: 350),
      share: try share(2, 4), exact: try #require(Rational(7, 3)), mechanisms: [.goals, .prompts], type: .buSO)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = try encoder.encode(value)
    let expected = """
      {"day":"2026-01-31","exact":"7/3","fte":350,"mechanisms":[3,11],"minutes":90,"month":"2026-01",\
      "number":"042531","period":"2026-01","share":{"denominator":4,"numerator":2},"type":"BuSO",\
      "week":"2026-W05","year":"2025-2026"}
      """
    #expect(String(decoding: json, as: UTF8.self) == expected)
    #expect(try JSONDecoder().decode(Everything.self, from: json) == value)
  }

  @Test(arguments: ["\"2026-02-30\"", "\"2026-1-1\"", "20260101", "\"\""])
  func `a date that does not exist is refused with what was expected`(json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(CalendarDate.self, from: Data(json.utf8)) }
  }

  @Test func `a share of nothing and a group of five are refused`() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Share.self, from: Data(#"{"numerator":1,"denominator":0}"#.utf8))
    }
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(PLGSize.self, from: Data(#"{"members":5}"#.utf8))
    }
  }
}
