import GuidanceKit
import Register

/// The means indicators: advisers trained in both EEF guides, and involved leaders and board members with a comparable
/// training.
///
/// - Source: POV plan 2025-2030, means indicators of 2025-2026.
public struct TrainingIndicator {
  private let input: IndicatorInput
  private let frameworks: [String: Set<TrainingFramework>]

  /// Takes the trainings followed by the day.
  public init(_ input: IndicatorInput) {
    self.input = input
    frameworks = Dictionary(
      grouping: input.records.trainings.filter { $0.date <= input.day }, by: \.person
    ).mapValues { Set($0.map(\.framework)) }
  }

  /// The figures `training/…`.
  public var figures: [Figure] {
    [advisers]
      + roster(
        "leaders-board-members", [.leader, .boardMember],
        Label("leiders en bestuursleden", "leaders and board members"))
      + roster("leaders", [.leader], Label("leiders", "leaders"))
      + roster("board-members", [.boardMember], Label("bestuursleden", "board members"))
  }

  private func hasBothGuides(_ person: String) -> Bool {
    frameworks[person]?.isSuperset(of: [.professionalDevelopment, .implementation]) == true
  }

  private func isTrained(_ person: String) -> Bool {
    hasBothGuides(person) || frameworks[person]?.contains(.comparable) == true
  }

  private var advisers: Figure {
    let people = input.records.advisers.filter { $0.role == .adviser && $0.validity.contains(input.day) }.map(\.code)
    let trained = people.count(where: hasBothGuides)
    return figure(
      "advisers",
      Label("Begeleiders opgeleid in beide EEF-leidraden", "Advisers trained in both EEF guides"),
      trained, of: people.count,
      Label(
        "begeleiders in dienst op de dag die beide leidraden volgden, gedeeld door begeleiders in dienst",
        "advisers in service on the day who followed both guides, divided by advisers in service"),
      queries: [
        // Found by function, not by code: a figure names no person.
        .records(RecordSelection(.adviser, marks: [AdviserRole.adviser.code])),
        .records(RecordSelection(.training, through: input.day)),
      ])
  }

  /// Those involved on the roster; without a roster a count of those trained, and no percentage.
  private func roster(_ part: String, _ roles: [RosterRole], _ name: Label) -> [Figure] {
    let title = Label(
      "Betrokken \(name.dutch) met een vergelijkbare opleiding",
      "Involved \(name.english) with a comparable training")
    let known = input.records.roster.filter { roles.contains($0.role) && $0.validity.contains(input.day) }
    let involved = known.filter { $0.isInvolved == true }
    let people = Set(involved.map(\.person))
    let formula = Label(
      "personen op het rooster, betrokken op de dag, die beide leidraden of een vergelijkbare opleiding volgden, gedeeld "
        + "door personen op het rooster die betrokken zijn",
      "people on the roster, involved on the day, who followed both guides or a comparable training, divided by people on "
        + "the roster who are involved")
    guard people.isEmpty else {
      let unsaid = Set(known.filter { $0.isInvolved == nil }.map(\.person)).count
      return [
        figure(
          part, title, people.count(where: isTrained), of: people.count, formula,
          queries: [
            .records(RecordSelection(.roster, marks: roles.map(\.code))),
            .records(RecordSelection(.training, through: input.day)),
          ], unsaid: unsaid)
      ]
    }
    // Without a roster nobody knows who leads and who sits on a board: one count for both.
    guard roles.count > 1 else { return [] }
    let advisers = Set(input.records.advisers.map(\.code))
    let trained = frameworks.keys.count { !advisers.contains($0) && isTrained($0) }
    let isEmpty = known.isEmpty
    return [
      Figure(
        id: FigureID("training", [part], input.schoolYear.iso), title: title, kind: .count, numerator: trained,
        unit: .people,
        verdict: .noVerdict(
          isEmpty
            ? Label("er is geen rooster: een aantal, geen percentage", "there is no roster: a count, no percentage")
            : Label(
              "op het rooster staat niemand als betrokken: een aantal, geen percentage",
              "nobody on the roster is marked as involved: a count, no percentage")),
        n: trained,
        evidence: Evidence(
          formula: Label(
            "personen, geen begeleiders, die beide leidraden of een vergelijkbare opleiding volgden",
            "people, not advisers, who followed both guides or a comparable training"),
          parameters: input.parameters(["means_target", "means_due"]),
          queries: [.records(RecordSelection(.training, through: input.day))]))
    ]
  }

  private func figure(
    _ part: String, _ title: Label, _ trained: Int, of people: Int, _ formula: Label, queries: [EvidenceQuery],
    unsaid: Int = 0
  ) -> Figure {
    let target = input.plan.norms.meansTarget
    // Nobody trained and no sheet of trainings are two things.
    let isKnown = people > 0 && !input.records.trainings.isEmpty
    let counts = [EvidenceCount(.done, trained, .people), EvidenceCount(.inScope, people, .people)]
    return Figure(
      id: FigureID("training", [part], input.schoolYear.iso), title: title, kind: .share,
      numerator: isKnown ? trained : nil, denominator: isKnown ? people : nil, unit: .people, norm: .percent(target),
      verdict: isKnown ? verdict(Share(trained, of: people), target.value) : .noData, n: people,
      evidence: Evidence(
        formula: formula, parameters: input.parameters(["means_target", "means_due"]),
        counts: unsaid > 0 ? counts + [EvidenceCount(.unsaid, unsaid, .people)] : counts, queries: queries
      ).noting(
        unsaid > 0
          ? Label(
            "van \(unsaid) personen op het rooster is niet gezegd of ze betrokken zijn; zij tellen niet mee",
            "of \(unsaid) people on the roster it is not said whether they are involved; they do not count")
          : nil))
  }

  private func verdict(_ share: Share?, _ target: Int) -> Figure.Verdict {
    guard let share else { return .noData }
    if share.reaches(percent: target) { return .met }
    guard let due = input.plan.norms.meansDue.value else {
      return .noVerdict(
        Label("means_due is nergens vastgelegd", "means_due is not laid down anywhere"))
    }
    return input.day < due ? .running(until: due) : .notMet
  }
}
