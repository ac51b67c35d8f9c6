import GuidanceKit
import Register

/// A pillar whose assignments differ from the FTE the plan gives it, in total, at a level or from a fund.
struct FTE001PlanAgainstAssignments: StandingRule {
  let explanation = RuleExplanation(
    code: "FTE001", severity: .warning,
    title: Label("opdrachten geven een andere VTE dan het plan", "assignments give another FTE than the plan"),
    what: Label(
      "Per pijler wordt de som van de opdrachten naast de VTE van het plan gelegd: in totaal, per onderwijsniveau en per gekleurd fonds. Een opdracht voor een deel van het jaar telt voor haar deel van de schoolweken. Klopt het totaal niet, dan staan de niveaus in dezelfde bevinding.",
      "Per pillar the sum of the assignments is held against the FTE of the plan: in total, per education level and per earmarked fund. An assignment for part of the year counts for its part of the school weeks. Where the total differs, the levels stand in the same finding."
    ),
    why: Label(
      "Gerealiseerde VTE wordt gedeeld door wat gepland is. Is er minder toegewezen dan het plan zegt, dan lijkt de realisatie beter dan ze is; gekleurde middelen moeten apart verantwoord worden.",
      "Realised FTE is divided by what was planned. Where less was assigned than the plan says, realisation looks better than it is; earmarked means must be accounted for apart."
    ),
    example: Label(
      "Het plan geeft PBD-KLB 0,60 VTE; de opdrachten komen op 0,55.",
      "The plan gives PBD-KLB 0.60 FTE; the assignments come to 0.55."),
    cure: Label(
      "Vul de opdrachten aan of verbeter fonds en niveau in het blad opdrachten; is het verschil gewild, leg het dan vast in een aanpassing van het plan.",
      "Complete the assignments or correct fund and level in the sheet of assignments; if the difference is intended, lay it down in an amendment of the plan."
    ),
    source: Label("Begeleidingsplan, VTE per pijler, niveau en fonds", "Guidance plan, FTE per pillar, level and fund"))

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.schoolYears.flatMap { year -> [Finding] in
      let assignments = facts.assignments.filter { $0.record.schoolYear == year }
      guard !assignments.isEmpty, let plan = facts.plan(in: year) else { return [] }
      return plan.pillars.flatMap { pillar -> [Finding] in
        guard let staffing = pillar.staffing(in: year) else { return [] }
        let own = assignments.filter { $0.record.destination == pillar.code }
        return Comparison(rule: self, facts: facts, plan: plan, pillar: pillar, staffing: staffing, own: own).findings()
      }
    }
  }
}

/// The assignments of one pillar beside the plan's staffing of one school year.
private struct Comparison {
  let rule: FTE001PlanAgainstAssignments
  let facts: AuditFacts
  let plan: Plan
  let pillar: Pillar
  let staffing: PillarStaffing
  let own: [Fact<Assignment>]

  func findings() -> [Finding] {
    let totalDiffers = assigned(own) != staffing.total.rational
    let levels = levelDifferences
    var found: [Finding] = []
    if totalDiffers {
      found.append(finding("total", Label("in totaal", "in total"), staffing.total, own, also: levels))
    } else {
      found += levels.map { finding("level/\($0.level)", Label($0.level, $0.level), $0.planned, $0.assignments) }
    }
    return found + fundFindings
  }

  private func assigned(_ assignments: [Fact<Assignment>]) -> Rational {
    AssignedFTE(staffing.schoolYear, facts.calendar).sum(assignments)
  }

  /// The levels of which the assignments differ; none where the plan or the assignments do not split by level.
  private var levelDifferences: [(level: String, planned: FTE, assignments: [Fact<Assignment>])] {
    guard let levels = staffing.byLevel, own.contains(where: { $0.record.educationLevel != nil }) else { return [] }
    return levels.compactMap { level in
      let of = own.filter { $0.record.educationLevel.map { folded($0) } == folded(level.level) }
      return assigned(of) == level.fte.rational ? nil : (level.level, level.fte, of)
    }
  }

  private var fundFindings: [Finding] {
    let planned = Dictionary(staffing.earmarked.map { ($0.fund, $0.fte) }, uniquingKeysWith: +)
    let assignedFunds = own.map(\.record.fund).filter { $0 != Assignment.regularFund }
    return Set(planned.keys).union(assignedFunds).sorted().compactMap { fund in
      let of = own.filter { $0.record.fund == fund }
      let stated = planned[fund] ?? FTE(thousandths: 0)
      guard assigned(of) != stated.rational else { return nil }
      let name = plan.fund(fund)?.label ?? Label(fund, fund)
      return finding(
        "fund/\(fund)", Label("fonds \(name.dutch)", "fund \(name.english)"), stated, of)
    }
  }

  private func finding(
    _ part: String, _ what: Label, _ planned: FTE, _ assignments: [Fact<Assignment>],
    also levels: [(level: String, planned: FTE, assignments: [Fact<Assignment>])] = []
  ) -> Finding {
    let sum = assigned(assignments).fteText
    let year = staffing.schoolYear.iso
    let sheet = assignments.isEmpty ? Label("geen opdrachten", "no assignments") : facts.source(of: assignments)
    func detail(_ language: Language) -> String {
      guard !levels.isEmpty else { return "" }
      let word = language == .dutch ? "tegen" : "against"
      let parts = levels.map {
        "\($0.level) \(assigned($0.assignments).fteText[language]) \(word) \($0.planned.text(language))"
      }
      return (language == .dutch ? "; per niveau: " : "; by level: ") + parts.joined(separator: ", ")
    }
    return rule.finding(
      pillar.code, subject: [pillar.code, year, part],
      Label(
        "\(pillar.code) \(what.dutch), \(year): \(sum.dutch) VTE toegewezen, het plan zegt \(planned.text(.dutch))\(detail(.dutch)).",
        "\(pillar.code) \(what.english), \(year): \(sum.english) FTE assigned, the plan says \(planned.text(.english))\(detail(.english))."
      ),
      statements: [
        Statement(sum, source: sheet),
        Statement(Label(planned.text(.dutch), planned.text(.english)), source: plan.title),
      ],
      facts: assignments.map { facts.reference(.assignment, $0) })
  }
}
