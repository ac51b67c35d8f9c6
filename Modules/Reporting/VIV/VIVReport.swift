public import Documents
public import GuidanceKit
import Indicators
import Register

/// The people who carry change in their team (VIVs), per school and centre, and the evaluation of the pilot.
///
/// People are counted, never named, not even by pseudonym. Readers outside the service see totals only, for in one school a kind
/// may be one person.
public struct VIVReport: Report {
  /// What it is made from.
  public let data: ReportData

  /// A report.
  public init(_ data: ReportData) { self.data = data }

  /// The title.
  public var title: Label {
    Label(
      "VIV's en de evaluatie van de piloot, schooljaar \(data.year.iso)",
      "VIVs and the evaluation of the pilot, school year \(data.year.iso)")
  }

  /// What it is about.
  public var subtitle: Label? {
    Label(
      "Verbinding in verandering: wie in scholen en centra verandering draagt, en wat de piloot toont",
      "Connection in change: who carries change in schools and centres, and what the pilot shows")
  }

  /// The sections.
  public var sections: [Section] {
    [
      summary, totalsSection, data.request.audience.isOutside ? nil : schoolsSection, pilotSection,
      shortMethod(methodFigures),
    ]
    .compactMap(\.self)
  }

  private var methodFigures: [Figure] {
    [total(), data.ofYear("viv/total/organisations")].compactMap(\.self) + comparisons.prefix(1).map(\.difference)
  }

  // MARK: First

  func total(_ part: String = "") -> Figure? { data.ofYear("viv/total\(part)") }

  private var summary: Section {
    var blocks: [Block] = [.lead([countSentence, kindSentence].compactMap(\.self) + pilotLead)]
    let cards = [peopleCard, organisationsCard].compactMap(\.self)
    if !cards.isEmpty { blocks.append(.keyFigures(cards)) }
    return Section(id: "kort", title: say(Label("In het kort", "In short")), blocks: blocks)
  }

  private var countSentence: LeadSentence {
    if let people = total(), people.suppressed {
      return LeadSentence(
        text(
          Label(
            "Hoeveel VIV's er op {day} zijn, is {withheld}: met zo weinig zijn ze herleidbaar.",
            "How many VIVs there are on {day} is {withheld}: so few could be traced."),
          ["day": .value(Quoted(print.number.date(data.day))), "withheld": .value(print.value(people))]),
        status: print.shortStatus(people))
    }
    guard let people = total(), let number = people.numerator, number > 0 else {
      return LeadSentence(
        text(
          Label("Er zijn op {day} geen VIV's gekend.", "No VIVs are known on {day}."),
          ["day": .value(Quoted(print.number.date(data.day)))]), status: StatusMark(.empty, print.absent))
    }
    let schools = total("/organisations")
    return LeadSentence(
      text(
        Label(
          number == 1
            ? "Op {day} is er {people} VIV, in {with} van de {all} scholen en centra ({share})."
            : "Op {day} zijn er {people} VIV's, in {with} van de {all} scholen en centra ({share}).",
          number == 1
            ? "On {day} there is {people} VIV, in {with} of the {all} schools and centres ({share})."
            : "On {day} there are {people} VIVs, in {with} of the {all} schools and centres ({share})."),
        [
          "day": .value(Quoted(print.number.date(data.day))), "people": .value(print.value(people)),
          "with": .value(print.count(schools, .reached)), "all": .value(print.count(schools, .inScope)),
          "share": .value(print.value(schools)),
        ]), status: print.shortStatus(schools))
  }

  /// Formal or not, permanent or not.
  private var kindSentence: LeadSentence? {
    guard let people = total(), (people.numerator ?? 0) > 0 else { return nil }
    func part(_ dimension: String, _ code: String) -> Quoted {
      guard let figure = total("/\(dimension)/\(code)") else { return Quoted("0") }
      return print.value(figure)
    }
    return LeadSentence(
      text(
        Label(
          "Formeel aangesteld: {formal}, informeel: {informal}; permanent: {permanent}, tijdelijk: {temporary}; "
            + "collectief gedragen: {collective}.",
          "Formally appointed: {formal}, informal: {informal}; permanent: {permanent}, temporary: {temporary}; carried "
            + "collectively: {collective}."),
        [
          "formal": .value(part("formality", VIVFormality.formal.code)),
          "informal": .value(part("formality", VIVFormality.informal.code)),
          "permanent": .value(part("permanence", VIVPermanence.permanent.code)),
          "temporary": .value(part("permanence", VIVPermanence.temporary.code)),
          "collective": .value(part("scale", VIVScale.collective.code)),
        ]), status: print.shortStatus(people))
  }

