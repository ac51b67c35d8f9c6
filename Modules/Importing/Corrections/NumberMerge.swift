public import GuidanceKit
public import Register
import Tabular

/// Two institution numbers that are one organisation: what stands on the first counts with the second from now on.
///
/// It is loaded as one row of a sheet of accepted names and numbers, so it is dated, traced and undone like any other.
public struct NumberMerge: Hashable, Sendable {
  /// The number that is given up.
  public let from: InstitutionNumber
  /// The number that stays.
  public let into: InstitutionNumber
  /// Why.
  public let reason: String

  /// Describes a merge.
  ///
  /// - Parameters:
  ///   - from: the number that is given up.
  ///   - into: the number that stays.
  ///   - reason: why.
  public init(_ from: InstitutionNumber, into: InstitutionNumber, reason: String) {
    self.from = from
    self.into = into
    self.reason = reason
  }

  /// Reads the merge back from the row that ``request(_:at:actor:programVersion:)`` wrote.
  init?(_ rows: SheetRows) throws {
    let cells = try rows.cells(ofLine: 2)
    guard let from = InstitutionNumber.parse(cells["gegeven"] ?? ""),
      let into = InstitutionNumber.parse(cells["instellingsnummer"] ?? "")
    else { return nil }
    self.init(from.number, into: into.number, reason: cells["reden"] ?? "")
  }

  /// The load that merges them.
  ///
  /// - Throws: ``ImportRefusal`` when the numbers are the same, one was merged already, the one that stays is unknown, or
  ///   nothing names the one that is given up.
  public func request(
    _ snapshot: Snapshot, at moment: Moment, actor: String, programVersion: String
  ) throws -> ImportRequest {
    let merged = try snapshot.mergedNumbers
    guard from != into else {
      throw refusal(
        Label(
          "\(from.digits) en \(into.digits) zijn hetzelfde nummer; verwacht twee nummers. Kijk ze na.",
          "\(from.digits) and \(into.digits) are the same number; expected two numbers. Check them."))
    }
    if let other = merged[from] {
      throw refusal(
        Label(
          "\(from.digits) telt al bij \(other.digits); verwacht een nummer dat nog op zichzelf staat. "
            + "Maak die samenvoeging eerst ongedaan (leerspoor import batches).",
          "\(from.digits) counts with \(other.digits) already; expected a number that stands by itself. "
            + "Undo that merge first (leerspoor import batches)."))
    }
    if merged[into] == from {
      throw refusal(
        Label(
          "\(into.digits) telt al bij \(from.digits): ze zijn al samengevoegd, andersom; verwacht twee nummers die elk op "
            + "zichzelf staan. Maak die samenvoeging eerst ongedaan (leerspoor import batches).",
          "\(into.digits) counts with \(from.digits) already: they are merged, the other way round; expected two numbers that "
            + "each stand by themselves. Undo that merge first (leerspoor import batches)."))
    }
    if let other = merged[into] {
      throw refusal(
        Label(
          "\(into.digits) telt zelf bij \(other.digits); verwacht het nummer dat blijft. "
            + "Voeg \(from.digits) samen met \(other.digits).",
          "\(into.digits) itself counts with \(other.digits); expected the number that stays. "
            + "Merge \(from.digits) with \(other.digits)."))
    }
    let known = try snapshot.organisations().map(\.record.number)
    guard known.contains(into) else {
      let near = NearestName.nearest(to: into.digits, in: known.map(\.digits), limit: 3)
      let meant = CellText.suggestion(near)
      throw refusal(
        Label(
          "\(into.digits) is geen bekende instelling; verwacht het nummer van een geladen organisatie. "
            + (meant?.dutch ?? "Laad eerst de organisaties."),
          "\(into.digits) is not a known institution; expected the number of an organisation that was loaded. "
            + (meant?.english ?? "Load the organisations first.")))
    }
    let named = try snapshot.namedNumbers()
    guard named.contains(from) else {
      let near = NearestName.nearest(to: from.digits, in: named.filter { $0 != into }.map(\.digits), limit: 3)
      let meant = CellText.suggestion(near)
      throw refusal(
        Label(
          "\(from.digits) komt nergens voor: geen organisatie en geen registratie heeft dat nummer; verwacht een nummer dat in "
            + "geladen gegevens staat. \(meant?.dutch ?? "Kijk het nummer na.")",
          "\(from.digits) occurs nowhere: no organisation and no registration has that number; expected a number that stands "
            + "in loaded data. \(meant?.english ?? "Check the number.")"))
    }
    var writer = CSVWriter(
      style: CSVStyle(delimiter: .semicolon, lineEnd: .crlf, hasMark: false, guardsFormulas: false))
    writer.write(["gegeven", "instellingsnummer", "aanvaarden", "reden"])
    writer.write([from.digits, into.digits, "ja", reason])
    var request = ImportRequest(
      bytes: writer.take(), name: "samenvoegen van \(from.digits) met \(into.digits)", at: moment, actor: actor,
      programVersion: programVersion)
    request.kind = .institutionAlias
    request.table = .written
    request.isByHand = true
    request.isAllOrNothing = true
    return request
  }

  private func refusal(_ message: Label) -> ImportRefusal {
    ImportRefusal([InputProblem(code: ProblemCode.mergeImpossible.rawValue, message: message)])
  }
}
