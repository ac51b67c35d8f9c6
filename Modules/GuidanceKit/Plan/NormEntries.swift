extension Norms {
  /// Every norm with its value, source and meaning, in a fixed order, for the method note of reports and the audit of
  /// missing values.
  ///
  /// - Parameter years: the school years for which `registered_hours_per_fte` is listed.
  public func entries(schoolYears years: [SchoolYear]) -> [NormEntry] {
    staffingEntries(years) + reachEntries + classroomEntries + surveyEntries + communityEntries + otherEntries
  }

  private func staffingEntries(_ years: [SchoolYear]) -> [NormEntry] {
    years.map { year in
      let norm = registeredMinutesPerFTE(in: year)
      return NormEntry(
        name: "registered_hours_per_fte[\(year.iso)]", value: norm.value.map(NormText.hours), source: norm.source,
        meaning: Label(
          "geregistreerde uren die in \(year.iso) samen 1 VTE zijn", "registered hours that make 1 FTE in \(year.iso)"))
    } + [
      entry(
        "fte_target", fteTarget, NormText.percent,
        Label("te realiseren deel van de geplande VTE", "part of the planned FTE to realise")),
      entry(
        "means_target", meansTarget, NormText.percent,
        Label("deel dat in beide EEF-leidraden opgeleid is", "part trained in both EEF guides")),
      entry(
        "means_due", meansDue, NormText.day, Label("uiterste dag daarvoor", "day by which that must be")),
    ]
  }

  private var reachEntries: [NormEntry] {
    [
      entry(
        "reach_window", reachWindow,
        { $0 == .longest ? Label("langste", "longest") : Label("kortste", "shortest") },
        Label(
          "welke looptijd van de bereikblokken de lengte van een venster bepaalt",
          "which duration of the reach blocks sets the length of a window")),
      entry(
        "reach_hours", reachHours, NormText.wholeHours,
        Label(
          "vanaf zoveel uren binnen het venster is een organisatie bereikt",
          "from so many hours within the window an organisation is reached")),
      entry(
        "earlier_reach_hours", earlierReachHours, NormText.wholeHours,
        Label(
          "vroegere norm: meer dan zoveel uren in totaal", "earlier norm: more than so many hours in all")),
      entry(
        "shared_session", sharedSession,
        {
          $0 == .full
            ? Label("elke organisatie de volle duur", "each organisation the full duration")
            : Label("elke organisatie een gelijk deel", "each organisation an equal part")
        },
        Label(
          "wat een sessie met meer organisaties elk oplevert", "what a session with several organisations gives each")),
    ]
  }

  private var classroomEntries: [NormEntry] {
    [
      entry(
        "classroom_target", classroomTarget, NormText.percent,
        Label("deel van de uren in klasvloercontext", "part of the hours in classroom context")),
      entry(
        "classroom_minimum", classroomMinimum, NormText.percent,
        Label("wat de overheid minstens verwacht", "what the government expects at least")),
      entry(
        "classroom_rule", classroomRule, NormText.classroomRule,
        Label(
          "hoe klasvloercontext wordt afgeleid waar ze niet geregistreerd is",
          "how classroom context is derived where it was not registered")),
    ]
  }

  private var surveyEntries: [NormEntry] {
    [
      entry(
        "edbi_scale", edbiScale, NormText.scale,
        Label("antwoordschaal en wat als eens telt", "answer scale and what counts as agreeing")),
      entry(
        "edbi_strong", edbiStrong, NormText.percent,
        Label("vanaf dit deel (helemaal) eens: sterk punt", "from this share agreeing on: strong point")),
      entry(
        "edbi_low", edbiLow, NormText.percent,
        Label("tot en met dit deel (helemaal) eens: te onderzoeken", "up to this share agreeing: to be looked into")),
      entry(
        "edbi_behaviour_items", edbiBehaviourItems, { NormText.same($0.joined(separator: ", ")) },
        Label("items die naar gedrag vragen", "items that ask about behaviour")),
      entry(
        "min_response", minResponse, NormText.percent,
        Label("minste respons van een bevraging", "least response of a survey")),
      entry(
        "min_respondents", minRespondents, NormText.number,
        Label("minste aantal antwoorden van een bevraging", "least number of responses of a survey")),
      entry(
        "min_schools", minSchools, NormText.number,
        Label("minste aantal scholen per groep voor een toets", "least number of schools per group for a test")),
      entry(
        "min_cell", minCell, NormText.number,
        Label("minste aantal personen achter een getoonde cel", "least number of people behind a shown cell")),
    ]
  }

  private var communityEntries: [NormEntry] {
    [
      entry(
        "plg_size", plgSize, { NormText.same("\($0.least)-\($0.most)") },
        Label("aantal leden van een PLG naast de begeleiders", "members of a PLG beside its guides")),
      entry(
        "plg_sessions", plgSessions, NormText.number,
        Label("aantal sessies van een PLG na de intake", "sessions of a PLG after the intake")),
      entry(
        "plg_months", plgMonths, NormText.number,
        Label("aantal maanden waarbinnen ze vallen", "months within which they fall")),
      entry(
        "plg_session_phases", plgSessionPhases,
        { phases in
          NormText.same(([phases.intake] + phases.sessions).map(\.rawValue).joined(separator: ", "))
        },
        Label(
          "EEF-fase van de intake en van elke sessie", "EEF phase of the intake and of each session")),
    ]
  }

  private var otherEntries: [NormEntry] {
    [
      entry(
        "project_start_schools", projectStartSchools, NormText.number,
        Label("minste aantal scholen bij de start van een project", "least number of schools at the start of a project")
      ),
      entry(
        "project_direct_schools", projectDirectSchools, NormText.number,
        Label("minste directe bereik in een ronde", "least direct reach in a round")),
      entry(
        "project_indirect_schools", projectIndirectSchools, NormText.number,
        Label("minste indirecte bereik over alle projecten", "least indirect reach over all projects")),
      entry(
        "fund_reports", fundReports, NormText.rhythm,
        Label("hoe vaak gekleurde middelen gerapporteerd worden", "how often earmarked funds are reported")),
      entry(
        "retention_months", retention,
        { terms in NormText.same(terms.map { "\($0.kind) \($0.months)" }.joined(separator: ", ")) },
        Label(
          "hoeveel maanden gegevens bewaard worden na hun schooljaar",
          "how many months data are kept after their school year")),
      entry(
        "century_pivot", centuryPivot, NormText.number,
        Label(
          "jaartallen van twee cijfers hieronder zijn 20jj, de andere 19jj",
          "two-digit years below it are 20yy, the others 19yy")),
      entry(
        "deadlines", deadlineNorm,
        { deadlines in NormText.same(deadlines.map { "\($0.code) \($0.when.text)" }.joined(separator: ", ")) },
        Label("dagen waarop iets uiterlijk klaar is", "days by which something must be done")),
    ]
  }

  private func entry<Value>(
    _ name: String, _ norm: Norm<Value>, _ text: (Value) -> Label, _ meaning: Label
  ) -> NormEntry {
    NormEntry(name: name, value: text(norm.value), source: norm.source, meaning: meaning)
  }

  private func entry<Value>(
    _ name: String, _ norm: Norm<Value?>, _ text: (Value) -> Label, _ meaning: Label
  ) -> NormEntry {
    NormEntry(name: name, value: norm.value.map(text), source: norm.source, meaning: meaning)
  }
}

