import Documents
import GuidanceKit
import Indicators

/// What goes on with an organisation: theme, trajectories, communities, effect, agreements, and what comes next.
extension OrganisationReport {
  // MARK: Theme, trajectories, communities

  var programmeSection: Section? {
    let (running, meeting) = (current(trajectories), current(communities))
    guard !uptakes.isEmpty || !running.isEmpty || !meeting.isEmpty else { return nil }
    var blocks: [Block] = uptakes.map { .paragraph(sentence($0)) }
    if let timeline = phaseTimeline(running, meeting) { blocks.append(.illustration(timeline)) }
    if !running.isEmpty { blocks.append(.table(trajectoryTable(running, namesOrganisation: false))) }
    if !meeting.isEmpty { blocks.append(.table(communityTable(meeting, namesOrganisation: false))) }
    return Section(
      id: "werk",
      title: say(Label("Thema, trajecten en leergemeenschappen", "Theme, trajectories and learning communities")),
      blocks: blocks)
  }

  private func sentence(_ uptake: Uptake) -> RichText {
    guard let theme = uptake.theme else {
      guard let reason = uptake.declinedBecause else {
        return text(
          Label("Voor dit schooljaar is geen thema gekozen.", "No theme was chosen for this school year."))
      }
      return text(
        Label(
          "Voor dit schooljaar is geen thema gekozen. De reden: {reason}.",
          "No theme was chosen for this school year. The reason: {reason}."), ["reason": .text(typed(reason))])
    }
    let evaluated: Label =
      switch uptake.isEvaluated {
      case true?: Label("Het is geëvalueerd.", "It was evaluated.")
      case false?: Label("Het is nog niet geëvalueerd.", "It was not evaluated yet.")
      case nil: Label("Of het geëvalueerd is, is niet gezegd.", "Whether it was evaluated was not said.")
      }
    return text(
      Label(
        "Het thema met verhoogde frequentie is {theme}. \(evaluated.dutch)",
        "The theme with raised frequency is {theme}. \(evaluated.english)"), ["theme": .strong(typed(theme))])
  }

  // MARK: Effect

  /// The surveys of its own trajectories; those of an initiative are about more than one organisation.
  var effectSection: Section? {
    let codes = Set(trajectories.map(\.code))
    let surveys = data.report.input.records.surveys.filter { survey in
      guard case .trajectory(let code) = survey.subject else { return false }
      return codes.contains(code) && data.year.contains(survey.collectedOn) && survey.collectedOn <= data.day
    }.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
    guard !surveys.isEmpty else { return nil }
    let blocks = surveys.flatMap { survey -> [Block] in
      let start = "edbi/\(FigureID.part(survey.code))"
      let response = data.figures["\(start)/response"]
      let table = scoreTable(
        id: "effect-" + Self.anchor(survey.code),
        caption: Label(
          "Bevraging \(survey.code) over traject \(survey.subject.code)",
          "Survey \(survey.code) on trajectory \(survey.subject.code)"), start: start + "/", end: "")
      let words = text(
        Label(
          "Bevraging {code} van {day}: {people}, respons {response}.",
          "Survey {code} of {day}: {people}, response {response}."),
        [
          "code": .text(survey.code), "day": dateRun(survey.collectedOn),
          "people": countRun(
            data.figures["\(start)/respondents"], Label("deelnemer", "respondent"),
            Label("deelnemers", "respondents")),
          "response": .value(responseValue(response).quoted),
        ])
      guard let table else {
        return [
          .paragraph(words),
          .paragraph(
            text(
              Label(
                "Er zijn te weinig antwoorden om er iets over te zeggen.", "There are too few answers to say anything.")
            )),
        ]
      }
      return [.paragraph(words), .table(table)]
    }
    return Section(
      id: "effect", title: say(Label("Effect volgens de deelnemers", "Effect as respondents say")), blocks: blocks)
  }

