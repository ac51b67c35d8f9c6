public import Documents
public import GuidanceKit
import Indicators

/// The report on the earmarked funds, for director and ministry: FTE planned and realised, hours, and euro per calendar year.
///
/// It names no person.
public struct FundsReport: Report {
  /// What it is made from.
  public let data: ReportData

  /// A report.
  public init(_ data: ReportData) { self.data = data }

  /// The title.
  public var title: Label {
    let (dutch, english) = (NumberText(.dutch), NumberText(.english))
    return Label(
      "Gekleurde middelen, \(dutch.period(data.period))", "Earmarked funds, \(english.period(data.period))")
  }

  /// The sections.
  public var sections: [Section] {
    guard !funds.isEmpty else {
      return [
        Section(id: "kort", title: say(Label("In het kort", "In short")), blocks: [.note(noFunds)]), method,
      ]
    }
    return [summary, staff, money, method]
  }

  /// The codes of the funds that the plan names or that something is registered on, in the plan's order.
  private var funds: [String] {
    let named = data.plan.funds.map(\.code)
    let known = Set(
      data.figures.figures(startingWith: "fte-planned/fund/").compactMap(\.id.scope.last)
        + data.figures.figures(startingWith: "hours/fund/").compactMap(\.id.scope.last)
        + data.figures.figures(startingWith: "funds/").compactMap(\.id.scope.first)
    ).subtracting([Assignment.regularFund, HoursIndicator.unattributable])
    return named.filter(known.contains) + known.subtracting(named).sorted()
  }

  /// Only what is printed here: planned and realised FTE, hours and euro.
  private var method: Section {
    let code = funds.first ?? Assignment.regularFund
    let euro = data.figures.figures(startingWith: "funds/").first { $0.id.scope.last == "used" }
    return shortMethod([
      data.ofYear("fte-planned/fund/\(code)"), data.ofYear("fte-realised/fund/\(code)"),
      data.ofYear("fte/fund/\(code)"), data.ofYear("hours/fund/\(code)"), euro,
    ])
  }

  private func name(ofFund code: String) -> String {
    if code == Assignment.regularFund { return say(Label("Reguliere middelen", "Regular means")) }
    return data.plan.fund(code)?.label[language] ?? code
  }

  private var noFunds: Note {
    Note(
      .caution, title: say(Label("Geen gekleurde middelen.", "No earmarked funds.")),
      text(
        Label(
          "Er staat geen opdracht, registratie of bedrag op een gekleurd fonds. Laad opdrachten met een fonds, of het blad {sheet}.",
          "No assignment, registration or amount is on an earmarked fund. Load assignments with a fund, or the sheet {sheet}."
        ),
        ["sheet": .code("fondsjaren")]))
  }

  // MARK: First

  private var summary: Section {
    var blocks: [Block] = [.lead([staffSentence, paceSentence, moneySentence])]
    if let loose = data.ofYear("hours/fund/\(HoursIndicator.unattributable)"), (loose.numerator ?? 0) > 0 {
      blocks.append(
        .note(
          Note(
            .remark, title: say(Label("Let op.", "Note.")),
            text(
              Label(
                "{hours} staat op geen enkel fonds: die registraties noemen er geen, en ze worden niet verdeeld.",
                "{hours} are on no fund: those registrations name none, and they are not shared out."),
              ["hours": .value(print.value(loose))]))))
    }
    return Section(id: "kort", title: say(Label("In het kort", "In short")), blocks: blocks)
  }

