public import Documents
public import GuidanceKit
import Indicators

/// The monthly report for director, coordinator and teams.
///
/// It names no person: figures of one adviser are for that adviser, the director and the coordinator, in reports of their own.
public struct MonthReport: Report {
  /// What it is made from.
  public let data: ReportData

  /// A report.
  public init(_ data: ReportData) { self.data = data }

  /// The title.
  public var title: Label {
    let (dutch, english) = (NumberText(.dutch), NumberText(.english))
    return Label("Maandrapport \(dutch.period(data.period))", "Monthly report, \(english.period(data.period))")
  }

  /// Every figure.
  public var hasAllFigures: Bool { true }

  /// The sections.
  public var sections: [Section] {
    [indicatorSummary, staffingSection, reachSection, classroomSection] + [projectsSection].compactMap(\.self)
      + [importsSection, findingsSection, methodSection]
  }
}
