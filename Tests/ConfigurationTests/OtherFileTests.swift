import Configuration
import Foundation
import GuidanceKit
import TestSupport
import Testing

/// Mapping and calendar files.
@Suite struct OtherFileTests {
  private func mapping(_ text: String) throws -> MappingProfile {
    guard case .mapping(let profile) = try ConfigurationFile.read(Array(text.utf8), file: "m.yaml") else {
      throw TestProblem("not a mapping")
    }
    return profile
  }

  @Test func `a mapping gives columns, constants, ignored headers and the unit of bare numbers`() throws {
    let profile = try mapping(
      """
      mapping: app-2024
      kind: registraties
      source: Registratie-app
      columns:
        datum: [Dag, Datum activiteit]
        duur: [Uren]
      constants: {vorm: fysiek, plaats: op-school}
      ignore: [Gemeente]
      bare_duration: uren
      """)
    #expect(profile.name == "app-2024")
    #expect(profile.source == Label("Registratie-app", "Registratie-app"))
    #expect(profile.column(forHeader: "DATUM  activiteit") == "datum")
    #expect(profile.column(forHeader: "uren") == "duur")
    #expect(profile.column(forHeader: "school") == nil)
    #expect(profile.constant(forColumn: "vorm") == "fysiek")
    #expect(profile.ignores(header: "gemeente"))
    #expect(profile.bareDuration == .hours)
  }

  @Test func `a mapping without unit leaves bare numbers to be refused`() throws {
    #expect(try mapping("mapping: m\nkind: registraties\n").bareDuration == nil)
  }

  @Test func `every mapping that is shipped loads`() throws {
    let folder = repositoryRoot().appendingPathComponent("mappings").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter(ConfigurationFile.isConfiguration)
    #expect(!names.isEmpty)
    for name in names {
      let file = try ConfigurationFile.read(repositoryFile("mappings/\(name)"), file: "mappings/\(name)")
      guard case .mapping(let profile) = file else { throw TestProblem("\(name) is not a mapping") }
      #expect("\(profile.name).yaml" == name)
    }
  }

  @Test func `the standard mapping knows the headers people use`() throws {
    let bytes = try repositoryFile("mappings/standaard.yaml")
    guard case .mapping(let profile) = try ConfigurationFile.read(bytes, file: "m") else { throw TestProblem("none") }
    for (header, column) in [
      ("School", "instelling"), ("instellingsnr", "instelling"), ("aantal uren", "duur"), ("KLV", "klasvloer"),
      ("Medewerker", "begeleider"), ("professionaliseringsinitiatief", "initiatief"),
    ] {
      #expect(profile.column(forHeader: header) == column)
    }
  }

  @Test func `a calendar file gives overrides`() throws {
    let text = """
      calendar: Vlaanderen
      overrides:
        - effect: moves
          holiday: herfst
          from: 2020-11-02
          to: 2020-11-15
          reason: {nl: herfstvakantie verlengd, en: autumn holiday extended}
          source: besluit van de minister
        - {effect: frees, from: 2027-05-07, to: 2027-05-07, reason: brugdag, source: omzendbrief}
        - {effect: opens, from: 2027-05-17, to: 2027-05-17, reason: inhaaldag, source: omzendbrief}
      """
    guard case .calendar(let file) = try ConfigurationFile.read(Array(text.utf8), file: "k") else {
      throw TestProblem("not a calendar")
    }
    #expect(file.name == "Vlaanderen")
    #expect(file.overrides.map(\.effect) == [.moves(.autumn), .frees, .opens])
    #expect(file.overrides[0].last == (try date("2020-11-15")))
    #expect(file.overrides[0].reason == Label("herfstvakantie verlengd", "autumn holiday extended"))
    #expect(!SchoolCalendar(overrides: file.overrides).isLessonDay(try date("2020-11-12")))
  }

  @Test func `configuration files are told by their ending`() {
    #expect(ConfigurationFile.isConfiguration(fileName: "plan/pov.yaml"))
    #expect(ConfigurationFile.isConfiguration(fileName: "X.YML"))
    #expect(!ConfigurationFile.isConfiguration(fileName: "registraties.csv"))
  }
}
