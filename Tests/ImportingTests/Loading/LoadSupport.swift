import Foundation
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

/// A folder of its own for a test, removed afterwards.
final class Folder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/leerspoor-importing-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = "\(path)/\(name)"
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")), as: UTF8.self)
  }

  /// The names of the files in a folder, hidden ones left out.
  func names(_ folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? path : "\(path)/\(folder)")
      .filter { !$0.hasPrefix(".") }.sorted()
  }
}

/// A register that knows a small plan, three organisations, two advisers and a project.
func preparedRegister() throws -> Register {
  let register = try Register.forTests()
  let first = try day("2025-09-01")
  let plan = Plan(
    code: "proef-2025-2030", title: Label("Proefplan", "Trial plan"), organisation: "Proefdienst", services: [],
    period: try #require(PlanPeriod(first: first, last: day("2030-08-31"))),
    initiatives: [
      Initiative(code: "klasobservatie", label: Label("klasobservatie", "class observation")),
      Initiative(code: "materiaal", label: Label("materiaal", "material")),
    ],
    focusCategories: [FocusCategory(code: "data", label: Label("data", "data"))],
    targetGroups: [
      TargetGroup(code: "leraren", label: Label("leraren", "teachers")),
      TargetGroup(
        code: "school-centrumleiders", label: Label("school-/centrumleiders", "leaders"), variants: ["directie"]),
    ],
    funds: [EarmarkedFund(code: "leerpunt", label: Label("Leerpunt", "Leerpunt"), pillars: ["PBD-NED"])],
    pillars: [
      Pillar(code: "PBD-NED", service: .pbd, name: Label("Nederlands", "Dutch")),
      Pillar(code: "PBD-CUR", service: .pbd, name: Label("Curriculum", "Curriculum")),
    ],
    goals: [
      OperationalGoal(
        code: "PBD-NED-OD1", pillar: "PBD-NED", level: .meso, title: Label("Taalbeleid", "Language policy"),
        reachBlocks: [])
    ])
  try register.load([plan], file: "plan.yaml", on: first)
  func organisation(_ number: String, _ name: String, _ type: OrganisationType) throws -> Organisation {
    Organisation(number: try #require(InstitutionNumber(number)), name: name, type: type)
  }
  try register.load(
    [
      try organisation("042531", "PTS Boom", .so), try organisation("123456", "Richtpunt campus Eeklo", .so),
      try organisation("123457", "Richtpunt campus Eeklo", .cdo),
    ], file: "organisaties.csv", on: first)
  try register.load(
    [
      Adviser(code: "B01", name: "An Proef", role: .adviser), Adviser(code: "B02", name: "Bo Proef", role: .adviser),
    ], file: "begeleiders.csv", on: first)
  try register.load([Project(id: "spelkracht", name: "Spelkracht", round: 2)], file: "projecten.csv", on: first)
  return register
}

/// A request with the fixed moment of the tests.
func request(_ path: String) throws -> ImportRequest {
  let today = try day("2026-02-02")
  return ImportRequest(
    path: path, at: Moment(unixSeconds: Int64(today.dayNumber) * 86_400 + 18_000, day: today), actor: "proef",
    programVersion: "0.0.0")
}

extension Importer {
  /// Loads a text as if it stood in a file.
  func load(_ text: String, as name: String = "proef.csv", _ change: (inout ImportRequest) -> Void = { _ in }) throws
    -> ImportReport
  {
    let folder = try Folder()
    var request = try request(try folder.write(name, text))
    change(&request)
    return try load(request)
  }

  /// Why a text is refused.
  func refusal(_ text: String, as name: String = "proef.csv", _ change: (inout ImportRequest) -> Void = { _ in }) throws
    -> ImportRefusal?
  {
    do {
      _ = try load(text, as: name, change)
      return nil
    } catch let refusal as ImportRefusal {
      return refusal
    }
  }
}

extension ImportReport {
  /// The codes noticed with how often.
  var codes: [String: Int] { Dictionary(uniqueKeysWithValues: problems.groups.map { ($0.code, $0.count) }) }
}

extension ImportRefusal {
  /// The codes in order.
  var codes: [String] { problems.map(\.code) }
}

/// A generator of the same numbers on every run (SplitMix64), so that a failing example can be repeated.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
