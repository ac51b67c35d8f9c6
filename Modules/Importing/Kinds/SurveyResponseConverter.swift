import GuidanceKit
import Register

extension SurveyResponseSheet {
  /// Turns rows into responses.
  struct Converter: SheetConverter {
    private let row: RowReader
    private let context: ImportContext
    private let survey: ColumnReader<String>
    private let number: ColumnReader<Int>
    private let organisation: ColumnReader<OrganisationReference>
    private let function, reason, reasonItem: ColumnReader<String>
    private let motivation: ColumnReader<Motivation>
    private let items: [ItemColumn]

    /// A column with answers to one item or one question.
    private struct ItemColumn {
      let name: String
      let reading: AnswerReader.Form
      let column: ColumnReader<String>
    }

    init(_ row: RowReader, _ context: ImportContext) {
      self.row = row
      self.context = context
      let motives = TermReader(Motivation.self)
      survey = ColumnReader(row, "bevraging") { context.surveys.read($0) }
      number = ColumnReader(row, "nr") { NumberReaders.integer($0, in: 0...1_000_000_000) }
      organisation = ColumnReader(row, "instelling") { InstitutionCell.reference($0, context) }
      function = .text(row, "functie", isRepetitive: true)
      reason = .text(row, "reden")
      reasonItem = .text(row, EDBIItem.reason.rawValue)
      motivation = ColumnReader(row, "motivatie") { motives.read($0) }
      let known = EDBIItem.allCases.filter { $0 != .reason && row.layout.has($0.rawValue) }.map {
        ItemColumn(
          name: $0.rawValue, reading: $0.block.isClosed ? .closed : .open,
          column: .text(row, $0.rawValue, isRepetitive: $0.block.isClosed))
      }
      let asked = row.layout.open.filter { EDBIItem(rawValue: $0) == nil }.map {
        ItemColumn(
          name: $0,
          reading: SurveyResponseSheet.takesPoints($0) || context.behaviourItems.contains($0) ? .either : .question,
          column: .text(row, $0))
      }
      items = known + asked
    }

    func record() -> SurveyResponse? {
      let survey = survey.required()
      let number = number.optional()
      let organisation = organisation.optional()
      let given = function.optional()
      var reason = reason.optional()
      let motivation = motivation.optional()
      var answers: [SurveyAnswer] = []
      let reader = survey.flatMap { context.answerReaders[$0] }
      for item in items {
        guard let text = item.column.optional(), let reader else { continue }
        let reading = reader.read(text, item.reading)
        for remark in reading.remarks { row.note(remark, column: item.name) }
        if let value = reading.value { answers.append(SurveyAnswer(item.name, value)) }
      }
      if let text = reasonItem.optional() {
        if reason == nil { reason = text } else { answers.append(SurveyAnswer(EDBIItem.reason.rawValue, .text(text))) }
      }
      let function = coded(given, &answers)
      guard !row.hasErrors, let survey else { return nil }
      return SurveyResponse(
        survey: survey, number: number, organisation: organisation, function: function, reason: reason,
        motivation: motivation, answers: answers)
    }

    /// The function when it is one of the list; otherwise what was typed is kept as the open answer until it is coded.
    private func coded(_ given: String?, _ answers: inout [SurveyAnswer]) -> RespondentFunction? {
      let open = answers.first { $0.item == EDBIItem.function.rawValue }
      guard let given else {
        guard case .text(let text)? = open?.value else { return nil }
        return RespondentFunction.named(text)
      }
      if let function = RespondentFunction.named(given) { return function }
      row.note(
        CellRemark(
          .functionUncoded,
          Label(
            "\(CellText.shown(given)) staat niet in de lijst van functies; bewaard als open antwoord en nog te coderen.",
            "\(CellText.shown(given)) is not in the list of functions; kept as an open answer, still to be coded.")),
        column: "functie")
      if open == nil { answers.append(SurveyAnswer(EDBIItem.function.rawValue, .text(given))) }
      return nil
    }
  }
}
