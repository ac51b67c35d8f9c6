import GuidanceKit
import Indicators
import Register

/// What things are called in findings: as the user knows them.
extension AuditFacts {
  /// The plan of the figures, else the one in force on the last audited day that has come.
  var currentPlan: Plan? {
    let day = min(scope.last ?? today, today)
    return indicators?.input.plan ?? plan(on: day) ?? plan(on: today)
  }

  /// The school year that the figures are about.
  var currentYear: SchoolYear { SchoolYear(containing: min(scope.last ?? today, today)) }

  /// The figures of the audited period whose names begin like this.
  func figures(under start: String) -> [Figure] { Array(figures?.figures(startingWith: start) ?? []) }

  /// An organisation: `SO PTS Boom (042531)`; its number alone when the sheet of organisations does not have it.
  func name(ofOrganisation number: InstitutionNumber) -> String {
    organisations.first { $0.record.number == number }?.record.shortText ?? number.digits
  }

  /// The learning community that a figure `plg/…` is about; `nil` for the figures of all together.
  func community(of figure: Figure) -> Fact<PLG>? {
    guard let part = figure.id.scope.first else { return nil }
    return programme.communities.first { FigureID.part($0.record.code) == part }
  }

  /// The trajectory that a figure `traject/…` is about; `nil` for the figures of all together.
  func trajectory(of figure: Figure) -> Fact<Trajectory>? {
    guard let part = figure.id.scope.first else { return nil }
    return programme.trajectories.first { FigureID.part($0.record.code) == part }
  }

  /// A community with its organisation: `PLG-01 (BaO De Linde (905139))`.
  func name(of community: PLG) -> String { "\(community.code) (\(name(ofOrganisation: community.organisation)))" }

  /// A trajectory with its organisation.
  func name(of trajectory: Trajectory) -> String {
    "\(trajectory.code) (\(name(ofOrganisation: trajectory.organisation)))"
  }

  /// The moments of a community, by day.
  func moments(of community: PLG) -> [Fact<PLGSession>] {
    programme.sessions.filter { $0.record.plg == community.code }
      .sorted { ($0.record.date, $0.record.moment.number) < ($1.record.date, $1.record.moment.number) }
  }
}

extension CalendarDate {
  /// The day as people read it.
  var words: Label { Label(NumberText(.dutch).date(self), NumberText(.english).date(self)) }
}

extension PLGMoment {
  /// `sessie 3`, `intake`.
  var words: Label {
    number == 0
      ? kind.label : Label("\(kind.label.dutch) \(number)", "\(kind.label.english) \(number)")
  }
}

extension Label {
  /// Parts in one sentence: `a, b`.
  static func list(_ labels: [Label]) -> Label {
    Label(labels.map(\.dutch).joined(separator: ", "), labels.map(\.english).joined(separator: ", "))
  }

  /// A number with its noun: `1 sessie`, `3 sessies`.
  static func count(
    _ number: Int, _ one: (dutch: String, english: String), _ more: (dutch: String, english: String)
  ) -> Label {
    Label(
      "\(NumberText(.dutch).integer(number)) \(number == 1 ? one.dutch : more.dutch)",
      "\(NumberText(.english).integer(number)) \(number == 1 ? one.english : more.english)")
  }

  /// Where the process of learning communities is described.
  static let communityProcess = Label(
    "Leercollectief basis verhoogd, verloop van een PLG", "Leercollectief basis verhoogd, process of a PLG")
  /// Where the rules of surveys stand.
  static let surveyRules = Label(
    "Rekenregels, EDBI; begeleidingsplan, evaluatie", "Rules, EDBI; guidance plan, evaluation")
}
