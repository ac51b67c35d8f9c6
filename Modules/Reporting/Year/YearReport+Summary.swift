import Documents
import GuidanceKit
import Indicators

/// The first half page: one sentence for each part, the three indicators, and both services side by side.
extension YearReport {
  var summary: Section {
    var blocks: [Block] = []
    if !data.hasRegistrations { blocks.append(.note(emptyPeriod)) }
    blocks.append(.lead([workSentence, reachLead, impactSentence]))
    blocks.append(.keyFigures([staffingCard, reachCard, classroomCard]))
    if !isOutside {
      let points = attention
      if !points.isEmpty { blocks.append(.note(Note(.remark, title: say(Label("Let op.", "Note.")), points))) }
    }
    blocks.append(.table(servicesTable))
    return Section(id: "kort", title: say(Label("In het kort", "In short")), blocks: blocks)
  }

  // MARK: Sentences

  private var workSentence: LeadSentence {
    let figure = data.ofYear("fte/total")
    guard figure?.share != nil else { return staffingSentence }
    let goals = data.ofYear("activity/goals/total")
    let pieces: [String: RichText.Run] = [
      "when": .text(when), "share": .value(print.value(figure)),
      "realised": .value(print.value(data.ofYear("fte-realised/total"))),
      "planned": .value(print.value(data.ofYear("fte-planned/total"))),
      "active": .value(print.count(goals, .activeGoals)), "goals": .value(print.count(goals, .goals)),
    ]
    let start = Label(
      "{when} is {share} van de geplande begeleiding gerealiseerd, {realised} van {planned} voltijdse equivalenten (VTE)",
      "{when} {share} of the planned guidance was realised, {realised} of {planned} full-time equivalents (FTE)")
    let active = goals?.evidence.count(.activeGoals)?.value ?? .zero
    let end =
      goals?.share == nil
      ? Label(".", ".")
      : active == .zero
        ? Label(
          "; aan welke doelen van het plan gewerkt is, staat in geen enkele registratie.",
          "; on which goals of the plan work was done stands in no registration.")
        : Label(
          "; aan {active} van de {goals} doelen van het plan is gewerkt.",
          "; work was done on {active} of the {goals} goals of the plan.")
    return LeadSentence(
      text(Label(start.dutch + end.dutch, start.english + end.english), pieces), status: print.status(figure))
  }

  /// `In schooljaar 2025-2026`, or up to which day of it.
  private var when: String {
    data.day == data.year.last
      ? say(Label("In schooljaar \(data.year.iso)", "In school year \(data.year.iso)"))
      : say(
        Label(
          "In schooljaar \(data.year.iso) tot en met \(print.number.date(data.day))",
          "In school year \(data.year.iso), up to \(print.number.date(data.day)),"))
  }

  private var reachLead: LeadSentence {
    let uncontacted = data.ofYear("reach-uncontacted/total")
    guard let figure = data.ofYear("reach/total"), figure.share != nil, let missing = uncontacted?.numerator else {
      return reachSentence
    }
    let pieces: [String: RichText.Run] = [
      "all": .value(print.count(uncontacted, .inScope)), "missing": .value(print.value(uncontacted)),
      "reached": .value(print.count(figure, .reached)), "pairs": .value(print.count(figure, .inScope)),
      "needed": .value(print.count(figure, .needed)), "share": .value(print.value(figure)),
      "hours": .value(Quoted(reachHours)),
    ]
    let start: Label =
      switch missing {
      case 0:
        Label(
          "Alle {all} organisaties (scholen, centra en besturen) van het plan kregen begeleiding",
          "All {all} organisations (schools, centres and boards) of the plan received guidance")
      case 1:
        Label(
          "Van de {all} organisaties (scholen, centra en besturen) van het plan kreeg {missing} nog geen begeleiding",
          "Of the {all} organisations (schools, centres and boards) of the plan, {missing} received no guidance yet")
      default:
        Label(
          "Van de {all} organisaties (scholen, centra en besturen) van het plan kregen er {missing} nog geen begeleiding",
          "Of the {all} organisations (schools, centres and boards) of the plan, {missing} received no guidance yet")
      }
    let middle = Label(
      "; in {reached} van de {pairs} gevallen waarin een pijler een organisatie moet bereiken, is de norm van {hours} gehaald ({share})",
      "; in {reached} of the {pairs} cases in which a pillar must reach an organisation, the norm of {hours} was met ({share})"
    )
    let end: Label =
      switch figure.verdict {
      case .met: Label(", genoeg voor het doel van {needed}.", ", enough for the target of {needed}.")
      case .running(let day):
        Label(
          ", met {needed} als doel tegen \(NumberText(.dutch).date(day)).",
          ", with {needed} as the target by \(NumberText(.english).date(day)).")
      case .notMet, .noData, .noNorm, .notComputable, .noVerdict, .zone:
        Label(", minder dan de {needed} die nodig waren.", ", fewer than the {needed} that were needed.")
      }
    return LeadSentence(
      text(Label(start.dutch + middle.dutch + end.dutch, start.english + middle.english + end.english), pieces),
      status: print.status(figure))
  }

