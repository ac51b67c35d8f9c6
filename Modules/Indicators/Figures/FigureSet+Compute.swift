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
    // The figures of reach are by far the most, so they are made in parts, and the others beside them.
    let reach = ReachIndicator(input, table: table)
    let pairs = table.pairs.count + table.alternatives.count
    var parts = Parallel.map(0..<4) { part -> [Figure] in
      switch part {
      case 0: return reach.ofGroups
      case 1: return FigureSet.others(input, table: table)
      case 2: return reach.ofPairs(0..<pairs / 2)
      default: return reach.ofPairs(pairs / 2..<pairs)
      }
    }
    var figures = parts.removeFirst()
    while !parts.isEmpty { figures += parts.removeFirst() }
    figures += StatedTotalIndicator(input, beside: figures).figures
    self.init(consume figures, request: input.request, generatedFrom: generatedFrom)
  }

  private static func others(_ input: IndicatorInput, table: ReachTable) -> [Figure] {
    var figures = ContactIndicator(input, table: table).figures
    figures += OrganisationHours(input).figures
    figures += StaffingIndicator(input).figures
    figures += HoursIndicator(input).figures
    figures += ClassroomIndicator(input).figures
    figures += ActivityIndicator(input).figures
    figures += ProjectIndicator(input).figures
    figures += Figure.ofProgrammes(input)
    return figures
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
