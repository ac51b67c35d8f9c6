import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

/// Every kind of report over one small service, in every form: a new kind is in the list by itself, and must say what it is about.
@Suite struct `Every report` {
  /// The service of the reports on programmes, with assignments and agreements beside it.
  static func register() throws -> Register {
    let register = try ProgrammeScenario.register()
    try register.load(Scenario.assignments, file: "opdrachten.csv", isInvented: true)
    try register.load(
      [
        FollowUp(
          number: "O-1", who: "An Peeters", what: "De Beuk opnieuw bezoeken", due: .day(Scenario.day(2025, 12, 19)))
      ], file: "opvolging.csv", isInvented: true)
    return register
  }

  static func made(
    _ kind: ReportKind, _ register: Register, language: Language = .dutch, isExplained: Bool = false
  ) throws -> MadeReport {
    let year = Period.schoolYear(Scenario.year)
    let (subject, period, audience): (String?, Period, Audience) =
      switch kind {
      case .month: (nil, .month(Scenario.january), .team)
      case .week: (nil, .week(Scenario.week), .team)
      case .adviser: ("B01", .month(Scenario.january), .coordinator)
      case .assignments: ("B01", year, .coordinator)
      case .followup: (nil, year, .coordinator)
      case .team: ("PBD-NED", .month(Scenario.january), .team)
      case .organisation: ("000101", year, .organisation)
      case .funds: (nil, year, .director)
      case .edbi: ("K1", year, .team)
      case .viv, .plg, .projects: (nil, year, .team)
      case .year: (nil, year, .ministry)
      }
    let request = ReportRequest(
      kind, subject: subject, period: period, day: min(Scenario.day(2026, 1, 31), period.last), audience: audience,
      language: language)
    return try register.read { try MadeReport(request, from: $0, isExplained: isExplained, version: "0.0.0") }
  }

  /// The list of all figures is as long as the register is; its head says enough of its form.
  private static let longList = (table: "tables/cijfers.csv", sheet: "Cijfers")

  @Test(arguments: ReportKind.allCases) func `is as recorded, as the CSV of each table`(kind: ReportKind) throws {
    let files = try Self.made(kind, Self.register()).files()
    let tables = files.filter { $0.path.hasPrefix("tables/") }.sorted { $0.path < $1.path }
    #expect(!tables.isEmpty)
    let text = tables.map { file -> String in
      let lines = String(decoding: file.bytes, as: UTF8.self).replacing("\r\n", with: "\n").split(separator: "\n")
      let shown = file.path == Self.longList.table ? lines.prefix(4) : lines[...]
      return (["== \(file.path), \(lines.count) regels"] + shown.map(String.init)).joined(separator: "\n")
    }.joined(separator: "\n\n")
    assertGolden(text + "\n", "reporting/forms/\(kind.rawValue)-csv.txt")
  }

