/// A mark of an organisation that holds for some time and decides which goals reach it.
public enum OrganisationQualifier: String, Term {
  /// Pilot school of the pillar with Leerpunt.
  case slpPilot = "pilot-slp"
  /// Pilot school of the VIV model.
  case vivPilot = "pilot-viv"
  /// Offers dual learning.
  case dual = "duaal"
  /// Has a leader who is new in the job.
  case startingLeader = "startende-leider"
  /// Starts a new policy cycle.
  case newPolicyCycle = "nieuwe-beleidscyclus"
  /// May not meet the conditions of recognition; guided with an improvement plan and a fixed adviser (*regisseur*).
  case highNeeds = "hoge-noden"

  /// The name people read.
  public var label: Label {
    switch self {
    case .slpPilot: Label("pilot SLP", "SLP pilot")
    case .vivPilot: Label("pilot VIV", "VIV pilot")
    case .dual: Label("duaal", "dual learning")
    case .startingLeader: Label("startende leider", "starting leader")
    case .newPolicyCycle: Label("nieuwe beleidscyclus", "new policy cycle")
    case .highNeeds: Label("hoge noden", "high needs")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }

  /// Names found in sheets and in the plan.
  public var spellings: [String] {
    switch self {
    case .slpPilot: ["pilootschool SLP", "pilootscholen secundair onderwijs"]
    case .vivPilot: ["pilootschool VIV"]
    case .dual: ["duaal leren", "scholen met duaal leren"]
    case .startingLeader: ["startende directeur", "startende schoolleider", "startende leiders"]
    case .newPolicyCycle: ["beleidscyclus"]
    case .highNeeds: ["hoge nood", "scholen met hoge noden"]
    }
  }
}
