import GuidanceKit
import Indicators
import Register
import TestSupport
import Testing

/// Figures that are made only when asked for: hours of organisations per month, and where each adviser was.
@Suite struct AdviserVisitsTests {
  private let register: Register

  init() throws {
    register = try Register.forTests()
    try register.load([try Example.plan()], file: "plan.yaml")
    var organisations = try Example.organisations()
    organisations[1].validity = Validity(through: try date("2025-12-31"))
    organisations[1].successor = try number("000011")
    try register.load(organisations, file: "organisaties.csv")
    try register.load(
      ["B01", "B02"].map { Adviser(code: $0, name: "Naam \($0)", role: .adviser) }, file: "begeleiders.csv")
    try register.load(
      [
        Assignment(
          adviser: "B01", schoolYear: Example.year, destination: "PBD-AAA", fte: FTE(thousandths: 500)),
        Assignment(
          adviser: "B01", schoolYear: Example.year, destination: "PBD-BBB", fte: FTE(thousandths: 250)),
      ], file: "opdrachten.csv")
    try register.load(
      [
        // Two advisers and two organisations in one row.
        try row("2025-10-06", 90, ["000011", "000013"], "B01", with: ["B02"]),
        try row("2025-10-07", 60, ["000011"], "B01"), try row("2025-11-03", 30, ["000013"], "B01"),
        // The number 12 had ended: it counts for 11.
        try row("2026-01-12", 45, ["000012"], "B01"),
        // Not an organisation that is known, and none at all.
        try row("2026-01-13", 10, ["000099"], "B01"), try row("2026-01-14", 20, [], "B01"),
      ], file: "registraties.csv")
  }

  private func row(
    _ day: String, _ minutes: Int, _ numbers: [String], _ adviser: String, with: [String] = []
  ) throws -> Registration {
    Registration(
      date: try date(day), minutes: minutes,
      organisations: try numbers.map { OrganisationReference(given: $0, number: try number($0)) },
      destination: "PBD-AAA", adviser: adviser, form: .physical, coAdvisers: with)
  }

  private func figures(
    _ detail: FigureDetail, day: String = "2026-01-31", audience: Audience = .coordinator, split: Bool = false
  ) throws -> FigureSet {
    let request = FigureRequest(
      period: .schoolYear(Example.year), day: try date(day), audience: audience, detail: detail)
    return try register.read { snapshot in
      var input = try IndicatorInput(request, from: snapshot)
      if split { input.plan = try Example.plan { $0.sharedSession = .split } }
      return FigureSet(
        input, generatedFrom: FigureSet.Origin(batch: 0, plan: "voorbeeld", planHash: "", version: "0"))
    }
  }

  @Test func `hours per month add up to those of the school year, with every month that has begun`() throws {
    let set = try figures(.organisationMonths)
    func minutes(_ id: String) -> Rational? { set[id]?.value }
    #expect(minutes("reach-hours/000011/2025-10") == Rational(150))
    #expect(minutes("reach-hours/000011/2025-09") == .zero)
    #expect(minutes("reach-hours/000011/2026-01") == Rational(45), "taken over from 12")
    #expect(set["reach-hours/000011/2026-02"] == nil, "not begun yet")
    #expect(minutes("reach-hours/000013/2025-10") == Rational(90))
    #expect(set["reach-hours/000015/2025-10"] == nil, "never guided this year")
    for digits in ["000011", "000013"] {
      let months = set.figures(startingWith: "reach-hours/\(digits)/").filter { $0.id.period != "2025-2026" }
      #expect(months.count == 5)
      #expect(Rational.sum(months.compactMap(\.value)) == minutes("reach-hours/\(digits)/2025-2026"))
    }
    #expect(try figures([])["reach-hours/000011/2025-10"] == nil, "only when asked for")
  }

  @Test func `a shared session is divided where the plan says so`() throws {
    let set = try figures([.organisationMonths, .visits], split: true)
    #expect(set["reach-hours/000011/2025-10"]?.value == Rational(105))
    #expect(set["visits/adviser/B02/000011/2025-2026"]?.value == Rational(45))
  }

