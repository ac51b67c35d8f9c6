import Auditing
import Documents
import GuidanceKit
import Register

/// The findings as a table, one to a row, for a spreadsheet.
struct FindingTable {
  let table: Table

  init(_ report: AuditReport, _ language: Language) {
    func pick(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
    table = Table(
      id: "bevindingen", caption: AuditText(language, width: 100).heading(report),
      columns: [
        Column(pick("nummer", "number"), pick("Nummer", "Number"), .integer),
        Column(pick("regel", "rule"), pick("Regel", "Rule"), .code),
        Column(pick("ernst", "severity"), pick("Ernst", "Severity")),
        Column(pick("stand", "state"), pick("Stand", "State")),
        Column(pick("gevonden", "found"), pick("Eerst gevonden", "First found"), .code),
        Column(pick("onderwerp", "scope"), pick("Onderwerp", "About"), .code),
        Column(pick("bevinding", "finding"), pick("Bevinding", "Finding")),
        Column(pick("herstellen", "mending"), pick("Herstellen", "Mending")),
        Column(pick("plaatsen", "places"), pick("Plaatsen", "Places"), .code),
        Column(pick("aantal_plaatsen", "place_count"), pick("Aantal plaatsen", "Number of places"), .integer),
        Column(pick("opgevolgd_door", "owner"), pick("Opgevolgd door", "Followed up by"), .code),
        Column(pick("vrijstelling", "waiver"), pick("Vrijstelling", "Waiver")),
      ],
      rows: report.items.map { item in
        let finding = item.finding
        let places = finding.facts.prefix(50).map { "\($0.file):\($0.line)" }.joined(separator: ", ")
        return Row([
          (item.life?.id ?? item.known).map { Cell.integer($0, "\($0)") } ?? .empty, .text(finding.rule),
          .text(finding.severity.label[language]), .text(item.life.map { Self.word($0.state, language) } ?? ""),
          .text(String((item.life?.firstFoundAt ?? "").prefix(10))), .text(finding.scope),
          .text(finding.message[language]), .text(finding.cure[language]), .text(places),
          .integer(finding.factCount, "\(finding.factCount)"), .text(item.life?.owner ?? ""),
          .text(Self.waiver(item, language)),
        ])
      })
  }

  /// By whom it was waived, until when and why.
  private static func waiver(_ item: AuditReport.Item, _ language: Language) -> String {
    guard let waiver = item.waiver else { return "" }
    let grant = waiver.grant
    return language == .dutch
      ? "\(waiver.id): \(grant.by), tot en met \(grant.until.iso): \(grant.reason)"
      : "\(waiver.id): \(grant.by), through \(grant.until.iso): \(grant.reason)"
  }

  private static func word(_ state: KeptFinding.State, _ language: Language) -> String {
    switch state {
    case .new: language == .dutch ? "nieuw" : "new"
    case .persisting: language == .dutch ? "blijft" : "persisting"
    case .reopened: language == .dutch ? "terug" : "reopened"
    }
  }
}
