import Documents
import GuidanceKit
import Indicators

/// Turns figures and their parts into printed values that can be traced back to `figures.json`.
///
/// The reference of a printed value is the figure's id; of a part it is the id, `#` and the name of the part: `pace`,
/// `forecast`, `upper`, `norm`, `n`, or the key of a count of its evidence.
struct FigurePrinter: Sendable {
  let language: Language
  let number: NumberText

  init(_ language: Language) {
    self.language = language
    number = NumberText(language)
  }

  /// The value of a figure; a few words when there is none.
  func value(_ figure: Figure?) -> Quoted {
    guard let figure else { return Quoted(absent) }
    return Quoted(text(figure), reference: figure.id.text, exact: exact(figure))
  }

  /// The value in words and digits.
  func text(_ figure: Figure) -> String {
    if figure.suppressed { return language == .dutch ? "afgeschermd" : "withheld" }
    guard let value = figure.value else {
      switch figure.verdict {
      case .notComputable: return language == .dutch ? "niet te berekenen" : "cannot be computed"
      case .met, .notMet, .running, .noData, .noNorm, .noVerdict, .zone: return absent
      }
    }
    if figure.unit == .points { return Figure.points(value, language) }
    switch figure.kind {
    case .share:
      guard let share = figure.share else { return absent }
      if let norm = figure.norm, norm.unit == .percent { return number.percent(share, against: norm.value) }
      return number.percent(share)
    case .minutes: return hours(value)
    case .fte: return number.decimal(value, places: 2)
    case .count: return number.decimal(value, places: value.denominator == 1 ? 0 : 1)
    case .euro: return number.euro(value)
    }
  }

  /// Minutes as hours: `31,5 u`.
  func hours(_ minutes: Rational) -> String {
    let hours = minutes.divided(by: Rational(60)) ?? .zero
    return number.decimal(hours, places: 1) + (language == .dutch ? " u" : " h")
  }

  /// Minutes as hours without the unit, for tables whose heading names it.
  func bareHours(_ minutes: Rational) -> String {
    number.decimal(minutes.divided(by: Rational(60)) ?? .zero, places: 1)
  }

  /// A part that is a share: what `pace`, `forecast` and `upper` are.
  func part(_ figure: Figure?, _ name: String, _ share: Share?) -> Quoted {
    guard let figure, let share else { return Quoted(absent) }
    return Quoted(
      number.percent(share), reference: "\(figure.id.text)#\(name)", exact: "\(share.numerator)/\(share.denominator)")
  }

  /// A count of the evidence of a figure.
  func count(_ figure: Figure?, _ key: EvidenceCount.Key) -> Quoted {
    guard let figure, let count = figure.evidence.count(key) else { return Quoted(absent) }
    let text: String =
      switch count.unit {
      case .minutes: hours(count.value)
      case .fte: number.decimal(count.value, places: 2)
      case .cents: number.euro(count.value)
      default: number.decimal(count.value, places: 0)
      }
    return Quoted(text, reference: "\(figure.id.text)#\(key.rawValue)", exact: exact(count.value))
  }

  /// The norm of a figure: `60 %`.
  func norm(_ figure: Figure?) -> Quoted? {
    guard let figure, let norm = figure.norm else { return nil }
    return Quoted(norm.text(language), reference: "\(figure.id.text)#norm", exact: String(norm.value))
  }

  /// The verdict as a sign with its words.
  func status(_ figure: Figure?) -> StatusMark {
    guard let figure else { return StatusMark(.empty, absent) }
    return StatusMark(Status(figure.verdict), figure.verdictText(language))
  }

  /// The verdict with fewer words, for a column of a table.
  func shortStatus(_ figure: Figure?) -> StatusMark {
    guard let figure else { return StatusMark(.empty, absent) }
    switch figure.verdict {
    case .running: return StatusMark(.running, language == .dutch ? "loopt" : "running")
    case .notComputable:
      return StatusMark(.unknown, language == .dutch ? "niet te berekenen" : "cannot be computed")
    case .met, .notMet, .noData, .noNorm, .noVerdict, .zone: return status(figure)
    }
  }

  /// The bounds between which a figure lies.
  func range(_ figure: Figure) -> String? {
    figure.range.map { range in
      let bounds = [range.lower, range.upper].map {
        figure.unit == .points ? Figure.points($0.rational, language) : number.percent($0)
      }
      return language == .dutch ? "van \(bounds[0]) tot \(bounds[1])" : "from \(bounds[0]) to \(bounds[1])"
    }
  }

  /// What is printed where there is nothing.
  var absent: String { language == .dutch ? "geen gegevens" : "no data" }

  /// The exact value for machines: `412/789`.
  func exact(_ figure: Figure) -> String? {
    guard let numerator = figure.numerator else { return nil }
    return figure.denominator.map { "\(numerator)/\($0)" } ?? String(numerator)
  }

  private func exact(_ value: Rational) -> String {
    value.denominator == 1 ? String(value.numerator) : "\(value.numerator)/\(value.denominator)"
  }
}

extension Status {
  init(_ verdict: Figure.Verdict) {
    switch verdict {
    case .met: self = .met
    case .notMet: self = .notMet
    case .running: self = .running
    case .noData: self = .empty
    case .noNorm: self = .outside
    case .notComputable, .noVerdict: self = .unknown
    case .zone(.strong): self = .met
    case .zone(.between): self = .outside
    case .zone(.toExamine): self = .notMet
    }
  }
}

extension Fraction {
  /// The value of a figure as counted.
  init?(_ figure: Figure?) {
    guard let figure, let numerator = figure.numerator else { return nil }
    self.init(numerator, over: figure.denominator ?? 1)
  }

  /// An exact number.
  init?(_ number: Rational) { self.init(number.numerator, over: number.denominator) }

  /// A share in percent: 1 of 2 is 50.
  init?(percent share: Share?) {
    guard let share, let percent = share.rational.multiplied(by: Rational(100)) else { return nil }
    self.init(percent.numerator, over: percent.denominator)
  }

  /// Minutes in hours.
  init?(hours minutes: Rational) {
    guard let hours = minutes.divided(by: Rational(60)) else { return nil }
    self.init(hours.numerator, over: hours.denominator)
  }
}

extension Language {
  /// The same language as documents know it.
  var ofDocuments: DocumentLanguage { self == .dutch ? .dutch : .english }
}
