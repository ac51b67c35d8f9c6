/// An adjustment agreed after a report (*opvolging*): who, what, by when, done.
public struct FollowUp: Hashable, Sendable, Codable {
  /// The number of the agreement.
  public var number: String
  /// Who does it.
  public var who: String
  /// What is agreed.
  public var what: String
  /// The day or month by which it is due.
  public var due: DueDate
  /// The day it was done; `nil` while it is not.
  public var doneOn: CalendarDate?

  /// Makes an agreement.
  public init(number: String, who: String, what: String, due: DueDate, doneOn: CalendarDate? = nil) {
    self.number = number
    self.who = who
    self.what = what
    self.due = due
    self.doneOn = doneOn
  }
}

/// A practice example that is shared (*praktijkvoorbeeld*).
public struct PracticeExample: Hashable, Sendable, Codable {
  /// The code.
  public var code: String
  /// What it is about.
  public var title: String
  /// The organisation it comes from, as given.
  public var organisation: OrganisationReference?
  /// The day it was shared.
  public var sharedOn: CalendarDate?
  /// With whom.
  public var sharedWith: String?
  /// How it was evaluated.
  public var evaluation: String?

  /// Makes an example.
  public init(
    code: String, title: String, organisation: OrganisationReference? = nil, sharedOn: CalendarDate? = nil,
    sharedWith: String? = nil, evaluation: String? = nil
  ) {
    self.code = code
    self.title = title
    self.organisation = organisation
    self.sharedOn = sharedOn
    self.sharedWith = sharedWith
    self.evaluation = evaluation
  }
}

/// An activity with a partner: another service, a network, a college (*partneractiviteit*).
public struct PartnerActivity: Hashable, Sendable, Codable {
  /// The code.
  public var code: String
  /// With whom.
  public var partner: String
  /// What is done.
  public var title: String
  /// The day.
  public var date: CalendarDate
  /// How it was evaluated.
  public var evaluation: String?

  /// Makes an activity.
  public init(code: String, partner: String, title: String, date: CalendarDate, evaluation: String? = nil) {
    self.code = code
    self.partner = partner
    self.title = title
    self.date = date
    self.evaluation = evaluation
  }
}

/// The improvement plan of a high-needs organisation (*verbeterplan*), as one link of the three keeps it.
public struct ImprovementPlan: Hashable, Sendable, Codable {
  /// The organisation.
  public var organisation: InstitutionNumber
  /// The day it was agreed.
  public var agreedOn: CalendarDate
  /// Which of the three links keeps it.
  public var link: SupportLink
  /// The actions, each with the day by which it is due.
  public var actions: [ImprovementAction]
  /// The days on which it was or will be monitored.
  public var monitoring: [MonitoringDay]

  /// Makes a plan.
  public init(
    organisation: InstitutionNumber, agreedOn: CalendarDate, link: SupportLink, actions: [ImprovementAction] = [],
    monitoring: [MonitoringDay] = []
  ) {
    self.organisation = organisation
    self.agreedOn = agreedOn
    self.link = link
    self.actions = actions
    self.monitoring = monitoring
  }
}

/// People or organisations reached by a training, an event or material (*indirect bereik*).
public struct IndirectReach: Hashable, Sendable, Codable {
  /// What can reach people beside guidance.
  public enum Kind: String, Term {
    /// A training.
    case training = "opleiding"
    /// An event.
    case event = "evenement"
    /// Material.
    case material = "materiaal"

    /// The name people read.
    public var label: Label {
      switch self {
      case .training: Label("opleiding", "training")
      case .event: Label("evenement", "event")
      case .material: Label("materiaal", "material")
      }
    }

    /// The public document that defines the kinds.
    public var source: String { PublicSource.plan }

    /// Names found in sheets.
    public var spellings: [String] {
      switch self {
      case .training: ["vorming", "nascholing"]
      case .event: ["congres", "inspiratiedag"]
      case .material: ["publicatie"]
      }
    }
  }

  /// The code.
  public var code: String
  /// What reached them.
  public var means: IndirectReach.Kind
  /// What it is.
  public var title: String
  /// The day.
  public var date: CalendarDate?
  /// How many people.
  public var people: Int?
  /// How many organisations.
  public var organisations: Int?

  /// Makes a count.
  public init(
    code: String, means: IndirectReach.Kind, title: String, date: CalendarDate? = nil, people: Int? = nil,
    organisations: Int? = nil
  ) {
    self.code = code
    self.means = means
    self.title = title
    self.date = date
    self.people = people
    self.organisations = organisations
  }
}
