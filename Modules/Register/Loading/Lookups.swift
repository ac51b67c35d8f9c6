import GRDB
import GuidanceKit

/// The codes of the lookup tables as they were when a load began, and those it adds.
final class Lookups {
  /// By ``LookupTable/place``.
  private var ids: [[String: Int64]] = []
  /// The code asked for last of each table, which the next row often has too.
  private var last: [(code: String, id: Int64)] = []
  /// Codes the load adds, under the negative ids they have until then.
  private(set) var provisional: [LookupTable: [(id: Int64, code: String)]] = [:]
  private var numbers = FactSet()

  init(_ db: Database) throws {
    for table in LookupTable.allCases {
      var known: [String: Int64] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT id, code FROM \(table.rawValue)") { known[row["code"]] = row["id"] }
      ids.append(known)
      last.append(("", 0))
    }
  }

  func id(of code: String, in table: LookupTable) throws -> Int64 {
    let place = table.place
    if last[place].code == code, last[place].id != 0 { return last[place].id }
    if let id = ids[place][code] {
      last[place] = (code, id)
      return id
    }
    guard table.isOpen else {
      throw RegisterError(
        .refused,
        Label(
          "\"\(code)\" is geen bekende code van \(table.rawValue).",
          "\"\(code)\" is not a known code of \(table.rawValue)."))
    }
    let id = -Int64((provisional[table]?.count ?? 0) + 1)
    provisional[table, default: []].append((id, code))
    ids[place][code] = id
    return id
  }

  func note(organisation: InstitutionNumber) { numbers.insert(Int(organisation.value)) }

  /// Every institution number the load names.
  var organisations: [InstitutionNumber] { numbers.members.compactMap { InstitutionNumber(value: $0) } }
}

extension LookupTable {
  /// Its place among all tables.
  @inline(__always)
  var place: Int {
    switch self {
    case .destination: 0
    case .fund: 1
    case .goal: 2
    case .focus: 3
    case .initiative: 4
    case .adviser: 5
    case .project: 6
    case .targetGroup: 7
    }
  }
}
