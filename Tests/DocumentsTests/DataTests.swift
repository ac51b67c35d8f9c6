import Foundation
import TestSupport
import Testing

@testable import Documents

@Suite struct `Tables as files` {
  @Test func `the CSV of a Dutch table is as recorded`() {
    assertGolden(String(decoding: SamplePage.shares.csv(.dutch), as: UTF8.self), "documents/shares-nl.csv")
  }

  @Test func `the CSV of an English table is as recorded`() {
    assertGolden(String(decoding: SamplePage.shares.csv(.english), as: UTF8.self), "documents/shares-en.csv")
  }

  @Test func `the JSON of a table is as recorded`() {
    assertGolden(SamplePage.shares.json(), "documents/shares.json")
  }

  @Test func `JSON carries exact values, types and groups`() throws {
    let object = try JSONReader.object(SamplePage.shares.json())
    #expect(object["schema"] as? String == "table/1")
    let rows = try #require(object["rows"] as? [[String: Any]])
    #expect(rows.count == 4)
    #expect(rows[0]["group"] as? String == "Eerste groep")
    #expect(rows[0]["aandeel"] as? [String: Int] == ["numerator": 5, "denominator": 12])
    #expect(rows[0]["sinds"] as? String == "2025-09-03")
    #expect(rows[3]["total"] as? Bool == true)
    #expect(rows[3]["code"] is NSNull)
    #expect(rows[0]["verloop"] == nil)
  }

  @Test(arguments: [
    (1, 3, 2, "0,33"), (2, 3, 2, "0,67"), (1, 2, 0, "1"), (-1, 2, 0, "-1"), (-1, 3, 1, "-0,3"), (5, 1, 2, "5,00"),
    (1, 200, 2, "0,01"), (-1, 300, 2, "0,00"), (1234567, 1, 0, "1234567"),
  ]) func `decimals are rounded half away from zero`(numerator: Int, denominator: Int, places: Int, text: String) throws
  {
    let fraction = try #require(Fraction(numerator, over: denominator))
    #expect(fraction.decimalText(places: places, mark: ",") == text)
  }

  @Test func `percentages are of one hundred`() throws {
    #expect(try #require(Fraction(412, over: 789)).decimalText(places: 1, mark: ",", factor: 100) == "52,2")
    #expect(try #require(Fraction(696, over: 1000)).decimalText(places: 0, mark: ".", factor: 100) == "70")
  }

  @Test func `the tables of a page are those it shows and those behind its figures`() {
    #expect(SamplePage.page().tables.map(\.id) == ["aandelen", "raster", "per-maand"])
  }
}

@Suite struct `Running text` {
  @Test func `names between braces are replaced in any order, in any language`() {
    let pieces: [String: RichText.Run] = ["n": .strong("3"), "total": .text("5")]
    #expect(RichText("{n} van {total}", pieces).runs == [.strong("3"), .text(" van "), .text("5")])
    #expect(RichText("of {total}, {n}", pieces).plain == "of 5, 3")
  }

  @Test func `a name without a piece, or a brace alone, stays as it is`() {
    #expect(RichText("{wat} is {n", ["n": .text("3")]).plain == "{wat} is {n")
    #expect(RichText("", [:]).runs.isEmpty)
  }
}
