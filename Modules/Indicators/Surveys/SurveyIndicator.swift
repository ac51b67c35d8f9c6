import GuidanceKit
import Register

/// The effect of guidance as those guided say it: scores, response, zones and comparisons.
///
/// - Source: EDBI; POV plan 2025-2030 for the norms.
public struct SurveyIndicator {
  /// The surveys collected in the school year up to the day, in the order of their codes.
  public let results: [SurveyResult]

  private let input: IndicatorInput
  private let tables: SurveyTables

  /// Judges the surveys and counts the answers of those that are processed.
  public init(_ input: IndicatorInput) {
    self.input = input
    let responses = Dictionary(grouping: input.records.responses, by: \.survey)
    results = input.records.surveys
      .filter { input.schoolYear.contains($0.collectedOn) && $0.collectedOn <= input.day }
      .sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
      .map {
        SurveyResult(
          $0, responses: responses[$0.code] ?? [], headCounts: input.records.headCounts, norms: input.plan.norms)
      }
    tables = SurveyTables(
      results.filter(\.isProcessed), least: input.plan.norms.minCell.value,
      isOutside: input.request.audience.isOutside)
  }

  /// The figures `edbi/…`, `edbi-short/…`, `edbi-long/…` and `edbi-selected/…`.
  public var figures: [Figure] {
    results.flatMap(standing) + scores + comparisons + motivations + openQuestions
      + SurveyChoices(input, results).figures
  }

  // MARK: Response

  private func standing(of result: SurveyResult) -> [Figure] {
    let code = result.survey.code
    let queries: [EvidenceQuery] = [
      .records(RecordSelection(.survey, of: [code])), .records(RecordSelection(.surveyResponse, of: [code])),
    ]
    let norms = input.plan.norms
    let count = result.responses.count
    let note: Label? =
      switch result.standing {
      case .judged: nil
      case .unjudged(let reason), .notProcessed(let reason): reason
      }
    let respondents = Figure(
      id: FigureID("edbi", [FigureID.part(code)], "respondents"),
      title: Label("Deelnemers, bevraging \(code)", "Respondents, survey \(code)"), kind: .count, numerator: count,
      unit: .people,
      norm: Figure.Norm(
        .atLeast, norms.minRespondents.value, .people, source: norms.minRespondents.source.label),
      verdict: count >= norms.minRespondents.value ? .met : .notMet, n: count,
      evidence: Evidence(
        formula: Label("deelnemers met minstens één antwoord", "respondents with at least one answer"),
        parameters: input.parameters(["min_respondents"]), counts: [EvidenceCount(.respondents, count, .people)],
        queries: queries
      ).noting(note))
    return [respondents, response(of: result, queries, note)]
  }

  private func response(of result: SurveyResult, _ queries: [EvidenceQuery], _ note: Label?) -> Figure {
    let code = result.survey.code
    let norm = input.plan.norms.minResponse
    let verdict: Figure.Verdict
    if result.invitation == .unknown {
      verdict = .noVerdict(Label("respons onbekend", "response unknown"))
    } else if let response = result.response {
      verdict =
        norm.value.map { response.reaches(percent: $0) ? .met : .notMet }
        ?? .noVerdict(SurveyResult.noLeastResponse)
    } else {
      verdict = .noData
    }
    let isComputable = result.response != nil
    return Figure(
      id: FigureID("edbi", [FigureID.part(code)], "response"),
      title: Label("Respons, bevraging \(code)", "Response, survey \(code)"), kind: .share,
      numerator: isComputable ? result.responses.count : nil,
      denominator: isComputable ? result.invitation.people : nil,
      unit: .people,
      norm: norm.value.map { Figure.Norm(.atLeast, $0, .percent, source: norm.source.label) }, verdict: verdict,
      n: result.responses.count,
      evidence: Evidence(
        formula: Label(
          "deelnemers gedeeld door uitgenodigden; zonder dat aantal: door de aanwezigen van de sessie",
          "respondents divided by those invited; without that number: by those present at the session"),
        parameters: input.parameters(["min_response", "min_respondents"]),
        counts: [EvidenceCount(.respondents, result.responses.count, .people)]
          + (result.invitation.people.map { [EvidenceCount(.invited, $0, .people)] } ?? []),
        queries: queries
      ).noting(note))
  }

  // MARK: Scores

