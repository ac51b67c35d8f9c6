import GuidanceKit
import Register

/// A cell with the number of one institution and the name of another.
struct DAT016NameAndNumberDisagree: RegistrationRule {
  let explanation = RuleExplanation(
    code: "DAT016", severity: .error,
    title: Label(
      "nummer en naam van de instelling spreken elkaar tegen",
      "number and name of the institution disagree"),
    what: Label(
      "Cellen met zowel een instellingsnummer als een naam, waarvan de naam niet bij dat nummer hoort. De import legt zo'n band opzij in plaats van te gokken: de uren tellen voor geen van beide.",
      "Cells with both an institution number and a name, where the name is not of that number. The import sets such a link aside instead of guessing: the hours count for neither."
    ),
    why: Label(
      "Zolang het niet verbeterd is, mist een school uren voor haar bereik.",
      "As long as it is not corrected, a school lacks hours for its reach."),
    example: Label(
      "\"042531 Proefschool Zuid\", terwijl 042531 Proefschool Noord is.",
      "\"042531 Proefschool Zuid\", while 042531 is Proefschool Noord."),
    cure: Label(
      "Zet in het blad het nummer van de school die begeleid werd.",
      "Put the number of the school that was guided in the sheet."),
    source: Label("Rekenregels, registraties", "Rules, registrations"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(
      rule: self, facts: facts,
      names: Dictionary(
        facts.organisations.map { ($0.record.number, $0.record.shortText) }, uniquingKeysWith: { _, last in last }))
  }

  /// The number in a cell whose link was set aside because its name is not of that number; `nil` for any other.
  static func number(in reference: OrganisationReference) -> InstitutionNumber? {
    guard reference.number == nil, reference.given.contains(where: \.isLetter) else { return nil }
    let numbers = reference.given.split { !$0.isNumber }.compactMap { InstitutionNumber(String($0)) }
    return numbers.count == 1 ? numbers[0] : nil
  }

  private struct Examiner: RegistrationExaminer {
    let rule: DAT016NameAndNumberDisagree
    let facts: AuditFacts
    let names: [InstitutionNumber: String]
    var groups = RegistrationGroups<String>()
    var numbers: [String: InstitutionNumber] = [:]

    mutating func examine(_ fact: Fact<Registration>) {
      for reference in fact.record.organisations {
        guard let number = DAT016NameAndNumberDisagree.number(in: reference), names[number] != nil else { continue }
        groups.add(fact, under: reference.given, from: facts)
        numbers[reference.given] = number
      }
    }

    func findings() -> [Finding] {
      groups.sorted(by: <).compactMap { given, group in
        guard let number = numbers[given], let name = names[number] else { return nil }
        return rule.finding(
          number.digits, subject: [folded(given)],
          Label(
            "\"\(given)\": \(number.digits) is \(name), niet wat erbij staat; \(group.amount.dutch).",
            "\"\(given)\": \(number.digits) is \(name), not what stands beside it; \(group.amount.english)."),
          facts: group.facts, factCount: group.count)
      }
    }
  }
}
