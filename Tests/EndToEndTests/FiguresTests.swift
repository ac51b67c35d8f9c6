import Foundation
import TestSupport
import Testing

/// Figures as someone asks for them at a terminal: every form, and what is said when there is nothing to show.
@Suite struct FiguresTests {
  private let bench = Bench()

  private func report(_ arguments: [String]) throws -> Executable.Outcome {
    try bench.tool("leerspoor-report", arguments)
  }

  private func load(_ text: String, _ name: String = "januari.csv") throws {
    let outcome = try bench.tool("leerspoor-import", ["load", bench.write(text, to: name)])
    try #require(outcome.exit == 0, outcome.all)
  }

  private static let sheet = """
    id;datum;duur;instelling;bestemming;doel;begeleider;vorm;plaats;niveau;klasvloer
    R-1;2026-01-05;1:00;042531;PBD-NED;PBD-NED-OD1;B01;fysiek;op school;meso;ja
    R-2;2026-01-06;2:00;042531;PBD-NED;PBD-NED-OD1;B01;fysiek;op school;micro;nee

    """

  @Test func `one figure as text, as JSON, and its rows for Excel down to file, line and original text`() throws {
    try bench.prepare()
    try load(Self.sheet)
    let text = try report(["explain", "classroom/PBD-NED/2026-01"])
    #expect(text.exit == 0, text.all)
    for part in [
      "60 min / (60 min + 120 min + 0 min) = 33,3 %", "classroom_target", "januari.csv:2", "R-1;2026-01-05;1:00",
    ] {
      #expect(text.out.contains(part), "\(part): \(text.out)")
    }
    let rows = try report(["explain", "classroom/PBD-NED/2026-01", "--csv"])
    #expect(rows.bytes.starts(with: [0xEF, 0xBB, 0xBF]), "Excel wants a byte-order mark")
    #expect(rows.out.contains(";januari.csv;2;2;"), rows.all)
    #expect(rows.out == (try report(["explain", "classroom/PBD-NED/2026-01", "--format", "csv"]).out))
    let both = try report(["explain", "classroom/PBD-NED/2026-01", "--csv", "--format", "json"])
    #expect(both.exit == 64, both.all)
    let json = try report(["explain", "classroom/PBD-NED/2026-01", "--format", "json"])
    _ = try JSONSerialization.jsonObject(with: Data(json.bytes))

    let all = try report(["figures", "--month", "2026-01", "--format", "json"])
    let again = try report(["figures", "--month", "2026-01", "--format", "json"])
    #expect(all.bytes == again.bytes, "the same data give the same bytes")
    let csv = try report(["figures", "classroom/PBD-NED", "--month", "2026-01", "--format", "csv"])
    #expect(csv.out.contains("classroom/PBD-NED/2026-01;Klasvloercontext, Nederlands;33,3 %;60;180;"), csv.all)
    let table = try report(["figures", "classroom/PBD-NED", "--month", "2026-01"])
    #expect(table.out.contains("33,3 %"), table.all)
    // In a pipe every figure stands on one line, its name whole.
    let list = try report(["figures", "activity", "--month", "2026-01"])
    let names = list.out.split(separator: "\n").dropFirst(3).compactMap { $0.split(separator: " ").first }
    #expect(names.allSatisfy { $0.hasPrefix("activity/") && $0.hasSuffix("/2025-2026") }, list.all)
  }

  @Test func `a name that no figure has gets the nearest ones, or says where names begin`() throws {
    try bench.prepare()
    try load(Self.sheet)
    let near = try report(["explain", "reach/PBD-NDE/2025-2026"])
    #expect(near.exit == 64 && near.error.contains("Bedoelde u reach/PBD-NED/2025-2026"), near.all)
    let far = try report(["explain", "nonsens"])
    #expect(far.exit == 64 && far.error.contains("Namen beginnen met activity, "), far.all)
    let person = try report(["figures", "fte/adviser/B01", "--month", "2026-01", "--audience", "team"])
    #expect(person.exit == 64 && person.error.contains("--audience coordinator of director"), person.all)
    let state = try report(["explain", "hours/total/2026-01@999"])
    #expect(state.exit == 2 && state.error.contains("999"), state.all)
  }

  @Test func `a period without data says so and shows no 0 %`() throws {
    try bench.prepare()
    try load(Self.sheet)
    let outcome = try report(["figures", "--month", "2025-10", "--format", "csv"])
    #expect(outcome.exit == 0, outcome.all)
    #expect(outcome.error.contains("voor oktober 2025 is niets geregistreerd of ingevoerd"), outcome.all)
    // With nothing before the day, every share says that there are no data; none says 0 %.
    let lines = outcome.out.split(whereSeparator: \.isNewline).map(String.init)
    for start in ["classroom/", "reach/", "activity/goals/", "reach-earlier/"] {
      let own = lines.filter { $0.hasPrefix(start) }
      #expect(!own.isEmpty, "\(start)")
      #expect(own.allSatisfy { $0.contains("geen gegevens") && !$0.contains(";0,0 %;") }, "\(own.prefix(3))")
    }
    let month = try report(["explain", "classroom/total/2025-10"])
    #expect(month.out.contains("geen gegevens"), month.all)
    let plan = try report(["explain", "classroom/total/2024-01"])
    #expect(plan.exit == 2 && plan.error.contains("valt erbuiten"), plan.all)
    let later = try report(["figures", "--month", "2026-11"])
    #expect(later.exit == 64 && later.error.contains("nog niet begonnen"), later.all)
  }

  @Test func `without the hours of an FTE there are hours and planned FTE, no percentage, and a notice`() throws {
    let root = repositoryRoot()
    for file in [
      "plan/pov-2025-2030.yaml", "fixtures/demo/organisaties.verzonnen.csv", "fixtures/demo/begeleiders.verzonnen.csv",
      "fixtures/demo/opdrachten.verzonnen.csv",
    ] {
      let outcome = try bench.tool("leerspoor-import", ["load", root.appendingPathComponent(file).path])
      try #require(outcome.exit == 0, outcome.all)
    }
    try load(Self.sheet)
    let outcome = try report(["figures", "fte/total", "--month", "2026-01", "--format", "csv"])
    #expect(outcome.error.contains("indicator 1 heeft geen percentage"), outcome.all)
    #expect(!outcome.error.contains("blad opdrachten"), outcome.all)
    let total = try #require(outcome.out.split(whereSeparator: \.isNewline).first { $0.hasPrefix("fte/total/2025") })
    #expect(total.contains("niet te berekenen: hoeveel geregistreerde uren 1 VTE zijn"), "\(total)")
    #expect(total.contains("registered_hours_per_fte"), "\(total)")
    let hours = try report(["figures", "hours/total/2026-01", "--month", "2026-01", "--format", "csv"])
    #expect(hours.out.contains(";3,0 u;180;"), hours.all)
    let planned = try report(["figures", "fte-planned/total/2025-2026", "--month", "2026-01", "--format", "csv"])
    #expect(planned.out.contains(";17,95;"), planned.all)
  }
}
