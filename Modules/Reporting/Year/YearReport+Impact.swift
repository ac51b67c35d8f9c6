import Documents
import GuidanceKit
import Indicators

/// Part 3, what guidance brought about: classroom context, surveys with EDBI, the VIV pilot, and what is adjusted.
extension YearReport {
  var impactPart: Section {
    section(
      "impact", Label("Deel 3. Impact: wat het uithaalde", "Part 3. Impact: what it brought about"), .impact,
      parts: data.plan.services.map { serviceImpact($0.service) } + [surveySection, pilotSection, adjustmentSection],
      startsPage: true)
  }

  // MARK: Per service

  private func serviceImpact(_ service: Service) -> Section {
    let own = pillars(service)
    let place: YearPlace = service == .poc ? .impactOfPOC : .impactOfPBD
    let end = suffix(service)
    guard !own.isEmpty else {
      return section("impact-\(end)", heading(Label("Impact", "Impact"), service), place, blocks: [noPillars(service)])
    }
    return section(
      "impact-\(end)", heading(Label("Impact", "Impact"), service), place,
      parts: [classroomOf(service), scoresOf(service)])
  }

  private func classroomOf(_ service: Service) -> Section {
    var blocks: [Block] = []
    var totals = [(code: service.code, name: together(service).name)]
    if service == .pbd {
      blocks.append(.paragraph(classroomIntroduction))
      if months.contains(where: { monthly("total", $0)?.share != nil }) {
        blocks.append(.illustration(classroomLines("total")))
      }
      totals = [("total", say(Label("Begeleiding PBD samen", "Guidance by the PBD together")))]
    }
    blocks.append(
      .table(
        classroomTable(
          id: "klasvloer-\(suffix(service))", services: [service], hasOthers: service == .pbd, totals: totals)))
    return Section(
      id: "klasvloer-\(suffix(service))",
      title: say(Label("Klasvloercontext, \(service.code)", "Classroom context, \(service.code)")), blocks: blocks)
  }

  /// Scores of the surveys on the pillars of a service; says so when there are none.
  private func scoresOf(_ service: Service) -> Section {
    let codes = pillars(service).map(\.code)
    let parts = EDBIBlock.allCases.filter { block in
      block.isClosed
        && SurveyKind.allCases.contains { form in
          codes.contains { score(form, "\($0)/block-\(block.code)") != nil }
        }
    }
    let groups = SurveyKind.allCases.compactMap { form -> RowGroup? in
      let rows = pillars(service).compactMap { pillar -> Row? in
        let figures = parts.map { score(form, "\(pillar.code)/block-\($0.code)") }
        guard figures.contains(where: { $0 != nil }) else { return nil }
        return Row(
          [.text(pillar.name[language])]
            + figures.flatMap { [print.cell($0), print.sizeCell($0)] })
      }
      return rows.isEmpty ? nil : RowGroup(capitalised(form.label[language]), rows)
    }
    let title = say(Label("Bevragingen met EDBI, \(service.code)", "Surveys with EDBI, \(service.code)"))
    guard !groups.isEmpty else {
      return Section(
        id: "edbi-\(suffix(service))", title: title,
        blocks: [
          .paragraph(
            text(
              Label(
                "Voor de pijlers van de \(service.code) is dit schooljaar geen bevraging verwerkt.",
                "For the pillars of the \(service.code) no survey was processed this school year.")))
        ])
    }
    return Section(
      id: "edbi-\(suffix(service))", title: title,
      blocks: [
        .table(
          Table(
            id: "edbi-\(suffix(service))-per-pijler",
            caption: say(
              Label("Deel (helemaal) eens per pijler en blok", "Share that (strongly) agrees per pillar and block")),
            columns: [Column(say(Label("pijler", "pillar")), say(Label("Pijler", "Pillar")))]
              + parts.flatMap { block in
                [
                  Column("block_\(block.code)", block.label[language], .percent(places: 1)),
                  Column("n_\(block.code)", "n", .integer, longTitle: say(Label("deelnemers", "respondents"))),
                ]
              }, groups: groups))
      ])
  }

  private func score(_ form: SurveyKind, _ rest: String) -> Figure? {
    data.ofYear("edbi-\(form == .short ? "short" : "long")/\(rest)")
  }

  // MARK: Surveys of the year

  private var surveySection: Section {
    let surveys = SurveyYearReport(data)
    let forms = SurveyKind.allCases.compactMap { form -> Section? in
      let scores = surveys.scoreBlocks(SurveyScope(form, "total", data.year))
      guard !scores.isEmpty else { return nil }
      return Section(id: "edbi-\(form.code)", title: capitalised(form.label[language]), blocks: scores)
    }
    var blocks: [Block] = [
      .paragraph(
        forms.isEmpty
          ? text(
            Label(
              "Dit schooljaar is geen bevraging met EDBI verwerkt; over het ervaren effect is dus niets te zeggen.",
              "No survey with EDBI was processed this school year; nothing can be said of the effect as perceived."))
          : surveyWords)
    ]
    if let choices = figureRows(
      Label("Gekozen en bevraagd", "Chosen and surveyed"),
      SurveyKind.allCases.map { form in
        (form.label, "edbi-selected/\(form == .short ? "short" : "long")")
      })
    {
      blocks.append(
        .table(
          figureTable(
            "edbi-gekozen",
            Label(
              "Initiatieven en trajecten die gekozen waren om te evalueren",
              "Initiatives and trajectories chosen to be evaluated"),
            [choices])))
    }
    return Section(
      id: "edbi", title: say(Label("Het effect volgens wie begeleid werd", "The effect, by those guided")),
      blocks: blocks, subsections: forms)
  }

  private var surveyWords: RichText {
    let norms = data.plan.norms
    return text(
      Label(
        "EDBI vraagt wie begeleid werd naar het ervaren effect. Vanaf {strong} (helemaal) eens is een item een sterk punt, tot en met "
          + "{low} is het te onderzoeken. Bij elke score staan het aantal deelnemers en het 95 %-interval van Wilson.",
        "EDBI asks those who were guided for the effect as they perceive it. From {strong} that (strongly) agrees an item is a "
          + "strong point, up to {low} it is to be examined. With each score stand the respondents and the 95% Wilson interval."
      ),
      ["strong": .value(Quoted(percent(norms.edbiStrong.value))), "low": .value(Quoted(percent(norms.edbiLow.value)))])
  }

  // MARK: VIV pilot

  /// The evaluation of the pilot; `nil` where the plan has none.
  private var pilotSection: Section? {
    guard var section = VIVReport(data).pilotSection else { return nil }
    section.title = say(Label("De piloot met VIV's", "The pilot with VIVs"))
    section.startsPage = false
    return section
  }

  // MARK: Adjustments

  private var adjustmentSection: Section? {
    var blocks: [Block] = []
    if let rows = figureRows(
      Label("Afspraken na vorige rapporten", "Agreements after earlier reports"),
      [
        (Label("gedaan", "done"), "followup/total/done"),
        (Label("waarvan de dag voorbij is, gedaan", "due, done"), "followup/total/on-time"),
      ])
    {
      blocks.append(
        .table(
          figureTable(
            "bijsturing", Label("Wat van de bijsturingen gedaan is", "What was done of the adjustments"), [rows])))
    }
    let agreements = data.report.input.records.followUps
    if !agreements.isEmpty { blocks.append(.table(agreementTable(agreements))) }
    return writtenSection(
      .adjustments, Label("Wat bijgestuurd is en wordt", "What was and will be adjusted"), blocks: blocks)
  }
}
