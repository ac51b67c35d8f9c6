import Auditing
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting

/// The parts of a package beside the report, each a JSON file of its own.
struct PackageParts {
  private struct FindingPart: Encodable {
    let number: Int
    let rule: String
    let severity: String
    let message: Label
    let firstFound: String
    let waiver: Int?

    enum CodingKeys: String, CodingKey {
      case number, rule, severity, message, waiver
      case firstFound = "first_found"
    }
  }

  private struct WaiverPart: Encodable {
    let number: Int
    let rule: String?
    let finding: Int?
    let findings: [Int]
    let reason: String
    let by: String
    let granted: String
    let until: String
  }

  private struct RulePart: Encodable {
    let code: String
    let on: Bool
    let severity: String
    let title: Label
    let source: Label
  }

  private struct Rules: Encodable {
    let ruleset: String
    let digest: String
    let programVersion: String
    /// Whether people may waive findings about registrations of their own.
    let allowsOwnWaivers: Bool
    /// Where it departs from all rules as they are.
    let departures: [Label]
    /// All rules, those that are off included.
    let rules: [RulePart]

    enum CodingKeys: String, CodingKey {
      case ruleset, digest, departures, rules
      case allowsOwnWaivers = "own_waivers"
      case programVersion = "program_version"
    }
  }

  private struct BatchPart: Encodable {
    let number: Int
    let kind: String
    let file: String
    let sha256: String
    let bytes: Int
    let loadedOn: String
    let records: Int
    let rejected: Int
    let held: Int
    let isInvented: Bool
    let undoneBy: Int?

    enum CodingKeys: String, CodingKey {
      case number, kind, file, sha256, bytes, records, rejected, held
      case loadedOn = "loaded_on"
      case isInvented = "invented"
      case undoneBy = "undone_by"
    }
  }

  private struct ParameterPart: Encodable {
    let name: String
    let value: Label?
    let source: Label
  }

  private struct ReopeningPart: Encodable {
    let on: String
    let until: String
    let by: String
    let reason: String
  }

  private struct LockPart: Encodable {
    let period: String
    let on: String
    let reopenings: [ReopeningPart]
  }

  private struct Closing: Encodable {
    let locks: [LockPart]
    /// Rows that came after the period was closed and wait.
    let late: Int
  }

  let audit: ClosingAudit
  let report: MadeReport
  let ruleset: Ruleset
  let version: String

  /// The files, by path.
  ///
  /// What a finding says of one person of the service stays in the house.
  func files(from snapshot: Snapshot, on day: CalendarDate) throws -> [ReportFile] {
    let data = report.data
    let withheld = Label("over één begeleider: niet in dit pakket", "about one adviser: not in this package")
    let findings = audit.findings.sorted { $0.finding.id < $1.finding.id }.map { one in
      let item = one.finding.item
      let names = [item.scope, item.message.dutch, item.message.english].contains {
        PersonNames.areIn($0, data.people)
      }
      return FindingPart(
        number: one.finding.id, rule: item.rule, severity: item.severity.rawValue,
        message: names ? withheld : item.message, firstFound: String(one.finding.firstFoundAt.prefix(10)),
        waiver: one.waiver?.id)
    }
    let waivers = Set(audit.waived.compactMap(\.waiver)).sorted { $0.id < $1.id }.map { waiver in
      WaiverPart(
        number: waiver.id, rule: waiver.grant.rule, finding: waiver.grant.finding,
        findings: audit.waived.filter { $0.waiver == waiver }.map(\.finding.id).sorted(), reason: waiver.grant.reason,
        by: waiver.grant.by, granted: String(waiver.at.prefix(10)), until: waiver.grant.until.iso)
    }
    let batches = try snapshot.batches().map { batch in
      BatchPart(
        number: batch.id, kind: batch.kind.code, file: batch.fileName, sha256: batch.fileHash, bytes: batch.byteCount,
        loadedOn: batch.loadedOn, records: batch.counts.records, rejected: batch.counts.rejected,
        held: batch.counts.held, isInvented: batch.isInvented, undoneBy: batch.undoneBy)
    }
    return [
      ReportFile("findings.json", try PackageJSON.bytes(findings)),
      ReportFile("waivers.json", try PackageJSON.bytes(waivers)),
      ReportFile("rules.json", try PackageJSON.bytes(rules)),
      ReportFile("batches.json", try PackageJSON.bytes(batches)),
      ReportFile(
        "parameters.json",
        try PackageJSON.bytes(
          data.figures.parameters.map { ParameterPart(name: $0.name, value: $0.value, source: $0.source.label) })),
      ReportFile("plan.json", try data.plan.canonicalJSON()),
      ReportFile("closing.json", try PackageJSON.bytes(closing(snapshot, on: day))),
      ReportFile("figures.json", data.figures.canonicalJSON()),
    ]
  }

