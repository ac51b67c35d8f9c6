public import GuidanceKit

/// One number of a report with everything that makes it checkable: exact parts, norm, verdict and evidence.
public struct Figure: Hashable, Sendable {
  /// The name, such as `classroom/total/2026-01`.
  public var id: FigureID
  /// What it is, in words.
  public var title: Label
  /// What kind of number it is.
  public var kind: Kind
  /// The number above the line, or the count; `nil` when there are no data or it cannot be computed.
  public var numerator: Int?
  /// The number below the line; `nil` for plain counts.
  public var denominator: Int?
  /// What numerator and denominator count.
  public var unit: Unit
  /// What it is held against; `nil` when nothing is asked.
  public var norm: Norm?
  /// What comes of that.
  public var verdict: Verdict
  /// How far it is compared with how far it should be by now; one is on schedule.
  public var pace: Share?
  /// What it will be at the end when it goes on like this.
  public var forecast: Share?
  /// Where it lies when what is unknown turns out one way or the other, or the 95 % interval of an estimate.
  ///
  /// The formula says which; the bounds of an interval are whole millionths.
  public var range: ShareRange?
  /// The registrations, sessions or rows behind it.
  public var n: Int?
  /// Whether the number is withheld because it rests on too few people.
  public var suppressed: Bool
  /// How it was made.
  public var evidence: Evidence

  /// Makes a figure.
  public init(
    id: FigureID, title: Label, kind: Kind, numerator: Int?, denominator: Int? = nil, unit: Unit, norm: Norm? = nil,
    verdict: Verdict = .noNorm, pace: Share? = nil, forecast: Share? = nil, range: ShareRange? = nil, n: Int? = nil,
    suppressed: Bool = false, evidence: Evidence
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.numerator = numerator
    self.denominator = denominator
    self.unit = unit
    self.norm = norm
    self.verdict = verdict
    self.pace = pace
    self.forecast = forecast
    self.range = range
    self.n = n
    self.suppressed = suppressed
    self.evidence = evidence
  }

  /// The share, for shares that could be computed.
  public var share: Share? {
    guard kind == .share, let numerator, let denominator else { return nil }
    return Share(numerator: numerator, denominator: denominator)
  }

  /// Whether the minutes of a registration count for each of its advisers, as in indicators 1 and 3; reach, presence and
  /// intensity count a session once.
  public var countsAdvisers: Bool {
    let indicator = id.indicator
    return indicator.hasPrefix("reach-set-aside")
      || !["reach", "presence", "intensity"].contains { indicator.hasPrefix($0) }
  }

  /// The exact value; a share as a part of one, an amount in its unit.
  public var value: Rational? {
    guard let numerator else { return nil }
    return Rational(numerator, denominator ?? 1)
  }

  /// The value as shown: `52,3 %`, `20,0 u`, `15,05`, `154`; `nil` when there is none or it is withheld.
  ///
  /// A share beside a norm in percent gets more decimals when rounding would put it on the other side.
  public func text(_ language: Language) -> String? {
    guard !suppressed, let value else { return nil }
    let number = NumberText(language)
    if unit == .points { return Figure.points(value, language) }
    switch kind {
    case .share:
      guard let share else { return nil }
      guard let norm, norm.unit == .percent else { return number.percent(share) }
      return number.percent(share, against: norm.value)
    case .count: return value.denominator == 1 ? number.integer(value.numerator) : number.decimal(value, places: 1)
    case .minutes: return number.decimal(value.divided(by: Rational(60)) ?? .zero, places: 1) + number.hourSign
    case .fte: return number.decimal(value, places: 2)
    case .euro: return number.euro(value)
    }
  }

  /// A part of one as percentage points: `24,4 procentpunt`.
  public static func points(_ value: Rational, _ language: Language) -> String {
    let points = value.multiplied(by: Rational(100)) ?? .zero
    return "\(NumberText(language).decimal(points, places: 1)) \(Unit.points.label(for: points)[language])"
  }

  /// The verdict in words, with what must be said with it: `niet gehaald (nog onzeker: 5,8 % onbekend)`.
  public func verdictText(_ language: Language) -> String {
    guard verdict == .notMet, let remark = evidence.remark else { return verdict.text(language) }
    return "\(verdict.text(language)) (\(remark[language]))"
  }

