/// A total a plan states itself, kept beside what its parts add up to.
///
/// A plan is written by people: its tables and its text can contradict each other. Such figures are therefore claims.
/// They are never used in a formula; the audit recomputes what it can and reports both.
public struct StatedClaim: Hashable, Sendable, Codable {
  /// What the claim is about, as an id; claims about the same thing carry the same id.
  ///
  /// `Plan.recomputed(_:)` knows `plan:fte/…` and `plan:earmarked/…`; `plan:organisations/SO` is a count of
  /// organisations.
  public var subject: String
  /// What the claim is about, in words.
  public var label: Label
  /// The value as stated.
  public var value: Quantity
  /// Whether the source itself says "about".
  public var isApproximate: Bool
  /// The document that states it.
  public var source: String
  /// Where in the document.
  public var place: String
  /// The parts the document gives for the total; empty when it gives none.
  public var parts: [ClaimPart]
  /// A remark.
  public var note: String?

  /// Makes a claim.
  public init(
    subject: String, label: Label, value: Quantity, isApproximate: Bool = false, source: String, place: String,
    parts: [ClaimPart] = [], note: String? = nil
  ) {
    self.subject = subject
    self.label = label
    self.value = value
    self.isApproximate = isApproximate
    self.source = source
    self.place = place
    self.parts = parts
    self.note = note
  }

  /// What the parts add up to, or `nil` when the document gives none.
  public var sumOfParts: Quantity? {
    guard !parts.isEmpty else { return nil }
    return Quantity(thousandths: parts.reduce(0) { $0 + $1.thousandths }, unit: value.unit)
  }
}

/// One part of a stated total, in the unit of the total.
public struct ClaimPart: Hashable, Sendable, Codable {
  /// What it is, as the document says.
  public var name: String
  /// The value in thousandths of the unit.
  public var thousandths: Int

  /// Makes a part.
  public init(name: String, thousandths: Int) {
    self.name = name
    self.thousandths = thousandths
  }
}

/// An exact amount of something counted in at most three decimals.
public struct Quantity: Hashable, Sendable, Codable {
  /// The amount in thousandths of the unit.
  public var thousandths: Int
  /// What is counted.
  public var unit: Unit

  /// Makes an amount.
  public init(thousandths: Int, unit: Unit) {
    self.thousandths = thousandths
    self.unit = unit
  }

  /// The amount as an exact number.
  public var rational: Rational { Rational(thousandths, 1000) ?? .zero }

  /// Makes an amount of full-time equivalents.
  public init(_ fte: FTE) { self.init(thousandths: fte.thousandths, unit: .fte) }

  /// What a quantity counts.
  public enum Unit: String, CaseIterable, Hashable, Sendable, Codable {
    /// Full-time equivalents (*VTE*).
    case fte
    /// Organisations.
    case organisations
    /// Euro.
    case euro
    /// Staffing points (*punten*).
    case points
    /// Percent.
    case percent
  }

  /// The amount in decimals without trailing zeros, for example `0,35` in Dutch and `0.35` in English; at least two for
  /// FTE and euro.
  public func number(_ language: Language) -> String {
    let least = unit == .fte || unit == .euro ? 2 : 0
    let magnitude = thousandths.magnitude
    var decimals = String(magnitude % 1000 + 1000).dropFirst()
    while decimals.count > least, decimals.last == "0" { decimals.removeLast() }
    let sign = thousandths < 0 ? "-" : ""
    let whole = "\(sign)\(magnitude / 1000)"
    return decimals.isEmpty ? whole : whole + (language == .dutch ? "," : ".") + decimals
  }
}

/// A result a plan gives for an earlier year of one of its indicators.
public struct EarlierResult: Hashable, Sendable, Codable {
  /// The number of the indicator: 1 realised FTE, 2 reach, 3 classroom context.
  public var indicator: Int
  /// The year or years, as the plan says it.
  public var period: Label
  /// The result in percent, when it is one.
  public var percent: Int?
  /// The result in words, when it is not a percentage.
  public var text: Label?

  /// Makes a result.
  public init(indicator: Int, period: Label, percent: Int? = nil, text: Label? = nil) {
    self.indicator = indicator
    self.period = period
    self.percent = percent
    self.text = text
  }
}
