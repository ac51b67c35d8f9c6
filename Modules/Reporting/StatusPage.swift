public import Documents
public import GuidanceKit
public import Indicators
public import Register

/// One screen that says how things stand: database, last loads, jobs, findings, the three indicators.
public struct StatusPage {
  /// A job with its last and next run, in words.
  public struct JobLine: Hashable, Sendable {
    /// The job's name.
    public var name: String
    /// When it last ran and how that ended; `nil` when it never ran.
    public var last: String?
    /// When it runs next; `nil` when it does not.
    public var next: String?

    /// Makes a line.
    public init(name: String, last: String?, next: String?) {
      self.name = name
      self.last = last
      self.next = next
    }
  }

  private let language: Language
  private let day: CalendarDate
  private let text: NumberText

  /// Prepares the screen of a day.
  public init(language: Language, day: CalendarDate) {
    self.language = language
    self.day = day
    text = NumberText(language)
  }

  /// The screen.
  ///
  /// - Parameters:
  ///   - database: the path of the database.
  ///   - batches: every batch, by number.
  ///   - figures: the figures of the school year; `nil` when there is no plan.
  ///   - audit: the last run of the audit.
  ///   - undelivered: messages of jobs that could not be delivered.
  ///   - jobs: the jobs of the folder.
  public func page(
    database: String, batches: [BatchRecord], figures: FigureSet?, audit: AuditRunRecord?, undelivered: Int,
    jobs: [JobLine]
  ) -> Page {
    let isInvented = batches.contains { $0.isInvented && $0.undoneBy == nil }
    return Page(
      language: language == .dutch ? .dutch : .english, title: say("Stand van zaken", "Status"),
      subtitle: text.date(day), mark: isInvented ? say("Verzonnen gegevens", "Invented data") : nil,
      facts: [Definition(say("Databank", "Database"), RichText(database))],
      sections: [
        Section(id: "indicatoren", title: say("Indicatoren", "Indicators"), blocks: indicators(figures)),
        Section(id: "bevindingen", title: say("Bevindingen", "Findings"), blocks: findings(audit)),
        Section(id: "ladingen", title: say("Laatste ladingen", "Last loads"), blocks: loads(batches)),
        Section(id: "opdrachten", title: say("Opdrachten", "Jobs"), blocks: jobBlocks(jobs, undelivered: undelivered)),
      ])
  }

  private func indicators(_ figures: FigureSet?) -> [Block] {
    guard let figures else {
      return [
        .paragraph(
          RichText(
            say(
              "Er is nog geen plan voor deze dag. Laad er een: leerspoor import load plan/pov-2025-2030.yaml",
              "There is no plan for this day yet. Load one: leerspoor import load plan/pov-2025-2030.yaml")))
      ]
    }
    let year = figures.request.schoolYear.iso
    let rows = ["fte/total/\(year)", "reach/total/\(year)", "classroom/total/\(year)"].compactMap { id -> Row? in
      guard let figure = figures[id] else { return nil }
      return Row([
        .text(figure.title[language]), .text(figure.share.map { text.percent($0) } ?? "–"),
        .text(figure.norm?.text(language) ?? "–"), .text(figure.pace.map { text.percent($0) } ?? "–"),
        .text(figure.verdict.text(language)),
      ])
    }
    return [
      .table(
        Table(
          id: "indicatoren", caption: say("Schooljaar ", "School year ") + year,
          columns: [
            Column("indicator", say("Indicator", "Indicator")), Column("stand", say("Stand", "Value")),
            Column("norm", say("Norm", "Norm")), Column("tempo", say("Tempo", "Pace")),
            Column("oordeel", say("Oordeel", "Verdict")),
          ], rows: rows))
    ]
  }

  private func findings(_ audit: AuditRunRecord?) -> [Block] {
    guard let audit else {
      return [
        .paragraph(
          RichText(say("Nog geen controle: leerspoor audit check", "No audit yet: leerspoor audit check")))
      ]
    }
    let counts = say(
      "\(audit.errors) fouten, \(audit.warnings) waarschuwingen, \(audit.notices) opmerkingen",
      "\(audit.errors) errors, \(audit.warnings) warnings, \(audit.notices) notices")
    let scope = audit.scope == "alles" ? say("alles", "everything") : audit.scope
    return [
      .paragraph(
        RichText(say("Controle \(audit.id) over \(scope): \(counts).", "Audit \(audit.id) of \(scope): \(counts).")))
    ]
  }

  private func loads(_ batches: [BatchRecord]) -> [Block] {
    guard !batches.isEmpty else {
      return [.paragraph(RichText(say("Nog niets geladen.", "Nothing loaded yet.")))]
    }
    let rows = batches.suffix(5).reversed().map { batch in
      let counts = batch.counts
      return Row([
        .integer(batch.id, "\(batch.id)"), .text(batch.loadedOn), .text(batch.kind.code), .text(batch.fileName),
        .integer(counts.new + counts.changed, text.integer(counts.new + counts.changed)),
        .integer(batch.openRejected, text.integer(batch.openRejected)),
      ])
    }
    return [
      .table(
        Table(
          id: "ladingen",
          caption: say("De laatste \(rows.count) van \(batches.count)", "The last \(rows.count) of \(batches.count)"),
          columns: [
            Column("batch", say("Batch", "Batch"), .integer), Column("dag", say("Dag", "Day")),
            Column("soort", say("Soort", "Kind")), Column("bestand", say("Bestand", "File")),
            Column("geladen", say("Geladen", "Loaded"), .integer),
            Column("geweigerd", say("Geweigerd", "Rejected"), .integer),
          ], rows: rows))
    ]
  }

  private func jobBlocks(_ jobs: [JobLine], undelivered: Int) -> [Block] {
    var blocks: [Block] = []
    if jobs.isEmpty {
      blocks.append(.paragraph(RichText(say("Geen opdrachten in deze map.", "No jobs in this folder."))))
    } else {
      let rows = jobs.map { job in
        Row([
          .text(job.name), .text(job.last ?? say("nog nooit", "never")),
          .text(job.next ?? say("niet gepland", "not planned")),
        ])
      }
      blocks.append(
        .table(
          Table(
            id: "opdrachten", caption: say("Laatste en volgende keer", "Last and next time"),
            columns: [
              Column("opdracht", say("Opdracht", "Job")), Column("laatste", say("Laatste", "Last")),
              Column("volgende", say("Volgende", "Next")),
            ], rows: rows)))
    }
    if undelivered > 0 {
      blocks.append(
        .note(
          Note(
            .caution,
            RichText(
              undelivered == 1
                ? say(
                  "1 bericht van een opdracht kon niet bezorgd worden: leerspoor run history",
                  "1 message of a job could not be delivered: leerspoor run history")
                : say(
                  "\(undelivered) berichten van opdrachten konden niet bezorgd worden: leerspoor run history",
                  "\(undelivered) messages of jobs could not be delivered: leerspoor run history")))))
    }
    return blocks
  }

  private func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
}
