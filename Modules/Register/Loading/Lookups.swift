import GRDB
import GuidanceKit

/// The codes of the lookup tables as they were when a load began, and those it adds.
final class Lookups {
  /// By ``LookupTable/place``.
  private var ids: [[String: Int64]] = []
  /// For each table, the codes asked for lately, each in the slot that its bytes name: rows repeat few codes.
  private let recent: UnsafeMutablePointer<Recent>
  /// Codes the load adds, under the negative ids they have until then.
  private(set) var provisional: [LookupTable: [(id: Int64, code: String)]] = [:]
  private var numbers = FactSet()
  private var lastNumber = -1

  private struct Recent {
    var code = ""
    var id: Int64 = 0
  }

  private static var recentSlots: Int { 256 }
  private static var recentCount: Int { recentSlots * LookupTable.allCases.count }

  init(_ db: Database) throws {
    recent = .allocate(capacity: Lookups.recentCount)
    recent.initialize(repeating: Recent(), count: Lookups.recentCount)
    for table in LookupTable.allCases {
      var known: [String: Int64] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT id, code FROM \(table.rawValue)") { known[row["code"]] = row["id"] }
      ids.append(known)
    }
  }

  deinit {
    recent.deinitialize(count: Lookups.recentCount)
    recent.deallocate()
  }

  func id(of code: String, in table: LookupTable) throws -> Int64 {
    let place = table.place
    var bytes = code
    let print = bytes.withUTF8 { Fingerprint.of(UnsafeRawBufferPointer($0)) }
    let slot = recent + (place &* Lookups.recentSlots &+ Int(truncatingIfNeeded: print) & (Lookups.recentSlots &- 1))
    if slot.pointee.id != 0, slot.pointee.code == code { return slot.pointee.id }
    if let id = ids[place][code] {
      slot.pointee = Recent(code: code, id: id)
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

  func note(organisation: InstitutionNumber) {
    let number = Int(organisation.value)
    guard number != lastNumber else { return }
    lastNumber = number
    numbers.insert(number)
  }

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
