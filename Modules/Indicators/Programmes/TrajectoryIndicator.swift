import GuidanceKit
import Register

/// Guidance trajectories: phase, contacts, frequency against the interval the school chose, mechanisms, care phase.
///
/// - Source: rules of PLGs and trajectories; EEF, Effective Professional Development (2021) for the balanced design.
public struct TrajectoryIndicator {
  private let input: IndicatorInput
  private let trajectories: [Trajectory]
  private let days: [String: [TrajectoryDay]]

  /// Takes the trajectories that hold on some day of the school year up to the day.
  public init(_ input: IndicatorInput) {
    self.input = input
    trajectories = input.records.trajectories
      .filter { $0.validity.overlaps(input.schoolYear.first, input.day) }
      .sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
    days = Dictionary(
      grouping: input.records.trajectoryDays.filter { $0.date <= input.day }, by: \.trajectory)
  }

  /// The figures `traject/…`; none without a trajectory.
  public var figures: [Figure] {
    guard !trajectories.isEmpty else { return [] }
    return trajectories.flatMap(figures) + totals
  }

  /// The mechanisms that the registrations of a trajectory name, up to the day.
  func mechanisms(of trajectory: Trajectory) -> MechanismSet {
    (days[trajectory.code] ?? []).reduce(MechanismSet(bits: 0)) { $0.union($1.mechanisms) }
  }

  /// The pauses between contacts, the running one with them while the trajectory goes on.
  func gaps(of trajectory: Trajectory) -> ContactGaps {
    let contacts = (days[trajectory.code] ?? []).map(\.date)
    let isOpen = trajectory.validity.contains(input.day)
    // Without any contact the pause runs from the start.
    let from = contacts.isEmpty ? trajectory.validity.from.map { [$0] } ?? [] : contacts
    return ContactGaps(from, until: isOpen ? input.day : nil, calendar: input.calendar)
  }

  private func figures(of one: Trajectory) -> [Figure] {
    [phase(one), contacts(one), frequency(one), mechanisms(one)].compactMap(\.self) + care(one)
  }

  private var totals: [Figure] {
    let long = trajectories.filter { $0.length == .long && $0.interval != nil }
    let withContact = trajectories.filter { days[$0.code] != nil }
    let phases = ImplementationPhase.allCases.map { phase in
      let own = trajectories.filter { $0.phases.entry(on: input.day)?.phase == phase }
      return figure(
        ["total", "phase", phase.code], Label("in fase \(phase.label.dutch)", "in phase \(phase.label.english)"),
        .count,
        own.count, nil, .trajectories, own,
        Label("trajecten in deze fase op de dag", "trajectories in this phase on the day"))
    }
    return phases + [
      figure(
        ["total", "frequency"],
        Label("lange trajecten zonder te lange pauze", "long trajectories without too long a gap"),
        .share, long.count { gaps(of: $0).tooLong(for: $0.interval ?? 1) == 0 }, long.count, .trajectories, long,
        Label(
          "lange trajecten waarin geen pauze langer is dan anderhalf keer het gekozen interval, gedeeld door lange "
            + "trajecten met een interval",
          "long trajectories in which no gap is longer than one and a half times the interval chosen, divided by long "
            + "trajectories with an interval")),
      figure(
        ["total", "balanced"], Label("trajecten met een evenwichtig ontwerp", "trajectories with a balanced design"),
        .share,
        withContact.count { mechanisms(of: $0).isBalanced }, withContact.count, .trajectories, withContact,
        Label(
          "trajecten met minstens één mechanisme uit elk van de groepen A tot D, gedeeld door trajecten met registraties",
          "trajectories with at least one mechanism of each of the groups A to D, divided by trajectories with registrations"
        )),
    ]
  }

