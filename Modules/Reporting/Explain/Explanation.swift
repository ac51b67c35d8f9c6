public import Documents
public import GuidanceKit
public import Indicators
import Register

/// How a figure came about: the formula in words, the same with its numbers, what was counted, and every row behind it.
///
/// For whom it is stands with its rows: line by line and as they were typed for the coordinator and the director, without
/// people for a team; outside none is shown, but the hash of the evidence, under which the service finds them.
public struct Explanation: Sendable {
  let figure: Figure
  let rows: EvidenceRows
  let members: [Figure]
  private let day: CalendarDate?
  let origin: FigureSet.Origin
  let isInvented: Bool
  let print: FigurePrinter

  /// Explains a figure.
  ///
  /// - Parameters:
  ///   - members: the figures that it lists.
  ///   - day: the last day that counts.
  public init(
    _ figure: Figure, rows: EvidenceRows, members: [Figure] = [], day: CalendarDate? = nil, origin: FigureSet.Origin,
    isInvented: Bool,
    language: Language
  ) {
    self.figure = figure
    self.rows = rows
    self.members = members
    self.day = day
    self.origin = origin
    self.isInvented = isInvented
    print = FigurePrinter(language)
  }

  private func say(_ dutch: String, _ english: String) -> String { print.language == .dutch ? dutch : english }

  /// The explanation as a page.
  public var page: Page {
    var sections = [
      Section(
        id: "berekening", title: say("Berekening", "Computation"),
        blocks: [.paragraph(RichText(capitalised(figure.evidence.formula[print.language]) + "."))]
          + (filled.map { [.paragraph($0)] } ?? [])
          + (figure.evidence.note.map { [.paragraph(RichText(sentence($0[print.language])))] } ?? []))
    ]
    if !figure.evidence.counts.isEmpty {
      sections.append(
        Section(id: "getallen", title: say("Wat erin ging", "What went in"), blocks: [.table(counts)]))
    }
    if !figure.evidence.parameters.isEmpty {
      sections.append(
        Section(id: "waarden", title: say("Waarden uit het plan", "Values of the plan"), blocks: [.table(parameters)]))
    }
    if !members.isEmpty {
      sections.append(
        Section(id: "leden", title: say("Wat het opsomt", "What it lists"), blocks: [.table(memberTable)]))
    }
    sections.append(
      Section(id: "rijen", title: say("De rijen erachter", "The rows behind it"), blocks: rowBlocks))
    return Page(
      language: print.language.ofDocuments, title: figure.title[print.language], subtitle: figure.id.text,
      mark: isInvented ? say("Verzonnen gegevens", "Invented data") : nil, facts: facts, sections: sections,
      colophon: [
        RichText(
          say(
            "Uit alles wat bekend was tot en met invoer \(origin.batch), plan \(origin.plan).",
            "From everything known up to batch \(origin.batch), plan \(origin.plan)."))
      ])
  }

  private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// A note as a sentence; some are sentences already.
  private func sentence(_ note: String) -> String {
    let text = capitalised(note)
    return text.hasSuffix(".") ? text : text + "."
  }

  private var facts: [Definition] {
    var value: [RichText.Run] = [.value(print.value(figure))]
    if figure.kind == .count, !figure.suppressed, figure.unit != .phases, let number = figure.value {
      value.append(.text(" " + figure.unit.label(for: number)[print.language]))
    }
    var facts = [Definition(say("Waarde", "Value"), RichText(value))]
    if let norm = print.norm(figure), let source = figure.norm?.source {
      facts.append(Definition(say("Norm", "Norm"), RichText("\(norm.text) (\(source[print.language]))")))
    }
    facts.append(Definition(say("Oordeel", "Verdict"), RichText(figure.verdictText(print.language))))
    if let range = print.range(figure) { facts.append(Definition(say("Marge", "Range"), RichText(range))) }
    if let pace = figure.pace {
      let when = day.map(print.number.date)
      facts.append(
        Definition(
          say("Tempo", "Pace"),
          RichText(
            say(
              "\(print.number.percent(pace)) van waar het \(when.map { "op \($0)" } ?? "op de getelde dag") hoort te staan",
              "\(print.number.percent(pace)) of where it should be on \(when ?? "the day counted")"))))
    }
    if let forecast = figure.forecast {
      facts.append(Definition(say("Vooruitzicht", "Forecast"), RichText(amount(forecast))))
    }
    let period = Period(figure.id.period)
    if let period { facts.append(Definition(say("Periode", "Period"), RichText(print.number.period(period)))) }
    if let day, period.map({ day < $0.last }) ?? true {
      facts.append(Definition(say("Geteld tot en met", "Counted up to"), RichText(print.number.date(day))))
    }
    return facts
  }

