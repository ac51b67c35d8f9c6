import Foundation
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Auditing

@Suite struct RulesetTests {
  private func read(_ text: String, name: String = "proef.yaml") throws -> Ruleset {
    let folder = try TemporaryFolder()
    let path = folder.url.appendingPathComponent(name).path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return try RulesetLibrary(folders: [repositoryRoot().appendingPathComponent("rulesets").path]).ruleset(path)
  }

  /// The problems of a text without the folder it stood in.
  private func problems(_ text: String) throws -> [String] {
    do {
      _ = try read(text)
      return []
    } catch let failure as RulesetFailure {
      return failure.problems.map { problem in
        let line = problem.text(.dutch)
        return line.range(of: "proef.yaml").map { String(line[$0.lowerBound...]) } ?? line
      }
    }
  }

  @Test(arguments: ["ministry", "monthly"]) func `the shipped rulesets can be read`(name: String) throws {
    let library = RulesetLibrary(folders: [repositoryRoot().appendingPathComponent("rulesets").path])
    let ruleset = try library.ruleset(name)
    #expect(ruleset.name == name)
    #expect(library.names == ["ministry", "monthly"])
  }

  @Test func `for the minister every rule runs as it is`() throws {
    let ruleset = try RulesetLibrary(folders: [repositoryRoot().appendingPathComponent("rulesets").path])
      .ruleset("ministry")
    #expect(ruleset.running.map(\.code) == RuleTable.all.map(\.code))
    #expect(ruleset.severities.isEmpty && ruleset.thresholds.isEmpty)
  }

