import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

@Suite struct `A batch of reports` {
  let register: Register
  private let scratch: TemporaryFolder

  init() throws {
    register = try Programme.register()
    scratch = try TemporaryFolder()
  }

  private static let moment = Moment(unixSeconds: 1_770_000_000, day: CalendarDate(dayNumber: 20_486))
  private static let later = Moment(unixSeconds: 1_770_086_400, day: CalendarDate(dayNumber: 20_487))

  private func batch(
    _ kind: ReportKind = .organisation, audience: Audience = .organisation,
    on day: CalendarDate = Scenario.day(2026, 1, 31)
  ) throws -> ReportBatch {
    let request = ReportRequest(
      kind, period: .schoolYear(Scenario.year), day: day, audience: audience, language: .dutch)
    return try register.read { try ReportBatch(request, from: $0, version: "0.0.0") }
  }

  @discardableResult
  private func write(_ batch: ReportBatch, to path: String, at moment: Moment = moment) throws -> BatchFolder.Outcome {
    try BatchFolder(path: path).write(batch, madeAt: moment)
  }

  private func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func `has a folder for each organisation, a list of them and a file for mail merge`() throws {
    let path = scratch.path("organisaties")
    var steps: [Int] = []
    let outcome = try BatchFolder(path: path).write(batch(), madeAt: Self.moment) { done, total in
      steps.append(done)
      #expect(total == 10)
    }
    #expect(outcome.made == 10 && outcome.unchanged == 0)
    #expect(steps == [10])
    let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    #expect(
      names == [
        "000101", "000102", "000103", "000104", "000105", "000106", "000201", "000202", "000301", "000401",
        "index.html",
        "manifest.json", "verzendlijst.csv",
      ])
    let index = try read(path + "/index.html")
    #expect(index.contains("href=\"000101/index.html\""))
    #expect(!index.contains("<script>alert"))
    let list = try read(path + "/verzendlijst.csv")
    assertGolden(list, "reporting/verzendlijst.csv")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["organisaties"])
  }

  @Test func `holds the same bytes as the report made alone`() throws {
    let path = scratch.path("organisaties")
    try write(batch(), to: path)
    let data = try Programme.data(register, .organisation, "000101", audience: .organisation)
    let alone = try register.read { try MadeReport(data, from: $0) }
    for file in try alone.files() {
      #expect(
        FileManager.default.contents(atPath: "\(path)/000101/\(file.path)").map(Array.init) == file.bytes,
        "\(file.path)")
    }
  }

  @Test func `made again changes no file but its own manifest, and keeps the files themselves`() throws {
    let path = scratch.path("organisaties")
    try write(batch(), to: path)
    func inode(_ name: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.systemFileNumber] as? Int
    }
    let (page, manifest) = (try inode("000101/index.html"), try read(path + "/000101/manifest.json"))
    let outcome = try write(batch(), to: path, at: Self.later)
    #expect(outcome.made == 10 && outcome.unchanged == 10)
    #expect(try inode("000101/index.html") == page)
    #expect(try read(path + "/000101/manifest.json") == manifest)
    #expect(try read(path + "/manifest.json").contains("2026-02-03T"))
  }

  @Test func `after more was loaded rewrites what it changed, and drops who is no longer there`() throws {
    let path = scratch.path("organisaties")
    try write(batch(), to: path)
    try register.load(
      [
        Organisation(
          number: Scenario.number("000104"), name: "Technisch Instituut", type: .so,
          validity: Validity(through: Scenario.day(2025, 8, 31)))
      ], file: "gesloten.csv", isInvented: true)
    let outcome = try write(batch(), to: path, at: Self.later)
    #expect(outcome.made == 9)
    #expect(!FileManager.default.fileExists(atPath: path + "/000104"))
    #expect(try !read(path + "/index.html").contains("000104"))
  }

  @Test func `refuses a folder with something else in it, another period, and a file of someone`() throws {
    let batch = try batch()
    _ = try scratch.write("vakantie", to: "foto/zee.jpg")
    #expect(throws: ReportFolderError.self) { try write(batch, to: scratch.path("foto")) }
    let path = scratch.path("organisaties")
    try write(batch, to: path)
    #expect(throws: ReportFolderError.self) {
      try BatchFolder(path: path).check(.organisation, period: .schoolYear(SchoolYear(startYear: 2024)))
    }
    _ = try scratch.write("nota", to: "organisaties/000101/nota.txt")
    let error = #expect(throws: ReportFolderError.self) { try write(batch, to: path, at: Self.later) }
    #expect(error?.explanation.dutch.contains("000101/nota.txt") == true)
    #expect(try read(path + "/000101/nota.txt") == "nota")
  }

  @Test func `that cannot be written leaves the last one as it was, and nothing behind`() throws {
    let parent = scratch.path("vol")
    let path = parent + "/organisaties"
    try write(batch(), to: path)
    let before = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    // A file in the place of the parent of the new folder cannot become a folder.
    #expect(throws: ReportFolderError.self) { try write(batch(), to: path + "/index.html/dieper") }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: path).sorted() == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent) == ["organisaties"])
  }

  @Test func `names no person when it is made for organisations`() throws {
    let path = scratch.path("organisaties")
    try write(batch(), to: path)
    for name in try FileManager.default.subpathsOfDirectory(atPath: path)
    where name.hasSuffix(".html") || name.hasSuffix(".csv") {
      let text = try read("\(path)/\(name)")
      for person in Programme.persons { #expect(!text.contains(person), "\(name): \(person)") }
    }
  }

  @Test func `of advisers has each with rows behind the figures, for the coordinator only`() throws {
    let path = scratch.path("begeleiders")
    let outcome = try write(batch(.adviser, audience: .coordinator), to: path)
    #expect(outcome.made == 2)
    #expect(try read(path + "/b01/index.html").contains("registraties.csv:"))
    #expect(try read(path + "/verzendlijst.csv").contains("B02;Bo Claes;begeleider;b02;b02/index.html"))
    #expect(try !read(path + "/b01/index.html").contains("Bo Claes"))
    #expect(throws: InputProblem.self) { try batch(.adviser, audience: .team) }
    #expect(throws: InputProblem.self) { try batch(.month, audience: .team) }
    #expect(try batch(.assignments, audience: .director).entries.map(\.subject) == ["B01", "B02"])
  }

  @Test func `gives every subject a folder of its own that every system takes`() throws {
    try register.load(
      ["b-01", "B 01", "É/1", "..", "con"].map { Adviser(code: $0, name: $0, role: .adviser) }, file: "codes.csv")
    let folders = try batch(.adviser, audience: .coordinator).entries.map(\.folder)
    #expect(Set(folders).count == folders.count)
    for folder in folders { #expect(folder.wholeMatch(of: /[a-z0-9-]+/) != nil && folder != "con", "\(folder)") }
  }
}
