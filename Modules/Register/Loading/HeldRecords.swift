public import GuidanceKit

/// Late registrations: records that wait because their period is closed.
public struct HeldRecords: Hashable, Sendable {
  /// How many, by period.
  public let counts: [String: Int]
  /// The first ten, with their place and what is said of them.
  public let first: [Place]

  /// One record that waits.
  public struct Place: Hashable, Sendable {
    /// The text line.
    public let line: Int
    /// The spreadsheet row.
    public let row: Int
    /// The closed period.
    public let period: String
  }

  /// None.
  public init() {
    counts = [:]
    first = []
  }

  init(counts: [String: Int], first: [Place]) {
    self.counts = counts
    self.first = first
  }

  init(_ held: [Comparison.Held]) {
    self.init(
      counts: held.reduce(into: [:]) { $0[$1.lock.period, default: 0] += 1 },
      first: held.prefix(10).map { Place(line: $0.line, row: $0.row, period: $0.lock.period) })
  }

  /// How many.
  public var count: Int { counts.values.reduce(0, +) }

  /// What is said of all that wait, and what to do; one remark for each period.
  ///
  /// - Parameter batch: the batch that keeps them; `nil` while it is only checked.
  public func remarks(file: String, batch: Int?) -> [Label] {
    counts.sorted { $0.key < $1.key }.map { period, count in
      let number = batch.map(String.init) ?? "…"
      return Label(
        "\(count) \(count == 1 ? "rij gaat" : "rijen gaan") over \(period), en die periode is afgesloten: \(count == 1 ? "ze is" : "ze zijn") "
          + "apart gehouden als naregistratie en \(count == 1 ? "telt" : "tellen") niet mee. Laat de periode heropenen (leerspoor audit reopen "
          + "\(period) --reason … --by … --until …) en neem ze op met leerspoor import release \(number).",
        "\(count) \(count == 1 ? "row is" : "rows are") about \(period), and that period is closed: held apart as late registrations, "
          + "not counted. Have the period reopened (leerspoor audit reopen \(period) --reason … --by … --until …) and take them in "
          + "with leerspoor import release \(number).")
    }
  }

  /// The reason that is kept with a row.
  static func problem(_ held: Comparison.Held, file: String) -> InputProblem {
    InputProblem(
      code: "IMP137", severity: .warning, position: SourcePosition(file: file, line: held.line),
      message: Label(
        "naregistratie: de periode \(held.lock.period) is afgesloten (\(held.lock.at.prefix(10))); de rij wacht. Laat de periode "
          + "heropenen (leerspoor audit reopen) en neem de rij op met leerspoor import release.",
        "late registration: the period \(held.lock.period) is closed (\(held.lock.at.prefix(10))); the row waits. Have the "
          + "period reopened (leerspoor audit reopen) and take the row in with leerspoor import release."))
  }
}
