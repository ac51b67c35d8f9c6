import GuidanceKit
import Register

/// A text about what is shared that leads to a person.
struct PRV002PersonInSharedText: StandingRule {
  let explanation = RuleExplanation(
    code: "PRV002", severity: .warning,
    title: Label("tekst die naar buiten gaat noemt een persoon", "text that goes outside names a person"),
    what: Label(
      "Praktijkvoorbeelden, activiteiten met partners, indirect bereik, thema's, reflecties, acties en doelen van PLG's, mijlpalen, resultaten en redenen van keuzes, met een e-mailadres, een telefoon- of rijksregisternummer, of de naam van iemand van de dienst. De audit herhaalt de tekst niet.",
      "Practice examples, activities with partners, indirect reach, themes, reflections, actions and goals of communities, milestones, results and reasons of choices, with a mail address, a phone or national register number, or the name of someone of the service. The audit does not repeat the text."
    ),
    why: Label(
      "Deze teksten staan in het jaarverslag, op de site of in het verslag aan Leerpunt.",
      "These texts stand in the yearly report, on the site or in the report to Leerpunt."),
    example: Label(
      "De evaluatie van praktijkvoorbeeld V-01 noemt de begeleider bij naam.",
      "The evaluation of practice example V-01 names the adviser."),
    cure: Label(
      "Vervang in het genoemde blad de naam door de functie of de pijler, en laad het opnieuw.",
      "Replace the name by the function or the pillar in the sheet named, and load it again."),
    source: Label("Rekenregels, privacy", "Rules, privacy"))
  var needs: AuditNeeds { [.programme] }

  private struct Text {
    let subject: String
    let column: Label
    let text: String?
    let reference: FactReference
  }

  func findings(in facts: AuditFacts) -> [Finding] {
    // Codes such as B01 stand in these sheets on purpose; names do not.
    let scan = PersonalDataScan(people: facts.advisers.map { PersonalDataScan.Person(name: $0.record.name) })
    return texts(facts).compactMap { one in
      guard let text = one.text else { return nil }
      let kinds = scan.findings(in: text).map(\.kind).uniqued()
      guard !kinds.isEmpty else { return nil }
      let list = Label.list(kinds.map(\.label))
      return finding(
        one.subject, subject: [one.reference.kind.code, one.subject, one.column.dutch],
        Label(
          "Blad \(one.reference.kind.code), \(one.subject): \"\(one.column.dutch)\" bevat \(list.dutch).",
          "Sheet \(one.reference.kind.code), \(one.subject): \"\(one.column.english)\" holds \(list.english)."),
        facts: [one.reference])
    }
  }

  private func texts(_ facts: AuditFacts) -> [Text] {
    func text<Record>(
      _ kind: RecordKind, _ fact: Fact<Record>, _ subject: String, _ column: (String, String), _ text: String?
    ) -> Text {
      Text(
        subject: subject, column: Label(column.0, column.1), text: text, reference: facts.reference(kind, fact))
    }
    let programme = facts.programme
    var all: [Text] = []
    for fact in programme.practiceExamples {
      let one = fact.record
      all += [
        text(.practiceExample, fact, one.code, ("titel", "title"), one.title),
        text(.practiceExample, fact, one.code, ("gedeeld met", "shared with"), one.sharedWith),
        text(.practiceExample, fact, one.code, ("evaluatie", "evaluation"), one.evaluation),
      ]
    }
    for fact in programme.partnerActivities {
      let one = fact.record
      all += [
        text(.partnerActivity, fact, one.code, ("activiteit", "activity"), one.title),
        text(.partnerActivity, fact, one.code, ("evaluatie", "evaluation"), one.evaluation),
      ]
    }
    all += programme.indirectReach.map { text(.indirectReach, $0, $0.record.code, ("titel", "title"), $0.record.title) }
    for fact in programme.communities {
      let one = fact.record
      let words = ([one.theme] + one.goals.map(\.text) + one.actions.map(\.text) + one.sources).joined(separator: "\n")
      all.append(
        text(.plg, fact, one.code, ("thema, doelen, acties, bronnen", "theme, goals, actions, sources"), words))
    }
    for fact in programme.sessions {
      let one = fact.record
      let words = [one.reflection, one.actions, one.sources].compactMap(\.self).joined(separator: "\n")
      all.append(
        text(
          .plgSession, fact, "\(one.plg) \(one.moment.words.dutch)",
          ("reflectie, acties, bronnen", "reflection, actions, sources"),
          words))
    }
    all += programme.milestones.map {
      text(.projectMilestone, $0, $0.record.project, ("mijlpaal", "milestone"), $0.record.milestone)
    }
    all += programme.results.map {
      text(.projectResult, $0, $0.record.project, ("resultaat", "result"), $0.record.result)
    }
    all += programme.choices.map {
      text(.surveyChoice, $0, $0.record.subject.code, ("waarom", "reason"), $0.record.reason)
    }
    all += programme.uptakes.map {
      text(
        .uptake, $0, facts.name(ofOrganisation: $0.record.organisation), ("reden", "reason"), $0.record.declinedBecause)
    }
    return all
  }
}