/// Values of norms in words.
enum NormText {
  static func same(_ text: String) -> Label { Label(text, text) }

  static func number(_ value: Int) -> Label { same(String(value)) }

  static func percent(_ value: Int) -> Label { Label("\(value) %", "\(value)%") }

  static func day(_ value: CalendarDate) -> Label {
    Label(NumberText(.dutch).date(value), NumberText(.english).date(value))
  }

  static func wholeHours(_ value: Int) -> Label { Label("\(value) u", "\(value) h") }

  /// Hours of a number of minutes, with the minutes left when they are not whole hours: `1316 u 30 min`.
  static func hours(_ minutes: Int) -> Label {
    let (whole, rest) = minutes.quotientAndRemainder(dividingBy: 60)
    let minutesText = rest == 0 ? "" : " \(rest) min"
    return Label("\(whole) u\(minutesText)", "\(whole) h\(minutesText)")
  }

  static func rhythm(_ value: ReportingRhythm) -> Label {
    switch value {
    case .monthly: Label("maandelijks", "monthly")
    case .quarterly: Label("per kwartaal", "quarterly")
    case .halfYearly: Label("halfjaarlijks", "half-yearly")
    case .yearly: Label("jaarlijks", "yearly")
    }
  }

  static func scale(_ scale: AnswerScale) -> Label {
    let agreeing = scale.agreeing.map(String.init).joined(separator: ", ")
    let blank = scale.notApplicable.map { (dutch: "; n.v.t. = \($0)", english: "; n/a = \($0)") }
    return Label(
      "\(scale.points) punten, eens = \(agreeing)\(blank?.dutch ?? "")",
      "\(scale.points) points, agree = \(agreeing)\(blank?.english ?? "")")
  }

  static func classroomRule(_ rule: ClassroomRule) -> Label {
    Label(
      rule.cases.map { describe($0, in: .dutch) }.joined(separator: "; "),
      rule.cases.map { describe($0, in: .english) }.joined(separator: "; "))
  }

  private static func describe(_ single: ClassroomRule.Case, in language: Language) -> String {
    let conditions = [
      single.levels.isEmpty ? nil : single.levels.map { $0.label[language] }.joined(separator: "/"),
      single.initiatives.isEmpty ? nil : single.initiatives.joined(separator: "/"),
      single.targetGroups.isEmpty ? nil : single.targetGroups.joined(separator: "/"),
    ].compactMap(\.self)
    let everything = language == .dutch ? "alles" : "everything"
    let subject = conditions.isEmpty ? everything : conditions.joined(separator: " + ")
    return "\(subject): \(single.answer.label[language])"
  }
}
