public import GuidanceKit
import Tabular

/// Everything that was noticed about a file, counted by cause, with the first places of each.
public struct ProblemTally: Hashable, Sendable {
  /// How many places are kept of each cause; the register keeps all of them.
  public static let kept = 100

  /// A problem with its place in the sheet.
  public struct Located: Hashable, Sendable {
    /// The problem, with its place in the text.
    public let problem: InputProblem
    /// The row that a spreadsheet program shows.
    public let row: Int?
    /// The letters over the column.
    public let letters: String?

    /// The problem with its place in the sheet beside the one in the text.
    var placed: InputProblem {
      problem.at(problem.position.map { $0.shown(row: $0.row ?? row, letters: $0.letters ?? letters) })
    }

    /// The cell as spreadsheets name it, such as `C17`; the row alone when no cell is meant.
    public var cell: String? {
      guard let row, row > 0 else { return nil }
      return letters.map { "\($0)\(row)" }
    }
  }

  /// One cause.
  public struct Group: Hashable, Sendable {
    /// The stable code.
    public let code: String
    /// How much it matters.
    public let severity: Severity
    /// How often it was found.
    public internal(set) var count: Int
    /// The first places.
    public internal(set) var examples: [Located]
  }

  private var byCode: [String: Int] = [:]
  private var found: [Group] = []

  /// A tally of nothing.
  public init() {}

  /// The causes: errors first, then by how often they were found.
  public var groups: [Group] {
    found.sorted { ($0.severity.rank, -$0.count, $0.code) < ($1.severity.rank, -$1.count, $1.code) }
  }

  /// The places kept, by cause.
  var examples: [Located] { groups.flatMap(\.examples) }

  /// Whether anything is as serious.
  public func has(_ severity: Severity) -> Bool { found.contains { $0.severity == severity } }

  /// How often something of this severity was found.
  public func count(_ severity: Severity) -> Int {
    found.filter { $0.severity == severity }.reduce(0) { $0 + $1.count }
  }

  /// Takes a problem back that was counted for a row.
  mutating func remove(_ code: String, row: Int) {
    guard let index = byCode[code] else { return }
    found[index].count -= 1
    if let example = found[index].examples.firstIndex(where: { $0.row == row }) {
      found[index].examples.remove(at: example)
    }
    guard found[index].count == 0 else { return }
    found.remove(at: index)
    byCode = Dictionary(uniqueKeysWithValues: found.enumerated().map { ($1.code, $0) })
  }

  /// Counts a problem.
  ///
  /// - Parameter column: the 1-based column of the sheet.
  mutating func add(_ problem: InputProblem, row: Int?, column: Int?) {
    let index: Int
    if let known = byCode[problem.code] {
      index = known
    } else {
      index = found.count
      byCode[problem.code] = index
      found.append(Group(code: problem.code, severity: problem.severity, count: 0, examples: []))
    }
    found[index].count += 1
    if found[index].examples.count < Self.kept {
      found[index].examples.append(
        Located(problem: problem, row: row, letters: column.map(ColumnLetters.letters)))
    }
  }
}
