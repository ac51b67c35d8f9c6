import GuidanceKit
import Register

/// Professional learning communities: phase, sessions, attendance, size, pauses and actions.
///
/// - Source: Leercollectief basis verhoogd, PLG process.
public struct CommunityIndicator {
  /// The communities of the school year, by code.
  public let progress: [CommunityProgress]
  private let input: IndicatorInput

  /// Looks at the communities that meet, or are in a phase, in the school year.
  public init(_ input: IndicatorInput) {
    self.input = input
    let members = Dictionary(grouping: input.records.members, by: \.plg)
    let sessions = Dictionary(grouping: input.records.sessions, by: \.plg)
    progress = input.records.communities
      .filter { CommunityIndicator.isOf(input.schoolYear, $0, sessions[$0.code] ?? []) }
      .sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
      .map {
        CommunityProgress(
          $0, members: members[$0.code] ?? [], sessions: sessions[$0.code] ?? [], norms: input.plan.norms,
          calendar: input.calendar, day: input.day)
      }
  }

  /// The figures `plg/…`; none without a community.
  public var figures: [Figure] {
    guard !progress.isEmpty else { return [] }
    return progress.flatMap(figures) + totals
  }

  /// Whether a community has a day in the school year, or none at all.
  private static func isOf(_ year: SchoolYear, _ community: PLG, _ sessions: [PLGSession]) -> Bool {
    let days =
      sessions.map(\.date) + community.phases.entries.map(\.from)
      + [community.intake, community.harvest].compactMap(\.self)
    return days.isEmpty || days.contains(where: year.contains)
  }

  private func figures(of one: CommunityProgress) -> [Figure] {
    let scope = FigureID.part(one.community.code)
    return [
      phase(one), sessions([one], scope), schedule(one), size(one), attendance([one], scope), gap(one), inPhase(one),
    ].compactMap(\.self) + care([one], scope)
  }

  private var totals: [Figure] {
    let phases = ImplementationPhase.allCases.map { phase in
      let own = progress.filter { $0.phase?.phase == phase }
      return figure(
        ["total", "phase", phase.code], Label("in fase \(phase.label.dutch)", "in phase \(phase.label.english)"),
        .count,
        own.count, .communities, progress,
        Label("PLG's in deze fase op de dag", "communities in this phase on the day"))
    }
    let known = progress.filter { $0.schedule != .unknown }
    let range = input.plan.norms.plgSize.value
    return phases + [sessions(progress, "total"), attendance(progress, "total")].compactMap(\.self)
      + care(progress, "total") + [
        share(
          ["total", "schedule"], Label("op schema", "on schedule"), known.count { $0.schedule == .onSchedule },
          known.count,
          .communities, progress,
          Label(
            "PLG's met minstens zoveel sessies als tegen de dag verwacht, gedeeld door PLG's waarvan dat te zeggen is",
            "communities with at least as many sessions as due by the day, divided by those of which that can be said"),
          parameters: ["plg_sessions", "plg_months"]),
        share(
          ["total", "size"], Label("met de juiste grootte", "of the right size"),
          progress.count { (range.least...max(range.least, range.most)).contains($0.size) }, progress.count,
          .communities,
          progress,
          Label(
            "PLG's met \(range.least) tot \(range.most) leden op de dag, gedeeld door alle",
            "communities with \(range.least) to \(range.most) members on the day, divided by all"),
          parameters: ["plg_size"]),
      ]
  }

  // MARK: One figure each

  private func phase(_ one: CommunityProgress) -> Figure? {
    guard let entry = one.phase else { return nil }
    let skipped = one.community.phases.skips.filter { $0.entry.from <= input.day }.flatMap(\.missing)
    var figure = figure(
      [FigureID.part(one.community.code), "phase"],
      Label("fase \(entry.phase.label.dutch)", "phase \(entry.phase.label.english)"), .count, entry.phase.number,
      .phases,
      [one],
      Label(
        "nummer van de EEF-fase op de dag: 1 Ontdekken, 2 Ontwikkelen, 3 Opleveren, 4 Opschalen",
        "number of the EEF phase on the day: 1 Explore, 2 Prepare, 3 Deliver, 4 Sustain"))
    figure.evidence.counts = [
      EvidenceCount(.phaseNumber, entry.phase.number), EvidenceCount(.cycle, entry.cycle),
    ]
    if !skipped.isEmpty {
      figure.evidence.note = Label(
        "overgeslagen: \(skipped.map(\.label.dutch).joined(separator: ", "))",
        "left out: \(skipped.map(\.label.english).joined(separator: ", "))")
    }
    return figure
  }

