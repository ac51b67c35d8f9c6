import Configuration
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

/// Mappings that are proposed for sheets load as they are printed.
@Suite struct MappingProposalTests {
  private let register: Register
  private let importer: Importer

  init() throws {
    register = try preparedRegister()
    importer = Importer(register)
  }

  private func propose(_ text: String, _ language: Language = .dutch) throws -> MappingProposal {
    let folder = try Folder()
    return try importer.propose(request(folder.write("Team NED 2026.csv", text)), language: language)
  }

  private func profile(_ proposal: MappingProposal) throws -> MappingProfile {
    let known = KnownNames(sheets: SheetKind.headersByCode)
    let file = try ConfigurationFile.read(Array(proposal.text.utf8), file: "m.yaml", known: known)
    guard case .mapping(let profile) = file else {
      Issue.record("not a mapping")
      return MappingProfile(name: "", kind: "")
    }
    return profile
  }

  private static let sheet = """
    Kalender;Hoe lang;Waar;Wie;Kilometers;Pijlr;Zomaar
    12/01/2026;1u30;PTS Boom;B01;12;PBD-NED;ja
    13/01/2026;45 min;042531;B02;7;Nederlands;nee
    14/01/2026;halve dag;PTS Boom;B01;0;Curriculum;ja

    """

  @Test func `columns are proposed from headers and cells, with the reason`() throws {
    let proposal = try propose(Self.sheet)
    #expect(proposal.kind.kind == .registration)
    #expect(proposal.missing == ["vorm"])
    let profile = try profile(proposal)
    #expect(profile.name == "team-ned-2026")
    #expect(profile.column(forHeader: "kalender") == "datum")
    #expect(profile.column(forHeader: "Wie") == "begeleider")
    #expect(profile.column(forHeader: "Pijlr") == "bestemming")
    #expect(profile.ignores(header: "Kilometers"))
    #expect(proposal.text.contains("datum: [\"Kalender\"]  # uit de cellen; 3 van 3 cellen zijn datums"))
    #expect(proposal.text.contains("#   vorm: \"fysiek\"  # fysiek, online, hybride of helpdesk"))
    #expect(proposal.text.contains("  - \"Kilometers\"  # kolom E, bv. \"12\""))
  }

  @Test func `a sheet loads with its proposal once what is missing is filled in`() throws {
    let folder = try Folder()
    let text = Self.sheet.replacing("halve dag", with: "3:30")
    let path = try folder.write("team.csv", text)
    let proposal = try importer.propose(request(path)).text
      .replacing("# constants:", with: "constants:").replacing("#   vorm:", with: "  vorm:")
    var request = try request(path)
    request.mapping = try SheetMapping(path: folder.write("team.yaml", proposal))
    let report = try importer.load(request)
    #expect(report.counts.new == 3, "\(ImportReportText(.dutch).text(report))\n\(proposal)")
    #expect(report.counts.rejected == 0)
  }

  @Test func `a team's own words for everyday columns are known, hours under their header too`() throws {
    let proposal = try propose(
      "Dag;School;Wie;Pijler;Uren begeleiding;Op de klasvloer?;Opmerking\n12/01/2026;042531;B01;PBD-NED;1,5;ja;Les\n")
    #expect(proposal.kind.kind == .registration)
    #expect(proposal.missing == ["vorm"])
    for line in [
      "datum: [\"Dag\"]", "instelling: [\"School\"]", "begeleider: [\"Wie\"]", "bestemming: [\"Pijler\"]",
      "duur: [\"Uren begeleiding\"]", "klasvloer: [\"Op de klasvloer?\"]", "omschrijving: [\"Opmerking\"]",
    ] { #expect(proposal.text.contains("  \(line)  #"), "\(line)") }
    #expect(!proposal.text.contains("bare_duration"))
  }

  @Test func `what bare numbers mean is asked, not proposed`() throws {
    let proposal = try propose(
      "datum;duur;pijler;wie;vorm\n12/31/2025;90;PBD-NED;B01;online\n46034;45;PBD-NED;B01;online\n")
    #expect(proposal.text.contains("# bare_duration: minuten  # of uren; 2 cellen van kolom B, bv. \"90\""))
    #expect(proposal.text.contains("# dates: {serial: 1900}"))
    #expect(proposal.text.contains("# dates: {order: maand-eerst}"))
    #expect(try profile(proposal).bareDuration == nil)
    let fractions = try propose("datum;duur;pijler;wie;vorm\n12/01/2026;0,0625;PBD-NED;B01;online\n")
    #expect(fractions.text.contains("# bare_duration: dagen"))
  }

  @Test func `other kinds are recognised too`() throws {
    #expect(try propose("Nr;Naam school;Soort\n042531;PTS Boom;SO\n").kind.kind == .organisation)
    #expect(try propose("initialen;volledige naam;rol\nB01;An Proef;begeleider\n").kind.kind == .adviser)
  }

  @Test func `comments are in the language that is asked for`() throws {
    let proposal = try propose(Self.sheet, .english)
    #expect(proposal.text.contains("from the cells; 3 of 3 cells are dates"))
    #expect(proposal.text.contains("# Required, but not found"))
  }

  @Test(arguments: 0..<40) func `whatever the headers are, what is printed loads`(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed) + 900)
    let parts = [
      "datum", "duur", "school", "#", ":", "\"\"", "\\", "'", "é", " ", "\u{A0}", "-", "[", "]", "{", "}", "&", "*",
      "!", "|",
      ">", "%", "@", "`", "\t", "\u{85}", "\u{2028}", "😀", "pijler", "wie", "(u)", "null", "true", "1",
    ]
    func word() -> String {
      (0..<Int.random(in: 1...4, using: &numbers)).map { _ in parts.randomElement(using: &numbers) ?? "" }.joined()
    }
    let rows = (0..<3).map { _ in (0..<6).map { _ in "\"\(word())\"" }.joined(separator: ";") }
    let proposal = try propose(rows.joined(separator: "\n") + "\n")
    _ = try profile(proposal)
  }
}