  @Test(arguments: ReportKind.allCases) func `is as recorded, as the cells of its workbook`(kind: ReportKind) throws {
    let book = try WorkbookReader(try Self.workbook(Self.made(kind, Self.register())))
    let text = book.sheets.map { sheet -> String in
      let rows = Dictionary(grouping: sheet.cells, by: \.row).sorted { $0.key < $1.key }
      let shown = sheet.name == Self.longList.sheet ? rows.prefix(5) : rows[...]
      let lines = shown.map { row, cells in
        "\(row): " + cells.map { Self.words($0) }.joined(separator: " | ")
      }
      return (["== \(sheet.name), \(rows.count) rijen"] + lines).joined(separator: "\n")
    }.joined(separator: "\n\n")
    for drawn in ["\u{2502}", "\u{2500}", "\u{2550}"] { #expect(!text.contains(drawn), "a line drawn with letters") }
    assertGolden(text + "\n", "reporting/forms/\(kind.rawValue)-xlsx.txt")
  }

  private static func words(_ cell: WorkbookReader.Cell) -> String {
    let text = cell.text.replacing("\n", with: " / ")
    return cell.number == nil || cell.format.isEmpty ? text : "\(text) [\(cell.format)]"
  }

  private static func workbook(_ report: MadeReport) throws -> [UInt8] {
    try #require(try report.files().first { $0.path == "workbook.xlsx" }).bytes
  }

  // MARK: The same numbers

  /// The figures of a report's own `figures.json`, by id.
  private static func figures(_ report: MadeReport) throws -> [String: [String: Any]] {
    let file = try #require(try report.files().first { $0.path == "figures.json" })
    let object = try #require(try JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: Any])
    let list = try #require(object["figures"] as? [[String: Any]])
    return Dictionary(uniqueKeysWithValues: list.map { (($0["id"] as? String) ?? "", $0) })
  }

  @Test(arguments: ReportKind.allCases)
  func `has the numbers of figures json in the list of its workbook`(kind: ReportKind) throws {
    let report = try Self.made(kind, Self.register())
    let figures = try Self.figures(report)
    let book = try WorkbookReader(Self.workbook(report))
    let list = try #require(book.sheets.first { $0.name == Self.longList.sheet })
    let rows = Dictionary(grouping: list.cells, by: \.row)
    let heads = Dictionary(uniqueKeysWithValues: (rows[3] ?? []).map { ($0.text, $0.column) })
    let (top, bottom, size) = (heads["Teller"], heads["Noemer"], heads["n"])
    var seen = 0
    for (row, cells) in rows where row > 3 {
      guard let id = cells.first(where: { $0.column == 1 })?.text, let figure = figures[id] else { continue }
      func number(_ column: Int?) -> Int? {
        cells.first { $0.column == column }?.number.map { Int($0) }
      }
      #expect(number(top) == figure["numerator"] as? Int, "\(id)")
      #expect(number(bottom) == figure["denominator"] as? Int, "\(id)")
      #expect(number(size) == figure["n"] as? Int, "\(id)")
      seen += 1
    }
    #expect(seen == figures.count && seen > 0)
  }

  /// The value of a cell, as its column and the kind of its figure have it.
  private static func expected(_ reference: String, _ figures: [String: [String: Any]]) -> Double? {
    let parts = reference.split(separator: "#").map(String.init)
    guard let figure = figures[parts[0]] else { return nil }
    func share(_ value: Any?) -> Double? {
      if let whole = value as? Int { return Double(whole) }
      guard let object = value as? [String: Any], let top = object["numerator"] as? Int else { return nil }
      return Double(top) / Double(object["denominator"] as? Int ?? 1)
    }
    let isTime: (String) -> Bool = { $0.hasSuffix("minutes") || $0.hasSuffix("minutes_to_go") }
    guard parts.count > 1 else {
      let scales = ["minutes": 60.0, "euro": 100]
      return share(figure).map { $0 / (scales[figure["kind"] as? String ?? ""] ?? 1) }
    }
    let part = parts[1]
    if part == "norm" {
      let norm = figure["norm"] as? [String: Any]
      return share(norm?["value"]).map { norm?["unit"] as? String == "percent" ? $0 / 100 : $0 }
    }
    if part == "upper" || part == "lower" { return share((figure["range"] as? [String: Any])?[part]) }
    if part == "n" { return share(figure["n"]) }
    if let found = share(figure[part]) { return found }
    let counts = (figure["evidence"] as? [String: Any])?["counts"] as? [String: Any]
    return share(counts?[part]).map { isTime(part) ? $0 / 60 : $0 }
  }

  @Test(arguments: ReportKind.allCases)
  func `has the values of figures json in every number of its sheets that carries a name`(kind: ReportKind) throws {
    let report = try Self.made(kind, Self.register())
    let figures = try Self.figures(report)
    let book = try WorkbookReader(Self.workbook(report))
    var (checked, ids, captions) = (0, Set<String>(), [String: Int]())
    for table in report.page.tables where ids.insert(table.id).inserted {
      // Of tables with one caption each has its sheet, in the same order.
      let caption = table.caption.replacing("\u{AD}", with: "")
      let own = book.sheets.filter { sheet in
        sheet.cells.first { $0.row == 1 && $0.column == 1 }?.text == caption
      }
      let place = captions[caption, default: 0]
      captions[caption] = place + 1
      guard own.indices.contains(place) else { continue }
      let sheet = own[place]
      let columns = table.columns.indices.filter {
        table.columns[$0].use != .pages && table.columns[$0].kind != .graphic
      }
      let first = table.groups.contains { $0.title != nil } ? 2 : 1
      for (place, row) in (table.rows + table.totals).enumerated() {
        for (offset, index) in columns.enumerated() where index < row.cells.count {
          guard let reference = row.cells[index].reference, let value = Self.expected(reference, figures),
            let cell = sheet.cells.first(where: { $0.row == 4 + place && $0.column == first + offset }),
            let number = cell.number
          else { continue }
          #expect(abs(number - value) < 1e-9, "\(table.id), \(reference): \(number), \(value)")
          checked += 1
        }
      }
    }
    // The list of agreements and the plan of a community hold days and words.
    #expect(checked > 0 || kind == .followup)
  }

  // MARK: Paper

  @Test(
    .enabled(if: PaperReader.isInstalled, "asks Chromium and pdftotext: apt-get install chromium poppler-utils"),
    arguments: ReportKind.allCases)
  func `says on paper what it says on a screen`(kind: ReportKind) throws {
    let page = try Self.made(kind, Self.register()).page
    let text = try PaperReader.text(of: page)
    func isThere(_ words: String) -> Bool { text.contains(PaperReader.plain(words)) }
    #expect(isThere(page.title))
    for section in page.sections {
      #expect(isThere(section.title), "\(section.title)")
      for block in section.blocks {
        switch block {
        case .lead(let sentences): for one in sentences { #expect(isThere(one.text.plain), "\(one.text.plain)") }
        case .table(let table): #expect(isThere(table.caption), "\(table.caption)")
        case .details(_, let blocks):
          // Short enough to be printed, or said to be missing.
          for case .table(let table) in blocks {
            #expect(isThere(table.caption) || isThere("tables/\(table.id)(CSV)"), "\(table.caption)")
          }
        case .illustration(let illustration):
          #expect(isThere(illustration.caption))
          if let data = illustration.data { #expect(isThere("tables/\(data.id)(CSV)"), "\(data.id)") }
        default: break
        }
      }
    }
    #expect(isThere("Blz. 1 van"))
  }
}
