import Configuration
import GuidanceKit
import TestSupport
import Testing

@testable import Planning

/// What is wrong with wishes, sheets and records is said at once, with its place.
@Suite struct InputTests {
  private let year = SchoolYear(startYear: 2026)

  private func records() -> PlanningRecords {
    var records = PlanningRecords(year)
    let first = InstitutionNumber("900001")
    let second = InstitutionNumber("900002")
    records.organisations = [first, second].compactMap(\.self).map {
      Organisation(number: $0, name: "School \($0.digits)", type: .so, schoolGroup: "Zuid", province: "Limburg")
    }
    records.advisers = [
      Adviser(code: "B01", name: "Ada", role: .adviser), Adviser(code: "B02", name: "Bo", role: .adviser),
    ]
    records.communities = records.organisations.enumerated().map { place, organisation in
      PLG(
        code: "PLG-\(place + 1)", organisation: organisation.number, schoolGroup: "Zuid", theme: "taal",
        internalGuide: "P-1", processGuide: place == 0 ? "B01" : "B02")
    }
    return records
  }

  private func wishes(_ text: String) throws -> PlanningWishes {
    try PlanningWishes.read(Array(text.utf8), file: "wensen.yaml")
  }

  private func problems(_ text: String, sheets: PlanningSheets = PlanningSheets()) throws -> [String] {
    let wishes = try wishes(text)
    do throws(PlanningInputError) {
      _ = try ProblemBuilder.problem(records(), wishes: wishes, sheets: sheets)
      return []
    } catch {
      return error.problems.map { $0.text(.dutch) }
    }
  }

  @Test func `two communities of a school group get their sessions and their joint moments`() throws {
    let problem = try ProblemBuilder.problem(records(), wishes: try wishes("wishes: 2026-2027\n"))
    #expect(problem.moments.count == 2 * 7 + 4)
    #expect(problem.subjects.map(\.kind) == [.plg, .plg, .schoolGroup])
    let result = Instances.solved(problem, rounds: 50)
    #expect(PlanChecker(problem).clashes(result.proposal).isEmpty)
    // The joint moments need both guides; the internal guide of both communities is in one place at a time.
    let feedback = try #require(problem.moment(.schoolGroup, "Zuid", PlanNumbers.feedback + 1))
    #expect(problem.guides(of: feedback).count == 2)
    #expect(problem.resources.contains { $0.kind == .person && $0.code == "P-1" })
  }