  /// A forecast in the unit of the figure.
  private func amount(_ share: Share) -> String {
    switch figure.kind {
    case .share: print.number.percent(share)
    case .minutes: print.hours(share.rational)
    case .fte: print.number.decimal(share.rational, places: 2)
    case .count: print.number.decimal(share.rational, places: 0)
    case .euro: print.number.euro(share.rational)
    }
  }

  // MARK: Formula with numbers

  /// The formula with its numbers filled in: `412 / (412 + 377 + 12) = 51,4 %`.
  var filled: RichText? {
    guard figure.numerator != nil else { return nil }
    let result: RichText.Run = .value(print.value(figure))
    if let text = Self.pattern(of: figure) {
      var pieces: [String: RichText.Run] = ["result": result]
      for count in figure.evidence.counts { pieces[count.key.rawValue] = .text(plain(count)) }
      return RichText(text + " = {result}", pieces)
    }
    // A difference of two shares is no share of its own parts.
    guard figure.unit != .points, let numerator = figure.numerator, let denominator = figure.denominator else {
      return nil
    }
    return RichText(
      "{n} / {d} = {result}",
      [
        "n": .text(print.number.integer(numerator)), "d": .text(print.number.integer(denominator)), "result": result,
      ])
  }

  /// The shape of the formula, by what was counted.
  private static func pattern(of figure: Figure) -> String? {
    let keys = Set(figure.evidence.counts.map(\.key))
    if keys.isSuperset(of: [.yesMinutes, .noMinutes, .unknownMinutes]) {
      return "{yes_minutes} / ({yes_minutes} + {no_minutes} + {unknown_minutes})"
    }
    if keys.isSuperset(of: [.firstAgreeing, .firstAnswered, .secondAgreeing, .secondAnswered]) {
      return "{first_agreeing} / {first_answered} - {second_agreeing} / {second_answered}"
    }
    if keys.contains(.minutesPerFTE), figure.kind == .share {
      let planned = figure.id.indicator == "fte-unreduced" ? "planned_fte_unreduced" : "planned_fte"
      return "{registered_minutes} / ({\(planned)} x {minutes_per_fte})"
    }
    if keys.contains(.minutesPerFTE), figure.kind == .fte { return "{registered_minutes} / {minutes_per_fte}" }
    if figure.id.indicator == "reach-integrated" { return "{integrated} / {integration_asked}" }
    if keys.isSuperset(of: [.reached, .inScope]) { return "{reached} / {in_scope}" }
    if keys.isSuperset(of: [.primarySchools, .secondarySchools]), !figure.id.scope.contains(where: isLevel) {
      return "{primary_schools} + {secondary_schools}"
    }
    return nil
  }

  private static func isLevel(_ part: String) -> Bool { ProjectSchoolLevel(rawValue: part) != nil }

  private func plain(_ count: EvidenceCount) -> String {
    if count.unit == .cents { return print.number.euro(count.value) }
    if count.unit == .fte { return print.number.decimal(count.value, places: 2) + say(" VTE", " FTE") }
    return print.number.decimal(count.value, places: 0) + (count.unit == .minutes ? " min" : "")
  }

  // MARK: Tables

  private var counts: Table {
    Table(
      id: "getallen", caption: say("Getallen", "Numbers"),
      columns: [
        Column(say("wat", "what"), say("Wat", "What")),
        Column(say("waarde", "value"), say("Waarde", "Value"), .decimal(places: 2)),
        Column(say("naam", "name"), say("Naam", "Name"), .code),
      ],
      rows: figure.evidence.counts.map { count in
        Row([
          .text(count.key.label[print.language]), .fraction(Fraction(count.value), plain(count)),
          .text(count.key.rawValue),
        ])
      })
  }

  /// The figures that this one lists.
  private var memberTable: Table {
    Table(
      id: "leden", caption: say("Opgesomd", "Listed"),
      columns: [
        Column(say("cijfer", "figure"), say("Cijfer", "Figure"), .code),
        Column(say("titel", "title"), say("Wat", "What")),
        Column(say("waarde", "value"), say("Waarde", "Value")),
        Column(say("te_gaan", "to_go"), say("Te gaan", "To go")),
        Column(say("weken", "weeks"), say("Schoolweken over", "School weeks left")),
      ],
      rows: members.map { member in
        Row([
          .text(member.id.text), .text(member.title[print.language]), .text(print.text(member)),
          .text(member.evidence.count(.minutesToGo).map { print.hours($0.value) } ?? ""),
          .text(member.evidence.count(.weeksLeft).map { print.number.decimal($0.value, places: 0) } ?? ""),
        ])
      })
  }

