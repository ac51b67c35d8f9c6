import Documents
import GuidanceKit
import Indicators

/// The first half page of the report of one organisation.
extension OrganisationReport {
  var summary: Section {
    var blocks: [Block] = [.lead(leads), .keyFigures(keyFigures)]
    if let end = organisation.validity.through, end <= data.day {
      blocks.insert(
        .note(
          Note(
            .caution, title: say(Label("Beëindigd.", "Ended.")),
            text(
              Label(
                "Dit nummer eindigde op {day}{successor}.", "This number ended on {day}{successor}."),
              [
                "day": dateRun(end),
                "successor": .text(
                  organisation.successor.map { say(Label("; \($0) nam over", "; \($0) took over")) } ?? ""),
              ]))), at: 0)
    }
    return Section(id: "kort", title: say(Label("In het kort", "In short")), blocks: blocks)
  }

  /// Three sentences: what was given, how far that is from what the plan asks, and what comes.
  var leads: [LeadSentence] {
    organisation.type == .bestuur && !governed.isEmpty
      ? [hoursSentence, boardSentence, workSentence] : [hoursSentence, pillarsSentence, workSentence]
  }

  private var hoursSentence: LeadSentence {
    let hours = own("reach-hours")
    guard hasGuidance else {
      return LeadSentence(
        text(
          Label(
            "Tot en met {day} is in {year} geen begeleiding met {name} geregistreerd.",
            "Up to {day} no guidance with {name} was registered in {year}."),
          [
            "day": dateRun(data.day), "name": .text(organisation.name),
            "year": .text(print.number.schoolYear(data.year)),
          ]), status: StatusMark(.empty, print.absent))
    }
    let isThere = (own("presence")?.value ?? .zero) > .zero
    let start = Label(
      "In {year} kreeg {name} {hours} begeleiding in {sessions}, geteld tot en met {day}",
      "In {year} {name} received {hours} of guidance in {sessions}, counted up to {day}")
    let end =
      isThere
      ? Label("; daarvan {presence} ter plaatse.", "; {presence} of it on the spot.")
      : Label("; nog niets daarvan ter plaatse.", "; none of it on the spot yet.")
    return LeadSentence(
      text(
        Label(start.dutch + end.dutch, start.english + end.english),
        [
          "name": .text(organisation.name), "year": .text(print.number.schoolYear(data.year)),
          "day": dateRun(data.day), "hours": .value(print.value(hours)),
          "sessions": sizeRun(hours, Label("sessie", "session"), Label("sessies", "sessions")),
          "presence": .value(print.value(own("presence"))),
        ]), status: StatusMark(.met, say(Label("begeleid", "guided"))))
  }

  private var pillarsSentence: LeadSentence {
    let figure = data.ofYear("reach/organisation/\(organisation.number.digits)")
    guard let figure, !pairs.isEmpty else {
      return LeadSentence(
        text(
          Label(
            "Geen enkel doel van het plan noemt deze organisatie als een die bereikt moet worden.",
            "No goal of the plan names this organisation as one that must be reached.")),
        status: StatusMark(.outside, say(Label("niet gevraagd", "not asked"))))
    }
    guard figure.share != nil else {
      return LeadSentence(
        text(
          Label(
            "Over het bereik zijn er nog geen gegevens; {scope} horen deze organisatie te bereiken.",
            "There are no data on reach yet; {scope} must reach this organisation."),
          ["scope": .value(Quoted(count(pairs.count, Label("pijler", "pillar"), Label("pijlers", "pillars"))))]),
        status: print.shortStatus(figure))
    }
    let pieces: [String: RichText.Run] = [
      "scope": .value(print.count(figure, .inScope)), "reached": .value(print.count(figure, .reached)),
      "hours": .value(Quoted(reachHours)), "miss": missRun(figure),
    ]
    if pairs.count == 1 { return onlyPillarSentence(figure, pieces) }
    if figure.verdict == .met, figure.evidence.count(.reached)?.value == figure.evidence.count(.inScope)?.value {
      return LeadSentence(
        text(
          Label(
            "Minstens {hours} kwam er van alle {scope} pijlers die deze organisatie moeten bereiken; daarmee is alles gehaald wat "
              + "gevraagd is.",
            "At least {hours} came from all {scope} pillars that must reach this organisation; so all that was asked is met."
          ), pieces), status: print.status(figure))
    }
    let start = Label(
      "Minstens {hours} kwam er al van {reached} van de {scope} pijlers die deze organisatie moeten bereiken; ",
      "At least {hours} came from {reached} of the {scope} pillars that must reach this organisation; ")
    let misses = figure.evidence.count(.willMiss)?.value ?? .zero
    let end: Label
    switch figure.verdict {
    case .met: end = Label("daarmee is alles gehaald wat gevraagd is.", "so all that was asked is met.")
    case .running:
      end =
        misses > .zero
        ? Label(
          "aan dit tempo lukt dat op tijd niet voor {miss}.", "at this pace it will not be in time for {miss}.")
        : Label("wat nog moet volgen, ligt op schema.", "what is still to come is on schedule.")
    case .notMet, .noData, .noNorm, .notComputable, .noVerdict, .zone:
      end = Label("dat zijn er minder dan gevraagd.", "fewer than was asked.")
    }
    return LeadSentence(
      text(Label(start.dutch + end.dutch, start.english + end.english), pieces), status: print.status(figure))
  }

