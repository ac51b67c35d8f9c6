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
    try self.init(
      figure.evidence, from: snapshot, limit: limit, countsAdvisers: figure.countsAdvisers,
      sessions: SessionCounting(figure, of: report), sight: sight)
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
      evidence, from: snapshot, limit: limit, countsAdvisers: countsAdvisers, sessions: nil, sight: .everything)
  }

  private init(
    _ evidence: Evidence, from snapshot: Snapshot, limit: Int?, countsAdvisers: Bool, sessions: SessionCounting?,
    sight: RowSight
  ) throws {
    let files = Dictionary(try snapshot.batches().map { ($0.id, $0.fileName) }) { first, _ in first }
    let reader = EvidenceReader(
      snapshot: snapshot, files: files, limit: limit, countsAdvisers: countsAdvisers, sessions: sessions, sight: sight)
    self.sight = sight
    groups =
      try reader.groups(evidence.queries).filter { $0.count > 0 || evidence.queries.count == 1 }
      + reader.groups(evidence.leftOut, areLeftOut: true).filter { $0.count > 0 }
  }

  /// Facts that were found already.
  init(groups: [Group], sight: RowSight = .everything) {
    self.groups = groups
    self.sight = sight
  }

  /// Of what is left out so many are enough to see what it is.
  fileprivate static let fewRows = 5

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

/// Reads the facts behind a figure.
private struct EvidenceReader {
  let snapshot: Snapshot
  let files: [Int: String]
  let limit: Int?
  let countsAdvisers: Bool
  let sessions: SessionCounting?
  let sight: RowSight

  /// The facts of queries, those of one kind together: a fact that two of them find stands there once.
  func groups(_ queries: [EvidenceQuery], areLeftOut: Bool = false) throws -> [EvidenceRows.Group] {
    var kinds: [Label] = []
    var byKind: [Label: [EvidenceQuery]] = [:]
    for query in queries {
      let title = areLeftOut ? query.titleOfLeftOut : query.title
      if byKind[title] == nil { kinds.append(title) }
      byKind[title, default: []].append(query)
    }
    return try kinds.map { kind in try group(kind, byKind[kind] ?? [], isLeftOut: areLeftOut) }
  }

  private func group(_ title: Label, _ queries: [EvidenceQuery], isLeftOut: Bool) throws -> EvidenceRows.Group {
    let limit = isLeftOut ? limit.map { min($0, EvidenceRows.fewRows) } : limit
    var found: [(fact: EvidenceFact, query: EvidenceQuery)] = []
    let count: Int
    if let query = queries.first, queries.count == 1 {
      found = try query.facts(in: snapshot, limit: limit).map { ($0, query) }
      count = try limit.map { found.count >= $0 } ?? false ? self.count(query) : found.count
    } else {
      var seen: Set<EvidenceFact> = []
      for query in queries {
        found += try query.facts(in: snapshot).filter { seen.insert($0).inserted }.map { ($0, query) }
      }
      count = found.count
      found = found.enumerated().sorted { one, other in
        let days = [one, other].map { $0.element.fact.date?.dayNumber ?? Int.min }
        return (days[0], one.offset) < (days[1], other.offset)
      }.map(\.element)
      if let limit { found = Array(found.prefix(limit)) }
    }
    if let query = queries.first, sight.showsOnlyCount(query) {
      return EvidenceRows.Group(title: title, count: count, rows: [], isLeftOut: isLeftOut, isOnlyCounted: true)
    }
    let shares = isLeftOut ? [:] : try self.shares(found)
    let texts = try snapshot.originalLines(
      found.prefix(sight == .everything ? found.count : 0).map {
        OriginalPlace(batch: $0.fact.origin.batch, line: $0.fact.origin.line)
      })
    return EvidenceRows.Group(
      title: title, count: count,
      rows: found.map { fact, query in
        let origin = fact.origin
        var advisers = 1
        if countsAdvisers, case .registrations(let filter) = query, case .registration(let fact) = fact {
          advisers = filter.adviserCount(fact.record)
        }
        var row = EvidenceRow(
          fact, advisers: advisers, file: files[origin.batch] ?? "?",
          original: texts[OriginalPlace(batch: origin.batch, line: origin.line)])
        if case .registration(let fact) = fact, let share = shares[fact.id] {
          let other = share.counted.map(\.origin.batch).flatMap { $0 == origin.batch ? nil : files[$0] ?? "?" }
          row.count(share, minutes: fact.record.minutes, otherFile: other)
        }
        if isLeftOut { row.leaveOut() }
        if [Language.dutch, .english].contains(where: { sight.isPersonal(row, query, $0) }) {
          row.what = Label("", "")
        }
        return row
      }, isLeftOut: isLeftOut)
  }

  /// What the registrations among facts contribute where each session counts once.
  private func shares(
    _ found: [(fact: EvidenceFact, query: EvidenceQuery)]
  ) throws -> [Int: SessionCounting.Share] {
    guard let sessions else { return [:] }
    var byFilter: [RegistrationFilter: [Fact<Registration>]] = [:]
    for (fact, query) in found {
      guard case .registrations(let filter) = query, case .registration(let fact) = fact else { continue }
      byFilter[filter, default: []].append(fact)
    }
    var shares: [Int: SessionCounting.Share] = [:]
    for (filter, facts) in byFilter {
      shares.merge(try sessions.shares(facts, filter, in: snapshot)) { first, _ in first }
    }
    return shares
  }

  private func count(_ query: EvidenceQuery) throws -> Int {
    guard case .registrations(let filter) = query else { return try query.facts(in: snapshot).count }
    return try snapshot.registrationTotals(matching: filter).count
  }
}

extension EvidenceQuery {
  /// What the facts are.
  var title: Label {
    switch self {
    case .records(let selection): selection.kind.label
    case .registrations: Label("registraties", "registrations")
    case .assignments: Label("opdrachten", "assignments")
    case .absences: Label("afwezigheden", "absences")
    case .organisations: Label("organisaties", "organisations")
    case .projectPhases: Label("rijen over projecten", "rows about projects")
    }
  }
}

extension EvidenceQuery {
  /// What the facts are that a formula leaves out.
  fileprivate var titleOfLeftOut: Label {
    if case .registrations(let filter) = self, filter.hasContact == false {
      return Label("registraties zonder contact, niet meegeteld", "registrations without contact, left out")
    }
    return Label("\(title.dutch), niet meegeteld", "\(title.english), left out")
  }
}

extension EvidenceRow {
  /// Says that the fact contributes nothing.
  fileprivate mutating func leaveOut() {
    amount = Label("niets (\(amount.dutch))", "nothing (\(amount.english))")
    number = .zero
  }

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
    amount = Label("\(count) scholen", "\(count) schools")
    number = Rational(count)
    unit = Label("scholen", "schools")
  }
}
