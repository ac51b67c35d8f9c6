import GuidanceKit

/// The names of months and days of the week as sheets write them, in Dutch, French and English, in full and short.
enum DateWords {
  /// The month, 1 to 12, of a folded word.
  static func month(_ word: some StringProtocol) -> Int? { months[String(word)] }

  /// The day of the week of a folded word.
  static func weekday(_ word: some StringProtocol) -> Weekday? { weekdays[String(word)] }

  private static let months: [String: Int] = {
    let names = [
      "januari jan january janvier janv",
      "februari feb febr february fevrier fevr fev",
      "maart mrt maa march mar mars",
      "april apr avril avr",
      "mei may mai",
      "juni jun june juin",
      "juli jul july juillet juil",
      "augustus aug august aout",
      "september sep sept septembre",
      "oktober okt october oct octobre",
      "november nov novembre",
      "december dec decembre",
    ]
    var result: [String: Int] = [:]
    for (index, list) in names.enumerated() {
      for name in list.split(separator: " ") { result[String(name)] = index + 1 }
    }
    return result
  }()

  /// Of two letters only the Dutch ones: `di` is dinsdag, for French sheets write dimanche as `dim`.
  private static let weekdays: [String: Weekday] = {
    let names: [Weekday: String] = [
      .monday: "maandag ma maa maan monday mon lundi lun",
      .tuesday: "dinsdag di din dins tuesday tue tues mardi mar",
      .wednesday: "woensdag wo woe woens wednesday wed weds mercredi mer",
      .thursday: "donderdag do don dond thursday thu thur thurs jeudi jeu",
      .friday: "vrijdag vr vrij vri friday fri vendredi ven",
      .saturday: "zaterdag za zat zater saturday sat samedi sam",
      .sunday: "zondag zo zon sunday sun dimanche dim",
    ]
    var result: [String: Weekday] = [:]
    for (day, list) in names {
      for name in list.split(separator: " ") { result[String(name)] = day }
    }
    return result
  }()
}
