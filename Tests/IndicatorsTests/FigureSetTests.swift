import Foundation
import GuidanceKit
@testable import Indicators
import Testing

@Suite struct FigureSetTests {
  private func sample(reversed: Bool = false) throws -> FigureSet {
    var input = try Example.input(
      assignments: [
        Example.assignment("B1", "PBD-AAA", fte: 500), Example.assignment("B2", "PBD-BBB", fte: 300, fund: "leerpunt"),
      ],
      absences: [
        Absence(adviser: "B2", from: date("2026-01-05"), through: date("2026-01-18"), share: share(1, 2))
      ],
      time: (0..<40).map {
        try Example.time(
          "2025-1\($0 % 3)", ["PBD-AAA", "PBD-BBB", "bereik"][$0 % 3], 60 + $0, [.yes, .no, .unknown][$0 % 3])
      },
      reach: (0..<40).map {
        try Example.reach("2025-1\($0 % 3)", 11 + $0 % 4, ["PBD-AAA", "PBD-BBB"][$0 % 2], 90, of: 1 + $0 % 3)
      },
      projectPhases: [
        ProjectPhaseReach(
          project: "aa", round: 1, phase: .first, directness: .direct, primarySchools: 5, secondarySchools: 35,
          status: .reached)
      ])
    if reversed {
      input.time.reverse()
      input.reach.reverse()
      input.assignments.reverse()
      input.organisations.reverse()
    }
    return Example.figures(input)
  }

  @Test func `the order of the rows changes no byte`() throws {
    let set = try sample()
    #expect(try set.canonicalJSON() == sample(reversed: true).canonicalJSON())
    #expect(try set.hash == sample(reversed: true).hash)
  }

  @Test func `figures are sorted by id and each id stands once`() throws {
    let ids = try sample().figures.map(\.id)
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
    #expect(ids.count > 100)
  }

