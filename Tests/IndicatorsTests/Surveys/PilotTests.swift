import GuidanceKit
import Indicators
import Testing

@Suite struct PilotTests {
  /// Schools 000021… with the share that agrees on an item about behaviour; the first `pilots` are pilot schools.
  private func figures(
    _ shares: [(agreeing: Int, of: Int)], pilots: Int, items: [String]? = ["Ik probeerde het uit"],
    least: Int? = nil
  ) throws -> FigureSet {
    let plan = try Example.surveyPlan {
      $0.edbiBehaviourItems = items
      $0.minSchools = least
      $0.minResponse = 1
    }
    let numbers = try shares.indices.map { try number("0000\(21 + $0)") }
    let organisations = shares.indices.map { index in
      Organisation(
        number: numbers[index], name: "School \(index)", type: .so,
        qualifiers: index < pilots ? [QualifierPeriod(.vivPilot)] : [])
    }
    return Example.figures(
      try Example.programmes(plan: plan, organisations: organisations) { records in
        records.surveys = [try Example.survey("L1", .long, on: .trajectory("T1"), invited: 500, day: "2026-05-20")]
        records.responses = try shares.indices.flatMap { index in
          try (0..<shares[index].of).map { answer in
            try Example.response(
              "L1", "1.1-4=5", "Ik probeerde het uit=\(answer < shares[index].agreeing ? 5 : 2)",
              at: numbers[index].digits)
          }
        }
      })
  }

  private let id = "viv-pilot/difference/question-ik-probeerde-het-uit/2025-2026"

  @Test func `four pilot schools above four others: one split of seventy to each side`() throws {
    let set = try figures([(4, 5), (9, 10), (3, 4), (1, 1), (1, 4), (1, 2), (2, 3), (1, 10)], pilots: 4)
    let figure = try #require(set[id])
    // (4/5 + 9/10 + 3/4 + 1)/4 - (1/4 + 1/2 + 2/3 + 1/10)/4 = 29/60.
    #expect(figure.value == Rational(29, 60) && figure.n == 8)
    #expect(figure.unit == .points && figure.text(.dutch) == "48,3 procentpunt")
    #expect(figure.text(.english) == "48.3 percentage points")
    #expect(figure.evidence.count(.ways)?.value == Rational(2) && figure.evidence.count(.splits)?.value == Rational(70))
    #expect(set["viv-pilot/pilot/question-ik-probeerde-het-uit/2025-2026"]?.value == Rational(69, 80))
    #expect(set["viv-pilot/others/question-ik-probeerde-het-uit/2025-2026"]?.n == 4)
    let sentence = try #require(figure.evidence.note)
    #expect(
      sentence.dutch.hasPrefix(
        "In de pilootscholen (n = 4) is het gemiddelde deel (helemaal) eens 48,3 procentpunt hoger dan in de andere scholen (n = 4)"
      ))
    #expect(sentence.dutch.contains("p = 2/70 = 0,029") && sentence.dutch.contains("significant op 5 %"))
    #expect(sentence.english.contains("p = 2/70 = 0.029"))
    #expect(figure.range != nil)
  }

  @Test func `a school counts once, however many answered`() throws {
    let set = try figures([(1, 2), (50, 100), (0, 5), (5, 5), (2, 4), (3, 6), (1, 2), (2, 4)], pilots: 4)
    #expect(set[id]?.value == .zero)
    #expect(set[id]?.evidence.note?.dutch.contains("even hoog") == true)
    #expect(set[id]?.evidence.note?.dutch.contains("niet significant") == true)
  }

  @Test func `under the least number of schools it is described and not tested`() throws {
    let set = try figures([(4, 5), (5, 5), (5, 5), (1, 5), (1, 5), (0, 5), (0, 5)], pilots: 3)
    let figure = try #require(set[id])
    #expect(figure.verdict.code == "no_verdict" && figure.range == nil)
    #expect(figure.evidence.count(.splits) == nil)
    #expect(figure.evidence.note?.dutch.contains("niet getoetst") == true)
    #expect(figure.evidence.note?.dutch.contains("significant") == false)
    let lower = try figures([(4, 5), (5, 5), (5, 5), (1, 5), (1, 5), (0, 5), (0, 5)], pilots: 3, least: 3)
    #expect(lower[id]?.evidence.count(.splits)?.value == Rational(35))
  }

  @Test func `without an item about behaviour nothing is evaluated, whatever was asked about intention`() throws {
    let set = try figures([(4, 5), (5, 5), (1, 5), (0, 5)], pilots: 2, items: nil)
    #expect(set["viv-pilot/difference/2025-2026"]?.verdict.text(.dutch).contains("intentie") == true)
    #expect(set[id] == nil)
  }

  @Test func `no answers from one of both groups is said`() throws {
    let set = try figures([(4, 5), (5, 5)], pilots: 2)
    #expect(set[id]?.verdict == .noData)
    #expect(set[id]?.evidence.note?.dutch.contains("niets te vergelijken") == true)
  }
}
