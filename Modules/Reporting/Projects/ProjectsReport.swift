public import Documents
public import GuidanceKit
import Indicators
import Register

/// The projects of Leerpunt: growth over the three phases and the rounds, targets, results, milestones, budget, and what documents
/// state beside what their rows add up to.
///
/// For the consortia and for anyone: it names no person.
public struct ProjectsReport: Report {
  /// What it is made from.
  public let data: ReportData

  /// A report.
  public init(_ data: ReportData) { self.data = data }

  /// The title.
  public var title: Label {
    Label(
      "Projecten, stand op \(NumberText(.dutch).date(data.day))",
      "Projects, as of \(NumberText(.english).date(data.day))")
  }

  /// What it is about.
  public var subtitle: Label? {
    Label(
      "Hoe de projecten groeien, van enkele scholen naar veel", "How the projects grow, from a few schools to many")
  }

  /// The sections.
  public var sections: [Section] {
    guard !allRounds.isEmpty else { return [emptySummary, shortMethod([])] }
    return [
      summary, targetSection, growthSection, achievementSection, progressSection, claimSection, projectSection,
      shortMethod(methodFigures),
    ].compactMap(\.self)
  }

  private var methodFigures: [Figure] {
    let round = allRounds.last ?? 1
    return [
      figure("project", "total/direct", round), figure("project", "total/indirect", round),
      projectIDs(round).first.flatMap { figure("project-start", $0, round) },
      figure("project-achieved", "total", round),
      figure("project-milestones", "total", round), figure("project-results", "total", round),
      figure("project-extensions", "total", round),
    ].compactMap(\.self)
  }

  /// The rounds of which anything is known, in order.
  var allRounds: [Int] { Set(rounds).union(data.report.input.projects.map(\.round)).sorted() }

