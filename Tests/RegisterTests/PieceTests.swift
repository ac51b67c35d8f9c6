import Foundation
import GRDB
import GuidanceKit
import TestSupport
import Testing

@testable import Register

/// A generator of random numbers with a fixed seed.
struct Dice: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var value = state
    value ^= value >> 33
    value = value &* 0xFF51_AFD7_ED55_8CCD
    return value ^ value >> 33
  }
}

/// Registrations of every form: with and without contact, several organisations and advisers, sessions, unknown names.
func randomRegistrations(_ count: Int, _ dice: inout Dice) throws -> [Registration] {
  let known = try ["042531", "042532", "042533", "042534", "042535", "042536"].map {
    try #require(InstitutionNumber($0))
  }
  return try (0..<count).map { place in
    var one = try registration(
      "2025-\(["09", "10", "11"].randomElement(using: &dice) ?? "09")-\(Int.random(in: 10...28, using: &dice))",
      minutes: Int.random(in: 1...600, using: &dice), id: Bool.random(using: &dice) ? "R-\(place)" : nil)
    one.adviser = ["B01", "B02"].randomElement(using: &dice) ?? "B01"
    let named = Int.random(in: 0...9, using: &dice) == 0 ? 20 : Int.random(in: 0...3, using: &dice)
    one.organisations = (0..<named).map { _ in
      let number = Int.random(in: 0...3, using: &dice) == 0 ? nil : known.randomElement(using: &dice)
      return OrganisationReference(given: number?.digits ?? "Onbekend", number: number)
    }
    one.level = WorkingLevel.allCases.randomElement(using: &dice)
    one.place = Bool.random(using: &dice) ? Place.allCases.randomElement(using: &dice) : nil
    one.classroom = ClassroomContext.allCases.randomElement(using: &dice) ?? .unknown
    one.mechanisms = MechanismSet(bits: UInt16.random(in: 0..<16384, using: &dice))
    one.carePhase = Bool.random(using: &dice) ? CareContinuumPhase.allCases.randomElement(using: &dice) : nil
    one.destination = ["PBD-NED", "bereik"].randomElement(using: &dice) ?? "PBD-NED"
    one.session = Int.random(in: 0...3, using: &dice) == 0 ? "S\(Int.random(in: 1...3, using: &dice))" : nil
    one.trajectory = Int.random(in: 0...5, using: &dice) == 0 ? "T-\(Int.random(in: 1...2, using: &dice))" : nil
    if Int.random(in: 0...4, using: &dice) == 0 {
      one.coAdvisers = [one.adviser == "B01" ? "B02" : "B01"]
    }
    return one
  }
}

@Suite struct PieceTests {
  func register() throws -> Register {
    let register = try preparedRegister()
    try register.load(
      [Adviser(code: "B02", name: "Bo Proef", role: .adviser)], file: "b02.csv", on: day("2025-09-01"))
    return register
  }

  /// The pieces as they are stored.
  private func pieces(_ register: Register) throws -> [Row] {
    try register.reading { try Row.fetchAll($0, sql: "SELECT * FROM registration_piece ORDER BY batch_id, number") }
  }

