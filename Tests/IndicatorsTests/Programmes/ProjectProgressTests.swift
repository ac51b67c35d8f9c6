import GuidanceKit
import Indicators
import Testing

@Suite struct ProjectProgressTests {
  private func result(
    _ name: String, _ expected: CountRange?, _ achieved: Int?, round: Int = 1, project: String = "aa"
  ) -> ProjectResult {
    ProjectResult(project: project, round: round, result: name, expected: expected, achieved: achieved)
  }

  @Test func `projects of a round, new and extended, those of which it is not said apart`() throws {
    var input = try Example.input()
    input.projects = [
      Project(id: "aa", round: 2, isExtension: true), Project(id: "bb", round: 2, isExtension: false),
      Project(id: "cc", round: 2), Project(id: "aa", round: 1),
    ]
    let set = Example.figures(input)
    #expect(set["project/count/round-2"]?.numerator == 3)
    #expect(set["project/count/new/round-2"]?.numerator == 1)
    #expect(set["project/count/extension/round-2"]?.numerator == 1)
    #expect(set["project/count/extension/round-2"]?.evidence.count(.unsaid)?.value == .one)
    #expect(set["project/count/round-1"]?.numerator == 1 && set["project/count/new/round-1"] == nil)
    #expect(try set["project-extensions/total/round-2"]?.share == share(1, 2))
  }

  @Test func `a result is achieved from the least expected on`() throws {
    let set = Example.figures(
      try Example.programmes { records in
        records.results = [
          result("b fiches", CountRange(least: 10, most: 12), 10),
          result("a video's", CountRange(least: 4, most: 4), 3),
          result("c opleidingen", CountRange(least: nil, most: 2), nil), result("d", nil, 7),
          result("e", CountRange(least: 1, most: nil), 5, project: "bb"),
        ]
      })
    let own = try #require(set["project-results/aa/round-1"])
    #expect(own.numerator == 1 && own.denominator == 3 && own.evidence.count(.unsaid)?.value == .one)
    #expect(try set["project-results/total/round-1"]?.share == share(2, 4))
    #expect(set["project-results/aa/1/round-1"]?.title.dutch.hasPrefix("a video's") == true)
    #expect(set["project-results/aa/1/round-1"]?.verdict == .notMet)
    #expect(set["project-results/aa/2/round-1"]?.verdict == .met)
    #expect(set["project-results/aa/3/round-1"]?.verdict == .noData)
    #expect(set["project-results/aa/4/round-1"]?.verdict == .noNorm)
  }

  @Test func `nothing known of results is no data, not zero`() throws {
    let set = Example.figures(
      try Example.programmes { $0.results = [result("a", CountRange(least: 1, most: 1), nil, round: 2)] })
    #expect(
      set["project-results/aa/round-2"]?.verdict == .noData && set["project-results/aa/round-2"]?.numerator == nil)
  }

  @Test func `a milestone is late when its day has passed`() throws {
    func milestone(_ name: String, _ due: String, _ done: String?) throws -> ProjectMilestone {
      ProjectMilestone(
        project: "aa", round: 1, milestone: name, due: try #require(DueDate(iso: due)), doneOn: try done.map(date))
    }
    let set = Example.figures(
      try Example.programmes(on: "2026-01-31") { records in
        records.milestones = [
          try milestone("start", "2025-10", "2025-10-31"), try milestone("helft", "2025-12-15", "2026-01-10"),
          try milestone("proef", "2026-01-31", "2026-02-02"), try milestone("einde", "2026-06-30", nil),
          try milestone("maand", "2026-01", nil),
        ]
      })
    let figure = try #require(set["project-milestones/aa/round-1"])
    #expect(figure.numerator == 2 && figure.denominator == 4 && figure.verdict == .notMet)
    #expect(figure.evidence.count(.late)?.value == Rational(3))
    #expect(figure.evidence.note?.dutch == "te laat: maand (januari 2026); proef (31 januari 2026)")
  }

  @Test func `budget is in cents and shown in euro`() throws {
    let set = Example.figures(
      try Example.programmes { records in
        records.budgets = [
          ProjectBudget(project: "aa", round: 1, item: "loon", cents: 123_450),
          ProjectBudget(project: "aa", round: 1, item: "werking", cents: 50),
          ProjectBudget(item: "programma", cents: 1_000_000_00),
        ]
      })
    #expect(set["project-budget/aa/round-1"]?.text(.dutch) == "€ 1.235,00")
    #expect(set["project-budget/programme/all-rounds"]?.text(.english) == "€1,000,000.00")
  }

  @Test func `extensions are counted where it is said`() throws {
    var input = try Example.programmes { _ in }
    input.projects = [
      Project(id: "aa", round: 2, isExtension: true), Project(id: "bb", round: 2, isExtension: false),
      Project(id: "cc", round: 2),
    ]
    #expect(try Example.figures(input)["project-extensions/total/round-2"]?.share == share(1, 2))
  }

  @Test func `earmarked funds per calendar year, received and spent`() throws {
    let set = Example.figures(
      try Example.programmes { records in
        records.accounts = [
          FundAccount(fund: "leerpunt", calendarYear: 2025, receivedCents: 3_000_000, spentCents: 1_200_000),
          FundAccount(fund: "leerpunt", calendarYear: 2026, receivedCents: 4_000_000),
          FundAccount(fund: "leerpunt", calendarYear: 2024, receivedCents: 1),
        ]
      })
    #expect(set["funds/leerpunt/received/2025"]?.text(.dutch) == "€ 30.000,00")
    #expect(try set["funds/leerpunt/used/2025"]?.share == share(2, 5))
    #expect(set["funds/leerpunt/received/2026"]?.numerator == 4_000_000)
    #expect(set["funds/leerpunt/used/2026"] == nil && set["funds/leerpunt/received/2024"] == nil)
  }
}
