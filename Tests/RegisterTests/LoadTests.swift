import GuidanceKit
import Register
import TestSupport
import Testing

/// A day in words.
func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

/// A plan with one pillar and one goal, enough for registrations to name.
func smallPlan() throws -> Plan {
  Plan(
    code: "proef-2025-2030", title: Label("Proefplan", "Trial plan"), organisation: "Proefdienst",
    services: [], period: try #require(PlanPeriod(first: day("2025-09-01"), last: day("2030-08-31"))),
    pillars: [Pillar(code: "PBD-NED", service: .pbd, name: Label("Nederlands", "Dutch"))],
    goals: [
      OperationalGoal(
        code: "PBD-NED-OD1", pillar: "PBD-NED", level: .meso, title: Label("Taalbeleid", "Language policy"),
        reachBlocks: [])
    ])
}

/// A database that knows the plan and adviser B01.
func preparedRegister() throws -> Register {
  let register = try Register.forTests()
  try register.load([smallPlan()], file: "plan.yaml", on: day("2025-09-01"))
  try register.load(
    [Adviser(code: "B01", name: "Ann Proef", role: .adviser)], file: "begeleiders.csv", on: day("2025-09-01"))
  return register
}

func registration(_ date: String, minutes: Int, id: String? = nil, organisation: String? = nil) throws -> Registration {
  Registration(
    sheetID: id, date: try day(date), minutes: minutes,
    organisations: organisation.map { [OrganisationReference(given: $0, number: InstitutionNumber($0))] } ?? [],
    destination: "PBD-NED", adviser: "B01", form: .physical, classroom: .yes)
}

@Suite struct LoadTests {
  @Test func `the same file twice changes nothing`() throws {
    let register = try preparedRegister()
    let records = [try registration("2025-10-01", minutes: 90), try registration("2025-10-02", minutes: 60)]
    let first = try register.load(records)
    #expect(first.counts.new == 2)
    let second = try register.load(records)
    #expect(second.batch == nil)
    #expect(second.alreadyLoaded == first.batch)
    #expect(second.counts.unchanged == 2)
    #expect(second.counts.addUp)
    #expect(try register.read { try $0.registrations().count } == 2)
  }

  @Test func `rows without an id that are equal count each, in whatever file they stand`() throws {
    let register = try preparedRegister()
    let record = try registration("2025-10-01", minutes: 90)
    try register.load([record, record], file: "a.csv")
    let outcome = try register.load([record, record, record], file: "b.csv")
    #expect(outcome.counts.unchanged == 2)
    #expect(outcome.counts.new == 1)
    #expect(try register.read { try $0.registrations().count } == 3)
  }

  @Test func `a changed row with an id supersedes, and a day before still shows the old one`() throws {
    let register = try preparedRegister()
    try register.load([try registration("2025-10-01", minutes: 90, id: "7")], on: day("2025-10-05"))
    let outcome = try register.load([try registration("2025-10-01", minutes: 60, id: "7")], on: day("2025-11-05"))
    #expect(outcome.counts.changed == 1)
    #expect(try register.read { try $0.registrations().map(\.record.minutes) } == [60])
    #expect(try register.read(asOf: .day(day("2025-10-31"))) { try $0.registrations().map(\.record.minutes) } == [90])
    #expect(try register.read(asOf: .day(day("2025-10-01"))) { try $0.registrations().isEmpty })
  }

  @Test func `the second row with an id is set aside when equal and rejected when not`() throws {
    let register = try preparedRegister()
    let outcome = try register.load([
      try registration("2025-10-01", minutes: 90, id: "7"), try registration("2025-10-01", minutes: 90, id: "7"),
      try registration("2025-10-01", minutes: 45, id: "7"),
    ])
    #expect(outcome.counts.new == 1)
    #expect(outcome.counts.setAside == 1)
    #expect(outcome.counts.rejected == 1)
    #expect(outcome.counts.addUp)
    let batch = try #require(outcome.batch)
    let rows = try register.read { try $0.keptRows(batch: batch) }
    #expect(rows.map(\.line) == [3, 4])
    #expect(rows.map(\.disposition) == [.setAside, .rejected])
    let codes = try register.read { try $0.problems(batch: batch).map(\.problem.code) }
    #expect(codes == ["IMP091", "IMP090"])
  }

  @Test func `what a complete file no longer names is gone`() throws {
    let register = try preparedRegister()
    try register.load(
      [Adviser(code: "B02", name: "Bo", role: .adviser), Adviser(code: "B03", name: "Cas", role: .staff)], file: "a.csv"
    )
    let outcome = try register.load(
      [Adviser(code: "B01", name: "Ann Proef", role: .adviser), Adviser(code: "B03", name: "Cas", role: .staff)],
      file: "b.csv", isComplete: true)
    #expect(outcome.counts.gone == 1)
    #expect(outcome.counts.unchanged == 2)
    #expect(try register.read { try $0.advisers().map(\.record.code) } == ["B01", "B03"])
  }

  @Test func `an unknown code is refused and nothing is written`() throws {
    let register = try preparedRegister()
    var record = try registration("2025-10-01", minutes: 90)
    record.goal = "PBD-NED-OD9"
    #expect(throws: RegisterError.self) { try register.load([record]) }
    #expect(try register.read { try $0.batches().count } == 2)
  }

