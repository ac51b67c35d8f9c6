import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

@Suite struct `Report folders` {
  private let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  private static let moment = Moment(unixSeconds: 1_770_000_000, day: CalendarDate(dayNumber: 20_486))

  private func write(_ path: String, text: String = "een", period: String = "2026-01") throws {
    let files = [ReportFile("index.html", Array(text.utf8)), ReportFile("tables/a.csv", Array("a".utf8))]
    let manifest = JSON.object([
      "schema": "leerspoor/manifest/1", "report": "month", "period": .string(period),
      "files": .array(files.map { .string($0.path) }),
    ])
    try ReportFolder(path: path).write(files, manifest: manifest, report: "month", period: period)
  }

  private func names(_ path: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
  }

  private func text(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }

  @Test func `are made with the folders above them`() throws {
    let path = scratch.path("uit/2026-01")
    try write(path)
    #expect(try names(path) == ["index.html", "manifest.json", "tables", "tables/a.csv"])
    #expect(try names(scratch.path("uit")).filter { $0.hasPrefix(".") }.isEmpty)
  }

  @Test func `may exist already when they are empty`() throws {
    let path = scratch.path("leeg")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write(path)
    #expect(text(path + "/index.html") == "een")
  }

  @Test func `are replaced as a whole by a later version of the same report`() throws {
    let path = scratch.path("uit")
    try write(path)
    try write(path, text: "twee")
    #expect(text(path + "/index.html") == "twee")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["uit"])
  }

  @Test func `with something else in them are refused and left alone`() throws {
    let path = scratch.path("foto")
    try scratch.write("vakantie", to: "foto/zee.jpg")
    #expect(throws: ReportFolderError.self) { try write(path) }
    #expect(try names(path) == ["zee.jpg"])
  }

  @Test func `of another month are refused and left alone`() throws {
    let path = scratch.path("uit")
    try write(path, period: "2025-12")
    #expect(throws: ReportFolderError.self) { try write(path, text: "twee") }
    #expect(text(path + "/index.html") == "een")
  }

  @Test func `to which someone added a file are refused, and the file is named`() throws {
    let path = scratch.path("uit")
    try write(path)
    try scratch.write("mijn nota", to: "uit/nota.txt")
    let error = #expect(throws: ReportFolderError.self) { try write(path, text: "twee") }
    #expect(error?.explanation.dutch.contains("nota.txt") == true)
    #expect(text(path + "/nota.txt") == "mijn nota")
    #expect(text(path + "/index.html") == "een")
  }

  @Test func `that are files are refused`() throws {
    try scratch.write("x", to: "bestand")
    #expect(throws: ReportFolderError.self) { try write(scratch.path("bestand")) }
  }

  @Test func `whose new version cannot be written keep the old one, and leave nothing behind`() throws {
    let path = scratch.path("uit")
    try write(path)
    // A file where a folder is needed makes the second file impossible to write.
    let files = [ReportFile("tables", []), ReportFile("tables/a.csv", [1])]
    let manifest = JSON.object(["schema": "leerspoor/manifest/1"])
    #expect(throws: ReportFolderError.self) {
      try ReportFolder(path: path).write(files, manifest: manifest, report: "month", period: "2026-01")
    }
    #expect(text(path + "/index.html") == "een")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["uit"])
  }

  @Test func `hold a manifest that says what the report was made from, and alone when`() throws {
    let register = try Scenario.register()
    let report = MonthReport(try Scenario.data(register)).made
    let files = try report.files()
    let text = report.manifest(madeAt: Self.moment, files: files).text()
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["report"] as? String == "month")
    #expect(object["period"] as? String == "2026-01")
    #expect(object["made_at"] as? String == "2026-02-02T02:40:00Z")
    #expect(object["figures_hash"] as? String == (try Scenario.data(register).figures.hash))
    #expect((object["database"] as? [String: Any])?["batch"] as? Int == 9)
    #expect(object["invented"] as? Bool == true)
    #expect((object["files"] as? [String])?.contains("tables/vte-per-pijler.csv") == true)
    for file in files { #expect(!String(decoding: file.bytes, as: UTF8.self).contains("2026-02-02T02:40")) }
  }

  @Test func `are kept in the register with the hash of their figures`() throws {
    let register = try Scenario.register()
    let report = MonthReport(try Scenario.data(register)).made
    let record = report.record(folder: "uit")
    #expect(record.figuresDigest.count == 32)
    try register.keepReport(record, at: Self.moment, actor: "proef", programVersion: "0.0.0")
  }
}
