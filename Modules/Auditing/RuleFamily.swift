public import GuidanceKit

/// The families of rules, by the three letters of their codes.
public enum RuleFamily: String, CaseIterable, Sendable {
  case registrations = "DAT"
  case plan = "PLN"
  case staffing = "FTE"
  case reach = "BER"
  case classroom = "KLV"
  case surveys = "EDB"
  case communities = "PLG"
  case change = "VIV"
  case projects = "PRJ"
  case organisations = "ORG"
  case privacy = "PRV"
  case trust = "SYS"
  case readiness = "MIN"
  case parameters = "PAR"

  /// What the family is about.
  public var label: Label {
    switch self {
    case .registrations: Label("registraties", "registrations")
    case .plan: Label("het plan", "the plan")
    case .staffing: Label("VTE en opdrachten", "FTE and assignments")
    case .reach: Label("bereik", "reach")
    case .classroom: Label("klasvloer", "classroom context")
    case .surveys: Label("bevragingen", "surveys")
    case .communities: Label("leergemeenschappen en trajecten", "learning communities and trajectories")
    case .change: Label("verbinding in verandering", "VIVs: people who carry change")
    case .projects: Label("projecten", "projects")
    case .organisations: Label("instellingen", "organisations")
    case .privacy: Label("privacy", "privacy")
    case .trust: Label("betrouwbaarheid van de databank", "trust in the database")
    case .readiness: Label("klaar voor de minister", "ready for the minister")
    case .parameters: Label("normen en parameters", "norms and parameters")
    }
  }
}
