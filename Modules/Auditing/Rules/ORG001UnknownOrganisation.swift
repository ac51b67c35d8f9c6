import GuidanceKit
import Register

/// A registration that names an organisation nobody knows, or a name that fits several.
struct ORG001UnknownOrganisation: RegistrationRule {
  let explanation = RuleExplanation(
    code: "ORG001", severity: .error,
    title: Label("onbekende instelling", "unknown organisation"),
    what: Label(
      "Registraties met een instellingsnummer of een naam die in het blad organisaties niet voorkomt, of een naam die bij meer dan één instelling past.",
      "Registrations with an institution number or a name that the sheet of organisations does not know, or a name that fits more than one."
    ),
    why: Label(
      "De uren tellen wel bij VTE en klasvloer, maar bij geen enkele instelling: het bereik is te laag.",
      "The hours do count for FTE and classroom context, but for no organisation: reach is too low."),
    example: Label(
      "\"Koninklijk Werk IBIS\" is een basisschool én een secundaire school.",
      "\"Koninklijk Werk IBIS\" is a primary school and a secondary school."),
    cure: Label(
      "Zet het nummer van zes cijfers in het blad, of het type voor de naam (\"SO Koninklijk Werk IBIS\"). Ontbreekt de instelling, vul dan eerst het blad organisaties aan.",
      "Put the number of six digits in the sheet, or the type before the name (\"SO Koninklijk Werk IBIS\"). If the organisation is missing, add it to the sheet of organisations first."
    ),
    source: Label("Rekenregels, bereik; register van instellingen", "Rules, reach; register of institutions"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(rule: self, facts: facts, known: Set(facts.organisations.map(\.record.number)))
  }

  private struct Examiner: RegistrationExaminer {
    let rule: ORG001UnknownOrganisation
    let facts: AuditFacts
    let known: Set<InstitutionNumber>
    var groups = RegistrationGroups<String>()
    var spelling: [String: String] = [:]

    mutating func examine(_ fact: Fact<Registration>) {
      for reference in fact.record.organisations {
        if let number = reference.number, known.contains(number) { continue }
        // A known number with another's name is DAT016.
        if let number = DAT016NameAndNumberDisagree.number(in: reference), known.contains(number) { continue }
        let text = reference.number?.digits ?? reference.given
        let key = folded(text)
        spelling[key] = spelling[key] ?? text
        groups.add(fact, under: key, from: facts)
      }
    }

    func findings() -> [Finding] {
      groups.sorted(by: <).map { key, group in
        let text = spelling[key] ?? key
        let namesakes = facts.organisations.map(\.record).filter { organisation in
          ([organisation.name] + organisation.aliases).contains { folded($0) == key }
        }
        return rule.finding(
          text, subject: [key],
          namesakes.count > 1 ? ambiguous(text, namesakes, group.amount) : unknown(text, group.amount),
          facts: group.facts, factCount: group.count)
      }
    }

    private func ambiguous(_ text: String, _ namesakes: [Organisation], _ amount: Label) -> Label {
      let list = namesakes.map(\.shortText).joined(separator: ", ")
      return Label(
        "\"\(text)\" past bij \(namesakes.count) instellingen (\(list)): \(amount.dutch).",
        "\"\(text)\" fits \(namesakes.count) organisations (\(list)): \(amount.english).")
    }

    private func unknown(_ text: String, _ amount: Label) -> Label {
      let near = nearest(to: text, in: facts.organisations.map(\.record.name), limit: 1).first
      let hint = near.map { (dutch: " Bedoeld: \"\($0)\"?", english: " Meant: \"\($0)\"?") }
      return Label(
        "Instelling \"\(text)\" is niet bekend: \(amount.dutch).\(hint?.dutch ?? "")",
        "Organisation \"\(text)\" is not known: \(amount.english).\(hint?.english ?? "")")
    }
  }
}