  private static func anchor(_ code: String) -> String {
    String(folded(code).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }

  // MARK: Agreements

  private var actions: [(community: String, action: PLGAction)] {
    current(communities).flatMap { one in one.actions.map { (one.code, $0) } }
  }

  var agreementSection: Section? {
    let agreed = agreements(
      naming: [organisation.number.digits, organisation.name] + current(trajectories).map(\.code))
    var blocks: [Block] = []
    if !agreed.isEmpty { blocks.append(.table(agreementTable(agreed))) }
    if !actions.isEmpty {
      blocks.append(
        .table(
          Table(
            id: "acties-plg",
            caption: say(Label("Acties van de leergemeenschap", "Actions of the learning community")),
            columns: [
              Column("plg", say(Label("PLG", "PLC")), .code),
              Column(say(Label("actie", "action")), say(Label("Actie", "Action"))),
              Column(say(Label("zorgfase", "care_phase")), say(Label("Zorg\u{AD}continuüm", "Care continuum"))),
              Column(say(Label("gedaan_op", "done_on")), say(Label("Gedaan op", "Done on")), .date),
              Column(say(Label("stand", "state")), say(Label("Stand", "State"))),
            ],
            rows: actions.map { code, action in
              let isDone = action.doneOn.map { $0 <= data.day } ?? false
              return Row([
                .text(code), .text(typed(action.text)), .text(action.carePhase?.label[language] ?? ""),
                dateCell(isDone ? action.doneOn : nil),
                .status(
                  isDone
                    ? StatusMark(.met, say(Label("gedaan", "done")))
                    : StatusMark(.running, say(Label("open", "open")))),
              ])
            })))
    }
    guard !blocks.isEmpty else { return nil }
    return Section(
      id: "afspraken", title: say(Label("Wat is afgesproken, en wat is gedaan", "What was agreed, and what was done")),
      blocks: blocks)
  }

  // MARK: High needs

  /// Only for readers inside: whether the conditions for high needs are fulfilled.
  var needsSection: Section? {
    guard !data.request.audience.isOutside, let figure = own("needs") else { return nil }
    let plans = data.report.input.records.improvementPlans.filter {
      $0.organisation == organisation.number && $0.agreedOn <= data.day
    }
    var blocks: [Block] = [
      .paragraph(
        text(
          Label(
            "Deze organisatie heeft hoge noden. Van de voorwaarden (regisseur, verbeterplan, maandelijkse opvolging) is {share} "
              + "vervuld{missing}.",
            "This organisation has high needs. Of the conditions (fixed adviser, improvement plan, monthly monitoring) {share} is "
              + "fulfilled{missing}."),
          [
            "share": .value(print.value(figure)),
            "missing": .text(figure.evidence.note.map { "; \($0[language])" } ?? ""),
          ]))
    ]
    let rows = plans.flatMap { plan in
      plan.actions.map { action in
        Row([
          .text(plan.link.label[language]), .text(action.text), dateCell(action.dueOn), dateCell(plan.agreedOn),
        ])
      }
    }
    if !rows.isEmpty {
      blocks.append(
        .table(
          Table(
            id: "verbeterplan", caption: say(Label("Acties van het verbeterplan", "Actions of the improvement plan")),
            columns: [
              Column(say(Label("schakel", "link")), say(Label("Schakel", "Link"))),
              Column(say(Label("actie", "action")), say(Label("Actie", "Action"))),
              Column(say(Label("tegen", "due")), say(Label("Tegen", "Due")), .date),
              Column(say(Label("overeengekomen", "agreed_on")), say(Label("Overeengekomen op", "Agreed on")), .date),
            ], rows: rows)))
    }
    return Section(
      id: "hoge-noden", title: say(Label("Hoge noden (intern)", "High needs (internal)")), blocks: blocks)
  }

  // MARK: Next

  /// What is planned or must happen after the day, in order; at most twelve.
  var nextSection: Section? {
    var items: [(day: CalendarDate, words: String)] = []
    for one in current(communities) {
      for session in data.report.input.records.sessions
      where session.plg == one.code && session.date > data.day && session.isHeld != false {
        items.append((session.date, "\(one.code): \(words(session.moment))"))
      }
      if let harvest = one.harvest, harvest > data.day, !items.contains(where: { $0.day == harvest }) {
        items.append((harvest, "\(one.code): \(PLGMoment.Kind.harvest.label[language])"))
      }
    }
    for pair in pairs where pair.isOpen && !pair.isReached {
      let hours = print.number.hours(pair.minutesToGo)
      let pillar = name(of: pair.pillar)
      items.append(
        (
          pair.window.last,
          say(
            Label(
              "einde van het venster van \(pillar); nog \(hours) te gaan",
              "end of the window of \(pillar); \(hours) still to go"))
        ))
    }
    guard !items.isEmpty else { return nil }
    let sorted = items.sorted { ($0.day, $0.words) < ($1.day, $1.words) }.prefix(12)
    return Section(
      id: "volgende", title: say(Label("Wat volgt", "What comes next")),
      blocks: [
        .definitions(sorted.map { Definition(print.number.date($0.day), RichText($0.words)) })
      ])
  }
}
