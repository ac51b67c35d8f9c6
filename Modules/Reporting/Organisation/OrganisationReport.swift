public import Documents
public import GuidanceKit
import Indicators

/// What one school, centre or board received.
///
/// Made for that organisation: it names no person, and holds nothing about another organisation but, for a board, its own.
public struct OrganisationReport: Report {
  /// What it is made from.
  public let data: ReportData
  /// The organisation, in its latest version.
  let organisation: Organisation
  /// What the pillars that must reach it gave, in the order of the plan.
  let pairs: [ReachPair]
  /// For a board, the organisations it governs.
  let governed: [Organisation]
  let trajectories: [Trajectory]
  let communities: [PLG]
  let uptakes: [Uptake]

  /// A report about the organisation with the number in the request.
  ///
  /// - Throws: an ``InputProblem`` when there is no such organisation.
  public init(_ data: ReportData) throws(InputProblem) {
    let subject = data.request.subject ?? ""
    let all = data.report.input.organisations
    let number = InstitutionNumber.parse(subject)?.number
    guard let number, let organisation = all.last(where: { $0.number == number }) else {
      throw Self.unknown(subject, among: all)
    }
    self.init(data, organisation)
  }

  init(_ data: ReportData, _ organisation: Organisation) {
    self.data = data.about(organisation.number.digits)
    self.organisation = organisation
    let number = organisation.number
    let records = data.report.input.records
    pairs = data.plan.pillars.compactMap { data.report.reach.pair($0.code, number) }
    governed =
      organisation.type == .bestuur
      ? Self.governed(by: organisation, among: data.report.input.organisations, on: data.day) : []
    trajectories = records.trajectories.filter { $0.organisation == number }
    communities = records.communities.filter { $0.organisation == number }
    uptakes = records.uptakes.filter { $0.organisation == number && $0.schoolYear == data.year }
  }

  /// The organisations that a board governs, by name.
  private static func governed(
    by board: Organisation, among all: [Organisation], on day: CalendarDate
  ) -> [Organisation] {
    let boards = Boards(all)
    return all.filter { one in
      one.number != board.number && one.validity.contains(day) && boards.name(of: one) == board.name
    }.sorted { (folded($0.name), $0.number) < (folded($1.name), $1.number) }
  }

  private static func unknown(_ subject: String, among all: [Organisation]) -> InputProblem {
    // Someone who typed a name meant the number beside it.
    let named = nearest(to: subject, in: all.map(\.name)).compactMap { name in all.first { $0.name == name } }
    let isNumber = subject.allSatisfy(\.isNumber)
    let near =
      isNumber
      ? nearest(to: subject, in: all.map(\.number.digits)).compactMap { digits in
        all.first { $0.number.digits == digits }
      } : named
    let list = near.map { "\($0.number.digits) (\($0.name))" }.joined(separator: ", ")
    let (dutch, english) = list.isEmpty ? ("", "") : (" Bedoelde u \(list)?", " Did you mean \(list)?")
    return InputProblem(
      code: "REP001",
      message: Label(
        "Er is geen organisatie \"\(subject)\"; verwacht een instellingsnummer van zes cijfers.\(dutch) "
          + "leerspoor report figures reach-hours toont ze allemaal.",
        "There is no organisation \"\(subject)\"; expected an institution number of six digits.\(english) "
          + "leerspoor report figures reach-hours shows them all."))
  }

  /// The name of the organisation.
  public var title: Label {
    Label("Begeleiding van \(organisation.name)", "Guidance of \(organisation.name)")
  }

  /// What kind of organisation it is, its number, and the period.
  public var subtitle: Label? {
    let kind = organisation.type.label
    let digits = organisation.number.digits
    return Label(
      "\(kind.dutch), instellingsnummer \(digits); \(NumberText(.dutch).period(data.period))",
      "\(kind.english), institution number \(digits); \(NumberText(.english).period(data.period))")
  }

  /// The sections.
  public var sections: [Section] {
    [summary] + [pillarSection, monthSection, governedSection, programmeSection, effectSection].compactMap(\.self)
      + [agreementSection, needsSection, nextSection].compactMap(\.self) + [methodOfOrganisation]
  }

  // MARK: Figures

  /// A figure of the organisation: `reach-hours` gives `reach-hours/042531/2025-2026`.
  func own(_ indicator: String) -> Figure? { data.ofYear("\(indicator)/\(organisation.number.digits)") }

  /// Whether anything was registered with it in the school year.
  var hasGuidance: Bool { (own("reach-hours")?.value ?? .zero) > .zero }

  private var methodOfOrganisation: Section {
    let digits = organisation.number.digits
    return shortMethod(
      [own("reach-hours"), own("presence"), data.ofYear("reach/organisation/\(digits)")]
        + pairs.prefix(1).map { data.ofYear("reach/\($0.pillar)/\(digits)") })
  }
}
