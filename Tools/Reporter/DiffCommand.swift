import ArgumentParser
import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import ToolSupport

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Every figure that differs between two periods, two states of knowledge, or two reports, and why.",
    discussion: """
      Each side is a period (2025-2026, 2026-01, 2026-W05), with @ and a day or the number of a batch for the figures as they were
      known then, or the folder of a report. Facts that changed are looked up in the database.
      Exit 0 when all figures are equal, 1 when some differ.

      Examples:
        leerspoor report diff 2025-2026@5 2025-2026@9
        leerspoor report diff 2026-01@2026-02-02 2026-01
        leerspoor report diff 2025-12 2026-01 --format csv > verschil.csv
        leerspoor report diff rapport/2026-01-eerst rapport/2026-01
      """)

  @ArgumentParser.Argument(help: "The first side: a period, a period@state, or the folder of a report.")
  var first: String

  @ArgumentParser.Argument(help: "The second side.")
  var second: String

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @Flag(help: "Show all facts that changed, also in text, and figures that show the same but rest on other numbers.")
  var all = false

  @OptionGroup var options: CommonOptions

  func run() throws {
    let console = Console(options)
    let sides = try (ComparedSide(first), ComparedSide(second))
    let today = try options.moment().day
    let outcome = try compare(sides.0, sides.1, today: today)
    let report = ComparisonReport(
      outcome.comparison, files: outcome.files, isRegisterKnown: outcome.isRegisterKnown,
      limit: all || options.verbose ? nil : 25, language: options.language)
    switch format {
    case .text: try console.result(TerminalRenderer(width: ToolEnvironment.terminalWidth).render(report.page))
    case .json: try console.result(report.json.text())
    case .csv: try console.write(report.table.csv(options.language.ofDocuments))
    }
    if !outcome.comparison.isEqual { throw Exit.findings }
  }

  private struct Outcome {
    var comparison: FigureComparison
    var files: [Int: String] = [:]
    var isRegisterKnown = false
  }

  private func compare(_ one: ComparedSide, _ other: ComparedSide, today: CalendarDate) throws -> Outcome {
    let recorded = try (one.recorded(), other.recorded())
    if let old = recorded.0, let new = recorded.1 {
      guard let register = try registerAtHand() else { return Outcome(comparison: FigureComparison(old, new)) }
      return try register.read { now in
        // The reports may be of another database: then its batches say nothing about them.
        guard
          let states = try one.match(old, in: now).flatMap({ first in
            try other.match(new, in: now).map { (first, $0) }
          })
        else { return Outcome(comparison: FigureComparison(old, new)) }
        return try outcome(old, new, states.0, states.1, now)
      }
    }
    let audience = recorded.0?.audience ?? recorded.1?.audience ?? .coordinator
    return try options.register().read { now in
      let old = try resolve(one, recorded.0, in: now, today: today, audience: audience)
      let new = try resolve(other, recorded.1, in: now, today: today, audience: audience)
      guard let before = old.live, let after = new.live else {
        return Outcome(comparison: FigureComparison(old.state, new.state))
      }
      return try outcome(old.state, new.state, before, after, now)
    }
  }

  /// What a side says, and the state of the register it says it from; no state when this register has none.
  private func resolve(
    _ side: ComparedSide, _ recorded: ComparedState?, in now: Snapshot, today: CalendarDate, audience: Audience
  ) throws -> (state: ComparedState, live: ComparedSide.Live?) {
    if let recorded { return (recorded, try side.match(recorded, in: now)) }
    let live = try side.live(in: now, today: today, audience: audience)
    return (ComparedState(live.report.figures, name: side.text), live)
  }

  private func outcome(
    _ old: ComparedState, _ new: ComparedState, _ before: ComparedSide.Live, _ after: ComparedSide.Live,
    _ now: Snapshot
  ) throws -> Outcome {
    let changes = try RegisterChanges(
      from: (before.snapshot, before.report), to: (after.snapshot, after.report))
    let files = Dictionary(try now.batches().map { ($0.id, $0.fileName) }) { first, _ in first }
    return Outcome(
      comparison: FigureComparison(old, new, known: changes), files: files, isRegisterKnown: true)
  }

  /// The register when one was named or stands in the folder; two reports can be compared without.
  private func registerAtHand() throws -> Register? {
    let isNamed = options.database != nil || ToolEnvironment.value("LEERSPOOR_DB") != nil
    guard isNamed || FileManager.default.fileExists(atPath: options.databasePath) else { return nil }
    return try options.register()
  }
}

