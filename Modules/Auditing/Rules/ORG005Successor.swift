import GuidanceKit
import Register

/// A number that ended without a successor, or whose successor cannot be right.
struct ORG005Successor: StandingRule {
  let explanation = RuleExplanation(
    code: "ORG005", severity: .warning,
    title: Label("opvolger ontbreekt of klopt niet", "successor missing or wrong"),
    what: Label(
      "Nummers die eindigden zonder opvolger (opmerking), met een opvolger die niet in het blad staat, die zelf al geëindigd was, die later begint dan de dag erna, of die in een kring naar zichzelf terugleidt (fout). Ook een opvolger bij een nummer zonder einddatum.",
      "Numbers that ended without a successor (notice), with a successor that the sheet does not have, that had itself ended, that begins later than the day after, or that leads back to itself in a circle (error). Also a successor at a number without a last day."
    ),
    why: Label(
      "De uren van een school lopen na een herstructurering door bij de opvolger; een fout in de keten breekt het bereik.",
      "The hours of a school go on with its successor after a restructuring; a fault in the chain breaks reach."),
    example: Label(
      "930578 eindigde op 31 augustus 2025, opvolger 903674 begint pas op 1 oktober.",
      "930578 ended on 31 August 2025, its successor 903674 only begins on 1 October."),
    cure: Label(
      "Verbeter in het blad organisaties de kolommen \"tot\" en \"opvolger\" van het oude nummer, of \"van\" van het nieuwe.",
      "Correct the columns \"tot\" and \"opvolger\" of the old number in the sheet organisaties, or \"van\" of the new one."
    ),
    source: Label("AGODI, herstructureringen; rekenregels, instellingen", "AGODI, restructurings; rules, organisations")
  )

  func findings(in facts: AuditFacts) -> [Finding] {
    let known = Dictionary(facts.organisations.map { ($0.record.number, $0.record) }) { _, last in last }
    return facts.organisations.compactMap { fact in
      guard let fault = fault(of: fact.record, known) else { return nil }
      return finding(
        fact.record.number.digits, subject: [fact.record.number.digits],
        Label(
          "\(fact.record.shortText) \(fault.text.dutch).", "\(fact.record.shortText) \(fault.text.english)."),
        severity: fault.severity, facts: [facts.reference(.organisation, fact)])
    }
  }

  private func fault(
    of organisation: Organisation, _ known: [InstitutionNumber: Organisation]
  ) -> (text: Label, severity: Severity)? {
    guard let next = organisation.successor else {
      guard let end = organisation.validity.through else { return nil }
      return (
        Label(
          "eindigt op \(end.words.dutch) en heeft geen opvolger", "ends on \(end.words.english) and has no successor"),
        .notice
      )
    }
    if isCircle(from: organisation.number, known) {
      return (
        Label("leidt langs zijn opvolgers naar zichzelf terug", "leads back to itself along its successors"), .error
      )
    }
    guard let successor = known[next] else {
      return (
        Label(
          "heeft opvolger \(next.digits), die niet in het blad organisaties staat",
          "has successor \(next.digits), which the sheet organisaties does not have"), .warning
      )
    }
    guard let end = organisation.validity.through else {
      return (
        Label(
          "heeft opvolger \(successor.shortText), maar geen einddatum",
          "has successor \(successor.shortText), but no last day"),
        .warning
      )
    }
    if let last = successor.validity.through, last <= end {
      return (
        Label(
          "eindigt op \(end.words.dutch), maar opvolger \(successor.shortText) was toen al geëindigd (\(last.words.dutch))",
          "ends on \(end.words.english), but successor \(successor.shortText) had ended by then (\(last.words.english))"
        ),
        .warning
      )
    }
    if let first = successor.validity.from, first > end.adding(days: 1) {
      return (
        Label(
          "eindigt op \(end.words.dutch), maar opvolger \(successor.shortText) begint pas op \(first.words.dutch)",
          "ends on \(end.words.english), but successor \(successor.shortText) only begins on \(first.words.english)"),
        .warning
      )
    }
    return nil
  }

  private func isCircle(from start: InstitutionNumber, _ known: [InstitutionNumber: Organisation]) -> Bool {
    var seen: Set<InstitutionNumber> = []
    var next = known[start]?.successor
    while let number = next, seen.insert(number).inserted {
      if number == start { return true }
      next = known[number]?.successor
    }
    return false
  }
}
