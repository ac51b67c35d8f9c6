import Documents
import GuidanceKit
import Indicators
import Register

/// The first half page of the report on a survey: response, strong points, what to examine.
extension SurveyReport {
  var summary: Section {
    var blocks: [Block] = [.lead(lead), .keyFigures(cards), .definitions(facts)]
    if case .notProcessed = result.standing { blocks.remove(at: 1) }
    if let note = normNote([result]) { blocks.append(.note(note)) }
    return Section(id: "kort", title: say(Label("In het kort", "In short")), blocks: blocks)
  }

  private var lead: [LeadSentence] {
    if case .notProcessed(let reason) = result.standing {
      return [
        LeadSentence(
          text(
            result.responses.isEmpty
              ? Label(
                "Op deze bevraging zijn er geen antwoorden, en dus nergens scores.",
                "There are no answers to this survey, and so no scores anywhere.")
              : Label(
                "Deze bevraging is {reason}. Er zijn {count}, en er staan nergens scores van.",
                "This survey is {reason}. There are {count}, and its scores stand nowhere."),
            ["reason": .text(reason[language]), "count": .value(respondents)]),
          status: StatusMark(.unknown, say(Label("niet verwerkt", "not processed"))))
      ]
    }
    // Of one item the highest is the lowest too.
    let isOnlyLow = low(scope).count == 1 && favourable(scope).count == 1
    return [responseSentence] + (isOnlyLow ? [] : [strongSentence]) + [lowSentence]
  }

  private var respondents: Quoted {
    let figure = own("respondents")
    var quoted = print.value(figure)
    quoted.text = count(figure?.numerator ?? 0, Label("deelnemer", "respondent"), Label("deelnemers", "respondents"))
    return quoted
  }

  private var responseSentence: LeadSentence {
    let figure = own("response")
    let pieces: [String: RichText.Run] = [
      "count": .value(respondents), "invited": .value(print.count(figure, .invited)),
      "share": .value(print.value(figure)),
      "number": .value(print.value(own("respondents"))),
    ]
    guard figure?.share != nil else {
      return LeadSentence(
        text(
          Label(
            "Er zijn {count}; hoeveel mensen uitgenodigd waren is nergens gezegd, dus de respons is onbekend.",
            "There are {count}; how many were invited is said nowhere, so the response is unknown."), pieces),
        status: print.plainStatus(figure))
    }
    return LeadSentence(
      text(
        Label(
          result.responses.count == 1
            ? "Van de {invited} uitgenodigden nam er {number} deel: een respons van {share}."
            : "Van de {invited} uitgenodigden namen er {number} deel: een respons van {share}.",
          "Of the {invited} invited, {number} took part: a response of {share}."), pieces),
      status: print.plainStatus(figure))
  }

  /// How many items are a strong point, and the highest of them.
  private var strongSentence: LeadSentence {
    let items = favourable(scope).filter { $0.figure.share != nil && !$0.figure.suppressed }
    guard let best = items.max(by: { isLower($0.figure, $1.figure) }) else {
      return LeadSentence(
        text(Label("Er zijn geen scores die getoond mogen worden.", "There are no scores that may be shown.")),
        status: StatusMark(.empty, print.absent))
    }
    let strong = items.filter { $0.figure.verdict == .zone(.strong) }
    let pieces: [String: RichText.Run] = [
      "item": .text(quoted(best.question)), "score": .value(print.value(best.figure)),
      "n": .value(print.size(best.figure)),
      "strong": .value(Quoted(print.number.integer(strong.count))),
      "all": .value(Quoted(print.number.integer(items.count))),
      "norm": .value(Quoted(percent(data.plan.norms.edbiStrong.value))),
    ]
    if reasonWithoutVerdict(scope) != nil {
      return LeadSentence(
        text(
          Label(
            "Het hoogst scoort {item}, met {score} (n = {n}).",
            "{item} scores highest, with {score} (n = {n})."),
          pieces), status: print.plainStatus(best.figure))
    }
    return LeadSentence(
      text(
        strong.isEmpty
          ? Label(
            "Geen van de {all} items is een sterk punt ({norm} of meer); het hoogst scoort {item}, met {score} (n = {n}).",
            "None of the {all} items is a strong point ({norm} or more); {item} scores highest, with {score} (n = {n})."
          )
          : Label(
            "{strong} van de {all} items \(strong.count == 1 ? "is" : "zijn") een sterk punt ({norm} of meer); het hoogst scoort "
              + "{item}, met {score} (n = {n}).",
            "{strong} of the {all} items \(strong.count == 1 ? "is" : "are") a strong point ({norm} or more); {item} scores "
              + "highest, with {score} (n = {n})."),
        pieces), status: print.plainStatus(best.figure))
  }

  private func isLower(_ one: Figure, _ other: Figure) -> Bool {
    guard let first = one.share, let second = other.share else { return one.share == nil }
    return first < second
  }

