import GuidanceKit
import Register

// The members of each object stand in the order of the bytes of their keys.

extension CanonicalText {
  mutating func write(_ label: Label) {
    object {
      $0.key("en")
      $0.string(label.english)
      $0.key("nl")
      $0.string(label.dutch)
    }
  }

  mutating func write(_ share: Share?) {
    guard let share else { return null() }
    fraction(share.numerator, share.denominator)
  }

  /// Whole numbers as integers, others as a fraction.
  mutating func write(_ number: Rational) {
    if number.denominator == 1 { integer(number.numerator) } else { fraction(number.numerator, number.denominator) }
  }

  private mutating func fraction(_ numerator: Int, _ denominator: Int) {
    object {
      $0.key("denominator")
      $0.integer(denominator)
      $0.key("numerator")
      $0.integer(numerator)
    }
  }

  mutating func write(_ texts: [String]) {
    array { text in
      for one in texts {
        text.item()
        text.string(one)
      }
    }
  }

  private mutating func write(_ numbers: [InstitutionNumber]) {
    array { text in
      for number in numbers {
        text.item()
        text.string(number)
      }
    }
  }

  mutating func write(_ figure: Figure) {
    let evidence = figure.evidence.content
    object {
      $0.key("denominator")
      $0.integer(figure.denominator)
      $0.key("evidence")
      $0.write(evidence)
      $0.key("forecast")
      $0.write(figure.forecast)
      $0.key("id")
      $0.string(figure.id.text)
      $0.key("kind")
      $0.string(figure.kind.rawValue)
      $0.key("n")
      $0.integer(figure.n)
      $0.key("norm")
      $0.write(figure.norm)
      $0.key("numerator")
      $0.integer(figure.numerator)
      $0.key("pace")
      $0.write(figure.pace)
      $0.key("range")
      $0.write(figure.range)
      $0.key("suppressed")
      $0.bool(figure.suppressed)
      $0.key("title")
      $0.write(figure.title)
      $0.key("unit")
      $0.string(figure.unit.rawValue)
      $0.key("verdict")
      $0.write(figure.verdict, remark: figure.verdict == .notMet ? evidence.remark : nil)
    }
  }

  private mutating func write(_ norm: Figure.Norm?) {
    guard let norm else { return null() }
    object {
      $0.key("comparison")
      $0.string(norm.comparison.rawValue)
      $0.key("source")
      $0.write(norm.source)
      $0.key("unit")
      $0.string(norm.unit.rawValue)
      $0.key("value")
      $0.integer(norm.value)
    }
  }

  private mutating func write(_ range: ShareRange?) {
    guard let range else { return null() }
    object {
      $0.key("lower")
      $0.write(range.lower)
      $0.key("upper")
      $0.write(range.upper)
    }
  }

  private mutating func write(_ verdict: Figure.Verdict, remark: Label?) {
    object {
      $0.key("code")
      $0.string(verdict.code)
      if let remark {
        $0.key("remark")
        $0.write(remark)
      }
      switch verdict {
      case .running(let day):
        $0.key("until")
        $0.string(day)
      case .notComputable(let reason), .noVerdict(let reason):
        $0.key("reason")
        $0.write(reason)
      case .met, .notMet, .noData, .noNorm, .zone: break
      }
    }
  }

  private mutating func write(_ evidence: Evidence.Content) {
    object {
      $0.key("counts")
      $0.write(evidence.counts)
      $0.key("formula")
      $0.write(evidence.formula)
      if !evidence.leftOut.isEmpty {
        $0.key("left_out")
        $0.write(evidence.leftOut)
      }
      if !evidence.members.isEmpty {
        $0.key("members")
        $0.array { text in
          for member in evidence.members {
            text.item()
            text.string(member.text)
          }
        }
      }
      if let note = evidence.note {
        $0.key("note")
        $0.write(note)
      }
      $0.key("parameters")
      $0.array { text in
        for entry in evidence.parameters {
          text.item()
          text.string(entry.name)
        }
      }
      $0.key("queries")
      $0.write(evidence.queries)
    }
  }

  private mutating func write(_ queries: [EvidenceQuery]) {
    array { text in
      for query in queries {
        text.item()
        text.write(query)
      }
    }
  }

