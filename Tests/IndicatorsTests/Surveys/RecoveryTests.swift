import GuidanceKit
@testable import Indicators
import Testing

/// Tries to work out what is withheld, from everything that is published.
@Suite struct RecoveryTests {
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  private static let items: [(code: String, block: String?)] = [
    ("1.1-1", "block-1.1"), ("1.1-2", "block-1.1"), ("M2-1", "block-module-2"),
    ("M2-2", "block-module-2-unfavourable"), ("M2-4", "block-module-2"),
  ]

  /// A year of a few surveys, small enough that much must be withheld.
  private static func year(_ seed: Int) throws -> (input: IndicatorInput, known: [CellAttack.KnownSurvey]) {
    var dice = Dice(state: UInt64(seed) &* 7_919)
    let count = 2 + dice.roll(5)
    let known = (0..<count).map { index in
      CellAttack.KnownSurvey(
        code: "E\(index)", pillar: ["PBD-AAA", "PBD-BBB", "no-pillar"][dice.roll(3)], subject: ["a", "b"][dice.roll(2)])
    }
    let functions: [RespondentFunction?] = RespondentFunction.allCases + [nil]
    let motivations: [Motivation?] = Motivation.allCases + [nil]
    let spread = 1 + dice.roll(functions.count)
    var input = try Example.programmes(plan: Example.surveyPlan { $0.minResponse = 1 }) { records in
      records.surveys = try known.map {
        try Example.survey(
          $0.code, on: .initiative($0.subject), pillar: $0.pillar == "no-pillar" ? nil : $0.pillar, invited: 100)
      }
      records.responses = try known.flatMap { survey in
        try (0..<(5 + dice.roll(16))).map { _ in
          var response = try Example.response(
            survey.code, function: functions[dice.roll(spread)], motivation: motivations[dice.roll(motivations.count)])
          for item in items {
            switch dice.roll(8) {
            case 0: continue
            case 1: response.answers.append(SurveyAnswer(item.code, .notApplicable))
            case 2: response.answers.append(SurveyAnswer(item.code, .score(9)))
            default: response.answers.append(SurveyAnswer(item.code, .score(1 + dice.roll(5))))
            }
          }
          if dice.roll(3) == 0 { response.answers.append(SurveyAnswer("1.1.3-2", .text("iets"))) }
          return response
        }
      }
    }
    input.request.audience = .ministry
    return (input, known)
  }

  @Test(arguments: 1...40) func `no cell on too few people can be worked out from all that is published`(seed: Int)
    throws
  {
    let (input, known) = try Self.year(seed)
    let set = Example.figures(input)
    let attack = try CellAttack(
      json: set.canonicalJSON(), year: Example.year.iso, surveys: known, items: Self.items)
    let least = input.plan.norms.minCell.value
    let results = SurveyIndicator(input).results.filter(\.isProcessed)
    let tables = SurveyTables(results, least: least)
    var isTried = false
    let solved = attack.solved()
    func figure(_ cell: SurveyCell) -> String { cell.id + (cell.range.isOfYear ? "/" + Example.year.iso : "") }
    let bounded = attack.bounded(empty: Set(tables.cells.filter { $0.tally.answered == 0 }.map { figure($0.cell) }))
    for (cell, tally, _) in tables.cells {
      let id = figure(cell)
      let people = tally.people > 0 ? tally.people : tally.notApplicable + tally.outside
      guard people < least else { continue }
      isTried = true
      #expect(attack.hidden.contains(id), "\(id) rests on \(people)")
      #expect(solved[id] == nil, "\(id): \(tally.answered) answers")
      #expect(tally.people == 0 || bounded[id] == nil, "\(id): \(tally.answered) answers, by what fits")
    }
    // A year in which nothing is small would prove nothing.
    #expect(isTried || known.count < 3)
  }

  @Test(arguments: 1...60) func `the number of open answers that are withheld stands nowhere`(seed: Int) throws {
    let (input, _) = try Self.year(seed)
    let least = input.plan.norms.minCell.value
    for figure in Example.figures(input).figures {
      if let count = figure.evidence.count(.lessSatisfied)?.value {
        #expect(count == .zero || count >= Rational(least), "\(figure.id)")
      }
    }
  }
}
