import Configuration
import GuidanceKit

extension ProblemBuilder {
  private static let sessionPurposes = [
    "start: situatie, doelen en samenstelling (Oogopslag)", "beginsituatie verdiepen, eerste bronnen",
    "meer bronnen, doelen op korte, middellange en lange termijn", "van bronnen naar plan van aanpak",
    "acties uitvoeren en bespreken", "acties uitvoeren en bijsturen", "terugblik en duurzaam plan",
  ]

  /// Communities with their intake and sessions, then the joint moments of each school group.
  mutating func addCommunities() {
    let guides = CommunityGuides(self)
    var groups: [(name: String, members: [Int])] = []
    var shared = SharedPeople(records)
    for (place, community) in records.communities.enumerated() {
      guard let guide = community.processGuide ?? guides.chosen[place] else {
        note(
          .noGuide, nil,
          "\(community.code) heeft geen procesbegeleider; vul hem in, of noem begeleiders bij plg.guides in de wensen.",
          "\(community.code) has no process guide; fill it in, or name guides at plg.guides in the wishes.")
        continue
      }
      addCommunity(community, guide: guide, people: &shared)
      let group = community.schoolGroup ?? organisations[community.organisation]?.schoolGroup ?? community.code
      if let known = groups.firstIndex(where: { $0.name == group }) {
        groups[known].members.append(place)
      } else {
        groups.append((group, [place]))
      }
    }
    for group in groups { addJointMoments(group.name, group.members, &shared, guides) }
    addGatherings(groups)
    for guide in wishes.communityGuides where known(.guide, guide.value) == nil {
      unknown(Self.guideWord, guide.value, codes(.guide), guide.position)
    }
  }

  private mutating func addCommunity(_ community: PLG, guide: String, people: inout SharedPeople) {
    let organisation = community.organisation
    let subject = subject(
      .plg, community.code, name: "\(community.code) \(organisations[organisation]?.name ?? organisation.digits)",
      group: community.schoolGroup, organisation: organisation)
    let resources =
      [resource(.guide, guide), resource(.organisation, organisation.digits)]
      + people.resources(of: community.code).map { resource(.person, $0) }
    let held = HeldMoments(records, community.code)
    let start = wishes.gapAfterIntake ?? PlanningWishes.Gap(least: 1, ideal: 3, most: 6)
    let between = wishes.gapBetweenSessions ?? PlanningWishes.Gap(least: 3, ideal: 5, most: 9)
    let phases = PLGPhaseMap()
    var before: Int?
    var earliest = firstDay
    for meeting in PLGMeeting.allCases {
      let gap = meeting.number <= 1 ? start : between
      if let day = held.day(.session, meeting.number) ?? (meeting == .intake ? intakeDay(community, held) : nil) {
        earliest = max(today, day.adding(days: 7 * (meeting == .intake ? start : between).least))
        before = nil
        continue
      }
      var moment = PlanMoment(
        subject: subject, number: meeting.number, purpose: Self.sessionPurposes[meeting.number],
        minutes: minutes(meeting == .intake ? "intake" : "session", meeting == .intake ? 120 : 180),
        resources: resources, place: place(organisation.digits), earliest: earliest, latest: lastDay,
        phase: phases.phase(of: meeting))
      // Sources are read in sessions 1 and 2; they come before the plan of session 3.
      if (1...2).contains(meeting.number) {
        moment.by = firstDay.adding(days: 7 * (start.ideal + (meeting.number - 1) * between.ideal))
      }
      if meeting == .intake, let agreed = community.intake {
        (moment.earliest, moment.latest) = (agreed, agreed)
      }
      let index = self.moment(moment)
      if let before {
        problem.links.append(
          PlanLink(before, index, least: 7 * gap.least, most: 7 * gap.most, ideal: 7 * gap.ideal))
      }
      before = index
    }
    withinTenMonths(subject, intakeDay(community, held))
  }

  /// The day on which the intake was; an agreed day that is past counts as well.
  private func intakeDay(_ community: PLG, _ held: HeldMoments) -> CalendarDate? {
    held.day(.intake, 0) ?? community.intake.flatMap { $0 < today ? $0 : nil }
  }

