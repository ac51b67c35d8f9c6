public import Documents
public import GuidanceKit
import Indicators

/// What was agreed after reports (*opvolging*): who does what, by when, and what became of it.
///
/// Who does it is shown to the coordinator and the director; a team sees the agreements without names.
public struct FollowUpReport: Report {
  /// What it is made from.
  public let data: ReportData

  /// A report.
  public init(_ data: ReportData) { self.data = data }

  /// The title.
  public var title: Label { Label("Opvolging van afspraken", "Follow-up of agreements") }

  /// The day it is seen from.
  public var subtitle: Label? {
    Label(
      "Stand op \(NumberText(.dutch).date(data.day))", "As it stands on \(NumberText(.english).date(data.day))")
  }

  private var agreements: [FollowUp] { data.report.input.records.followUps }

  /// The table of all agreements, the late ones first.
  public var table: Table { agreementTable(agreements) }

  /// The sections.
  public var sections: [Section] {
    let (done, onTime) = (data.ofYear("followup/total/done"), data.ofYear("followup/total/on-time"))
    guard !agreements.isEmpty else {
      return [
        Section(
          id: "kort", title: say(Label("In het kort", "In short")),
          blocks: [
            .lead([
              LeadSentence(
                text(
                  Label(
                    "Er is geen enkele afspraak geladen; een blad met opvolging laadt u met leerspoor import load.",
                    "No agreement was loaded; load a sheet of follow-up with leerspoor import load.")),
                status: StatusMark(.empty, print.absent))
            ])
          ])
      ]
    }
    return [
      Section(
        id: "kort", title: say(Label("In het kort", "In short")),
        blocks: [.lead([doneSentence(done), lateSentence(onTime), nextSentence])]),
      Section(id: "afspraken", title: say(Label("Afspraken", "Agreements")), blocks: [.table(table)]),
      shortMethod([done, onTime]),
    ]
  }

  private func doneSentence(_ figure: Figure?) -> LeadSentence {
    LeadSentence(
      text(
        Label(
          "Gedaan: {done} van {agreed} ({share}).", "Done: {done} of {agreed} ({share})."),
        [
          "agreed": sizeRun(figure, Label("afspraak", "agreement"), Label("afspraken", "agreements")),
          "done": .value(print.count(figure, .done)),
          "share": .value(print.value(figure)),
        ]),
      status: agreements.allSatisfy { mark($0).status == .met }
        ? StatusMark(.met, say(Label("alles gedaan", "all done")))
        : StatusMark(.running, say(Label("loopt", "running"))))
  }

  private func lateSentence(_ figure: Figure?) -> LeadSentence {
    let late = agreements.filter { mark($0).status == .notMet }.sorted {
      ($0.due.last, $0.number) < ($1.due.last, $1.number)
    }
    guard let first = late.first else {
      return LeadSentence(
        text(
          Label("Geen enkele afspraak is te laat.", "No agreement is late.")), status: print.shortStatus(figure))
    }
    return LeadSentence(
      text(
        Label(
          "{late} te laat; de oudste is {number}, tegen {day}.", "{late} late; the oldest is {number}, due {day}."),
        [
          "late": .value(
            Quoted(
              count(late.count, Label("afspraak is", "agreement is"), Label("afspraken zijn", "agreements are")),
              reference: figure.map { "\($0.id.text)#late" })),
          "number": .text(first.number), "day": dateRun(first.due.last),
        ]), status: StatusMark(.notMet, say(Label("te laat", "late"))))
  }

  private var nextSentence: LeadSentence {
    let open = agreements.filter { mark($0).status == .running }.min {
      ($0.due.last, $0.number) < ($1.due.last, $1.number)
    }
    guard let open else {
      return LeadSentence(
        text(Label("Er staat niets meer open dat nog moet komen.", "Nothing that is still to come is open.")))
    }
    return LeadSentence(
      text(
        Label(
          "De eerstvolgende is {number}, tegen {day}: {what}.", "The next is {number}, due {day}: {what}."),
        ["number": .text(open.number), "day": dateRun(open.due.last), "what": .text(typed(open.what))]),
      status: StatusMark(.running, say(Label("open", "open"))))
  }
}
