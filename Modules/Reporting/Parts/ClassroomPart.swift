import Documents
import GuidanceKit
import Indicators

/// Indicator 3: how much guidance took place in classroom context, per month and per pillar.
extension Report {
  var classroomSection: Section {
    var blocks: [Block] = [.paragraph(classroomIntroduction)]
    if months.contains(where: { monthly("total", $0)?.share != nil }) {
      blocks.append(.illustration(classroomLines("total")))
    }
    blocks.append(.table(classroomTable))
    return Section(id: "klasvloer", title: say(Label("Klasvloercontext", "Classroom context")), blocks: blocks)
  }

  var classroomIntroduction: RichText {
    text(
      Label(
        "Indicator 3 is het deel van de begeleidingsuren dat in klasvloercontext gebeurt. Wat niet ingevuld is, telt als nee; "
          + "de bovengrens telt het als ja. Het doel is pas gehaald als de ondergrens het haalt.",
        "Indicator 3 is the part of the guidance hours that takes place in classroom context. What was not filled in counts as "
          + "no; the upper bound counts it as yes. The target is met only when the lower bound reaches it."))
  }

  // MARK: Per month

  /// The months of the school year; July and August only when they have begun.
  var months: [Month] {
    let all = data.year.months
    return all.filter { $0.first <= data.day || ($0.month != 7 && $0.month != 8) }
  }

  /// Whether a month has begun and is not over on the last day that counts.
  func isRunning(_ month: Month) -> Bool { month.first <= data.day && data.day < month.last }

  /// A month in words; one that is not over says so.
  func monthName(_ month: Month) -> String {
    print.number.month(month) + (isRunning(month) ? say(Label(" (loopt nog)", " (not over)")) : "")
  }

  /// What stands at the end of a line for a month that is not over.
  var runningName: String {
    let day = print.number.date(data.day)
    return say(Label("maand loopt nog, geteld tot en met \(day)", "month not over, counted up to \(day)"))
  }

  func monthly(_ scope: String, _ month: Month) -> Figure? {
    data.figures["classroom/\(scope)/\(month.iso)"]
  }

  /// The share in classroom context per month.
  ///
  /// - Parameter scope: whose, as names of figures have it: `total`, a pillar, `adviser/B01`.
  func classroomLines(_ scope: String) -> Illustration {
    let points = months.map { month -> LineChart.Point? in
      guard let figure = monthly(scope, month), let value = Fraction(percent: figure.share) else { return nil }
      let upper = figure.range.flatMap { $0.lower == $0.upper ? nil : Fraction(percent: $0.upper) }
      return LineChart.Point(value, print.value(figure), upper: upper, isRunning: isRunning(month))
    }
    return Illustration(
      id: "figuur-klasvloer",
      caption: say(
        Label(
          "Aandeel van de begeleidingsuren in klasvloercontext, per maand",
          "Share of the guidance hours in classroom context, per month")),
      equivalent: lineWords(scope),
      chart: .lines(
        LineChart(
          moments: months.map { .init(short: abbreviation($0), long: print.number.month($0)) },
          series: [.init(name: say(Label("aandeel in de maand", "share in the month")), points: points)],
          guides: guides,
          axis: lineAxis(points),
          whiskerName: say(Label("tot hier als elk onbekend uur meetelt", "up to here if every unknown hour counts")),
          runningName: runningName)),
      data: monthTable(scope))
  }

  private var guides: [LineChart.Guide] {
    let norms = data.plan.norms
    var guides: [LineChart.Guide] = [
      .init(
        .target, Fraction(norms.classroomTarget.value), text: percent(norms.classroomTarget.value),
        name: say(Label("doel", "target"))),
      .init(
        .threshold, Fraction(norms.classroomMinimum.value), text: percent(norms.classroomMinimum.value),
        name: say(Label("minimum overheid", "government minimum"))),
    ]
    for result in data.plan.earlierResults where result.indicator == 3 {
      guard let value = result.percent else { continue }
      guides.append(.init(.baseline, Fraction(value), text: percent(value), name: result.period[language]))
    }
    return guides
  }

  /// An axis in tens around everything drawn; it need not begin at nothing, and the words under the chart say where it begins.
  private func lineAxis(_ points: [LineChart.Point?]) -> Axis {
    let values = points.compactMap { $0 }.flatMap { [$0.value, $0.upper ?? $0.value] } + guides.map(\.position)
    let lowest = values.min().map { $0.numerator / $0.denominator } ?? 0
    let highest = values.max().map { ($0.numerator + $0.denominator - 1) / $0.denominator } ?? 100
    let lower = max(0, (lowest - 5) / 10 * 10)
    let upper = min(100, (highest + 5 + 9) / 10 * 10)
    return Axis(
      from: Fraction(lower), to: Fraction(upper),
      ticks: stride(from: lower, through: upper, by: 10).map { Axis.Tick(Fraction($0), percent($0)) })
  }

  private func lineWords(_ scope: String) -> String {
    let words = months.compactMap { month -> String? in
      guard let figure = monthly(scope, month), figure.share != nil else { return nil }
      let running = isRunning(month) ? say(Label(" (loopt nog)", " (not over)")) : ""
      return "\(month.name[language])\(running) \(print.text(figure))"
    }.joined(separator: ", ")
    let levels = guides.map { "\($0.name) \($0.text)" }.joined(separator: ", ")
    return say(
      Label(
        "Aandeel per maand: \(words). Ter vergelijking: \(levels). De as begint niet bij nul.",
        "Share per month: \(words). For comparison: \(levels). The axis does not begin at zero."))
  }