  /// All sessions lie within ten months of the intake.
  private mutating func withinTenMonths(_ subject: Int, _ intake: CalendarDate?) {
    let start = problem.moments.lastIndex { $0.subject != subject }.map { $0 + 1 } ?? 0
    let moments = start..<problem.moments.count
    guard let last = moments.last else { return }
    let most = 304
    if let intake {
      problem.moments[last].latest = min(problem.moments[last].latest, intake.adding(days: most))
    } else if let first = moments.first, first != last {
      problem.links.append(PlanLink(first, last, least: 1, most: most))
    }
  }

  /// Consultations of internal guides, feedback in the group, and the harvest moment.
  private mutating func addJointMoments(
    _ name: String, _ members: [Int], _ people: inout SharedPeople, _ guides: CommunityGuides
  ) {
    let communities = members.map { records.communities[$0] }
    let isAlone = communities.count == 1
    let subject =
      isAlone
      ? problem.subjects.firstIndex { $0.kind == .plg && $0.code == communities[0].code } ?? 0
      : subject(.schoolGroup, name, group: name, organisation: communities[0].organisation)
    var leaders: [Int] = []
    for member in members {
      let guide = records.communities[member].processGuide ?? guides.chosen[member]
      if let guide, let index = known(.guide, guide), !leaders.contains(index) { leaders.append(index) }
    }
    let internals = Array(Set(communities.compactMap(\.internalGuide))).sorted()
      .filter { people.isShared($0) }.map { resource(.person, $0) }
    let host = communities[0].organisation.digits
    let plan = JointPlan(isAlone: isAlone)
    var before: Int?
    for step in plan.steps {
      let isHeld = communities.contains { HeldMoments(records, $0.code).day(step.kind, step.place) != nil }
      let agreed = step.agreed(communities)
      if isHeld || agreed.map({ $0 < today }) ?? false {
        before = nil
        continue
      }
      let needed = step.isForAllGuides ? leaders : Array(leaders.prefix(1))
      let index = moment(
        PlanMoment(
          subject: subject, number: step.number, purpose: step.purpose, minutes: minutes(step.length, step.minutes),
          resources: needed + internals + [resource(.organisation, host)], place: place(host),
          earliest: agreed ?? firstDay, latest: agreed ?? max(lastDay, agreed ?? lastDay)))
      for community in communities { link(index, step, community.code) }
      if let before { problem.links.append(PlanLink(before, index, least: 7)) }
      before = index
    }
  }

  /// A joint moment comes after one session of a community and before another.
  private mutating func link(_ index: Int, _ step: JointPlan.Step, _ code: String) {
    if let first = communityMoment(code, step.after) {
      problem.links.append(PlanLink(first, index, least: 1, ideal: step.ideal))
    }
    if let next = step.before, let then = communityMoment(code, next) {
      problem.links.append(PlanLink(index, then, least: 1))
    }
  }

  /// The same session of the communities of a school group with one guide is best held on one day.
  private mutating func addGatherings(_ groups: [(name: String, members: [Int])]) {
    for group in groups where group.members.count > 1 {
      for number in 0...PLGMeeting.sessionCount {
        var byGuide: [(guide: Int, moments: [Int])] = []
        for member in group.members {
          guard let moment = communityMoment(records.communities[member].code, number),
            let guide = problem.guides(of: moment).first
          else { continue }
          if let known = byGuide.firstIndex(where: { $0.guide == guide }) {
            byGuide[known].moments.append(moment)
          } else {
            byGuide.append((guide, [moment]))
          }
        }
        problem.gatherings += byGuide.map(\.moments).filter { $0.count > 1 }
      }
    }
  }
}

/// The joint moments of the communities of a school group, in order.
private struct JointPlan {
  struct Step {
    let kind: PLGMoment.Kind
    /// The number among its kind.
    let place: Int
    let number: Int
    let purpose: String
    let length: String
    let minutes: Int
    /// The session it comes after, and the one it comes before.
    let after: Int
    let before: Int?
    let ideal: Int
    let isForAllGuides: Bool

    /// The day that the communities agreed already.
    func agreed(_ communities: [PLG]) -> CalendarDate? {
      switch kind {
      case .consultation:
        communities.lazy.compactMap { $0.consultations.count >= place ? $0.consultations[place - 1] : nil }.first
      case .harvest: communities.lazy.compactMap(\.harvest).first
      case .intake, .session: nil
      }
    }
  }

  let steps: [Step]

