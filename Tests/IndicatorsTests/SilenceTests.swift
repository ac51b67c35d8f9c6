import GuidanceKit
import Indicators
import Testing

/// Seen on Monday 9 February 2026; the school weeks before are those of 5, 12, 19, 26 January and 2 February.
@Suite struct SilenceTests {
  private func silent(
    _ weeks: Int, _ last: [String: String], absences: [Absence] = [], advisers: [Adviser]? = nil,
    on day: String = "2026-02-09"
  ) throws -> [String: Int] {
    let standard = ["B1", "B2", "B3"].map { Adviser(code: $0, name: $0, role: .adviser) }
    let silence = SilentAdvisers(
      weeks: weeks, on: try date(day), advisers: advisers ?? standard, lastDays: try last.mapValues(date),
      assignments: [try Example.assignment("B1", "PBD-AAA", fte: 500)], absences: absences, calendar: SchoolCalendar(),
      start: try date("2025-09-01"))
    return Dictionary(uniqueKeysWithValues: silence.entries.map { ($0.adviser.code, $0.weeks) })
  }

  @Test func `weeks after the last registration count, the one that is going on does not`() throws {
    let last = ["B1": "2026-02-03", "B2": "2026-01-28", "B3": "2026-01-14"]
    #expect(try silent(1, last) == ["B2": 1, "B3": 3])
    #expect(try silent(3, last) == ["B3": 3])
    // On Friday 13 February the week is over.
    #expect(try silent(1, last, on: "2026-02-13") == ["B1": 1, "B2": 2, "B3": 4])
  }

  @Test func `without any assignment of the school year nothing is said of anyone's FTE`() throws {
    func silence(_ assignments: [Assignment]) throws -> SilentAdvisers {
      SilentAdvisers(
        weeks: 1, on: try date("2026-02-09"), advisers: [Adviser(code: "B1", name: "Een", role: .adviser)],
        lastDays: [:], assignments: assignments, absences: [], calendar: SchoolCalendar(),
        start: try date("2025-09-01"))
    }
    #expect(try silence([Example.assignment("B1", "PBD-AAA", fte: 500)]).hasAssignments)
    #expect(try !silence([]).hasAssignments)
  }

  @Test func `who never registered is silent since the plan began`() throws {
    // 19 weeks had begun by 31 January, and the one of 2 February is over as well.
    #expect(try silent(10, ["B1": "2026-02-03", "B2": "2026-02-03"]) == ["B3": 20])
  }

  @Test func `holidays, full absence and days out of service make nobody silent`() throws {
    let last = ["B1": "2025-12-19", "B2": "2025-12-19", "B3": "2025-12-19"]
    #expect(try silent(1, last, on: "2026-01-05") == [:], "the two weeks of Christmas")
    let away = Absence(
      adviser: "B1", from: try date("2026-01-05"), through: try date("2026-01-25"), share: try share(1, 1))
    let half = Absence(
      adviser: "B2", from: try date("2026-01-05"), through: try date("2026-01-25"), share: try share(1, 2))
    #expect(try silent(1, last, absences: [away, half]) == ["B1": 2, "B2": 5, "B3": 5])
    let late = Adviser(
      code: "B4", name: "Vier", role: .adviser, validity: Validity(from: try date("2026-02-02")))
    let gone = Adviser(
      code: "B5", name: "Vijf", role: .adviser, validity: Validity(through: try date("2026-01-31")))
    #expect(try silent(1, [:], advisers: [late, gone]) == ["B4": 1])
  }
}
