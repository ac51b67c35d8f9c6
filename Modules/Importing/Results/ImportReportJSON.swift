import Foundation
import GuidanceKit
import Register

/// The results of an import as JSON, with a stable shape: `leerspoor/import/1`.
public enum ImportReportJSON {
  /// What became of one file: the report, or why it was refused.
  public enum FileResult: Sendable {
    /// It was read.
    case report(ImportReport)
    /// It was refused.
    case refused(file: String, ImportRefusal)
  }

  /// The results as canonical JSON.
  ///
  /// `{schema, files: [{file, kind, status, batch, already_loaded, counts, dialect, problems: [{code, severity, count,
  /// examples: [{line, column, row, cell, field, nl, en}]}], changes: [{key, line, row, earlier: {batch, line, row},
  /// cells: [{column, old, new}]}], new: [{key, line, row}], gone: [{key, batch, line, row}], mended: [{batch, rejected,
  /// mended, before, rejected_again, open, moved: [{batch, rows}]}]}]}`; status is `loaded`, `checked`, `known` or
  /// `refused`. Changed, new and gone records are listed up to ten thousand of each; `counts` has them all. Rows that a
  /// later batch rejected again are `moved`: they are open there.
  public static func text(_ results: [FileResult]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    let document = Document(schema: "leerspoor/import/1", files: results.map(File.init))
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }

  private struct Document: Encodable {
    let schema: String
    let files: [File]
  }

  private struct File: Encodable {
    var file: String
    var kind: String?
    var status: String
    var batch: Int?
    var already_loaded: Int?
    var counts: LoadCounts?
    var dialect: DialectNote?
    var problems: [Group]
    var changes: [Change]?
    var new: [Place]?
    var gone: [Place]?
    var mended: [Mended]?
    var reason: String?

    init(_ result: FileResult) {
      switch result {
      case .report(let report):
        file = report.file
        kind = report.kind.code
        status = report.alreadyLoaded != nil ? "known" : report.isCheck ? "checked" : "loaded"
        batch = report.batch
        already_loaded = report.alreadyLoaded
        counts = report.counts
        dialect = report.dialect
        problems = report.problems.groups.map(Group.init)
        changes = report.changes.map(Change.init)
        if !report.added.isEmpty { new = report.added.map { Place(key: $0.key, line: $0.line, row: $0.row) } }
        if !report.gone.isEmpty {
          gone = report.gone.map {
            Place(key: $0.key, batch: $0.origin.batch, line: $0.origin.line, row: $0.origin.row)
          }
        }
        if !report.mended.isEmpty { mended = report.mended.map(Mended.init) }
        reason = report.reason
      case .refused(let path, let refusal):
        file = path
        status = "refused"
        var tally = ProblemTally()
        for problem in refusal.problems { tally.add(problem, row: nil, column: nil) }
        problems = tally.groups.map(Group.init)
      }
    }
  }

  private struct Place: Encodable {
    var key: String?
    var batch: Int?
    let line: Int
    let row: Int
  }

  private struct Change: Encodable {
    let key: String?
    let line: Int
    let row: Int
    let earlier: Origin
    let cells: [Cell]

    struct Cell: Encodable {
      let column: String
      let old: String
      let new: String
    }

    init(_ change: RecordChange) {
      key = change.key
      line = change.line
      row = change.row
      earlier = change.earlier
      cells = change.cells.map { Cell(column: $0.column, old: $0.old, new: $0.new) }
    }
  }

  private struct Mended: Encodable {
    let batch: Int
    let rejected: Int
    let mended: Int
    let before: Int
    let rejected_again: Int
    let open: Int
    let moved: [Moved]

    struct Moved: Encodable {
      let batch: Int
      let rows: Int
    }

    init(_ counts: MendedCounts) {
      batch = counts.batch
      rejected = counts.rejected
      mended = counts.mended
      before = counts.before
      rejected_again = counts.rejectedAgain
      open = counts.open
      moved = counts.moved.map { Moved(batch: $0.batch, rows: $0.rows) }
    }
  }

  private struct Group: Encodable {
    let code: String
    let severity: String
    let count: Int
    let examples: [Example]

    init(_ group: ProblemTally.Group) {
      code = group.code
      severity = group.severity.rawValue
      count = group.count
      examples = group.examples.map(Example.init)
    }
  }

  private struct Example: Encodable {
    let line: Int?
    let column: Int?
    let row: Int?
    let cell: String?
    let field: String?
    let nl: String
    let en: String

    init(_ located: ProblemTally.Located) {
      line = located.problem.position?.line
      column = located.problem.position?.column
      row = located.row
      cell = located.cell
      field = located.problem.position?.field
      nl = located.problem.message.dutch
      en = located.problem.message.english
    }
  }
}
