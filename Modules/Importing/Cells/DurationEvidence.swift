import GuidanceKit

/// What decimals of less than half a day mean in a column of durations without a unit: `0,25` is a quarter of an hour to one
/// writer, and six o'clock to Excel, which keeps times as parts of a day.
enum SmallDecimals: String, Hashable, Sendable {
  /// Hours.
  case hours = "uren"
  /// Parts of a day; they are refused until a mapping says so.
  case fractions = "delen"
  /// Either; they are refused until a mapping says which.
  case either = "beide"
}

/// Gathers from a whole column what its small decimals mean.
///
/// A number that would be more than ten hours as a part of a day shows that the column counts hours. Without one, numbers that
/// are no whole minutes as hours, and are as parts of a day, show that it holds those. Otherwise it may be either.
final class DurationEvidence {
  /// One number of the column.
  struct Example: Hashable, Sendable {
    let text: String
    let row: Int
  }

  /// What was decided; until then small decimals are read as hours.
  var decision: SmallDecimals?
  /// The number that showed parts of a day, when that was decided.
  var example: Example?
  /// Whether the header says that the column counts hours.
  private let isHeadHours: Bool
  /// What is no part of a day.
  private(set) var hours: Example?
  /// Small decimals that are whole minutes as hours, and those that are only as parts of a day.
  private(set) var small: Example?
  private(set) var fraction: Example?
  private var isMixed = false

  init(_ decision: SmallDecimals?, isHeadHours: Bool) {
    self.decision = decision
    self.isHeadHours = isHeadHours
  }

  /// Above so many minutes a part of a day is no time that somebody guides.
  private static let longestPart = 600

  /// Takes a cell that is read for the first time.
  func note(_ cell: String, row: Int) {
    guard let number = SmallDecimal(DurationText.plain(cell)), !number.isZero else { return }
    guard number.isPart(upTo: Self.longestPart) else {
      hours = hours ?? Example(text: cell, row: row)
      return
    }
    if number.isWholeMinutesOfHours {
      small = small ?? Example(text: cell, row: row)
      if number.minutesOfDay == nil { isMixed = true }
    } else if number.minutesOfDay != nil {
      fraction = fraction ?? Example(text: cell, row: row)
    }
  }

  /// What the whole column says; `nil` when there are no small decimals.
  var verdict: SmallDecimals? {
    guard small != nil || fraction != nil else { return nil }
    if hours != nil { return .hours }
    if fraction != nil, !isMixed { return .fractions }
    return isHeadHours ? .hours : .either
  }

  /// The notice that small decimals were read as hours, and why; `nil` when there were none or the header says so.
  var remark: CellRemark? {
    guard verdict == .hours, let small, let hours, !isHeadHours else { return nil }
    let (one, other) = (CellText.shown(small.text), CellText.shown(hours.text))
    return CellRemark(
      .durationDecided,
      Label(
        "\(one) (rij \(small.row)) en andere kleine getallen zijn gelezen als uren, want \(other) (rij \(hours.row)) zou als "
          + "deel van een dag langer zijn dan tien uur. Zijn het toch delen van een dag, zet dan bare_duration: dagen in de koppeling.",
        "\(one) (row \(small.row)) and other small numbers were read as hours, for \(other) (row \(hours.row)) would be "
          + "more than ten hours as a part of a day. If they are parts of a day after all, put bare_duration: days in the mapping."
      ))
  }
}

/// A number without a unit, exactly as it is written.
struct SmallDecimal {
  private let text: String
  private let numerator: Int
  private let scale: Int

  /// Reads digits, with decimals behind a comma or point or without; `nil` for anything else.
  init?(_ text: String) {
    let halves = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard (1...2).contains(halves.count), let whole = CellText.digits(halves[0]), whole <= 9999 else { return nil }
    let decimals = halves.count == 2 ? halves[1].prefix(12) : ""
    guard decimals.isEmpty ? halves.count == 1 : CellText.digits(decimals) != nil else { return nil }
    self.text = text
    scale = (0..<decimals.utf8.count).reduce(1) { power, _ in power * 10 }
    numerator = whole * scale + (CellText.digits(decimals) ?? 0)
  }

  var isZero: Bool { numerator == 0 }

  /// Whether it is at most so many minutes as a part of a day.
  func isPart(upTo minutes: Int) -> Bool { numerator * 1440 <= minutes * scale }

  var isWholeMinutesOfHours: Bool { numerator * 60 % scale == 0 }

  /// Its minutes as hours, rounded.
  var minutesOfHours: Int { (numerator * 120 + scale) / (2 * scale) }

  /// Its minutes as a part of a day; `nil` when they are not whole.
  var minutesOfDay: Int? { DayFraction(text)?.minutes }

  /// Why it is refused where small decimals are not plainly hours; `nil` for a number that is not small.
  func refusal(_ decision: SmallDecimals, _ cell: String, _ evidence: DurationEvidence.Example?) -> CellRemark? {
    guard !isZero, isPart(upTo: 600), let minutes = minutesOfDay else { return nil }
    let clock = Minutes(minutes).clock
    switch decision {
    case .hours: return nil
    case .either:
      guard isWholeMinutesOfHours else { return nil }
      let hours = Minutes(minutesOfHours).clock
      return CellRemark(
        .durationAmbiguous, found: cell,
        Label(
          "kan \(hours) betekenen (in uren), of \(clock) (als deel van een dag, zoals Excel een tijd bewaart)",
          "may mean \(hours) (in hours), or \(clock) (as a part of a day, as Excel keeps times)"),
        expected: Label("u:mm, bv. \(hours) of \(clock)", "h:mm, e.g. \(hours) or \(clock)"),
        cure: Label(
          "Geldt het voor de hele kolom, zet dan bare_duration: uren of dagen in de koppeling",
          "If it holds for the whole column, put bare_duration: hours or days in the mapping"))
    case .fractions:
      let shown = evidence.flatMap { $0.text == cell ? nil : $0 }.map { ($0.row, CellText.shown($0.text)) }
      return CellRemark(
        .durationPartMinute, found: cell,
        Label(
          "lijkt een deel van een dag, zoals Excel een tijd bewaart: \(clock)"
            + (shown.map { " (\($0.1) in rij \($0.0) is in uren geen geheel aantal minuten)" } ?? ""),
          "looks like a part of a day, as Excel keeps times: \(clock)"
            + (shown.map { " (\($0.1) in row \($0.0) is no whole number of minutes in hours)" } ?? "")),
        expected: Label("u:mm, bv. \(clock)", "h:mm, e.g. \(clock)"),
        cure: Label(
          "Maak de kolom in Excel op als u:mm en bewaar opnieuw, of zet bare_duration: dagen in de koppeling",
          "Format the column in Excel as h:mm and save again, or put bare_duration: days in the mapping"))
    }
  }
}
