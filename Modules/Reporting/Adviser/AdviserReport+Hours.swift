import Documents
import GuidanceKit
import Indicators

/// What was planned and registered, per destination and per month.
extension AdviserReport {
  // MARK: Assignments

  var assignmentSection: Section {
    let codes = destinationsOfAdviser
    guard !codes.isEmpty else {
      return Section(
        id: "opdrachten", title: say(Label("Opdrachten", "Assignments")),
        blocks: [
          .paragraph(
            text(
              Label(
                "Voor dit schooljaar is geen opdracht bekend.", "No assignment is known for this school year.")))
        ])
    }
    return Section(
      id: "opdrachten", title: say(Label("Opdrachten en uren", "Assignments and hours")),
      blocks: [.table(destinationTable(codes)), .table(assignmentTable(of: adviser))])
  }

  /// The destinations with an assignment or hours, in the plan's order.
  private var destinationsOfAdviser: [String] {
    let start = "hours/adviser/\(FigureID.part(adviser.code))/"
    let known = Set(
      data.figures.figures(startingWith: start).filter { $0.id.period == data.year.iso }.compactMap {
        $0.id.scope.count == 3 ? $0.id.scope.last : nil
      })
    let pillars = data.plan.pillars.map(\.code).filter(known.contains)
    return pillars + known.subtracting(pillars).sorted()
  }

  private func destinationTable(_ codes: [String]) -> Table {
    let hasShares = own("fte")?.share != nil
    let axis = staffingAxis(codes.map { own("fte", $0) } + [own("fte")])
    func row(_ code: String?, _ name: String) -> Row {
      let figure = own("fte", code)
      let bar = bullet(figure, pace: figure.flatMap(expectedShare))
      return Row(
        [
          .text(name), .text(code ?? "total"), print.cell(own("fte-planned", code)),
          print.cell(own("hours-planned", code)),
          print.cell(own("hours", code)),
        ]
          + (hasShares
            ? [
              print.cell(figure), bar.map { Cell.graphic(.bullet($0, axis: axis)) } ?? .empty,
              print.cell(figure, "forecast", figure?.forecast),
            ] : []))
    }
    var columns = [
      Column(say(Label("bestemming", "destination")), say(Label("Bestemming", "Destination"))),
      Column("code", "Code", .code, use: .files),
      Column(say(Label("gepland_vte", "planned_fte")), say(Label("Gepland, VTE", "Planned, FTE")), .decimal(places: 2)),
      Column(
        say(Label("gepland_uren", "planned_hours")), say(Label("Gepland, uren", "Planned, hours")), .decimal(places: 1)),
      Column(
        say(Label("uren", "hours")), say(Label("Geregis\u{AD}treerd, uren", "Registered, hours")), .decimal(places: 1)),
    ]
    if hasShares {
      columns += [
        Column(say(Label("aandeel", "share")), say(Label("Aandeel", "Share")), .percent(places: 1)),
        Column("verloop", say(Label("Verloop", "Progress")), .graphic),
        Column(say(Label("verwacht", "expected")), say(Label("Verwacht", "Expected")), .percent(places: 1)),
      ]
    }
    return Table(
      id: "per-bestemming",
      caption: say(
        Label(
          "Gepland en geregistreerd per bestemming, tot en met \(print.number.date(data.day))",
          "Planned and registered per destination, up to \(print.number.date(data.day))")),
      columns: columns, rows: codes.map { row($0, name(of: $0)) },
      totals: [row(nil, say(Label("Alles samen", "All together")))],
      notes: [
        text(
          Label(
            "Gepland is de VTE van het hele schooljaar, na afwezigheden die begonnen zijn. Voorbereiding, opvolging en verplaatsing "
              + "worden niet geregistreerd.",
            "Planned is the FTE of the whole school year, after absences that have begun. Preparation, follow-up and travel are not "
              + "registered."))
      ],
      legend: hasShares
        ? [
          .bar(say(Label("geregistreerd", "registered"))), .mark(.pace, scheduleLabel),
        ]
        : [])
  }

  // MARK: Months

  var monthSection: Section? {
    let code = FigureID.part(adviser.code)
    let known = months.compactMap { month in data.figures["hours/adviser/\(code)/\(month.iso)"].map { (month, $0) } }
    guard !known.isEmpty else { return nil }
    let table = Table(
      id: "per-maand", caption: say(Label("Uren per maand", "Hours per month")),
      columns: [
        Column(say(Label("maand", "month")), say(Label("Maand", "Month"))),
        Column("iso", "", .code, use: .files),
        Column(say(Label("uren", "hours")), say(Label("Uren", "Hours")), .decimal(places: 1)),
        Column(say(Label("registraties", "registrations")), say(Label("Registraties", "Registrations")), .integer),
        Column(say(Label("klasvloer", "classroom")), say(Label("Klasvloer", "Classroom")), .percent(places: 1)),
      ],
      rows: known.map { month, figure in
        Row([
          .text(monthName(month)), .text(month.iso), print.cell(figure),
          figure.n.map { .integer($0, print.number.integer($0), reference: "\(figure.id.text)#n") } ?? .empty,
          print.cell(data.figures["classroom/adviser/\(code)/\(month.iso)"]),
        ])
      })
    var blocks: [Block] = [.table(table)]
    if months.contains(where: { monthly("adviser/\(code)", $0)?.share != nil }) {
      blocks.append(.illustration(classroomLines("adviser/\(code)")))
    }
    return Section(id: "maanden", title: say(Label("Per maand", "Per month")), blocks: blocks)
  }
}
