import GRDB

extension Register {
  /// Every table with its statement, by name: the comments within are its documentation.
  public func tableStatements() throws -> [(name: String, sql: String)] {
    try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT name, sql FROM sqlite_master
          WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations' ORDER BY rowid
          """
      ).map { ($0["name"], $0["sql"]) }
    }
  }

  /// The columns of a table, in order.
  public func columnNames(of table: String) throws -> [String] {
    try reading { db in try db.columns(in: table).map(\.name) }
  }
}
