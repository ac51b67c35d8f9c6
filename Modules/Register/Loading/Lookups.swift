import GRDB
import GuidanceKit

/// The codes of the lookup tables as they were when a load began, and those it adds.
final class Lookups {
  private var ids: [LookupTable: [String: Int64]] = [:]
  /// Codes the load adds, under the negative ids they have until then.
  private(set) var provisional: [LookupTable: [(id: Int64, code: String)]] = [:]
  /// Every institution number the load names.
  private(set) var organisations: Set<InstitutionNumber> = []

  init(_ db: Database) throws {
    for table in LookupTable.allCases {
      var known: [String: Int64] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT id, code FROM \(table.rawValue)") { known[row["code"]] = row["id"] }
      ids[table] = known
    }
  }

  func id(of code: String, in table: LookupTable) throws -> Int64 {
    if let id = ids[table]?[code] { return id }
    guard table.isOpen else {
      throw RegisterError(
        .refused,
        Label(
          "\"\(code)\" is geen bekende code van \(table.rawValue).",
          "\"\(code)\" is not a known code of \(table.rawValue)."))
    }
    let id = -Int64((provisional[table]?.count ?? 0) + 1)
    provisional[table, default: []].append((id, code))
    ids[table, default: [:]][code] = id
    return id
  }

  func note(organisation: InstitutionNumber) { organisations.insert(organisation) }
}
