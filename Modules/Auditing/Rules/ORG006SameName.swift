import GuidanceKit
import Register

/// Two organisations of one type under one name at the same time.
struct ORG006SameName: StandingRule {
  let explanation = RuleExplanation(
    code: "ORG006", severity: .warning,
    title: Label("twee instellingen met dezelfde naam", "two organisations with one name"),
    what: Label(
      "Instellingen van hetzelfde type met dezelfde naam (of een andere naam die gelijk is aan de naam van de andere), die op dezelfde dagen bestaan. Van verschillend type is het een opmerking: dat komt voor, en dan hoort in de bladen het nummer of het type te staan.",
      "Organisations of the same type with one name (or an alias that is the name of the other) that exist on the same days. Of different types it is a notice: that happens, and then sheets need the number or the type."
    ),
    why: Label(
      "Een naam in een registratie past dan bij allebei, en de uren blijven bij geen van beide.",
      "A name in a registration then fits both, and the hours stay with neither."),
    example: Label(
      "\"Koninklijk Werk IBIS\" is een basisschool (905139) en een secundaire school (907716).",
      "\"Koninklijk Werk IBIS\" is a primary school (905139) and a secondary school (907716)."),
    cure: Label(
      "Is het één school met twee nummers, sluit het oude dan af (kolommen tot en opvolger). Zijn het er twee, geef ze in het blad organisaties een naam met gemeente of niveau.",
      "If it is one school with two numbers, end the old one (columns tot and opvolger). If there are two, give them a name with the town or level in the sheet organisaties."
    ),
    source: Label("Register van instellingen: namen zijn niet uniek", "Register of institutions: names are not unique"))

  func findings(in facts: AuditFacts) -> [Finding] {
    var names: [String: [Fact<Organisation>]] = [:]
    for fact in facts.organisations {
      for name in Set(([fact.record.name] + fact.record.aliases).map { folded($0) }) {
        names[name, default: []].append(fact)
      }
    }
    var seen: Set<[Int32]> = []
    return names.sorted { $0.key < $1.key }.flatMap { key, all -> [Finding] in
      all.indices.flatMap { first in
        all.indices.filter { $0 > first }.compactMap { second -> Finding? in
          let pair = [all[first], all[second]].sorted { $0.record.number < $1.record.number }
          guard pair[0].record.validity.overlaps(pair[1].record.validity),
            seen.insert(pair.map(\.record.number.value)).inserted
          else { return nil }
          let isOneType = pair[0].record.type == pair[1].record.type
          let list = pair.map(\.record.shortText)
          return finding(
            pair[0].record.number.digits, subject: [key] + pair.map(\.record.number.digits),
            Label(
              "Eén naam voor \(list[0]) en \(list[1]).", "One name for \(list[0]) and \(list[1])."),
            severity: isOneType ? .warning : .notice, facts: pair.map { facts.reference(.organisation, $0) })
        }
      }
    }
  }
}
