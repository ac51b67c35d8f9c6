import Documents
import GuidanceKit
import Indicators
import Register

/// What the ministry asks beside the three parts: cross-network co-operation, adult education, answers to the minister, method.
extension YearReport {
  // MARK: Cross-network co-operation

  var crossNetworkSection: Section {
    section(
      "netoverschrijdend",
      Label("Netoverschrijdende samenwerking van de POC", "Cross-network co-operation of the POC"), .crossNetwork,
      parts: [
        Section(
          id: "netoverschrijdend-cijfers",
          title: say(Label("Activiteiten met partners", "Activities with partners")), blocks: partnerBlocks)
      ], startsPage: true)
  }

  private var partnerBlocks: [Block] {
    guard let total = data.ofYear("partners/total"), let count = total.numerator, count > 0 else {
      return [
        .paragraph(
          text(
            Label(
              "Van dit schooljaar zijn geen activiteiten met partners geregistreerd.",
              "No activities with partners were recorded for this school year.")))
      ]
    }
    let own = pillars(.poc)
    var blocks: [Block] = [
      .paragraph(
        text(
          Label(
            "Activiteiten met partners dit schooljaar: {count}, waarvan geëvalueerd: {evaluated}.",
            "Activities with partners this school year: {count}, of which evaluated: {evaluated}."),
          ["count": .value(print.value(total)), "evaluated": .value(print.count(total, .evaluatedItems))]))
    ]
    let partners = data.figures.figures.filter {
      $0.id.indicator == "partners" && $0.id.period == data.year.iso && $0.id.scope != ["total"]
    }
    blocks.append(
      .table(
        Table(
          id: "partners", caption: say(Label("Activiteiten per partner", "Activities per partner")),
          columns: [
            Column("partner", "Partner"),
            Column(say(Label("activiteiten", "activities")), say(Label("Activiteiten", "Activities")), .integer),
            Column(say(Label("geëvalueerd", "evaluated")), say(Label("Geëvalueerd", "Evaluated")), .integer),
          ],
          rows: partners.map { figure in
            Row([.text(partnerName(figure)), print.cell(figure), print.cell(figure, count: .evaluatedItems)])
          },
          notes: [
            text(
              Label(
                "Een activiteit met meer partners telt bij elk.", "An activity with several partners counts with each.")
            )
          ])))
    blocks.append(.table(activityTable))
    if !own.isEmpty {
      blocks.append(
        .paragraph(
          RichText(
            [.text(say(Label("Uren van de POC dit schooljaar: ", "Hours of the POC this school year: ")))]
              + own.enumerated().flatMap { index, pillar -> [RichText.Run] in
                [
                  .text((index == 0 ? "" : ", ") + pillar.name[language] + " "),
                  .value(print.value(data.ofYear("hours/\(pillar.code)"))),
                ]
              } + [.text(".")])))
    }
    return blocks
  }

  /// A partner as it was typed: names of figures have their spaces replaced.
  private func partnerName(_ figure: Figure) -> String {
    let name = data.report.input.records.partnerActivities.lazy.flatMap { activity in
      activity.partner.split(separator: ";").map { $0.split(separator: " ").joined(separator: " ") }
    }.first { FigureID.part($0) == figure.id.scope.first }
    return freeTextOrNote(name ?? figure.id.scope.first ?? "")
  }

  private var activityTable: Table {
    let own = data.report.input.records.partnerActivities.filter {
      data.year.contains($0.date) && $0.date <= data.day
    }.sorted { ($0.date, $0.code) < ($1.date, $1.code) }
    return Table(
      id: "partneractiviteiten", caption: say(Label("Elke activiteit", "Each activity")),
      columns: [
        Column(say(Label("activiteit", "activity")), say(Label("Activiteit", "Activity"))),
        Column("partner", "Partner"), Column(say(Label("datum", "date")), say(Label("Datum", "Date")), .date),
        Column(say(Label("evaluatie", "evaluation")), say(Label("Evaluatie", "Evaluation"))),
      ],
      rows: own.map { activity in
        Row([
          .text(freeTextOrNote(activity.title)), .text(freeTextOrNote(activity.partner)), dateCell(activity.date),
          .text(activity.evaluation.map(freeTextOrNote) ?? say(Label("nog niet", "not yet"))),
        ])
      }, mostRows: 150)
  }

