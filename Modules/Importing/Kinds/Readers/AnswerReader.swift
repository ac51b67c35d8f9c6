import GuidanceKit

/// Reads answers on the scale of one survey: labels of the norms, points, or the code of "not applicable".
struct AnswerReader: Sendable {
  /// What a column can hold.
  enum Form: Sendable {
    /// Answers on the scale only.
    case closed
    /// Answers on the scale by label or point, and words.
    case either
    /// Labels of the scale, and words; a number may count anything.
    case question
    /// Words only.
    case open
  }

  /// The number of points.
  let points: Int
  /// The points by folded label; empty when the norms give no scale, or another one than the survey's.
  private let labels: [String: Int]
  private let shown: (dutch: [String], english: [String])
  private let notApplicable: String?
  private let whyNoLabels: Label

  /// Makes a reader for a survey.
  ///
  /// - Parameter scale: the scale that the norms give on the day of the survey; `nil` when they give none.
  init(survey: Survey, scale: AnswerScale?) {
    let own = survey.scalePoints
    points = own ?? (scale ?? .standard).points
    let agrees = scale.map { own == nil || own == $0.points } ?? false
    let used = agrees ? scale?.labels ?? [] : []
    labels = Dictionary(
      zip(used, 1...).flatMap { label, point in
        [(TextFolding.folded(label.dutch), point), (TextFolding.folded(label.english), point)]
      }, uniquingKeysWith: { first, _ in first })
    shown = (used.map(\.dutch), used.map(\.english))
    notApplicable = scale?.notApplicable.map { HeaderKey($0).text }
    whyNoLabels =
      scale == nil || own == nil
      ? Label(
        "de normen geven geen antwoordschaal; verwacht een punt van de schaal, of normen met edbi_scale. "
          + "Laad eerst een normenbestand met de labels (edbi_scale: labels, agree).",
        "the norms give no answer scale; expected a point of the scale, or norms with edbi_scale. "
          + "Load a file of norms with the labels first (edbi_scale: labels, agree).")
      : Label(
        "deze bevraging heeft een eigen schaal van \(points) punten; verwacht een getal van 1 tot \(points).",
        "this survey has a scale of its own of \(points) points; expected a number from 1 to \(points).")
  }

  /// Reads a cell that is not empty.
  func read(_ cell: String, _ form: Form) -> CellReading<SurveyAnswer.Value> {
    let text = TextFolding.trimmed(cell)
    if form == .open { return CellReading(.text(text)) }
    if let notApplicable, HeaderKey(text).text == notApplicable, !notApplicable.isEmpty {
      return CellReading(.notApplicable)
    }
    if let point = labels[TextFolding.folded(text)] { return CellReading(.score(point)) }
    if form != .question, let point = point(text) { return CellReading(.score(point)) }
    return form == .closed ? refused(cell) : CellReading(.text(text))
  }

  /// A point alone, or a point with its label: `4`, `4 - eens`, `eens (4)`.
  private func point(_ text: String) -> Int? {
    if let number = CellText.digits(text) { return (1...points).contains(number) ? number : nil }
    let digits = text.filter(\.isNumber)
    guard let number = CellText.digits(digits), (1...points).contains(number),
      text.hasPrefix(digits) || text.hasSuffix(digits) || text.hasSuffix(digits + ")")
    else { return nil }
    let label = text.replacing(digits, with: "").drop { !$0.isLetter }.reversed().drop { !$0.isLetter }.reversed()
    return labels[TextFolding.folded(String(label))] == number ? number : nil
  }

  private func refused(_ cell: String) -> CellReading<SurveyAnswer.Value> {
    if labels.isEmpty, cell.contains(where: \.isLetter) {
      let shown = CellText.shown(cell)
      return CellReading(
        refused: CellRemark(
          .scaleMissing, Label("\(shown): \(whyNoLabels.dutch)", "\(shown): \(whyNoLabels.english)")))
    }
    func choice(_ names: [String], _ language: Language) -> String {
      let range = language == .dutch ? "1 tot \(points)" : "1 to \(points)"
      return names.isEmpty ? range : CellText.choice(names + [range], language)
    }
    return CellReading(
      refused: CellRemark(
        .answerUnreadable, found: cell, Label("is geen antwoord op de schaal", "is no answer on the scale"),
        expected: Label(choice(shown.dutch, .dutch), choice(shown.english, .english))))
  }
}
