import GuidanceKit
import Testing

@testable import Planning

/// Who is away and when is understood to the last word, or refused.
@Suite struct CauseTests {
  private let year = SchoolYear(startYear: 2026)

  @Test(arguments: [
    ("B04 ziek 3/11-21/11", "B04", "2026-11-03", "2026-11-21", "ziek"),
    ("042531 gesloten 2027-01-12", "042531", "2027-01-12", "2027-01-12", "gesloten"),
    ("PLG-03 kan echt niet 4/2", "PLG-03", "2027-02-04", "2027-02-04", "kan echt niet"),
    ("B04 ziek 2026-11-03..2026-11-05", "B04", "2026-11-03", "2026-11-05", "ziek"),
  ])
  func `a cause is read as people write it`(text: String, code: String, first: String, last: String, reason: String)
    throws
  {
    #expect(try Cause.read(text, in: year) == [Cause(code, day(first), day(last), reason: reason)])
  }

  @Test(arguments: [
    "G002 ziek 3/11-21/11", "G002 ziek 3/11 tot 21/11", "G002 ziek 3/11 - 21/11", "G002 ziek 3/11–21/11",
    "G002 ziek van 3/11 t/m 21/11", "G002 ziek van 3/11 tot en met 21/11", "G002 ziek vanaf 3/11 tot en met 21/11",
    "G002 ziek 3/11/26-21/11/26", "G002 ziek 3/11/2026 – 21/11/2026", "G002  ziek  3/11- 21/11",
    "G002 ziek 3/11 21/11 ",
    "G002 ziek 2026-11-03 - 2026-11-21",
  ])
  func `a stretch of days is the same however it is written, and two days without a sign between are refused`(
    text: String
  )
    throws
  {
    guard text != "G002 ziek 3/11 21/11 " else {
      #expect(throws: CauseError.self) { try Cause.read(text, in: year) }
      return
    }
    #expect(
      try Cause.read(text, in: year) == [Cause("G002", day("2026-11-03"), day("2026-11-21"), reason: "ziek")])
  }

  @Test func `several people and several days give a cause for each`() throws {
    let two = try Cause.read("G002 en G003 ziek 24/11", in: year)
    #expect(two == ["G002", "G003"].map { Cause($0, day("2026-11-24"), day("2026-11-24"), reason: "ziek") })
    let days = try Cause.read("G002, G003 en G004 10/11, 24/11 en 1/12-3/12", in: year)
    #expect(days.map(\.code) == ["G002", "G002", "G002", "G003", "G003", "G003", "G004", "G004", "G004"])
    #expect(days[2] == Cause("G002", day("2026-12-01"), day("2026-12-03")))
    #expect(days[8] == Cause("G004", day("2026-12-01"), day("2026-12-03")))
  }

  @Test(arguments: [
    ("B04", "B04", ""), ("B04 ziek", "B04 ziek", ""), ("B04 ziek 31/13", "B04 ziek", "31/13"),
    ("B04 ziek 30/2", "B04 ziek", "30/2"), ("B04 ziek 21/11-3/11", "B04 ziek", "21/11-3/11"), ("", "", ""),
    ("G002 ziek vanaf 3/11", "G002 ziek vanaf 3/11", ""), ("ziek 3/11", "", "ziek 3/11"),
    ("G002 ziek 3/11-21/11 en G003 4/12", "G002 ziek 3/11-21/11 en", "G003 4/12"),
    ("G002 G003 ziek 24/11", "G002", "G003 ziek 24/11"), ("G002 niet ziek 24/11", "G002 niet", "ziek 24/11"),
    ("G002 beschikbaar 24/11", "G002", "beschikbaar 24/11"),
    ("G002 ziek 24/11 voormiddag", "G002 ziek 24/11", "voormiddag"),
    ("G002 ziek 3/11/2027", "G002 ziek", "3/11/2027"), ("G002 ziek tot 21/11", "G002 ziek", "tot 21/11"),
  ])
  func `what is not understood to the last word is refused with how far it was understood`(
    text: String, understood: String, rest: String
  ) {
    do throws(CauseError) {
      let causes = try Cause.read(text, in: year)
      Issue.record("taken as \(causes)")
    } catch {
      #expect((error.understood, error.rest) == (understood, rest))
      #expect(error.explanation.dutch.contains("\"B04 en B07 weg van 3/11 tot en met 21/11\""))
    }
  }

  @Test func `the reading names the days in full`() throws {
    #expect(
      try Cause.read("G002 3/11-21/11", in: year).map(\.reading.dutch)
        == ["G002 weg van dinsdag 3 november 2026 tot en met zaterdag 21 november 2026"])
    #expect(
      try Cause.read("G002 ziek 12/1", in: year).map(\.reading.english) == [
        "G002 away on Tuesday 12 January 2027 (ziek)"
      ])
  }

  @Test func `a code is found whatever its case, and is kept with the problem`() throws {
    let problem = Instances.alone(2, from: "2026-09-07", to: "2026-12-18", guide: PlanResource(.guide, "B1"))
    let cause = Cause("b1", day("2026-11-03"), day("2026-11-03"))
    let asked = try Replanner.problem(
      problem, causes: [cause, cause], standing: Proposal(emptyFor: problem), today: day("2026-10-01"))
    #expect(asked.causes == [Cause("B1", cause.first, cause.last)])
    #expect(asked.resources[0].closures.first == Closure(cause.first, cause.last, reason: Cause.usualReason))
    #expect(throws: UnknownCause.self) { try Cause("B9", cause.first, cause.last).resolved(in: problem) }
  }
}
