import Foundation
import GRDB
import GuidanceKit
import Register
import TestSupport
import Testing

extension Register {
  /// Takes a batch back on a day after all loads of the tests.
  @discardableResult
  func undo(_ batch: Int?, reason: String = "verkeerd bestand") throws -> UndoOutcome {
    let day = try day("2026-03-01")
    return try undo(
      batch: try #require(batch), reason: reason,
      at: Moment(unixSeconds: Int64(day.dayNumber) * 86_400 + 36_000, day: day), actor: "proef", programVersion: "0.0.0"
    )
  }

  /// Why a batch cannot be taken back.
  func refusal(ofUndoing batch: Int?) throws -> String {
    let before = try read { try $0.lastBatch() }
    let error = #expect(throws: RegisterError.self) { try undo(batch) }
    #expect(error?.code == .refused)
    #expect(try read { try $0.lastBatch() } == before)
    return error?.message.dutch ?? ""
  }
}

/// Everything a state says, in a form that can be compared.
private func view(_ register: Register, asOf: AsOf = .now) throws -> [String] {
  try register.read(asOf: asOf) { (snapshot) throws in
    var lines: [String] = []
    lines += try snapshot.registrations().map { "\($0)" }
    lines += try snapshot.advisers().map { "\($0)" }
    lines += try snapshot.organisations().map { "\($0)" }
    lines += try snapshot.projects().map { "\($0)" }
    lines += try snapshot.plans().map { "\($0)" }
    for table in LookupTable.allCases { lines += try snapshot.codes(of: table).map { "\(table) \($0)" }.sorted() }
    lines += try snapshot.timeCells(from: day("2025-09-01"), through: day("2026-08-31")).map { "\($0)" }
    lines += try snapshot.reachCells(from: day("2025-09-01"), through: day("2026-08-31")).map { "\($0)" }
    return lines
  }
}

@Suite struct UndoTests {
  @Test func `after an undo the current view is the one before, and a day in between still shows the batch`() throws {
    let register = try preparedRegister()
    try register.load([try registration("2025-10-01", minutes: 90, id: "7")], on: day("2025-10-05"))
    let before = try view(register)
    let wrong = try register.load(
      [try registration("2025-10-01", minutes: 60, id: "7"), try registration("2025-10-02", minutes: 30, id: "8")],
      on: day("2025-11-05"))
    let during = try view(register)
    let outcome = try register.undo(wrong.batch)
    #expect(outcome.withdrawn == 2)
    #expect(outcome.restored == 1)
    #expect(try view(register) == before)
    #expect(try view(register, asOf: .day(day("2025-12-01"))) == during)
    let batches = try register.read { try $0.batches() }
    #expect(batches.last?.undoes == wrong.batch)
    #expect(batches.last?.reason == "verkeerd bestand")
    #expect(batches.last?.fileName == "ongedaan maken van batch 4")
    #expect(batches[3].undoneBy == outcome.batch)
  }

  @Test func `a file that was taken back can be loaded again`() throws {
    let register = try preparedRegister()
    let records = [try registration("2025-10-01", minutes: 90)]
    let first = try register.load(records)
    try register.undo(first.batch)
    let again = try register.load(records)
    #expect(again.alreadyLoaded == nil)
    #expect(again.counts.new == 1)
    #expect(try register.read { try $0.registrations().count } == 1)
  }

