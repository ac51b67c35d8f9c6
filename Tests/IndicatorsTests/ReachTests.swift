import GuidanceKit
import Indicators
import Testing

@Suite struct ReachTests {
  @Test func `reached is twenty hours or more within the window`() throws {
    let set = Example.figures(
      try Example.input(reach: [
        Example.reach("2025-10", 11, "PBD-AAA", 1000), Example.reach("2026-01", 11, "PBD-AAA", 200),
        Example.reach("2025-10", 12, "PBD-AAA", 1199), Example.reach("2025-10", 13, "PBD-AAA", 1300),
      ]))
    #expect(set["reach/PBD-AAA/000011/2025-2026"]?.verdict == .met)
    #expect(set["reach/PBD-AAA/000012/2025-2026"]?.numerator == 1199)
    #expect(set["reach/PBD-AAA/000012/2025-2026"]?.evidence.count(.minutesToGo)?.value == .one)
    let pillar = try #require(set["reach/PBD-AAA/2025-2026"])
    #expect(pillar.numerator == 2 && pillar.denominator == 3)
    #expect(pillar.evidence.count(.stillNeeded)?.value == .one)
    #expect(set["reach/PBD-AAA/000014/2025-2026"] == nil, "a CLB is in no block of the pillar")
  }

  @Test func `an SO matches a block of two years, a BuSO only one of one year`() throws {
    let table = ReachTable(try Example.input())
    let so = try #require(table.pair("PBD-AAA", number("000011")))
    let buSO = try #require(table.pair("PBD-AAA", number("000013")))
    #expect(so.window.first.iso == "2025-09-01" && so.window.last.iso == "2027-08-31")
    #expect(buSO.window.last.iso == "2026-08-31")
    #expect(so.integration == .missing && buSO.integration == .notAsked)
    // The two years have 38 school weeks each; 19 have begun.
    #expect(so.elapsedWeeks == 19 && buSO.allWeeks == 38 && buSO.weeksLeft == 19)
    #expect(so.allWeeks == 38 + SchoolCalendar().schoolWeeks(in: Example.year.next).count)
  }

  @Test func `where the durations differ both windows are shown`() throws {
    let entries = try [
      Example.reach("2025-10", 11, "PBD-AAA", 700), Example.reach("2026-10", 11, "PBD-AAA", 600),
    ]
    let set = Example.figures(try Example.input("2026-11", reach: entries))
    #expect(set["reach/PBD-AAA/000011/2026-2027"]?.numerator == 1300)
    #expect(set["reach/PBD-AAA/000011/2026-2027"]?.verdict == .met)
    #expect(set["reach/PBD-AAA/000011/window-shortest/2026-2027"]?.numerator == 600)
    #expect(set["reach/PBD-AAA/000013/window-shortest/2026-2027"] == nil, "a BuSO has one duration")
    #expect(try set["reach/PBD-AAA/2026-2027"]?.share == share(1, 3))
    #expect(try set["reach/PBD-AAA/window-shortest/2026-2027"]?.share == share(0, 3))
    #expect(set["reach/PBD-BBB/window-shortest/2026-2027"] == nil)
    let shortest = Example.figures(
      try Example.input("2026-11", plan: Example.plan { $0.reachWindow = .shortest }, reach: entries))
    #expect(shortest["reach/PBD-AAA/000011/2026-2027"]?.numerator == 600)
    #expect(shortest["reach/PBD-AAA/000011/window-longest/2026-2027"]?.numerator == 1300)
  }

  @Test func `before a window ends nothing is missed, after it everything short is`() throws {
    let entries = [try Example.reach("2025-10", 13, "PBD-AAA", 600)]
    func verdict(_ period: String) throws -> Figure.Verdict? {
      Example.figures(try Example.input(period, reach: entries))["reach/PBD-AAA/000013/2025-2026"]?.verdict
    }
    #expect(try verdict("2026-01") == .running(until: try date("2026-08-31")))
    #expect(try verdict("2026-07") == .running(until: try date("2026-08-31")))
    #expect(try verdict("2025-2026") == .notMet)
  }

