import GuidanceKit
import Register

/// Finds which of some facts are behind a figure.
struct FactFinder {
  private let facts: [ChangedFact]
  private let types: [InstitutionNumber: OrganisationType]
  private let selected: [RecordSelection: Set<Int>]

  init(_ changes: RegisterChanges) {
    facts = changes.facts
    types = changes.types
    selected = changes.selected
  }

  /// The places of the facts that carry the difference of a figure: those that its queries find in either state and that do
  /// not count for the same in both.
  func facts(behind figures: [Figure?]) -> [Int] {
    let figures = figures.compactMap(\.self)
    let queries = Set(figures.flatMap { $0.evidence.queries + $0.evidence.leftOut })
    let addsMinutes = figures.contains { figure in
      FactFinder.sums.contains(figure.id.indicator) || figure.id.indicator == "activity" && figure.kind == .minutes
    }
    guard !queries.isEmpty else { return [] }
    let finders = queries.map(Finder.init)
    return facts.indices.filter { index in
      let fact = facts[index]
      return finders.contains { finder in
        let was = fact.old.map { finder.finds($0, types, selected) } ?? false
        let isNow = fact.new.map { finder.finds($0, types, selected) } ?? false
        guard was, isNow, case .registration(let old)? = fact.old, case .registration(let new)? = fact.new else {
          return was || isNow
        }
        return addsMinutes
          ? finder.adviserMinutes(old.record) != finder.adviserMinutes(new.record)
          : FactFinder.counted(old.record) != FactFinder.counted(new.record)
      }
    }
  }

  /// The indicators that only add minutes of advisers up.
  private static let sums: Set<String> = ["hours", "fte", "fte-unreduced", "fte-realised"]

  /// A registration without what no figure counts.
  private static func counted(_ record: Registration) -> Registration {
    var record = record
    (record.sheetID, record.description, record.startMinute, record.headCount, record.headCounts) = (
      nil, nil, nil, nil, []
    )
    return record
  }

  /// A query with its organisations ready to be looked up.
  private struct Finder {
    let query: EvidenceQuery
    private var organisations: Set<InstitutionNumber> = []
    private var filter = RegistrationFilter()

    init(_ query: EvidenceQuery) {
      self.query = query
      switch query {
      case .registrations(var filter):
        organisations = Set(filter.organisations)
        filter.organisations = []
        self.filter = filter
      case .organisations(let numbers): organisations = Set(numbers)
      case .records, .assignments, .absences, .projectPhases: break
      }
    }

    func adviserMinutes(_ record: Registration) -> Int { record.minutes * filter.adviserCount(record) }

    func finds(
      _ fact: EvidenceFact, _ types: [InstitutionNumber: OrganisationType], _ selected: [RecordSelection: Set<Int>]
    ) -> Bool {
      switch (query, fact) {
      case (.registrations, .registration(let fact)):
        let record = fact.record
        guard
          organisations.isEmpty
            || record.organisations.contains(where: { $0.number.map(organisations.contains) ?? false })
        else { return false }
        return filter.matches(record) { types[$0] }
      case (.registrations, .organisation(let fact)): return organisations.contains(fact.record.number)
      case (.organisations, .organisation(let fact)): return organisations.contains(fact.record.number)
      case (.assignments(let filter), .assignment(let fact)): return filter.includes(fact.record)
      case (.absences(let filter, let day), .absence(let fact)):
        return (filter.advisers.isEmpty || filter.advisers.contains(fact.record.adviser))
          && EvidenceQuery.concerns(fact.record, filter.schoolYear, begunBy: day)
      case (.projectPhases(let project, let round, let directness, let phase, let status), .projectPhase(let fact)):
        let row = fact.record
        return (project == nil || row.project == project) && row.round == round && row.status == status
          && (directness == nil || row.directness == directness) && (phase == nil || row.phase == phase)
      case (.records(let selection), .record(let fact)):
        return selection.kind == fact.kind && selected[selection]?.contains(fact.id) == true
      case (.records(let selection), .organisation(let fact)):
        return selection.kind == .organisation && selected[selection]?.contains(fact.id) == true
      default: return false
      }
    }
  }
}
