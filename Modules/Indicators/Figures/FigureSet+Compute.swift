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
    let reach = ReachIndicator(input, table: table)
    // Beside the figures of the pairs, which are by far the most; in parts that are made side by side.
    let parts =
      FigureSet.others(input, table: table) + reach.ofGroups + [{ table.alternatives.map(reach.alternativeFigure) }]
    var rest = Parallel.map(parts.indices) { parts[$0]() }.flatMap(\.self)
    var figures: [Figure]
    if let order = FigureOrder(rest, reach.ids) {
      figures = order.figures(rest) { reach.pairFigure(table.pairs[$0]) }
      rest = []
    } else {
      figures = FigureSet.sorted(rest + table.pairs.map(reach.pairFigure))
    }
    let stated = StatedTotalIndicator(input, beside: figures).figures
    if !stated.isEmpty { figures = FigureSet.sorted(figures + stated) }
    self.init(sorted: figures, request: input.request, generatedFrom: generatedFrom)
  }

  private static func others(_ input: IndicatorInput, table: ReachTable) -> [@Sendable () -> [Figure]] {
    [
      {
        let hours = OrganisationHours(input)
        return ContactIndicator(input, table: table, hours: hours).figures + hours.figures
      }, { ActivityIndicator(input).figures }, { ClassroomIndicator(input).figures },
      {
        let asked = input.request.detail
        return (asked.contains(.organisationMonths) ? OrganisationMonths(input).figures : [])
          + (asked.contains(.visits) ? AdviserVisits(input).figures : [])
      }, { StaffingIndicator(input).figures },
      { HoursIndicator(input).figures }, { ProjectIndicator(input).figures }, { Figure.ofProgrammes(input) },
    ]
  }
}

/// The order of the figures of pairs and of all others together, known before the former are made: there may be a hundred
/// thousand of them, and each is then made where it stays.
private struct FigureOrder {
  /// For each figure the place of a pair, or of another figure counted down from -1.
  private let slots: [Int32]

  /// - Returns: `nil` when two figures have one name.
  init?(_ rest: [Figure], _ ids: PairIDs) {
    let names = rest.map(\.id)
    let sorted = names.indices.sorted { names[$0] < names[$1] }
    var slots: [Int32] = []
    slots.reserveCapacity(names.count + ids.order.count)
    var next = 0
    for (place, id) in ids.sorted {
      while next < sorted.count, names[sorted[next]] < id {
        slots.append(-1 - Int32(sorted[next]))
        next += 1
      }
      if next < sorted.count, names[sorted[next]] == id { return nil }
      slots.append(place)
    }
    while next < sorted.count {
      slots.append(-1 - Int32(sorted[next]))
      next += 1
    }
    guard ids.areUnique, !zip(sorted, sorted.dropFirst()).contains(where: { names[$0] == names[$1] }) else {
      return nil
    }
    self.slots = slots
  }

  /// All figures in their order, those of pairs made side by side.
  func figures(_ rest: [Figure], _ pair: @Sendable (Int) -> Figure) -> [Figure] {
    let size = 1024
    return [Figure](unsafeUninitializedCapacity: slots.count) { buffer, count in
      // Each part writes places of its own.
      nonisolated(unsafe) let places = buffer
      _ = Parallel.map(0..<(slots.count + size - 1) / size) { part in
        for at in part * size..<min((part + 1) * size, slots.count) {
          let slot = Int(slots[at])
          places.initializeElement(at: at, to: slot < 0 ? rest[-1 - slot] : pair(slot))
        }
      }
      count = slots.count
    }
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