/// One side of a comparison as it was typed.
struct ComparedSide {
  private enum Kind {
    case period(Period, asOf: String?)
    case folder
  }

  /// A state of the register with its figures.
  struct Live {
    var snapshot: Snapshot
    var report: IndicatorReport
  }

  /// As it was typed.
  let text: String
  private let kind: Kind

  /// Reads a side.
  ///
  /// - Throws: ``UsageError`` when it is neither a period nor a folder that exists.
  init(_ text: String) throws {
    self.text = text
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    if let period = Period(parts[0]) {
      if parts.count > 1 { _ = try AsOfArgument(parts[1]) }
      kind = .period(period, asOf: parts.count > 1 ? parts[1] : nil)
      return
    }
    guard FileManager.default.fileExists(atPath: text) else { throw ComparedSide.isNeither(text) }
    kind = .folder
  }

  private static func isNeither(_ text: String) -> UsageError {
    UsageError(
      Label(
        "\"\(text)\" is geen periode en geen map van een rapport; verwacht bv. 2025-2026, 2026-01@2026-02-02, 2025-2026@5 of rapport/2026-01.",
        "\"\(text)\" is no period and no folder of a report; expected e.g. 2025-2026, 2026-01@2026-02-02, 2025-2026@5 or rapport/2026-01."
      ))
  }

  /// The figures of a report folder, or of its `figures.json`; `nil` for a period.
  func recorded() throws -> ComparedState? {
    guard case .folder = kind else { return nil }
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: text, isDirectory: &isFolder)
    let path = isFolder.boolValue ? "\(text)/figures.json" : text
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(
        Label(
          "\(path) bestaat niet of kan niet gelezen worden; verwacht de map van een rapport, gemaakt met leerspoor report month … --out.",
          "\(path) does not exist or cannot be read; expected the folder of a report, made with leerspoor report month … --out."
        ))
    }
    return try ComparedState(file: Array(data), name: text)
  }

  /// The figures of a period in the register.
  func live(in now: Snapshot, today: CalendarDate, audience: Audience) throws -> Live {
    guard case .period(let period, let asOf) = kind else { throw ComparedSide.isNeither(text) }
    let snapshot = try now.known(try asOf.map { try AsOfArgument($0).state } ?? .now)
    let request = FigureRequest(
      period: period, day: try period.lastDay(seenFrom: today), asOf: asOf, audience: audience)
    return Live(
      snapshot: snapshot, report: try IndicatorReport(request, from: snapshot, version: Program.version))
  }

  /// The state of the register that a report was made from; `nil` when this register has no such state.
  func match(_ report: ComparedState, in now: Snapshot) throws -> Live? {
    guard try report.batch <= now.lastBatch() else { return nil }
    let snapshot = try now.known(.batch(report.batch))
    let request = FigureRequest(period: report.period, day: report.day, audience: report.audience)
    guard let made = try? IndicatorReport(request, from: snapshot, version: Program.version),
      made.figures.generatedFrom.planHash == report.planHash
    else { return nil }
    return Live(snapshot: snapshot, report: made)
  }
}

extension AsOfArgument {
  /// The state of the register.
  var state: AsOf {
    switch self {
    case .day(let day): .day(day)
    case .batch(let batch): .batch(batch)
    }
  }
}
