import GuidanceKit
import Indicators
import Register
import TestSupport
import Testing

/// Boards, those who will miss the norm, those never contacted, intensity against need, and numbers that ended.
@Suite struct ContactTests {
  private func example(_ reach: [ReachEntry]) throws -> FigureSet {
    var organisations = try Example.organisations()
    organisations[0].board = "Provincie Een"
    organisations[1].board = "Provincie Een"
    organisations[2].board = "Twee"
    organisations[2].qualifiers = [QualifierPeriod(.highNeeds)]
    return Example.figures(try Example.input(organisations: organisations, reach: reach))
  }

  @Test func `pairs are also added up per board, education type and organisation`() throws {
    let set = try example([
      Example.reach("2025-10", 11, "PBD-AAA", 1200), Example.reach("2025-10", 11, "PBD-BBB", 1300),
      Example.reach("2025-10", 13, "PBD-BBB", 1200), Example.reach("2025-10", 13, "PBD-AAA", 100),
    ])
    // Boards: 11 and 12 with two pillars each; 13 with two.
    #expect(try set["reach/board/Provincie-Een/2025-2026"]?.share == share(2, 4))
    #expect(try set["reach/board/Twee/2025-2026"]?.share == share(1, 2))
    #expect(try set["reach/type/SO/2025-2026"]?.share == share(2, 4))
    #expect(try set["reach/organisation/000013/2025-2026"]?.share == share(1, 2))
    let board = try #require(set["reach/board/Provincie-Een/2025-2026"])
    #expect(board.evidence.count(.windowMinutes)?.value == Rational(2500))
    #expect(board.evidence.count(.minutesToGo)?.value == Rational(2400))
    #expect(set["reach/organisation/000015/2025-2026"] == nil, "no pillar must reach it")
  }

