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
    /// As many as were asked for, in the order of the register.
    public var rows: [EvidenceRow]
  }

  /// The facts, per query of the evidence.
  public let groups: [Group]

  /// Finds the facts.
  ///
  /// - Parameter limit: of each query at most so many are given back; all when `nil`.
  /// - Throws: errors of the register.
  public init(_ evidence: Evidence, from snapshot: Snapshot, limit: Int?) throws {
    let files = Dictionary(try snapshot.batches().map { ($0.id, $0.fileName) }) { first, _ in first }
    let reader = EvidenceReader(snapshot: snapshot, files: files, limit: limit)
    groups = try evidence.queries.map { try reader.group($0) }.filter { $0.count > 0 || evidence.queries.count == 1 }
  }

  /// Whether there are more facts than were given back.
  public var isCut: Bool { groups.contains { $0.rows.count < $0.count } }
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

  func group(_ query: EvidenceQuery) throws -> EvidenceRows.Group {
    switch query {
    case .registrations(let filter):
      let count = try snapshot.registrationTotals(matching: filter).count
      return EvidenceRows.Group(
        title: Label("registraties", "registrations"), count: count,
        rows: try snapshot.registrations(matching: filter, limit: limit).map(registration))
    case .assignments(let destinations, let year):
      let found = try assignments(destinations, year)
      return EvidenceRows.Group(
        title: Label("opdrachten", "assignments"), count: found.count, rows: try cut(found).map(assignment))
    case .absences(let destinations, let year, let day):
      let people = Set(try assignments(destinations, year).map(\.record.adviser))
      let found = try snapshot.absences().filter { fact in
        people.contains(fact.record.adviser) && fact.record.from <= day && fact.record.through >= year.first
      }
      return EvidenceRows.Group(
        title: Label("afwezigheden", "absences"), count: found.count, rows: try cut(found).map(absence))
    case .projectPhases(let project, let round, let directness, let phase, let status):
      let found = try snapshot.projectPhases().filter { fact in
        let row = fact.record
        return row.round == round && row.status == status && (project == nil || row.project == project)
          && (directness == nil || row.directness == directness) && (phase == nil || row.phase == phase)
      }
      return EvidenceRows.Group(
        title: Label("rijen over projecten", "rows about projects"), count: found.count,
        rows: try cut(found).map(projectPhase))
    }
  }

  private func assignments(_ destinations: [String], _ year: SchoolYear) throws -> [Fact<Assignment>] {
    try snapshot.assignments().filter { fact in
      fact.record.schoolYear == year && (destinations.isEmpty || destinations.contains(fact.record.destination))
    }
  }

  private func cut<Record>(_ facts: [Fact<Record>]) -> [Fact<Record>] { limit.map { Array(facts.prefix($0)) } ?? facts }

  private func row(_ origin: Origin, date: CalendarDate?, what: Label, amount: Label, number: Rational, unit: Label)
    throws -> EvidenceRow
  {
    EvidenceRow(
      date: date, what: what, amount: amount, number: number, unit: unit, file: files[origin.batch] ?? "?",
      origin: origin,
      original: try snapshot.originalLine(batch: origin.batch, line: origin.line))
  }

  private func registration(_ fact: Fact<Registration>) throws -> EvidenceRow {
    let record = fact.record
    let organisations = record.organisations.map { $0.number?.digits ?? $0.given }.joined(separator: ", ")
    func what(_ language: Language) -> String {
      let classroom = language == .dutch ? "klasvloer" : "classroom"
      return [
        record.destination, organisations.isEmpty ? nil : organisations, record.level?.label[language],
        "\(classroom) \(record.classroom.label[language])",
      ].compactMap(\.self).joined(separator: ", ")
    }
    return try row(
      fact.origin, date: record.date, what: Label(what(.dutch), what(.english)),
      amount: Label("\(record.minutes) min", "\(record.minutes) min"), number: Rational(record.minutes),
      unit: Label("min", "min"))
  }

  private func assignment(_ fact: Fact<Assignment>) throws -> EvidenceRow {
    let record = fact.record
    let what = "\(record.adviser), \(record.destination), \(record.fund)"
    return try row(
      fact.origin, date: record.validity.from, what: Label(what, what),
      amount: Label("\(record.fte.text(.dutch)) VTE", "\(record.fte.text(.english)) FTE"), number: record.fte.rational,
      unit: Label("VTE", "FTE"))
  }

  private func absence(_ fact: Fact<Absence>) throws -> EvidenceRow {
    let record = fact.record
    let share = Label(NumberText(.dutch).percent(record.share), NumberText(.english).percent(record.share))
    return try row(
      fact.origin, date: record.from,
      what: Label(
        "\(record.adviser), tot en met \(record.through.iso)", "\(record.adviser), up to \(record.through.iso)"),
      amount: share, number: record.share.rational, unit: Label("deel van de opdracht", "part of the assignment"))
  }

  private func projectPhase(_ fact: Fact<ProjectPhaseReach>) throws -> EvidenceRow {
    let record = fact.record
    let count = (record.primarySchools ?? 0) + (record.secondarySchools ?? 0)
    func what(_ language: Language) -> String {
      let round = language == .dutch ? "ronde" : "round"
      return "\(record.project), \(round) \(record.round), \(record.phase.label[language])"
    }
    return try row(
      fact.origin, date: nil, what: Label(what(.dutch), what(.english)),
      amount: Label("\(count) scholen", "\(count) schools"), number: Rational(count),
      unit: Label("scholen", "schools"))
  }
}
