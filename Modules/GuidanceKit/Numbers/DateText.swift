extension NumberText {
  /// A date in words: `3 september 2025` in Dutch, `3 September 2025` in English.
  public func date(_ date: CalendarDate) -> String {
    let (year, month, day) = date.parts
    return "\(day) \(Month.names[month - 1][language]) \(year)"
  }

  /// A date in words with its weekday: `woensdag 3 september 2025`.
  public func longDate(_ date: CalendarDate) -> String {
    "\(date.weekday.label[language]) \(self.date(date))"
  }

  /// A month in words: `januari 2026` in Dutch, `January 2026` in English.
  public func month(_ month: Month) -> String {
    "\(month.name[language]) \(month.year)"
  }

  /// A date in figures as in Belgium, and in British English the same: `3/09/2025`.
  public func shortDate(_ date: CalendarDate) -> String {
    let (year, month, day) = date.parts
    return "\(day)/\(DigitText.padded(month, 2))/\(year)"
  }

  /// A week in words: `week 5 van 2026` in Dutch, `week 5 of 2026` in English.
  public func week(_ week: ISOWeek) -> String {
    language == .dutch ? "week \(week.week) van \(week.year)" : "week \(week.week) of \(week.year)"
  }

  /// A school year in words: `schooljaar 2025-2026` in Dutch, `school year 2025-2026` in English.
  public func schoolYear(_ year: SchoolYear) -> String {
    language == .dutch ? "schooljaar \(year.iso)" : "school year \(year.iso)"
  }

  /// When something is due, in words: a day, or a month.
  public func due(_ due: DueDate) -> String {
    switch due {
    case .day(let day): date(day)
    case .month(let month): self.month(month)
    }
  }

  /// A period in words.
  public func period(_ period: Period) -> String {
    switch period {
    case .month(let month): return self.month(month)
    case .week(let week): return self.week(week)
    case .schoolYear(let year): return schoolYear(year)
    case .days(let days):
      if days.lowerBound == days.upperBound { return date(days.lowerBound) }
      let joint = language == .dutch ? "tot en met" : "to"
      return "\(date(days.lowerBound)) \(joint) \(date(days.upperBound))"
    }
  }
}
