import Documents
import GuidanceKit
import Indicators

/// Scores of groups of respondents: functions, and leaders against teachers.
extension SurveyScores {
  /// Functions side by side, and leaders against teachers; `nil` when nobody's function is known.
  func groupSection(_ scope: SurveyScope, more: [Block] = []) -> Section? {
    let functions = functionsWithScores(scope)
    let compared = compared(scope)
    guard !functions.isEmpty || !compared.isEmpty || !more.isEmpty else { return nil }
    var blocks: [Block] = []
    if !compared.isEmpty {
      blocks += [.paragraph(comparisonWords(compared.map(\.figure))), .table(comparisonTable(scope, compared))]
      if let chart = comparisonChart(scope, compared) { blocks.insert(.illustration(chart), at: 1) }
    }
    if !functions.isEmpty { blocks.append(.table(functionTable(scope, functions))) }
    return Section(
      id: "groepen\(scope.anchor)", title: say(Label("Wie zegt wat", "Who says what")), blocks: blocks + more)
  }

  // MARK: Leaders and teachers

  /// The items of which leaders and teachers both gave answers.
  private func compared(_ scope: SurveyScope) -> [(question: SurveyQuestion, figure: Figure)] {
    questions.compactMap { question in
      data.figures[scope.id("leaders-teachers/\(question.part)")].map { (question, $0) }
    }
  }

  private func ofFunction(_ scope: SurveyScope, _ function: RespondentFunction, _ part: String) -> Figure? {
    data.figures[scope.id("function/\(function.code)/\(part)")]
  }

  /// What the intervals allow to say.
  private func comparisonWords(_ figures: [Figure]) -> RichText {
    let shown = figures.filter { !$0.suppressed && $0.range != nil }
    guard !shown.isEmpty else {
      return text(
        Label(
          "Leidinggevenden en leraren antwoordden, maar van een van beide te weinig om hun scores te tonen.",
          "Leaders and teachers answered, but too few of one of them to show their scores."))
    }
    let clear = shown.filter { figure in
      guard let range = figure.range else { return false }
      return range.lower.rational > .zero || range.upper.rational < .zero
    }
    let pieces: [String: RichText.Run] = [
      "clear": .value(Quoted(print.number.integer(clear.count))),
      "all": .value(Quoted(print.number.integer(shown.count))),
    ]
    return clear.isEmpty
      ? text(
        Label(
          "Bij geen van de {all} items ligt het verschil tussen leidinggevenden en leraren buiten wat toeval kan zijn: elk "
            + "interval van Newcombe bevat nul.",
          "For none of the {all} items does the difference between leaders and teachers lie beyond chance: every Newcombe "
            + "interval holds zero."), pieces)
      : text(
        Label(
          "Bij {clear} van de {all} items sluit het interval van Newcombe nul uit. Wie veel items vergelijkt, vindt er "
            + "altijd enkele door toeval.",
          "For {clear} of the {all} items the Newcombe interval leaves out zero. Who compares many items always finds some "
            + "by chance."), pieces)
  }

  private func comparisonChart(
    _ scope: SurveyScope, _ compared: [(question: SurveyQuestion, figure: Figure)]
  ) -> Illustration? {
    let functions: [RespondentFunction] = [.leader, .teacher]
    let groups = compared.compactMap { question, _ -> GroupedBarChart.Group? in
      let values = functions.map { function -> StackedBarChart.Part? in
        guard let figure = ofFunction(scope, function, question.part), !figure.suppressed,
          let value = Fraction(percent: figure.share)
        else { return nil }
        return .init(value, print.valueWithSize(figure))
      }
      guard values.allSatisfy({ $0 != nil }) else { return nil }
      return .init(label: name(question), values: values)
    }
    guard !groups.isEmpty else { return nil }
    return Illustration(
      id: "figuur-leiders-leraren\(scope.anchor)",
      caption: say(
        Label(
          "Leidinggevenden en leraren, aandeel (helemaal) eens", "Leaders and teachers, share that (strongly) agrees")),
      equivalent: groups.map { group in
        let values = zip(functions, group.values).compactMap { function, value in
          value.map { "\(function.label[language]) \($0.quoted.text)" }
        }
        return "\(group.label): \(values.joined(separator: ", "))."
      }.joined(separator: " "),
      chart: .groupedBars(
        GroupedBarChart(
          groups: groups, seriesNames: functions.map { $0.label[language] },
          axis: Axis(
            to: Fraction(100), ticks: stride(from: 0, through: 100, by: 20).map { .init(Fraction($0), percent($0)) }))))
  }

