public import Documents
public import GuidanceKit
public import Indicators

/// Who has not registered for some school weeks, as a table and for programs: for the coordinator.
public struct SilenceReport: Sendable {
  private let silence: SilentAdvisers
  private let language: Language
  private let number: NumberText

  /// The list in a language.
  public init(_ silence: SilentAdvisers, language: Language) {
    self.silence = silence
    self.language = language
    number = NumberText(language)
  }

  private func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }

  /// What the list says in one sentence.
  public var summary: String {
    let (count, all) = (silence.entries.count, silence.inService)
    let weeks = say(
      silence.weeks == 1 ? "1 schoolweek" : "\(silence.weeks) schoolweken",
      silence.weeks == 1 ? "1 school week" : "\(silence.weeks) school weeks")
    let day = number.date(silence.day)
    if all == 0 {
      return say("Op \(day) is er geen begeleider in dienst.", "No adviser is in service on \(day).")
    }
    return count == 0
      ? say(
        "Van de \(all) begeleiders in dienst registreerde iedereen in de \(silence.weeks == 1 ? "laatste schoolweek" : weeks) voor \(day).",
        "Of the \(all) advisers in service all registered within the \(silence.weeks == 1 ? "last school week" : weeks) before \(day)."
      )
      : say(
        "\(count) van de \(all) begeleiders in dienst \(count == 1 ? "registreerde" : "registreerden") \(weeks) of langer niets, gezien op \(day).",
        "\(count) of the \(all) advisers in service registered nothing for \(weeks) or more, seen on \(day).")
  }

  /// The list, the longest silence first.
  public var table: Table {
    Table(
      id: "stil", caption: say("Wie niet registreerde", "Who did not register"),
      columns: [
        Column(say("begeleider", "adviser"), say("Begeleider", "Adviser"), .code),
        Column(say("naam", "name"), say("Naam", "Name")), Column(say("teams", "teams"), say("Teams", "Teams")),
        Column(say("laatste_registratie", "last_registration"), say("Laatste registratie", "Last registration"), .date),
        Column(say("schoolweken", "school_weeks"), say("Schoolweken", "School weeks"), .integer),
        Column(say("vte", "fte"), say("VTE", "FTE"), .decimal(places: 2)),
        Column(say("afwezig", "away"), say("Nu afwezig", "Away now")),
      ],
      rows: silence.entries.map { entry in
        Row([
          .text(entry.adviser.code), .text(entry.adviser.name), .text(entry.adviser.teams.joined(separator: "; ")),
          entry.lastRegistration.map { Cell(number.date($0), .date(iso: $0.iso)) }
            ?? Cell(say("nooit", "never"), .empty),
          .integer(entry.weeks, number.integer(entry.weeks)),
          silence.hasAssignments
            ? .fraction(Fraction(entry.fte), number.decimal(entry.fte, places: 2)) : Cell("?", .empty),
          .text(entry.isAway ? say("ja", "yes") : say("nee", "no")),
        ])
      },
      notes: (silence.hasAssignments ? [] : [withoutAssignments]) + [
        RichText(
          say(
            "Een schoolweek telt als al haar lesdagen voorbij zijn en de begeleider er minstens één in dienst en niet volledig afwezig was.",
            "A school week counts when all its days of lessons lie behind and the adviser was in service and not wholly away on at least one."
          ))
      ])
  }

  /// Why no FTE stands in the list.
  private var withoutAssignments: RichText {
    let year = SchoolYear(containing: silence.day).iso
    return RichText(
      say(
        "Van \(year) zijn geen opdrachten bekend, dus ook geen VTE: laad het blad {kind} ({command} toont de kolommen).",
        "No assignments of \(year) are known, so no FTE either: load the sheet {kind} ({command} shows its columns)."),
      ["kind": .code("opdrachten"), "command": .code("leerspoor import template opdrachten")])
  }

  /// The list for programs.
  public var json: JSON {
    .object([
      "schema": "leerspoor/silent/1", "day": .string(silence.day.iso), "weeks": .integer(silence.weeks),
      "in_service": .integer(silence.inService),
      "silent": .array(
        silence.entries.map { entry in
          .object([
            "adviser": .string(entry.adviser.code), "name": .string(entry.adviser.name),
            "teams": .array(entry.adviser.teams.map { .string($0) }),
            "last_registration": .string(entry.lastRegistration?.iso), "school_weeks": .integer(entry.weeks),
            "fte": silence.hasAssignments ? .fraction(Fraction(entry.fte)) : .null, "away": .bool(entry.isAway),
          ])
        }),
    ])
  }
}