  // MARK: Adult education

  /// The centres for adult education of the school year up to the day.
  var adultCentres: [Organisation] {
    data.report.input.organisations.filter {
      $0.type == .vo && $0.validity.overlaps(data.year.first, data.day)
    }.sorted { (folded($0.name), $0.number) < (folded($1.name), $1.number) }
  }

  var adultEducationSection: Section {
    let centres = adultCentres
    let title = Label("Bijlage: volwassenenonderwijs", "Annex: adult education")
    guard !centres.isEmpty else {
      return section(
        "volwassenenonderwijs", title, .adultEducation,
        blocks: [
          .paragraph(
            text(
              Label(
                "Geen enkel centrum voor volwassenenonderwijs behoort dit schooljaar tot de dienst.",
                "No centre for adult education belongs to the service this school year.")))
        ], startsPage: false)
    }
    let types = data.plan.pillars.filter { data.ofYear("reach/\($0.code)/\(OrganisationType.vo.code)") != nil }
    return section(
      "volwassenenonderwijs", title, .adultEducation,
      parts: [
        Section(
          id: "volwassenenonderwijs-cijfers",
          title: say(Label("Begeleiding van de centra", "Guidance of the centres")),
          blocks: ([types.isEmpty ? nil : adultReachTable(types), adultStaffingTable, adultTable(centres)]).compactMap {
            $0.map(Block.table)
          })
      ], startsPage: true)
  }

  private func adultReachTable(_ pillars: [Pillar]) -> Table {
    let code = OrganisationType.vo.code
    func row(_ name: String, _ figure: Figure?) -> Row {
      Row([
        .text(name), print.cell(figure, count: .inScope), print.cell(figure, count: .reached), print.cell(figure),
        .status(print.shortStatus(figure)),
      ])
    }
    return Table(
      id: "vo-bereik", caption: say(Label("Bereik van de centra, per pijler", "Reach of the centres, per pillar")),
      columns: [
        Column(say(Label("pijler", "pillar")), say(Label("Pijler", "Pillar"))),
        Column(say(Label("te_bereiken", "in_scope")), say(Label("Te bereiken", "In scope")), .integer),
        Column(say(Label("bereikt", "reached")), say(Label("Bereikt", "Reached")), .integer),
        Column(say(Label("aandeel", "share")), say(Label("Aandeel", "Share")), .percent(places: 1)),
        Column(say(Label("oordeel", "verdict")), say(Label("Oordeel", "Verdict"))),
      ], rows: pillars.map { row($0.name[language], data.ofYear("reach/\($0.code)/\(code)")) },
      totals: [row(say(Label("Alle gevallen", "All cases")), data.ofYear("reach/type/\(code)"))])
  }

  /// Staffing for adult education, where the assignments say so.
  private var adultStaffingTable: Table? {
    let code = OrganisationType.vo.code
    let own = data.plan.pillars.filter { data.ofYear("fte-planned/\($0.code)/level/\(code)") != nil }
    guard !own.isEmpty else { return nil }
    return Table(
      id: "vo-vte", caption: say(Label("VTE voor volwassenenonderwijs", "FTE for adult education")),
      columns: [
        Column(say(Label("pijler", "pillar")), say(Label("Pijler", "Pillar"))),
        Column(say(Label("gepland_vte", "planned_fte")), say(Label("Gepland", "Planned")), .decimal(places: 2)),
        Column(say(Label("uren", "hours")), say(Label("Uren", "Hours")), .decimal(places: 1)),
      ],
      rows: own.map { pillar in
        Row([
          .text(pillar.name[language]), print.cell(data.ofYear("fte-planned/\(pillar.code)/level/\(code)")),
          print.cell(data.ofYear("hours/\(pillar.code)/level/\(code)")),
        ])
      })
  }

