import Foundation
import GuidanceKit
import Register
import TestSupport
import Testing

/// What may still happen to a period that is closed.
@Suite struct ClosedPeriodTests {
  private static func moment(_ iso: String) throws -> Moment {
    let day = try day(iso)
    return Moment(unixSeconds: Int64(day.dayNumber) * 86_400 + 36_000, day: day)
  }

  /// October with one registration, closed on 3 November.
  private func closed() throws -> Register {
    let register = try preparedRegister()
    try register.load([registration("2025-10-01", minutes: 90, id: "1")], file: "oktober.csv", on: day("2025-11-02"))
    let at = try Self.moment("2025-11-03")
    let (run, _) = try register.keepAudit(
      [], ruleset: "ministry", rulesetDigest: ContentDigest.sha256("r".utf8), scope: "2025-10", at: at, actor: "An",
      programVersion: "0.0.0")
    _ = try register.lock(try #require(Period("2025-10")), audit: run.id, at: at, by: "An")
    return register
  }

  private func reopen(_ register: Register, until: String) throws {
    _ = try register.reopen(
      try #require(Period("2025-10")), reason: "te laat", by: "An", until: day(until), at: Self.moment("2025-11-06"))
  }

  @Test func `a late row waits, the others of its file are loaded`() throws {
    let register = try closed()
    let outcome = try register.load(
      [try registration("2025-10-02", minutes: 60, id: "2"), try registration("2025-11-04", minutes: 30, id: "3")],
      file: "laat.csv", on: day("2025-11-05"))
    #expect([outcome.counts.new, outcome.counts.held] as [Int] == [1, 1])
    #expect(outcome.counts.addUp)
    #expect(outcome.held.counts == ["2025-10": 1])
    #expect(try register.read { try $0.registrations().map(\.record.minutes) }.sorted() == [30, 90])
    let held = try register.read { try $0.heldRows(on: day("2025-11-05")) }
    #expect(held.map(\.state) == [.closed])
    #expect(held.first?.period == "2025-10")
    #expect(try register.read { try $0.verify() }.faults == [])
  }

  @Test func `a row that would change or move a fact of a closed period waits as well`() throws {
    let register = try closed()
    // The same id with other minutes, and with a day outside the period: both would change October.
    for (date, minutes) in [("2025-10-01", 45), ("2025-11-05", 90)] {
      let outcome = try register.load(
        [registration(date, minutes: minutes, id: "1")], file: "\(date)-\(minutes).csv", on: day("2025-11-06"))
      #expect([outcome.counts.changed, outcome.counts.held] as [Int] == [0, 1], "\(date)")
    }
    #expect(try register.read { try $0.registrations().map(\.record.minutes) } == [90])
  }

  @Test func `what is known already does not wait, and the same file again is known`() throws {
    let register = try closed()
    let records = [
      try registration("2025-10-01", minutes: 90, id: "1"), try registration("2025-10-02", minutes: 60, id: "2"),
    ]
    let first = try register.load(records, file: "laat.csv", on: day("2025-11-05"))
    #expect([first.counts.unchanged, first.counts.held] as [Int] == [1, 1])
    let again = try register.load(records, file: "laat.csv", on: day("2025-11-05"))
    #expect(again.alreadyLoaded == first.batch)
    #expect(try register.read { try $0.heldRows() }.count == 1)
  }

  @Test func `after the reopening the same file brings the row in, and after its end the lock holds again`() throws {
    let register = try closed()
    let late = [try registration("2025-10-02", minutes: 60, id: "2")]
    try register.load(late, file: "laat.csv", on: day("2025-11-05"))
    try reopen(register, until: "2025-11-20")
    #expect(try register.read { try $0.heldRows(on: day("2025-11-07")) }.map(\.state) == [.ready])
    let taken = try register.load(late, file: "laat.csv", on: day("2025-11-20"))
    #expect([taken.counts.new, taken.counts.held] as [Int] == [1, 0])
    #expect(try register.read { try $0.heldRows(on: day("2025-11-20")) }.map(\.state) == [.taken])
    let after = try register.load(
      [registration("2025-10-03", minutes: 60, id: "3")], file: "later.csv", on: day("2025-11-21"))
    #expect(after.counts.held == 1)
    #expect(try register.read { try $0.verify() }.faults == [])
  }

  @Test func `a full list ends nothing in a closed period`() throws {
    let register = try closed()
    let outcome = try register.load(
      [registration("2025-10-20", minutes: 30, id: "9")], file: "volledig.csv", on: day("2025-11-05"), isComplete: true)
    #expect([outcome.counts.gone, outcome.counts.held, outcome.goneButClosed] as [Int] == [0, 1, 1])
    #expect(outcome.remarks(file: "x").map(\.code).contains("IMP138"))
  }

  @Test func `a batch with facts of a closed period cannot be taken back`() throws {
    let register = try closed()
    let batch = try register.read { try $0.lastBatch() }
    let why = try register.refusal(ofUndoing: batch)
    #expect(why.contains("de afgesloten periode 2025-10 zou wijzigen"), "\(why)")
  }

  @Test func `answers follow the day on which their survey was collected`() throws {
    let register = try closed()
    func survey(_ code: String, on date: String) throws -> Survey {
      Survey(code: code, form: .long, subject: .trajectory("T-01"), invited: 10, collectedOn: try day(date))
    }
    func answers(_ survey: String, _ score: Int) -> [SurveyResponse] {
      [SurveyResponse(survey: survey, number: 1, answers: [SurveyAnswer("1.1-1", .score(score))])]
    }
    // Loaded while October is open again, by which time November has a survey too.
    try reopen(register, until: "2025-11-07")
    try register.load(
      [survey("OKT", on: "2025-10-20"), survey("NOV", on: "2025-11-03")], file: "bevragingen.csv", on: day("2025-11-06")
    )
    let first = try register.load(
      answers("OKT", 3) + answers("NOV", 3), file: "antwoorden.csv", on: day("2025-11-07"))
    #expect(first.counts.new == 2)

    let later = try register.load(
      answers("OKT", 5) + answers("NOV", 5), file: "antwoorden-2.csv", on: day("2025-12-01"))
    #expect([later.counts.changed, later.counts.held] as [Int] == [1, 1])
    #expect(later.held.counts == ["2025-10": 1])
    let other = try register.load(
      [SurveyResponse(survey: "OKT", number: 2, answers: [SurveyAnswer("1.1-1", .score(1))])], file: "antwoorden-3.csv",
      on: day("2025-12-01"))
    #expect([other.counts.new, other.counts.held] as [Int] == [0, 1])
  }

  @Test func `a batch of answers to a survey of a closed period cannot be taken back`() throws {
    let register = try closed()
    try reopen(register, until: "2025-11-07")
    try register.load(
      [
        Survey(code: "OKT", form: .long, subject: .trajectory("T-01"), invited: 10, collectedOn: try day("2025-10-20"))
      ], file: "bevragingen.csv", on: day("2025-11-06"))
    let batch = try register.load(
      [SurveyResponse(survey: "OKT", number: 1, answers: [SurveyAnswer("1.1-1", .score(3))])], file: "antwoorden.csv",
      on: day("2025-11-07")
    ).batch
    let why = try register.refusal(ofUndoing: batch)
    #expect(why.contains("de afgesloten periode 2025-10 zou wijzigen"), "\(why)")
  }

  @Test func `a period is closed once, and opened only with the lock that holds it`() throws {
    let register = try closed()
    let again = #expect(throws: RegisterError.self) {
      _ = try register.lock(try #require(Period("2025-10")), audit: 1, at: Self.moment("2025-11-04"), by: "Bo")
    }
    #expect(again?.message.dutch.hasPrefix("2025-10 is al afgesloten") == true)
    let other = #expect(throws: RegisterError.self) {
      _ = try register.reopen(
        try #require(Period("2025-09")), reason: "x", by: "Bo", until: day("2025-11-10"), at: Self.moment("2025-11-04"))
    }
    #expect(other?.message.dutch.contains("Afgesloten: 2025-10") == true)
  }
}
