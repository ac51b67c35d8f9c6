import GuidanceKit
import Register

/// A number of an enterprise whose check digits are wrong, or a number of a board that is not in the sheet.
struct ORG003CheckDigits: StandingRule {
  let explanation = RuleExplanation(
    code: "ORG003", severity: .warning,
    title: Label("nummer met een fout controlegetal", "number with a wrong check digit"),
    what: Label(
      "Besturen en andere namen van instellingen die als ondernemingsnummer (KBO) geschreven zijn en waarvan de laatste twee cijfers niet kloppen. Staat in de kolom \"bestuur\" een instellingsnummer dat het blad organisaties niet kent, dan is dat een opmerking.",
      "Boards and other names of organisations written as an enterprise number (KBO) of which the last two digits are wrong. An institution number in the column \"bestuur\" that the sheet organisaties does not know is a notice."
    ),
    why: Label(
      "Een vertikt nummer hoort bij niemand of bij een ander; het verslag per bestuur telt de school dan nergens.",
      "A mistyped number belongs to nobody or to someone else; the report per board then counts the school nowhere."),
    example: Label(
      "0207.725.695 heeft controlegetal 95; het hoort 96 te zijn.",
      "0207.725.695 has check digits 95; they should be 96."),
    cure: Label(
      "Kijk het nummer na op kbopub.economie.fgov.be en verbeter in het blad organisaties de kolom \"bestuur\" of \"aliassen\".",
      "Check the number at kbopub.economie.fgov.be and correct the column \"bestuur\" or \"aliassen\" of the sheet organisaties."
    ),
    source: Label("Kruispuntbank van Ondernemingen", "Crossroads Bank for Enterprises"))

  func findings(in facts: AuditFacts) -> [Finding] {
    let known = Set(facts.organisations.map(\.record.number))
    return facts.organisations.flatMap { fact -> [Finding] in
      let organisation = fact.record
      let wrong =
        ([organisation.board].compactMap(\.self) + organisation.aliases + [organisation.schoolGroup].compactMap(\.self))
        .compactMap { text in Self.expected(text).map { (text: text, digits: $0) } }
      var found = wrong.map { text, digits in
        finding(
          organisation.number.digits, subject: [organisation.number.digits, text],
          Label(
            "\(organisation.shortText): \(text) is geen ondernemingsnummer, het controlegetal hoort \(digits) te zijn.",
            "\(organisation.shortText): \(text) is no enterprise number, its check digits should be \(digits)."),
          facts: [facts.reference(.organisation, fact)])
      }
      if let board = organisation.board, let number = InstitutionNumber(board), !known.contains(number) {
        found.append(
          finding(
            organisation.number.digits, subject: [organisation.number.digits, "board", board],
            Label(
              "\(organisation.shortText) heeft bestuur \(board), en dat instellingsnummer staat niet in het blad organisaties.",
              "\(organisation.shortText) has board \(board), and the sheet organisaties does not have that institution number."
            ),
            severity: .notice,
            cure: Label(
              "Voeg het bestuur met type BESTUUR toe aan het blad organisaties, of schrijf zijn naam in de kolom \"bestuur\".",
              "Add the board with type BESTUUR to the sheet organisaties, or write its name in the column \"bestuur\"."),
            facts: [facts.reference(.organisation, fact)]))
      }
      return found
    }
  }

  /// The check digits that a text in the form of an enterprise number should have; `nil` for other texts and right numbers.
  private static func expected(_ text: String) -> String? {
    guard EnterpriseNumber(text) == nil else { return nil }
    let cell = text.uppercased()
    let body = cell.hasPrefix("BE") ? cell.dropFirst(2) : cell[...]
    guard body.allSatisfy({ $0.isNumber || $0 == "." || $0.isWhitespace }) else { return nil }
    let digits = body.filter(\.isNumber)
    guard digits.count == 10 || digits.count == 9, let number = Int(digits), number < 2_000_000_000 else { return nil }
    let check = 97 - (number / 100) % 97
    return check < 10 ? "0\(check)" : "\(check)"
  }
}