  private func comparisonTable(
    _ scope: SurveyScope, _ compared: [(question: SurveyQuestion, figure: Figure)]
  ) -> Table {
    Table(
      id: "leiders-leraren\(scope.anchor)",
      caption: say(Label("Leidinggevenden tegenover leraren", "Leaders against teachers")),
      columns: [
        Column("item", say(Label("Item", "Item"))), Column("code", "Code", .code, use: .files),
        Column(
          say(Label("leidinggevenden", "leaders")), say(Label("Leiding\u{AD}gevenden", "Leaders")), .percent(places: 1)),
        Column(say(Label("n_leidinggevenden", "n_leaders")), "n", .integer),
        Column(say(Label("leraren", "teachers")), say(Label("Leraren", "Teachers")), .percent(places: 1)),
        Column(say(Label("n_leraren", "n_teachers")), "n", .integer),
        Column(
          say(Label("verschil", "difference")), say(Label("Verschil (procentpunt)", "Difference (points)")),
          .percent(places: 1)),
        Column(say(Label("ondergrens", "lower_bound")), say(Label("Van", "From")), .percent(places: 1)),
        Column(say(Label("bovengrens", "upper_bound")), say(Label("Tot", "To")), .percent(places: 1)),
      ],
      rows: compared.map { question, figure in
        let leaders = ofFunction(scope, .leader, question.part)
        let teachers = ofFunction(scope, .teacher, question.part)
        return Row([
          .text(name(question)), .text(question.part), print.cell(leaders), print.sizeCell(leaders),
          print.cell(teachers),
          print.sizeCell(teachers), print.differenceCell(figure),
          print.pointsCell(figure, "lower", figure.range?.lower),
          print.pointsCell(figure, "upper", figure.range?.upper),
        ])
      },
      notes: [
        text(
          Label(
            "\"Van\" en \"tot\" zijn het 95 %-interval van Newcombe rond het verschil (methode 10).",
            "\"From\" and \"to\" are the 95% Newcombe interval around the difference (method 10)."))
      ])
  }

  // MARK: Functions

  private func functionsWithScores(_ scope: SurveyScope) -> [RespondentFunction] {
    RespondentFunction.allCases.filter { function in
      questions.contains { ofFunction(scope, function, $0.part) != nil }
    }
  }

  private func functionTable(_ scope: SurveyScope, _ functions: [RespondentFunction]) -> Table {
    var columns = [Column("item", say(Label("Item", "Item"))), Column("code", "Code", .code, use: .files)]
    for function in functions {
      let name = function.label[language]
      columns.append(Column(function.code, capitalised(name), .percent(places: 1)))
      columns.append(
        Column(
          "n_\(function.code)", "n", .integer, longTitle: say(Label("deelnemers, \(name)", "respondents, \(name)"))))
    }
    return Table(
      id: "functies\(scope.anchor)", caption: say(Label("Scores per functiegroep", "Scores by function")),
      columns: columns,
      rows: questions.compactMap { question in
        let figures = functions.map { ofFunction(scope, $0, question.part) }
        guard figures.contains(where: { $0 != nil }) else { return nil }
        return Row(
          [.text(name(question)), .text(question.part)]
            + figures.flatMap { [print.cell($0), print.sizeCell($0)] })
      })
  }
}