  private var staffSentence: LeadSentence {
    let figures = funds.compactMap { data.ofYear("fte/fund/\($0)") }.filter { $0.share != nil }
    guard let lowest = figures.min(by: { less($0, $1) }), let highest = figures.max(by: { less($0, $1) }) else {
      let hours = funds.compactMap { data.ofYear("hours/fund/\($0)") }.filter { ($0.numerator ?? 0) > 0 }
      return LeadSentence(
        text(
          hours.isEmpty
            ? Label(
              "Op de gekleurde middelen is nog niets geregistreerd.", "Nothing was registered on earmarked funds yet.")
            : Label(
              "Op {count} is geregistreerd, maar een aandeel is niet te berekenen: er zijn geen geplande VTE of geen uren per VTE.",
              "Hours were registered on {count}, but no share can be computed: there are no planned FTE or no hours per FTE."
            ),
          ["count": .text(count(hours.count, Label("fonds", "fund"), Label("fondsen", "funds")))]),
        status: StatusMark(.empty, print.absent))
    }
    guard figures.count > 1 else {
      return LeadSentence(
        text(
          Label(
            "Van {fund} is {share} van de geplande VTE gerealiseerd.",
            "Of {fund}, {share} of the planned FTE was realised."),
          ["fund": .text(name(ofFund: lowest.id.scope.last ?? "")), "share": .value(print.value(lowest))]),
        status: print.shortStatus(data.ofYear("fte/total")))
    }
    return LeadSentence(
      text(
        Label(
          "Van de {count} is tussen {low} ({lowest}) en {high} ({highest}) van de geplande VTE gerealiseerd.",
          "Of the {count}, between {low} ({lowest}) and {high} ({highest}) of the planned FTE was realised."),
        [
          "count": .text(
            count(
              figures.count, Label("gekleurde fonds", "earmarked fund"), Label("gekleurde fondsen", "earmarked funds"))),
          "low": .value(print.value(lowest)), "lowest": .text(name(ofFund: lowest.id.scope.last ?? "")),
          "high": .value(print.value(highest)), "highest": .text(name(ofFund: highest.id.scope.last ?? "")),
        ]), status: print.shortStatus(data.ofYear("fte/total")))
  }

  private func less(_ one: Figure, _ other: Figure) -> Bool {
    (one.share?.rational ?? .zero, one.id.text) < (other.share?.rational ?? .zero, other.id.text)
  }

  private var paceSentence: LeadSentence {
    guard let figure = data.ofYear("fte/total"), let expected = expectedShare(figure) else {
      return LeadSentence(
        text(
          Label(
            "Waar het op deze dag hoort te staan, is niet te zeggen.", "Where it should be by this day cannot be said.")
        ),
        status: StatusMark(.empty, print.absent))
    }
    let behind = funds.filter { code in
      guard let share = data.ofYear("fte/fund/\(code)")?.share else { return false }
      return share.rational < expected.rational
    }
    let pieces: [String: RichText.Run] = [
      "expected": .value(Quoted(print.number.percent(expected))),
      "names": .text(behind.map(name(ofFund:)).joined(separator: ", ")),
    ]
    return LeadSentence(
      text(
        behind.isEmpty
          ? Label(
            "Op dit punt in het schooljaar hoort dat {expected} te zijn; geen enkel fonds ligt achter.",
            "At this point of the school year that should be {expected}; no fund is behind.")
          : Label(
            "Op dit punt in het schooljaar hoort dat {expected} te zijn; achter liggen: {names}.",
            "At this point of the school year that should be {expected}; behind are: {names}."), pieces),
      status: StatusMark(
        behind.isEmpty ? .met : .running,
        behind.isEmpty ? say(Label("op schema", "on schedule")) : say(Label("achter op schema", "behind schedule"))))
  }

  private var moneySentence: LeadSentence {
    let used = data.figures.figures(startingWith: "funds/").filter { $0.id.scope.last == "used" }
    guard !used.isEmpty else {
      return LeadSentence(
        text(
          Label(
            "Van geen enkel fonds is bekend wat er in euro ontvangen en uitgegeven is.",
            "Of no fund is it known what was received and spent in euro.")), status: StatusMark(.empty, print.absent))
    }
    var runs: [RichText.Run] = [.text(say(Label("Uitgegeven van wat ontvangen is: ", "Spent of what was received: ")))]
    for (index, figure) in used.enumerated() {
      runs += [
        .text("\(index == 0 ? "" : "; ")\(name(ofFund: figure.id.scope.first ?? "")) \(figure.id.period) "),
        .value(print.value(figure)),
      ]
    }
    return LeadSentence(RichText(runs + [.text(".")]), status: StatusMark(.outside, say(Label("geen norm", "no norm"))))
  }

