import GuidanceKit
@testable import Indicators
import Testing

@Suite struct SuppressionTests {
  private func hidden(_ people: [Int], _ families: [SurveySuppression.Family], least: Int = 5) -> [Int] {
    let set = SurveySuppression(people: people, families: families, least: least)
    return people.indices.filter { set.isHidden[$0] }
  }

  @Test func `a cell on fewer people than the least is withheld, and one more that would give it away`() {
    // Cell 0 is the sum of 1, 2 and 3.
    let family = SurveySuppression.Family(whole: 0, parts: [1, 2, 3])
    #expect(hidden([30, 10, 8, 12], [family]) == [])
    #expect(hidden([22, 10, 8, 4], [family]) == [2, 3])
    #expect(hidden([17, 10, 4, 3], [family]) == [2, 3])
    // Four and three are seven together; two and two are four: a third goes with them.
    #expect(hidden([14, 10, 2, 2], [family]) == [1, 2, 3])
    #expect(hidden([10, 10, 0, 0], [family]) == [])
  }

  @Test func `a whole with one part stands or falls with it`() {
    let family = SurveySuppression.Family(whole: 0, parts: [1])
    let other = SurveySuppression.Family(whole: 2, parts: [1, 3])
    // Cell 3 is small, so 1 goes with it, and 0 is the same people as 1.
    #expect(hidden([9, 9, 12, 3], [family, other]) == [0, 1, 3])
  }

  @Test func `a whole that is withheld is not worked out from its parts`() {
    let whole = SurveySuppression.Family(whole: 0, parts: [1, 2])
    let above = SurveySuppression.Family(whole: 3, parts: [0, 4])
    // 4 is small; 0 is withheld with it; then 1 or 2 must be too.
    #expect(hidden([14, 6, 8, 17, 3], [whole, above]) == [0, 1, 4])
  }

  @Test func `an item withheld withholds its block`() {
    let block = SurveySuppression.Family(whole: 0, parts: [1, 2], isOfSamePeople: true)
    #expect(hidden([9, 9, 3], [block]) == [0, 2])
  }

  @Test func `cells that several sums together give away get another beside them`() {
    // Cell 0 is 2 and 3; cell 1 is 2, 3 and 4: each sum has two cells withheld, yet cell 4 is 10 less 7.
    let first = SurveySuppression.Family(whole: 0, parts: [2, 3])
    let second = SurveySuppression.Family(whole: 1, parts: [2, 3, 4])
    #expect(hidden([7, 10, 3, 4, 3], [first, second]) == [1, 2, 3, 4])
  }

  @Test func `five cells that together have five people have one each, so their total is withheld`() {
    let family = SurveySuppression.Family(whole: 0, parts: [1, 2, 3, 4, 5])
    #expect(hidden([5, 1, 1, 1, 1, 1], [family]) == [0, 1, 2, 3, 4, 5])
    #expect(hidden([6, 2, 1, 1, 1, 1], [family]) == [1, 2, 3, 4, 5])
  }

  @Test func `a few people who only said that it does not apply are withheld too`() {
    let family = SurveySuppression.Family(whole: 0, parts: [1, 2])
    let few = SurveySuppression(people: [9, 9, 0], silent: [2, 0, 2], families: [family], least: 5)
    #expect(few.isHidden == [false, true, true])
    let many = SurveySuppression(people: [9, 9, 0], silent: [5, 0, 5], families: [family], least: 5)
    #expect(many.isHidden == [false, false, false])
  }

  /// A small generator of numbers that always gives the same ones.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8])
  func `no whole with its shown parts leaves fewer people than the least`(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let input = try Example.programmes(plan: Example.surveyPlan { $0.minResponse = 1 }) { records in
      records.surveys = try (0..<6).map { index in
        try Example.survey(
          "E\(index)", on: .initiative(["a", "b"][dice.roll(2)]), pillar: ["PBD-AAA", "PBD-BBB", nil][dice.roll(3)],
          invited: 100)
      }
      records.responses = try (0..<6).flatMap { survey in
        try (0..<(5 + dice.roll(12))).map { _ in
          try Example.response(
            "E\(survey)", "1.1-1=\(1 + dice.roll(5))",
            dice.roll(3) == 0 ? "M2-1=\(1 + dice.roll(5))" : "M2-4=\(1 + dice.roll(5))",
            function: [.leader, .teacher, .teacher, nil][dice.roll(4)],
            motivation: [.autonomous, .controlled, nil][dice.roll(3)])
        }
      }
    }
    let results = SurveyIndicator(input).results
    let tables = SurveyTables(results.filter(\.isProcessed), least: 5)
    func check(_ whole: SurveyCell, _ parts: [SurveyCell]) {
      func cell(_ cell: SurveyCell) -> (tally: SurveyTally, isHidden: Bool)? {
        tables.tally(cell.range, cell.group, cell.part)
      }
      guard let total = cell(whole), !total.isHidden else { return }
      let hidden = parts.compactMap(cell).filter { $0.isHidden && $0.tally.people > 0 }
      let left = hidden.reduce(0) { $0 + $1.tally.people }
      #expect(hidden.isEmpty || (hidden.count > 1 && left >= 5), "\(whole.id)")
    }
    for (cell, tally, isHidden) in tables.cells where cell.group == .all {
      #expect(isHidden || tally.people == 0 || tally.people >= 5, "\(cell.id)")
      let functions: [RespondentFunction?] = RespondentFunction.allCases + [nil]
      check(cell, functions.map { SurveyCell(range: cell.range, group: .function($0), part: cell.part) })
      let motivations: [Motivation?] = Motivation.allCases + [nil]
      check(cell, motivations.map { SurveyCell(range: cell.range, group: .motivation($0), part: cell.part) })
      if case .form = cell.range {
        check(
          cell, results.map { SurveyCell(range: .survey($0.survey.code), group: .all, part: cell.part) })
      }
    }
  }

  @Test func `a figure withheld carries no number, no interval and no way to its answers`() throws {
    let set = Example.figures(
      try Example.programmes(plan: Example.surveyPlan()) { records in
        records.surveys = [try Example.survey("E1", invited: 30)]
        records.responses =
          try (0..<3).map { _ in try Example.response("E1", "1.1-1=5", function: .leader) }
          + (0..<9).map { _ in try Example.response("E1", "1.1-1=4", function: .teacher) }
          + (0..<6).map { _ in try Example.response("E1", "1.1-1=2", function: .other) }
      })
    let leaders = try #require(set["edbi/E1/function/leider/1.1-1"])
    #expect(leaders.suppressed && leaders.numerator == nil && leaders.n == nil && leaders.range == nil)
    #expect(leaders.evidence.counts.isEmpty && leaders.evidence.queries.isEmpty)
    // The smallest other group goes with them, the largest stays.
    #expect(set["edbi/E1/function/andere/1.1-1"]?.suppressed == true)
    #expect(try set["edbi/E1/function/leraar/1.1-1"]?.share == share(9, 9))
    #expect(set["edbi/E1/leaders-teachers/1.1-1"]?.suppressed == true)
    #expect(set["edbi/E1/leaders-teachers/1.1-1"]?.value == nil)
    #expect(try set["edbi/E1/1.1-1"]?.share == share(12, 18))
  }
}
