import GuidanceKit
import YAMLDocument

/// Pillars and funds with their figures, and the totals the plan states itself.
extension PlanReader {
  func pillar(_ code: String, _ map: YAMLMap, _ label: Label) -> Pillar? {
    if QualityCare(rawValue: code) != nil {
      map.cursor.note(
        YAMLText(
          "\"\(code)\" is al de code van een vorm van kwaliteitszorg; kies een andere code voor de pijler.",
          "\"\(code)\" is the code of a form of quality care already; choose another code for the pillar."))
    }
    let service = map.required("service")?.term(Service.self)
    let variants = map.texts("variants")
    let staffing = map.optional("staffing")?.entries(staffing) ?? []
    let partners = map.texts("partners")
    let note = map.optional("note")?.string()
    guard let service else { return nil }
    return Pillar(
      code: code, service: service, name: label, nameVariants: variants, staffing: staffing, partners: partners,
      note: note)
  }

  private func staffing(_ key: YAMLCursor, _ value: YAMLCursor) -> PillarStaffing? {
    let year = key.schoolYear()
    if let year, let period, !period.schoolYears.contains(year) {
      key.expected(
        YAMLText(
          "een schooljaar binnen het plan, \(period.first.iso) tot \(period.last.iso)",
          "a school year within the plan, \(period.first.iso) to \(period.last.iso)"))
    }
    return value.mapping { map in
      let total = map.required("total")?.fte()
      let byLevel = map.optional("by_level")?.entries { key, value in
        value.fte().map { LevelStaffing(level: key.node.scalar?.text ?? "", fte: $0) }
      }
      let earmarked = map.optional("earmarked")?.entries { fund, value -> FundStaffing? in
        guard let code = fund.reference(to: self.funds) else { return nil }
        return value.mapping { map in
          let wording = map.optional("wording")?.string()
          return map.required("fte")?.fte().map { FundStaffing(fund: code, wording: wording, fte: $0) }
        }
      }
      guard let year, let total else { return nil }
      return PillarStaffing(schoolYear: year, total: total, byLevel: byLevel, earmarked: earmarked ?? [])
    }
  }

  /// A fund whose pillars are still to be resolved.
  func fund(_ code: String, _ map: YAMLMap, _ label: Label) -> EarmarkedFund? {
    if code == Assignment.regularFund {
      map.cursor.note(
        YAMLText(
          "\"\(code)\" is de code van de reguliere middelen; kies een andere code voor het fonds.",
          "\"\(code)\" is the code of regular means; choose another code for the fund."))
    }
    pillarsOfFunds[code] = map.optional("pillars")?.list { $0 }
    let years = map.optional("years")?.entries { key, value -> FundYear? in
      let expectation = YAMLText("een kalenderjaar zoals 2025", "a calendar year such as 2025")
      guard let year = key.value(expectation, { (2000...2100).contains(Int($0) ?? 0) ? Int($0) : nil }) else {
        return nil
      }
      return value.mapping { map in
        FundYear(
          calendarYear: year, received: map.optional("received_eur")?.euro(),
          estimatedWageCost: map.optional("wage_cost_eur")?.euro(), fte: map.optional("fte")?.fte())
      }
    }
    let note = map.optional("note")?.string()
    return EarmarkedFund(code: code, label: label, pillars: [], years: years ?? [], note: note)
  }

  /// The fund with the codes of its pillars, now that these are known.
  func resolvingPillars(_ fund: EarmarkedFund) -> EarmarkedFund {
    var fund = fund
    fund.pillars = (pillarsOfFunds[fund.code] ?? []).compactMap { $0.reference(to: pillars) }
    return fund
  }

  func claim(_ map: YAMLMap, source planTitle: String?) -> StatedClaim? {
    let subject = map.required("about")?.value(
      YAMLText("een id die met plan: begint", "an id that starts with plan:")
    ) { $0.hasPrefix("plan:") && $0.count > 5 ? $0 : nil }
    let label = map.label()
    let unit = map.optional("unit")?.choice(Quantity.Unit.self) ?? .fte
    let value = map.required("value")?.thousandths()
    let source = map.optional("source")?.string() ?? planTitle
    let place = map.required("place")?.string()
    let isApproximate = map.optional("approximate")?.bool() ?? false
    let parts = map.optional("parts")?.entries { key, value in
      value.thousandths().map { ClaimPart(name: key.node.scalar?.text ?? "", thousandths: $0) }
    }
    let note = map.optional("note")?.string()
    guard let subject, let label, let value, let source, let place else { return nil }
    return StatedClaim(
      subject: subject, label: label, value: Quantity(thousandths: value, unit: unit), isApproximate: isApproximate,
      source: source, place: place, parts: parts ?? [], note: note)
  }
}