  /// What must be looked into.
  private var lowSentence: LeadSentence {
    let items = low(scope)
    let norm = percent(data.plan.norms.edbiLow.value)
    guard let lowest = items.first else {
      return LeadSentence(
        text(
          Label("Geen enkel item scoort {norm} of minder.", "No item scores {norm} or less."),
          ["norm": .value(Quoted(norm))]),
        status: StatusMark(.met, say(Label("niets te onderzoeken", "nothing to examine"))))
    }
    let pieces: [String: RichText.Run] = [
      "norm": .value(Quoted(norm)), "count": .value(Quoted(print.number.integer(items.count))),
      "item": .text(quoted(lowest.question)), "score": .value(print.value(lowest.figure)),
      "n": .value(print.size(lowest.figure)),
      "link": .link(say(Label("Te onderzoeken", "To be examined")), to: "#te-onderzoeken-items"),
    ]
    return LeadSentence(
      text(
        items.count == 1
          ? Label(
            "Eén item scoort {norm} of minder: {item}, {score} (n = {n}); zie {link}.",
            "One item scores {norm} or less: {item}, {score} (n = {n}); see {link}.")
          : Label(
            "{count} items scoren {norm} of minder; het laagst scoort {item}, {score} (n = {n}); zie {link}.",
            "{count} items score {norm} or less; the lowest score has {item}, {score} (n = {n}); see {link}."), pieces),
      status: print.plainStatus(lowest.figure))
  }

  private var cards: [KeyFigure] {
    var cards = [responseCard]
    for block in [EDBIBlock.core, .factors] {
      if let figure = score(scope, "block-\(block.code)"), !figure.suppressed {
        cards.append(scoreCard(block.label[language], figure))
      }
    }
    return cards
  }

  private var responseCard: KeyFigure {
    let figure = own("response")
    return KeyFigure(
      title: say(Label("Respons", "Response")),
      value: responseValue(figure).quoted,
      caption: figure?.share == nil
        ? nil
        : text(
          Label("{count} van de {invited}", "{count} of the {invited}"),
          ["count": .value(respondents), "invited": .value(print.count(figure, .invited))]),
      status: print.plainStatus(figure), bullet: bullet(figure),
      facts: print.norm(figure).map {
        [Definition(say(Label("Minstens", "At least")), RichText([.value($0)]), mark: .target)]
      } ?? [])
  }

  private var facts: [Definition] {
    let survey = result.survey
    var facts = [
      Definition(say(Label("Gaat over", "About")), RichText(subjectName(survey.subject))),
      Definition(say(Label("Vorm", "Form")), RichText("EDBI \(survey.form.label[language])")),
      Definition(say(Label("Afgenomen op", "Collected on")), RichText(print.number.date(survey.collectedOn))),
    ]
    if let pillar = survey.destination {
      facts.append(Definition(say(Label("Pijler", "Pillar")), RichText(name(of: pillar))))
    }
    if let goal = survey.goal { facts.append(Definition(say(Label("Doel", "Goal")), RichText(goal))) }
    if let reason = survey.chosenBecause {
      facts.append(Definition(say(Label("Gekozen omdat", "Chosen because")), RichText(freeTextOrNote(reason))))
    }
    return facts
  }
}

extension SurveyScores {
  /// Which norm is still to be laid down before scores get a verdict; `nil` when none is.
  func normNote(_ results: [SurveyResult]) -> Note? {
    let waits = results.contains { if case .unjudged = $0.standing { $0.response != nil } else { false } }
    guard waits, data.plan.norms.minResponse.value == nil else { return nil }
    return Note(
      .remark, title: say(Label("Nog geen oordeel.", "No verdict yet.")),
      text(
        Label(
          "Leg bij de normen van het plan {norm} vast, de minste respons in procent. Zonder die norm staan er scores, maar geen "
            + "oordeel.",
          "Lay down {norm} among the norms of the plan, the least response in percent. Without that norm there are scores, but no "
            + "verdict."), ["norm": .code("min_response")]))
  }

  /// A score as a key figure, with the two norms.
  func scoreCard(_ title: String, _ figure: Figure) -> KeyFigure {
    let norms = data.plan.norms
    return KeyFigure(
      title: title, value: print.value(figure),
      caption: figure.range.map { range in
        text(
          Label("95 %-interval {lower} tot {upper}, n = {n}", "95% interval {lower} to {upper}, n = {n}"),
          [
            "lower": .value(print.part(figure, "lower", range.lower)),
            "upper": .value(print.part(figure, "upper", range.upper)), "n": .value(print.size(figure)),
          ])
      }, status: print.plainStatus(figure),
      bullet: Bullet(
        label: figure.title[language], value: Fraction(percent: figure.share), quoted: print.value(figure),
        marks: [.init(.target, Fraction(norms.edbiStrong.value)), .init(.threshold, Fraction(norms.edbiLow.value))]),
      facts: [
        Definition(
          say(Label("Sterk punt vanaf", "Strong point from")),
          RichText([.value(Quoted(percent(norms.edbiStrong.value)))]),
          mark: .target),
        Definition(
          say(Label("Te onderzoeken tot en met", "To be examined up to")),
          RichText([.value(Quoted(percent(norms.edbiLow.value)))]), mark: .threshold),
      ])
  }
}