  @Test func `a board is one board, by name, alias or number, in capitals or not`() throws {
    var organisations = try Example.organisations()
    organisations.append(
      Organisation(number: try number("000099"), name: "Provincie Een", type: .bestuur, aliases: ["Eén vzw"]))
    for (place, board) in ["provincie een", "000099", "een vzw", "Ander", "ANDER"].enumerated() {
      organisations[place].board = board
    }
    let boards = Boards(organisations)
    #expect(
      organisations.map { boards.name(of: $0) } == [
        "Provincie Een", "Provincie Een", "Provincie Een", "ANDER", "ANDER", nil,
      ])
    let set = Example.figures(
      try Example.input(organisations: organisations, reach: [Example.reach("2025-10", 11, "PBD-AAA", 1200)]))
    #expect(try set["reach/board/Provincie-Een/2025-2026"]?.share == share(1, 6))
  }

  @Test func `those who will miss the norm at this pace are listed by name`() throws {
    // Half the year is over: 600 of 1200 minutes are expected from a window of a year.
    let set = try example([
      Example.reach("2025-10", 11, "PBD-BBB", 1200), Example.reach("2025-10", 12, "PBD-BBB", 599),
      Example.reach("2025-10", 13, "PBD-BBB", 600),
    ])
    let figure = try #require(set["reach-will-miss/PBD-BBB/2025-2026"])
    #expect(figure.numerator == 1)
    #expect(figure.evidence.members.map(\.text) == ["reach/PBD-BBB/000012/2025-2026"])
    #expect(figure.evidence.count(.minutesToGo)?.value == Rational(601))
    #expect(set["reach-will-miss/total/2025-2026"]?.numerator == 1 + 3 + 1, "AAA has three, CCC one without any")
  }

  @Test func `an organisation with which nothing was registered since the plan began is never contacted`() throws {
    let set = try example([
      Example.reach("2025-10", 11, "PBD-AAA", 30), Example.reach("2025-10", 12, "spelkracht", 30),
    ])
    // In scope: 11 to 14. A project is contact, but not contact by the pillar.
    let total = try #require(set["reach-uncontacted/total/2025-2026"])
    #expect(total.numerator == 2)
    #expect(total.evidence.members.map(\.text) == ["reach-hours/000013/2025-2026", "reach-hours/000014/2025-2026"])
    #expect(set["reach-uncontacted/PBD-AAA/2025-2026"]?.numerator == 2)
    #expect(set["reach-uncontacted/PBD-BBB/2025-2026"]?.numerator == 3)
  }

  @Test func `intensity sets the minutes per school with high needs beside the others`() throws {
    // 13 has high needs: 900. Others among schools and centres: 11, 12 and 15, with 300 + 150 + 0.
    let set = try example([
      Example.reach("2025-10", 13, "PBD-AAA", 900), Example.reach("2025-10", 11, "PBD-BBB", 300),
      Example.reach("2025-10", 12, "PBD-AAA", 150), Example.reach("2025-10", 14, "POC-CCC", 5000),
    ])
    #expect(set["intensity/high-needs/2025-2026"]?.value == Rational(900))
    #expect(set["intensity/other/2025-2026"]?.value == Rational(150))
    #expect(try set["intensity/ratio/2025-2026"]?.share == share(6, 1))
    #expect(set["intensity/PBD-AAA/other/2025-2026"]?.value == Rational(75), "of the pillar only 11 and 12")
    #expect(set["intensity/POC-CCC/ratio/2025-2026"]?.verdict == .noData, "no school is in its scope")
  }

  @Test func `a number that ended passes on along its successors, and never in a circle`() throws {
    func one(_ digits: String, _ through: String?, _ successor: String?) throws -> Organisation {
      Organisation(
        number: try number(digits), name: digits, type: .so, validity: Validity(through: try through.map(date)),
        successor: try successor.map(number))
    }
    let all = try OrganisationSuccession.all(of: [
      one("000021", "2026-01-31", "000022"), one("000022", "2026-06-30", "000023"), one("000023", nil, nil),
      one("000031", "2026-01-31", "000032"), one("000032", "2025-12-31", "000031"),
      one("000041", "2026-02-28", "099999"),
    ])
    let found = all.map {
      "\($0.number.digits) \($0.after.iso) \($0.through?.iso ?? "-") \($0.successor?.digits ?? "-")"
    }
    #expect(
      found == [
        "000021 2026-01-31 2026-06-30 000022", "000021 2026-06-30 - 000023", "000022 2026-06-30 - 000023",
        "000031 2026-01-31 - -", "000032 2025-12-31 2026-01-31 000031", "000032 2026-01-31 - -",
        "000041 2026-02-28 - -",
      ])
  }

  @Test func `minutes after the end of a number count for its successor, and say so`() throws {
    let register = try Register.forTests()
    try register.load([try Example.plan()])
    try register.load(
      try [
        Organisation(
          number: number("000021"), name: "Oud", type: .so, validity: Validity(through: date("2026-01-31")),
          successor: number("000022")),
        Organisation(
          number: number("000022"), name: "Nieuw", type: .so, validity: Validity(from: date("2026-02-01"))),
        Organisation(number: number("000023"), name: "Weg", type: .so, validity: Validity(through: date("2025-12-31"))),
      ])
    try register.load([Adviser(code: "B1", name: "Een", role: .adviser)])
    func registration(_ id: String, _ day: String, _ minutes: Int, _ organisations: [String]) throws -> Registration {
      Registration(
        sheetID: id, date: try date(day), minutes: minutes,
        organisations: try organisations.map { OrganisationReference(given: $0, number: try number($0)) },
        destination: "PBD-AAA", adviser: "B1", form: .physical, place: .atSchool)
    }
    try register.load([
      try registration("R1", "2025-10-06", 500, ["000021"]), try registration("R2", "2026-02-03", 300, ["000021"]),
      try registration("R3", "2026-02-04", 100, ["000022"]),
      try registration("R4", "2026-02-05", 60, ["000021", "000022"]),
      try registration("R5", "2026-01-10", 90, ["000023"]),
      Registration(
        sheetID: "R6", date: try date("2026-01-11"), minutes: 40,
        organisations: [OrganisationReference(given: "De Onbekende", number: nil)], destination: "PBD-AAA",
        adviser: "B1", form: .physical),
      try registration("R7", "2026-01-12", 25, ["999999"]),
      try registration("R8", "2026-02-13", 15, ["000022", "999998"]),
    ])
    try register.read { snapshot in
      let set = try IndicatorReport(Example.request("2026-02"), from: snapshot, version: "0.0.0").figures
      #expect(set["reach/PBD-AAA/000021/2025-2026"]?.numerator == 500)
      let new = try #require(set["reach/PBD-AAA/000022/2025-2026"])
      // R4 names both numbers and counts once, under the number it names itself.
      #expect(new.numerator == 300 + 100 + 60 + 15)
      #expect(new.evidence.count(.endedNumberMinutes)?.value == Rational(300))
      #expect(new.evidence.formula.dutch.contains("000021"))
      #expect(try new.evidence.queries.map { try $0.facts(in: snapshot).map(\.origin.line) } == [[4, 5, 9], [3, 5]])
      #expect(set["reach-hours/000022/2025-2026"]?.numerator == 475)
      // Of R8 only the part with the organisation that is known.
      #expect(set["presence/total/2025-2026"]?.value == Rational(2 * (500 + 300 + 100 + 60) + 15, 2))
      #expect(set["reach/PBD-AAA/000023/2025-2026"]?.numerator == 0)
      let ended = try #require(set["reach-set-aside/ended/2025-2026"])
      #expect(ended.numerator == 90 && ended.n == 1)
      #expect(try ended.evidence.queries.flatMap { try $0.facts(in: snapshot) }.map(\.origin.line) == [6])
      // A name that nobody has, a number that nobody has, and one beside a number that someone has.
      let unknown = try #require(set["reach-set-aside/unknown/2025-2026"])
      #expect(unknown.numerator == 40 + 25 + 15 && unknown.n == 3)
      #expect(try unknown.evidence.queries.flatMap { try $0.facts(in: snapshot) }.map(\.origin.line) == [7, 8, 9])
      #expect(set["hours/PBD-AAA/2025-2026"]?.numerator == 1130, "the hours stay in indicator 1")
    }
  }

  @Test func `minutes on a merged number are those of the other, and no successor is named`() throws {
    let register = try Register.forTests()
    try register.load([try Example.plan()])
    try register.load(try Example.organisations())
    try register.load([Adviser(code: "B1", name: "Een", role: .adviser)])
    func registration(_ id: String, _ minutes: Int, _ organisations: [String]) throws -> Registration {
      Registration(
        sheetID: id, date: try date("2025-10-06"), minutes: minutes,
        organisations: try organisations.map { OrganisationReference(given: $0, number: try number($0)) },
        destination: "PBD-AAA", adviser: "B1", form: .physical, place: .atSchool)
    }
    try register.load([
      try registration("R1", 500, ["000011"]), try registration("R2", 300, ["000012"]),
      try registration("R3", 60, ["000011", "000012"]),
    ])
    func figures(_ asOf: AsOf) throws -> FigureSet {
      try register.read(asOf: asOf) { try IndicatorReport(Example.request(), from: $0, version: "0.0.0").figures }
    }
    let before = try figures(.now)
    try register.load([InstitutionAlias(given: "000012", number: try number("000011"), reason: "zelfde school")])
    let after = try figures(.now)
    #expect(before["reach/PBD-AAA/000012/2025-2026"]?.numerator == 360)
    let one = try #require(after["reach/PBD-AAA/000011/2025-2026"])
    #expect(one.numerator == 860 && one.evidence.count(.endedNumberMinutes) == nil)
    #expect(!one.evidence.formula.dutch.contains("000012"))
    #expect(after["reach/PBD-AAA/000012/2025-2026"] == nil)
    #expect(after["presence/total/2025-2026"]?.value == Rational(860))
    let again = try figures(.batch(before.generatedFrom.batch))
    #expect(again.hash == before.hash)
    let lines = try register.read { snapshot in
      try one.evidence.queries.map { try $0.facts(in: snapshot).map(\.origin.line) }
    }
    #expect(lines == [[2, 3, 4]])
  }
}
