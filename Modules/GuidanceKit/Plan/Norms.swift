/// The values in force for the formulas, each with where it came from: amendments over the plan file over the default
/// of the rules.
public struct Norms: Hashable, Sendable, Codable {
  /// The sets of values, the weakest first.
  public var layers: [NormLayer]

  /// Makes the norms of a plan; without values only the defaults of the rules hold.
  public init(_ plan: NormValues = NormValues()) {
    layers = [NormLayer(source: .plan, values: plan)]
  }

  /// Registered minutes that make one FTE in the school year: the strongest set with a value for that year or for every
  /// year.
  ///
  /// Without it hours can be shown, but no percentage of planned FTE.
  public func registeredMinutesPerFTE(in year: SchoolYear) -> Norm<Int?> {
    for layer in layers.reversed() {
      guard let values = layer.values.registeredPerFTE else { continue }
      if let entry = values.first(where: { $0.schoolYear == year }) ?? values.first(where: { $0.schoolYear == nil }) {
        return Norm(entry.minutes, source: layer.source)
      }
    }
    return Norm(nil, source: .absent)
  }

  /// How much of the planned FTE must be realised, in percent; 100 unless the plan says otherwise.
  public var fteTarget: Norm<Int> { norm(\.fteTarget, or: 100) }
  /// How many of those meant must be trained in both guides, in percent; 100 unless the plan says otherwise.
  public var meansTarget: Norm<Int> { norm(\.meansTarget, or: 100) }
  /// The day by which they must be trained.
  public var meansDue: Norm<CalendarDate?> { norm(\.meansDue) }
  /// Which duration of matching reach blocks sets the length of a window; the longest unless the plan says otherwise.
  public var reachWindow: Norm<ReachWindowRule> { norm(\.reachWindow, or: .longest) }
  /// From how many hours within a window on an organisation is reached; 20 unless the plan says otherwise.
  public var reachHours: Norm<Int> { norm(\.reachHours, or: 20) }
  /// Above how many hours an organisation was reached by the earlier norm; 20 unless the plan says otherwise.
  public var earlierReachHours: Norm<Int> { norm(\.earlierReachHours, or: 20) }
  /// What each organisation of one session gets; the full duration unless the plan says otherwise.
  public var sharedSession: Norm<SharedSessionRule> { norm(\.sharedSession, or: .full) }
  /// How much guidance must take place in classroom context, in percent; 60 unless the plan says otherwise.
  public var classroomTarget: Norm<Int> { norm(\.classroomTarget, or: 60) }
  /// What the government expects at least, in percent; 50 unless the plan says otherwise.
  public var classroomMinimum: Norm<Int> { norm(\.classroomMinimum, or: 50) }
  /// How classroom context may be derived; without it nothing is derived.
  public var classroomRule: Norm<ClassroomRule?> { norm(\.classroomRule) }
  /// The answer scale of the surveys; five points of which the top two agree unless the plan says otherwise.
  public var edbiScale: Norm<AnswerScale> { norm(\.edbiScale, or: .standard) }
  /// From which share of agreement on, inclusive, an item is a strong point, in percent; 70 unless the plan says
  /// otherwise.
  public var edbiStrong: Norm<Int> { norm(\.edbiStrong, or: 70) }
  /// Up to which share of agreement, inclusive, an item is to be looked into, in percent; 60 unless the plan says
  /// otherwise.
  public var edbiLow: Norm<Int> { norm(\.edbiLow, or: 60) }
  /// The items that ask what people do, by code or by the question as a team asked it; without it none does, for the
  /// standard form asks what they intend.
  public var edbiBehaviourItems: Norm<[String]?> { norm(\.edbiBehaviourItems) }
  /// The least response, in percent; without it scores are shown and nothing is said of them.
  public var minResponse: Norm<Int?> { norm(\.minResponse) }
  /// The least number of respondents of a survey; 5 unless the plan says otherwise.
  public var minRespondents: Norm<Int> { norm(\.minRespondents, or: 5) }
  /// The least number of schools per group for a test between groups; 4 unless the plan says otherwise.
  public var minSchools: Norm<Int> { norm(\.minSchools, or: 4) }
  /// The least number of respondents behind a printed cell; 5 unless the plan says otherwise.
  public var minCell: Norm<Int> { norm(\.minCell, or: 5) }
  /// How many members a learning community has beside its guides; 6 to 12 unless the plan says otherwise.
  public var plgSize: Norm<PLGMemberRange> { norm(\.plgSize, or: .standard) }
  /// How many sessions follow the intake; 6 unless the plan says otherwise.
  public var plgSessions: Norm<Int> { norm(\.plgSessions, or: PLGMeeting.sessionCount) }
  /// Within how many months; 10 unless the plan says otherwise.
  public var plgMonths: Norm<Int> { norm(\.plgMonths, or: PLGMeeting.withinMonths) }
  /// The implementation phase of the intake and of each session.
  public var plgSessionPhases: Norm<PLGSessionPhases> { norm(\.plgSessionPhases, or: .standard) }
  /// How often earmarked funds are reported; every six months unless the plan says otherwise.
  public var fundReports: Norm<ReportingRhythm> { norm(\.fundReports, or: .halfYearly) }
  /// How long records are kept, per kind; without it nothing is purged.
  public var retention: Norm<[RetentionTerm]?> { norm(\.retention) }
  /// The pivot for two-digit years; without it they are refused.
  public var centuryPivot: Norm<Int?> { norm(\.centuryPivot) }
  /// The least number of schools at the start of each project; 5 unless the plan says otherwise.
  public var projectStartSchools: Norm<Int> { norm(\.projectStartSchools, or: ProjectTargets.schoolsAtStart) }
  /// The least number of schools reached directly in a round; 100 unless the plan says otherwise.
  public var projectDirectSchools: Norm<Int> { norm(\.projectDirectSchools, or: ProjectTargets.directInRound) }
  /// The least number of schools reached indirectly over all projects; 1000 unless the plan says otherwise.
  public var projectIndirectSchools: Norm<Int> { norm(\.projectIndirectSchools, or: ProjectTargets.indirectOverAll) }

