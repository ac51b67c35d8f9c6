import GuidanceKit
import Register

/// What was chosen to be evaluated this school year, against what was surveyed.
struct SurveyChoices {
  private let input: IndicatorInput
  private let results: [SurveyResult]

  init(_ input: IndicatorInput, _ results: [SurveyResult]) {
    self.input = input
    self.results = results
  }

  /// The figures `edbi-selected/short/…` and `edbi-selected/long/…`.
  var figures: [Figure] { SurveyKind.allCases.compactMap(figure) }

  private struct Choice: Hashable {
    var subject: EvaluationSubject
    var destination: String?
  }

  private func figure(_ form: SurveyKind) -> Figure? {
    let own = results.filter { $0.survey.form == form }
    let records = input.records.choices.filter {
      $0.schoolYear == input.schoolYear && SurveyChoices.form($0.subject) == form
    }
    // A survey that says why it was chosen is a choice itself.
    let motivated = own.filter { $0.survey.chosenBecause != nil }
    let chosen = Set(
      records.map { Choice(subject: $0.subject, destination: $0.destination) }
        + motivated.map { Choice(subject: $0.survey.subject, destination: $0.survey.destination) })
    guard !chosen.isEmpty || !own.isEmpty else { return nil }
    func isSurveyed(_ choice: Choice) -> Bool {
      own.contains { result in
        !result.responses.isEmpty && result.survey.subject == choice.subject
          && (choice.destination == nil || result.survey.destination == choice.destination)
      }
    }
    let open = chosen.filter { !isSurveyed($0) }.map { choice in
      [choice.subject.code, choice.destination].compactMap(\.self).joined(separator: " ")
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let withReason = records.filter { $0.reason != nil }.map {
      Choice(subject: $0.subject, destination: $0.destination)
    }
    let reasons = Set(
      withReason + motivated.map { Choice(subject: $0.survey.subject, destination: $0.survey.destination) })
    let part = form == .short ? "short" : "long"
    return Figure(
      id: FigureID("edbi-selected", [part], input.schoolYear.iso),
      title: Label(
        "Gekozen en bevraagd, EDBI \(form.label.dutch)", "Chosen and surveyed, EDBI \(form.label.english)"),
      kind: .share, numerator: chosen.isEmpty ? nil : chosen.count - open.count,
      denominator: chosen.isEmpty ? nil : chosen.count, unit: .items,
      verdict: chosen.isEmpty ? .noVerdict(Label("er is geen keuze vastgelegd", "no choice is laid down")) : .noNorm,
      n: own.count,
      evidence: Evidence(
        formula: Label(
          "initiatieven of trajecten gekozen voor het schooljaar waarover een bevraging met antwoorden is, gedeeld door "
            + "alle gekozen",
          "initiatives or trajectories chosen for the school year about which there is a survey with responses, divided "
            + "by all chosen"),
        counts: [
          EvidenceCount(.surveysChosen, chosen.count), EvidenceCount(.surveysMotivated, reasons.count),
          EvidenceCount(.surveysHeld, own.count { !$0.responses.isEmpty }, .surveys),
          EvidenceCount(.surveysProcessed, own.count { $0.isProcessed }, .surveys),
        ],
        queries: [
          .records(
            RecordSelection(
              .surveyChoice, of: Set(records.map(\.subject.code)).sorted(), marks: [input.schoolYear.iso])),
          .records(RecordSelection(.survey, of: own.map(\.survey.code))),
        ]
      ).noting(
        open.isEmpty
          ? nil
          : Label(
            "gekozen en nog niet bevraagd: \(open.joined(separator: ", "))",
            "chosen and not surveyed yet: \(open.joined(separator: ", "))")))
  }

  /// Initiatives are evaluated straight after the session, trajectories at the end of the school year.
  private static func form(_ subject: EvaluationSubject) -> SurveyKind {
    switch subject {
    case .initiative: .short
    case .trajectory: .long
    }
  }
}
