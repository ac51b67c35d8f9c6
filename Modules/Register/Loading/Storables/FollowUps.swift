public import GuidanceKit

extension FollowUp: Storable {
  /// The kind of record.
  public static let kind = RecordKind.followUp
  /// The columns of `follow_up`.
  public static let columns = ["number", "who", "what", "due", "done_on"]
  /// The number.
  public var key: String? { number }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.text(number)
    row.text(who)
    row.text(what)
    row.text(due.iso)
    row.day(doneOn)
  }
}

extension PracticeExample: Storable {
  /// The kind of record.
  public static let kind = RecordKind.practiceExample
  /// The columns of `practice_example`.
  public static let columns = [
    "code", "title", "organisation_number", "organisation_given", "shared_on", "shared_with", "evaluation",
  ]
  /// The code.
  public var key: String? { code }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.text(code)
    row.text(title)
    row.reference(organisation)
    row.day(sharedOn)
    row.text(sharedWith)
    row.text(evaluation)
  }
}

extension PartnerActivity: Storable {
  /// The kind of record.
  public static let kind = RecordKind.partnerActivity
  /// The columns of `partner_activity`.
  public static let columns = ["code", "partner", "title", "date", "evaluation"]
  /// The code.
  public var key: String? { code }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.text(code)
    row.text(partner)
    row.text(title)
    row.day(date)
    row.text(evaluation)
  }
}

extension ImprovementPlan: Storable {
  /// The kind of record.
  public static let kind = RecordKind.improvementPlan
  /// The columns of `improvement_plan`.
  public static let columns = ["organisation_number", "agreed_on", "link_id"]
  /// Actions and monitoring days.
  public static let sides = [
    SideTable("improvement_action", ["action", "due_on"]),
    SideTable("improvement_monitoring", ["day", "note"]),
  ]
  /// The organisation, the day and the link.
  public var key: String? { recordKey(organisation.digits, agreedOn.iso, link.rawValue) }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.organisation(organisation)
    row.day(agreedOn)
    row.term(link)
  }

  /// Hands actions and monitoring days over.
  public func writeSides(to row: RowWriter) throws {
    for (index, action) in actions.enumerated() {
      try row.side(Self.sides[0], position: index + 1) {
        $0.text(action.text)
        $0.day(action.dueOn)
      }
    }
    for (index, moment) in monitoring.enumerated() {
      try row.side(Self.sides[1], position: index + 1) {
        $0.day(moment.day)
        $0.text(moment.note)
      }
    }
  }
}

extension IndirectReach: Storable {
  /// The kind of record.
  public static let kind = RecordKind.indirectReach
  /// The columns of `indirect_reach`.
  public static let columns = ["code", "kind", "title", "date", "people", "organisations"]
  /// The code.
  public var key: String? { code }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.text(code)
    row.text(means.rawValue)
    row.text(title)
    row.day(date)
    row.integer(people)
    row.integer(organisations)
  }
}
