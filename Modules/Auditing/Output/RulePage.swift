public import GuidanceKit

/// The explanation of a rule as a page: what `explain` prints, and what stands under `docs/audit`.
public enum RulePage {
  /// The explanation as text for a terminal.
  ///
  /// - Parameter ruleset: what decides how serious it is, and from where on it speaks up.
  public static func text(
    _ rule: any AuditRule, in ruleset: Ruleset = .standard, _ language: Language, width: Int
  ) -> String {
    var explanation = rule.explanation
    explanation.severity = ruleset.severity(of: rule)
    var lines = ["\(explanation.code): \(explanation.title[language])", facts(explanation, language)]
    if ruleset.disabled.contains(rule.code) {
      lines.append(
        language == .dutch
          ? "Deze regel staat uit in regelset \(ruleset.name)." : "This rule is off in ruleset \(ruleset.name).")
    }
    for (heading, text) in parts(explanation) {
      lines += ["", heading[language]]
      lines += TextWrap.wrapped(text[language], width: max(40, width) - 2).map { "  \($0)" }
    }
    if !rule.thresholds.isEmpty {
      lines += ["", language == .dutch ? "Drempels" : "Thresholds"]
      for threshold in rule.thresholds {
        let value = threshold.text(ruleset.thresholds[threshold.name] ?? threshold.standard, language)
        lines += TextWrap.wrapped(
          "\(threshold.name): \(value), \(threshold.meaning[language])", width: max(40, width) - 2
        )
        .map { "  \($0)" }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The page in Markdown, Dutch first, with the gist in English.
  public static func markdown(_ rule: any AuditRule) -> String {
    let explanation = rule.explanation
    var lines = ["# \(explanation.code): \(explanation.title.dutch)", "", facts(explanation, .dutch)]
    for (heading, text) in parts(explanation) {
      lines += ["", "## \(heading.dutch)"] + TextWrap.wrapped(text.dutch, width: 120)
    }
    if !rule.thresholds.isEmpty {
      lines += ["", "## Drempels", "| Naam in een regelset | Standaard | Betekenis |", "|---|---|---|"]
      lines += rule.thresholds.map { "| `\($0.name)` | \($0.text($0.standard, .dutch)) | \($0.meaning.dutch) |" }
    }
    lines += ["", "## In English"]
    lines += TextWrap.wrapped(
      "\(explanation.title.english.prefix(1).uppercased())\(explanation.title.english.dropFirst()) "
        + "(\(explanation.severity.label.english)). \(explanation.what.english) \(explanation.why.english) "
        + "Mending: \(explanation.cure.english)", width: 120)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The list of all rules in Markdown, by family.
  public static func index() -> String {
    var lines = [
      "# De regels van de audit", "",
      "Elke regel heeft een vaste code, een ernst en een eigen bladzijde. Ze staan ook in het programma: "
        + "`leerspoor audit rules` en",
      "`leerspoor audit explain CODE`. De bladzijden worden uit het programma geschreven; verander ze daar.", "",
      "Every rule has a stable code, a severity and a page of its own, written from the program.",
    ]
    for family in RuleFamily.allCases {
      let rules = RuleTable.all.filter { $0.explanation.family == family }
      guard !rules.isEmpty else { continue }
      lines += [
        "", "## \(family.rawValue): \(family.label.dutch)", "", "| Code | Ernst | Wat er mis is |", "|---|---|---|",
      ]
      lines += rules.map {
        "| [\($0.code)](\($0.code).md) | \($0.explanation.severity.label.dutch) | \($0.explanation.title.dutch) |"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func facts(_ explanation: RuleExplanation, _ language: Language) -> String {
    let own = Label("eigen regels", "rules of the service's own")
    let family = (explanation.family?.label ?? own)[language]
    return language == .dutch
      ? "Ernst: \(explanation.severity.label.dutch). Familie: \(family). Bron: \(explanation.source.dutch)."
      : "Severity: \(explanation.severity.label.english). Family: \(family). Source: \(explanation.source.english)."
  }

  private static func parts(_ explanation: RuleExplanation) -> [(Label, Label)] {
    [
      (Label("Wat", "What"), explanation.what), (Label("Waarom", "Why"), explanation.why),
      (Label("Voorbeeld", "Example"), explanation.example), (Label("Hoe herstellen", "How to mend"), explanation.cure),
    ]
  }
}
