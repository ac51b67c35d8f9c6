import Foundation
import GuidanceKit
import Indicators
import Register
import TestSupport
import Testing

/// The same figures by a second program, in another language, over random small databases (`Tests/Oracles`).
@Suite struct ProgrammeOracleTests {
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
    mutating func pick<T>(_ list: [T]) -> T { list[roll(list.count)] }
    mutating func chance(_ of: Int) -> Bool { roll(of) == 0 }
    /// A day from 1 August 2025 through 15 September 2026.
    mutating func day() -> CalendarDate { SchoolYear(startYear: 2025).first.adding(days: roll(411) - 31) }
    mutating func validity() -> Validity {
      let from = day()
      return Validity(from: from, through: chance(2) ? nil : from.adding(days: roll(200)))
    }
  }

  private static let indicators: Set<String> = [
    "edbi", "edbi-short", "edbi-long", "edbi-selected", "viv", "viv-pilot", "training", "plg", "traject", "mechanisms",
    "care", "project-results", "project-milestones", "funds", "needs", "uptake", "followup", "indirect",
    "practice", "partners",
  ]

  private func schools(_ dice: inout Dice) throws -> [Organisation] {
    try (0..<12).map { index in
      var marks: [QualifierPeriod] = []
      if dice.chance(3) {
        let days = dice.validity()
        marks.append(QualifierPeriod(.vivPilot, validity: Validity(from: days.from, through: nil)))
      }
      if dice.chance(3) { marks.append(QualifierPeriod(.highNeeds, validity: dice.validity())) }
      return Organisation(
        number: try #require(InstitutionNumber(value: 21 + index)), name: "School \(index)",
        type: dice.pick([.so, .buSO, .baO, .vo, .clb]), qualifiers: marks, coordinator: dice.chance(2) ? "B1" : nil)
    }
  }

  private func surveys(_ register: Register, _ dice: inout Dice, _ numbers: [InstitutionNumber]) throws {
    let subjects: [EvaluationSubject] = [
      .initiative("lesson-study"), .initiative("leerwandeling"), .trajectory("T1"), .trajectory("T2"),
    ]
    let surveys = (0..<9).map { index in
      Survey(
        code: "E\(index)", form: dice.pick([.short, .long]), subject: dice.pick(subjects),
        destination: dice.pick(["PBD-AAA", "PBD-BBB", nil]), session: dice.chance(2) ? "S\(dice.roll(3))" : nil,
        invited: dice.chance(3) ? nil : 6 + dice.roll(25), collectedOn: dice.day(),
        chosenBecause: dice.chance(2) ? "reden" : nil, scalePoints: dice.pick([nil, nil, 5, 4]))
    }
    try register.load(surveys)
    let items = ["1.1-1", "1.1-2", "M2-1", "M2-2", "M3-1", "Ik doe het al"]
    try register.load(
      surveys.flatMap { survey in
        (0..<(3 + dice.roll(20))).map { number in
          var answers = items.compactMap { item -> SurveyAnswer? in
            switch dice.roll(8) {
            case 0: nil
            case 1: SurveyAnswer(item, .notApplicable)
            default: SurveyAnswer(item, .score(1 + dice.roll(dice.chance(20) ? 7 : 5)))
            }
          }
          if dice.chance(3) { answers.append(SurveyAnswer("1.1.3-2", .text("woorden \(number)"))) }
          let school = dice.chance(4) ? nil : dice.pick(numbers)
          return SurveyResponse(
            survey: survey.code, number: number,
            organisation: school.map { OrganisationReference(given: $0.digits, number: $0) },
            function: dice.pick([.leader, .teacher, .teacher, .other, nil]),
            motivation: dice.pick([.autonomous, .controlled, nil]), answers: answers)
        }
      })
    try register.load(
      subjects.map { SurveyChoice(schoolYear: Example.year, subject: $0, destination: dice.pick(["PBD-AAA", nil])) })
  }

  private func guidance(_ register: Register, _ dice: inout Dice) throws {
    try register.load(
      (0..<60).map { index in
        Registration(
          sheetID: "R\(index)", date: dice.day(), minutes: 30 + dice.roll(90),
          destination: dice.pick(["PBD-AAA", "PBD-BBB", "bereik"]), adviser: "B1", form: .physical,
          initiative: dice.pick(["lesson-study", "leerwandeling", nil]),
          headCount: dice.chance(3) ? 5 + dice.roll(20) : nil,
          mechanisms: MechanismSet(bits: dice.chance(3) ? 0 : UInt16(dice.roll(16384)) & UInt16(dice.roll(16384))),
          carePhase: dice.chance(2) ? nil : dice.pick(CareContinuumPhase.allCases),
          trajectory: dice.chance(2) ? nil : "T\(dice.roll(4))", session: dice.chance(3) ? "S\(dice.roll(3))" : nil)
      })
  }

  private func history(_ dice: inout Dice) -> PhaseHistory {
    PhaseHistory(
      (0..<dice.roll(4)).map { _ in
        PhaseEntry(from: dice.day(), phase: dice.pick(ImplementationPhase.allCases))
      })
  }

  private func communities(_ register: Register, _ dice: inout Dice, _ numbers: [InstitutionNumber]) throws {
    try register.load(
      (0..<4).map { index in
        let isLong = dice.chance(2)
        return Trajectory(
          code: "T\(index)", organisation: dice.pick(numbers), destination: "PBD-AAA", adviser: "B1",
          interval: isLong ? 1 + dice.roll(6) : nil, length: isLong ? .long : .short, phases: history(&dice),
          validity: dice.chance(4) ? Validity() : dice.validity())
      })
    try register.load(
      (0..<4).map { index in
        PLG(
          code: "P\(index)", organisation: dice.pick(numbers), theme: "taal",
          intake: dice.chance(3) ? nil : dice.day(), harvest: dice.chance(3) ? dice.day() : nil,
          actions: (0..<dice.roll(5)).map { number in
            PLGAction("actie \(number)", carePhase: dice.chance(3) ? nil : dice.pick(CareContinuumPhase.allCases))
          }, phases: history(&dice))
      })
    try register.load(
      (0..<4).flatMap { index in
        (0..<(4 + dice.roll(11))).map { person in
          PLGMember(
            plg: "P\(index)", person: "M\(person)", role: dice.pick([.member, .member, .member, .internalGuide]),
            validity: dice.chance(2) ? Validity() : dice.validity())
        }
      })
    try register.load(
      (0..<4).flatMap { index in
        (0...(dice.chance(2) ? 6 : dice.roll(6))).filter { _ in !dice.chance(8) }.map { number in
          PLGSession(
            plg: "P\(index)", moment: PLGMoment(kind: number == 0 ? .intake : .session, number: number),
            date: dice.day(),
            isHeld: dice.pick([true, true, false, nil]), present: dice.chance(3) ? nil : dice.roll(12))
        }
      })
  }

  private func others(_ register: Register, _ dice: inout Dice, _ numbers: [InstitutionNumber]) throws {
    try register.load(
      (0..<6).map { PracticeExample(code: "W\($0)", title: "werk", sharedOn: dice.chance(4) ? nil : dice.day()) })
    try register.load(
      (0..<8).map {
        PartnerActivity(
          code: "A\($0)", partner: dice.pick(["VCLB", "D4", "POC GO!; VCLB", "D4;D4"]), title: "overleg",
          date: dice.day())
      })
    try register.load(
      (0..<20).map { index in
        VIV(
          organisation: dice.pick(numbers), person: "V\(dice.roll(12))", role: VIVKind.allCases[index % 7],
          formality: dice.pick([.formal, .informal, nil]), permanence: dice.pick([.permanent, .temporary, nil]),
          scale: dice.pick([.individual, .collective, nil]), validity: dice.validity())
      })
    try register.load(
      (0..<12).map { index in
        RosterEntry(
          person: "L\(index % 8)", organisation: numbers[index], role: dice.pick([.leader, .boardMember, .viv]),
          isInvolved: dice.pick([true, true, false, nil]), validity: dice.chance(2) ? Validity() : dice.validity())
      })
    try register.load(
      ["B1", "B2", "B3", "L0", "L1", "L2", "L3", "L4", "X1"].flatMap { person in
        TrainingFramework.allCases.filter { _ in dice.chance(2) }.map {
          TrainingAttendance(person: person, framework: $0, date: dice.day())
        }
      })
    try register.load(
      (0..<8).map { index in
        let least = dice.roll(9)
        return ProjectResult(
          project: dice.pick(["aa", "bb"]), round: 1 + dice.roll(2), result: "resultaat \(index)",
          expected: dice.pick([
            nil, CountRange(least: least, most: least + 3), CountRange(least: nil, most: least),
            CountRange(least: least, most: nil),
          ]), achieved: dice.chance(3) ? nil : dice.roll(12))
      })
    try register.load(
      (0..<8).map { index in
        let day = dice.day()
        return ProjectMilestone(
          project: dice.pick(["aa", "bb"]), round: 1 + dice.roll(2), milestone: "mijlpaal \(index)",
          due: dice.chance(2) ? .day(day) : .month(Month(containing: day)), doneOn: dice.chance(2) ? dice.day() : nil)
      })
    try register.load(
      (2024...2026).map { year in
        FundAccount(
          fund: "leerpunt", calendarYear: year, receivedCents: dice.chance(4) ? nil : 1 + dice.roll(1_000_000),
          spentCents: dice.chance(4) ? nil : dice.roll(1_000_000))
      })
    try register.load(
      numbers.prefix(6).map { number in
        ImprovementPlan(
          organisation: number, agreedOn: dice.day(), link: .service,
          monitoring: Set((0..<dice.roll(12)).map { _ in dice.day() }).sorted().map { MonitoringDay($0) })
      })
    try register.load(
      numbers.suffix(8).map { number in
        let chose = dice.chance(2)
        return Uptake(
          organisation: number, schoolYear: dice.chance(4) ? Example.year.previous : Example.year,
          theme: chose ? "taal" : nil, declinedBecause: chose ? nil : "geen tijd",
          isEvaluated: dice.pick([true, false, nil]))
      })
    try register.load(
      (0..<6).map { index in
        let day = dice.day()
        return FollowUp(
          number: "\(index)", who: "iemand", what: "iets",
          due: dice.chance(2) ? .day(day) : .month(Month(containing: day)),
          doneOn: dice.chance(2) ? dice.day() : nil)
      })
    try register.load(
      (0..<6).map { index in
        IndirectReach(
          code: "I\(index)", means: dice.pick([.training, .event, .material]), title: "iets",
          date: dice.chance(5) ? nil : dice.day(), people: dice.chance(3) ? nil : dice.roll(90),
          organisations: dice.chance(3) ? nil : dice.roll(30))
      })
  }

  /// A database in a file, filled at random but the same for the same seed.
  private func filled(at path: String, seed: UInt64) throws -> Register {
    var dice = Dice(state: seed)
    let register = try Register(path: path, mode: .creating)
    var plan = try Example.plan { values in
      values.minResponse = dice.pick([nil, 30, 60])
      values.edbiBehaviourItems = dice.chance(4) ? nil : ["Ik doe het al", "1.1-2"]
      values.minSchools = dice.pick([nil, 2])
      values.plgSize = dice.pick([nil, PLGMemberRange(least: 3, most: 5)])
    }
    plan.initiatives = ["lesson-study", "leerwandeling"].map { Initiative(code: $0, label: Label($0, $0)) }
    plan.funds = [EarmarkedFund(code: "leerpunt", label: Label("leerpunt", "leerpunt"), pillars: [])]
    try register.load([plan])
    let schools = try schools(&dice)
    try register.load(schools)
    try register.load([
      Adviser(code: "B1", name: "Een", role: .adviser), Adviser(code: "B2", name: "Twee", role: .adviser),
      Adviser(code: "B3", name: "Drie", role: dice.pick([.staff, .adviser]), validity: dice.validity()),
    ])
    try register.load([Project(id: "aa", round: 1), Project(id: "bb", round: 1)])
    let numbers = schools.map(\.number)
    try guidance(register, &dice)
    try surveys(register, &dice, numbers)
    try communities(register, &dice, numbers)
    try others(register, &dice, numbers)
    return register
  }

  private func oracle(_ path: String, _ day: CalendarDate) throws -> [String: Rational?] {
    let script = repositoryRoot().appendingPathComponent("Tests/Oracles/programmes.py").path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-B", script, path, day.iso]
    let out = Pipe()
    process.standardOutput = out
    try process.run()
    let text = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    var values: [String: Rational?] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "\t").map(String.init)
      let value: Rational? = parts[1] == "-" ? nil : Rational(parts[1])
      values.updateValue(value, forKey: parts[0])
    }
    return values
  }

  private func report(_ register: Register, _ day: CalendarDate) throws -> FigureSet {
    try register.read { snapshot in
      try IndicatorReport(FigureRequest(period: .schoolYear(Example.year), day: day), from: snapshot, version: "0")
        .figures
    }
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6])
  func `a second program in Python gives the same figures`(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("proef.sqlite")
    let register = try filled(at: path, seed: seed)
    for iso in ["2025-12-10", "2026-03-31", "2026-08-31"] {
      let day = try date(iso)
      let set = try report(register, day)
      let expected = try oracle(path, day)
      let own = set.figures.filter {
        // Without items about behaviour there is one figure that says so; budgets and extensions add up or count only.
        Self.indicators.contains($0.id.indicator) && $0.id.text != "viv-pilot/difference/2025-2026"
      }
      let ids = Set(own.map(\.id.text))
      let others = Set(expected.keys.filter { !$0.hasPrefix("p ") })
      #expect(ids.subtracting(others).sorted() == [], "seed \(seed), \(iso): unknown to the oracle")
      #expect(others.subtracting(ids).sorted() == [], "seed \(seed), \(iso): unknown to the program")
      #expect(own.count > 150)
      for figure in own where !figure.suppressed {
        if let value = expected[figure.id.text] {
          #expect(figure.value == value, "seed \(seed), \(iso): \(figure.id)")
        }
        if let ways = figure.evidence.count(.ways)?.value, let splits = figure.evidence.count(.splits)?.value {
          let item = figure.id.scope[1]
          #expect(ways.divided(by: splits) == expected["p \(item)"] ?? nil, "seed \(seed), \(iso): p of \(item)")
        }
      }
    }
  }

  /// Everything that is current in one register, loaded into another, the rows of each kind the other way round.
  private func reversed(_ one: Register) throws -> Register {
    let other = try Register.forTests()
    func copy<R: Storable>(_ facts: (Snapshot) throws -> [Fact<R>]) throws {
      try other.load(Array(one.read { try facts($0).map(\.record) }.reversed()))
    }
    try copy { try $0.plans() }
    try copy { try $0.organisations() }
    try copy { try $0.advisers() }
    try copy { try $0.projects() }
    try copy { try $0.registrations(matching: RegistrationFilter(), limit: nil) }
    try copy { try $0.surveys() }
    try copy { try $0.surveyResponses() }
    try copy { try $0.surveyChoices() }
    try copy { try $0.trajectories() }
    try copy { try $0.plgs() }
    try copy { try $0.plgMembers() }
    try copy { try $0.plgSessions() }
    try copy { try $0.vivs() }
    try copy { try $0.roster() }
    try copy { try $0.trainingAttendances() }
    try copy { try $0.projectResults() }
    try copy { try $0.projectMilestones() }
    try copy { try $0.projectBudgets() }
    try copy { try $0.fundAccounts() }
    try copy { try $0.uptakes() }
    try copy { try $0.followUps() }
    try copy { try $0.improvementPlans() }
    try copy { try $0.indirectReaches() }
    try copy { try $0.practiceExamples() }
    try copy { try $0.partnerActivities() }
    return other
  }

  @Test(arguments: [UInt64(11), 12, 13])
  func `another order of the rows changes no figure, and undoing loads restores them all`(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let day = try date("2026-05-31")
    let register = try filled(at: folder.path("een.sqlite"), seed: seed)
    let before = try report(register, day)
    let other = try report(reversed(register), day)
    let differing = zip(before.figures, other.figures).filter { $0 != $1 }.map(\.0.id.text)
    #expect(differing.joined(separator: " ") == "")
    #expect(other.hash == before.hash)

    var dice = Dice(state: seed)
    let numbers = try register.read { try $0.organisations().map(\.record.number) }
    let first = try register.read { try $0.lastBatch() } + 1
    try register.load([
      Survey(
        code: "E99", form: .short, subject: .initiative("lesson-study"), invited: 9, collectedOn: try date("2026-02-02")
      )
    ])
    try register.load(
      (1...8).map {
        SurveyResponse(survey: "E99", number: $0, answers: [SurveyAnswer("1.1-1", .score(1 + dice.roll(5)))])
      })
    try register.load([
      VIV(organisation: numbers[0], person: "V99", role: .mentor, validity: Validity(from: try date("2025-09-01")))
    ])
    try register.load([
      PLGSession(plg: "P0", moment: PLGMoment(kind: .session, number: 6), date: try date("2026-05-05"), isHeld: true)
    ])
    try register.load([
      Trajectory(
        code: "T9", organisation: numbers[1], destination: "PBD-AAA", adviser: "B1", interval: 2, length: .long,
        validity: Validity(from: try date("2026-01-05")))
    ])
    let last = try register.read { try $0.lastBatch() }
    let between = try report(register, day)
    #expect(between.hash != before.hash)
    for batch in (first...last).reversed() {
      try register.undo(
        batch: batch, reason: "proef", at: Moment(unixSeconds: 1_770_200_000, day: date("2026-02-04")), actor: "proef",
        programVersion: "0.0.0")
    }
    #expect(try report(register, day).hash == before.hash)
    let then = try register.read(asOf: .batch(last)) { snapshot in
      try IndicatorReport(FigureRequest(period: .schoolYear(Example.year), day: day), from: snapshot, version: "0")
        .figures
    }
    #expect(then.hash == between.hash)
    #expect(
      try register.read(asOf: .day(date("2026-08-31"))) { snapshot in
        try IndicatorReport(FigureRequest(period: .schoolYear(Example.year), day: day), from: snapshot, version: "0")
          .figures.hash
      } == before.hash)
  }

  @Test func `loading in another order, or again, changes no figure`() throws {
    let folder = try TemporaryFolder()
    let day = try date("2026-03-31")
    let register = try filled(at: folder.path("een.sqlite"), seed: 9)
    let before = try report(register, day)
    let responses = try register.read { try $0.surveyResponses().map(\.record) }
    let again = try register.load(Array(responses.reversed()), file: "nog eens.csv")
    #expect(again.counts.unchanged == responses.count)
    #expect(try report(register, day).hash == before.hash)
  }
}
