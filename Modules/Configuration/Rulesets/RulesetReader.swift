import GuidanceKit
import YAMLDocument

/// Reads a ruleset file.
struct RulesetReader {
  let known: KnownRules

  func file(_ map: YAMLMap) -> RulesetFile? {
    let name = map.required("ruleset")?.code()
    let title = map.optional("title")?.label()
    let extends = map.optional("extends")?.string()
    let allowsOwnWaivers = map.optional("own_waivers")?.bool()
    var seen: Set<String> = []
    let entries = map.optional("rules").map { rules in
      rules.list { rule in rule.mapping { entry($0, &seen) } }
    }
    guard let name, let rules = entries ?? [] else { return nil }
    var file = RulesetFile(name: name, title: title ?? Label(name, name), extends: extends, settings: [], own: [])
    file.allowsOwnWaivers = allowsOwnWaivers
    for rule in rules {
      switch rule {
      case .setting(let setting): file.settings.append(setting)
      case .own(let own): file.own.append(own)
      }
    }
    return file
  }

  private enum Entry {
    case setting(RuleSetting)
    case own(OwnRuleEntry)
  }

  /// An entry with a figure is a rule of its own; any other changes a rule that is there, or a family of rules.
  private func entry(_ map: YAMLMap, _ seen: inout Set<String>) -> Entry? {
    if let cursor = map.optional("family") { return family(map, cursor).map(Entry.setting) }
    let cursor = map.required("code")
    let code = cursor?.string()
    if let code, !seen.insert(code).inserted {
      cursor?.note(
        YAMLText(
          "regel \(code) staat al eerder in dit bestand; verwacht elke regel één keer.",
          "rule \(code) stands earlier in this file; expected each rule once."))
    }
    if map.has("figure") || map.has("comparator") {
      return OwnRuleReader(known: known).rule(map, code, at: cursor).map(Entry.own)
    }
    return setting(map, code, at: cursor).map(Entry.setting)
  }

  private func setting(_ map: YAMLMap, _ code: String?, at cursor: YAMLCursor?) -> RuleSetting? {
    let isOn = map.optional("on")?.bool()
    let severity = map.optional("severity")?.term(Severity.self)
    let asked = map.optional("thresholds")
    guard let code else { return nil }
    guard known.codes.contains(code) else {
      map.accept("title", "message", "threshold", "why", "cure")
      asked.map { _ in map.accept("thresholds") }
      let near = NearestName.nearest(to: code, in: known.codes, limit: 1).first
      let hint = near.map { YAMLText("; bedoelde u \($0)?", "; did you mean \($0)?") }
      cursor?.expected(
        YAMLText(
          "de code van een regel (leerspoor audit rules), of ook figure: voor een eigen regel" + (hint?.dutch ?? ""),
          "the code of a rule (leerspoor audit rules), or figure: as well for a rule of your own"
            + (hint?.english ?? "")), .unknownName)
      return nil
    }
    let thresholds = asked.map { $0.entries { threshold($0, $1, of: code) } }
    guard let values = thresholds ?? [] else { return nil }
    return RuleSetting(
      code: code, isOn: isOn, severity: severity,
      thresholds: Dictionary(values.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last }))
  }

  /// What changes for every rule of a family.
  private func family(_ map: YAMLMap, _ cursor: YAMLCursor) -> RuleSetting? {
    let isOn = map.optional("on")?.bool()
    let severity = map.optional("severity")?.term(Severity.self)
    guard let name = cursor.text() else { return nil }
    guard known.families.contains(name) else {
      cursor.expected(Codes.choice(known.families.sorted(), for: name), .unknownName)
      return nil
    }
    return RuleSetting(code: name, isOn: isOn, severity: severity, thresholds: [:])
  }

  private func threshold(
    _ key: YAMLCursor, _ value: YAMLCursor, of code: String
  ) -> (name: String, value: Int)? {
    guard let name = key.text() else { return nil }
    let own = known.thresholds[code] ?? []
    guard let found = own.first(where: { $0.name == name }) else {
      let others = known.thresholds.sorted { $0.key < $1.key }
      if let other = others.first(where: { $0.value.contains { $0.name == name } }) {
        key.expected(
          YAMLText(
            "een drempel van \(code); deze is van \(other.key)", "a threshold of \(code); this one is of \(other.key)"),
          .unknownName)
      } else if own.isEmpty {
        key.expected(YAMLText("niets: \(code) heeft geen drempels", "nothing: \(code) has no thresholds"), .unknownName)
      } else {
        key.expected(Codes.choice(own.map(\.name), for: name), .unknownName)
      }
      return nil
    }
    return value.threshold(found.unit).map { (name, $0) }
  }
}

extension YAMLCursor {
  /// The value of a threshold, in its unit.
  func threshold(_ unit: ThresholdUnit) -> Int? {
    switch unit {
    case .percent: percent(in: 0...1000)
    case .thousandths: thousandths()
    case .count: number([""], YAMLText("een geheel getal vanaf 0", "a whole number from 0 on"))
    case .days:
      number(["", "dag", "dagen", "day", "days"], YAMLText("een aantal dagen, bv. 5", "a number of days, e.g. 5"))
    case .schoolWeeks:
      number(
        ["", "week", "weken", "weeks", "schoolweek", "schoolweken"],
        YAMLText("een aantal schoolweken, bv. 3", "a number of school weeks, e.g. 3"))
    case .minutes:
      value(YAMLText("een duur, bv. 45 min of 10 u", "a duration, e.g. 45 min or 10 u")) { text in
        let (number, unit) = Self.parts(text)
        guard let value = Int(number), value >= 0 else { return nil }
        switch unit {
        case "min", "minuten", "minutes": return value
        case "u", "uur", "uren", "h", "hours": return value * 60
        default: return nil
        }
      }
    case .dayOfYear:
      value(YAMLText("een dag als MM-DD, bv. 07-04", "a day as MM-DD, e.g. 07-04")) { text in
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).compactMap { Int($0) }
        guard parts.count == 2, CalendarDate(year: 2024, month: parts[0], day: parts[1]) != nil else { return nil }
        return parts[0] * 100 + parts[1]
      }
    }
  }

  private func number(_ units: [String], _ expectation: YAMLText) -> Int? {
    value(expectation) { text in
      let (number, unit) = Self.parts(text)
      guard units.contains(unit), let value = Int(number), value >= 0 else { return nil }
      return value
    }
  }

  /// A number and the word behind it: `10`, `u`.
  static func parts(_ text: String) -> (number: String, unit: String) {
    let number = text.prefix { $0.isNumber || $0 == "." || $0 == "-" }
    return (String(number), TextFolding.trimmed(String(text.dropFirst(number.count))))
  }
}
