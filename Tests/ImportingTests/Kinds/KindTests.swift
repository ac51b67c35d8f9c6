import Foundation
import GuidanceKit
import Register
import Tabular
import TestSupport
import Testing

@testable import Importing

/// A register that knows the plan, the projects, the organisations and the advisers of the invented year.
func demoRegister() throws -> Register {
  let register = try Register.forTests()
  let root = repositoryRoot().path
  for file in [
    "plan/pov-2025-2030.yaml", "fixtures/demo/normen.yaml", "fixtures/published/projecten.csv",
    "fixtures/demo/organisaties.verzonnen.csv", "fixtures/demo/begeleiders.verzonnen.csv",
  ] {
    _ = try Importer(register).load(request("\(root)/\(file)"))
  }
  return register
}

@Suite struct KindTests {
  private func detected(_ names: [String]) -> RecordKind? {
    var reader = TableReader()
    var found: RecordKind?
    let text =
      names.map { "\"\($0)\"" }.joined(separator: ";") + "\n" + names.map { _ in "x" }.joined(separator: ";") + "\n"
    try? Array(text.utf8).withUnsafeBytes {
      try reader.feed($0) { item in
        if case .header(let header, _) = item {
          found = try HeaderMatcher(file: "proef.csv", header: header).detectKind().kind
        }
      }
    }
    try? reader.finish { item in
      if case .header(let header, _) = item {
        found = try HeaderMatcher(file: "proef.csv", header: header).detectKind().kind
      }
    }
    return found
  }

  @Test func `every kind of record that is no YAML file has a sheet, once`() {
    let sheets = SheetKind.all.map(\.kind)
    #expect(Set(sheets).count == sheets.count)
    #expect(Set(sheets) == Set(RecordKind.allCases).subtracting([.plan, .norms, .calendarOverride]))
    for kind in SheetKind.all { #expect(SheetKind.named(kind.code) == kind) }
  }

  @Test func `no header of a kind means two of its columns`() {
    for kind in SheetKind.all {
      var owner: [HeaderKey: String] = [:]
      for column in kind.columns {
        for name in [column.header] + column.synonyms {
          let other = owner.updateValue(column.header, forKey: HeaderKey(name))
          #expect(
            other == nil || other == column.header, "\(kind.code): \(name) is \(other ?? "") and \(column.header)")
        }
        #expect(!column.meaning.dutch.isEmpty && !column.meaning.english.isEmpty)
      }
      for (header, others) in kind.alternatives {
        for name in [header] + others { #expect(kind.column(name) != nil) }
      }
    }
  }

  @Test(arguments: SheetKind.all.map(\.code))
  func `the header alone tells the kind, whatever optional columns it has`(_ code: String) throws {
    let kind = try #require(SheetKind.named(code))
    var numbers = SeededNumbers(seed: 7)
    let optional = kind.columns.filter { !$0.isRequired }.map(\.header)
    for round in 0..<40 {
      let chosen =
        round == 0 ? [] : round == 1 ? optional : optional.filter { _ in Bool.random(using: &numbers) }
      let names = (kind.requiredHeaders + chosen).shuffled(using: &numbers)
      #expect(detected(names) == kind.kind, "\(names)")
    }
    for column in kind.columns {
      for synonym in column.synonyms {
        let names = kind.requiredHeaders.filter { $0 != column.header } + [synonym]
        #expect(detected(names) == kind.kind, "\(names)")
      }
    }
  }

  @Test func `a few common columns amid others make no sheet of a kind`() {
    #expect(detected(["code", "title", "author", "year", "publisher"]) == nil)
    #expect(detected(["datum", "school", "omschrijving"]) == nil)
    #expect(detected(["code", "titel", "gedeeld op"]) == .practiceExample)
  }

  @Test func `the template of every kind is told by its header and its example row is accepted`() throws {
    let register = try demoRegister()
    let importer = Importer(register)
    let folder = try Folder()
    for kind in SheetKind.all {
      let report = try importer.load(request(folder.write("\(kind.code).csv", SheetTemplate.bytes(of: kind))))
      #expect(report.kind == kind.kind)
      #expect(report.counts.records == 1, "\(kind.code)")
      let said = report.problems.groups.filter { $0.severity != .notice }.flatMap(\.examples).map {
        $0.problem.text(.english)
      }
      #expect(said.isEmpty, "\(kind.code): \(said)")
      #expect(report.counts.new + report.counts.changed + report.counts.unchanged == 1, "\(kind.code)")
    }
  }
}
