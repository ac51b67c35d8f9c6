import Documents
import GuidanceKit
import Indicators
public import Register

/// The reports on all subjects of one kind, made from figures that were computed once.
public struct ReportBatch: Sendable {
  /// One of the reports.
  public struct Entry: Sendable {
    /// Whom it is about, as a request names it.
    public let subject: String
    /// The name people read.
    public let name: String
    /// What kind of subject it is: the type of the organisation, the function of the adviser.
    public let about: String
    /// The name of its folder: lower case letters, digits and hyphens.
    public let folder: String
    /// Explanations made beforehand, where they show rows of the register.
    let explanations: Explanations?
    let make: @Sendable () throws -> any Report
  }

  /// What all are made from.
  public let data: ReportData
  /// The reports, in the order of their lists.
  public let entries: [Entry]

  /// Gathers what the reports of a kind are made from.
  ///
  /// - Throws: an ``InputProblem`` when no plan is in force or the reader may not see the reports; errors of the register.
  public init(_ request: ReportRequest, from snapshot: Snapshot, version: String) throws {
    try self.init(ReportData(request, from: snapshot, version: version), from: snapshot)
  }

  /// The same from data that were gathered already.
  ///
  /// - Throws: an ``InputProblem`` when the reader may not see the reports or the kind has no subjects; errors of the register.
  public init(_ data: ReportData, from snapshot: Snapshot) throws {
    self.data = data
    var folders: Set<String> = []
    switch data.request.kind {
    case .organisation:
      entries = Self.organisations(data).map { one in
        Entry(
          subject: one.number.digits, name: one.name, about: one.type.label[data.request.language],
          folder: Self.folder(one.number.digits, &folders), explanations: nil,
          make: { OrganisationReport(data, one) })
      }
    case .adviser, .assignments:
      // What the reports share is read once for all of them.
      let explainer = data.canShowRows ? try FigureExplainer(data, from: snapshot) : nil
      entries = try Self.advisers(data).map { one in
        let own = data.about(one.code)
        let report = try own.request.kind.report(own, from: snapshot)
        return Entry(
          subject: one.code, name: one.name, about: one.role.label[data.request.language],
          folder: Self.folder(one.code, &folders),
          explanations: try explainer?.explanations(of: report.page), make: { report })
      }
    case .month, .week, .team, .followup, .funds, .edbi, .viv, .plg, .projects, .year:
      throw InputProblem(
        code: "REP005",
        message: Label(
          "Van dit rapport is er geen reeks; verwacht organisation of adviser.",
          "There is no series of this report; expected organisation or adviser."))
    }
  }

  /// A report of the batch with its explanations.
  func made(_ entry: Entry) throws -> MadeReport {
    let report = try entry.make()
    var page = report.page
    page.explanations =
      try entry.explanations
      ?? FigureExplainer(data)
      .explanations(of: page)
    return MadeReport(report, page: page, showsRows: entry.explanations != nil)
  }

  /// The organisations that existed on some day of the school year up to the day.
  private static func organisations(_ data: ReportData) -> [Organisation] {
    var seen: Set<InstitutionNumber> = []
    return data.report.input.organisations.reversed().filter {
      $0.validity.overlaps(data.year.first, data.day) && seen.insert($0.number).inserted
    }.sorted { $0.number < $1.number }
  }

  /// The advisers in service on some day of the school year, and those with an assignment in it.
  private static func advisers(_ data: ReportData) -> [Adviser] {
    let assigned = Set(data.report.input.assignments.filter { $0.schoolYear == data.year }.map(\.adviser))
    var seen: Set<String> = []
    return data.report.input.records.advisers.reversed().filter {
      ($0.validity.overlaps(data.year.first, data.year.last) || assigned.contains($0.code))
        && seen.insert($0.code).inserted
    }.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
  }

  /// A name for a folder that no system trips over, and no two subjects share.
  private static func folder(_ code: String, _ taken: inout Set<String>) -> String {
    let letters = folded(code).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let wanted = String(letters.prefix(60))
    var name = wanted.allSatisfy { $0 == "-" } ? "x" : wanted
    var number = 1
    // Windows keeps these names for devices.
    if ["con", "prn", "aux", "nul"].contains(name) || name.wholeMatch(of: /(com|lpt)[0-9]/) != nil { name += "-1" }
    while !taken.insert(name).inserted {
      number += 1
      name = "\(wanted)-\(number)"
    }
    return name
  }

  /// The batch as the register keeps it.
  public func record(folder: String) -> ReportRecord { data.about("all").record(folder: folder) }
}
