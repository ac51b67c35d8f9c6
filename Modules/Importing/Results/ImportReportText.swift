public import GuidanceKit
public import Register

/// The words in which the result of an import is told.
public struct ImportReportText {
  private let language: Language
  private let number: NumberText

  /// How many places of one cause are shown.
  public var shown = 5
  /// How many changed, new and gone records are shown of each.
  public var shownRecords = 20

  /// Tells results in a language.
  public init(_ language: Language) {
    self.language = language
    number = NumberText(language)
  }

  /// What became of a file, in lines.
  public func text(_ report: ImportReport) -> String {
    var lines = [headline(report)]
    // Nobody gave a file for what is corrected by hand.
    if let dialect = report.dialect, !dialect.isByHand {
      lines.append(labelled("begrepen", "understood", dialect.summary[language]))
    }
    lines.append(labelled("rekening", "account", account(report.counts)))
    if report.counts.gone > 0 {
      lines.append(
        labelled(
          "verdwenen", "gone",
          pick(
            "\(number.integer(report.counts.gone)) records staan niet meer in de volledige lijst",
            "\(number.integer(report.counts.gone)) records no longer stand in the full list")))
    }
    lines += report.held.map { labelled("naregistratie", "late registrations", $0[language]) }
    lines += report.mended.map { mended($0, report) }
    if let merge = report.merge {
      lines.append(
        labelled(
          "samengevoegd", "merged",
          pick(
            "\(merge.from.digits) → \(merge.into.digits): wat op het eerste staat, telt bij het tweede",
            "\(merge.from.digits) → \(merge.into.digits): what stands on the first counts with the second")))
    }
    if let reason = report.reason { lines.append(labelled("reden", "reason", reason)) }
    lines += self.changes(report)
    if let batch = report.batch, report.openRejected > 0 {
      lines.append(
        labelled(
          "verbeteren", "mend",
          pick(
            "leerspoor import rejected \(batch) > te-verbeteren.csv geeft de geweigerde rijen, om in Excel te verbeteren",
            "leerspoor import rejected \(batch) > to-mend.csv gives the rejected rows, to mend in Excel")))
    }
    lines += self.lines(report.problems)
    return lines.joined(separator: "\n")
  }

  /// What became of the rejected rows of an earlier batch: `7 van 9 geweigerde rijen van batch 3 zijn verbeterd, 2 blijven
  /// open`, and in which batch those stand that were rejected again.
  private func mended(_ counts: MendedCounts, _ report: ImportReport) -> String {
    let all = number.integer(counts.rejected)
    let done = counts.mended + counts.before
    let isOne = counts.rejected == 1
    var dutch =
      "\(number.integer(done)) van \(all) geweigerde \(isOne ? "rij" : "rijen") van batch \(counts.batch) "
      + (done == 1 ? "is verbeterd" : "zijn verbeterd")
    var english =
      "\(number.integer(done)) of \(all) rejected \(isOne ? "row" : "rows") of batch \(counts.batch) "
      + (done == 1 ? "is mended" : "are mended")
    if counts.before > 0 {
      dutch += " (\(number.integer(counts.before)) al vroeger)"
      english += " (\(number.integer(counts.before)) before)"
    }
    func add(_ count: Int, _ one: (String, String), _ more: (String, String)) {
      guard count > 0 else { return }
      dutch += ", \(number.integer(count)) \(count == 1 ? one.0 : more.0)"
      english += ", \(number.integer(count)) \(count == 1 ? one.1 : more.1)"
    }
    if let batch = report.batch {
      add(
        counts.rejectedAgain,
        ("is opnieuw geweigerd en staat nu bij batch \(batch)", "was rejected again and stands in batch \(batch) now"),
        ("zijn opnieuw geweigerd en staan nu bij batch \(batch)", "were rejected again and stand in batch \(batch) now")
      )
    } else {
      add(
        counts.rejectedAgain, ("wordt opnieuw geweigerd", "would be rejected again"),
        ("worden opnieuw geweigerd", "would be rejected again"))
    }
    for moved in counts.moved {
      let place = moved.batch
      // What this file made of those stands on a line of its own.
      guard !report.mended.contains(where: { $0.batch == place }) else {
        add(
          moved.rows, ("stond al bij batch \(place)", "stood in batch \(place) already"),
          ("stonden al bij batch \(place)", "stood in batch \(place) already"))
        continue
      }
      let command = "leerspoor import rejected \(place)"
      add(
        moved.rows,
        ("staat open bij batch \(place) (\(command))", "is open in batch \(place) (\(command))"),
        ("staan open bij batch \(place) (\(command))", "are open in batch \(place) (\(command))"))
    }
    let command = "leerspoor import rejected \(counts.batch)"
    add(
      counts.open, ("blijft open (\(command))", "stays open (\(command))"),
      ("blijven open (\(command))", "stay open (\(command))"))
    return labelled("verbeterd", "mended", pick(dutch, english))
  }

