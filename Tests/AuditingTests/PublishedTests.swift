import Foundation
import GuidanceKit
import Indicators
import Register
import TestSupport
import Testing

@testable import Auditing

/// The published project tables contradict themselves; each case must be found, with both figures and both sources.
@Suite struct PublishedTests {
  @Test func `stated totals that are not the sum of the rows are all found`() throws {
    let found = try published("PRJ001")
    #expect(
      found.map { $0.statements.map(\.value.dutch) }.sorted { $0.joined() < $1.joined() } == [
        ["103", "125"],  // round 2, table, primary schools
        ["130", "125"],  // round 2, text, primary schools
        ["231", "253"],  // round 2, table, total
        ["231", "253"],  // round 2, text, total
      ])
    #expect(
      Set(found.flatMap(\.statements).map(\.source.dutch)) == [
        "Leerpunt, begeleidingsprojecten ronde 2, tabel bereik, totaalrij, basis",
        "Leerpunt, begeleidingsprojecten ronde 2, tabel bereik, totaalrij, alle scholen",
        "Leerpunt, begeleidingsprojecten ronde 2, tekst, verwacht bereik, basisscholen",
        "Leerpunt, begeleidingsprojecten ronde 2, tekst, verwacht bereik, alle scholen",
        "Leerpunt, begeleidingsprojecten ronde 2, tabel bereik, 12 rijen",
        "Leerpunt, begeleidingsprojecten ronde 2, tabel bereik, 20 rijen",
      ])
  }

  @Test func `the text whose parts give 258 beside its total of 231 is found`() throws {
    let found = try published("PRJ002")
    #expect(found.map { $0.statements.map(\.value.dutch) } == [["231", "258"]])
  }

  @Test func `different counts of the same thing are all found`() throws {
    let found = try published("PRJ003")
    let figures = Dictionary(found.map { ($0.scope, $0.statements.map(\.value.dutch)) }, uniquingKeysWith: { $0 + $1 })
    #expect(
      figures == [
        "project/total/all/basis/round-2": ["103", "130"],  // table against text
        "project/videoklub/direct/secundair/round-1": ["28", "35"],  // fact sheet against table
        "project/bru-taal/direct/basis/round-1": ["12", "6", "6"],  // fact sheet against itself and the table
        "project/studio-lex/direct/basis/round-1": ["6", "5"],  // fact sheet against table
        "leerpunt:follow-up/guides": ["3", "4"],  // announced against listed
      ])
    #expect(found.allSatisfy { Set($0.statements.map(\.source)).count == $0.statements.count })
  }

  @Test func `the fact sheets of round 1 give 149 where the table gives 154, and about 150 is not contradicted`() throws
  {
    let found = try published("PRJ007")
    #expect(found.map { $0.statements.map(\.value.dutch) } == [["154", "149"]])
    #expect(found.first?.message.dutch.contains("8 projectfiches") == true)
  }

  @Test func `no published project starts with fewer than five schools, and what cannot be judged is said`() throws {
    #expect(try published("PRJ004").isEmpty)
    #expect(try published("PRJ005").map(\.scope) == ["round-2"])
    #expect(try published("PRJ006").count == 1)
  }

  @Test func `what is recomputed is what the figures of the same name say`() throws {
    let (projects, phases, totals) = try records()
    let january = try #require(Month("2026-01"))
    let input = IndicatorInput(
      request: FigureRequest(period: .month(january)), plan: try samplePlan(), projects: projects, projectPhases: phases
    )
    let figures = Dictionary(
      ProjectIndicator(input).figures.map { ($0.id.text, $0.numerator) }, uniquingKeysWith: { first, _ in first })
    let facts = AuditFacts(today: january.last, projectPhases: AuditingTests.facts(phases))
    var compared = 0
    for total in totals {
      guard case .reach(let subject) = ClaimSubject(total.subject),
        let (value, _) = ProjectClaims(facts).recomputed(subject)
      else { continue }
      compared += 1
      #expect(figures[total.subject].map { $0.map { Rational($0) } } == value, "\(total.subject)")
    }
    #expect(compared == 23)
  }

  /// The findings of one rule over the published files.
  private func published(_ rule: String) throws -> [Finding] {
    let (projects, phases, totals) = try records()
    #expect(projects.count == 18 && phases.count == 28 && totals.count == 39)
    return try audit(rule, projects: projects, phases: phases, totals: totals)
  }

  private func records() throws -> ([Project], [ProjectPhaseReach], [StatedTotal]) {
    let projects = try rows(of: "projecten").map { row in
      Project(
        id: row["project"] ?? "", name: row["naam"], round: Int(row["ronde"] ?? "") ?? 0,
        isExtension: row["verlenging"] == "ja", source: row["bron"])
    }
    let phases = try rows(of: "projectfasen").map { row in
      ProjectPhaseReach(
        project: row["project"] ?? "", round: Int(row["ronde"] ?? "") ?? 0,
        phase: try #require(ProjectPhase.named(row["fase"] ?? "")),
        directness: try #require(ReachDirectness.named(row["bereik"] ?? "")), primarySchools: Int(row["basis"] ?? ""),
        secondarySchools: Int(row["secundair"] ?? ""),
        status: try #require(ReachStatus(rawValue: row["verwacht of bereikt"] ?? "")), source: row["bron"])
    }
    let totals = try rows(of: "opgegeven-totalen").map { row in
      StatedTotal(
        source: row["bron"] ?? "", place: row["plaats"] ?? "", subject: row["wat"] ?? "",
        value: Rational(try #require(Int(row["waarde"] ?? ""))), isApproximate: row["ongeveer"] == "ja")
    }
    return (projects, phases, totals)
  }

  /// The rows of a published file by header.
  ///
  /// Only cells in quotes may hold a semicolon.
  private func rows(of name: String) throws -> [[String: String]] {
    let file = repositoryRoot().appendingPathComponent("fixtures/published/\(name).csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let table = lines.map { line -> [String] in
      var cells = [""]
      var isQuoted = false
      for sign in line {
        if sign == "\"" {
          isQuoted.toggle()
        } else if sign == ";", !isQuoted {
          cells.append("")
        } else {
          cells[cells.count - 1].append(sign)
        }
      }
      return cells
    }
    let header = try #require(table.first)
    return table.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }
}
