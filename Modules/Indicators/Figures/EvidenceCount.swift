public import GuidanceKit

/// One number that went into a figure.
public struct EvidenceCount: Hashable, Sendable {
  /// What it is.
  public var key: Key
  /// The exact value.
  public var value: Rational
  /// What it counts; `nil` for weeks and other numbers without a unit of a figure.
  public var unit: Figure.Unit?

  /// Makes a number.
  public init(_ key: Key, _ value: Rational, _ unit: Figure.Unit? = nil) {
    self.key = key
    self.value = value
    self.unit = unit
  }

  /// Makes a whole number.
  public init(_ key: Key, _ value: Int, _ unit: Figure.Unit? = nil) {
    self.init(key, Rational(value), unit)
  }

  /// What a number is.
  ///
  /// The raw value is the key in `figures.json`.
  public enum Key: String, CaseIterable, Hashable, Sendable, Codable {
    case registeredMinutes = "registered_minutes"
    case minutesPerFTE = "minutes_per_fte"
    case plannedFTE = "planned_fte"
    case plannedFTEUnreduced = "planned_fte_unreduced"
    case realisedFTE = "realised_fte"
    case forecastFTE = "forecast_fte"
    case elapsedWeeks = "elapsed_school_weeks"
    case allWeeks = "all_school_weeks"
    case weeksLeft = "school_weeks_left"
    case agreeing = "agreeing"
    case answered = "answered"
    case notApplicable = "not_applicable"
    case outsideScale = "outside_scale"
    case point1 = "point_1"
    case point2 = "point_2"
    case point3 = "point_3"
    case point4 = "point_4"
    case point5 = "point_5"
    case point6 = "point_6"
    case point7 = "point_7"
    case point8 = "point_8"
    case point9 = "point_9"
    case point10 = "point_10"
    case point11 = "point_11"
    case respondents = "respondents"
    case invited = "invited"
    case lessSatisfied = "less_satisfied_answers"
    case responseUnknown = "surveys_with_unknown_response"
    case surveysChosen = "surveys_chosen"
    case surveysMotivated = "surveys_motivated"
    case surveysHeld = "surveys_held"
    case surveysProcessed = "surveys_processed"
    case firstAgreeing = "first_agreeing"
    case firstAnswered = "first_answered"
    case secondAgreeing = "second_agreeing"
    case secondAnswered = "second_answered"
    case firstSchools = "first_schools"
    case secondSchools = "second_schools"
    case ways = "splits_as_extreme"
    case splits = "splits"
    case roles = "roles"
    case unsaid = "not_said"
    case due = "due"
    case done = "done"
    case late = "late"
    case agreed = "agreed"
    case chosen = "chosen"
    case declined = "declined"
    case evaluated = "evaluated"
    case present = "present"
    case members = "members"
    case registrations = "registrations"
    case cycle = "cycle"
    case phaseNumber = "phase_number"
    case gapWeeks = "gap_weeks"
    case intervalWeeks = "interval_weeks"
    case longGaps = "long_gaps"
    case missingGroups = "missing_groups"
    case receivedCents = "received_cents"
    case spentCents = "spent_cents"
    case organisationsReached = "organisations_reached"
    case peopleReached = "people_reached"
    case activities = "activities"
    case yesMinutes = "yes_minutes"
    case noMinutes = "no_minutes"
    case unknownMinutes = "unknown_minutes"
    case derivedYesMinutes = "derived_yes_minutes"
    case derivedNoMinutes = "derived_no_minutes"
    case withoutContactMinutes = "without_contact_minutes"
    case withoutContactRegistrations = "without_contact_registrations"
    case reached = "reached"
    case inScope = "in_scope"
    case needed = "needed"
    case stillNeeded = "still_needed"
    case onPace = "on_pace"
    case willMiss = "will_miss_at_this_pace"
    case minutesToGo = "minutes_to_go"
    case windowMinutes = "window_minutes"
    case integrationAsked = "integration_asked"
    case integrated = "integrated"
    case sessions = "sessions"
    case rows = "rows"
    case stated = "stated"
    case recomputed = "recomputed"
    case expectedSchools = "expected_schools"
    case evaluatedItems = "evaluated_items"
    case primarySchools = "primary_schools"
    case secondarySchools = "secondary_schools"
    case assignedFTE = "assigned_fte"
    case assignedAtStartFTE = "assigned_fte_at_start"
    case allMinutes = "all_minutes"
    case endedNumberMinutes = "ended_number_minutes"
    case uncontacted = "uncontacted"
    case highNeedsOrganisations = "high_needs_organisations"
    case highNeedsMinutes = "high_needs_minutes"
    case otherOrganisations = "other_organisations"
    case otherMinutes = "other_minutes"
    case goals = "goals"
    case activeGoals = "active_goals"
    case actions = "actions"
    case activeActions = "active_actions"

