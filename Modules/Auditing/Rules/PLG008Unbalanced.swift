import GuidanceKit
import Indicators
import Register

/// A trajectory, or all guidance with one initiative, that leaves out a group of mechanisms.
struct PLG008Unbalanced: StandingRule {
  let explanation = RuleExplanation(
    code: "PLG008", severity: .notice,
    title: Label("ontwerp niet in evenwicht", "design out of balance"),
    what: Label(
      "Trajecten en initiatieven met minstens 8 registraties (drempel) waarvan geen enkele een mechanisme noemt uit één of meer van de EEF-groepen A tot D. Initiatieven staan samen in één bevinding. Wat nergens mechanismen noemt, blijft buiten beschouwing.",
      "Trajectories and initiatives with at least 8 registrations (threshold) none of which names a mechanism of one or more of the EEF groups A to D. Initiatives stand together in one finding. What names no mechanisms at all is left out."
    ),
    why: Label(
      "Professionalisering werkt als ze kennis opbouwt, motiveert, technieken oefent en in de praktijk verankert; wie er één weglaat, verliest effect.",
      "Professional development works when it builds knowledge, motivates, develops techniques and embeds practice; leaving one out loses effect."
    ),
    example: Label(
      "Traject T-02 noemt alleen mechanismen uit A en C; B en D ontbreken.",
      "Trajectory T-02 names only mechanisms of A and C; B and D are missing."),
    cure: Label(
      "Vul in de registraties de kolom \"mechanismen\" aan met wat gebruikt werd (1 tot 14), of voeg in het ontwerp de ontbrekende groep toe.",
      "Complete the column \"mechanismen\" of the registrations with what was used (1 to 14), or add the missing group to the design."
    ),
    source: Label("EEF, Effective Professional Development (2021)", "EEF, Effective Professional Development (2021)"))

  let least = Threshold(
    "balanced_registrations", 8, .count,
    Label(
      "vanaf hoeveel registraties een ontwerp beoordeeld wordt", "from how many registrations on a design is judged"))
  var thresholds: [Threshold] { [least] }
  var needs: AuditNeeds { [.programme, .figures] }

  func findings(in facts: AuditFacts) -> [Finding] { trajectories(facts) + initiatives(facts) }

  private func trajectories(_ facts: AuditFacts) -> [Finding] {
    unbalanced(facts.figures(under: "traject/"), facts).compactMap { figure in
      guard let trajectory = facts.trajectory(of: figure), !facts.isExempt(trajectory.record) else { return nil }
      let missing = missing(in: figure)
      return finding(
        trajectory.record.code, subject: [trajectory.record.code, figure.id.period],
        Label(
          "\(facts.name(of: trajectory.record)): \(figure.n ?? 0) registraties, en geen enkele noemt een mechanisme van groep \(missing.dutch).",
          "\(facts.name(of: trajectory.record)): \(figure.n ?? 0) registrations, and none names a mechanism of group \(missing.english)."
        ),
        facts: [facts.reference(.trajectory, trajectory)])
    }
  }

  /// Initiatives together: each leans on some mechanisms by its nature, and what counts is that others make up for it.
  private func initiatives(_ facts: AuditFacts) -> [Finding] {
    let all = facts.figures(under: "mechanisms/initiative/").filter { $0.id.scope.count == 2 }
    let open = unbalanced(all, facts)
    guard let period = open.first?.id.period else { return [] }
    func list(_ language: Language) -> String {
      open.map { figure in
        let name = facts.currentPlan?.initiatives.first { FigureID.part($0.code) == figure.id.scope[1] }?.label[
          language]
        return "\(name ?? figure.id.scope[1]) (\(missing(in: figure)[language]))"
      }.joined(separator: ", ")
    }
    return [
      finding(
        period, subject: ["initiatives", period],
        Label(
          "\(open.count) van de \(all.count) initiatieven \(open.count == 1 ? "noemt" : "noemen") geen mechanisme van een groep: \(list(.dutch)).",
          "\(open.count) of \(all.count) initiatives \(open.count == 1 ? "names" : "name") no mechanism of a group: \(list(.english))."
        ))
    ]
  }

  private func unbalanced(_ figures: [Figure], _ facts: AuditFacts) -> [Figure] {
    figures.filter { figure in
      figure.unit == .mechanisms && figure.verdict == .notMet && (figure.n ?? 0) >= facts.threshold(least)
        && (figure.numerator ?? 0) > 0
    }
  }

  /// `A en D`, from the note of a figure: the groups of which no mechanism is named.
  private func missing(in figure: Figure) -> Label {
    func letters(_ language: Language) -> String {
      let missing = figure.evidence.note?[language].split(separator: ":").last ?? ""
      let words = missing.split { !$0.isLetter }
      let groups = words.filter { $0.count == 1 && "ABCD".contains($0) }.map(String.init)
      return groups.joined(separator: language == .dutch ? " en " : " and ")
    }
    return Label(letters(.dutch), letters(.english))
  }
}
