import GuidanceKit
import Register

/// A person with assignments for more than one full-time job.
struct FTE002MoreThanFullTime: StandingRule {
  let explanation = RuleExplanation(
    code: "FTE002", severity: .warning,
    title: Label("opdrachten voor meer dan 1 VTE", "assignments for more than 1 FTE"),
    what: Label(
      "Per begeleider worden de opdrachten van een schooljaar opgeteld, dag voor dag: het hoogste wat tegelijk loopt, mag niet boven 1 VTE komen.",
      "Per adviser the assignments of a school year are added up, day by day: the most that runs at one time may not exceed 1 FTE."
    ),
    why: Label(
      "Niemand kan meer dan voltijds werken; een te hoge som maakt de geplande VTE van de pijlers onhaalbaar.",
      "Nobody can work more than full time; a sum too high makes the planned FTE of the pillars impossible."),
    example: Label(
      "B13 heeft opdrachten voor 0,60, 0,30 en 0,15 VTE: samen 1,05.",
      "B13 has assignments of 0.60, 0.30 and 0.15 FTE: 1.05 together."),
    cure: Label(
      "Verlaag een van de opdrachten, of zet er begin- en einddatum bij als ze elkaar aflossen.",
      "Lower one of the assignments, or add first and last days if they follow each other."),
    source: Label("Rekenregels, opdrachten", "Rules, assignments"))

  private let most = Threshold(
    "fte_per_person", 1000, .thousandths,
    Label("wat één persoon hoogstens aan VTE kan hebben", "full-time equivalents one person can have at most"))
  var thresholds: [Threshold] { [most] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.schoolYears.flatMap { year -> [Finding] in
      let people = Dictionary(grouping: facts.assignments.filter { $0.record.schoolYear == year }, by: \.record.adviser)
      return people.sorted { $0.key < $1.key }.compactMap { adviser, own in
        guard let (day, running) = peak(own, in: year) else { return nil }
        let sum = running.reduce(0) { $0 + $1.record.fte.thousandths }
        guard sum > facts.threshold(most) else { return nil }
        let total = FTE(thousandths: sum)
        let since =
          day == year.first
          ? Label("", "") : Label(" vanaf \(NumberText(.dutch).date(day))", " from \(NumberText(.english).date(day))")
        return finding(
          adviser, subject: [adviser, year.iso],
          Label(
            "\(adviser) heeft in \(year.iso) opdrachten voor \(total.text(.dutch)) VTE\(since.dutch): \(list(running, .dutch)).",
            "\(adviser) has assignments for \(total.text(.english)) FTE in \(year.iso)\(since.english): \(list(running, .english))."
          ),
          facts: running.map { facts.reference(.assignment, $0) })
      }
    }
  }

  /// The first day on which the most FTE run at the same time, with the assignments of that day.
  private func peak(_ own: [Fact<Assignment>], in year: SchoolYear) -> (CalendarDate, [Fact<Assignment>])? {
    let starts = Set(own.map { max($0.record.validity.from ?? year.first, year.first) }).sorted()
    var best: (day: CalendarDate, running: [Fact<Assignment>], sum: Int)?
    for day in starts {
      let running = own.filter { $0.record.validity.contains(day) }
      let sum = running.reduce(0) { $0 + $1.record.fte.thousandths }
      if sum > best?.sum ?? Int.min { best = (day, running, sum) }
    }
    return best.map { ($0.day, $0.running) }
  }

  private func list(_ running: [Fact<Assignment>], _ language: Language) -> String {
    running.map { "\($0.record.fte.text(language)) \($0.record.destination) (\($0.record.fund))" }.joined(
      separator: ", ")
  }
}
