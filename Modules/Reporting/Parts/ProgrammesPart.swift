import Documents
import GuidanceKit
import Indicators

/// Trajectories and learning communities as one school or one team sees them.
extension Report {
  /// A name of a figure from a code.
  func programme(_ indicator: String, _ code: String, _ last: String...) -> Figure? {
    data.ofYear(([indicator, FigureID.part(code)] + last).joined(separator: "/"))
  }

  /// The trajectories of the school year among some.
  func current(_ trajectories: [Trajectory]) -> [Trajectory] {
    trajectories.filter { programme("traject", $0.code, "contacts") != nil }
      .sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
  }

  /// The communities of the school year among some.
  func current(_ communities: [PLG]) -> [PLG] {
    communities.filter { programme("plg", $0.code, "sessions") != nil }
      .sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
  }

  /// The first moment of a community after the day that was not cancelled.
  func nextMoment(of community: PLG) -> PLGSession? {
    data.report.input.records.sessions.filter {
      $0.plg == community.code && $0.date > data.day && $0.isHeld != false
    }.min { ($0.date, $0.moment.number) < ($1.date, $1.moment.number) }
  }

  /// What a moment is: `sessie 3`.
  func words(_ moment: PLGMoment) -> String {
    moment.number == 0 || moment.kind == .harvest
      ? moment.kind.label[language] : "\(moment.kind.label[language]) \(moment.number)"
  }

  // MARK: Tables

  func trajectoryTable(_ trajectories: [Trajectory], namesOrganisation: Bool) -> Table {
    Table(
      id: "trajecten", caption: say(Label("Trajecten van dit schooljaar", "Trajectories of this school year")),
      columns: [
        Column(say(Label("traject", "trajectory")), say(Label("Traject", "Trajectory")), .code),
        namesOrganisation
          ? Column(say(Label("organisatie", "organisation")), say(Label("Organisatie", "Organisation")))
          : Column(say(Label("pijler", "pillar")), say(Label("Pijler", "Pillar"))),
        Column(say(Label("thema", "theme")), say(Label("Thema", "Theme"))),
        Column(say(Label("fase", "phase")), say(Label("Fase", "Phase"))),
        Column(
          say(Label("dagen_begeleid", "days_guided")), say(Label("Dagen begeleid", "Days guided")), .integer),
        Column(
          say(Label("langste_pauze_schoolweken", "longest_gap_school_weeks")),
          say(Label("Langste pauze, school\u{AD}weken", "Longest gap, school weeks")), .integer),
        Column(say(Label("norm", "norm")), say(Label("Norm", "Norm")), .integer, use: .files),
        Column(say(Label("ritme", "rhythm")), say(Label("Ritme", "Rhythm"))),
        Column(say(Label("mechanismen", "mechanisms")), say(Label("Mechanis\u{AD}men", "Mechanisms")), .integer),
        Column(say(Label("ontwerp", "design")), say(Label("Even\u{AD}wichtig ontwerp", "Balanced design"))),
      ],
      rows: trajectories.map { one in
        let gap = programme("traject", one.code, "gap")
        let mechanisms = programme("traject", one.code, "mechanisms")
        return Row([
          .text(one.code),
          .text(namesOrganisation ? organisationName(one.organisation) : name(of: one.destination)),
          typedCell(one.theme), phaseCell(programme("traject", one.code, "phase"), one.phases),
          print.cell(programme("traject", one.code, "contacts")), print.cell(gap), print.normCell(gap),
          .status(print.shortStatus(gap)), print.cell(mechanisms), .status(print.shortStatus(mechanisms)),
        ])
      },
      notes: [
        text(
          Label(
            "Een lang traject volgt het ritme dat de school koos; een pauze van meer dan anderhalf keer dat interval is te lang. "
              + "Een ontwerp is evenwichtig met minstens één EEF-mechanisme uit elk van de groepen A tot D.",
            "A long trajectory follows the rhythm that the school chose; a gap of more than one and a half times that interval "
              + "is too long. A design is balanced with at least one EEF mechanism of each of the groups A to D."))
      ])
  }

