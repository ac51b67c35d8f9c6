import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Planning

/// A reader of calendar files that knows nothing of the writer: RFC 5545 §3.1 and §3.3.11.
struct CalendarReader {
  struct Component {
    let name: String
    var properties: [(name: String, parameters: [String: String], value: String)] = []
    var parts: [Component] = []

    func value(_ name: String) -> String? { properties.first { $0.name == name }?.value }
    func parameter(_ name: String, _ parameter: String) -> String? {
      properties.first { $0.name == name }?.parameters[parameter]
    }
  }

  let calendar: Component
  let lines: [String]

  init?(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard Array(text.utf8) == bytes, text.hasSuffix("\r\n") else { return nil }
    let raw = text.split(separator: "\r\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    guard raw.allSatisfy({ $0.utf8.count <= 75 && !$0.isEmpty && !$0.contains("\n") }) else { return nil }
    var lines: [String] = []
    for line in raw {
      if line.hasPrefix(" ") { lines[lines.count - 1] += line.dropFirst() } else { lines.append(line) }
    }
    self.lines = lines
    var stack: [Component] = []
    var done: Component?
    for line in lines {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let head = line[..<colon].split(separator: ";").map(String.init)
      let value = String(line[line.index(after: colon)...])
      switch head[0] {
      case "BEGIN": stack.append(Component(name: value))
      case "END":
        guard let last = stack.popLast(), last.name == value, done == nil else { return nil }
        if stack.isEmpty { done = last } else { stack[stack.count - 1].parts.append(last) }
      default:
        guard !stack.isEmpty else { return nil }
        var parameters: [String: String] = [:]
        for parameter in head.dropFirst() {
          let pair = parameter.split(separator: "=", maxSplits: 1).map(String.init)
          guard pair.count == 2 else { return nil }
          parameters[pair[0]] = pair[1]
        }
        stack[stack.count - 1].properties.append((head[0], parameters, Self.plain(value)))
      }
    }
    guard let done, stack.isEmpty, done.name == "VCALENDAR" else { return nil }
    calendar = done
  }

  private static func plain(_ value: String) -> String {
    var result = ""
    var isEscaped = false
    for character in value {
      if isEscaped {
        result.append(character == "n" || character == "N" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }

  var events: [Component] { calendar.parts.filter { $0.name == "VEVENT" } }
}

@Suite struct ICalendarTests {
  private let now = Moment(unixSeconds: 1_788_000_000, day: day("2026-08-29"))

  private func plan(_ seed: Int = 2) -> KeptPlan {
    var problem = Instances.random(seed)
    problem.subjects[0].name =
      "Een, twee; drie\\vier — met een heel lange naam die over de grens van vijfenzeventig bytes gaat: é"
    problem.moments[0].purpose =
      "eerste, tweede; derde\\vierde\nnieuwe regel, met ë en een naam die lang genoeg is om te vouwen"
    problem.deadlines = [PlanDeadline(.deadline, "jaarverslag", title: "Jaarverslag", day: day("2027-06-30"))]
    return KeptPlan(problem, Instances.solved(problem, rounds: 30).proposal, seed: 1)
  }

  private func read(_ plan: KeptPlan, _ scope: ICalendar.Scope = .all, after former: KeptPlan? = nil) throws
    -> CalendarReader
  {
    try #require(
      CalendarReader(
        ICalendar(plan, sessions: plan.sessions(after: former), scope: scope, name: "proef; één", at: now).bytes))
  }

  @Test func `each moment is an event with its times, an alarm and an id of its own`() throws {
    let plan = plan()
    let calendar = try read(plan)
    #expect(calendar.calendar.value("VERSION") == "2.0")
    #expect(calendar.calendar.value("X-WR-CALNAME") == "proef; één")
    #expect(calendar.events.count == plan.problem.moments.count + 1)
    #expect(Set(calendar.events.compactMap { $0.value("UID") }).count == calendar.events.count)
    let first = try #require(calendar.events.first { $0.value("UID")?.hasPrefix("plg-P0-0-") == true })
    let slot = try #require(plan.proposal.slots[0])
    let digits = slot.day.iso.replacing("-", with: "")
    let clock = slot.start == 540 ? "090000" : "133000"
    #expect(first.value("DTSTART") == "\(digits)T\(clock)")
    #expect(first.parameter("DTSTART", "TZID") == "Europe/Brussels")
    #expect(first.value("DESCRIPTION")?.hasPrefix(plan.problem.moments[0].purpose) == true)
    #expect(first.parts.map(\.name) == ["VALARM"])
    #expect(first.value("SEQUENCE") == "0")
    #expect(first.value("STATUS") == "CONFIRMED")
  }

  @Test func `a deadline takes the whole day`() throws {
    let event = try #require(try read(plan()).events.first { $0.value("UID")?.hasPrefix("termijn-") == true })
    #expect(event.value("DTSTART") == "20270630")
    #expect(event.value("DTEND") == "20270701")
    #expect(event.parameter("DTSTART", "VALUE") == "DATE")
  }

  @Test func `the zone has the change of March and of October`() throws {
    let zone = try #require(try read(plan()).calendar.parts.first { $0.name == "VTIMEZONE" })
    #expect(zone.value("TZID") == "Europe/Brussels")
    #expect(zone.parts.map(\.name).sorted() == ["DAYLIGHT", "STANDARD"])
    #expect(zone.parts.first { $0.name == "DAYLIGHT" }?.value("RRULE") == "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")
  }

  @Test func `an id stays and the sequence counts up when a moment moves, through the register`() throws {
    let register = try Register.forTests()
    var first = plan()
    first.problem.resources.removeAll { _ in false }
    try register.keepPlanning(try first.record(after: nil), at: now, actor: "proef")
    let kept = try KeptPlan(try #require(try register.read { try $0.planning(of: Instances.year) }))
    #expect(kept.proposal == first.proposal)
    #expect(kept.problem == first.problem)
    var second = KeptPlan(kept.problem, kept.proposal, seed: 1)
    let old = try #require(second.proposal.slots[0])
    second.proposal.slots[0] = Slot(old.day, old.start == 540 ? 810 : 540)
    second.problem.deadlines = []
    try register.keepPlanning(try second.record(after: kept), at: now, actor: "proef")
    let again = try KeptPlan(try #require(try register.read { try $0.planning(of: Instances.year) }))
    let events = try read(again).events
    let moved = events.filter { $0.value("SEQUENCE") == "1" }
    #expect(moved.count == 2)
    #expect(moved.contains { $0.value("UID")?.hasPrefix("plg-P0-0-") == true && $0.value("STATUS") == "CONFIRMED" })
    let gone = try #require(moved.first { $0.value("STATUS") == "CANCELLED" })
    #expect(gone.value("UID")?.hasPrefix("termijn-jaarverslag") == true)
    #expect(gone.parts.isEmpty)
    #expect(events.count == first.problem.moments.count + 1)
  }

  @Test func `a planning that another one overtook is refused`() throws {
    let register = try Register.forTests()
    let plan = plan()
    try register.keepPlanning(try plan.record(after: nil), at: now, actor: "proef")
    #expect(throws: RegisterError.self) {
      try register.keepPlanning(try plan.record(after: nil), at: now, actor: "proef")
    }
  }

  @Test func `a guide gets their own moments and what is due`() throws {
    let plan = plan()
    let own = plan.problem.moments.indices.filter { plan.problem.moments[$0].resources[0] == 0 }
    #expect(try read(plan, .resource("B0")).events.count == own.count + 1)
    let community = plan.problem.moments.filter { $0.subject == 1 }
    #expect(try read(plan, .subject("P1")).events.count == community.count)
  }
}
