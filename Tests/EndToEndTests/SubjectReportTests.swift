import Foundation
import TestSupport
import Testing

/// Reports about one school, adviser or pillar, and about all of them, as someone makes them with the built program.
@Suite struct SubjectReportTests {
  private func demo() throws -> Demo { try Demo.once.get() }

  private func report(_ arguments: [String]) throws -> Executable.Outcome {
    try demo().tool("leerspoor-report", arguments)
  }

  private func read(_ path: String) throws -> String {
    try String(contentsOf: demo().folder.url.appendingPathComponent(path), encoding: .utf8)
  }

  @Test func `a school sees what it received, in a folder that names no one of the service`() throws {
    let outcome = try report(["organisation", "42531", "--out", "rapport/042531"])
    #expect(outcome.exit == 0, outcome.all)
    let html = try read("rapport/042531/index.html")
    #expect(html.contains("Begeleiding van PTS Boom"))
    #expect(html.contains("Taalbeleid"))
    for person in ["Ada Voorbeeld", "B01", "P-401"] { #expect(!html.contains(person), "\(person)") }
    let manifest = try read("rapport/042531/manifest.json")
    #expect(manifest.contains("\"subject\": \"042531\"") && manifest.contains("\"audience\": \"organisation\""))
    let again = try report(["organisation", "042531", "--out", "rapport/042531"])
    #expect(again.exit == 0, again.all)
    let other = try report(["organisation", "943817", "--out", "rapport/042531"])
    #expect(other.exit == 2 && other.error.contains("bevat een ander rapport (organisation 042531"), other.all)
  }

  @Test func `every figure of the page can be explained by its name`() throws {
    for (arguments, name) in [
      (["organisation", "042531"], "reach-hours/042531/2025-10"), (["adviser", "B01"], "visits/adviser/B01/2025-2026"),
      (["adviser", "B01"], "hours/adviser/B01/2026-01"),
    ] {
      let page = try report(arguments + ["--format", "html"])
      #expect(page.out.contains("data-reference=\"\(name)\""), "\(name)")
      let explained = try report(["explain", name, "--period", "2025-2026"])
      #expect(explained.exit == 0, explained.all)
    }
  }

  @Test func `an adviser's report is for few, and the others hear why`() throws {
    let month = try report(["adviser", "B01", "--month", "2026-01"])
    #expect(month.exit == 0 && month.out.contains("Voortgang van Ada Voorbeeld"), month.all)
    let assigned = try report(["adviser", "B01", "--assignments"])
    #expect(assigned.exit == 0 && assigned.out.contains("schoolweken"), assigned.all)
    let ahead = try report(["adviser", "B01", "--assignments", "--year", "2026-2027"])
    #expect(
      ahead.exit == 0 && ahead.out.contains("schooljaar 2026-2027 is voor Ada Voorbeeld nog geen opdracht geladen"),
      ahead.all)
    for (arguments, exit, words) in [
      (["adviser", "B01", "--audience", "team"], Int32(64), "alleen voor coordinator en director"),
      (["adviser", "B99"], 2, "Er is geen begeleider \"B99\". Bedoelde u"),
      (["adviser"], 64, "--all voor allemaal"), (["adviser", "B01", "--all"], 64, "niet beide"),
      (["adviser", "--all"], 64, "--all vraagt --out"),
      (["adviser", "B01", "--month", "2026-01", "--assignments"], 64, "schooljaar"),
      (["team", "PBD-NDE"], 2, "Bedoelde u PBD-NED?"),
      (["team", "PBD-NED", "--audience", "ministry"], 64, "blijft binnen"),
      (["organisation", "042532"], 2, "042531 (PTS Boom)"),
      (["organisation", "042531", "--year", "2026-2027"], 64, "nog niet begonnen"),
      (["organisation", "--all", "--out", "x", "--pdf"], 64, "voor één rapport"),
      (["followup", "--audience", "public"], 64, "blijven binnen"),
    ] {
      let outcome = try report(arguments)
      #expect(outcome.exit == exit && outcome.error.contains(words), "\(arguments): \(outcome.all)")
    }
  }

  @Test func `a pillar has its report for the team meeting, without anyone's name`() throws {
    let outcome = try report(["team", "PBD-NED", "--month", "2026-01", "--format", "md"])
    #expect(outcome.exit == 0 && outcome.out.contains("Nederlands, januari 2026"), outcome.all)
    #expect(!outcome.out.contains("Ada Voorbeeld"))
    #expect(try !String(outcome.out).contains(Regex(#"\bB\d\d\b"#)))
  }

