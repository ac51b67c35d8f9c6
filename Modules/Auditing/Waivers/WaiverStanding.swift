public import GuidanceKit
public import Register

/// What has become of a waiver.
public enum WaiverStanding: String, CaseIterable, Sendable {
  /// It holds for all findings it covers.
  case active = "geldig"
  /// It holds for some; the facts under others changed, and those are back.
  case partly = "deels-vervallen"
  /// The facts under all its findings changed: they are back.
  case broken = "vervallen"
  /// Its last day has passed.
  case ended = "afgelopen"
  /// Somebody took it back.
  case withdrawn = "ingetrokken"

  /// In words.
  public var label: Label {
    switch self {
    case .active: Label("geldig", "holds")
    case .partly: Label("geldig, behalve waar de feiten gewijzigd zijn", "holds, except where the facts changed")
    case .broken: Label("vervallen: de feiten zijn gewijzigd", "lapsed: the facts changed")
    case .ended: Label("afgelopen", "ended")
    case .withdrawn: Label("ingetrokken", "withdrawn")
    }
  }
}

/// A waiver with what has become of it.
public struct StandingWaiver: Hashable, Sendable {
  /// The waiver.
  public let waiver: WaiverRecord
  /// What has become of it.
  public let standing: WaiverStanding
  /// The findings it covers of which the facts changed, by number.
  public let changed: [Int]

  /// Judges a waiver on a day.
  ///
  /// - Parameter digests: what lies under each finding now.
  public init(_ waiver: WaiverRecord, on day: CalendarDate, digests: [Int: [UInt8]]) {
    self.waiver = waiver
    changed = waiver.grant.covers.filter { digests[$0.key] != nil && digests[$0.key] != $0.value }.map(\.key).sorted()
    standing =
      if waiver.withdrawn != nil {
        .withdrawn
      } else if waiver.grant.until < day {
        .ended
      } else if changed.isEmpty {
        .active
      } else {
        changed.count == waiver.grant.covers.count ? .broken : .partly
      }
  }

  /// Every waiver of a state of the register, by number.
  public static func all(in snapshot: Snapshot, on day: CalendarDate) throws -> [StandingWaiver] {
    let digests = try snapshot.lastDigests()
    return try snapshot.waivers().map { StandingWaiver($0, on: day, digests: digests) }
  }
}

extension AuditReport {
  /// The report with the waivers that hold on a day at their findings, and those that lapsed because the facts changed.
  public func applying(_ waivers: [WaiverRecord], on day: CalendarDate) -> AuditReport {
    let holding = waivers.filter { $0.holds(on: day) }
    guard !holding.isEmpty else { return self }
    var report = self
    for index in report.items.indices {
      guard let id = report.items[index].life?.id ?? report.items[index].known else { continue }
      let digest = report.items[index].digest
      let covering = holding.filter { $0.grant.covers[id] != nil }
      report.items[index].waiver = covering.first { $0.grant.covers[id] == digest }
      if report.items[index].waiver == nil { report.items[index].lapsed = covering.first }
    }
    return report
  }
}
