public import Documents
public import GuidanceKit
public import Indicators
import Register

/// Two sets of figures side by side, as a page, as a table for spreadsheets, and for programs.
///
/// It may show registrations line by line and is therefore for the coordinator, never for outside.
public struct ComparisonReport: Sendable {
  private let comparison: FigureComparison
  private let limit: Int?
  private let language: Language
  private let print: FigurePrinter
  private let rows: ChangedFactRows
  private let isRegisterKnown: Bool

  /// A comparison in a language.
  ///
  /// - Parameters:
  ///   - files: the name of each batch's file.
  ///   - isRegisterKnown: whether the register was looked at for facts that changed.
  ///   - limit: of the facts at most so many are shown on the page, and of the figures those that show a difference; all
  ///     when `nil`.
  public init(
    _ comparison: FigureComparison, files: [Int: String], isRegisterKnown: Bool, limit: Int?, language: Language
  ) {
    self.comparison = comparison
    self.limit = limit
    self.language = language
    self.isRegisterKnown = isRegisterKnown
    print = FigurePrinter(language)
    rows = ChangedFactRows(language: language, files: files)
  }

  private func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }

  // MARK: Page

  /// The comparison as a page.
  public var page: Page {
    let changed = print.number.integer(comparison.changes.count)
    let equal = print.number.integer(comparison.equalCount)
    var sections: [Section] = []
    if comparison.isEqual {
      sections.append(
        Section(
          id: "verschillen", title: say("Verschillen", "Differences"),
          blocks: [
            .paragraph(
              RichText(say("Alle \(equal) cijfers zijn gelijk.", "All \(equal) figures are equal.")))
          ]))
    } else {
      let shown = shownChanges
      var blocks: [Block] = [
        .paragraph(
          RichText(
            say(
              "\(changed) cijfers verschillen, \(equal) zijn gelijk.", "\(changed) figures differ, \(equal) are equal.")
          ))
      ]
      if shown.count < comparison.changes.count {
        let left = print.number.integer(comparison.changes.count - shown.count)
        blocks.append(
          .paragraph(
            RichText(
              say(
                "Daarvan staan er \(left) niet hieronder: ze tonen hetzelfde en verschillen alleen in de getallen waarop ze rusten, zoals uren te gaan. Met {all} komen ze ook.",
                "Of these \(left) are not below: they show the same and differ only in the numbers they rest on, such as hours to go. With {all} they come as well."
              ), ["all": .code("--all")])))
      }
      sections.append(
        Section(
          id: "verschillen", title: say("Cijfers die verschillen", "Figures that differ"),
          blocks: blocks + [.table(table(of: shown))]))
      if !comparison.facts.isEmpty { sections.append(facts) }
    }
    return Page(
      language: language.ofDocuments, title: say("Vergelijking", "Comparison"),
      subtitle: "\(comparison.old.name) → \(comparison.new.name)",
      facts: [
        Definition(say("Eerst", "First"), RichText(state(comparison.old))),
        Definition(say("Daarna", "Then"), RichText(state(comparison.new))),
      ], sections: sections, colophon: isRegisterKnown ? [] : [RichText(unknown)])
  }

  /// On the page those that someone can see differ, unless all are asked for or there are no such.
  private var shownChanges: [FigureComparison.Change] {
    guard limit != nil else { return comparison.changes }
    let visible = comparison.changes.filter { change in
      guard let old = change.old, let new = change.new else { return true }
      let hasNorm = old.numerator != nil || new.numerator != nil
      return value(old) != value(new) || old.verdict != new.verdict
        || (hasNorm && old.norm?.text(language) != new.norm?.text(language))
    }
    return visible.isEmpty ? comparison.changes : visible
  }

  private var unknown: String {
    say(
      "De databank van deze rapporten is niet bekeken; feiten die veranderden staan er daarom niet bij. Geef ze met --db.",
      "The database of these reports was not looked at, so no facts that changed are shown. Name it with --db.")
  }

  private func state(_ state: ComparedState) -> String {
    say(
      "\(print.number.period(state.period)), geteld tot en met \(print.number.date(state.day)), tot en met invoer \(state.batch), plan \(state.plan)",
      "\(print.number.period(state.period)), counted up to \(print.number.date(state.day)), up to batch \(state.batch), plan \(state.plan)"
    )
  }

  private var facts: Section {
    let shown = limit.map { Array(comparison.facts.prefix($0)) } ?? comparison.facts
    var blocks: [Block] = []
    if shown.count < comparison.facts.count {
      blocks.append(
        .paragraph(
          RichText(
            say(
              "\(print.number.integer(comparison.facts.count)) feiten, waarvan de eerste \(shown.count) hieronder; met {all} komen ze allemaal.",
              "\(print.number.integer(comparison.facts.count)) facts, the first \(shown.count) of which are below; with {all} they all come."
            ), ["all": .code("--all")])))
    }
    blocks.append(
      .table(
        Table(
          id: "feiten", caption: say("Feiten", "Facts"),
          columns: [
            Column("wat", say("Wat gebeurde", "What happened")), Column("feit", say("Feit", "Fact")),
            Column("verschil", say("Verschil", "Difference")), Column("invoer", say("Invoer", "Batch"), .integer),
            Column("plaats", say("Bestand en regel", "File and line"), .code),
          ],
          rows: shown.map { fact in
            Row([
              .text(fact.kind.label[language]), .text(rows.what(fact)), .text(rows.difference(fact)),
              .integer(fact.batch, "\(fact.batch)"), .text(rows.place(fact)),
            ])
          })))
    return Section(id: "feiten", title: say("Feiten die veranderden", "Facts that changed"), blocks: blocks)
  }

  // MARK: Table

  /// The figures that differ, one to a row.
  public var table: Table { table(of: comparison.changes) }

  private func table(of changes: [FigureComparison.Change]) -> Table {
    Table(
      id: "verschillen", caption: say("Verschillen", "Differences"),
      columns: [
        Column(say("cijfer", "figure"), say("Cijfer", "Figure"), .code),
        Column(say("titel", "title"), say("Wat", "What"), use: .files),
        Column(say("eerst", "first"), say("Eerst", "First")), Column(say("daarna", "then"), say("Daarna", "Then")),
        Column(say("teller_eerst", "numerator_first"), "", .integer, use: .files),
        Column(say("noemer_eerst", "denominator_first"), "", .integer, use: .files),
        Column(say("teller_daarna", "numerator_then"), "", .integer, use: .files),
        Column(say("noemer_daarna", "denominator_then"), "", .integer, use: .files),
        Column(say("oordeel_eerst", "verdict_first"), say("Oordeel eerst", "Verdict first"), use: .files),
        Column(say("oordeel_daarna", "verdict_then"), say("Oordeel daarna", "Verdict then"), use: .files),
        Column(say("waarom", "why"), say("Waarom", "Why")),
        Column(say("feiten", "facts"), say("Feiten", "Facts"), .code, use: .files),
      ], rows: changes.map(row))
  }

  private func row(_ change: FigureComparison.Change) -> Row {
    func integer(_ number: Int?) -> Cell { number.map { .integer($0, print.number.integer($0)) } ?? .empty }
    return Row([
      .text(id(change)), .text(change.figure?.title[language] ?? ""), .text(value(change.old)),
      .text(value(change.new)), integer(change.old?.numerator), integer(change.old?.denominator),
      integer(change.new?.numerator), integer(change.new?.denominator),
      .text(change.old?.verdict.text(language) ?? ""), .text(change.new?.verdict.text(language) ?? ""),
      .text(why(change)), .text(change.facts.map { rows.place(comparison.facts[$0]) }.joined(separator: "; ")),
    ])
  }

  /// One id, or both where the periods differ.
  private func id(_ change: FigureComparison.Change) -> String {
    guard let old = change.old, let new = change.new, old.id != new.id else { return change.figure?.id.text ?? "" }
    return "\(old.id.text) → \(new.id.text)"
  }

  private func value(_ figure: Figure?) -> String {
    figure.map(print.text) ?? say("bestond niet", "did not exist")
  }

  /// What else than the value differs, and why.
  private func why(_ change: FigureComparison.Change) -> String {
    var parts: [String] = []
    if let old = change.old, let new = change.new, old.verdict != new.verdict {
      parts.append("\(old.verdict.text(language)) → \(new.verdict.text(language))")
    }
    let kinds = Dictionary(grouping: change.facts) { comparison.facts[$0].kind }
    for kind in ChangedFact.Kind.allCases {
      guard let facts = kinds[kind] else { continue }
      let noun = facts.count == 1 ? say("feit", "fact") : say("feiten", "facts")
      parts.append("\(print.number.integer(facts.count)) \(noun) \(kind.label[language])")
    }
    parts += change.causes.map(text)
    if parts.isEmpty {
      parts.append(
        isRegisterKnown
          ? say("geen feit gevonden dat dit verklaart", "no fact found that explains it")
          : say("feiten niet bekeken", "facts not looked at"))
    }
    return parts.joined(separator: "; ")
  }

  private func text(_ cause: FigureComparison.Cause) -> String {
    switch cause {
    case .period: say("andere periode", "another period")
    case .day: say("geteld tot een andere dag", "counted up to another day")
    case .parameter(let name, let old, let new):
      "\(name): \(old?[language] ?? say("geen", "none")) → \(new?[language] ?? say("geen", "none"))"
    case .plan: say("het plan veranderde", "the plan changed")
    case .calendar: say("de schoolkalender veranderde", "the school calendar changed")
    case .teams: say("begeleiders veranderden van team", "advisers changed teams")
    case .version: say("andere versie van het programma", "another version of the program")
    }
  }

  // MARK: JSON

  /// The comparison for programs.
  public var json: JSON {
    .object([
      "schema": "leerspoor/diff/1", "equal": .bool(comparison.isEqual), "old": json(comparison.old),
      "new": json(comparison.new), "equal_figures": .integer(comparison.equalCount),
      "register_known": .bool(isRegisterKnown),
      "changes": .array(
        comparison.changes.map { change in
          .object([
            "id": .string(change.figure?.id.text), "old_id": .string(change.old?.id.text),
            "new_id": .string(change.new?.id.text), "title": .string(change.figure?.title[language]),
            "old": json(change.old), "new": json(change.new), "causes": .array(change.causes.map(json)),
            "facts": .array(change.facts.map { .integer($0) }),
          ])
        }),
      "facts": .array(comparison.facts.map(json)),
    ])
  }

  private func json(_ state: ComparedState) -> JSON {
    .object([
      "name": .string(state.name), "period": .string(state.period.iso), "day": .string(state.day.iso),
      "batch": .integer(state.batch), "plan": .string(state.plan), "plan_hash": .string(state.planHash),
      "version": .string(state.version),
    ])
  }

  private func json(_ figure: Figure?) -> JSON {
    guard let figure else { return .null }
    return .object([
      "numerator": .integer(figure.numerator), "denominator": .integer(figure.denominator),
      "unit": .string(figure.unit.rawValue), "value": .string(print.text(figure)),
      "verdict": .string(figure.verdict.code), "norm": .integer(figure.norm?.value),
      "pace": .fraction(figure.pace.flatMap { Fraction($0.numerator, over: $0.denominator) }),
      "forecast": .fraction(figure.forecast.flatMap { Fraction($0.numerator, over: $0.denominator) }),
      "n": .integer(figure.n),
    ])
  }

  private func json(_ cause: FigureComparison.Cause) -> JSON {
    switch cause {
    case .period: .object(["code": "period"])
    case .day: .object(["code": "day"])
    case .parameter(let name, let old, let new):
      .object([
        "code": "parameter", "name": .string(name), "old": .string(old?[language]), "new": .string(new?[language]),
      ])
    case .plan: .object(["code": "plan"])
    case .calendar: .object(["code": "calendar"])
    case .teams: .object(["code": "teams"])
    case .version: .object(["code": "version"])
    }
  }

  private func json(_ fact: ChangedFact) -> JSON {
    func side(_ one: EvidenceFact?) -> JSON {
      guard let one else { return .null }
      let row = EvidenceRow(one, file: "", original: nil)
      return .object([
        "what": .string(row.what[language]), "amount": .string(row.amount[language]),
        "place": .string(rows.place(one)), "batch": .integer(one.origin.batch), "line": .integer(one.origin.line),
        "row": .integer(one.origin.row),
      ])
    }
    return .object([
      "kind": .string(fact.kind.rawValue), "batch": .integer(fact.batch), "difference": .string(rows.difference(fact)),
      "old": side(fact.old), "new": side(fact.new),
    ])
  }
}
