import GuidanceKit
import Register
import TestSupport
import Testing

/// A row that several advisers register together counts for each of them, and once for the organisation.
@Suite struct CoAdviserTests {
  private let register: Register

  init() throws {
    register = try Register.forTests()
    try register.load([smallPlan()], file: "plan.yaml", on: day("2025-09-01"))
    try register.load(
      ["B01", "B02", "B03"].map { Adviser(code: $0, name: $0, role: .adviser) }, file: "b.csv", on: day("2025-09-01"))
    let number = try #require(InstitutionNumber("042531"))
    try register.load([Organisation(number: number, name: "PTS Boom", type: .so)], file: "o.csv", on: day("2025-09-01"))
    var together = try registration("2025-10-01", minutes: 90, organisation: "042531")
    together.adviser = "B01"
    together.coAdvisers = ["B02"]
    var alone = try registration("2025-10-02", minutes: 30, organisation: "042531")
    alone.adviser = "B02"
    try register.load([together, alone])
  }

  @Test func `adviser-minutes count both, the organisation's minutes once`() throws {
    let (first, last) = try (day("2025-09-01"), day("2026-08-31"))
    let (time, reach) = try register.read {
      (try $0.timeCells(from: first, through: last), try $0.reachCells(from: first, through: last))
    }
    #expect(time.reduce(0) { $0 + $1.minutes } == 210)
    #expect(time.reduce(0) { $0 + $1.registrations } == 2)
    #expect(reach.reduce(0) { $0 + $1.minutes } == 120)
  }

  @Test func `each adviser has the minutes of the rows that name them`() throws {
    let (first, last) = try (day("2025-09-01"), day("2026-08-31"))
    let cells = try register.read { try $0.timeCells(from: first, through: last, detail: .adviser) }
    var minutes: [String: Int] = [:]
    for cell in cells { minutes[cell.adviser ?? "", default: 0] += cell.minutes }
    #expect(minutes == ["B01": 90, "B02": 120])
    func totals(_ advisers: [String]) throws -> (minutes: Int, count: Int) {
      try register.read { try $0.registrationTotals(matching: RegistrationFilter(advisers: advisers)) }
    }
    #expect(try totals([]) == (210, 2))
    #expect(try totals(["B01"]) == (90, 1))
    #expect(try totals(["B02"]) == (120, 2))
    #expect(try totals(["B01", "B02"]) == (210, 2))
    #expect(try totals(["B03"]) == (0, 0))
    #expect(
      try register.read { try $0.registrations(matching: RegistrationFilter(advisers: ["B02"])).count } == 2)
  }

  @Test func `a code that the load itself adds reaches the further advisers too`() throws {
    var row = try registration("2025-10-03", minutes: 15)
    row.adviser = "N01"
    row.coAdvisers = ["N02", "N01x"]
    try register.load([row], file: "nieuw.csv")
    let found = try register.read { try $0.registrations(matching: RegistrationFilter(advisers: ["N02"])) }
    #expect(found.map(\.record.coAdvisers) == [["N02", "N01x"]])
  }

  @Test func `the batch of an adviser who only guided along in a later one cannot be undone`() throws {
    let later = try register.load([Adviser(code: "B09", name: "B09", role: .adviser)], file: "b9.csv")
    var row = try registration("2025-11-03", minutes: 15)
    row.coAdvisers = ["B09"]
    let leaning = try register.load([row], file: "met-b09.csv")
    let batch = try #require(later.batch)
    let error = #expect(throws: RegisterError.self) {
      try register.undo(
        batch: batch, reason: "proef", at: Moment(unixSeconds: 1_770_000_000, day: day("2026-02-02")), actor: "proef",
        programVersion: "0.0.0")
    }
    #expect(error?.message.english.contains("\(leaning.batch ?? 0)") == true)
    #expect(error?.message.english.contains("B09") == true)
  }
}
