public import GuidanceKit
public import Register

/// What is known before a sheet is read: the lists that its cells refer to.
public struct ImportContext: Sendable {
  let institutions: InstitutionReader
  let destinations: CodeBook
  let goals: CodeBook
  let funds: CodeBook
  let focus: CodeBook
  let initiatives: CodeBook
  let targetGroups: CodeBook
  let advisers: CodeBook
  let projects: CodeBook
  let trajectories: CodeBook
  let plgs: CodeBook
  let surveys: CodeBook
  /// What reads the answers to each survey, by its code.
  let answerReaders: [String: AnswerReader]
  /// Questions of a team that the norms name as items about behaviour: their answers stand on the scale.
  let behaviourItems: Set<String>
  let dates: DateReader
  /// The days that sheets can be about.
  let frame: DateFrame
  let hasPlan: Bool
  /// The plans, for files that amend one.
  let plans: [Plan]

  /// Collects what a state of the register knows.
  ///
  /// - Parameter day: the day of the load, on which the plan's norms are read.
  public init(_ snapshot: Snapshot, on day: CalendarDate) throws {
    let plans = try snapshot.plans().map(\.record)
    let inForce = try snapshot.plan(inForceOn: day) ?? plans.last
    let advisers = try snapshot.advisers().map(\.record)
    self.plans = plans
    hasPlan = !plans.isEmpty
    dates = DateReader(centuryPivot: inForce?.norms.centuryPivot.value)
    frame = DateFrame(plan: inForce?.period, today: day)
    let merged = try snapshot.mergedNumbers
    let decisions = try snapshot.institutionAliases().map(\.record).map { ($0.given, merged[$0.number] ?? $0.number) }
    institutions = InstitutionReader(
      InstitutionDirectory(try snapshot.organisations().map(\.record), decisions: decisions, merged: merged))
    let pillars = plans.flatMap(\.pillars).map {
      CodeBook.Entry(code: $0.code, label: $0.name, variants: $0.nameVariants)
    }
    let care = QualityCare.allCases.map { CodeBook.Entry(code: $0.rawValue, label: $0.label, variants: $0.spellings) }
    destinations = CodeBook(try Self.entries(.destination, snapshot) + pillars + care)
    goals = CodeBook(try Self.entries(.goal, snapshot))
    funds = CodeBook(try Self.entries(.fund, snapshot))
    focus = CodeBook(try Self.entries(.focus, snapshot))
    initiatives = CodeBook(try Self.entries(.initiative, snapshot))
    let groups = plans.flatMap(\.targetGroups).map {
      CodeBook.Entry(code: $0.code, label: $0.label, variants: $0.variants)
    }
    targetGroups = CodeBook(try Self.entries(.targetGroup, snapshot) + groups)
    self.advisers = CodeBook(
      advisers.map { CodeBook.Entry(code: $0.code, label: Label($0.name, $0.name)) }, unknown: .adviserUnknown)
    projects = CodeBook(try Self.entries(.project, snapshot))
    trajectories = Self.book(try snapshot.trajectories().map { ($0.record.code, $0.record.theme) })
    plgs = Self.book(try snapshot.plgs().map { ($0.record.code, nil) })
    let known = try snapshot.surveys().map(\.record)
    surveys = Self.book(known.map { ($0.code, nil) })
    let amendments = known.isEmpty ? [] : try snapshot.normsAmendments().map(\.record)
    var readers: [String: AnswerReader] = [:]
    var behaviour: Set<String> = []
    for survey in known {
      let plan = plans.last { $0.period.contains(survey.collectedOn) }
      let norms = plan?.applying(amendments, on: survey.collectedOn).norms
      let scale = norms?.edbiScale
      behaviour.formUnion(norms?.edbiBehaviourItems.value ?? [])
      readers[survey.code] = AnswerReader(survey: survey, scale: scale?.source == .standard ? nil : scale?.value)
    }
    answerReaders = readers
    behaviourItems = behaviour
  }

  /// A book of codes that a sheet gave to its own records.
  private static func book(_ codes: [(code: String, label: String?)]) -> CodeBook {
    CodeBook(codes.map { CodeBook.Entry(code: $0.code, label: Label($0.label ?? $0.code, $0.label ?? $0.code)) })
  }

  private static func entries(_ table: LookupTable, _ snapshot: Snapshot) throws -> [CodeBook.Entry] {
    try snapshot.codes(of: table).sorted { $0.key < $1.key }.map { CodeBook.Entry(code: $0.key, label: $0.value) }
  }

  /// The problems of loading a kind before what it builds on.
  func missing(for kind: SheetKind, file: String) -> [InputProblem] {
    kind.prerequisites.compactMap { prerequisite in
      let (isThere, first): (Bool, Label) =
        switch prerequisite {
        case .plan:
          (hasPlan, Label("een plan (leerspoor import load plan/….yaml)", "a plan (leerspoor import load plan/….yaml)"))
        case .advisers:
          (
            !advisers.isEmpty,
            Label(
              "de begeleiders (een bestand van de soort begeleiders)", "the advisers (a file of the kind begeleiders)")
          )
        case .projects:
          (
            !projects.isEmpty,
            Label("de projecten (een bestand van de soort projecten)", "the projects (a file of the kind projecten)")
          )
        case .communities:
          (
            !plgs.isEmpty,
            Label(
              "de leergemeenschappen (een bestand van de soort plg)",
              "the learning communities (a file of the kind plg)")
          )
        case .surveys:
          (
            !surveys.isEmpty,
            Label(
              "de bevragingen (een bestand van de soort bevragingen)", "the surveys (a file of the kind bevragingen)")
          )
        }
      guard !isThere else { return nil }
      return InputProblem(
        code: ProblemCode.prerequisiteMissing.rawValue, position: SourcePosition(file: file),
        message: Label(
          "de databank kent nog niet waar \(kind.code) naar verwijzen; verwacht dat eerst \(first.dutch) geladen is. "
            + "Laad dat eerst, of samen met dit bestand.",
          "the database does not know yet what \(kind.code) refer to; expected \(first.english) to be loaded first. "
            + "Load that first, or together with this file."))
    }
  }
}
