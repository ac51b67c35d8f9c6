public import Documents
public import GuidanceKit
import Indicators

/// One survey with EDBI: response, scores, groups, motivation and what respondents wrote.
public struct SurveyReport: SurveyScores {
  /// What it is made from.
  public let data: ReportData
  let questions: [SurveyQuestion]
  let openAnswers: [OpenAnswers]
  let result: SurveyResult

  /// A report on the survey that the request names.
  ///
  /// - Throws: an ``InputProblem`` when there is no such survey, or it was not collected yet.
  public init(_ data: ReportData) throws {
    self.data = data
    let code = data.request.subject ?? ""
    let indicator = SurveyIndicator(data.report.input)
    guard let result = indicator.results.first(where: { $0.survey.code == code }) else {
      throw InputProblem(code: "RAP001", message: Self.missing(code, in: data))
    }
    self.result = result
    let all = indicator.questions
    questions = all.filter { data.figures["edbi/\(FigureID.part(code))/\($0.part)"] != nil }
    openAnswers = indicator.openAnswers.filter { $0.survey == code }
  }

  /// The survey with a code; `nil` when there is none.
  public static func survey(_ code: String, among surveys: [Survey]) -> Survey? { surveys.first { $0.code == code } }

  /// What to say of a code that no survey has, with the nearest ones.
  public static func unknown(_ code: String, among surveys: [Survey]) -> Label {
    let near = nearest(to: code, in: surveys.map(\.code).sorted()).joined(separator: ", ")
    let known = surveys.map(\.code).sorted().prefix(10).joined(separator: ", ")
    if surveys.isEmpty {
      return Label(
        "Er is geen bevraging \"\(code)\": er zijn nog geen bevragingen geladen. Laad ze met leerspoor import load.",
        "There is no survey \"\(code)\": no surveys were loaded yet. Load them with leerspoor import load.")
    }
    return near.isEmpty
      ? Label(
        "Er is geen bevraging \"\(code)\". Gekend zijn: \(known).",
        "There is no survey \"\(code)\". Known are: \(known).")
      : Label(
        "Er is geen bevraging \"\(code)\". Bedoelde u \(near)?", "There is no survey \"\(code)\". Did you mean \(near)?"
      )
  }

  private static func missing(_ code: String, in data: ReportData) -> Label {
    let surveys = data.report.input.records.surveys
    guard let survey = survey(code, among: surveys) else { return unknown(code, among: surveys) }
    let (dutch, english) = (NumberText(.dutch), NumberText(.english))
    return Label(
      "Bevraging \(code) is van \(dutch.date(survey.collectedOn)); dit rapport telt van \(dutch.date(data.year.first)) tot en met "
        + "\(dutch.date(data.day)). Kies een latere --now.",
      "Survey \(code) is of \(english.date(survey.collectedOn)); this report counts from \(english.date(data.year.first)) to "
        + "\(english.date(data.day)). Choose a later --now.")
  }

  /// The title.
  public var title: Label {
    Label("Bevraging \(result.survey.code): effect van begeleiding", "Survey \(result.survey.code): effect of guidance")
  }

  /// What was evaluated.
  public var subtitle: Label? {
    let survey = result.survey
    let name = subjectName(survey.subject)
    let (dutch, english) = (NumberText(.dutch), NumberText(.english))
    return Label(
      "EDBI \(survey.form.label.dutch), \(name), \(dutch.date(survey.collectedOn))",
      "EDBI \(survey.form.label.english), \(name), \(english.date(survey.collectedOn))")
  }

  var code: String { result.survey.code }
  var scope: SurveyScope { SurveyScope(survey: code) }
  func own(_ part: String) -> Figure? { data.figures["edbi/\(FigureID.part(code))/\(part)"] }

  /// The sections.
  public var sections: [Section] {
    guard result.isProcessed else { return [summary, shortMethod(methodFigures)] }
    let scores = scoreBlocks(scope)
    let scoreSection =
      scores.isEmpty ? nil : Section(id: "scores-sectie", title: say(Label("Scores", "Scores")), blocks: scores)
    let examine = examineSection([(scope, nil)], surveys: [code])
    return [
      summary, scoreSection, examine, groupSection(scope, more: motivation),
      answersSection(without: examine == nil ? [] : [.pleasedLess]), shortMethod(methodFigures),
    ].compactMap(\.self)
  }

  private var methodFigures: [Figure] {
    // Of no answers there is no response to compute.
    [result.responses.isEmpty ? nil : own("response"), own("respondents")].compactMap(\.self)
      + [scored(scope).first { !$0.figure.suppressed }?.figure].compactMap(\.self)
      + questions.lazy.compactMap { own("leaders-teachers/\($0.part)") }.prefix(1)
      + Motivation.allCases.lazy.compactMap { own("motivation/\($0.code)") }.prefix(1)
  }

  // MARK: Motivation

  private var motivation: [Block] {
    let figures = Motivation.allCases.compactMap { own("motivation/\($0.code)") }
    guard let first = figures.first else { return [] }
    if first.suppressed {
      return [
        .paragraph(
          text(
            Label(
              "Waarom mensen deelnamen is afgeschermd: te weinig deelnemers.",
              "Why people took part is withheld: too few respondents.")))
      ]
    }
    return [
      .table(
        Table(
          id: "motivatie", caption: say(Label("Waarom deelnemers kwamen", "Why respondents came")),
          columns: [
            Column(say(Label("motivatie", "motivation")), say(Label("Motivatie", "Motivation"))),
            Column(say(Label("deelnemers", "respondents")), say(Label("Deelnemers", "Respondents")), .integer),
            Column(say(Label("aandeel", "share")), say(Label("Aandeel", "Share")), .percent(places: 1)),
          ],
          rows: zip(Motivation.allCases, figures).map { motivation, figure in
            Row([
              .text(capitalised(motivation.label[language])),
              .integer(figure.numerator ?? 0, print.number.integer(figure.numerator ?? 0)),
              print.cell(figure),
            ])
          },
          notes: [
            text(
              Label(
                "Van de {all} deelnemers is van {coded} gecodeerd waarom ze kwamen: uit interesse of overtuiging (autonoom), "
                  + "of omdat het gevraagd werd (gecontroleerd).",
                "Of {all} respondents it is coded for {coded} why they came: out of interest or conviction (autonomous), or "
                  + "because it was asked (controlled)."),
              [
                "all": .value(print.count(first, .respondents)),
                "coded": .value(Quoted(print.number.integer(first.n ?? 0), reference: "\(first.id.text)#n")),
              ])
          ]))
    ]
  }
}
