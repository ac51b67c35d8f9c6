import GuidanceKit
import Register
import TestSupport
import Testing

/// What is the same file, the same row and the same fact when something is loaded again.
@Suite struct ReloadTests {
  @Test func `a file loaded before is loaded again when a later file changed what it says`() throws {
    let register = try preparedRegister()
    let right = [try registration("2025-10-01", minutes: 90, id: "7")]
    let wrong = [try registration("2025-10-01", minutes: 60, id: "7")]
    try register.load(right, file: "januari.csv")
    try register.load(wrong, file: "februari.csv")
    let back = try register.load(right, file: "januari.csv")
    #expect(back.alreadyLoaded == nil)
    #expect(back.counts.changed == 1)
    #expect(try register.read { try $0.registrations().map(\.record.minutes) } == [90])
  }

  @Test func `a file loaded before as part of the list ends what it does not name when it turns out to be all of it`()
    throws
  {
    let register = try preparedRegister()
    try register.load([Adviser(code: "B02", name: "Bo", role: .adviser)], file: "b.csv")
    let again = try register.load([Adviser(code: "B02", name: "Bo", role: .adviser)], file: "b.csv", isComplete: true)
    #expect(again.counts.gone == 1)
    #expect(try register.read { try $0.advisers().map(\.record.code) } == ["B02"])
    let third = try register.load([Adviser(code: "B02", name: "Bo", role: .adviser)], file: "b.csv", isComplete: true)
    #expect(third.alreadyLoaded == again.batch)
  }

  @Test func `a row without an id stays one row when its organisation becomes known`() throws {
    let register = try preparedRegister()
    var before = try registration("2025-10-01", minutes: 90)
    before.organisations = [OrganisationReference(given: "SO PTS Boom", number: nil)]
    try register.load([before], file: "r.csv")
    var after = before
    after.organisations[0].number = InstitutionNumber("042531")
    let outcome = try register.load([after], file: "r.csv")
    #expect(outcome.counts.changed == 1)
    #expect(try register.read { try $0.registrations().map(\.record.organisations[0].number?.digits) } == ["042531"])
  }

  @Test func `a number is the same with and without its leading zero, known or not`() throws {
    let register = try preparedRegister()
    var record = try registration("2025-10-01", minutes: 90)
    record.organisations = [OrganisationReference(given: "042531", number: nil)]
    try register.load([record], file: "a.csv")
    record.organisations = [OrganisationReference(given: "42531", number: InstitutionNumber("042531"))]
    #expect(try register.load([record], file: "b.csv").counts.changed == 1)
    record.organisations = [OrganisationReference(given: "042531", number: InstitutionNumber("042531"))]
    #expect(try register.load([record], file: "c.csv").counts.unchanged == 1)
  }

  @Test func `target groups in another order are the same row`() throws {
    let register = try Register.forTests()
    var plan = try smallPlan()
    plan.targetGroups = [
      TargetGroup(code: "leraren", label: Label("leraren", "teachers")),
      TargetGroup(code: "directies", label: Label("directies", "leaders")),
    ]
    try register.load([plan], file: "plan.yaml")
    try register.load([Adviser(code: "B01", name: "Ann", role: .adviser)], file: "b.csv")
    var record = try registration("2025-10-01", minutes: 90)
    record.targetGroups = ["leraren", "directies"]
    try register.load([record], file: "a.csv")
    record.targetGroups = ["directies", "leraren"]
    #expect(try register.load([record], file: "b.csv").counts.unchanged == 1)
  }

  @Test func `an alias and a mark with the same text are not the same`() throws {
    let register = try preparedRegister()
    let number = try #require(InstitutionNumber("042531"))
    try register.load([Organisation(number: number, name: "School", type: .so, aliases: ["duaal"])], file: "a.csv")
    let marked = Organisation(number: number, name: "School", type: .so, qualifiers: [QualifierPeriod(.dual)])
    #expect(try register.load([marked], file: "b.csv").counts.changed == 1)
    #expect(try register.read { try $0.organisations().map(\.record) } == [marked])
  }