  private func phase(_ one: Trajectory) -> Figure? {
    guard let entry = one.phases.entry(on: input.day) else { return nil }
    let skipped = one.phases.skips.filter { $0.entry.from <= input.day }.flatMap(\.missing)
    var figure = figure(
      [FigureID.part(one.code), "phase"],
      Label("fase \(entry.phase.label.dutch)", "phase \(entry.phase.label.english)"),
      .count, entry.phase.number, nil, .phases, [one],
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

  private func contacts(_ one: Trajectory) -> Figure {
    let own = days[one.code] ?? []
    var figure = figure(
      [FigureID.part(one.code), "contacts"], Label("dagen met begeleiding", "days with guidance"), .count,
      Set(own.map(\.date)).count, nil, .sessions, [one],
      Label(
        "dagen met een registratie van het traject, tot en met de dag",
        "days with a registration of the trajectory, up to the day"))
    figure.evidence.counts = [EvidenceCount(.registrations, own.reduce(0) { $0 + $1.registrations }, .registrations)]
    return figure
  }

  private func frequency(_ one: Trajectory) -> Figure? {
    let gaps = gaps(of: one)
    guard let longest = gaps.longest else { return nil }
    var figure = figure(
      [FigureID.part(one.code), "gap"], Label("langste pauze", "longest gap"), .count, longest, nil, .weeks, [one],
      Label(
        "schoolweken tussen opeenvolgende dagen met begeleiding; tot de dag zolang het traject loopt",
        "school weeks between days with guidance in a row; up to the day while the trajectory goes on"))
    figure.evidence.counts = [EvidenceCount(.gapWeeks, longest, .weeks)]
    guard let interval = one.interval, one.length == .long else { return figure }
    figure.norm = Figure.Norm(
      .atMost, 3 * interval / 2, .weeks,
      source: Label(
        interval == 1
          ? "anderhalf keer het interval van een week" : "anderhalf keer het interval van \(interval) weken",
        interval == 1
          ? "one and a half times the interval of one week" : "one and a half times the interval of \(interval) weeks"))
    let tooLong = gaps.tooLong(for: interval)
    figure.verdict = tooLong == 0 ? .met : .notMet
    figure.evidence.counts += [
      EvidenceCount(.intervalWeeks, interval, .weeks), EvidenceCount(.longGaps, tooLong),
    ]
    return figure
  }

  private func mechanisms(_ one: Trajectory) -> Figure? {
    guard days[one.code] != nil else { return nil }
    let used = mechanisms(of: one)
    var figure = figure(
      [FigureID.part(one.code), "mechanisms"], Label("EEF-mechanismen", "EEF mechanisms"), .count, used.count, nil,
      .mechanisms, [one],
      Label(
        "mechanismen die een registratie van het traject noemt; evenwichtig met minstens één uit elk van de groepen A tot D",
        "mechanisms that a registration of the trajectory names; balanced with at least one of each of the groups A to D"
      ))
    figure.judge(used)
    return figure
  }

  private func care(_ one: Trajectory) -> [Figure] {
    let own = days[one.code] ?? []
    return CareContinuumPhase.allCases.compactMap { phase in
      let count = own.filter { $0.carePhase == phase }.reduce(0) { $0 + $1.registrations }
      guard count > 0 else { return nil }
      var figure = figure(
        [FigureID.part(one.code), "care", phase.code], phase.label, .count, count, nil, .registrations, [one],
        Label(
          "registraties van het traject in deze fase van het zorgcontinuüm",
          "registrations of the trajectory in this phase of the care continuum"))
      var filter = RegistrationFilter(through: input.day)
      filter.trajectories = [one.code]
      filter.carePhases = [phase]
      figure.evidence.queries = [.registrations(filter)]
      return figure
    }
  }

  private func figure(
    _ scope: [String], _ name: Label, _ kind: Figure.Kind, _ value: Int, _ whole: Int?, _ unit: Figure.Unit,
    _ all: [Trajectory], _ formula: Label
  ) -> Figure {
    var filter = RegistrationFilter(through: input.day)
    filter.trajectories = all.map(\.code)
    let subject =
      scope[0] == "total"
      ? Label("alle trajecten", "all trajectories") : Label("Traject \(all[0].code)", "Trajectory \(all[0].code)")
    let isEmpty = whole == 0
    return Figure(
      id: FigureID("traject", scope, input.schoolYear.iso),
      title: Label("\(subject.dutch), \(name.dutch)", "\(subject.english), \(name.english)"), kind: kind,
      numerator: isEmpty ? nil : value, denominator: isEmpty ? nil : whole, unit: unit,
      verdict: isEmpty ? .noData : .noNorm,
      n: all.reduce(0) { $0 + (days[$1.code] ?? []).reduce(0) { $0 + $1.registrations } },
      evidence: Evidence(
        formula: formula,
        queries: [.records(RecordSelection(.trajectory, of: all.map(\.code)))]
          + (all.isEmpty ? [] : [.registrations(filter)])))
  }
}

extension Figure {
  /// Says which mechanisms were used and whether the design is balanced, naming the groups that are missing.
  mutating func judge(_ used: MechanismSet) {
    let missing = used.missingGroups
    verdict = missing.isEmpty ? .met : .notMet
    evidence.counts.append(EvidenceCount(.missingGroups, missing.count))
    func text(_ language: Language) -> String {
      let isDutch = language == .dutch
      let list = used.isEmpty ? (isDutch ? "geen" : "none") : used.text
      let first = isDutch ? "gebruikt: \(list)" : "used: \(list)"
      guard !missing.isEmpty else { return first + (isDutch ? "; evenwichtig" : "; balanced") }
      let groups = missing.map { "\($0.code) (\($0.label[language]))" }.joined(separator: ", ")
      return first + (isDutch ? "; niet evenwichtig, ontbreekt: \(groups)" : "; not balanced, missing: \(groups)")
    }
    evidence.note = Label(text(.dutch), text(.english))
  }
}
