public import GuidanceKit
public import Register

/// A waiver as it is asked for, before it is known whether it may be granted.
public struct WaiverRequest: Hashable, Sendable {
  /// What it is about: the number of a finding or the code of a rule.
  public var target: String
  /// For a rule: the pillar, organisation, adviser or project to which it is confined; `nil` for everywhere.
  public var scope: String?
  /// Why.
  public var reason: String
  /// Who grants it.
  public var by: String
  /// The last day on which it holds.
  public var until: CalendarDate

  /// Asks for a waiver.
  public init(target: String, scope: String?, reason: String, by: String, until: CalendarDate) {
    self.target = target
    self.scope = scope
    self.reason = reason
    self.by = by
    self.until = until
  }
}

/// Why a waiver may not be granted; nothing was changed.
public struct WaiverRefusal: Explained, Hashable {
  /// What was found, what was expected, what to do.
  public let explanation: Label

  init(_ dutch: String, _ english: String) { explanation = Label(dutch, english) }
}

/// Decides whether a waiver may be granted, and what it covers.
///
/// A waiver for a rule covers the findings of the rule that stand open when it is granted. A new one is a new fact, about
/// which nobody has decided yet, and comes up.
public struct Waiving {
  private let snapshot: Snapshot
  private let today: CalendarDate
  private let allowsOwn: Bool

  /// The scope of a waiver that is not confined.
  public static let everywhere = "alles"

  /// - Parameters:
  ///   - today: the day on which it is granted.
  ///   - ruleset: says whether someone may waive their own registrations.
  public init(_ snapshot: Snapshot, today: CalendarDate, ruleset: Ruleset = .standard) {
    self.snapshot = snapshot
    self.today = today
    allowsOwn = ruleset.allowsOwnWaivers
  }

  /// The waiver that may be granted.
  ///
  /// - Throws: ``WaiverRefusal``; errors of the register.
  public func grant(_ request: WaiverRequest) throws -> WaiverGrant {
    try checkWords(request)
    let findings = try findings(request)
    if !allowsOwn { try refuseOwn(findings, request) }
    let digests = try snapshot.lastDigests()
    var covers: [Int: [UInt8]] = [:]
    for finding in findings { covers[finding.id] = digests[finding.id] }
    guard covers.count == findings.count else {
      throw WaiverRefusal(
        "Van deze bevinding is niet bewaard welke feiten eronder liggen; er is niets gewijzigd. Laat de audit opnieuw lopen: "
          + "leerspoor audit check.",
        "What lies under this finding was not kept; nothing was changed. Run the audit again: leerspoor audit check.")
    }
    let isRule = Self.number(request.target) == nil
    return WaiverGrant(
      finding: isRule ? nil : findings[0].id, rule: isRule ? findings[0].rule : nil,
      scope: isRule ? request.scope ?? Self.everywhere : findings[0].scope, reason: TextFolding.trimmed(request.reason),
      by: TextFolding.trimmed(request.by), until: request.until, covers: covers)
  }

  /// The waiver that says the same and holds already, if there is one.
  public func known(_ grant: WaiverGrant) throws -> WaiverRecord? {
    try snapshot.waivers().first { $0.withdrawn == nil && $0.grant == grant }
  }

  /// The waiver that a request asked for before and that was not withdrawn.
  public func known(_ request: WaiverRequest) throws -> WaiverRecord? {
    try snapshot.waivers().first { waiver in
      let grant = waiver.grant
      let isSame =
        Self.number(request.target).map { $0 == grant.finding }
        ?? (request.target.uppercased() == grant.rule && (request.scope ?? Self.everywhere) == grant.scope)
      return waiver.withdrawn == nil && isSame && grant.reason == TextFolding.trimmed(request.reason)
        && grant.by == TextFolding.trimmed(request.by) && grant.until == request.until
    }
  }

  /// The number of a finding: `12` or `#12`.
  static func number(_ text: String) -> Int? { Int(text.hasPrefix("#") ? String(text.dropFirst()) : text) }

  // MARK: Checks

  private func checkWords(_ request: WaiverRequest) throws {
    func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
    if isBlank(request.reason) {
      throw WaiverRefusal(
        "Er is geen reden opgegeven; verwacht waarom dit aanvaard wordt. Ze staat in elke audit en in de indiening.",
        "No reason was given; expected why this is accepted. It stands in every audit and in the submission.")
    }
    if isBlank(request.by) {
      throw WaiverRefusal(
        "Er is niet opgegeven wie de vrijstelling geeft; verwacht een naam of code.",
        "Who grants the waiver was not given; expected a name or code.")
    }
    if request.until < today {
      throw WaiverRefusal(
        "De laatste dag, \(request.until.iso), is voorbij; verwacht een dag vanaf \(today.iso).",
        "The last day, \(request.until.iso), has passed; expected a day from \(today.iso) on.")
    }
    let latest = Self.latest(from: today)
    if request.until > latest {
      throw WaiverRefusal(
        "De laatste dag, \(request.until.iso), ligt verder dan een schooljaar; verwacht hoogstens \(latest.iso). Vernieuw de "
          + "vrijstelling daarna als ze nog nodig is.",
        "The last day, \(request.until.iso), is more than a school year ahead; expected \(latest.iso) at most. Renew the waiver "
          + "after that if it is still needed.")
    }
  }

