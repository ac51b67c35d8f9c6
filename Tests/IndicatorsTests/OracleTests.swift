import Foundation
import GuidanceKit
import Indicators
import Register
import TestSupport
import Testing

/// Indicators 1, 2 and 3 computed a second time by another program, in another language, straight from the file.
@Suite struct OracleTests {
  static let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/env") && run(["--version"]) != nil

  /// What `python3` prints; `nil` when it cannot be run or fails.
  static func run(_ arguments: [String]) -> Data? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let output = Pipe()
    process.standardOutput = output
    do { try process.run() } catch { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? data : nil
  }

  private func compare(_ register: Register, _ path: String, _ day: String, batch: Int? = nil) throws {
    let script = repositoryRoot().appendingPathComponent("Tests/Oracles/figures.py").path
    let data = try #require(OracleTests.run([script, path, day] + (batch.map { ["\($0)"] } ?? [])))
    let expected = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(expected.count > 60)
    let end = try date(day)
    let request = FigureRequest(period: .schoolYear(SchoolYear(containing: end)), day: end)
    let set = try register.read(asOf: batch.map(AsOf.batch) ?? .now) {
      try IndicatorReport(request, from: $0, version: "0.0.0").figures
    }
    for (id, value) in expected {
      let figure = try #require(set[id], "\(id)")
      let pair = value as? [Int]
      #expect(figure.value == pair.flatMap { Rational($0[0], $0[1]) }, "\(id) on \(day)")
    }
    // Nothing of these kinds that the oracle does not know.
    let months = Set(Example.year.months.map(\.iso))
    for figure in set.figures where figure.id.indicator == "reach-hours" || figure.id.indicator == "presence" {
      #expect(expected[figure.id.text] != nil, "\(figure.id)")
    }
    for figure in set.figures where figure.id.indicator == "classroom" && figure.id.scope == ["total"] {
      #expect(expected[figure.id.text] != nil || !months.contains(figure.id.period), "\(figure.id)")
    }
  }

  @Test(.enabled(if: hasPython, "python3 computes the figures a second time"), arguments: UInt64(1)...8)
  func `agree exactly over random small databases, now and as of a batch`(seed: UInt64) throws {
    var random = RandomDatabase(seed: seed)
    let folder = try TemporaryFolder()
    let path = folder.path("proef.sqlite")
    let register = try Register(path: path, mode: .creating)
    try random.fill(register)
    let last = try register.read { try $0.lastBatch() }
    try compare(register, path, random.day())
    try compare(register, path, random.day(), batch: last - 1 - random.roll(2))
  }

  @Test(arguments: UInt64(21)...23)
  func `as of today equals now, and undoing a load restores every figure`(seed: UInt64) throws {
    var random = RandomDatabase(seed: seed)
    let register = try Register.forTests()
    try random.fill(register)
    func figures(_ asOf: AsOf) throws -> FigureSet {
      try register.read(asOf: asOf) {
        try IndicatorReport(FigureRequest(period: .schoolYear(Example.year)), from: $0, version: "0.0.0").figures
      }
    }
    let before = try figures(.now)
    #expect(try figures(.day(date("2026-08-31"))).hash == before.hash)
    let batch = try #require(register.load(try random.registrations(30, from: "2025-10-01"), file: "nog.csv").batch)
    let between = try figures(.now)
    try register.undo(
      batch: batch, reason: "proef", at: Moment(unixSeconds: 1_770_200_000, day: date("2026-02-04")), actor: "proef",
      programVersion: "0.0.0")
    #expect(try figures(.now).hash == before.hash)
    #expect(try figures(.batch(batch)).hash == between.hash)
    #expect(between.hash != before.hash)
  }

  @Test(arguments: UInt64(31)...33)
  func `another order of the rows changes nothing`(seed: UInt64) throws {
    var (one, other) = (RandomDatabase(seed: seed), RandomDatabase(seed: seed))
    let hashes = try [false, true].map { isReversed in
      let register = try Register.forTests()
      try isReversed ? other.fill(register, isReversed: true) : one.fill(register)
      return try register.read {
        try IndicatorReport(FigureRequest(period: .schoolYear(Example.year)), from: $0, version: "0.0.0").figures.hash
      }
    }
    #expect(hashes[0] == hashes[1])
  }
}

