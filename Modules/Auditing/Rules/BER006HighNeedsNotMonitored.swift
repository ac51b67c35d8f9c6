import GuidanceKit
import Indicators
import Register

/// An organisation with high needs that is not monitored every month.
struct BER006HighNeedsNotMonitored: StandingRule {
  let explanation = RuleExplanation(
    code: "BER006", severity: .notice,
    title: Label(
      "instelling met hoge noden niet elke maand opgevolgd",
      "organisation with high needs not monitored every month"),
    what: Label(
      "Instellingen met hoge noden en een verbeterplan: de voorbije maanden met lessen zonder opvolgmoment. Gemeld vanaf twee maanden die ontbreken.",
      "Organisations with high needs and an improvement plan: the past months with lessons without a monitoring day. Reported from two missing months on."
    ),
    why: Label(
      "Bij hoge noden is maandelijks opvolgen afgesproken; zonder moment in het verbeterplan is het niet aan te tonen.",
      "For high needs monthly monitoring was agreed; without a day in the improvement plan it cannot be shown."),
    example: Label(
      "Sinds oktober is er één opvolgmoment geregistreerd, in december.",
      "Since October one monitoring day is recorded, in December."),
    cure: Label(
      "Vul de kolom opvolgmomenten in het blad verbeterplannen aan, of plan het volgende moment.",
      "Complete the column opvolgmomenten in the sheet of improvement plans, or plan the next moment."),
    source: Label(
      "Begeleidingsplan, instellingen met hoge noden",
      "Guidance plan, organisations with high needs"))

  private let months = Threshold(
    "unmonitored_months", 2, .count,
    Label("vanaf hoeveel maanden zonder opvolgmoment", "from how many months without a monitoring day on"))
  var thresholds: [Threshold] { [months] }
  var needs: AuditNeeds { [.figures, .programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let report = facts.indicators else { return [] }
    let year = report.input.schoolYear
    return facts.organisations.compactMap { fact in
      let organisation = fact.record
      guard report.figures[FigureID("needs", [organisation.number.digits], year.iso)] != nil else { return nil }
      let id = FigureID("needs", [organisation.number.digits, "monitored"], year.iso)
      guard let figure = report.figures[id], let done = figure.numerator, let due = figure.denominator,
        due - done >= facts.threshold(months)
      else { return nil }
      return finding(
        organisation.number.digits, subject: [organisation.number.digits, year.iso],
        Label(
          "\(organisation.shortText): \(done) van \(due) maanden opgevolgd sinds het verbeterplan.",
          "\(organisation.shortText): monitored in \(done) of \(due) months since the improvement plan."),
        facts: [facts.reference(.organisation, fact)])
    }
  }
}
