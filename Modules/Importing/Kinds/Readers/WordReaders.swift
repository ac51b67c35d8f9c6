import GuidanceKit

/// Reads which moment of a learning community a row is about: `3`, `sessie 3`, `intake`, `0`, `consult 1`, `oogstmoment`.
enum PLGMomentReader {
  static func read(_ cell: String) -> CellReading<PLGMoment> {
    let text = TextFolding.folded(cell)
    if let number = CellText.digits(text) {
      if number == 0 { return CellReading(PLGMoment(kind: .intake, number: 0)) }
      return PLGMoment.numbers.contains(number) ? CellReading(PLGMoment(kind: .session, number: number)) : refused(cell)
    }
    var words = text.split(separator: " ").map(String.init)
    let number = words.count > 1 ? words.last.flatMap(CellText.digits) : nil
    if number != nil { words.removeLast() }
    guard let kind = PLGMoment.Kind.named(words.joined(separator: " ")) else { return refused(cell) }
    guard number != nil || kind != .session, PLGMoment.numbers.contains(number ?? 1) else { return refused(cell) }
    return CellReading(PLGMoment(kind: kind, number: number ?? 1))
  }

  private static func refused(_ cell: String) -> CellReading<PLGMoment> {
    CellReading(
      refused: CellRemark(
        .termUnknown, found: cell, Label("is geen sessie van een PLG", "is not a session of a learning community"),
        expected: Label(
          "1 tot 20, intake, consult 1 of oogstmoment", "1 to 20, intake, consult 1 or oogstmoment (harvest moment)")))
  }
}

/// Reads the sides of a VIV role as yes or no, or by their own words.
enum VIVWords {
  static func read<T: Term>(_ cell: String, yes: T, no: T) -> CellReading<T> {
    if let term = T.named(cell) { return CellReading(term) }
    return YesNoReader.read(cell).map { $0 ? yes : no }
  }
}

/// Reads what a survey evaluates: an initiative of the plan or a trajectory that was loaded.
enum SubjectReader {
  static func read(_ cell: String, _ context: ImportContext) -> CellReading<EvaluationSubject> {
    let text = TextFolding.trimmed(cell)
    let isTrajectory = context.trajectories.contains(text)
    if isTrajectory && context.initiatives.contains(text) {
      return CellReading(
        refused: CellRemark(
          .codeAmbiguous, found: cell,
          Label("is een initiatief en een traject", "is an initiative and a trajectory"),
          expected: Label("een van beide", "one of both"),
          cure: Label("Geef het traject een andere code", "Give the trajectory another code")))
    }
    if isTrajectory { return context.trajectories.read(cell).map { .trajectory($0) } }
    return context.initiatives.read(cell).map { .initiative($0) }
  }
}

/// Reads the words about free days.
enum FreeDayWords {
  /// Which half of the day is free.
  static func half(_ cell: String) -> CellReading<FreeDay.Half?> {
    switch TextFolding.folded(cell) {
    case "voormiddag", "vm", "ochtend", "morning": return CellReading(.morning)
    case "namiddag", "nm", "middag", "afternoon": return CellReading(.afternoon)
    case "ja", "halve dag", "half", "x", "yes": return CellReading(.unsaid)
    case "nee", "neen", "hele dag", "volledig", "no": return CellReading(nil)
    default:
      return CellReading(
        refused: CellRemark(
          .termUnknown, found: cell, Label("staat niet in de lijst", "is not in the list"),
          expected: Label("voormiddag, namiddag, ja of leeg", "voormiddag (morning), namiddag (afternoon), ja or empty")
        ))
    }
  }

  /// What the day is for.
  static func purpose(_ cell: String) -> CellReading<LocalFreeDays.Purpose> {
    switch TextFolding.folded(cell) {
    case "facultatief", "facultatieve verlofdag", "facultatieve vrije dag", "verlofdag", "optional":
      return CellReading(.optional)
    case "studiedag", "pedagogische studiedag", "ped. studiedag", "ps", "study day": return CellReading(.study)
    default:
      return CellReading(
        refused: CellRemark(
          .termUnknown, found: cell, Label("staat niet in de lijst", "is not in the list"),
          expected: Label(
            "facultatief of pedagogische studiedag",
            "facultatief (optional leave) or pedagogische studiedag (study day)")))
    }
  }
}

/// The messages about cells that depend on each other.
enum ChoiceMessages {
  /// A theme and a reason to decline exclude each other, and one of them is needed.
  static func themeOrReason(_ areBoth: Bool) -> CellRemark {
    CellRemark(
      .choiceUnclear,
      areBoth
        ? Label(
          "thema en reden zijn allebei ingevuld; verwacht een thema als de instelling koos, of een reden als ze niet wil. "
            + "Maak een van beide leeg.",
          "theme and reason are both filled; expected a theme when the institution chose, or a reason when it declined. "
            + "Empty one of both.")
        : Label(
          "thema en reden zijn allebei leeg; verwacht een thema als de instelling koos, of een reden als ze niet wil.",
          "theme and reason are both empty; expected a theme when the institution chose, or a reason when it declined.")
    )
  }

  /// A cell that must be filled.
  static func empty(_ header: String) -> CellRemark {
    CellRemark(
      .cellEmpty,
      Label(
        "de cel is leeg; verwacht een waarde in de verplichte kolom \"\(header)\".",
        "the cell is empty; expected a value in the required column \"\(header)\"."))
  }
}
