import GuidanceKit
import Register

/// The evaluation of the VIV pilot: pilot schools against other schools, on items about behaviour only.
///
/// - Source: POV plan 2025-2030, VIV; rules of the pilot evaluation.
public struct PilotIndicator {
  private let input: IndicatorInput
  private let results: [SurveyResult]

  /// Prepares the comparison of the surveys of the school year.
  public init(_ input: IndicatorInput, surveys: SurveyIndicator) {
    self.input = input
    results = surveys.results.filter(\.isProcessed)
  }

  /// The comparisons, one for each item that the norms name as one about behaviour.
  public var comparisons: [PilotComparison] { answered.map(\.comparison) }

  /// The figures `viv-pilot/…`.
  public var figures: [Figure] {
    guard input.plan.norms.edbiBehaviourItems.value?.isEmpty == false else {
      let hasPilot = input.organisations.contains { isPilot($0) }
      return hasPilot || !input.records.vivs.isEmpty ? [withoutItems] : []
    }
    return answered.flatMap(figures)
  }

  private struct Answered {
    var item: SurveyItem
    var comparison: PilotComparison
    var pilotPeople: Int
    var otherPeople: Int
    var surveys: [String]
  }

  private var answered: [Answered] {
    let wanted = input.plan.norms.edbiBehaviourItems.value ?? []
    let types = Dictionary(input.organisations.map { ($0.number, $0) }) { first, _ in first }
    return SurveyItem.table(wanted).values.sorted { $0.part.utf8.lexicographicallyPrecedes($1.part.utf8) }.map { item in
      var tallies: [InstitutionNumber: SurveyTally] = [:]
      var surveys: Set<String> = []
      for result in results {
        for response in result.responses {
          guard let number = response.organisation?.number, types[number]?.type.isSchool == true else { continue }
          for answer in response.answers where answer.item == item.code {
            var tally = SurveyTally()
            tally.people = tally.count(answer.value, on: result.scale) ? 1 : 0
            tallies[number, default: SurveyTally()].add(tally)
            surveys.insert(result.survey.code)
          }
        }
      }
      let schools = tallies.sorted { $0.key < $1.key }.filter { $0.value.score != nil }
      let pilot = schools.filter { types[$0.key].map(isPilot) == true }.map(\.value)
      let others = schools.filter { types[$0.key].map(isPilot) != true }.map(\.value)
      return Answered(
        item: item,
        comparison: PilotComparison(
          question: item.label, pilot: pilot.compactMap(\.score), others: others.compactMap(\.score),
          leastSchools: input.plan.norms.minSchools.value),
        pilotPeople: pilot.reduce(0) { $0 + $1.people }, otherPeople: others.reduce(0) { $0 + $1.people },
        surveys: surveys.sorted())
    }
  }

  /// Whether a school was a pilot school on any day of the school year up to the day.
  private func isPilot(_ organisation: Organisation) -> Bool {
    organisation.qualifiers.contains {
      $0.qualifier == .vivPilot && $0.validity.overlaps(input.schoolYear.first, input.day)
    }
  }

  private func figures(_ answered: Answered) -> [Figure] {
    let comparison = answered.comparison
    let queries: [EvidenceQuery] = [.records(RecordSelection(.surveyResponse, of: answered.surveys))]
    let parameters = input.parameters([
      "edbi_behaviour_items", "edbi_scale", "min_schools", "min_respondents", "min_cell",
    ])
    let least = input.plan.norms.minCell.value
    let isHidden = [answered.pilotPeople, answered.otherPeople].contains { 0 < $0 && $0 < least }
    func figure(_ part: String, _ name: Label, _ value: Rational?, n: Int, _ evidence: Evidence) -> Figure {
      Figure(
        id: FigureID("viv-pilot", [part, answered.item.part], input.schoolYear.iso),
        title: Label(
          "VIV-piloot, \(answered.item.label.dutch), \(name.dutch)",
          "VIV pilot, \(answered.item.label.english), \(name.english)"), kind: .share,
        numerator: isHidden ? nil : value?.numerator, denominator: isHidden ? nil : value?.denominator,
        unit: .schools, verdict: value == nil ? .noData : .noNorm, n: isHidden ? nil : n, suppressed: isHidden,
        evidence: isHidden ? Evidence(formula: evidence.formula, parameters: parameters) : evidence)
    }
    func mean(_ part: String, _ name: Label, _ shares: [Share]) -> Figure {
      figure(
        part, name, PilotComparison.mean(shares), n: shares.count,
        Evidence(
          formula: Label(
            "gemiddelde over de scholen van het deel (helemaal) eens; elke school telt één keer",
            "mean over the schools of the share that agrees; each school counts once"),
          parameters: parameters, queries: queries))
    }
    var difference = figure(
      "difference", Label("verschil", "difference"), comparison.test?.difference,
      n: comparison.pilotSchools + comparison.otherSchools,
      Evidence(
        formula: Label(
          "gemiddelde van de pilootscholen min dat van de andere scholen; marge: wat de exacte permutatietoets op 2,5 % aan "
            + "elke kant niet verwerpt",
          "mean of the pilot schools minus that of the other schools; range: what the exact permutation test does not "
            + "reject at 2.5% on either side"),
        parameters: parameters, counts: counts(comparison), queries: queries
      ).noting(comparison.sentence))
    difference.unit = .points
    if !isHidden, case .tested = comparison.conclusion { difference.range = comparison.test?.interval }
    if comparison.conclusion == .descriptive, difference.numerator != nil {
      difference.verdict = .noVerdict(
        Label(
          "minder dan \(input.plan.norms.minSchools.value) scholen in een groep: alleen beschrijvend",
          "fewer than \(input.plan.norms.minSchools.value) schools in a group: descriptive only"))
    }
    return [
      mean("pilot", Label("pilootscholen", "pilot schools"), comparison.pilot),
      mean("others", Label("andere scholen", "other schools"), comparison.others), difference,
    ]
  }

  private func counts(_ comparison: PilotComparison) -> [EvidenceCount] {
    let schools = [
      EvidenceCount(.firstSchools, comparison.pilotSchools, .schools),
      EvidenceCount(.secondSchools, comparison.otherSchools, .schools),
    ]
    guard let test = comparison.test, case .tested = comparison.conclusion else { return schools }
    return schools + [
      EvidenceCount(.ways, test.pValue.numerator), EvidenceCount(.splits, test.pValue.denominator),
    ]
  }

  private var withoutItems: Figure {
    Figure(
      id: FigureID("viv-pilot", ["difference"], input.schoolYear.iso),
      title: Label("VIV-piloot, verschil in gedrag", "VIV pilot, difference in behaviour"), kind: .share,
      numerator: nil, unit: .points,
      verdict: .notComputable(
        Label(
          "er is geen item over gedrag gepland (edbi_behaviour_items); de standaardvragen meten intentie",
          "no item about behaviour is planned (edbi_behaviour_items); the standard questions measure intention")),
      evidence: Evidence(
        formula: Label(
          "gemiddelde van de pilootscholen min dat van de andere scholen, op items over gedrag",
          "mean of the pilot schools minus that of the other schools, on items about behaviour"),
        parameters: input.parameters(["edbi_behaviour_items", "min_schools"]),
        queries: [.records(RecordSelection(.survey))]))
  }
}
