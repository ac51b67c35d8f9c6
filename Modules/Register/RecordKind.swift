public import GuidanceKit

/// A kind of records that can be loaded, as the command line and the sheets name it.
public enum RecordKind: Int, CaseIterable, Sendable, Hashable, Codable {
  case plan = 1
  case norms = 2
  case calendarOverride = 3
  case organisation = 4
  case adviser = 5
  case assignment = 6
  case absence = 7
  case registration = 8
  case project = 9
  case projectPhase = 10
  case statedTotal = 11
  case trajectory = 12
  case uptake = 13
  case plg = 14
  case plgMember = 15
  case plgSession = 16
  case viv = 17
  case roster = 18
  case training = 19
  case survey = 20
  case surveyResponse = 21
  case projectResult = 22
  case projectMilestone = 23
  case projectBudget = 24
  case fundAccount = 25
  case followUp = 26
  case practiceExample = 27
  case partnerActivity = 28
  case improvementPlan = 29
  case indirectReach = 30
  case freeDay = 31
  case surveyChoice = 32
  case institutionAlias = 33

  /// The name on the command line and in file names.
  public var code: String {
    switch self {
    case .plan: "plan"
    case .norms: "normen"
    case .calendarOverride: "kalender"
    case .organisation: "organisaties"
    case .adviser: "begeleiders"
    case .assignment: "opdrachten"
    case .absence: "afwezigheden"
    case .registration: "registraties"
    case .project: "projecten"
    case .projectPhase: "projectfasen"
    case .statedTotal: "opgegeven-totalen"
    case .trajectory: "trajecten"
    case .uptake: "keuzetrajecten"
    case .plg: "plg"
    case .plgMember: "plg-leden"
    case .plgSession: "plg-sessies"
    case .viv: "viv"
    case .roster: "rooster"
    case .training: "opleidingen"
    case .survey: "bevragingen"
    case .surveyResponse: "edbi"
    case .projectResult: "resultaten"
    case .projectMilestone: "mijlpalen"
    case .projectBudget: "budget"
    case .fundAccount: "fondsjaren"
    case .followUp: "opvolging"
    case .practiceExample: "praktijkvoorbeelden"
    case .partnerActivity: "partneractiviteiten"
    case .improvementPlan: "verbeterplannen"
    case .indirectReach: "indirect-bereik"
    case .freeDay: "lokale-vrije-dagen"
    case .surveyChoice: "gekozen-evaluaties"
    case .institutionAlias: "aliassen"
    }
  }

  /// What one record of the kind is called.
  public var label: Label {
    switch self {
    case .plan: Label("begeleidingsplan", "guidance plan")
    case .norms: Label("normen bij een plan", "norms of a plan")
    case .calendarOverride: Label("afwijkingen van de schoolkalender", "overrides of the school calendar")
    case .organisation: Label("scholen, centra, besturen en CLB's", "schools, centres, boards and CLBs")
    case .adviser: Label("begeleiders en medewerkers", "advisers and staff")
    case .assignment: Label("opdrachten in vte", "assignments in FTE")
    case .absence: Label("afwezigheden", "absences")
    case .registration: Label("registraties van begeleiding", "registrations of guidance")
    case .project: Label("projecten per ronde", "projects per round")
    case .projectPhase: Label("bereik per projectfase", "reach per project phase")
    case .statedTotal: Label("totalen die een document opgeeft", "totals stated by a document")
    case .trajectory: Label("begeleidingstrajecten", "guidance trajectories")
    case .uptake: Label("gekozen thema's van instellingen", "themes that organisations chose")
    case .plg: Label("professionele leergemeenschappen", "professional learning communities")
    case .plgMember: Label("leden van PLG's", "members of learning communities")
    case .plgSession: Label("sessies van PLG's", "sessions of learning communities")
    case .viv: Label("VIV's (Verbinding In Verandering)", "VIVs (who carry change in a team)")
    case .roster: Label("rooster van leiders, bestuursleden en VIV's", "roster of leaders, board members and VIVs")
    case .training: Label("gevolgde opleidingen", "trainings followed")
    case .survey: Label("bevragingen met EDBI", "surveys with EDBI")
    case .surveyResponse: Label("antwoorden op bevragingen", "answers to surveys")
    case .projectResult: Label("resultaten van projecten", "results of projects")
    case .projectMilestone: Label("mijlpalen van projecten", "milestones of projects")
    case .projectBudget: Label("budget van projecten", "budget of projects")
    case .fundAccount: Label("gekleurde fondsen per kalenderjaar", "earmarked funds per calendar year")
    case .followUp: Label("afgesproken bijsturingen", "adjustments agreed")
    case .practiceExample: Label("praktijkvoorbeelden", "practice examples")
    case .partnerActivity: Label("activiteiten met partners", "activities with partners")
    case .improvementPlan: Label("verbeterplannen", "improvement plans")
    case .indirectReach: Label("indirect bereik", "indirect reach")
    case .freeDay: Label("vrije dagen die instellingen kozen", "free days that organisations chose")
    case .surveyChoice: Label("evaluaties gekozen voor een schooljaar", "evaluations chosen for a school year")
    case .institutionAlias:
      Label("beslissingen over namen en nummers van instellingen", "decisions on names and numbers of institutions")
    }
  }

  /// The table that holds the facts.
  public var table: String {
    switch self {
    case .plan: "plan_version"
    case .norms: "norms_version"
    case .calendarOverride: "calendar_override"
    case .organisation: "organisation_version"
    case .adviser: "adviser_version"
    case .assignment: "assignment"
    case .absence: "absence"
    case .registration: "registration"
    case .project: "project_round"
    case .projectPhase: "project_phase_reach"
    case .statedTotal: "stated_total"
    case .trajectory: "trajectory"
    case .uptake: "uptake"
    case .plg: "plg"
    case .plgMember: "plg_member"
    case .plgSession: "plg_session"
    case .viv: "viv"
    case .roster: "roster"
    case .training: "training_attendance"
    case .survey: "survey"
    case .surveyResponse: "survey_response"
    case .projectResult: "project_result"
    case .projectMilestone: "project_milestone"
    case .projectBudget: "project_budget"
    case .fundAccount: "fund_year"
    case .followUp: "follow_up"
    case .practiceExample: "practice_example"
    case .partnerActivity: "partner_activity"
    case .improvementPlan: "improvement_plan"
    case .indirectReach: "indirect_reach"
    case .freeDay: "optional_day"
    case .surveyChoice: "survey_choice"
    case .institutionAlias: "institution_alias"
    }
  }

  /// The kind with this name.
  public init?(code: String) {
    guard let kind = RecordKind.allCases.first(where: { $0.code == code }) else { return nil }
    self = kind
  }
}
