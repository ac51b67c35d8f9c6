import GuidanceKit
import Register

extension JSONValue {
  init(_ label: Label) { self = .object(["nl": .string(label.dutch), "en": .string(label.english)]) }

  init(_ number: Int?) { self = number.map(JSONValue.integer) ?? .null }

  init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }

  init(_ share: Share?) {
    self =
      share.map {
        .object(["numerator": .integer($0.numerator), "denominator": .integer($0.denominator)])
      } ?? .null
  }

  /// Whole numbers as integers, others as a fraction.
  init(_ number: Rational) {
    self = number.denominator == 1 ? .integer(number.numerator) : JSONValue(Share(number))
  }

  init(_ texts: [String]) { self = .array(texts.map(JSONValue.string)) }

  init(_ figure: Figure) {
    self = .object([
      "id": .string(figure.id.text),
      "title": JSONValue(figure.title),
      "kind": .string(figure.kind.rawValue),
      "numerator": JSONValue(figure.numerator),
      "denominator": JSONValue(figure.denominator),
      "unit": .string(figure.unit.rawValue),
      "norm": figure.norm.map(JSONValue.init) ?? .null,
      "verdict": JSONValue(figure.verdict),
      "pace": JSONValue(figure.pace),
      "forecast": JSONValue(figure.forecast),
      "range": figure.range.map {
        .object(["lower": JSONValue($0.lower), "upper": JSONValue($0.upper)])
      } ?? .null,
      "n": JSONValue(figure.n),
      "suppressed": .bool(figure.suppressed),
      "evidence": JSONValue(figure.evidence),
    ])
  }

  init(_ norm: Figure.Norm) {
    self = .object([
      "comparison": .string(norm.comparison.rawValue), "value": .integer(norm.value),
      "unit": .string(norm.unit.rawValue), "source": JSONValue(norm.source),
    ])
  }

  init(_ verdict: Figure.Verdict) {
    switch verdict {
    case .running(let day): self = .object(["code": .string(verdict.code), "until": .string(day.iso)])
    case .notComputable(let reason), .noVerdict(let reason):
      self = .object(["code": .string(verdict.code), "reason": JSONValue(reason)])
    case .met, .notMet, .noData, .noNorm, .zone: self = .object(["code": .string(verdict.code)])
    }
  }

  init(_ evidence: Evidence) {
    var members: [String: JSONValue] = [
      "formula": JSONValue(evidence.formula),
      "parameters": .array(evidence.parameters.map(\.name).map(JSONValue.string)),
      "counts": .object(
        Dictionary(evidence.counts.map { ($0.key.rawValue, JSONValue($0.value)) }) { first, _ in first }),
      "queries": .array(evidence.queries.map(JSONValue.init)),
    ]
    if !evidence.members.isEmpty { members["members"] = JSONValue(evidence.members.map(\.text)) }
    if let note = evidence.note { members["note"] = JSONValue(note) }
    self = .object(members)
  }

  init(_ entry: NormEntry) {
    self = .object([
      "name": .string(entry.name), "value": entry.value.map(JSONValue.init) ?? .null,
      "source": JSONValue(entry.source.label), "meaning": JSONValue(entry.meaning),
    ])
  }

  init(_ query: EvidenceQuery) {
    switch query {
    case .records(let selection): self = .object(["records": JSONValue(selection)])
    case .registrations(let filter): self = .object(["registrations": JSONValue(filter)])
    case .assignments(let filter): self = .object(["assignments": .object(JSONValue.members(filter))])
    case .absences(let filter, let day):
      self = .object([
        "absences": .object(JSONValue.members(filter).merging(["begun_by": .string(day.iso)]) { first, _ in first })
      ])
    case .organisations(let numbers): self = .object(["organisations": JSONValue(numbers.map(\.digits))])
    case .projectPhases(let project, let round, let directness, let phase, let status):
      self = .object([
        "project_phases": .object([
          "project": JSONValue(project), "round": .integer(round), "directness": JSONValue(directness?.rawValue),
          "phase": JSONValue(phase?.rawValue), "status": .string(status.rawValue),
        ])
      ])
    }
  }

  private static func members(_ filter: AssignmentFilter) -> [String: JSONValue] {
    var members: [String: JSONValue] = [
      "destinations": JSONValue(filter.destinations), "school_year": .string(filter.schoolYear.iso),
    ]
    if !filter.funds.isEmpty { members["funds"] = JSONValue(filter.funds) }
    if !filter.advisers.isEmpty { members["advisers"] = JSONValue(filter.advisers) }
    if !filter.educationLevels.isEmpty { members["education_levels"] = JSONValue(filter.educationLevels) }
    if filter.isNone { members["none"] = .bool(true) }
    return members
  }

  /// Only what narrows is written.
  private init(_ filter: RegistrationFilter) {
    var members: [String: JSONValue] = [:]
    if let from = filter.from { members["from"] = .string(from.iso) }
    if let through = filter.through { members["through"] = .string(through.iso) }
    func add(_ key: String, _ values: [String]) {
      if !values.isEmpty { members[key] = JSONValue(values) }
    }
    add("destinations", filter.destinations)
    add("goals", filter.goals)
    add("advisers", filter.advisers)
    add("organisations", filter.organisations.map(\.digits))
    add("classroom", filter.classroom.map(\.rawValue))
    add("levels", filter.levels.map(\.rawValue))
    add("places", filter.places.map(\.rawValue))
    add("funds", filter.funds)
    add("initiatives", filter.initiatives)
    add("focus", filter.focus)
    add("types", filter.types.map(\.code))
    func add(_ key: String, _ sets: [[OrganisationType]]) {
      if !sets.isEmpty { members[key] = .array(sets.map { JSONValue($0.map(\.code)) }) }
    }
    add("within_types", filter.withinTypes)
    add("outside_types", filter.outsideTypes)
    if let hasGoal = filter.hasGoal { members["has_goal"] = .bool(hasGoal) }
    add("trajectories", filter.trajectories)
    add("care_phases", filter.carePhases.map(\.rawValue))
    add("mechanisms", filter.mechanisms.mechanisms.map { String($0.number) })
    if let hasLevel = filter.hasLevel { members["has_level"] = .bool(hasLevel) }
    if let hasContact = filter.hasContact { members["has_contact"] = .bool(hasContact) }
    if filter.hasUnlinkedOrganisation { members["unlinked_organisation"] = .bool(true) }
    self = .object(members)
  }
}
