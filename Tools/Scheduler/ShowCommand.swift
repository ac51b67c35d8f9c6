import ArgumentParser
import GuidanceKit
import Planning
import Register
import ToolSupport

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the planning that is kept, with what was held, is late or was skipped.",
    discussion: """
      Examples:
        leerspoor schedule show 2026-2027
        leerspoor schedule show 2026-2027 --for B04 --by week
        leerspoor schedule show --format csv > planning.csv
      """)

  @Argument(help: "The school year, as 2026-2027; else the one of today.")
  var year: String?

  @Option(
    name: .customLong("for"),
    help: "Only moments of this guide, community, trajectory, school group or organisation; may be repeated.")
  var codes: [String] = []

  @Option(help: "How moments are listed: week, guide, plg or none.")
  var by: Listing = .week

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let year = try KeptPlans.year(year, options)
    let register = try Register(path: options.databasePath, mode: .reading)
    let plan = try KeptPlans.required(register, year)
    let progress = PlanProgress(
      plan.problem, plan.proposal, try KeptPlans.records(register, year), today: try options.moment().day)
    try PlanCodes.check(codes, plan.problem)
    try PlanOutput(options, format, by).show(
      plan, PlanChecker(plan.problem).clashes(plan.proposal), states: progress.states, only: Set(codes))
  }
}

/// Codes that a command names.
enum PlanCodes {
  /// Refuses a code that is not in the planning.
  static func check(_ codes: [String], _ problem: PlanningProblem) throws {
    let known = Set(
      problem.resources.map(\.code) + problem.subjects.map(\.code) + problem.subjects.compactMap(\.schoolGroup))
    for code in codes where !known.contains(code) {
      let nearest = NearestName.nearest(to: code, in: known.sorted(), limit: 1).first
      throw UsageError(
        Label(
          "\"\(code)\" komt in deze planning niet voor" + (nearest.map { "; bedoelde u \($0)?" } ?? "."),
          "\"\(code)\" is not in this planning" + (nearest.map { "; did you mean \($0)?" } ?? ".")))
    }
  }
}
