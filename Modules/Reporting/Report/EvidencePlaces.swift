import GuidanceKit
import Indicators
import Register

/// Finds the first facts behind figures, with file and line, for many figures in one go: what all of them share is read once.
final class EvidencePlaces {
  /// The first facts of one query.
  struct Group {
    let query: EvidenceQuery
    let rows: [EvidenceRow]
    let isCut: Bool
  }

  private let snapshot: Snapshot
  private let limit: Int
  private let files: [Int: String]
  private var assignments: [Fact<Assignment>]?
  private var organisations: [InstitutionNumber: Fact<Organisation>]?
  private var records: [RecordSelection: [EvidenceFact]] = [:]

  /// - Parameter limit: of each query at most so many facts.
  init(_ snapshot: Snapshot, limit: Int) throws {
    self.snapshot = snapshot
    self.limit = limit
    files = Dictionary(try snapshot.batches().map { ($0.id, $0.fileName) }) { first, _ in first }
  }

  /// The facts behind a figure.
  ///
  /// - Throws: errors of the register.
  func groups(_ figure: Figure) throws -> [Group] {
    try figure.evidence.queries.compactMap { query in
      let facts = try self.facts(query)
      guard !facts.isEmpty else { return nil }
      return Group(
        query: query,
        rows: facts.prefix(limit).map { fact in
          var advisers = 1
          if figure.countsAdvisers, case .registrations(let filter) = query, case .registration(let found) = fact {
            advisers = filter.adviserCount(found.record)
          }
          return EvidenceRow(fact, advisers: advisers, file: files[fact.origin.batch] ?? "?", original: nil)
        }, isCut: facts.count > limit)
    }
  }

  /// One fact more than is shown, when there are more.
  private func facts(_ query: EvidenceQuery) throws -> [EvidenceFact] {
    switch query {
    case .assignments(let filter):
      let all = try assignments ?? snapshot.assignments()
      assignments = all
      return all.lazy.filter { filter.includes($0.record) }.prefix(limit + 1).map(EvidenceFact.assignment)
    case .organisations(let numbers):
      let all =
        try organisations
        ?? Dictionary(try snapshot.organisations().map { ($0.record.number, $0) }) { first, _ in first }
      organisations = all
      return numbers.lazy.compactMap { all[$0] }.prefix(limit + 1).map(EvidenceFact.organisation)
    case .records(let selection):
      if let known = records[selection] { return known }
      let found = try query.facts(in: snapshot, limit: limit + 1)
      records[selection] = found
      return found
    case .registrations, .absences, .projectPhases: return try query.facts(in: snapshot, limit: limit + 1)
    }
  }
}