  private func sessions(_ all: [CommunityProgress], _ scope: String) -> Figure {
    let held = all.reduce(0) { $0 + $1.held.count }
    let planned = all.reduce(0) { $0 + $1.planned }
    let open = all.filter { $0.held.count < $0.planned }
    var figure = share(
      [scope, "sessions"], Label("sessies gehouden", "sessions held"), held, planned, .sessions, all,
      Label(
        "sessies die gehouden zijn, gedeeld door de sessies die er na de intake horen te zijn",
        "sessions held, divided by the sessions there must be after the intake"),
      parameters: ["plg_sessions", "plg_months"])
    let end = open.compactMap(\.end).max()
    figure.verdict =
      open.isEmpty
      ? .met
      : end.map { $0 < input.day ? .notMet : .running(until: $0) }
        ?? .noVerdict(Label("er is geen dag van de intake", "there is no day of the intake"))
    if scope != "total" {
      figure.norm = Figure.Norm(.atLeast, 100, .percent, source: input.plan.norms.plgSessions.source.label)
    }
    figure.evidence.counts = [
      EvidenceCount(.done, held, .sessions), EvidenceCount(.inScope, planned, .sessions),
      EvidenceCount(.unsaid, all.reduce(0) { $0 + $1.unsaid }, .sessions),
    ]
    return figure
  }

  private func schedule(_ one: CommunityProgress) -> Figure {
    var figure = figure(
      [FigureID.part(one.community.code), "schedule"], Label("op schema", "on schedule"), .count,
      one.due == nil ? nil : one.held.count, .sessions, [one],
      Label(
        "sessies gehouden, tegenover de sessies die tegen de dag gepland waren; zijn niet alle sessies gepland, dan volgens "
          + "de schoolweken sinds de intake",
        "sessions held, against those planned by the day; where not all sessions are planned, by the school weeks since the intake"
      ),
      parameters: ["plg_sessions", "plg_months"])
    if let due = one.due {
      figure.norm = Figure.Norm(.atLeast, due, .sessions, source: Label("verwacht tegen de dag", "due by the day"))
      figure.verdict = one.schedule == .onSchedule ? .met : .notMet
      figure.evidence.counts = [
        EvidenceCount(.done, one.held.count, .sessions), EvidenceCount(.due, due, .sessions),
      ]
    } else {
      figure.verdict = .notComputable(
        Label(
          "niet alle sessies zijn gepland en er is geen dag van de intake",
          "not all sessions are planned and there is no day of the intake"))
    }
    return figure
  }

  private func size(_ one: CommunityProgress) -> Figure {
    let norm = input.plan.norms.plgSize
    var figure = figure(
      [FigureID.part(one.community.code), "size"], Label("aantal leden", "number of members"), .count, one.size,
      .people,
      [one],
      Label(
        "leden op de dag, zonder begeleiders en wie af en toe aansluit",
        "members on the day, without guides and those who join now and then"),
      parameters: ["plg_size"])
    figure.norm =
      one.size > norm.value.most
      ? Figure.Norm(.atMost, norm.value.most, .people, source: norm.source.label)
      : Figure.Norm(.atLeast, norm.value.least, .people, source: norm.source.label)
    figure.verdict = norm.value.least <= one.size && one.size <= norm.value.most ? .met : .notMet
    figure.evidence.queries = [.records(RecordSelection(.plgMember, of: [one.community.code]))]
    return figure
  }

  private func attendance(_ all: [CommunityProgress], _ scope: String) -> Figure? {
    let (present, expected) = (all.reduce(0) { $0 + $1.present }, all.reduce(0) { $0 + $1.expected })
    guard expected > 0 else { return nil }
    var figure = share(
      [scope, "attendance"], Label("aanwezigheid", "attendance"), present, expected, .people, all,
      Label(
        "aanwezigen op gehouden sessies, gedeeld door de leden op die dagen; sessies zonder aantal aanwezigen tellen niet mee",
        "people present at sessions held, divided by the members on those days; sessions without a count are left out"))
    figure.evidence.counts = [
      EvidenceCount(.present, present, .people), EvidenceCount(.members, expected, .people),
    ]
    return figure
  }

