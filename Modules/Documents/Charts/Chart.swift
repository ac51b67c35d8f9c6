/// A drawing of numbers.
///
/// Charts stretch with their column: everything is placed in percentages of the width, while letters and marks keep their
/// size. So one drawing serves a screen of 320 pixels, a wide screen and A4.
public enum Chart: Hashable, Sendable {
  /// Values against their target, each on a bar.
  case bullets(BulletChart)
  /// Values over time.
  case lines(LineChart)
  /// Bars made of parts.
  case stackedBars(StackedBarChart)
  /// Many statuses at a glance: rows of tiles.
  case tiles(TileChart)
  /// Answers on a scale.
  case likert(LikertChart)
  /// Phases over time.
  case timeline(TimelineChart)
  /// Bars side by side in groups.
  case groupedBars(GroupedBarChart)
  /// Statuses in rows and named columns.
  case matrix(MatrixChart)
  /// The same small line chart many times.
  case multiples(SmallMultiples)
}

/// A straight scale from a lowest to a highest quantity, with its ticks.
public struct Axis: Hashable, Sendable {
  /// A quantity with its printed form.
  public struct Tick: Hashable, Sendable {
    /// Where it stands.
    public var position: Fraction
    /// What is printed.
    public var text: String

    /// A quantity with its printed form.
    public init(_ position: Fraction, _ text: String) {
      self.position = position
      self.text = text
    }
  }

  /// The left or lower end.
  public var lower: Fraction
  /// The right or upper end.
  public var upper: Fraction
  /// The ticks.
  public var ticks: [Tick]

  /// A scale; with an upper end that is not above the lower one everything stands at its start.
  public init(from lower: Fraction = Fraction(0), to upper: Fraction, ticks: [Tick] = []) {
    self.lower = lower
    self.upper = upper
    self.ticks = ticks
  }

  /// From 0 to 100, without ticks.
  public static let hundred = Axis(to: Fraction(100))

  /// Where a quantity stands, from 0 (lower end) to 10 000 (upper end); what lies outside stands at the end.
  func position(_ quantity: Fraction) -> Int {
    let (value, low, high) = (quantity.narrow, lower.narrow, upper.narrow)
    guard low.numerator * high.denominator < high.numerator * low.denominator else { return 0 }
    // (value - low) / (high - low), each brought to one denominator.
    let above = (value.numerator * low.denominator - low.numerator * value.denominator) * high.denominator
    let span = (high.numerator * low.denominator - low.numerator * high.denominator) * value.denominator
    let scaled = (above * 20_000 + span) / (span * 2)
    return Int(max(0, min(10_000, scaled)))
  }
}

extension Fraction {
  /// The quantity in numbers small enough to multiply three of them: exact below four thousand million, and nearer than any
  /// drawing can show above.
  fileprivate var narrow: (numerator: Int128, denominator: Int128) {
    var (top, bottom) = (numerator, denominator)
    while top.magnitude > 1 << 32 || bottom > 1 << 32 {
      top >>= 1
      bottom = max(1, bottom >> 1)
    }
    return (Int128(top), Int128(bottom))
  }
}