  private var parameters: Table {
    Table(
      id: "waarden", caption: say("Waarden waarmee gerekend is", "Values used in the computation"),
      columns: [
        Column(say("naam", "name"), "⚙", .code), Column(say("waarde", "value"), say("Waarde", "Value")),
        Column(say("betekenis", "meaning"), say("Betekenis", "Meaning")),
        Column(say("bron", "source"), say("Bron", "Source")),
      ],
      rows: figure.evidence.parameters.map { entry in
        Row([
          .text(entry.name), .text(entry.value?[print.language] ?? say("geen", "none")),
          .text(entry.meaning[print.language]),
          .text(entry.source.label[print.language]),
        ])
      })
  }

  /// How the service finds the rows that a reader outside does not see.
  private var hashBlock: Block {
    .paragraph(
      RichText(
        say(
          "De rijen toont de dienst onder dit kenmerk: {hash}.", "The service shows the rows under this hash: {hash}."),
        ["hash": .code(figure.evidenceHash)]))
  }

  private var rowBlocks: [Block] {
    if rows.sight == .nothing { return [hashBlock] }
    guard rows.groups.contains(where: { $0.count > 0 }) else {
      let text =
        figure.suppressed
        ? say("De rijen zijn afgeschermd.", "The rows are withheld.")
        : say("Er zijn geen rijen.", "There are no rows.")
      return [.paragraph(RichText(text))]
    }
    let words = rows.groups.map { group -> String in
      let count = print.number.integer(group.count)
      let title = group.title[print.language]
      let total = group.count == 1 ? "\(title): \(count)" : "\(count) \(title)"
      if group.isOnlyCounted {
        return say(
          "\(total), van elk één persoon en daarom niet getoond", "\(total), each of one person and so not shown")
      }
      return group.rows.count < group.count
        ? say(
          "\(total), waarvan de eerste \(group.rows.count) hieronder",
          "\(total), the first \(group.rows.count) of which are below")
        : total
    }
    var blocks: [Block] = [.paragraph(RichText(capitalised(words.joined(separator: "; ")) + "."))]
    if rows.isCut {
      blocks.append(
        .paragraph(
          RichText(
            say("Met {all} komen ze allemaal, met {csv} als blad.", "With {all} they all come, with {csv} as a sheet."),
            ["all": .code("--all"), "csv": .code("--csv")])))
    }
    return rows.groups.allSatisfy(\.rows.isEmpty) && rows.sight != .everything ? blocks : blocks + [.table(rowTable)]
  }

  /// The rows as one table, for files and pages.
  public var rowTable: Table {
    Table(
      id: "rijen", caption: say("Rijen", "Rows"),
      columns: [
        Column(say("datum", "date"), say("Datum", "Date"), .date), Column(say("wat", "what"), say("Wat", "What")),
        Column(say("bijdrage_in_woorden", "contribution_in_words"), say("Bijdrage", "Contribution"), use: .pages),
        Column(say("bijdrage", "contribution"), say("Bijdrage", "Contribution"), .decimal(places: 2), use: .files),
        Column(say("eenheid", "unit"), say("Eenheid", "Unit"), use: .files),
        Column(say("bestand", "file"), say("Bestand", "File"), .code, use: .files),
        Column(say("regel", "line"), say("Regel", "Line"), .integer, use: .files),
        Column(say("rij", "row"), say("Rij", "Row"), .integer, use: .files),
        Column(say("plaats", "place"), say("Bestand en regel", "File and line"), .code, use: .pages),
      ]
        + (rows.sight == .everything
          ? [Column(say("oorspronkelijk", "original"), say("Oorspronkelijke tekst", "Original text"), .verbatim)] : []),
      groups: rows.groups.map { group in RowGroup(group.title[print.language], group.rows.map(row)) })
  }

  private func row(_ row: EvidenceRow) -> Row {
    let cells: [Cell] = [
      row.date.map { Cell(print.number.shortDate($0), .date(iso: $0.iso)) } ?? .empty, .text(row.what[print.language]),
      .text(row.amount[print.language]), contribution(row), .text(row.unit[print.language]), .text(row.file),
      .integer(row.origin.line, String(row.origin.line)),
      .integer(row.origin.row, String(row.origin.row)), .text("\(row.file):\(row.origin.line)"),
    ]
    return Row(rows.sight == .everything ? cells + [.text(row.original ?? say("gewist", "removed"))] : cells)
  }

  private func contribution(_ row: EvidenceRow) -> Cell {
    let number = row.number
    guard number.denominator != 1, let fraction = Fraction(number) else {
      return .integer(number.numerator, row.amount[print.language])
    }
    return Cell(row.amount[print.language], .fraction(fraction))
  }
}
