import GuidanceKit
import Indicators
import Register
import TestSupport
import Testing

/// Two states, two periods or two files of figures side by side.
@Suite struct ComparisonTests {
  private func registration(_ id: String, _ day: String, _ minutes: Int, _ destination: String = "PBD-AAA") throws
    -> Registration
  {
    Registration(
      sheetID: id, date: try date(day), minutes: minutes,
      organisations: [OrganisationReference(given: "000011", number: try number("000011"))], destination: destination,
      adviser: "B1", form: .physical, place: .atSchool, classroom: .no)
  }

  /// Batches 1 to 5; the fifth has R1 and R2.
  private func filled() throws -> Register {
    let register = try Register.forTests()
    try register.load([try Example.plan()])
    try register.load(try Example.organisations())
    try register.load([Adviser(code: "B1", name: "Een", role: .adviser)])
    try register.load([try Example.assignment("B1", "PBD-AAA", fte: 500)])
    try register.load([try registration("R1", "2025-10-06", 600), try registration("R2", "2026-01-12", 60, "PBD-BBB")])
    return register
  }

  private func compare(_ register: Register, _ old: AsOf, _ new: AsOf) throws -> FigureComparison {
    try register.read { now in
      func state(_ asOf: AsOf) throws -> (snapshot: Snapshot, report: IndicatorReport) {
        let snapshot = try now.known(asOf)
        return (snapshot, try IndicatorReport(Example.request(), from: snapshot, version: "0.0.0"))
      }
      let (before, after) = (try state(old), try state(new))
      return FigureComparison(
        ComparedState(before.report.figures, name: "oud"), ComparedState(after.report.figures, name: "nieuw"),
        known: try RegisterChanges(from: before, to: after))
    }
  }

  private func moment(_ day: String) throws -> Moment {
    let day = try date(day)
    return Moment(unixSeconds: Int64(day.dayNumber) * 86_400, day: day)
  }

  @Test func `a correction and a late registration are told apart, with old and new`() throws {
    let register = try filled()
    try register.load([try registration("R1", "2025-10-06", 660), try registration("R2", "2026-01-12", 60, "PBD-BBB")])
    try register.load([try registration("R3", "2025-11-03", 30)], file: "laat.csv")
    let comparison = try compare(register, .batch(5), .now)
    #expect(comparison.facts.map(\.kind) == [.corrected, .late])
    guard case .registration(let old)? = comparison.facts[0].old, case .registration(let new)? = comparison.facts[0].new
    else {
      Issue.record("no old and new")
      return
    }
    #expect(old.record.minutes == 600 && new.record.minutes == 660)
    func change(_ id: String) -> FigureComparison.Change? { comparison.changes.first { $0.new?.id.text == id } }
    let hours = try #require(change("hours/PBD-AAA/2025-2026"))
    #expect(hours.old?.numerator == 600 && hours.new?.numerator == 690)
    #expect(hours.facts == [0, 1] && hours.causes.isEmpty)
    #expect(change("hours/PBD-AAA/2025-10")?.facts == [0])
    #expect(change("hours/PBD-AAA/2025-11")?.facts == [1])
    #expect(change("hours/PBD-BBB/2025-2026") == nil, "nothing of that pillar changed")
    for change in comparison.changes { #expect(!change.facts.isEmpty, "\(change.figure?.id.text ?? "")") }
    // Seen backwards old and new change places.
    let back = try compare(register, .now, .batch(5))
    #expect(back.changes.count == comparison.changes.count)
    #expect(back.facts[1].new == nil && back.facts[1].old != nil)
  }

  @Test func `a batch that was taken back is named, and two states with the same facts are equal`() throws {
    let register = try filled()
    let batch = try #require(
      register.load(
        [try registration("R1", "2025-10-06", 900), try registration("R4", "2026-01-13", 10)], file: "x.csv"
      )
      .batch)
    try register.undo(
      batch: batch, reason: "fout blad", at: moment("2026-02-03"), actor: "proef", programVersion: "0.0.0")
    let undone = try compare(register, .batch(batch), .now)
    #expect(Set(undone.facts.map(\.kind)) == [.undone, .restored])
    #expect(undone.changes.first { $0.new?.id.text == "hours/PBD-AAA/2025-10" }?.new?.numerator == 600)
    let equal = try compare(register, .batch(batch - 1), .now)
    #expect(equal.isEqual && equal.facts.isEmpty && equal.equalCount > 300)
  }

  @Test func `a row that came after and was corrected again is late, and one corrected twice is told once`() throws {
    let register = try filled()
    // R3 was refused in the fifth batch, came mended in the sixth and is corrected in the seventh.
    try register.load([try registration("R1", "2025-10-06", 630), try registration("R3", "2025-11-03", 30)])
    try register.load([try registration("R1", "2025-10-06", 660), try registration("R3", "2025-11-03", 45)])
    let comparison = try compare(register, .batch(5), .now)
    #expect(comparison.facts.map(\.kind) == [.corrected, .late])
    guard case .registration(let old)? = comparison.facts.first?.old,
      case .registration(let new)? = comparison.facts.first?.new
    else {
      Issue.record("no old and new")
      return
    }
    #expect(old.record.minutes == 600 && new.record.minutes == 660)
    #expect(comparison.facts.last?.old == nil)
    #expect(comparison.changes.first { $0.new?.id.text == "hours/PBD-AAA/2025-11" }?.facts == [1])
  }

