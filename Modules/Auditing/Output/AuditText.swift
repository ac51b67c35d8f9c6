public import GuidanceKit
import Register

/// A report of the audit as text for a terminal or a mail: by rule, with the place in the spreadsheet and the cure.
public struct AuditText: Sendable {
  private let language: Language
  private let width: Int
  private let mostFiles = 4
  private let mostLines = 8

  /// Makes a writer of lines of at most `width` columns.
  public init(_ language: Language, width: Int) {
    self.language = language
    self.width = max(40, width)
  }

  /// The whole report.
  public func text(_ report: AuditReport) -> String {
    var lines = TextWrap.wrapped(heading(report), width: width)
    lines += TextWrap.wrapped(seen(report), width: width)
    for items in grouped(report.open) {
      guard let first = items.first, let explanation = report.outcome.ruleset.rule(first.finding.rule)?.explanation
      else { continue }
      lines += ["", title(explanation, first.finding.severity, count: items.count)]
      for item in items { lines += self.item(item, cure: explanation.cure) }
      lines += hanging(pick("Herstellen: ", "Mending: "), explanation.cure[language], indent: 2)
    }
    lines += waived(report.waived)
    if !report.items.isEmpty {
      lines += [
        "", pick("Uitleg bij een regel: leerspoor audit explain CODE", "On a rule: leerspoor audit explain CODE"),
      ]
    }
    return lines.joined(separator: "\n")
  }

  /// The line that says how many findings there are.
  public func heading(_ report: AuditReport) -> String {
    let waived = report.waived.count
    var parts = Severity.allCases.map { counted($0, report.count($0)) }
    if waived > 0 { parts.append(pick("\(waived) vrijgesteld", "\(waived) waived")) }
    let counts = parts.joined(separator: ", ")
    let scope = report.outcome.scope.text(language)
    let ruleset = report.outcome.ruleset.name
    return pick("Audit van \(scope), regelset \(ruleset): ", "Audit of \(scope), ruleset \(ruleset): ") + counts + "."
  }

  /// Findings that somebody waived, with why, by whom and until when: never as if there were nothing.
  private func waived(_ items: [AuditReport.Item]) -> [String] {
    guard !items.isEmpty else { return [] }
    let title = pick(
      items.count == 1
        ? "VRIJGESTELD: 1 bevinding, aanvaard maar niet opgelost"
        : "VRIJGESTELD: \(items.count) bevindingen, aanvaard maar niet opgelost",
      items.count == 1
        ? "WAIVED: 1 finding, accepted but not resolved" : "WAIVED: \(items.count) findings, accepted but not resolved")
    var lines = ["", title]
    for item in items {
      guard let waiver = item.waiver else { continue }
      let finding = item.finding
      lines += hanging(
        "- ", "\(finding.rule) \(finding.severity.label[language])\(number(item)): \(finding.message[language])",
        indent: 2)
      let until = NumberText(language).date(waiver.grant.until)
      lines += hanging(
        "",
        pick(
          "Vrijstelling \(waiver.id) door \(waiver.grant.by), tot en met \(until): \(waiver.grant.reason)",
          "Waiver \(waiver.id) by \(waiver.grant.by), through \(until): \(waiver.grant.reason)"), indent: 4)
    }
    return lines
  }

  /// The number of a finding, by which it is waived, assigned and looked up.
  private func number(_ item: AuditReport.Item) -> String { (item.life?.id ?? item.known).map { " #\($0)" } ?? "" }

  private func seen(_ report: AuditReport) -> String {
    let number = NumberText(language).integer(report.outcome.registrations)
    let looked = pick("\(number) registraties bekeken.", "\(number) registrations looked at.")
    guard let run = report.run else { return looked + pick(" Niet bewaard.", " Not kept.") }
    let new = report.items.count { $0.life?.state == .new }
    let reopened = report.items.count { $0.life?.state == .reopened }
    return looked
      + pick(
        " Tegenover de vorige audit van deze periode: \(new) nieuw, \(reopened) terug, \(run.resolved) opgelost.",
        " Against the audit before of this period: \(new) new, \(reopened) back, \(run.resolved) resolved.")
  }

