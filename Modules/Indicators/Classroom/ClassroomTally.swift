public import GuidanceKit

/// Minutes by classroom context.
public struct ClassroomTally: Hashable, Sendable {
  /// Minutes marked or derived as "ja".
  public private(set) var yes = 0
  /// Minutes marked or derived as "nee".
  public private(set) var no = 0
  /// Minutes of which nobody said it, and which no rule derives.
  public private(set) var unknown = 0
  /// The part of ``yes`` that was derived.
  public private(set) var derivedYes = 0
  /// The part of ``no`` that was derived.
  public private(set) var derivedNo = 0
  /// The registrations behind it.
  public private(set) var registrations = 0
  /// Minutes without contact with an organisation: they do not count.
  public private(set) var withoutContact = 0
  /// The registrations without contact.
  public private(set) var withoutContactRegistrations = 0

  /// Counts entries with contact, and apart those without; what is unknown is derived by the rule, when there is one.
  ///
  /// - Parameter countsParticipations: whether a registration by several advisers counts once for each of them.
  public init(
    _ entries: some Sequence<TimeEntry>, rule: ClassroomRule? = nil, countsParticipations: Bool = false
  ) {
    for entry in entries {
      let count = countsParticipations ? entry.participations : entry.registrations
      guard entry.hasContact else {
        withoutContact += entry.minutes
        withoutContactRegistrations += count
        continue
      }
      registrations += count
      let derived =
        entry.classroom == .unknown
        ? rule?.context(level: entry.level, initiative: entry.initiative, targetGroups: entry.targetGroups) : nil
      switch derived ?? entry.classroom {
      case .yes:
        yes += entry.minutes
        if derived != nil { derivedYes += entry.minutes }
      case .no:
        no += entry.minutes
        if derived != nil { derivedNo += entry.minutes }
      case .unknown: unknown += entry.minutes
      }
    }
  }

  /// Counts nothing.
  public init() {}

  /// The sum.
  public static func + (one: ClassroomTally, other: ClassroomTally) -> ClassroomTally {
    var sum = one
    sum.yes += other.yes
    sum.no += other.no
    sum.unknown += other.unknown
    sum.derivedYes += other.derivedYes
    sum.derivedNo += other.derivedNo
    sum.registrations += other.registrations
    sum.withoutContact += other.withoutContact
    sum.withoutContactRegistrations += other.withoutContactRegistrations
    return sum
  }

  /// All minutes.
  public var all: Int { yes + no + unknown }

  /// The share with everything unknown as "nee"; `nil` without minutes.
  public var lower: Share? { Share(yes, of: all) }

  /// The share with everything unknown as "ja"; `nil` without minutes.
  public var upper: Share? { Share(yes + unknown, of: all) }
}
