import GuidanceKit
import Register

/// Months of the reported school year that were never closed.
struct MIN005OpenMonths: StandingRule {
  let explanation = RuleExplanation(
    code: "MIN005", severity: .notice,
    title: Label("maanden niet afgesloten", "months not closed"),
    what: Label(
      "Maanden van het schooljaar die langer dan 30 dagen (drempel) voorbij zijn en die niet afgesloten zijn, noch apart noch met het hele schooljaar; en afsluitingen die nu heropend zijn.",
      "Months of the school year that have been over for more than 30 days (threshold) and that are not closed, neither apart nor with the whole school year; and locks that are open again now."
    ),
    why: Label(
      "In een open maand kan een late registratie een cijfer wijzigen dat al gemeld is.",
      "In an open month a late registration can change a figure that was reported already."),
    example: Label("September en oktober 2025 zijn niet afgesloten.", "September and October 2025 are not closed."),
    cure: Label(
      "Los de bevindingen van de maand op en sluit ze af: leerspoor audit lock MAAND.",
      "Settle the findings of the month and close it: leerspoor audit lock MONTH."),
    source: Label("Rekenregels, verslagen: volledige periodes", "Rules, reports: complete periods"))
  let days = Threshold(
    "open_month_days", 30, .days,
    Label("hoe lang na een maand ze afgesloten hoort te zijn", "how long after a month it should be closed"))
  var thresholds: [Threshold] { [days] }
  var needs: AuditNeeds { [.system] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.reportYears.flatMap { year -> [Finding] in
      let limit = facts.today.adding(days: -facts.threshold(days))
      var months: [Month] = []
      var month = Month(containing: year.first)
      while month.last <= year.last, month.last < limit {
        months.append(month)
        month = month.next
      }
      let locks = facts.system.locks.filter { lock in
        Period(lock.period).map { $0.first <= year.last && $0.last >= year.first } ?? false
      }
      let open = months.filter { month in
        !locks.contains { lock in
          Period(lock.period).map { $0.first <= month.first && month.last <= $0.last } ?? false
        }
      }
      return never(year, open) + reopened(locks, facts)
    }
  }

  private func never(_ year: SchoolYear, _ open: [Month]) -> [Finding] {
    guard !open.isEmpty else { return [] }
    func list(_ language: Language) -> String { open.map { NumberText(language).month($0) }.joined(separator: ", ") }
    return [
      finding(
        year.iso, subject: [year.iso],
        Label("Niet afgesloten: \(list(.dutch)).", "Not closed: \(list(.english))."))
    ]
  }

  private func reopened(_ locks: [PeriodLock], _ facts: AuditFacts) -> [Finding] {
    locks.compactMap { lock in
      guard let reopening = lock.reopening(on: facts.today) else { return nil }
      return finding(
        lock.period, subject: [lock.period, "\(reopening.id)"],
        Label(
          "\(lock.period) is heropend tot en met \(reopening.until) door \(reopening.by): \(reopening.reason).",
          "\(lock.period) is open again through \(reopening.until) by \(reopening.by): \(reopening.reason)."))
    }
  }
}