  @Test func `figures.json has the documented shape`() throws {
    let set = try sample()
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(set.canonicalJSON())) as? [String: Any])
    #expect(Set(object.keys) == ["schema", "generated_from", "parameters", "figures"])
    let figures = try #require(object["figures"] as? [[String: Any]])
    let keys: Set<String> = [
      "id", "title", "kind", "numerator", "denominator", "unit", "norm", "verdict", "pace", "forecast", "range", "n",
      "suppressed", "evidence",
    ]
    #expect(figures.allSatisfy { Set($0.keys) == keys })
    #expect((object["generated_from"] as? [String: Any])?["batch"] as? Int == 7)
    let pillar = try #require(figures.first { $0["id"] as? String == "fte/PBD-AAA/2025-2026" })
    #expect((pillar["verdict"] as? [String: Any])?["until"] as? String == "2026-08-31")
    #expect((pillar["norm"] as? [String: Any])?["value"] as? Int == 100)
  }

  @Test func `the bytes are canonical: sorted keys, no white space, no floating point`() throws {
    let figure = Figure(
      id: FigureID("classroom", ["total"], "2026-01"), title: Label("Titel \"é\"\n", "Title \\ \u{1}"), kind: .share,
      numerator: 1, denominator: 3, unit: .minutes, verdict: .met, pace: try share(2, 4),
      evidence: Evidence(
        formula: Label("a", "b"), counts: [EvidenceCount(.windowMinutes, try rational(100, 3), .minutes)]))
    let set = FigureSet(
      [figure], request: try Example.request(),
      generatedFrom: FigureSet.Origin(batch: 1, plan: "p", planHash: "h", version: "1"))
    let expected = #"""
      {"figures":[{"denominator":3,"evidence":{"counts":{"window_minutes":{"denominator":3,"numerator":100}},"formula":{"en":"b","nl":"a"},"parameters":[],"queries":[]},"forecast":null,"id":"classroom/total/2026-01","kind":"share","n":null,"norm":null,"numerator":1,"pace":{"denominator":4,"numerator":2},"range":null,"suppressed":false,"title":{"en":"Title \\ \u0001","nl":"Titel \"é\"\n"},"unit":"minutes","verdict":{"code":"met"}}],"generated_from":{"batch":1,"plan":{"code":"p","hash":"h"},"version":"1"},"parameters":{"as_of":null,"audience":"coordinator","day":"2026-01-31","norms":[],"period":"2026-01"},"schema":"leerspoor/figures/1"}
      """#
    #expect(String(decoding: set.canonicalJSON(), as: UTF8.self) == expected)
  }

  @Test func `the parameters used are gathered with value and source`() throws {
    let names = try sample().parameters.map(\.name)
    #expect(names == names.sorted())
    #expect(names.contains("registered_hours_per_fte[2025-2026]") && names.contains("reach_hours"))
    #expect(names.contains("classroom_target") && names.contains("project_direct_schools"))
  }

  @Test func `each figure has a formula in both languages and a title`() throws {
    for figure in try sample().figures {
      #expect(!figure.evidence.formula.dutch.isEmpty && !figure.evidence.formula.english.isEmpty, "\(figure.id)")
      #expect(!figure.title.dutch.isEmpty && !figure.title.english.isEmpty, "\(figure.id)")
      #expect(!figure.evidence.queries.isEmpty, "\(figure.id)")
      #expect(FigureID(figure.id.text) == figure.id)
    }
  }

  @Test func `a figure is found by its name, with or without as-of`() throws {
    let set = try sample()
    #expect(set["reach/total/2025-2026"] != nil)
    #expect(set["reach/total/2025-2026@2026-01-15"] != nil)
    #expect(set["reach/total/1999-2000"] == nil)
    #expect(set.suggestions(for: "reach/totaal/2025-2026").first == "reach/total/2025-2026")
  }

  @Test func `an id knows its parts`() throws {
    let id = try #require(FigureID("reach/PBD-NED/042531/2025-2026@2026-01-15"))
    #expect(id.indicator == "reach" && id.scope == ["PBD-NED", "042531"])
    #expect(id.period == "2025-2026" && id.asOf == "2026-01-15")
    #expect(id.withoutAsOf.text == "reach/PBD-NED/042531/2025-2026")
    for wrong in ["", "reach", "reach//2025", "/reach/2025", "reach/2025/", "reach/a b/2025"] {
      #expect(FigureID(wrong) == nil, "\(wrong)")
    }
  }

  @Test func `a value is shown in its kind, and never seems to be across its norm`() throws {
    let source = Label("x", "x")
    var figure = Figure(
      id: FigureID("classroom", ["total"], "2026-01"), title: source, kind: .share, numerator: 5997,
      denominator: 10_000,
      unit: .minutes, norm: Figure.Norm(.atLeast, 60, .percent, source: source), evidence: Evidence(formula: source))
    #expect(figure.text(.dutch) == "59,97 %")
    figure.norm = nil
    #expect(figure.text(.english) == "60.0%")
    figure.suppressed = true
    #expect(figure.text(.dutch) == nil)
    (figure.suppressed, figure.kind, figure.numerator, figure.denominator) = (false, .minutes, 100, 3)
    #expect(figure.text(.dutch) == "0,6 u")
    (figure.kind, figure.numerator, figure.denominator) = (.fte, 3010, 200)
    #expect(figure.text(.dutch) == "15,05")
    (figure.kind, figure.numerator, figure.denominator) = (.count, 1154, nil)
    #expect(figure.text(.dutch) == "1.154")
    figure.numerator = nil
    #expect(figure.text(.dutch) == nil)
  }

  @Test func `verdicts and norms are said in words`() throws {
    #expect(Figure.Verdict.running(until: try date("2026-08-31")).text(.dutch) == "loopt, einde 31 augustus 2026")
    #expect(Figure.Verdict.notMet.text(.dutch) == "niet gehaald")
    let source = Label("x", "x")
    #expect(Figure.Norm(.atLeast, 60, .percent, source: source).text(.dutch) == "60 %")
    #expect(Figure.Norm(.atLeast, 1200, .minutes, source: source).text(.dutch) == "20,0 u")
    #expect(Figure.Norm(.moreThan, 1200, .minutes, source: source).text(.english) == "more than 20.0 h")
    #expect(Figure.Norm(.atLeast, 1000, .schools, source: source).text(.dutch) == "1.000 scholen")
  }
}