  func communityTable(_ communities: [PLG], namesOrganisation: Bool) -> Table {
    var columns = [Column("plg", say(Label("PLG", "PLC")), .code)]
    if namesOrganisation {
      columns.append(Column(say(Label("organisatie", "organisation")), say(Label("Organisatie", "Organisation"))))
    }
    columns += [
      Column(say(Label("thema", "theme")), say(Label("Thema", "Theme"))),
      Column(say(Label("fase", "phase")), say(Label("Fase", "Phase"))),
      Column(say(Label("sessies", "sessions")), say(Label("Sessies", "Sessions")), .integer),
      Column(say(Label("voorzien", "intended")), say(Label("Voorzien", "Intended")), .integer),
      Column(say(Label("op_schema", "on_schedule")), say(Label("Op schema", "On schedule"))),
      Column(say(Label("leden", "members")), say(Label("Leden", "Members")), .integer),
      Column(
        say(Label("aanwezigheid", "attendance")), say(Label("Aanwezig\u{AD}heid", "Attendance")), .percent(places: 1)),
      Column(say(Label("volgende", "next")), say(Label("Volgende moment", "Next moment")), .date),
    ]
    return Table(
      id: "plgs",
      caption: say(
        Label(
          "Professionele leergemeenschappen van dit schooljaar", "Professional learning communities of this school year"
        )),
      columns: columns,
      rows: communities.map { one in
        let sessions = programme("plg", one.code, "sessions")
        let schedule = programme("plg", one.code, "schedule")
        let next = nextMoment(of: one)
        return Row(
          [.text(one.code)] + (namesOrganisation ? [.text(organisationName(one.organisation))] : []) + [
            typedCell(one.theme), phaseCell(programme("plg", one.code, "phase"), one.phases),
            print.cell(sessions, count: .done), print.cell(sessions, count: .inScope),
            .status(scheduleMark(schedule)), print.cell(programme("plg", one.code, "size")),
            print.cell(programme("plg", one.code, "attendance")), dateCell(next?.date),
          ])
      })
  }

  private func scheduleMark(_ figure: Figure?) -> StatusMark {
    switch figure?.verdict {
    case .met: StatusMark(.met, say(Label("op schema", "on schedule")))
    case .notMet: StatusMark(.notMet, say(Label("achter op schema", "behind schedule")))
    default: StatusMark(.unknown, say(Label("niet te zeggen", "cannot be said")))
    }
  }

  private func phaseCell(_ figure: Figure?, _ history: PhaseHistory) -> Cell {
    guard let entry = history.entry(on: data.day) else {
      return Cell(say(Label("nog niet begonnen", "not begun yet")), .empty)
    }
    let cycle = entry.cycle == 1 ? "" : say(Label(", ronde \(entry.cycle)", ", cycle \(entry.cycle)"))
    let text = entry.phase.label[language] + cycle
    return Cell(text, .text(text), reference: figure?.id.text)
  }

  // MARK: Timeline

  /// The phases of trajectories and communities over the school year; `nil` when none has a phase.
  func phaseTimeline(_ trajectories: [Trajectory], _ communities: [PLG]) -> Illustration? {
    let sessions = Dictionary(grouping: data.report.input.records.sessions, by: \.plg)
    let rows =
      trajectories.compactMap { one in
        timelineRow(
          one.code + (one.theme.map { ", " + typed($0) } ?? ""), one.phases, until: one.validity.through, [],
          programme("traject", one.code, "phase"))
      }
      + communities.compactMap { one in
        timelineRow(
          "\(one.code), \(typed(one.theme))", one.phases, until: nil, sessions[one.code] ?? [],
          programme("plg", one.code, "phase"))
      }
    guard !rows.isEmpty else { return nil }
    let months = data.year.months.enumerated().filter { $0.offset % 2 == 0 }.map { $0.element }
    return Illustration(
      id: "figuur-fasen", caption: say(Label("Fasen over het schooljaar", "Phases over the school year")),
      equivalent: rows.map { "\($0.label): \($0.state.text)." }.joined(separator: " "),
      chart: .timeline(
        TimelineChart(
          rows: rows, phaseNames: ImplementationPhase.allCases.map { $0.label[language] },
          axis: Axis(
            from: Fraction(data.year.first.dayNumber), to: Fraction(data.year.last.dayNumber),
            ticks: months.map { Axis.Tick(Fraction($0.first.dayNumber), String($0.name[language].prefix(3))) }),
          now: LineChart.Guide(
            .pace, Fraction(data.day.dayNumber), text: print.number.date(data.day),
            name: say(Label("geteld tot en met", "counted up to"))),
          eventNames: [
            .held: say(Label("gehouden", "held")), .planned: say(Label("gepland", "planned")),
            .missed: say(Label("niet gehouden of niet ingevuld", "not held or not filled in")),
          ])))
  }

