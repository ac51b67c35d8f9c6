import GuidanceKit
import Register
import Testing

@testable import Auditing

@Suite struct RegistrationRuleTests {
  // DAT001

  @Test func `two rows that differ only in their number are one registration twice`() throws {
    let twice = [try session(sheetID: "R-1"), try session(sheetID: "R-2")]
    let found = try audit("DAT001", registrations: twice)
    #expect(found.count == 1)
    #expect(found.first?.places == ["registraties.csv:2", "registraties.csv:3"])
    #expect(
      found.first?.message.dutch == "2 keer dezelfde registratie: B01, 12 januari 2026, 1,0 u, NED-1, 042531.")
  }

  @Test func `rows that differ in anything else are no duplicates`() throws {
    let rows = [
      try session(), try session("2026-01-13"), try session(minutes: 61), try session("2026-01-12", "B02"),
      try session(start: 540), try session(description: "Vervolg"), try session(at: ["907716"]),
    ]
    #expect(try audit("DAT001", registrations: rows).isEmpty)
  }

  @Test func `a duplicate keeps its identity when lines move`() throws {
    let twice = [try session(sheetID: "R-1"), try session(sheetID: "R-2")]
    let first = try audit("DAT001", registrations: twice)
    let later = try audit("DAT001", registrations: [try session("2025-10-01")] + twice)
    #expect(first.map(\.identity) == later.map(\.identity))
    #expect(first.first?.places != later.first?.places)
  }

  // DAT002

  @Test func `two advisers in one session without a code are found`() throws {
    let rows = [try session("2026-01-12", "B13", minutes: 90), try session("2026-01-12", "B14", minutes: 90)]
    let found = try audit("DAT002", registrations: rows)
    #expect(found.count == 1)
    #expect(
      found.first?.message.dutch.hasPrefix("B13 en B14 registreren op 12 januari 2026 allebei 90 minuten") == true)
    #expect(found.first?.places.count == 2)
  }

  @Test func `a session code, another start, another school or the same adviser is no missing code`() throws {
    let tied = [try session("2026-01-12", "B13", session: "S1"), try session("2026-01-12", "B14", session: "S1")]
    let apart = [try session("2026-01-12", "B13", start: 540), try session("2026-01-12", "B14", start: 600)]
    let schools = [try session("2026-01-12", "B13"), try session("2026-01-12", "B14", at: ["907716"])]
    let same = [try session("2026-01-12", "B13"), try session("2026-01-12", "B13")]
    let noContact = [try session("2026-01-12", "B13", at: []), try session("2026-01-12", "B14", at: [])]
    for rows in [tied, apart, schools, same, noContact] {
      #expect(try audit("DAT002", registrations: rows).isEmpty)
    }
  }

  @Test func `one of the two rows with a code is not enough`() throws {
    let rows = [try session("2026-01-12", "B13", session: "S1"), try session("2026-01-12", "B14")]
    #expect(try audit("DAT002", registrations: rows).count == 1)
  }

  @Test func `the order of the schools in the cell does not hide a session`() throws {
    let rows = [
      try session("2026-01-12", "B13", at: ["042531", "907716"]),
      try session("2026-01-12", "B14", at: ["907716", "042531"]),
    ]
    #expect(try audit("DAT002", registrations: rows).count == 1)
  }

  // DAT003

  @Test(arguments: [
    ("2025-10-29", "herfstvakantie"), ("2025-11-11", "wapenstilstand"), ("2026-01-17", "zaterdag"),
    ("2026-05-14", "Hemelvaart"), ("2026-07-20", "zomervakantie"),
  ])
  func `contact on a free day is found with its reason`(iso: String, reason: String) throws {
    let found = try audit("DAT003", today: "2026-08-31", registrations: [try session(iso)])
    #expect(found.count == 1)
    #expect(found.first?.message.dutch.contains(reason) == true)
  }

  @Test(arguments: ["2026-01-12", "2025-09-01", "2026-06-30", "2026-07-02", "2026-08-20"])
  func `contact on a lesson day, or at the edges of summer, is ordinary`(iso: String) throws {
    #expect(try audit("DAT003", today: "2026-08-31", registrations: [try session(iso)]).isEmpty)
  }

  @Test func `a classroom at the end of August is not ordinary`() throws {
    let row = try session("2026-08-20", classroom: .yes)
    #expect(try audit("DAT003", today: "2026-08-31", registrations: [row]).count == 1)
  }

  @Test func `work without contact in a holiday is ordinary, at the weekend it is not`() throws {
    #expect(try audit("DAT003", registrations: [try session("2025-10-29", at: [], goal: nil)]).isEmpty)
    #expect(try audit("DAT003", registrations: [try session("2026-01-17", at: [], goal: nil)]).count == 1)
  }

  @Test func `the day after Ascension is a day like any other in adult education only`() throws {
    let adults = try session("2026-05-15", at: ["916203"], goal: nil)
    #expect(try audit("DAT003", today: "2026-08-31", registrations: [adults]).isEmpty)
    #expect(try audit("DAT003", today: "2026-08-31", registrations: [try session("2026-05-15")]).count == 1)
  }

  // DAT004

  @Test func `a registration after the day of the audit is in the future`() throws {
    let found = try audit("DAT004", today: "2026-02-02", registrations: [try session("2027-01-14")])
    #expect(found.count == 1)
    #expect(found.first?.severity == .error)
    #expect(found.first?.message.dutch == "1 registratie (1,0 u) in januari 2027, na 2 februari 2026.")
  }

  @Test func `what lies under a registration in the future is the same the next day`() throws {
    let found = try ["2026-02-02", "2026-02-03"].map { today in
      try #require(
        try audit("DAT004", today: today, registrations: [try session("2027-01-14"), try session("2026-02-02")]).first)
    }
    #expect(found[0].message != found[1].message)
    #expect(found.map(FindingFacts.standing) == Array(repeating: "1 registratie (1,0 u) in januari 2027", count: 2))
  }

  @Test func `the day of the audit itself is not the future`() throws {
    #expect(try audit("DAT004", today: "2026-02-02", registrations: [try session("2026-02-02")]).isEmpty)
  }

  @Test func `a mistyped year is seen in the audit of the month, though it lies outside`() throws {
    let rows = [try session("2027-01-14"), try session("2026-01-14"), try session("2026-02-02")]
    let found = try audit("DAT004", scope: .month("2026-01"), today: "2026-02-02", registrations: rows)
    #expect(found.map(\.scope) == ["2027-01"])
  }

  // ORG001, ORG002

  @Test func `a number and a name nobody knows are found`() throws {
    var unknown = try session()
    unknown.organisations = [OrganisationReference(given: "PTS Bom", number: nil)]
    let found = try audit("ORG001", registrations: [try session(at: ["999999"]), unknown])
    #expect(found.map(\.scope) == ["999999", "PTS Bom"])
    #expect(found.last?.message.dutch.contains("Bedoeld: \"PTS Boom\"?") == true)
  }

  @Test func `a name of two organisations is said to be so`() throws {
    var row = try session()
    row.organisations = [OrganisationReference(given: "koninklijk werk IBIS", number: nil)]
    let found = try audit("ORG001", registrations: [row])
    #expect(found.first?.message.dutch.contains("past bij 2 instellingen") == true)
    #expect(found.first?.message.dutch.contains("905139") == true)
  }

  @Test func `known organisations and work without contact are no unknown organisations`() throws {
    #expect(try audit("ORG001", registrations: [try session(), try session(at: [], goal: nil)]).isEmpty)
  }

  @Test func `hours on an ended number name the successor`() throws {
    let found = try audit("ORG002", registrations: [try session(at: ["930578"])])
    #expect(found.count == 1)
    #expect(
      found.first?.message.dutch
        == "SO Oude school (930578) bestaat niet meer sinds 1 september 2025; opvolger is SO PTS Boom (042531): 1 registratie (1,0 u)."
    )
  }

  @Test func `hours on the last day of a number are in order`() throws {
    #expect(try audit("ORG002", registrations: [try session("2025-08-31", at: ["930578"])]).isEmpty)
  }

  // KLV001, KLV002

  @Test func `a month with a tenth unknown is a warning, just under it is not`() throws {
    let tenth = [try session(minutes: 540), try session("2026-01-13", minutes: 60, classroom: .unknown)]
    let found = try audit("KLV001", registrations: tenth)
    #expect(found.map(\.subject) == [["PBD-NED", "2026-01"]])
    #expect(found.first?.message.dutch.contains("10,0 %") == true)
    let less = [try session(minutes: 541), try session("2026-01-13", minutes: 60, classroom: .unknown)]
    #expect(try audit("KLV001", registrations: less).isEmpty)
    #expect(try audit("KLV002", registrations: less).count == 1)
  }

  @Test func `the POC, quality care and work without contact have no classroom mark to miss`() throws {
    let rows = [
      try session(destination: "POC-SAM", goal: nil, classroom: .unknown),
      try session(destination: "impact", goal: nil, classroom: .unknown),
      try session(at: [], classroom: .unknown),
    ]
    #expect(try audit("KLV001", registrations: rows).isEmpty)
    #expect(try audit("KLV002", registrations: rows).isEmpty)
  }

  // Scope

  @Test func `a month looks at its own registrations only`() throws {
    let rows = [try session("2025-10-29"), try session("2026-01-17")]
    let january = try audit("DAT003", scope: .month("2026-01"), registrations: rows)
    #expect(january.map(\.scope) == ["2026-01-17"])
    #expect(try audit("DAT003", registrations: rows).count == 2)
  }
}