  @Test func `every column of a registration comes back`() throws {
    let register = try preparedRegister()
    let record = Registration(
      sheetID: "R-1", date: try day("2025-10-01"), startMinute: 540, minutes: 95,
      organisations: [
        OrganisationReference(given: "042531", number: InstitutionNumber("042531")),
        OrganisationReference(given: "een school", number: nil),
      ], destination: "PBD-NED", goal: "PBD-NED-OD1", adviser: "B01", form: .hybrid, place: .atSchool, level: .meso,
      headCount: 12, classroom: .no, mechanisms: MechanismSet(bits: 0b10_0000_0000_0101), phase: .deliver,
      carePhase: CareContinuumPhase.allCases[1], trajectory: "T1", session: "S1", fund: "regulier",
      description: "visie; \"coördinatie\"")
    try register.load([record])
    var expected = record
    expected.organisations[0].given = "042531"
    #expect(try register.read { try $0.registrations().map(\.record) } == [expected])
  }

  @Test func `a preview writes nothing and counts what a commit would`() throws {
    let register = try preparedRegister()
    let request = LoadRequest(
      kind: .registration, fileName: "x.csv", at: Moment(unixSeconds: 0, day: try day("2026-01-01")), actor: "proef",
      programVersion: "0")
    let load = try Load(register, request)
    try load.stage(try registration("2025-10-01", minutes: 90), line: 2, row: 2)
    let outcome = try load.preview()
    #expect(outcome.counts.new == 1)
    #expect(outcome.batch == nil)
    #expect(try register.read { try $0.batches().count } == 2)
  }

  @Test func `rejected rows and lines of the file are kept as they were typed`() throws {
    let register = try preparedRegister()
    let request = LoadRequest(
      kind: .registration, fileName: "x.csv", at: Moment(unixSeconds: 0, day: try day("2026-01-01")), actor: "proef",
      programVersion: "0")
    let load = try Load(register, request)
    let text = "datum;duur\r\n1/10/2025;halve dag\r\n2/10/2025;1:30\r\n"
    try Array(text.utf8).withUnsafeBytes { try load.original($0) }
    let problem = InputProblem(
      code: "IMP020", position: SourcePosition(file: "x.csv", line: 2, column: 11, field: "duur"),
      message: Label("geen exacte duur", "no exact duration"))
    try load.reject(line: 2, row: 2, original: Array("1/10/2025;halve dag\r\n".utf8), problems: [problem])
    try load.stage(try registration("2025-10-02", minutes: 90), line: 3, row: 3)
    let outcome = try load.commit()
    let batch = try #require(outcome.batch)
    #expect(outcome.counts.records == 2)
    try register.read { (snapshot) throws in
      #expect(try snapshot.originalLine(batch: batch, line: 3) == "2/10/2025;1:30")
      #expect(try snapshot.originalLine(batch: batch, line: 4) == nil)
      #expect(try snapshot.keptRows(batch: batch).map(\.original) == [Array("1/10/2025;halve dag\r\n".utf8)])
      #expect(try snapshot.problems(batch: batch).map(\.problem) == [problem])
    }
  }

  @Test func `a line far into a large file is found in its compressed piece`() throws {
    let register = try preparedRegister()
    let request = LoadRequest(
      kind: .adviser, fileName: "x.csv", at: Moment(unixSeconds: 0, day: try day("2026-01-01")), actor: "proef",
      programVersion: "0")
    let load = try Load(register, request)
    let lines = (1...60_000).map { "regel \($0) met wat tekst erbij" }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    for start in stride(from: 0, to: bytes.count, by: 100_001) {
      try bytes[start..<min(start + 100_001, bytes.count)].withUnsafeBytes { try load.original($0) }
    }
    let outcome = try load.commit()
    let batch = try #require(outcome.batch)
    try register.read { (snapshot) throws in
      for line in [1, 2, 7_777, 30_000, 59_999, 60_000] {
        #expect(try snapshot.originalLine(batch: batch, line: line) == lines[line - 1])
      }
      #expect(try snapshot.originalLine(batch: batch, line: 60_001) == nil)
    }
  }

  @Test func `a session by two advisers reaches an organisation once and counts twice in time`() throws {
    let register = try preparedRegister()
    try register.load([Adviser(code: "B02", name: "Bo", role: .adviser)], file: "b.csv")
    try register.load(
      [Organisation(number: try #require(InstitutionNumber("042531")), name: "School", type: .so)], file: "o.csv")
    var one = try registration("2025-10-01", minutes: 90, organisation: "042531")
    one.session = "S1"
    var two = one
    two.adviser = "B02"
    two.minutes = 120
    let alone = try registration("2025-10-01", minutes: 30, organisation: "042531")
    let unknown = try registration("2025-10-01", minutes: 60, organisation: "999999")
    try register.load([one, two, alone, unknown])
    try register.read { (snapshot) throws in
      let time = try snapshot.timeCells(from: day("2025-09-01"), through: day("2026-08-31"))
      #expect(time.map(\.minutes).reduce(0, +) == 300)
      let reach = try snapshot.reachCells(from: day("2025-09-01"), through: day("2026-08-31"))
      #expect(reach.map(\.minutes).reduce(0, +) == 150)
      #expect(reach.map(\.sessions).reduce(0, +) == 2)
    }
  }
}
