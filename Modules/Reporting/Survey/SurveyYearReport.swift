public import Documents
public import GuidanceKit
import Indicators

/// All surveys with EDBI of a school year: what was chosen and surveyed, what was not processed, and the scores of the short and
/// the long form.
public struct SurveyYearReport: SurveyScores {
  /// What it is made from.
  public let data: ReportData
  let questions: [SurveyQuestion]
  let openAnswers: [OpenAnswers]
  let results: [SurveyResult]

  /// A report on the surveys collected in the school year up to the day.
  public init(_ data: ReportData) {
    self.data = data
    let indicator = SurveyIndicator(data.report.input)
    results = indicator.results
    questions = indicator.questions
    openAnswers = indicator.openAnswers
  }

  /// The title.
  public var title: Label {
    Label("Effect van begeleiding, schooljaar \(data.year.iso)", "Effect of guidance, school year \(data.year.iso)")
  }

  /// What it is about.
  public var subtitle: Label? {
    Label("Wat begeleiden zeggen in de bevragingen met EDBI", "What those guided say in the surveys with EDBI")
  }

  /// The sections.
  public var sections: [Section] {
    guard !results.isEmpty || chosen.contains(where: { $0.numerator != nil }) else {
      return [emptySummary, shortMethod([])]
    }
    return [summary, surveysSection] + SurveyKind.allCases.flatMap(formSections)
      + [
        examineSection(
          processed.map {
            (SurveyScope(survey: $0.survey.code), "\($0.survey.code): \(subjectName($0.survey.subject))")
          }, surveys: processed.map(\.survey.code)), shortMethod(methodFigures),
      ].compactMap(\.self)
  }

  var processed: [SurveyResult] { results.filter(\.isProcessed) }

  private func scope(_ form: SurveyKind) -> SurveyScope { SurveyScope(form, "total", data.year) }

  var chosen: [Figure] { ["short", "long"].compactMap { data.ofYear("edbi-selected/\($0)") } }

  private var methodFigures: [Figure] {
    let scores = SurveyKind.allCases.compactMap { form in
      scored(scope(form)).first { !$0.figure.suppressed }?.figure
    }
    let compared = questions.lazy.compactMap { question in
      SurveyKind.allCases.lazy.compactMap { data.figures[scope($0).id("leaders-teachers/\(question.part)")] }.first
    }.prefix(1)
    return Array(scores.prefix(1)) + compared + chosen.prefix(1)
  }

  // MARK: First

  private var emptySummary: Section {
    Section(
      id: "kort", title: say(Label("In het kort", "In short")),
      blocks: [
        .lead([
          LeadSentence(
            text(
              Label(
                "In schooljaar {year} is tot en met {day} geen enkele bevraging afgenomen of geladen.",
                "In school year {year} no survey was collected or loaded up to {day}."),
              ["year": .text(data.year.iso), "day": .value(Quoted(print.number.date(data.day)))]),
            status: StatusMark(.empty, print.absent))
        ])
      ])
  }

  private var summary: Section {
    let cards = SurveyKind.allCases.compactMap { form -> KeyFigure? in
      guard let figure = score(scope(form), "block-\(EDBIBlock.core.code)"), !figure.suppressed else { return nil }
      return scoreCard(
        "\(capitalised(form.label[language])): \(EDBIBlock.core.label[language].lowercased())", figure)
    }
    var blocks: [Block] = [.lead([countSentence] + SurveyKind.allCases.compactMap(formSentence))]
    if !cards.isEmpty { blocks.append(.keyFigures(cards)) }
    if let note = normNote(results) { blocks.append(.note(note)) }
    if let note = choiceNote { blocks.append(.note(note)) }
    return Section(id: "kort", title: say(Label("In het kort", "In short")), blocks: blocks)
  }

  private var countSentence: LeadSentence {
    let left = results.filter { !$0.isProcessed }
    let pieces: [String: RichText.Run] = [
      "all": .value(Quoted(count(results.count, Label("bevraging", "survey"), Label("bevragingen", "surveys")))),
      "processed": .value(Quoted(print.number.integer(processed.count))),
      "left": .text(listed(left.map(\.survey.code))),
    ]
    if left.isEmpty {
      return LeadSentence(
        text(
          Label(
            "Van dit schooljaar \(results.count == 1 ? "is er" : "zijn er") {all}, en elk daarvan is verwerkt.",
            "Of this school year there \(results.count == 1 ? "is" : "are") {all}, and each of them was processed."),
          pieces),
        status: StatusMark(.met, say(Label("verwerkt", "processed"))))
    }
    return LeadSentence(
      text(
        Label(
          "Van dit schooljaar \(results.count == 1 ? "is er" : "zijn er") {all}; verwerkt: {processed}, niet verwerkt: {left}.",
          "Of this school year there \(results.count == 1 ? "is" : "are") {all}; processed: {processed}, not processed: {left}."
        ),
        pieces), status: StatusMark(.unknown, say(Label("niet alles verwerkt", "not all processed"))))
  }

