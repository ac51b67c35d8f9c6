import GuidanceKit
import Register

/// Roles of one person in one school that contradict each other.
struct VIV004ContradictoryRole: StandingRule {
  let explanation = RuleExplanation(
    code: "VIV004", severity: .warning,
    title: Label("VIV-rollen spreken elkaar tegen", "VIV roles contradict each other"),
    what: Label(
      "Eenzelfde persoon met dezelfde soort rol in dezelfde school op dezelfde dagen: nu eens formeel en dan informeel, permanent en tijdelijk, individueel en collectief. En permanente rollen met een einddatum in dezelfde schooljaar als hun begin.",
      "One person with one kind of role in one school on the same days: now formal and then informal, permanent and temporary, individual and collective. And permanent roles with a last day in the school year in which they began."
    ),
    why: Label(
      "De evaluatie vergelijkt soorten rollen; wie in beide kolommen staat, telt twee keer.",
      "The evaluation compares kinds of roles; who stands in both columns counts twice."),
    example: Label(
      "P-503 is in PROVIL zorgcoördinator, één keer formeel en één keer informeel.",
      "P-503 is care co-ordinator in PROVIL, once formal and once informal."),
    cure: Label(
      "Laat in het blad viv één rij per rol over, of geef de rijen aansluitende datums in \"van\" en \"tot\".",
      "Leave one row per role in the sheet viv, or give the rows days in \"van\" and \"tot\" that follow each other."),
    source: Label("Begeleidingsplan, VIV", "Guidance plan, VIV"))
  var needs: AuditNeeds { [.programme] }

  private struct Key: Hashable {
    let organisation: InstitutionNumber
    let person: String
    let role: VIVKind
  }

  func findings(in facts: AuditFacts) -> [Finding] {
    let roles = Dictionary(grouping: facts.programme.vivs) {
      Key(organisation: $0.record.organisation, person: $0.record.person, role: $0.record.role)
    }
    let order = { (one: Key, other: Key) in
      (one.organisation, one.person, one.role.code) < (other.organisation, other.person, other.role.code)
    }
    return roles.sorted { order($0.key, $1.key) }.flatMap { key, rows in
      contradictions(key, rows, facts) + shortPermanent(key, rows, facts)
    }
  }

  private func contradictions(_ key: Key, _ rows: [Fact<VIV>], _ facts: AuditFacts) -> [Finding] {
    rows.indices.flatMap { first in
      rows.indices.filter { $0 > first }.compactMap { second -> Finding? in
        let (one, other) = (rows[first], rows[second])
        guard one.record.validity.overlaps(other.record.validity) else { return nil }
        let differences = [
          difference(one.record.formality, other.record.formality),
          difference(one.record.permanence, other.record.permanence),
          difference(one.record.scale, other.record.scale),
        ].compactMap(\.self)
        guard !differences.isEmpty else { return nil }
        let list = Label.list(differences)
        return finding(
          key.organisation.digits, subject: [key.organisation.digits, key.person, key.role.code],
          Label(
            "\(facts.name(ofOrganisation: key.organisation)): \(key.person) is op dezelfde dagen twee keer \(key.role.label.dutch), \(list.dutch).",
            "\(facts.name(ofOrganisation: key.organisation)): \(key.person) is \(key.role.label.english) twice on the same days, \(list.english)."
          ),
          facts: [facts.reference(.viv, one), facts.reference(.viv, other)])
      }
    }
  }

  private func difference<T: Term>(_ one: T?, _ other: T?) -> Label? {
    guard let one, let other, one != other else { return nil }
    return Label(
      "\(one.label.dutch) en \(other.label.dutch)", "\(one.label.english) and \(other.label.english)")
  }

  private func shortPermanent(_ key: Key, _ rows: [Fact<VIV>], _ facts: AuditFacts) -> [Finding] {
    rows.compactMap { row in
      guard row.record.permanence == .permanent, let from = row.record.validity.from,
        let through = row.record.validity.through, SchoolYear(containing: from) == SchoolYear(containing: through)
      else { return nil }
      return finding(
        key.organisation.digits, subject: [key.organisation.digits, key.person, key.role.code, "permanent"],
        Label(
          "\(facts.name(ofOrganisation: key.organisation)): \(key.person) is permanent \(key.role.label.dutch), van \(from.words.dutch) tot \(through.words.dutch).",
          "\(facts.name(ofOrganisation: key.organisation)): \(key.person) is permanently \(key.role.label.english), from \(from.words.english) to \(through.words.english)."
        ),
        cure: Label(
          "Zet in het blad viv \"tijdelijk\" in de kolom \"permanent\", of maak de kolom \"tot\" leeg.",
          "Put \"tijdelijk\" in the column \"permanent\" of the sheet viv, or empty the column \"tot\"."),
        facts: [facts.reference(.viv, row)])
    }
  }
}

extension Validity {
  /// Whether some day lies within both.
  func overlaps(_ other: Validity) -> Bool {
    if let through, let from = other.from, through < from { return false }
    if let from, let through = other.through, through < from { return false }
    return true
  }
}
