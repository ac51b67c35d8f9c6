import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

@Suite struct `Texts beside the yearly report` {
  let register: Register

  init() throws { register = try Scenario.register() }

  private func problems(_ texts: [ReportText], audience: Audience = .ministry) throws -> [String] {
    do {
      _ = try YearScenario.report(register, audience: audience, texts: texts)
      return []
    } catch let error as ReportTextError {
      return error.problems.map(\.dutch)
    }
  }

  // MARK: The folder

  @Test func `are read from a folder by name; hidden files and the readme are passed over`() throws {
    let scratch = try TemporaryFolder()
    for name in ["11-verslag-pbd.md", "00-voorwoord.md", ".DS_Store", "README.md"] {
      try scratch.write("Tekst van \(name).", to: "teksten/\(name)")
    }
    let texts = try TextFolder(path: scratch.path("teksten")).texts()
    #expect(texts.map(\.name) == ["00-voorwoord.md", "11-verslag-pbd.md"])
    #expect(texts.map { String(decoding: $0.bytes, as: UTF8.self) }.first == "Tekst van 00-voorwoord.md.")
  }

  @Test func `with a name that belongs nowhere are refused, all at once, with the nearest name`() throws {
    let scratch = try TemporaryFolder()
    try scratch.write("a", to: "teksten/11-verslag-pdb.md")
    try scratch.write("b", to: "teksten/notulen.docx")
    do {
      _ = try TextFolder(path: scratch.path("teksten")).texts()
      Issue.record("nothing was refused")
    } catch {
      #expect(error.problems.count == 2)
      #expect(error.problems[0].dutch.contains("Bedoelde u 11-verslag-pbd.md?"))
      #expect(error.problems[1].dutch.contains("--list-texts toont de namen"))
      #expect(error.explanation.english.contains("\n  "))
    }
  }

  @Test func `in a folder that does not exist are refused with what to do`() throws {
    let scratch = try TemporaryFolder()
    #expect(throws: ReportTextError.self) { try TextFolder(path: scratch.path("niets")).texts() }
    #expect(!TextFolder(path: scratch.path("niets")).exists)
  }

  @Test func `have a place, and each place says what belongs in it`() {
    for place in YearPlace.allCases {
      #expect(YearPlace(fileName: place.fileName) == place)
      for language in Language.allCases {
        #expect(!place.section[language].isEmpty && !place.purpose[language].isEmpty)
      }
    }
    #expect(YearPlace(fileName: "11-verslag-pbd") == nil)
    let list = YearTextList([
      YearScenario.text("11-verslag-pbd.md", "x"), YearScenario.text("12-verslag-poc.md", " \r\n"),
    ])
    #expect(list.lines.filter(\.isPresent).map(\.place) == [.workOfPBD])
    #expect(list.missing.contains(.workOfPOC) && !list.missing.contains(.adultEducation))
    #expect(list.table(.dutch).rows.count == 18)
  }

  @Test func `that are asked for are listed in the guide as the program has them`() throws {
    let guide = try String(
      contentsOf: repositoryRoot().appendingPathComponent("docs/handleiding/jaarverslag.md"), encoding: .utf8)
    for place in YearPlace.allCases {
      let row = "| `\(place.fileName)` | \(place.section.dutch) | \(place.purpose.dutch) | \(place.need.label.dutch) |"
      #expect(guide.contains(row), "\(row)")
    }
  }

  // MARK: What is wrong

  @Test func `tell what Markdown refuses with file, line and character, of all files at once`() throws {
    let found = try problems([
      YearScenario.text("11-verslag-pbd.md", "Goed.\n\nZie [hier](javascript:alert(1)).\n"),
      YearScenario.text("12-verslag-poc.md", "![foto](foto.png)\n"),
    ])
    #expect(found.count == 2)
    #expect(found.first?.hasPrefix("teksten/11-verslag-pbd.md:3:5: een link naar") == true, "\(found)")
    #expect(found.last?.hasPrefix("teksten/12-verslag-poc.md:1:1: een afbeelding") == true, "\(found)")
  }

  @Test func `that are no UTF-8 are refused with their line`() throws {
    let text = ReportText(name: "11-verslag-pbd.md", bytes: Array("Goed.\n".utf8) + [0xE9, 0x0A], shownAs: "t.md")
    #expect(try problems([text]).first?.hasPrefix("t.md:2: deze regel is geen UTF-8") == true)
  }

  @Test func `name a person of the service: refused outside with the place, noticed inside`() throws {
    let texts = [
      YearScenario.text("11-verslag-pbd.md", "Dit jaar\r\nwerkte An Peeters hard.\r\n"),
      YearScenario.text("12-verslag-poc.md", "Mail naar info@voorbeeld.be of bel 0470 12 34 56.\n"),
    ]
    for audience in [Audience.ministry, .public] {
      let found = try problems(texts, audience: audience)
      #expect(found.count == 3, "\(found)")
      #expect(
        found[0].hasPrefix(
          "teksten/11-verslag-pbd.md:2:8: \"An Peeters\" (naam) leidt naar een persoon; een rapport met --audience \(audience.rawValue)"
        ))
      #expect(found[1].hasPrefix("teksten/12-verslag-poc.md:1:11: \"info@voorbeeld.be\""))
      #expect(found[2].hasPrefix("teksten/12-verslag-poc.md:1:36: \"0470 12 34 56\""))
    }
    let inside = try YearScenario.report(register, audience: .director, texts: texts)
    #expect(inside.notices.map(\.dutch).contains { $0.contains("11-verslag-pbd.md:2:8: mogelijk een naam") })
    #expect(TerminalRenderer(width: 200).render(inside.page).contains("teksten/11-verslag-pbd.md:2:8: naam"))
  }

  @Test func `cannot hide a name in a comment or in signs of Markdown`() throws {
    #expect(try problems([YearScenario.text("11-verslag-pbd.md", "<!-- vraag Bo Claes -->\n\nTekst.\n")]).count == 1)
    #expect(try problems([YearScenario.text("11-verslag-pbd.md", "Dank aan Bo Cla&#101;s.\n")]).count == 1)
  }

  @Test func `hold no remark of the minister without a heading`() throws {
    let found = try problems([YearScenario.text("60-opmerkingen-minister.md", "Alleen wat woorden.\n")])
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("teksten/60-opmerkingen-minister.md:1: geen enkele kop gevonden") == true)
  }
}