  private func onlyPillarSentence(_ figure: Figure, _ pieces: [String: RichText.Run]) -> LeadSentence {
    let pieces = pieces.merging(["pillar": .text(name(of: pairs[0].pillar))]) { first, _ in first }
    let words: Label
    switch figure.verdict {
    case .met:
      words = Label(
        "De pijler die deze organisatie moet bereiken, {pillar}, gaf al minstens {hours}; daarmee is gehaald wat gevraagd is.",
        "The pillar that must reach this organisation, {pillar}, gave at least {hours} already; so what was asked is met."
      )
    case .running:
      words =
        pairs[0].willMiss
        ? Label(
          "De pijler die deze organisatie moet bereiken, {pillar}, gaf nog geen {hours}, en aan dit tempo lukt dat niet op tijd.",
          "The pillar that must reach this organisation, {pillar}, has not given {hours} yet, and at this pace will not in time."
        )
        : Label(
          "De pijler die deze organisatie moet bereiken, {pillar}, gaf nog geen {hours}; dat ligt op schema.",
          "The pillar that must reach this organisation, {pillar}, has not given {hours} yet; that is on schedule.")
    case .notMet, .noData, .noNorm, .notComputable, .noVerdict, .zone:
      words = Label(
        "De pijler die deze organisatie moest bereiken, {pillar}, gaf geen {hours}.",
        "The pillar that had to reach this organisation, {pillar}, did not give {hours}.")
    }
    return LeadSentence(text(words, pieces), status: print.status(figure))
  }

  /// The pillars that will miss the norm, by name when they are few.
  private func missRun(_ figure: Figure) -> RichText.Run {
    let names = pairs.filter(\.willMiss).map { name(of: $0.pillar) }
    let misses = figure.evidence.count(.willMiss)?.value.numerator ?? 0
    // Names may be long: they break at the end of a line, where a value does not.
    guard names.count > 3 else { return .text(listed(names)) }
    return .value(
      Quoted(
        count(misses, Label("pijler", "pillar"), Label("pijlers", "pillars")), reference: "\(figure.id.text)#will_miss",
        exact: String(misses)))
  }

  private var boardSentence: LeadSentence {
    let figure = data.ofYear("reach/board/\(FigureID.part(organisation.name))")
    return LeadSentence(
      text(
        Label(
          "Dit bestuur heeft {schools}; bereikt: {reached} van de {scope} combinaties met een pijler ({share}).",
          "This board has {schools}; reached: {reached} of {scope} pairs with a pillar ({share})."),
        [
          "schools": .value(
            Quoted(count(governed.count, Label("organisatie", "organisation"), Label("organisaties", "organisations")))),
          "reached": .value(print.count(figure, .reached)), "scope": .value(print.count(figure, .inScope)),
          "share": .value(print.value(figure)),
        ]), status: print.status(figure))
  }

