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
    }
  }

  /// The kind with this name.
  public init?(code: String) {
    guard let kind = RecordKind.allCases.first(where: { $0.code == code }) else { return nil }
    self = kind
  }
}
