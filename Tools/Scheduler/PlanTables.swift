import ArgumentParser
import Documents
import GuidanceKit
import Planning

/// How moments are listed.
enum Listing: String, CaseIterable, ExpressibleByArgument {
  case week, guide, plg, none
}

/// A planning as tables.
struct PlanTables {
  let problem: PlanningProblem
  let proposal: Proposal
  let states: [PlanProgress.State]?
  let language: Language

  private func say(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
  private var text: NumberText { NumberText(language) }
  private func number(_ value: Int) -> Cell { .integer(value, text.integer(value)) }

  // MARK: Moments

  private var columns: [Column] {
    var columns = [
      Column("soort", say("Soort", "Kind"), .code, use: .files),
      Column("onderwerp", say("Onderwerp", "Subject")), Column("moment", say("Moment", "Moment")),
      Column("datum", say("Datum", "Date"), .date, use: .files), Column("dag", say("Dag", "Day"), use: .pages),
      Column("begin", say("Begin", "Start"), .code), Column("minuten", say("Min.", "Min."), .integer),
      Column("begeleider", say("Begeleider", "Guide"), .code), Column("plaats", say("Plaats", "Place")),
      Column("doel", say("Doel", "Purpose")),
    ]
    if states != nil { columns.append(Column("stand", say("Stand", "State"))) }
    return columns
  }

  private func row(_ moment: Int) -> Row {
    let entry = problem.moments[moment]
    let subject = problem.subjects[entry.subject]
    let slot = proposal.slots[moment]
    let guides = problem.guides(of: moment).map { problem.resources[$0].code }.joined(separator: " ")
    var cells: [Cell] = [
      .text(subject.kind.rawValue), .text(subject.code), .text(PlanNumbers.text(entry.number, subject.kind)),
      slot.map { Cell(text.date($0.day), .date(iso: $0.day.iso)) } ?? .empty,
      .text(slot.map { "\($0.day.weekday.label[language].prefix(2)) \($0.day.iso)" } ?? say("geen dag", "no day")),
      .text(slot.map { ClockText.text($0.start) } ?? ""), number(entry.minutes), .text(guides),
      .text(problem.placeName(of: moment)),
      .text(entry.purpose),
    ]
    if let states { cells.append(.text(states[moment].label(language))) }
    return Row(cells)
  }

  private var ordered: [Int] {
    problem.moments.indices.sorted {
      (proposal.slots[$0] ?? Slot(.latest, 0), $0) < (proposal.slots[$1] ?? Slot(.latest, 0), $1)
    }
  }

  private func group(_ moment: Int, _ listing: Listing) -> [String] {
    switch listing {
    case .week:
      guard let slot = proposal.slots[moment] else { return [say("zonder dag", "without a day")] }
      return [text.week(ISOWeek(containing: slot.day))]
    case .guide:
      let guides = problem.guides(of: moment).map { problem.resources[$0].code }
      return guides.isEmpty ? [say("zonder begeleider", "without a guide")] : guides
    case .plg: return [problem.subjects[problem.moments[moment].subject].name]
    case .none: return []
    }
  }

  /// The moments in groups: by week, guide or subject; without groups for a sheet.
  func moments(_ listing: Listing, only codes: Set<String> = []) -> Table {
    var groups: [(title: String, rows: [Row])] = []
    var index: [String: Int] = [:]
    let order =
      listing == .plg
      ? Array(problem.moments.indices).sorted { problem.moments[$0].subject < problem.moments[$1].subject } : ordered
    for moment in order where codes.isEmpty || isOf(moment, codes) {
      for title in group(moment, listing) {
        if let known = index[title] {
          groups[known].rows.append(row(moment))
        } else {
          index[title] = groups.count
          groups.append((title, [row(moment)]))
        }
      }
    }
    if listing == .guide { groups.sort { $0.title < $1.title } }
    let caption = say("Planning", "Planning") + " \(problem.schoolYear.iso)"
    if listing == .none {
      return Table(
        id: "planning", caption: caption, columns: columns,
        rows: ordered.filter { codes.isEmpty || isOf($0, codes) }.map(row))
    }
    return Table(
      id: "planning", caption: caption, columns: columns, groups: groups.map { RowGroup($0.title, $0.rows) })
  }

  /// Whether a moment belongs to one of these guides, subjects, school groups or organisations.
  private func isOf(_ moment: Int, _ codes: Set<String>) -> Bool {
    let subject = problem.subjects[problem.moments[moment].subject]
    if codes.contains(subject.code) || subject.schoolGroup.map(codes.contains) ?? false { return true }
    return problem.moments[moment].resources.contains { codes.contains(problem.resources[$0].code) }
  }

  // MARK: Load, wishes, clashes

  /// By guide: moments, hours, travel, the fullest week.
  func load(_ report: WishReport) -> Table {
    var rows: [(code: String, row: Row)] = []
    for guide in problem.resources.indices where problem.resources[guide].kind == .guide {
      let moments = problem.moments.indices.filter {
        proposal.slots[$0] != nil && problem.moments[$0].resources.contains(guide)
      }
      guard !moments.isEmpty else { continue }
      let minutes = moments.reduce(0) { $0 + problem.moments[$1].minutes }
      let weeks = Dictionary(grouping: moments) { ISOWeek(containing: proposal.slots[$0]?.day ?? .earliest) }
      let fullest = weeks.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
      let travel = report.travel[guide] ?? 0
      rows.append(
        (
          problem.resources[guide].code,
          Row([
            .text(problem.resources[guide].code), number(moments.count),
            Cell(Minutes(minutes).hoursText(language), .integer(minutes)),
            Cell(Minutes(travel).hoursText(language), .integer(travel)),
            .text(fullest.map { "\($0.key.iso) (\($0.value.count))" } ?? ""),
          ])
        ))
    }
    return Table(
      id: "belasting", caption: say("Belasting per begeleider", "Load of each guide"),
      columns: [
        Column("begeleider", say("Begeleider", "Guide"), .code),
        Column("momenten", say("Momenten", "Moments"), .integer),
        Column("minuten", say("Duur", "Time"), .integer), Column("reisminuten", say("Reistijd", "Travel"), .integer),
        Column("drukste_week", say("Drukste week", "Fullest week"), .code),
      ], rows: rows.sorted { $0.code < $1.code }.map(\.row))
  }

  /// What each wish costs.
  func wishes(_ report: WishReport) -> Table {
    let kinds = BrokenWish.Kind.allCases
    let rows = kinds.map { kind in
      let broken = report.broken.filter { $0.kind == kind }
      let worst = broken.max { $0.cost < $1.cost }
      return Row([
        .text(kind.label[language]), number(broken.count), number(report.cost(kind)),
        .text(worst.map { example($0) } ?? ""),
      ])
    }
    let total = Row(
      [.text(say("Samen", "Together")), number(report.broken.count), number(report.cost), .empty], isStrong: true)
    return Table(
      id: "wensen", caption: say("Wensen die niet vervuld zijn", "Wishes that are not met"),
      columns: [
        Column("wens", say("Wens", "Wish")), Column("keren", say("Keren", "Times"), .integer),
        Column("kost", say("Kost", "Cost"), .integer), Column("zwaarste", say("Zwaarste", "Worst")),
      ], rows: rows, totals: [total])
  }

  private func example(_ wish: BrokenWish) -> String {
    let names = wish.moments.prefix(2).map(problem.name).joined(separator: ", ")
    let more = wish.moments.count > 2 ? ", …" : ""
    let amount =
      switch wish.kind {
      case .spacing, .early: say("\(wish.amount) dagen", "\(wish.amount) days")
      case .travel: say("\(wish.amount) minuten", "\(wish.amount) minutes")
      default: ""
      }
    return names + more + (amount.isEmpty ? "" : " (\(amount))")
  }

  /// What cannot be.
  func clashes(_ clashes: [Clash]) -> Table {
    Table(
      id: "botsingen", caption: say("Wat niet kan", "What cannot be"),
      columns: [
        Column("soort", say("Soort", "Kind"), .code), Column("bericht", say("Bericht", "Message")),
      ], rows: clashes.map { Row([.text($0.kind.rawValue), .text($0.message[language])]) })
  }

  /// Days on which something is due.
  var deadlines: Table {
    let rows = problem.deadlines.sorted { ($0.day, $0.code, $0.number) < ($1.day, $1.code, $1.number) }.map {
      deadline in
      Row([
        Cell("\(deadline.day.weekday.label[language].prefix(2)) \(deadline.day.iso)", .date(iso: deadline.day.iso)),
        .text(deadline.kind.rawValue), .text(deadline.title),
      ])
    }
    return Table(
      id: "termijnen", caption: say("Termijnen", "Deadlines"),
      columns: [
        Column("datum", say("Dag", "Day"), .date), Column("soort", say("Soort", "Kind"), .code),
        Column("wat", say("Wat", "What")),
      ], rows: rows)
  }
}
