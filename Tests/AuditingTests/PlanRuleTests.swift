import GuidanceKit
import Register
import Testing

@testable import Auditing

@Suite struct PlanRuleTests {
  private let year = SchoolYear(startYear: 2025)

  // PLN001

  @Test func `a goal of another pillar is found`() throws {
    let found = try audit("PLN001", registrations: [try session(destination: "PBD-KLO", goal: "NED-1")])
    #expect(found.map(\.message.dutch) == ["Doel NED-1 hoort niet bij PBD-KLO: 1 registratie (1,0 u)."])
    #expect(found.first?.places == ["registraties.csv:2"])
  }

  @Test func `a goal that the plan does not have is found`() throws {
    let found = try audit("PLN001", registrations: [try session(goal: "NED-9")])
    #expect(found.first?.message.dutch.contains("staat niet in het plan") == true)
  }

  @Test func `a goal of its own pillar, or no goal, is in order`() throws {
    #expect(try audit("PLN001", registrations: [try session(), try session(goal: nil)]).isEmpty)
  }

  // PLN002

  @Test func `an organisation of a type the goal does not mean is outside its reach`() throws {
    let found = try audit(
      "PLN002", registrations: [try session(at: ["905139"]), try session("2026-01-13", at: ["905139"])])
    #expect(found.count == 1)
    #expect(
      found.first?.message.dutch
        == "BaO Koninklijk Werk IBIS (905139) valt buiten het bereik van doel NED-1: 2 registraties (2,0 u).")
  }

  @Test func `a qualifier counts when it holds on any day of the school year`() throws {
    let row = try session("2025-09-10", destination: "PBD-KLO", goal: "KLO-2")
    #expect(try audit("PLN002", registrations: [row]).count == 1)
    var schools = try sampleOrganisations()
    schools[0].qualifiers = [QualifierPeriod(.dual, validity: Validity(from: try day("2026-01-01")))]
    #expect(try audit("PLN002", organisations: schools, registrations: [row]).isEmpty)
  }

  @Test func `a meant organisation, another pillar's goal and an ended number are not outside reach`() throws {
    let rows = [
      try session(), try session(at: ["905139"], destination: "PBD-KLO", goal: "NED-1"), try session(at: ["930578"]),
    ]
    #expect(try audit("PLN002", registrations: rows).isEmpty)
  }

  // PLN003

  private func claim(_ subject: String, _ thousandths: Int, _ place: String, parts: [Int] = []) -> StatedClaim {
    StatedClaim(
      subject: subject, label: Label("VTE impact", "FTE impact"), value: Quantity(thousandths: thousandths, unit: .fte),
      source: "Proefplan", place: place, parts: parts.map { ClaimPart(name: "deel", thousandths: $0) })
  }

  @Test func `two passages with two figures are found with both figures and both places`() throws {
    let subject = "plan:quality-care/impact/2025-2026"
    let plan = try samplePlan(claims: [claim(subject, 1300, "overzicht"), claim(subject, 1200, "teampagina")])
    let found = try audit("PLN003", plan: plan)
    #expect(
      found.map(\.message.dutch) == ["VTE impact: 1,20 (Proefplan, teampagina) tegen 1,30 (Proefplan, overzicht)."])
    #expect(found.first?.statements.map(\.value.english) == ["1.20", "1.30"])
  }

  @Test func `parts that do not add up to their total are found, those that do are not`() throws {
    let wrong = try samplePlan(claims: [claim("plan:x/a/2025-2026", 1000, "tabel", parts: [600, 500])])
    #expect(try audit("PLN003", plan: wrong).count == 1)
    let right = try samplePlan(claims: [claim("plan:x/a/2025-2026", 1100, "tabel", parts: [600, 500])])
    #expect(try audit("PLN003", plan: right).isEmpty)
  }

  // PLN004, PLN005

  @Test func `a focus that goals use but registration does not know is named with its goals`() throws {
    var plan = try samplePlan()
    plan.focusCategories = [FocusCategory(code: "visie", label: Label("Visie", "Vision"), isRegistered: false)]
    plan.targetGroups = [TargetGroup(code: "leraren", label: Label("Leraren", "Teachers"), isRegistered: false)]
    let found = try audit("PLN004", plan: plan)
    #expect(found.count == 2)
    #expect(
      found.first?.message.dutch
        == "Doelgroep \"Leraren\" staat in NED-1, KLO-1, KLO-2, maar niet in de lijst voor de registratie.")
    #expect(try audit("PLN004").isEmpty)
  }

  @Test func `an unregistered term that no goal uses is no finding`() throws {
    var plan = try samplePlan()
    plan.focusCategories.append(FocusCategory(code: "data", label: Label("Data", "Data"), isRegistered: false))
    #expect(try audit("PLN004", plan: plan).isEmpty)
  }

  @Test func `an initiative without an action is named`() throws {
    var plan = try samplePlan()
    #expect(try audit("PLN005", plan: plan).isEmpty)
    plan.initiatives.append(Initiative(code: "videocoaching", label: Label("Videocoaching", "Video coaching")))
    #expect(try audit("PLN005", plan: plan).map(\.subject) == [["proef", "videocoaching"]])
  }

  // PLN006

  private func count(_ scope: String, _ number: Int) -> StatedClaim {
    StatedClaim(
      subject: "plan:organisations/\(scope)", label: Label("Aantal organisaties, \(scope)", "Organisations, \(scope)"),
      value: Quantity(thousandths: number * 1000, unit: .organisations), source: "Proefplan", place: "klantenlijst")
  }

  @Test func `organisations that ended do not count`() throws {
    let plan = try samplePlan(claims: [count("SO", 2), count("total", 4)])
    #expect(try audit("PLN006", plan: plan).isEmpty)
  }

  @Test func `another number per type or in total is found`() throws {
    let plan = try samplePlan(claims: [count("SO", 3), count("total", 53)])
    let found = try audit("PLN006", plan: plan)
    #expect(found.count == 2)
    #expect(
      found.first?.message.dutch.hasPrefix("Aantal organisaties, SO: 3 (Proefplan, klantenlijst) tegen 2 (") == true)
  }

  @Test func `without a sheet of organisations there is nothing to compare`() throws {
    let plan = try samplePlan(claims: [count("SO", 3)])
    #expect(try audit("PLN006", plan: plan, organisations: []).isEmpty)
  }

  // PLN007

  private func assign(_ destination: String, _ thousandths: Int) -> Assignment {
    Assignment(adviser: "B01", schoolYear: year, destination: destination, fte: FTE(thousandths: thousandths))
  }

  @Test func `quality care under the lowest figure of the plan is found`() throws {
    let subject = "plan:quality-care/impact/2025-2026"
    let plan = try samplePlan(claims: [claim(subject, 1300, "overzicht"), claim(subject, 500, "passage")])
    let found = try audit("PLN007", plan: plan, assignments: [assign("impact", 200), assign("onderzoek", 100)])
    #expect(found.count == 1)
    #expect(found.first?.message.dutch.contains("0,30 VTE toegewezen; het plan vrijwaart minstens 0,50") == true)
    #expect(try audit("PLN007", plan: plan, assignments: [assign("impact", 200), assign("onderzoek", 300)]).isEmpty)
  }

  @Test func `without any assignment nothing is said about quality care`() throws {
    let plan = try samplePlan(claims: [claim("plan:quality-care/impact/2025-2026", 500, "passage")])
    #expect(try audit("PLN007", plan: plan).isEmpty)
  }

  // PAR001, PAR002

  @Test func `a missing factor says what cannot be computed and how to fill it in`() throws {
    let found = try audit("PAR001").filter { $0.severity == .warning }
    #expect(found.count == 1)
    #expect(found.first?.message.dutch.contains("registered_hours_per_fte[2025-2026]") == true)
    #expect(found.first?.message.dutch.contains("geen percentage gerealiseerde VTE") == true)
    #expect(found.first?.cure.dutch.contains("registered_hours_per_fte: {2025-2026: 800}") == true)
  }

  @Test func `a factor given by an amendment is not missing`() throws {
    var values = NormValues()
    values.registeredPerFTE = [RegisteredTimePerFTE(schoolYear: year, minutes: 48_000)]
    let amendment = NormsAmendment(plan: "proef", validFrom: try day("2025-09-01"), values: values)
    let found = try audit("PAR001", amendments: [amendment])
    #expect(!found.contains { $0.subject[1].hasPrefix("registered") })
    #expect(found.allSatisfy { $0.severity == .notice })
  }

  @Test func `registrations outside every plan are found per school year`() throws {
    let rows = [try session("2030-09-02"), try session("2030-09-03"), try session()]
    let found = try audit("PAR002", today: "2030-12-01", registrations: rows)
    #expect(found.map(\.subject) == [["2030-2031"]])
    #expect(found.first?.facts.count == 2)
  }
}
