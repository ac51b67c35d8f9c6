import GuidanceKit
import Register

/// The education levels that assignments name, as sets of types of organisations, so that registrations can be told apart
/// by them.
///
/// A registration does not say an education level itself; the organisations it names do. It belongs to a level when all
/// its organisations are known and of types of that level; of several such levels to the one with the fewest types.
/// What names organisations of several levels, or none, is not shared out.
struct EducationLevels {
  /// A level with the types it holds.
  struct Level {
    /// As the assignments write it.
    var name: String
    /// The types; empty when the name says none.
    var types: [OrganisationType]
  }

  /// The levels, those with the fewest types first; those that say no types last.
  let levels: [Level]

  /// The part of an id for what cannot be told apart.
  static let unattributable = HoursIndicator.unattributable

  init(named names: some Sequence<String>) {
    levels = Set(names).map { Level(name: $0, types: EducationLevels.types(of: $0)) }.sorted { one, other in
      let sizes = [one, other].map { $0.types.isEmpty ? Int.max : $0.types.count }
      return sizes[0] != sizes[1] ? sizes[0] < sizes[1] : one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
    }
  }

  /// The place among ``levels`` that registrations of this kind belong to; `nil` when they cannot be told apart.
  func place(of cell: ActivityCell) -> Int? {
    guard !cell.hasUnknownOrganisation, !cell.types.isEmpty else { return nil }
    return levels.firstIndex { !$0.types.isEmpty && cell.types.allSatisfy($0.types.contains) }
  }

  /// Narrows a filter to the registrations of one level; to those that cannot be told apart when `nil`.
  func narrow(_ filter: RegistrationFilter, to place: Int?) -> RegistrationFilter {
    var filter = filter
    let sets = levels.map(\.types)
    if let place {
      filter.withinTypes = [sets[place]]
      filter.outsideTypes = sets[..<place].filter { !$0.isEmpty }
    } else {
      filter.outsideTypes = sets.filter { !$0.isEmpty }
    }
    return filter
  }

  /// The types that the plan's way of writing a level means: `(Bu)SO` is SO, BuSO and CDO, `BaO + SO` both.
  ///
  /// - Returns: none when any part of the text is no level.
  static func types(of text: String) -> [OrganisationType] {
    let parts = text.split { "+,;/&".contains($0) }.map { $0.filter { !$0.isWhitespace }.lowercased() }
    var found: Set<OrganisationType> = []
    for part in parts {
      switch part {
      case "(bu)bao": found.formUnion([.baO, .buBaO])
      case "(bu)so": found.formUnion([.so, .buSO, .cdo])
      default:
        guard let type = OrganisationType.allCases.first(where: { $0.code.lowercased() == part }) else { return [] }
        found.insert(type)
      }
    }
    return OrganisationType.allCases.filter(found.contains)
  }
}
