/// One goal that the decree gives the guidance services, with the days on which it was law.
///
/// The list is dated because it changed and will change: before the reform of 2021-2022 article 15 had more goals.
/// Those are left out, for no plan in the program cites them; a later list is added beside this one.
public struct DecreeGoal: Hashable, Sendable, Codable {
  /// The number in the first paragraph of article 15: 1° to 4°.
  public let number: Int
  /// What the goal asks, in own words.
  public let label: Label
  /// The days on which it holds.
  public let validity: Validity
  /// The public document that says so.
  public let source: String

  /// Creates a goal.
  public init(number: Int, label: Label, validity: Validity, source: String = PublicSource.decree) {
    self.number = number
    self.label = label
    self.validity = validity
    self.source = source
  }

  /// The place in the decree: `art. 15, § 1, 2°`.
  public var place: String { "art. 15, § 1, \(number)°" }

  /// The goals in force on a day, by number; empty for days the list does not cover.
  public static func inForce(on day: CalendarDate) -> [DecreeGoal] {
    all.filter { $0.validity.contains(day) }
  }

  /// The goal with a number on a day; `nil` when the decree has none.
  public static func goal(_ number: Int, on day: CalendarDate) -> DecreeGoal? {
    inForce(on: day).first { $0.number == number }
  }

  /// All goals known, by date and number.
  ///
  /// The four hold from the first plan made under the reformed article, which began on 1 September 2022.
  public static let all: [DecreeGoal] = {
    let reform = Validity(from: CalendarDate(year: 2022, month: 9, day: 1))
    return [
      DecreeGoal(
        number: 1,
        label: Label(
          "Beroepsbekwaamheid van het personeel versterken, in rechtstreeks contact, gericht op de onderwijspraktijk "
            + "en op alle leerlingen of cursisten",
          "Strengthen the competence of staff, in direct contact, aimed at teaching practice and at all learners"),
        validity: reform),
      DecreeGoal(
        number: 2,
        label: Label(
          "De instelling ondersteunen als professionele lerende organisatie, met voorrang voor wie de grootste noden "
            + "heeft",
          "Support the institution as a professional learning organisation, those with the greatest needs first"),
        validity: reform),
      DecreeGoal(
        number: 3,
        label: Label(
          "Het eigen pedagogisch project van de instelling ondersteunen",
          "Support the institution's own pedagogical project"),
        validity: reform),
      DecreeGoal(
        number: 4,
        label: Label(
          "Meewerken aan bepaalde beleidsprioriteiten van de Vlaamse Regering",
          "Help to carry out certain policy priorities of the Flemish Government"),
        validity: reform),
    ]
  }()
}
