import GuidanceKit
import Indicators
import Testing

@Suite struct HighNeedsTests {
  private func school(_ digits: String, adviser: String?, from: String = "2025-09-01") throws -> Organisation {
    Organisation(
      number: try number(digits), name: "School", type: .so,
      qualifiers: [QualifierPeriod(.highNeeds, validity: Validity(from: try date(from)))], coordinator: adviser)
  }

  private func figures(_ day: String, _ schools: [Organisation], _ plans: [ImprovementPlan]) throws -> FigureSet {
    Example.figures(
      try Example.programmes(on: day, organisations: schools) { $0.improvementPlans = plans })
  }

  private func plan(_ digits: String, _ agreed: String, _ days: [String]) throws -> ImprovementPlan {
    ImprovementPlan(
      organisation: try number(digits), agreedOn: try date(agreed), link: .service,
      monitoring: try days.map { MonitoringDay(try date($0)) })
  }

  @Test func `regisseur, plan and a monitoring day in each month that has passed`() throws {
    let set = try figures(
      "2026-02-10", [try school("000021", adviser: "B1"), try school("000022", adviser: nil)],
      [try plan("000021", "2025-10-10", ["2025-11-04", "2025-12-09", "2026-02-03"])])
    // November, December and January have passed; January has no day.
    let monitored = try #require(set["needs/000021/monitored/2025-2026"])
    #expect(try monitored.share == share(2, 3))
    #expect(monitored.evidence.note?.dutch == "ontbreekt: januari 2026")
    #expect(try set["needs/000021/2025-2026"]?.share == share(2, 3))
    // Neither regisseur nor plan, and without a plan nothing is monitored.
    #expect(try set["needs/000022/2025-2026"]?.share == share(0, 3))
    #expect(try set["needs/total/coordinator/2025-2026"]?.share == share(1, 2))
    #expect(try set["needs/total/plan/2025-2026"]?.share == share(1, 2))
    #expect(set["needs/total/monitored/2025-2026"]?.numerator == 0)
    #expect(set["needs/total/coordinator/2025-2026"]?.evidence.note?.dutch == "ontbreekt: 000022")
  }

  @Test func `the summer holiday asks for no monitoring`() throws {
    let days = ["2026-05-05", "2026-06-02"]
    let set = try figures(
      "2026-08-31", [try school("000021", adviser: "B1")], [try plan("000021", "2026-04-21", days)])
    #expect(try set["needs/000021/monitored/2025-2026"]?.share == share(2, 2))
    #expect(set["needs/000021/2025-2026"]?.verdict == .met)
  }

  @Test func `a plan of this month is not held to monitoring yet`() throws {
    let set = try figures("2026-01-31", [try school("000021", adviser: "B1")], [try plan("000021", "2026-01-12", [])])
    #expect(try set["needs/000021/2025-2026"]?.share == share(2, 2))
    #expect(set["needs/000021/monitored/2025-2026"] == nil)
    #expect(set["needs/total/monitored/2025-2026"]?.verdict == .noData)
  }

  @Test func `a plan agreed later is no plan yet`() throws {
    let set = try figures("2026-01-31", [try school("000021", adviser: "B1")], [try plan("000021", "2026-02-12", [])])
    #expect(try set["needs/total/plan/2025-2026"]?.share == share(0, 1))
  }
}
