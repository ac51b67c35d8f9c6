import Documents
import GuidanceKit
import Indicators

/// The first half page of the report of one adviser.
extension AdviserReport {
  var summary: Section {
    var blocks: [Block] = [
      .lead([hoursSentence, classroomSentenceOfAdviser, lastSentence]),
      .keyFigures([hoursCard, classroomCardOfAdviser]),
    ]
    if (own("hours")?.value ?? .zero) == .zero {
      blocks.insert(
        .note(
          Note(
            .caution, title: say(Label("Geen registraties.", "No registrations.")),
            text(
              Label(
                "Voor {year} is van deze begeleider niets geregistreerd of ingevoerd.",
                "Nothing of this adviser was registered or imported for {year}."),
              ["year": .text(print.number.schoolYear(data.year))]))), at: 0)
    }
    return Section(id: "kort", title: say(Label("In het kort", "In short")), blocks: blocks)
  }

  private var hoursSentence: LeadSentence {
    let figure = own("fte")
    let pieces: [String: RichText.Run] = [
      "day": dateRun(data.day), "hours": .value(print.value(own("hours"))),
      "count": sizeRun(own("hours"), Label("registratie", "registration"), Label("registraties", "registrations")),
      "planned": .value(print.value(own("hours-planned"))), "fte": .value(print.value(own("fte-planned"))),
      "share": .value(print.value(figure)),
    ]
    guard let figure, let share = figure.share else {
      if case .notComputable(let reason)? = figure?.verdict, own("hours") != nil {
        return LeadSentence(
          text(
            Label(
              "Tot en met {day} zijn {hours} geregistreerd, in {count}, bij {fte} geplande VTE; een percentage is er niet, want {reason}.",
              "Up to {day} {hours} were registered, in {count}, with {fte} planned FTE; there is no percentage, for {reason}."
            ),
            pieces.merging(["reason": .text(reason[language])]) { first, _ in first }),
          status: print.shortStatus(figure))
      }
      return LeadSentence(
        text(
          Label(
            "Er is in dit schooljaar geen opdracht en geen registratie bekend.",
            "No assignment and no registration is known in this school year.")), status: print.shortStatus(figure))
    }
    let start = Label(
      "Tot en met {day} zijn {hours} geregistreerd, in {count}: {share} van de {planned} die {fte} VTE in een heel schooljaar vragen; ",
      "Up to {day} {hours} were registered, in {count}: {share} of the {planned} that {fte} FTE ask in a whole school year; "
    )
    guard let expected = expectedShare(figure) else {
      return LeadSentence(
        text(
          Label(start.dutch + "het schooljaar begint pas.", start.english + "the school year has just begun."), pieces),
        status: StatusMark(.running, say(Label("loopt", "running"))))
    }
    let difference = shown(share).subtracting(shown(expected)) ?? .zero
    let end: Label
    let status: StatusMark
    let slack = Rational(1, 100) ?? .zero
    if difference >= slack {
      end = Label(
        "op dit punt hoort dat {expected} te zijn: {gap} voor op het schema.",
        "at this point it should be {expected}: {gap} ahead of schedule.")
      status = StatusMark(.met, say(Label("voor op schema", "ahead of schedule")))
    } else if difference.negated ?? .zero >= slack {
      end = Label(
        "op dit punt hoort dat {expected} te zijn: {gap} achter op het schema.",
        "at this point it should be {expected}: {gap} behind schedule.")
      status = StatusMark(.running, say(Label("achter op schema", "behind schedule")))
    } else {
      end = Label(
        "dat ligt op schema, want op dit punt hoort het {expected} te zijn.",
        "that is on schedule, for at this point it should be {expected}.")
      status = StatusMark(.met, say(Label("op schema", "on schedule")))
    }
    let more: [String: RichText.Run] = [
      "expected": .value(Quoted(print.number.percent(expected))), "gap": .value(Quoted(points(difference))),
    ]
    return LeadSentence(
      text(
        Label(start.dutch + end.dutch, start.english + end.english), pieces.merging(more) { first, _ in first }),
      status: status)
  }

  private var classroomSentenceOfAdviser: LeadSentence {
    let figure = own("classroom")
    guard let figure, figure.share != nil else {
      return LeadSentence(
        text(
          Label(
            "Over de klasvloercontext van deze begeleider zijn er geen gegevens.",
            "There are no data on the classroom context of this adviser.")),
        status: StatusMark(.empty, print.absent))
    }
    let unknown = figure.evidence.count(.unknownMinutes)?.value ?? .zero
    var pieces: [String: RichText.Run] = [
      "share": .value(print.value(figure)), "target": .value(Quoted(percent(data.plan.norms.classroomTarget.value))),
      "upper": .value(print.part(figure, "upper", figure.range?.upper)),
      "unknown": .value(print.count(figure, .unknownMinutes)),
    ]
    var words = Label(
      "{share} van de begeleidingsuren lag in klasvloercontext; het plan wil samen {target} halen",
      "{share} of the guidance hours took place in classroom context; the plan aims at {target} together")
    if unknown > .zero {
      words = Label(
        words.dutch + ". Van {unknown} is het niet ingevuld: telt dat mee, dan wordt het {upper}",
        words.english + ". For {unknown} it was not filled in: if that counts, it becomes {upper}")
    }
    if data.isWithinYear, let month = ofPeriod("classroom"), month.share != nil {
      pieces["month"] = .value(print.value(month))
      pieces["name"] = .text(periodName)
      words = Label(words.dutch + ". In {name} was het {month}", words.english + ". In {name} it was {month}")
    }
    return LeadSentence(
      text(Label(words.dutch + ".", words.english + "."), pieces),
      status: StatusMark(.outside, say(Label("geen norm per persoon", "no norm per person"))))
  }

