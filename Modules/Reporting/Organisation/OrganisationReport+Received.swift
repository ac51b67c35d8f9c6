import Documents
import GuidanceKit
import Indicators

/// What an organisation received: per pillar, per month, and for a board per organisation.
extension OrganisationReport {
  // MARK: Per pillar

  var pillarSection: Section? {
    guard !pairs.isEmpty else { return nil }
    var blocks: [Block] = [
      .paragraph(
        text(
          Label(
            "Elke pijler die deze organisatie moet bereiken, heeft daarvoor een venster: tussen de eerste en de laatste dag ervan "
              + "hoort er minstens {hours} begeleiding te zijn. Zolang het venster loopt, is er geen oordeel.",
            "Each pillar that must reach this organisation has a window for it: between its first and last day there must be at "
              + "least {hours} of guidance. As long as the window is open there is no verdict."),
          ["hours": .value(Quoted(reachHours))]))
    ]
    if data.report.input.hasGuidance(since: data.plan.period.first) { blocks.append(.illustration(pillarBars)) }
    blocks.append(.table(pillarTable))
    return Section(
      id: "pijlers", title: say(Label("Begeleiding per pijler", "Guidance per pillar")), blocks: blocks)
  }

  private func figure(_ pair: ReachPair) -> Figure? {
    data.ofYear("reach/\(pair.pillar)/\(organisation.number.digits)")
  }

  private var pillarBars: Illustration {
    let hours = data.plan.norms.reachHours.value
    let highest = pairs.compactMap { Fraction(hours: $0.minutes) }.max().map {
      ($0.numerator + $0.denominator - 1) / $0.denominator
    }
    // Everything received is on the bar: one that is cut off says less than the table beside it.
    let step = Self.step(max(hours * 3 / 2, highest ?? 0), of: max(1, hours / 2))
    let top = (max(hours * 3 / 2, highest ?? 0) + step - 1) / step * step
    return Illustration(
      id: "figuur-pijlers",
      caption: say(Label("Uren per pijler in het lopende venster", "Hours per pillar in the open window")),
      equivalent: pairs.map { "\(name(of: $0.pillar)): \(print.value(figure($0)).text)." }.joined(separator: " "),
      chart: .bullets(
        BulletChart(
          bars: pairs.map { pair in
            var marks = [Bullet.Mark(.target, Fraction(hours))]
            if pair.isOpen, let expected = Fraction(hours: pair.expectedMinutes) {
              marks.append(.init(.pace, expected))
            }
            return Bullet(
              label: name(of: pair.pillar), value: Fraction(hours: pair.minutes), quoted: print.value(figure(pair)),
              marks: marks, status: meaning(status(of: pair)))
          },
          axis: Axis(
            to: Fraction(top),
            ticks: stride(from: 0, through: top, by: step).map { Axis.Tick(Fraction($0), "\($0)") }),
          valueName: say(Label("uren", "hours")),
          markNames: [
            .target: say(Label("gevraagd", "asked")), .pace: scheduleLabel,
          ])))
  }

  /// The distance between the ticks of an axis, a multiple of a unit so that there are at most eight.
  private static func step(_ highest: Int, of unit: Int) -> Int {
    var step = unit
    while highest > step * 8 { step *= 2 }
    return step
  }

  private var pillarTable: Table {
    Table(
      id: "per-pijler",
      caption: say(
        Label(
          "Uren per pijler tot en met \(print.number.date(data.day)), tegenover \(reachHours)",
          "Hours per pillar up to \(print.number.date(data.day)), against \(reachHours)")),
      columns: [
        Column(say(Label("pijler", "pillar")), say(Label("Pijler", "Pillar"))),
        Column("code", "Code", .code, use: .files),
        Column(say(Label("uren", "hours")), say(Label("Uren", "Hours")), .decimal(places: 1)),
        Column(say(Label("sessies", "sessions")), say(Label("Sessies", "Sessions")), .integer),
        Column(
          say(Label("uren_te_gaan", "hours_to_go")), say(Label("Uren te gaan", "Hours to go")), .decimal(places: 1)),
        Column(
          say(Label("schoolweken_over", "school_weeks_left")),
          say(Label("School\u{AD}weken over", "School weeks left")), .integer),
        Column(say(Label("venster_van", "window_from")), say(Label("Venster van", "Window from")), .date),
        Column(say(Label("venster_tot", "window_to")), say(Label("tot", "to")), .date),
        Column(say(Label("meso_en_micro", "meso_and_micro")), say(Label("Meso en micro", "Meso and micro"))),
        Column(say(Label("stand", "state")), say(Label("Stand", "State"))),
      ],
      rows: pairs.map { pair in
        let figure = figure(pair)
        return Row([
          .text(name(of: pair.pillar)), .text(pair.pillar), print.cell(figure), print.cell(figure, count: .sessions),
          print.cell(figure, count: .minutesToGo), print.cell(figure, count: .weeksLeft),
          dateCell(pair.window.first), dateCell(pair.window.last), .status(integration(pair)),
          .status(print.shortStatus(figure)),
        ])
      },
      notes: [
        text(
          Label(
            "\"Meso en micro\" is gevraagd waar een pijler op beide niveaus een doel heeft dat de organisatie raakt. Projecten, "
              + "kwaliteitszorg en pijlers zonder zo'n doel staan niet in deze tabel, wel in het totaal.",
            "\"Meso and micro\" is asked where a pillar has a matching goal on both levels. Projects, quality care and pillars "
              + "without such a goal are not in this table, but are in the total."))
      ])
  }

