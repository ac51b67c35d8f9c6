/// Values over time, with levels they are held against.
public struct LineChart: Hashable, Sendable {
  /// A point of time.
  public struct Moment: Hashable, Sendable {
    /// Its name under the axis: `sep`.
    public var short: String
    /// Its name in running text: `september 2025`.
    public var long: String

    /// A point of time.
    public init(short: String, long: String) {
      self.short = short
      self.long = long
    }
  }

  /// One line.
  public struct Series: Hashable, Sendable {
    /// Its name in the key.
    public var name: String
    /// Its values, one for each point of time; `nil` leaves a gap.
    public var points: [Point?]
    /// What it stands for, and how it is drawn.
    public var style: Style

    /// What a line stands for.
    public enum Style: Hashable, Sendable {
      /// What was measured: a full line with discs.
      case measured
      /// What was asked: a heavy line without discs.
      case target
      /// What is expected: a dashed line with open discs.
      case forecast
    }

    /// A line.
    public init(name: String, points: [Point?], style: Style = .measured) {
      self.name = name
      self.points = points
      self.style = style
    }
  }

  /// A plane between a lower and an upper value: where a forecast may end.
  public struct Band: Hashable, Sendable {
    /// Its name in the key.
    public var name: String
    /// The lower values, one for each point of time; `nil` where the band is absent.
    public var lower: [Fraction?]
    /// The upper values.
    public var upper: [Fraction?]

    /// A plane.
    public init(name: String, lower: [Fraction?], upper: [Fraction?]) {
      self.name = name
      self.lower = lower
      self.upper = upper
    }
  }

  /// A value at a point of time.
  public struct Point: Hashable, Sendable {
    /// The value.
    public var value: Fraction
    /// The value as printed.
    public var quoted: Quoted
    /// The highest it may be when what is unknown turns out well; drawn as a whisker upwards.
    public var upper: Fraction?

    /// Whether its time is not over: drawn as an open disc at the end of a dashed line.
    public var isRunning: Bool

    /// A value at a point of time.
    public init(_ value: Fraction, _ quoted: Quoted, upper: Fraction? = nil, isRunning: Bool = false) {
      self.value = value
      self.quoted = quoted
      self.upper = upper
      self.isRunning = isRunning
    }
  }

  /// A level that stays the same over time.
  public struct Guide: Hashable, Sendable {
    /// Its meaning and shape.
    public var kind: Bullet.MarkKind
    /// Where it stands.
    public var position: Fraction
    /// The level as printed: `60 %`.
    public var text: String
    /// What it is, in a word or two: `doel`.
    public var name: String

    /// A level.
    public init(_ kind: Bullet.MarkKind, _ position: Fraction, text: String, name: String) {
      self.kind = kind
      self.position = position
      self.text = text
      self.name = name
    }
  }

  /// The points of time.
  public var moments: [Moment]
  /// The lines; the first is drawn heaviest.
  public var series: [Series]
  /// The levels.
  public var guides: [Guide]
  /// The planes under the lines.
  public var bands: [Band]
  /// The vertical axis.
  public var axis: Axis
  /// What the whiskers stand for, in the key.
  public var whiskerName: String?
  /// What a point stands for whose time is not over, in the key.
  public var runningName: String?

  /// Lines over time.
  public init(
    moments: [Moment], series: [Series], guides: [Guide] = [], axis: Axis,
    whiskerName: String? = nil, runningName: String? = nil, bands: [Band] = []
  ) {
    self.moments = moments
    self.series = series
    self.guides = guides
    self.axis = axis
    self.whiskerName = whiskerName
    self.runningName = runningName
    self.bands = bands
  }
}