  /// All projects, each once, by name.
  var projects: [(id: String, name: String)] {
    Set(data.report.input.projects.map(\.id)).union(data.report.input.projectPhases.map(\.project))
      .map { ($0, name(of: $0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
  }

  // MARK: First

  private var emptySummary: Section {
    Section(
      id: "kort", title: say(Label("In het kort", "In short")),
      blocks: [
        .lead([
          LeadSentence(
            text(Label("Er zijn geen projecten gekend.", "No projects are known.")),
            status: StatusMark(.empty, print.absent))
        ])
      ])
  }

  private var summary: Section {
    var blocks: [Block] = [.lead([roundSentence, targetSentence, workSentence].compactMap(\.self))]
    let cards = targetCards
    if !cards.isEmpty { blocks.append(.keyFigures(cards)) }
    return Section(id: "kort", title: say(Label("In het kort", "In short")), blocks: blocks)
  }

  /// How many projects the last round has, and how many schools.
  private var roundSentence: LeadSentence? {
    guard let round = allRounds.last else { return nil }
    let (count, new, extended) = (
      figure("project", "count", round), figure("project", "count/new", round),
      figure("project", "count/extension", round)
    )
    let schools = figure("project", "total/all", round)
    let isReached = schools.map(isReached) ?? false
    let pieces: [String: RichText.Run] = [
      "count": .value(projectCount(count)), "new": .value(print.value(new)), "extended": .value(print.value(extended)),
      "schools": countRun(schools, Label("school", "school"), Label("scholen", "schools")),
      "round": .text(String(round)),
    ]
    let split =
      new?.numerator == nil
      ? Label("", "") : Label(" ({new} nieuwe en {extended} verlengde)", " ({new} new and {extended} extended)")
    let first: Label? =
      count?.numerator == nil
      ? nil
      : Label("telt {count}\(split.dutch)", "has {count}\(split.english)")
    let second: Label =
      if schools?.numerator == nil {
        Label("zegt nog van geen school dat ze bereikt is", "says of no school yet that it was reached")
      } else if isReached {
        Label("bereikte {schools}", "reached {schools}")
      } else {
        Label("verwacht {schools} te bereiken", "expects to reach {schools}")
      }
    let whole = Label(
      "Ronde {round} \(first.map { "\($0.dutch) en " } ?? "")\(second.dutch).",
      "Round {round} \(first.map { "\($0.english) and " } ?? "")\(second.english).")
    return LeadSentence(
      text(whole, pieces),
      status: StatusMark(
        schools?.numerator == nil ? .empty : isReached ? .met : .running,
        schools?.numerator == nil ? print.absent : schools.map(state) ?? ""))
  }

  /// The number of projects with its noun.
  private func projectCount(_ figure: Figure?) -> Quoted {
    var quoted = print.value(figure)
    if let number = figure?.numerator {
      quoted.text = count(number, Label("project", "project"), Label("projecten", "projects"))
    }
    return quoted
  }

  /// Whether a number of schools is a result, and not an expectation.
  func isReached(_ figure: Figure) -> Bool {
    figure.evidence.queries.contains { query in
      if case .projectPhases(_, _, _, _, let status) = query { return status == .reached }
      return false
    }
  }

  /// How the targets of reach stand: the last round with a number, and what nobody says.
  private var targetSentence: LeadSentence? {
    let direct = rounds.reversed().lazy.compactMap { round in
      self.figure("project", "total/direct", round).flatMap { figure in figure.numerator.map { _ in (round, figure) } }
    }.first
    let indirect = rounds.reversed().lazy.compactMap { round in
      self.figure("project", "total/indirect", round).flatMap { figure in figure.numerator.map { _ in (round, figure) }
      }
    }.first
    guard !rounds.isEmpty else { return nil }
    var pieces: [String: RichText.Run] = [:]
    var (dutch, english) = ("", "")
    if let (round, figure) = direct {
      pieces["direct"] = countRun(figure, Label("school", "school"), Label("scholen", "schools"))
      let isOne = figure.numerator == 1
      if let norm = print.norm(figure) { pieces["directNorm"] = .value(norm) }
      dutch +=
        isReached(figure)
        ? "In ronde \(round) \(isOne ? "is" : "zijn") {direct} rechtstreeks bereikt, tegenover een doel van {directNorm}"
        : "In ronde \(round) \(isOne ? "wordt" : "worden") {direct} rechtstreeks verwacht, tegenover een doel van {directNorm}"
      english +=
        isReached(figure)
        ? "In round \(round) {direct} \(isOne ? "was" : "were") reached directly, against a target of {directNorm}"
        : "In round \(round) {direct} \(isOne ? "is" : "are") expected directly, against a target of {directNorm}"
    } else {
      dutch += "Hoeveel scholen rechtstreeks bereikt zijn, is nergens gezegd"
      english += "How many schools are reached directly is said nowhere"
    }
    if let (round, figure) = indirect {
      pieces["indirect"] = .value(print.value(figure))
      if let norm = print.norm(figure) { pieces["indirectNorm"] = .value(norm) }
      dutch += "; onrechtstreeks in ronde \(round) {indirect}, tegenover {indirectNorm}."
      english += "; indirectly in round \(round) {indirect}, against {indirectNorm}."
    } else {
      dutch += "; over onrechtstreeks bereik zijn er geen cijfers."
      english += "; on indirect reach there are no numbers."
    }
    return LeadSentence(
      text(Label(dutch, english), pieces), status: print.shortStatus(direct?.1))
  }

  /// Milestones that are late; when there are none, the results achieved.
  private var workSentence: LeadSentence? {
    let late = lateMilestones
    if !late.isEmpty {
      let names = late.prefix(2).map { milestone in
        "\u{201C}\(freeTextOrNote(milestone.milestone))\u{201D} (\(name(of: milestone.project)), \(dueName(milestone.due)))"
      }
      let pieces: [String: RichText.Run] = [
        "names": .text(listed(names)), "count": .value(Quoted(print.number.integer(late.count))),
      ]
      let words: Label =
        if late.count == 1 {
          Label("Eén mijlpaal is te laat: {names}.", "One milestone is late: {names}.")
        } else if late.count == names.count {
          Label("{count} mijlpalen zijn te laat: {names}.", "{count} milestones are late: {names}.")
        } else {
          Label("{count} mijlpalen zijn te laat, eerst {names}.", "{count} milestones are late, first {names}.")
        }
      return LeadSentence(text(words, pieces), status: StatusMark(.notMet, say(Label("te laat", "late"))))
    }
    let results = allRounds.reversed().lazy.compactMap { self.figure("project-results", "total", $0) }.first {
      $0.share != nil
    }
    guard let results else { return nil }
    return LeadSentence(
      text(
        Label(
          "Van de {all} telbare resultaten met een verwacht aantal zijn er {done} bereikt.",
          "Of the {all} countable results with an expected number {done} were achieved."),
        ["all": .value(print.count(results, .inScope)), "done": .value(print.count(results, .done))]),
      status: results.numerator == results.denominator
        ? StatusMark(.met, say(Label("bereikt", "achieved")))
        : StatusMark(.running, say(Label("nog niet alle", "not all yet"))))
  }

  /// Milestones whose day has passed and that are not done, the longest ago first.
  private var lateMilestones: [ProjectMilestone] {
    data.report.input.records.milestones.filter { milestone in
      milestone.due.last <= data.day && !(milestone.doneOn.map { $0 <= data.day } ?? false)
    }.sorted { ($0.due.last, $0.milestone) < ($1.due.last, $1.milestone) }
  }

  /// When something is due, in words.
  func dueName(_ due: DueDate) -> String {
    switch due {
    case .day(let day): print.number.date(day)
    case .month(let month): print.number.month(month)
    }
  }
}
