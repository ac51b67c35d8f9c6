import GuidanceKit
import Register

/// A description that leads to a person.
struct DAT015PersonalDataInDescription: RegistrationRule {
  let explanation = RuleExplanation(
    code: "DAT015", severity: .warning,
    title: Label("omschrijving met persoonsgegevens", "description with personal data"),
    what: Label(
      "Omschrijvingen met een e-mailadres, een telefoonnummer, een rijksregisternummer, of de naam van iemand van de dienst. Namen van anderen, en wie zonder naam beschreven is, vindt geen programma: lees wat naar buiten gaat.",
      "Descriptions with a mail address, a telephone number, a national register number, or the name of someone of the service. Names of others, and who is described without a name, no program finds: read what goes outside."
    ),
    why: Label(
      "Omschrijvingen komen in rapporten; gegevens van personen horen daar niet.",
      "Descriptions end up in reports; data about persons do not belong there."),
    example: Label(
      "\"Overleg, bereikbaar op 0470 12 34 56\".",
      "\"Meeting, to be reached at 0470 12 34 56\"."),
    cure: Label(
      "Schrap het gegeven uit de omschrijving en laad het blad opnieuw.",
      "Delete the datum from the description and load the sheet again."),
    source: Label("Privacy, omschrijvingen", "Privacy, descriptions"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(
      rule: self, facts: facts,
      scan: PersonalDataScan(people: facts.advisers.map { .init(name: $0.record.name) }))
  }

  private struct Key: Hashable {
    let adviser: String
    let kind: PersonalDatum.Kind
  }

  private struct Examiner: RegistrationExaminer {
    let rule: DAT015PersonalDataInDescription
    let facts: AuditFacts
    let scan: PersonalDataScan
    /// Descriptions are often the same; what was found in each is kept of so many at most.
    var known: [String: Set<PersonalDatum.Kind>] = [:]
    var groups = RegistrationGroups<Key>()

    mutating func examine(_ fact: Fact<Registration>) {
      guard let text = fact.record.description else { return }
      let kinds: Set<PersonalDatum.Kind>
      if let found = known[text] {
        kinds = found
      } else {
        kinds = Set(scan.findings(in: text).map(\.kind))
        if known.count >= 20_000 { known = [:] }
        known[text] = kinds
      }
      for kind in kinds { groups.add(fact, under: Key(adviser: fact.record.adviser, kind: kind), from: facts) }
    }

    func findings() -> [Finding] {
      groups.sorted { ($0.adviser, $0.kind.rawValue) < ($1.adviser, $1.kind.rawValue) }.map { key, group in
        let (nl, en) = (NumberText(.dutch).integer(group.count), NumberText(.english).integer(group.count))
        // The datum itself is not repeated here: findings end up in reports too.
        return rule.finding(
          key.adviser, subject: [key.adviser, key.kind.rawValue],
          Label(
            "\(key.adviser): \(nl) \(group.count == 1 ? "omschrijving" : "omschrijvingen") met \(key.kind.label.dutch).",
            "\(key.adviser): \(en) \(group.count == 1 ? "description" : "descriptions") with \(key.kind.label.english)."
          ),
          facts: group.facts, factCount: group.count)
      }
    }
  }
}