  private func formSentence(_ form: SurveyKind) -> LeadSentence? {
    let items = favourable(scope(form)).filter { $0.figure.share != nil }
    let sorted = items.sorted { one, other in
      guard let first = one.figure.share, let second = other.figure.share else { return false }
      return first == second ? one.question.part < other.question.part : second < first
    }
    guard let best = sorted.first, let worst = sorted.last else { return nil }
    guard sorted.count > 1 else {
      return LeadSentence(
        text(
          Label(
            "Op \(form.label.dutch) heeft één item een score: {best}, {high} (n = {highN}).",
            "In the \(form.label.english) form one item has a score: {best}, {high} (n = {highN})."),
          [
            "best": .text(quoted(best.question)), "high": .value(print.value(best.figure)),
            "highN": .value(print.size(best.figure)),
          ]),
        status: print.plainStatus(best.figure))
    }
    return LeadSentence(
      text(
        Label(
          "Op \(form.label.dutch) scoort {best} het hoogst, {high} (n = {highN}), en {worst} het laagst, {low} (n = {lowN}).",
          "In the \(form.label.english) form {best} scores highest, {high} (n = {highN}), and {worst} lowest, {low} (n = {lowN})."
        ),
        [
          "best": .text(quoted(best.question)), "high": .value(print.value(best.figure)),
          "highN": .value(print.size(best.figure)),
          "worst": .text(quoted(worst.question)), "low": .value(print.value(worst.figure)),
          "lowN": .value(print.size(worst.figure)),
        ]), status: print.plainStatus(worst.figure))
  }

  /// What was chosen and not surveyed yet; `nil` when nothing waits.
  private var choiceNote: Note? {
    let open = chosen.compactMap(\.evidence.note)
    guard !open.isEmpty else { return nil }
    let words = capitalised(open.map { $0[language] }.joined(separator: "; "))
    return Note(.remark, title: say(Label("Nog te doen.", "To be done.")), RichText(words + "."))
  }

  // MARK: Forms

  private func formSections(_ form: SurveyKind) -> [Section] {
    let scope = scope(form)
    let blocks = scoreBlocks(scope)
    guard !blocks.isEmpty else { return [] }
    var groups = groupSection(scope)
    groups?.title += ": \(form.label[language])"
    return [
      Section(
        id: "scores\(scope.anchor)-sectie",
        title: say(Label("Scores, \(form.label.dutch)", "Scores, \(form.label.english)")),
        blocks: blocks + [.table(partTable(form))], startsPage: true),
      groups,
    ].compactMap(\.self)
  }

  /// The blocks per pillar, initiative and trajectory.
  private func partTable(_ form: SurveyKind) -> Table {
    let parts = EDBIBlock.allCases.filter(\.isClosed).map { "block-\($0.code)" }
      .filter { part in subjects(form).contains { score($0.scope, part) != nil } }
    let columns =
      [Column(say(Label("wat", "what")), say(Label("Wat", "What")))]
      + parts.flatMap { part -> [Column] in
        let block = EDBIBlock.allCases.first { "block-\($0.code)" == part }
        return [
          Column(part, block?.label[language] ?? part, .percent(places: 1)), Column("n_\(part)", "n", .integer),
        ]
      }
    let kinds: [(title: Label, isWanted: (String) -> Bool)] = [
      (Label("Per pijler", "Per pillar"), { !$0.contains("/") }),
      (Label("Per initiatief", "Per initiative"), { $0.hasPrefix("initiative/") }),
      (Label("Per traject", "Per trajectory"), { $0.hasPrefix("trajectory/") }),
    ]
    return Table(
      id: "delen-\(form.code)",
      caption: say(
        Label(
          "Scores per pijler en per initiatief of traject, \(form.label.dutch)",
          "Scores per pillar and per initiative or trajectory, \(form.label.english)")),
      columns: columns,
      groups: kinds.compactMap { title, isWanted in
        let rows = subjects(form).filter { isWanted($0.group) }.map { subject in
          Row(
            [.text(subject.name)]
              + parts.flatMap { part -> [Cell] in
                let figure = score(subject.scope, part)
                return [print.cell(figure), print.sizeCell(figure)]
              })
        }
        return rows.isEmpty ? nil : RowGroup(say(title), rows)
      })
  }

  /// What the surveys of a form are about: pillars first, then initiatives and trajectories.
  private func subjects(_ form: SurveyKind) -> [(group: String, name: String, scope: SurveyScope)] {
    let surveys = processed.map(\.survey).filter { $0.form == form }
    let order = data.plan.pillars.map(\.code)
    let pillars = order.filter { code in surveys.contains { $0.destination == code } }
    let others = Set(surveys.compactMap(\.destination)).subtracting(order).sorted()
    var all = (pillars + others).map { (group: FigureID.part($0), name: name(of: $0)) }
    if surveys.contains(where: { $0.destination == nil }) {
      all.append((group: "no-pillar", name: say(Label("zonder pijler", "without a pillar"))))
    }
    var seen: Set<EvaluationSubject> = []
    for subject in surveys.map(\.subject) where seen.insert(subject).inserted {
      switch subject {
      case .initiative(let code): all.append((group: "initiative/\(FigureID.part(code))", name: subjectName(subject)))
      case .trajectory(let code): all.append((group: "trajectory/\(FigureID.part(code))", name: subjectName(subject)))
      }
    }
    return all.map { ($0.group, $0.name, SurveyScope(form, $0.group, data.year)) }
  }
}