  private func gap(_ one: CommunityProgress) -> Figure? {
    guard let longest = one.gaps.longest else { return nil }
    var figure = figure(
      [FigureID.part(one.community.code), "gap"], Label("langste pauze", "longest gap"), .count, longest, .weeks, [one],
      Label(
        "schoolweken tussen intake en sessies; tot de dag zolang er nog sessies volgen",
        "school weeks between intake and sessions; up to the day while sessions are to follow"))
    let weeks = one.gaps.weeks.map(String.init).joined(separator: ", ")
    figure.evidence.note = Label("tussentijden in schoolweken: \(weeks)", "school weeks between them: \(weeks)")
    return figure
  }

  private func inPhase(_ one: CommunityProgress) -> Figure? {
    guard one.inPhase.known > 0 else { return nil }
    return share(
      [FigureID.part(one.community.code), "in-phase"],
      Label("bijeenkomsten in hun EEF-fase", "meetings in their EEF phase"), one.inPhase.matching, one.inPhase.known,
      .sessions, [one],
      Label(
        "bijeenkomsten op een dag waarop de PLG in de fase was die bij de bijeenkomst hoort, gedeeld door bijeenkomsten "
          + "waarvan de fase bekend is",
        "meetings on a day on which the community was in the phase the meeting belongs to, divided by meetings of which "
          + "the phase is known"),
      parameters: ["plg_session_phases"])
  }

  private func care(_ all: [CommunityProgress], _ scope: String) -> [Figure] {
    let actions = all.flatMap(\.community.actions)
    return CareContinuumPhase.allCases.compactMap { phase in
      let own = actions.filter { $0.carePhase == phase }
      guard !own.isEmpty else { return nil }
      var figure = figure(
        [scope, "care", phase.code], Label("acties \(phase.label.dutch)", "actions \(phase.label.english)"), .count,
        own.count, .items, all,
        Label("acties in deze fase van het zorgcontinuüm", "actions in this phase of the care continuum"))
      figure.evidence.counts = [
        EvidenceCount(.done, own.count { action in action.doneOn.map { $0 <= input.day } ?? false }),
        EvidenceCount(.unsaid, actions.count { $0.carePhase == nil }),
      ]
      figure.evidence.queries = [.records(RecordSelection(.plg, of: all.map(\.community.code)))]
      return figure
    }
  }

  // MARK: Parts

  private func share(
    _ scope: [String], _ name: Label, _ part: Int, _ whole: Int, _ unit: Figure.Unit, _ all: [CommunityProgress],
    _ formula: Label, parameters: [String] = []
  ) -> Figure {
    var figure = figure(scope, name, .share, whole > 0 ? part : nil, unit, all, formula, parameters: parameters)
    figure.denominator = whole > 0 ? whole : nil
    if whole == 0 { figure.verdict = .noData }
    return figure
  }

  private func figure(
    _ scope: [String], _ name: Label, _ kind: Figure.Kind, _ value: Int?, _ unit: Figure.Unit,
    _ all: [CommunityProgress], _ formula: Label, parameters: [String] = []
  ) -> Figure {
    let codes = all.map(\.community.code)
    let subject =
      scope[0] == "total"
      ? Label("alle PLG's", "all learning communities") : CommunityIndicator.name(of: codes[0])
    return Figure(
      id: FigureID("plg", scope, input.schoolYear.iso),
      title: Label("\(subject.dutch), \(name.dutch)", "\(subject.english), \(name.english)"), kind: kind,
      numerator: value, unit: unit, n: all.count == 1 ? all[0].held.count : all.count,
      evidence: Evidence(
        formula: formula, parameters: input.parameters(parameters),
        queries: [
          .records(RecordSelection(.plg, of: codes)),
          .records(RecordSelection(.plgSession, of: codes, through: input.day)),
        ]))
  }

  /// What a community is called; many codes say themselves what they are.
  private static func name(of code: String) -> Label {
    code.uppercased().hasPrefix("PLG") ? Label(code, code) : Label("PLG \(code)", "Community \(code)")
  }
}
