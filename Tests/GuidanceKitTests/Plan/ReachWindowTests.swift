import GuidanceKit
import Testing

/// Windows on a plan from 1 September 2025 to 31 August 2030.
@Suite struct ReachWindowTests {
  /// Windows as `2025-2027 ab`: the years in which they start and end, and the blocks, with `!` when cut.
  private func windows(
    _ plan: Plan, _ organisation: Organisation, _ rule: ReachWindowRule? = nil
  ) -> [String] {
    plan.reachWindows(of: "P", for: organisation, rule: rule).map { window in
      "\(window.first.year)-\(window.last.year) \(window.blocks.joined())\(window.isCut ? "!" : "")"
    }
  }

  @Test func `one year: each school year a window`() throws {
    let plan = try Sample.plan([Sample.block("a", years: 1, .types(.so))])
    #expect(
      try windows(plan, Sample.organisation(.so)) == [
        "2025-2026 a", "2026-2027 a", "2027-2028 a", "2028-2029 a", "2029-2030 a",
      ])
  }

  @Test func `two years: 2025-27, 2027-29, then 2029-30 cut by the plan's end`() throws {
    let plan = try Sample.plan([Sample.block("a", years: 2, .types(.so))])
    #expect(try windows(plan, Sample.organisation(.so)) == ["2025-2027 a", "2027-2029 a", "2029-2030 a!"])
    let last = plan.reachWindows(of: "P", for: try Sample.organisation(.so))[2]
    #expect(last.first == (try Sample.date("2029-09-01")))
    #expect(last.last == (try Sample.date("2030-08-31")))
    #expect(last.durationYears == 2)
  }

  @Test func `with blocks of one and two years the norm decides`() throws {
    let blocks = [Sample.block("a", years: 2, .types(.so)), Sample.block("b", years: 1, .types(.so, .vo))]
    let plan = try Sample.plan(blocks)
    let school = try Sample.organisation(.so)
    #expect(windows(plan, school) == ["2025-2027 ab", "2027-2029 ab", "2029-2030 ab!"])
    #expect(windows(plan, school, .shortest).count == 5)
    #expect(windows(plan, school, .shortest)[0] == "2025-2026 ab")
    var values = NormValues()
    values.reachWindow = .shortest
    #expect(windows(try Sample.plan(blocks, norms: values), school).count == 5)
    #expect(windows(plan, try Sample.organisation(.vo)).count == 5)
  }

  @Test func `a qualifier that starts later leaves the windows before it as they were`() throws {
    let plan = try Sample.plan([
      Sample.block("a", years: 1, .types(.so)), Sample.block("b", years: 2, .types(.so, qualifiers: [.dual])),
    ])
    let school = try Sample.organisation(
      .so, qualifiers: [QualifierPeriod(.dual, validity: Sample.validity("2027-10-01", "2028-06-30"))])
    #expect(windows(plan, school) == ["2025-2026 a", "2026-2027 a", "2027-2029 ab", "2029-2030 a"])
  }

  @Test func `durations that do not fit in each other neither overlap nor leave a gap`() throws {
    let plan = try Sample.plan([
      Sample.block("a", years: 2, .types(.so)), Sample.block("b", years: 3, .types(.so, qualifiers: [.dual])),
    ])
    let school = try Sample.organisation(
      .so, qualifiers: [QualifierPeriod(.dual, validity: Sample.validity("2027-09-01", "2028-08-31"))])
    #expect(windows(plan, school) == ["2025-2028 ab", "2028-2029 a", "2029-2030 a!"])
  }

  @Test func `a school that starts or ends has windows only where it exists`() throws {
    let plan = try Sample.plan([Sample.block("a", years: 2, .types(.so))])
    let ended = try Sample.organisation(.so, validity: Sample.validity(nil, "2026-12-31"))
    let started = try Sample.organisation(.so, validity: Sample.validity("2028-09-01", nil))
    #expect(windows(plan, ended) == ["2025-2027 a"])
    #expect(windows(plan, started) == ["2027-2029 a", "2029-2030 a!"])
    #expect(windows(plan, try Sample.organisation(.vo)) == [])
  }

  @Test func `the window of a day is the one that holds it`() throws {
    let plan = try Sample.plan([Sample.block("a", years: 2, .types(.so))])
    let school = try Sample.organisation(.so)
    func first(_ day: String) throws -> String? {
      plan.reachWindow(of: "P", for: school, on: try Sample.date(day))?.first.iso
    }
    #expect(try first("2025-09-01") == "2025-09-01")
    #expect(try first("2027-08-31") == "2025-09-01")
    #expect(try first("2027-09-01") == "2027-09-01")
    #expect(try first("2030-08-31") == "2029-09-01")
    #expect(try first("2025-08-31") == nil)
    #expect(try first("2030-09-01") == nil)
    #expect(plan.reachWindow(of: "onbekend", for: school, on: try Sample.date("2026-01-01")) == nil)
  }

  @Test func `scope on a day asks for validity on that day and for the plan to run`() throws {
    let plan = try Sample.plan([Sample.block("a", years: 2, .types(.so, qualifiers: [.dual]))])
    let school = try Sample.organisation(
      .so, qualifiers: [QualifierPeriod(.dual, validity: Sample.validity("2026-01-01", nil))])
    #expect(!plan.isInScope(school, of: "P", on: try Sample.date("2025-12-31")))
    #expect(plan.isInScope(school, of: "P", on: try Sample.date("2026-01-01")))
    #expect(!plan.isInScope(school, of: "P", on: try Sample.date("2030-09-01")))
  }

  @Test func `integration is asked where meso and micro goals both match`() throws {
    func goal(_ code: String, _ level: WorkingLevel, _ types: ReachRule) -> OperationalGoal {
      OperationalGoal(
        code: code, pillar: "P", level: level, title: Label("d", "g"),
        reachBlocks: [Sample.block("\(code)-a", years: 1, types)])
    }
    let plan = try Sample.plan(goals: [
      goal("P-1", .meso, .types(.so, .vo)), goal("P-2", .micro, .types(.so, .baO)), goal("P-3", .macro, .types(.baO)),
    ])
    let (first, last) = (try Sample.date("2025-09-01"), try Sample.date("2026-08-31"))
    func asked(_ type: OrganisationType) throws -> Bool {
      plan.asksIntegration(of: "P", for: try Sample.organisation(type), from: first, through: last)
    }
    #expect(try asked(.so))
    #expect(try !asked(.vo))
    #expect(try !asked(.baO))
    let levels = plan.levels(of: "P", matching: try Sample.organisation(.baO), from: first, through: last)
    #expect(levels == [.micro, .macro])
  }

  @Test func `whatever the blocks, windows are in order, apart, within the plan, and hold every day in scope`() throws {
    var random = PlanRandom(seed: 11)
    for _ in 0..<150 {
      let blocks = (0..<random.below(4) + 1).map { index in
        Sample.block(
          "b\(index)", years: random.below(4) + 1,
          .types(.so, qualifiers: random.below(2) == 0 ? [] : [OrganisationQualifier.allCases[random.below(3)]]))
      }
      let plan = try Sample.plan(blocks)
      let qualifiers = (0..<random.below(3)).map { _ in
        QualifierPeriod(OrganisationQualifier.allCases[random.below(3)], validity: random.validity())
      }
      let school = try Sample.organisation(.so, qualifiers: qualifiers, validity: random.validity())
      for rule in ReachWindowRule.allCases {
        let windows = plan.reachWindows(of: "P", for: school, rule: rule)
        for (one, next) in zip(windows, windows.dropFirst()) { #expect(one.last < next.first) }
        for window in windows {
          #expect(window.first <= window.last)
          #expect(plan.period.contains(window.first) && plan.period.contains(window.last))
          #expect(!window.blocks.isEmpty)
        }
        for offset in stride(from: 0, through: 1825, by: 13) {
          let day = plan.period.first.adding(days: offset)
          if plan.isInScope(school, of: "P", on: day) {
            #expect(windows.contains { $0.contains(day) }, "\(day.iso) \(rule)")
          }
        }
      }
    }
  }
}

/// Repeatable random values for the properties of plans.
struct PlanRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func validity() -> Validity {
    let start = CalendarDate(dayNumber: 20_300 + below(1900))
    return Validity(
      from: below(3) == 0 ? nil : start, through: below(3) == 0 ? nil : start.adding(days: below(900)))
  }

  mutating func text() -> String {
    String((0..<below(12)).map { _ in Array("abc é\"\\/\n€")[below(10)] })
  }
}
