public import GuidanceKit

/// The pilot schools of the VIV model against the other schools, on one item that asks what people do.
///
/// The unit is the school: each counts once, with the share of its respondents who agree. Schools were not drawn by lot, so
/// a difference shows no cause.
public struct PilotComparison: Sendable {
  /// What may be concluded.
  public enum Conclusion: Hashable, Sendable {
    /// Too few schools in a group: the means may be described and no more.
    case descriptive
    /// Tested; whether the difference is significant at 5 %.
    case tested(isSignificant: Bool)
  }

  /// What was asked.
  public let question: Label
  /// The shares of the pilot schools, by number of the school.
  let pilot: [Share]
  /// The shares of the other schools.
  let others: [Share]
  /// The test; `nil` when a group is empty.
  public let test: PermutationTest?
  /// What may be concluded.
  public let conclusion: Conclusion
  private let leastSchools: Int

  init(question: Label, pilot: [Share], others: [Share], leastSchools: Int) {
    self.question = question
    self.pilot = pilot
    self.others = others
    self.leastSchools = leastSchools
    test = PermutationTest(pilot, others)
    if let test, pilot.count >= leastSchools, others.count >= leastSchools {
      conclusion = .tested(isSignificant: test.isSignificant())
    } else {
      conclusion = .descriptive
    }
  }

  /// How many pilot schools answered.
  public var pilotSchools: Int { pilot.count }

  /// How many other schools answered.
  public var otherSchools: Int { others.count }

  /// The mean of shares; `nil` without any, or when no two integers hold it.
  static func mean(_ shares: [Share]) -> Rational? {
    Rational.sum(shares.lazy.map(\.rational))?.divided(by: Rational(shares.count))
  }

  /// The plain sentence that the numbers allow, and nothing beyond.
  public var sentence: Label { Label(sentence(.dutch), sentence(.english)) }

  private func sentence(_ language: Language) -> String {
    let isDutch = language == .dutch
    let number = NumberText(language)
    guard let test else {
      return isDutch
        ? "Er zijn geen antwoorden uit beide groepen: er is niets te vergelijken."
        : "There are no answers from both groups: there is nothing to compare."
    }
    let size = Rational(abs(test.difference.numerator), test.difference.denominator) ?? .zero
    let points = number.decimal(size.multiplied(by: Rational(100)) ?? .zero, places: 1)
    let direction: String =
      if test.difference == .zero {
        isDutch
          ? "even hoog als in de andere scholen" : "the same as in the other schools"
      } else if test.difference > .zero {
        isDutch
          ? "\(points) procentpunt hoger dan in de andere scholen" : "\(points) points higher than in the other schools"
      } else {
        isDutch
          ? "\(points) procentpunt lager dan in de andere scholen" : "\(points) points lower than in the other schools"
      }
    let first =
      isDutch
      ? "In de pilootscholen (n = \(pilot.count)) is het gemiddelde deel (helemaal) eens \(direction) (n = \(others.count))"
      : "In the pilot schools (n = \(pilot.count)) the mean share that agrees is \(direction) (n = \(others.count))"
    switch conclusion {
    case .descriptive:
      return first
        + (isDutch
          ? ". Met minder dan \(leastSchools) scholen in een groep is dat een beschrijving; er is niet getoetst."
          : ". With fewer than \(leastSchools) schools in a group that is a description; nothing was tested.")
    case .tested(let isSignificant):
      return first + "; " + numbers(test, number) + ". " + PilotComparison.verdict(isSignificant, isDutch)
    }
  }

  /// The interval and the chance, with the fraction it is.
  private func numbers(_ test: PermutationTest, _ number: NumberText) -> String {
    let isDutch = number.language == .dutch
    func points(_ share: Share) -> String {
      number.decimal(share.rational.multiplied(by: Rational(100)) ?? .zero, places: 1)
    }
    let interval = test.interval.map { range in
      isDutch
        ? "95 %-interval van \(points(range.lower)) tot \(points(range.upper)) procentpunt, "
        : "95% interval from \(points(range.lower)) to \(points(range.upper)) points, "
    }
    let p = number.decimal(test.pValue.rational, places: 3)
    let fraction = "\(number.integer(test.pValue.numerator))/\(number.integer(test.pValue.denominator))"
    let drawn: String =
      switch test.extent {
      case .every: ""
      case .drawn(let count):
        isDutch
          ? ", uit \(number.integer(count)) getrokken verdelingen"
          : ", from \(number.integer(count)) splits drawn"
      }
    return "\(interval ?? "")p = \(fraction) = \(p)\(drawn)"
  }

  private static func verdict(_ isSignificant: Bool, _ isDutch: Bool) -> String {
    switch (isSignificant, isDutch) {
    case (true, true):
      "Dat verschil is significant op 5 %. De scholen zijn niet geloot: het toont geen oorzaak."
    case (true, false):
      "That difference is significant at 5%. The schools were not drawn by lot: it shows no cause."
    case (false, true): "Dat verschil is niet significant op 5 %: het kan toeval zijn."
    case (false, false): "That difference is not significant at 5%: it may be chance."
    }
  }
}
