import GuidanceKit
import Testing

/// The register keeps plans as JSON: what comes back is what went in, byte for byte the same each time.
@Suite struct PlanCodingTests {
  @Test func `a random plan survives the round trip, and its bytes depend on the plan alone`() throws {
    var random = PlanRandom(seed: 21)
    for _ in 0..<60 {
      let plan = try random.plan()
      let json = try plan.canonicalJSON()
      let back = try Plan(json: json)
      #expect(back == plan)
      #expect(try back.canonicalJSON() == json)
    }
  }

  @Test func `an amendment survives the round trip`() throws {
    var random = PlanRandom(seed: 22)
    for _ in 0..<60 {
      let amendment = NormsAmendment(
        plan: "p", validFrom: try Sample.date("2026-01-05"), note: random.below(2) == 0 ? nil : random.text(),
        values: try random.norms())
      #expect(try NormsAmendment(json: amendment.canonicalJSON()) == amendment)
    }
  }

  @Test func `keys are sorted and nothing is escaped without need`() throws {
    var plan = try Sample.plan([])
    plan.organisation = "a/b"
    let text = String(decoding: try plan.canonicalJSON(), as: UTF8.self)
    #expect(text.hasPrefix("{\"claims\":[],\"code\":\"proef\""))
    #expect(text.contains("\"organisation\":\"a/b\""))
  }

  @Test func `a period that ends before it starts is refused`() throws {
    var text = String(decoding: try Sample.plan([]).canonicalJSON(), as: UTF8.self)
    text.replace("2025-09-01", with: "2031-09-01")
    #expect(throws: (any Error).self) { try Plan(json: Array(text.utf8)) }
  }
}

@Suite struct PlanTermTests {
  let groups = [
    TargetGroup(code: "leraren", label: Label("Leraren", "Teachers")),
    TargetGroup(
      code: "school-centrumleiders", label: Label("School-/centrumleiders", "School and centre leaders"),
      variants: ["schoolleiders", "centrumleiders"]),
    TargetGroup(code: "leiders", label: Label("Leraren", "Leaders")),
  ]

  @Test func `a term is found by code, name in either language or variant, whatever case, accents and spacing`() {
    #expect(groups.named("SCHOOL centrumleiders")?.code == "school-centrumleiders")
    #expect(groups.named("school and centre leaders")?.code == "school-centrumleiders")
    #expect(groups.named(" Schoolleiders ")?.code == "school-centrumleiders")
    #expect(groups.named("onbekend") == nil)
    #expect(groups.named("") == nil)
  }

  @Test func `a code wins over the name of another, and a name of two means none`() {
    #expect(groups.named("leraren")?.code == "leraren")
    let two = [Initiative(code: "a", label: Label("Naam", "x")), Initiative(code: "b", label: Label("naam", "y"))]
    #expect(two.named("naam") == nil)
  }

  @Test func `what was meant is suggested`() {
    #expect(groups.suggestions(for: "leeraren").first == "Leraren")
  }
}

extension PlanRandom {
  mutating func norms() throws -> NormValues {
    var values = NormValues()
    if below(2) == 0 {
      values.registeredPerFTE = [
        RegisteredTimePerFTE(schoolYear: nil, minutes: below(90_000) + 1),
        RegisteredTimePerFTE(schoolYear: SchoolYear(startYear: 2025 + below(5)), minutes: below(90_000) + 1),
      ]
    }
    if below(2) == 0 { values.reachWindow = .shortest }
    if below(2) == 0 { values.sharedSession = .split }
    if below(2) == 0 { values.meansDue = try Sample.date("2026-06-30") }
    if below(2) == 0 { values.plgSessionPhases = .standard }
    if below(2) == 0 { values.edbiScale = .standard }
    if below(2) == 0 { values.retention = [RetentionTerm(kind: text(), months: below(100))] }
    if below(2) == 0 {
      values.classroomRule = ClassroomRule(cases: [
        ClassroomRule.Case(levels: [.micro], initiatives: [text()], targetGroups: [text()], answer: .yes)
      ])
    }
    return values
  }

  mutating func label() -> Label { Label(text(), text()) }

  mutating func plan() throws -> Plan {
    var plan = try Sample.plan([], norms: norms())
    plan.title = label()
    plan.services = Service.allCases.map { ServiceName(service: $0, name: label()) }
    plan.decree = below(2) == 0 ? nil : DecreeReference(decree: text(), article: text())
    plan.norms.layers.append(
      NormLayer(source: .amendment(validFrom: CalendarDate(dayNumber: 20_000 + below(999))), values: try norms()))
    plan.initiatives = (0..<below(4)).map { Initiative(code: "i\($0)", label: label()) }
    plan.focusCategories = [FocusCategory(code: "f", label: label(), isRegistered: below(2) == 0)]
    plan.targetGroups = [TargetGroup(code: "t", label: label(), variants: [text()])]
    plan.funds = [
      EarmarkedFund(
        code: "x", label: label(), pillars: ["P"],
        years: [
          FundYear(calendarYear: 2025, received: Euro(cents: below(9_999_999)), fte: FTE(thousandths: below(999)))
        ],
        note: below(2) == 0 ? nil : text())
    ]
    plan.pillars[0].staffing = [
      PillarStaffing(
        schoolYear: SchoolYear(startYear: 2025), total: FTE(thousandths: below(9999)),
        byLevel: below(2) == 0 ? nil : [LevelStaffing(level: text(), fte: FTE(thousandths: below(999)))],
        earmarked: [FundStaffing(fund: "x", wording: nil, fte: FTE(thousandths: below(999)))])
    ]
    let rule = ReachRule(
      types: [.so, .vo], kind: ReachKind.allCases[below(ReachKind.allCases.count)],
      qualifiers: [OrganisationQualifier.allCases[below(3)]], named: [text()], targetPercent: below(100) + 1,
      wording: below(2) == 0 ? nil : text())
    var block = Sample.block("b", years: below(5) + 1, rule)
    block.actions = [
      PlannedAction(focus: "f", title: below(2) == 0 ? nil : text(), initiatives: ["i0"], otherChannels: [text()])
    ]
    plan.goals = [
      OperationalGoal(
        code: "P-1", pillar: "P", level: WorkingLevel.allCases[below(3)], title: label(), decreePoints: [below(5)],
        spiderWeb: below(2) == 0 ? nil : SpiderWebComponent.allCases.filter { _ in below(2) == 0 },
        reachBlocks: [block])
    ]
    plan.claims = [
      StatedClaim(
        subject: text(), label: label(), value: Quantity(thousandths: below(99_999), unit: .euro), source: text(),
        place: text(), parts: [ClaimPart(name: text(), thousandths: below(99))])
    ]
    plan.earlierResults = [EarlierResult(indicator: 1, period: label(), percent: below(100))]
    return plan
  }
}
