import Foundation
import GRDB
import GuidanceKit
import Register
import TestSupport
import Testing

/// A database that an older program made, kept as SQL, is brought up to the present schema.
@Suite struct OlderSchemaTests {
  /// The database of version 1 in a file of its own, opened by this program.
  private func opened(_ folder: TemporaryFolder) throws -> Register {
    let path = folder.path("oud.sqlite")
    let file = repositoryRoot().appendingPathComponent("fixtures/register/versie-1.sql")
    do {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { try $0.execute(sql: String(contentsOf: file, encoding: .utf8)) }
    }
    return try Register(path: path, mode: .writing)
  }

  /// The registrations that the older program loaded.
  private func registrations() throws -> [Registration] {
    var known = try registration("2025-10-01", minutes: 90, id: "R-1", organisation: "042531")
    known.goal = "PBD-NED-OD1"
    known.description = "Lesobservatie, «kijkwijzer»"
    known.mechanisms = MechanismSet(bits: 9)
    var named = try registration("2025-10-02", minutes: 60)
    named.organisations = [
      OrganisationReference(given: "PTS Boom", number: InstitutionNumber("042531")),
      OrganisationReference(given: "Onbekende school", number: nil),
    ]
    named.headCount = 6
    return [known, named, named, try registration("2025-10-03", minutes: 45)]
  }

  @Test func `reads the same facts`() throws {
    let folder = try TemporaryFolder()
    let register = try opened(folder)
    let first = try day("2025-09-01")
    let number = try #require(InstitutionNumber("042531"))
    try register.read { snapshot in
      #expect(try snapshot.batches().count == 9)
      #expect(try snapshot.plans().map(\.record.code) == ["proef-2025-2030"])
      let organisations = try snapshot.organisations().map(\.record)
      #expect(organisations.map(\.name) == ["PITO Stabroek", "PTS Boom"])
      #expect(
        organisations.last
          == Organisation(
            number: number, name: "PTS Boom", type: .so, board: "Provincie Antwerpen", aliases: ["PTS"],
            qualifiers: [QualifierPeriod(.dual, validity: Validity(from: first))]))
      #expect(try snapshot.advisers().map(\.record.teams) == [["PBD-NED"], []])
      #expect(try snapshot.assignments().map(\.record.fte.thousandths) == [500])
      #expect(try snapshot.absences().map(\.record.share) == [Share(1, of: 2)])
      #expect(try snapshot.projects().map(\.record.partners) == [["A", "B"]])
      #expect(try snapshot.projectPhases().map(\.record.primarySchools) == [20])
      #expect(try snapshot.statedTotals().map(\.record.value) == [Rational(154)])
      var wanted = try registrations()
      // A linked organisation is known by its number.
      for index in wanted.indices where wanted[index].organisations.count == 2 {
        wanted[index].organisations[0].given = "042531"
      }
      #expect(try snapshot.registrations().map(\.record) == wanted)
      #expect(try snapshot.trajectories().isEmpty && snapshot.plgs().isEmpty && snapshot.surveyResponses().isEmpty)
    }
  }

  @Test func `the same records are found unchanged, and new kinds can be loaded`() throws {
    let folder = try TemporaryFolder()
    let register = try opened(folder)
    let again = try register.load(registrations() + [registration("2025-10-04", minutes: 10)], file: "nog-eens.csv")
    #expect(again.counts.unchanged == 4)
    #expect(again.counts.new == 1)
    let number = try #require(InstitutionNumber("042531"))
    let trajectory = Trajectory(
      code: "T-1", organisation: number, destination: "PBD-NED", adviser: "B01", interval: 2, length: .long,
      phases: PhaseHistory([PhaseEntry(from: try day("2025-09-01"), phase: .explore)]))
    #expect(try register.load([trajectory], file: "trajecten.csv").counts.new == 1)
    #expect(try register.read { try $0.trajectories().map(\.record) } == [trajectory])
    #expect(try register.read(asOf: .batch(9)) { try $0.registrations().count } == 4)
  }

  @Test func `new tables refuse changes as the others do`() throws {
    let folder = try TemporaryFolder()
    _ = try opened(folder).load([
      SurveyResponse(survey: "E-1", number: 1, answers: [SurveyAnswer("1.1-1", .score(4))])
    ])
    let queue = try DatabaseQueue(path: folder.path("oud.sqlite"))
    for statement in [
      "UPDATE survey_response SET number = 2", "DELETE FROM survey_response", "UPDATE survey_answer SET score = 1",
      "DELETE FROM survey_answer",
    ] {
      #expect(throws: DatabaseError.self, "\(statement) went through") {
        try queue.write { try $0.execute(sql: statement) }
      }
    }
    let tables = try queue.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT t.name FROM sqlite_master AS t WHERE t.type = 'table'
            AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE name IN ('digest', 'fact_id'))
            AND NOT EXISTS (SELECT 1 FROM sqlite_master AS g WHERE g.type = 'trigger' AND g.tbl_name = t.name
              AND g.name = t.name || '_is_not_removed')
          """)
    }
    #expect(tables.isEmpty, "without a guard: \(tables)")
    #expect(try queue.read { try String.fetchAll($0, sql: "SELECT \"table\" FROM pragma_foreign_key_check") }.isEmpty)
  }
}
