import ArgumentParser
import Documents
import GuidanceKit
import Indicators
import Register
import Reporting
import ToolSupport

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "How a figure came about: the formula with its numbers, and every row behind it.",
    discussion: """
      Figures of a school year count up to the day of a report. To see one as it stands in the report of a month, name that month.
      The rows are registrations of people: for the coordinator and the director. A team sees them without people.
      Outside (--audience public, ministry or organisation) none is shown: there stands the hash under which the service finds them.

      Examples:
        leerspoor report explain classroom/total/2026-01
        leerspoor report explain reach/total/2025-2026 --month 2026-01
        leerspoor report explain reach-will-miss/PBD-NED/2025-2026
        leerspoor report explain classroom/total/2026-01@2026-02-02
        leerspoor report explain project/spelkracht/all/round-2 --csv > rijen.csv
      """)

  @ArgumentParser.Argument(help: "The name of the figure, as classroom/total/2026-01.")
  var figure: String

  @OptionGroup var period: PeriodOptions
  @OptionGroup var reader: ReaderOptions
  @Option(help: "How many rows to show; 25 unless given.")
  var limit: Int?

  @Flag(help: "Show all rows.")
  var all = false

  @Option(name: .customLong("format"), help: "text, json or csv; csv gives the rows.")
  var givenFormat: OutputFormat?

  @Flag(help: "The rows as a file for Excel; the same as --format csv.")
  var csv = false

  @OptionGroup var state: StateOptions
  @OptionGroup var options: CommonOptions

  func validate() throws {
    if let limit, limit < 0 {
      throw ValidationError(
        Label("--limit is \(limit); verwacht 0 of meer.", "--limit is \(limit); expected 0 or more."))
    }
    if limit != nil, all {
      throw ValidationError(Label("geef --limit of --all, niet beide.", "give --limit or --all, not both."))
    }
    if csv, let givenFormat, givenFormat != .csv {
      throw ValidationError(
        Label(
          "--csv en --format \(givenFormat.rawValue) vragen twee dingen; geef er één van.",
          "--csv and --format \(givenFormat.rawValue) ask for two things; give one of them."))
    }
    if format == .csv, reader.audience.isOutside {
      throw ValidationError(
        Label(
          "--audience is \(reader.audience.rawValue); de rijen blijven binnen, en csv is niets dan rijen: geef --format text of "
            + "json, die het kenmerk van het bewijs noemen, of --audience coordinator, director of team.",
          "--audience is \(reader.audience.rawValue); the rows stay inside, and csv is nothing but rows: give --format text or "
            + "json, which name the hash of the evidence, or --audience coordinator, director or team."))
    }
  }

  private var format: OutputFormat { csv ? .csv : givenFormat ?? .text }

  func run() throws {
    let console = Console(options)
    let explanation = try explanation()
    switch format {
    case .text: try console.result(TerminalRenderer(width: ToolEnvironment.terminalWidth).render(explanation.page))
    case .json: try console.result(explanation.json.text())
    case .csv: try console.write(explanation.rowTable.csv(options.language.ofDocuments))
    }
  }

  private func explanation() throws -> Explanation {
    // What follows a # in a report names a part of the figure.
    let name = String(figure.prefix { $0 != "#" })
    let id = FigureID(name)
    let asOfText = state.asOfText ?? id?.asOf
    let today = try options.moment().day
    let own: Period? = id.flatMap { Period($0.period) }
    var request = try period.request(default: own, today: today, asOf: asOfText)
    request.audience = reader.audience
    request.detail = FigureDetail(named: name)
    var known = state
    known.asOfText = asOfText
    return try options.register().read(asOf: try known.asOf()) { snapshot in
      let report = try IndicatorReport(request, from: snapshot, version: Program.version)
      let figures = report.figures
      guard let found = figures[name] else { throw figures.noSuchFigure(figure) }
      // A sheet and a program want every row; a reader wants to see what they look like.
      let rows = try EvidenceRows(
        found, of: report, from: snapshot, limit: all || (format != .text && limit == nil) ? nil : limit ?? 25)
      return Explanation(
        found, rows: rows, members: found.evidence.members.compactMap { figures[$0] }, day: request.day,
        origin: figures.generatedFrom,
        isInvented: try snapshot.holdsInventedData(),
        language: options.language)
    }
  }
}
