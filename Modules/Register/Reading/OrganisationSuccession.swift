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

  /// SQL for a table `moved` made from one `linked`: the same rows, each with the number it counts for.
  ///
  /// An organisation that a registration reaches twice, under its own number and an ended one, counts once, and as one
  /// among those that share the session.
  static func moved(_ successions: [OrganisationSuccession]) -> String {
    guard !successions.isEmpty else { return "moved AS (SELECT * FROM linked)" }
    let values = successions.map { one in
      let through = one.through.map { "'\($0.iso)'" } ?? "NULL"
      let successor = one.successor.map { "\($0.value)" } ?? "NULL"
      return "(\(one.number.value), '\(one.after.iso)', \(through), \(successor), \(one.isMerge ? 1 : 0))"
    }
    return """
      succession(number, after, through, successor, is_merge) AS (VALUES \(values.joined(separator: ", "))
      ), passed AS (
        SELECT l.month, l.date, l.destination_id, l.level_id, l.place_id, l.minutes, l.session,
          CASE WHEN s.number IS NULL THEN l.organisation_number ELSE s.successor END AS organisation_number,
          l.organisation_count, l.id, CASE WHEN s.is_merge THEN NULL ELSE s.number END AS ended_number
        FROM linked AS l LEFT JOIN succession AS s ON s.number = l.organisation_number AND l.date > s.after
          AND (s.through IS NULL OR l.date <= s.through)
      ), moved AS (
        SELECT * FROM passed WHERE organisation_count = 1
        UNION ALL
        SELECT month, date, destination_id, level_id, place_id, minutes, session, organisation_number,
          organisation_count - sum(CASE WHEN organisation_number IS NULL THEN 0 ELSE count(*) - 1 END)
            OVER (PARTITION BY id), id,
          CASE WHEN count(ended_number) < count(*) THEN NULL ELSE min(ended_number) END
        FROM passed WHERE organisation_count > 1 GROUP BY id, organisation_number
      )
      """
  }
}