  // MARK: FTE and hours

  private var staff: Section {
    Section(
      id: "vte", title: say(Label("VTE en uren per fonds", "FTE and hours per fund")),
      blocks: [.table(staffTable)] + (destinationTable.map { [.table($0)] } ?? []), startsPage: true)
  }

  private var staffTable: Table {
    let codes = funds + [Assignment.regularFund]
    let axis = staffingAxis(codes.map { data.ofYear("fte/fund/\($0)") })
    return Table(
      id: "fondsen",
      caption: say(
        Label(
          "Geplande en gerealiseerde VTE per fonds, tot en met \(print.number.date(data.day))",
          "Planned and realised FTE per fund, up to \(print.number.date(data.day))")),
      columns: [
        Column(say(Label("fonds", "fund")), say(Label("Fonds", "Fund"))), Column("code", "Code", .code, use: .files),
        Column(say(Label("gepland_vte", "planned_fte")), say(Label("Gepland", "Planned")), .decimal(places: 2)),
        Column(say(Label("uren", "hours")), say(Label("Uren", "Hours")), .decimal(places: 1)),
        Column(
          say(Label("gerealiseerd_vte", "realised_fte")), say(Label("Gerealiseerd", "Realised")), .decimal(places: 2)),
        Column(say(Label("aandeel", "share")), say(Label("Aandeel", "Share")), .percent(places: 1)),
        Column("verloop", say(Label("Verloop", "Progress")), .graphic),
        Column(say(Label("verwacht", "expected")), say(Label("Verwacht", "Expected")), .percent(places: 1)),
      ],
      groups: [
        RowGroup(say(Label("Gekleurde middelen", "Earmarked funds")), funds.map { staffRow($0, axis) }),
        RowGroup(say(Label("Ter vergelijking", "For comparison")), [staffRow(Assignment.regularFund, axis)]),
      ],
      notes: [
        text(
          Label(
            "Uren zonder fonds in de registratie zijn niet toewijsbaar; ze worden nooit verdeeld.",
            "Hours without a fund in the registration are not attributable; they are never shared out."))
      ],
      legend: [
        .bar(say(Label("gerealiseerd", "realised"))), .mark(.pace, say(Label("schema", "schedule"))),
      ])
  }

  private func staffRow(_ code: String, _ axis: Axis) -> Row {
    let figure = data.ofYear("fte/fund/\(code)")
    let bar = bullet(figure, pace: figure.flatMap(expectedShare), forecast: nil)
    return Row([
      .text(name(ofFund: code)), .text(code), print.cell(data.ofYear("fte-planned/fund/\(code)")),
      print.cell(data.ofYear("hours/fund/\(code)")), print.cell(data.ofYear("fte-realised/fund/\(code)")),
      print.cell(figure), bar.map { Cell.graphic(.bullet($0, axis: axis)) } ?? .empty,
      print.cell(figure, "forecast", figure?.forecast),
    ])
  }