  @Test func `a ruleset says where it departs from all rules as they are`() throws {
    #expect(Ruleset.standard.departures.isEmpty)
    let ruleset = try read(
      """
      ruleset: ministry
      own_waivers: true
      rules:
        - {code: DAT003, on: false}
        - {code: PRJ001, on: false}
        - {code: DAT004, severity: opmerking}
        - {code: KLV001, thresholds: {unknown_classroom_percent: 90 %}}
      """)
    #expect(
      ruleset.departures.map(\.dutch) == [
        "2 regels staan uit: DAT003, PRJ001", "1 regel heeft een andere ernst: DAT004 opmerking",
        "1 drempel is verlegd: unknown_classroom_percent",
        "eigen registraties mogen vrijgesteld worden (own_waivers)",
      ])
  }

  @Test func `a ruleset turns rules off, makes them graver and moves thresholds, on top of the one it extends`() throws
  {
    let ruleset = try read(
      """
      ruleset: onze-dienst
      extends: monthly
      rules:
        - {code: DAT003, on: false}
        - {code: PRJ001, on: true}
        - {code: KLV001, severity: fout, thresholds: {unknown_classroom_percent: 15 %}}
        - {code: FTE002, thresholds: {fte_per_person: 1.05}}
      """)
    #expect(ruleset.name == "onze-dienst")
    #expect(ruleset.disabled.contains("DAT003") && ruleset.disabled.contains("PRJ002"))
    #expect(!ruleset.disabled.contains("PRJ001"))
    #expect(ruleset.severities == ["KLV001": .error])
    #expect(ruleset.thresholds == ["unknown_classroom_percent": 15, "fte_per_person": 1050])
  }

  @Test func `a ruleset speaks of a whole family, and then of one of its rules`() throws {
    let ruleset = try read(
      "ruleset: proef\nrules:\n  - {family: PRJ, on: false}\n  - {code: PRJ003, on: true}\n  - {family: KLV, severity: fout}"
    )
    let projects = RuleTable.all.map(\.code).filter { $0.hasPrefix("PRJ") }
    #expect(ruleset.disabled == Set(projects).subtracting(["PRJ003"]))
    #expect(Set(ruleset.severities.values) == [.error])
    #expect(ruleset.severities.keys.allSatisfy { $0.hasPrefix("KLV") })
    #expect(
      try problems("ruleset: proef\nrules:\n  - {family: PRX, on: false}").first?.hasPrefix("proef.yaml:3:14:") == true)
  }

  @Test func `a changed threshold, severity or rule changes what is hashed`() throws {
    let texts = [
      "rules: []", "rules: [{code: KLV001, thresholds: {unknown_classroom_percent: 15 %}}]",
      "rules: [{code: KLV001, severity: fout}]", "rules: [{code: KLV001, on: false}]",
      "rules: [\(Self.own(threshold: "50 %"))]", "rules: [\(Self.own(threshold: "60 %"))]",
    ]
    let canonical = try texts.map { try read("ruleset: proef\n\($0)").canonicalText }
    #expect(Set(canonical).count == texts.count)
  }

  static func own(
    code: String = "EIG001", figure: String = "classroom/*/…", comparator: String = "<", threshold: String = "50 %",
    message: String = "{scope} haalt {value}, niet {threshold}"
  ) -> String {
    "{code: \(code), title: weinig klasvloer, severity: opmerking, figure: \(figure), comparator: \"\(comparator)\", threshold: \(threshold), message: \"\(message)\"}"
  }

  @Test func `what is wrong is named with its place and the nearest name`() throws {
    #expect(
      try problems("ruleset: proef\nrules:\n  - {code: DAT03, on: false}") == [
        "proef.yaml:3:12: 'rules[1].code' is \"DAT03\"; verwacht de code van een regel (leerspoor audit rules), of ook figure: voor een eigen regel; bedoelde u DAT003? [YAML15]"
      ])
    #expect(
      try problems("ruleset: proef\nrules:\n  - {code: KLV001, thresholds: {unknown_clasroom_percent: 5 %}}") == [
        "proef.yaml:3:33: de sleutel \"unknown_clasroom_percent\" kan hier niet; verwacht unknown_classroom_percent; bedoelde u unknown_classroom_percent? [YAML15]"
      ])
    #expect(
      try problems("ruleset: proef\nrules:\n  - {code: KLV001, thresholds: {fte_per_person: 1}}") == [
        "proef.yaml:3:33: de sleutel \"fte_per_person\" kan hier niet; verwacht een drempel van KLV001; deze is van FTE002. [YAML15]"
      ])
    #expect(
      try problems("ruleset: proef\nrules:\n  - {code: KLV001, thresholds: {unknown_classroom_percent: veel}}").first?
        .contains("verwacht een percentage van 0 % tot 1000 %") == true)
    #expect(
      try problems("ruleset: proef\nrules:\n  - {code: KLV001, severity: ergst}").first?.hasPrefix("proef.yaml:3:30:")
        == true)
    #expect(try problems("ruleset: proef\nruls: []").first?.contains("bedoelde u \"rules\"?") == true)
    #expect(
      try problems("ruleset: proef\nrules: [{code: DAT001, on: false}, {code: DAT001, severity: fout}]").first?
        .contains("staat al eerder in dit bestand") == true)
  }

  @Test(arguments: [
    (own(code: "DAT900"), "een code die niet van een andere regel is of kan worden"),
    (own(code: "eigen"), "drie hoofdletters en drie cijfers"),
    (own(figure: "clasroom/*/…"), "bedoelde u classroom/…?"),
    (own(figure: "classroom"), "de naam van een cijfer"),
    (own(comparator: "=<"), "verwacht"),
    (own(threshold: "20 u"), "een percentage (50 %): dat is de eenheid van dit cijfer"),
    (own(threshold: "half"), "een percentage (50 %)"),
    (own(message: "{scopes} is laag"), "bedoelde u {scope}?"),
  ])
  func `a rule of one's own is checked when it is read`(rule: String, part: String) throws {
    let found = try problems("ruleset: proef\nrules:\n  - \(rule)")
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasPrefix("proef.yaml:3:") == true)
    #expect(found.first?.contains(part) == true, "\(found)")
  }

  @Test func `a ruleset that is not there is named with the nearest, one that extends itself is refused`() throws {
    let library = RulesetLibrary(folders: [repositoryRoot().appendingPathComponent("rulesets").path])
    #expect(throws: RulesetFailure.self) { try library.ruleset("ministery") }
    do {
      _ = try library.ruleset("ministery")
    } catch {
      #expect(
        error.explanation.dutch
          == "Er is geen regelset \"ministery\"; verwacht een pad naar een .yaml-bestand, of een naam: ministry, monthly. Bedoelde u ministry? [AUD001]"
      )
    }
    #expect(
      try problems("ruleset: proef\nextends: proef.yaml").first?.contains("zelf op dit bestand voortbouwt") == true)
    #expect(try problems("ruleset: proef\nextends: mnthly").first?.hasPrefix("proef.yaml:2:10:") == true)
  }

  @Test func `a rule of one's own finds figures of the audited period that relate to the threshold as it says`() throws
  {
    let ruleset = try read("ruleset: proef\nrules:\n  - \(Self.own())")
    let register = try Register.forTests()
    try register.load([samplePlan()])
    try register.load(sampleOrganisations())
    try register.load([
      session("2026-01-12", minutes: 60, classroom: .yes), session("2026-01-13", minutes: 90, classroom: .no),
      session("2026-01-14", "B02", minutes: 60, destination: "PBD-KLO", goal: "KLO-1", classroom: .yes),
    ])
    let found = try register.read {
      try Auditor.run($0, scope: .month("2026-01"), today: day("2026-02-02"), ruleset: ruleset)
    }.findings.filter { $0.rule == "EIG001" }
    // 60 of 150 minutes; PBD-KLO has 60 of 60, everything together 120 of 210.
    #expect(found.map(\.message.dutch) == ["PBD-NED haalt 40,0 %, niet 50 %"])
    #expect(found.first?.severity == .notice)
    #expect(ruleset.rule("eig001")?.explanation.what.dutch == "Meldt elk cijfer waarvoor geldt: classroom/*/… < 50 %.")
  }

  @Test func `thresholds are printed in their units`() {
    func text(_ value: Int, _ unit: Threshold.Unit) -> String {
      Threshold("proef", 0, unit, Label("", "")).text(value, .dutch)
    }
    #expect(text(15, .percent) == "15 %")
    #expect(text(1050, .thousandths) == "1,05")
    #expect(text(704, .dayOfYear) == "4 juli")
    #expect(text(1, .schoolWeeks) == "1 schoolweek")
    #expect(text(600, .minutes) == "600 minuten")
  }
}
