public import Documents
public import GuidanceKit
import Indicators
import Register

/// A report: sections made from one state of the register, for one reader, in one language.
///
/// What several reports say is written once, in `Parts`, as extensions of this protocol.
public protocol Report: Sendable {
  /// What it is made from.
  var data: ReportData { get }
  /// The title.
  var title: Label { get }
  /// The line under the title.
  var subtitle: Label? { get }
  /// The sections; the first begins with what matters.
  var sections: [Section] { get }
  /// Whether `figures.json` holds every figure of the request, and not only those that the report prints.
  var hasAllFigures: Bool { get }
  /// What whoever makes it should know; nothing of it is in the report's files.
  var notices: [Label] { get }
}

extension Report {
  /// The plan it is measured by.
  public var subtitle: Label? {
    Label(
      "Wat de begeleiding deed, gemeten aan: \(data.plan.title.dutch)",
      "What guidance did, measured by: \(data.plan.title.english)")
  }

  /// Only what it prints.
  public var hasAllFigures: Bool { false }

  /// Nothing.
  public var notices: [Label] { [] }

  /// The report as a page, without explanations.
  public var page: Page {
    Page(
      language: language.ofDocuments, kicker: kicker, title: say(title), subtitle: subtitle.map(say),
      mark: data.isInvented ? say(Label("Verzonnen gegevens", "Invented data")) : nil,
      markExplanation: data.isInvented
        ? RichText(
          say(
            Label(
              "Dit rapport steunt op ingevoerde gegevens die verzonnen zijn. Het bewijst niets over een echte dienst.",
              "This report rests on imported data that are invented. It proves nothing about a real service."))) : nil,
      facts: facts, sections: sections, colophon: colophon)
  }

  /// The language of its texts.
  var language: Language { data.request.language }

  /// Prints its figures.
  var print: FigurePrinter { FigurePrinter(language) }

  /// A text in the language of the report.
  func say(_ label: Label) -> String { label[language] }

  /// A text with pieces in the language of the report.
  func text(_ label: Label, _ pieces: [String: RichText.Run] = [:]) -> RichText { RichText(label[language], pieces) }

  /// The period in words: `januari 2026`.
  var periodName: String { print.number.period(data.period) }

  /// The period as an option of commands: `--month 2026-01`.
  var periodOption: String {
    if case .month(let month) = data.period { return "--month \(month.iso)" }
    return "--period \(data.period.iso)"
  }

  /// The command that audits what the report is about.
  var auditCommand: String {
    if case .month(let month) = data.period { return "leerspoor audit check --month \(month.iso)" }
    return "leerspoor audit check"
  }

  // MARK: Frame

  private var kicker: String {
    let services = data.plan.services.map { $0.name[language] }
    guard let last = services.last, services.count > 1 else {
      return ([data.plan.organisation] + services).joined(separator: ": ")
    }
    let joint = say(Label(" en ", " and "))
    return data.plan.organisation + ": " + services.dropLast().joined(separator: ", ") + joint + last
  }

  private var facts: [Definition] {
    var facts = [
      Definition(
        say(Label("Geteld tot en met", "Counted up to")), RichText([.value(Quoted(print.number.date(data.day)))])),
      Definition(say(Label("Schooljaar", "School year")), RichText([.value(Quoted(data.year.iso))])),
      Definition(say(Label("Plan", "Plan")), RichText(data.plan.code)),
      Definition(say(Label("Databank", "Database")), RichText(state)),
    ]
    if let asOf = data.request.asOf {
      let known =
        CalendarDate(iso: asOf).map { say(Label("op \(print.number.date($0))", "on \(print.number.date($0))")) }
        ?? say(Label("na invoer \(asOf)", "after batch \(asOf)"))
      facts.append(Definition(say(Label("Zoals bekend", "As known")), RichText(known)))
    }
    return facts
  }

  /// The state of the database in words.
  private var state: String {
    let batch = data.figures.generatedFrom.batch
    return batch == 0
      ? say(Label("leeg", "empty")) : say(Label("tot en met invoer \(batch)", "up to batch \(batch)"))
  }

  private var colophon: [RichText] {
    [
      RichText(
        say(
          Label(
            "Gemaakt met Leerspoor \(data.version), \(state). De kenmerken van plan, cijfers en databank staan in manifest.json.",
            "Made with Leerspoor \(data.version), \(state). The hashes of plan, figures and database are in manifest.json."
          )))
    ]
  }
}

extension ReportKind {
  /// Makes a report of this kind: the one table of all reports.
  ///
  /// - Throws: errors of the register, and what is wrong with the subject.
  func report(_ data: ReportData, from snapshot: Snapshot) throws -> any Report {
    switch self {
    case .month: MonthReport(data)
    case .week: WeekReport(data)
    case .organisation: try OrganisationReport(data)
    case .adviser: try AdviserReport(data)
    case .assignments: try AssignmentReport(data)
    case .followup: FollowUpReport(data)
    case .team: try TeamReport(data)
    case .funds: FundsReport(data)
    case .edbi: data.request.subject == nil ? SurveyYearReport(data) : try SurveyReport(data)
    case .viv: VIVReport(data)
    case .plg: PLGReport(data)
    case .projects: ProjectsReport(data)
    case .year: try YearReport(data)
    }
  }
}
