import GuidanceKit
import Register

/// An entry of the trail that does not follow on the one before, or no longer says what it said.
struct SYS001TrailBroken: StandingRule {
  let explanation = RuleExplanation(
    code: "SYS001", severity: .error,
    title: Label("keten gebroken", "trail broken"),
    what: Label(
      "Elke gebeurtenis in de keten houdt het kenmerk van de vorige vast. De audit rekent ze allemaal na en meldt de eerste die niet klopt; van de volgende alleen hoeveel het er zijn.",
      "Each entry of the trail holds the hash of the one before. The audit recomputes them all and reports the first that does not hold; of the next ones only how many there are."
    ),
    why: Label(
      "Wat in de keten staat, is wat er met de databank gebeurde. Is ze gebroken, dan is dat niet meer te bewijzen.",
      "What the trail says is what happened to the database. Once broken, that can no longer be proved."),
    example: Label(
      "Gebeurtenis 12 (load 12) heeft een ander kenmerk dan gebeurtenis 13 vasthoudt.",
      "Entry 12 (load 12) has another hash than entry 13 holds."),
    cure: Label(
      "Zet een back-up van vóór de wijziging terug en laad de bladen van daarna opnieuw. Verbeter de databank nooit met de hand.",
      "Restore a backup from before the change and load the sheets since then again. Never mend the database by hand."),
    source: Label("Rekenregels, keten; besluit over de keten", "Rules, trail; decision on the trail"))
  var needs: AuditNeeds { [.verification] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.system.trailFaults.first.map { first in
      [
        finding(
          "keten", subject: ["trail"],
          SYS001TrailBroken.sentence(first, of: facts.system.trailFaults.count))
      ]
    } ?? []
  }

  /// A fault as a sentence, with how many more there are.
  static func sentence(_ first: Label, of count: Int) -> Label {
    func text(_ language: Language) -> String {
      let sentence = first[language].prefix(1).uppercased() + first[language].dropFirst()
      let more = count - 1
      guard more > 0 else { return "\(sentence)." }
      return language == .dutch
        ? "\(sentence); daarna klopt nog op \(more) \(more == 1 ? "plaats" : "plaatsen") iets niet."
        : "\(sentence); after it something does not hold in \(more) more \(more == 1 ? "place" : "places")."
    }
    return Label(text(.dutch), text(.english))
  }
}