  func abbreviation(_ month: Month) -> String {
    let name = month.name[language]
    if language == .dutch, month.month == 3 { return "mrt" }
    return String(name.prefix(3))
  }

  private func monthTable(_ scope: String) -> Table {
    Table(
      id: "klasvloer-per-maand",
      caption: say(Label("Klasvloercontext per maand", "Classroom context per month")),
      columns: [
        Column(say(Label("maand", "month")), say(Label("Maand", "Month"))),
        Column("iso", "", .code, use: .files),
        Column(say(Label("ja_uren", "yes_hours")), say(Label("Ja, uren", "Yes, hours")), .decimal(places: 1)),
        Column(say(Label("nee_uren", "no_hours")), say(Label("Nee, uren", "No, hours")), .decimal(places: 1)),
        Column(
          say(Label("onbekend_uren", "unknown_hours")), say(Label("Onbekend, uren", "Unknown, hours")),
          .decimal(places: 1)),
        Column(say(Label("aandeel", "share")), say(Label("Aandeel", "Share")), .percent(places: 1)),
        Column(say(Label("bovengrens", "upper_bound")), say(Label("Bovengrens", "Upper bound")), .percent(places: 1)),
      ],
      rows: months.compactMap { month in
        guard let figure = monthly(scope, month) else { return nil }
        return Row([.text(monthName(month)), .text(month.iso)] + classroomCells(figure))
      })
  }

  private func classroomCells(_ figure: Figure?) -> [Cell] {
    [
      print.cell(figure, count: .yesMinutes), print.cell(figure, count: .noMinutes),
      print.cell(figure, count: .unknownMinutes), print.cell(figure),
      print.cell(figure, "upper", figure?.range?.upper),
    ]
  }

  // MARK: Per pillar

  private var classroomTable: Table {
    classroomTable(
      id: "klasvloer-per-pijler", services: data.plan.services.map(\.service), hasOthers: true,
      totals: [("total", say(Label("Begeleiding PBD samen", "Guidance by the PBD together")))])
  }

  /// Classroom context of the pillars of some services.
  ///
  /// - Parameters:
  ///   - hasOthers: whether projects are in it too.
  ///   - totals: the codes and names of what stands at the end.
  func classroomTable(
    id: String, services: [Service], hasOthers: Bool, totals: [(code: String, name: String)]
  ) -> Table {
    let columns = [
      Column(say(Label("pijler", "pillar")), say(Label("Pijler", "Pillar"))),
      Column("code", "Code", .code, use: .files),
      Column(say(Label("ja_uren", "yes_hours")), say(Label("Ja, uren", "Yes, hours")), .decimal(places: 1)),
      Column(say(Label("nee_uren", "no_hours")), say(Label("Nee, uren", "No, hours")), .decimal(places: 1)),
      Column(
        say(Label("onbekend_uren", "unknown_hours")), say(Label("Onbekend, uren", "Unknown, hours")),
        .decimal(places: 1)),
      Column(say(Label("aandeel", "share")), say(Label("Aandeel", "Share")), .percent(places: 1)),
      Column(
        say(Label("bovengrens", "upper_bound")), say(Label("Boven\u{AD}grens", "Upper bound")), .percent(places: 1)),
      Column("verloop", say(Label("Verloop", "Progress")), .graphic),
      Column(say(Label("oordeel", "verdict")), say(Label("Oordeel", "Verdict"))),
    ]
    func row(_ code: String, _ name: String) -> Row {
      let figure = data.ofYear("classroom/\(code)")
      let drawing: Cell = bullet(figure).map { .graphic(.bullet($0, axis: .hundred)) } ?? .empty
      return Row([.text(name), .text(code)] + classroomCells(figure) + [drawing, .status(print.shortStatus(figure))])
    }
    let known = Set(
      data.figures.figures.filter {
        $0.id.indicator == "classroom" && $0.id.scope.count == 1 && $0.id.period == data.year.iso
      }
      .compactMap(\.id.scope.first))
    let groups = data.plan.services.filter { services.contains($0.service) }.map { service in
      let codes = data.plan.pillars(of: service.service).map(\.code).filter(known.contains)
      return RowGroup("\(service.service.code): \(service.name[language])", codes.map { row($0, name(of: $0)) })
    }
    let others = known.subtracting(data.plan.pillars.map(\.code)).subtracting(["total"])
      .subtracting(Service.allCases.map(\.code)).sorted()
    let projects =
      others.isEmpty || !hasOthers
      ? [] : [RowGroup(say(Label("Projecten", "Projects")), others.map { row($0, name(of: $0)) })]
    return Table(
      id: id,
      caption: say(
        Label(
          "Klasvloercontext per pijler, schooljaar \(data.year.iso) tot en met \(print.number.date(data.day))",
          "Classroom context per pillar, school year \(data.year.iso) up to \(print.number.date(data.day))")),
      columns: columns, groups: (groups + projects).filter { !$0.rows.isEmpty },
      totals: totals.map { row($0.code, $0.name) },
      notes: [
        text(
          Label(
            "De POC staat apart en telt niet mee in het totaal; kwaliteitszorg en werk zonder contact ook niet.",
            "The POC stands apart and does not count in the total; nor do quality care and work without contact."))
      ],
      legend: [
        .bar(say(Label("aandeel", "share"))),
        .range(say(Label("tot hier als elk onbekend uur meetelt", "up to here if every unknown hour counts"))),
        .mark(.target, say(Label("doel", "target"))),
      ])
  }
}
