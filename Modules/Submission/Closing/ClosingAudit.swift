public import Auditing
public import GuidanceKit
public import Register

/// The audit that a lock or a submission rests on: over its period, with the rules of the ministry, on the present state.
public struct ClosingAudit: Sendable {
  /// The run, as it was kept.
  public let run: AuditRunRecord
  /// What it found, with the waivers that hold.
  public let findings: [JudgedFinding]

  /// A finding with the waiver that holds for it.
  public struct JudgedFinding: Sendable {
    /// The finding.
    public let finding: KeptFinding
    /// The waiver; `nil` when it is open.
    public let waiver: WaiverRecord?
  }

  /// What stands in the way: open errors and warnings.
  ///
  /// Notices do not.
  public var obstacles: [JudgedFinding] {
    findings.filter { $0.waiver == nil && $0.finding.item.severity != .notice }
  }

  /// The findings that somebody waived.
  public var waived: [JudgedFinding] { findings.filter { $0.waiver != nil } }

  /// The audit of a period on the present state: the last one when nothing was loaded since, else a new one, which is kept.
  ///
  /// - Parameter isFresh: whether a new run is made anyhow.
  /// - Throws: errors of the register.
  public init(
    _ period: Period, in register: Register, ruleset: Ruleset, at moment: Moment, actor: String,
    programVersion: String, isFresh: Bool
  ) throws {
    let last = try register.read { snapshot -> AuditRunRecord? in
      let batch = try snapshot.lastBatch()
      return try snapshot.auditRuns().last {
        $0.scope == period.iso && $0.ruleset == ruleset.name && ($0.batch ?? 0) == batch
          && $0.at.prefix(10) == moment.iso.prefix(10)
      }
    }
    let kept: AuditRunRecord
    if let last, !isFresh {
      kept = last
    } else {
      let outcome = try register.read {
        try Auditor.run($0, scope: .period(period), today: moment.day, ruleset: ruleset)
      }
      let report = try Auditor.keep(
        outcome, in: register, at: moment, actor: actor, programVersion: programVersion)
      guard let made = report.run else {
        throw RegisterError(.failed, Label("De audit is niet bewaard.", "The audit was not kept."))
      }
      kept = made
    }
    self = try register.read { try ClosingAudit(kept, in: $0, on: moment.day) }
  }

  /// A run that was kept, judged with the waivers that hold on a day.
  init(_ run: AuditRunRecord, in snapshot: Snapshot, on day: CalendarDate) throws {
    let waivers = try snapshot.waivers().filter { $0.holds(on: day) }
    self.run = run
    findings = try snapshot.findings(run: run.id).map { finding in
      JudgedFinding(
        finding: finding,
        waiver: waivers.first {
          $0.grant.covers[finding.id] == finding.item.factsDigest && !finding.item.factsDigest.isEmpty
        })
    }
  }
}

/// Why a period cannot be closed or handed in; nothing was changed.
public struct ClosingRefusal: Explained, Hashable {
  /// What was found, what was expected, what to do.
  public let explanation: Label

  init(_ dutch: String, _ english: String) { explanation = Label(dutch, english) }

  /// Open findings, the first five with their numbers.
  init(_ what: Label, _ obstacles: [ClosingAudit.JudgedFinding], _ period: Period, ruleset: String) {
    func lines(_ language: Language) -> String {
      let shown = obstacles.prefix(5).map { one in
        let item = one.finding.item
        return "  #\(one.finding.id) \(item.rule) \(item.severity.label[language]): \(item.message[language])"
      }
      let rest = obstacles.count - shown.count
      let more =
        rest > 0 ? [language == .dutch ? "  … en nog \(rest)" : "  … and \(rest) more"] : []
      return (shown + more).joined(separator: "\n")
    }
    let one = obstacles.count == 1
    self.init(
      "\(what.dutch): de audit heeft nog \(obstacles.count) open \(one ? "bevinding" : "bevindingen").\n\(lines(.dutch))\nHerstel ze, of "
        + "laat ze vrijstellen: leerspoor audit waive NUMMER --reason … --by … --until ….",
      "\(what.english): the audit still has \(obstacles.count) open \(one ? "finding" : "findings").\n\(lines(.english))\nMend them, or "
        + "have them waived: leerspoor audit waive NUMBER --reason … --by … --until ….")
  }
}

/// Closes periods and opens them again for a while.
public enum Closing {
  /// Closes a period when its audit is clean, or everything in it is waived.
  ///
  /// - Throws: ``ClosingRefusal`` with what stands open; errors of the register.
  public static func lock(
    _ period: Period, in register: Register, ruleset: Ruleset, at moment: Moment, actor: String,
    programVersion: String
  ) throws -> (lock: PeriodLock, audit: ClosingAudit) {
    switch period {
    case .month, .schoolYear: break
    default:
      throw ClosingRefusal(
        "\(period.iso) kan niet afgesloten worden; verwacht een maand (2026-01) of een schooljaar (2025-2026).",
        "\(period.iso) cannot be closed; expected a month (2026-01) or a school year (2025-2026).")
    }
    if period.last >= moment.day {
      throw ClosingRefusal(
        "\(period.iso) is nog niet voorbij (laatste dag \(period.last.iso)); sluit de periode af als ze om is.",
        "\(period.iso) is not over yet (last day \(period.last.iso)); close the period when it is.")
    }
    let known = try register.read { try $0.periodLocks() }.first {
      $0.period == period.iso && $0.isActive(on: moment.day)
    }
    if let known {
      throw ClosingRefusal(
        "\(period.iso) is al afgesloten (\(known.at.prefix(10)), door \(known.by)); er is niets gewijzigd.",
        "\(period.iso) is closed already (\(known.at.prefix(10)), by \(known.by)); nothing was changed.")
    }
    let audit = try ClosingAudit(
      period, in: register, ruleset: ruleset, at: moment, actor: actor, programVersion: programVersion, isFresh: true)
    guard audit.obstacles.isEmpty else {
      throw ClosingRefusal(
        Label("\(period.iso) is niet afgesloten", "\(period.iso) was not closed"), audit.obstacles, period,
        ruleset: ruleset.name)
    }
    return (try register.lock(period, audit: audit.run.id, at: moment, by: actor), audit)
  }

  /// Lifts the lock of a period for a while.
  ///
  /// - Throws: ``ClosingRefusal`` when reason, person or end is missing; `RegisterError` when nothing is closed.
  public static func reopen(
    _ period: Period, reason: String, by person: String, until: CalendarDate, in register: Register, at moment: Moment
  ) throws -> PeriodLock {
    func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
    if isBlank(reason) || isBlank(person) {
      throw ClosingRefusal(
        "Heropenen vraagt een reden (--reason) en een persoon (--by); ze staan in het volgende rapport.",
        "Reopening needs a reason (--reason) and a person (--by); they stand in the next report.")
    }
    let latest = moment.day.adding(days: 92)
    if until < moment.day || until > latest {
      throw ClosingRefusal(
        "De laatste open dag is \(until.iso); verwacht een dag van \(moment.day.iso) tot en met \(latest.iso). Daarna sluit de "
          + "periode vanzelf weer.",
        "The last open day is \(until.iso); expected a day from \(moment.day.iso) through \(latest.iso). After that the period "
          + "closes again by itself.")
    }
    return try register.reopen(
      period, reason: TextFolding.trimmed(reason), by: TextFolding.trimmed(person), until: until, at: moment)
  }
}
