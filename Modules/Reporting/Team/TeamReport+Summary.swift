import Documents
import GuidanceKit
import Indicators

/// The first half page: how the pillar stands on the three indicators.
extension TeamReport {
  var summary: Section {
    var blocks: [Block] = []
    if (data.ofPeriod("hours/\(pillar.code)")?.n ?? 0) == 0 {
      blocks.append(
        .note(
          Note(
            .caution, title: say(Label("Geen registraties.", "No registrations.")),
            text(
              Label(
                "Voor {pillar} is in {period} niets geregistreerd of ingevoerd. De cijfers hieronder tellen wat er van het schooljaar "
                  + "bekend is.",
                "Nothing was registered or imported for {pillar} in {period}. The figures below count what is known of the school "
                  + "year."), ["pillar": .text(pillar.name[language]), "period": .text(periodName)]))))
    }
    blocks.append(.lead([staffing, reach, work]))
    blocks.append(.keyFigures([staffingOfPillar, reachOfPillarCard, classroomOfPillarCard]))
    return Section(id: "kort", title: say(Label("In het kort", "In short")), blocks: blocks)
  }

  private var staffing: LeadSentence {
    let figure = own("fte")
    let pieces: [String: RichText.Run] = [
      "day": dateRun(data.day), "hours": .value(print.value(own("hours"))), "share": .value(print.value(figure)),
      "planned": .value(print.value(own("fte-planned"))),
      "month": .value(print.value(data.ofPeriod("hours/\(pillar.code)"))),
      "name": .text(periodName),
      "expected": .value(Quoted(figure.flatMap(expectedShare).map { print.number.percent($0) } ?? "")),
    ]
    let month =
      data.isWithinYear
      ? Label(", waarvan {month} in {name}", ", {month} of it in {name}") : Label("", "")
    guard let figure, figure.share != nil, expectedShare(figure) != nil else {
      return LeadSentence(
        text(
          Label(
            "Tot en met {day} registreerde de pijler {hours}\(month.dutch), bij {planned} geplande VTE.",
            "Up to {day} the pillar registered {hours}\(month.english), with {planned} planned FTE."), pieces),
        status: print.shortStatus(figure))
    }
    return LeadSentence(
      text(
        Label(
          "Tot en met {day} registreerde de pijler {hours}\(month.dutch): {share} van de {planned} geplande VTE, waar het schema "
            + "{expected} vraagt.",
          "Up to {day} the pillar registered {hours}\(month.english): {share} of the {planned} planned FTE, where the schedule asks "
            + "for {expected}."), pieces), status: print.shortStatus(figure))
  }

  private var reach: LeadSentence {
    let figure = own("reach")
    guard let figure, figure.share != nil else {
      return LeadSentence(
        text(
          Label(
            "Over het bereik van deze pijler zijn er geen gegevens.", "There are no data on the reach of this pillar.")),
        status: print.shortStatus(figure))
    }
    return LeadSentence(
      text(
        Label(
          "Bereikt met minstens {hours}: {reached} van de {scope}, waar er {needed} nodig zijn; dreigt te missen: "
            + "{miss}; nog niet gecontacteerd: {none}.",
          "Reached with at least {hours}: {reached} of {scope}, where {needed} are needed; at risk: {miss}; not "
            + "contacted yet: {none}."),
        [
          "scope": scopeRun(
            figure, Label("organisatie", "organisation"), Label("organisaties", "organisations")),
          "reached": .value(print.count(figure, .reached)),
          "hours": .value(Quoted(reachHours)), "needed": .value(print.count(figure, .needed)),
          "miss": countRun(
            own("reach-will-miss"), Label("organisatie", "organisation"), Label("organisaties", "organisations")),
          "none": .value(print.value(own("reach-uncontacted"))),
        ]), status: print.shortStatus(figure))
  }

  private var work: LeadSentence {
    let (classroom, goals, actions) = (own("classroom"), own("activity/goals"), own("activity/actions"))
    let first =
      classroom?.share != nil
      ? Label(
        "{classroom} van de begeleiding lag in klasvloercontext (doel {target}); ",
        "{classroom} of the guidance took place in classroom context (target {target}); ")
      : Label("Over de klasvloercontext zijn er geen gegevens; ", "There are no data on the classroom context; ")
    let second: Label
    switch (goals?.share != nil, actions?.share != nil) {
    case (true, true):
      second = Label(
        "er was activiteit voor {goals} doelen en {actions} acties van het plan.",
        "there was activity for {goals} goals and {actions} actions of the plan.")
    case (true, false):
      second = Label(
        "er was activiteit voor {goals} doelen van het plan.", "there was activity for {goals} goals of the plan.")
    case (false, _): second = Label("over doelen en acties evenmin.", "nor on goals and actions.")
    }
    return LeadSentence(
      text(
        Label(first.dutch + second.dutch, first.english + second.english),
        [
          "classroom": .value(print.value(classroom)),
          "target": .value(Quoted(percent(data.plan.norms.classroomTarget.value))),
          "goals": .value(partOfWhole(goals)), "actions": .value(partOfWhole(actions)),
        ]), status: print.shortStatus(classroom))
  }

