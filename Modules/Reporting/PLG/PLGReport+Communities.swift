import Documents
import GuidanceKit
import Indicators
import Register

/// The learning communities: a row each, their phases and actions together, and the history of each.
extension PLGReport {
  var communitySection: Section? {
    guard !communities.isEmpty else { return nil }
    var blocks: [Block] = [
      .illustration(communityTimeline), .table(communityTable),
      .table(phaseTable("plg", Label("PLG's", "Communities"))),
    ]
    if let care = careTable { blocks.append(.table(care)) }
    return Section(
      id: "plg", title: say(Label("Leergemeenschappen", "Learning communities")), blocks: blocks)
  }

  private var communityTable: Table {
    Table(
      id: "plg", caption: say(Label("Elke leergemeenschap", "Each learning community")),
      columns: [
        Column("plg_organisatie", say(Label("PLG", "Community")), use: .pages),
        Column("plg", "", .code, use: .files),
        Column(say(Label("organisatie", "organisation")), "", use: .files),
        Column(say(Label("thema", "theme")), say(Label("Thema", "Theme"))),
        Column(say(Label("fase", "phase")), say(Label("Fase", "Phase"))),
        Column(say(Label("sessies", "sessions")), say(Label("Sessies", "Sessions")), use: .pages),
        Column(say(Label("gehouden", "held")), say(Label("Gehouden", "Held")), .integer, use: .files),
        Column(say(Label("gepland", "planned")), say(Label("Van de", "Of")), .integer, use: .files),
        Column(say(Label("verwacht", "due")), say(Label("Nu verwacht", "Due by now")), .integer, use: .files),
        Column(say(Label("schema", "schedule")), say(Label("Schema", "Schedule"))),
        Column(
          say(Label("aanwezigheid", "attendance")), say(Label("Aanwe\u{AD}zigheid", "Atten\u{AD}dance")),
          .percent(places: 1)),
        Column(say(Label("leden", "members")), say(Label("Leden", "Members")), .integer, use: .files),
        Column(say(Label("grootte", "size")), say(Label("Grootte", "Size"))),
        Column(
          say(Label("langste_pauze", "longest_gap")), say(Label("Langste pauze (weken)", "Longest gap (weeks)")),
          .integer),
        Column(
          say(Label("in_fase", "in_phase")), say(Label("In hun fase", "In their phase")), .percent(places: 1),
          use: .files),
      ],
      rows: communities.map { one in
        let community = one.community
        let (sessions, schedule, size) = (
          figure(community, "sessions"), figure(community, "schedule"), figure(community, "size")
        )
        return Row([
          .text("\(community.code), \(organisationName(community.organisation))"), .text(community.code),
          .text(organisationName(community.organisation)),
          .text(freeTextOrNote(community.theme)),
          Cell(phaseName(one.phase), .text(phaseName(one.phase)), reference: figure(community, "phase")?.id.text),
          Cell(sessionsHeld(sessions).text, .empty, reference: sessions?.id.text), print.cell(sessions, count: .done),
          print.cell(sessions, count: .inScope), print.cell(schedule, count: .due),
          .status(scheduleStatus(schedule)), print.cell(figure(community, "attendance")), print.cell(size),
          .status(sizeStatus(size)), print.cell(figure(community, "gap")), print.cell(figure(community, "in-phase")),
        ])
      },
      notes: [
        text(
          Label(
            "Een PLG telt {least} tot {most} leden naast haar begeleiders, en houdt na de intake {sessions} sessies binnen "
              + "{months} maanden. De langste pauze is in schoolweken en loopt door zolang er sessies volgen.",
            "A community has {least} to {most} members beside its guides, and holds {sessions} sessions within {months} months "
              + "of the intake. The longest gap is in school weeks and runs on while sessions are to follow."),
          [
            "least": norm(data.plan.norms.plgSize.value.least), "most": norm(data.plan.norms.plgSize.value.most),
            "sessions": norm(data.plan.norms.plgSessions.value), "months": norm(data.plan.norms.plgMonths.value),
          ])
      ])
  }

  private func norm(_ value: Int) -> RichText.Run { .value(Quoted(print.number.integer(value))) }

