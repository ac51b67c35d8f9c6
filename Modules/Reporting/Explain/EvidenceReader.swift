import GuidanceKit
import Indicators
import Register

/// Reads the facts behind a figure, as much of them as a reader may see.
struct EvidenceReader {
  let source: EvidenceSource
  /// Of each kind at most so many; all when `nil`.
  let limit: Int?
  let countsAdvisers: Bool
  let sessions: SessionCounting?
  let sight: RowSight
  /// Whether neither the text as it was typed nor the number of all facts is asked for.
  var isBrief = false

  /// The facts of queries, those of one kind together: a fact that two of them find stands there once.
  func groups(_ queries: [EvidenceQuery], areLeftOut: Bool = false) throws -> [EvidenceRows.Group] {
    var kinds: [Label] = []
    var byKind: [Label: [EvidenceQuery]] = [:]
    for query in queries {
      let title = areLeftOut ? query.titleOfLeftOut : query.title
      if byKind[title] == nil { kinds.append(title) }
      byKind[title, default: []].append(query)
    }
    return try kinds.map { kind in try group(kind, byKind[kind] ?? [], isLeftOut: areLeftOut) }
  }

  private func group(_ title: Label, _ queries: [EvidenceQuery], isLeftOut: Bool) throws -> EvidenceRows.Group {
    let limit = isLeftOut ? limit.map { min($0, EvidenceRows.fewRows) } : limit
    let (found, count) = try facts(queries, limit)
    if let query = queries.first, sight.showsOnlyCount(query) {
      return EvidenceRows.Group(title: title, count: count, rows: [], isLeftOut: isLeftOut, isOnlyCounted: true)
    }
    let shares = isLeftOut ? [:] : try self.shares(found)
    let texts =
      isBrief || sight != .everything
      ? [:]
      : try source.snapshot.originalLines(
        found.map { OriginalPlace(batch: $0.fact.origin.batch, line: $0.fact.origin.line) })
    return EvidenceRows.Group(
      title: title, count: count,
      rows: found.map { fact, query in
        let origin = fact.origin
        var advisers = 1
        if countsAdvisers, case .registrations(let filter) = query, case .registration(let fact) = fact {
          advisers = filter.adviserCount(fact.record)
        }
        var row = EvidenceRow(
          fact, advisers: advisers, file: source.file(origin.batch, sight),
          original: texts[OriginalPlace(batch: origin.batch, line: origin.line)])
        if case .registration(let fact) = fact, let share = shares[fact.id] {
          let other = share.counted.map(\.origin.batch).flatMap { $0 == origin.batch ? nil : source.file($0, sight) }
          row.count(share, minutes: fact.record.minutes, otherFile: other)
        }
        if isLeftOut { row.leaveOut() }
        if [Language.dutch, .english].contains(where: { sight.isPersonal(row, query, $0) }) {
          row.what = Label("", "")
        }
        return row
      }, isLeftOut: isLeftOut)
  }

  private typealias Found = (fact: EvidenceFact, query: EvidenceQuery)

  /// The first facts of some queries in the order of their days, and how many there are.
  private func facts(_ queries: [EvidenceQuery], _ limit: Int?) throws -> (found: [Found], count: Int) {
    // Of each query the first ones are enough to know which come first in all.
    let most = limit.map { isBrief ? $0 + 1 : $0 }
    if let query = queries.first, queries.count == 1 {
      let found = try source.facts(query, limit: most).map { ($0, query) }
      let isCut = !isBrief && limit.map { found.count >= $0 } ?? false
      return (cut(found, limit), isCut ? try source.count(query) : found.count)
    }
    var seen: Set<EvidenceFact> = []
    var found: [Found] = []
    for query in queries {
      found += try source.facts(query, limit: isBrief ? most : nil).filter { seen.insert($0).inserted }
        .map { ($0, query) }
    }
    let inOrder = found.enumerated().sorted { one, other in
      let days = [one, other].map { $0.element.fact.date?.dayNumber ?? Int.min }
      return (days[0], one.offset) < (days[1], other.offset)
    }.map(\.element)
    return (cut(inOrder, limit), found.count)
  }

  private func cut(_ found: [Found], _ limit: Int?) -> [Found] { limit.map { Array(found.prefix($0)) } ?? found }

  /// What the registrations among facts contribute where each session counts once.
  private func shares(_ found: [Found]) throws -> [Int: SessionCounting.Share] {
    guard let sessions else { return [:] }
    var byFilter: [RegistrationFilter: [Fact<Registration>]] = [:]
    for (fact, query) in found {
      guard case .registrations(let filter) = query, case .registration(let fact) = fact else { continue }
      byFilter[filter, default: []].append(fact)
    }
    var shares: [Int: SessionCounting.Share] = [:]
    for (filter, facts) in byFilter {
      shares.merge(try sessions.shares(facts, filter, from: source)) { first, _ in first }
    }
    return shares
  }
}

extension EvidenceQuery {
  /// What the facts are.
  var title: Label {
    switch self {
    case .records(let selection): selection.kind.label
    case .registrations: Label("registraties", "registrations")
    case .assignments: Label("opdrachten", "assignments")
    case .absences: Label("afwezigheden", "absences")
    case .organisations: Label("organisaties", "organisations")
    case .projectPhases: Label("rijen over projecten", "rows about projects")
    }
  }
}

extension EvidenceQuery {
  /// What the facts are that a formula leaves out.
  fileprivate var titleOfLeftOut: Label {
    if case .registrations(let filter) = self, filter.hasContact == false {
      return Label("registraties zonder contact, niet meegeteld", "registrations without contact, left out")
    }
    return Label("\(title.dutch), niet meegeteld", "\(title.english), left out")
  }
}

extension EvidenceRow {
  /// Says that the fact contributes nothing.
  fileprivate mutating func leaveOut() {
    amount = Label("niets (\(amount.dutch))", "nothing (\(amount.english))")
    number = .zero
  }
}
