import GRDB
import GuidanceKit

/// Holds rows that are inserted in bulk to the foreign keys of their table.
///
/// SQLite looks every reference of every row up, which doubles the time of a large load, though a million rows name some
/// hundred different ones. So a merge switches that off, notes each number that it writes, and looks each up once.
struct ReferenceCheck {
  /// A column that refers to another table.
  struct Reference {
    /// Its 0-based place among the columns that are checked.
    let place: Int
    let column: String
    let parent: String
    let parentColumn: String
  }

  private let table: String
  private let references: [Reference]
  private var seen: [FactSet]
  /// For each reference, the number noted last, which the next row often has too.
  private var last: [Int64]
  /// For each column, its place in ``seen``; -1 for a column that refers to nothing.
  private let places: [Int]

  /// - Parameter columns: the columns in the order in which they are written.
  init(_ table: String, columns: [String], in db: Database) throws {
    self.table = table
    var references: [Reference] = []
    for row in try Row.fetchAll(db, sql: "PRAGMA main.foreign_key_list(\(table))") {
      guard let place = columns.firstIndex(of: row["from"]) else { continue }
      references.append(
        Reference(place: place, column: row["from"], parent: row["table"], parentColumn: row["to"] ?? "id"))
    }
    self.references = references
    seen = references.map { _ in FactSet() }
    last = references.map { _ in -1 }
    places = columns.indices.map { index in references.firstIndex { $0.place == index } ?? -1 }
  }

  /// Notes a number that is written; negative ones are refused at once.
  @inline(__always)
  mutating func note(_ number: Int64, column: Int) throws {
    let place = places[column]
    guard place >= 0, last[place] != number else { return }
    guard number >= 0, number < 1 << 26 else { throw failure(references[place], "\(number)") }
    last[place] = number
    seen[place].insert(Int(number))
  }

  /// Looks up what was noted.
  ///
  /// - Throws: ``RegisterError`` when a number is not there.
  func verify(in db: Database) throws {
    for (index, reference) in references.enumerated() {
      let members = seen[index].members
      guard !members.isEmpty else { continue }
      let known = try Set(
        Int.fetchAll(db, sql: "SELECT \(reference.parentColumn) FROM main.\(reference.parent)"))
      if let missing = members.first(where: { !known.contains($0) }) { throw failure(reference, "\(missing)") }
    }
  }

  private func failure(_ reference: Reference, _ number: String) -> RegisterError {
    RegisterError(
      .failed,
      Label(
        "Een rij verwijst naar iets dat er niet is (\(table).\(reference.column) = \(number)); er is niets geladen.",
        "A row refers to something that is not there (\(table).\(reference.column) = \(number)); nothing was loaded."))
  }
}