  private var lastSentence: LeadSentence {
    let visits = own("visits")
    let silence = own("silence")
    var pieces: [String: RichText.Run] = [
      "organisations": countRun(
        visits, Label("organisatie", "organisation"), Label("organisaties", "organisations")),
      "weeks": countRun(silence, Label("schoolweek", "school week"), Label("schoolweken", "school weeks")),
    ]
    guard let last = data.report.input.lastRegistrationDays[adviser.code] else {
      return LeadSentence(
        text(
          Label("Er is nog nooit iets geregistreerd.", "Nothing was ever registered.")),
        status: StatusMark(.empty, print.absent))
    }
    pieces["last"] = dateRun(last)
    let start =
      visits == nil
      ? Label(
        "De laatste registratie is van {last}", "The last registration is of {last}")
      : Label(
        "Er werden {organisations} begeleid; de laatste registratie is van {last}",
        "{organisations} were guided; the last registration is of {last}")
    guard let silence else {
      return LeadSentence(
        text(
          Label(
            start.dutch + "; de begeleider is niet meer in dienst.",
            start.english + "; the adviser is no longer in service."),
          pieces), status: StatusMark(.outside, say(Label("niet in dienst", "not in service"))))
    }
    let isSilent = (silence.value ?? .zero) > .zero
    return LeadSentence(
      text(
        isSilent
          ? Label(
            start.dutch + ", sindsdien gingen {weeks} voorbij zonder registratie.",
            start.english + ", since then {weeks} went by without a registration.")
          : Label(
            start.dutch + ", er is dus geen schoolweek zonder registratie voorbijgegaan.",
            start.english + ", so no school week went by without a registration."), pieces),
      status: isSilent
        ? StatusMark(.unknown, say(Label("stil", "silent"))) : StatusMark(.met, say(Label("bij", "up to date"))))
  }

  // MARK: Key figures

  private var hoursCard: KeyFigure {
    let figure = own("fte")
    var facts: [Definition] = []
    if let figure, let expected = expectedShare(figure) {
      facts.append(
        Definition(
          capitalised(scheduleLabel), RichText([.value(Quoted(print.number.percent(expected)))]),
          mark: figure.share == nil ? nil : .pace))
    }
    if let figure, let forecast = figure.forecast {
      facts.append(
        Definition(
          say(Label("Verwacht op het einde", "Expected at the end")),
          RichText([.value(print.part(figure, "forecast", forecast))]), mark: .forecast))
    }
    if own("hours-planned") != nil {
      facts.append(
        Definition(
          say(Label("Gepland voor het schooljaar", "Planned for the school year")),
          RichText([.value(print.value(own("hours-planned")))])))
    }
    if data.isWithinYear, let month = ofPeriod("hours") {
      facts.append(
        Definition(say(Label("In \(periodName)", "In \(periodName)")), RichText([.value(print.value(month))])))
    }
    return KeyFigure(
      title: say(Label("Geregistreerde uren", "Registered hours")), value: print.value(own("hours")),
      caption: text(
        Label("{share} van wat gepland is", "{share} of what was planned"), ["share": .value(print.value(figure))]),
      bullet: bullet(figure, pace: figure.flatMap(expectedShare), forecast: figure?.forecast),
      axis: staffingAxis([figure]), facts: facts)
  }

  private var classroomCardOfAdviser: KeyFigure {
    let figure = own("classroom")
    var facts = [
      Definition(
        say(Label("Doel van het plan", "Target of the plan")),
        RichText([.value(Quoted(percent(data.plan.norms.classroomTarget.value)))]))
    ]
    if let total = data.ofYear("classroom/total"), total.share != nil {
      facts.append(
        Definition(
          say(Label("Alle begeleiding samen", "All guidance together")), RichText([.value(print.value(total))])))
    }
    return KeyFigure(
      title: say(Label("Klasvloercontext", "Classroom context")), value: print.value(figure),
      caption: figure?.range.flatMap { range in
        range.lower == range.upper
          ? nil
          : text(
            Label("tot {upper} als elk onbekend uur meetelt", "up to {upper} if every unknown hour counts"),
            ["upper": .value(print.part(figure, "upper", range.upper))])
      }, bullet: bullet(figure), axis: .hundred, facts: facts)
  }

  private func ofPeriod(_ indicator: String) -> Figure? {
    data.ofPeriod("\(indicator)/adviser/\(FigureID.part(adviser.code))")
  }
}
