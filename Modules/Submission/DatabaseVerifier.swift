import Foundation
import GuidanceKit
import Indicators
public import Register
import Reporting

/// Verifies a database: against its own digests and its trail, and the figures of its last reports against its facts.
public struct DatabaseVerifier {
  private let register: Register
  private let version: String

  /// How many reports are computed again: those made last.
  private static let mostReports = 3

  /// A verifier over a register.
  public init(_ register: Register, version: String) {
    self.register = register
    self.version = version
  }

  /// Everything that was found.
  ///
  /// - Parameter head: a head of the trail that was printed earlier, in hexadecimal, or its beginning of at least 12 signs.
  /// - Returns: what was found in the database, `nil` when its file is damaged, and the checks in words.
  public func verify(
    head: String? = nil
  ) throws -> (verification: RegisterVerification?, checks: [FolderVerification.Check]) {
    let damage = try register.integrityFaults()
    guard damage.isEmpty else {
      let words = damage.joined(separator: "; ")
      return (
        nil,
        [
          .init(
            .differs,
            Label(
              "Het bestand van de databank is beschadigd: \(words). Zet een back-up terug.",
              "The file of the database is damaged: \(words). Restore a backup."))
        ]
      )
    }
    let found = try register.read { try $0.verify() }
    var checks = [Self.summary(found)]
    if let head { checks.append(try headCheck(head)) }
    // Figures of facts that do not hold say nothing.
    if found.holds { checks += try figureChecks() }
    return (found, checks)
  }

  private static func summary(_ found: RegisterVerification) -> FolderVerification.Check {
    guard let first = found.faults.first else {
      return .init(
        .holds,
        Label(
          "\(found.batches) batches, \(found.facts) feiten en \(found.entries) gebeurtenissen in de keten zijn zoals ze geschreven zijn.",
          "\(found.batches) batches, \(found.facts) facts and \(found.entries) entries of the trail are as they were written."
        ))
    }
    let rest = found.faults.count - 1
    let more =
      rest == 0 ? Label("", "") : Label(" En nog \(rest) andere.", " And \(rest) more.")
    return .init(.differs, Label("\(first.dutch).\(more.dutch)", "\(first.english).\(more.english)"))
  }

  private func headCheck(_ head: String) throws -> FolderVerification.Check {
    let wanted = head.lowercased()
    let holds = try register.read { try $0.trailHolds(beginning: wanted) }
    return holds
      ? .init(
        .holds,
        Label(
          "De keten bevat het opgegeven hoofd: haar verleden tot daar is niet herschreven.",
          "The trail holds the head given: its past up to there was not rewritten."))
      : .init(
        .differs,
        Label(
          "De keten bevat het opgegeven hoofd niet: het is een andere databank, of haar verleden is herschreven.",
          "The trail does not hold the head given: it is another database, or its past was rewritten."))
  }

  /// The figures of the reports made last, computed again from the facts as they were known then.
  private func figureChecks() throws -> [FolderVerification.Check] {
    let reports = try register.read { try $0.lastReports(limit: Self.mostReports) }
    var checks: [FolderVerification.Check] = []
    var equal = 0
    for (record, made) in reports {
      guard let request = Self.request(record) else { continue }
      let figures = try register.read(asOf: .batch(record.batch ?? 0)) {
        try IndicatorReport(request.figures, from: $0, version: made).figures
      }
      if figures.hash == ContentDigest.hexadecimal(record.figuresDigest) {
        equal += 1
      } else if made == version {
        checks.append(
          .init(
            .differs,
            Label(
              "De cijfers van \(record.report) \(record.period) zijn niet die van toen het rapport gemaakt werd.",
              "The figures of \(record.report) \(record.period) are not those of when the report was made.")))
      } else {
        checks.append(
          .init(
            .aside,
            Label(
              "De cijfers van \(record.report) \(record.period) zijn met versie \(made) gemaakt; deze versie rekent anders.",
              "The figures of \(record.report) \(record.period) were made with version \(made); this version computes differently."
            )))
      }
    }
    if equal > 0 {
      checks.append(
        .init(
          .holds,
          equal == 1
            ? Label(
              "De cijfers van het laatste rapport zijn nagerekend uit de feiten en zijn dezelfde.",
              "The figures of the last report were computed again from the facts and are the same.")
            : Label(
              "De cijfers van de laatste \(equal) rapporten zijn nagerekend uit de feiten en zijn dezelfde.",
              "The figures of the last \(equal) reports were computed again from the facts and are the same.")))
    }
    return checks
  }

  private struct Parameters: Decodable {
    let asOf: String?
    let audience: String
    let day: String
    let subject: String?

    enum CodingKeys: String, CodingKey {
      case audience, day, subject
      case asOf = "as_of"
    }
  }

  private static func request(_ record: ReportRecord) -> ReportRequest? {
    guard let kind = ReportKind(rawValue: record.report), let period = Period(record.period),
      let read = try? JSONDecoder().decode(Parameters.self, from: Data(record.parameters.utf8)),
      let audience = Audience(rawValue: read.audience), let day = CalendarDate(iso: read.day)
    else { return nil }
    return ReportRequest(
      kind, subject: read.subject, period: period, day: day, asOf: read.asOf, audience: audience, language: .dutch)
  }
}
