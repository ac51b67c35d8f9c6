import Documents
import GuidanceKit
import Indicators
import Register

/// The evaluation of the pilot: pilot schools against other schools on items about behaviour, with the school as the unit.
extension VIVReport {
  /// One item about behaviour.
  struct Comparison {
    var question: String
    var pilot: Figure?
    var others: Figure?
    var difference: Figure
  }

  /// The items about behaviour that were asked.
  var comparisons: [Comparison] {
    data.figures.figures.filter {
      $0.id.indicator == "viv-pilot" && $0.id.scope.first == "difference" && $0.id.scope.count == 2
        && $0.id.period == data.year.iso
    }.map { figure in
      let part = figure.id.scope[1]
      return Comparison(
        question: question(part), pilot: data.ofYear("viv-pilot/pilot/\(part)"),
        others: data.ofYear("viv-pilot/others/\(part)"), difference: figure)
    }
  }

  /// The words of a question; those of a team stand in the norms.
  private func question(_ part: String) -> String {
    if let item = EDBIItem(rawValue: part) { return item.label[language] }
    let asked = data.plan.norms.edbiBehaviourItems.value ?? []
    let known = SurveyIndicator(data.report.input).questions.first { $0.part == part }?.label[language]
    return freeTextOrNote(known ?? (asked.count == 1 ? asked[0] : part))
  }

  /// Why nothing can be evaluated; `nil` when something can or nothing is expected.
  private var obstacle: Label? {
    if case .notComputable(let reason)? = data.ofYear("viv-pilot/difference")?.verdict { return reason }
    return nil
  }

  /// What the numbers allow to say of an item.
  private func sentence(_ comparison: Comparison) -> String {
    if comparison.difference.suppressed {
      return say(
        Label(
          "Dit item is afgeschermd: uit een van beide groepen antwoordden te weinig mensen.",
          "This item is withheld: too few people of one of both groups answered."))
    }
    return comparison.difference.evidence.note?[language] ?? print.absent
  }

  /// The sentence on the pilot for the first half page: on the first item about behaviour.
  var pilotLead: [LeadSentence] {
    if let reason = obstacle {
      return [
        LeadSentence(
          text(
            Label("De piloot kan niet geëvalueerd worden: {reason}.", "The pilot cannot be evaluated: {reason}."),
            ["reason": .text(reason[language])]),
          status: StatusMark(.unknown, say(Label("niet te evalueren", "cannot be evaluated"))))
      ]
    }
    return comparisons.prefix(1).map { comparison in
      LeadSentence(
        text(
          Label("\u{201C}{item}\u{201D}: {sentence}", "\u{201C}{item}\u{201D}: {sentence}"),
          ["item": .text(comparison.question), "sentence": .text(sentence(comparison))]),
        status: pilotStatus(comparison.difference))
    }
  }

  private func pilotStatus(_ figure: Figure) -> StatusMark {
    if figure.suppressed { return StatusMark(.unknown, print.text(figure)) }
    switch figure.verdict {
    case .noVerdict: return StatusMark(.unknown, say(Label("alleen beschrijvend", "descriptive only")))
    case .noData: return StatusMark(.empty, print.absent)
    case .met, .notMet, .running, .noNorm, .notComputable, .zone:
      return StatusMark(.outside, say(Label("getoetst", "tested")))
    }
  }

  var pilotSection: Section? {
    let comparisons = comparisons
    guard !comparisons.isEmpty || obstacle != nil else { return nil }
    var blocks: [Block] = [.paragraph(introduction)]
    if let reason = obstacle {
      blocks.append(
        .note(
          Note(
            .caution, title: say(Label("Nog niet te evalueren.", "Not to be evaluated yet.")),
            text(
              Label("{reason}. Zet zo'n item bij de norm {name}.", "{reason}. Add such an item to the norm {name}."),
              ["reason": .text(capitalised(reason[language])), "name": .code("edbi_behaviour_items")]))))
      return Section(id: "piloot", title: say(Label("De piloot", "The pilot")), blocks: blocks, startsPage: true)
    }
    for (index, comparison) in comparisons.enumerated() {
      if let chart = chart(comparison, index + 1) { blocks.append(.illustration(chart)) }
      blocks.append(.paragraph(RichText(sentence(comparison))))
    }
    blocks.append(.table(table(comparisons)))
    return Section(id: "piloot", title: say(Label("De piloot", "The pilot")), blocks: blocks, startsPage: true)
  }