  private mutating func write(_ counts: [EvidenceCount]) {
    if !counts.elementsEqual(lastCounts.keys, by: { $0.key == $1 }) {
      let names = counts.map(\.key.rawValue)
      let order = counts.indices.sorted { (names[$0], $0) < (names[$1], $1) }
      // Of two numbers with one key the first stays.
      let kept = order.enumerated().filter { $0.offset == 0 || names[order[$0.offset - 1]] != names[$0.element] }
      lastCounts = (counts.map(\.key), kept.map(\.element))
    }
    let order = lastCounts.order
    object { text in
      for place in order {
        text.key(counts[place].key.rawValue)
        text.write(counts[place].value)
      }
    }
  }

  mutating func write(_ entry: NormEntry) {
    object {
      $0.key("meaning")
      $0.write(entry.meaning)
      $0.key("name")
      $0.string(entry.name)
      $0.key("source")
      $0.write(entry.source.label)
      $0.key("value")
      if let value = entry.value { $0.write(value) } else { $0.null() }
    }
  }

  private mutating func write(_ query: EvidenceQuery) {
    object {
      switch query {
      case .records(let selection):
        $0.key("records")
        $0.value(JSONValue(selection))
      case .registrations(let filter):
        $0.key("registrations")
        $0.write(filter)
      case .assignments(let filter):
        $0.key("assignments")
        $0.write(filter, begunBy: nil)
      case .absences(let filter, let day):
        $0.key("absences")
        $0.write(filter, begunBy: day)
      case .organisations(let numbers):
        $0.key("organisations")
        $0.write(numbers)
      case .projectPhases(let project, let round, let directness, let phase, let status):
        $0.key("project_phases")
        $0.object {
          $0.key("directness")
          $0.string(directness?.rawValue)
          $0.key("phase")
          $0.string(phase?.rawValue)
          $0.key("project")
          $0.string(project)
          $0.key("round")
          $0.integer(round)
          $0.key("status")
          $0.string(status.rawValue)
        }
      }
    }
  }

  private mutating func write(_ filter: AssignmentFilter, begunBy day: CalendarDate?) {
    object {
      $0.list("advisers", filter.advisers)
      if let day {
        $0.key("begun_by")
        $0.string(day.iso)
      }
      $0.key("destinations")
      $0.write(filter.destinations)
      $0.list("education_levels", filter.educationLevels)
      $0.list("funds", filter.funds)
      if filter.isNone {
        $0.key("none")
        $0.bool(true)
      }
      $0.key("school_year")
      $0.string(filter.schoolYear.iso)
    }
  }

  /// Only what narrows is written.
  private mutating func write(_ filter: RegistrationFilter) {
    object {
      $0.list("advisers", filter.advisers)
      $0.list("care_phases", filter.carePhases.map(\.rawValue))
      $0.list("classroom", filter.classroom.map(\.rawValue))
      $0.list("destinations", filter.destinations)
      $0.list("focus", filter.focus)
      $0.day("from", filter.from)
      $0.list("funds", filter.funds)
      $0.list("goals", filter.goals)
      $0.flag("has_contact", filter.hasContact)
      $0.flag("has_goal", filter.hasGoal)
      $0.flag("has_level", filter.hasLevel)
      $0.list("initiatives", filter.initiatives)
      $0.list("levels", filter.levels.map(\.rawValue))
      $0.list("mechanisms", filter.mechanisms.mechanisms.map { String($0.number) })
      if !filter.organisations.isEmpty {
        $0.key("organisations")
        $0.write(filter.organisations)
      }
      $0.lists("outside_types", filter.outsideTypes)
      $0.list("places", filter.places.map(\.rawValue))
      $0.day("through", filter.through)
      $0.list("trajectories", filter.trajectories)
      $0.list("types", filter.types.map(\.code))
      $0.flag("unlinked_organisation", filter.hasUnlinkedOrganisation ? true : nil)
      $0.lists("within_types", filter.withinTypes)
    }
  }

  private mutating func list(_ key: StaticString, _ values: [String]) {
    guard !values.isEmpty else { return }
    self.key(key)
    write(values)
  }

  private mutating func lists(_ key: StaticString, _ sets: [[OrganisationType]]) {
    guard !sets.isEmpty else { return }
    self.key(key)
    array { text in
      for set in sets {
        text.item()
        text.write(set.map(\.code))
      }
    }
  }

  private mutating func day(_ key: StaticString, _ value: CalendarDate?) {
    guard let value else { return }
    self.key(key)
    string(value)
  }

  private mutating func flag(_ key: StaticString, _ value: Bool?) {
    guard let value else { return }
    self.key(key)
    bool(value)
  }
}
