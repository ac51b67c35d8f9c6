import GuidanceKit
import Indicators
import Register

/// What registrations contribute to figures of reach and presence, where a session counts once for each organisation.
///
/// Of the registrations of one session the longest counts, by the same order as in the register (`SnapshotReach`); a
/// registration with several organisations counts for each of them that the figure is about.
struct SessionCounting: Sendable {
  /// What one registration contributes.
  struct Share {
    /// For how many organisations its minutes count.
    var organisations: Int
    /// Over how many organisations the minutes are shared; 1 when each gets them whole.
    var parts: Int
    /// The registration of the same session that counts instead.
    var counted: Fact<Registration>?
  }

  private struct Key: Hashable {
    var session: String
    var day: CalendarDate
    var organisation: InstitutionNumber
    var destination: String?
  }

  private let keepsDestinations: Bool
  private let isSplit: Bool
  /// The days of each pair that count; `nil` when the figure knows no windows.
  private let windows: [SessionRules.Pair: ClosedRange<CalendarDate>]?
  /// The organisations that the figure is about; empty for all.
  private let subjects: Set<InstitutionNumber>
  /// The numbers that it asks for, with those that were taken over; empty for all.
  private let organisations: Set<InstitutionNumber>
  private let known: Set<InstitutionNumber>
  private let successions: [InstitutionNumber: [OrganisationSuccession]]

  /// How a figure counts sessions; `nil` when it counts each adviser.
  init?(_ figure: Figure, by rules: SessionRules) {
    guard !figure.countsAdvisers else { return nil }
    let (indicator, scope) = (figure.id.indicator, figure.id.scope)
    let hasWindows = ["reach", "reach-integrated", "reach-will-miss"].contains(indicator)
    keepsDestinations = hasWindows || (indicator == "intensity" && scope.count > 1)
    isSplit = indicator == "presence" ? scope == ["total"] : rules.isSplit
    if hasWindows {
      windows = scope.last?.hasPrefix("window-") == true ? rules.alternativeWindows : rules.windows
    } else {
      windows = nil
    }
    organisations = Set(
      figure.evidence.queries.flatMap { query -> [InstitutionNumber] in
        if case .registrations(let filter) = query { filter.organisations } else { [] }
      })
    known = rules.known
    // A figure of one organisation asks for the numbers it took over as well, but is not about them.
    let named = scope.compactMap { InstitutionNumber($0) }.filter(known.contains)
    subjects = named.isEmpty ? organisations : Set(named)
    successions = rules.successions
  }

  /// The contributions of registrations that a query found, by fact.
  ///
  /// - Throws: errors of the register.
  func shares(
    _ facts: [Fact<Registration>], _ filter: RegistrationFilter, from source: EvidenceSource
  ) throws -> [Int: Share] {
    // A session is held on one day; its other registrations may be elsewhere, or on a number that was taken over.
    var mates = filter
    (mates.from, mates.through, mates.places) = (nil, nil, [])
    mates.organisations = organisations.sorted()
    let days = Set(facts.lazy.filter { $0.record.session != nil }.map(\.record.date))
    let inSessions = try source.registrationsInSessions(mates, on: days)
    let destinations = inSessions.isEmpty ? [:] : try source.destinationNumbers()
    var counting: [Key: Fact<Registration>] = [:]
    for fact in inSessions {
      for key in keys(fact.record, targets(fact.record).numbers) {
        if let best = counting[key],
          rank(best, key.organisation, destinations).lexicographicallyPrecedes(
            rank(fact, key.organisation, destinations))
        {
          continue
        }
        counting[key] = fact
      }
    }
    var shares: [Int: Share] = [:]
    for fact in facts {
      let (numbers, count) = targets(fact.record)
      var share = Share(organisations: numbers.count, parts: isSplit ? max(1, count) : 1)
      for key in keys(fact.record, numbers) {
        guard let best = counting[key], best.id != fact.id else { continue }
        share.organisations -= 1
        share.counted = share.counted ?? best
      }
      shares[fact.id] = share
    }
    return shares
  }

  private func keys(_ record: Registration, _ numbers: [InstitutionNumber]) -> [Key] {
    guard let session = record.session else { return [] }
    return numbers.map {
      Key(
        session: session, day: record.date, organisation: $0,
        destination: keepsDestinations ? record.destination : nil)
    }
  }

  /// The organisations of a registration that the figure counts it for, and over how many organisations it is shared.
  private func targets(_ record: Registration) -> (numbers: [InstitutionNumber], count: Int) {
    var all: Set<InstitutionNumber> = []
    var lost: Set<InstitutionNumber> = []
    var unlinked = 0
    for reference in record.organisations {
      guard let number = reference.number else {
        unlinked += 1
        continue
      }
      if let moved = successor(of: number, on: record.date) {
        if let successor = moved.successor { all.insert(successor) } else { lost.insert(number) }
      } else {
        all.insert(number)
      }
    }
    let numbers = all.filter { number in
      guard known.contains(number), subjects.isEmpty || subjects.contains(number) else { return false }
      guard let windows else { return true }
      return windows[SessionRules.Pair(pillar: record.destination, number: number)]?.contains(record.date) ?? false
    }
    return (numbers.sorted(), all.count + lost.count + unlinked)
  }

  /// The place of a registration among those of its session, the one that counts first.
  private func rank(
    _ fact: Fact<Registration>, _ organisation: InstitutionNumber, _ destinations: [String: Int]
  ) -> [Int] {
    let record = fact.record
    let level = record.level.flatMap { WorkingLevel.allCases.firstIndex(of: $0) } ?? Int.max
    let place = record.place.flatMap { Place.allCases.firstIndex(of: $0) } ?? Int.max
    let numbers = record.organisations.compactMap(\.number)
    let ended =
      numbers.contains(organisation)
      ? 0
      : numbers.filter { successor(of: $0, on: record.date)?.successor == organisation }.map { Int($0.value) }.min()
        ?? 0
    return keepsDestinations
      ? [-record.minutes, level, place, targets(record).count, ended, fact.id]
      : [-record.minutes, place, level, destinations[record.destination] ?? Int.max, ended, fact.id]
  }

  private func successor(of number: InstitutionNumber, on day: CalendarDate) -> OrganisationSuccession? {
    successions[number]?.first { one in day > one.after && one.through.map { day <= $0 } ?? true }
  }
}

extension EvidenceRow {
  /// Lets a registration contribute what it does to a figure that counts each session once.
  ///
  /// - Parameter otherFile: the file of the registration that counts instead, when it is another one.
  mutating func count(_ share: SessionCounting.Share, minutes: Int, otherFile: String?) {
    number = Rational(minutes * share.organisations, share.parts) ?? .zero
    guard share.organisations > 0 else {
      guard let counted = share.counted else {
        amount = Label("0 min, telt hier voor geen organisatie", "0 min, counts for no organisation here")
        return
      }
      let place = otherFile.map { "\($0):\(counted.origin.line)" } ?? "\(counted.origin.line)"
      amount = Label("0 min, telt al met regel \(place)", "0 min, counted with line \(place)")
      return
    }
    let count = share.organisations
    if share.parts > 1 {
      amount = Label(
        "\(minutes) min x \(count) van \(share.parts) organisaties",
        "\(minutes) min x \(count) of \(share.parts) organisations")
    } else if count > 1 {
      amount = Label("\(minutes) min x \(count) organisaties", "\(minutes) min x \(count) organisations")
    } else {
      amount = Label("\(minutes) min", "\(minutes) min")
    }
  }
}