  @Test func `the same id in the sheets of two sources is two registrations, and each is complete on its own`() throws {
    let register = try preparedRegister()
    func load(_ source: String, _ minutes: [String: Int], isComplete: Bool = false) throws -> LoadOutcome {
      let request = LoadRequest(
        kind: .registration, fileName: "\(source).csv", at: Moment(unixSeconds: 0, day: try day("2026-01-01")),
        actor: "proef", programVersion: "0", source: source, isComplete: isComplete)
      let load = try Load(register, request)
      let rows = minutes.sorted { $0.key < $1.key }
      try Array("\(rows)".utf8).withUnsafeBytes { try load.original($0) }
      for (index, row) in rows.enumerated() {
        try load.stage(try registration("2025-10-01", minutes: row.value, id: row.key), line: index + 2, row: index + 2)
      }
      return try load.commit()
    }
    #expect(try load("noord", ["1": 10, "2": 20]).counts.new == 2)
    #expect(try load("zuid", ["1": 30]).counts.new == 1)
    let complete = try load("noord", ["1": 10], isComplete: true)
    #expect(complete.counts.gone == 1)
    #expect(try register.read { try $0.registrations().map(\.record.minutes) } == [10, 30])
  }

  @Test func `a complete sheet of one month says nothing of the other months`() throws {
    let register = try preparedRegister()
    try register.load([try registration("2025-10-01", minutes: 10, id: "1")], file: "oktober.csv")
    let november = [
      try registration("2025-11-03", minutes: 20, id: "2"), try registration("2025-11-04", minutes: 30, id: "3"),
    ]
    try register.load(november, file: "november.csv")
    let again = try register.load([november[0]], file: "november-2.csv", isComplete: true)
    #expect(again.counts.gone == 1)
    #expect(try register.read { try $0.registrations().map(\.record.minutes) } == [10, 20])
  }

