import Configuration
import GuidanceKit
import Tabular

/// Which column of a file holds which column of the kind.
struct SheetLayout {
  /// Where a column of the kind stands in the file.
  struct Place {
    /// The 0-based index of its cells.
    let index: Int
    /// The header in the file.
    let header: String

    init(_ column: Header.Column) {
      index = column.index
      header = column.name
    }
  }

  let kind: SheetKind
  /// The places, by Dutch header.
  let places: [String: Place]
  /// The names of the columns that the kind does not list and reads all the same, in the order of the file.
  var open: [String] = []
  /// Values that a mapping gives for columns the file does not have.
  let constants: [String: String]
  /// What a bare number in a duration counts, when the header or a mapping says so.
  let durationUnit: DurationReader.Unit?
  /// Whether a mapping says what a bare number in a duration counts.
  var isDurationMapped = false
  /// The unit in the header of the durations when it is no exact time; bare numbers are refused then.
  var inexactUnit: String?
  /// How headers say that days are written, by Dutch header; empty where a mapping says it.
  var headOrders: [String: HeadDateOrder] = [:]
  /// The headers that are not read, with the reason.
  let unread: [InputProblem]
  /// Whether cells were neutralised when the file was handed back, so that they are restored.
  let restoresFormulas: Bool

  /// The names that stand beside a column of numbers, by Dutch header.
  var companions: [String: Place] = [:]
  /// What parts the values of a cell besides `;`, by Dutch header, as the mapping says.
  var separators: [String: [String]] = [:]
  /// How the mapping says that days are written.
  var dates = DateNotation()
  /// What whole columns of days decided; empty as long as no survey was needed.
  var decisions = ColumnDecisions()

  /// Whether the file is a table as a database program draws it, so that NULL is nothing and t and f are yes and no.
  var isDrawn = false
  /// Whether the table has a frame as mysql draws it.
  var isFramed = false

  func has(_ header: String) -> Bool { places[header] != nil || constants[header] != nil }
}
