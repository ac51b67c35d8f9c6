import Documents
import GuidanceKit
import Indicators

/// Scores as bars of answers with their interval, and as a table.
extension SurveyScores {
  /// The bars and the table of a scope; nothing when nothing was scored.
  func scoreBlocks(_ scope: SurveyScope) -> [Block] {
    guard !scored(scope).isEmpty else { return [] }
    var blocks: [Block] = []
    if let reason = reasonWithoutVerdict(scope) {
      blocks.append(
        .note(
          Note(
            .remark, title: say(Label("Geen oordeel.", "No verdict.")),
            text(
              Label(
                "De scores staan er, maar zonder oordeel: {reason}.",
                "The scores are shown without a verdict: {reason}."),
              ["reason": .text(reason[language])]))))
    }
    for block in EDBIBlock.allCases where block.isClosed {
      let items = favourable(scope).filter { $0.question.item?.block == block }
      guard !items.isEmpty else { continue }
      let whole = items.count > 1 ? score(scope, "block-\(block.code)") : nil
      blocks.append(
        .illustration(
          likert(
            scope, "blok-\(block.code.replacing(".", with: "-"))", block.label[language],
            items.map { ($0.question, $0.figure) },
            whole: whole)))
    }
    let unfavourable = scored(scope) { $0.item?.polarity == .unfavourable }
    if !unfavourable.isEmpty {
      blocks.append(.paragraph(unfavourableWords))
      blocks.append(
        .illustration(
          likert(
            scope, "ongunstig",
            say(
              Label(
                "Ongunstig geformuleerde items: instemming is slecht nieuws",
                "Items worded unfavourably: agreement is bad news")),
            unfavourable.map { ($0.question, $0.figure) }, whole: nil)))
    }
    let own = scored(scope) { $0.item == nil }
    if !own.isEmpty {
      blocks.append(
        .illustration(
          likert(
            scope, "vragen",
            say(Label("Vragen van het team, zonder norm", "Questions of the team, without a norm")),
            own.map { ($0.question, $0.figure) }, whole: nil)))
    }
    return blocks + [.table(scoreTable(scope))]
  }

  private var unfavourableWords: RichText {
    text(
      Label(
        "Deze items staan apart, want wie het ermee eens is, ondervindt hinder. Ze gaan nooit in één gemiddelde met de andere.",
        "These items stand apart, for who agrees with them is hindered. They are never averaged with the others."))
  }

  // MARK: Bars

  private func likert(
    _ scope: SurveyScope, _ id: String, _ caption: String, _ items: [(SurveyQuestion, Figure)], whole: Figure?
  ) -> Illustration {
    let isJudged = items.contains { $0.0.item?.polarity == .favourable }
    var bars = items.map { bar(name($0.0), $0.1, isJudged: isJudged) }
    if let whole { bars.append(bar(say(Label("Deze items samen", "These items together")), whole, isJudged: isJudged)) }
    let points = points
    return Illustration(
      id: "figuur\(scope.anchor)-\(id)", caption: caption,
      equivalent: bars.map { bar in
        let status = bar.status.map { ", \($0.label)" } ?? ""
        return "\(bar.label): \(bar.score.text)\(status)."
      }.joined(separator: " "),
      chart: .likert(
        LikertChart(
          answers: points.map { LikertChart.Answer(scale.labels[$0 - 1][language], leaning($0)) }, items: bars,
          guides: isJudged ? guides : [],
          axis: Axis(
            to: Fraction(100), ticks: stride(from: 0, through: 100, by: 20).map { .init(Fraction($0), percent($0)) }),
          intervalName: say(Label("95 %-interval van Wilson", "95% Wilson interval")))))
  }

  private func bar(_ label: String, _ figure: Figure, isJudged: Bool) -> LikertChart.Item {
    let counts: [Int] = points.compactMap { point in
      EvidenceCount.Key.point(point).flatMap { figure.evidence.count($0)?.value.numerator }
    }
    let range = figure.suppressed ? nil : figure.range
    return LikertChart.Item(
      label: label, counts: figure.suppressed || counts.count < points.count ? [] : counts,
      score: print.valueWithSize(figure), share: figure.suppressed ? nil : Fraction(figure),
      lower: range.flatMap { Fraction($0.lower.rational) }, upper: range.flatMap { Fraction($0.upper.rational) },
      status: isJudged ? print.plainStatus(figure) : nil)
  }

  private var scale: AnswerScale { data.plan.norms.edbiScale.value }

