import ArgumentParser
import Documents
import GuidanceKit
import Register
import ToolSupport

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show the runs of the audit, or the life of a finding or of a rule's findings.",
    discussion: """
      Examples:
        leerspoor audit history
        leerspoor audit history 12
        leerspoor audit history DAT003 --format csv
      """)

  @ArgumentParser.Argument(help: "The number of a finding or the code of a rule; without either the runs.")
  var subject: String?

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let day = try options.moment().day
    let register = try Register(path: options.databasePath, mode: .reading)
    let print = TablePrint(options, format)
    guard let subject else {
      let (runs, baseline) = try register.read { (try $0.auditRuns(), try $0.baseline()) }
      return try print.print(
        table(runs, baseline), empty: Label("Er is nog geen audit gebeurd.", "There was no audit yet."))
    }
    if let number = Int(subject.hasPrefix("#") ? String(subject.dropFirst()) : subject) {
      guard let record = try register.read({ try $0.findingRecords(finding: number) }).first else {
        throw Failure(
          Label(
            "Er is geen bevinding \(number). De nummers staan in leerspoor audit check.",
            "There is no finding \(number). The numbers stand in leerspoor audit check."))
      }
      return try print.print(table(record, day), empty: Label("", ""))
    }
    let records = try register.read { try $0.findingRecords(rule: subject.uppercased()) }
    try print.print(
      table(records, subject.uppercased(), day),
      empty: Label(
        "Geen enkele audit vond iets met regel \(subject.uppercased()).",
        "No audit found anything with rule \(subject.uppercased())."))
  }

  private func pick(_ dutch: String, _ english: String) -> String { options.pick(dutch, english) }

  private func table(_ runs: [AuditRunRecord], _ baseline: Int?) -> Table {
    Table(
      id: "audits", caption: pick("Audits", "Audits"),
      columns: [
        Column("audit", "Audit", .integer), Column(pick("op", "at"), pick("Op", "At"), .code),
        Column(pick("periode", "scope"), pick("Periode", "Period"), .code),
        Column(pick("regels", "ruleset"), pick("Regels", "Rules")), Column("batch", "Batch", .integer),
        Column(pick("fouten", "errors"), pick("Fouten", "Errors"), .integer),
        Column(pick("waarschuwingen", "warnings"), pick("Waarschuwingen", "Warnings"), .integer),
        Column(pick("opmerkingen", "notices"), pick("Opmerkingen", "Notices"), .integer),
        Column(pick("opgelost", "resolved"), pick("Opgelost", "Resolved"), .integer),
        Column(pick("ijkpunt", "baseline"), pick("IJkpunt", "Baseline")),
      ],
      rows: runs.map { run in
        func number(_ value: Int) -> Cell { .integer(value, "\(value)") }
        return Row([
          number(run.id), .text(run.at), .text(run.scope), .text(run.ruleset), number(run.batch ?? 0),
          number(run.errors), number(run.warnings), number(run.notices), number(run.resolved),
          .text(run.id == baseline ? pick("ja", "yes") : ""),
        ])
      })
  }

  private func table(_ records: [FindingRecord], _ rule: String, _ day: CalendarDate) -> Table {
    Table(
      id: "bevindingen", caption: pick("Bevindingen van \(rule)", "Findings of \(rule)"),
      columns: [
        Column(pick("nummer", "number"), pick("Nr.", "No."), .integer),
        Column(pick("stand", "state"), pick("Stand", "State")),
        Column(pick("dagen", "days"), pick("Dagen", "Days"), .integer),
        Column(pick("eerst", "first"), pick("Eerst", "First"), .code),
        Column(pick("laatst", "last"), pick("Laatst", "Last"), .code),
        Column(pick("opgevolgd_door", "owner"), pick("Opgevolgd door", "Followed up by")),
        Column(pick("bevinding", "finding"), pick("Bevinding", "Finding")),
      ],
      rows: records.map { record in
        let age = record.age(on: day)
        return Row([
          .integer(record.id, "\(record.id)"), .text(state(record)), .integer(age, "\(age)"),
          .text(place(record.first)), .text(place(record.last)), .text(record.owner ?? ""),
          .text(record.last.message[options.language]),
        ])
      })
  }

  private func table(_ record: FindingRecord, _ day: CalendarDate) -> Table {
    let days = record.age(on: day)
    let owner = record.owner.map { pick(", opgevolgd door \($0)", ", followed up by \($0)") } ?? ""
    var rows = record.sightings.map { seen in
      Row([
        .integer(seen.run, "\(seen.run)"), .text(seen.at), .text(seen.scope), .text(word(seen.state)),
        .text(seen.severity.label[options.language]), .text(seen.message[options.language]),
      ])
    }
    if let end = record.resolvedIn {
      rows.append(
        Row([
          .integer(end.run, "\(end.run)"), .text(end.at), .text(record.last.scope), .text(pick("opgelost", "resolved")),
          .text(""), .text(""),
        ]))
    }
    return Table(
      id: "bevinding",
      caption: pick(
        "Bevinding \(record.id), regel \(record.rule), over \(record.scope): \(state(record)), \(days) dagen\(owner)",
        "Finding \(record.id), rule \(record.rule), about \(record.scope): \(state(record)), \(days) days\(owner)"),
      columns: [
        Column("audit", "Audit", .integer), Column(pick("op", "at"), pick("Op", "At"), .code),
        Column(pick("periode", "scope"), pick("Periode", "Period"), .code),
        Column(pick("stand", "state"), pick("Stand", "State")),
        Column(pick("ernst", "severity"), pick("Ernst", "Severity")),
        Column(pick("bevinding", "finding"), pick("Bevinding", "Finding")),
      ], rows: rows)
  }

  private func place(_ seen: FindingRecord.Sighting) -> String { "\(seen.at.prefix(10)) (\(seen.run))" }

  private func state(_ record: FindingRecord) -> String {
    record.resolvedIn == nil ? pick("open", "open") : pick("opgelost", "resolved")
  }

  private func word(_ state: KeptFinding.State) -> String {
    switch state {
    case .new: pick("nieuw", "new")
    case .persisting: pick("blijft", "persisting")
    case .reopened: pick("terug", "reopened")
    }
  }
}

