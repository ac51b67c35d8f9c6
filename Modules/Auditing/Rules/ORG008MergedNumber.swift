import GuidanceKit
import Register

/// A decision on a name or a number that cannot hold: a merge into nothing, onto a third, or of a school that still exists.
struct ORG008MergedNumber: StandingRule {
  let explanation = RuleExplanation(
    code: "ORG008", severity: .warning,
    title: Label("samenvoeging of alias klopt niet", "merge or alias cannot hold"),
    what: Label(
      "Rijen van het blad aliassen die naar een onbekend nummer leiden, naar een nummer dat zelf samengevoegd is, die een nummer samenvoegen dat als eigen instelling nog bestaat, een naam die de eigen naam van een andere instelling is, en samenvoegingen zonder reden (dan een opmerking).",
      "Rows of the sheet aliassen that lead to an unknown number, to a number that is itself merged, that merge a number that still exists as an organisation of its own, a name that is the own name of another organisation, and merges without a reason (then a notice)."
    ),
    why: Label(
      "Een samenvoeging verplaatst alle uren van een nummer; wie ze niet kan uitleggen, kan het bereik niet verantwoorden.",
      "A merge moves all hours of a number; who cannot explain it cannot account for reach."),
    example: Label(
      "930578 is samengevoegd met 903674, maar bestaat in het blad organisaties nog.",
      "930578 is merged into 903674, but still exists in the sheet organisaties."),
    cure: Label(
      "Verbeter in het blad aliassen de kolommen \"gegeven\", \"instellingsnummer\" of \"reden\", of sluit het oude nummer af in het blad organisaties.",
      "Correct the columns \"gegeven\", \"instellingsnummer\" or \"reden\" of the sheet aliassen, or end the old number in the sheet organisaties."
    ),
    source: Label("Rekenregels, instellingen", "Rules, organisations"))
  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    let known = Dictionary(facts.organisations.map { ($0.record.number, $0.record) }) { _, last in last }
    let merged = Set(facts.programme.aliases.compactMap(\.record.mergedNumber))
    return facts.programme.aliases.compactMap { fact in
      let alias = fact.record
      let target = facts.name(ofOrganisation: alias.number)
      let fault: Label
      var severity = Severity.warning
      if known[alias.number] == nil {
        fault = Label(
          "leidt naar \(alias.number.digits), dat niet in het blad organisaties staat",
          "leads to \(alias.number.digits), which the sheet organisaties does not have")
      } else if merged.contains(alias.number) {
        fault = Label(
          "leidt naar \(target), dat zelf samengevoegd is", "leads to \(target), which is itself merged")
      } else if let number = alias.mergedNumber, let own = known[number], own.validity.contains(facts.today) {
        fault = Label(
          "gaat op in \(target), maar \(own.shortText) bestaat nog",
          "merges into \(target), but \(own.shortText) still exists")
      } else if alias.mergedNumber == nil,
        let own = known.values.filter({ $0.number != alias.number && folded($0.name) == folded(alias.given) })
          .min(by: { $0.number < $1.number })
      {
        fault = Label(
          "betekent \(target), maar zo heet \(own.shortText)",
          "means \(target), but that is the name of \(own.shortText)")
      } else if alias.mergedNumber != nil, alias.reason == nil {
        fault = Label("gaat op in \(target), en een reden ontbreekt", "merges into \(target), and a reason is missing")
        severity = .notice
      } else {
        return nil
      }
      return finding(
        alias.given, subject: [folded(alias.given), alias.number.digits],
        Label("\"\(alias.given)\" \(fault.dutch).", "\"\(alias.given)\" \(fault.english)."), severity: severity,
        facts: [facts.reference(.institutionAlias, fact)])
    }
  }
}
