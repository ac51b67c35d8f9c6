public import Foundation
public import GuidanceKit

/// The service's zone: which calendar day a moment falls on, and what a written moment means.
public enum Brussels {
  /// The zone.
  ///
  /// - Throws: ``Failure`` when the machine has no data on it; a program that guessed would put registrations on wrong days.
  public static func zone() throws -> TimeZone {
    guard let zone = TimeZone(identifier: "Europe/Brussels") else {
      throw Failure(
        Label(
          "Deze computer kent de tijdzone Europe/Brussels niet. Installeer de tijdzonegegevens van het systeem.",
          "This machine does not know the time zone Europe/Brussels. Install the system's time-zone data."))
    }
    return zone
  }

  /// The moment that a text means; the clock when there is none.
  ///
  /// - Parameter text: `2026-02-02`, `2026-02-02T06:00`, with seconds, and with `Z` or an offset such as `+01:00`.
  /// - Throws: ``UsageError`` when the text is no moment.
  public static func moment(_ text: String?) throws -> Moment {
    let zone = try zone()
    guard let text else { return moment(Int64(Date().timeIntervalSince1970), in: zone) }
    guard let written = WrittenMoment(text) else {
      throw UsageError(
        Label(
          "\"\(text)\" is geen moment; verwacht bv. 2026-02-02, 2026-02-02T06:00 of 2026-02-02T06:00+01:00.",
          "\"\(text)\" is no moment; expected e.g. 2026-02-02, 2026-02-02T06:00 or 2026-02-02T06:00+01:00."))
    }
    if let offset = written.offset { return moment(written.wallSeconds - Int64(offset), in: zone) }
    // The wall time stands in the zone: try the offset before and after, and take the first that fits.
    for candidate in offsets(around: written.wallSeconds, in: zone) {
      let seconds = written.wallSeconds - Int64(candidate)
      if offset(at: seconds, in: zone) == candidate { return moment(seconds, in: zone) }
    }
    // Skipped in spring: the same distance after the change.
    let before = offset(at: written.wallSeconds - 86_400, in: zone)
    return moment(written.wallSeconds - Int64(before), in: zone)
  }

  /// The moment of these seconds with its day in the zone.
  public static func moment(_ unixSeconds: Int64, in zone: TimeZone) -> Moment {
    let wall = unixSeconds + Int64(offset(at: unixSeconds, in: zone))
    let day = Int(wall >= 0 ? wall / 86_400 : (wall - 86_399) / 86_400)
    return Moment(unixSeconds: unixSeconds, day: CalendarDate(dayNumber: day))
  }

  private static func offset(at seconds: Int64, in zone: TimeZone) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
  }

  private static func offsets(around seconds: Int64, in zone: TimeZone) -> [Int] {
    [offset(at: seconds - 86_400, in: zone), offset(at: seconds + 86_400, in: zone)]
  }
}

/// A moment as people write it.
private struct WrittenMoment {
  var wallSeconds: Int64
  var offset: Int?

  init?(_ text: String) {
    let parts = text.split(separator: text.contains("T") ? "T" : " ", maxSplits: 1).map(String.init)
    guard let first = parts.first, let day = CalendarDate(iso: first) else { return nil }
    wallSeconds = Int64(day.dayNumber) * 86_400
    guard parts.count == 2 else { return }
    var time = parts[1]
    if time.hasSuffix("Z") {
      offset = 0
      time.removeLast()
    } else if let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let fields = time[time.index(after: sign)...].split(separator: ":", omittingEmptySubsequences: false)
      guard fields.count == 2, let hours = Self.number(fields[0], 0...14), let minutes = Self.number(fields[1], 0...59)
      else { return nil }
      offset = (time[sign] == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
      time = String(time[..<sign])
    }
    let fields = time.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count), let hours = Self.number(fields[0], 0...23),
      let minutes = Self.number(fields[1], 0...59)
    else { return nil }
    var seconds = 0
    if fields.count == 3 {
      guard let given = Self.number(fields[2], 0...59) else { return nil }
      seconds = given
    }
    wallSeconds += Int64(hours * 3600 + minutes * 60 + seconds)
  }

  private static func number(_ text: Substring, _ range: ClosedRange<Int>) -> Int? {
    guard text.count == 2, text.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int(text) else { return nil }
    return range.contains(value) ? value : nil
  }
}
