import ArgumentParser
import Documents
import Foundation
import GuidanceKit
import Planning
import Register
import Synchronization
import ToolSupport

/// Set by Ctrl-C: the search stops, and what was found is shown.
private let isInterrupted = Atomic<Bool>(false)

/// Lets a search run until it is done, its time is up, or someone presses Ctrl-C; pressed twice, the program ends at once.
struct SearchLimit {
  private let end: Date?

  init(seconds: Int?) {
    end = seconds.map { Date(timeIntervalSinceNow: TimeInterval($0)) }
    signal(SIGINT) { _ in
      if isInterrupted.exchange(true, ordering: .relaxed) { _exit(130) }
    }
  }

  func isReached() -> Bool {
    if isInterrupted.load(ordering: .relaxed) { return true }
    return end.map { Date() >= $0 } ?? false
  }

  /// Ctrl-C is an end again, as for any program.
  static func over() { signal(SIGINT, SIG_DFL) }
}

/// How a planning is searched.
struct SearchOptions: ParsableArguments {
  @Option(help: "Seed of the search; the same seed gives the same planning.")
  var seed: Int = 1

  @Option(help: "Stop after so many seconds with the best found; such a planning may differ from run to run.")
  var seconds: Int?

  @Option(help: "How many times to try something else; else as many as the size asks.")
  var rounds: Int?

  func validate() throws {
    if let seconds, seconds < 1 {
      throw ValidationError(
        Label("--seconds is \(seconds); verwacht 1 of meer.", "--seconds is \(seconds); expected 1 or more."))
    }
    if let rounds, rounds < 0 {
      throw ValidationError(
        Label("--rounds is \(rounds); verwacht 0 of meer.", "--rounds is \(rounds); expected 0 or more."))
    }
  }

  var solver: Solver.Options { Solver.Options(seed: seed, rounds: rounds) }
}

/// Where the wishes are.
struct WishOptions: ParsableArguments {
  @Option(help: "Folder with files of wishes and their sheets; else ./wensen when it is there.")
  var wishes: String?

  func folder(_ year: SchoolYear) throws -> WishFolder {
    var isFolder: ObjCBool = false
    let path = wishes ?? "wensen"
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    if exists { return try WishFolder(path: path, year: year) }
    guard let wishes else { return WishFolder(usualFor: year) }
    throw Failure(
      Label(
        "De map \(wishes) bestaat niet. Maak ze met: mkdir \(wishes) en leerspoor schedule template wensen > \(wishes)/wensen.yaml.",
        "The folder \(wishes) does not exist. Make it with: mkdir \(wishes) and leerspoor schedule template wensen > \(wishes)/wensen.yaml."
      ))
  }
}

/// What commands do alike with the planning that is kept.
enum KeptPlans {
  static func year(_ text: String?, _ options: CommonOptions) throws -> SchoolYear {
    guard let text else { return SchoolYear(containing: try options.moment().day) }
    return try ArgumentText.schoolYear(text)
  }

  static func records(_ register: Register, _ year: SchoolYear) throws -> PlanningRecords {
    try register.read { try PlanningRecords($0, schoolYear: year) }
  }

  /// The kept planning of a year.
  static func plan(_ register: Register, _ year: SchoolYear) throws -> KeptPlan? {
    try register.read { try $0.planning(of: year) }.map { try KeptPlan($0) }
  }

  static func required(_ register: Register, _ year: SchoolYear) throws -> KeptPlan {
    if let plan = try plan(register, year) { return plan }
    throw Failure(
      Label(
        "Van \(year.iso) is geen planning bewaard. Maak er een met leerspoor schedule plan \(year.iso) --commit.",
        "No planning of \(year.iso) was kept. Make one with leerspoor schedule plan \(year.iso) --commit."))
  }

  /// Keeps a planning and says under which number.
  static func keep(_ plan: KeptPlan, after former: KeptPlan?, options: CommonOptions) throws {
    let register = try Register(path: options.databasePath, mode: .writing)
    let record = try plan.record(after: former)
    let id = try register.keepPlanning(record, at: try options.moment(), actor: ToolEnvironment.actor)
    Console(options).say(
      Label(
        "Bewaard als planning \(id) van \(plan.problem.schoolYear.iso).",
        "Kept as planning \(id) of \(plan.problem.schoolYear.iso)."))
  }
}

extension GuidanceKit.Language {
  /// The language as documents know it.
  var ofDocuments: DocumentLanguage { self == .dutch ? .dutch : .english }
}
