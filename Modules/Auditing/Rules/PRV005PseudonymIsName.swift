import GuidanceKit
import Register

/// A name where a pseudonym belongs.
struct PRV005PseudonymIsName: StandingRule {
  let explanation = RuleExplanation(
    code: "PRV005", severity: .warning,
    title: Label("naam in de plaats van een pseudoniem", "name in the place of a pseudonym"),
    what: Label(
      "Personen in de bladen plg-leden, plg (begeleiders), viv, rooster en opleidingen die als een naam geschreven zijn: twee of meer woorden zonder cijfer, of een e-mailadres. Codes van begeleiders mogen.",
      "People in the sheets plg-leden, plg (guides), viv, rooster and opleidingen written as a name: two or more words without a digit, or a mail address. Codes of advisers are fine."
    ),
    why: Label(
      "Leraren en leiders staan alleen met een pseudoniem in de databank; hun naam hoort op de school te blijven.",
      "Teachers and leaders stand in the database with a pseudonym only; their name should stay at the school."),
    example: Label("In het blad plg-leden staat in de kolom \"persoon\" een voor- en achternaam.", "In the sheet plg-leden the column \"persoon\" holds a first name and a surname."),
    cure: Label(
      "Vervang de naam door een pseudoniem (P-101), laad het blad opnieuw, en houd de lijst met namen buiten dit programma.",
      "Replace the name by a pseudonym (P-101), load the sheet again, and keep the list of names outside this program."),
    source: Label("Rekenregels, privacy", "Rules, privacy"))
  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    let programme = facts.programme
    var people: [(person: String, reference: FactReference)] =
      programme.members.map { ($0.record.person, facts.reference(.plgMember, $0)) }
    for fact in programme.communities {
      people += [fact.record.internalGuide, fact.record.processGuide].compactMap(\.self).map {
        ($0, facts.reference(.plg, fact))
      }
    }
    people += programme.vivs.map { ($0.record.person, facts.reference(.viv, $0)) }
    people += programme.roster.map { ($0.record.person, facts.reference(.roster, $0)) }
    people += programme.trainings.map { ($0.record.person, facts.reference(.training, $0)) }
    let codes = Set(facts.advisers.map(\.record.code))
    let named = people.filter { !codes.contains($0.person) && Self.isName($0.person) }
    return Dictionary(grouping: named, by: \.reference.kind).sorted { $0.key.rawValue < $1.key.rawValue }.map { kind, rows in
      let count = Label.count(rows.count, ("rij", "row"), ("rijen", "rows"))
      return finding(
        kind.code, subject: [kind.code],
        Label(
          "Blad \(kind.code): \(count.dutch) met een naam in de plaats van een pseudoniem.",
          "Sheet \(kind.code): \(count.english) with a name in the place of a pseudonym."),
        facts: rows.map(\.reference))
    }
  }

  private static func isName(_ text: String) -> Bool {
    if text.contains("@") { return true }
    let words = text.split { $0.isWhitespace || $0 == "," }
    return words.count > 1 && !text.contains(where: \.isNumber) && words.allSatisfy { $0.contains(where: \.isLetter) }
      && words.contains { $0.first?.isUppercase == true }
  }
}
