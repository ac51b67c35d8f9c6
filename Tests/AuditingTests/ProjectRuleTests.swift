import GuidanceKit
import Register
import Testing

@testable import Auditing

@Suite struct ProjectRuleTests {
  private func total(
    _ subject: String, _ value: Int, _ source: String = "Tabel", _ place: String = "totaal", about: Bool = false
  )
    -> StatedTotal
  {
    StatedTotal(source: source, place: place, subject: subject, value: Rational(value), isApproximate: about)
  }

  private func row(
    _ project: String, _ primary: Int?, _ secondary: Int?, round: Int = 1, phase: ProjectPhase = .first,
    _ directness: ReachDirectness = .direct
  ) -> ProjectPhaseReach {
    ProjectPhaseReach(
      project: project, round: round, phase: phase, directness: directness, primarySchools: primary,
      secondarySchools: secondary, status: .reached, source: "Rijen")
  }

  // PRJ001

  @Test func `a total that is not the sum of its rows is found with both`() throws {
    let rows = [row("a", 10, nil), row("b", 5, 3)]
    let found = try audit("PRJ001", phases: rows, totals: [total("project/total/all/basis/round-1", 13)])
    #expect(
      found.map(\.message.dutch) == [
        "Tabel (totaal) geeft 13 basisscholen in ronde 1; de rijen tellen samen 15 (Rijen, 2 rijen)."
      ])
    #expect(found.first?.statements.map(\.value.dutch) == ["13", "15"])
    #expect(found.first?.places == ["projectfasen.csv:2", "projectfasen.csv:3", "opgegeven-totalen.csv:2"])
  }

  @Test func `a total that is right, and one about rows that are not there, are no findings`() throws {
    let totals = [total("project/total/direct/round-1", 18), total("project/total/direct/round-2", 99)]
    #expect(try audit("PRJ001", phases: [row("a", 10, nil), row("b", 5, 3)], totals: totals).isEmpty)
  }

  @Test func `only rows with the reach that is meant are added`() throws {
    let rows = [row("a", 10, nil), row("b", 5, nil, .unknown)]
    #expect(try audit("PRJ001", phases: rows, totals: [total("project/total/direct/round-1", 10)]).isEmpty)
    #expect(try audit("PRJ001", phases: rows, totals: [total("project/total/all/round-1", 10)]).count == 1)
  }

  @Test(arguments: [(154, true), (145, true), (155, true), (156, false), (144, false)])
  func `about 150 agrees with what rounds to 150`(sum: Int, agrees: Bool) throws {
    let found = try audit(
      "PRJ001", phases: [row("a", sum, nil)], totals: [total("project/total/direct/round-1", 150, about: true)])
    #expect(found.isEmpty == agrees)
  }

  @Test func `the number of projects of a round is counted`() throws {
    let projects = [
      Project(id: "a", round: 2, isExtension: true), Project(id: "b", round: 2, isExtension: false),
      Project(id: "c", round: 2, isExtension: false),
    ]
    let right = [
      total("project/count/round-2", 3), total("project/count/extension/round-2", 1),
      total("project/count/new/round-2", 2),
    ]
    #expect(try audit("PRJ001", projects: projects, totals: right).isEmpty)
    let found = try audit("PRJ001", projects: projects, totals: [total("project/count/new/round-2", 1)])
    #expect(found.first?.message.dutch.contains("geeft 1 nieuwe projecten in ronde 2; de rijen tellen samen 2") == true)
  }

  @Test func `in a round with results what was expected does not count`() throws {
    var expected = row("b", 40, nil)
    expected.status = .expected
    let totals = [total("project/total/all/round-1", 10)]
    #expect(try audit("PRJ001", phases: [row("a", 10, nil), expected], totals: totals).isEmpty)
    #expect(try audit("PRJ001", phases: [expected], totals: [total("project/total/all/round-1", 40)]).isEmpty)
  }

  // PRJ002

  @Test func `a text whose parts give more than its total contradicts itself`() throws {
    let totals = [
      total("project/total/all/round-2", 231, "Tekst", "samen"),
      total("project/total/all/basis/round-2", 130, "Tekst", "basis"),
      total("project/total/all/secundair/round-2", 128, "Tekst", "secundair"),
    ]
    let found = try audit("PRJ002", totals: totals)
    #expect(
      found.map(\.message.dutch) == [
        "Tekst geeft 231 (samen), maar ook 130 (basis) + 128 (secundair), samen 258."
      ])
  }

  @Test func `parts of another document, or one part alone, prove nothing`() throws {
    let totals = [
      total("project/total/all/round-2", 231, "Tekst"), total("project/total/all/basis/round-2", 130, "Tekst"),
      total("project/total/all/secundair/round-2", 128, "Tabel"),
    ]
    #expect(try audit("PRJ002", totals: totals).isEmpty)
  }

  @Test func `phases add up to through, and lines to the whole`() throws {
    func part(_ name: String, _ value: Int) -> StatedTotal { total("project/x/all/\(name)/round-1", value) }
    let right = [
      part("phase-1", 45), part("phase-2", 90), part("phase-3", 190), part("through-phase-2", 135),
      part("through-phase-3", 325), total("project/x/all/round-1", 8, "Tabel", "geheel"), part("line-1", 5),
      part("line-2", 3),
    ]
    #expect(try audit("PRJ002", totals: right).isEmpty)
    let wrong = [part("phase-1", 45), part("phase-2", 90), part("through-phase-2", 190)]
    #expect(try audit("PRJ002", totals: wrong).count == 1)
    let lines = [total("project/x/all/round-1", 9, "Tabel", "geheel"), part("line-1", 5), part("line-2", 3)]
    #expect(try audit("PRJ002", totals: lines).count == 1)
  }

  // PRJ003

  @Test func `a fact sheet that differs from the rows of its project is found`() throws {
    let totals = [total("project/v/direct/secundair/round-1", 28, "Fiche")]
    let project = Project(id: "v", name: "VideoKLuB", round: 1)
    let found = try audit("PRJ003", projects: [project], phases: [row("v", 5, 35)], totals: totals)
    #expect(
      found.map(\.message.dutch) == [
        "VideoKLuB, secundaire scholen in ronde 1: 28 (Fiche, totaal), 35 (Rijen, 1 rij)."
      ])
  }

  @Test func `two documents with the same figure, or one approximate, do not differ`() throws {
    let totals = [
      total("project/total/all/round-2", 231, "Tabel"), total("project/total/all/round-2", 231, "Tekst"),
      total("project/total/all/round-2", 200, "Pagina", about: true),
    ]
    #expect(try audit("PRJ003", totals: totals).isEmpty)
  }

  @Test func `a thing without rows is compared between documents`() throws {
    let totals = [total("leerpunt:guides", 3, "Tekst"), total("leerpunt:guides", 4, "Lijst")]
    #expect(try audit("PRJ003", totals: totals).first?.statements.count == 2)
  }

  // PRJ004 to PRJ006

  @Test func `a project that starts with four schools is named, with five it is not`() throws {
    #expect(try audit("PRJ004", phases: [row("a", 3, 1)]).map(\.subject) == [["a", "1"]])
    #expect(try audit("PRJ004", phases: [row("a", 5, nil), row("a", 2, nil, phase: .second)]).isEmpty)
  }

  @Test func `direct reach under 100 is said, and unknown reach that may fill it is said to be so`() throws {
    #expect(try audit("PRJ005", phases: [row("a", 100, nil)]).isEmpty)
    let few = try audit("PRJ005", phases: [row("a", 99, nil)])
    #expect(few.first?.message.dutch == "Ronde 1: 99 scholen met direct bereik, de doelstelling is 100.")
    let unknown = try audit("PRJ005", phases: [row("a", 253, nil, .unknown)])
    #expect(unknown.first?.message.dutch.contains("niet te beoordelen") == true)
  }

  @Test func `what was expected never fills up what was reached`() throws {
    var expected = row("a", 60, nil)
    expected.status = .expected
    let direct = try audit("PRJ005", phases: [row("a", 60, nil), expected])
    #expect(direct.first?.message.dutch == "Ronde 1: 60 scholen met direct bereik, de doelstelling is 100.")
    var start = row("b", 3, nil)
    start.status = .expected
    #expect(try audit("PRJ004", phases: [row("b", 3, nil), start]).map(\.subject) == [["b", "1"]])
  }

  @Test func `indirect reach is never added over rounds`() throws {
    let rows = [row("a", 600, nil, .indirect), row("a", 600, nil, round: 2, .indirect)]
    #expect(try audit("PRJ006", phases: rows).count == 1)
    #expect(try audit("PRJ006", phases: [row("a", 1000, nil, .indirect)]).isEmpty)
    #expect(try audit("PRJ006").isEmpty)
  }

  // PRJ007

  @Test func `fact sheets that together give another total are found`() throws {
    let projects = [Project(id: "a", round: 1), Project(id: "b", round: 1)]
    let sheets = [
      total("project/a/direct/round-1", 20, "Fiche A"), total("project/b/direct/basis/round-1", 12, "Fiche B"),
    ]
    let table = total("project/total/direct/round-1", 30)
    let found = try audit("PRJ007", projects: projects, totals: sheets + [table])
    #expect(found.first?.statements.map(\.value.dutch) == ["30", "32"])
    let about = total("project/total/direct/round-1", 30, about: true)
    #expect(try audit("PRJ007", projects: projects, totals: sheets + [about]).isEmpty)
    #expect(try audit("PRJ007", projects: projects, totals: [sheets[0], table]).isEmpty)
  }
}
