import Documents
import GuidanceKit
import Indicators
import Register

/// Explains the figures that a page prints, in the page itself: formula, the same with its numbers, and the first rows behind it
/// with their file and line.
///
/// For readers outside the service no row is shown: there stands the hash of the evidence, under which the service finds it.
/// Where figures of one person are not shown, neither is whose row it is.
struct FigureExplainer {
  private let figures: FigureSet
  private let language: Language
  private let isOutside: Bool
  private var sight: RowSight
  private let limit: Int
  private let source: EvidenceSource?

  /// - Parameter rows: of each query at most so many rows are shown.
  init(_ data: ReportData, from snapshot: Snapshot, rows: Int = 6) throws {
    let isOutside = data.request.audience.isOutside
    self.init(data, isOutside ? nil : try EvidenceSource(snapshot, data.report), rows: rows)
  }

  /// Explains without rows, and so without the register: for many reports at once.
  init(_ data: ReportData) { self.init(data, nil, rows: 0) }

  private init(_ data: ReportData, _ source: EvidenceSource?, rows: Int) {
    figures = data.figures
    language = data.request.language
    isOutside = data.request.audience.isOutside
    // The report of a team is never about one person, whoever reads it.
    let showsPeople = data.request.figures.showsIndividuals && data.request.kind != .team
    sight = showsPeople ? .everything : .withoutPeople(data.people)
    limit = rows
    self.source = source
  }

  /// The same for a page about a team, which shows nobody's rows.
  func forTeam(_ people: Set<String>) -> FigureExplainer {
    var explainer = self
    explainer.sight = .withoutPeople(people)
    return explainer
  }

  private func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }

  /// Explanations of all figures that a page prints; `nil` when it prints none.
  ///
  /// - Throws: errors of the register.
  func explanations(of page: Page) throws -> Explanations? {
    var seen: Set<String> = []
    var items: [FigureExplanation] = []
    for reference in page.references {
      let id = String(reference.prefix { $0 != "#" })
      guard seen.insert(id).inserted, let figure = figures[id] else { continue }
      items.append(try explanation(figure))
    }
    guard !items.isEmpty else { return nil }
    return Explanations(
      title: say("Uitleg bij elk cijfer", "How each figure came about"),
      introduction: RichText(
        isOutside
          ? say(
            "Van elk cijfer staat hier hoe het berekend is. Het kenmerk wijst de rijen aan; de dienst kan ze tonen.",
            "Of each figure it says here how it was computed. The hash names the rows; the service can show them.")
          : source == nil
            ? say(
              "Van elk cijfer staat hier hoe het berekend is, en de opdracht die de rijen erachter toont.",
              "Of each figure it says here how it was computed, with the command that shows the rows behind it.")
            : say(
              "Van elk cijfer staat hier hoe het berekend is, en de eerste rijen erachter met bestand en regel.",
              "Of each figure it says here how it was computed, with the first rows behind it by file and line.")),
      items: items)
  }

  private func explanation(_ figure: Figure) throws -> FigureExplanation {
    var blocks: [Block] = [.paragraph(RichText(sentence(figure.evidence.formula[language])))]
    if let filled = Explanation(
      figure, rows: EvidenceRows(groups: []), origin: figures.generatedFrom, isInvented: false, language: language
    ).filled {
      blocks.append(.paragraph(filled))
    }
    if let note = figure.evidence.note { blocks.append(.paragraph(RichText(sentence(note[language])))) }
    if !figure.evidence.parameters.isEmpty {
      let values = figure.evidence.parameters.map { "\($0.name) = \($0.value?[language] ?? say("geen", "none"))" }
      blocks.append(.paragraph(RichText("⚙ " + values.joined(separator: "; "))))
    }
    if isOutside {
      blocks.append(
        .paragraph(
          RichText(
            say("Kenmerk van het bewijs: {hash}.", "Hash of the evidence: {hash}."),
            ["hash": .code(figure.evidenceHash)])))
    } else if !figure.suppressed {
      blocks += try rows(figure)
    }
    return FigureExplanation(reference: figure.id.text, title: figure.title[language], blocks: blocks)
  }

  /// A formula or note as a sentence; some are sentences already.
  private func sentence(_ words: String) -> String {
    let text = words.prefix(1).uppercased() + words.dropFirst()
    return text.hasSuffix(".") ? text : text + "."
  }

  /// The first rows with what each contributes, and how to see the others.
  private func rows(_ figure: Figure) throws -> [Block] {
    guard let source else {
      return [
        .paragraph(
          RichText(
            say("De rijen: {command}.", "The rows: {command}."),
            ["command": .code("leerspoor report explain \(figure.id.text) --all")]))
      ]
    }
    let rows = try EvidenceRows(figure, from: source, limit: limit, sight: sight, isBrief: true)
    return rows.groups.filter { $0.count > 0 }.flatMap { group -> [Block] in
      let title = sentence(group.title[language])
      if group.isOnlyCounted {
        return [
          .paragraph(
            RichText(
              title + " "
                + say("Niet getoond: elke rij is van één persoon.", "Not shown: each row is of one person.")))
        ]
      }
      var lines = group.rows.map(line)
      if group.rows.count < group.count {
        lines.append(
          RichText(
            say("en meer: {command}", "and more: {command}"),
            ["command": .code("leerspoor report explain \(figure.id.text) --all")]))
      }
      return [.paragraph(RichText(title)), .list(lines, isNumbered: false)]
    }
  }

  private func line(_ row: EvidenceRow) -> RichText {
    var runs: [RichText.Run] = []
    if let date = row.date { runs.append(.text(NumberText(language).shortDate(date) + " ")) }
    let what = row.what[language]
    runs.append(.text("\(what)\(what.isEmpty ? "" : ": ")\(row.amount[language]) "))
    runs.append(.code("\(row.file):\(row.origin.line)"))
    return RichText(runs)
  }
}
