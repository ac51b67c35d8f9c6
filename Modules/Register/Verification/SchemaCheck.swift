import GRDB

/// Whether tables, indexes and triggers are those that this program makes.
struct SchemaCheck {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// What a new database holds, by kind and name.
  private static let expected: [String: String] = {
    guard let fresh = try? Register(path: ":memory:", mode: .creating) else { return [:] }
    return (try? fresh.reading(objects)) ?? [:]
  }()

  private static func objects(_ db: Database) throws -> [String: String] {
    var objects: [String: String] = [:]
    for row in try Row.fetchAll(
      db, sql: "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'")
    {
      objects["\(row[0] as String) \(row[1] as String)"] = row[2]
    }
    for identifier in try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations ORDER BY 1") {
      objects["migration \(identifier)"] = ""
    }
    return objects
  }

  func run(into result: inout RegisterVerification) throws {
    let found = try Self.objects(db)
    for name in Set(found.keys).union(Self.expected.keys).sorted() where found[name] != Self.expected[name] {
      switch (found[name], Self.expected[name]) {
      case (nil, _):
        result.fault(
          "het schema is niet dat van dit programma: \(name) ontbreekt",
          "the schema is not that of this program: \(name) is missing")
      case (_, nil):
        result.fault(
          "het schema is niet dat van dit programma: \(name) hoort er niet in",
          "the schema is not that of this program: \(name) does not belong in it")
      default:
        result.fault(
          "het schema is niet dat van dit programma: \(name) is anders",
          "the schema is not that of this program: \(name) differs")
      }
    }
  }
}
