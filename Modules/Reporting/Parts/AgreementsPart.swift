import Documents
import GuidanceKit
import Indicators

/// What was agreed after reports (*opvolging*), with what became of it.
extension Report {
  /// Where an agreement stands on the day.
  func mark(_ agreement: FollowUp) -> StatusMark {
    if let done = agreement.doneOn, done <= data.day { return StatusMark(.met, say(Label("gedaan", "done"))) }
    return agreement.due.last < data.day
      ? StatusMark(.notMet, say(Label("te laat", "late"))) : StatusMark(.running, say(Label("open", "open")))
  }

  /// A day or month by which something is due.
  func dueCell(_ due: DueDate) -> Cell {
    switch due {
    case .day(let day): dateCell(day)
    case .month(let month): Cell(print.number.month(month), .text(month.iso))
    }
  }

  /// A table of agreements, the late ones first; without who it is that does it outside the service and for teams.
  func agreementTable(_ agreements: [FollowUp]) -> Table {
    let order: [Status: Int] = [.notMet: 0, .running: 1, .met: 2]
    let sorted = agreements.sorted { one, other in
      let ranks = (order[mark(one).status] ?? 0, order[mark(other).status] ?? 0)
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      return (one.due.last, one.number) < (other.due.last, other.number)
    }
    let names = data.request.figures.showsIndividuals
    var columns = [Column(say(Label("nr", "no")), say(Label("Nr.", "No.")), .code)]
    if names { columns.append(Column(say(Label("wie", "who")), say(Label("Wie", "Who")))) }
    columns += [
      Column(say(Label("afspraak", "agreement")), say(Label("Afspraak", "Agreement"))),
      Column(say(Label("tegen", "due")), say(Label("Tegen", "Due")), .date),
      Column(say(Label("gedaan_op", "done_on")), say(Label("Gedaan op", "Done on")), .date),
      Column(say(Label("stand", "state")), say(Label("Stand", "State"))),
    ]
    return Table(
      id: "opvolging", caption: say(Label("Wat is afgesproken", "What was agreed")), columns: columns,
      rows: sorted.map { one in
        Row(
          [.text(one.number)] + (names ? [.text(one.who)] : []) + [
            .text(typed(one.what)), dueCell(one.due), dateCell(one.doneOn.flatMap { $0 <= data.day ? $0 : nil }),
            .status(mark(one)),
          ])
      })
  }

  /// The agreements that name one of some words, whole: a number, a code, a name.
  func agreements(naming words: [String]) -> [FollowUp] {
    data.report.input.records.followUps.filter { agreement in
      let text = " " + folded(agreement.what) + " " + folded(agreement.who) + " "
      return words.contains { word in
        let wanted = folded(word)
        return wanted.count >= 3 && Self.holds(wanted, in: text)
      }
    }
  }

  /// Whether a folded text holds a folded name as whole words.
  private static func holds(_ word: String, in text: String) -> Bool {
    text.ranges(of: word).contains { range in
      let before = text[text.index(before: range.lowerBound)]
      let after = text[range.upperBound]
      return !before.isLetter && !before.isNumber && !after.isLetter && !after.isNumber
    }
  }
}