  private func sizeStatus(_ figure: Figure?) -> StatusMark {
    guard let figure, let size = figure.numerator else { return print.shortStatus(figure) }
    let members = count(size, Label("lid", "member"), Label("leden", "members"))
    guard figure.verdict == .notMet else { return StatusMark(.met, members) }
    return figure.norm?.comparison == .atMost
      ? StatusMark(.notMet, say(Label("\(members), te groot", "\(members), too large")))
      : StatusMark(.notMet, say(Label("\(members), te klein", "\(members), too small")))
  }

  /// How many are in each phase.
  func phaseTable(_ indicator: String, _ what: Label) -> Table {
    Table(
      id: "\(indicator)-fasen",
      caption: say(Label("\(what.dutch) per fase op de dag", "\(what.english) by phase on the day")),
      columns: [
        Column(say(Label("fase", "phase")), say(Label("Fase", "Phase"))),
        Column(say(Label("aantal", "count")), say(what), .integer),
      ],
      rows: ImplementationPhase.allCases.map { phase in
        Row([.text(phase.label[language]), print.cell(data.ofYear("\(indicator)/total/phase/\(phase.code)"))])
      })
  }

  private var careTable: Table? {
    let phases = CareContinuumPhase.allCases.filter { data.ofYear("plg/total/care/\($0.code)") != nil }
    guard !phases.isEmpty else { return nil }
    func row(_ name: String, _ figure: (CareContinuumPhase) -> Figure?) -> Row {
      Row(
        [.text(name)]
          + phases.flatMap { [print.cell(figure($0)), print.cell(figure($0), count: .done)] })
    }
    return Table(
      id: "plg-zorg",
      caption: say(Label("Acties per fase van het zorgcontinuüm", "Actions by phase of the care continuum")),
      columns: [Column("plg", say(Label("PLG", "Community")), .code)]
        + phases.flatMap { phase in
          [
            Column(phase.code, capitalised(phase.label[language]), .integer),
            Column(
              "\(phase.code)_\(say(Label("klaar", "done")))", say(Label("waarvan klaar", "of which done")), .integer),
          ]
        },
      rows: communities.filter { !$0.community.actions.isEmpty }.map { one in
        row(one.community.code) { figure(one.community, "care/\($0.code)") }
      }, totals: [row(say(Label("Samen", "Together"))) { data.ofYear("plg/total/care/\($0.code)") }],
      notes: [
        text(
          Label(
            "Acties waarvan de fase niet gezegd is, staan hier niet bij.",
            "Actions of which the phase is not said are not among these."))
      ])
  }

  // MARK: History

  var historySection: Section? {
    guard !communities.isEmpty else { return nil }
    return Section(
      id: "geschiedenis", title: say(Label("Het verhaal van elke PLG", "The story of each community")),
      blocks: [.paragraph(foldedWords)]
        + communities.map { one in
          .details(title: "\(one.community.code): \(organisationName(one.community.organisation))", history(one))
        })
  }

  private var foldedWords: RichText {
    text(
      Label(
        "Per PLG: haar fasen, doelen, momenten en acties. In gewone tekst blijft dat weg.",
        "Per community: its phases, goals, moments and actions. Plain text leaves that out."))
  }