  private var scores: [Figure] {
    tables.cells.map { cell, tally, isHidden in
      let surveys = tables.surveys(in: cell.range)
      let verdict = verdict(of: cell.part, tally.score, surveys)
      return figure(
        cell.range, cell.group, last: cell.part.id, title: title(cell.range, cell.group, cell.part.label),
        isHidden: isHidden, surveys: surveys
      ) { figure in
        figure.numerator = tally.score?.numerator
        figure.denominator = tally.score?.denominator
        figure.range = tally.score.flatMap(ScoreInterval.wilson)
        figure.n = tally.people
        figure.verdict = verdict.verdict
        if cell.part.polarity == .favourable { figure.norm = .percent(input.plan.norms.edbiStrong) }
        figure.evidence.formula = Label(
          "(helemaal) eens gedeeld door beantwoord, zonder blanco en niet van toepassing; marge: 95 %-interval van Wilson",
          "(strongly) agreeing divided by answered, blank and not applicable left out; range: 95% Wilson interval")
        figure.evidence.note = verdict.note
        figure.evidence.counts = [
          EvidenceCount(.agreeing, tally.agreeing, .answers), EvidenceCount(.answered, tally.answered, .answers),
          EvidenceCount(.notApplicable, tally.notApplicable, .answers),
          EvidenceCount(.outsideScale, tally.outside, .answers), EvidenceCount(.respondents, tally.people, .people),
        ]
        // The whole distribution is given for everyone only: of a group it would say what a withheld group answered.
        if cell.group == .all { figure.evidence.counts += tally.answers(on: input.plan.norms.edbiScale.value) }
        if figure.verdict == .zone(.toExamine), cell.group == .all, let count = openAnswers(.pleasedLess, surveys) {
          figure.evidence.counts.append(EvidenceCount(.lessSatisfied, count, .answers))
        }
      }
    }
  }

  /// What comes of a score: a zone only for a favourable item of surveys that may all be judged.
  private func verdict(
    of part: SurveyPart, _ score: Share?, _ surveys: [SurveyResult]
  ) -> (verdict: Figure.Verdict, note: Label?) {
    guard let score else { return (.noData, nil) }
    switch part.polarity {
    case .unfavourable:
      return (
        .noNorm,
        Label("ongunstig geformuleerd: instemming is slecht nieuws", "worded unfavourably: agreement is bad news")
      )
    case nil:
      return (.noNorm, Label("vraag van een team: er is geen norm voor", "question of a team: there is no norm for it"))
    case .favourable: break
    }
    let reasons = surveys.compactMap { survey -> Label? in
      if case .unjudged(let reason) = survey.standing { reason } else { nil }
    }
    if let reason = reasons.first {
      guard surveys.count > 1 else { return (.noVerdict(reason), nil) }
      return (
        .noVerdict(
          Label(
            "bij \(reasons.count) van \(surveys.count) bevragingen: \(reason.dutch)",
            "for \(reasons.count) of \(surveys.count) surveys: \(reason.english)")), nil
      )
    }
    let norms = input.plan.norms
    return (
      .zone(ScoreZone.zone(of: score, strongAt: norms.edbiStrong.value, examineAt: norms.edbiLow.value)), nil
    )
  }

  // MARK: Comparisons

  /// Leaders against teachers, per survey and per form.
  private var comparisons: [Figure] {
    tables.cells.compactMap { cell, leaders, isHidden in
      guard cell.group == .function(.leader),
        let teachers = tables.tally(cell.range, .function(.teacher), cell.part),
        let first = leaders.score, let second = teachers.tally.score
      else { return nil }
      let difference = first.rational.subtracting(second.rational)
      return figure(
        cell.range, .all, last: cell.part.id, prefix: ["leaders-teachers"],
        title: title(
          cell.range, .all,
          Label(
            "\(cell.part.label.dutch), leidinggevenden min leraren",
            "\(cell.part.label.english), leaders minus teachers")),
        isHidden: isHidden || teachers.isHidden, surveys: tables.surveys(in: cell.range)
      ) { figure in
        figure.numerator = difference?.numerator
        figure.denominator = difference?.denominator
        figure.unit = .points
        figure.range = ScoreInterval.newcombe(first, minus: second)
        figure.n = leaders.people + teachers.tally.people
        figure.verdict = .noNorm
        figure.evidence.formula = Label(
          "score van leidinggevenden min die van leraren; marge: 95 %-interval van Newcombe (methode 10)",
          "score of leaders minus that of teachers; range: 95% Newcombe interval (method 10)")
        figure.evidence.counts = [
          EvidenceCount(.firstAgreeing, first.numerator, .answers),
          EvidenceCount(.firstAnswered, first.denominator, .answers),
          EvidenceCount(.secondAgreeing, second.numerator, .answers),
          EvidenceCount(.secondAnswered, second.denominator, .answers),
        ]
      }
    }
  }

