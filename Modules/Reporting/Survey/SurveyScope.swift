import GuidanceKit
import Indicators

/// Whose scores: those of one survey, or of all surveys of a form in the school year.
struct SurveyScope {
  /// The first parts of the names of its figures: `edbi/E-03`, `edbi-short/total`.
  let start: String
  /// The last part: empty, or the school year.
  let period: String?
  /// What keeps anchors of several scopes on one page apart; empty when there is one.
  let anchor: String

  /// The scores of one survey.
  init(survey code: String) {
    start = "edbi/\(FigureID.part(code))"
    period = nil
    anchor = ""
  }

  /// The scores of a form in a school year, of all or of one group of surveys.
  init(_ form: SurveyKind, _ group: String, _ year: SchoolYear) {
    start = "\(form == .short ? "edbi-short" : "edbi-long")/\(group)"
    period = year.iso
    anchor = "-\(form.code)"
  }

  /// The name of one of its figures.
  func id(_ part: String) -> String {
    ([start, part] + [period].compactMap(\.self)).joined(separator: "/")
  }
}

/// A report that shows scores of surveys.
protocol SurveyScores: Report {
  /// The closed items that were asked.
  var questions: [SurveyQuestion] { get }
  /// The open answers, by survey and question.
  var openAnswers: [OpenAnswers] { get }
}

extension SurveyScores {
  /// The score of an item or block.
  func score(_ scope: SurveyScope, _ part: String) -> Figure? { data.figures[scope.id(part)] }

  /// The items with a score, each with its figure.
  func scored(_ scope: SurveyScope, _ isWanted: (SurveyQuestion) -> Bool = { _ in true })
    -> [(question: SurveyQuestion, figure: Figure)]
  {
    questions.filter(isWanted).compactMap { question in
      score(scope, question.part).map { (question, $0) }
    }
  }

  /// The items whose agreement is good news, each with its score.
  func favourable(_ scope: SurveyScope) -> [(question: SurveyQuestion, figure: Figure)] {
    scored(scope) { $0.item?.polarity == .favourable }
  }

  /// The favourable items up to the lower norm, the lowest first; whether or not a verdict may be given.
  func low(_ scope: SurveyScope) -> [(question: SurveyQuestion, figure: Figure)] {
    let norm = data.plan.norms.edbiLow.value
    return favourable(scope).filter { $0.figure.share?.isAtMost(percent: norm) == true }
      .sorted { one, other in
        guard let first = one.figure.share, let second = other.figure.share else { return false }
        return first == second ? one.question.part < other.question.part : first < second
      }
  }

  /// The name of a question, in quotes.
  func quoted(_ question: SurveyQuestion) -> String { "\u{201C}\(name(question))\u{201D}" }

  /// The name of a question; that of a team may hold anything.
  func name(_ question: SurveyQuestion) -> String {
    question.item == nil ? freeTextOrNote(question.label[language]) : question.label[language]
  }

  /// Why no verdict is given on these scores; `nil` when one is.
  func reasonWithoutVerdict(_ scope: SurveyScope) -> Label? {
    for (_, figure) in favourable(scope) {
      if case .noVerdict(let reason) = figure.verdict, !figure.suppressed { return reason }
    }
    return nil
  }
}
