import GuidanceKit
import YAMLDocument

/// Reads a plan file: first what can be referred to, then what refers to it, whatever their order in the file.
final class PlanReader {
  var initiatives = NameTable(YAMLText("een initiatief", "an initiative"))
  var focusCategories = NameTable(YAMLText("een focus", "a focus"))
  var targetGroups = NameTable(YAMLText("een doelgroep", "a target group"))
  var funds = NameTable(YAMLText("een fonds", "a fund"))
  var pillars = NameTable(YAMLText("een pijler", "a pillar"))
  /// Where each fund names its pillars: funds and pillars refer to each other, so these are resolved once both are
  /// read.
  var pillarsOfFunds: [String: [YAMLCursor]] = [:]
  var period: PlanPeriod?
  var hasDecree = false
  /// The lines on which reach blocks with an id stand.
  var blockLines: [String: Int] = [:]

  /// The plan of a file whose top is `map`; `nil` when a problem was noted.
  func plan(_ map: YAMLMap) -> Plan? {
    let code = map.required("plan")?.code()
    let title = map.required("title")?.label()
    let organisation = map.required("organisation")?.string()
    period = planPeriod(map)
    let services = map.required("services")?.entries(serviceName)
    let decree = map.optional("decree")?.mapping(decreeReference)
    hasDecree = map.has("decree")
    let initiatives = vocabulary(map.optional("initiatives"), into: \.initiatives) { code, _, label in
      Initiative(code: code, label: label)
    }
    let focusCategories = vocabulary(map.optional("focus"), into: \.focusCategories) { code, map, label in
      FocusCategory(code: code, label: label, isRegistered: map.optional("registered")?.bool() ?? true)
    }
    let targetGroups = vocabulary(map.optional("target_groups"), into: \.targetGroups) { code, map, label in
      TargetGroup(
        code: code, label: label, variants: map.texts("variants"),
        isRegistered: map.optional("registered")?.bool() ?? true)
    }
    let unresolved = vocabulary(map.optional("funds"), into: \.funds, self.fund)
    let pillars = vocabulary(map.required("pillars"), into: \.pillars, self.pillar)
    let funds = unresolved?.map(resolvingPillars)
    let goals = map.required("goals")?.entries(goal)
    let norms = map.optional("norms").map { cursor in
      cursor.mapping { NormsReader(initiatives: self.initiatives, targetGroups: self.targetGroups).values($0) }
    }
    let claims = map.optional("claims")?.list { $0.mapping { self.claim($0, source: title?.dutch) } }
    let earlier = map.optional("earlier_results")?.list { $0.mapping(earlierResult) }
    guard let code, let title, let organisation, let period, let services, let pillars, let goals else { return nil }
    return Plan(
      code: code, title: title, organisation: organisation, services: services, period: period, decree: decree,
      norms: Norms((norms ?? nil) ?? NormValues()), initiatives: initiatives ?? [],
      focusCategories: focusCategories ?? [], targetGroups: targetGroups ?? [], funds: funds ?? [], pillars: pillars,
      goals: goals, claims: claims ?? [], earlierResults: earlier ?? [])
  }

  private func planPeriod(_ map: YAMLMap) -> PlanPeriod? {
    let first = map.required("valid_from")?.date()
    let lastCursor = map.required("valid_to")
    let last = lastCursor?.date()
    guard let first, let last else { return nil }
    if let period = PlanPeriod(first: first, last: last) { return period }
    lastCursor?.expected(YAMLText("een datum na \(first.iso)", "a date after \(first.iso)"))
    return nil
  }

  private func serviceName(_ key: YAMLCursor, _ value: YAMLCursor) -> ServiceName? {
    guard let service = key.term(Service.self), let name = value.label() else { return nil }
    return ServiceName(service: service, name: name)
  }

  private func decreeReference(_ map: YAMLMap) -> DecreeReference? {
    guard let title = map.required("title")?.string(), let article = map.required("article")?.string() else {
      return nil
    }
    return DecreeReference(decree: title, article: article)
  }

  /// Things keyed by their code: `code: {nl: …, en: …, …}`, or `code: name`.
  ///
  /// Their names must not clash.
  private func vocabulary<T: PlanTerm>(
    _ cursor: YAMLCursor?, into table: ReferenceWritableKeyPath<PlanReader, NameTable>,
    _ make: @escaping (_ code: String, _ map: YAMLMap, _ label: Label) -> T?
  ) -> [T]? {
    cursor?.entries { key, value in
      guard let code = key.code() else { return nil }
      // Known from here on, even when the rest of it is wrong: what refers to it is right.
      self[keyPath: table].add(code: code)
      let term = value.mapping { map -> T? in map.label().flatMap { make(code, map, $0) } }
      guard let term else { return nil }
      if let other = self[keyPath: table].add(term) {
        key.note(
          YAMLText(
            "\"\(code)\" heeft een naam die ook \"\(other)\" heeft; verwacht namen die maar één code aanwijzen.",
            "\"\(code)\" has a name that \"\(other)\" has too; expected names that point to one code only."))
      }
      return term
    }
  }

  private func earlierResult(_ map: YAMLMap) -> EarlierResult? {
    let indicator = map.required("indicator")?.int(in: 1...3)
    let period = map.required("period")?.label()
    guard let (key, value) = map.exactlyOne(of: ["percent", "text"]) else { return nil }
    let percent = key == "percent" ? value.percent() : nil
    let text = key == "text" ? value.label() : nil
    guard let indicator, let period, percent != nil || text != nil else { return nil }
    return EarlierResult(indicator: indicator, period: period, percent: percent, text: text)
  }
}
