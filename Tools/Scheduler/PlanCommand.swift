import ArgumentParser
import Documents
import Foundation
import GuidanceKit
import Planning
import Register
import ToolSupport

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Propose a planning of a school year; write it only with --commit.",
    discussion: """
      Communities, trajectories, absences and free days come from the database; hours, limits, wishes and fixed moments from the
      folder of wishes. Absences that replan --commit added and that are not over go on, unless --forget-causes lets them go.
      Ctrl-C stops the search and shows the best found so far.
      Exit 0 when everything has a place, 1 when something has not, 2 when the input is wrong.

      Examples:
        leerspoor schedule plan 2026-2027
        leerspoor schedule plan 2026-2027 --by guide --commit
        leerspoor schedule plan 2026-2027 --format csv > planning.csv
      """)

  @Argument(help: "The school year, as 2026-2027; else the one of today.")
  var year: String?

  @Flag(help: "Keep the planning in the database.")
  var commit = false

  @Flag(help: "Let go of the absences that replan --commit added to the planning that is kept.")
  var forgetCauses = false

  @Option(help: "How moments are listed: week, guide, plg or none.")
  var by: Listing = .week

  @Option(help: "Also write the problem as JSON to this file, for comparison with other solvers.")
  var instance: String?

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var wishes: WishOptions
  @OptionGroup var search: SearchOptions
  @OptionGroup var options: CommonOptions

  func run() throws {
    let year = try KeptPlans.year(year, options)
    let folder = try wishes.folder(year)
    guard folder.ofOtherYears.isEmpty else { throw PlanningInputError(folder.ofOtherYears) }
    let register = try Register(path: options.databasePath, mode: .reading)
    let records = try KeptPlans.records(register, year)
    let today = try options.moment().day
    if let last = records.calendar.lessonDays(in: year).last, last < today {
      throw Failure(
        Label(
          "\(year.iso) is voorbij: na \(last.iso) is er geen les meer. Plan een volgend schooljaar.",
          "\(year.iso) is over: there are no lessons after \(last.iso). Plan a later school year."))
    }
    var problem = try ProblemBuilder.problem(
      records, wishes: folder.wishes, sheets: folder.sheets, today: today)
    guard !problem.moments.isEmpty else {
      throw Failure(
        Label(
          "Voor \(year.iso) is er niets te plannen: de databank kent geen leergemeenschappen, trajecten of opvolging in dat schooljaar. Laad eerst die bladen.",
          "There is nothing to plan for \(year.iso): the database knows no communities, trajectories or monitoring in that school year. Load those sheets first."
        ))
    }
    let former = try KeptPlans.plan(register, year)
    problem = try continued(problem, former, today)
    if let instance { try PlanFiles.write(PlanFiles.json(problem), to: instance) }
    let limit = SearchLimit(seconds: search.seconds)
    var solver = Solver(problem, options: search.solver)
    let result = solver.run(shouldStop: limit.isReached)
    SearchLimit.over()
    let plan = KeptPlan(problem, result.proposal, seed: search.seed)
    let clashes = PlanChecker(problem).clashes(result.proposal)
    try PlanOutput(options, format, by).show(plan, clashes, result: result)
    guard clashes.isEmpty else {
      if commit {
        Console(options).complain(
          Label("Niet bewaard: niet alles heeft een plaats.", "Not kept: not everything has a place."))
      }
      throw Exit.findings
    }
    if commit {
      try KeptPlans.keep(plan, after: former, options: options)
    } else {
      Console(options).say(
        Label(
          "Niets bewaard; met --commit wordt dit de planning.",
          "Nothing was kept; with --commit this becomes the planning."))
    }
  }
}

extension PlanCommand {
  /// The problem with the causes of the kept planning that are still in force; each is named, kept or not.
  private func continued(_ problem: PlanningProblem, _ former: KeptPlan?, _ today: CalendarDate) throws
    -> PlanningProblem
  {
    let console = Console(options)
    var going: [Cause] = []
    for cause in former?.problem.causes ?? [] where cause.last >= today {
      let reading = cause.reading
      if forgetCauses {
        console.complain(
          Label(
            "Vervalt: \(reading.dutch). Geldt het toch, zet het dan in afwezigheden.csv of in het blad beschikbaarheid.",
            "Let go: \(reading.english). If it holds after all, put it in afwezigheden.csv or in the sheet beschikbaarheid."
          ))
      } else if (try? cause.resolved(in: problem)) == nil {
        console.complain(
          Label(
            "Vervalt: \(reading.dutch), want \(cause.code) komt in deze planning niet meer voor.",
            "Let go: \(reading.english), for \(cause.code) is no longer in this planning."))
      } else {
        console.say(
          Label(
            "Blijft gelden: \(reading.dutch). Met --forget-causes vervalt het.",
            "Still holds: \(reading.english). With --forget-causes it is let go."))
        going.append(cause)
      }
    }
    return try Replanner.problem(problem, causes: going, standing: Proposal(emptyFor: problem), today: today)
  }
}

