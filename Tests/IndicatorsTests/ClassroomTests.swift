import GuidanceKit
import Indicators
import Register
import Testing

@Suite struct ClassroomTests {
  @Test func `unknown counts as no below and as yes above`() throws {
    // 520 of 1000 minutes yes, 100 unknown: 52 %, at most 62 %.
    let set = Example.figures(
      try Example.input(time: [
        Example.time("2025-10", "PBD-AAA", 400, .yes), Example.time("2026-01", "PBD-BBB", 120, .yes),
        Example.time("2026-01", "PBD-BBB", 380, .no), Example.time("2026-01", "PBD-AAA", 100, .unknown),
      ]))
    let total = try #require(set["classroom/total/2025-2026"])
    #expect(total.numerator == 520 && total.denominator == 1000)
    #expect(try total.range == ShareRange(lower: share(52, 100), upper: share(62, 100)))
    #expect(total.verdict == .running(until: try date("2026-08-31")))
    #expect(total.norm?.value == 60)
    let january = try #require(set["classroom/total/2026-01"])
    #expect(january.numerator == 120 && january.denominator == 600)
    #expect(january.verdict == .notMet)
    #expect(try set["classroom/PBD-AAA/2025-2026"]?.share == share(400, 500))
    #expect(try set["classroom/PBD-BBB/2026-01"]?.share == share(120, 500))
    #expect(set["classroom/PBD-BBB/2025-10"]?.verdict == .noData)
  }

  @Test func `it is met only when the lower bound reaches the target`() throws {
    func verdict(yes: Int, unknown: Int) throws -> Figure.Verdict? {
      Example.figures(
        try Example.input(time: [
          Example.time("2026-01", "PBD-AAA", yes, .yes), Example.time("2026-01", "PBD-AAA", unknown, .unknown),
          Example.time("2026-01", "PBD-AAA", 1000 - yes - unknown, .no),
        ]))["classroom/total/2026-01"]?.verdict
    }
    #expect(try verdict(yes: 600, unknown: 0) == .met)
    #expect(try verdict(yes: 599, unknown: 401) == .notMet)
    #expect(try verdict(yes: 600, unknown: 400) == .met)
  }

  @Test func `the minimum of the government is judged beside the target`() throws {
    let set = Example.figures(
      try Example.input(time: [
        Example.time("2026-01", "PBD-AAA", 50, .yes), Example.time("2026-01", "PBD-AAA", 50, .no),
      ]))
    #expect(set["classroom/total/2026-01"]?.verdict == .notMet)
    #expect(set["classroom-minimum/total/2026-01"]?.verdict == .met)
    #expect(set["classroom-minimum/total/2026-01"]?.norm?.value == 50)
  }

  @Test func `quality care, the POC and work without contact are left out`() throws {
    let set = Example.figures(
      try Example.input(time: [
        Example.time("2026-01", "PBD-AAA", 60, .yes), Example.time("2026-01", "PBD-AAA", 900, .no, hasContact: false),
        Example.time("2026-01", "onderzoek", 900, .no), Example.time("2026-01", "POC-CCC", 300, .no),
        Example.time("2026-01", "spelkracht", 40, .no),
      ]))
    #expect(try set["classroom/total/2026-01"]?.share == share(60, 100))
    #expect(try set["classroom/POC/2026-01"]?.share == share(0, 300))
    #expect(set["classroom/POC/2026-01"]?.verdict == .noNorm)
    #expect(set["classroom/POC-CCC/2026-01"]?.verdict == .noNorm)
    #expect(try set["classroom/spelkracht/2026-01"]?.share == share(0, 40))
    #expect(set["classroom/onderzoek/2026-01"] == nil)
  }

  @Test func `a rule derives what is unknown, and the derived part stays visible`() throws {
    let rule = ClassroomRule(cases: [
      .init(levels: [.micro], initiatives: ["klasobservatie"], answer: .yes),
      .init(targetGroups: ["bestuur"], answer: .no),
    ])
    let set = Example.figures(
      try Example.input(
        plan: Example.plan { $0.classroomRule = rule },
        time: [
          Example.time("2026-01", "PBD-AAA", 30, .unknown, level: .micro, initiative: "klasobservatie"),
          Example.time("2026-01", "PBD-AAA", 20, .no, level: .micro, initiative: "klasobservatie"),
          Example.time("2026-01", "PBD-AAA", 40, .unknown, targetGroups: ["leraren", "bestuur"]),
          Example.time("2026-01", "PBD-AAA", 10, .unknown),
        ]))
    let figure = try #require(set["classroom/total/2026-01"])
    #expect(figure.numerator == 30 && figure.denominator == 100)
    #expect(try figure.range?.upper == share(40, 100))
    #expect(figure.evidence.count(.derivedYesMinutes)?.value == Rational(30))
    #expect(figure.evidence.count(.derivedNoMinutes)?.value == Rational(40))
    #expect(figure.evidence.count(.unknownMinutes)?.value == Rational(10))
  }