  @Test func `pace compares with what is expected by the school weeks gone by`() throws {
    // Halfway 600 of 1200 min are expected.
    let table = ReachTable(
      try Example.input(reach: [
        Example.reach("2025-10", 13, "PBD-AAA", 450), Example.reach("2025-10", 13, "PBD-BBB", 600),
        Example.reach("2025-10", 11, "PBD-BBB", 2400),
      ]))
    let behind = try #require(table.pair("PBD-AAA", number("000013")))
    #expect(try behind.pace == share(3, 4))
    #expect(behind.willMiss && !behind.isOnPace)
    let onPace = try #require(table.pair("PBD-BBB", number("000013")))
    #expect(onPace.isOnPace && !onPace.willMiss && !onPace.isReached)
    // Of three pairs with 600 expected each, 600, 600 and 0 are given: what is ahead makes up for nobody else.
    let group = ReachGroup(table.pairs.filter { $0.pillar == "PBD-BBB" })
    #expect(try group.pace == share(2, 3))
    #expect(try group.forecast == share(2, 3))
  }

  @Test func `a target of half the schools says how many are still needed`() throws {
    let one = [try Example.reach("2025-10", 11, "PBD-BBB", 1200)]
    let set = Example.figures(try Example.input(reach: one))
    let figure = try #require(set["reach/PBD-BBB/2025-2026"])
    #expect(figure.norm?.value == 50 && figure.norm?.unit == .percent)
    #expect(figure.evidence.count(.needed)?.value == Rational(2), "half of three schools is two")
    #expect(figure.evidence.count(.stillNeeded)?.value == .one)
    #expect(figure.verdict == .running(until: try date("2026-08-31")))
    let two = Example.figures(try Example.input(reach: one + [Example.reach("2025-10", 13, "PBD-BBB", 1200)]))
    #expect(two["reach/PBD-BBB/2025-2026"]?.verdict == .met)
  }

