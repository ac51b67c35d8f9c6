import ArgumentParser
import GuidanceKit
import Planning
import ToolSupport

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Give an example of a file of wishes, or an empty sheet beside it.",
    discussion: """
      Put them in the folder wensen. Sheets are told by the beginning of their name.

      Examples:
        leerspoor schedule template wensen > wensen/wensen-2026-2027.yaml
        leerspoor schedule template beschikbaarheid > wensen/beschikbaarheid.csv
      """)

  @Argument(help: "wensen, beschikbaarheid, reistijden or vaste-momenten.")
  var kind: String

  @OptionGroup var options: CommonOptions

  func run() throws {
    let console = Console(options)
    if kind == "wensen" {
      let day = try options.moment().day
      let year = SchoolYear(containing: day)
      return try console.write(Array(WishTemplate.text(for: day.month < 3 || day.month > 8 ? year : year.next).utf8))
    }
    guard let sheet = PlanningSheets.Kind(rawValue: kind) else {
      let known = ["wensen"] + PlanningSheets.Kind.allCases.map(\.rawValue)
      let nearest = NearestName.nearest(to: kind, in: known, limit: 1).first
      throw UsageError(
        Label(
          "\"\(kind)\" is geen sjabloon; "
            + (nearest.map { "bedoelde u \($0)?" } ?? "verwacht \(known.joined(separator: ", "))."),
          "\"\(kind)\" is no template; "
            + (nearest.map { "did you mean \($0)?" } ?? "expected \(known.joined(separator: ", "))."))
      )
    }
    try console.write(sheet.template)
  }
}
