import GuidanceKit
import Register

/// A school year in which nobody laid down what is evaluated and why.
struct EDB009NoMotivatedChoice: StandingRule {
  let explanation = RuleExplanation(
    code: "EDB009", severity: .warning,
    title: Label("geen gemotiveerde keuze van evaluaties", "no motivated choice of evaluations"),
    what: Label(
      "Vanaf november: schooljaren met bevragingen waarvoor het blad gekozen evaluaties geen rij met een reden heeft, en geen bevraging zegt waarom ze gekozen is. En gekozen evaluaties zonder reden (dan een opmerking).",
      "From November on: school years with surveys for which the sheet of chosen evaluations has no row with a reason, and no survey says why it was chosen. And chosen evaluations without a reason (then a notice)."
    ),
    why: Label(
      "Het plan laat de dienst kiezen wat ze evalueert, en vraagt elk jaar waarom.",
      "The plan lets the service choose what it evaluates, and asks every year why."),
    example: Label(
      "2025-2026 heeft vier bevragingen, en nergens staat waarom juist die.",
      "2025-2026 has four surveys, and nowhere why these."),
    cure: Label(
      "Vul in het blad gekozen evaluaties per schooljaar de kolommen \"betreft\" en \"waarom\" in.",
      "Fill in the columns \"betreft\" and \"waarom\" of the sheet of chosen evaluations per school year."),
    source: .surveyRules)
  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.schoolYears.flatMap { year -> [Finding] in
      let choices = facts.programme.choices.filter { $0.record.schoolYear == year }
      let surveys = facts.programme.surveys.filter { year.contains($0.record.collectedOn) }
      let isMotivated =
        choices.contains { $0.record.reason != nil } || surveys.contains { $0.record.chosenBecause != nil }
      var found = choices.filter { $0.record.reason == nil }.map { choice in
        finding(
          year.iso, subject: [year.iso, choice.record.subject.code, choice.record.destination ?? ""],
          Label(
            "De keuze om \(choice.record.subject.code) in \(year.iso) te evalueren heeft geen reden.",
            "The choice to evaluate \(choice.record.subject.code) in \(year.iso) has no reason."),
          severity: .notice, facts: [facts.reference(.surveyChoice, choice)])
      }
      if !surveys.isEmpty, !isMotivated, facts.today >= year.first.adding(days: 61) {
        let count = Label.count(surveys.count, ("bevraging", "survey"), ("bevragingen", "surveys"))
        found.append(
          finding(
            year.iso, subject: [year.iso],
            Label(
              "Schooljaar \(year.iso): \(count.dutch), en nergens staat waarom die gekozen zijn.",
              "School year \(year.iso): \(count.english), and nowhere it is said why they were chosen."),
            facts: surveys.map { facts.reference(.survey, $0) }))
      }
      return found
    }
  }
}
