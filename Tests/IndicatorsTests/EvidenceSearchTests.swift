import GuidanceKit
import Indicators
import Register
import TestSupport
import Testing

/// Searching facts in the register, searching them in memory, and reading their lines.
@Suite struct EvidenceSearchTests {
  @Test(arguments: UInt64(41)...43)
  func `a filter finds the same registrations in the register and in memory`(seed: UInt64) throws {
    var random = RandomDatabase(seed: seed)
    let register = try Register.forTests()
    try random.fill(register)
    let types = OrganisationType.allCases
    let filters = try (0..<60).map { _ in
      RegistrationFilter(
        from: random.roll(2) == 0 ? nil : try date("2025-10-01"),
        through: random.roll(2) == 0 ? nil : try date("2026-04-01"),
        destinations: random.roll(2) == 0 ? [] : ["PBD-AAA", "bereik"], advisers: random.roll(3) == 0 ? ["B2"] : [],
        organisations: random.roll(3) == 0 ? [try number("000011"), try number("000014")] : [],
        places: random.roll(4) == 0 ? [.atSchool] : [], funds: random.roll(3) == 0 ? ["", "regulier"] : [],
        initiatives: random.roll(4) == 0 ? [""] : [], hasGoal: random.roll(4) == 0 ? false : nil,
        withinTypes: random.roll(3) == 0 ? [[.so], [.buSO, .clb]] : [],
        outsideTypes: random.roll(3) == 0 ? [[.so, .baO]] : [], hasLevel: random.roll(4) == 0 ? true : nil,
        hasContact: random.roll(4) == 0 ? true : nil,
        types: random.roll(4) == 0 ? [types[random.roll(types.count)]] : [],
        hasUnlinkedOrganisation: random.roll(6) == 0)
    }
    try register.read { snapshot in
      let all = try snapshot.registrations()
      let known = Dictionary(
        uniqueKeysWithValues: try snapshot.organisations().map { ($0.record.number, $0.record.type) })
      #expect(all.count > 60)
      for filter in filters {
        let found = try snapshot.registrations(matching: filter).map(\.id)
        #expect(found == all.filter { filter.matches($0.record) { known[$0] } }.map(\.id), "\(filter)")
        #expect(try snapshot.registrationTotals(matching: filter).count == found.count)
      }
    }
  }

  @Test func `many lines of a file in several pieces are those read one by one`() throws {
    let register = try Register.forTests()
    let name = String(repeating: "naam met é ", count: 20)
    let batch = try #require(
      register.load((0..<3000).map { Adviser(code: "B\($0)", name: "\(name)\($0)", role: .adviser) }).batch)
    try register.read { snapshot in
      let places = (1...3001).map { OriginalPlace(batch: batch, line: $0) } + [OriginalPlace(batch: batch, line: 9999)]
      let texts = try snapshot.originalLines(places.reversed())
      #expect(texts.count == 3001)
      for place in places.prefix(3001) where place.line % 97 == 0 || place.line < 4 || place.line > 2998 {
        #expect(try texts[place] == snapshot.originalLine(batch: batch, line: place.line))
      }
      // Each line begins as the record it holds; none is cut where a piece ends.
      #expect(texts.filter { $0.key.line > 1 }.allSatisfy { $0.value.contains("\"B\($0.key.line - 2)\"") })
      #expect(try snapshot.originalLines([places[5], places[1]]).count == 2)
    }
  }
}