  private func integration(_ pair: ReachPair) -> StatusMark {
    switch pair.integration {
    case .complete: StatusMark(.met, say(Label("beide", "both")))
    case .missing:
      StatusMark(
        pair.isOpen ? .running : .notMet,
        pair.levels.isEmpty
          ? say(Label("nog geen", "none yet"))
          : say(Label("alleen ", "only ")) + listed(pair.levels.sorted { $0.code < $1.code }.map { $0.label[language] })
      )
    case .notAsked: StatusMark(.outside, say(Label("n.v.t.", "n/a")))
    }
  }

  // MARK: Per month

  /// The months begun, with their figures; empty without guidance.
  private var guidedMonths: [(month: Month, figure: Figure)] {
    data.year.months.compactMap { month in
      data.figures["reach-hours/\(organisation.number.digits)/\(month.iso)"].map { (month, $0) }
    }
  }

  var monthSection: Section? {
    let months = guidedMonths
    guard !months.isEmpty else { return nil }
    let highest = months.compactMap { $0.figure.value?.divided(by: Rational(60))?.ceiling }.max() ?? 0
    let step = max(1, (highest + 3) / 4)
    let chart = Illustration(
      id: "figuur-maanden", caption: say(Label("Uren begeleiding per maand", "Hours of guidance per month")),
      equivalent: months.map { "\(monthName($0.month)): \(print.text($0.figure))." }.joined(separator: " "),
      chart: .lines(
        LineChart(
          moments: months.map {
            .init(short: abbreviation($0.month), long: print.number.month($0.month))
          },
          series: [
            .init(
              name: say(Label("uren", "hours")),
              points: months.map { month in
                month.figure.value.flatMap { Fraction(hours: $0) }.map {
                  LineChart.Point($0, print.value(month.figure), isRunning: isRunning(month.month))
                }
              })
          ],
          axis: Axis(
            to: Fraction(step * 4), ticks: (0...4).map { Axis.Tick(Fraction($0 * step), "\($0 * step)") }),
          runningName: runningName)),
      data: Table(
        id: "per-maand", caption: say(Label("Uren begeleiding per maand", "Hours of guidance per month")),
        columns: [
          Column(say(Label("maand", "month")), say(Label("Maand", "Month"))),
          Column("iso", "", .code, use: .files),
          Column(say(Label("uren", "hours")), say(Label("Uren", "Hours")), .decimal(places: 1)),
          Column(say(Label("sessies", "sessions")), say(Label("Sessies", "Sessions")), .integer),
        ],
        rows: months.map { month, figure in
          Row([
            .text(monthName(month)), .text(month.iso), print.cell(figure), print.cell(figure, count: .sessions),
          ])
        },
        totals: [
          Row([
            .text(say(Label("Schooljaar", "School year"))), .text(data.year.iso), print.cell(own("reach-hours")),
            print.cell(own("reach-hours"), count: .sessions),
          ])
        ]))
    return Section(
      id: "maanden", title: say(Label("Begeleiding per maand", "Guidance per month")), blocks: [.illustration(chart)])
  }

  // MARK: A board

  var governedSection: Section? {
    guard !governed.isEmpty else { return nil }
    let table = Table(
      id: "organisaties",
      caption: say(Label("De organisaties van dit bestuur", "The organisations of this board")),
      columns: [
        Column(say(Label("organisatie", "organisation")), say(Label("Organisatie", "Organisation"))),
        Column(say(Label("instellingsnummer", "institution_number")), say(Label("Nummer", "Number")), .code),
        Column("type", "Type", .code),
        Column(
          say(Label("uren", "hours")), say(Label("Uren dit schooljaar", "Hours this school year")), .decimal(places: 1)),
        Column(say(Label("op_school", "at_school")), say(Label("Ter plaatse", "On the spot")), .decimal(places: 1)),
        Column(
          say(Label("pijlers_bereikt", "pillars_reached")), say(Label("Pijlers bereikt", "Pillars reached")), .integer),
        Column(say(Label("te_bereiken", "in_scope")), say(Label("Te bereiken", "In scope")), .integer),
        Column(
          say(Label("uren_te_gaan", "hours_to_go")), say(Label("Uren te gaan", "Hours to go")), .decimal(places: 1)),
        Column(say(Label("stand", "state")), say(Label("Stand", "State"))),
      ],
      rows: governed.map { one in
        let digits = one.number.digits
        let reach = data.ofYear("reach/organisation/\(digits)")
        return Row([
          .text(one.name), .text(digits), .text(one.type.code), print.cell(data.ofYear("reach-hours/\(digits)")),
          print.cell(data.ofYear("presence/\(digits)")), print.cell(reach, count: .reached),
          print.cell(reach, count: .inScope), print.cell(reach, count: .minutesToGo),
          .status(
            reach == nil ? StatusMark(.outside, say(Label("niet gevraagd", "not asked"))) : print.shortStatus(reach)),
        ])
      }, mostRows: 60)
    return Section(
      id: "organisaties", title: say(Label("Organisaties van dit bestuur", "Organisations of this board")),
      blocks: [.table(table)])
  }
}

extension IndicatorInput {
  /// Whether any guidance is known from a day on.
  func hasGuidance(since day: CalendarDate) -> Bool { reach.contains { $0.first >= day } }
}
