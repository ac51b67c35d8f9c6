import GuidanceKit
@testable import Indicators
import Register
import Testing

@Suite struct SurveyTests {
  /// Ten invited, ten answers: item 1.1-1 seven of ten agree, 1.1-2 six of ten, 1.1-3 five of eight.
  private func filled(_ plan: Plan? = nil, _ survey: Survey? = nil) throws -> FigureSet {
    let plan = try plan ?? Example.surveyPlan()
    let survey = try survey ?? Example.survey("E17")
    return Example.figures(
      try Example.programmes(plan: plan) { records in
        records.surveys = [survey]
        records.responses = try (0..<10).map { index in
          try Example.response(
            "E17", "1.1-1=\(index < 7 ? 4 + index % 2 : 3)", "1.1-2=\(index < 6 ? 5 : 1)",
            "1.1-3=\(index < 5 ? "4" : index < 8 ? "2" : "nvt")", "1.1.3-2=antwoord \(index)")
        }
      })
  }

  @Test func `a score is agreeing over answered, without blanks and not applicable`() throws {
    let set = try filled()
    #expect(try set["edbi/E17/1.1-1"]?.share == share(7, 10))
    #expect(try set["edbi/E17/1.1-2"]?.share == share(6, 10))
    let third = try #require(set["edbi/E17/1.1-3"])
    #expect(third.numerator == 5 && third.denominator == 8 && third.n == 8)
    #expect(third.evidence.count(.notApplicable)?.value == Rational(2))
  }

