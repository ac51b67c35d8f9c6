import Documents
import GuidanceKit
import Indicators

/// Names of organisations and of what the plan lists.
extension Report {
  /// The name of an organisation by number, with its type; the number when nobody knows it.
  func organisationName(_ number: InstitutionNumber) -> String {
    data.report.input.organisations.last { $0.number == number }.map { "\($0.type.code) \($0.name)" } ?? number.digits
  }

  /// The response to a survey in words: unknown when nobody knows how many were invited, and no answers where there are none,
  /// which is not 0 %.
  func responseValue(_ response: Figure?) -> (text: String, fraction: Fraction?, reference: String?, quoted: Quoted) {
    guard let response, let share = response.share else {
      let words = say(Label("onbekend", "unknown"))
      return (words, nil, response?.id.text, Quoted(words, reference: response?.id.text))
    }
    guard share.numerator > 0 else {
      let words = say(Label("geen antwoorden", "no answers"))
      return (words, nil, response.id.text, Quoted(words, reference: response.id.text, exact: print.exact(response)))
    }
    return (print.text(response), Fraction(response), response.id.text, print.value(response))
  }

  /// What a survey evaluates: the name of an initiative, or a trajectory with its organisation.
  func subjectName(_ subject: EvaluationSubject) -> String {
    switch subject {
    case .initiative(let code): return data.plan.initiative(code)?.label[language] ?? code
    case .trajectory(let code):
      let trajectory = data.report.input.records.trajectories.first { $0.code == code }
      // Outside, what the people of one school answered is not led back to that school.
      let isNamed = ![.public, .ministry].contains(data.request.audience)
      let name = isNamed ? trajectory.map { ", \(organisationName($0.organisation))" } ?? "" : ""
      return say(Label("traject \(code)\(name)", "trajectory \(code)\(name)"))
    }
  }
}
