import GuidanceKit
import Indicators
import Testing

@Suite struct FollowUpTests {
  @Test func `themes chosen and declined, with the reason`() throws {
    let set = Example.figures(
      try Example.programmes { records in
        records.uptakes = [
          Uptake(organisation: try number("000011"), schoolYear: Example.year, theme: "taal", isEvaluated: true),
          Uptake(organisation: try number("000012"), schoolYear: Example.year, declinedBecause: "geen tijd"),
          Uptake(organisation: try number("000013"), schoolYear: Example.year.previous, theme: "taal"),
        ]
      })
    // Four schools; the CLB is neither school nor centre.
    #expect(try set["uptake/total/chosen/2025-2026"]?.share == share(1, 4))
    #expect(try set["uptake/total/answered/2025-2026"]?.share == share(2, 4))
    #expect(try set["uptake/total/evaluated/2025-2026"]?.share == share(1, 1))
    #expect(set["uptake/total/declined/2025-2026"]?.numerator == 1)
    #expect(set["uptake/total/declined/2025-2026"]?.evidence.note?.dutch == "000012: geen tijd")
  }

  @Test func `adjustments agreed, done and late`() throws {
    func agreement(_ number: String, _ due: String, _ done: String?) throws -> FollowUp {
      FollowUp(
        number: number, who: "Jan Janssens", what: "iets", due: try #require(DueDate(iso: due)),
        doneOn: try done.map(date))
    }
    let set = Example.figures(
      try Example.programmes(on: "2026-01-31") { records in
        records.followUps = [
          try agreement("1", "2025-12", "2025-12-20"), try agreement("2", "2026-01-15", nil),
          try agreement("3", "2026-03", "2026-01-20"), try agreement("4", "2026-03", nil),
        ]
      })
    #expect(try set["followup/total/done/2025-2026"]?.share == share(2, 4))
    let due = try #require(set["followup/total/on-time/2025-2026"])
    #expect(try due.share == share(1, 2))
    #expect(due.verdict == .notMet && due.evidence.note?.dutch == "te laat: 2 (15 januari 2026)")
    #expect(!String(decoding: set.canonicalJSON(), as: UTF8.self).contains("Janssens"))
  }

  @Test func `indirect reach of the school year, what has no day apart`() throws {
    let set = Example.figures(
      try Example.programmes(on: "2026-01-31") { records in
        records.indirectReach = [
          IndirectReach(
            code: "I1", means: .training, title: "a", date: try date("2025-10-01"), people: 40, organisations: 12),
          IndirectReach(code: "I2", means: .material, title: "b", date: try date("2025-11-01"), organisations: 30),
          IndirectReach(code: "I3", means: .event, title: "c", date: try date("2026-02-01"), people: 99),
          IndirectReach(code: "I4", means: .event, title: "d", people: 7),
        ]
      })
    #expect(set["indirect/total/people/2025-2026"]?.numerator == 40)
    #expect(set["indirect/total/organisations/2025-2026"]?.numerator == 42)
    #expect(set["indirect/materiaal/organisations/2025-2026"]?.numerator == 30)
    #expect(set["indirect/total/people/2025-2026"]?.evidence.count(.unsaid)?.value == Rational(2))
    #expect(set["indirect/evenement/people/2025-2026"] == nil)
  }

  @Test func `examples of practice and activities with partners, of the school year up to the day`() throws {
    let set = Example.figures(
      try Example.programmes(on: "2026-01-31") { records in
        records.practiceExamples = [
          PracticeExample(code: "V1", title: "a", sharedOn: try date("2025-11-03"), evaluation: "nabespreking"),
          PracticeExample(code: "V2", title: "b", sharedOn: try date("2026-03-03")),
          PracticeExample(code: "V3", title: "c"),
        ]
        records.partnerActivities = [
          PartnerActivity(
            code: "A1", partner: "POC GO!; VCLB", title: "a", date: try date("2025-10-02"), evaluation: "ja"),
          PartnerActivity(code: "A2", partner: "VCLB", title: "b", date: try date("2025-12-02")),
          PartnerActivity(code: "A3", partner: "D4", title: "c", date: try date("2026-02-02")),
        ]
      })
    let shared = try #require(set["practice/shared/2025-2026"])
    #expect(shared.numerator == 1 && shared.n == 3 && shared.evidence.count(.evaluatedItems)?.value == .one)
    #expect(shared.evidence.note?.dutch == "1 zonder dag telt in geen schooljaar mee")
    #expect(set["partners/total/2025-2026"]?.numerator == 2)
    #expect(set["partners/VCLB/2025-2026"]?.numerator == 2)
    #expect(set["partners/POC-GO!/2025-2026"]?.numerator == 1)
    #expect(set["partners/D4/2025-2026"] == nil, "its day is still to come")
  }

  @Test func `nothing loaded gives no figure, not zero`() throws {
    let set = Example.figures(try Example.programmes { _ in })
    let indicators = Set(set.figures.map(\.id.indicator))
    for indicator in [
      "edbi", "viv", "viv-pilot", "plg", "traject", "uptake", "followup", "indirect", "needs", "funds",
      "practice", "partners", "stated",
    ] {
      #expect(!indicators.contains(indicator), "\(indicator)")
    }
    #expect(set["training/advisers/2025-2026"]?.verdict == .noData)
  }
}
