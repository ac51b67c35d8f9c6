import Foundation
import GRDB
import GuidanceKit
import Importing
import Register
import TestSupport
import Testing

@testable import Auditing

/// A folder under `fixtures/audit` with files for one rule: without the fault, with it, or with what only looks like it.
///
/// The files are read by the real importer on top of `fixtures/audit/base`. Beside them may stand:
/// - `audit.txt`: `period 2026-01`, `today 2026-02-02`, `base none`, `threshold NAME VALUE`, and
///   `load FILE [at 2026-01-31T08:00] [complete]` for files that are loaded at another time, or as a full list; those
///   come in the order of the lines, after all others;
/// - `damage.sql`: statements run on the database after the files were read, for what no file can bring about;
/// - `expected.txt`, of the faulty one: what the rule must give. `RECORD=1` writes it and fails.
struct AuditCase: CustomTestStringConvertible, Sendable {
  enum Kind: String, CaseIterable, Sendable { case clean, faulty, trap }

  let code: String
  let kind: Kind

  var testDescription: String { "\(code)/\(kind.rawValue)" }

  /// The three cases of every rule.
  static let all = RuleTable.all.flatMap { rule in Kind.allCases.map { AuditCase(code: rule.code, kind: $0) } }

  static var root: URL { repositoryRoot().appendingPathComponent("fixtures/audit") }
  var folder: URL { Self.root.appendingPathComponent(code).appendingPathComponent(kind.rawValue) }

  /// What the rule finds.
  func findings() throws -> [Finding] {
    let settings = try CaseSettings(folder)
    let work = try TemporaryFolder()
    let path = work.url.appendingPathComponent("leerspoor.sqlite").path
    if settings.hasBase {
      try FileManager.default.copyItem(at: try Self.base.get(), to: URL(fileURLWithPath: path))
    } else {
      _ = try Register(path: path, mode: .creating)
    }
    try Self.load(settings.files, into: path)
    if let sql = settings.damage {
      try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
    }
    let register = try Register(path: path, mode: .reading)
    var ruleset = Ruleset(
      name: "proef", disabled: Set(RuleTable.all.map(\.code)).subtracting([code]), thresholds: settings.thresholds)
    ruleset.severities = [:]
    return try register.read {
      try Auditor.run(
        $0, scope: settings.scope, today: settings.today, ruleset: ruleset, texts: settings.texts
      ).findings
    }
  }

  /// A database with `fixtures/audit/base`, made once and copied for each case.
  private static let base = Result<URL, any Error> {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("leerspoor-base-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("base.sqlite")
    _ = try Register(path: file.path, mode: .creating)
    try load(CaseSettings(root.appendingPathComponent("base")).files, into: file.path)
    return file
  }

  private static func load(_ files: [CaseSettings.File], into path: String) throws {
    guard !files.isEmpty else { return }
    let importer = Importer(try Register(path: path, mode: .writing))
    for file in files {
      var request = ImportRequest(path: file.path, at: file.at, actor: "proef", programVersion: "0.0.0")
      request.isComplete = file.isComplete
      do {
        let report = try importer.load(request)
        if !file.mayHaveRejects {
          #expect(report.counts.rejected == 0, "\(ImportReportText(.english).text(report))")
        }
      } catch let refusal as ImportRefusal {
        Issue.record("\(refusal.problems.map { $0.text(.english) }.joined(separator: "\n"))")
        throw refusal
      }
    }
  }
}

/// The files of a folder in the order in which they are loaded, and what `audit.txt` says.
struct CaseSettings {
  struct File {
    let path: String
    var at: Moment
    var isComplete = false
    var mayHaveRejects = false
  }

  var files: [File] = []
  var scope = AuditScope.everything
  var today: CalendarDate
  var hasBase = true
  var thresholds: [String: Int] = [:]
  var damage: String?
  var texts: YearTextFacts?

  init(_ folder: URL) throws {
    today = try day("2026-02-02")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let loaded = names.filter {
      !["audit.txt", "expected.txt", "damage.sql", "texts.txt"].contains($0) && !$0.hasPrefix(".")
    }
    let usual = try Self.moment("2026-02-01T18:00")
    let all = loaded.map { File(path: folder.appendingPathComponent($0).path, at: usual) }
    files = LoadingOrder.sorted(all) { Importer.kind(ofFile: $0.path) }
    damage = try? String(contentsOf: folder.appendingPathComponent("damage.sql"), encoding: .utf8)
    texts = try (try? String(contentsOf: folder.appendingPathComponent("texts.txt"), encoding: .utf8)).map(Self.texts)
    let text = try? String(contentsOf: folder.appendingPathComponent("audit.txt"), encoding: .utf8)
    for line in (text ?? "").split(separator: "\n") where !line.hasPrefix("#") { try read(line, in: folder) }
  }

  private mutating func read(_ line: Substring, in folder: URL) throws {
    let words = line.split(separator: " ").map(String.init)
    switch (words.first, words.dropFirst().first) {
    case ("period", let text?): scope = .period(try #require(Period(text)))
    case ("today", let text?): today = try day(text)
    case ("base", "none"): hasBase = false
    case ("threshold", let name?):
      let value = try #require(Int(words[words.count - 1]))
      thresholds[name] = value
    case ("load", let name?):
      let path = folder.appendingPathComponent(name).path
      let place = try #require(files.firstIndex { $0.path == path }, "\(folder.path) has no \(name)")
      var file = files.remove(at: place)
      if let at = words.firstIndex(of: "at") { file.at = try Self.moment(words[at + 1]) }
      file.isComplete = words.contains("complete")
      file.mayHaveRejects = words.contains("rejects")
      files.append(file)
    default: Issue.record("\(folder.path)/audit.txt: \(line)")
    }
  }

  /// Texts of the yearly report: `year`, `present PLACE`, `answered TITLE` and `open TITLE` for remarks, `personal KIND PLACE`.
  private static func texts(_ text: String) throws -> YearTextFacts {
    var facts = YearTextFacts(folder: "texts", year: SchoolYear(containing: try day("2026-02-02")), present: [])
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      let rest = try #require(words.last)
      switch words[0] {
      case "year": facts.year = try #require(SchoolYear(rest))
      case "present": facts.present.insert(try #require(YearPlace(rawValue: rest)))
      case "answered": facts.remarks += 1
      case "open":
        facts.remarks += 1
        facts.unanswered.append(rest)
      case "personal":
        let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
        facts.personal.append(
          YearTextFacts.PersonalPlace(
            place: try #require(parts.last), kind: try #require(PersonalDatum.Kind(rawValue: parts[0]))))
      default: Issue.record("texts.txt: \(line)")
      }
    }
    facts.folder = "texts/\(facts.year.iso)"
    return facts
  }

  /// A moment as `2026-02-02T08:00`, an hour off UTC as in winter.
  private static func moment(_ text: String) throws -> Moment {
    let parts = text.split(separator: "T")
    let clock = try #require(parts.last).split(separator: ":").compactMap { Int64($0) }
    let date = try day(String(parts[0]))
    return Moment(unixSeconds: Int64(date.dayNumber) * 86_400 + clock[0] * 3600 + clock[1] * 60 - 3600, day: date)
  }
}