  private var rules: Rules {
    Rules(
      ruleset: ruleset.name, digest: ContentDigest.hex(ruleset.canonicalText.utf8), programVersion: version,
      allowsOwnWaivers: ruleset.allowsOwnWaivers, departures: ruleset.departures,
      rules: ruleset.all.map { rule in
        RulePart(
          code: rule.code, on: !ruleset.disabled.contains(rule.code), severity: ruleset.severity(of: rule).rawValue,
          title: rule.explanation.title,
          source: rule.explanation.source)
      })
  }

  private func closing(_ snapshot: Snapshot, on day: CalendarDate) throws -> Closing {
    let period = report.data.period
    let locks = try snapshot.periodLocks(from: period.first, through: period.last)
    let late = try snapshot.heldRows(on: day).filter { [.closed, .ready].contains($0.state) }
    return Closing(
      locks: locks.map { lock in
        LockPart(
          period: lock.period, on: String(lock.at.prefix(10)),
          reopenings: lock.reopenings.map {
            ReopeningPart(on: String($0.at.prefix(10)), until: $0.until, by: $0.by, reason: $0.reason)
          })
      }, late: late.count)
  }

  /// How to check the package without this program.
  static func readme(_ period: String, isSigned: Bool) -> ReportFile {
    let signature =
      isSigned
      ? """

      Handtekening (manifest.json.sig): met het bestand van toegelaten ondertekenaars van de dienst,
        ssh-keygen -Y verify -f ONDERTEKENAARS -I NAAM -n \(PackageManifest.namespace) -s \(PackageManifest.signatureName) < \(PackageManifest.fileName)

      """ : "\nDit pakket is niet ondertekend.\n"
    return ReportFile(
      "LEESMIJ.txt",
      Array(
        """
        Indiening \(period)

        manifest.json geeft van elk bestand de SHA-256. Nagaan zonder Leerspoor, in deze map:
          python3 -c "import json,hashlib; m=json.load(open('manifest.json'))['files']; print([p for p in m if hashlib.sha256(open(p,'rb').read()).hexdigest()!=m[p]] or 'alles klopt')"
        Nagaan met Leerspoor (met de databank worden ook alle cijfers nagerekend):
          leerspoor audit verify MAP [--db DATABANK] [--allowed-signers BESTAND]
        \(signature)
        report/         het jaarverslag: index.html, werkboek, tabellen, cijfers, eigen manifest
        figures.json    alle cijfers, met formule en bewijs
        findings.json   de bevindingen van de audit · waivers.json de vrijstellingen, met reden, persoon en einde
        rules.json      de regels van de audit · plan.json het plan met zijn normen · parameters.json de gebruikte waarden
        batches.json    elk geladen bestand met zijn SHA-256 · closing.json afsluitingen en heropeningen

        Wat dit bewijst: dat geen byte gewijzigd is sinds manifest.json gemaakt werd. Wie alles opnieuw schrijft, ook het manifest,
        wordt alleen betrapt door een handtekening of door een hoofd van de keten dat eerder afgedrukt is.

        """.utf8))
  }
}
