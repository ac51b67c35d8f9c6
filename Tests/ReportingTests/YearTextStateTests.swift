import GuidanceKit
import Reporting
import Testing

/// What the texts of a yearly report look like to the audit.
@Suite struct YearTextStateTests {
  private func state(_ texts: [(String, String)]) throws -> YearTextState {
    let year = try #require(SchoolYear("2025-2026"))
    return try YearTextState(
      texts.map { ReportText(name: $0.0, bytes: Array($0.1.utf8), shownAs: "texts/\($0.0)") }, year: year,
      people: [PersonalDataScan.Person(name: "Ada Voorbeeld", code: "B01")])
  }

  @Test func `a file with only white space is not there, a remark without a text below it waits for an answer`() throws
  {
    let state = try state([
      ("10-verslag-inleiding.md", "Een jaar met nieuwe minimumdoelen."), ("20-bereik-inleiding.md", " \n\n"),
      ("60-opmerkingen-minister.md", "# Brief\n\n## Meer duiding\n\nZie deel 1.\n\n## Samenwerking\n"),
    ])
    #expect(state.present == [.work, .remarks])
    #expect(state.remarks == ["Meer duiding", "Samenwerking"])
    #expect(state.unanswered == ["Samenwerking"])
    #expect(state.personal.isEmpty)
  }

  @Test func `remarks without any heading are there, and none of them is counted`() throws {
    let state = try state([("60-opmerkingen-minister.md", "Wij nemen de opmerkingen ter harte.")])
    #expect(state.present == [.remarks])
    #expect(state.remarks.isEmpty && state.unanswered.isEmpty)
  }

  @Test func `a text that names someone of the service gives the place and not the name`() throws {
    let state = try state([("11-verslag-pbd.md", "De PBD werkte hard.\nMet dank aan Ada Voorbeeld.")])
    #expect(state.personal.map(\.place) == ["texts/11-verslag-pbd.md:2:14"])
    #expect(state.personal.map(\.kind) == [.name])
  }
}
