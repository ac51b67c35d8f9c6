import GuidanceKit
import Testing

/// A date in a test, as typed.
func date(_ iso: String) throws -> CalendarDate {
  try #require(CalendarDate(iso: iso), "\(iso) is no date")
}

/// A school year in a test, as typed.
func schoolYear(_ iso: String) throws -> SchoolYear {
  try #require(SchoolYear(iso), "\(iso) is no school year")
}
