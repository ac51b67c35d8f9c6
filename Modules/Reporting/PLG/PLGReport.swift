public import Documents
public import GuidanceKit
import Indicators
import Register

/// Professional learning communities and guidance trajectories: phases over time, sessions, attendance, size, design and care.
///
/// It names no person, not even by pseudonym.
public struct PLGReport: Report {
  /// What it is made from.
  public let data: ReportData
  /// The communities of the school year, by code.
  let communities: [CommunityProgress]
  /// The trajectories that hold on some day of the school year up to the day, by code.
  let trajectories: [Trajectory]

  /// A report.
  public init(_ data: ReportData) {
    self.data = data
    communities = CommunityIndicator(data.report.input).progress
    trajectories = data.report.input.records.trajectories
      .filter { $0.validity.overlaps(data.year.first, data.day) }
      .sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
  }

  /// The title.
  public var title: Label {
    Label(
      "Leergemeenschappen en trajecten, \(NumberText(.dutch).period(data.period))",
      "Learning communities and trajectories, \(NumberText(.english).period(data.period))")
  }

  /// What it is about.
  public var subtitle: Label? {
    Label(
      "Waar elke PLG en elk traject staat, en wat achterloopt",
      "Where each learning community and trajectory stands, and what is behind")
  }

  /// The sections.
  public var sections: [Section] {
    [summary, communitySection, historySection, trajectorySection, designSection, shortMethod(methodFigures)]
      .compactMap(\.self)
  }

  private var methodFigures: [Figure] {
    let ofCommunity = communities.first.map { one in
      ["schedule", "sessions", "attendance", "size", "gap", "in-phase"].compactMap { figure(one.community, $0) }
    }
    let ofTrajectory = trajectories.first.map { one in ["gap", "mechanisms"].compactMap { figure(one, $0) } }
    return (ofCommunity ?? []) + (ofTrajectory ?? [])
  }

  // MARK: Figures

  /// A figure of one community.
  func figure(_ community: PLG, _ part: String) -> Figure? {
    data.ofYear("plg/\(FigureID.part(community.code))/\(part)")
  }

  /// A figure of one trajectory.
  func figure(_ trajectory: Trajectory, _ part: String) -> Figure? {
    data.ofYear("traject/\(FigureID.part(trajectory.code))/\(part)")
  }

  /// The name of a phase with its cycle when it is not the first: `Opleveren, ronde 2`.
  func phaseName(_ entry: PhaseEntry?) -> String {
    guard let entry else { return say(Label("nog geen fase", "no phase yet")) }
    let name = entry.phase.label[language]
    return entry.cycle > 1 ? say(Label("\(name), cyclus \(entry.cycle)", "\(name), cycle \(entry.cycle)")) : name
  }

  /// On schedule, behind, or unknown.
  func scheduleStatus(_ figure: Figure?) -> StatusMark {
    switch figure?.verdict {
    case .met: StatusMark(.met, say(Label("op schema", "on schedule")))
    case .notMet:
      StatusMark(
        .notMet,
        say(
          Label(
            "achter, \(print.count(figure, .due).text) verwacht", "behind, \(print.count(figure, .due).text) due")))
    case .running, .noData, .noNorm, .notComputable, .noVerdict, .zone, nil:
      StatusMark(.unknown, say(Label("niet te zeggen", "cannot be said")))
    }
  }

  // MARK: First

  private var summary: Section {
    var blocks: [Block] = [.lead([scheduleSentence, sessionSentence, trajectorySentence].compactMap(\.self))]
    let cards = [scheduleCard, attendanceCard, balancedCard].compactMap(\.self)
    if !cards.isEmpty { blocks.append(.keyFigures(cards)) }
    if let note = attentionNote { blocks.append(.note(note)) }
    return Section(id: "kort", title: say(Label("In het kort", "In short")), blocks: blocks)
  }

  private var scheduleSentence: LeadSentence {
    guard !communities.isEmpty else {
      return LeadSentence(
        text(
          Label(
            "Voor schooljaar {year} zijn er geen leergemeenschappen gekend.",
            "No learning communities are known for school year {year}."), ["year": .text(data.year.iso)]),
        status: StatusMark(.empty, print.absent))
    }
    let figure = data.ofYear("plg/total/schedule")
    let behind = communities.filter { $0.schedule == .behind }
    guard figure?.share != nil else {
      return LeadSentence(
        text(
          Label(
            "Van geen van de {all} leergemeenschappen is te zeggen of ze op schema ligt.",
            "Of none of the {all} learning communities can it be said whether it is on schedule."),
          ["all": .value(Quoted(print.number.integer(communities.count)))]), status: scheduleStatus(nil))
    }
    let pieces: [String: RichText.Run] = [
      "parts": .value(parts(figure)), "behind": .text(listed(behind.map(\.community.code))),
    ]
    return LeadSentence(
      text(
        behind.isEmpty
          ? Label(
            "Alle leergemeenschappen waarvan het te zeggen is ({parts}) liggen op schema.",
            "All learning communities of which it can be said ({parts}) are on schedule.")
          : Label(
            "Van de leergemeenschappen waarvan het te zeggen is, liggen er {parts} op schema; achter "
              + "\(behind.count == 1 ? "loopt" : "lopen") {behind}.",
            "Of the learning communities of which it can be said, {parts} are on schedule; behind "
              + "\(behind.count == 1 ? "is" : "are") {behind}."), pieces),
      status: behind.isEmpty
        ? StatusMark(.met, say(Label("op schema", "on schedule")))
        : StatusMark(.notMet, say(Label("achter", "behind"))))
  }

