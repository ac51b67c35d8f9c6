public import GuidanceKit

/// From when on guidance of an ended number counts for another, or for none.
///
/// A number that ended on a day was guided under that number up to that day. What is registered on it later is guidance
/// of its successor, of the successor's successor once that one has ended too, or of nobody known.
public struct OrganisationSuccession: Hashable, Sendable {
  /// The number that ended.
  public var number: InstitutionNumber
  /// The last day on which guidance does not count this way yet.
  public var after: CalendarDate
  /// The last day on which it does; `nil` when it goes on.
  public var through: CalendarDate?
  /// The number that takes over; `nil` when none is known.
  public var successor: InstitutionNumber?
  /// Whether the number did not end but was merged into the other: then it was never another organisation.
  public var isMerge = false

  /// The successions of the numbers that have ended, by number and day.
  ///
  /// - Parameter organisations: all that are known; a successor that is not among them, or that leads back, is none.
  public static func all(of organisations: [Organisation]) -> [OrganisationSuccession] {
    let known = Dictionary(organisations.map { ($0.number, $0) }) { first, _ in first }
    return organisations.sorted { $0.number < $1.number }.flatMap { organisation -> [OrganisationSuccession] in
      guard let end = organisation.validity.through else { return [] }
      var found: [OrganisationSuccession] = []
      var after = end
      var current = organisation
      var passed: Set = [organisation.number]
      while let next = current.successor.flatMap({ known[$0] }), passed.insert(next.number).inserted {
        if let through = next.validity.through {
          if through > after {
            found.append(
              OrganisationSuccession(
                number: organisation.number, after: after, through: through, successor: next.number))
            after = through
          }
        } else {
          found.append(
            OrganisationSuccession(number: organisation.number, after: after, through: nil, successor: next.number))
          return found
        }
        current = next
      }
      found.append(OrganisationSuccession(number: organisation.number, after: after, through: nil, successor: nil))
      return found
    }
  }

  /// The successions that hold in a state: those of ended numbers, and those of merged ones from the beginning of time.
  static func all(in snapshot: Snapshot) throws -> [OrganisationSuccession] {
    let organisations = try snapshot.organisations().map(\.record)
    let ended = all(of: organisations)
    let merged = try snapshot.mergedNumbers
    guard !merged.isEmpty else { return ended }
    let known = Dictionary(organisations.map { ($0.number, $0) }) { first, _ in first }
    let beginning = CalendarDate(dayNumber: -200_000)
    return ended
      + merged.sorted { $0.key < $1.key }.flatMap { number, target -> [OrganisationSuccession] in
        let first = OrganisationSuccession(
          number: number, after: beginning, through: known[target]?.validity.through, successor: target, isMerge: true)
        let later = ended.filter { $0.number == target }.map {
          OrganisationSuccession(number: number, after: $0.after, through: $0.through, successor: $0.successor)
        }
        return [first] + later
      }
  }
}
