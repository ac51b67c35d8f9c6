import Documents
import GuidanceKit
import Indicators

/// Names of organisations and of what the plan lists.
extension Report {
  /// The name of an organisation by number, with its type; the number when nobody knows it.
  func organisationName(_ number: InstitutionNumber) -> String {
    data.report.input.organisations.last { $0.number == number }.map { "\($0.type.code) \($0.name)" } ?? number.digits
  }

  /// What a survey evaluates: the name of an initiative, or a trajectory with its organisation.
  func subjectName(_ subject: EvaluationSubject) -> String {
    switch subject {
    case .initiative(let code): return data.plan.initiative(code)?.label[language] ?? code
    case .trajectory(let code):
      let trajectory = data.report.input.records.trajectories.first { $0.code == code }
      let name = trajectory.map { ", \(organisationName($0.organisation))" } ?? ""
      return say(Label("traject \(code)\(name)", "trajectory \(code)\(name)"))
    }
  }
}
