public import Documents
public import GuidanceKit
public import Indicators
public import Register

/// A report that was made: its page with what explains it, and its figures.
///
/// Nothing of it looks at the register any more.
public struct MadeReport: Sendable {
  /// What it was made from.
  public let data: ReportData
  /// The page.
  public let page: Page
  /// The figures in `figures.json`: those that the page prints, or all of the request.
  public let figures: FigureSet
  /// What whoever makes it should know, such as texts that are still missing.
  public let notices: [Label]

  /// Whether its explanations show the first rows behind each figure, or name the command that does.
  let showsRows: Bool

  /// Makes the report of a request from one state of the register.
  ///
  /// - Parameters:
  ///   - audit: the number of the audit whose findings are in it; the last one when `nil`.
  ///   - isExplained: whether the page explains its figures.
  ///   - showsRows: whether the explanations show rows; not in the reports of a batch, nor over very many registrations.
  ///   - version: of the program.
  /// - Throws: an ``InputProblem`` when no plan is in force or the subject is not known; errors of the register.
  public init(
    _ request: ReportRequest, from snapshot: Snapshot, audit: Int? = nil, isExplained: Bool = true,
    showsRows: Bool = true, version: String
  ) throws {
    let data = try ReportData(request, from: snapshot, audit: audit, version: version)
    try self.init(data, from: snapshot, isExplained: isExplained, showsRows: showsRows)
  }

  /// Makes a report from data that were gathered already; many reports may share their figures.
  ///
  /// - Throws: an ``InputProblem`` when the subject is not known; errors of the register.
  public init(
    _ data: ReportData, from snapshot: Snapshot, isExplained: Bool = true, showsRows: Bool = true
  ) throws {
    let showsRows = showsRows && data.canShowRows
    let report = try data.request.kind.report(data, from: snapshot)
    var page = report.page
    if isExplained {
      let explainer = showsRows ? try FigureExplainer(data, from: snapshot) : FigureExplainer(data)
      page.explanations = try explainer.explanations(of: page)
    }
    self.init(report, page: page, showsRows: showsRows)
  }

  /// A report whose page was made already.
  init(_ report: any Report, page: Page, showsRows: Bool = true) {
    data = report.data
    self.showsRows = showsRows
    notices = report.notices
    self.page = page
    let all = report.data.figures
    guard !report.hasAllFigures || all.figures.count > Self.mostFigures else {
      figures = all
      return
    }
    let printed = page.references.compactMap { FigureID(String($0.prefix { $0 != "#" })) }
    let groups = report.hasAllFigures ? all.figures.lazy.map(\.id).filter { !$0.isOfOneOrganisation } : []
    figures = all.selecting(Set(printed).union(groups))
  }

  /// With more figures than this, those of one organisation are only in a report when it prints them.
  static let mostFigures = 20_000
}

extension Report {
  /// The report without explanations of its figures, as files and for print.
  public var made: MadeReport { MadeReport(self, page: page) }
}
