public import GuidanceKit

/// A planning as a sheet: written for Excel, and read back when someone changed it by hand.
public enum PlanSheet {
  /// The headers that are read back.
  public static let required = ["soort", "onderwerp", "moment", "datum", "begin"]
  /// The headers that only inform.
  public static let optional = [
    "nr", "eind", "dag", "minuten", "doel", "begeleider", "plaats", "instelling", "stand", "groep",
  ]

  /// What a sheet says.
  public struct Reading: Sendable {
    /// The days and times.
    public var proposal: Proposal
    /// Cells that differ from the planning and are not taken over: guides, places and minutes follow from records and wishes.
    public var notTaken: [InputProblem]
  }

  /// Reads a sheet against a problem.
  ///
  /// - Throws: ``PlanningInputError`` with everything that cannot be understood.
  public static func read(path: String, file: String, for problem: PlanningProblem) throws(PlanningInputError)
    -> Reading
  {
    var sheet = SheetRows(path: path, file: file, required: required, optional: optional)
    var proposal = Proposal(emptyFor: problem)
    var notTaken: [InputProblem] = []
    var rowOf: [Int: SourcePosition] = [:]
    for row in sheet.rows {
      // Deadlines are in the sheet for people; there is nothing to check about them.
      guard !row["begin"].isEmpty else { continue }
      guard let kind = PlanSubject.Kind(rawValue: row["soort"]) else {
        let kinds = PlanSubject.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        sheet.note(
          .value, row.place("soort"),
          Label(
            "\"\(row["soort"])\" is geen soort; verwacht \(kinds).",
            "\"\(row["soort"])\" is no kind; expected \(kinds)."))
        continue
      }
      guard let number = PlanNumbers.number(row["moment"]), let moment = problem.moment(kind, row["onderwerp"], number)
      else {
        let known = problem.subjects.filter { $0.kind == kind }.map(\.code)
        let nearest =
          known.contains(row["onderwerp"]) ? nil : NearestName.nearest(to: row["onderwerp"], in: known, limit: 1).first
        sheet.note(
          .unknown, row.place("onderwerp"),
          Label(
            "\(row["onderwerp"]) \(row["moment"]) staat niet in de planning"
              + (nearest.map { "; bedoelde u \($0)?" } ?? "."),
            "\(row["onderwerp"]) \(row["moment"]) is not in the planning"
              + (nearest.map { "; did you mean \($0)?" } ?? ".")))
        continue
      }
      if let other = rowOf[moment] {
        sheet.note(
          .twice, row.place("onderwerp"),
          Label(
            "\(problem.name(moment)) staat ook op regel \(other.line ?? 0); laat één rij staan.",
            "\(problem.name(moment)) stands on line \(other.line ?? 0) as well; keep one row."))
        continue
      }
      rowOf[moment] = row.place
      notTaken += changes(row, moment, problem)
      let day = sheet.date(row, "datum")
      let start = sheet.clock(row, "begin")
      if let day, let start { proposal.slots[moment] = Slot(day, start) }
    }
    guard sheet.problems.isEmpty else { throw PlanningInputError(sheet.problems) }
    return Reading(proposal: proposal, notTaken: notTaken)
  }

  /// The cells of a row that say something else than the planning, where the sheet has such columns.
  private static func changes(_ row: SheetRow, _ moment: Int, _ problem: PlanningProblem) -> [InputProblem] {
    let entry = problem.moments[moment]
    let known = [
      ("begeleider", problem.guides(of: moment).map { problem.resources[$0].code }.joined(separator: " ")),
      ("plaats", problem.placeName(of: moment)), ("minuten", String(entry.minutes)),
    ]
    return known.compactMap { header, value in
      guard let cell = row.cells[header], TextFolding.folded(cell) != TextFolding.folded(value) else { return nil }
      return PlanningCode.notTaken.problem(
        at: row.place(header),
        Label(
          "\(problem.name(moment)): \(header) is \"\(cell)\" in het blad en \"\(value)\" in de planning; niet overgenomen.",
          "\(problem.name(moment)): \(header) is \"\(cell)\" in the sheet and \"\(value)\" in the planning; not taken over."
        ))
    }
  }
}
