import GRDB
import GuidanceKit
import TestSupport
import Testing

@testable import Register

// Several questions in one pass, and several lanes that pass the pieces side by side.

extension PieceTests {
  /// All answers of one pass, in words.
  private func answers(_ snapshot: Snapshot, lanes: Int, from: CalendarDate, through: CalendarDate) throws -> [String] {
    let pass = RegistrationPass(snapshot, lanes: lanes)
    let details: [TimeDetail] = [[], [.initiative, .targetGroups, .adviser], [.coarse, .adviser]]
    let time = details.map { pass.timeCells(from: from, through: through, detail: $0) }
    let middle = from.adding(days: 20)
    let reach = try pass.reachCells([
      ReachQuestion(from: from, through: middle), ReachQuestion(from: through, through: from),
      ReachQuestion(from: middle.adding(days: 1), through: through, byMonth: false, byPlace: false),
    ])
    let activity = try pass.activityCells(from: from, through: through)
    let setAside = try pass.setAsideMinutes(from: from, through: through)
    let unlinked = pass.unlinkedMinutes(from: from, through: through)
    let trajectories = pass.trajectoryDays(through: through)
    let designs = pass.designEntries(from: from, through: through)
    return try [
      "\(time.map { try $0() })", "\(reach())", "\(activity())", "\(setAside())", "\(unlinked())", "\(trajectories())",
      "\(designs())",
    ]
  }

  @Test(arguments: 1...4)
  func `one lane, two or seven pass the pieces with the same answers, as does each question alone`(
    seed: UInt64
  ) throws {
    var dice = Dice(state: seed &* 31)
    let register = try register(withOrganisations: true)
    for place in 0..<10 {
      try register.load(try randomRegistrations(25, &dice), file: "r\(place).csv", on: day("2025-12-01"))
    }
    let (first, last) = (try day("2025-09-12"), try day("2025-11-20"))
    try register.read { snapshot in
      let one = try answers(snapshot, lanes: 1, from: first, through: last)
      for lanes in [2, 7] { #expect(try answers(snapshot, lanes: lanes, from: first, through: last) == one) }
      #expect(one[0].hasPrefix("[\(try snapshot.timeCells(from: first, through: last))"))
      let middle = first.adding(days: 20)
      let reach = [
        try snapshot.reachCells(from: first, through: middle), [],
        try snapshot.reachCells(from: middle.adding(days: 1), through: last, byMonth: false, byPlace: false),
      ]
      #expect(one[1] == "\(reach)")
      #expect(one[2] == "\(try snapshot.activityCells(from: first, through: last))")
      #expect(one[5] == "\(try snapshot.trajectoryDays(through: last))")
      #expect(!reach[0].isEmpty && !reach[2].isEmpty && one.allSatisfy { $0 != "[]" })
    }
  }

  @Test func `of several damaged pieces the first is named, whichever lane finds it`() throws {
    var dice = Dice(state: 77)
    let register = try register()
    let batches = try (0..<9).map { place in
      try register.load(try randomRegistrations(5, &dice), file: "r\(place).csv", on: day("2025-12-01")).batch
    }.compactMap(\.self)
    try register.writing { db in
      try db.execute(sql: "DROP TRIGGER registration_piece_is_not_changed")
      try db.execute(
        sql: """
          UPDATE registration_piece SET bytes = CAST(substr(bytes, 1, length(bytes) - 1) || x'01' AS BLOB)
          WHERE batch_id >= ?
          """, arguments: [batches[3]])
    }
    for lanes in [1, 2, 7] {
      let error = #expect(throws: RegisterError.self) {
        try register.read { snapshot in
          try RegistrationPass(snapshot, lanes: lanes).timeCells(from: day("2025-09-01"), through: day("2025-12-31"))()
        }
      }
      #expect(error?.message.english.contains("of batch \(batches[3]) are damaged") == true)
    }
  }

  @Test func `sums in one word and beside it are those of a dictionary`() {
    struct Key: PackableKey {
      var number: Int
      var packed: UInt64? { 1..<1 << 20 ~= number ? UInt64(number) : nil }
      init(packed: UInt64) { number = Int(packed) }
      init(number: Int) { self.number = number }
    }
    var dice = Dice(state: 5)
    var parts = [KeyedSums<Key>](repeating: KeyedSums<Key>(), count: 3)
    var wanted: [Int: [Int]] = [:]
    for _ in 0..<20_000 {
      let (number, minutes) = (Int.random(in: -50...8_000, using: &dice) * 200, Int.random(in: 1...99, using: &dice))
      let isFirst = Bool.random(using: &dice)
      let sum = PackedSums.Sum(minutes: minutes, count: 1, registrations: isFirst ? 1 : 0)
      parts[Int.random(in: 0...2, using: &dice)].add(sum, at: Key(number: number))
      let known = wanted[number] ?? [0, 0, 0]
      wanted[number] = [known[0] + minutes, known[1] + 1, known[2] + (isFirst ? 1 : 0)]
    }
    for part in parts.dropFirst() { parts[0].merge(part) }
    let found = parts[0].all.map { ($0.key.number, [$0.sum.minutes, Int($0.sum.count), Int($0.sum.registrations)]) }
    #expect(found.count == wanted.count && Dictionary(found) { $1 } == wanted)
  }
}
