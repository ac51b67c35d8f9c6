import Foundation

/// Debian's cron, minute by minute, as slow and as literal as can be: what the module is compared with.
///
/// Shares nothing with it: it splits the text itself, asks Foundation for the distance to UTC at every minute, and follows
/// the main loop of cron.c with its virtual time.
struct DebianOracle {
  let minute: Set<Int>
  let hour: Set<Int>
  let month: Set<Int>
  let dayOfMonth: [String]
  let dayOfWeek: [String]
  let isWild: Bool
  let needsBothDays: Bool

  init(_ text: String) {
    let fields = text.lowercased().split(separator: " ").map(String.init)
    func set(_ field: String, _ range: ClosedRange<Int>) -> Set<Int> {
      Set(field.split(separator: ",").flatMap { Self.values(String($0), range) })
    }
    minute = set(fields[0], 0...59)
    hour = set(fields[1], 0...23)
    month = set(fields[3], 1...12)
    dayOfMonth = fields[2].split(separator: ",").map(String.init)
    dayOfWeek = fields[4].split(separator: ",").map(String.init)
    isWild = fields[0].hasPrefix("*") || fields[1].hasPrefix("*")
    needsBothDays = fields[2].hasPrefix("*") || fields[4].hasPrefix("*")
  }

  private static let names = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12, "sun": 0, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6,
  ]

  private static func number(_ text: String) -> Int { Int(text) ?? names[text] ?? -1 }

  private static func values(_ item: String, _ range: ClosedRange<Int>) -> [Int] {
    let parts = item.components(separatedBy: "/")
    let step = parts.count == 2 ? Int(parts[1]) ?? 1 : 1
    if parts[0] == "*" { return Array(stride(from: range.lowerBound, through: range.upperBound, by: step)) }
    let ends = parts[0].components(separatedBy: "-")
    return Array(stride(from: number(ends[0]), through: number(ends[ends.count - 1]), by: step))
  }

  /// A date as a plain calendar gives it; `weekday` 0 is Sunday.
  struct Day: Hashable {
    let year, month, day, weekday, length: Int
  }

  func matches(_ day: Day) -> Bool {
    guard month.contains(day.month) else { return false }
    let byDay = dayOfMonth.contains { matches(dayOfMonth: $0, day) }
    let byWeekday = dayOfWeek.contains { matches(dayOfWeek: $0, day) }
    return needsBothDays ? byDay && byWeekday : byDay || byWeekday
  }

  private func matches(dayOfMonth item: String, _ day: Day) -> Bool {
    if item == "l" { return day.day == day.length }
    if item == "lw" {
      // Monday to Friday, and no later day of the month is.
      return (1...5).contains(day.weekday)
        && (day.day == day.length || day.weekday == 5 && day.day + 2 >= day.length)
    }
    if item.hasSuffix("w") {
      guard let wanted = Int(item.dropLast()), wanted <= day.length, (1...5).contains(day.weekday) else { return false }
      // Of all Mondays to Fridays of the month this one lies nearest; there is never a draw, as a weekend has two days.
      let distance = abs(day.day - wanted)
      return !(1...day.length).contains { other in
        let weekday = ((day.weekday + other - day.day) % 7 + 7) % 7
        return (1...5).contains(weekday) && abs(other - wanted) < distance
      }
    }
    return Self.values(item, 1...31).contains(day.day)
  }

  private func matches(dayOfWeek item: String, _ day: Day) -> Bool {
    if item.contains("#") {
      let parts = item.components(separatedBy: "#")
      return Self.number(parts[0]) % 7 == day.weekday && Int(parts[1]) == (day.day - 1) / 7 + 1
    }
    if item.hasSuffix("l") {
      return Self.number(String(item.dropLast())) % 7 == day.weekday && day.day > day.length - 7
    }
    return Self.values(item, 0...7).contains { $0 % 7 == day.weekday }
  }

  /// The minutes (since 1970, UTC) after `start` and up to `end` at which cron starts the job.
  func fires(after start: Int, through end: Int, in zone: TimeZone) -> [Int] {
    var fired: [Int] = []
    var days: [Int: Bool] = [:]
    func clock(_ minute: Int) -> Int {
      minute + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute * 60))) / 60
    }
    func matches(_ wall: Int) -> Bool {
      guard minute.contains(wall % 60), hour.contains(wall / 60 % 24) else { return false }
      if let known = days[wall / 1_440] { return known }
      let answer = self.matches(Self.day(wall / 1_440))
      days[wall / 1_440] = answer
      return answer
    }
    var virtual = clock(start)
    for now in (start + 1)...end {
      let wall = clock(now)
      let difference = wall - virtual
      var runs = false
      if difference == 1 || difference > 180 || difference <= -180 {
        runs = matches(wall)
        virtual = wall
      } else if difference > 1 {
        if isWild {
          runs = matches(wall)
        } else {
          runs = ((virtual + 1)...wall).contains(where: matches)
        }
        virtual = wall
      } else if isWild {
        runs = matches(wall)
      }
      if runs { fired.append(now) }
    }
    return fired
  }

  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()

  static func day(_ number: Int) -> Day {
    let date = Date(timeIntervalSince1970: Double(number) * 86_400)
    let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
    return Day(
      year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0, weekday: (parts.weekday ?? 1) - 1,
      length: calendar.range(of: .day, in: .month, for: date)?.count ?? 0)
  }
}
