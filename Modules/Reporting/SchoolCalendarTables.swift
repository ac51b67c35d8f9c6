public import Documents
public import GuidanceKit

/// The school calendar of one school year as tables: holidays, and what is left of each month.
public struct SchoolCalendarTables {
  private let calendar: SchoolCalendar
  private let year: SchoolYear
  private let language: Language

  /// Prepares the tables of a school year.
  public init(_ calendar: SchoolCalendar, year: SchoolYear, language: Language) {
    self.calendar = calendar
    self.year = year
    self.language = language
  }

  /// Both tables, holidays first.
  public var tables: [Table] { [holidays, months] }

  /// The language as the documents know it.
  public var documentLanguage: DocumentLanguage { language == .dutch ? .dutch : .english }

  /// The holidays and days off, by date, with a mark on those that a decision moved.
  public var holidays: Table {
    let text = NumberText(language)
    let rows = calendar.holidays(in: year).map { holiday in
      Row([
        .text(holiday.label[language]), day(holiday.first), .text(weekday(holiday.first)), day(holiday.last),
        .text(weekday(holiday.last)),
        .integer(
          holiday.last.dayNumber - holiday.first.dayNumber + 1,
          text.integer(holiday.last.dayNumber - holiday.first.dayNumber + 1)),
        .text(holiday.isOverride ? say("bij besluit", "by decision") : say("volgens de regel", "by rule")),
      ])
    }
    return Table(
      id: "vakanties", caption: say("Vakanties en vrije dagen", "Holidays and days off") + " \(year.iso)",
      columns: [
        Column("vakantie", say("Vakantie", "Holiday")), Column("eerste_dag", say("Eerste dag", "First day"), .date),
        Column("dag_begin", say("Dag", "Day")), Column("laatste_dag", say("Laatste dag", "Last day"), .date),
        Column("dag_einde", say("Dag", "Day")), Column("dagen", say("Dagen", "Days"), .integer),
        Column("grond", say("Vastgelegd", "Set")),
      ], rows: rows)
  }

  /// Per month the lesson days, the school weeks that begin in it, and the day on which its report is due.
  public var months: Table {
    let text = NumberText(language)
    let lessons = calendar.lessonDays(in: year)
    let weeks = calendar.schoolWeeks(in: year)
    // A week that straddles the edge of the year belongs to the month of its first day within the year.
    let starts = weeks.map { max($0.first, year.first) }
    let rows = year.months.map { month in
      let days = lessons.count { month.first <= $0 && $0 <= month.last }
      let begun = starts.count { month.first <= $0 && $0 <= month.last }
      return Row([
        .text(text.month(month)), .integer(days, text.integer(days)), .integer(begun, text.integer(begun)),
        day(calendar.reportingDay(for: month)),
      ])
    }
    let total = Row(
      [
        .text(say("Schooljaar", "School year")), .integer(lessons.count, text.integer(lessons.count)),
        .integer(weeks.count, text.integer(weeks.count)), .empty,
      ], isStrong: true)
    return Table(
      id: "maanden", caption: say("Lesdagen en schoolweken", "Lesson days and school weeks") + " \(year.iso)",
      columns: [
        Column("maand", say("Maand", "Month")), Column("lesdagen", say("Lesdagen", "Lesson days"), .integer),
        Column("schoolweken", say("Schoolweken", "School weeks"), .integer),
        Column("rapport", say("Rapport van vorige maand", "Report on the month before"), .date),
      ], rows: rows, totals: [total])
  }

  private func day(_ date: CalendarDate) -> Cell {
    Cell(NumberText(language).date(date), .date(iso: date.iso))
  }

  private func weekday(_ date: CalendarDate) -> String { date.weekday.label[language] }

  private func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
}