  private var introduction: RichText {
    text(
      Label(
        "Pilootscholen worden met andere scholen vergeleken op wat mensen zeggen te doen, niet op wat ze van plan zijn. De "
          + "school is de eenheid: elke school telt één keer, hoeveel mensen er ook antwoordden. Scholen zijn niet geloot, "
          + "dus een verschil toont geen oorzaak. Met minder dan {least} scholen in een groep wordt niet getoetst.",
        "Pilot schools are compared with other schools on what people say they do, not on what they intend. The school is the "
          + "unit: each counts once, however many answered. Schools were not drawn by lot, so a difference shows no cause. "
          + "With fewer than {least} schools in a group nothing is tested."),
      ["least": .value(Quoted(print.number.integer(data.plan.norms.minSchools.value)))])
  }

  private func chart(_ comparison: Comparison, _ number: Int) -> Illustration? {
    let groups: [(name: Label, figure: Figure?)] = [
      (Label("pilootscholen", "pilot schools"), comparison.pilot),
      (Label("andere scholen", "other schools"), comparison.others),
    ]
    let bars = groups.compactMap { name, figure -> Bullet? in
      guard let figure, !figure.suppressed, let share = figure.share else { return nil }
      return Bullet(
        label: "\(capitalised(name[language])) (n = \(print.number.integer(figure.n ?? 0)))",
        value: Fraction(percent: share),
        quoted: print.value(figure))
    }
    guard bars.count == 2 else { return nil }
    return Illustration(
      id: "figuur-piloot-\(number)",
      caption: say(
        Label(
          "\(comparison.question): gemiddeld deel (helemaal) eens, over scholen",
          "\(comparison.question): mean share that (strongly) agrees, over schools")),
      equivalent: bars.map { "\($0.label): \($0.quoted.text)." }.joined(separator: " "),
      chart: .bullets(
        BulletChart(
          bars: bars,
          axis: Axis(
            to: Fraction(100), ticks: stride(from: 0, through: 100, by: 20).map { .init(Fraction($0), percent($0)) }),
          valueName: say(Label("gemiddelde over scholen", "mean over schools")))))
  }

  private func table(_ comparisons: [Comparison]) -> Table {
    Table(
      id: "viv-piloot",
      caption: say(Label("Pilootscholen tegenover andere scholen", "Pilot schools against other schools")),
      columns: [
        Column("item", say(Label("Item over gedrag", "Item about behaviour"))),
        Column(say(Label("piloot", "pilot")), say(Label("Piloot", "Pilot")), .percent(places: 1)),
        Column(say(Label("n_piloot", "n_pilot")), say(Label("n scholen", "n schools")), .integer),
        Column(say(Label("andere", "others")), say(Label("Andere", "Others")), .percent(places: 1)),
        Column(say(Label("n_andere", "n_others")), say(Label("n scholen", "n schools")), .integer),
        Column(
          say(Label("verschil", "difference")), say(Label("Verschil (procentpunt)", "Difference (points)")),
          .percent(places: 1)),
        Column(say(Label("ondergrens", "lower_bound")), say(Label("Van", "From")), .percent(places: 1)),
        Column(say(Label("bovengrens", "upper_bound")), say(Label("Tot", "To")), .percent(places: 1)),
        Column(
          say(Label("even_ver", "as_far")), say(Label("Verde\u{AD}lingen zo ver uiteen", "Splits as far apart")),
          .integer),
        Column(say(Label("verdelingen", "splits")), say(Label("Alle verde\u{AD}lingen", "All splits")), .integer),
        Column(say(Label("oordeel", "verdict")), say(Label("Toets", "Test"))),
      ],
      rows: comparisons.map { comparison in
        let figure = comparison.difference
        return Row([
          .text(comparison.question), print.cell(comparison.pilot), print.sizeCell(comparison.pilot),
          print.cell(comparison.others), print.sizeCell(comparison.others), print.differenceCell(figure),
          print.pointsCell(figure, "lower", figure.range?.lower),
          print.pointsCell(figure, "upper", figure.range?.upper),
          print.cell(figure, count: .ways), print.cell(figure, count: .splits), .status(pilotStatus(figure)),
        ])
      },
      notes: [
        text(
          Label(
            "De exacte permutatietoets telt op hoeveel manieren de scholen over beide groepen verdeeld kunnen worden met een "
              + "verschil dat minstens zo groot is; p is dat aantal gedeeld door alle verdelingen.",
            "The exact permutation test counts in how many ways the schools can be split over both groups with a difference at "
              + "least as large; p is that number divided by all splits."))
      ])
  }
}
