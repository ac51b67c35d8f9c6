import Foundation
import Register
import TestSupport
import Testing

/// Holds `docs/schema.md` to the database: SQLite keeps the comments of each statement, and they are the documentation.
@Suite struct SchemaDocumentTests {
  @Test func `docs/schema.md explains every table and column as the database has them`() throws {
    let document = try schemaDocument()
    let file = repositoryRoot().appendingPathComponent("docs/schema.md")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(document.utf8).write(to: file)
      Issue.record("Recorded docs/schema.md: look at it, then run again without RECORD.")
      return
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(kept == document, "docs/schema.md is out of date: run scripts/record-docs")
  }

  @Test func `no table and no column goes without an explanation`() throws {
    let register = try Register.forTests()
    for (name, sql) in try register.tableStatements() {
      let table = TableDocument(sql)
      #expect(!table.purpose.isEmpty, "\(name) has no purpose")
      let columns = try register.columnNames(of: name)
      #expect(table.columns.map(\.name) == columns, "\(name): a column has no comment")
    }
  }

  private func schemaDocument() throws -> String {
    let register = try Register.forTests()
    var text = """
      # The database

      One SQLite file holds everything. Facts are only ever added: a correction or an undo is a new entry, so that any figure
      can be computed as it was known on a day. This page is made from the comments in the database's own statements.

      A fact is *current* when its batch was not taken back (`batch_undo`) and no `supersession` of a standing batch names it.
      Days are ISO 8601 text, moments are UTC, durations are whole minutes, money is in cents.

      """
    for (name, sql) in try register.tableStatements() {
      let table = TableDocument(sql)
      text += "\n## \(name)\n\n\(table.purpose)\n\n| Column | Type | Meaning |\n|---|---|---|\n"
      for column in table.columns {
        text += "| `\(column.name)` | \(column.type) | \(column.meaning) |\n"
      }
    }
    return text
  }
}

/// A `CREATE TABLE` read as a document.
private struct TableDocument {
  var purpose = ""
  var columns: [(name: String, type: String, meaning: String)] = []

  init(_ sql: String) {
    for line in sql.split(separator: "\n").dropFirst().map({ $0.trimmingCharacters(in: .whitespaces) }) {
      guard let mark = line.range(of: "-- ") else { continue }
      let comment = String(line[mark.upperBound...])
      // A column that a later version added begins with the comma that parts it from the ones before.
      let code = line[..<mark.lowerBound].trimmingCharacters(in: CharacterSet(charactersIn: " ,"))
      if code.isEmpty {
        purpose = comment
        continue
      }
      let words = code.split(separator: " ", maxSplits: 2)
      guard words.count >= 2 else { continue }
      let rest = words.count > 2 ? String(words[2]) : ""
      var type = words[1].trimmingCharacters(in: CharacterSet(charactersIn: ","))
      if rest.contains("NOT NULL") || rest.contains("PRIMARY KEY") { type += ", required" }
      if let reference = rest.range(of: "REFERENCES ") {
        let target = rest[reference.upperBound...].prefix { $0 != ")" }.replacing("(", with: ".")
        type += ", refers to `\(target)`"
      }
      columns.append((String(words[0]), type, comment.replacing("|", with: "\\|")))
    }
  }
}
