import Configuration
import GuidanceKit
import Testing

/// The plan that is shipped, against the published plan.
@Suite struct ShippedPlanTests {
  let pov: Plan
  let year: SchoolYear

  init() throws {
    pov = try plan("plan/pov-2025-2030.yaml")
    year = try schoolYear("2025-2026")
  }

  @Test func `it has 9 pillars, 20 goals, 28 reach blocks, 168 actions and 17 initiatives`() {
    #expect(pov.pillars.count == 9)
    #expect(pov.goals.count == 20)
    #expect(pov.goals.flatMap(\.reachBlocks).count == 28)
    #expect(pov.actions.count == 168)
    #expect(pov.initiatives.count == 17)
    #expect(pov.focusCategories.filter(\.isRegistered).count == 6)
    #expect(pov.targetGroups.count == 9)
    #expect(pov.funds.count == 4)
  }

  @Test func `it runs five school years from 1 September 2025`() throws {
    #expect(pov.period.first == (try date("2025-09-01")))
    #expect(pov.period.last == (try date("2030-08-31")))
    #expect(pov.period.schoolYears.map(\.iso) == ["2025-2026", "2026-2027", "2027-2028", "2028-2029", "2029-2030"])
  }

  @Test func `levels are 1 macro, 13 meso and 6 micro`() {
    #expect(pov.goals.filter { $0.level == .macro }.map(\.code) == ["PBD-SLP-OD1"])
    #expect(pov.goals.filter { $0.level == .meso }.count == 13)
    #expect(pov.goals.filter { $0.level == .micro }.count == 6)
  }

  @Test func `the FTE of the pillars add up as the plan says`() {
    #expect(pov.recomputed("plan:fte/PBD/2025-2026")?.thousandths == 15_050)
    #expect(pov.recomputed("plan:earmarked/PBD/2025-2026")?.thousandths == 2550)
    #expect(pov.recomputed("plan:fte/POC/2025-2026")?.thousandths == 1400)
    #expect(pov.recomputed("plan:earmarked/POC/2025-2026")?.thousandths == 0)
    #expect(pov.recomputed("plan:fte/pillars/2025-2026")?.thousandths == 16_450)
    let curriculum = pov.pillar("PBD-CUR")?.staffing(in: year)
    #expect(curriculum?.byLevelTotal?.thousandths == 7350)
    #expect(curriculum?.regular.thousandths == 7050)
  }

  @Test func `each fund's FTE is what the pillars say of it`() {
    for (code, thousandths) in [
      ("brede-basiszorg", 1000), ("datageletterdheid", 600), ("leerpunt", 350), ("effectieve-didactiek", 600),
    ] {
      #expect(pov.fund(code)?.years.map { $0.fte?.thousandths } == [thousandths])
      #expect(pov.recomputed("plan:earmarked/\(code)/2025-2026")?.thousandths == thousandths)
    }
    #expect(pov.fund("brede-basiszorg")?.years[0].received == Euro(cents: 8_919_680))
    #expect(pov.fund("leerpunt")?.years[0].estimatedWageCost == Euro(cents: 3_654_069))
  }

  @Test func `the plan contradicts itself on quality care only`() {
    let found = pov.contradictions()
    #expect(found.map(\.subject) == Array(repeating: "plan:quality-care/impact/2025-2026", count: 2))
    #expect(found.map(\.stated.thousandths) == [1200, 500])
    #expect(found.map(\.other.thousandths) == [1300, 1300])
  }

  @Test func `actions without title or initiative are kept`() {
    let untitled = pov.goals.flatMap(\.reachBlocks).filter { $0.actions.contains { $0.title == nil } }
    #expect(untitled.map(\.id) == ["PBD-NED-OD1-a", "PBD-PLV-OD4-a"])
    #expect(pov.actions.filter(\.initiatives.isEmpty).count == 5)
    #expect(pov.actions.filter { !$0.otherChannels.isEmpty }.count == 2)
  }

