public import Documents
public import GuidanceKit
import Indicators

/// The monthly report for director, coordinator and teams.
///
/// It names no person: figures of one adviser are for that adviser, the director and the coordinator, in reports of their own.
public struct MonthReport: Sendable {
  let data: MonthData
  let language: Language
  let print: FigurePrinter

  /// A report in a language.
  public init(_ data: MonthData, language: Language) {
    self.data = data
    self.language = language
    print = FigurePrinter(language)
  }

  /// The report as a page.
  public var page: Page {
    let number = print.number
    let title = say(Label("Maandrapport \(number.month(data.month))", "Monthly report, \(number.month(data.month))"))
    var sections = [summary]
    sections += [staffing, reach, classroom]
    if let projects { sections.append(projects) }
    sections += [imports, findings, method]
    return Page(
      language: language.ofDocuments, kicker: kicker, title: title,
      subtitle: say(
        Label(
          "Wat de begeleiding deed, gemeten aan: \(data.plan.title.dutch)",
          "What guidance did, measured by: \(data.plan.title.english)")),
      mark: data.isInvented ? say(Label("Verzonnen gegevens", "Invented data")) : nil,
      markExplanation: data.isInvented
        ? RichText(
          say(
            Label(
              "Dit rapport steunt op ingevoerde gegevens die verzonnen zijn. Het bewijst niets over een echte dienst.",
              "This report rests on imported data that are invented. It proves nothing about a real service."))) : nil,
      facts: facts, sections: sections, colophon: colophon)
  }

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
    if let asOf = data.report.input.request.asOf {
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

  /// A text in the language of the report.
  func say(_ label: Label) -> String { label[language] }

  /// A text with pieces in the language of the report.
  func text(_ label: Label, _ pieces: [String: RichText.Run] = [:]) -> RichText { RichText(label[language], pieces) }
}
