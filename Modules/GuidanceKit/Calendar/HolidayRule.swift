/// The holidays of one school year as the rule gives them, without any override.
struct HolidayRule {
  let year: SchoolYear

  /// All holidays, by kind.
  var holidays: [Holiday] {
    let easter = Easter.sunday(of: year.endYear)
    return [
      weeks(.autumn, from: autumnStart, count: 1),
      day(.armistice, date(year.startYear, 11, 11)),
      weeks(.christmas, from: christmasStart, count: 2),
      weeks(.carnival, from: easter.adding(days: -48), count: 1),
      weeks(.easter, from: easterStart(easter), count: 2),
      day(.easterMonday, easter.adding(days: 1)),
      day(.labourDay, date(year.endYear, 5, 1)),
      day(.ascension, easter.adding(days: 39)),
      day(.dayAfterAscension, easter.adding(days: 40)),
      day(.whitMonday, easter.adding(days: 50)),
      Holiday(kind: .summer, first: date(year.endYear, 7, 1), last: date(year.endYear, 8, 31)),
    ]
  }

  /// The Monday of the week of 1 November; 2 November when 1 November is a Sunday.
  private var autumnStart: CalendarDate {
    let allSaints = date(year.startYear, 11, 1)
    return allSaints.weekday == .sunday ? allSaints.adding(days: 1) : monday(of: allSaints)
  }

  /// The Monday of the week of 25 December; the Monday after when 25 December falls in a weekend.
  private var christmasStart: CalendarDate {
    let christmas = date(year.startYear, 12, 25)
    return christmas.weekday.isWeekend ? monday(of: christmas).adding(days: 7) : monday(of: christmas)
  }

  /// The first Monday of April; the Monday after Easter when that falls in March; the second Monday before Easter when
  /// that falls after 15 April.
  private func easterStart(_ easter: CalendarDate) -> CalendarDate {
    if easter.month == 3 { return easter.adding(days: 1) }
    if easter > date(year.endYear, 4, 15) { return easter.adding(days: -13) }
    let april = date(year.endYear, 4, 1)
    return april.weekday == .monday ? april : monday(of: april).adding(days: 7)
  }

  /// Whole weeks, Monday to Sunday.
  private func weeks(_ kind: HolidayKind, from first: CalendarDate, count: Int) -> Holiday {
    Holiday(kind: kind, first: first, last: first.adding(days: 7 * count - 1))
  }

  private func day(_ kind: HolidayKind, _ date: CalendarDate) -> Holiday {
    Holiday(kind: kind, first: date, last: date)
  }

  private func monday(of date: CalendarDate) -> CalendarDate {
    date.adding(days: 1 - date.weekday.rawValue)
  }

  private func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    CalendarDate(year: year, month: month, day: day) ?? .latest
  }
}