  @Test func `its norms come from the file, the rest from the rules or from nowhere`() throws {
    let norms = pov.norms
    #expect(norms.classroomTarget == Norm(60, source: .plan))
    #expect(norms.classroomMinimum == Norm(50, source: .plan))
    #expect(norms.reachHours == Norm(20, source: .plan))
    #expect(norms.meansDue == Norm(try date("2026-06-30"), source: .plan))
    #expect(norms.reachWindow == Norm(.longest, source: .standard))
    #expect(norms.sharedSession == Norm(.full, source: .standard))
    #expect(norms.edbiScale == Norm(.standard, source: .standard))
    #expect(norms.registeredMinutesPerFTE(in: year) == Norm(nil, source: .absent))
    #expect(norms.minResponse == Norm(nil, source: .absent))
    #expect(norms.classroomRule == Norm(nil, source: .absent))
  }

  @Test func `boards, CLBs and pilot schools are limited as the plan words it`() throws {
    #expect(pov.goal("PBD-PLV-OD4")?.reachBlocks[0].rules[0].named.count == 5)
    #expect(pov.goal("POC-PRO-OD1")?.reachBlocks[0].rules[0].named == ["PCLB Limburg", "PCLB Antwerpen"])
    #expect(pov.goal("PBD-SLP-OD2")?.reachBlocks[0].rules[0].qualifiers == [.slpPilot])
    #expect(
      pov.goal("PBD-PLV-OD1")?.reachBlocks[0].rules.map(\.qualifiers) == [
        [.startingLeader, .newPolicyCycle], [.highNeeds],
      ])
  }

  @Test func `the words of a goal for a target group mean the group that is registered`() {
    #expect(
      pov.goal("PBD-KLB-OD1")?.reachBlocks[0].targetGroups == [
        "school-centrumleiders", "leerling-cursistenbegeleiders", "viv",
      ])
  }

  @Test func `windows follow the longest duration of what matches an organisation`() throws {
    func years(_ pillar: String, _ type: OrganisationType, _ qualifiers: [QualifierPeriod] = []) throws -> [Int] {
      let number = try #require(InstitutionNumber.parse("042531")).number
      let organisation = Organisation(number: number, name: "PCLB Limburg", type: type, qualifiers: qualifiers)
      return pov.reachWindows(of: pillar, for: organisation).map(\.durationYears)
    }
    // Partnership with Leerpunt reaches every school for one year; pilot schools have two-year goals besides.
    #expect(try years("PBD-SLP", .so) == [1, 1, 1, 1, 1])
    let pilot = QualifierPeriod(.slpPilot, validity: Validity(through: try date("2026-06-30")))
    #expect(try years("PBD-SLP", .so, [pilot]) == [2, 1, 1, 1])
    #expect(try years("PBD-NED", .so) == [2, 2, 2])
    #expect(try years("PBD-NED", .cdo) == [])
    #expect(try years("PBD-PLV", .bestuur) == [])
    #expect(try years("PBD-PLV", .lsc) == [1, 1, 1, 1, 1])
    #expect(try years("POC-ORG", .clb) == [1, 1, 1, 1, 1])
    #expect(try years("POC-ORG", .so) == [])
    #expect(try years("PBD-CUR", .int) == [])
  }

  @Test func `integrated guidance is asked where a pillar has meso and micro goals for the organisation`() throws {
    func asked(_ pillar: String, _ type: OrganisationType) throws -> Bool {
      let number = try #require(InstitutionNumber.parse("042531")).number
      let organisation = Organisation(number: number, name: "School", type: type)
      return pov.asksIntegration(
        of: pillar, for: organisation, from: try date("2025-09-01"), through: try date("2026-08-31"))
    }
    #expect(try asked("PBD-NED", .so))
    #expect(try asked("PBD-CUR", .cdo))
    #expect(try !asked("PBD-CUR", .vo))
    #expect(try !asked("PBD-NED", .vo))
    #expect(try !asked("PBD-PLV", .so))
    #expect(try !asked("PBD-SLP", .so))
  }

  @Test func `what the file says is what the register gets back`() throws {
    let json = try pov.canonicalJSON()
    #expect(try Plan(json: json) == pov)
    #expect(try Plan(json: json).canonicalJSON() == json)
  }
}