  /// What kind of number a figure is.
  public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    /// A part of a whole; shown as a percentage.
    case share
    /// A number of things.
    case count
    /// A duration; the value is in minutes.
    case minutes
    /// Full-time equivalents; the value is numerator over denominator.
    case fte
    /// An amount of money; the value is in cents.
    case euro

    /// The name people read.
    public var label: Label {
      switch self {
      case .share: Label("aandeel", "share")
      case .count: Label("aantal", "count")
      case .minutes: Label("tijd", "time")
      case .fte: Label("VTE", "FTE")
      case .euro: Label("bedrag", "amount")
      }
    }
  }

  /// What a figure counts.
  public enum Unit: String, CaseIterable, Hashable, Sendable, Codable {
    /// Minutes.
    case minutes
    /// Full-time equivalents.
    case fte
    /// Organisations.
    case organisations
    /// Pairs of an organisation and a pillar.
    case pairs
    /// Schools.
    case schools
    /// Registrations.
    case registrations
    /// Operational goals.
    case goals
    /// Actions of the plan.
    case actions
    /// Percent.
    case percent
    /// People.
    case people
    /// Answers to an item of a survey.
    case answers
    /// Surveys.
    case surveys
    /// Professional learning communities.
    case communities
    /// Guidance trajectories.
    case trajectories
    /// Sessions.
    case sessions
    /// School weeks.
    case weeks
    /// Months.
    case months
    /// Mechanisms of professional development.
    case mechanisms
    /// Phases.
    case phases
    /// Results, milestones, agreements, conditions and other things to be done.
    case items
    /// Eurocents.
    case cents
    /// Percentage points: the difference of two shares.
    case points = "percentage_points"

    /// The name of the unit.
    public var label: Label {
      switch self {
      case .minutes: Label("minuten", "minutes")
      case .fte: Label("VTE", "FTE")
      case .organisations: Label("organisaties", "organisations")
      case .pairs: Label("combinaties van organisatie en pijler", "pairs of organisation and pillar")
      case .schools: Label("scholen", "schools")
      case .registrations: Label("registraties", "registrations")
      case .goals: Label("doelen", "goals")
      case .actions: Label("acties", "actions")
      case .percent: Label("procent", "percent")
      case .people: Label("personen", "people")
      case .answers: Label("antwoorden", "answers")
      case .surveys: Label("bevragingen", "surveys")
      case .communities: Label("PLG's", "learning communities")
      case .trajectories: Label("trajecten", "trajectories")
      case .sessions: Label("sessies", "sessions")
      case .weeks: Label("schoolweken", "school weeks")
      case .months: Label("maanden", "months")
      case .mechanisms: Label("mechanismen", "mechanisms")
      case .phases: Label("fasen", "phases")
      case .items: Label("punten", "items")
      case .cents: Label("eurocent", "eurocents")
      case .points: Label("procentpunt", "percentage points")
      }
    }

    /// The name of the unit behind a number: `1 schoolweek`, `7 schoolweken`.
    public func label(for number: Rational) -> Label {
      guard number == .one else { return label }
      return switch self {
      case .minutes: Label("minuut", "minute")
      case .fte, .percent, .cents: label
      case .organisations: Label("organisatie", "organisation")
      case .pairs: Label("combinatie van organisatie en pijler", "pair of organisation and pillar")
      case .schools: Label("school", "school")
      case .registrations: Label("registratie", "registration")
      case .goals: Label("doel", "goal")
      case .actions: Label("actie", "action")
      case .people: Label("persoon", "person")
      case .answers: Label("antwoord", "answer")
      case .surveys: Label("bevraging", "survey")
      case .communities: Label("PLG", "learning community")
      case .trajectories: Label("traject", "trajectory")
      case .sessions: Label("sessie", "session")
      case .weeks: Label("schoolweek", "school week")
      case .months: Label("maand", "month")
      case .mechanisms: Label("mechanisme", "mechanism")
      case .phases: Label("fase", "phase")
      case .items: Label("punt", "item")
      case .points: Label("procentpunt", "percentage point")
      }
    }
  }
}

/// Two bounds between which a share lies.
public struct ShareRange: Hashable, Sendable {
  /// When everything unknown counts against.
  public var lower: Share
  /// When everything unknown counts in favour.
  public var upper: Share

  /// Makes a range.
  public init(lower: Share, upper: Share) {
    self.lower = lower
    self.upper = upper
  }
}
