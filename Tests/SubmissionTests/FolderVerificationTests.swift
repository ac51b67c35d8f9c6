import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import Submission
import TestSupport
import Testing

@Suite struct `Verifying the folder of a report` {
  private static let year = SchoolYear(startYear: 2025)
  private static let moment = Moment(unixSeconds: 1_770_000_000, day: CalendarDate(dayNumber: 20_486))
  private let scratch: TemporaryFolder
  private let register: Register
  private let path: String

  /// A service of one pillar and one school, with 20 + 40 minutes.
  init() throws {
    scratch = try TemporaryFolder()
    register = try Self.register(minutes: [20, 40])
    path = scratch.path("rapport")
    try Self.write(register, to: path)
  }

  private static func register(minutes: [Int]) throws -> Register {
    let register = try Register.forTests()
    let first = try #require(CalendarDate(iso: "2025-09-01"))
    let last = try #require(CalendarDate(iso: "2030-08-31"))
    let period = try #require(PlanPeriod(first: first, last: last))
    let plan = Plan(
      code: "klein", title: Label("Klein plan", "Small plan"), organisation: "Dienst Voorbeeld",
      services: [ServiceName(service: .pbd, name: Label("begeleidingsdienst", "guidance service"))], period: period,
      norms: Norms(NormValues()), funds: [],
      pillars: [Pillar(code: "PBD-NED", service: .pbd, name: Label("Nederlands", "Dutch"))], goals: [],
      earlierResults: [])
    try register.load([plan], file: "plan.yaml")
    let school = try #require(InstitutionNumber("000101"))
    try register.load([Organisation(number: school, name: "De Beuk", type: .so)], file: "organisaties.csv")
    try register.load([Adviser(code: "B01", name: "An Peeters", role: .adviser)], file: "begeleiders.csv")
    try load(minutes, file: "registraties.csv", in: register)
    return register
  }

  private static func load(_ minutes: [Int], file: String, in register: Register) throws {
    let school = try #require(InstitutionNumber("000101"))
    try register.load(
      minutes.enumerated().map { index, minutes in
        Registration(
          date: CalendarDate(dayNumber: 20_467 + index), minutes: minutes,
          organisations: [OrganisationReference(given: "000101", number: school)], destination: "PBD-NED",
          adviser: "B01", form: .physical, level: .micro, classroom: .yes)
      }, file: file)
  }

  private static func write(_ register: Register, to path: String) throws {
    let january = try #require(Month("2026-01"))
    let request = ReportRequest(.month, period: .month(january), audience: .team, language: .dutch)
    let report = try register.read { try MadeReport(request, from: $0, version: "1.0.0") }
    let files = try report.files()
    try ReportFolder(path: path).write(
      files, manifest: report.manifest(madeAt: moment, files: files), report: "month", period: "2026-01")
  }

  private func verify(in other: Register? = nil, version: String = "1.0.0") throws -> FolderVerification {
    try FolderVerifier(path: path, version: version).verify(folder: path, in: other ?? register)
  }

  private func complaints(_ outcome: FolderVerification) -> [String] {
    outcome.checks.filter { $0.result != .holds }.map(\.text.dutch)
  }

  private func change(_ file: String, _ body: (inout [UInt8]) throws -> Void) throws {
    let url = URL(fileURLWithPath: path + "/" + file)
    var bytes = Array(try Data(contentsOf: url))
    try body(&bytes)
    try Data(bytes).write(to: url)
  }

  @Test func `holds for a report that nobody touched`() throws {
    let outcome = try verify()
    #expect(outcome.holds, "\(outcome.checks)")
    #expect(outcome.checks.count == 5)
  }

  @Test func `holds after later loads, for it asks what was known then`() throws {
    try Self.load([90, 30], file: "later.csv", in: register)
    let outcome = try verify()
    #expect(outcome.holds, "\(outcome.checks)")
  }

  @Test func `names every file in which one bit was changed`() throws {
    let manifest = try #require(ReportManifest(folder: path))
    #expect(manifest.files.count > 8)
    for (index, file) in manifest.files.enumerated() {
      let place: (inout [UInt8]) -> Void = { bytes in
        bytes[(bytes.count - 1) * (index + 1) / (manifest.files.count + 1)] ^= 1
      }
      try change(file, place)
      let words = complaints(try verify())
      #expect(words.first == "\(file) is gewijzigd nadat het rapport gemaakt is.", "\(file): \(words)")
      #expect(
        words.contains { $0.hasPrefix("Opnieuw gemaakt verschilt het rapport in: \(file)") }, "\(words)")
      try change(file, place)
    }
    #expect(try verify().holds)
  }

  @Test func `finds a doctored figure although the manifest was doctored with it`() throws {
    try change("figures.json") { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      let doctored = text.replacingOccurrences(
        of: "\"id\":\"hours/total/2026-01\",\"kind\":\"minutes\",\"n\":2,\"norm\":null,\"numerator\":60",
        with: "\"id\":\"hours/total/2026-01\",\"kind\":\"minutes\",\"n\":2,\"norm\":null,\"numerator\":90")
      #expect(doctored != text)
      bytes = Array(doctored.utf8)
    }
    let hash = ContentDigest.hex(Array(try Data(contentsOf: URL(fileURLWithPath: path + "/figures.json"))))
    let old = try #require(ReportManifest(folder: path)?.hashes["figures.json"])
    try change("manifest.json") { bytes in
      bytes = Array(String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: old, with: hash).utf8)
    }
    let words = complaints(try verify())
    #expect(words == ["Opnieuw gemaakt verschilt het rapport in: figures.json."])
  }

  @Test func `names the figures that differ when the facts are others`() throws {
    let other = try Self.register(minutes: [20, 45])
    let words = complaints(try verify(in: other))
    #expect(words.first?.contains("bevat het hoofd") == true, "\(words)")
    #expect(words.contains { $0.contains("cijfers zijn anders") && $0.contains("1,0 u → 1,1 u") }, "\(words)")
  }

  @Test func `tells a missing file and one that does not belong`() throws {
    try FileManager.default.removeItem(atPath: path + "/workbook.xlsx")
    try scratch.write("meer", to: "rapport/notitie.txt")
    let words = complaints(try verify())
    #expect(words.prefix(2) == ["workbook.xlsx ontbreekt.", "notitie.txt is geen deel van het rapport."])
  }

  @Test func `cannot say anything against a database that is younger than the report`() throws {
    let empty = try Register.forTests()
    let outcome = try verify(in: empty)
    #expect(!outcome.holds && !outcome.differs)
    #expect(complaints(outcome).first?.contains("kent invoer") == true)
  }

  @Test func `says that another version of the program computed it`() throws {
    let outcome = try verify(version: "1.1.0")
    #expect(outcome.holds)
    #expect(outcome.checks.contains { $0.text.dutch.contains("nagerekend met 1.1.0") })
  }

  @Test func `finds the reports in a folder of folders, and refuses one without any`() throws {
    try Self.write(register, to: scratch.path("rapport/diep/tweede"))
    let verifier = FolderVerifier(path: scratch.url.path, version: "1.0.0")
    #expect(try verifier.folders().map { $0.split(separator: "/").last } == ["rapport", "tweede"])
    let none = FolderVerifier(path: scratch.path("niets"), version: "1.0.0")
    #expect(throws: VerificationError.self) { try none.folders() }
  }
}