  private func timelineRow(
    _ label: String, _ history: PhaseHistory, until: CalendarDate?, _ sessions: [PLGSession], _ figure: Figure?
  ) -> TimelineChart.Row? {
    let entries = history.entries.filter { $0.from <= data.day }
    guard !entries.isEmpty else { return nil }
    let end = min(until ?? data.day, data.day)
    let spans = entries.enumerated().compactMap { index, entry -> TimelineChart.Span? in
      let first = max(entry.from, data.year.first)
      let last = index + 1 < entries.count ? entries[index + 1].from : end
      guard last > first else { return nil }
      return TimelineChart.Span(
        phase: entry.phase.number - 1, from: Fraction(first.dayNumber), to: Fraction(last.dayNumber))
    }
    let events = sessions.filter { data.year.contains($0.date) }.map { session in
      let kind: TimelineChart.Event.Kind =
        session.isHeld == true && session.date <= data.day ? .held : session.date > data.day ? .planned : .missed
      return TimelineChart.Event(kind, at: Fraction(session.date.dayNumber))
    }
    let state = entries.last?.phase.label[language] ?? ""
    return TimelineChart.Row(
      label: label, state: Quoted(state, reference: figure?.id.text), spans: spans, events: events)
  }

  // MARK: Surveys

  /// The favourable and other closed items of one survey or group of surveys, with n, interval and zone; `nil` when there
  /// are none.
  ///
  /// - Parameters:
  ///   - start: the beginning of the names, such as `edbi/E-01/`.
  ///   - end: their end, such as `/2025-2026`; empty for one survey.
  func scoreTable(id: String, caption: Label, start: String, end: String) -> Table? {
    let figures = data.figures.figures(startingWith: start).filter { figure in
      guard figure.kind == .share, figure.unit == .answers, figure.id.text.hasSuffix(end) else { return false }
      return !figure.id.text.dropFirst(start.count).dropLast(end.count).contains("/")
    }
    guard !figures.isEmpty else { return nil }
    return Table(
      id: id, caption: say(caption),
      columns: [
        Column("item", say(Label("Stelling", "Statement"))),
        Column(say(Label("eens", "agree")), say(Label("(Helemaal) eens", "(Strongly) agree")), .percent(places: 1)),
        Column("n", "n", .integer),
        Column(say(Label("van", "from")), say(Label("95 % van", "95% from")), .percent(places: 1)),
        Column(say(Label("tot", "to")), say(Label("tot", "to")), .percent(places: 1)),
        Column(say(Label("oordeel", "verdict")), say(Label("Oordeel", "Verdict"))),
      ],
      rows: figures.map { figure in
        let title = figure.title[language]
        let n: Cell =
          figure.suppressed
          ? .empty
          : figure.n.map { .integer($0, print.number.integer($0), reference: "\(figure.id.text)#n") } ?? .empty
        return Row([
          .text(title), print.cell(figure), n, print.cell(figure, "lower", figure.range?.lower),
          print.cell(figure, "upper", figure.range?.upper), .status(print.shortStatus(figure)),
        ])
      },
      notes: [
        text(
          Label(
            "Wat op te weinig antwoorden rust, of het zou verraden, is afgeschermd.",
            "What rests on too few answers, or would give them away, is withheld."))
      ])
  }
}
