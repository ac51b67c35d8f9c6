import GuidanceKit
import Testing

@Suite struct NormsTests {
  @Test func `without a plan every default comes from the rules`() throws {
    let norms = Norms()
    #expect(norms.fteTarget == Norm(100, source: .standard))
    #expect(norms.reachHours == Norm(20, source: .standard))
    #expect(norms.reachWindow == Norm(.longest, source: .standard))
    #expect(norms.sharedSession == Norm(.full, source: .standard))
    #expect(norms.classroomTarget == Norm(60, source: .standard))
    #expect(norms.classroomMinimum == Norm(50, source: .standard))
    #expect(norms.edbiScale.value.points == 5)
    #expect(norms.edbiScale.value.agreeing == [4, 5])
    #expect(norms.edbiStrong.value == 70)
    #expect(norms.edbiLow.value == 60)
    #expect(norms.minRespondents.value == 5)
    #expect(norms.minSchools.value == 4)
    #expect(norms.minCell.value == 5)
    #expect(norms.plgSize.value == PLGMemberRange(least: 6, most: 12))
    #expect(norms.plgSessionPhases.value.intake == .explore)
    #expect(norms.plgSessionPhases.value.sessions == [.prepare, .prepare, .prepare, .deliver, .deliver, .sustain])
    #expect(norms.fundReports.value == .halfYearly)
    #expect(norms.projectStartSchools.value == 5)
    #expect(norms.projectDirectSchools.value == 100)
    #expect(norms.projectIndirectSchools.value == 1000)
  }

  @Test func `what no source gives is absent, not guessed`() throws {
    let norms = Norms()
    #expect(norms.registeredMinutesPerFTE(in: try Sample.year("2025-2026")) == Norm(nil, source: .absent))
    #expect(norms.minResponse == Norm(nil, source: .absent))
    #expect(norms.classroomRule == Norm(nil, source: .absent))
    #expect(norms.retention == Norm(nil, source: .absent))
    #expect(norms.centuryPivot == Norm(nil, source: .absent))
    #expect(norms.meansDue == Norm(nil, source: .absent))
  }

  @Test func `of several amendments the latest in force on the day wins, key by key`() throws {
    let plan = try Sample.plan([])
    func amendment(_ from: String, _ set: (inout NormValues) -> Void, plan: String = "proef") throws -> NormsAmendment {
      var values = NormValues()
      set(&values)
      return NormsAmendment(plan: plan, validFrom: try Sample.date(from), values: values)
    }
    let amendments = [
      try amendment("2027-09-01") { $0.reachHours = 30 },
      try amendment("2026-09-01") {
        $0.reachHours = 25
        $0.minCell = 3
      },
      try amendment("2026-09-01") { $0.reachHours = 26 },
      try amendment("2025-09-01", { $0.minCell = 99 }, plan: "ander"),
    ]
    func hours(_ day: String) throws -> Norm<Int> {
      plan.applying(amendments, on: try Sample.date(day)).norms.reachHours
    }
    #expect(try hours("2026-08-31") == Norm(20, source: .standard))
    #expect(try hours("2026-09-01") == Norm(26, source: .amendment(validFrom: try Sample.date("2026-09-01"))))
    #expect(try hours("2028-01-01").value == 30)
    #expect(plan.applying(amendments, on: try Sample.date("2028-01-01")).norms.minCell.value == 3)
  }

  @Test func `the factor of a school year wins over the one for every year, and a later layer over both`() throws {
    var values = NormValues()
    values.registeredPerFTE = [
      RegisteredTimePerFTE(schoolYear: nil, minutes: 60_000),
      RegisteredTimePerFTE(schoolYear: try Sample.year("2026-2027"), minutes: 72_000),
    ]
    var norms = Norms(values)
    #expect(norms.registeredMinutesPerFTE(in: try Sample.year("2025-2026")).value == 60_000)
    #expect(norms.registeredMinutesPerFTE(in: try Sample.year("2026-2027")).value == 72_000)
    var later = NormValues()
    later.registeredPerFTE = [RegisteredTimePerFTE(schoolYear: try Sample.year("2026-2027"), minutes: 66_000)]
    norms.layers.append(NormLayer(source: .amendment(validFrom: try Sample.date("2026-09-01")), values: later))
    #expect(norms.registeredMinutesPerFTE(in: try Sample.year("2026-2027")).value == 66_000)
    #expect(norms.registeredMinutesPerFTE(in: try Sample.year("2025-2026")).value == 60_000)
  }

