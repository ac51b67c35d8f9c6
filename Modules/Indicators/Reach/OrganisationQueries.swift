import GuidanceKit
import Register

/// Where the registrations of organisations are found: those on their own numbers up to the last day under them, and
/// those on ended numbers from the day they took these over.
struct OrganisationQueries {
  private let ends: [InstitutionNumber: CalendarDate]
  private let successions: [InstitutionNumber: [OrganisationSuccession]]

  init(_ organisations: [Organisation]) {
    ends = Dictionary(
      organisations.compactMap { one in one.validity.through.map { (one.number, $0) } }, uniquingKeysWith: min)
    let taken = OrganisationSuccession.all(of: organisations).compactMap { one in one.successor.map { ($0, one) } }
    successions = Dictionary(grouping: taken, by: \.0).mapValues { $0.map(\.1) }
  }

  /// The queries of one organisation.
  ///
  /// - Parameters:
  ///   - filter: what else is meant, with its days.
  ///   - takenOver: the ended numbers of which something counts for it.
  func queries(
    _ organisation: InstitutionNumber, _ filter: RegistrationFilter, takenOver: some Sequence<InstitutionNumber>
  ) -> [EvidenceQuery] {
    var own = filter
    own.organisations = [organisation]
    if let end = ends[organisation] { own.through = own.through.map { min($0, end) } ?? end }
    let wanted = Set(takenOver)
    let others = (successions[organisation] ?? []).filter { wanted.contains($0.number) }.map { one -> EvidenceQuery in
      var other = filter
      other.organisations = [one.number]
      let first = one.after.adding(days: 1)
      other.from = other.from.map { max($0, first) } ?? first
      if let through = one.through { other.through = other.through.map { min($0, through) } ?? through }
      return .registrations(other)
    }
    return [.registrations(own)] + others
  }
}