  private func counted(_ severity: Severity, _ count: Int) -> String {
    switch (severity, count) {
    case (.error, 1): pick("1 fout", "1 error")
    case (.error, _): pick("\(count) fouten", "\(count) errors")
    case (.warning, 1): pick("1 waarschuwing", "1 warning")
    case (.warning, _): pick("\(count) waarschuwingen", "\(count) warnings")
    case (.notice, 1): pick("1 opmerking", "1 notice")
    case (.notice, _): pick("\(count) opmerkingen", "\(count) notices")
    }
  }

  /// Findings together by severity and rule, in the order of the report.
  private func grouped(_ items: [AuditReport.Item]) -> [[AuditReport.Item]] {
    var groups: [[AuditReport.Item]] = []
    for item in items {
      if let last = groups.last?.last?.finding, (last.severity, last.rule) == (item.finding.severity, item.finding.rule)
      {
        groups[groups.count - 1].append(item)
      } else {
        groups.append([item])
      }
    }
    return groups
  }

  private func title(_ explanation: RuleExplanation, _ severity: Severity, count: Int) -> String {
    let times = count == 1 ? "" : " (\(count))"
    return "\(explanation.code)  \(severity.label[language])  \(explanation.title[language])\(times)"
  }

  private func item(_ item: AuditReport.Item, cure: Label) -> [String] {
    let state =
      switch item.life?.state {
      case .new: pick("[nieuw] ", "[new] ")
      case .reopened: pick("[terug] ", "[back] ")
      case .persisting, nil: ""
      }
    let number = number(item).dropFirst()
    let owner = item.life?.owner.map { pick(" (opgevolgd door \($0))", " (followed up by \($0))") } ?? ""
    var lines = hanging(
      "- ", (number.isEmpty ? "" : "\(number) ") + state + item.finding.message[language] + owner, indent: 2)
    if let lapsed = item.lapsed {
      lines += hanging(
        "",
        pick(
          "Vrijstelling \(lapsed.id) geldt hier niet meer: de feiten zijn gewijzigd sinds \(lapsed.at.prefix(10)).",
          "Waiver \(lapsed.id) no longer holds here: the facts changed since \(lapsed.at.prefix(10))."), indent: 4)
    }
    for place in places(item.finding) { lines += hanging("", place, indent: 4) }
    if item.finding.cure != cure { lines += hanging("", item.finding.cure[language], indent: 4) }
    return lines
  }

  /// Files with the lines of the facts, shortened where there are many.
  private func places(_ finding: Finding) -> [String] {
    let facts = finding.facts
    let files = facts.map(\.file).uniqued()
    var result = files.prefix(mostFiles).map { file in
      let own = facts.filter { $0.file == file }
      let more =
        own.count > mostLines ? pick(" en nog \(own.count - mostLines)", " and \(own.count - mostLines) more") : ""
      return "\(file):\(own.prefix(mostLines).map { line($0) }.joined(separator: ", "))\(more)"
    }
    if files.count > mostFiles {
      result.append(pick("en nog \(files.count - mostFiles) bestanden", "and \(files.count - mostFiles) more files"))
    }
    if finding.factCount > facts.count {
      let rest = NumberText(language).integer(finding.factCount - facts.count)
      result.append(pick("en nog \(rest) andere plaatsen", "and \(rest) more places"))
    }
    return result
  }

  /// The text line, and the spreadsheet row where a cell with line ends makes the two differ.
  private func line(_ fact: FactReference) -> String {
    fact.line == fact.row ? "\(fact.line)" : pick("\(fact.line) (rij \(fact.row))", "\(fact.line) (row \(fact.row))")
  }

  private func hanging(_ start: String, _ text: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let first = String(repeating: " ", count: start == "- " ? 0 : indent) + start
    let hang = start == "- " ? margin : margin + String(repeating: " ", count: start.count)
    return TextWrap.wrapped(text, width: width - hang.count).enumerated().map { ($0 == 0 ? first : hang) + $1 }
  }

  private func pick(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
}

/// Breaks text into lines.
enum TextWrap {
  /// The text in lines of at most `width` signs; a longer word stands alone.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
