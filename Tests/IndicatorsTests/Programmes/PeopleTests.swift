import GuidanceKit
import Indicators
import Testing

@Suite struct PeopleTests {
  private func viv(
    _ school: String, _ person: String, _ role: VIVKind, formal: VIVFormality? = nil, lasting: VIVPermanence? = nil,
    scale: VIVScale? = nil, through: String? = nil
  ) throws -> VIV {
    VIV(
      organisation: try number(school), person: person, role: role, formality: formal, permanence: lasting,
      scale: scale, validity: Validity(from: try date("2025-09-01"), through: try through.map(date)))
  }

  @Test func `a person with two roles counts once, and once for each`() throws {
    let set = Example.figures(
      try Example.programmes { records in
        records.vivs = [
          try viv("000011", "P1", .mentor, formal: .formal, lasting: .permanent),
          try viv("000011", "P1", .learningCoach, formal: .informal),
          try viv("000011", "P2", .mentor, formal: .formal, scale: .collective),
          try viv("000012", "P3", .mentor, formal: .formal, through: "2026-01-31"),
        ]
      })
    #expect(set["viv/000011/2025-2026"]?.numerator == 2)
    #expect(set["viv/000011/kind/mentor/2025-2026"]?.numerator == 2)
    #expect(set["viv/000011/kind/leercoach/2025-2026"]?.numerator == 1)
    #expect(set["viv/000011/formality/formeel/2025-2026"]?.numerator == 2)
    #expect(set["viv/000011/permanence/onbekend/2025-2026"]?.numerator == 2)
    #expect(set["viv/000011/scale/collectief/2025-2026"]?.numerator == 1)
    #expect(set["viv/000012/2025-2026"] == nil)
    #expect(set["viv/total/2025-2026"]?.numerator == 2)
    // Of three schools: Noord, Zuid, Oost and West are schools, Midden is none.
    #expect(try set["viv/total/organisations/2025-2026"]?.share == share(1, 4))
  }

  private func trained(
    _ day: String, due: String? = "2026-06-30", roster: [RosterEntry] = [], _ trainings: [TrainingAttendance]? = nil
  ) throws -> FigureSet {
    Example.figures(
      try Example.programmes(on: day, plan: Example.plan { $0.meansDue = try? due.map(date) }) { records in
        records.advisers = [
          Adviser(code: "B1", name: "Een", role: .adviser), Adviser(code: "B2", name: "Twee", role: .adviser),
          Adviser(
            code: "B3", name: "Drie", role: .adviser, validity: Validity(through: try date("2025-12-31"))),
          Adviser(code: "M1", name: "Vier", role: .staff),
        ]
        records.roster = roster
        records.trainings =
          try trainings ?? [
            TrainingAttendance(person: "B1", framework: .professionalDevelopment, date: try date("2025-10-01")),
            TrainingAttendance(person: "B1", framework: .implementation, date: try date("2026-02-01")),
            TrainingAttendance(person: "B2", framework: .professionalDevelopment, date: try date("2025-10-01")),
            TrainingAttendance(person: "L1", framework: .comparable, date: try date("2026-01-01")),
            TrainingAttendance(person: "L2", framework: .implementation, date: try date("2026-01-01")),
          ]
      })
  }

  @Test func `advisers in service who followed both guides`() throws {
    let id = "training/advisers/2025-2026"
    #expect(try trained("2026-01-31")[id]?.share == share(0, 2))
    #expect(try trained("2026-03-31")[id]?.share == share(1, 2))
    #expect(try trained("2026-03-31")[id]?.verdict == .running(until: date("2026-06-30")))
    #expect(try trained("2026-06-30")[id]?.verdict == .notMet)
    #expect(try trained("2026-06-30", due: nil)[id]?.verdict.code == "no_verdict")
    #expect(try trained("2026-06-30", [])[id]?.verdict == .noData)
  }

  @Test func `involved leaders and board members on the roster, once however many roles`() throws {
    func entry(_ person: String, _ school: String, _ role: RosterRole, _ isInvolved: Bool?) throws -> RosterEntry {
      RosterEntry(person: person, organisation: try number(school), role: role, isInvolved: isInvolved)
    }
    let set = try trained(
      "2026-03-31",
      roster: [
        try entry("L1", "000011", .leader, true), try entry("L1", "000012", .leader, true),
        try entry("L2", "000013", .leader, true), try entry("L3", "000013", .boardMember, true),
        try entry("L4", "000015", .leader, false), try entry("L5", "000015", .leader, nil),
        try entry("V1", "000015", .viv, true),
      ])
    #expect(try set["training/leaders-board-members/2025-2026"]?.share == share(1, 3))
    #expect(try set["training/leaders/2025-2026"]?.share == share(1, 2))
    #expect(try set["training/board-members/2025-2026"]?.share == share(0, 1))
    #expect(set["training/leaders/2025-2026"]?.evidence.count(.unsaid)?.value == .one)
  }

  @Test func `without a roster a count and no percentage`() throws {
    let figure = try #require(trained("2026-03-31")["training/leaders-board-members/2025-2026"])
    #expect(figure.kind == .count && figure.numerator == 1 && figure.denominator == nil)
    #expect(figure.verdict.text(.dutch) == "geen oordeel: er is geen rooster: een aantal, geen percentage")
  }

  @Test func `no figure of people holds a code of a person`() throws {
    let json = String(
      decoding: try trained("2026-03-31").canonicalJSON(), as: UTF8.self)
    for code in ["\"B1\"", "\"B2\"", "\"L1\"", "\"L2\""] { #expect(!json.contains(code), "\(code)") }
  }
}