  /// The points of the scale, from the most to the least agreement.
  private var points: [Int] { scale.points > 0 ? (1...scale.points).reversed() : [] }

  private func leaning(_ point: Int) -> LikertChart.Leaning {
    if scale.agreeing.contains(point) { return .agreeing }
    return scale.points % 2 == 1 && point == (scale.points + 1) / 2 ? .neutral : .disagreeing
  }

  private var guides: [LineChart.Guide] {
    let norms = data.plan.norms
    return [
      .init(
        .target, Fraction(norms.edbiStrong.value), text: percent(norms.edbiStrong.value),
        name: say(Label("sterk punt vanaf", "strong point from"))),
      .init(
        .threshold, Fraction(norms.edbiLow.value), text: percent(norms.edbiLow.value),
        name: say(Label("te onderzoeken tot en met", "to be examined up to"))),
    ]
  }

  // MARK: Table

  private func scoreTable(_ scope: SurveyScope) -> Table {
    func row(_ label: String, _ code: String, _ figure: Figure, isStrong: Bool = false) -> Row {
      Row(
        [
          .text(label), .text(code), print.cell(figure, count: .agreeing), print.cell(figure, count: .answered),
          print.cell(figure, count: .notApplicable), print.sizeCell(figure), print.cell(figure),
          print.cell(figure, "lower", figure.range?.lower), print.cell(figure, "upper", figure.range?.upper),
          .status(print.plainStatus(figure)),
        ], isStrong: isStrong)
    }
    var groups: [RowGroup] = []
    for block in EDBIBlock.allCases where block.isClosed {
      for polarity in ItemPolarity.allCases {
        let items = scored(scope) { $0.item?.block == block && $0.item?.polarity == polarity }
        guard !items.isEmpty else { continue }
        let end = polarity == .unfavourable ? "-unfavourable" : ""
        var rows = items.map { row(name($0.question), $0.question.part, $0.figure) }
        if items.count > 1, let whole = score(scope, "block-\(block.code)\(end)") {
          rows.append(row(say(Label("samen", "together")), "block-\(block.code)\(end)", whole, isStrong: true))
        }
        let title = block.label[language]
        groups.append(
          RowGroup(
            polarity == .unfavourable
              ? say(Label("\(title): ongunstig geformuleerd", "\(title): worded unfavourably")) : title, rows))
      }
    }
    let own = scored(scope) { $0.item == nil }
    if !own.isEmpty {
      groups.append(
        RowGroup(
          say(Label("Vragen van het team", "Questions of the team")),
          own.map { row(name($0.question), $0.question.part, $0.figure) }))
    }
    return Table(
      id: "scores\(scope.anchor)", caption: say(Label("Scores per item en blok", "Scores per item and block")),
      columns: [
        Column("item", say(Label("Item", "Item"))), Column("code", "Code", .code, use: .files),
        Column(say(Label("eens", "agreeing")), say(Label("(Helemaal) eens", "(Strongly) agree")), .integer),
        Column(say(Label("antwoorden", "answers")), say(Label("Ant\u{AD}woorden", "Answers")), .integer),
        Column(
          say(Label("niet_van_toepassing", "not_applicable")), say(Label("N.v.t.", "N/A")), .integer,
          longTitle: say(Label("niet van toepassing", "not applicable")), use: .files),
        Column("n", "n", .integer, longTitle: say(Label("deelnemers", "respondents"))),
        Column("score", say(Label("Score", "Score")), .percent(places: 1)),
        Column(say(Label("ondergrens", "lower_bound")), say(Label("Van", "From")), .percent(places: 1)),
        Column(say(Label("bovengrens", "upper_bound")), say(Label("Tot", "To")), .percent(places: 1)),
        Column(say(Label("oordeel", "verdict")), say(Label("Oordeel", "Verdict"))),
      ], groups: groups,
      notes: [
        text(
          Label(
            "\"Van\" en \"tot\" zijn het 95 %-interval van Wilson. Blanco en niet van toepassing tellen nergens mee. "
              + "Afgeschermd is wat op minder dan {least} deelnemers rust, of wat dat zou verraden.",
            "\"From\" and \"to\" are the 95% Wilson interval. Blank and not applicable count nowhere. Withheld is what rests "
              + "on fewer than {least} respondents, or what would give that away."),
          ["least": .value(Quoted(print.number.integer(data.plan.norms.minCell.value)))])
      ])
  }
}