  /// Which pillar spends which fund.
  private var destinationTable: Table? {
    let rows = destinations.flatMap(\.codes).flatMap { destination in
      funds.compactMap { fund -> Row? in
        let planned = data.ofYear("fte-planned/\(destination)/\(fund)")
        let hours = data.ofYear("hours/\(destination)/\(fund)")
        guard planned != nil || (hours?.numerator ?? 0) > 0 else { return nil }
        return Row([
          .text(name(of: destination)), .text(destination), .text(name(ofFund: fund)), .text(fund), print.cell(planned),
          print.cell(hours), print.cell(data.ofYear("fte-realised/\(destination)/\(fund)")),
          print.cell(data.ofYear("fte/\(destination)/\(fund)")),
        ])
      }
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      id: "fondsen-per-bestemming",
      caption: say(Label("Waar de gekleurde middelen naartoe gaan", "Where the earmarked funds go")),
      columns: [
        Column(say(Label("bestemming", "destination")), say(Label("Bestemming", "Destination"))),
        Column("code", "Code", .code, use: .files), Column(say(Label("fonds", "fund")), say(Label("Fonds", "Fund"))),
        Column(say(Label("fondscode", "fund_code")), "", .code, use: .files),
        Column(say(Label("gepland_vte", "planned_fte")), say(Label("Gepland", "Planned")), .decimal(places: 2)),
        Column(say(Label("uren", "hours")), say(Label("Uren", "Hours")), .decimal(places: 1)),
        Column(
          say(Label("gerealiseerd_vte", "realised_fte")), say(Label("Gerealiseerd", "Realised")), .decimal(places: 2)),
        Column(say(Label("aandeel", "share")), say(Label("Aandeel", "Share")), .percent(places: 1)),
      ], rows: rows)
  }

  // MARK: Euro

  private var money: Section {
    let figures = data.figures.figures(startingWith: "funds/")
    let accounts = Set(figures.compactMap { figure in figure.id.scope.first.map { "\($0)/\(figure.id.period)" } })
    guard !accounts.isEmpty else {
      return Section(
        id: "euro", title: say(Label("Euro per kalenderjaar", "Euro per calendar year")),
        blocks: [
          .paragraph(
            text(
              Label(
                "Er zijn geen bedragen geladen; het blad {sheet} heeft ze per fonds en kalenderjaar.",
                "No amounts were loaded; the sheet {sheet} has them per fund and calendar year."),
              ["sheet": .code("fondsjaren")]))
        ])
    }
    let rows = funds.flatMap { fund in
      accounts.filter { $0.hasPrefix(FigureID.part(fund) + "/") }.sorted().map { account -> Row in
        let year = account.split(separator: "/").last.map(String.init) ?? ""
        func figure(_ part: String) -> Figure? { data.figures["funds/\(FigureID.part(fund))/\(part)/\(year)"] }
        let used = figure("used")
        return Row([
          .text(name(ofFund: fund)), .text(year), euro(figure("received")), euro(figure("spent")), print.cell(used),
          bullet(used).map { Cell.graphic(.bullet($0, axis: .hundred)) } ?? .empty,
        ])
      }
    }
    return Section(
      id: "euro", title: say(Label("Euro per kalenderjaar", "Euro per calendar year")),
      blocks: [
        .table(
          Table(
            id: "fondsen-euro",
            caption: say(Label("Ontvangen en uitgegeven per kalenderjaar", "Received and spent per calendar year")),
            columns: [
              Column(say(Label("fonds", "fund")), say(Label("Fonds", "Fund"))),
              Column(say(Label("jaar", "year")), say(Label("Jaar", "Year")), .code),
              Column(
                say(Label("ontvangen_euro", "received_euro")), say(Label("Ontvangen", "Received")), .decimal(places: 2)),
              Column(
                say(Label("uitgegeven_euro", "spent_euro")), say(Label("Uitgegeven", "Spent")), .decimal(places: 2)),
              Column(say(Label("deel_uitgegeven", "share_spent")), say(Label("Deel", "Share")), .percent(places: 1)),
              Column("verloop", say(Label("Verloop", "Progress")), .graphic),
            ], rows: rows))
      ])
  }

  /// An amount; what was not given is said, for nothing spent is something else.
  private func euro(_ figure: Figure?) -> Cell {
    figure == nil ? Cell(say(Label("niet opgegeven", "not given")), .empty) : print.cell(figure)
  }
}
