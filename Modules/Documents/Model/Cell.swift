/// One cell of a table: the text for people and the exact value for programs.
public struct Cell: Hashable, Sendable {
  /// The value for files and programs.
  public enum Value: Hashable, Sendable {
    /// No value.
    case empty
    /// Words.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// An exact fraction; of one where the column holds percentages.
    case fraction(Fraction)
    /// A calendar date as `2026-01-31`.
    case date(iso: String)
  }

  /// The text for people.
  public var text: String
  /// The value for files and programs.
  public var value: Value
  /// The name under which the value can be traced.
  public var reference: String?
  /// The exact value for machines, where ``value`` holds words: `412/789` of a cell that says `52,3 %`.
  public var exact: String?
  /// A status: sign, shade and word.
  public var status: StatusMark?
  /// A small drawing in the cell, beside or instead of the text.
  public var graphic: CellGraphic?
  /// Where the text leads to.
  public var link: String?

  /// Any cell.
  public init(
    _ text: String, _ value: Value, reference: String? = nil, exact: String? = nil, status: StatusMark? = nil,
    graphic: CellGraphic? = nil, link: String? = nil
  ) {
    self.text = text
    self.value = value
    self.reference = reference
    self.exact = exact
    self.status = status
    self.graphic = graphic
    self.link = link
  }

  /// Words.
  public static func text(_ text: String, link: String? = nil) -> Cell { Cell(text, .text(text), link: link) }

  /// A whole number with its printed form.
  public static func integer(_ number: Int, _ text: String, reference: String? = nil) -> Cell {
    Cell(text, .integer(number), reference: reference)
  }

  /// A fraction or decimal number with its printed form.
  public static func fraction(_ fraction: Fraction?, _ text: String, reference: String? = nil) -> Cell {
    Cell(text, fraction.map(Value.fraction) ?? .empty, reference: reference)
  }

  /// A status, given to files as its word.
  public static func status(_ mark: StatusMark) -> Cell { Cell(mark.label, .text(mark.label), status: mark) }

  /// A drawing only.
  public static func graphic(_ graphic: CellGraphic) -> Cell { Cell("", .empty, graphic: graphic) }

  /// Nothing.
  public static let empty = Cell("", .empty)
}

/// A drawing small enough for a cell; the numbers it shows stand in other cells of its row.
public enum CellGraphic: Hashable, Sendable {
  /// A bar with its marks.
  case bullet(Bullet, axis: Axis)
  /// A small line, from its lowest to its highest value unless an axis says otherwise; `nil` leaves a gap. A level, when given,
  /// is a thin line through it.
  case sparkline([Fraction?], axis: Axis? = nil, level: Fraction? = nil)
  /// A bar in parts.
  case stack(parts: [Fraction], axis: Axis)
}
