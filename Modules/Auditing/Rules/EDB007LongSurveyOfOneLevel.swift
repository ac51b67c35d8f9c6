import GuidanceKit
import Register

/// A long-term survey of a trajectory that was not guided at both meso and micro level.
struct EDB007LongSurveyOfOneLevel: RegistrationRule {
  let explanation = RuleExplanation(
    code: "EDB007", severity: .notice,
    title: Label(
      "bevraging op lange termijn van een traject op één niveau", "long-term survey of a trajectory at one level"),
    what: Label(
      "Bevragingen op lange termijn over een traject waarvan de registraties niet minstens één keer meso en één keer micro zeggen. Alleen als de audit het hele traject ziet.",
      "Long-term surveys of a trajectory whose registrations do not say meso at least once and micro at least once. Only where the audit sees the whole trajectory."
    ),
    why: Label(
      "De lange bevraging meet wat een traject op beide niveaus in de school veranderde; op één niveau hoort de korte.",
      "The long survey measures what a trajectory at both levels changed in the school; at one level the short one belongs."
    ),
    example: Label(
      "E-03 bevraagt T-01, dat 14 keer op micro geregistreerd is en nooit op meso.",
      "E-03 surveys T-01, which was registered 14 times at micro level and never at meso."),
    cure: Label(
      "Vul in de registraties van het traject de kolom \"niveau\" in, of kies in het blad bevragingen de soort \"kort\".",
      "Fill in the column \"niveau\" of the trajectory's registrations, or choose \"kort\" in the sheet bevragingen."),
    source: Label("Begeleidingsplan, evaluatie op lange termijn", "Guidance plan, long-term evaluation"))
  var needs: AuditNeeds { [.programme] }

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer { Examiner(rule: self, facts: facts) }

  private struct Examiner: RegistrationExaminer {
    let rule: EDB007LongSurveyOfOneLevel
    let facts: AuditFacts
    var levels: [String: [WorkingLevel?: Int]] = [:]

    mutating func examine(_ fact: Fact<Registration>) {
      guard let trajectory = fact.record.trajectory else { return }
      levels[trajectory, default: [:]][fact.record.level, default: 0] += 1
    }

    func findings() -> [Finding] {
      facts.programme.surveys.sorted { $0.record.code < $1.record.code }.compactMap { survey in
        guard survey.record.form == .long, case .trajectory(let code) = survey.record.subject,
          let trajectory = facts.programme.trajectories.first(where: { $0.record.code == code }),
          survey.record.collectedOn <= facts.today, sees(trajectory.record, through: survey.record.collectedOn)
        else { return nil }
        let seen = levels[code] ?? [:]
        let (meso, micro) = (seen[.meso] ?? 0, seen[.micro] ?? 0)
        guard meso == 0 || micro == 0 else { return nil }
        let unsaid = seen[nil].map { Label(", \($0) zonder niveau", ", \($0) without a level") }
        return rule.finding(
          survey.record.code, subject: [survey.record.code, code],
          Label(
            "Bevraging \(survey.record.code) op lange termijn gaat over \(facts.name(of: trajectory.record)): \(meso) registraties op meso, \(micro) op micro\(unsaid?.dutch ?? "").",
            "Long-term survey \(survey.record.code) is about \(facts.name(of: trajectory.record)): \(meso) registrations at meso level, \(micro) at micro\(unsaid?.english ?? "")."
          ),
          facts: [facts.reference(.survey, survey), facts.reference(.trajectory, trajectory)])
      }
    }

    /// Whether all days of a trajectory up to a day are audited.
    private func sees(_ trajectory: Trajectory, through day: CalendarDate) -> Bool {
      guard let first = facts.scope.first, let last = facts.scope.last else { return true }
      return trajectory.validity.from.map { first <= $0 } ?? false && day <= last
    }
  }
}