    /// The answers that gave a point of the scale, from 1; `nil` for a point that no scale has.
    public static func point(_ number: Int) -> Key? { Key(rawValue: "point_\(number)") }

    /// The name people read.
    public var label: Label {
      switch self {
      case .registeredMinutes: Label("geregistreerde minuten", "registered minutes")
      case .minutesPerFTE: Label("geregistreerde minuten per VTE", "registered minutes per FTE")
      case .plannedFTE: Label("geplande VTE, na afwezigheden", "planned FTE, after absences")
      case .plannedFTEUnreduced: Label("geplande VTE, zonder afwezigheden", "planned FTE, before absences")
      case .realisedFTE: Label("gerealiseerde VTE", "realised FTE")
      case .forecastFTE: Label("vooruitzicht in VTE", "forecast in FTE")
      case .elapsedWeeks: Label("verstreken schoolweken", "school weeks gone by")
      case .allWeeks: Label("alle schoolweken", "all school weeks")
      case .weeksLeft: Label("resterende schoolweken", "school weeks left")
      case .agreeing: Label("(helemaal) eens", "(strongly) agree")
      case .answered: Label("antwoorden", "answers")
      case .notApplicable: Label("niet van toepassing", "not applicable")
      case .outsideScale: Label("buiten de schaal", "outside the scale")
      case .point1: Label("antwoord 1 op de schaal", "answer 1 on the scale")
      case .point2: Label("antwoord 2 op de schaal", "answer 2 on the scale")
      case .point3: Label("antwoord 3 op de schaal", "answer 3 on the scale")
      case .point4: Label("antwoord 4 op de schaal", "answer 4 on the scale")
      case .point5: Label("antwoord 5 op de schaal", "answer 5 on the scale")
      case .point6: Label("antwoord 6 op de schaal", "answer 6 on the scale")
      case .point7: Label("antwoord 7 op de schaal", "answer 7 on the scale")
      case .point8: Label("antwoord 8 op de schaal", "answer 8 on the scale")
      case .point9: Label("antwoord 9 op de schaal", "answer 9 on the scale")
      case .point10: Label("antwoord 10 op de schaal", "answer 10 on the scale")
      case .point11: Label("antwoord 11 op de schaal", "answer 11 on the scale")
      case .respondents: Label("deelnemers", "respondents")
      case .invited: Label("uitgenodigd", "invited")
      case .lessSatisfied:
        Label("antwoorden op wat minder in de smaak viel", "answers on what pleased less")
      case .responseUnknown: Label("bevragingen met onbekende respons", "surveys with unknown response")
      case .surveysChosen: Label("gekozen", "chosen")
      case .surveysMotivated: Label("gekozen met een reden", "chosen with a reason")
      case .surveysHeld: Label("bevragingen met antwoorden", "surveys with responses")
      case .surveysProcessed: Label("verwerkte bevragingen", "surveys processed")
      case .firstAgreeing: Label("leidinggevenden: (helemaal) eens", "leaders: (strongly) agree")
      case .firstAnswered: Label("leidinggevenden: antwoorden", "leaders: answers")
      case .secondAgreeing: Label("leraren: (helemaal) eens", "teachers: (strongly) agree")
      case .secondAnswered: Label("leraren: antwoorden", "teachers: answers")
      case .firstSchools: Label("pilootscholen", "pilot schools")
      case .secondSchools: Label("andere scholen", "other schools")
      case .ways: Label("verdelingen die zo ver uiteen liggen, maal twee", "splits that lie as far apart, times two")
      case .splits: Label("alle verdelingen", "all splits")
      case .roles: Label("rollen", "roles")
      case .unsaid: Label("niet gezegd", "not said")
      case .due: Label("verwacht tegen de dag", "due by the day")
      case .done: Label("gedaan", "done")
      case .late: Label("te laat", "late")
      case .agreed: Label("afgesproken", "agreed")
      case .chosen: Label("kozen een thema", "chose a theme")
      case .declined: Label("weigerden", "declined")
      case .evaluated: Label("geëvalueerd", "evaluated")
      case .present: Label("aanwezigen", "present")
      case .members: Label("leden", "members")
      case .registrations: Label("registraties", "registrations")
      case .cycle: Label("cyclus", "cycle")
      case .phaseNumber: Label("nummer van de fase", "number of the phase")
      case .gapWeeks: Label("langste pauze in schoolweken", "longest gap in school weeks")
      case .intervalWeeks: Label("bedoelde interval in weken", "intended interval in weeks")
      case .longGaps: Label("te lange pauzes", "gaps that are too long")
      case .missingGroups: Label("ontbrekende groepen van mechanismen", "groups of mechanisms missing")
      case .receivedCents: Label("ontvangen", "received")
      case .spentCents: Label("uitgegeven", "spent")
      case .organisationsReached: Label("organisaties", "organisations")
      case .peopleReached: Label("personen", "people")
      case .activities: Label("activiteiten", "activities")
      case .yesMinutes: Label("minuten klasvloer: ja", "minutes in classroom context: yes")
      case .noMinutes: Label("minuten klasvloer: nee", "minutes in classroom context: no")
      case .unknownMinutes: Label("minuten klasvloer: onbekend", "minutes in classroom context: unknown")
      case .derivedYesMinutes: Label("waarvan ja afgeleid", "of which yes by derivation")
      case .derivedNoMinutes: Label("waarvan nee afgeleid", "of which no by derivation")
      case .withoutContactMinutes:
        Label("minuten zonder contact, niet meegeteld", "minutes without contact, left out")
      case .withoutContactRegistrations:
        Label("registraties zonder contact, niet meegeteld", "registrations without contact, left out")
      case .reached: Label("bereikt", "reached")
      case .inScope: Label("te bereiken", "in scope")
      case .needed: Label("nodig voor de norm", "needed for the norm")
      case .stillNeeded: Label("nog nodig", "still needed")
      case .onPace: Label("bereikt of op schema", "reached or on schedule")
      case .willMiss: Label("mist de norm aan dit tempo", "will miss the norm at this pace")
      case .minutesToGo: Label("minuten te gaan", "minutes to go")
      case .windowMinutes: Label("minuten in het venster", "minutes in the window")
      case .integrationAsked: Label("meso en micro gevraagd", "meso and micro asked")
      case .integrated: Label("meso en micro begeleid", "guided on meso and micro level")
      case .sessions: Label("sessies", "sessions")
      case .rows: Label("rijen", "rows")
      case .stated: Label("opgegeven", "stated")
      case .recomputed: Label("herrekend", "recomputed")
      case .expectedSchools: Label("verwachte scholen", "schools expected")
      case .evaluatedItems: Label("geëvalueerd", "evaluated")
      case .primarySchools: Label("scholen basisonderwijs", "schools, primary")
      case .secondarySchools: Label("scholen secundair onderwijs", "schools, secondary")
      case .assignedFTE: Label("VTE volgens de opdrachten van de dag", "FTE by the assignments of the day")
      case .assignedAtStartFTE:
        Label(
          "VTE volgens de opdrachten van het begin van het schooljaar",
          "FTE by the assignments of the start of the school year")
      case .allMinutes: Label("alle minuten", "all minutes")
      case .endedNumberMinutes:
        Label(
          "waarvan op een beëindigd nummer dat hierin overging", "of which on an ended number that this one took over")
      case .uncontacted: Label("nooit gecontacteerd", "never contacted")
      case .highNeedsOrganisations: Label("scholen en centra met hoge noden", "schools and centres with high needs")
      case .highNeedsMinutes:
        Label("minuten bij scholen en centra met hoge noden", "minutes with schools and centres with high needs")
      case .otherOrganisations: Label("andere scholen en centra", "other schools and centres")
      case .otherMinutes: Label("minuten bij andere scholen en centra", "minutes with other schools and centres")
      case .goals: Label("doelen", "goals")
      case .activeGoals: Label("doelen met activiteit", "goals with activity")
      case .actions: Label("acties", "actions")
      case .activeActions: Label("acties met activiteit", "actions with activity")
      }
    }
  }
}