  @Test func `the headline counts pairs, and a surplus in one target makes up for nothing in another`() throws {
    // 3 pairs of AAA (100 %), 3 of BBB (50 %), 1 of CCC (100 %).
    let set = Example.figures(
      try Example.input(reach: [
        Example.reach("2025-10", 11, "PBD-BBB", 1200), Example.reach("2025-10", 12, "PBD-BBB", 1200),
        Example.reach("2025-10", 13, "PBD-BBB", 1200), Example.reach("2025-10", 14, "POC-CCC", 1200),
      ]))
    let total = try #require(set["reach/total/2025-2026"])
    #expect(total.numerator == 4 && total.denominator == 7 && total.unit == .pairs)
    #expect(
      total.norm
        == Figure.Norm(.atLeast, 6, .pairs, source: Label("doelblokken van het plan", "reach blocks of the plan")))
    #expect(total.evidence.count(.stillNeeded)?.value == Rational(3))
    #expect(try set["reach/PBD/2025-2026"]?.share == share(3, 6))
    #expect(try set["reach/POC/2025-2026"]?.share == .some(share(1, 1)))
    #expect(set["reach/POC/2025-2026"]?.verdict == .met)
  }

  @Test func `reach is also given per education type and per block`() throws {
    let set = Example.figures(try Example.input(reach: [Example.reach("2025-10", 11, "PBD-AAA", 1200)]))
    #expect(try set["reach/PBD-AAA/SO/2025-2026"]?.share == share(1, 2))
    #expect(try set["reach/PBD-AAA/BuSO/2025-2026"]?.share == share(0, 1))
    #expect(set["reach/PBD-AAA/BaO/2025-2026"] == nil)
    #expect(try set["reach/PBD-AAA/PBD-AAA-1-a/2025-2026"]?.share == share(1, 2))
    #expect(try set["reach/PBD-AAA/PBD-AAA-2-a/2025-2026"]?.share == share(1, 3))
  }

  @Test func `a shared session gives each organisation its full duration, or an equal part`() throws {
    let entries = try [11, 12].map { try Example.reach("2025-10", $0, "PBD-AAA", 1200, of: 2) }
    let full = Example.figures(try Example.input(reach: entries))
    #expect(full["reach/PBD-AAA/000011/2025-2026"]?.numerator == 1200)
    let split = Example.figures(try Example.input(plan: Example.plan { $0.sharedSession = .split }, reach: entries))
    #expect(split["reach/PBD-AAA/000011/2025-2026"]?.numerator == 600)
    #expect(split["reach/PBD-AAA/2025-2026"]?.numerator == 0)
    // Three organisations share 100 minutes: a third each, exactly.
    let thirds = Example.figures(
      try Example.input(
        plan: Example.plan { $0.sharedSession = .split },
        reach: [Example.reach("2025-10", 11, "PBD-AAA", 100, of: 3)]))
    #expect(thirds["reach/PBD-AAA/000011/2025-2026"]?.value == Rational(100, 3))
    #expect(thirds["reach/PBD-AAA/000011/2025-2026"]?.evidence.count(.minutesToGo)?.value == Rational(1167))
  }

  @Test func `integrated asks a registration on meso and on micro level`() throws {
    let set = Example.figures(
      try Example.input(reach: [
        Example.reach("2025-10", 11, "PBD-AAA", 60, level: .meso),
        Example.reach("2025-11", 11, "PBD-AAA", 60, level: .micro),
        Example.reach("2025-10", 12, "PBD-AAA", 6000, level: .micro),
        Example.reach("2025-10", 13, "PBD-AAA", 60, level: .micro),
      ]))
    #expect(try set["reach-integrated/PBD-AAA/2025-2026"]?.share == share(1, 2))
    #expect(set["reach-integrated/PBD-BBB/2025-2026"] == nil, "the pillar has goals on one level")
  }

  @Test func `the earlier norm asks more than twenty hours in total over the year`() throws {
    let set = Example.figures(
      try Example.input(reach: [
        Example.reach("2025-10", 11, "PBD-AAA", 600), Example.reach("2025-10", 11, "PBD-BBB", 600),
        Example.reach("2025-10", 12, "PBD-AAA", 601), Example.reach("2025-11", 12, "spelkracht", 600),
      ]))
    // Organisations 11 to 14 are in some scope; exactly twenty hours is not more than twenty.
    #expect(try set["reach-earlier/total/2025-2026"]?.share == share(1, 4))
    #expect(set["reach-hours/000012/2025-2026"]?.numerator == 1201)
    #expect(set["reach-hours/000015/2025-2026"]?.numerator == 0)
  }

  @Test func `presence counts minutes on the spot, each session once`() throws {
    let set = Example.figures(
      try Example.input(reach: [
        Example.reach("2025-10", 11, "PBD-AAA", 90, place: .atSchool, of: 2),
        Example.reach("2025-10", 12, "PBD-AAA", 90, place: .atSchool, of: 2),
        Example.reach("2025-10", 11, "PBD-AAA", 500, place: .remote),
        Example.reach("2025-10", 11, "PBD-BBB", 7, place: nil),
      ]))
    #expect(set["presence/000011/2025-2026"]?.numerator == 90)
    #expect(set["presence/000012/2025-2026"]?.numerator == 90)
    #expect(set["presence/total/2025-2026"]?.numerator == 90)
  }

  @Test func `a qualifier or a first day that comes later opens the scope from then on`() throws {
    var late = Organisation(number: try number("000021"), name: "Nieuw", type: .buSO)
    late.validity = Validity(from: try date("2026-09-01"))
    let organisations = [late]
    #expect(ReachTable(try Example.input(organisations: organisations)).pairs.isEmpty)
    let later = ReachTable(try Example.input("2026-09", organisations: organisations))
    #expect(later.pairs.map(\.pillar) == ["PBD-AAA", "PBD-BBB"])
    #expect(Example.figures(try Example.input(organisations: []))["reach/total/2025-2026"]?.verdict == .noData)
  }
}