  @Test func `each adviser has the organisations of the rows that name them, an ended number under its successor`()
    throws
  {
    let set = try figures(.visits)
    #expect(set["visits/adviser/B01/2025-2026"]?.numerator == 2)
    #expect(set["visits/adviser/B02/2025-2026"]?.numerator == 2)
    #expect(set["visits/adviser/B01/000011/2025-2026"]?.value == Rational(90 + 60 + 45))
    #expect(set["visits/adviser/B01/000013/2025-2026"]?.value == Rational(90 + 30))
    #expect(set["visits/adviser/B02/000011/2025-2026"]?.value == Rational(90))
    #expect(set["visits/adviser/B01/000011/2025-2026"]?.n == 3)
    #expect(set["visits/adviser/B01/000099/2025-2026"] == nil)
  }

  @Test func `what is behind the hours with an organisation are the registrations that made them`() throws {
    let set = try figures([.visits, .organisationMonths])
    for figure in set.figures(startingWith: "visits/adviser/B01/").filter({ $0.id.scope.count == 3 })
      + Array(set.figures(startingWith: "reach-hours/000011/"))
    {
      let total = try register.read { snapshot in
        try figure.evidence.queries.reduce(0) { sum, query in
          guard case .registrations(let filter) = query else { return sum }
          return sum + (try snapshot.registrationTotals(matching: filter).count)
        }
      }
      #expect(total == figure.n, "\(figure.id)")
    }
  }

  @Test func `hours of an adviser per month, and the school weeks of silence`() throws {
    let set = try figures(.visits)
    #expect(set["hours/adviser/B01/2025-10"]?.value == Rational(150))
    #expect(set["hours/adviser/B02/2025-10"]?.value == Rational(90))
    #expect(set["hours/adviser/B01/2025-12"]?.value == .zero)
    let months = set.figures(startingWith: "hours/adviser/B01/").filter { $0.id.scope.count == 2 }
    #expect(months.filter { $0.id.period.count == 7 }.reduce(0) { $0 + ($1.numerator ?? 0) } == 255)
    // B01 was last heard of in the week of 12 January; those of 19 and 26 January lie behind.
    #expect(set["silence/adviser/B01/2025-2026"]?.numerator == 2)
    let lately = try figures(.visits, day: "2026-01-16")
    #expect(lately["silence/adviser/B01/2025-2026"]?.numerator == 0)
  }

  @Test func `the hours that assignments ask for are planned FTE times the hours of an FTE`() throws {
    let set = try figures([])
    // 1 FTE is 1000 hours: 0.5 makes 500, 0.25 makes 250.
    #expect(set["hours-planned/adviser/B01/2025-2026"]?.value == Rational(750 * 60))
    #expect(set["hours-planned/adviser/B01/PBD-AAA/2025-2026"]?.value == Rational(500 * 60))
    #expect(set["hours-planned/total/2025-2026"] == nil, "of people only")
  }

  @Test func `nobody but the coordinator and the director sees where an adviser was`() throws {
    for audience in Audience.allCases where audience != .coordinator && audience != .director {
      let set = try figures([.visits, .organisationMonths], audience: audience)
      #expect(set.figures.allSatisfy { !$0.id.text.contains("/adviser/") })
      #expect(set["reach-hours/000011/2025-10"] != nil)
    }
  }

  @Test(arguments: [
    ("reach-hours/000011/2025-10", FigureDetail.organisationMonths), ("reach/PBD-AAA", FigureDetail()),
    ("visits", FigureDetail.visits),
    ("silence/adviser/B01", FigureDetail.visits), ("hours/adviser/B01/2025-10", FigureDetail.visits),
    ("hours/total", FigureDetail()), ("", FigureDetail()),
  ])
  func `the name of a figure says what must be made for it`(_ name: String, _ detail: FigureDetail) {
    #expect(FigureDetail(named: name) == detail)
  }

  @Test func `figures are found by the beginning of their names`() throws {
    let set = try figures(.organisationMonths)
    for start in ["reach-hours/", "reach-hours/000011/2025", "a", "zzz", "", "hours/total"] {
      #expect(
        set.figures(startingWith: start).map(\.id) == set.figures.filter { $0.id.text.hasPrefix(start) }.map(\.id))
    }
    let some = Set(set.figures.prefix(3).map(\.id))
    #expect(set.selecting(some).figures == Array(set.figures.prefix(3)))
  }
}