  @Test func `sessions come in the order of their phases`() throws {
    let problem = try ProblemBuilder.problem(records(), wishes: try wishes("wishes: 2026-2027\n"))
    let proposal = Instances.solved(problem, rounds: 50).proposal
    for subject in 0..<2 {
      let own = problem.moments.indices.filter {
        problem.moments[$0].subject == subject && problem.moments[$0].phase != nil
      }
      let order = own.sorted { (proposal.slots[$0] ?? Slot(.latest, 0)) < (proposal.slots[$1] ?? Slot(.latest, 0)) }
      #expect(order.map { problem.moments[$0].number } == Array(0...6))
      #expect(
        order.compactMap { problem.moments[$0].phase } == [
          .explore, .prepare, .prepare, .prepare, .deliver, .deliver, .sustain,
        ])
    }
  }

  @Test func `everything that is unknown or impossible is said at once, with line and column`() throws {
    let found = try problems(
      """
      wishes: 2026-2027
      guides:
        - {code: B99, day: 1}
      fixed:
        - {subject: PLG-7, moment: sessie 3, date: 2027-01-12, start: "13:30"}
        - {subject: PLG-1, moment: zitting, date: 2027-01-12, start: "13:30"}
      """)
    #expect(found.count == 3)
    #expect(found[0].hasPrefix("wensen.yaml:3:12: begeleider \"B99\" is niet bekend"))
    #expect(found[1].hasPrefix("wensen.yaml:5:15: onderwerp \"PLG-7\" is niet bekend"))
    #expect(found[2].contains("\"zitting\" is geen moment"))
  }

  @Test func `a fixed session in a holiday, an overlap and a circle are said with what would mend them`() throws {
    let found = try problems(
      """
      wishes: 2026-2027
      fixed:
        - {subject: PLG-1, moment: sessie 3, date: 2026-12-24, start: "09:00"}
        - {subject: PLG-1, moment: sessie 5, date: 2027-03-02, start: "09:00"}
        - {subject: PLG-1, moment: consult 1, date: 2027-03-02, start: "09:00"}
        - {subject: Zuid, moment: consult 1, date: 2027-03-02, start: "09:00"}
      """)
    #expect(found.count == 1, "\(found)")
    let more = try problems(
      """
      wishes: 2026-2027
      fixed:
        - {subject: PLG-1, moment: sessie 3, date: 2026-12-24, start: "09:00"}
        - {subject: PLG-1, moment: sessie 5, date: 2027-03-02, start: "09:00"}
        - {subject: Zuid, moment: consult 1, date: 2027-03-02, start: "09:00"}
      order:
        - {first: {subject: PLG-1, moment: sessie 4}, then: {subject: PLG-2, moment: sessie 1}}
        - {first: {subject: PLG-2, moment: sessie 2}, then: {subject: PLG-1, moment: sessie 3}}
      """)
    #expect(more.count == 3, "\(more)")
    #expect(more[0].hasPrefix("wensen.yaml:3:15: PLG-1 sessie 3 valt op donderdag 2026-12-24"))
    #expect(more[1].contains("Beide liggen vast"))
    #expect(more[2].contains("in een kring na elkaar"))
  }

  @Test func `hours that leave no day are said before planning`() throws {
    let found = try problems(
      """
      wishes: 2026-2027
      guides:
        - {code: B01, hours: {dinsdag: ["08:30-10:00"]}}
      """)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.contains("geen enkele dag") && $0.contains("[SCH006]") })
  }

  @Test func `a wrong file of wishes is refused with all that is wrong in it`() {
    let text = """
      wishes: 2026-2028
      starts: ["25:00"]
      limits: {dag: 2}
      opening: {dinsdagg: ["08:30-12:00"]}
      plg: {weeks: {between_sessions: {min: 5, ideal: 3, max: 9}}}
      """
    do throws(ConfigurationFailure) {
      _ = try PlanningWishes.read(Array(text.utf8), file: "w.yaml")
      Issue.record("nothing was refused")
    } catch {
      let lines = error.problems.compactMap { $0.position?.line }
      #expect(Set(lines) == [1, 2, 3, 4, 5])
    }
  }

  @Test func `sheets are read with dates as in Belgium, and their faults have a place`() throws {
    let folder = try TemporaryFolder()
    let good = try folder.write(
      "soort;code;van;tot;begin;einde;reden\nbegeleider;B01;3/11/2026;21/11/2026;;;ziek\n", to: "beschikbaarheid.csv")
    var sheets = PlanningSheets()
    sheets.read(.availability, path: good, file: "beschikbaarheid.csv")
    let problem = try ProblemBuilder.problem(records(), wishes: try wishes("wishes: 2026-2027\n"), sheets: sheets)
    let guide = try #require(problem.resources.first { $0.code == "B01" })
    #expect(guide.closures == [Closure(day("2026-11-03"), day("2026-11-21"), reason: "ziek")])
    let bad = try folder.write(
      "soort;code;van;tot\nbegeleider;B01;31/11/2026;\nbegeleider;B77;3/11/2026;\nkabouter;B01;3/11/2026;\n",
      to: "b.csv")
    var faulty = PlanningSheets()
    faulty.read(.availability, path: bad, file: "b.csv")
    let found = try problems("wishes: 2026-2027\n", sheets: faulty)
    #expect(found.count == 3, "\(found)")
    #expect(found[0].hasPrefix("b.csv:2:16"))
  }

  @Test func `a template of wishes is itself a good file`() throws {
    let text = WishTemplate.text(for: year)
    let plain = try wishes(text)
    #expect(plain.schoolYear.value == year)
    #expect(
      try ProblemBuilder.problem(records(), wishes: plain)
        == ProblemBuilder.problem(records(), wishes: try wishes("wishes: 2026-2027\n")))
    // What is commented out is good too, once it is not.
    let open = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      guard let mark = line.firstRange(of: "# "), line[..<mark.lowerBound].allSatisfy({ $0 == " " }),
        line[mark.upperBound...].contains(": ") || line[mark.upperBound...].hasSuffix(":"),
        let first = line[mark.upperBound...].first(where: { $0 != " " }), first.isLowercase || first == "-"
      else { return String(line) }
      return String(line[..<mark.lowerBound] + line[mark.upperBound...])
    }.joined(separator: "\n")
    let all = try wishes(open)
    #expect(all.resources.count == 4)
    #expect(all.fixed.count == 1)
    #expect(all.teamMeetings.count == 1)
    #expect(all.deadlines.count == 1)
  }

  @Test func `sessions that were held are not planned again, and the next come after them`() throws {
    var records = records()
    records.sessions = [
      PLGSession(plg: "PLG-1", moment: PLGMoment(kind: .intake, number: 0), date: day("2026-09-15"), isHeld: true),
      PLGSession(plg: "PLG-1", moment: PLGMoment(kind: .session, number: 1), date: day("2026-10-06"), isHeld: true),
    ]
    let problem = try ProblemBuilder.problem(records, wishes: try wishes("wishes: 2026-2027\n"))
    let own = problem.moments.filter { problem.subjects[$0.subject].code == "PLG-1" }
    #expect(own.map(\.number) == [2, 3, 4, 5, 6])
    #expect(own[0].earliest == day("2026-10-27"))
  }
}
