import GuidanceKit
import Register

/// What projects achieved beside reach: countable results, milestones, budget, extensions.
///
/// Rounds are never added up.
/// - Source: Leerpunt, begeleidingsprojecten brede basiszorg en verhoogde zorg.
public struct ProjectProgressIndicator {
  private let input: IndicatorInput

  /// Prepares the indicator.
  public init(_ input: IndicatorInput) {
    self.input = input
  }

  private struct Key: Hashable, Comparable {
    var project: String
    var round: Int

    static func < (one: Key, other: Key) -> Bool {
      one.project == other.project
        ? one.round < other.round : one.project.utf8.lexicographicallyPrecedes(other.project.utf8)
    }
  }

  /// The figures `project-results/…`, `project-milestones/…`, `project-budget/…`, `project-extensions/…` and
  /// `project/count/…`.
  public var figures: [Figure] { results + milestones + budgets + extensions + counts }

  // MARK: Results

  private var results: [Figure] {
    let rows = Dictionary(grouping: input.records.results) { Key(project: $0.project, round: $0.round) }
    let rounds = Dictionary(grouping: input.records.results, by: \.round).sorted { $0.key < $1.key }
    return rows.sorted { $0.key < $1.key }.flatMap { key, rows in
      [achieved(key.project, key.round, rows)] + single(key, rows)
    } + rounds.map { round, rows in achieved(nil, round, rows) }
  }

  /// Whether as many were achieved as expected; `nil` when nothing was expected or nothing is known.
  private func isAchieved(_ result: ProjectResult) -> Bool? {
    guard let least = result.expected?.least ?? result.expected?.most, let achieved = result.achieved else {
      return nil
    }
    return achieved >= least
  }

  private func achieved(_ project: String?, _ round: Int, _ rows: [ProjectResult]) -> Figure {
    let expected = rows.filter { $0.expected != nil }
    let done = expected.count { isAchieved($0) == true }
    let unsaid = expected.count { $0.achieved == nil }
    let isKnown = !expected.isEmpty && unsaid < expected.count
    return Figure(
      id: FigureID("project-results", [project.map(FigureID.part) ?? "total"], "round-\(round)"),
      title: title(Label("Telbare resultaten bereikt", "Countable results achieved"), project, round), kind: .share,
      numerator: isKnown ? done : nil, denominator: isKnown ? expected.count : nil, unit: .items,
      verdict: isKnown ? .noNorm : .noData, n: rows.count,
      evidence: Evidence(
        formula: Label(
          "resultaten waarvan het bereikte aantal minstens het verwachte is, gedeeld door resultaten met een verwacht aantal",
          "results of which the number achieved is at least the number expected, divided by results with a number expected"
        ),
        counts: [
          EvidenceCount(.done, done), EvidenceCount(.inScope, expected.count), EvidenceCount(.unsaid, unsaid),
          EvidenceCount(.rows, rows.count),
        ], queries: [selection(.projectResult, project, round)]))
  }

  /// One figure per result, in the order of their names.
  private func single(_ key: Key, _ rows: [ProjectResult]) -> [Figure] {
    let sorted = rows.sorted { $0.result.utf8.lexicographicallyPrecedes($1.result.utf8) }
    return sorted.enumerated().map { index, row in
      let norm: Figure.Norm? = row.expected.flatMap { expected in
        let source = Label("verwacht volgens het project", "expected by the project")
        if let least = expected.least { return Figure.Norm(.atLeast, least, .items, source: source) }
        return expected.most.map { Figure.Norm(.atLeast, $0, .items, source: source) }
      }
      let end = ProjectRound(row.round)?.schoolYear?.last
      let verdict: Figure.Verdict =
        switch isAchieved(row) {
        case true?: .met
        case false?: end.map { input.day < $0 ? .running(until: $0) : .notMet } ?? .notMet
        case nil: row.achieved == nil ? .noData : .noNorm
        }
      return Figure(
        id: FigureID("project-results", [FigureID.part(key.project), "\(index + 1)"], "round-\(key.round)"),
        title: title(Label(row.result, row.result), key.project, key.round), kind: .count, numerator: row.achieved,
        unit: .items, norm: norm, verdict: verdict, n: 1,
        evidence: Evidence(
          formula: Label("bereikt aantal, tegenover het verwachte", "number achieved, against the number expected"),
          queries: [selection(.projectResult, key.project, key.round)]))
    }
  }

  // MARK: Milestones

  private var milestones: [Figure] {
    let rows = Dictionary(grouping: input.records.milestones) { Key(project: $0.project, round: $0.round) }
    let rounds = Dictionary(grouping: input.records.milestones, by: \.round).sorted { $0.key < $1.key }
    return rows.sorted { $0.key < $1.key }.map { milestones($0.project, $0.round, $1) }
      + rounds.map { milestones(nil, $0, $1) }
  }

