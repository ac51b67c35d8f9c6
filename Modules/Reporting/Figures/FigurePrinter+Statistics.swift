import Documents
import GuidanceKit
import Indicators

/// Printing estimates: their interval, the people behind them, differences, and verdicts that need few words.
extension FigurePrinter {
  /// A difference of two shares, with its sign: `+24,4 procentpunt`.
  func difference(_ figure: Figure?) -> Quoted {
    guard let figure, !figure.suppressed, let value = figure.value else { return self.value(figure) }
    return Quoted(points(value), reference: figure.id.text, exact: exact(figure))
  }

  /// A difference as a cell of a column of percentages; the heading names percentage points.
  func differenceCell(_ figure: Figure?) -> Cell {
    guard let figure, !figure.suppressed, let value = figure.value else { return cell(figure) }
    let points = value.multiplied(by: Rational(100)) ?? .zero
    return Cell(
      signed(points), Fraction(figure).map(Cell.Value.fraction) ?? .empty, reference: figure.id.text)
  }

  /// The number of cases behind a figure.
  func size(_ figure: Figure?) -> Quoted {
    guard let figure, let n = figure.n else { return Quoted(absent) }
    return Quoted(number.integer(n), reference: "\(figure.id.text)#n", exact: String(n))
  }

  /// An end of the interval of a difference, in percentage points.
  func pointsCell(_ figure: Figure?, _ name: String, _ share: Share?) -> Cell {
    guard let figure, let share, let points = share.rational.multiplied(by: Rational(100)) else { return .empty }
    return Cell(
      signed(points), Fraction(share.numerator, over: share.denominator).map(Cell.Value.fraction) ?? .empty,
      reference: "\(figure.id.text)#\(name)")
  }

  /// The number of cases behind a figure as a cell.
  func sizeCell(_ figure: Figure?) -> Cell {
    guard let figure, let n = figure.n else { return .empty }
    return .integer(n, number.integer(n), reference: "\(figure.id.text)#n")
  }

  /// The value with the number of cases behind it, for charts: `84,2 % (n = 19)`.
  func valueWithSize(_ figure: Figure?) -> Quoted {
    guard let figure, let n = figure.n, !figure.suppressed, figure.value != nil else { return value(figure) }
    return Quoted(
      "\(text(figure)) (n = \(number.integer(n)))", reference: figure.id.text, exact: exact(figure))
  }

  /// The verdict without its reason, for tables whose note gives the reason once.
  func plainStatus(_ figure: Figure?) -> StatusMark {
    guard let figure else { return StatusMark(.empty, absent) }
    if figure.suppressed { return StatusMark(.unknown, text(figure)) }
    if case .noVerdict = figure.verdict {
      return StatusMark(.unknown, language == .dutch ? "geen oordeel" : "no verdict")
    }
    return shortStatus(figure)
  }

  /// A part of one in percentage points, with its sign.
  private func points(_ value: Rational) -> String {
    let points = value.multiplied(by: Rational(100)) ?? .zero
    return signed(points) + (language == .dutch ? " procentpunt" : " percentage points")
  }

  private func signed(_ points: Rational) -> String {
    (points > .zero ? "+" : "") + number.decimal(points, places: 1)
  }
}
