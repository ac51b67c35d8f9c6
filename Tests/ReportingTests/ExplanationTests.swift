import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

@Suite struct `Explanations` {
  private func explanation(_ id: String, limit: Int? = nil, language: Language = .dutch) throws -> Explanation {
    let register = try Scenario.register()
    return try register.read { snapshot in
      let report = try IndicatorReport(
        FigureRequest(period: .month(Scenario.january)), from: snapshot, version: "0.0.0")
      let figure = try #require(report.figures[id])
      return Explanation(
        figure, rows: try EvidenceRows(figure.evidence, from: snapshot, limit: limit),
        origin: report.figures.generatedFrom,
        isInvented: true, language: language)
    }
  }

  @Test func `fill in the formula of classroom context`() throws {
    let text = TerminalRenderer(width: 200).render(try explanation("classroom/total/2025-2026", limit: 2).page)
    #expect(text.contains("1.080 min / (1.080 min + 970 min + 300 min) = 46,0 %"))
    #expect(text.contains("25 registraties, waarvan de eerste 2 hieronder."))
  }

  @Test func `fill in the formula of realised FTE`() throws {
    let text = TerminalRenderer(width: 200).render(try explanation("fte/PBD-NED/2025-2026", limit: 0).page)
    #expect(text.contains("1.900 min / (0,80 VTE x 6.000 min) = 39,6 %"))
  }

  @Test func `fill in the formula of a project`() throws {
    let text = TerminalRenderer(width: 200).render(try explanation("project/taal/direct/round-1").page)
    #expect(text.contains("1 + 3 = 4"))
  }

  @Test func `show each row with its file, line and text as it was typed`() throws {
    let explanation = try explanation("reach/PBD-NED/000102/2025-2026")
    let rows = explanation.rowTable.rows
    #expect(rows.count == 10)
    #expect(rows.allSatisfy { $0.cells[2].text == "60 min" && $0.cells[3].value == .integer(60) })
    #expect(rows.allSatisfy { $0.cells[8].text.hasPrefix("registraties.csv:") })
    // The second registration of the sheet stands on line 3, under the header.
    #expect(rows[0].cells[8].text == "registraties.csv:3")
    #expect(rows[0].cells[9].text.contains("000102"))
  }

  @Test func `show assignments and absences behind planned FTE`() throws {
    let explanation = try explanation("fte/POC-SAM/2025-2026")
    let titles = explanation.rowTable.groups.map { $0.title ?? "" }
    #expect(titles == ["registraties", "opdrachten", "afwezigheden"])
    #expect(explanation.rowTable.groups.map(\.rows.count) == [8, 1, 1])
  }

  @Test func `are as recorded, as text and as JSON`() throws {
    let explanation = try explanation("classroom/total/2026-01", limit: 3)
    assertGolden(TerminalRenderer(width: 100).render(explanation.page), "reporting/explain-classroom.txt")
    assertGolden(explanation.json.text(isIndented: true) + "\n", "reporting/explain-classroom.json")
  }

  @Test func `in JSON agree with another reader`() throws {
    let json = try explanation("classroom/total/2026-01").json.text()
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "leerspoor/explain/1")
    #expect(object["numerator"] as? Int == 320)
    #expect(object["denominator"] as? Int == 570)
  }

  @Test func `of a list of figures keep to those asked for`() throws {
    let set = try Scenario.data(Scenario.register()).figures
    let list = FigureList(set, startingWith: "classroom/PBD-NED", language: .dutch)
    #expect(list.count == 6)
    #expect(list.table.rows.allSatisfy { $0.cells[0].text.hasPrefix("classroom/PBD-NED/") })
    #expect(FigureList(set, language: .english).count == set.figures.count)
  }

  @Test func `of a name that does not exist offer the nearest names, or the nearest beginnings`() throws {
    let set = try Scenario.data(Scenario.register()).figures
    #expect(FigureList.suggestions(for: "clasroom/total/2026-01", in: set).first == "classroom/total/2026-01")
    #expect(FigureList.suggestions(for: "clasroom", in: set) == ["classroom"])
    #expect(FigureList.suggestions(for: "reach/PBD-NDE", in: set).contains("reach/PBD-NED"))
  }
}