  @Test func `an undo is in the trail with its reason`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("proef.sqlite")
    do {
      let register = try Register(path: path, mode: .creating)
      try register.load([smallPlan()], file: "plan.yaml")
      try register.undo(1, reason: "het was het plan van vorig jaar")
    }
    let payload = try DatabaseQueue(path: path).read {
      try String.fetchOne(
        $0, sql: "SELECT payload FROM trail JOIN trail_payload USING (seq) WHERE action = 'undo' AND subject = '1'")
    }
    #expect(payload?.contains("het was het plan van vorig jaar") == true)
  }

  @Test func `an undo without a reason, of an undo, of what was undone and of nothing is refused`() throws {
    let register = try preparedRegister()
    let batch = try register.load([try registration("2025-10-01", minutes: 90)]).batch
    #expect(throws: RegisterError.self) { try register.undo(batch, reason: "  ") }
    let undo = try register.undo(batch)
    #expect(try register.refusal(ofUndoing: undo.batch).contains("Laad het bestand van batch 3"))
    #expect(try register.refusal(ofUndoing: batch).contains("al ongedaan gemaakt door batch 4"))
    #expect(try register.refusal(ofUndoing: 99).contains("de laatste is 4"))
  }

  @Test func `a batch of which a later one replaced facts is undone after that one`() throws {
    let register = try preparedRegister()
    let first = try register.load([try registration("2025-10-01", minutes: 90, id: "7")], file: "a.csv").batch
    let second = try register.load([try registration("2025-10-01", minutes: 60, id: "7")], file: "b.csv").batch
    let refusal = try register.refusal(ofUndoing: first)
    #expect(refusal.contains("batch 4 vervangt of beëindigt"))
    #expect(refusal.contains("Maak eerst ongedaan, in deze volgorde: 4."))
    try register.undo(second)
    try register.undo(first)
    #expect(try register.read { try $0.registrations().isEmpty })
  }

  @Test func `a batch of which a later file says the same is undone after that one`() throws {
    let register = try preparedRegister()
    let records = [try registration("2025-10-01", minutes: 90), try registration("2025-10-02", minutes: 60)]
    let first = try register.load([records[0]], file: "a.csv").batch
    let second = try register.load(records, file: "b.csv").batch
    #expect(try register.refusal(ofUndoing: first).contains("batch 4 bevat dezelfde gegevens"))
    try register.undo(second)
    try register.undo(first)
    #expect(try register.read { try $0.registrations().isEmpty })
  }

  @Test func `a batch that ended a record which a later file gives again is undone after that one`() throws {
    let register = try preparedRegister()
    let first = Adviser(code: "B01", name: "Ann Proef", role: .adviser)
    let second = Adviser(code: "B02", name: "Bo", role: .adviser)
    try register.load([second], file: "a.csv")
    let complete = try register.load([first], file: "b.csv", isComplete: true)
    #expect(complete.counts.gone == 1)
    try register.load([second], file: "c.csv")
    #expect(try register.refusal(ofUndoing: complete.batch).contains("batch 5 geeft records opnieuw"))
  }

  @Test func `advisers, projects and a plan that later facts name are undone after those`() throws {
    let register = try preparedRegister()
    try register.load([try registration("2025-10-01", minutes: 90)])
    #expect(
      try register.refusal(ofUndoing: 2).contains("batch 3 gebruikt codes die alleen deze batch bekendmaakt: B01"))
    #expect(try register.refusal(ofUndoing: 1).contains("PBD-NED"))
    try register.load([Project(id: "spelkracht", name: "Spelkracht", round: 1)], file: "p.csv")
    try register.load(
      [
        ProjectPhaseReach(
          project: "spelkracht", round: 1, phase: .first, directness: .direct, primarySchools: 5, secondarySchools: nil,
          status: .expected)
      ], file: "f.csv")
    var booked = try registration("2025-10-03", minutes: 20)
    booked.destination = "spelkracht"
    try register.load([booked], file: "r.csv")
    try register.undo(5)
    #expect(try register.refusal(ofUndoing: 4).contains("batch 6 gebruikt codes"))
    try register.undo(6)
    try register.undo(4)
    #expect(try register.read { try $0.codes(of: .destination)["spelkracht"] } == nil)
  }

  @Test func `institutions that later facts name are undone after those, unless another list has them too`() throws {
    let register = try preparedRegister()
    func organisation(_ number: String, _ name: String) throws -> Organisation {
      Organisation(number: try #require(InstitutionNumber(number)), name: name, type: .so)
    }
    let list = try register.load(
      [try organisation("042531", "PTS Boom"), try organisation("042549", "PTO Boom")], file: "o.csv"
    ).batch
    let work = try register.load([try registration("2025-10-01", minutes: 90, organisation: "042531")]).batch ?? 0
    let refusal = try register.refusal(ofUndoing: list)
    #expect(
      refusal.contains("batch \(work) verwijst naar instellingen die alleen deze batch bekendmaakt: 042531."),
      "\(refusal)")
    #expect(refusal.contains("Maak eerst ongedaan, in deze volgorde: \(work)."))
    #expect(refusal.contains("laad een verbeterde lijst"))
    let more =
      try register.load(
        [try registration("2025-10-02", minutes: 30, organisation: "042531")], file: "n.csv"
      ).batch ?? 0
    #expect(
      try register.refusal(ofUndoing: list).contains("batches \(work) en \(more) verwijzen naar instellingen"))
    try register.undo(more)
    try register.undo(work)
    try register.undo(list)
    #expect(try register.read { try $0.organisations().isEmpty })
    // What was registered before a list was loaded does not rest on it.
    try register.load([try registration("2025-10-01", minutes: 60, organisation: "042531")])
    let later = try register.load([try organisation("042531", "PTS Boom")], file: "o2.csv").batch
    try register.undo(later)
  }

  @Test func `communities and surveys that later facts name are undone after those`() throws {
    let register = try preparedRegister()
    let number = try #require(InstitutionNumber("042531"))
    let plg = try register.load([PLG(code: "PLG-1", organisation: number, theme: "taal")], file: "p.csv").batch
    let member =
      try register.load(
        [PLGMember(plg: "PLG-1", person: "P1", role: .member)], file: "l.csv"
      ).batch ?? 0
    #expect(
      try register.refusal(ofUndoing: plg).contains(
        "batch \(member) verwijst naar PLG's die alleen deze batch bekendmaakt: PLG-1"))
    try register.undo(member)
    try register.undo(plg)
  }

  @Test func `a new version of a list can be undone while later facts name what the old one has too`() throws {
    let register = try preparedRegister()
    let renamed = try register.load([Adviser(code: "B01", name: "Ann Ander", role: .adviser)], file: "b2.csv").batch
    try register.load([try registration("2025-10-01", minutes: 90)])
    try register.undo(renamed)
    #expect(try register.read { try $0.advisers().map(\.record.name) } == ["Ann Proef"])
  }

  @Test func `a project gets its old name back`() throws {
    let register = try preparedRegister()
    try register.load([Project(id: "spelkracht", name: "Spelkracht", round: 1)], file: "p.csv")
    let renamed = try register.load([Project(id: "spelkracht", name: "Speelkracht", round: 1)], file: "q.csv").batch
    try register.undo(renamed)
    #expect(try register.read { try $0.codes(of: .project)["spelkracht"]?.dutch } == "Spelkracht")
  }

  @Test func `a closed period does not change, unless it was reopened`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("proef.sqlite")
    let register = try Register(path: path, mode: .creating)
    try register.load([smallPlan()], file: "plan.yaml")
    try register.load([Adviser(code: "B01", name: "Ann", role: .adviser)], file: "b.csv")
    let october = try register.load([try registration("2025-10-01", minutes: 90)], file: "o.csv").batch
    let november = try register.load([try registration("2025-11-03", minutes: 90)], file: "n.csv").batch
    let queue = try DatabaseQueue(path: path)
    try queue.write {
      try $0.execute(
        sql: """
          INSERT INTO audit_run (at, actor, program_version, ruleset, ruleset_digest, scope, errors, warnings, notices)
          VALUES ('2026-01-05T08:00:00Z', 'x', '0', 'standaard', zeroblob(32), '2025-10', 0, 0, 0);
          INSERT INTO period_lock (period, locked_at, locked_by, audit_run_id)
          VALUES ('2025-10', '2026-01-05T08:00:00Z', 'x', 1);
          """)
    }
    let refusal = try register.refusal(ofUndoing: october)
    #expect(refusal.contains("de afgesloten periode 2025-10 zou wijzigen"))
    #expect(refusal.contains("heropenen"))
    try register.undo(november)
    try queue.write {
      try $0.execute(
        sql: """
          INSERT INTO period_reopening (lock_id, reopened_at, reopened_by, reason, until)
          VALUES (1, '2026-02-27T08:00:00Z', 'x', 'fout', '2026-03-01')
          """)
    }
    try register.undo(october)
    #expect(try register.read { try $0.registrations().isEmpty })
  }

  @Test func `of batches older than the account of confirmations, those of the same sheet stand in the way`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("proef.sqlite")
    let register = try Register(path: path, mode: .creating)
    try register.load([smallPlan()], file: "plan.yaml")
    try register.load([Adviser(code: "B01", name: "Ann", role: .adviser)], file: "b.csv")
    let records = [try registration("2025-10-01", minutes: 90), try registration("2025-10-02", minutes: 60)]
    let first = try register.load([records[0]], file: "a.csv").batch
    try register.load(records, file: "c.csv")
    // As it is in a database of an older version: nothing was kept.
    try DatabaseQueue(path: path).write {
      try $0.execute(
        sql: """
          DROP TRIGGER batch_confirmation_is_not_removed;
          DELETE FROM batch_confirmation;
          UPDATE setting SET value = '5' WHERE name = 'confirmations since batch';
          """)
    }
    #expect(try register.refusal(ofUndoing: first).contains("oudere versie"))
  }

  @Test func `random loads and undos: every undo brings back exactly the state before its load`() throws {
    for seed in 1...40 {
      var numbers = SeededNumbers(seed: UInt64(seed))
      let register = try preparedRegister()
      // The states before each load that still stands, with the batch of the load.
      var states: [(batch: Int, before: [String])] = []
      var past: [(batch: Int, view: [String])] = []
      for step in 0..<12 {
        if !states.isEmpty, Int.random(in: 0..<3, using: &numbers) == 0 {
          let last = states.removeLast()
          try register.undo(last.batch)
          #expect(try view(register) == last.before, "seed \(seed), step \(step)")
        } else {
          let before = try view(register)
          let outcome = try randomLoad(register, step, &numbers)
          if let batch = outcome.batch { states.append((batch, before)) }
        }
        past.append((try register.read { try $0.lastBatch() }, try view(register)))
      }
      for state in past { #expect(try view(register, asOf: .batch(state.batch)) == state.view, "seed \(seed)") }
      // In any other order an undo is refused or leaves no two current facts with one key.
      for state in states.shuffled(using: &numbers) { _ = try? register.undo(state.batch) }
      let ids = try register.read { try $0.registrations().compactMap(\.record.sheetID) }
      #expect(Set(ids).count == ids.count, "seed \(seed)")
    }
  }

  private func randomLoad(_ register: Register, _ step: Int, _ numbers: inout SeededNumbers) throws -> LoadOutcome {
    let isComplete = Int.random(in: 0..<4, using: &numbers) == 0
    switch Int.random(in: 0..<5, using: &numbers) {
    case 0:
      let advisers = ["B01", "B02", "B03"].map {
        Adviser(code: $0, name: "\($0) \(Int.random(in: 0..<2, using: &numbers))", role: .adviser)
      }
      return try register.load(advisers, file: "b\(step).csv", isComplete: isComplete)
    case 1:
      let name = ["Spelkracht", "Speelkracht", nil].randomElement(using: &numbers) ?? nil
      return try register.load(
        [Project(id: "spelkracht", name: name, round: Int.random(in: 1...2, using: &numbers))], file: "p\(step).csv")
    case 2:
      let numbersOf = ["042531", "042532"]
      let organisations = try numbersOf.map {
        Organisation(
          number: try #require(InstitutionNumber($0)), name: "School \(Int.random(in: 0..<2, using: &numbers))",
          type: .so)
      }
      return try register.load(organisations, file: "o\(step).csv", isComplete: isComplete)
    default:
      var records: [Registration] = []
      for _ in 0..<Int.random(in: 1...6, using: &numbers) {
        let hasID = Bool.random(using: &numbers)
        records.append(
          try registration(
            "2025-10-0\(Int.random(in: 1...3, using: &numbers))", minutes: 30 * Int.random(in: 1...2, using: &numbers),
            id: hasID ? "\(Int.random(in: 1...4, using: &numbers))" : nil,
            organisation: Bool.random(using: &numbers) ? "042531" : nil))
      }
      return try register.load(records, file: "r\(step).csv", isComplete: isComplete)
    }
  }
}

/// A generator of the same numbers on every run (SplitMix64), so that a failing example can be repeated.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
