import GRDB
public import GuidanceKit

extension Snapshot {
  /// Every institution number that a current record names, in whatever column, in ascending order.
  ///
  /// Numbers that were merged into another one and accepted names are of them: they are named by the sheets of decisions.
  public func namedNumbers() throws -> [InstitutionNumber] {
    var numbers: Set<Int> = []
    for kind in RecordKind.allCases {
      for reference in try LookupReference.of(kind, to: "organisation", in: db) {
        numbers.formUnion(
          try Int.fetchAll(
            db,
            sql: """
              SELECT DISTINCT \(reference.column) FROM \(reference.tables)
              WHERE \(reference.column) IS NOT NULL AND \(live("f", kind))
              """))
      }
    }
    return numbers.sorted().compactMap { InstitutionNumber(value: $0) }
  }
}

/// A column of a kind's facts, or of their side rows, that refers to a lookup table.
struct LookupReference {
  /// The column, with the letter of its table.
  let column: String
  /// SQL for the tables in which it stands; the facts are `f`.
  let tables: String

  /// The columns of a kind that refer to a lookup table.
  static func of(_ kind: RecordKind, to lookup: String, in db: Database) throws -> [LookupReference] {
    func columns(_ table: String) throws -> [String] {
      try Row.fetchAll(db, sql: "PRAGMA main.foreign_key_list(\(table))").filter { $0["table"] == lookup }
        .map { $0["from"] }
    }
    var found = try columns(kind.table).map { LookupReference(column: "f.\($0)", tables: "main.\(kind.table) AS f") }
    for side in StoredKinds.layout(kind).sides {
      found += try columns(side.name).map {
        LookupReference(
          column: "s.\($0)",
          tables: "main.\(kind.table) AS f JOIN main.\(side.name) AS s ON s.fact_id = f.id")
      }
    }
    return found
  }
}
