import Documents
import GuidanceKit
import Indicators
import Register

/// Phases over the school year as a chart, for communities and for trajectories.
extension PLGReport {
  /// The chart of the communities.
  var communityTimeline: Illustration {
    let sessions = Dictionary(grouping: data.report.input.records.sessions, by: \.plg)
    return timeline(
      "figuur-fasen-plg",
      Label("Fasen en sessies van de leergemeenschappen", "Phases and sessions of the learning communities"),
      communities.map { one in
        TimelineChart.Row(
          label: "\(one.community.code) \(organisationName(one.community.organisation))",
          state: heldSessions(figure(one.community, "sessions")), spans: spans(one.community.phases, through: nil),
          events: (sessions[one.community.code] ?? []).sorted { $0.date < $1.date }.compactMap(event))
      })
  }

  /// The chart of the trajectories.
  var trajectoryTimeline: Illustration {
    let days = Dictionary(
      grouping: data.report.input.records.trajectoryDays.filter { $0.date <= data.day }, by: \.trajectory)
    return timeline(
      "figuur-fasen-trajecten", Label("Fasen en contacten van de trajecten", "Phases and contacts of the trajectories"),
      trajectories.map { one in
        let contacts = Set((days[one.code] ?? []).map(\.date)).filter(data.year.contains).sorted()
        return TimelineChart.Row(
          label: "\(one.code) \(organisationName(one.organisation))", state: contactDays(figure(one, "contacts")),
          spans: spans(one.phases, through: one.validity.through),
          events: contacts.map { TimelineChart.Event(.held, at: place($0)) })
      })
  }

  /// Sessions held of those planned: `3 van 6`.
  func sessionsHeld(_ figure: Figure?) -> Quoted {
    guard let figure, figure.share != nil else { return Quoted(print.absent) }
    let (held, planned) = (print.count(figure, .done).text, print.count(figure, .inScope).text)
    return Quoted(
      say(Label("\(held) van \(planned)", "\(held) of \(planned)")), reference: figure.id.text,
      exact: print.exact(figure))
  }

  /// The same with its noun: `3 van 6 sessies`.
  private func heldSessions(_ figure: Figure?) -> Quoted {
    var quoted = sessionsHeld(figure)
    if figure?.share != nil { quoted.text += say(Label(" sessies", " sessions")) }
    return quoted
  }

  /// Days with guidance: `35 dagen`.
  private func contactDays(_ figure: Figure?) -> Quoted {
    var quoted = print.value(figure)
    if let days = figure?.numerator { quoted.text = count(days, Label("dag", "day"), Label("dagen", "days")) }
    return quoted
  }

  private func timeline(_ id: String, _ caption: Label, _ rows: [TimelineChart.Row]) -> Illustration {
    let phases = ImplementationPhase.allCases
    return Illustration(
      id: id, caption: say(caption), equivalent: rows.map(words).joined(separator: " "),
      chart: .timeline(
        TimelineChart(
          rows: rows, phaseNames: phases.map { $0.label[language] }, axis: axis,
          now: .init(
            .pace, place(data.day), text: print.number.date(data.day),
            name: say(Label("geteld tot en met", "counted up to"))),
          eventNames: [
            .held: say(Label("gehouden", "held")), .planned: say(Label("gepland", "planned")),
            .missed: say(Label("niet gehouden of niet gezegd", "not held or not said")),
          ])))
  }

  private func words(_ row: TimelineChart.Row) -> String {
    let phases = row.spans.map { ImplementationPhase.allCases[$0.phase].label[language] }
    let history = phases.isEmpty ? say(Label("geen fase", "no phase")) : phases.joined(separator: ", ")
    return "\(row.label): \(history); \(row.state.text)."
  }

  // MARK: Places

  /// A day on the axis: days since the start of the school year.
  private func place(_ day: CalendarDate) -> Fraction { Fraction(data.year.first.days(until: day)) }

  private var axis: Axis {
    // July and August have no sessions; they stand only when the report reaches them.
    let months = data.year.months.filter { $0.first <= data.day || ($0.month != 7 && $0.month != 8) }
    let last = months.last?.last ?? data.year.last
    return Axis(
      from: Fraction(0), to: place(last),
      ticks: months.map { .init(place($0.first), String($0.name[language].prefix(3))) })
  }

  /// The phases that touch the school year up to the day.
  private func spans(_ history: PhaseHistory, through end: CalendarDate?) -> [TimelineChart.Span] {
    let last = min(data.day, end ?? data.day)
    return history.entries.enumerated().compactMap { index, entry in
      let next = index + 1 < history.entries.count ? history.entries[index + 1].from : last.adding(days: 1)
      let (from, to) = (max(entry.from, data.year.first), min(next, last.adding(days: 1)))
      guard from < to else { return nil }
      return TimelineChart.Span(phase: entry.phase.number - 1, from: place(from), to: place(to))
    }
  }

  private func event(_ session: PLGSession) -> TimelineChart.Event? {
    guard data.year.contains(session.date), session.moment.kind == .session || session.moment.kind == .intake else {
      return nil
    }
    let isPast = session.date <= data.day
    let kind: TimelineChart.Event.Kind =
      !isPast && session.isHeld != false ? .planned : session.isHeld == true ? .held : .missed
    return TimelineChart.Event(kind, at: place(session.date))
  }
}
