import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import Submission
import TestSupport
import Testing

/// A yearly report carries the texts it was made with, so that it can be made again from its own folder.
@Suite struct `Verifying the folder of a report with texts` {
  private let scratch: TemporaryFolder
  private let register: Register
  private let path: String

  init() throws {
    scratch = try TemporaryFolder()
    path = scratch.path("verslag")
    register = try Register.forTests()
    let (first, last) = (try #require(CalendarDate(iso: "2025-09-01")), try #require(CalendarDate(iso: "2030-08-31")))
    let plan = Plan(
      code: "klein", title: Label("Klein plan", "Small plan"), organisation: "Dienst Voorbeeld",
      services: [ServiceName(service: .pbd, name: Label("begeleidingsdienst", "guidance service"))],
      period: try #require(PlanPeriod(first: first, last: last)), norms: Norms(NormValues()), funds: [],
      pillars: [Pillar(code: "PBD-NED", service: .pbd, name: Label("Nederlands", "Dutch"))], goals: [],
      earlierResults: [])
    try register.load([plan], file: "plan.yaml")
    try register.load([Adviser(code: "B01", name: "An Peeters", role: .adviser)], file: "begeleiders.csv")
    let request = ReportRequest(
      .year, period: .schoolYear(SchoolYear(startYear: 2025)), audience: .ministry, language: .dutch,
      texts: [
        ReportText(name: "11-verslag-pbd.md", bytes: Array("De PBD deed veel.\n".utf8)),
        ReportText(name: "00-voorwoord.md", bytes: Array("# Vooraf\r\n\r\nMet andere regeleinden.\r\n".utf8)),
      ])
    let report = try register.read { try MadeReport(request, from: $0, version: "1.0.0") }
    let files = try report.files()
    let moment = Moment(unixSeconds: 1_770_000_000, day: CalendarDate(dayNumber: 20_486))
    try ReportFolder(path: path).write(
      files, manifest: report.manifest(madeAt: moment, files: files), report: "year", period: "2025-2026")
  }

  private func complaints() throws -> [String] {
    try FolderVerifier(path: path, version: "1.0.0").verify(folder: path, in: register).checks
      .filter { $0.result != .holds }.map(\.text.dutch)
  }

  @Test func `holds with the texts in the folder`() throws {
    let manifest = try #require(ReportManifest(folder: path))
    #expect(manifest.texts == ["texts/00-voorwoord.md", "texts/11-verslag-pbd.md"])
    #expect(manifest.files.suffix(2) == ["texts/00-voorwoord.md", "texts/11-verslag-pbd.md"])
    #expect(try complaints() == [])
  }

  @Test func `finds a text that was changed, and what it changes in the report`() throws {
    try scratch.write("De PBD deed niets.\n", to: "verslag/texts/11-verslag-pbd.md")
    let words = try complaints()
    #expect(words.first == "texts/11-verslag-pbd.md is gewijzigd nadat het rapport gemaakt is.")
    #expect(words.last?.hasPrefix("Opnieuw gemaakt verschilt het rapport in") == true, "\(words)")
    #expect(words.last?.contains("index.html") == true, "\(words)")
  }

  @Test func `finds a text that is gone`() throws {
    try FileManager.default.removeItem(atPath: path + "/texts/11-verslag-pbd.md")
    let words = try complaints()
    #expect(words.first == "texts/11-verslag-pbd.md ontbreekt.")
    #expect(words.count == 2, "\(words)")
  }

  @Test func `finds a text that may not stand in the report any more`() throws {
    try scratch.write("Dank aan An Peeters.\n", to: "verslag/texts/11-verslag-pbd.md")
    let words = try complaints()
    #expect(words.count == 2, "\(words)")
    #expect(words.last?.hasPrefix("Met de teksten in de map kan het rapport niet opnieuw gemaakt worden: ") == true)
    #expect(words.last?.contains("texts/11-verslag-pbd.md:1:10: \"An Peeters\"") == true, "\(words)")
  }
}
