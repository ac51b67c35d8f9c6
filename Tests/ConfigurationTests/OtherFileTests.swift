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

  @Test func `a mapping says how cells and the file itself are written`() throws {
    let profile = try mapping(
      #"""
      mapping: app-2025
      version: 3
      kind: registraties
      columns: {datum: [A], duur: [C]}
      split: {instelling: [",", " en ", "/"]}
      bare_duration: dagen
      dates: {order: maand-eerst, serial: 1904}
      delimiter: "||"
      quote: "'"
      escape: backslash
      encoding: cp1252
      header: none
      """#)
    #expect(profile.version == 3)
    #expect(profile.splits == [ColumnSplit(column: "instelling", separators: [",", " en ", "/"])])
    #expect(profile.bareDuration == .dayFractions)
    #expect(profile.dates == DayNotation(order: .monthFirst, serialYear: 1904))
    #expect(profile.table.delimiter == "||")
    #expect(profile.table.quote == .single)
    #expect(profile.table.escape == .backslash)
    #expect(profile.table.encoding == .windows1252)
    #expect(profile.table.header == TableNotation.HeaderPlace.none)
    #expect(profile.column(forHeader: "a") == "datum")
  }

  @Test func `English names of the same are taken too`() throws {
    let profile = try mapping(
      """
      mapping: m
      kind: registraties
      bare_duration: days
      dates: {order: day-first}
      quote: none
      header: 4
      """)
    #expect(profile.bareDuration == .dayFractions)
    #expect(profile.dates.order == .dayFirst)
    #expect(profile.table.quote == TableNotation.Quote.none)
    #expect(profile.table.header == .row(4))
  }

  @Test(arguments: ["Aantal  uren:", "aantal\u{A0}uren", "AANTAL\nUREN", "aantal_uren *"])
  func `headers are compared without spacing, punctuation and case`(header: String) throws {
    #expect(
      try mapping("mapping: m\nkind: registraties\ncolumns: {duur: [aantal uren]}\n").column(forHeader: header)
        == "duur")
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
