import GuidanceKit
import Register
import TestSupport
import Testing

/// What one session reaches, however it was registered.
@Suite struct ReachCellTests {
  private func cells(_ records: [Registration]) throws -> [ReachCell] {
    let register = try preparedRegister()
    try register.load([Adviser(code: "B02", name: "Bo", role: .adviser)], file: "b.csv")
    try register.load(
      [Organisation(number: try #require(InstitutionNumber("042531")), name: "School", type: .so)], file: "o.csv")
    try register.load(records)
    return try register.read { try $0.reachCells(from: day("2025-09-01"), through: day("2026-08-31")) }
  }

  @Test func `an organisation that a registration names twice is reached once`() throws {
    var record = try registration("2025-10-01", minutes: 90, organisation: "042531")
    record.organisations += record.organisations
    record.organisations += record.organisations
    #expect(try cells([record]).map(\.minutes) == [90])
    record.organisations[0] = OrganisationReference(given: "onbekend", number: nil)
    #expect(try cells([record]).map(\.minutes) == [90])
  }

  @Test func `the order of the rows of a session does not change what it reached`() throws {
    var one = try registration("2025-10-01", minutes: 90, organisation: "042531")
    one.session = "S1"
    one.level = .meso
    var two = one
    two.adviser = "B02"
    two.level = .micro
    let forwards = try cells([one, two])
    #expect(forwards.map(\.minutes) == [90, 0])
    #expect(forwards.map(\.sessions) == [1, 0])
    #expect(Set(forwards.map(\.level)) == [.meso, .micro], "the levels of both advisers count")
    #expect(forwards == (try cells([two, one])))
  }

  @Test func `a session booked on two destinations counts once when they are added up`() throws {
    var one = try registration("2025-10-01", minutes: 90, organisation: "042531")
    one.session = "S1"
    var two = one
    two.adviser = "B02"
    two.destination = "impact"
    let both = try cells([one, two])
    #expect(both.map(\.minutes) == [90, 90])
    #expect(both.map(\.minutesOnce).reduce(0, +) == 90)
    #expect(both.map(\.sessionsOnce).reduce(0, +) == 1)
  }
}
