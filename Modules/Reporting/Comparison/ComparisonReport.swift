public import Documents
public import GuidanceKit
public import Indicators
import Register

/// Two sets of figures side by side, as a page, as a table for spreadsheets, and for programs.
///
/// It may show registrations line by line and is therefore for the coordinator, never for outside.
public struct ComparisonReport: Sendable {
  let comparison: FigureComparison
  let limit: Int?
  let language: Language
  let print: FigurePrinter
  let rows: ChangedFactRows
  let isRegisterKnown: Bool

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

  func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }

  // MARK: Page

  /// The comparison as a page.
  public var page: Page {
    let changed = print.number.counted(
      comparison.changes.count, say("cijfer verschilt", "figure differs"), say("cijfers verschillen", "figures differ"))
    let equal = print.number.integer(comparison.equalCount)
    let verb = comparison.equalCount == 1 ? say("is", "is") : say("zijn", "are")
    var sections: [Section] = []
    if comparison.isEqual {
      sections.append(
        Section(
          id: "verschillen", title: say("Verschillen", "Differences"),
          blocks: [
            .paragraph(
              RichText(
                comparison.equalCount == 1
                  ? say("Het enige cijfer is gelijk.", "The only figure is equal.")
                  : say("Alle \(equal) cijfers zijn gelijk.", "All \(equal) figures are equal.")))
          ] + reloads))
    } else {
      let shown = shownChanges
      var blocks: [Block] = [
        .paragraph(
          RichText(
            say(
              "\(changed), \(equal) \(verb) gelijk.", "\(changed), \(equal) \(verb) equal.")))
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
      if let shared = sharedCauses { blocks.append(.paragraph(RichText(shared))) }
      sections.append(
        Section(
          id: "verschillen", title: say("Cijfers die verschillen", "Figures that differ"),
          blocks: blocks + [.table(table(of: shown, isPage: true))]))
      if !comparison.facts.isEmpty || !comparison.reloads.isEmpty { sections.append(facts(behind: shown)) }
    }
    return Page(
      language: language.ofDocuments, title: say("Vergelijking", "Comparison"),
      subtitle: "\(comparison.old.name) → \(comparison.new.name)",
      facts: [
        Definition(say("Eerst", "First"), RichText(state(comparison.old))),
        Definition(say("Daarna", "Then"), RichText(state(comparison.new))),
      ], sections: sections, colophon: isRegisterKnown ? [] : [RichText(unknown)])
  }

  /// What makes every figure differ, said once before the table.
  private var sharedCauses: String? {
    let (old, new) = (comparison.old, comparison.new)
    if old.period != new.period {
      return say(
        "Elk cijfer gaat over een andere periode of is geteld tot een andere dag; dat staat er niet telkens bij.",
        "Every figure is about another period or counted up to another day; that is not said each time.")
    }
    guard old.day != new.day else { return nil }
    return say(
      "Elk cijfer is geteld tot een andere dag; dat staat er niet telkens bij.",
      "Every figure is counted up to another day; that is not said each time.")
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

  // MARK: Table

  /// The figures that differ, one to a row.
  public var table: Table { table(of: comparison.changes, isPage: false) }

  private func table(of changes: [FigureComparison.Change], isPage: Bool) -> Table {
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
      ], rows: changes.map { row($0, isPage: isPage) })
  }

  private func row(_ change: FigureComparison.Change, isPage: Bool) -> Row {
    func integer(_ number: Int?) -> Cell { number.map { .integer($0, print.number.integer($0)) } ?? .empty }
    return Row([
      isPage ? Cell(shortID(change), .text(id(change))) : .text(id(change)),
      .text(change.figure?.title[language] ?? ""), .text(value(change.old)),
      .text(value(change.new)), integer(change.old?.numerator), integer(change.old?.denominator),
      integer(change.new?.numerator), integer(change.new?.denominator),
      .text(change.old?.verdictText(language) ?? ""), .text(change.new?.verdictText(language) ?? ""),
      .text(why(change, isPage: isPage)),
      .text(change.facts.map { rows.place(comparison.facts[$0]) }.joined(separator: "; ")),
    ])
  }

  /// One id, or both where the periods differ.
  private func id(_ change: FigureComparison.Change) -> String {
    guard let old = change.old, let new = change.new, old.id != new.id else { return change.figure?.id.text ?? "" }
    return "\(old.id.text) → \(new.id.text)"
  }

  /// The same for a reader, the other period behind the first: `hours/total/2025-12 → 2026-01`.
  private func shortID(_ change: FigureComparison.Change) -> String {
    guard let old = change.old, let new = change.new, old.id != new.id, old.id.indicator == new.id.indicator,
      old.id.scope == new.id.scope
    else { return id(change) }
    return "\(old.id.text) → \(new.id.period)"
  }

  func value(_ figure: Figure?) -> String {
    figure.map(print.text) ?? say("bestond niet", "did not exist")
  }

  /// What else than the value differs, and why.
  private func why(_ change: FigureComparison.Change, isPage: Bool) -> String {
    var parts: [String] = []
    if let old = change.old, let new = change.new, old.verdict != new.verdict {
      parts.append("\(old.verdictText(language)) → \(new.verdictText(language))")
    }
    let kinds = Dictionary(grouping: change.facts) { comparison.facts[$0].kind }
    for kind in ChangedFact.Kind.allCases {
      guard let facts = kinds[kind] else { continue }
      let noun = facts.count == 1 ? say("feit", "fact") : say("feiten", "facts")
      let words = kind == .gone ? gone(facts) : kind.label[language]
      parts.append("\(print.number.integer(facts.count)) \(noun) \(words)")
    }
    // On the page what holds for every figure is said once.
    let causes = isPage ? change.causes.filter { ![.period, .day].contains($0) } : change.causes
    parts += causes.map(text)
    if parts.isEmpty, change.causes.isEmpty {
      parts.append(
        isRegisterKnown
          ? say("geen feit gevonden dat dit verklaart", "no fact found that explains it")
          : say("feiten niet bekeken", "facts not looked at"))
    }
    return parts.joined(separator: "; ")
  }

  /// From which lists facts disappeared.
  private func gone(_ facts: [Int]) -> String {
    let batches = Set(facts.map { comparison.facts[$0].batch }).sorted().map(String.init).joined(separator: ", ")
    return say("verdwenen uit de lijst van invoer \(batches)", "gone from the list of batch \(batches)")
  }

  private func text(_ merge: MergeChange) -> String {
    let (from, into) = (merge.from.digits, merge.into.digits)
    let reason = merge.reason.map { ": \($0)" } ?? ""
    return merge.isUndone
      ? say(
        "\(from) staat weer los van \(into), samengevoegd in invoer \(merge.batch)\(reason)",
        "\(from) stands apart from \(into) again, merged in batch \(merge.batch)\(reason)")
      : say(
        "\(from) samengevoegd met \(into), invoer \(merge.batch)\(reason)",
        "\(from) merged with \(into), batch \(merge.batch)\(reason)")
  }

  private func text(_ cause: FigureComparison.Cause) -> String {
    switch cause {
    case .period: say("andere periode", "another period")
    case .day: say("geteld tot een andere dag", "counted up to another day")
    case .parameter(let name, let old, let new):
      "\(name): \(old?[language] ?? say("geen", "none")) → \(new?[language] ?? say("geen", "none"))"
    case .plan: say("het plan veranderde", "the plan changed")
    case .calendar: say("de schoolkalender veranderde", "the school calendar changed")
    case .merge(let merge): text(merge)
    case .teams: say("begeleiders veranderden van team", "advisers changed teams")
    case .version: say("andere versie van het programma", "another version of the program")
    }
  }
}