  /// A share as counted: `2 van de 3`.
  private func partOfWhole(_ figure: Figure?) -> Quoted {
    guard let figure, let share = figure.share else { return Quoted(print.absent) }
    let (part, whole) = (print.number.integer(share.numerator), print.number.integer(share.denominator))
    return Quoted(
      say(Label("\(part) van de \(whole)", "\(part) of \(whole)")), reference: figure.id.text,
      exact: print.exact(figure))
  }

  // MARK: Key figures

  private var staffingOfPillar: KeyFigure {
    let figure = own("fte")
    var facts: [Definition] = []
    if let norm = print.norm(figure) {
      facts.append(Definition(say(Label("Doel", "Target")), RichText([.value(norm)]), mark: .target))
    }
    if let figure, let expected = expectedShare(figure), figure.share != nil {
      facts.append(
        Definition(
          capitalised(scheduleLabel), RichText([.value(Quoted(print.number.percent(expected)))]),
          mark: .pace))
    }
    if let figure, let forecast = figure.forecast {
      facts.append(
        Definition(
          say(Label("Verwacht op het einde", "Expected at the end")),
          RichText([.value(print.part(figure, "forecast", forecast))]), mark: .forecast))
    }
    let hasShare = figure?.share != nil
    return KeyFigure(
      title: say(Label("1. Gerealiseerde VTE", "1. Realised FTE")),
      value: hasShare ? print.value(figure) : print.value(own("hours")),
      caption: hasShare
        ? text(
          Label("{realised} van {planned} geplande VTE", "{realised} of {planned} planned FTE"),
          [
            "realised": .value(print.value(own("fte-realised"))), "planned": .value(print.value(own("fte-planned"))),
          ])
        : text(
          Label("geregistreerd, bij {planned} geplande VTE", "registered, with {planned} planned FTE"),
          ["planned": .value(print.value(own("fte-planned")))]), status: print.shortStatus(figure),
      bullet: bullet(figure, pace: figure.flatMap(expectedShare), forecast: figure?.forecast),
      axis: staffingAxis([figure]), facts: facts)
  }

  private var reachOfPillarCard: KeyFigure {
    let figure = own("reach")
    var facts: [Definition] = []
    if let norm = print.norm(figure) {
      facts.append(Definition(say(Label("Doel", "Target")), RichText([.value(norm)]), mark: .target))
    }
    if let figure, let forecast = figure.forecast {
      facts.append(
        Definition(
          say(Label("Bereikt of op schema", "Reached or on schedule")),
          RichText([.value(print.part(figure, "forecast", forecast))]), mark: .forecast))
    }
    if let integrated = own("reach-integrated") {
      facts.append(
        Definition(
          say(Label("Meso en micro samen", "Meso and micro together")), RichText([.value(print.value(integrated))])))
    }
    return KeyFigure(
      title: say(Label("2. Bereik", "2. Reach")), value: print.value(figure),
      caption: figure?.share == nil
        ? nil
        : text(
          Label("{reached} van {scope}", "{reached} of {scope}"),
          [
            "reached": .value(print.count(figure, .reached)),
            "scope": scopeRun(
              figure, Label("organisatie", "organisation"), Label("organisaties", "organisations")),
          ]),
      status: print.shortStatus(figure), bullet: bullet(figure, forecast: figure?.forecast), axis: .hundred,
      facts: facts)
  }

  private var classroomOfPillarCard: KeyFigure {
    let figure = own("classroom")
    var facts: [Definition] = []
    if let norm = print.norm(figure) {
      facts.append(Definition(say(Label("Doel", "Target")), RichText([.value(norm)]), mark: .target))
    }
    if data.isWithinYear, let month = data.ofPeriod("classroom/\(pillar.code)"), month.share != nil {
      facts.append(
        Definition(say(Label("In \(periodName)", "In \(periodName)")), RichText([.value(print.value(month))])))
    }
    if let unknown = own("classroom-unknown"), unknown.share != nil {
      facts.append(Definition(say(Label("Niet ingevuld", "Not filled in")), RichText([.value(print.value(unknown))])))
    }
    let hasRange = figure?.range.map { $0.lower != $0.upper } ?? false
    return KeyFigure(
      title: say(Label("3. Klasvloercontext", "3. Classroom context")), value: print.value(figure),
      caption: hasRange
        ? text(
          Label("tot {upper} als elk onbekend uur meetelt", "up to {upper} if every unknown hour counts"),
          ["upper": .value(print.part(figure, "upper", figure?.range?.upper))]) : nil,
      status: print.shortStatus(figure), bullet: bullet(figure), axis: .hundred, facts: facts)
  }
}