  @Test func `a score says how often each answer was given, unless it is withheld`() throws {
    let set = try filled()
    // 1.1-1: of the first seven four gave 4 and three gave 5, the other three gave 3; 1.1-3: two are not applicable.
    func answers(_ id: String) throws -> [Int?] {
      let evidence = try #require(set[id]).evidence
      return try (1...5).map { evidence.count(try #require(EvidenceCount.Key.point($0)))?.value.numerator }
    }
    #expect(try answers("edbi/E17/1.1-1") == [0, 0, 3, 4, 3])
    #expect(try answers("edbi/E17/1.1-3") == [0, 3, 0, 5, 0])
    #expect(EvidenceCount.Key.point(0) == nil && EvidenceCount.Key.point(12) == nil)
    let few = Example.figures(
      try Example.programmes(plan: Example.surveyPlan { $0.minRespondents = 2 }) { records in
        records.surveys = [try Example.survey("E1", invited: 3)]
        records.responses = try (0..<3).map { _ in try Example.response("E1", "1.1-1=5") }
      })
    let hidden = try #require(few["edbi/E1/1.1-1"])
    #expect(hidden.suppressed && hidden.evidence.counts.isEmpty)
  }

  @Test func `seventy is strong, sixty is to be examined, what lies between is in between`() throws {
    let set = try filled()
    #expect(set["edbi/E17/1.1-1"]?.verdict == .zone(.strong))
    #expect(set["edbi/E17/1.1-2"]?.verdict == .zone(.toExamine))
    #expect(set["edbi/E17/1.1-3"]?.verdict == .zone(.between))
    #expect(set["edbi/E17/1.1-1"]?.verdict.text(.dutch) == "sterk punt")
    #expect(set["edbi/E17/1.1-2"]?.evidence.count(.lessSatisfied)?.value == Rational(10))
  }

  @Test func `69,6 percent is not seventy`() throws {
    let set = Example.figures(
      try Example.programmes(plan: Example.surveyPlan()) { records in
        records.surveys = [try Example.survey("E1", invited: 1000)]
        records.responses = try (0..<1000).map { try Example.response("E1", "1.1-1=\($0 < 696 ? 4 : 3)") }
      })
    #expect(set["edbi/E1/1.1-1"]?.verdict == .zone(.between))
  }

  @Test func `each score carries its Wilson interval`() throws {
    let range = try #require(filled()["edbi/E17/1.1-1"]?.range)
    #expect(range.lower.numerator == 396_778 && range.upper.numerator == 892_209)
  }

  @Test func `a block pools its favourable items, unfavourable ones stand apart`() throws {
    let set = Example.figures(
      try Example.programmes(plan: Example.surveyPlan()) { records in
        records.surveys = [try Example.survey("L1", .long, on: .trajectory("T05"))]
        records.responses = try (0..<6).map {
          try Example.response("L1", "M2-1=\($0 < 3 ? 5 : 2)", "M2-4=4", "M2-2=\($0 < 5 ? 5 : 1)")
        }
      })
    #expect(try set["edbi/L1/block-module-2"]?.share == share(9, 12))
    #expect(set["edbi/L1/block-module-2"]?.n == 6)
    let unfavourable = try #require(set["edbi/L1/block-module-2-unfavourable"])
    #expect(try unfavourable.share == share(5, 6))
    #expect(unfavourable.verdict == .noNorm && unfavourable.norm == nil)
    #expect(unfavourable.evidence.note?.dutch.contains("ongunstig") == true)
    #expect(set["edbi-long/trajectory/T05/M2-1/2025-2026"]?.numerator == 3)
  }

  @Test func `too few respondents, or too low a response, gives no score anywhere`() throws {
    for (invited, responses) in [(10, 4), (100, 49)] {
      let set = Example.figures(
        try Example.programmes(plan: Example.surveyPlan()) { records in
          records.surveys = [try Example.survey("E1", invited: invited)]
          records.responses = try (0..<responses).map { _ in
            try Example.response("E1", "1.1-1=5", "1.1.3-1=fijn", function: .leader)
          }
        })
      let scores = set.figures.filter { $0.id.text.hasPrefix("edbi") && $0.id.text.contains("1.1") }
      #expect(scores.isEmpty, "\(scores.map(\.id))")
      #expect(set["edbi/E1/respondents"]?.evidence.note?.dutch.hasPrefix("niet verwerkt") == true)
      #expect(set["edbi-selected/short/2025-2026"]?.evidence.count(.surveysProcessed)?.value == .zero)
    }
  }

  @Test func `exactly the least response is enough`() throws {
    let set = try filled(nil, Example.survey("E17", invited: 20))
    #expect(set["edbi/E17/response"]?.verdict == .met)
    #expect(set["edbi/E17/1.1-1"]?.verdict == .zone(.strong))
  }

  @Test func `an unknown response gives scores and no verdict`() throws {
    let set = try filled(nil, Example.survey("E17", invited: nil))
    #expect(set["edbi/E17/1.1-1"]?.numerator == 7)
    #expect(set["edbi/E17/1.1-1"]?.verdict.text(.dutch) == "geen oordeel: respons onbekend")
    #expect(set["edbi/E17/response"]?.numerator == nil)
    #expect(set["edbi-short/total/1.1-1/2025-2026"]?.verdict.code == "no_verdict")
  }

  @Test func `without a least response laid down there is no verdict, and no default is made up`() throws {
    let set = try filled(Example.plan())
    #expect(set["edbi/E17/1.1-1"]?.verdict.code == "no_verdict")
    #expect(set["edbi/E17/1.1-1"]?.verdict.text(.dutch).contains("min_response") == true)
    #expect(try set["edbi/E17/response"]?.share == share(10, 10))
  }

  @Test func `the head count of the linked session stands in for those invited`() throws {
    let input = try Example.programmes(plan: Example.surveyPlan()) { records in
      records.surveys = [
        try Example.survey("E1", invited: nil, session: "S9"), try Example.survey("E2", invited: nil, session: "S8"),
        try Example.survey("E3", invited: nil, session: "S7"),
      ]
      records.headCounts = [
        SessionHeadCount(session: "S9", date: try date("2026-01-14"), people: 8),
        SessionHeadCount(session: "S8", date: try date("2026-01-15"), people: 9),
        SessionHeadCount(session: "S8", date: try date("2026-01-22"), people: 5),
        SessionHeadCount(session: "S7", date: try date("2026-01-01"), people: 9),
        SessionHeadCount(session: "S7", date: try date("2026-01-22"), people: 5),
      ]
      records.responses = try ["E1", "E2", "E3"].flatMap { code in
        try (0..<6).map { _ in try Example.response(code, "1.1-1=5") }
      }
    }
    let results = SurveyIndicator(input).results
    #expect(results.map(\.invitation) == [.headCount(8), .headCount(9), .unknown])
    #expect(try results[0].response == share(6, 8))
  }

  @Test func `a scale of another size is not guessed at`() throws {
    let set = try filled(nil, Example.survey("E17", points: 4))
    #expect(set["edbi/E17/1.1-1"] == nil)
    #expect(set["edbi/E17/respondents"]?.evidence.note?.dutch.contains("4 punten") == true)
    let other = try filled(
      Example.surveyPlan {
        $0.edbiScale = AnswerScale(labels: (1...4).map { Label("\($0)", "\($0)") }, agreeing: [3, 4])
      }, Example.survey("E17", points: 4))
    // Of 1.1-1 the fives are no points of a scale of four: three of ten answers, all others are 3 or 4.
    #expect(other["edbi/E17/1.1-1"]?.evidence.count(.outsideScale)?.value == Rational(3))
    #expect(try other["edbi/E17/1.1-1"]?.share == share(7, 7))
  }

  @Test func `surveys add up per pillar, initiative and form, and only those of the year up to the day`() throws {
    func set(_ day: String) throws -> FigureSet {
      Example.figures(
        try Example.programmes(on: day, plan: Example.surveyPlan()) { records in
          records.surveys = [
            try Example.survey("E1"), try Example.survey("E2", pillar: "PBD-BBB", day: "2026-03-01"),
            try Example.survey("E3", on: .initiative("leerwandeling"), day: "2025-08-31"),
          ]
          records.responses = try ["E1", "E2", "E3"].flatMap { code in
            try (0..<8).map { try Example.response(code, "1.1-1=\($0 < 6 ? 5 : 1)") }
          }
        })
    }
    #expect(try set("2026-06-30")["edbi-short/total/1.1-1/2025-2026"]?.share == share(12, 16))
    #expect(try set("2026-06-30")["edbi-short/PBD-BBB/1.1-1/2025-2026"]?.share == share(6, 8))
    #expect(try set("2026-06-30")["edbi-short/initiative/lesson-study/1.1-1/2025-2026"]?.share == share(12, 16))
    #expect(try set("2026-06-30")["edbi/E3/1.1-1"] == nil)
    #expect(try set("2026-02-28")["edbi-short/total/1.1-1/2025-2026"]?.share == share(6, 8))
  }

  @Test func `leaders against teachers, with the difference and Newcombe's interval`() throws {
    let set = Example.figures(
      try Example.programmes(plan: Example.surveyPlan()) { records in
        records.surveys = [try Example.survey("E1", invited: 25)]
        records.responses =
          try (0..<5).map { try Example.response("E1", "1.1-1=\($0 < 3 ? 5 : 1)", function: .leader) }
          + (0..<10).map { try Example.response("E1", "1.1-1=\($0 < 7 ? 4 : 2)", function: .teacher) }
      })
    let figure = try #require(set["edbi/E1/leaders-teachers/1.1-1"])
    #expect(figure.value == Rational(-1, 10) && figure.n == 15)
    // fixtures/reference/newcombe.csv: 3 of 5 against 7 of 10.
    #expect(figure.range?.lower.numerator == -516_304 && figure.range?.upper.numerator == 314_345)
    #expect(set["edbi-short/total/leaders-teachers/1.1-1/2025-2026"]?.value == Rational(-1, 10))
    #expect(try set["edbi/E1/function/leider/1.1-1"]?.share == share(3, 5))
  }

  @Test func `motivation is counted as it was coded`() throws {
    let set = Example.figures(
      try Example.programmes(plan: Example.surveyPlan()) { records in
        records.surveys = [try Example.survey("E1", invited: 20)]
        records.responses =
          try (0..<6).map { _ in try Example.response("E1", "1.1-1=5", motivation: .autonomous) }
          + (0..<8).map { _ in try Example.response("E1", "1.1-1=1", motivation: .controlled) }
      })
    #expect(try set["edbi/E1/motivation/autonoom"]?.share == share(6, 14))
    #expect(try set["edbi/E1/motivation/autonoom/1.1-1"]?.share == share(6, 6))
    #expect(try set["edbi/E1/motivation/gecontroleerd/1.1-1"]?.share == share(0, 8))
  }

  @Test func `open answers are grouped per question, in no order of people`() throws {
    let input = try Example.programmes(plan: Example.surveyPlan()) { records in
      records.surveys = [try Example.survey("E1")]
      records.responses = try ["te kort", "lang", "Weinig", "druk", "niets"].map {
        try Example.response("E1", "1.1-1=5", "1.1.3-2=\($0)", "Wat vond u van de zaal?=koud")
      }
    }
    let groups = SurveyIndicator(input).openAnswers
    #expect(groups.map(\.question.dutch) == ["Wat viel minder in de smaak", "Wat vond u van de zaal?"])
    #expect(groups[0].answers == ["Weinig", "druk", "lang", "niets", "te kort"])
    let set = Example.figures(input)
    #expect(set["edbi/E1/open-1.1.3-2"]?.numerator == 5)
    #expect(set["edbi/E1/open-question-wat-vond-u-van-de-zaal"]?.numerator == 5)
  }

  @Test func `what was chosen stands against what was surveyed`() throws {
    let set = Example.figures(
      try Example.programmes(plan: Example.surveyPlan()) { records in
        records.choices = [
          SurveyChoice(schoolYear: Example.year, subject: .initiative("lesson-study"), reason: "nieuw"),
          SurveyChoice(schoolYear: Example.year, subject: .initiative("leerwandeling")),
          SurveyChoice(schoolYear: Example.year.previous, subject: .initiative("intervisie")),
          SurveyChoice(schoolYear: Example.year, subject: .trajectory("T1")),
        ]
        records.surveys = [
          try Example.survey("E1"), try Example.survey("E2", on: .initiative("kennissessie"), because: "veel vraag"),
        ]
        records.responses = [try Example.response("E1", "1.1-1=5")]
      })
    let short = try #require(set["edbi-selected/short/2025-2026"])
    #expect(short.numerator == 1 && short.denominator == 3)
    #expect(short.evidence.count(.surveysMotivated)?.value == Rational(2))
    #expect(short.evidence.note?.dutch == "gekozen en nog niet bevraagd: kennissessie PBD-AAA, leerwandeling")
    #expect(set["edbi-selected/long/2025-2026"]?.numerator == 0)
  }

  @Test func `the order of answers and surveys changes no byte`() throws {
    func bytes(_ isReversed: Bool) throws -> [UInt8] {
      Example.figures(
        try Example.programmes(plan: Example.surveyPlan()) { records in
          records.surveys = [try Example.survey("E1"), try Example.survey("E2", .long, on: .trajectory("T1"))]
          records.responses = try ["E1", "E2"].flatMap { code in
            try (0..<9).map { index in
              try Example.response(
                code, "1.1-1=\(1 + index % 5)", "Eigen vraag=\(index % 6)", "1.1.3-1=woord \(index)",
                function: [.leader, .teacher, nil][index % 3], motivation: [.autonomous, nil][index % 2])
            }
          }
          if isReversed {
            records.surveys.reverse()
            records.responses.reverse()
          }
        }
      ).canonicalJSON()
    }
    #expect(try bytes(false) == bytes(true))
  }
}
