import Auditing
import Documents
import GuidanceKit
import Register

/// The findings as a page to send on: by rule with the cure, what is waived under a heading of its own.
struct FindingPage {
  private let report: AuditReport
  private let language: GuidanceKit.Language
  private let isInvented: Bool

  /// - Parameter isInvented: whether the data are invented; the page then says so.
  init(_ report: AuditReport, _ language: GuidanceKit.Language, isInvented: Bool) {
    self.report = report
    self.language = language
    self.isInvented = isInvented
  }

  private func pick(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }

  var page: Page {
    let number = NumberText(language)
    let scope = report.outcome.scope.text(language)
    var facts = [
      Definition(pick("Periode", "Period"), RichText(scope)),
      Definition(pick("Regels", "Rules"), RichText(report.outcome.ruleset.title[language])),
      Definition(pick("Registraties", "Registrations"), RichText(number.integer(report.outcome.registrations))),
    ]
    if let run = report.run {
      facts.append(Definition("Audit", RichText("\(run.id) (\(run.at.prefix(10)))")))
    }
    return Page(
      language: language.ofDocuments, title: pick("Audit van \(scope)", "Audit of \(scope)"),
      subtitle: report.outcome.ruleset.name,
      mark: isInvented ? pick("Verzonnen gegevens", "Invented data") : nil, facts: facts,
      sections: [summary] + rules + [waived].compactMap(\.self))
  }

  private var summary: Section {
    let counts: [(Severity, Label, Status)] = [
      (.error, Label("fouten", "errors"), .notMet), (.warning, Label("waarschuwingen", "warnings"), .unknown),
      (.notice, Label("opmerkingen", "notices"), .empty),
    ]
    var sentences = counts.map { severity, word, status in
      let count = report.count(severity)
      return LeadSentence(
        RichText(pick("\(count) \(word.dutch) staan open.", "\(count) \(word.english) stand open.")),
        status: StatusMark(count == 0 ? .met : status, count == 0 ? pick("geen", "none") : severity.label[language]))
    }
    if !report.waived.isEmpty {
      let count = report.waived.count
      sentences.append(
        LeadSentence(
          RichText(
            pick(
              "\(count) vrijgesteld: aanvaard, niet opgelost.", "\(count) waived: accepted, not resolved.")),
          status: StatusMark(.outside, pick("vrijgesteld", "waived"))))
    }
    return Section(id: "kort", title: pick("In het kort", "In short"), blocks: [.lead(sentences)])
  }

  private var rules: [Section] {
    var groups: [(key: String, items: [AuditReport.Item])] = []
    for item in report.open {
      let key = "\(item.finding.rule)-\(item.finding.severity.rawValue)"
      if groups.last?.key == key { groups[groups.count - 1].items.append(item) } else { groups.append((key, [item])) }
    }
    return groups.compactMap { key, items in
      guard let first = items.first, let rule = report.outcome.ruleset.rule(first.finding.rule)?.explanation else {
        return nil
      }
      return Section(
        id: key.lowercased(),
        title: "\(rule.code) · \(first.finding.severity.label[language]) · \(rule.title[language])",
        blocks: [.paragraph(RichText(rule.why[language])), .table(table(items, rule)), .paragraph(cure(rule))])
    }
  }

  private func cure(_ rule: RuleExplanation) -> RichText {
    RichText([.strong(pick("Herstellen: ", "Mending: ")), .text(rule.cure[language])])
  }

  private func table(_ items: [AuditReport.Item], _ rule: RuleExplanation) -> Table {
    // What no finding has takes no room.
    let (hasState, hasOwner) = (items.contains { $0.life != nil }, items.contains { $0.life?.owner != nil })
    var columns = [Column(pick("nummer", "number"), pick("Nr.", "No."), .integer)]
    if hasState { columns.append(Column(pick("stand", "state"), pick("Stand", "State"))) }
    columns.append(Column(pick("bevinding", "finding"), pick("Bevinding", "Finding")))
    columns.append(Column(pick("plaatsen", "places"), pick("In het rekenblad", "In the spreadsheet"), .code))
    if hasOwner { columns.append(Column(pick("opgevolgd_door", "owner"), pick("Opgevolgd door", "Followed up by"))) }
    return Table(
      id: "bevindingen-\(rule.code.lowercased())",
      caption: pick("Bevindingen van \(rule.code)", "Findings of \(rule.code)"), columns: columns,
      rows: items.map { item in
        var cells: [Cell] = [(item.life?.id ?? item.known).map { .integer($0, "\($0)") } ?? .empty]
        if hasState { cells.append(.text(state(item))) }
        cells += [.text(item.finding.message[language]), .text(places(item.finding))]
        if hasOwner { cells.append(.text(item.life?.owner ?? "")) }
        return Row(cells)
      })
  }

  /// The first places, each file once with its lines.
  private func places(_ finding: Finding) -> String {
    let shown = finding.facts.prefix(8)
    var files: [(name: String, lines: [String])] = []
    for fact in shown {
      if files.last?.name == fact.file {
        files[files.count - 1].lines.append("\(fact.line)")
      } else {
        files.append((fact.file, ["\(fact.line)"]))
      }
    }
    let more = finding.factCount - shown.count
    return files.map { "\($0.name): \($0.lines.joined(separator: ", "))" }.joined(separator: "; ")
      + (more > 0 ? pick(" en nog \(more)", " and \(more) more") : "")
  }

  private func state(_ item: AuditReport.Item) -> String {
    switch item.life?.state {
    case .new: pick("nieuw", "new")
    case .reopened: pick("terug", "back")
    case .persisting:
      pick("sinds \(item.life?.firstFoundAt.prefix(10) ?? "")", "since \(item.life?.firstFoundAt.prefix(10) ?? "")")
    case nil: ""
    }
  }

  /// What is waived, never among what is clean.
  private var waived: Section? {
    guard !report.waived.isEmpty else { return nil }
    return Section(
      id: "vrijgesteld", title: pick("Vrijgesteld", "Waived"),
      blocks: [
        .paragraph(
          RichText(
            pick(
              "Deze bevindingen zijn aanvaard en niet opgelost. Ze komen terug op hun laatste dag, of als de feiten wijzigen.",
              "These findings are accepted and not resolved. They come back on their last day, or when the facts change."
            ))),
        .table(
          Table(
            id: "vrijgesteld", caption: pick("Vrijgestelde bevindingen", "Waived findings"),
            columns: [
              Column(pick("regel", "rule"), pick("Regel", "Rule"), .code),
              Column(pick("ernst", "severity"), pick("Ernst", "Severity")),
              Column(pick("bevinding", "finding"), pick("Bevinding", "Finding")),
              Column(pick("reden", "reason"), pick("Reden", "Reason")), Column(pick("door", "by"), pick("Door", "By")),
              Column(pick("tot", "until"), pick("Tot en met", "Through"), .code),
            ],
            rows: report.waived.map { item in
              Row([
                .text(item.finding.rule), .text(item.finding.severity.label[language]),
                .text(item.finding.message[language]), .text(item.waiver?.grant.reason ?? ""),
                .text(item.waiver?.grant.by ?? ""), .text(item.waiver?.grant.until.iso ?? ""),
              ])
            })),
      ])
  }
}
