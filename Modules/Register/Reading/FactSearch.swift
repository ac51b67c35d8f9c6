import Foundation
import GRDB
import GuidanceKit

/// A fact that somebody looks for by its key or by the row of the sheet it came from.
public struct FactPlace: Hashable, Sendable {
  /// The number of the fact.
  public let id: Int
  /// The batch, line and row it came from.
  public let origin: Origin
}

extension Snapshot {
  /// The current facts of a kind with this key: the id, code or number of the record, parts of a longer key with `/`
  /// between them.
  ///
  /// Sheets of several sources may use the same id; then there are several.
  public func facts(of kind: RecordKind, key: String) throws -> [FactPlace] {
    let whole = key.split(separator: "/", omittingEmptySubsequences: false).joined(separator: "\u{1F}")
    let byID = kind == .registration ? " OR f.sheet_id = ?" : ""
    var arguments: StatementArguments = [Data(key.utf8), Data(whole.utf8)]
    if !byID.isEmpty { arguments += [key] }
    return try places(kind, "(f.key IN (?, ?)\(byID))", arguments)
  }

  /// The current fact of a kind that came from a spreadsheet row of a batch; `nil` when there is none.
  public func fact(of kind: RecordKind, batch: Int, row: Int) throws -> FactPlace? {
    try places(kind, "f.batch_id = ? AND f.row = ?", [batch, row]).first
  }

  /// The keys of current facts of a kind, as people write them; at most so many.
  public func keys(of kind: RecordKind, limit: Int) throws -> [String] {
    let column = kind == .registration ? "f.sheet_id" : "f.key"
    return try Row.fetchAll(
      db,
      sql: """
        SELECT \(column) AS key FROM \(kind.table) AS f WHERE \(column) IS NOT NULL AND \(live("f", kind)) LIMIT ?
        """, arguments: [limit]
    ).compactMap { row in
      let text: String?
      switch (row["key"] as DatabaseValue).storage {
      case .blob(let data): text = String(validating: data, as: UTF8.self)
      case .string(let string): text = string
      default: text = nil
      }
      return text?.replacing("\u{1F}", with: "/")
    }
  }

  private func places(_ kind: RecordKind, _ condition: String, _ arguments: StatementArguments) throws -> [FactPlace] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT f.id, f.batch_id, f.line, f.row FROM \(kind.table) AS f
        WHERE \(condition) AND \(live("f", kind)) ORDER BY f.id
        """, arguments: arguments
    ).map { FactPlace(id: $0["id"], origin: $0.origin) }
  }
}