  private var impactSentence: LeadSentence {
    let figure = data.ofYear("classroom/total")
    guard let figure, let share = figure.share else { return classroomSentence }
    let (target, minimum) = (data.plan.norms.classroomTarget.value, data.plan.norms.classroomMinimum.value)
    let surveyed = coreScore
    let pieces: [String: RichText.Run] = [
      "share": .value(print.value(figure)), "target": .value(Quoted(percent(target))),
      "minimum": .value(Quoted(percent(minimum))), "score": .value(print.value(surveyed)),
      "n": sizeRun(surveyed, Label("deelnemer", "respondent"), Label("deelnemers", "respondents")),
    ]
    let start = Label(
      "{share} van de begeleidingsuren van de PBD lag op de klasvloer, ",
      "{share} of the guidance hours of the PBD took place in the classroom, ")
    let middle: Label =
      if share.reaches(percent: target) {
        Label("wat het eigen doel van {target} haalt", "which meets the own target of {target}")
      } else if share.reaches(percent: minimum) {
        Label(
          "meer dan de {minimum} die de overheid verwacht, minder dan het eigen doel van {target}",
          "more than the {minimum} that the government expects, less than the own target of {target}")
      } else {
        Label(
          "minder dan de {minimum} die de overheid verwacht en dan het eigen doel van {target}",
          "less than the {minimum} that the government expects and than the own target of {target}")
      }
    let end: Label =
      if let surveyed, !surveyed.suppressed, surveyed.share != nil {
        Label(
          "; op de kernvragen na begeleiding was {score} van de antwoorden (helemaal) eens ({n}).",
          "; on the core questions after guidance {score} of the answers (strongly) agreed ({n}).")
      } else {
        Label(
          "; wat begeleiden er zelf over zeggen, is nog niet te tonen.",
          "; what those guided say themselves cannot be shown yet.")
      }
    return LeadSentence(
      text(
        Label(start.dutch + middle.dutch + end.dutch, start.english + middle.english + end.english), pieces),
      status: print.status(figure))
  }

  /// The score on the core items of the year: of the short form, else of the long one.
  private var coreScore: Figure? {
    SurveyKind.allCases.lazy.compactMap {
      data.ofYear("edbi-\($0.code == SurveyKind.short.code ? "short" : "long")/total/block-\(EDBIBlock.core.code)")
    }.first
  }

  // MARK: Both services

  private var servicesTable: Table {
    let services = data.plan.services.map(\.service)
    let codes = services.map(\.code)
    let (fte, hours, share) = (Label("VTE", "FTE"), Label("uren", "hours"), Label("aandeel", "share"))
    func row(_ name: Label, _ unit: Label, _ start: String) -> Row {
      Row(
        [.text(say(name)), .text(say(unit))] + (codes + ["total"]).map { print.cell(data.ofYear("\(start)/\($0)")) })
    }
    func classroom() -> Row {
      let cells = codes.map { code in
        // The whole of this indicator is that of the PBD; the POC stands apart.
        print.cell(data.ofYear("classroom/\(code == Service.pbd.code ? "total" : code)"))
      }
      return Row([.text(say(Label("Klasvloercontext", "Classroom context"))), .text(say(share))] + cells + [.empty])
    }
    var rows = [row(Label("Geplande VTE", "Planned FTE"), fte, "fte-planned")]
    if hasShares {
      rows += [
        row(Label("Gerealiseerde VTE", "Realised FTE"), fte, "fte-realised"),
        row(Label("Gerealiseerd, aandeel", "Realised, share"), share, "fte"),
      ]
    }
    rows += [
      row(Label("Geregistreerde uren", "Hours registered"), hours, "hours"),
      row(Label("Bereik, aandeel van de gevallen", "Reach, share of the cases"), share, "reach"), classroom(),
    ]
    return Table(
      id: "pbd-en-poc", caption: say(Label("PBD en POC naast elkaar", "PBD and POC side by side")),
      columns: [
        Column(say(Label("wat", "what")), say(Label("Wat", "What"))),
        Column(say(Label("eenheid", "unit")), "", use: .files),
      ]
        + services.map { Column($0.code.lowercased(), $0.code, .decimal(places: 3), longTitle: say($0.label)) }
        + [Column(say(Label("samen", "together")), say(Label("Alles samen", "All together")), .decimal(places: 3))],
      rows: rows,
      notes: [
        text(
          Label(
            "\"Alles samen\" telt ook kwaliteitszorg en projecten. Een geval is een organisatie die een pijler moet bereiken. "
              + "De klasvloercontext geldt voor de PBD; de POC staat ernaast en telt daar niet in mee.",
            "\"All together\" includes quality care and projects. A case is an organisation that a pillar must reach. Classroom "
              + "context holds for the PBD; the POC stands beside it and does not count in it."))
      ])
  }
}
