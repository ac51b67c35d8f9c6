public import GuidanceKit

/// One of two sides that are compared: the figures of a period as known at some moment, or those of a report.
public struct ComparedState: Sendable {
  /// What it is called: as someone typed it.
  public var name: String
  /// The period.
  public var period: Period
  /// The last day that counted.
  public var day: CalendarDate
  /// The last batch that was known.
  public var batch: Int
  /// The code of the plan.
  public var plan: String
  /// The hash of the plan with its norms.
  public var planHash: String
  /// The version of the program.
  public var version: String
  /// For whom the figures were made.
  public var audience: Audience
  /// The values of the plan that were used, by name; `nil` stands for a value that stands nowhere.
  public var norms: [String: Label?]
  /// The figures, sorted by id.
  public var figures: [Figure]

  /// The figures of a set.
  public init(_ set: FigureSet, name: String) {
    self.name = name
    period = set.request.period
    day = set.request.day
    batch = set.generatedFrom.batch
    plan = set.generatedFrom.plan
    planHash = set.generatedFrom.planHash
    version = set.generatedFrom.version
    audience = set.request.audience
    norms = Dictionary(set.parameters.map { ($0.name, $0.value) }) { first, _ in first }
    figures = set.figures
  }

  /// The figures of a `figures.json`.
  ///
  /// - Throws: ``FiguresFileError`` when it is none, or one that this version cannot read.
  public init(file bytes: [UInt8], name: String) throws(FiguresFileError) {
    let file = try FiguresFile(bytes, name: name)
    guard let period = Period(file.parameters.period), let day = CalendarDate(iso: file.parameters.day) else {
      throw FiguresFileError(name, found: "parameters.period \"\(file.parameters.period)\"")
    }
    self.name = name
    self.period = period
    self.day = day
    batch = file.generatedFrom.batch
    plan = file.generatedFrom.plan.code
    planHash = file.generatedFrom.plan.hash
    version = file.generatedFrom.version
    audience = Audience(rawValue: file.parameters.audience) ?? .public
    norms = Dictionary(file.parameters.norms.map { ($0.name, $0.value?.label) }) { first, _ in first }
    figures = try file.figures.map { one throws(FiguresFileError) in try one.figure(name) }
  }

  /// The school year of the cumulative figures.
  var schoolYear: SchoolYear { SchoolYear(containing: day) }

  /// The figures by what they are about, so that those of two periods can be laid side by side.
  ///
  /// Of two periods only the figures of the period itself and of its school year are laid side by side.
  func aligned(with other: ComparedState) -> [String: Figure] {
    let isSame = period == other.period
    var found: [String: Figure] = [:]
    for figure in figures {
      let scope = ([figure.id.indicator] + figure.id.scope).joined(separator: "/")
      if isSame {
        found[figure.id.text] = figure
      } else if figure.id.period == period.iso {
        found["\(scope)/period"] = figure
      } else if figure.id.period == schoolYear.iso || Period(figure.id.period) == nil {
        found["\(scope)/\(figure.id.period == schoolYear.iso ? "year" : figure.id.period)"] = figure
      }
    }
    return found
  }
}
