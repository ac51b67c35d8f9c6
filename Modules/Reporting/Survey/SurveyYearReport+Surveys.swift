import Documents
import GuidanceKit
import Indicators
import Register

/// The surveys of the school year: how each stands, and what was chosen against what was surveyed.
extension SurveyYearReport {
  var surveysSection: Section {
    var blocks: [Block] = [.table(surveyTable)]
    if !chosen.isEmpty { blocks.append(.table(choiceTable)) }
    return Section(id: "bevragingen", title: say(Label("Bevragingen", "Surveys")), blocks: blocks)
  }

  private var surveyTable: Table {
    Table(
      id: "bevragingen", caption: say(Label("De bevragingen van het schooljaar", "The surveys of the school year")),
      columns: [
        Column(say(Label("bevraging", "survey")), say(Label("Bevraging", "Survey")), .code),
        Column(say(Label("gaat_over", "about")), say(Label("Gaat over", "About"))),
        Column(say(Label("vorm", "form")), say(Label("Vorm", "Form"))),
        Column(say(Label("pijler", "pillar")), say(Label("Pijler", "Pillar")), .code, use: .files),
        Column(say(Label("datum", "date")), say(Label("Datum", "Date")), .date),
        Column(say(Label("uitgenodigd", "invited")), say(Label("Uitge\u{AD}nodigd", "Invited")), .integer),
        Column(say(Label("deelnemers", "respondents")), say(Label("Deel\u{AD}nemers", "Respon\u{AD}dents")), .integer),
        Column(say(Label("respons", "response")), say(Label("Respons", "Response")), .percent(places: 1)),
        Column(
          say(Label("kernvragen", "core_items")), say(Label("Kern\u{AD}vragen", "Core items")), .percent(places: 1)),
        Column(say(Label("stand", "state")), say(Label("Stand", "State"))),
      ],
      rows: results.map { result in
        let survey = result.survey
        let start = "edbi/\(FigureID.part(survey.code))"
        let response = data.figures["\(start)/response"]
        return Row([
          .text(survey.code), .text(subjectName(survey.subject)), .text(survey.form.label[language]),
          .text(survey.destination ?? ""), dateCell(survey.collectedOn), print.cell(response, count: .invited),
          print.cell(data.figures["\(start)/respondents"]),
          responseCell(response),
          result.isProcessed ? print.cell(data.figures["\(start)/block-\(EDBIBlock.core.code)"]) : .empty,
          .status(standing(result)),
        ])
      },
      notes: unjudgedNotes + [
        text(
          Label(
            "{command} toont één bevraging. Niet verwerkt betekent: nergens een score, ook niet in een som.",
            "{command} shows one survey. Not processed means: no score anywhere, nor in any sum."),
          ["command": .code("leerspoor report edbi \(results.first?.survey.code ?? "CODE")")])
      ])
  }

  /// Nobody answering is no response of 0 %: there is nothing to judge yet.
  private func responseCell(_ response: Figure?) -> Cell {
    let response = responseValue(response)
    return Cell(response.text, response.fraction.map(Cell.Value.fraction) ?? .empty, reference: response.reference)
  }

  /// Why surveys were processed without a verdict, each reason once.
  private var unjudgedNotes: [RichText] {
    var reasons: [(reason: Label, codes: [String])] = []
    for result in results {
      guard case .unjudged(let reason) = result.standing else { continue }
      if let place = reasons.firstIndex(where: { $0.reason == reason }) {
        reasons[place].codes.append(result.survey.code)
      } else {
        reasons.append((reason, [result.survey.code]))
      }
    }
    return reasons.map { reason, codes in
      text(
        Label(
          "Verwerkt zonder oordeel: {codes}, want {reason}.", "Processed without a verdict: {codes}, for {reason}."),
        ["codes": .text(listed(codes)), "reason": .text(reason[language])])
    }
  }

  private func standing(_ result: SurveyResult) -> StatusMark {
    switch result.standing {
    case .judged: StatusMark(.met, say(Label("verwerkt", "processed")))
    case .unjudged: StatusMark(.unknown, say(Label("zonder oordeel", "without a verdict")))
    case .notProcessed(let reason): StatusMark(.notMet, reason[language])
    }
  }

  private var choiceTable: Table {
    Table(
      id: "gekozen-en-bevraagd", caption: say(Label("Gekozen tegenover bevraagd", "Chosen against surveyed")),
      columns: [
        Column(say(Label("vorm", "form")), say(Label("Vorm", "Form"))),
        Column(say(Label("gekozen", "chosen")), say(Label("Gekozen", "Chosen")), .integer),
        Column(say(Label("met_reden", "with_reason")), say(Label("Met een reden", "With a reason")), .integer),
        Column(say(Label("bevraagd", "surveyed")), say(Label("Bevraagd", "Surveyed")), .percent(places: 1)),
        Column(
          say(Label("verwerkt", "processed")), say(Label("Verwerkte bevra\u{AD}gingen", "Surveys processed")), .integer),
        Column(say(Label("nog_te_doen", "to_be_done")), say(Label("Nog te doen", "To be done"))),
      ],
      rows: chosen.map { figure in
        let form: SurveyKind = figure.id.scope.first == "short" ? .short : .long
        return Row([
          .text(form.label[language]), print.cell(figure, count: .surveysChosen),
          print.cell(figure, count: .surveysMotivated), print.cell(figure),
          print.cell(figure, count: .surveysProcessed),
          .text(figure.evidence.note?[language] ?? ""),
        ])
      })
  }
}
