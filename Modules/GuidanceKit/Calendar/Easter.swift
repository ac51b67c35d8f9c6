/// The date of Easter in the Gregorian calendar.
enum Easter {
  /// Easter Sunday of a year, by the method of Butcher (1876), which holds for all Gregorian years.
  static func sunday(of year: Int) -> CalendarDate {
    let golden = year % 19
    let (century, yearOfCentury) = (year / 100, year % 100)
    let moonShift = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - moonShift + 15) % 30
    let weekdayShift = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let correction = (golden + 11 * epact + 22 * weekdayShift) / 451
    let place = epact + weekdayShift - 7 * correction + 114
    return CalendarDate(year: year, month: place / 31, day: place % 31 + 1) ?? .earliest
  }
}
