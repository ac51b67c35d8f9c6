import GuidanceKit
import Register

/// Budget lines that do not add up to the total that stands beside them, or one line with two amounts.
struct PRJ012BudgetSum: StandingRule {
  let explanation = RuleExplanation(
    code: "PRJ012", severity: .warning,
    title: Label("budgetlijnen geven een ander totaal", "budget lines give another total"),
    what: Label(
      "Een regel met de post \"totaal\" wordt naast de som van de andere regels van hetzelfde project en dezelfde ronde gelegd; die van het programma naast alle regels van de projecten in die ronde, die er niet boven mogen komen. Ook één post met twee bedragen.",
      "A line with the item \"totaal\" is held against the sum of the other lines of the same project and round; that of the programme against all lines of the projects in that round, which may not exceed it. Also one item with two amounts."
    ),
    why: Label(
      "Het verslag over de middelen moet uit de regels te halen zijn.",
      "The report on means must follow from the lines."),
    example: Label(
      "Spelkracht, ronde 2: totaal € 100.000, de regels geven € 96.250.",
      "Spelkracht, round 2: total €100,000, the lines give €96,250."),
    cure: Label(
      "Verbeter in het blad budget de kolom \"bedrag\", of vul de ontbrekende post aan.",
      "Correct the column \"bedrag\" of the sheet budget, or add the missing item."),
    source: Label("Leerpunt, middelen van de begeleidingsprojecten", "Leerpunt, means of the guidance projects"))
  var needs: AuditNeeds { [.programme] }

  private struct Key: Hashable {
    let project: String?
    let round: Int?
  }

  func findings(in facts: AuditFacts) -> [Finding] {
    let lines = Dictionary(grouping: facts.programme.budgets) {
      Key(project: $0.record.project, round: $0.record.round)
    }
    let order = { (one: Key, other: Key) in
      (one.project ?? "", one.round ?? 0) < (other.project ?? "", other.round ?? 0)
    }
    return lines.sorted { order($0.key, $1.key) }.flatMap { key, own in
      totals(key, own, facts) + twice(key, own, facts)
    }
  }

  private func totals(_ key: Key, _ own: [Fact<ProjectBudget>], _ facts: AuditFacts) -> [Finding] {
    own.filter(isTotal).compactMap { total in
      let parts =
        key.project == nil
        ? facts.programme.budgets.filter {
          $0.record.project != nil && !isTotal($0) && (key.round == nil || $0.record.round == key.round)
        } : own.filter { !isTotal($0) }
      let sum = parts.reduce(0) { $0 + $1.record.cents }
      // The programme also pays for what is no project.
      let agrees = key.project == nil ? sum <= total.record.cents : sum == total.record.cents
      guard !parts.isEmpty, !agrees else { return nil }
      let name = name(key, facts)
      let (stated, added) = (euro(total.record.cents), euro(sum))
      return finding(
        key.project ?? "programma", subject: [key.project ?? "", "\(key.round ?? 0)", folded(total.record.item)],
        Label(
          "\(name.dutch): \"\(total.record.item)\" is \(stated.dutch), de \(parts.count) regels geven \(added.dutch).",
          "\(name.english): \"\(total.record.item)\" is \(stated.english), the \(parts.count) lines give \(added.english)."
        ),
        statements: [
          Statement(stated, source: source([total], facts)), Statement(added, source: source(parts, facts)),
        ],
        facts: ([total] + parts).map { facts.reference(.projectBudget, $0) })
    }
  }

  private func twice(_ key: Key, _ own: [Fact<ProjectBudget>], _ facts: AuditFacts) -> [Finding] {
    Dictionary(grouping: own) { folded($0.record.item) }.sorted { $0.key < $1.key }.compactMap { item, rows in
      guard Set(rows.map(\.record.cents)).count > 1 else { return nil }
      let name = name(key, facts)
      let amounts = rows.map { euro($0.record.cents) }
      return finding(
        key.project ?? "programma", subject: [key.project ?? "", "\(key.round ?? 0)", item, "twice"],
        Label(
          "\(name.dutch): de post \"\(rows[0].record.item)\" staat er met \(amounts.map(\.dutch).joined(separator: " en met ")).",
          "\(name.english): the item \"\(rows[0].record.item)\" stands there with \(amounts.map(\.english).joined(separator: " and with "))."
        ),
        statements: zip(rows, amounts).map { Statement($1, source: source([$0], facts)) },
        facts: rows.map { facts.reference(.projectBudget, $0) })
    }
  }

  private func isTotal(_ line: Fact<ProjectBudget>) -> Bool {
    ["totaal", "total", "som"].contains { folded(line.record.item).hasPrefix($0) }
  }

  private func name(_ key: Key, _ facts: AuditFacts) -> Label {
    let project = key.project.map { ProjectClaims(facts).name($0) }
    let round = key.round.map { Label(", ronde \($0)", ", round \($0)") } ?? Label("", "")
    return Label(
      (project ?? "Het programma") + round.dutch, (project ?? "The programme") + round.english)
  }

  private func source(_ lines: [Fact<ProjectBudget>], _ facts: AuditFacts) -> Label {
    let named = lines.compactMap(\.record.source).uniqued().joined(separator: " + ")
    let text = named.isEmpty ? facts.fileNames(of: lines) : named
    let count = Label.count(lines.count, ("regel", "line"), ("regels", "lines"))
    return Label("\(text), \(count.dutch)", "\(text), \(count.english)")
  }

  private func euro(_ cents: Int) -> Label {
    Label(NumberText(.dutch).euro(Rational(cents)), NumberText(.english).euro(Rational(cents)))
  }
}
