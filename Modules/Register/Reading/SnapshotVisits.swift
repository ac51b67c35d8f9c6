import GRDB
public import GuidanceKit

/// What one adviser registered with one organisation.
public struct VisitCell: Hashable, Sendable {
  /// The adviser, by code.
  public var adviser: String
  /// The organisation that it counts for.
  public var organisation: InstitutionNumber
  /// The number registered, when that one had ended by then and ``organisation`` took over.
  public var endedNumber: InstitutionNumber?
  /// Over how many organisations the registrations were shared.
  public var organisationCount: Int
  /// Minutes, whole, whatever the number of organisations.
  public var minutes: Int
  /// The registrations behind them.
  public var registrations: Int

  /// Makes a cell.
  public init(
    adviser: String, organisation: InstitutionNumber, endedNumber: InstitutionNumber? = nil,
    organisationCount: Int = 1, minutes: Int, registrations: Int
  ) {
    self.adviser = adviser
    self.organisation = organisation
    self.endedNumber = endedNumber
    self.organisationCount = organisationCount
    self.minutes = minutes
    self.registrations = registrations
  }
}

extension Snapshot {
  /// Minutes of each adviser with each organisation from one day through another; those who register together each have
  /// all of them.
  ///
  /// An organisation that a registration names twice counts once. Guidance of a number that had ended counts for its
  /// successor; without one, and for organisations that could not be linked, it is left out.
  public func visitCells(from: CalendarDate, through: CalendarDate) throws -> [VisitCell] {
    try RegistrationPass(self).visitCells(from: from, through: through)()
  }

  fileprivate func cells(_ sums: [VisitTally.Key: VisitTally.Sum]) throws -> [VisitCell] {
    let advisers = try CodeTable("adviser", in: db)
    return sums.compactMap { key, sum -> (order: (Int, Int, Int, Int), cell: VisitCell)? in
      guard let adviser = advisers[key.adviser], let number = InstitutionNumber(value: key.organisation) else {
        return nil
      }
      return (
        (advisers.rank(key.adviser), key.organisation, key.endedNumber, key.organisationCount),
        VisitCell(
          adviser: adviser, organisation: number,
          endedNumber: key.endedNumber == 0 ? nil : InstitutionNumber(value: key.endedNumber),
          organisationCount: key.organisationCount, minutes: sum.minutes, registrations: sum.registrations)
      )
    }.sorted { $0.order < $1.order }.map(\.cell)
  }
}

extension RegistrationPass {
  /// Asks for ``Snapshot/visitCells(from:through:)``.
  public func visitCells(from: CalendarDate, through: CalendarDate) throws -> RegistrationAnswer<[VisitCell]> {
    guard let days = RegistrationPass.days(from, through) else { return RegistrationAnswer { [] } }
    let successions = Successions(try successions().filter { $0.after < through })
    return ask(VisitTally(days: days, successions)) { [snapshot] tally in try snapshot.cells(tally.sums) }
  }
}

/// Adds up the registrations of advisers with organisations, one registration after the other.
private struct VisitTally: PieceTally {
  struct Key: Hashable {
    var adviser: Int
    var organisation: Int
    var endedNumber: Int
    var organisationCount: Int
  }

  struct Sum {
    var minutes = 0
    var registrations = 0
  }

  let days: ClosedRange<Int>
  private(set) var sums: [Key: Sum] = [:]
  private var fact = 0
  private var advisers: [Int] = []
  private var organisations: [ReachRecord] = []
  private let successions: Successions

  init(days: ClosedRange<Int>, _ successions: Successions) {
    self.days = days
    self.successions = successions
  }

  /// The records of one registration stand in one piece, one after the other.
  mutating func add(_ records: PieceRecords) {
    let (role, day, minutes, fact) = (records(.role), records(.day), records(.minutes), records(.fact))
    let (organisation, count, adviser) = (records(.organisation), records(.organisationCount), records(.adviser))
    for row in records.rows(in: days) where count[row] > 0 {
      if fact[row] != self.fact { next(fact[row]) }
      if role[row] != RecordRole.furtherOrganisation.rawValue { advisers.append(adviser[row]) }
      guard role[row] != RecordRole.furtherAdviser.rawValue, organisation[row] != 0 else { continue }
      organisations.append(
        ReachRecord(
          fact: fact[row], day: day[row], session: 0, organisation: organisation[row],
          organisationCount: count[row], destination: 0, level: 0, place: 0, minutes: minutes[row]))
    }
    next(0)
  }

  mutating func merge(_ other: VisitTally) {
    for (key, sum) in other.sums {
      sums[key, default: Sum()].minutes += sum.minutes
      sums[key, default: Sum()].registrations += sum.registrations
    }
  }

  /// Counts the registration gathered, and begins the next.
  private mutating func next(_ fact: Int) {
    if !advisers.isEmpty, !organisations.isEmpty {
      for one in successions.moved(organisations) {
        for adviser in Set(advisers) {
          let key = Key(
            adviser: adviser, organisation: one.organisation, endedNumber: one.endedNumber,
            organisationCount: max(1, one.organisationCount))
          sums[key, default: Sum()].minutes += one.minutes
          sums[key, default: Sum()].registrations += 1
        }
      }
    }
    advisers.removeAll(keepingCapacity: true)
    organisations.removeAll(keepingCapacity: true)
    self.fact = fact
  }
}
