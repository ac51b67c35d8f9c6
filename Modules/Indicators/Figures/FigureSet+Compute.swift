import GuidanceKit
public import Register

extension FigureSet {
  /// All figures of this module over an input.
  public init(_ input: IndicatorInput, generatedFrom: Origin) {
    let table = ReachTable(input)
    self.init(input, table: table, generatedFrom: generatedFrom)
  }

  /// All figures of this module over an input, with a table of reach that was made already.
  public init(_ input: IndicatorInput, table: ReachTable, generatedFrom: Origin) {
    let figures =
      StaffingIndicator(input).figures + HoursIndicator(input).figures
      + ReachIndicator(input, table: table).figures + ContactIndicator(input, table: table).figures
      + OrganisationHours(input).figures + ClassroomIndicator(input).figures + ActivityIndicator(input).figures
      + ProjectIndicator(input).figures
    self.init(figures + Figure.ofProgrammes(input), request: input.request, generatedFrom: generatedFrom)
  }
}

/// The figures of a report beside what tables and grids are drawn from.
public struct IndicatorReport: Sendable {
  /// What the figures were made from, as values.
  public let input: IndicatorInput
  /// The figures.
  public let figures: FigureSet
  /// The pairs of pillar and organisation behind the figures of reach.
  public let reach: ReachTable

  /// Computes all figures of a request from one state of the register.
  ///
  /// - Parameter version: of the program, for the origin of the figures.
  /// - Throws: an ``InputProblem`` when no plan is in force; errors of the register.
  public init(_ request: FigureRequest, from snapshot: Snapshot, version: String) throws {
    let input = try IndicatorInput(request, from: snapshot)
    let reach = ReachTable(input)
    let origin = FigureSet.Origin(
      batch: try snapshot.lastBatch(), plan: input.plan.code,
      planHash: ContentDigest.hex(try input.plan.canonicalJSON()),
      version: version)
    self.input = input
    self.reach = reach
    figures = FigureSet(input, table: reach, generatedFrom: origin)
  }
}