  /// The changed records cell by cell, and the new and gone ones when they are listed.
  private func changes(_ report: ImportReport) -> [String] {
    var lines: [String] = []
    func list<Item>(_ items: [Item], of total: Int, _ dutch: String, _ english: String, _ text: (Item) -> String) {
      guard !items.isEmpty else { return }
      lines.append(labelled(dutch, english, number.integer(total)))
      lines += items.prefix(shownRecords).map { "    " + text($0) }
      let rest = total - min(items.count, shownRecords)
      if rest > 0 {
        lines.append("    " + pick("… en nog \(number.integer(rest))", "… and \(number.integer(rest)) more"))
      }
    }
    list(report.changes, of: report.counts.changed, "gewijzigd", "changed") { change in
      // The row of a correction by hand is one that nobody has seen; where the record stood is told instead.
      let origin = change.earlier
      let place =
        report.dialect?.isByHand == true
        ? pick("batch \(origin.batch), rij \(origin.row)", "batch \(origin.batch), row \(origin.row)")
        : pick("rij \(change.row)", "row \(change.row)")
      let named = place + (change.key.map { " (\($0))" } ?? "")
      guard !change.cells.isEmpty else {
        return named
          + pick(": dezelfde tekst, nu anders begrepen", ": the same text, understood differently now")
      }
      return named + ": "
        + change.cells.map { "\($0.column) \(shown($0.old)) → \(shown($0.new))" }.joined(separator: "; ")
    }
    list(report.added, of: report.counts.new, "nieuw", "new") { record in
      pick("rij \(record.row)", "row \(record.row)") + (record.key.map { " (\($0))" } ?? "")
    }
    list(report.gone, of: report.counts.gone, "verdwenen", "gone") { record in
      let origin = pick(
        "batch \(record.origin.batch), rij \(record.origin.row)",
        "batch \(record.origin.batch), row \(record.origin.row)")
      return record.key.map { "\($0) (\(origin))" } ?? origin
    }
    return lines
  }

  private func shown(_ cell: String) -> String { cell.isEmpty ? pick("(leeg)", "(empty)") : CellText.shown(cell) }

  /// Why a file was refused, in lines.
  public func text(_ refusal: ImportRefusal, file: String) -> String {
    let headline = pick("\(file): geweigerd, er is niets geladen", "\(file): refused, nothing was loaded")
    return ([headline] + refusal.problems.map { "  \($0.text(language))" }).joined(separator: "\n")
  }

  /// The accounting identity in words: `12.010 rijen = 12.000 nieuw + 0 gewijzigd + …`.
  public func account(_ counts: LoadCounts) -> String {
    records(counts) + " = " + parts(counts).map(words).joined(separator: " + ")
  }

  /// The same without what is nothing: `12.010 rijen: 12.000 nieuw, 10 geweigerd`.
  public func shortAccount(_ counts: LoadCounts) -> String {
    let parts = parts(counts).filter { $0.count > 0 }
    return records(counts) + (parts.isEmpty ? "" : ": " + parts.map(words).joined(separator: ", "))
  }

  private func records(_ counts: LoadCounts) -> String {
    let isOne = counts.records == 1
    return "\(number.integer(counts.records)) \(pick(isOne ? "rij" : "rijen", isOne ? "record" : "records"))"
  }

  private func parts(_ counts: LoadCounts) -> [(count: Int, dutch: String, english: String)] {
    [
      (counts.new, "nieuw", "new"), (counts.changed, "gewijzigd", "changed"),
      (counts.unchanged, "ongewijzigd", "unchanged"), (counts.rejected, "geweigerd", "rejected"),
      (counts.held, "aangehouden", "held"), (counts.setAside, "terzijde gelegd", "set aside"),
    ]
  }

  private func words(_ part: (count: Int, dutch: String, english: String)) -> String {
    "\(number.integer(part.count)) \(pick(part.dutch, part.english))"
  }

  private func headline(_ report: ImportReport) -> String {
    let kind = report.kind.code
    if let earlier = report.alreadyLoaded {
      return pick(
        "\(report.file): precies dit bestand is al geladen als batch \(earlier) (\(kind)); er is niets gewijzigd",
        "\(report.file): exactly this file was loaded before as batch \(earlier) (\(kind)); nothing was changed")
    }
    if report.isCheck {
      return pick(
        "\(report.file): nagekeken (\(kind)), niets geladen", "\(report.file): checked (\(kind)), nothing loaded")
    }
    if let batch = report.batch {
      return pick(
        "\(report.file): geladen als batch \(batch) (\(kind))", "\(report.file): loaded as batch \(batch) (\(kind))")
    }
    return pick("\(report.file): niets geladen (\(kind))", "\(report.file): nothing loaded (\(kind))")
  }

  /// What was noticed, in lines, by cause.
  func lines(_ problems: ProblemTally) -> [String] { problems.groups.flatMap(lines) }

  private func lines(_ group: ProblemTally.Group) -> [String] {
    let title = ProblemCode(rawValue: group.code)?.entry.title[language] ?? group.code
    let severity = group.severity.label[language]
    let times = group.count == 1 ? pick("1 keer", "once") : "\(number.integer(group.count)) \(pick("keer", "times"))"
    var lines = ["  \(severity) \(group.code) \(title): \(times)"]
    for located in group.examples.prefix(shown) {
      lines.append("    \(located.placed.text(language))")
    }
    if group.count > min(shown, group.examples.count) {
      let rest = group.count - min(shown, group.examples.count)
      lines.append("    " + pick("… en nog \(number.integer(rest))", "… and \(number.integer(rest)) more"))
    }
    return lines
  }

  private func labelled(_ dutch: String, _ english: String, _ text: String) -> String {
    "  \(pick(dutch, english)): \(text)"
  }

  private func pick(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
}
