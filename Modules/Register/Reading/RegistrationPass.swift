import Foundation
import GRDB
import GuidanceKit

/// Several questions about the registrations of one state that are answered by passing them once.
///
/// Ask first, then take the answers: the first one taken passes the registrations for all. It lives no longer than its
/// snapshot.
public final class RegistrationPass {
  let snapshot: Snapshot
  private let lanes: Int
  private var tallies: [any PieceTally] = []
  private var isPassed = false
  private var knownSuccessions: [OrganisationSuccession]?

  /// Prepares a pass.
  public convenience init(_ snapshot: Snapshot) {
    // More lanes than a few wait for each other's turn at the database, and each has sums of its own.
    self.init(snapshot, lanes: min(ProcessInfo.processInfo.activeProcessorCount, 4))
  }

  /// - Parameter lanes: how many threads pass the registrations.
  init(_ snapshot: Snapshot, lanes: Int) {
    self.snapshot = snapshot
    self.lanes = max(1, lanes)
  }

  /// Adds a question; its answer is worked out from the sums when it is taken.
  func ask<Tally: PieceTally, Value>(
    _ tally: Tally, _ answer: @escaping (Tally) throws -> Value
  ) -> RegistrationAnswer<Value> {
    guard !isPassed else { return RegistrationPass(snapshot, lanes: lanes).ask(tally, answer) }
    let place = tallies.count
    tallies.append(tally)
    return RegistrationAnswer { try answer(self.passed()[place] as? Tally ?? tally) }
  }

  /// Adds a question of several parts.
  func ask<Tally: PieceTally, Value>(
    _ parts: [Tally], _ answer: @escaping ([Tally]) throws -> Value
  ) -> RegistrationAnswer<Value> {
    guard !isPassed else { return RegistrationPass(snapshot, lanes: lanes).ask(parts, answer) }
    let first = tallies.count
    tallies += parts
    return RegistrationAnswer {
      try answer(self.passed()[first..<first + parts.count].compactMap { $0 as? Tally })
    }
  }

  private func passed() throws -> [any PieceTally] {
    if !isPassed {
      if !tallies.isEmpty {
        tallies = try PieceSource(snapshot, wanted: tallies.map(\.days)).pass(tallies, lanes: lanes)
      }
      isPassed = true
    }
    return tallies
  }

  /// The successions that hold in the state.
  func successions() throws -> [OrganisationSuccession] {
    if let knownSuccessions { return knownSuccessions }
    let found = try OrganisationSuccession.all(in: snapshot)
    knownSuccessions = found
    return found
  }

  /// The day numbers of a range; `nil` when the last day comes before the first.
  static func days(_ from: CalendarDate, _ through: CalendarDate) -> ClosedRange<Int>? {
    from <= through ? from.dayNumber...through.dayNumber : nil
  }
}

/// What a pass over the registrations answers to one question.
public struct RegistrationAnswer<Value> {
  private let made: () throws -> Value

  init(_ made: @escaping () throws -> Value) { self.made = made }

  /// The answer; worked out anew each time.
  ///
  /// - Throws: errors of the database; a ``RegisterError`` when stored registrations are damaged.
  public func callAsFunction() throws -> Value { try made() }
}
