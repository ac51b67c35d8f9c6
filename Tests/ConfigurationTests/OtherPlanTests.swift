import Configuration
import GuidanceKit
import Testing

/// A second plan with other pillars, levels and norms loads without touching code.
@Suite struct OtherPlanTests {
  let other: Plan

  init() throws { other = try plan("fixtures/plans/ander-plan.yaml") }

  @Test func `its pillars, goals and vocabularies are its own`() {
    #expect(other.pillars.map(\.code) == ["LEZ", "REK"])
    #expect(other.goals.map(\.code) == ["LEZ-1", "LEZ-2"])
    #expect(other.goals.map(\.pillar) == ["LEZ", "LEZ"])
    #expect(other.initiatives.map(\.code) == ["meelopen", "vorming"])
    #expect(other.actions.map(\.initiatives) == [[], ["vorming", "meelopen"]])
    #expect(other.goals[0].reachBlocks[0].targetGroups == ["directies"])
    #expect(other.goals[0].spiderWeb == nil)
    #expect(other.funds[0].pillars == ["LEZ"])
    #expect(
      other.funds[0].years == [
        FundYear(calendarYear: 2026, received: Euro(cents: 100_050), fte: FTE(thousandths: 250))
      ])
  }

  @Test func `a name without English counts in both languages`() {
    #expect(other.title == Label("Begeleidingsplan 2026-2029", "Begeleidingsplan 2026-2029"))
    #expect(other.initiatives[0].label == Label("Meelopen", "Shadowing"))
  }

  @Test func `every norm can be set`() throws {
    let norms = other.norms
    let first = try schoolYear("2026-2027")
    let second = try schoolYear("2027-2028")
    let third = try schoolYear("2028-2029")
    #expect(norms.registeredMinutesPerFTE(in: first) == Norm(72_000, source: .plan))
    #expect(norms.registeredMinutesPerFTE(in: second) == Norm(78_990, source: .plan))
    #expect(norms.registeredMinutesPerFTE(in: third) == Norm(nil, source: .absent))
    #expect(norms.fteTarget.value == 95)
    #expect(norms.reachWindow.value == .shortest)
    #expect(norms.sharedSession.value == .split)
    #expect(norms.classroomRule.value?.cases.map(\.answer) == [.yes, .no])
    #expect(norms.edbiScale.value.points == 4)
    #expect(norms.edbiScale.value.agreeing == [3, 4])
    #expect(norms.edbiScale.value.labels[3] == Label("eens", "agree"))
    #expect(norms.edbiScale.value.notApplicable == "nvt")
    #expect(norms.edbiBehaviourItems.value == ["1.1.2-1", "Ik probeerde het uit"])
    #expect(norms.minResponse.value == 30)
    #expect(norms.plgSize.value == PLGMemberRange(least: 4, most: 8))
    #expect(norms.plgSessionPhases.value.sessions == [.prepare, .deliver, .sustain])
    #expect(norms.fundReports.value == .quarterly)
    #expect(norms.retention.value?.map(\.months) == [60, 36])
    #expect(norms.centuryPivot.value == 50)
    #expect(norms.edbiStrong == Norm(70, source: .standard))
  }

  @Test func `its contradictions are found the same way`() {
    let found = other.contradictions()
    #expect(
      found.map(\.subject) == [
        "plan:fte/pillars/2026-2027", "plan:fte/LEZ/2026-2027", "plan:earmarked/leesfonds/2026-2027",
      ])
    #expect(found.map(\.stated.thousandths) == [1600, 1500, 250])
    #expect(found.map(\.other.thousandths) == [1500, 1250, 200])
  }

  @Test func `an amendment overrides norms from its day on`() throws {
    let path = "fixtures/plans/ander-plan-normen.yaml"
    let file = try ConfigurationFile.read(repositoryFile(path), file: path, known: KnownNames(plans: [other]))
    guard case .amendment(let amendment) = file else { throw TestProblem("not an amendment") }
    #expect(amendment.plan == "brug-2026-2029")
    #expect(amendment.note?.hasPrefix("het team besliste") == true)

    let before = other.applying([amendment], on: try date("2027-08-31"))
    #expect(before == other)
    let after = other.applying([amendment], on: try date("2027-09-01"))
    let source = NormSource.amendment(validFrom: try date("2027-09-01"))
    #expect(after.norms.reachHours == Norm(16, source: source))
    #expect(after.norms.registeredMinutesPerFTE(in: try schoolYear("2027-2028")) == Norm(78_000, source: source))
    #expect(after.norms.registeredMinutesPerFTE(in: try schoolYear("2026-2027")) == Norm(72_000, source: .plan))
    #expect(after.norms.classroomTarget == Norm(45, source: .plan))
    #expect(try NormsAmendment(json: amendment.canonicalJSON()) == amendment)
  }

  @Test func `an amendment is read without knowing the plan, and checked when it is known`() throws {
    let text = "amends: proef\nvalid_from: 2026-01-01\nnorms: {min_cell: 3}\n"
    #expect(problems(text) == [])
    #expect(
      problems(text, known: KnownNames(plans: [])) == [
        "x.yaml:1:9: 'amends' is \"proef\"; verwacht een plan dat geladen is; laad eerst het plan. [YAML15]"
      ])
  }

  @Test func `what the file says is what the register gets back`() throws {
    #expect(try Plan(json: other.canonicalJSON()) == other)
  }
}