  @Test func `all organisations are made in one folder, and made again only what changed is written`() throws {
    let first = try report(["organisation", "--all", "--out", "rapport/alle"])
    #expect(first.exit == 0 && first.error.contains("53 rapporten, waarvan 0 ongewijzigd."), first.all)
    #expect(
      try read("rapport/alle/verzendlijst.csv").contains(
        "042531;PTS Boom;secundair onderwijs;042531;042531/index.html;"))
    #expect(try read("rapport/alle/042531/index.html").contains("Begeleiding van PTS Boom"))
    let second = try report(["organisation", "--all", "--out", "rapport/alle", "--now", "2026-02-02T18:00"])
    #expect(second.exit == 0 && second.error.contains("53 rapporten, waarvan 53 ongewijzigd."), second.all)
    let verified = try demo().tool("leerspoor-audit", ["verify", "rapport/alle"])
    #expect(verified.exit == 0 && verified.out.contains("Alle 54 mappen kloppen."), verified.all)
    let list = try read("rapport/alle/verzendlijst.csv")
    try list.replacing("PTS Boom", with: "PTS Bom").write(
      toFile: try demo().folder.path("rapport/alle/verzendlijst.csv"), atomically: true, encoding: .utf8)
    let changed = try demo().tool("leerspoor-audit", ["verify", "rapport/alle"])
    #expect(changed.exit == 1 && changed.out.contains("verzendlijst.csv is gewijzigd"), changed.all)
    try list.write(toFile: try demo().folder.path("rapport/alle/verzendlijst.csv"), atomically: true, encoding: .utf8)
    let other = try report(["adviser", "--all", "--out", "rapport/alle"])
    #expect(other.exit == 2 && other.error.contains("bevat andere rapporten"), other.all)
  }

  @Test func `agreements are listed with what became of them`() throws {
    let text = try report(["followup"])
    #expect(text.exit == 0 && text.out.contains("Gedaan: 1 van 3 afspraken"), text.all)
    let csv = try report(["followup", "--csv"])
    #expect(csv.out.contains("O-02;B01;scholen die nog niet bereikt zijn zelf contacteren;2026-03;;open"), csv.all)
    let team = try report(["followup", "--audience", "team", "--csv"])
    #expect(!team.out.contains("B01"), team.all)
  }

  @Test func `the site of a week is made once, made again only when its state changed, and can be verified`() throws {
    let first = try report(["site", "intranet", "--week", "2026-W05"])
    #expect(first.exit == 0 && first.error.contains("0 ongewijzigd, 0 weg"), first.all)
    for page in ["index.html", "pijlers/pbd-ned.html", "organisaties/042531.html", "programmas/plg.html"] {
      let html = try read("intranet/\(page)")
      #expect(html.contains("lang=\"nl\"") && !html.contains("http://") && !html.contains("Ada Voorbeeld"), "\(page)")
    }
    let second = try report(["site", "intranet", "--week", "2026-W05"])
    #expect(second.exit == 0 && second.error.contains("De site is al van deze stand"), second.all)
    let verified = try demo().tool("leerspoor-audit", ["verify", "intranet"])
    #expect(verified.exit == 0 && verified.out.contains("De site is opnieuw gemaakt"), verified.all)
    let page = try read("intranet/pijlers/pbd-ned.html")
    try page.replacing("Nederlands", with: "Nederlandsch").write(
      toFile: try demo().folder.path("intranet/pijlers/pbd-ned.html"), atomically: true, encoding: .utf8)
    let changed = try demo().tool("leerspoor-audit", ["verify", "intranet"])
    #expect(
      changed.exit == 1 && changed.out.contains("pijlers/pbd-ned.html is anders dan opnieuw gemaakt"), changed.all)
  }

  @Test func `a site for the director has the advisers, and one for outside is refused`() throws {
    let director = try report(["site", "directie", "--week", "2026-W05", "--audience", "director"])
    #expect(director.exit == 0, director.all)
    #expect(try read("directie/begeleiders/b01.html").contains("Ada Voorbeeld"))
    let outside = try report(["site", "buiten", "--audience", "public"])
    #expect(outside.exit == 64 && outside.error.contains("binnen de dienst"), outside.all)
  }

  @Test func `wrong usage is said in the language asked for, what the parser says included`() throws {
    for (arguments, dutch, english) in [
      (["month"], "fout: er ontbreekt iets: <month>.", "error: Missing expected argument '<month>'"),
      (
        ["month", "2026-01", "--otu", "x"], "fout: de optie --otu bestaat niet. Bedoelde u --out?",
        "error: Unknown option '--otu'. Did you mean '--out'?"
      ),
      (["month", "2026-01", "rest"], "fout: 'rest' hoort hier niet.", "error: Unexpected argument 'rest'"),
      (["month", "2026-01", "--out"], "fout: bij --out <out> ontbreekt de waarde.", "error: Missing value for '--out"),
      (
        ["month", "2026-01", "--format", "doc"], "fout: \"doc\" past niet bij --format",
        "error: The value 'doc' is invalid"
      ),
      (["month", "2026-01", "--pdf"], "fout: --pdf vraagt --out", "error: --pdf needs --out"),
      (
        ["explain", "classroom/total/2026-01", "--csv", "--audience", "ministry"],
        "fout: --audience is ministry; de rijen blijven binnen", "error: --audience is ministry; the rows stay inside"
      ),
    ] {
      let own = try report(arguments)
      #expect(own.exit == 64 && own.out.isEmpty, own.all)
      #expect(own.error.hasPrefix(dutch), "\(own.error)")
      #expect(own.error.contains("Gebruik: leerspoor-report"), "\(own.error)")
      let other = try report(arguments + ["--lang", "en"])
      #expect(other.exit == 64, other.all)
      if arguments.last != "--out" { #expect(other.error.hasPrefix(english), "\(other.error)") }
    }
  }
}
