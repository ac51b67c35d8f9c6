import Foundation
import GuidanceKit

/// What someone can work out who has all published figures of the surveys and knows what adds up to what.
///
/// It reads `figures.json` and nothing else of the program: which surveys belong to which form, pillar and subject is public, and so are the
/// names of functions, motivations, items and blocks.
struct CellAttack {
  /// A survey as everyone knows it.
  struct KnownSurvey {
    var code: String
    var pillar: String
    var subject: String
  }

  /// A number that a cell holds.
  enum Quantity: String, CaseIterable {
    case answered, agreeing
    case notApplicable = "not_applicable"
    case outside = "outside_scale"
  }

  /// The ids of cells that are withheld.
  private(set) var hidden: Set<String> = []
  private var shown: [String: [Quantity: Int]] = [:]
  private let relations: [(whole: String, parts: [String])]

  init(json: [UInt8], year: String, surveys: [KnownSurvey], items: [(code: String, block: String?)]) throws {
    let root = try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any]
    for case let figure as [String: Any] in root?["figures"] as? [Any] ?? [] {
      guard let id = figure["id"] as? String else { continue }
      if figure["suppressed"] as? Bool == true {
        hidden.insert(id)
      } else if let counts = (figure["evidence"] as? [String: Any])?["counts"] as? [String: Any] {
        for quantity in Quantity.allCases {
          if let value = counts[quantity.rawValue] as? Int { shown[id, default: [:]][quantity] = value }
        }
      }
    }
    relations = CellAttack.relations(year, surveys, items)
  }

  /// What adds up to what.
  private static func relations(
    _ year: String, _ surveys: [KnownSurvey], _ items: [(code: String, block: String?)]
  ) -> [(whole: String, parts: [String])] {
    let functions = RespondentFunction.allCases.map { ["function", $0.code] } + [["function", "onbekend"]]
    let motivations = Motivation.allCases.map { ["motivation", $0.code] } + [["motivation", "onbekend"]]
    let groups = [[]] + functions + motivations
    let blocks = Set(items.compactMap(\.block))
    let parts = items.map(\.code) + blocks
    func survey(_ code: String, _ group: [String], _ part: String) -> String {
      (["edbi", code] + group + [part]).joined(separator: "/")
    }
    func range(_ name: [String], _ group: [String], _ part: String) -> String {
      (["edbi-short"] + name + group + [part, year]).joined(separator: "/")
    }
    let pillars = Set(surveys.map(\.pillar))
    let subjects = Set(surveys.map(\.subject))
    var relations: [(whole: String, parts: [String])] = []
    func cells(_ group: [String], _ part: String) -> [String] {
      var ids = surveys.map { survey($0.code, group, part) } + [range(["total"], group, part)]
      if group.isEmpty {
        ids += pillars.map { range([$0], [], part) } + subjects.map { range(["initiative", $0], [], part) }
      }
      return ids
    }
    for part in parts {
      for whole in surveys.map({ survey($0.code, [], part) }) + [range(["total"], [], part)] {
        for cut in [functions, motivations] {
          relations.append(
            (
              whole,
              cut.map { group in
                let total = range(["total"], [], part)
                return whole == total
                  ? range(["total"], group, part)
                  : survey(String(whole.split(separator: "/")[1]), group, part)
              }
            ))
        }
      }
      for group in groups {
        relations.append((range(["total"], group, part), surveys.map { survey($0.code, group, part) }))
      }
      for pillar in pillars {
        relations.append(
          (range([pillar], [], part), surveys.filter { $0.pillar == pillar }.map { survey($0.code, [], part) }))
      }
      for subject in subjects {
        relations.append(
          (
            range(["initiative", subject], [], part),
            surveys.filter { $0.subject == subject }.map { survey($0.code, [], part) }
          ))
      }
    }
    for block in blocks {
      for group in groups {
        let members = items.filter { $0.block == block }.map { cells(group, $0.code) }
        for (place, whole) in cells(group, block).enumerated() { relations.append((whole, members.map { $0[place] })) }
      }
    }
    return relations
  }

  /// One equation: what the hidden cells, each times its factor, add up to, for each quantity.
  private typealias Row = (factors: [Int: Rational], values: [Rational])

  /// The hidden cells of which the numbers are fixed by the equations alone, with those numbers.
  func solved() -> [String: [Quantity: Rational]] {
    let (names, rows) = equations()
    var pivots: [(column: Int, row: Row)] = []
    for var row in rows {
      for (column, pivot) in pivots {
        if let factor = row.factors[column] { row = CellAttack.minus(row, pivot, times: factor) }
      }
      guard let column = row.factors.keys.min(), let head = row.factors[column] else { continue }
      row.factors = row.factors.mapValues { $0.divided(by: head)! }
      row.values = row.values.map { $0.divided(by: head)! }
      for place in pivots.indices {
        if let factor = pivots[place].row.factors[column] {
          pivots[place].row = CellAttack.minus(pivots[place].row, row, times: factor)
        }
      }
      pivots.append((column, row))
    }
    var solved: [String: [Quantity: Rational]] = [:]
    for (column, row) in pivots where row.factors.count == 1 {
      solved[names[column]] = Dictionary(uniqueKeysWithValues: zip(Quantity.allCases, row.values))
    }
    return solved
  }

  private static func minus(_ row: Row, _ other: Row, times factor: Rational) -> Row {
    var row = row
    for (column, value) in other.factors {
      let left = (row.factors[column] ?? .zero).subtracting(value.multiplied(by: factor)!)!
      row.factors[column] = left == .zero ? nil : left
    }
    row.values = zip(row.values, other.values).map { $0.subtracting($1.multiplied(by: factor)!)! }
    return row
  }

  /// The hidden cells of which the number of answers is the only whole number that fits: a cell that is withheld has at
  /// least one.
  ///
  /// - Parameter empty: those that have none, though something else than a point of the scale was answered.
  func bounded(empty: Set<String>) -> [String: Int] {
    let (names, rows) = equations()
    var lower = names.map { empty.contains($0) ? 0 : 1 }
    var upper = Array(repeating: 1_000_000, count: names.count)
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for row in rows {
        for (column, factor) in row.factors {
          // factor · x = value - the others.
          var least = row.values[0].numerator
          var most = least
          for (other, times) in row.factors where other != column {
            let ends = [times.numerator * lower[other], times.numerator * upper[other]]
            least -= ends.max()!
            most -= ends.min()!
          }
          let (from, to) = factor.numerator > 0 ? (least, most) : (-most, -least)
          if from > lower[column] { (lower[column], hasChanged) = (from, true) }
          if to < upper[column] { (upper[column], hasChanged) = (to, true) }
        }
      }
    }
    return Dictionary(
      uniqueKeysWithValues: names.indices.filter { lower[$0] == upper[$0] }.map { (names[$0], lower[$0]) })
  }

  private func equations() -> (names: [String], rows: [Row]) {
    var places: [String: Int] = [:]
    var names: [String] = []
    var rows: [Row] = []
    for relation in relations {
      var row: Row = ([:], Quantity.allCases.map { _ in .zero })
      func add(_ id: String, _ sign: Int) {
        if hidden.contains(id) {
          let place = places[id] ?? names.count
          if places[id] == nil {
            places[id] = place
            names.append(id)
          }
          row.factors[place] = Rational(sign)
        } else {
          // A cell without a figure has no answers.
          row.values = zip(Quantity.allCases, row.values).map {
            $1.subtracting(Rational(sign * (shown[id]?[$0] ?? 0)))!
          }
        }
      }
      add(relation.whole, 1)
      for part in relation.parts { add(part, -1) }
      if !row.factors.isEmpty { rows.append(row) }
    }
    return (names, rows)
  }
}
