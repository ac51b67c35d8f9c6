import GuidanceKit
import Register

/// Indirect reach: how many people and organisations trainings, events and material reached in the school year.
///
/// Never in the reach of guidance: people may be counted more than once.
public struct IndirectReachIndicator {
  private let input: IndicatorInput

  /// Prepares the indicator.
  public init(_ input: IndicatorInput) {
    self.input = input
  }

  /// The figures `indirect/…`, for each means and in all; none without a count.
  public var figures: [Figure] {
    let own = input.records.indirectReach.filter { record in
      record.date.map { input.schoolYear.contains($0) && $0 <= input.day } ?? false
    }
    let undated = input.records.indirectReach.count { $0.date == nil }
    guard !own.isEmpty || undated > 0 else { return [] }
    let all = figures(own, "total", Label("alles samen", "all together"), undated: undated)
    return all
      + IndirectReach.Kind.allCases.flatMap { means -> [Figure] in
        let some = own.filter { $0.means == means }
        return some.isEmpty ? [] : figures(some, means.code, means.label, undated: 0)
      }
  }

  private func figures(_ records: [IndirectReach], _ part: String, _ name: Label, undated: Int) -> [Figure] {
    func figure(_ last: String, _ what: Label, _ unit: Figure.Unit, _ value: (IndirectReach) -> Int?) -> Figure? {
      let said = records.filter { value($0) != nil }
      guard !said.isEmpty || undated > 0 else { return nil }
      return Figure(
        id: FigureID("indirect", [part, last], input.schoolYear.iso),
        title: Label(
          "Indirect bereik, \(name.dutch), \(what.dutch)", "Indirect reach, \(name.english), \(what.english)"),
        kind: .count, numerator: said.isEmpty ? nil : said.reduce(0) { $0 + (value($1) ?? 0) }, unit: unit,
        verdict: said.isEmpty ? .noData : .noNorm, n: said.count,
        evidence: Evidence(
          formula: Label(
            "som over de activiteiten van het schooljaar; wie aan meer deelneemt, telt meer keren",
            "sum over the activities of the school year; whoever takes part in several counts several times"),
          counts: [
            EvidenceCount(.activities, records.count), EvidenceCount(.unsaid, records.count - said.count + undated),
          ],
          queries: [.records(RecordSelection(.indirectReach, of: records.map(\.code)))]
        ).noting(
          undated > 0
            ? Label(
              "\(undated) zonder dag \(undated == 1 ? "telt" : "tellen") in geen schooljaar mee",
              "\(undated) without a day \(undated == 1 ? "counts" : "count") in no school year")
            : nil))
    }
    return [
      figure("people", Label("personen", "people"), .people) { $0.people },
      figure("organisations", Label("organisaties", "organisations"), .organisations) { $0.organisations },
    ].compactMap(\.self)
  }
}