  @Test func `a file that is undone and loaded again changes nothing but what differs in it`() throws {
    let register = try filled()
    func rows(_ minutes: Int) throws -> [Registration] {
      [
        try registration("R3", "2025-11-03", 30), try registration("R4", "2025-11-04", 20),
        try registration("R5", "2025-12-01", minutes),
      ]
    }
    let batch = try #require(register.load(try rows(60), file: "x.csv").batch)
    try register.undo(
      batch: batch, reason: "fout blad", at: moment("2026-02-03"), actor: "proef", programVersion: "0.0.0")
    let again = try #require(register.load(try rows(90), file: "x2.csv").batch)
    let comparison = try compare(register, .batch(batch), .now)
    #expect(comparison.reloads == [ReloadedBatch(undone: batch, by: batch + 1, loaded: again, facts: 2)])
    #expect(comparison.facts.map(\.kind) == [.corrected])
    #expect(comparison.facts.first?.old != nil && comparison.facts.first?.batch == again)
    #expect(comparison.changes.first { $0.new?.id.text == "hours/PBD-AAA/2025-12" }?.facts == [0])
    #expect(!comparison.changes.contains { $0.new?.id.text == "hours/PBD-AAA/2025-11" })
  }

  @Test func `the facts that explain most come first, and those that carry no difference not at all`() throws {
    let register = try filled()
    func described(_ text: String) throws -> Registration {
      var record = try registration("R1", "2025-10-06", 600)
      record.description = text
      return record
    }
    try register.load([
      try registration("R3", "2026-01-14", 15), try registration("R4", "2026-01-15", 480),
      try registration("R5", "2026-02-05", 240), try described("anders verwoord"),
      try registration("R2", "2026-01-12", 60, "PBD-BBB"),
    ])
    let comparison = try compare(register, .batch(5), .now)
    func minutes(_ place: Int) -> Int? {
      guard case .registration(let fact)? = comparison.facts[place].new else { return nil }
      return fact.record.minutes
    }
    #expect(comparison.facts.count == 4)
    #expect(comparison.facts(explaining: comparison.changes).map(minutes) == [480, 15])
    let hours = try #require(comparison.changes.first { $0.new?.id.text == "hours/PBD-AAA/2025-2026" })
    #expect(hours.facts.map(minutes) == [15, 480])
  }

  @Test func `a changed parameter and changed assignments are named`() throws {
    let register = try filled()
    var values = NormValues()
    values.registeredPerFTE = [RegisteredTimePerFTE(schoolYear: Example.year, minutes: 30_000)]
    try register.load([NormsAmendment(plan: "voorbeeld", validFrom: try date("2025-09-01"), values: values)])
    try register.load([
      try Example.assignment("B1", "PBD-AAA", fte: 500), try Example.assignment("B1", "PBD-BBB", fte: 100),
    ])
    let comparison = try compare(register, .batch(5), .now)
    let one = try #require(comparison.changes.first { $0.new?.id.text == "fte/PBD-AAA/2025-2026" })
    #expect(
      one.causes == [
        .parameter(
          name: "registered_hours_per_fte[2025-2026]", old: Label("1000 u", "1000 h"), new: Label("500 u", "500 h"))
      ])
    let planned = try #require(comparison.changes.first { $0.new?.id.text == "fte-planned/PBD-BBB/2025-2026" })
    #expect(planned.facts.count == 1 && comparison.facts[planned.facts[0]].kind == .new)
  }

  @Test func `figures read back from their file are equal to those that were written`() throws {
    let register = try filled()
    let set = try register.read { try IndicatorReport(Example.request(), from: $0, version: "0.0.0").figures }
    let file = try ComparedState(file: set.canonicalJSON(), name: "map")
    let comparison = FigureComparison(file, ComparedState(set, name: "nu"))
    #expect(comparison.isEqual && comparison.equalCount == set.figures.count)
    #expect(file.norms.keys.contains("reach_hours"))
    // What is said with a verdict is read back with it.
    let uncertain = set.figures.filter { $0.evidence.remark != nil }
    for figure in uncertain {
      let read = file.figures.first { $0.id == figure.id }
      #expect(read?.verdictText(.dutch) == figure.verdictText(.dutch))
    }
    for text in ["", "{}", #"{"schema":"leerspoor/figures/9"}"#, #"{"schema":"leerspoor/figures/1"}"#] {
      #expect(throws: FiguresFileError.self) { try ComparedState(file: Array(text.utf8), name: "map") }
    }
  }

  @Test func `two months are laid side by side, the year as well, other months not`() throws {
    let register = try filled()
    let comparison = try register.read { snapshot in
      let sets = try ["2025-12", "2026-01"].map {
        try IndicatorReport(Example.request($0), from: snapshot, version: "0.0.0").figures
      }
      return FigureComparison(ComparedState(sets[0], name: "2025-12"), ComparedState(sets[1], name: "2026-01"))
    }
    let hours = try #require(comparison.changes.first { $0.new?.id.text == "hours/PBD-BBB/2026-01" })
    #expect(hours.old?.id.text == "hours/PBD-BBB/2025-12" && hours.old?.numerator == 0 && hours.new?.numerator == 60)
    #expect(hours.causes.prefix(2) == [.period, .day])
    #expect(comparison.changes.contains { $0.new?.id.text == "hours/PBD-BBB/2025-2026" })
    #expect(!comparison.changes.contains { $0.figure?.id.period == "2025-10" })
  }

  @Test func `as-of, batch and version are not in the hash of figures, values are`() throws {
    let register = try filled()
    func set(_ asOf: String?, _ state: AsOf, _ version: String) throws -> FigureSet {
      var request = try Example.request()
      request.asOf = asOf
      return try register.read(asOf: state) { try IndicatorReport(request, from: $0, version: version).figures }
    }
    let now = try set(nil, .now, "0.0.0")
    #expect(try set("2026-03-01", .day(date("2026-03-01")), "0.0.1").hash == now.hash)
    #expect(try set("4", .batch(4), "0.0.0").hash != now.hash)
  }
}
