public import GuidanceKit
public import Indicators

extension FigureSet {
  /// What someone who sees the figures must know: that nothing is registered, or why indicator 1 has no percentage and what
  /// to do about it.
  ///
  /// Where nothing at all is registered in the school year only that is said: there is no percentage of nothing.
  public var notices: [Label] {
    let year = SchoolYear(containing: request.day)
    let ofYear = self["hours/total/\(year.iso)"]
    let hasHours = (ofYear?.numerator ?? 0) > 0
    var notices: [Label] = []
    if self["hours/total/\(request.period.iso)"]?.verdict == .noData {
      let (dutch, english) = (NumberText(.dutch).period(request.period), NumberText(.english).period(request.period))
      notices.append(
        hasHours
          ? Label(
            "opmerking: voor \(dutch) is niets geregistreerd of ingevoerd; cijfers van het schooljaar tellen wat er "
              + "verder bekend is.",
            "notice: nothing is registered or loaded for \(english); figures of the school year count what else "
              + "is known.")
          : Label(
            "opmerking: voor \(dutch) is niets geregistreerd of ingevoerd.",
            "notice: nothing is registered or loaded for \(english)."))
    }
    guard hasHours, let share = self["fte/total/\(year.iso)"], case .notComputable(let reason) = share.verdict else {
      return notices
    }
    let lacksAssignments = (share.evidence.count(.plannedFTEUnreduced)?.value ?? .zero) == .zero
    let lacksNorm = share.evidence.count(.minutesPerFTE) == nil
    var advice: [Label] = []
    if lacksNorm {
      advice.append(Label("Zet de waarde bij de normen van het plan.", "Add the value to the norms of the plan."))
    }
    if lacksAssignments {
      let also = lacksNorm ? ("ook ", "also ") : ("", "")
      advice.append(
        Label(
          "Laad \(also.0)het blad opdrachten van \(year.iso) (leerspoor import template opdrachten toont de kolommen).",
          "Load \(also.1)the sheet opdrachten of \(year.iso) (leerspoor import template opdrachten shows its columns).")
      )
    }
    notices.append(
      Label(
        (["opmerking: indicator 1 heeft geen percentage: \(reason.dutch)."] + advice.map(\.dutch)).joined(
          separator: " "),
        (["notice: indicator 1 has no percentage: \(reason.english)."] + advice.map(\.english)).joined(separator: " ")))
    return notices
  }
}