  /// The last day that a waiver may have: a year from now.
  static func latest(from day: CalendarDate) -> CalendarDate {
    let parts = day.parts
    return CalendarDate(year: parts.year + 1, month: parts.month, day: parts.day)
      ?? CalendarDate(year: parts.year + 1, month: parts.month, day: 28) ?? day
  }

  private func findings(_ request: WaiverRequest) throws -> [FindingRecord] {
    if let number = Self.number(request.target) { return [try finding(number, request)] }
    let code = request.target.uppercased()
    let all = try snapshot.findingRecords(rule: code).filter { $0.resolvedIn == nil }
    let found = all.filter { record in
      guard let scope = request.scope, scope != Self.everywhere else { return true }
      return TextFolding.folded(record.scope) == TextFolding.folded(scope)
    }
    if !found.isEmpty { return found }
    guard all.isEmpty else {
      let scopes = Array(Set(all.map(\.scope))).sorted().prefix(5).joined(separator: ", ")
      throw WaiverRefusal(
        "Regel \(code) heeft geen open bevinding over \"\(request.scope ?? "")\"; verwacht een van: \(scopes).",
        "Rule \(code) has no open finding about \"\(request.scope ?? "")\"; expected one of: \(scopes).")
    }
    let near = RuleTable.rule(code) == nil ? RuleTable.suggestions(for: code).first : nil
    throw WaiverRefusal(
      near.map { "Er is geen regel \"\(request.target)\". Bedoelde u \($0)?" }
        ?? "Regel \(code) heeft geen open bevinding om vrij te stellen. Laat eerst de audit lopen: leerspoor audit check.",
      near.map { "There is no rule \"\(request.target)\". Did you mean \($0)?" }
        ?? "Rule \(code) has no open finding to waive. Run the audit first: leerspoor audit check.")
  }

  private func finding(_ number: Int, _ request: WaiverRequest) throws -> FindingRecord {
    guard let record = try snapshot.findingRecords(finding: number).first else {
      throw WaiverRefusal(
        "Er is geen bevinding \(number). De nummers staan in leerspoor audit check --format csv en in leerspoor audit history.",
        "There is no finding \(number). The numbers stand in leerspoor audit check --format csv and in leerspoor audit history."
      )
    }
    if let resolved = record.resolvedIn {
      throw WaiverRefusal(
        "Bevinding \(number) (\(record.rule)) is opgelost sinds audit \(resolved.run); er is niets om vrij te stellen.",
        "Finding \(number) (\(record.rule)) is resolved since audit \(resolved.run); there is nothing to waive.")
    }
    if let scope = request.scope, scope != Self.everywhere,
      TextFolding.folded(scope) != TextFolding.folded(record.scope)
    {
      throw WaiverRefusal(
        "Bevinding \(number) gaat over \"\(record.scope)\", niet over \"\(scope)\". Laat --scope weg.",
        "Finding \(number) is about \"\(record.scope)\", not about \"\(scope)\". Leave out --scope.")
    }
    return record
  }

  /// Refuses when the one who grants it registered what it is about.
  private func refuseOwn(_ findings: [FindingRecord], _ request: WaiverRequest) throws {
    let person = TextFolding.folded(request.by)
    let advisers = try snapshot.advisers().map(\.record)
    var codes = Set(advisers.filter { [$0.code, $0.name].map(TextFolding.folded).contains(person) }.map(\.code))
    codes.insert(TextFolding.trimmed(request.by))
    let folded = Set(codes.map(TextFolding.folded))
    for finding in findings {
      let isAbout = folded.contains(TextFolding.folded(finding.scope))
      guard try isAbout || !snapshot.advisers(behind: finding.id).isDisjoint(with: codes) else { continue }
      throw WaiverRefusal(
        "\(request.by) kan bevinding \(finding.id) (\(finding.rule)) niet vrijstellen: ze gaat over eigen registraties. Laat iemand "
          + "anders dat doen.",
        "\(request.by) cannot waive finding \(finding.id) (\(finding.rule)): it is about registrations of their own. Have somebody "
          + "else do it.")
    }
  }
}