  init(isAlone: Bool) {
    let consult = "collegiaal consult van interne begeleiders"
    var steps = [
      Step(
        kind: .consultation, place: 1, number: PlanNumbers.consultation + 1, purpose: consult, length: "consultation",
        minutes: 120, after: 2, before: 4, ideal: 14, isForAllGuides: false)
    ]
    if !isAlone {
      steps.append(
        Step(
          kind: .session, place: 0, number: PlanNumbers.feedback + 1, purpose: "terugkoppeling binnen de scholengroep",
          length: "feedback", minutes: 120, after: 3, before: 5, ideal: 21, isForAllGuides: true))
    }
    steps += [
      Step(
        kind: .consultation, place: 2, number: PlanNumbers.consultation + 2, purpose: consult, length: "consultation",
        minutes: 120, after: 4, before: 6, ideal: 14, isForAllGuides: false),
      Step(
        kind: .harvest, place: 1, number: PlanNumbers.harvest + 1, purpose: "gezamenlijk oogstmoment",
        length: "harvest", minutes: 180, after: 6, before: nil, ideal: 14, isForAllGuides: true),
    ]
    self.steps = steps
  }
}

/// The moments of a community that were held already.
struct HeldMoments {
  private let days: [PLGMoment: CalendarDate]

  init(_ records: PlanningRecords, _ code: String) {
    let held = records.sessions.filter { $0.plg == code && $0.isHeld == true }
    days = Dictionary(held.map { ($0.moment, $0.date) }) { first, _ in first }
  }

  func day(_ kind: PLGMoment.Kind, _ number: Int) -> CalendarDate? { days[PLGMoment(kind: kind, number: number)] }
}

/// People who take part in more than one community, and so cannot be in two places.
struct SharedPeople {
  private let communities: [String: Set<String>]
  private let people: [String: [String]]

  init(_ records: PlanningRecords) {
    var communities: [String: Set<String>] = [:]
    var people: [String: [String]] = [:]
    func add(_ person: String, _ code: String) {
      if communities[person, default: []].insert(code).inserted { people[code, default: []].append(person) }
    }
    for community in records.communities { if let person = community.internalGuide { add(person, community.code) } }
    // A process guide is a guide already.
    for member in records.members where member.role != .processGuide { add(member.person, member.plg) }
    self.communities = communities
    self.people = people
  }

  func isShared(_ person: String) -> Bool { (communities[person]?.count ?? 0) > 1 }
  func resources(of code: String) -> [String] { (people[code] ?? []).filter(isShared) }
}

/// Guides for communities that name none: the one with the fewest communities, and of those the nearest.
struct CommunityGuides {
  /// By place of the community.
  private(set) var chosen: [Int: String] = [:]

  init(_ builder: ProblemBuilder) {
    let pool = builder.wishes.communityGuides.map(\.value).filter { builder.known(.guide, $0) != nil }
    var load = Dictionary(pool.map { ($0, 0) }) { first, _ in first }
    for community in builder.records.communities {
      if let guide = community.processGuide, load[guide] != nil { load[guide, default: 0] += 1 }
    }
    // Communities of one school group are given out together, so that one guide can see them on one day.
    let open = builder.records.communities.indices.filter { builder.records.communities[$0].processGuide == nil }
    var groups: [(name: String, members: [Int])] = []
    for place in open {
      let community = builder.records.communities[place]
      let name = community.schoolGroup ?? builder.organisations[community.organisation]?.schoolGroup ?? community.code
      if let known = groups.firstIndex(where: { $0.name == name }) {
        groups[known].members.append(place)
      } else {
        groups.append((name, [place]))
      }
    }
    let fair = pool.isEmpty ? 0 : (builder.records.communities.count + pool.count - 1) / pool.count
    for group in groups {
      var current: String?
      for place in group.members {
        if current == nil || load[current ?? "", default: 0] >= fair {
          current =
            pool.enumerated().min { Self.key($0, load, builder, place) < Self.key($1, load, builder, place) }?.element
        }
        guard let guide = current else { continue }
        chosen[place] = guide
        load[guide, default: 0] += 1
      }
    }
  }

  private static func key(
    _ guide: (offset: Int, element: String), _ load: [String: Int], _ builder: ProblemBuilder, _ place: Int
  ) -> (Int, Int, Int) {
    let digits = builder.records.communities[place].organisation.digits
    let home = builder.known(.guide, guide.element).flatMap { builder.problem.resources[$0].home }
    let way = home.flatMap { home in
      builder.placeIndex[digits].map { builder.problem.travel.byProvince(home, $0) }
    }
    return (load[guide.element, default: 0], way ?? 0, guide.offset)
  }
}
