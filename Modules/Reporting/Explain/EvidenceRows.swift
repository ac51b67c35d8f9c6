public import GuidanceKit
public import Indicators
public import Register

/// The facts behind a figure, each with its place and its original text.
public struct EvidenceRows: Sendable {
  /// The facts that one query of the evidence finds.
  public struct Group: Hashable, Sendable {
    /// What they are.
    public var title: Label
    /// How many there are.
    public var count: Int
    /// As many as were asked for, by date where they have one.
    public var rows: [EvidenceRow]
    /// Whether the formula leaves them out; then they contribute nothing.
    public var isLeftOut = false
    /// Whether the reader may know how many there are, and no more.
    public var isOnlyCounted = false
  }

  /// The facts, per query of the evidence.
  public let groups: [Group]

  /// How much of them the reader sees.
  let sight: RowSight

  /// No facts.
  public init() { self.init(groups: []) }

  /// Finds the facts behind a figure of a report, as much of them as its audience may see, each with what it contributes.
  ///
  /// - Parameters:
  ///   - report: the figures that it is one of.
  ///   - snapshot: the state they were computed from.
  ///   - limit: of each query at most so many are given back; all when `nil`.
  /// - Throws: errors of the register.
  public init(_ figure: Figure, of report: IndicatorReport, from snapshot: Snapshot, limit: Int?) throws {
    let sight = try RowSight(report.figures.request, snapshot)
    guard sight != .nothing else {
      self.init(groups: [], sight: sight)
      return
    }
    try self.init(figure, from: EvidenceSource(snapshot, report), limit: limit, sight: sight)
  }

  /// Finds the facts.
  ///
  /// - Parameters:
  ///   - limit: of each query at most so many are given back; all when `nil`.
  ///   - countsAdvisers: whether a registration by several advisers counts for each of them, as in indicators 1 and 3;
  ///     reach counts it once.
  /// - Throws: errors of the register.
  public init(_ evidence: Evidence, from snapshot: Snapshot, limit: Int?, countsAdvisers: Bool = true) throws {
    try self.init(
      evidence,
      EvidenceReader(
        source: EvidenceSource(snapshot, nil), limit: limit, countsAdvisers: countsAdvisers, sessions: nil,
        sight: .everything))
  }

  /// Finds the facts behind one of many figures.
  ///
  /// - Parameter isBrief: for pages that show the first rows: without the text as it was typed, and counting no further than
  ///   one row more than is shown.
  /// - Throws: errors of the register.
  init(_ figure: Figure, from source: EvidenceSource, limit: Int?, sight: RowSight, isBrief: Bool = false) throws {
    try self.init(
      figure.evidence,
      EvidenceReader(
        source: source, limit: limit, countsAdvisers: figure.countsAdvisers,
        sessions: source.sessionRules.flatMap { SessionCounting(figure, by: $0) }, sight: sight, isBrief: isBrief))
  }

  private init(_ evidence: Evidence, _ reader: EvidenceReader) throws {
    groups =
      try reader.groups(evidence.queries).filter { $0.count > 0 || evidence.queries.count == 1 }
      + reader.groups(evidence.leftOut, areLeftOut: true).filter { $0.count > 0 }
    sight = reader.sight
  }

  /// Facts that were found already.
  init(groups: [Group], sight: RowSight = .everything) {
    self.groups = groups
    self.sight = sight
  }

  /// Of what is left out so many are enough to see what it is.
  static let fewRows = 5

  /// Whether there are more facts than were given back.
  public var isCut: Bool { groups.contains { !$0.isOnlyCounted && $0.rows.count < $0.count } }
}

/// One fact behind a figure.
public struct EvidenceRow: Hashable, Sendable {
  /// The day, when it has one.
  public var date: CalendarDate?
  /// What it is, in a few words.
  public var what: Label
  /// What it contributes, in words.
  public var amount: Label
  /// What it contributes, exact, in ``unit``.
  public var number: Rational
  /// The unit of ``number``.
  public var unit: Label
  /// The file it came from.
  public var file: String
  /// Its place there.
  public var origin: Origin
  /// The line as it was typed; `nil` when its bytes were removed.
  public var original: String?
}

