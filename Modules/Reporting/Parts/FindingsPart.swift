import Documents
import GuidanceKit
import Indicators
import Register

/// What the audit found, by rule, with what to do about it.
extension Report {
  var findingsSection: Section {
    var blocks: [Block] = [.paragraph(findingIntroduction)]
    if !data.findings.isEmpty {
      blocks.append(.table(ruleTable))
      blocks.append(
        .details(title: say(Label("Alle bevindingen", "All findings")), [.table(findingTable)]))
    }
    return Section(id: "bevindingen", title: say(Label("Bevindingen", "Findings")), blocks: blocks)
  }

  private var findingIntroduction: RichText {
    guard let audit = data.audit else {
      return text(
        Label(
          "Er is nog geen audit gebeurd. {command} kijkt alle gegevens na.",
          "There was no audit yet. {command} checks all data."),
        ["command": .code(auditCommand)])
    }
    let pieces: [String: RichText.Run] = [
      "errors": .value(Quoted(count(audit.errors, Label("fout", "error"), Label("fouten", "errors")))),
      "warnings": .value(
        Quoted(count(audit.warnings, Label("waarschuwing", "warning"), Label("waarschuwingen", "warnings")))),
      "notices": .value(Quoted(count(audit.notices, Label("opmerking", "notice"), Label("opmerkingen", "notices")))),
      "scope": .text(scope(audit.scope)),
    ]
    var introduction = text(
      Label(
        "De audit over {scope} vond {errors}, {warnings} en {notices}.",
        "The audit over {scope} found {errors}, {warnings} and {notices}."), pieces)
    if let batch = audit.batch, batch < data.figures.generatedFrom.batch {
      introduction =
        introduction
        + text(
          Label(
            " Daarna is nog ingevoerd: laat de audit opnieuw lopen.", " More was imported since: run the audit again."))
    }
    return introduction
  }

  private func scope(_ code: String) -> String {
    if let period = Period(code) { return print.number.period(period) }
    return say(Label("alle gegevens", "all data"))
  }

  // MARK: By rule

  private var ruleTable: Table {
    let rules = Dictionary(grouping: data.findings, by: \.item.rule).map { rule, findings in
      (rule: rule, findings: findings.sorted { $0.id < $1.id })
    }.sorted { one, other in
      let ranks = (worst(one.findings).rank, worst(other.findings).rank)
      return ranks.0 == ranks.1 ? one.rule < other.rule : ranks.0 < ranks.1
    }
    return Table(
      id: "bevindingen-per-regel",
      caption: say(Label("Open bevindingen per regel", "Open findings per rule")),
      columns: [
        Column(say(Label("regel", "rule")), say(Label("Regel", "Rule")), .code),
        Column(say(Label("ernst", "severity")), say(Label("Ernst", "Severity"))),
        Column(say(Label("aantal", "count")), say(Label("Aantal", "Count")), .integer),
        Column(say(Label("voorbeeld", "example")), say(Label("Voorbeeld", "Example"))),
        Column(say(Label("herstellen", "mending")), say(Label("Wat te doen", "What to do"))),
      ],
      rows: rules.map { rule, findings in
        let severity = worst(findings)
        let example = findings.first { !isAboutAPerson($0) }
        let cure = findings.lazy.compactMap(cure).first { !namesAPerson($0) }
        return Row([
          .text(rule), .status(StatusMark(Status(severity), severity.label[language])),
          .integer(findings.count, print.number.integer(findings.count)),
          .text(example?.item.message[language] ?? withheld), .text(cure ?? ""),
        ])
      },
      notes: [
        text(
          Label(
            "{command} legt een regel uit; bevindingen over één begeleider staan alleen in de audit zelf.",
            "{command} explains a rule; findings about one adviser are in the audit itself only."),
          ["command": .code("leerspoor audit explain \(rules.first?.rule ?? "PRJ001")")])
      ])
  }

  private func worst(_ findings: [KeptFinding]) -> Severity {
    findings.map(\.item.severity).min { $0.rank < $1.rank } ?? .notice
  }

  // MARK: Each

  private var findingTable: Table {
    Table(
      id: "bevindingen", caption: say(Label("Alle open bevindingen", "All open findings")),
      columns: [
        Column(say(Label("nummer", "number")), say(Label("Nr.", "No.")), .integer),
        Column(say(Label("regel", "rule")), say(Label("Regel", "Rule")), .code),
        Column(say(Label("ernst", "severity")), say(Label("Ernst", "Severity"))),
        Column(say(Label("bevinding", "finding")), say(Label("Bevinding", "Finding"))),
        Column(say(Label("herstellen", "mending")), say(Label("Wat te doen", "What to do"))),
      ],
      rows: data.findings.map { finding in
        let isPersonal = isAboutAPerson(finding)
        let severity = finding.item.severity
        return Row([
          .integer(finding.id, String(finding.id)), .text(finding.item.rule),
          .status(StatusMark(Status(severity), severity.label[language])),
          .text(isPersonal ? withheld : finding.item.message[language]), .text(isPersonal ? "" : cure(finding) ?? ""),
        ])
      }, mostRows: 150)
  }

  private var withheld: String {
    say(Label("over één begeleider: zie de audit", "about one adviser: see the audit"))
  }

  /// Whether a finding names a person of the service, by code or by name.
  private func isAboutAPerson(_ finding: KeptFinding) -> Bool {
    if data.people.contains(finding.item.scope) { return true }
    return namesAPerson(finding.item.message[language]) || namesAPerson(cure(finding) ?? "")
  }

  private func namesAPerson(_ text: String) -> Bool { PersonNames.areIn(text, data.people) }

  private func cure(_ finding: KeptFinding) -> String? {
    FindingCure(json: finding.item.detail)?.cure[language]
  }
}

extension Status {
  init(_ severity: Severity) {
    switch severity {
    case .error: self = .notMet
    case .warning: self = .unknown
    case .notice: self = .empty
    }
  }
}
