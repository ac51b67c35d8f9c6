import GuidanceKit

/// Whether parts of shared sessions add up to a number that can be written exactly.
///
/// A session with three organisations gives a third of its minutes at each. Where many different numbers of organisations
/// occur, the least number that all of them divide is too large, and so is any fraction that adds such parts up.
enum SharedSums {
  /// The largest number of organisations that share a session, when parts of the entries cannot be added up; `nil` when
  /// they can.
  static func excess(_ entries: [ReachEntry]) -> Int? {
    var common = 1
    var minutes = 0
    var isTooLarge = false
    for count in Set(entries.lazy.map(\.organisationCount)) {
      let (product, overflow) = common.multipliedReportingOverflow(by: count / divisor(common, count))
      if overflow { isTooLarge = true } else { common = product }
    }
    for entry in entries {
      let (sum, overflow) = minutes.addingReportingOverflow(entry.minutes)
      if overflow { isTooLarge = true } else { minutes = sum }
    }
    isTooLarge = isTooLarge || common.multipliedReportingOverflow(by: minutes).overflow
    return isTooLarge ? entries.lazy.map(\.organisationCount).max() : nil
  }

  /// Why a sum of parts stands nowhere.
  static let reason = Label(
    "sessies zijn gedeeld over zoveel verschillende aantallen organisaties dat hun som niet exact te schrijven is",
    "sessions are shared over so many different numbers of organisations that their sum cannot be written exactly")

  /// What to do when the norm asks for parts that cannot be added up.
  static func problem(_ most: Int) -> InputProblem {
    InputProblem(
      code: "IND002",
      message: Label(
        "De norm shared_session is split, en sessies zijn gedeeld over zoveel verschillende aantallen organisaties (hoogstens "
          + "\(most)) dat hun delen niet exact op te tellen zijn. Zet de norm op full, of registreer heel grote bijeenkomsten "
          + "zonder organisaties.",
        "The norm shared_session is split, and sessions are shared over so many different numbers of organisations (at most "
          + "\(most)) that their parts cannot be added up exactly. Set the norm to full, or register very large meetings "
          + "without organisations."))
  }

  private static func divisor(_ one: Int, _ other: Int) -> Int {
    var (one, other) = (one, other)
    while other != 0 { (one, other) = (other, one % other) }
    return one
  }
}