  /// How many take part out of interest, and how many because it was asked, of those coded.
  private var motivations: [Figure] {
    results.filter(\.isProcessed).flatMap { result -> [Figure] in
      let coded = result.responses.compactMap(\.motivation)
      guard !coded.isEmpty else { return [] }
      let counts = Motivation.allCases.map { motivation in coded.count { $0 == motivation } }
      // Two parts of one whole: where one is small, the other would give it away. So would those without a code.
      let least = input.plan.norms.minCell.value
      let isHidden = (counts + [result.responses.count - coded.count]).contains { 0 < $0 && $0 < least }
      return zip(Motivation.allCases, counts).map { motivation, count in
        figure(
          .survey(result.survey.code), .all, last: motivation.code, prefix: ["motivation"],
          title: title(
            .survey(result.survey.code), .all,
            Label("motivatie \(motivation.label.dutch)", "motivation \(motivation.label.english)")),
          isHidden: isHidden, surveys: [result]
        ) { figure in
          figure.numerator = count
          figure.denominator = coded.count
          figure.unit = .people
          figure.n = coded.count
          figure.verdict = .noNorm
          figure.evidence.formula = Label(
            "deelnemers met deze motivatie gedeeld door deelnemers van wie de motivatie gecodeerd is",
            "respondents with this motivation divided by respondents whose motivation is coded")
          figure.evidence.parameters = input.parameters(["min_cell"])
          figure.evidence.counts = [EvidenceCount(.respondents, result.responses.count, .people)]
        }
      }
    }
  }

  /// The closed items that the surveys with scores ask: those of the instrument in its order, then questions of teams.
  public var questions: [SurveyQuestion] {
    var items: Set<SurveyItem> = []
    for cell in tables.cells {
      if case .item(let item) = cell.cell.part { items.insert(item) }
    }
    let order = Dictionary(uniqueKeysWithValues: EDBIItem.allCases.enumerated().map { ($1, $0) })
    return items.sorted { one, other in
      let places = [one, other].map { $0.known.flatMap { order[$0] } ?? Int.max }
      return places[0] == places[1]
        ? one.part.utf8.lexicographicallyPrecedes(other.part.utf8) : places[0] < places[1]
    }.map { SurveyQuestion(part: $0.part, label: $0.label, item: $0.known) }
  }

  // MARK: Open questions

  /// The open answers of the surveys that are processed, per survey and question.
  public var openAnswers: [OpenAnswers] {
    results.filter(\.isProcessed).flatMap { OpenAnswers.groups(of: $0) }
  }

  private var openQuestions: [Figure] {
    openAnswers.map { group in
      figure(
        .survey(group.survey), .all, last: group.part, title: title(.survey(group.survey), .all, group.question),
        isHidden: group.answers.count < input.plan.norms.minCell.value, surveys: []
      ) { figure in
        figure.kind = .count
        figure.numerator = group.answers.count
        figure.n = group.answers.count
        figure.verdict = .noNorm
        figure.evidence.formula = Label("open antwoorden op deze vraag", "open answers to this question")
        figure.evidence.parameters = input.parameters(["min_cell"])
        figure.evidence.queries = [.records(RecordSelection(.surveyResponse, of: [group.survey]))]
      }
    }
  }

  /// The open answers to an item over surveys; `nil` where a survey has too few of them to say how many.
  private func openAnswers(_ item: EDBIItem, _ surveys: [SurveyResult]) -> Int? {
    let least = input.plan.norms.minCell.value
    let counts = surveys.map { survey in
      survey.responses.count { $0.answers.contains { $0.item == item.code } }
    }
    return counts.contains { 0 < $0 && $0 < least } ? nil : counts.reduce(0, +)
  }

  // MARK: Parts

  private func title(_ range: SurveyRange, _ group: SurveyGroup, _ what: Label) -> Label {
    let whole = range.label(input.plan)
    func text(_ language: Language) -> String {
      [whole[language], what[language], group.label?[language]].compactMap(\.self).joined(separator: ", ")
    }
    return Label(text(.dutch), text(.english))
  }

  /// A figure of a cell; one that is withheld carries no number, no interval and no way to its answers.
  private func figure(
    _ range: SurveyRange, _ group: SurveyGroup, last: String, prefix: [String] = [], title: Label, isHidden: Bool,
    surveys: [SurveyResult], _ fill: (inout Figure) -> Void
  ) -> Figure {
    let head = range.id + prefix + group.id
    let period = range.isOfYear ? input.schoolYear.iso : last
    var figure = Figure(
      id: FigureID(head[0], Array(head.dropFirst()) + (range.isOfYear ? [last] : []), period), title: title,
      kind: .share, numerator: nil, unit: .answers,
      evidence: Evidence(
        formula: Label("", ""),
        parameters: input.parameters([
          "edbi_scale", "edbi_strong", "edbi_low", "min_response", "min_respondents", "min_cell",
        ]),
        queries: [
          .records(RecordSelection(.surveyResponse, of: surveys.map(\.survey.code), marks: group.marks))
        ]))
    fill(&figure)
    guard isHidden else { return figure }
    figure.suppressed = true
    (figure.numerator, figure.denominator, figure.range, figure.n) = (nil, nil, nil, nil)
    figure.verdict = .noVerdict(
      Label("afgeschermd: te weinig deelnemers, of herleidbaar", "withheld: too few respondents, or traceable"))
    figure.evidence.counts = []
    figure.evidence.queries = []
    figure.evidence.note = nil
    return figure
  }
}