  /// A share as its two numbers: `3 van 4`.
  private func parts(_ figure: Figure?) -> Quoted {
    guard let figure, let part = figure.numerator, let whole = figure.denominator else { return Quoted(print.absent) }
    let (one, other) = (print.number.integer(part), print.number.integer(whole))
    return Quoted(
      say(Label("\(one) van \(other)", "\(one) of \(other)")), reference: figure.id.text, exact: print.exact(figure))
  }

  private var sessionSentence: LeadSentence? {
    guard let figure = data.ofYear("plg/total/sessions"), figure.share != nil else { return nil }
    let attendance = data.ofYear("plg/total/attendance")
    let pieces: [String: RichText.Run] = [
      "held": .value(print.count(figure, .done)), "planned": .value(print.count(figure, .inScope)),
      "share": .value(print.value(figure)), "attendance": .value(print.value(attendance)),
    ]
    let verb = figure.numerator == 1 ? ("is", "was") : ("zijn", "were")
    return LeadSentence(
      text(
        attendance?.share == nil
          ? Label(
            "Er \(verb.0) {held} van de {planned} sessies gehouden ({share}).",
            "{held} of the {planned} sessions \(verb.1) held ({share}).")
          : Label(
            "Er \(verb.0) {held} van de {planned} sessies gehouden ({share}), met gemiddeld {attendance} van de leden erbij.",
            "{held} of the {planned} sessions \(verb.1) held ({share}), with {attendance} of the members present on average."
          ),
        pieces), status: print.shortStatus(figure))
  }

  private var trajectorySentence: LeadSentence? {
    guard !trajectories.isEmpty else { return nil }
    let (frequency, balanced) = (data.ofYear("traject/total/frequency"), data.ofYear("traject/total/balanced"))
    let known = [frequency, balanced].compactMap { $0?.share == nil ? nil : $0 }
    guard !known.isEmpty else {
      return LeadSentence(
        text(
          Label(
            "Trajecten zonder registraties: {all}.", "Trajectories without registrations: {all}."),
          ["all": .value(Quoted(print.number.integer(trajectories.count)))]),
        status: StatusMark(.empty, print.absent))
    }
    return LeadSentence(
      text(
        Label(
          "Lange trajecten die zich aan de bedoelde frequentie houden: {kept}; trajecten met een evenwichtig ontwerp: {balanced}.",
          "Long trajectories that keep to the intended frequency: {kept}; trajectories with a balanced design: {balanced}."
        ),
        ["kept": .value(parts(frequency)), "balanced": .value(parts(balanced))]),
      status: known.allSatisfy { $0.numerator == $0.denominator }
        ? StatusMark(.met, say(Label("zoals bedoeld", "as intended")))
        : StatusMark(.notMet, say(Label("niet alles zoals bedoeld", "not all as intended"))))
  }

  private var scheduleCard: KeyFigure? {
    guard let figure = data.ofYear("plg/total/schedule"), figure.share != nil else { return nil }
    return KeyFigure(
      title: say(Label("PLG's op schema", "Communities on schedule")), value: print.value(figure),
      caption: text(
        Label("{parts} waarvan het te zeggen is", "{parts} of which it can be said"), ["parts": .value(parts(figure))]),
      bullet: bullet(figure))
  }

  private var attendanceCard: KeyFigure? {
    guard let figure = data.ofYear("plg/total/attendance"), figure.share != nil else { return nil }
    return KeyFigure(
      title: say(Label("Aanwezigheid", "Attendance")), value: print.value(figure),
      caption: text(
        Label("op gehouden sessies van PLG's", "at sessions held by communities")), bullet: bullet(figure))
  }

  private var balancedCard: KeyFigure? {
    guard let figure = data.ofYear("traject/total/balanced"), figure.share != nil else { return nil }
    return KeyFigure(
      title: say(Label("Evenwichtig ontwerp", "Balanced design")), value: print.value(figure),
      caption: text(Label("van de trajecten met registraties", "of the trajectories with registrations")),
      bullet: bullet(figure))
  }

  /// What asks for someone's attention, by name.
  private var attentionNote: Note? {
    let size = communities.filter { figure($0.community, "size")?.verdict == .notMet }.map(\.community.code)
    let unsaid = communities.filter { $0.unsaid > 0 }.map(\.community.code)
    let skips = communities.filter { figure($0.community, "phase")?.evidence.note != nil }.map(\.community.code)
    var parts: [Label] = []
    let range = data.plan.norms.plgSize.value
    if !size.isEmpty {
      parts.append(
        Label(
          "Niet tussen \(range.least) en \(range.most) leden: \(listed(size)).",
          "Not between \(range.least) and \(range.most) members: \(listed(size))."))
    }
    if !skips.isEmpty {
      parts.append(Label("Fase overgeslagen: \(listed(skips)).", "Phase left out: \(listed(skips))."))
    }
    if !unsaid.isEmpty {
      parts.append(
        Label(
          "Sessies waarvan niet gezegd is of ze gehouden zijn: \(listed(unsaid)).",
          "Sessions of which it is not said whether they were held: \(listed(unsaid))."))
    }
    guard !parts.isEmpty else { return nil }
    return Note(
      .remark, title: say(Label("Let op.", "Note.")), RichText(parts.map { $0[language] }.joined(separator: " ")))
  }
}
