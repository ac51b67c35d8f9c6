import Foundation
import TestSupport
import Testing

@testable import Documents

@Suite struct `Workbooks` {
  @Test func `the same page gives the same bytes, at another time and in another place too`() async throws {
    let first = try WorkbookRenderer.render(SamplePage.page())
    // The format of the archive counts time in steps of two seconds.
    try await Task.sleep(for: .milliseconds(2_100))
    let folder = try TemporaryFolder()
    let file = folder.path("boek.xlsx")
    try WorkbookRenderer.write(SamplePage.page(), to: file)
    #expect(FileManager.default.contents(atPath: file).map { [UInt8]($0) } == first)
    #expect(first != (try WorkbookRenderer.render(SamplePage.page(.english))))
  }

  @Test func `nothing but the workbook is left in its folder`() throws {
    let folder = try TemporaryFolder()
    try WorkbookRenderer.write(SampleFigures.page(), to: folder.path("boek.xlsx"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["boek.xlsx"])
  }

  @Test(arguments: `Hostile text`.attacks) func `takes hostile text in every place`(text: String) throws {
    let bytes = try WorkbookRenderer.render(`Hostile text`.page(text))
    #expect(WorkbookCheck.isWhole(Data(bytes)))
  }

  @Test func `a folder that is not there is an error that says so, and nothing is left`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: DocumentError.self) {
      try WorkbookRenderer.write(SamplePage.page(), to: folder.path("geen/boek.xlsx"))
    }
    #expect(error?.dutch.contains("No such file or directory") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test func `a workbook of which a part is empty or cut off is not whole`() throws {
    let bytes = try WorkbookRenderer.render(SamplePage.page())
    #expect(WorkbookCheck.isWhole(Data(bytes)))
    #expect(!WorkbookCheck.isWhole(Data(bytes.dropLast())))
    #expect(!WorkbookCheck.isWhole(Data(bytes.prefix(bytes.count / 2))))
    #expect(!WorkbookCheck.isWhole(Data()))
    var emptied = bytes
    // The size of the first part in the directory at the end of the archive.
    let directory = try #require(Data(bytes).firstRange(of: Data([0x50, 0x4B, 0x01, 0x02])))
    for place in 24..<28 { emptied[directory.lowerBound + place] = 0 }
    #expect(!WorkbookCheck.isWhole(Data(emptied)))
  }

  @Test func `names of sheets are ones Excel accepts, and differ without regard to case`() {
    var names = SheetNames()
    #expect(names.unique("Uren [per] pijler: a/b?") == "Uren per pijler a b")
    #expect(names.unique("uren per pijler a b") == "uren per pijler a b (2)")
    #expect(names.unique("'aanhaling'") == "aanhaling")
    #expect(names.unique("") == "Blad")
    #expect(names.unique("History") == "History (2)")
    let long = names.unique(String(repeating: "Wij", count: 100))
    #expect(long.utf16.count <= 31)
    let second = names.unique(String(repeating: "Wij", count: 100))
    #expect(second.utf16.count <= 31 && second != long)
    #expect(names.unique(String(repeating: "🏫", count: 30)).utf16.count <= 31)
  }

  @Test func `numbers keep the forms of Excel, and the sign of a status stands before them`() {
    func form(_ kind: CellStyle.Kind, _ status: Status? = nil) -> String? {
      CellStyle(kind, status: status).numberFormat(.dutch)
    }
    #expect(form(.integer) == "#,##0")
    #expect(form(.decimal(places: 2)) == "#,##0.00")
    #expect(form(.percent(places: 1)) == "0.0\\ %")
    #expect(form(.date) == "[$-813]d mmmm yyyy")
    #expect(form(.decimal(places: 1), .met) == "\"● \"#,##0.0")
    #expect(CellStyle(.percent(places: 0)).numberFormat(.english) == "0%")
  }

  @Test func `text longer than a cell takes is cut with an ellipsis`() {
    #expect(limited("abcdef", to: 4) == "abc…")
    #expect(limited("abcd", to: 4) == "abcd")
    #expect(cellText(String(repeating: "é", count: 40_000)).utf16.count == 32_767)
    #expect(cellText("_x0041_ en _x00g1_") == "_x005F_x0041_ en _x00g1_")
    #expect(cellText("een\u{202E}\u{0}\ntwee") == "een\u{FFFD}\u{FFFD}\ntwee")
  }

  @Test(
    .enabled(
      if: Python.has("openpyxl"), "openpyxl is not installed; scripts/check --long installs it and runs this test"),
    arguments: [DocumentLanguage.dutch, .english])
  func `openpyxl reads the values that the JSON of the tables gives`(language: DocumentLanguage) throws {
    for (name, page) in [("voorbeeld", SamplePage.page(language)), ("figuren", SampleFigures.page(language))] {
      let folder = try TemporaryFolder()
      try WorkbookRenderer.write(page, more: [`Workbooks`.odd], to: folder.path("boek.xlsx"))
      let tables = JSON.array((page.tables + [`Workbooks`.odd]).map(\.document))
      try folder.write(tables.text(), to: "tabellen.json")
      let outcome = try Python.run(
        ["scripts/compare-workbook", folder.path("boek.xlsx"), folder.path("tabellen.json")])
      #expect(outcome.exit == 0, "\(name): \(outcome.out)")
      #expect(outcome.out.contains("Verzonnen gegevens"))
    }
  }

  @Test(
    .enabled(
      if: Python.has("openpyxl"), "openpyxl is not installed; scripts/check --long installs it and runs this test"),
    .enabled(
      if: Python.hasOffice, "LibreOffice is not installed: apt-get install --no-install-recommends libreoffice-calc"))
  func `LibreOffice opens the workbook and saves the same values`() throws {
    let folder = try TemporaryFolder()
    let page = SamplePage.page()
    try WorkbookRenderer.write(page, more: [`Workbooks`.odd], to: folder.path("boek.xlsx"))
    try folder.write(JSON.array((page.tables + [`Workbooks`.odd]).map(\.document)).text(), to: "tabellen.json")
    let saved = try Python.run(
      [
        "-c", "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:], timeout=120).returncode)", "soffice",
        "-env:UserInstallation=file://\(folder.path("profiel"))", "--headless", "--convert-to",
        "xlsx:Calc MS Excel 2007 XML", "--outdir", folder.path("uit"), folder.path("boek.xlsx"),
      ])
    #expect(saved.exit == 0, "\(saved.out)")
    // Headless it keeps values and filters, but not what the window showed.
    let outcome = try Python.run(
      ["scripts/compare-workbook", "--values", folder.path("uit/boek.xlsx"), folder.path("tabellen.json")])
    #expect(outcome.exit == 0, "\(outcome.out)")
  }

  /// What spreadsheets get wrong by themselves.
  static let odd = Table(
    id: "lastig", caption: "Lastige cellen",
    columns: [
      Column("nr", "Nummer", .code), Column("tekst", "Tekst"), Column("getal", "Getal", .integer),
      Column("datum", "Datum", .date), Column("deel", "Deel", .percent(places: 1)),
    ],
    rows: [
      Row([.text("042531"), .text("=1+1"), .integer(.max, "veel"), Cell("x", .date(iso: "1899-12-31")), .empty]),
      Row([
        .text("1-2"), .text("+32 9 000"), .integer(-1_234_567, "-1.234.567"), Cell("x", .date(iso: "2028-02-29")),
        .fraction(Fraction(1, over: 3), "33,3\u{A0}%"),
      ]),
      Row([.text("1E5"), .text("@SUM(A1)"), .integer(0, "0"), .empty, Cell("n < 5", .empty)]),
      Row([.text("0"), .text("-2+3"), .integer(1 << 53, ""), Cell("x", .date(iso: "geen")), .empty]),
      Row([.text("TRUE"), .text("\t=1"), .integer(7, "7"), .empty, .fraction(Fraction(1), "100\u{A0}%")]),
      Row([.text("_x0041_"), .text("_x000D_ blijft"), .integer(8, "8"), .empty, .empty]),
    ])
}

/// Python with the libraries that tests read files back with.
enum Python {
  private static var program: String { ProcessInfo.processInfo.environment["LEERSPOOR_PYTHON"] ?? "python3" }

  /// Whether LibreOffice is there to open workbooks.
  static let hasOffice = ["/usr/bin/soffice", "/usr/bin/libreoffice"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static func has(_ library: String) -> Bool { (try? run(["-c", "import \(library)"]))?.exit == 0 }

  static func run(_ arguments: [String]) throws -> (exit: Int32, out: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = repositoryRoot()
    let folder = try TemporaryFolder()
    try folder.write("", to: "out")
    let out = try FileHandle(forWritingTo: folder.url.appendingPathComponent("out"))
    process.standardOutput = out
    process.standardError = out
    try process.run()
    process.waitUntilExit()
    try out.close()
    let text = try String(contentsOfFile: folder.path("out"), encoding: .utf8)
    return (process.terminationStatus, text)
  }
}