  /// The deadlines, by name; one that an amendment names again falls when the amendment says.
  public var deadlines: [Deadline] {
    var byCode: [String: Deadline] = [:]
    for layer in layers {
      for deadline in layer.values.deadlines ?? [] { byCode[deadline.code] = deadline }
    }
    return byCode.values.sorted { $0.code < $1.code }
  }

  /// The strongest set of deadlines with its source, for the list of norms.
  var deadlineNorm: Norm<[Deadline]?> {
    let strongest: Norm<[Deadline]?> = norm(\.deadlines)
    return Norm(strongest.value == nil ? nil : deadlines, source: strongest.source)
  }

  /// The strongest value, or the default of the rules.
  private func norm<Value>(_ path: KeyPath<NormValues, Value?>, or standard: Value) -> Norm<Value> {
    for layer in layers.reversed() {
      if let value = layer.values[keyPath: path] { return Norm(value, source: layer.source) }
    }
    return Norm(standard, source: .standard)
  }

  /// The strongest value, or none.
  private func norm<Value>(_ path: KeyPath<NormValues, Value?>) -> Norm<Value?> {
    for layer in layers.reversed() {
      if let value = layer.values[keyPath: path] { return Norm(value, source: layer.source) }
    }
    return Norm(nil, source: .absent)
  }
}

/// One set of values with where it came from.
public struct NormLayer: Hashable, Sendable, Codable {
  /// Where the values came from.
  public var source: NormSource
  /// The values.
  public var values: NormValues

  /// Makes a layer.
  public init(source: NormSource, values: NormValues) {
    self.source = source
    self.values = values
  }
}
