import Documents
import GuidanceKit
import Indicators

extension FigurePrinter {
  /// A figure as a cell with its exact value; minutes become hours, so the heading names hours.
  func cell(_ figure: Figure?) -> Cell {
    guard let figure else { return Cell("", .empty) }
    let text = figure.kind == .minutes ? figure.value.map(bareHours) ?? absent : text(figure)
    guard let value = figure.value else { return Cell(text, .empty, reference: figure.id.text) }
    let fraction: Fraction? =
      switch figure.kind {
      case .minutes: Fraction(hours: value)
      case .share: Fraction(figure)
      case .fte, .count: Fraction(value)
      case .euro: Fraction(value.divided(by: Rational(100)) ?? .zero)
      }
    return Cell(text, fraction.map(Cell.Value.fraction) ?? .empty, reference: figure.id.text)
  }

  /// A part of a figure as a cell: `pace`, `forecast`, `upper`.
  func cell(_ figure: Figure?, _ name: String, _ share: Share?) -> Cell {
    guard let figure, let share else { return Cell("", .empty) }
    return Cell(
      number.percent(share), Fraction(share.numerator, over: share.denominator).map(Cell.Value.fraction) ?? .empty,
      reference: "\(figure.id.text)#\(name)")
  }

  /// A count of the evidence as a cell; minutes become hours.
  func cell(_ figure: Figure?, count key: EvidenceCount.Key) -> Cell {
    guard let figure, let count = figure.evidence.count(key) else { return Cell("", .empty) }
    let isTime = count.unit == .minutes
    let text = isTime ? bareHours(count.value) : self.count(figure, key).text
    let fraction = isTime ? Fraction(hours: count.value) : Fraction(count.value)
    return Cell(text, fraction.map(Cell.Value.fraction) ?? .empty, reference: "\(figure.id.text)#\(key.rawValue)")
  }

  /// A norm as a cell.
  func normCell(_ figure: Figure?) -> Cell {
    guard let figure, let norm = figure.norm else { return Cell("", .empty) }
    let exact = norm.unit == .percent ? Fraction(norm.value, over: 100) : Fraction(norm.value)
    let isPlain = norm.unit != .percent && norm.comparison == .atLeast
    let text = isPlain ? number.integer(norm.value) : norm.text(language)
    return Cell(
      text, exact.map(Cell.Value.fraction) ?? .empty, reference: "\(figure.id.text)#norm")
  }
}
