import Foundation
import GuidanceKit
import Register
import Tabular
import TestSupport

@testable import Importing

/// One sheet of `fixtures/spreadsheets`, parsed and loaded, compared with what is expected of it.
struct SpreadsheetTrial {
  let name: String
  let expected: SpreadsheetExpectation
  private(set) var differences: [String] = []

  static let folder = repositoryRoot().appendingPathComponent("fixtures/spreadsheets").path

  /// The sheets, by name without ending.
  static let names: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".verwacht.json") }.map { String($0.dropLast(".verwacht.json".count)) }.sorted()

  init(_ name: String) throws {
    self.name = name
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    expected = try decoder.decode(
      SpreadsheetExpectation.self,
      from: Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(name).verwacht.json")))
  }

  private var path: String { "\(Self.folder)/\(name).csv" }

  private mutating func same<T: Equatable>(_ what: String, _ found: T, _ wanted: T) {
    if found != wanted { differences.append("\(what): \(found); verwacht: \(wanted)") }
  }

  /// Two lists, told item by item.
  private mutating func sameItems(_ what: String, _ found: [String], _ wanted: [String]) {
    guard found != wanted else { return }
    let missing = wanted.filter { !found.contains($0) }
    let more = found.filter { !wanted.contains($0) }
    if missing.isEmpty && more.isEmpty { return same(what, found, wanted) }
    if !missing.isEmpty { differences.append("\(what) ontbreekt: \(missing.prefix(8).joined(separator: " | "))") }
    if !more.isEmpty { differences.append("\(what) te veel: \(more.prefix(8).joined(separator: " | "))") }
  }

  // MARK: parse

  private func options() -> TableOptions {
    var options = TableOptions()
    guard let given = expected.options else { return options }
    options.delimiter = given.delimiter.flatMap { Delimiter($0) }
    options.encoding = given.encoding.flatMap { TextEncoding($0) }
    switch given.header {
    case nil: break
    case "none": options.header = .none
    case .some(let row): options.header = Int(row).map { .row($0) } ?? .detected
    }
    switch given.escape {
    case "doubled": options.escape = .doubled
    case "backslash": options.escape = .backslash
    case "both": options.escape = .both
    default: break
    }
    switch given.quote {
    case "single": options.quote = .apostrophe
    case "none": options.quote = Dialect.Quote.none
    default: break
    }
    return options
  }

  private func export(_ format: TableExport.Format) throws -> (out: String, rest: String, report: ParseReport) {
    var out: [UInt8] = []
    var rest: [UInt8] = []
    let report = try TableExport(path: path, options: options(), format: format)
      .run(sink: { out += Array($0) }, rest: { rest += Array($0) })
    return (String(decoding: out, as: UTF8.self), String(decoding: rest, as: UTF8.self), report)
  }

  /// Parses the sheet both ways.
  mutating func parse() throws {
    do {
      let json = try export(.json)
      same("parse exit", json.report.needsAttention ? 1 : 0, expected.parse.exit)
      if expected.parse.exit == 2 { return }
      let object = try JSONSerialization.jsonObject(with: Data(json.out.utf8)) as? [String: Any]
      let header = object?["header"] as? [String] ?? []
      let rows = object?["rows"] as? [[String]] ?? []
      same("kop", header, expected.parse.header ?? [])
      sameItems("rij", rows.map(Self.shown), (expected.parse.rows ?? []).map(Self.shown))
      let csv = SpreadsheetCSV.rows(try export(.csv).out, delimiter: UInt8(ascii: ","))
      sameItems("rij in CSV", csv.map(Self.shown), ([header] + rows).map(Self.shown))
      try rest(json.rest)
      noticed("parse", json.report.problems, expected.parse.notices)
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
      same("bytes van de rekening", json.report.account.accountedBytes, size ?? -1)
      same("bytes van het bestand", json.report.account.totalBytes, size ?? -1)
    } catch let refusal as ImportRefusal {
      refused("parse", refusal, exit: expected.parse.exit, codes: expected.parse.refused)
    }
  }

  private mutating func rest(_ text: String) throws {
    var aside: [String] = []
    var faulty: [String] = []
    for row in SpreadsheetCSV.rows(text, delimiter: UInt8(ascii: ";")).dropFirst() where row.count > 2 {
      if let reason = SetAsideReason.allCases.first(where: { $0.text.dutch == row[2] }) {
        aside.append("\(row[0]) \(reason.rawValue)")
      } else {
        faulty.append(row[0])
      }
    }
    sameItems("terzijde", aside, (expected.parse.setAside ?? []).map { "\($0.line) \($0.reason)" })
    sameItems("foute rij", faulty, (expected.parse.faulty ?? []).map { "\($0.line)" })
  }

  private mutating func noticed(_ what: String, _ problems: ProblemTally, _ wanted: [String]?) {
    let codes = Set(problems.groups.map(\.code))
    for code in wanted ?? [] where !codes.contains(code) {
      differences.append("\(what) meldt \(code) niet; gemeld: \(codes.sorted())")
    }
  }

  private mutating func refused(_ what: String, _ refusal: ImportRefusal, exit: Int?, codes: [String]?) {
    let found = refusal.problems.map(\.code)
    guard exit == 2 else {
      return differences.append(
        "\(what) geweigerd: \(refusal.problems.map { $0.text(.dutch) }.joined(separator: " | "))")
    }
    for code in codes ?? [] where !found.contains(code) {
      differences.append("\(what) geweigerd met \(found); verwacht: \(code)")
    }
    if found.isEmpty { differences.append("\(what) geweigerd zonder reden") }
  }

  private static func shown(_ cells: [String]) -> String { cells.map(\.debugDescription).joined(separator: ", ") }

  // MARK: load

  private func request(_ path: String) throws -> ImportRequest {
    var asked = try ImportingTests.request(path)
    if let mapping = expected.options?.mapping { asked.mapping = try SheetMapping(path: "\(Self.folder)/\(mapping)") }
    return asked
  }

  /// Loads the sheet into a copy of a prepared register, again, and once more what came back mended.
  mutating func load(into prepared: Register) throws {
    guard let wanted = expected.load else { return }
    let register = try prepared.copyInMemory()
    let importer = Importer(register)
    for name in expected.options?.before ?? [] {
      do {
        _ = try importer.load(ImportingTests.request("\(Self.folder)/\(name)"))
      } catch let refusal as ImportRefusal {
        return refused("\(name) vooraf", refusal, exit: 0, codes: nil)
      }
    }
    do {
      var asked = try request(path)
      asked.table = options()
      let checked = try importer.check(asked)
      let report = try importer.load(asked)
      same("check", checked.counts, report.counts)
      if let kind = wanted.kind { same("soort", SheetKind.all.first { $0.kind == report.kind }?.code ?? "", kind) }
      if let exit = wanted.exit { same("load exit", report.needsAttention ? 1 : 0, exit) }
      if let new = wanted.new { same("nieuw", report.counts.new, new) }
      if !report.counts.addUp { differences.append("rekening klopt niet: \(report.counts)") }
      noticed("load", report.problems, wanted.notices)
      try rows(report, wanted, register)
      let again = try importer.load(asked)
      same("tweede keer nieuw en gewijzigd", [again.counts.new, again.counts.changed], [0, 0])
      try mend(report, wanted, register)
    } catch let refusal as ImportRefusal {
      refused("load", refusal, exit: wanted.exit, codes: wanted.refused)
    }
  }

  private mutating func rows(_ report: ImportReport, _ wanted: SpreadsheetExpectation.Load, _ register: Register)
    throws
  {
    if let facts = wanted.facts {
      let known = try register.read { try $0.registrations().map(\.record) }
      sameItems(
        "registratie",
        known.map { registration in
          let numbers = registration.organisations.compactMap(\.number?.digits).sorted()
          return "\(registration.date) \(registration.minutes) \(numbers.joined(separator: " "))"
        }.sorted(), facts.map { $0.map(\.text).joined(separator: " ") }.sorted())
    }
    guard let batch = report.batch else { return same("batch", "geen", "een batch") }
    let kept = try register.read { try $0.keptRows(batch: batch) }.filter { $0.disposition == .rejected }
    let problems = try register.read { try $0.problems(batch: batch) }
    let rejects = wanted.rejects ?? []
    var found: [String] = []
    for row in kept {
      let codes = problems.filter { $0.row == row.id && $0.problem.severity == .error }.map(\.problem.code)
      if codes.isEmpty { differences.append("regel \(row.line) geweigerd zonder reden") }
      let asked = rejects.first { $0.line == row.line }?.codes
      let reasons = problems.filter { $0.row == row.id }.map { $0.problem.message.dutch }.joined(separator: "; ")
      found.append(
        "\(row.line)" + (asked == nil && rejects.contains { $0.line == row.line } ? "" : " \(codes.sorted())"))
      if !rejects.contains(where: { $0.line == row.line }) { found[found.count - 1] += " (\(reasons))" }
    }
    sameItems("geweigerd", found, rejects.map { "\($0.line)" + ($0.codes.map { " \($0.sorted())" } ?? "") })
  }

  private mutating func mend(_ report: ImportReport, _ wanted: SpreadsheetExpectation.Load, _ register: Register) throws
  {
    guard let batch = report.batch, report.counts.rejected > 0 else { return }
    let back = try register.read { try RejectedRows(batch: batch, in: $0) }
    same("teruggegeven rijen", back.count, report.counts.rejected)
    guard let mended = wanted.mended else { return }
    var sheet = SpreadsheetCSV.rows(String(decoding: back.bytes, as: UTF8.self), delimiter: UInt8(ascii: ";"))
    guard let header = sheet.first, let line = header.firstIndex(of: "regel") else {
      return differences.append("teruggegeven blad zonder kolom regel")
    }
    for change in mended where change.count == 3 {
      guard let column = header.firstIndex(of: change[1].text) else {
        differences.append("teruggegeven blad zonder kolom \(change[1].text): \(header)")
        continue
      }
      for row in sheet.indices.dropFirst() where sheet[row].count > line && sheet[row][line] == change[0].text {
        sheet[row][column] = change[2].text
        // Cells too many come back behind the added columns; whoever mends the row takes them away.
        sheet[row].removeLast(max(0, sheet[row].count - header.count))
      }
    }
    let folder = try Folder()
    let path = try folder.write("te-verbeteren.csv", SpreadsheetCSV.excel(sheet))
    let clearing: ImportReport
    do {
      clearing = try Importer(register).load(request(path))
    } catch let refusal as ImportRefusal {
      return differences.append(
        "verbeterd blad geweigerd: \(refusal.problems.map { $0.text(.dutch) }.joined(separator: " | "))")
    }
    let left = try clearing.batch.map { number in
      try register.read { try $0.problems(batch: number) }.filter { $0.problem.severity == .error }
        .map { "\($0.problem.position?.line ?? 0): \($0.problem.message.dutch)" }.joined(separator: " | ")
    }
    if clearing.counts.rejected > 0 { differences.append("na verbetering nog geweigerd: \(left ?? "")") }
    same("verbeterde rijen geladen", clearing.counts.new + clearing.counts.unchanged, back.count)
    same("nog open", try register.read { try RejectedRows(batch: batch, in: $0).count }, 0)
  }
}
