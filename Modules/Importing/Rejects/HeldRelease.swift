public import GuidanceKit
public import Register

/// Late registrations that may be taken in, now that their period is open again: loaded as a batch of their own, row by row the
/// ones that were held.
public struct HeldRelease: Sendable {
  /// The rows that are taken in.
  public let count: Int
  /// The periods of rows that still wait, because those are closed.
  public let stillClosed: [String]
  /// The load that takes them in.
  public let request: ImportRequest

  /// Gathers the held rows of a batch whose period is open.
  ///
  /// - Throws: ``ImportRefusal`` when there is no such batch, it holds none, or none may be taken in yet; then what to do is
  ///   said.
  public init(
    batch: Int, in snapshot: Snapshot, at moment: Moment, actor: String, programVersion: String
  ) throws {
    guard try snapshot.batch(batch) != nil else { throw RejectedRows.noBatch(batch) }
    let held = try snapshot.heldRows(batch: batch, on: moment.day)
    let ready = Set(held.filter { $0.state == .ready }.map(\.id))
    stillClosed = Array(Set(held.filter { $0.state == .closed }.map(\.period))).sorted()
    guard !ready.isEmpty else { throw Self.nothing(batch, closed: stillClosed) }
    let sheet = try RejectedRows(batch: batch, in: snapshot, language: .dutch) { ready.contains($0.id) }
    count = ready.count
    var request = ImportRequest(
      bytes: sheet.bytes, name: "naregistratie van batch \(batch)", at: moment, actor: actor,
      programVersion: programVersion)
    request.kind = held.first?.kind
    request.isInvented = try snapshot.batch(batch)?.isInvented ?? false
    self.request = request
  }

  private static func nothing(_ batch: Int, closed: [String]) -> ImportRefusal {
    let list = closed.joined(separator: ", ")
    return ImportRefusal([
      InputProblem(
        code: ProblemCode.periodClosed.rawValue,
        message: closed.isEmpty
          ? Label(
            "batch \(batch) heeft geen naregistraties die nog wachten; verwacht een batch uit leerspoor import held.",
            "batch \(batch) has no late registrations that wait; expected a batch of leerspoor import held.")
          : Label(
            "de naregistraties van batch \(batch) gaan over \(list), en dat is nog afgesloten; verwacht een open periode. Laat ze "
              + "heropenen: leerspoor audit reopen \(closed[0]) --reason … --by … --until ….",
            "the late registrations of batch \(batch) are about \(list), which is still closed; expected an open period. Have it "
              + "reopened: leerspoor audit reopen \(closed[0]) --reason … --by … --until …."))
    ])
  }
}
