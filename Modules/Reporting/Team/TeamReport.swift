public import Documents
public import GuidanceKit
import Indicators

/// The progress of one pillar, for the meeting of its team: per pillar and never per person.
public struct TeamReport: Report {
  /// What it is made from.
  public let data: ReportData
  let pillar: Pillar
  /// The organisations it must reach.
  let pairs: [ReachPair]

  /// A report about the pillar with the code in the request.
  ///
  /// - Throws: an ``InputProblem`` when there is no such pillar.
  public init(_ data: ReportData) throws(InputProblem) {
    let subject = data.request.subject ?? ""
    let all = data.plan.pillars
    let wanted = folded(subject)
    let short = all.filter { $0.code.split(separator: "-").last.map { folded(String($0)) } == wanted }
    guard let pillar = all.first(where: { folded($0.code) == wanted }) ?? (short.count == 1 ? short.first : nil) else {
      throw InputProblem.noSubject(
        "REP004", Label("Het plan heeft geen pijler", "The plan has no pillar"), subject, among: all.map(\.code),
        list: Label(
          "De pijlers zijn \(all.map(\.code).joined(separator: ", ")).",
          "The pillars are \(all.map(\.code).joined(separator: ", "))."))
    }
    self.pillar = pillar
    self.data = data.about(pillar.code)
    pairs = data.report.reach.pairs.filter { $0.pillar == pillar.code }
  }

  /// The pillar and the period.
  public var title: Label {
    let (dutch, english) = (NumberText(.dutch), NumberText(.english))
    return Label(
      "\(pillar.name.dutch), \(dutch.period(data.period))", "\(pillar.name.english), \(english.period(data.period))")
  }

  /// What it is for.
  public var subtitle: Label? {
    Label(
      "Voortgang van de pijler \(pillar.code), voor het teamoverleg",
      "Progress of the pillar \(pillar.code), for its team meeting")
  }

  /// The sections.
  public var sections: [Section] {
    [summary, reachOfPillar, classroomOfPillar, goalSection, programmeSection, effectSection, designSection, followUps]
      .compactMap(\.self) + [methodOfPillar]
  }

  /// A figure of the pillar for the school year.
  func own(_ indicator: String) -> Figure? { data.ofYear("\(indicator)/\(pillar.code)") }

  private var methodOfPillar: Section {
    shortMethod([
      own("fte"), own("reach"), own("reach-will-miss"), own("reach-uncontacted"), own("classroom"),
      own("activity/goals"), own("activity/actions"), own("mechanisms"),
    ])
  }
}
