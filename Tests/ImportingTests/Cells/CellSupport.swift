import GuidanceKit
import Testing

@testable import Importing

/// The day an ISO text means.
func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

extension CellReading {
  /// The codes of the remarks.
  var codes: [ProblemCode] { remarks.map(\.code) }
  /// The first message in Dutch.
  var dutch: String { remarks.first?.message.dutch ?? "" }
  /// The first message in English.
  var english: String { remarks.first?.message.english ?? "" }
}
