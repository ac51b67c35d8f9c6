public import ArgumentParser
import Documents
import GuidanceKit
public import Indicators
import Register
import Reporting
import ToolSupport

struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "All figures of a period, each with its exact value, norm, verdict and evidence.",
    discussion: """
      The JSON is the figures.json of a report: sorted by name, the same bytes for the same data. Figures of one adviser are made
      for the coordinator and the director only.

      Examples:
        leerspoor report figures --month 2026-01
        leerspoor report figures reach/PBD-NED --month 2026-01
        leerspoor report figures fte/adviser --period 2025-2026 --format csv > begeleiders.csv
        leerspoor report figures reach-hours/042531 --period 2025-2026
        leerspoor report figures --month 2026-01 --audience team
        leerspoor report figures --month 2026-01 --format json > figures.json
      """)

  @ArgumentParser.Argument(help: "Only figures whose name begins with this, as reach/PBD-NED.")
  var start: String = ""

  @OptionGroup var period: PeriodOptions
  @OptionGroup var reader: ReaderOptions
  @Flag(help: "Also hours of organisations per month, and where each adviser was.")
  var detailed = false

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var state: StateOptions
  @OptionGroup var options: CommonOptions

  func validate() throws {
    if format == .json, !start.isEmpty {
      throw ValidationError(
        Label(
          "--format json geeft alle cijfers; laat de naam weg, of gebruik --format csv.",
          "--format json gives all figures; leave the name out, or use --format csv."))
    }
  }

  func run() throws {
    let console = Console(options)
    var request = try period.request(default: nil, today: try options.moment().day, asOf: state.asOfText)
    request.audience = reader.audience
    request.detail = detailed ? .all : FigureDetail(named: start)
    let figures = try options.register().read(asOf: try state.asOf()) {
      try IndicatorReport(request, from: $0, version: Program.version).figures
    }
    figures.notices.forEach(console.say)
    if format == .json {
      try figures.writeCanonicalJSON { try console.write($0) }
      try console.write([UInt8(ascii: "\n")])
      return
    }
    let list = FigureList(figures, startingWith: start, language: options.language)
    guard list.count > 0 else { throw figures.noSuchFigure(start) }
    switch format {
    case .text:
      try console.result(list.table.text(width: ToolEnvironment.terminalWidth, language: options.language.ofDocuments))
    case .csv, .json: try console.write(list.table.csv(options.language.ofDocuments))
    }
  }
}

/// Who will read the figures.
struct ReaderOptions: ParsableArguments {
  @Option(help: "Who will read them: coordinator, director, team, organisation, public or ministry.")
  var audience: Audience = .coordinator
}

extension Audience: ExpressibleByArgument {}

/// The period that figures are made for.
struct PeriodOptions: ParsableArguments {
  @Option(help: "The month, as 2026-01.")
  var month: String?

  @Option(
    help:
      "A month, week (2026-W05), school year (2025-2026) or days (2026-01-05..2026-01-16); this school year unless given."
  )
  var period: String?

  func validate() throws {
    if month != nil, period != nil {
      throw ValidationError(Label("geef --month of --period, niet beide.", "give --month or --period, not both."))
    }
  }

  /// What to compute.
  ///
  /// - Parameter period: what is meant when no option says it; else the school year of today.
  func request(default period: Period?, today: CalendarDate, asOf: String?) throws -> FigureRequest {
    let chosen: Period =
      if let month {
        .month(try ArgumentText.month(month))
      } else if let text = self.period {
        try ArgumentText.period(text)
      } else {
        period ?? .schoolYear(SchoolYear(containing: today))
      }
    return FigureRequest(period: chosen, day: try chosen.lastDay(seenFrom: today), asOf: asOf)
  }
}

extension FigureSet {
  /// What to say of a name that no figure has, with the nearest ones.
  func noSuchFigure(_ text: String) -> UsageError {
    let near = FigureList.suggestions(for: text, in: self)
    let period = request.period
    let isOfPeople = text.split(separator: "/").contains { $0 == "adviser" || $0 == "team" }
    let dutch: String
    let english: String
    if isOfPeople, !request.showsIndividuals {
      dutch = " Cijfers van één begeleider en van teams zijn er alleen met --audience coordinator of director."
      english = " Figures of one adviser and of teams exist only with --audience coordinator or director."
    } else if near.isEmpty {
      let starts = Set(figures.map(\.id.indicator)).sorted().joined(separator: ", ")
      dutch = " Namen beginnen met \(starts)."
      english = " Names begin with \(starts)."
    } else {
      dutch = " Bedoelde u \(near.joined(separator: ", "))?"
      english = " Did you mean \(near.joined(separator: ", "))?"
    }
    return UsageError(
      Label(
        "Er is geen cijfer \"\(text)\" voor \(NumberText(.dutch).period(period)).\(dutch) leerspoor report figures toont ze allemaal.",
        "There is no figure \"\(text)\" for \(NumberText(.english).period(period)).\(english) leerspoor report figures shows them all."
      ))
  }
}