  @Test func `columns of any numbers and texts come back as they were`() throws {
    var dice = Dice(state: 11)
    let widths: [ClosedRange<Int>] = [
      0...0, 7...7, 0...1, -3...200, 0...255, 0...256, 0...65_535, -1...65_536, 0...0xFFFF_FFFF, 0...0x1_0000_0000,
      Int.min...Int.max, (Int.max - 1)...Int.max,
    ]
    for count in [1, 2, 3, 64, 1000] {
      let columns: [[Int]] = RegistrationColumn.allCases.map { column in
        if column == .fact { return Array(41..<41 + count) }
        let range = widths[(column.rawValue + count) % widths.count]
        return (0..<count).map { _ in Int.random(in: range, using: &dice) }
      }
      let texts = (0..<count % 7).map { "code \($0) «é»" }
      try PieceForm.encode(columns, texts: texts).withUnsafeBytes { bytes in
        let reader = try #require(PieceReader(bytes))
        #expect(reader.count == count)
        for column in RegistrationColumn.allCases { #expect(reader.values(column) == columns[column.rawValue]) }
        // The columns of the codes refer to none of them here.
        #expect(reader.texts() == nil || reader.texts() == [""] + texts)
      }
    }
  }

  @Test func `bytes that are no piece are refused, however they are damaged`() throws {
    let whole = PieceForm.encode(RegistrationColumn.allCases.map { [$0.rawValue, 1000, 70_000] }, texts: ["S1"])
    for length in 0..<whole.count - 10 {
      Array(whole[..<length]).withUnsafeBytes { #expect(PieceReader($0) == nil) }
    }
    for place in 0..<PieceForm.headLength + PieceForm.entryLength * RegistrationColumn.allCases.count {
      var damaged = whole
      damaged[place] = 0xC3
      damaged.withUnsafeBytes { bytes in
        // A changed base gives other numbers; the digest beside the bytes finds that.
        guard let reader = PieceReader(bytes) else { return }
        for column in RegistrationColumn.allCases { #expect(reader.values(column).count == reader.count) }
        _ = reader.texts()
      }
    }
  }

  @Test(arguments: [1, 2, 3, 4]) func `the pieces of every batch are those that its facts give`(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let register = try register()
    try register.load(try randomRegistrations(40, &dice), on: day("2025-12-01"))
    try register.load(try randomRegistrations(40, &dice), on: day("2025-12-02"))
    try register.load(try randomRegistrations(1, &dice), on: day("2025-12-03"))
    let written = try pieces(register)
    #expect(Set(written.map { $0["batch_id"] as Int }).count == 3)
    try register.writing { db in
      for trigger in ["changed", "removed"] {
        try db.execute(sql: "DROP TRIGGER registration_piece_is_not_\(trigger)")
      }
      try db.execute(sql: "DELETE FROM registration_piece")
      for batch in try Int.fetchAll(db, sql: "SELECT id FROM batch WHERE kind_id = 8 ORDER BY id") {
        try PieceWriter.write(batch: batch, in: db)
      }
    }
    #expect(try pieces(register) == written)
  }

  /// Organisations that go over into others, that end for good and that are merged; one number is in no list.
  func register(withOrganisations: Bool) throws -> Register {
    let register = try register()
    func number(_ digits: String) throws -> InstitutionNumber { try #require(InstitutionNumber(digits)) }
    try register.load(
      [
        Organisation(
          number: number("042531"), name: "Een", type: .so, validity: Validity(through: day("2025-10-15")),
          successor: number("042532")),
        Organisation(number: number("042532"), name: "Twee", type: .so),
        Organisation(
          number: number("042533"), name: "Drie", type: .baO, validity: Validity(through: day("2025-10-20"))),
        Organisation(number: number("042534"), name: "Vier", type: .vo),
        Organisation(
          number: number("042535"), name: "Vijf", type: .clb, validity: Validity(through: day("2025-11-01")),
          successor: number("042531")),
      ], file: "organisaties.csv", on: day("2025-09-01"))
    try register.load(
      [InstitutionAlias(given: "042534", number: number("042532"))], file: "aliassen.csv", on: day("2025-09-01"))
    return register
  }

  @Test(arguments: 1...12) func `every cell is the one that SQL finds over the facts, in any days and state`(
    seed: UInt64
  ) throws {
    var dice = Dice(state: seed &* 977)
    let register = try register(withOrganisations: true)
    // The same ids come back with other content, so that later batches take the place of earlier facts.
    for (place, loaded) in ["2025-12-01", "2025-12-02", "2025-12-03", "2025-12-04"].enumerated() {
      let batch = try register.load(
        try randomRegistrations(60, &dice), file: "r\(place).csv", on: day(loaded)
      ).batch
      if place == 2, Bool.random(using: &dice) { try register.undo(batch) }
    }
    let last = try register.read { try $0.lastBatch() }
    for _ in 0..<8 {
      let days = [Int.random(in: 0...80, using: &dice), Int.random(in: 0...80, using: &dice)].sorted()
      let (first, through) = (try day("2025-09-08").adding(days: days[0]), try day("2025-09-08").adding(days: days[1]))
      let state = Bool.random(using: &dice) ? AsOf.now : .batch(Int.random(in: 4...last, using: &dice))
      try register.read(asOf: state) { snapshot in
        for detail: TimeDetail in [
          [], .initiative, .adviser, [.initiative, .targetGroups, .adviser], .coarse, [.coarse, .adviser],
        ] {
          let found = try snapshot.timeCells(from: first, through: through, detail: detail)
          let wanted = try snapshot.timeCellsInSQL(from: first, through: through, detail: detail)
          #expect(found == wanted)
        }
        for (byMonth, byPlace) in [(true, true), (false, true), (false, false)] {
          let found = try snapshot.reachCells(from: first, through: through, byMonth: byMonth, byPlace: byPlace)
          let wanted = try snapshot.reachCellsInSQL(from: first, through: through, byMonth: byMonth, byPlace: byPlace)
          #expect(found == wanted)
        }
        let found = try snapshot.activityCells(from: first, through: through)
        let wanted = try snapshot.activityCellsInSQL(from: first, through: through)
        #expect(found == wanted)
      }
    }
  }

  @Test func `a damaged piece is refused with what to do, and no figure is made from it`() throws {
    var dice = Dice(state: 99)
    let register = try register()
    try register.load(try randomRegistrations(5, &dice), on: day("2025-12-01"))
    try register.writing { db in
      try db.execute(sql: "DROP TRIGGER registration_piece_is_not_changed")
      try db.execute(
        sql: "UPDATE registration_piece SET bytes = CAST(substr(bytes, 1, length(bytes) - 1) || x'01' AS BLOB)")
    }
    let error = #expect(throws: RegisterError.self) {
      try register.read { try $0.timeCells(from: day("2025-09-01"), through: day("2025-12-31")) }
    }
    #expect(error?.message.dutch.contains("beschadigd") == true)
  }

  @Test func `codes of two spellings are two sessions, as they are for SQLite`() throws {
    let register = try register(withOrganisations: true)
    let rows = try ["Caf\u{E9}", "Cafe\u{301}"].enumerated().map { place, code in
      var one = try registration("2025-10-01", minutes: 60, id: "R-\(place)", organisation: "042532")
      one.session = code
      return one
    }
    try register.load(rows, on: day("2025-12-01"))
    let cells = try register.read { try $0.reachCells(from: day("2025-09-01"), through: day("2025-12-31")) }
    #expect(cells.map(\.sessions) == [2])
  }

  @Test(arguments: [5, 6, 7]) func `sums over the pieces are the sums over the facts, now and as of each batch`(
    seed: UInt64
  ) throws {
    var dice = Dice(state: seed)
    let register = try register()
    for (place, loaded) in ["2025-12-01", "2025-12-02", "2025-12-03", "2025-12-04"].enumerated() {
      let batch = try register.load(try randomRegistrations(30, &dice), on: day(loaded)).batch
      if place == 2 { try register.undo(batch) }
    }
    let last = try register.read { try $0.lastBatch() }
    for batch in 1...last {
      try register.read(asOf: .batch(batch)) { snapshot in
        let facts = try snapshot.registrations()
        let cells = try snapshot.timeCells(from: day("2025-01-01"), through: day("2026-12-31"))
        #expect(cells.reduce(0) { $0 + $1.registrations } == facts.count)
        #expect(
          cells.reduce(0) { $0 + $1.minutes }
            == facts.reduce(0) { $0 + $1.record.minutes * (1 + $1.record.coAdvisers.count) })
        let unlinked = facts.filter { $0.record.organisations.contains { $0.number == nil } }
        let found = try snapshot.unlinkedMinutes(from: day("2025-01-01"), through: day("2026-12-31"))
        #expect(found.registrations == unlinked.count)
        #expect(
          found.minutes == unlinked.reduce(0) { $0 + $1.record.minutes * (1 + $1.record.coAdvisers.count) })
        let trajectories = try snapshot.trajectoryDays(through: day("2026-12-31"))
        #expect(
          trajectories.reduce(0) { $0 + $1.registrations } == facts.count { $0.record.trajectory != nil })
      }
    }
  }
}