  @Test func `a full list that leaves out what other records name is refused, with the way out`() throws {
    let register = try preparedRegister()
    try register.load([Adviser(code: "B02", name: "Bo", role: .adviser)], file: "a.csv")
    try register.load([try registration("2025-10-01", minutes: 90)], file: "r.csv")
    let error = #expect(throws: RegisterError.self) {
      try register.load([Adviser(code: "B02", name: "Bo", role: .adviser)], file: "b.csv", isComplete: true)
    }
    #expect(error?.code == .refused)
    let message = error?.message.dutch ?? ""
    #expect(
      message.contains("noemt begeleiders niet meer waarnaar andere records verwijzen: B01 (batch 4)"), "\(message)")
    #expect(message.contains("Laat die rijen in de lijst staan"))
    #expect(try register.read { try $0.advisers().map(\.record.code).sorted() } == ["B01", "B02"])
    // Nobody names B02.
    let outcome = try register.load(
      [Adviser(code: "B01", name: "Ann Proef", role: .adviser)], file: "c.csv", isComplete: true)
    #expect(outcome.gone.map(\.key) == ["B02"])
  }

  @Test func `a full list may not leave out an institution or a project that is booked on`() throws {
    let register = try preparedRegister()
    func organisation(_ number: String) throws -> Organisation {
      Organisation(number: try #require(InstitutionNumber(number)), name: "School \(number)", type: .so)
    }
    try register.load([try organisation("042531"), try organisation("042549")], file: "o.csv")
    try register.load(
      [
        Project(id: "spelkracht", name: "Spelkracht", round: 1), Project(id: "ander", name: "Ander", round: 1),
      ], file: "p.csv")
    var booked = try registration("2025-10-01", minutes: 90, organisation: "042531")
    booked.destination = "spelkracht"
    try register.load([booked], file: "r.csv")
    let school = #expect(throws: RegisterError.self) {
      try register.load([try organisation("042549")], file: "o2.csv", isComplete: true)
    }
    #expect(school?.message.dutch.contains("instellingen niet meer waarnaar andere records verwijzen: 042531") == true)
    let project = #expect(throws: RegisterError.self) {
      try register.load([Project(id: "ander", name: "Ander", round: 1)], file: "p2.csv", isComplete: true)
    }
    #expect(
      project?.message.dutch.contains("projecten niet meer waarnaar andere records verwijzen: spelkracht") == true)
    let round = try register.load(
      [Project(id: "spelkracht", name: "Spelkracht", round: 2)], file: "p3.csv", isComplete: true)
    #expect(round.counts.gone == 2)
  }

  @Test func `a complete file with a refused row ends nothing and says so`() throws {
    let register = try preparedRegister()
    try register.load([Adviser(code: "B02", name: "Bo", role: .adviser)], file: "a.csv")
    let request = LoadRequest(
      kind: .adviser, fileName: "b.csv", at: Moment(unixSeconds: 0, day: try day("2026-01-01")), actor: "proef",
      programVersion: "0", isComplete: true)
    let load = try Load(register, request)
    try Array("code;naam\nB01;Ann Proef\nB02;\n".utf8).withUnsafeBytes { try load.original($0) }
    try load.stage(Adviser(code: "B01", name: "Ann Proef", role: .adviser), line: 2, row: 2)
    try load.reject(line: 3, row: 3, original: Array("B02;".utf8), problems: [])
    let outcome = try load.commit()
    #expect(outcome.counts.gone == 0)
    #expect(outcome.notEnded == 1)
    #expect(try register.read { try $0.advisers().map(\.record.code) } == ["B01", "B02"])
    let batch = try #require(outcome.batch)
    #expect(try register.read { try $0.problems(batch: batch).map(\.problem.code) } == ["IMP092"])
  }

  @Test func `an assignment whose first day is written out later is the same assignment`() throws {
    let register = try preparedRegister()
    let year = try #require(SchoolYear("2025-2026"))
    var assignment = Assignment(
      adviser: "B01", schoolYear: year, destination: "PBD-NED", fte: FTE(thousandths: 500))
    try register.load([assignment], file: "a.csv")
    assignment.validity = Validity(from: try day("2025-09-01"))
    #expect(try register.load([assignment], file: "b.csv").counts.changed == 1)
    #expect(try register.read { try $0.assignments().map(\.record.fte.thousandths) } == [500])
  }

  @Test func `a preview counts what a complete file would end, and the commit after it does so`() throws {
    let register = try preparedRegister()
    let request = LoadRequest(
      kind: .adviser, fileName: "b.csv", at: Moment(unixSeconds: 0, day: try day("2026-01-01")), actor: "proef",
      programVersion: "0", isComplete: true)
    let load = try Load(register, request)
    try load.stage(Adviser(code: "B02", name: "Bo", role: .adviser), line: 2, row: 2)
    #expect(try load.preview().counts.gone == 1)
    #expect(try load.commit().counts.gone == 1)
  }

  @Test func `a round without a name does not take the project's name away`() throws {
    let register = try preparedRegister()
    try register.load(
      [Project(id: "spelkracht", name: "Spelkracht", round: 1), Project(id: "spelkracht", round: 2)], file: "p.csv")
    let label = try register.read { try $0.codes(of: .destination)["spelkracht"] }
    #expect(label == Label("Spelkracht", "Spelkracht"))
  }

  @Test func `a load that began before a code got its name does not take the name away`() throws {
    let register = try preparedRegister()
    let request = LoadRequest(
      kind: .projectPhase, fileName: "f.csv", at: Moment(unixSeconds: 0, day: try day("2026-01-01")), actor: "proef",
      programVersion: "0")
    let load = try Load(register, request)
    try load.stage(
      ProjectPhaseReach(
        project: "spelkracht", round: 1, phase: .first, directness: .direct, primarySchools: 5, secondarySchools: nil,
        status: .expected), line: 2, row: 2)
    try register.load([Project(id: "spelkracht", name: "Spelkracht", round: 1)], file: "p.csv")
    _ = try load.commit()
    #expect(try register.read { try $0.codes(of: .project)["spelkracht"]?.dutch } == "Spelkracht")
    #expect(try register.read { try $0.projectPhases().map(\.record.project) } == ["spelkracht"])
  }
}
