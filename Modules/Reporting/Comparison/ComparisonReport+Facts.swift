import Documents
import GuidanceKit
import Indicators
import Register

extension ComparisonReport {
  /// The facts that changed: first those that carry the figures shown, then in a line what else there is.
  func facts(behind shown: [FigureComparison.Change]) -> Section {
    let carrying = comparison.facts(explaining: shown)
    let others = Array(Set(comparison.facts.indices).subtracting(carrying)).sorted()
    let listed = limit.map { Array(carrying.prefix($0)) } ?? carrying + others
    var blocks = reloads
    if limit != nil, carrying.count > listed.count {
      blocks.append(
        .paragraph(
          RichText(
            say(
              "\(number(carrying.count)) feiten, waarvan de eerste \(number(listed.count)) hieronder, wat het meest verklaart eerst; met {all} komen ze allemaal.",
              "\(number(carrying.count)) facts, the first \(number(listed.count)) of which are below, those that explain most first; with {all} they all come."
            ), ["all": .code("--all")])))
    }
    if limit != nil, !others.isEmpty {
      blocks.append(.paragraph(RichText(sentence(about: others), ["all": .code("--all")])))
    }
    if !listed.isEmpty { blocks.append(.table(table(of: listed.map { comparison.facts[$0] }))) }
    return Section(id: "feiten", title: say("Feiten die veranderden", "Facts that changed"), blocks: blocks)
  }

  /// Files that were taken back and loaded again: rows that change nothing.
  var reloads: [Block] {
    comparison.reloads.map { reload in
      let rows = say(
        reload.facts == 1 ? "1 regel" : "\(number(reload.facts)) regels",
        reload.facts == 1 ? "1 row" : "\(number(reload.facts)) rows")
      return .paragraph(
        RichText(
          say(
            "Invoer \(reload.undone) is teruggedraaid (invoer \(reload.by)) en opnieuw geladen als invoer \(reload.loaded): \(rows) met dezelfde inhoud, die niets veranderen.",
            "Batch \(reload.undone) was undone (batch \(reload.by)) and loaded again as batch \(reload.loaded): \(rows) with the same content, which change nothing."
          )))
    }
  }

  private func number(_ count: Int) -> String { print.number.integer(count) }

  /// How many facts changed without touching the figures shown, and why they do not.
  private func sentence(about others: [Int]) -> String {
    let day = max(comparison.old.day, comparison.new.day)
    let hidden = Set(comparison.changes.flatMap(\.facts))
    let later = others.count { isAfter(day, comparison.facts[$0]) }
    let behindOthers = others.count { !isAfter(day, comparison.facts[$0]) && hidden.contains($0) }
    let rest = others.count - later - behindOthers
    var reasons: [String] = []
    if later > 0 {
      reasons.append(
        say(
          "\(number(later)) over dagen na \(print.number.date(day))",
          "\(number(later)) about days after \(print.number.date(day))"))
    }
    if behindOthers > 0 {
      reasons.append(
        say(
          "\(number(behindOthers)) achter cijfers die hetzelfde tonen",
          "\(number(behindOthers)) behind figures that show the same"))
    }
    if rest > 0 {
      reasons.append(
        say(
          "\(number(rest)) over iets dat in geen van deze cijfers telt",
          "\(number(rest)) about what counts in none of these figures"))
    }
    let list = reasons.joined(separator: ", ")
    return others.count == 1
      ? say(
        "1 ander feit veranderde en raakt deze cijfers niet: \(list). Met {all} staat het erbij.",
        "1 other fact changed and does not touch these figures: \(list). With {all} it is listed as well.")
      : say(
        "\(number(others.count)) andere feiten veranderden en raken deze cijfers niet: \(list). Met {all} staan ze erbij.",
        "\(number(others.count)) other facts changed and do not touch these figures: \(list). With {all} they are listed as well."
      )
  }

  /// Whether a registration lies after the last day that counts, as it was and as it is.
  private func isAfter(_ day: CalendarDate, _ fact: ChangedFact) -> Bool {
    let dates = [fact.old, fact.new].compactMap { fact -> CalendarDate? in
      guard case .registration(let fact)? = fact else { return nil }
      return fact.record.date
    }
    return !dates.isEmpty && dates.allSatisfy { $0 > day }
  }

  private func table(of facts: [ChangedFact]) -> Table {
    Table(
      id: "feiten", caption: say("Feiten", "Facts"),
      columns: [
        Column("wat", say("Wat gebeurde", "What happened")), Column("feit", say("Feit", "Fact")),
        Column("verschil", say("Verschil", "Difference")), Column("invoer", say("Invoer", "Batch"), .integer),
        Column("plaats", say("Bestand en regel", "File and line"), .code),
      ],
      rows: facts.map { fact in
        Row([
          .text(fact.kind.label[language]), .text(rows.what(fact)), .text(rows.difference(fact)),
          .integer(fact.batch, "\(fact.batch)"), .text(rows.place(fact)),
        ])
      })
  }
}
