public import GuidanceKit
import YAMLDocument

/// School days that fall elsewhere than the rule says, as a file gives them.
public struct CalendarFile: Hashable, Sendable {
  /// The name of the calendar.
  public var name: String
  /// The overrides, in the order of the file.
  public var overrides: [CalendarOverride]

  /// Makes a calendar.
  public init(name: String, overrides: [CalendarOverride]) {
    self.name = name
    self.overrides = overrides
  }
}

/// Reads a calendar file.
struct CalendarReader {
  func file(_ map: YAMLMap) -> CalendarFile? {
    let name = map.required("calendar")?.string()
    let overrides = map.required("overrides")?.list { $0.mapping(override) }
    guard let name, let overrides else { return nil }
    return CalendarFile(name: name, overrides: overrides)
  }

  private func override(_ map: YAMLMap) -> CalendarOverride? {
    let effect = map.required("effect")?.choice([("moves", 0), ("frees", 1), ("opens", 2)])
    let holidayCursor = effect == 0 ? map.required("holiday") : map.optional("holiday")
    let holiday = holidayCursor?.term(HolidayKind.self)
    if effect != nil, effect != 0, holidayCursor != nil {
      map.note(
        at: "holiday",
        YAMLText(
          "holiday hoort alleen bij effect: moves; laat de sleutel weg.",
          "holiday belongs to effect: moves only; leave the key out."))
    }
    let first = map.required("from")?.date()
    let lastCursor = map.required("to")
    let last = lastCursor?.date()
    let reason = map.required("reason")?.label()
    let source = map.required("source")?.string()
    guard let effect, let first, let last, let reason, let source else { return nil }
    let kind: CalendarOverride.Effect
    switch (effect, holiday) {
    case (0, let holiday?): kind = .moves(holiday)
    case (0, nil): return nil
    case (1, _): kind = .frees
    default: kind = .opens
    }
    if let value = CalendarOverride(effect: kind, first: first, last: last, reason: reason, source: source) {
      return value
    }
    lastCursor?.expected(YAMLText("een datum vanaf \(first.iso)", "a date from \(first.iso) on"))
    return nil
  }
}
