import Documents
import GuidanceKit
import Indicators

/// Indicator 1: realised against planned FTE, per pillar and per fund.
extension Report {
  var staffingSection: Section {
    var blocks: [Block] = [.paragraph(staffingIntroduction), .table(staffingTable)]
    if let funds = fundTable { blocks.append(.table(funds)) }
    return Section(
      id: "vte", title: say(Label("Gerealiseerde VTE", "Realised FTE")), blocks: blocks, startsPage: true)
  }

  /// Whether shares of planned FTE can be computed at all.
  var hasShares: Bool { data.ofYear("fte/total")?.share != nil }

  private var staffingIntroduction: RichText {
    guard hasShares else {
      let start = Label(
        "Indicator 1 vergelijkt per pijler wat geregistreerd is met wat gepland is.",
        "Indicator 1 compares per pillar what was registered with what was planned.")
      let evidence = data.ofYear("fte/total")?.evidence
      guard let name = evidence.flatMap(lacking) else { return text(start) }
      return text(
        Label(
          "\(start.dutch) Zonder {name} zijn er alleen uren.", "\(start.english) Without {name} there are only hours."),
        ["name": .code(name)])
    }
    return text(
      Label(
        "Indicator 1 vergelijkt per pijler wat geregistreerd is met wat gepland is. Het doel geldt op het einde van het "
          + "schooljaar; tot dan telt het schema, dat met de schoolweken meeloopt.",
        "Indicator 1 compares per pillar what was registered with what was planned. The target holds at the end of the "
          + "school year; until then the schedule counts, which follows the school weeks."))
  }

  /// What there is no share without: the norm, or the sheet of assignments; `nil` when neither lacks.
  private func lacking(_ evidence: Evidence) -> String? {
    if evidence.count(.minutesPerFTE) == nil { return "registered_hours_per_fte" }
    return evidence.count(.plannedFTEUnreduced)?.value == .zero ? "opdrachten" : nil
  }

  // MARK: Per pillar

  private var staffingTable: Table {
    staffingTable(
      id: "vte-per-pijler", groups: destinations, total: ("total", say(Label("Alles samen", "All together"))))
  }

  /// Planned and realised FTE of some destinations.
  ///
  /// - Parameters:
  ///   - groups: the destinations, by code, under their headings.
  ///   - total: the code and the name of all of them together.
  func staffingTable(
    id: String, groups: [(title: String, codes: [String])], total: (code: String, name: String)
  ) -> Table {
    let codes = groups.flatMap(\.codes)
    let axis = staffingAxis((codes + [total.code]).map { data.ofYear("fte/\($0)") })
    let hasAbsences = codes.contains { code in
      data.ofYear("fte-planned/\(code)")?.value != data.ofYear("fte-planned-unreduced/\(code)")?.value
    }
    var columns = [
      Column(say(Label("bestemming", "destination")), say(Label("Pijler", "Pillar"))),
      Column("code", "Code", .code, use: .files),
      Column(say(Label("gepland_vte", "planned_fte")), say(Label("Gepland", "Planned")), .decimal(places: 2)),
    ]
    if hasAbsences {
      columns.append(
        Column(
          say(Label("gepland_zonder_afwezigheden_vte", "planned_before_absences_fte")),
          say(Label("Zonder afwezig\u{AD}heden", "Before absences")), .decimal(places: 2)))
    }
    columns += [
      Column(
        say(Label("uren", "hours")), say(Label("Uren", "Hours")), .decimal(places: 1),
        use: hasShares ? .files : .everywhere)
    ]
    if hasShares {
      columns += [
        Column(
          say(Label("gerealiseerd_vte", "realised_fte")), say(Label("Gerealiseerd", "Realised")), .decimal(places: 2)),
        Column(say(Label("aandeel", "share")), say(Label("Aandeel", "Share")), .percent(places: 1)),
        Column("verloop", say(Label("Verloop", "Progress")), .graphic),
        Column(say(Label("verwacht", "expected")), say(Label("Verwacht", "Expected")), .percent(places: 1)),
      ]
    }
    columns.append(Column(say(Label("oordeel", "verdict")), say(Label("Oordeel", "Verdict"))))
    return Table(
      id: id,
      caption: say(
        Label(
          "Geplande en gerealiseerde VTE per pijler, schooljaar \(data.year.iso) tot en met \(print.number.date(data.day))",
          "Planned and realised FTE per pillar, school year \(data.year.iso) up to \(print.number.date(data.day))")),
      columns: columns,
      groups: groups.map { group in
        RowGroup(
          group.title,
          group.codes.map { staffingRow($0, name: name(of: $0), axis: axis, hasAbsences: hasAbsences) })
      },
      totals: [
        staffingRow(total.code, name: total.name, axis: axis, hasAbsences: hasAbsences)
      ],
      notes: staffingNotes(hasAbsences: hasAbsences), legend: hasShares ? staffingLegend : [])
  }

  private func staffingRow(_ code: String, name: String, axis: Axis, hasAbsences: Bool) -> Row {
    let figure = data.ofYear("fte/\(code)")
    var cells: [Cell] = [
      .text(name), .text(code), print.cell(data.ofYear("fte-planned/\(code)")),
    ]
    if hasAbsences { cells.append(print.cell(data.ofYear("fte-planned-unreduced/\(code)"))) }
    cells.append(print.cell(data.ofYear("hours/\(code)")))
    if hasShares {
      let bar = bullet(figure, pace: figure.flatMap(expectedShare), forecast: nil)
      cells += [
        print.cell(data.ofYear("fte-realised/\(code)")), print.cell(figure),
        bar.map { Cell.graphic(.bullet($0, axis: axis)) } ?? .empty,
        print.cell(figure, "forecast", figure?.forecast),
      ]
    }
    cells.append(.status(print.shortStatus(figure)))
    return Row(cells)
  }

