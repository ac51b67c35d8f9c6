import GRDB
public import GuidanceKit

/// The institution numbers that were merged into others, and the days between which that shows.
///
/// Nothing is rewritten: a registration keeps the number that was typed, and it is resolved when facts are read.
final class MergedNumbers {
  /// The number that each merged one counts with, chains followed to their end.
  let targets: [InstitutionNumber: InstitutionNumber]

  init(_ aliases: [InstitutionAlias]) {
    var direct: [InstitutionNumber: InstitutionNumber] = [:]
    for alias in aliases { if let merged = alias.mergedNumber { direct[merged] = alias.number } }
    var targets: [InstitutionNumber: InstitutionNumber] = [:]
    for (number, first) in direct {
      var passed: Set = [number]
      var target = first
      while let next = direct[target], passed.insert(target).inserted { target = next }
      // Numbers that were merged in a circle stand by themselves.
      if target != number, direct[target] == nil { targets[number] = target }
    }
    self.targets = targets
  }
}

/// What a snapshot finds out once.
final class SnapshotCache {
  var merged: MergedNumbers?
  /// The pieces of registrations of which the digest was found right.
  var wholePieces: Set<Int> = []
}

extension Snapshot {
  /// The number that each merged institution number counts with.
  public var mergedNumbers: [InstitutionNumber: InstitutionNumber] {
    get throws {
      if let known = cache.merged { return known.targets }
      let found = MergedNumbers(try institutionAliases().map(\.record))
      cache.merged = found
      return found.targets
    }
  }

  /// The number in a column, or the one that it was merged into; `nil` for NULL.
  func institution(_ value: Int?) throws -> InstitutionNumber? {
    guard let number = value.flatMap(InstitutionNumber.init(value:)) else { return nil }
    return try mergedNumbers[number] ?? number
  }

  /// The filter with the numbers that were merged into those it asks for.
  func resolved(_ filter: RegistrationFilter) throws -> RegistrationFilter {
    guard !filter.organisations.isEmpty else { return filter }
    let merged = try mergedNumbers
    guard !merged.isEmpty else { return filter }
    var filter = filter
    filter.organisations += merged.filter { filter.organisations.contains($0.value) }.keys.sorted()
    return filter
  }

  /// The organisations with the names that they had before, as far as no other has those now: who was named by an earlier name is
  /// meant still.
  func withFormerNames(_ facts: [Fact<Organisation>]) throws -> [Fact<Organisation>] {
    var former: [Int: [String]] = [:]
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT f.organisation_number AS number, f.name FROM supersession AS s JOIN organisation_version AS f ON f.id = s.fact_id
        WHERE s.kind_id = ? AND s.successor_id IS NOT NULL AND s.batch_id <= ?
          AND s.batch_id NOT IN \(Live.undone(asOf: asOf)) AND f.batch_id NOT IN \(Live.undone(asOf: asOf))
        ORDER BY f.id
        """, arguments: [RecordKind.organisation.rawValue, asOf ?? Int.max])
    for row in rows { former[row["number"], default: []].append(row["name"]) }
    guard !former.isEmpty else { return facts }
    let current = Set(facts.flatMap { [$0.record.name] + $0.record.aliases }.map { TextFolding.folded($0) })
    return facts.map { fact in
      var record = fact.record
      for name in former[Int(record.number.value)] ?? [] {
        guard !current.contains(TextFolding.folded(name)), !record.aliases.contains(name) else { continue }
        record.aliases.append(name)
      }
      return record == fact.record ? fact : Fact(id: fact.id, record: record, origin: fact.origin)
    }
  }

  /// The organisations without those that were merged away; what these were called is another name of where they went.
  func withoutMerged(_ facts: [Fact<Organisation>]) throws -> [Fact<Organisation>] {
    let merged = try mergedNumbers
    guard !merged.isEmpty else { return facts }
    var names: [InstitutionNumber: [String]] = [:]
    for fact in facts {
      guard let target = merged[fact.record.number] else { continue }
      names[target, default: []] += [fact.record.name] + fact.record.aliases
    }
    return facts.compactMap { fact in
      guard merged[fact.record.number] == nil else { return nil }
      guard let more = names[fact.record.number] else { return fact }
      var record = fact.record
      for name in more where name != record.name && !record.aliases.contains(name) { record.aliases.append(name) }
      return Fact(id: fact.id, record: record, origin: fact.origin)
    }
  }
}
