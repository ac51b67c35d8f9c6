import Configuration
import GuidanceKit
import Indicators

/// A rule that a service wrote in its ruleset: some figures of the audited period, held against a threshold.
struct OwnRule: StandingRule, Hashable {
  let entry: OwnRuleEntry

  var needs: AuditNeeds { .figures }

  /// What the rule does, as the hash of a ruleset sees it.
  var canonicalText: String {
    let threshold = "\(entry.threshold.numerator)/\(entry.threshold.denominator)"
    return [entry.code, entry.figure, entry.comparator.rawValue, entry.kind, threshold].joined(separator: " ")
  }

  var explanation: RuleExplanation {
    let condition = "\(entry.figure) \(entry.comparator.rawValue) \(entry.thresholdText)"
    return RuleExplanation(
      code: entry.code, severity: entry.severity, title: entry.title,
      what: Label("Meldt elk cijfer waarvoor geldt: \(condition).", "Reports each figure for which: \(condition)."),
      why: entry.why
        ?? Label("De dienst vraagt dit in haar eigen regelset.", "The service asks this in its own ruleset."),
      example: entry.message,
      cure: entry.cure
        ?? Label(
          "Kijk het cijfer na: leerspoor report explain met de naam van het cijfer.",
          "Look at the figure: leerspoor report explain with its name."),
      source: Label("regelset van de dienst", "ruleset of the service"))
  }

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let figures = facts.figures else { return [] }
    return matching(figures, period: figures.request.period.iso).compactMap { figure in
      guard !figure.suppressed, figure.kind.rawValue == entry.kind, let value = figure.value,
        entry.comparator.holds(value, entry.threshold)
      else { return nil }
      let scope = figure.id.scope.joined(separator: "/")
      return finding(
        scope.isEmpty ? figure.id.text : scope, subject: [figure.id.text],
        Label(text(entry.message.dutch, figure, .dutch), text(entry.message.english, figure, .english)),
        statements: [
          Statement(
            Label(figure.text(.dutch) ?? "", figure.text(.english) ?? ""), source: Label(figure.id.text, figure.id.text)
          ),
          Statement(
            Label(
              "\(entry.comparator.rawValue) \(entry.thresholdText)",
              "\(entry.comparator.rawValue) \(entry.thresholdText)"),
            source: explanation.source),
        ])
    }
  }

  /// The figures that the pattern names; for `…` those of the audited period, or of its school year where there are none.
  private func matching(_ figures: FigureSet, period: String) -> [Figure] {
    let pattern = entry.figure.split(separator: "/").map(String.init)
    guard let last = pattern.last, pattern.count >= 2 else { return [] }
    let isOfPeriod = ["…", "..."].contains(last)
    let year = figures.request.schoolYear.iso
    let found = figures.figures.filter { figure in
      let parts = figure.id.text.split(separator: "/").map(String.init)
      guard parts.count == pattern.count, let own = parts.last else { return false }
      return zip(pattern.dropLast(), parts).allSatisfy { $0 == "*" || $0 == $1 }
        && (isOfPeriod ? own == period || own == year : last == "*" || last == own)
    }
    guard isOfPeriod, period != year else { return found }
    let ofPeriod = Set(found.filter { $0.id.period == period }.map { $0.id.scope })
    return found.filter { $0.id.period == period || !ofPeriod.contains($0.id.scope) }
  }

  private func text(_ message: String, _ figure: Figure, _ language: Language) -> String {
    var text = message
    for (name, value) in [
      ("figure", figure.id.text), ("title", figure.title[language]), ("value", figure.text(language) ?? ""),
      ("threshold", entry.thresholdText), ("scope", figure.id.scope.joined(separator: "/")),
      ("period", figure.id.period),
    ] {
      text = text.split(separator: "{\(name)}", omittingEmptySubsequences: false).joined(separator: value)
    }
    return text
  }
}