  @Test func `a norm that is missed for what is unknown says so, and one without days of lessons as well`() throws {
    func total(_ month: String, yes: Int, unknown: Int, no: Int) throws -> Figure? {
      Example.figures(
        try Example.input(
          month,
          time: [
            Example.time(month, "PBD-AAA", yes, .yes), Example.time(month, "PBD-AAA", unknown, .unknown),
            Example.time(month, "PBD-AAA", no, .no),
          ]))["classroom/total/\(month)"]
    }
    // From 56 % to 77 %: the norm of 60 % lies between.
    let open = try #require(try total("2026-01", yes: 560, unknown: 211, no: 229))
    #expect(open.verdict == .notMet)
    #expect(open.verdictText(.dutch) == "niet gehaald (nog onzeker: 21,1 % onbekend)")
    #expect(open.verdictText(.english) == "not met (still uncertain: 21.1% unknown)")
    // At most 59.9 %: nothing that is unknown can mend it.
    #expect(try total("2026-01", yes: 560, unknown: 39, no: 401)?.verdictText(.dutch) == "niet gehaald")
    #expect(try total("2026-01", yes: 600, unknown: 400, no: 0)?.verdictText(.dutch) == "gehaald")
    // There are minutes, so there is a share; but in July there is no classroom to be in.
    let july = try #require(try total("2026-07", yes: 0, unknown: 0, no: 90))
    #expect(july.numerator == 0 && july.denominator == 90 && july.verdict == .notMet)
    #expect(july.verdictText(.dutch) == "niet gehaald (geen lesdagen in deze periode)")
  }

  @Test func `what has no contact is counted beside the share, with the way to its rows`() throws {
    let set = Example.figures(
      try Example.input(time: [
        Example.time("2026-01", "PBD-AAA", 60, .yes), Example.time("2026-01", "PBD-AAA", 45, hasContact: false),
        Example.time("2026-01", "PBD-BBB", 30, hasContact: false),
        Example.time("2026-01", "spelkracht", 20, hasContact: false),
      ]))
    let total = try #require(set["classroom/total/2026-01"])
    #expect(total.denominator == 60)
    #expect(total.evidence.count(.withoutContactMinutes)?.value == Rational(95))
    #expect(total.evidence.count(.withoutContactRegistrations)?.value == Rational(3))
    guard case .registrations(let filter)? = total.evidence.leftOut.first else {
      Issue.record("no way to what is left out")
      return
    }
    let last = try date("2026-01-31")
    #expect(filter.hasContact == false && filter.through == last)
    let other = try #require(set["classroom/PBD-BBB/2026-01"])
    #expect(other.verdict == .noData && other.evidence.count(.withoutContactMinutes)?.value == Rational(30))
    #expect(set["classroom/spelkracht/2026-01"] == nil, "work without contact alone makes no figure")
  }

  @Test func `pillars and projects add up to the total`() throws {
    let destinations = ["PBD-AAA", "PBD-BBB", "POC-CCC", "onderzoek", "spelkracht"]
    let answers: [ClassroomContext] = [.yes, .no, .unknown]
    let entries = try (0..<60).map { i in
      try Example.time("2026-01", destinations[i % 5], 7 * i + 1, answers[i % 3])
    }
    let set = Example.figures(try Example.input(time: entries))
    let parts = ["PBD-AAA", "PBD-BBB", "spelkracht"].compactMap { set["classroom/\($0)/2026-01"] }
    let total = try #require(set["classroom/total/2026-01"])
    #expect(parts.reduce(0) { $0 + ($1.numerator ?? 0) } == total.numerator)
    #expect(parts.reduce(0) { $0 + ($1.denominator ?? 0) } == total.denominator)
  }

  @Test func `nothing registered is no data`() throws {
    let set = Example.figures(try Example.input())
    #expect(set["classroom/total/2026-01"]?.verdict == .noData)
    #expect(set["classroom/total/2026-01"]?.numerator == nil)
    #expect(set["classroom/total/2026-01"]?.range == nil)
  }
}
