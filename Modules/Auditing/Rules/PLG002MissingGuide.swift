import GuidanceKit
import Register

/// A learning community without an internal guide, a process guide, or someone of the leadership.
struct PLG002MissingGuide: StandingRule {
  let explanation = RuleExplanation(
    code: "PLG002", severity: .warning,
    title: Label("PLG zonder begeleider", "learning community without a guide"),
    what: Label(
      "PLG's waarvan noch het blad plg noch het blad plg-leden een interne begeleider of een procesbegeleider noemt.",
      "Communities of which neither the sheet plg nor the sheet plg-leden names an internal guide or a process guide."),
    why: Label(
      "De twee begeleiders dragen het proces: de ene van binnen uit, de andere van buiten.",
      "The two guides carry the process: one from inside, the other from outside."),
    example: Label(
      "PLG-02 heeft leden en sessies, maar geen procesbegeleider.",
      "PLG-02 has members and sessions, but no process guide."),
    cure: Label(
      "Vul in het blad plg de kolom \"interne begeleider\" of \"procesbegeleider\" in met een pseudoniem.",
      "Fill in the column \"interne begeleider\" or \"procesbegeleider\" of the sheet plg with a pseudonym."),
    source: .communityProcess)

  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.programme.communities.compactMap { community in
      let record = community.record
      let roles = Set(facts.programme.members.filter { $0.record.plg == record.code }.map(\.record.role))
      var missing: [PLGRole] = []
      if record.internalGuide == nil, !roles.contains(.internalGuide) { missing.append(.internalGuide) }
      if record.processGuide == nil, !roles.contains(.processGuide) { missing.append(.processGuide) }
      guard !missing.isEmpty else { return nil }
      let list = Label(
        missing.map(\.label.dutch).joined(separator: " en "), missing.map(\.label.english).joined(separator: " and "))
      return finding(
        record.code, subject: [record.code],
        Label(
          "\(facts.name(of: record)) heeft geen \(list.dutch).", "\(facts.name(of: record)) has no \(list.english)."),
        facts: [facts.reference(.plg, community)])
    }
  }
}
