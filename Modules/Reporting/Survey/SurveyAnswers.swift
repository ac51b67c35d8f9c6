import Documents
import GuidanceKit
import Indicators

/// What respondents wrote, and the items that ask to be looked into with what was said of them.
extension SurveyScores {
  /// The items up to the lower norm, with what pleased less; `nil` when there are none.
  func examineSection(_ scopes: [(scope: SurveyScope, title: String?)], surveys: [String]) -> Section? {
    let groups = scopes.compactMap { scope, title -> RowGroup? in
      let rows = low(scope).map { question, figure in
        Row([
          .text(name(question)), .text(question.part), print.cell(figure), print.sizeCell(figure),
          print.cell(figure, "lower", figure.range?.lower), print.cell(figure, "upper", figure.range?.upper),
          .status(print.plainStatus(figure)),
        ])
      }
      guard !rows.isEmpty else { return nil }
      return title.map { RowGroup($0, rows) } ?? RowGroup(rows)
    }
    guard !groups.isEmpty else { return nil }
    let norm = data.plan.norms.edbiLow.value
    var blocks: [Block] = [
      .paragraph(
        text(
          Label(
            "Een score van {norm} of minder vraagt naar oorzaken. Hieronder staan die items, de laagste eerst, met wat "
              + "deelnemers schreven over wat minder in de smaak viel.",
            "A score of {norm} or less asks for causes. Below stand those items, the lowest first, with what respondents "
              + "wrote about what pleased less."),
          ["norm": .value(Quoted(percent(norm)))])),
      .table(
        Table(
          id: "te-onderzoeken",
          caption: say(
            Label(
              "Items met een score van \(percent(norm)) of minder", "Items with a score of \(percent(norm)) or less")),
          columns: [
            Column("item", say(Label("Item", "Item"))), Column("code", "Code", .code, use: .files),
            Column("score", say(Label("Score", "Score")), .percent(places: 1)),
            Column("n", "n", .integer, longTitle: say(Label("deelnemers", "respondents"))),
            Column(say(Label("ondergrens", "lower_bound")), say(Label("Van", "From")), .percent(places: 1)),
            Column(say(Label("bovengrens", "upper_bound")), say(Label("Tot", "To")), .percent(places: 1)),
            Column(say(Label("oordeel", "verdict")), say(Label("Oordeel", "Verdict"))),
          ], groups: groups)),
    ]
    let answers = openAnswers.filter { $0.item == .pleasedLess && surveys.contains($0.survey) }
    if answers.isEmpty {
      blocks.append(
        .note(
          Note(
            .remark, title: say(Label("Geen toelichting.", "No comments.")),
            text(
              Label(
                "Niemand schreef wat minder in de smaak viel. Zonder die antwoorden is naar oorzaken raden.",
                "Nobody wrote what pleased less. Without those answers causes are guesswork.")))))
    } else {
      blocks.append(
        .table(
          answerTable(
            answers, id: "minder-in-de-smaak", caption: Label("Wat viel minder in de smaak", "What pleased less")
          ) { group in
            surveys.count > 1 ? "\(group.survey)" : say(Label("Antwoorden", "Answers"))
          }))
      if let note = withheldNote(answers) { blocks.append(.paragraph(note)) }
    }
    return Section(
      id: "te-onderzoeken-items", title: say(Label("Te onderzoeken", "To be examined")), blocks: blocks)
  }

  /// The open answers, by question; `nil` when there are none.
  ///
  /// - Parameter shown: questions whose answers stand elsewhere on the page.
  func answersSection(without shown: Set<EDBIItem>) -> Section? {
    let openAnswers = openAnswers.filter { group in group.item.map { !shown.contains($0) } ?? true }
    guard !openAnswers.isEmpty else { return nil }
    var blocks: [Block] = [
      .paragraph(
        text(
          Label(
            "In alfabetische volgorde, zodat niet te zien is wie wat schreef.",
            "In alphabetical order, so that it does not show who wrote what.")))
    ]
    blocks.append(
      .table(
        answerTable(
          openAnswers, id: "open-antwoorden", caption: Label("Open antwoorden per vraag", "Open answers by question"),
          title: questionName)))
    if let note = withheldNote(openAnswers) { blocks.append(.paragraph(note)) }
    return Section(
      id: "antwoorden", title: say(Label("In eigen woorden", "In their own words")), blocks: blocks, startsPage: true)
  }

  private func answerTable(
    _ answers: [OpenAnswers], id: String, caption: Label, title: (OpenAnswers) -> String
  ) -> Table {
    Table(
      id: id, caption: say(caption),
      columns: [
        Column(say(Label("antwoord", "answer")), say(Label("Antwoord", "Answer"))),
        Column(say(Label("keer", "times")), say(Label("Keer", "Times")), .integer),
        Column(say(Label("bevraging", "survey")), "", .code, use: .files),
        Column(say(Label("vraag", "question")), "", use: .files),
      ],
      groups: answers.map { group in
        let question = questionName(group)
        let shown = shownAnswers(group)
        guard !shown.isEmpty else {
          let reason =
            isHidden(group)
            ? say(Label("afgeschermd: te weinig antwoorden", "withheld: too few answers")) : withheldText
          return RowGroup(title(group), [Row([.text(reason), .empty, .text(group.survey), .text(question)])])
        }
        // The same words of several people stand once.
        let counts = Dictionary(grouping: shown) { $0 }.mapValues(\.count)
        var seen: Set<String> = []
        let rows = shown.filter { seen.insert($0).inserted }.map { answer in
          let times = counts[answer] ?? 1
          return Row([
            .text(answer), .integer(times, print.number.integer(times)), .text(group.survey), .text(question),
          ])
        }
        return RowGroup("\(title(group)) (n = \(print.value(count(group)).text))", rows)
      })
  }

  /// The words of an open question; that of a team may hold anything.
  private func questionName(_ group: OpenAnswers) -> String {
    group.item == nil ? freeTextOrNote(group.question[language]) : group.question[language]
  }

  /// How many answered.
  private func count(_ group: OpenAnswers) -> Figure? {
    data.figures["edbi/\(FigureID.part(group.survey))/\(group.part)"]
  }

  /// Whether so few answered that no answer may be shown.
  private func isHidden(_ group: OpenAnswers) -> Bool { count(group)?.suppressed ?? true }

  /// The answers that may be shown: none of too few people.
  private func shownAnswers(_ group: OpenAnswers) -> [String] {
    isHidden(group) ? [] : group.answers.compactMap(freeText)
  }

  /// How many answers are held back, and why.
  private func withheldNote(_ answers: [OpenAnswers]) -> RichText? {
    let held = answers.reduce(0) { sum, group in
      sum + (isHidden(group) ? 0 : group.answers.count - shownAnswers(group).count)
    }
    guard held > 0 else { return nil }
    return text(
      Label(
        held == 1
          ? "Eén antwoord is niet getoond: het bevat mogelijk persoonsgegevens en moet eerst nagekeken worden."
          : "{count} antwoorden zijn niet getoond: ze bevatten mogelijk persoonsgegevens en moeten eerst nagekeken worden.",
        held == 1
          ? "One answer is not shown: it may hold personal data and must be looked at first."
          : "{count} answers are not shown: they may hold personal data and must be looked at first."),
      ["count": .value(Quoted(print.number.integer(held)))])
  }
}
