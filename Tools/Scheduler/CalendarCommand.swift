import ArgumentParser
import Documents
import Foundation
import GuidanceKit
import Planning
import Register
import Reporting
import ToolSupport

struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Show holidays, lesson days and school weeks of a school year.",
    discussion: """
      The holidays follow from the official rules. Decisions that changed them are taken from the database when it exists.

      Examples:
        leerspoor schedule calendar 2025-2026
        leerspoor schedule calendar 2026-2027 --format csv > vakanties.csv
        leerspoor schedule calendar 2026-2027 --organisation 042531 --ics > schooljaar.ics
      """)

  @Argument(help: "The school year, as 2025-2026.")
  var year: String

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @Flag(help: "A calendar file with holidays, days chosen locally, reports that are due and deadlines.")
  var ics = false

  @Option(help: "Also the free days that this organisation chose, by number.")
  var organisation: String?

  @OptionGroup var wishes: WishOptions
  @OptionGroup var options: CommonOptions

  func run() throws {
    let year = try schoolYear()
    let known = try known()
    let calendar = SchoolCalendar(overrides: known.overrides)
    let deadlines = try wishes.folder(year).deadlines
    let local = try localDays(known.freeDays, year)
    if ics { return try writeCalendar(calendar, year, local, deadlines) }
    let document = SchoolCalendarTables(calendar, year: year, language: options.language)
    let console = Console(options)
    var tables = document.tables
    if organisation != nil { tables.append(table(of: local)) }
    if !deadlines.isEmpty { tables.append(table(of: deadlines)) }
    switch format {
    case .text:
      let width = ToolEnvironment.terminalWidth
      try console.result(
        tables.map { $0.text(width: width, language: document.documentLanguage) }.joined(separator: "\n"))
    case .csv:
      try console.write(document.holidays.csv(document.documentLanguage))
    case .json:
      try console.result(
        JSON.object([
          "schema": .string("leerspoor/calendar/1"), "school_year": .string(year.iso),
          "tables": .array(tables.map(\.document)),
        ]).text())
    }
  }

  /// The school year, with an answer that names the likely one when a calendar year is given.
  private func schoolYear() throws -> SchoolYear {
    if let number = Int(year), (1900...2100).contains(number) {
      throw UsageError(
        Label(
          "\"\(year)\" is een kalenderjaar; een schooljaar loopt over twee jaren. "
            + "Bedoelde u \(SchoolYear(startYear: number).iso) of \(SchoolYear(startYear: number - 1).iso)?",
          "\"\(year)\" is a calendar year; a school year spans two. "
            + "Did you mean \(SchoolYear(startYear: number).iso) or \(SchoolYear(startYear: number - 1).iso)?"))
    }
    return try ArgumentText.schoolYear(year)
  }

  /// The decisions and free days in the database; none when there is no database and none was named.
  private func known() throws -> (overrides: [CalendarOverride], freeDays: [FreeDay]) {
    let path = options.databasePath
    let isNamed = options.database != nil || ToolEnvironment.value("LEERSPOOR_DB") != nil
    guard isNamed || FileManager.default.fileExists(atPath: path) else { return ([], []) }
    return try Register(path: path, mode: .reading).read {
      (try $0.calendarOverrides().map(\.record), try $0.freeDays().map(\.record))
    }
  }

  private func localDays(_ freeDays: [FreeDay], _ year: SchoolYear) throws -> [FreeDay] {
    guard let organisation else { return [] }
    guard let number = InstitutionNumber(organisation) else {
      throw UsageError(
        Label(
          "--organisation is \"\(organisation)\"; verwacht een instellingsnummer van zes cijfers, bv. 042531.",
          "--organisation is \"\(organisation)\"; expected an institution number of six digits, e.g. 042531."))
    }
    return freeDays.filter { $0.organisation == number && year.contains($0.day) }.sorted { $0.day < $1.day }
  }

  private func say(_ dutch: String, _ english: String) -> String { options.language == .dutch ? dutch : english }

  private func title(_ free: FreeDay) -> String {
    let what =
      free.purpose == .study
      ? say("pedagogische studiedag", "study day") : say("facultatieve verlofdag", "optional day")
    return what + (free.half.map { " (\($0.rawValue))" } ?? "")
  }

  private func table(of local: [FreeDay]) -> Table {
    Table(
      id: "lokale-dagen", caption: say("Dagen die de instelling koos", "Days that the organisation chose"),
      columns: [Column("dag", say("Dag", "Day"), .date), Column("wat", say("Wat", "What"))],
      rows: local.map { Row([day($0.day), .text(title($0))]) })
  }

  private func table(of deadlines: [PlanDeadline]) -> Table {
    Table(
      id: "termijnen", caption: say("Termijnen", "Deadlines"),
      columns: [Column("dag", say("Dag", "Day"), .date), Column("wat", say("Wat", "What"))],
      rows: deadlines.map { Row([day($0.day), .text($0.title)]) })
  }

  private func day(_ day: CalendarDate) -> Cell { Cell(NumberText(options.language).date(day), .date(iso: day.iso)) }

  private func writeCalendar(
    _ calendar: SchoolCalendar, _ year: SchoolYear, _ local: [FreeDay], _ deadlines: [PlanDeadline]
  ) throws {
    typealias Event = (uid: String, title: String, first: CalendarDate, last: CalendarDate)
    var days: [Event] = calendar.holidays(in: year).enumerated().map { place, holiday in
      (
        "\(holiday.kind.rawValue)-\(place)-\(year.iso)@leerspoor", holiday.label[options.language], holiday.first,
        holiday.last
      )
    }
    days += local.map { free in
      (
        "vrij-\(free.organisation.digits)-\(free.day.iso)-\(free.half?.rawValue ?? "dag")@leerspoor", title(free),
        free.day, free.day
      )
    }
    days += year.months.dropFirst().map { month in
      let due = calendar.reportingDay(for: month)
      return ("maandrapport-\(month.iso)@leerspoor", say("maandrapport", "monthly report"), due, due)
    }
    days += deadlines.map { ("termijn-\($0.code)-\(year.iso)@leerspoor", $0.title, $0.day, $0.day) }
    let name = say("Schooljaar", "School year") + " \(year.iso)"
    try Console(options).write(ICalendar(days, name: name, at: try options.moment()).bytes)
  }
}