  private var staffingLegend: [Table.Sign] {
    [
      .bar(say(Label("gerealiseerd", "realised"))),
      .mark(.target, say(Label("doel", "target"))),
      .mark(.pace, scheduleLabel),
    ]
  }

  private func staffingNotes(hasAbsences: Bool) -> [RichText] {
    var notes: [RichText] = []
    if hasShares, let factor = data.ofYear("fte/total")?.evidence.count(.minutesPerFTE) {
      notes.append(
        text(
          Label(
            "Gerekend met {hours} geregistreerde uren per VTE (⚙ registered_hours_per_fte). \"Verwacht\" is het aandeel op het "
              + "einde van het schooljaar als het zo verdergaat.",
            "Computed with {hours} registered hours per FTE (⚙ registered_hours_per_fte). \"Expected\" is the share at the end "
              + "of the school year if it goes on like this."),
          ["hours": .value(Quoted(print.bareHours(factor.value)))]))
    }
    if hasAbsences {
      notes.append(
        text(
          Label(
            "Afwezigheden verlagen wat gepland was vanaf hun eerste dag; het cijfer zonder die verlaging staat ernaast.",
            "Absences lower what was planned from their first day; the figure before that stands beside it.")))
    }
    return notes
  }

  // MARK: Per fund

  var fundTable: Table? {
    let codes = data.figures.figures.filter {
      $0.id.indicator == "fte-planned" && $0.id.scope.count == 2 && $0.id.scope.first == "total"
    }.compactMap { $0.id.scope.last }
    guard codes.count > 1 else { return nil }
    var columns = [
      Column(say(Label("fonds", "fund")), say(Label("Middelen", "Means"))), Column("code", "Code", .code, use: .files),
      Column(say(Label("gepland_vte", "planned_fte")), say(Label("Gepland", "Planned")), .decimal(places: 2)),
      Column(say(Label("uren", "hours")), say(Label("Uren", "Hours")), .decimal(places: 1)),
    ]
    if hasShares {
      columns += [
        Column(
          say(Label("gerealiseerd_vte", "realised_fte")), say(Label("Gerealiseerd", "Realised")), .decimal(places: 2)),
        Column(say(Label("aandeel", "share")), say(Label("Aandeel", "Share")), .percent(places: 1)),
      ]
    }
    func row(_ code: String, _ name: String) -> Row {
      var cells: [Cell] = [
        .text(name), .text(code), print.cell(data.ofYear("fte-planned/total/\(code)")),
        print.cell(data.ofYear("hours/total/\(code)")),
      ]
      if hasShares {
        cells += [
          print.cell(data.ofYear("fte-realised/total/\(code)")), print.cell(data.ofYear("fte/total/\(code)")),
        ]
      }
      return Row(cells)
    }
    let regular = codes.filter { $0 == Assignment.regularFund }
    var rows = (regular + codes.filter { $0 != Assignment.regularFund }).map { row($0, fundName($0)) }
    let loose = HoursIndicator.unattributable
    if let hours = data.ofYear("hours/total/\(loose)"), (hours.numerator ?? 0) > 0 {
      rows.append(row(loose, say(Label("Niet toewijsbaar", "Not attributable"))))
    }
    return Table(
      id: "vte-per-fonds",
      caption: say(Label("Reguliere en gekleurde middelen", "Regular and earmarked means")), columns: columns,
      rows: rows,
      notes: [
        text(
          Label(
            "Uren zonder fonds in de registratie heten niet toewijsbaar; ze worden nooit verdeeld.",
            "Hours without a fund in the registration are not attributable; they are never shared out."))
      ])
  }

  func fundName(_ code: String) -> String {
    if code == Assignment.regularFund { return say(Label("Reguliere middelen", "Regular means")) }
    return data.plan.fund(code)?.label[language] ?? code
  }

  // MARK: Destinations

  /// The destinations with a figure, in the plan's order: pillars per service, quality care, the rest.
  var destinations: [(title: String, codes: [String])] {
    let known = Set(
      data.figures.figures.filter { $0.id.indicator == "fte" && $0.id.scope.count == 1 }.compactMap(\.id.scope.first))
    var groups: [(title: String, codes: [String])] = data.plan.services.map { service in
      (
        title: "\(service.service.code): \(service.name[language])",
        codes: data.plan.pillars(of: service.service).map(\.code).filter(known.contains)
      )
    }
    let care = QualityCare.allCases.map(\.code)
    groups.append((say(Label("Kwaliteitszorg", "Quality care")), care.filter(known.contains)))
    let taken = Set(groups.flatMap(\.codes)).union(Service.allCases.map(\.code)).union(["total", "kwaliteitszorg"])
    groups.append((say(Label("Andere", "Other")), known.subtracting(taken).sorted()))
    return groups.filter { !$0.codes.isEmpty }
  }

  /// The name of a destination.
  func name(of code: String) -> String {
    if let pillar = data.plan.pillar(code) { return pillar.name[language] }
    if let care = QualityCare(rawValue: code) { return capitalised(care.label[language]) }
    return data.report.input.projects.first { $0.id == code }?.name ?? code
  }

  /// The short code of a pillar, for headings of narrow columns: `NED`.
  func short(_ pillar: String) -> String { pillar.split(separator: "-").last.map(String.init) ?? pillar }
}