/// Small databases made up from a fixed seed, with everything that makes figures hard.
struct RandomDatabase {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }

  mutating func pick<T>(_ list: [T]) -> T { list[roll(list.count)] }

  mutating func day(from first: String = "2025-09-01", within days: Int = 420) throws -> CalendarDate {
    try date(first).adding(days: roll(days))
  }

  mutating func day() -> String { (try? day(within: 400).iso) ?? "2026-01-31" }

  private static let numbers = ["000011", "000012", "000013", "000014", "000015", "000016", "000017"]

  /// Schools, a CLB, and two numbers that end: one with a successor that may end as well, one with none.
  mutating func organisations() throws -> [Organisation] {
    var all = try RandomDatabase.numbers.enumerated().map { index, digits in
      Organisation(
        number: try number(digits), name: "Org \(index)", type: [.so, .so, .buSO, .clb, .baO, .so, .vo][index],
        board: ["Een", "Twee"][index % 2])
    }
    all[0].validity.through = try day(from: "2025-10-01", within: 200)
    all[0].successor = try number("000012")
    if roll(2) == 0 {
      all[1].validity.through = try day(from: "2026-03-01", within: 90)
      all[1].successor = try number("000016")
    }
    all[2].validity.through = try day(from: "2026-01-01", within: 300)
    all[5].qualifiers = [QualifierPeriod(.highNeeds, validity: Validity(from: try day()))]
    return all
  }

  mutating func registrations(_ count: Int, from first: String = "2025-08-20") throws -> [Registration] {
    try (0..<count).map { index in
      let names = (0..<[0, 1, 1, 1, 2, 3][roll(6)]).map { _ in roll(9) == 0 ? "Onbekend" : pick(RandomDatabase.numbers)
      }
      return Registration(
        sheetID: "\(first)-\(index)", date: try day(from: first, within: 360), minutes: 15 + roll(500),
        organisations: names.map { OrganisationReference(given: $0, number: InstitutionNumber($0)) },
        destination: pick(["PBD-AAA", "PBD-AAA", "PBD-BBB", "POC-CCC", "bereik", "spelkracht"]),
        adviser: pick(["B1", "B2", "B3"]), form: .physical, place: pick([nil, .atSchool, .atSchool, .remote]),
        level: pick([nil, .meso, .micro]), initiative: pick([nil, nil]), classroom: pick([.yes, .no, .unknown]),
        fund: pick([nil, nil, "regulier", "leerpunt"]), coAdvisers: roll(6) == 0 ? ["B4"] : [])
    }
  }

  /// Registrations of sessions that several advisers held, on one day, some with another duration.
  mutating func sessions(_ count: Int) throws -> [Registration] {
    try (0..<count).flatMap { index -> [Registration] in
      let date = try day(within: 330)
      let named = (0..<(1 + roll(2))).map { _ in pick(RandomDatabase.numbers) }
      let minutes = 60 + roll(300)
      return try ["B1", "B2", "B3"].prefix(2 + roll(2)).enumerated().map { part, adviser in
        Registration(
          sheetID: "S\(index)-\(part)", date: date, minutes: roll(3) == 0 ? 30 + roll(400) : minutes,
          organisations: try named.map { OrganisationReference(given: $0, number: try number($0)) },
          destination: roll(4) == 0 ? "PBD-BBB" : "PBD-AAA", adviser: adviser, form: .physical,
          place: pick([nil, .atSchool]), level: pick([nil, .meso, .micro]), classroom: pick([.yes, .no, .unknown]),
          session: "sessie \(index)")
      }
    }
  }

  /// Loads everything: facts, a correction of some, and a load that is taken back.
  mutating func fill(_ register: Register, isReversed: Bool = false) throws {
    func ordered<T>(_ list: [T]) -> [T] { isReversed ? list.reversed() : list }
    let isSplit = roll(2) == 0
    var plan = try Example.plan { if isSplit { $0.sharedSession = .split } }
    plan.funds = [EarmarkedFund(code: "leerpunt", label: Label("Leerpunt", "Leerpunt"), pillars: ["PBD-BBB"])]
    try register.load([plan])
    try register.load([Project(id: "spelkracht", name: "Spelkracht", round: 1, source: "proef")])
    try register.load(ordered(try organisations()))
    try register.load(ordered(["B1", "B2", "B3", "B4"].map { Adviser(code: $0, name: $0, role: .adviser) }))
    try register.load(
      ordered([
        try Example.assignment("B1", "PBD-AAA", fte: 100 + roll(900)),
        try Example.assignment("B2", "PBD-BBB", fte: 333, fund: "leerpunt", from: try day().iso),
        try Example.assignment("B3", "PBD-AAA", fte: 250, through: try day(within: 250).iso),
        try Example.assignment("B3", "bereik", fte: 125), try Example.assignment("B1", "POC-CCC", fte: 50),
      ]))
    try register.load(
      ordered(
        try (0..<4).map { _ in
          let first = try day(within: 300)
          return Absence(
            adviser: pick(["B1", "B2", "B3"]), from: first, through: first.adding(days: roll(40)),
            share: try share(1 + roll(3), 3))
        }))
    let all = try registrations(60) + sessions(8)
    try register.load(ordered(all), file: "eerst.csv")
    // Some rows come again with other minutes: a correction.
    let corrected = all.prefix(12).map { one in
      var one = one
      one.minutes += 7
      return one
    }
    try register.load(ordered(corrected), file: "verbeterd.csv")
    let wrong = try #require(
      register.load(ordered(try registrations(10, from: "2025-11-01")), file: "fout.csv").batch)
    try register.undo(
      batch: wrong, reason: "proef", at: Moment(unixSeconds: 1_770_100_000, day: date("2026-02-03")), actor: "proef",
      programVersion: "0.0.0")
    try register.load(ordered(try registrations(5, from: "2025-12-01")), file: "laat.csv")
  }
}
