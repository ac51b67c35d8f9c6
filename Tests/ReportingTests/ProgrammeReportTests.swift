import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

/// What holds of the reports on surveys, VIVs, learning communities and projects alike.
@Suite struct `Reports on programmes` {
  private let register: Register

  init() throws { register = try ProgrammeScenario.register() }

  private static let golden = ["edbi-survey", "edbi-long", "edbi-year", "viv", "plg", "projects"]

  private func each(_ body: (ReportKind, String?, String) throws -> Void) rethrows {
    for (request, name) in zip(ProgrammeScenario.requests, Self.golden) {
      try body(request.kind, request.subject, name)
    }
  }

  @Test func `are as recorded, as pages and as text`() throws {
    try each { kind, subject, name in
      let page = try ProgrammeScenario.made(register, kind, subject).page
      assertGolden(try HTMLRenderer.render(page), "reporting/\(name)-nl.html")
      assertGolden(TerminalRenderer(width: 100).render(page), "reporting/\(name)-nl.txt")
    }
  }

  @Test func `say the same in both languages`() throws {
    try each { kind, subject, _ in
      let dutch = try ProgrammeScenario.made(register, kind, subject).page
      let english = try ProgrammeScenario.made(register, kind, subject, language: .english).page
      #expect(dutch.tables.map(\.id) == english.tables.map(\.id))
      #expect(dutch.illustrations.map(\.id) == english.illustrations.map(\.id))
      for (one, other) in zip(dutch.tables, english.tables) {
        #expect(one.rows.count == other.rows.count, "\(one.id)")
        #expect(one.columns.count == other.columns.count, "\(one.id)")
        for column in one.columns.indices where one.columns[column].kind != .text {
          #expect(
            one.rows.map { "\($0.cells[column].value)" } == other.rows.map { "\($0.cells[column].value)" }, "\(one.id)")
        }
      }
      let text = MarkdownRenderer.render(english)
      for word in [" de ", " het ", " van ", " een ", " niet ", " geen "] {
        // What people wrote themselves stays in their language.
        let own = text.replacing("de sfeer", with: "").replacing(ProgrammeScenario.behaviour, with: "")
        #expect(!own.contains(word), "\(kind) \(word)")
      }
    }
  }

  @Test func `say in words that there is nothing, and never 0 percent`() throws {
    let empty = try ProgrammeScenario.empty()
    for kind in [ReportKind.edbi, .viv, .plg, .projects] {
      for language in Language.allCases {
        let report = try ProgrammeScenario.made(empty, kind, language: language, isExplained: true)
        let text = TerminalRenderer(width: 100).render(report.page)
        #expect(!text.contains("0,0 %") && !text.contains("0.0%"), "\(kind)")
        #expect(
          ["geen", "Geen", "no ", "No "].contains { text.contains($0) }, "\(kind) says nothing of being empty: \(text)")
        _ = try report.files()
      }
    }
  }

  @Test func `are the same twice`() throws {
    try each { kind, subject, _ in
      let first = try ProgrammeScenario.made(register, kind, subject, isExplained: true)
      let second = try ProgrammeScenario.made(register, kind, subject, isExplained: true)
      #expect(try first.files() == second.files())
    }
  }

  @Test func `hold every printed figure in their figures json`() throws {
    try each { kind, subject, name in
      let report = try ProgrammeScenario.made(register, kind, subject)
      let known = Set(report.figures.figures.map(\.id.text))
      #expect(!known.isEmpty)
      for reference in report.page.references {
        #expect(known.contains(String(reference.prefix { $0 != "#" })), "\(name): \(reference)")
      }
    }
  }

  @Test func `print every value exactly as figures json has it`() throws {
    try each { kind, subject, name in
      let report = try ProgrammeScenario.made(register, kind, subject)
      let html = try HTMLRenderer.render(report.page)
      var looked = 0
      for match in html.matches(of: /data-reference="([^"]+)" data-exact="([^"]*)"/) {
        let parts = match.output.1.split(separator: "#").map(String.init)
        let figure = try #require(report.figures[parts[0]], "\(name): \(parts[0])")
        // Words, and hours or euro made of minutes or cents, are held elsewhere.
        guard match.output.2.contains(where: \.isNumber), !match.output.2.contains(where: { $0.isLetter || $0 == "," }),
          figure.kind != .euro
        else { continue }
        let expected = Self.exact(figure, part: parts.count > 1 ? parts[1] : nil)
        #expect(
          expected == String(match.output.2) || expected == "\(match.output.2)/1",
          "\(name): \(match.output.1)")
        looked += 1
      }
      #expect(looked > 10, "\(name)")
    }
  }

  /// A figure or one of its parts as a page carries it for machines.
  private static func exact(_ figure: Figure, part: String?) -> String? {
    func text(_ share: Share?) -> String? { share.map { "\($0.numerator)/\($0.denominator)" } }
    switch part {
    case nil:
      return figure.numerator.map { numerator in figure.denominator.map { "\(numerator)/\($0)" } ?? "\(numerator)" }
    case "n": return figure.n.map(String.init)
    case "lower": return text(figure.range?.lower)
    case "upper": return text(figure.range?.upper)
    case "norm": return figure.norm.map { String($0.value) }
    case let key?:
      let value = EvidenceCount.Key(rawValue: key).flatMap { figure.evidence.count($0)?.value }
      return value.map { $0.denominator == 1 ? "\($0.numerator)" : "\($0.numerator)/\($0.denominator)" }
    }
  }

  @Test func `begin with at most three sentences and end with the method`() throws {
    try each { kind, subject, name in
      let page = try ProgrammeScenario.made(register, kind, subject).page
      #expect(page.sections.first?.id == "kort" && page.sections.last?.id == "methode", "\(name)")
      guard case .lead(let sentences)? = page.sections.first?.blocks.first else {
        Issue.record("\(name) has no lead")
        return
      }
      #expect((1...3).contains(sentences.count), "\(name)")
      for sentence in sentences { #expect(sentence.text.plain.hasSuffix("."), "\(name): \(sentence.text.plain)") }
    }
  }

  @Test func `name no adviser in any form, and outside no pseudonym, file or row either`() throws {
    let staff = ["B01", "B02", "An Peeters", "Bo Claes"]
    try each { kind, subject, name in
      for audience in Audience.allCases {
        let report = try ProgrammeScenario.made(register, kind, subject, audience: audience, isExplained: true)
        let page = TerminalRenderer(width: 100).render(report.page)
        for person in staff + ["PS-"] { #expect(!page.contains(person), "\(name) \(audience) \(person)") }
        let html = try HTMLRenderer.render(report.page)
        for person in staff { #expect(!html.contains(person), "\(name) \(audience) \(person)") }
        // Outside all readers get the same words, so the files of one of them speak for all.
        guard audience == .public else { continue }
        for file in try report.files() {
          let text = String(decoding: file.bytes, as: UTF8.self)
          for word in staff + ["PS-", ".csv", ".yaml", "ik@school.be"] {
            #expect(!text.contains(word), "\(name) \(audience) \(file.path) \(word)")
          }
        }
      }
    }
  }

  @Test func `carry hostile texts letter for letter and harmless`() throws {
    let pages = try ProgrammeScenario.requests.map { try ProgrammeScenario.made(register, $0.kind, $0.subject) }
    var seen = ""
    for report in pages {
      for file in try report.files() where !file.path.hasSuffix(".xlsx") {
        let text = String(decoding: file.bytes, as: UTF8.self)
        seen += text
        if file.path.hasSuffix(".html") {
          #expect(!text.contains("<script>alert"), "\(file.path)")
          #expect(!text.contains("sfeer <b>"), "\(file.path)")
        }
        // A cell of a sheet never begins with a sign that a spreadsheet program takes for a formula.
        if file.path.hasSuffix(".csv") { #expect(!text.contains(";=cmd") && !text.contains("\n=cmd"), "\(file.path)") }
      }
    }
    for text in ["cmd|", "&lt;script&gt;alert(1)", ProgrammeScenario.longResult.trimmingCharacters(in: .whitespaces)] {
      #expect(seen.contains(text), "\(text)")
    }
  }
}
