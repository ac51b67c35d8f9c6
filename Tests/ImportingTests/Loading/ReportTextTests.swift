import Foundation
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

@Suite struct ReportTextTests {
  private let register: Register
  private let importer: Importer

  init() throws {
    register = try preparedRegister()
    importer = Importer(register)
  }

  private let sheet = """
    datum;duur;bestemming;begeleider;vorm
    12/01/2026;1:30;onderzoek;B01;online
    13/01/2026;half dag;onderzoek;B01;online
    14/01/2026;halve dag;onderzoek;B01;online

    """

  @Test func `the result is told with understanding, account and causes`() throws {
    let report = try importer.load(sheet)
    let file = report.file
    #expect(
      ImportReportText(.dutch).text(report) == """
        \(file): geladen als batch \(report.batch ?? 0) (registraties)
          begrepen: UTF-8; scheidingsteken ; : 5 kolommen in 4 van 4 regels; regeleinde LF
          rekening: 3 rijen = 1 nieuw + 0 gewijzigd + 0 ongewijzigd + 2 geweigerd + 0 aangehouden + 0 terzijde gelegd
          verbeteren: leerspoor import rejected \(report.batch ?? 0) > te-verbeteren.csv geeft de geweigerde rijen, om in Excel te verbeteren
          fout IMP051 geen exacte duur: 2 keer
            \(file):3:12 (rij 3, kolom B "duur"): "half dag" is geen exacte duur; verwacht bv. 1:30, 1,5 of 90 min. [IMP051]
            \(file):4:12 (rij 4, kolom B "duur"): "halve dag" is geen exacte duur; verwacht bv. 1:30, 1,5 of 90 min. [IMP051]
        """)
    var english = ImportReportText(.english)
    english.shown = 1
    let text = english.text(report)
    #expect(text.contains("account: 3 records = 1 new + 0 changed + 0 unchanged + 2 rejected + 0 held + 0 set aside"))
    #expect(text.hasSuffix("    … and 1 more"))
  }

  @Test func `a batch shown later tells the same`() throws {
    let report = try importer.load(sheet)
    let shown = try register.read { try ImportReport(batch: try #require(report.batch), in: $0) }
    let words = ImportReportText(.dutch)
    #expect(words.text(shown) == words.text(report).replacing(report.file, with: "proef.csv"))
  }

  @Test func `the JSON has a stable shape`() throws {
    let report = try importer.load(sheet)
    let refusal = try #require(try importer.refusal("product;prijs\n"))
    let text = try ImportReportJSON.text([.report(report), .refused(file: "x.csv", refusal)])
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "leerspoor/import/1")
    let files = try #require(object["files"] as? [[String: Any]])
    #expect(files.map { $0["status"] as? String } == ["loaded", "refused"])
    let problems = try #require(files[0]["problems"] as? [[String: Any]])
    #expect(problems[0]["count"] as? Int == 2)
    let example = try #require((problems[0]["examples"] as? [[String: Any]])?.first)
    #expect(example["line"] as? Int == 3)
    #expect(example["row"] as? Int == 3)
    #expect(example["cell"] as? String == "B3")
    #expect((files[0]["counts"] as? [String: Any])?["rejected"] as? Int == 2)
  }

  @Test func `places count lines and spreadsheet rows apart`() throws {
    let report = try importer.load(
      "sep=;\ndatum;duur;bestemming;begeleider;vorm;omschrijving\n12/01/2026;1:30;onderzoek;B01;online;\"a\nb\"\n13/01/2026;x;onderzoek;B01;online;\n"
    )
    let located = try #require(report.problems.groups.first { $0.severity == .error }?.examples.first)
    #expect(located.problem.position?.line == 5)
    #expect(located.cell == "B3")
    let kept = try register.read { try $0.keptRows(batch: report.batch ?? 0) }
    #expect(kept.last?.line == 5)
    #expect(kept.last?.row == 3)
  }

  @Test func `a pipe is loaded like a file`() throws {
    let folder = try Folder()
    let path = "\(folder.path)/pijp"
    try #require(mkfifo(path, 0o600) == 0)
    let text = sheet
    let thread = Thread {
      let handle = FileHandle(forWritingAtPath: path)
      handle?.write(Data(text.utf8))
      try? handle?.close()
    }
    thread.start()
    let report = try importer.load(request(path))
    #expect(report.counts.new == 1)
    #expect(Importer.kind(ofFile: folder.path) == nil)
  }
}
