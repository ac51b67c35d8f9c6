import ArgumentParser
import Documents
import GuidanceKit
import Planning
import Register
import ToolSupport

struct ReplanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replan",
    abstract: "Change the kept planning as little as something unforeseen asks, and say what moved and whom to tell.",
    discussion: """
      A cause says who, why and when: guides, organisations, rooms, communities or trajectories by their codes, and days as
      3/11, "10/11, 24/11", 3/11-21/11, "van 3/11 t/m 21/11", 3/11/2026 or 2026-11-03. How it is understood is always said;
      what is not understood to the last word is refused. Absences and free days loaded since count without being named.
      Moments before today stay where they are. Exit 0 when everything has a place, 1 when something has not.

      Examples:
        leerspoor schedule replan 2026-2027 --because "B04 ziek 3/11-21/11"
        leerspoor schedule replan 2026-2027 --because "042531 gesloten 12/1" --commit
      """)

  @Argument(help: "The school year, as 2026-2027; else the one of today.")
  var year: String?

  @Option(help: "Who, why and when; may be repeated.")
  var because: [String] = []

  @Flag(help: "Keep the changed planning.")
  var commit = false

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var search: SearchOptions
  @OptionGroup var options: CommonOptions

  func run() throws {
    let year = try KeptPlans.year(year, options)
    let written = try causes(year)
    let register = try Register(path: options.databasePath, mode: .reading)
    let kept = try KeptPlans.required(register, year)
    let records = try KeptPlans.records(register, year)
    let today = try options.moment().day
    let causes = try written.map { try $0.resolved(in: kept.problem) }
    for cause in causes { say(cause, today) }
    let asked = try Replanner.problem(
      kept.problem.refreshed(records, from: today), causes: causes, standing: kept.proposal, today: today)
    let limit = SearchLimit(seconds: search.seconds)
    let outcome = Replanner.replan(asked, standing: kept.proposal, options: search.solver, shouldStop: limit.isReached)
    SearchLimit.over()
    try print(outcome)
    let clashes = PlanChecker(asked).clashes(outcome.result.proposal).filter { clash in
      // What was on days that are past cannot be changed any more.
      clash.moments.contains { outcome.result.proposal.slots[$0].map { $0.day >= today } ?? true }
    }
    guard clashes.isEmpty else {
      Console(options).complain(
        Label("Niet alles heeft een plaats; er is niets bewaard.", "Not everything has a place; nothing was kept."))
      throw Exit.findings
    }
    // An absence that moves nothing today must still hold at the next change.
    guard !outcome.moves.isEmpty || asked.causes != kept.problem.causes else { return }
    let plan = KeptPlan(problem(asked, kept.problem), outcome.result.proposal, seed: kept.seed)
    if commit {
      try KeptPlans.keep(plan, after: kept, options: options)
    } else {
      Console(options).say(
        Label(
          "Niets bewaard; met --commit wordt dit de planning.",
          "Nothing was kept; with --commit this becomes the planning."))
    }
  }

  /// Says how a cause is understood, so that a wrong day is seen before someone is told the wrong thing.
  private func say(_ cause: Cause, _ today: CalendarDate) {
    let isOver = cause.last < today
    Console(options).complain(
      Label(
        "\(cause.reading.dutch)\(isOver ? "; dat is voorbij en verandert niets" : "").",
        "\(cause.reading.english)\(isOver ? "; that is over and changes nothing" : "")."))
  }

  private func causes(_ year: SchoolYear) throws -> [Cause] {
    do throws(CauseError) {
      var causes: [Cause] = []
      for text in because { causes += try Cause.read(text, in: year) }
      return causes
    } catch {
      throw UsageError(error.explanation)
    }
  }

  /// What is kept: what was asked, but with the periods and fixed moments as they were, for today is no part of a planning.
  private func problem(_ asked: PlanningProblem, _ kept: PlanningProblem) -> PlanningProblem {
    var problem = asked
    for moment in problem.moments.indices {
      problem.moments[moment].fixed = kept.moments[moment].fixed
      problem.moments[moment].earliest = kept.moments[moment].earliest
    }
    return problem
  }

  private func print(_ outcome: Replanner.Outcome) throws {
    let console = Console(options)
    let moved = MoveTables(outcome, language: options.language)
    switch format {
    case .csv: try console.write(moved.moves.csv(options.language.ofDocuments))
    case .json:
      try console.result(
        JSON.object([
          "schema": .string("leerspoor/replanning/1"), "school_year": .string(outcome.problem.schoolYear.iso),
          "cost": .integer(outcome.result.cost), "tables": .array([moved.moves, moved.people].map(\.document)),
        ]).text())
    case .text:
      guard !outcome.moves.isEmpty else {
        return try console.result(
          options.language == .dutch ? "Er hoeft niets te verschuiven." : "Nothing has to move.")
      }
      let width = ToolEnvironment.terminalWidth
      try console.result(
        [moved.moves, moved.people].map { $0.text(width: width, language: options.language.ofDocuments) }
          .joined(separator: "\n"))
    }
  }
}

/// What moved, and whom to tell.
struct MoveTables {
  let moves: Table
  let people: Table

  init(_ outcome: Replanner.Outcome, language: GuidanceKit.Language) {
    let problem = outcome.problem
    func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
    func when(_ slot: Slot?) -> String {
      slot.map { "\($0.day.weekday.label[language].prefix(2)) \($0.day.iso) \(ClockText.text($0.start))" }
        ?? say("geen dag", "no day")
    }
    func who(_ moment: Int) -> [Int] { problem.moments[moment].resources }
    moves = Table(
      id: "verschoven", caption: say("Wat verschuift", "What moves"),
      columns: [
        Column("moment", say("Moment", "Moment")), Column("van", say("Van", "From")), Column("naar", say("Naar", "To")),
        Column("wie", say("Wie", "Who")),
      ],
      rows: outcome.moves.map { move in
        Row([
          .text(problem.name(move.moment)), .text(when(move.from)), .text(when(move.to)),
          .text(who(move.moment).map { problem.resources[$0].code }.joined(separator: " ")),
        ])
      })
    var told: [Int: [String]] = [:]
    for move in outcome.moves {
      for resource in who(move.moment) {
        told[resource, default: []].append("\(problem.name(move.moment)): \(when(move.to))")
      }
    }
    people = Table(
      id: "verwittigen", caption: say("Wie te verwittigen", "Whom to tell"),
      columns: [Column("wie", say("Wie", "Who")), Column("wat", say("Wat", "What"))],
      rows: told.sorted { $0.key < $1.key }.map { resource, lines in
        Row([.text(problem.resources[resource].described[language]), .text(lines.joined(separator: "; "))])
      })
  }
}
