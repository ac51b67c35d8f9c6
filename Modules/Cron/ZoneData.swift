import Foundation

/// Why a timezone could not be read.
public enum ZoneError: Error, Hashable, Sendable {
  /// The program has no zone data at all; without them no schedule can be kept, so it must not start.
  case dataMissing
  /// No zone has this name.
  case unknown(String)

  /// The error in Dutch: found, expected, what to do.
  public var dutch: String {
    switch self {
    case .dataMissing:
      "Er zijn geen tijdzonegegevens: zelfs Europe/Brussels is onbekend. Gebruik een programma dat met de volledige "
        + "Foundation (met ICU) is gebouwd."
    case .unknown(let name):
      "\"\(name)\" is geen tijdzone; verwacht een naam uit de IANA-lijst, zoals Europe/Brussels of UTC."
    }
  }

  /// The error in English: found, expected, what to do.
  public var english: String {
    switch self {
    case .dataMissing:
      "There is no timezone data: even Europe/Brussels is unknown. Use a program built with the full Foundation (with ICU)."
    case .unknown(let name):
      "\"\(name)\" is not a timezone; expected a name from the IANA list, such as Europe/Brussels or UTC."
    }
  }
}

extension Zone {
  /// The zone that schedules are in unless they say otherwise.
  public static let defaultIdentifier = "Europe/Brussels"

  /// Reads a zone's changes from the zone data that come with the program.
  ///
  /// - Parameter identifier: a name from the IANA list; not an abbreviation such as `CET` (which hides the clock changes) and
  ///   not a distance such as `GMT+3`.
  /// - Throws: ``ZoneError``.
  public init(identifier: String) throws(ZoneError) {
    if identifier == "UTC" {
      self = .utc
      return
    }
    guard Self.hasData else { throw .dataMissing }
    guard Self.isName(identifier), let source = TimeZone(identifier: identifier) else { throw .unknown(identifier) }
    let end = Date(timeIntervalSince1970: Double(Zone.endSecond))
    var last = Date(timeIntervalSince1970: Double(Zone.firstSecond - Civil.secondsPerDay))
    let firstOffset = source.secondsFromGMT(for: last)
    var changes: [(at: Int, offset: Int)] = []
    while let change = source.nextDaylightSavingTimeTransition(after: last), change < end, change > last {
      changes.append((Int(change.timeIntervalSince1970.rounded()), source.secondsFromGMT(for: change)))
      last = change
    }
    self.init(identifier: identifier, firstOffset: firstOffset, changes: changes)
  }

  /// The names that ``init(identifier:)`` knows, for suggesting one.
  public static var knownIdentifiers: [String] { TimeZone.knownTimeZoneIdentifiers }

  /// Whether the zone data are really there: Brussels must be two hours ahead of UTC in July.
  ///
  /// A program linked with only a part of Foundation gives nothing for every name, or zones without clock changes.
  private static var hasData: Bool {
    let july = Date(timeIntervalSince1970: 1_783_000_000)
    return TimeZone(identifier: defaultIdentifier)?.secondsFromGMT(for: july) == 7_200
  }

  /// Names of the list hold a slash (`Europe/Brussels`); the few without are countries, not distances or abbreviations.
  private static func isName(_ identifier: String) -> Bool {
    identifier.contains("/") || identifier == "GMT" || TimeZone.knownTimeZoneIdentifiers.contains(identifier)
  }
}
