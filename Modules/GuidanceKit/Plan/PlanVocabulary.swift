/// A way of professionalising that a registration can name, such as a learning network
/// (*professionaliseringsinitiatief*).
public struct Initiative: Hashable, Sendable, Codable {
  /// The stable code, for example `professionele-dialoog`.
  public var code: String
  /// The name.
  public var label: Label

  /// Makes an initiative.
  public init(code: String, label: Label) {
    self.code = code
    self.label = label
  }
}

/// What guidance is about, such as vision or data (*focus*).
public struct FocusCategory: Hashable, Sendable, Codable {
  /// The stable code, for example `professionalisering`.
  public var code: String
  /// The name.
  public var label: Label
  /// Whether the plan names it for registration; some stand in goals only.
  public var isRegistered: Bool

  /// Makes a focus category.
  public init(code: String, label: Label, isRegistered: Bool = true) {
    self.code = code
    self.label = label
    self.isRegistered = isRegistered
  }
}

/// The people guidance is for, such as teachers (*doelgroep*).
public struct TargetGroup: Hashable, Sendable, Codable {
  /// The stable code, for example `school-centrumleiders`.
  public var code: String
  /// The name.
  public var label: Label
  /// Other names under which goals and sheets mean the same group, or a part of it.
  public var variants: [String]
  /// Whether the plan names it for registration; some stand in goals only.
  public var isRegistered: Bool

  /// Makes a target group.
  public init(code: String, label: Label, variants: [String] = [], isRegistered: Bool = true) {
    self.code = code
    self.label = label
    self.variants = variants
    self.isRegistered = isRegistered
  }
}

/// Means given for one purpose only, accounted for apart (*gekleurde middelen*).
public struct EarmarkedFund: Hashable, Sendable, Codable {
  /// The stable code, for example `brede-basiszorg`.
  public var code: String
  /// The name.
  public var label: Label
  /// The pillars on which the fund is used, by code.
  public var pillars: [String]
  /// What was received and what it is expected to cost, per calendar year.
  public var years: [FundYear]
  /// How the fund was tied to its pillars, when the plan does not say so outright.
  public var note: String?

  /// Makes a fund.
  public init(code: String, label: Label, pillars: [String], years: [FundYear] = [], note: String? = nil) {
    self.code = code
    self.label = label
    self.pillars = pillars
    self.years = years
    self.note = note
  }
}

/// One calendar year of an earmarked fund.
///
/// Funds run by calendar year, staffing by school year.
public struct FundYear: Hashable, Sendable, Codable {
  /// The calendar year, for example 2025.
  public var calendarYear: Int
  /// What was received.
  public var received: Euro?
  /// The wage cost expected when the plan was written.
  public var estimatedWageCost: Euro?
  /// The full-time equivalents paid from it.
  public var fte: FTE?

  /// Makes one year of a fund.
  public init(calendarYear: Int, received: Euro? = nil, estimatedWageCost: Euro? = nil, fte: FTE? = nil) {
    self.calendarYear = calendarYear
    self.received = received
    self.estimatedWageCost = estimatedWageCost
    self.fte = fte
  }
}

/// An amount of money, exact to the cent.
public struct Euro: Hashable, Sendable, Codable, Comparable {
  /// The amount in cents.
  public var cents: Int

  /// Makes an amount of whole cents.
  public init(cents: Int) { self.cents = cents }

  /// Whether the left amount is smaller.
  public static func < (left: Euro, right: Euro) -> Bool { left.cents < right.cents }

  /// Reads the amount from its number of cents.
  public init(from decoder: any Decoder) throws { cents = try decoder.singleValueContainer().decode(Int.self) }

  /// Writes the amount as its number of cents.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(cents)
  }
}