  /// Late is: due by now and not done, or done after the day it was due.
  private func milestones(_ project: String?, _ round: Int, _ rows: [ProjectMilestone]) -> Figure {
    let due = rows.filter { $0.due.last <= input.day }
    func isDone(_ row: ProjectMilestone) -> Bool { row.doneOn.map { $0 <= input.day } ?? false }
    let open = due.filter { !isDone($0) }.sorted {
      ($0.due.last, $0.milestone) < ($1.due.last, $1.milestone)
    }
    let doneLate = due.count { row in isDone(row) && row.doneOn.map { $0 > row.due.last } == true }
    func names(_ language: Language) -> String {
      open.map { "\($0.milestone) (\(NumberText(language).due($0.due)))" }.joined(separator: "; ")
    }
    return Figure(
      id: FigureID("project-milestones", [project.map(FigureID.part) ?? "total"], "round-\(round)"),
      title: title(Label("Mijlpalen gehaald", "Milestones reached"), project, round), kind: .share,
      numerator: due.isEmpty ? nil : due.count - open.count, denominator: due.isEmpty ? nil : due.count, unit: .items,
      verdict: due.isEmpty ? .noData : open.isEmpty ? .met : .notMet, n: rows.count,
      evidence: Evidence(
        formula: Label(
          "mijlpalen die klaar zijn, gedeeld door mijlpalen waarvan de dag voorbij is",
          "milestones that are done, divided by milestones whose day has passed"),
        counts: [
          EvidenceCount(.due, due.count), EvidenceCount(.done, due.count - open.count),
          EvidenceCount(.late, open.count + doneLate), EvidenceCount(.inScope, rows.count),
        ], queries: [selection(.projectMilestone, project, round)]
      ).noting(open.isEmpty ? nil : Label("te laat: \(names(.dutch))", "late: \(names(.english))")))
  }

  // MARK: Budget and extensions

  private var budgets: [Figure] {
    struct Line: Hashable {
      var project: String?
      var round: Int?
    }
    return Dictionary(grouping: input.records.budgets) { Line(project: $0.project, round: $0.round) }
      .sorted { ($0.key.project ?? "", $0.key.round ?? 0) < ($1.key.project ?? "", $1.key.round ?? 0) }
      .map { line, rows in
        let cents = rows.reduce(0) { $0 + $1.cents }
        return Figure(
          id: FigureID(
            "project-budget", [line.project.map(FigureID.part) ?? "programme"],
            line.round.map { "round-\($0)" } ?? "all-rounds"),
          title: line.round.map { title(Label("Budget", "Budget"), line.project, $0) }
            ?? Label(
              "Budget, \(name(line.project).dutch), alle rondes", "Budget, \(name(line.project).english), all rounds"),
          kind: .euro, numerator: cents, unit: .cents, n: rows.count,
          evidence: Evidence(
            formula: Label("som van de budgetlijnen", "sum of the budget lines"),
            counts: [EvidenceCount(.rows, rows.count)],
            queries: [
              .records(
                RecordSelection(
                  .projectBudget, of: [line.project ?? "programma"], marks: [line.round.map(String.init) ?? "alle"]))
            ]))
      }
  }

  private var extensions: [Figure] {
    Dictionary(grouping: input.projects, by: \.round).sorted { $0.key < $1.key }.compactMap { round, rows in
      let said = rows.filter { $0.isExtension != nil }
      guard !said.isEmpty else { return nil }
      let extended = said.filter { $0.isExtension == true }
      return Figure(
        id: FigureID("project-extensions", ["total"], "round-\(round)"),
        title: title(Label("Verlengde projecten", "Projects extended"), nil, round), kind: .share,
        numerator: extended.count, denominator: said.count, unit: .items, n: rows.count,
        evidence: Evidence(
          formula: Label(
            "projecten die in deze ronde een eerdere verlengen, gedeeld door projecten waarvan dat gezegd is",
            "projects that extend an earlier round in this one, divided by projects of which that is said"),
          counts: [
            EvidenceCount(.done, extended.count), EvidenceCount(.inScope, said.count),
            EvidenceCount(.unsaid, rows.count - said.count),
          ], queries: [selection(.project, nil, round)]))
    }
  }

  /// How many projects a round has, and how many of those are new or extended, as documents state it.
  private var counts: [Figure] {
    Dictionary(grouping: input.projects, by: \.round).sorted { $0.key < $1.key }.flatMap { round, rows -> [Figure] in
      func count(_ part: [String], _ name: Label, _ value: Int, unsaid: Int) -> Figure {
        Figure(
          id: FigureID("project", ["count"] + part, "round-\(round)"), title: title(name, nil, round), kind: .count,
          numerator: value, unit: .items, n: rows.count,
          evidence: Evidence(
            formula: Label("projecten van de ronde", "projects of the round"),
            counts: unsaid > 0 ? [EvidenceCount(.unsaid, unsaid)] : [],
            queries: [selection(.project, nil, round)]))
      }
      let unsaid = rows.count { $0.isExtension == nil }
      let whole = count([], Label("Projecten", "Projects"), rows.count, unsaid: 0)
      guard unsaid < rows.count else { return [whole] }
      return [
        whole,
        count(
          ["new"], Label("Nieuwe projecten", "New projects"), rows.count { $0.isExtension == false }, unsaid: unsaid),
        count(
          ["extension"], Label("Verlengingen", "Extensions"), rows.count { $0.isExtension == true }, unsaid: unsaid),
      ]
    }
  }

  // MARK: Parts

  private func selection(_ kind: RecordKind, _ project: String?, _ round: Int) -> EvidenceQuery {
    .records(RecordSelection(kind, of: project.map { [$0] }, marks: ["\(round)"]))
  }

  private func name(_ project: String?) -> Label {
    guard let project else { return Label("alle projecten", "all projects") }
    let name = input.projects.first { $0.id == project && $0.name != nil }?.name ?? project
    return Label(name, name)
  }

  private func title(_ what: Label, _ project: String?, _ round: Int) -> Label {
    let name = name(project)
    return Label(
      "\(what.dutch), \(name.dutch), ronde \(round)", "\(what.english), \(name.english), round \(round)")
  }
}
