import GuidanceKit
import YAMLDocument

/// Reads a file that amends the norms of a plan from a day on.
struct AmendmentReader {
  let known: KnownNames

  func amendment(_ map: YAMLMap) -> NormsAmendment? {
    let planCursor = map.required("amends")
    let code = planCursor?.code()
    let plan = known.plans.flatMap { plans in plans.first { $0.code == code } }
    if let plans = known.plans, let code, plan == nil {
      planCursor?.expected(expectation(code, plans.map(\.code)), .unknownName)
    }
    let fromCursor = map.required("valid_from")
    let from = fromCursor?.date()
    if let from, let plan, !plan.period.contains(from) {
      fromCursor?.expected(
        YAMLText(
          "een datum binnen het plan, \(plan.period.first.iso) tot \(plan.period.last.iso)",
          "a date within the plan, \(plan.period.first.iso) to \(plan.period.last.iso)"))
    }
    let note = map.optional("note")?.string()
    let reader = NormsReader(
      initiatives: plan.map { NameTable(YAMLText("een initiatief", "an initiative"), $0.initiatives) },
      targetGroups: plan.map { NameTable(YAMLText("een doelgroep", "a target group"), $0.targetGroups) })
    let values = map.required("norms")?.mapping(reader.values)
    guard let code, let from, let values else { return nil }
    return NormsAmendment(plan: code, validFrom: from, note: note, values: values)
  }

  private func expectation(_ code: String, _ codes: [String]) -> YAMLText {
    guard !codes.isEmpty else {
      return YAMLText(
        "een plan dat geladen is; laad eerst het plan", "a plan that has been loaded; load the plan first")
    }
    return Codes.choice(codes, for: code)
  }
}
