public import GuidanceKit
import Register

/// A merge of two institution numbers that holds in one state of the register and not in the other.
public struct MergeChange: Hashable, Sendable {
  /// The number that was given up.
  public var from: InstitutionNumber
  /// The number that it counts with.
  public var into: InstitutionNumber
  /// The batch that merged them.
  public var batch: Int
  /// Why, in the words of whoever merged them.
  public var reason: String?
  /// Whether it holds in the first state and no longer in the second.
  public var isUndone: Bool

  /// The merges that differ between two states, by batch and number.
  ///
  /// - Throws: errors of the register.
  static func all(from old: Snapshot, to new: Snapshot) throws -> [MergeChange] {
    let before = try merges(in: old)
    let after = try merges(in: new)
    let gone = before.filter { one in !after.contains { ($0.from, $0.into) == (one.from, one.into) } }
    let come = after.filter { one in !before.contains { ($0.from, $0.into) == (one.from, one.into) } }
    return
      (come
      + gone.map { one in
        var undone = one
        undone.isUndone = true
        return undone
      }).sorted { ($0.batch, $0.from) < ($1.batch, $1.from) }
  }

  private static func merges(in snapshot: Snapshot) throws -> [MergeChange] {
    try snapshot.institutionAliases().compactMap { fact in
      fact.record.mergedNumber.map {
        MergeChange(
          from: $0, into: fact.record.number, batch: fact.origin.batch, reason: fact.record.reason, isUndone: false)
      }
    }
  }

  /// Whether a figure is about one of the numbers, or rests on what is found with them.
  func concerns(_ figure: Figure) -> Bool {
    let numbers = [from, into]
    if figure.id.scope.contains(where: { part in numbers.contains { $0.digits == part } }) { return true }
    return figure.evidence.queries.contains { query in
      switch query {
      case .registrations(let filter): filter.organisations.contains(where: numbers.contains)
      case .organisations(let list): list.contains(where: numbers.contains)
      case .records(let selection):
        selection.subjects?.contains { text in numbers.contains { $0.digits == text } } ?? false
      case .assignments, .absences, .projectPhases: false
      }
    }
  }
}