  @Test func `the method note lists every norm once, with value, source and meaning in both languages`() throws {
    var values = NormValues()
    values.classroomRule = ClassroomRule(cases: [
      ClassroomRule.Case(levels: [.micro], targetGroups: ["leraren"], answer: .yes), ClassroomRule.Case(answer: .no),
    ])
    values.registeredPerFTE = [RegisteredTimePerFTE(schoolYear: nil, minutes: 78_990)]
    values.retention = [RetentionTerm(kind: "registraties", months: 60)]
    let years = [try Sample.year("2025-2026"), try Sample.year("2026-2027")]
    let entries = Norms(values).entries(schoolYears: years)
    #expect(Set(entries.map(\.name)).count == entries.count)
    #expect(entries.count == 2 + 29)
    for entry in entries {
      #expect(!entry.meaning.dutch.isEmpty && !entry.meaning.english.isEmpty)
      #expect((entry.value == nil) == (entry.source == .absent))
    }
    func value(_ name: String) -> Label? { entries.first { $0.name == name }?.value }
    #expect(value("registered_hours_per_fte[2025-2026]") == Label("1316 u 30 min", "1316 h 30 min"))
    #expect(value("classroom_target") == Label("60 %", "60%"))
    #expect(value("reach_window") == Label("langste", "longest"))
    #expect(value("classroom_rule")?.dutch.hasSuffix("; alles: nee") == true)
    #expect(value("retention_months") == Label("registraties 60", "registraties 60"))
    #expect(value("plg_size") == Label("6-12", "6-12"))
    #expect(value("edbi_scale") == Label("5 punten, eens = 4, 5", "5 points, agree = 4, 5"))
    #expect(value("min_response") == nil)
  }

  @Test func `deadlines come by name, and an amendment moves the ones it names`() throws {
    var values = NormValues()
    values.deadlines = [
      Deadline(code: "verslag", when: .yearly(month: 11, day: 30)),
      Deadline(code: "viv", when: .once(try Sample.date("2026-05-31"))),
    ]
    var norms = Norms(values)
    var later = NormValues()
    later.deadlines = [Deadline(code: "verslag", when: .yearly(month: 12, day: 15))]
    norms.layers.append(NormLayer(source: .amendment(validFrom: try Sample.date("2026-09-01")), values: later))
    #expect(norms.deadlines.map(\.code) == ["verslag", "viv"])
    #expect(norms.deadlines.map(\.when.text) == ["12-15", "2026-05-31"])
    #expect(
      norms.entries(schoolYears: []).first { $0.name == "deadlines" }?.value?.dutch == "verslag 12-15, viv 2026-05-31")
  }

  @Test func `a deadline falls each year or once, on the last day of February when there is no 29th`() throws {
    let leap = Deadline(code: "x", when: try #require(Deadline.When("02-29")))
    let first = try Sample.date("2027-01-01")
    let last = try Sample.date("2028-12-31")
    #expect(leap.days(from: first, through: last).map(\.iso) == ["2027-02-28", "2028-02-29"])
    let once = Deadline(code: "x", when: try #require(Deadline.When("2027-05-31")))
    #expect(once.days(from: first, through: last).map(\.iso) == ["2027-05-31"])
    #expect(once.days(from: last, through: last).isEmpty)
    for text in ["", "02-30", "5-31", "2026-02-30", "31/05", "13-01"] { #expect(Deadline.When(text) == nil, "\(text)") }
  }

  @Test func `sources have words`() throws {
    #expect(NormSource.plan.label.dutch == "planbestand")
    #expect(
      NormSource.amendment(validFrom: try Sample.date("2026-01-05")).label.english == "amendment from 5 January 2026")
    #expect(
      NormSource.amendment(validFrom: try Sample.date("2026-01-05")).label.dutch == "aanpassing vanaf 5 januari 2026")
  }

  @Test func `session phases are the same as a map of meetings`() {
    let phases = PLGSessionPhases(
      intake: .explore, sessions: [.explore, .prepare, .prepare, .deliver, .deliver, .sustain])
    #expect(PLGSessionPhases(phases.map) == phases)
    #expect(phases.map.phase(of: .session1) == .explore)
  }
}

@Suite struct ClassroomRuleTests {
  let rule = ClassroomRule(cases: [
    ClassroomRule.Case(levels: [.micro], initiatives: ["klasobservatie"], answer: .yes),
    ClassroomRule.Case(targetGroups: ["bestuursleden", "school-centrumleiders"], answer: .no),
    ClassroomRule.Case(levels: [.micro], answer: .yes),
  ])

  @Test func `the first case whose conditions all hold decides`() {
    #expect(rule.context(level: .micro, initiative: "klasobservatie", targetGroups: ["bestuursleden"]) == .yes)
    #expect(rule.context(level: .micro, initiative: "kennissessie", targetGroups: ["leraren", "bestuursleden"]) == .no)
    #expect(rule.context(level: .micro, initiative: nil, targetGroups: []) == .yes)
    #expect(rule.context(level: .meso, initiative: "klasobservatie", targetGroups: ["leraren"]) == nil)
    #expect(rule.context(level: nil, initiative: nil, targetGroups: []) == nil)
  }
}
