import GuidanceKit
import Register

/// Earmarked funds in euro, per calendar year: received and spent.
public struct FundIndicator {
  private let input: IndicatorInput

  /// Prepares the indicator.
  public init(_ input: IndicatorInput) {
    self.input = input
  }

  /// The figures `funds/…`, for the calendar years that the school year touches up to the day.
  public var figures: [Figure] {
    let years = Set([input.schoolYear.first.parts.year, input.day.parts.year])
    return input.records.accounts.filter { years.contains($0.calendarYear) }.sorted {
      ($0.fund, $0.calendarYear) < ($1.fund, $1.calendarYear)
    }.flatMap { account in
      [
        amount(account, "received", account.receivedCents), amount(account, "spent", account.spentCents),
        share(account),
      ]
      .compactMap(\.self)
    }
  }

  private func amount(_ account: FundAccount, _ part: String, _ cents: Int?) -> Figure? {
    guard let cents else { return nil }
    let isReceived = part == "received"
    return figure(
      account, part, isReceived ? Label("ontvangen", "received") : Label("uitgegeven", "spent"), .euro, cents, nil,
      Label("bedrag dat voor het kalenderjaar is opgegeven", "amount given for the calendar year"))
  }

  private func share(_ account: FundAccount) -> Figure? {
    guard let received = account.receivedCents, let spent = account.spentCents, received > 0 else { return nil }
    return figure(
      account, "used", Label("deel dat uitgegeven is", "part that is spent"), .share, spent, received,
      Label("uitgegeven gedeeld door ontvangen", "spent divided by received"))
  }

  private func figure(
    _ account: FundAccount, _ part: String, _ name: Label, _ kind: Figure.Kind, _ value: Int, _ whole: Int?,
    _ formula: Label
  ) -> Figure {
    let fund = input.plan.funds.first { $0.code == account.fund }?.label ?? Label(account.fund, account.fund)
    let counts = [
      account.receivedCents.map { EvidenceCount(.receivedCents, $0, .cents) },
      account.spentCents.map { EvidenceCount(.spentCents, $0, .cents) },
    ].compactMap(\.self)
    return Figure(
      id: FigureID("funds", [FigureID.part(account.fund), part], "\(account.calendarYear)"),
      title: Label(
        "\(fund.dutch), \(name.dutch), \(account.calendarYear)",
        "\(fund.english), \(name.english), \(account.calendarYear)"), kind: kind, numerator: value, denominator: whole,
      unit: .cents, n: 1,
      evidence: Evidence(
        formula: formula, counts: counts,
        queries: [
          .records(RecordSelection(.fundAccount, of: [account.fund], marks: ["\(account.calendarYear)"]))
        ]))
  }
}