  private func adultTable(_ centres: [Organisation]) -> Table {
    Table(
      id: "vo-centra", caption: say(Label("De centra", "The centres")),
      columns: [
        Column(say(Label("centrum", "centre")), say(Label("Centrum", "Centre"))),
        Column(say(Label("instellingsnummer", "institution_number")), say(Label("Nummer", "Number")), .code),
        Column(say(Label("uren", "hours")), say(Label("Uren", "Hours")), .decimal(places: 1)),
        Column(
          say(Label("op_school", "at_school")), say(Label("Waarvan in het centrum", "Of which in the centre")),
          .decimal(places: 1)),
      ],
      rows: centres.map { centre in
        Row([
          .text(centre.name), .text(centre.number.digits),
          print.cell(data.ofYear("reach-hours/\(centre.number.digits)")),
          print.cell(data.ofYear("presence/\(centre.number.digits)")),
        ])
      })
  }

  // MARK: The minister

  var remarksSection: Section {
    let title = say(Label("Antwoord op de opmerkingen van de minister", "Answers to the remarks of the minister"))
    guard texts.documents[.remarks] != nil else {
      let note = written(.remarks).blocks
      return Section(
        id: "opmerkingen", title: title,
        blocks: note.isEmpty
          ? [
            .paragraph(
              text(
                Label(
                  "In deze uitgave staan geen antwoorden op opmerkingen van de minister.",
                  "This edition holds no answers to remarks of the minister.")))
          ] : note)
    }
    return Section(
      id: "opmerkingen", title: title, blocks: texts.remarksIntroduction,
      subsections: texts.remarks.map { remark in
        var section = remark.section
        if !remark.isAnswered {
          section.blocks = [
            .note(Note(.caution, text(Label("Nog niet beantwoord.", "Not answered yet."))))
          ]
        }
        return section
      }, startsPage: true)
  }

  // MARK: Method

  var yearMethod: Section {
    let formulas = [
      "fte/total", "reach/total", "reach-earlier/total", "reach-integrated/total", "reach-uncontacted/total",
      "presence/total",
      "classroom/total", "activity/goals/total", "activity/actions/total",
      "edbi-short/total/block-\(EDBIBlock.core.code)",
    ].compactMap { data.ofYear($0) }
    guard isOutside else { return methodSection }
    return Section(
      id: "methode", title: say(Label("Methode", "Method")),
      blocks: [
        .paragraph(
          text(
            Label(
              "Elk cijfer in dit rapport heeft een naam en een kenmerk van zijn bewijs; ze staan onder \u{201C}Uitleg bij elk cijfer\u{201D} en in "
                + "{json}. Met dat kenmerk toont de dienst de registraties erachter. Het rapport kan uit dezelfde gegevens byte voor byte "
                + "opnieuw gemaakt worden; de kenmerken daarvoor staan in {manifest}.",
              "Each figure in this report has a name and a hash of its evidence; they are under \u{201C}How each figure came about\u{201D} and in "
                + "{json}. By that hash the service shows the registrations behind it. The report can be made again from the same data, byte "
                + "for byte; the hashes for that are in {manifest}."),
            ["json": .code("figures.json"), "manifest": .code("manifest.json")])), .paragraph(auditWords),
        .definitions(origin), .table(formulaTable(formulas)), .table(parameterTable(nil)),
      ], startsPage: true)
  }

  private var auditWords: RichText {
    guard let audit = data.audit else {
      return text(
        Label(
          "De gegevens zijn nog niet met een audit nagekeken.", "The data were not checked by an audit yet."))
    }
    return text(
      Label(
        "Een audit keek de gegevens na; open bleven {errors}, {warnings} en {notices}.",
        "An audit checked the data; open remained {errors}, {warnings} and {notices}."),
      [
        "errors": .value(Quoted(count(audit.errors, Label("fout", "error"), Label("fouten", "errors")))),
        "warnings": .value(
          Quoted(count(audit.warnings, Label("waarschuwing", "warning"), Label("waarschuwingen", "warnings")))),
        "notices": .value(Quoted(count(audit.notices, Label("opmerking", "notice"), Label("opmerkingen", "notices")))),
      ])
  }
}