  private func history(_ one: CommunityProgress) -> [Block] {
    let community = one.community
    var facts = [Definition(say(Label("Thema", "Theme")), RichText(freeTextOrNote(community.theme)))]
    if let group = community.schoolGroup {
      facts.append(Definition(say(Label("Scholengemeenschap", "School group")), RichText(group)))
    }
    let phases = community.phases.entries.filter { $0.from <= data.day }.map {
      "\(phaseName($0)) \(say(Label("vanaf", "from"))) \(print.number.date($0.from))"
    }
    if !phases.isEmpty {
      facts.append(Definition(say(Label("Fasen", "Phases")), RichText(phases.joined(separator: "; "))))
    }
    for (part, name) in [
      ("phase", Label("Opmerking bij de fasen", "Note on the phases")), ("gap", Label("Tussentijden", "Gaps")),
    ] {
      if let note = figure(community, part)?.evidence.note {
        facts.append(Definition(say(name), RichText(capitalised(note[language]))))
      }
    }
    for term in PLGGoalTerm.allCases {
      let goals = community.goals.filter { $0.term == term }.map { freeTextOrNote($0.text) }
      if !goals.isEmpty {
        facts.append(
          Definition(
            say(Label("Doelen, \(term.label.dutch)", "Goals, \(term.label.english)")),
            RichText(goals.joined(separator: "; "))))
      }
    }
    if !community.sources.isEmpty {
      facts.append(
        Definition(
          say(Label("Bronnen", "Sources")), RichText(community.sources.map(freeTextOrNote).joined(separator: "; "))))
    }
    if let sustaining = community.hasSustainingPlan {
      facts.append(
        Definition(
          say(Label("Duurzaam plan", "Sustaining plan")),
          RichText(say(sustaining ? Label("ja", "yes") : Label("nee", "no")))))
    }
    let blocks: [Block] = [.definitions(facts), .table(momentTable(community))]
    return community.actions.isEmpty ? blocks : blocks + [.table(actionTable(community))]
  }

  private func momentTable(_ community: PLG) -> Table {
    let moments = data.report.input.records.sessions.filter { $0.plg == community.code }.sorted { $0.date < $1.date }
    // What members wrote down for themselves stays inside the service.
    let showsWords = !data.request.audience.isOutside
    return Table(
      id: "plg-momenten-\(anchor(community))",
      caption: say(Label("Momenten van \(community.code)", "Moments of \(community.code)")),
      columns: [
        Column("moment", say(Label("Moment", "Moment"))),
        Column(say(Label("datum", "date")), say(Label("Datum", "Date")), .date),
        Column(say(Label("stand", "state")), say(Label("Stand", "State"))),
      ]
        + (showsWords
          ? [
            Column(say(Label("aanwezig", "present")), say(Label("Aanwezig", "Present")), .integer),
            Column(say(Label("reflectie", "reflection")), say(Label("Reflectie", "Reflection"))),
            Column(say(Label("acties", "actions")), say(Label("Afgesproken", "Agreed"))),
          ] : []),
      rows: moments.map { moment in
        let number = moment.moment.number > 0 ? " \(moment.moment.number)" : ""
        return Row(
          [
            .text(capitalised(moment.moment.kind.label[language]) + number), dateCell(moment.date),
            .status(state(moment)),
          ]
            + (showsWords
              ? [
                moment.date > data.day
                  ? .empty : moment.present.map { .integer($0, print.number.integer($0)) } ?? .empty
              ] + [moment.reflection, moment.actions].map { .text($0.map(freeTextOrNote) ?? "") } : []))
      })
  }

  private func state(_ moment: PLGSession) -> StatusMark {
    if moment.date > data.day {
      return moment.isHeld == false
        ? StatusMark(.notMet, say(Label("gaat niet door", "cancelled")))
        : StatusMark(.empty, say(Label("gepland", "planned")))
    }
    return switch moment.isHeld {
    case true?: StatusMark(.met, say(Label("gehouden", "held")))
    case false?: StatusMark(.notMet, say(Label("niet gehouden", "not held")))
    case nil: StatusMark(.unknown, say(Label("niet gezegd", "not said")))
    }
  }

  private func actionTable(_ community: PLG) -> Table {
    Table(
      id: "plg-acties-\(anchor(community))",
      caption: say(Label("Acties van \(community.code)", "Actions of \(community.code)")),
      columns: [
        Column(say(Label("actie", "action")), say(Label("Actie", "Action"))),
        Column(say(Label("zorgfase", "care_phase")), say(Label("Fase van zorg", "Phase of care"))),
        Column(say(Label("klaar_op", "done_on")), say(Label("Klaar op", "Done on")), .date),
      ],
      rows: community.actions.map { action in
        Row([
          .text(freeTextOrNote(action.text)), .text(action.carePhase?.label[language] ?? ""),
          dateCell(action.doneOn.flatMap { $0 <= data.day ? $0 : nil }),
        ])
      })
  }

  /// The place of a community in the list, for anchors: codes may hold any sign.
  private func anchor(_ community: PLG) -> String {
    "\((communities.firstIndex { $0.community.code == community.code } ?? 0) + 1)"
  }
}
