/// Numbers and dates as people in Flanders read them, or in English.
///
/// All digits come from integers; nothing depends on the system's language.
///
/// Rounding is half up on the size of the number: 0.05 with one decimal is 0.1, and -0.05 is -0.1.
public struct NumberText: Sendable {
  /// The language of the text.
  public let language: Language

  /// Creates the writer of one language.
  public init(_ language: Language) {
    self.language = language
  }

  /// A share as a percentage: `52,3 %` in Dutch, `52.3%` in English.
  public func percent(_ share: Share, decimals: Int = 1) -> String {
    percent(share.rational, decimals: decimals)
  }

  /// A number as a percentage, where 1 is 100 %.
  public func percent(_ number: Rational, decimals: Int = 1) -> String {
    guard let digits = number.rounded(places: min(max(decimals, 0), 16) + 2) else { return NumberText.tooLarge }
    return fixed(digits, places: min(max(decimals, 0), 16)) + (language == .dutch ? " %" : "%")
  }

  /// A share as a percentage that never seems to be on the other side of a norm: 59,97 % beside a norm of 60 gets as
  /// many decimals as it takes, at most six, for `60,0 %` beside "niet gehaald" would look like a mistake.
  public func percent(_ share: Share, against norm: Int, decimals: Int = 1) -> String {
    var places = decimals
    while places < 6, let digits = share.rational.rounded(places: places + 2),
      let line = Rational(norm, 100)?.rounded(places: places + 2), digits == line,
      !(share.reaches(percent: norm) && share.isAtMost(percent: norm))
    {
      places += 1
    }
    return percent(share, decimals: places)
  }

  /// A whole number with groups of three: `12.000` in Dutch, `12,000` in English.
  public func integer(_ number: Int) -> String {
    (number < 0 ? "-" : "") + grouped(String(number.magnitude))
  }

  /// Minutes as hours with one decimal: `1.234,5 u` in Dutch, `1,234.5 h` in English.
  public func hours(_ minutes: Minutes) -> String {
    decimal(Rational(minutes.value, 60) ?? .zero, places: 1) + hourSign
  }

  /// A number of minutes as hours with one decimal.
  public func hours(_ minutes: Int) -> String {
    hours(Minutes(minutes))
  }

  /// An exact number with a fixed number of decimals, 0 to 16.
  public func decimal(_ number: Rational, places: Int) -> String {
    let places = min(max(places, 0), 16)
    guard let digits = number.rounded(places: places) else { return NumberText.tooLarge }
    return fixed(digits, places: places)
  }

  /// Cents as euro: `€ 1.234,50` in Dutch, `€1,234.50` in English.
  public func euro(_ cents: Rational) -> String {
    let amount = decimal(cents.divided(by: Rational(100)) ?? .zero, places: 2)
    return language == .dutch ? "€ \(amount)" : "€\(amount)"
  }

  /// The sign after hours, with its space: ` u` in Dutch, ` h` in English.
  public var hourSign: String { language == .dutch ? " u" : " h" }

  /// The sign between whole and decimals.
  public var decimalSign: String { language == .dutch ? "," : "." }

  /// The sign between groups of three.
  public var groupSign: String { language == .dutch ? "." : "," }

  /// A whole number of 10^-places as text.
  private func fixed(_ digits: Int, places: Int) -> String {
    let padded = String(digits.magnitude)
    let all = padded.count > places ? padded : String(repeating: "0", count: places + 1 - padded.count) + padded
    let whole = grouped(String(all.dropLast(places)))
    let sign = digits < 0 ? "-" : ""
    return places == 0 ? sign + whole : "\(sign)\(whole)\(decimalSign)\(all.suffix(places))"
  }

  private func grouped(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result += groupSign }
      result.append(digit)
    }
    return result
  }

  /// Stands where a number has more digits than an integer holds; no figure of a service comes near.
  private static let tooLarge = "#"
}
