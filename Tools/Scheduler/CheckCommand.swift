import ArgumentParser
import Documents
import GuidanceKit
import Planning
import Register
import ToolSupport

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look for clashes in the kept planning, or in a sheet that someone changed.",
    discussion: """
      A sheet is what show --format csv or export --csv gives; the columns soort, onderwerp, moment, datum and begin are read.
      Changes in begeleider, plaats and minuten are not taken over: they are listed, and nothing is kept.
      Absences and free days that were loaded since the planning was made count as well.
      Exit 0 when nothing clashes, 1 when something does or is not taken over, 2 when the sheet cannot be read.

      Examples:
        leerspoor schedule check 2026-2027
        leerspoor schedule check 2026-2027 --file planning.csv
        leerspoor schedule check 2026-2027 --file planning.csv --commit
      """)

  @Argument(help: "The school year, as 2026-2027; else the one of today.")
  var year: String?

  @Option(help: "A sheet with the days and times, instead of those kept.")
  var file: String?

  @Flag(help: "Keep the days and times of the sheet when nothing clashes.")
  var commit = false

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var options: CommonOptions

  func validate() throws {
    if commit, file == nil {
      throw ValidationError(
        Label(
          "--commit hoort bij --file: de bewaarde planning is al bewaard.",
          "--commit needs --file: the kept planning is kept already."))
    }
  }

  func run() throws {
    let year = try KeptPlans.year(year, options)
    let register = try Register(path: options.databasePath, mode: .reading)
    let kept = try KeptPlans.required(register, year)
    let problem = kept.problem.refreshed(try KeptPlans.records(register, year))
    var plan = KeptPlan(problem, kept.proposal, seed: kept.seed)
    var notTaken: [InputProblem] = []
    if let file {
      let sheet = try PlanSheet.read(path: file, file: file, for: problem)
      plan.proposal = sheet.proposal
      notTaken = sheet.notTaken
    }
    let clashes = PlanChecker(problem).clashes(plan.proposal)
    try print(plan, clashes, notTaken)
    say(notTaken)
    guard clashes.isEmpty, notTaken.isEmpty else { throw Exit.findings }
    if commit { try KeptPlans.keep(plan, after: kept, options: options) }
  }

  private func say(_ notTaken: [InputProblem]) {
    guard !notTaken.isEmpty else { return }
    let console = Console(options)
    for problem in notTaken { console.complain(Label(problem.text(.dutch), problem.text(.english))) }
    console.complain(
      Label(
        "Uit een blad worden alleen datum en begin overgenomen\(commit ? "; er is niets bewaard" : ""). Zet deze cellen terug, "
          + "of verander begeleider, plaats en minuten in de bladen en wensen en plan opnieuw.",
        "Of a sheet only the date and start are taken over\(commit ? "; nothing was kept" : ""). Put these cells back, "
          + "or change guide, place and minutes in the sheets and wishes and plan again."))
  }

  private func print(_ plan: KeptPlan, _ clashes: [Clash], _ notTaken: [InputProblem]) throws {
    let console = Console(options)
    let tables = PlanTables(problem: plan.problem, proposal: plan.proposal, states: nil, language: options.language)
    let table = tables.clashes(clashes)
    switch format {
    case .csv: try console.write(table.csv(options.language.ofDocuments))
    case .json:
      try console.result(
        JSON.object([
          "schema": .string("leerspoor/planning-check/1"), "school_year": .string(plan.problem.schoolYear.iso),
          "cost": .integer(WishReport(plan.problem, plan.proposal).cost), "tables": .array([table.document]),
          "not_taken": .array(notTaken.map { .string($0.text(options.language)) }),
        ]).text())
    case .text:
      guard clashes.isEmpty else {
        return try console.result(
          table.text(width: ToolEnvironment.terminalWidth, language: options.language.ofDocuments))
      }
      let cost = NumberText(options.language).integer(WishReport(plan.problem, plan.proposal).cost)
      let count = NumberText(options.language).integer(plan.problem.moments.count)
      try console.result(
        options.language == .dutch
          ? "Niets botst: \(count) momenten, onvervulde wensen wegen \(cost)."
          : "Nothing clashes: \(count) moments, wishes not met weigh \(cost).")
    }
  }
}
