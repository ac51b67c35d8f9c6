import Foundation
import TestSupport
import Testing

/// The demo of `scripts/demo` in a folder of its own, run once for all tests that look at it.
struct Demo {
  /// The working folder.
  let folder: TemporaryFolder
  /// What the job printed and how it ended.
  let run: Executable.Outcome

  static let once: Result<Demo, any Error> = Result { try Demo() }

  /// The moment of the demo: the first school day of February 2026, at six.
  static let now = "2026-02-02T06:00"

  static let sheets =
    [
      "plan/pov-2025-2030.yaml", "fixtures/demo/normen.yaml", "fixtures/demo/normen-edbi.yaml",
      "fixtures/published/projecten.csv", "fixtures/published/projectfasen.csv",
      "fixtures/published/opgegeven-totalen.csv",
    ]
    + [
      "organisaties", "begeleiders", "opdrachten", "afwezigheden", "registraties-2025-09", "registraties-2025-10",
      "registraties-2025-11", "registraties-2025-12", "registraties-2026-01", "trajecten", "keuzetrajecten", "plg",
      "plg-leden", "plg-sessies", "viv", "rooster", "opleidingen", "bevragingen", "gekozen-evaluaties", "edbi-kort",
      "edbi-sessie", "verbeterplannen", "resultaten", "mijlpalen", "budget", "fondsjaren", "lokale-vrije-dagen",
      "opvolging", "praktijkvoorbeelden", "partneractiviteiten", "indirect-bereik",
    ].map { "fixtures/demo/\($0).verzonnen.csv" }

  private init() throws {
    folder = try TemporaryFolder()
    let inbox = folder.url.appendingPathComponent("data/inbox")
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    for sheet in Demo.sheets {
      let file = repositoryRoot().appendingPathComponent(sheet)
      let copy = inbox.appendingPathComponent(file.lastPathComponent)
      try FileManager.default.copyItem(at: file, to: copy)
      // The inbox leaves files alone that may still be being copied.
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -3600)], ofItemAtPath: copy.path)
    }
    run = try Executable("leerspoor-run").run(
      ["run", "maandrapport", "--jobs", repositoryRoot().appendingPathComponent("jobs").path, "--month", "2026-01"],
      in: folder.url, environment: Demo.environment(folder))
  }

  private static func environment(_ folder: TemporaryFolder) -> [String: String] {
    ["LEERSPOOR_DB": folder.path("data/leerspoor.sqlite"), "LEERSPOOR_NOW": Demo.now]
  }

  var environment: [String: String] { Demo.environment(folder) }

  /// Runs a program on the demo's database.
  func tool(_ name: String, _ arguments: [String], environment more: [String: String] = [:]) throws
    -> Executable.Outcome
  {
    try Executable(name).run(
      arguments, in: folder.url, environment: environment.merging(more) { _, new in new })
  }
}

/// A folder with a database of its own.
struct Bench: Sendable {
  let folder = Result { try TemporaryFolder() }

  func path(_ name: String) throws -> String { try folder.get().path(name) }

  func write(_ text: String, to name: String) throws -> String { try folder.get().write(text, to: name) }

  /// Runs a program with this folder's database.
  func tool(
    _ name: String, _ arguments: [String], environment: [String: String] = [:], wrapper: [String] = []
  ) throws -> Executable.Outcome {
    try Executable(name).run(
      arguments, in: try folder.get().url,
      environment: ["LEERSPOOR_NOW": Demo.now].merging(environment) { _, new in new }, wrapper: wrapper)
  }

  /// Loads the plan, the demo's institutions and advisers, so that registrations can be loaded.
  func prepare() throws {
    let root = repositoryRoot()
    for file in [
      "plan/pov-2025-2030.yaml", "fixtures/demo/normen.yaml", "fixtures/demo/organisaties.verzonnen.csv",
      "fixtures/demo/begeleiders.verzonnen.csv",
    ] {
      let outcome = try tool("leerspoor-import", ["load", root.appendingPathComponent(file).path])
      try #require(outcome.exit == 0, "\(file): \(outcome.error)\(outcome.out)")
    }
  }
}

extension Executable.Outcome {
  /// Everything printed, for the message of a failed expectation.
  var all: Comment { "exit \(exit)\n\(out)\(error)" }
}