extension EvidenceRow {
  /// A fact in words.
  ///
  /// - Parameter advisers: for how many advisers the minutes of a registration count.
  init(_ fact: EvidenceFact, advisers: Int = 1, file: String, original: String?) {
    self.init(
      date: nil, what: Label("", ""), amount: Label("", ""), number: .zero, unit: Label("", ""), file: file,
      origin: fact.origin, original: original)
    switch fact {
    case .record(let fact):
      (date, what, amount) = (fact.date, fact.what, Label("1", "1"))
      (number, unit) = (.one, Label("rij", "row"))
    case .registration(let fact): say(fact.record, advisers: advisers)
    case .assignment(let fact): say(fact.record)
    case .absence(let fact): say(fact.record)
    case .organisation(let fact): say(fact.record)
    case .projectPhase(let fact): say(fact.record)
    }
  }

  private mutating func say(_ record: Registration, advisers: Int) {
    let names = record.organisations.map { $0.number?.digits ?? $0.given }
    func what(_ language: Language) -> String {
      // The line as it was typed names them all.
      let more = names.count > 4 ? names.count - 3 : 0
      let rest = language == .dutch ? "en \(more) andere" : "and \(more) others"
      let organisations = (names.dropLast(more) + (more > 0 ? [rest] : [])).joined(separator: ", ")
        .replacing(", \(rest)", with: " \(rest)")
      let classroom = language == .dutch ? "klasvloer" : "classroom"
      return [
        record.destination, organisations.isEmpty ? nil : organisations, record.level?.label[language],
        "\(classroom) \(record.classroom.label[language])",
      ].compactMap(\.self).joined(separator: ", ")
    }
    date = record.date
    self.what = Label(what(.dutch), what(.english))
    amount =
      advisers == 1
      ? Label("\(record.minutes) min", "\(record.minutes) min")
      : Label("\(record.minutes) min x \(advisers) begeleiders", "\(record.minutes) min x \(advisers) advisers")
    number = Rational(record.minutes * advisers)
    unit = Label("min", "min")
  }

  private mutating func say(_ record: Assignment) {
    let text = "\(record.adviser), \(record.destination), \(record.fund)"
    date = record.validity.from
    what = Label(text, text)
    amount = Label("\(record.fte.text(.dutch)) VTE", "\(record.fte.text(.english)) FTE")
    number = record.fte.rational
    unit = Label("VTE", "FTE")
  }

  private mutating func say(_ record: Absence) {
    date = record.from
    what = Label(
      "\(record.adviser), tot en met \(NumberText(.dutch).date(record.through))",
      "\(record.adviser), up to \(NumberText(.english).date(record.through))")
    amount = Label(NumberText(.dutch).percent(record.share), NumberText(.english).percent(record.share))
    number = record.share.rational
    unit = Label("deel van de opdracht", "part of the assignment")
  }

  private mutating func say(_ record: Organisation) {
    let text = "\(record.number.digits), \(record.type.code) \(record.name)"
    date = record.validity.from
    what = Label(text, text)
    amount = Label("1 organisatie", "1 organisation")
    number = .one
    unit = Label("organisaties", "organisations")
  }

  private mutating func say(_ record: ProjectPhaseReach) {
    let count = (record.primarySchools ?? 0) + (record.secondarySchools ?? 0)
    func what(_ language: Language) -> String {
      let round = language == .dutch ? "ronde" : "round"
      return "\(record.project), \(round) \(record.round), \(record.phase.label[language])"
    }
    self.what = Label(what(.dutch), what(.english))
    amount = Label(count == 1 ? "1 school" : "\(count) scholen", count == 1 ? "1 school" : "\(count) schools")
    number = Rational(count)
    unit = Label("scholen", "schools")
  }
}