  private var workSentence: LeadSentence {
    let (running, meeting) = (current(trajectories), current(communities))
    var parts: [Label] = []
    if let theme = uptakes.lazy.compactMap(\.theme).first {
      parts.append(
        Label("het gekozen thema is \"\(typed(theme))\"", "the theme chosen is \"\(typed(theme))\""))
    } else if !uptakes.isEmpty {
      parts.append(
        Label("er is dit schooljaar geen thema gekozen", "no theme was chosen this school year"))
    }
    if !running.isEmpty {
      let codes = listed(running.map(\.code))
      parts.append(
        running.count == 1
          ? Label("traject \(codes) loopt", "trajectory \(codes) is under way")
          : Label("de trajecten \(codes) lopen", "trajectories \(codes) are under way"))
    }
    if !meeting.isEmpty {
      let codes = listed(meeting.map(\.code))
      parts.append(
        meeting.count == 1
          ? Label("leergemeenschap \(codes) komt samen", "learning community \(codes) meets")
          : Label("de leergemeenschappen \(codes) komen samen", "learning communities \(codes) meet"))
    }
    guard !parts.isEmpty else {
      return LeadSentence(
        text(
          Label(
            "Er is geen thema, traject of leergemeenschap van dit schooljaar bekend.",
            "No theme, trajectory or learning community of this school year is known.")),
        status: StatusMark(.empty, print.absent))
    }
    var words = capitalised(listed(parts.map { $0[language] }))
    if let next = meeting.compactMap(nextMoment).min(by: { ($0.date, $0.plg) < ($1.date, $1.plg) }) {
      let day = print.number.date(next.date)
      words += say(Label("; het volgende moment is op \(day)", "; the next moment is on \(day)"))
    }
    return LeadSentence(RichText(words + "."), status: StatusMark(.running, say(Label("loopt", "running"))))
  }

  // MARK: Key figures

  private var keyFigures: [KeyFigure] {
    var cards = [hoursCard]
    if let card = pillarsCard { cards.append(card) }
    cards.append(presenceCard)
    return cards
  }

  private var hoursCard: KeyFigure {
    let hours = own("reach-hours")
    return KeyFigure(
      title: say(Label("Begeleiding dit schooljaar", "Guidance this school year")),
      value: hasGuidance ? print.value(hours) : Quoted(say(Label("nog niets", "nothing yet"))),
      caption: hasGuidance
        ? text(
          Label("in {sessions}, over alle pijlers en projecten", "in {sessions}, over all pillars and projects"),
          ["sessions": sizeRun(hours, Label("sessie", "session"), Label("sessies", "sessions"))]) : nil)
  }

  private var pillarsCard: KeyFigure? {
    let figure = data.ofYear("reach/organisation/\(organisation.number.digits)")
    guard let figure, figure.share != nil else { return nil }
    let integrated = data.ofYear("reach-integrated/organisation/\(organisation.number.digits)")
    var facts = [
      Definition(
        say(Label("Nodig", "Needed")), RichText([.value(print.count(figure, .needed))]), mark: .target),
      Definition(
        say(Label("Nog te gaan", "Still to go")), RichText([.value(print.count(figure, .minutesToGo))])),
    ]
    if integrated != nil {
      facts.append(
        Definition(
          say(Label("Meso en micro samen", "Meso and micro together")), RichText([.value(print.value(integrated))])))
    }
    return KeyFigure(
      title: say(Label("Pijlers met minstens \(reachHours)", "Pillars with at least \(reachHours)")),
      value: print.value(figure),
      caption: text(
        Label("{reached} van {scope}", "{reached} of {scope}"),
        [
          "reached": .value(print.count(figure, .reached)),
          "scope": scopeRun(figure, Label("pijler", "pillar"), Label("pijlers", "pillars")),
        ]),
      status: print.shortStatus(figure), bullet: bullet(figure, forecast: figure.forecast), axis: .hundred,
      facts: facts)
  }

  private var presenceCard: KeyFigure {
    let presence = own("presence")
    let isThere = (presence?.value ?? .zero) > .zero
    return KeyFigure(
      title: say(Label("Aanwezig ter plaatse", "Present on the spot")),
      value: isThere ? print.value(presence) : Quoted(say(Label("nog niet", "not yet"))),
      caption: isThere
        ? text(
          Label("in {sessions}, elke sessie één keer", "in {sessions}, each session once"),
          ["sessions": sizeRun(presence, Label("sessie", "session"), Label("sessies", "sessions"))]) : nil)
  }
}