struct AssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Name who follows a finding up.",
    discussion: """
      Examples:
        leerspoor audit assign 12 --owner B07
        leerspoor audit assign 12 --nobody
      """)

  @ArgumentParser.Argument(help: "The number of the finding.")
  var finding: String

  @Option(help: "The code of an adviser, or a name.")
  var owner: String?

  @Flag(help: "Nobody follows it up any more.")
  var nobody = false

  @OptionGroup var options: CommonOptions

  func validate() throws {
    if (owner?.contains { !$0.isWhitespace } ?? false) == nobody {
      throw ValidationError("Give --owner with a code or name, or --nobody.")
    }
  }

  func run() throws {
    let number = try FindingArgument.read(finding)
    let register = try Register(path: options.databasePath, mode: .writing)
    try register.assign(finding: number, to: owner, at: try options.moment(), actor: ToolEnvironment.actor)
    try Console(options).result(
      owner.map {
        options.pick("Bevinding \(number) wordt opgevolgd door \($0).", "Finding \(number) is followed up by \($0).")
      }
        ?? options.pick(
          "Bevinding \(number) wordt door niemand opgevolgd.", "Finding \(number) is followed up by nobody."))
  }
}

struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "Take a run of the audit as the one that check --baseline compares with.",
    discussion: """
      What was found then stays known, and check --baseline shows only what came since. Useful when a service begins with old
      data: first the new, then the old.

      Examples:
        leerspoor audit baseline
        leerspoor audit baseline 7
      """)

  @ArgumentParser.Argument(help: "The number of the audit; the last one when left out.")
  var audit: Int?

  @OptionGroup var options: CommonOptions

  func run() throws {
    let register = try Register(path: options.databasePath, mode: .writing)
    guard let number = try audit ?? register.read({ try $0.lastAudit()?.id }) else {
      throw Failure(
        Label(
          "Er is nog geen audit gebeurd. Laat er eerst een lopen: leerspoor audit check.",
          "There was no audit yet. Run one first: leerspoor audit check."))
    }
    try register.setBaseline(run: number, at: try options.moment(), actor: ToolEnvironment.actor)
    try Console(options).result(
      options.pick(
        "Audit \(number) is het ijkpunt: leerspoor audit check --baseline toont wat er sindsdien bij kwam.",
        "Audit \(number) is the baseline: leerspoor audit check --baseline shows what came since."))
  }
}
