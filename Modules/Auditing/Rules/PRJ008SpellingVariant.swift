import GuidanceKit
import Register

/// One project under two codes or two names.
struct PRJ008SpellingVariant: StandingRule {
  let explanation = RuleExplanation(
    code: "PRJ008", severity: .warning,
    title: Label("één project op twee manieren geschreven", "one project written in two ways"),
    what: Label(
      "Codes die alleen in hoofdletters, spaties of leestekens verschillen; verschillende codes met dezelfde naam, of met een naam waar alleen een ondertitel of versie bij staat; en één code met verschillende namen in de rondes.",
      "Codes that differ only in case, spaces or punctuation; different codes with the same name, or a name with just a subtitle or version more; and one code with different names in the rounds."
    ),
    why: Label(
      "Onder twee codes telt een project twee keer, en is zijn verlenging niet te herkennen.",
      "Under two codes a project counts twice, and its extension cannot be recognised."),
    example: Label(
      "\"Studio LEX\" (studio-lex) en \"Studio LEX 2.0\" (studiolex).",
      "\"Studio LEX\" (studio-lex) and \"Studio LEX 2.0\" (studiolex)."),
    cure: Label(
      "Kies één code en één naam, en zet die in de kolommen \"project\" en \"naam\" van alle bladen over projecten.",
      "Choose one code and one name, and put these in the columns \"project\" and \"naam\" of all sheets on projects."),
    source: Label("Leerpunt, begeleidingsprojecten", "Leerpunt, guidance projects"))
  var needs: AuditNeeds { [.programme] }

  /// A code or name with the places that write it.
  private struct Writing {
    let code: String
    let text: String
    let kind: RecordKind
    let reference: FactReference
  }

  func findings(in facts: AuditFacts) -> [Finding] { codes(facts) + names(facts) }

  private func codes(_ facts: AuditFacts) -> [Finding] {
    let written =
      facts.projects.map { ($0.record.id, facts.reference(.project, $0)) }
      + facts.projectPhases.map { ($0.record.project, facts.reference(.projectPhase, $0)) }
      + facts.programme.results.map { ($0.record.project, facts.reference(.projectResult, $0)) }
      + facts.programme.milestones.map { ($0.record.project, facts.reference(.projectMilestone, $0)) }
      + facts.programme.budgets.compactMap { row in
        row.record.project.map { ($0, facts.reference(.projectBudget, row)) }
      }
    return Dictionary(grouping: written) { Self.letters($0.0) }.sorted { $0.key < $1.key }.compactMap { key, rows in
      let codes = rows.map(\.0).uniqued().sorted()
      guard codes.count > 1 else { return nil }
      let list = codes.map { "\"\($0)\"" }.joined(separator: ", ")
      return finding(
        codes[0], subject: ["code", key],
        Label("Eén project, \(codes.count) codes: \(list).", "One project, \(codes.count) codes: \(list)."),
        facts: codes.compactMap { code in rows.first { $0.0 == code }?.1 })
    }
  }

  private func names(_ facts: AuditFacts) -> [Finding] {
    let named = facts.projects.compactMap { fact in fact.record.name.map { (name: $0, fact: fact) } }
    var found: [Finding] = []
    var seen: Set<String> = []
    for (place, one) in named.enumerated() {
      for other in named[(place + 1)...] where one.name != other.name {
        let isOneCode = one.fact.record.id == other.fact.record.id
        guard isOneCode || Self.areOne(one.name, other.name),
          isOneCode || Self.letters(one.fact.record.id) != Self.letters(other.fact.record.id)
        else { continue }
        let pair = [one, other].map { "\($0.fact.record.id) \($0.name)" }.sorted()
        guard seen.insert(pair.joined(separator: "\n")).inserted else { continue }
        found.append(
          finding(
            one.fact.record.id, subject: ["name"] + pair,
            Label(
              "\"\(one.name)\" (\(one.fact.record.id), ronde \(one.fact.record.round)) en \"\(other.name)\" (\(other.fact.record.id), ronde \(other.fact.record.round)) lijken één project.",
              "\"\(one.name)\" (\(one.fact.record.id), round \(one.fact.record.round)) and \"\(other.name)\" (\(other.fact.record.id), round \(other.fact.record.round)) look like one project."
            ),
            statements: [one, other].map {
              Statement(
                Label($0.name, $0.name), source: Label($0.fact.record.source ?? "", $0.fact.record.source ?? ""))
            },
            facts: [facts.reference(.project, one.fact), facts.reference(.project, other.fact)]))
      }
    }
    return found
  }

  /// Whether two names are one, or one with a subtitle, a version or something in parentheses.
  private static func areOne(_ one: String, _ other: String) -> Bool {
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    if letters(short) == letters(long) { return true }
    let plain = folded(short)
    guard folded(long).hasPrefix(plain), plain.count >= 5 else { return false }
    let rest = folded(long).dropFirst(plain.count)
    let first = rest.first { !$0.isWhitespace }
    return first.map { ":-–(".contains($0) || $0.isNumber } ?? true
  }

  private static func letters(_ text: String) -> String { folded(text).filter { $0.isLetter || $0.isNumber } }
}