/// Files that commands write.
enum PlanFiles {
  static func write(_ bytes: [UInt8], to path: String) throws {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Failure(
        Label(
          "\(path) kon niet geschreven worden: \(error.localizedDescription). Kies een ander bestand.",
          "\(path) could not be written: \(error.localizedDescription). Choose another file."))
    }
  }

  static func json(_ problem: PlanningProblem) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(problem))
  }
}

/// Prints a planning.
struct PlanOutput {
  let options: CommonOptions
  let format: OutputFormat
  let listing: Listing

  init(_ options: CommonOptions, _ format: OutputFormat, _ listing: Listing) {
    self.options = options
    self.format = format
    self.listing = listing
  }

  func show(
    _ plan: KeptPlan, _ clashes: [Clash], result: Solver.Result? = nil, states: [PlanProgress.State]? = nil,
    only codes: Set<String> = []
  ) throws {
    let console = Console(options)
    let tables = PlanTables(
      problem: plan.problem, proposal: plan.proposal, states: states, language: options.language)
    let report = WishReport(plan.problem, plan.proposal)
    switch format {
    case .csv: try console.write(tables.moments(.none, only: codes).csv(options.language.ofDocuments))
    case .json: try console.result(json(plan, tables, clashes, report, codes).text())
    case .text:
      var all: [Table] = []
      if listing != .none { all.append(tables.moments(listing, only: codes)) }
      if codes.isEmpty { all += [tables.deadlines, tables.load(report), tables.wishes(report)] }
      if !clashes.isEmpty { all.append(tables.clashes(clashes)) }
      let width = ToolEnvironment.terminalWidth
      try console.result(
        (all.map { $0.text(width: width, language: options.language.ofDocuments) } + [summary(plan, result, report)])
          .joined(separator: "\n"))
      try explain(plan, console)
    }
  }

  private func summary(_ plan: KeptPlan, _ result: Solver.Result?, _ report: WishReport) -> String {
    let text = NumberText(options.language)
    let placed = plan.problem.moments.count - plan.proposal.missing.count
    let isDutch = options.language == .dutch
    var line =
      isDutch
      ? "\(text.integer(placed)) van \(text.integer(plan.problem.moments.count)) momenten hebben een plaats; onvervulde wensen wegen \(text.integer(report.cost))."
      : "\(text.integer(placed)) of \(text.integer(plan.problem.moments.count)) moments have a place; wishes not met weigh \(text.integer(report.cost))."
    if result?.isStopped == true {
      line += isDutch ? " Gestopt: dit is het beste tot nu toe." : " Stopped: this is the best so far."
    }
    return line
  }

  /// Says why the first moments without a place have none.
  private func explain(_ plan: KeptPlan, _ console: Console) throws {
    var told: Set<[Requirement]> = []
    for moment in plan.proposal.missing.prefix(5) {
      let name = plan.problem.name(moment)
      guard let explanation = Explanation(plan.problem, missing: moment) else {
        try console.result(
          Label(
            "\(name) vond geen plaats. Dat het niet kan, is niet bewezen: probeer --rounds 50000 of een andere --seed, of verruim uren.",
            "\(name) found no place. That it cannot be is not proven: try --rounds 50000 or another --seed, or widen hours."
          )[
            options.language])
        continue
      }
      guard told.insert(explanation.core).inserted else { continue }
      let isDutch = options.language == .dutch
      var lines = [
        isDutch
          ? "\(name) kan geen plaats krijgen, want samen gaat dit niet:"
          : "\(name) cannot have a place, for these clash:"
      ]
      lines += explanation.text(plan.problem).map { "  - \($0[options.language])" }
      lines.append(isDutch ? "Wat helpt (één ervan):" : "What would help (one of these):")
      lines += explanation.remedies(plan.problem).map { "  - \($0[options.language])" }
      try console.result(lines.joined(separator: "\n"))
    }
  }

  private func json(
    _ plan: KeptPlan, _ tables: PlanTables, _ clashes: [Clash], _ report: WishReport, _ codes: Set<String>
  ) -> JSON {
    .object([
      "schema": .string("leerspoor/planning/1"), "school_year": .string(plan.problem.schoolYear.iso),
      "planning": .integer(plan.id), "seed": .integer(plan.seed), "cost": .integer(report.cost),
      "missing": .integer(plan.proposal.missing.count),
      "clashes": .array(
        clashes.map { .object(["kind": .string($0.kind.rawValue), "message": .string($0.message[options.language])]) }),
      "tables": .array(
        [tables.moments(.none, only: codes), tables.deadlines, tables.load(report), tables.wishes(report)].map(
          \.document)),
    ])
  }
}
