import Documents
import GuidanceKit
import Indicators
import Register

/// With whom the adviser was, and what the audit found.
extension AdviserReport {
  // MARK: Organisations

  var visitSection: Section? {
    let start = "visits/adviser/\(FigureID.part(adviser.code))/"
    let figures = data.figures.figures(startingWith: start).filter { $0.id.scope.count == 3 }
    guard !figures.isEmpty else { return nil }
    let known = Dictionary(data.report.input.organisations.map { ($0.number.digits, $0) }) { _, last in last }
    let sorted = figures.sorted {
      ($1.value ?? .zero, $0.id.text) < ($0.value ?? .zero, $1.id.text)
    }
    return Section(
      id: "organisaties", title: say(Label("Begeleide organisaties", "Organisations guided")),
      blocks: [
        .table(
          Table(
            id: "organisaties",
            caption: say(
              Label("Met wie geregistreerd is, de meeste uren eerst", "With whom was registered, most hours first")),
            columns: [
              Column(say(Label("organisatie", "organisation")), say(Label("Organisatie", "Organisation"))),
              Column(say(Label("instellingsnummer", "institution_number")), say(Label("Nummer", "Number")), .code),
              Column("type", "Type", .code),
              Column(say(Label("uren", "hours")), say(Label("Uren", "Hours")), .decimal(places: 1)),
              Column(
                say(Label("registraties", "registrations")), say(Label("Registraties", "Registrations")), .integer),
            ],
            rows: sorted.map { figure in
              let digits = figure.id.scope.last ?? ""
              let organisation = known[digits]
              return Row([
                .text(organisation?.name ?? digits), .text(digits), .text(organisation?.type.code ?? ""),
                print.cell(figure), print.cell(figure, count: .registrations),
              ])
            }, mostRows: 40))
      ])
  }

  // MARK: Findings

  /// What the audit found about this adviser or about registrations of this adviser.
  var ownFindingsSection: Section? {
    guard data.audit != nil else { return nil }
    let own = data.findings.filter { finding in
      finding.item.scope == adviser.code
        || [finding.item.message[language], finding.item.message.dutch].contains { message in
          PersonNames.areIn(message, [adviser.code, adviser.name])
        }
    }
    let introduction: RichText =
      own.isEmpty
      ? text(
        Label(
          "De laatste audit vond niets over deze begeleider of diens registraties.",
          "The last audit found nothing about this adviser or their registrations."))
      : text(
        Label(
          "De laatste audit vond {count} over deze begeleider of diens registraties. Achter elk staat wat te doen.",
          "The last audit found {count} about this adviser or their registrations. Each says what to do."),
        [
          "count": .value(
            Quoted(count(own.count, Label("bevinding", "finding"), Label("bevindingen", "findings"))))
        ])
    var blocks: [Block] = [.paragraph(introduction)]
    if !own.isEmpty {
      blocks.append(
        .table(
          Table(
            id: "bevindingen", caption: say(Label("Open bevindingen", "Open findings")),
            columns: [
              Column(say(Label("nummer", "number")), say(Label("Nr.", "No.")), .integer),
              Column(say(Label("regel", "rule")), say(Label("Regel", "Rule")), .code),
              Column(say(Label("ernst", "severity")), say(Label("Ernst", "Severity"))),
              Column(say(Label("bevinding", "finding")), say(Label("Bevinding", "Finding"))),
              Column(say(Label("herstellen", "mending")), say(Label("Wat te doen", "What to do"))),
            ],
            rows: own.map { finding in
              let severity = finding.item.severity
              return Row([
                .integer(finding.id, String(finding.id)), .text(finding.item.rule),
                .status(StatusMark(Status(severity), severity.label[language])),
                .text(finding.item.message[language]),
                .text(FindingCure(json: finding.item.detail)?.cure[language] ?? ""),
              ])
            })))
    }
    return Section(
      id: "bevindingen", title: say(Label("Bevindingen over eigen registraties", "Findings about own registrations")),
      blocks: blocks)
  }
}