  private var peopleCard: KeyFigure? {
    guard let people = total(), (people.numerator ?? 0) > 0 else { return nil }
    return KeyFigure(
      title: say(Label("VIV's", "VIVs")), value: print.value(people),
      caption: text(
        Label("in {roles} rollen", "in {roles} roles"), ["roles": .value(print.count(people, .roles))]))
  }

  private var organisationsCard: KeyFigure? {
    guard let schools = total("/organisations"), schools.share != nil else { return nil }
    return KeyFigure(
      title: say(Label("Scholen en centra met een VIV", "Schools and centres with a VIV")), value: print.value(schools),
      caption: text(
        Label("{with} van de {all}", "{with} of the {all}"),
        ["with": .value(print.count(schools, .reached)), "all": .value(print.count(schools, .inScope))]),
      bullet: bullet(schools))
  }

  // MARK: Totals

  private var totalsSection: Section? {
    guard (total()?.numerator ?? 0) > 0 else { return nil }
    return Section(
      id: "soorten", title: say(Label("Wie ze zijn", "Who they are")),
      blocks: [.illustration(kindChart), .table(totalsTable)])
  }

  /// The parts of one way of telling VIVs apart, in order; what nobody said comes last.
  private func parts(_ dimension: String) -> [(code: String, name: String, figure: Figure)] {
    func named<T: Term>(_ type: T.Type) -> [(String, String)] { T.allCases.map { ($0.code, $0.label[language]) } }
    let terms: [(String, String)] =
      switch dimension {
      case "kind": named(VIVKind.self)
      case "formality": named(VIVFormality.self)
      case "permanence": named(VIVPermanence.self)
      default: named(VIVScale.self)
      }
    return (terms + [("onbekend", say(Label("niet gezegd", "not said")))]).compactMap { code, name in
      total("/\(dimension)/\(code)").map { (code, name, $0) }
    }
  }

  private var kindChart: Illustration {
    let kinds = parts("kind")
    let most = kinds.compactMap(\.figure.numerator).max() ?? 0
    let step = max(1, (most + 4) / 5)
    let upper = max(step, (most + step - 1) / step * step)
    let groups = kinds.map { kind -> GroupedBarChart.Group in
      .init(
        label: capitalised(kind.name),
        values: [Fraction(kind.figure).map { StackedBarChart.Part($0, print.value(kind.figure)) }])
    }
    return Illustration(
      id: "figuur-soorten", caption: say(Label("VIV's naar soort", "VIVs by kind")),
      equivalent: kinds.map { "\(capitalised($0.name)): \(print.text($0.figure))." }.joined(separator: " "),
      chart: .groupedBars(
        GroupedBarChart(
          groups: groups, seriesNames: [say(Label("personen", "people"))],
          axis: Axis(
            to: Fraction(upper),
            ticks: stride(from: 0, through: upper, by: step).map { .init(Fraction($0), print.number.integer($0)) }))))
  }

  private var totalsTable: Table {
    let dimensions: [(code: String, name: Label)] = [
      ("kind", Label("Soort", "Kind")), ("formality", Label("Formeel of informeel", "Formal or informal")),
      ("permanence", Label("Permanent of tijdelijk", "Permanent or temporary")),
      ("scale", Label("Individueel of collectief", "Individual or collective")),
    ]
    return Table(
      id: "viv-totalen",
      caption: say(Label("VIV's van alle scholen en centra samen", "VIVs of all schools and centres together")),
      columns: [
        Column(say(Label("wat", "what")), say(Label("Wat", "What"))),
        Column(say(Label("personen", "people")), say(Label("Personen", "People")), .integer),
        Column(say(Label("rollen", "roles")), say(Label("Rollen", "Roles")), .integer),
        Column(
          say(Label("organisaties", "organisations")), say(Label("Scholen en centra", "Schools and centres")), .integer),
      ],
      groups: dimensions.compactMap { dimension in
        let rows = parts(dimension.code).map { part in
          Row([
            .text(capitalised(part.name)), print.cell(part.figure), print.cell(part.figure, count: .roles),
            print.cell(part.figure, count: .inScope),
          ])
        }
        return rows.isEmpty ? nil : RowGroup(dimension.name[language], rows)
      },
      totals: [
        Row([
          .text(say(Label("Alle VIV's", "All VIVs"))), print.cell(total()), print.cell(total(), count: .roles),
          print.cell(total(), count: .inScope),
        ])
      ],
      notes: [
        text(
          Label(
            "Wie meer dan één rol heeft, telt in het totaal één keer.",
            "Who has more than one role counts once in the total."))
      ])
  }
}
