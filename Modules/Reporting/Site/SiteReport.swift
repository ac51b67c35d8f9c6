public import Documents
public import Foundation
public import GuidanceKit
import Indicators
public import Register

/// The weekly overview as a site for an intranet folder: a home, and a page for each pillar, organisation, programme and, for
/// the director, adviser.
///
/// All pages are made from figures that were computed once. They name no person unless the site is made for coordinator or
/// director.
public struct SiteReport: Sendable {
  /// The home and the names of all pages.
  public let site: Site
  /// What it is made from.
  public let data: ReportData

  /// A page, or what makes it.
  private enum Source: Sendable {
    case page(Page)
    case report(any Report)
  }
  private let sources: [String: Source]

  /// Up to so many organisations their pages show the first rows behind each figure; with more, the command that does.
  private static let mostExplained = 400

  /// Gathers the site of a week.
  ///
  /// - Parameters:
  ///   - request: a request for a week.
  ///   - runs: the last runs of jobs, the newest first.
  ///   - zone: of the times of the runs.
  ///   - audit: the number of the audit whose findings it shows; the last one when `nil`.
  ///   - version: of the program.
  /// - Throws: an ``InputProblem`` when no plan is in force; errors of the register.
  public init(
    _ request: ReportRequest, from snapshot: Snapshot, runs: [JobRun], zone: TimeZone, audit: Int? = nil,
    version: String
  ) throws {
    let data = try ReportData(request, from: snapshot, audit: audit, version: version)
    let words = SiteWords(data)
    var sources: [String: Source] = [:]
    let explainer = data.canShowRows ? try FigureExplainer(data, from: snapshot) : FigureExplainer(data)

    let ofTeams = explainer.forTeam(data.people)

    func explained(_ report: any Report) throws -> Page {
      var page = report.page
      let explainer = report.data.request.kind == .team ? ofTeams : explainer
      page.explanations = try explainer.explanations(of: page)
      return page
    }
    func entry(_ group: String, _ name: String, _ title: String, _ about: String, _ source: Source) -> Site.Entry {
      sources["\(group)/\(name)"] = source
      return Site.Entry(name: name, title: title, about: about)
    }
    func made(_ kind: ReportKind, _ subject: String?, _ period: Period) throws -> any Report {
      try kind.report(data.about(subject, kind: kind, period: period), from: snapshot)
    }

    let year = Period.schoolYear(data.year)
    var groups: [Site.Group] = []
    let pillars = try data.plan.pillars.map { pillar in
      let report = try made(.team, pillar.code, request.period)
      return entry(
        "pijlers", SiteNames.name(pillar.code), pillar.name[data.request.language], pillar.code,
        .page(try explained(report)))
    }
    groups.append(Site.Group(name: "pijlers", title: words.pillars, entries: pillars))

    let batch = try ReportBatch(data.about(nil, kind: .organisation, period: year), from: snapshot)
    let isSmall = batch.entries.count <= Self.mostExplained
    let organisations = try batch.entries.map { one in
      let report = try one.make()
      return entry(
        "organisaties", one.folder, one.name, "\(one.subject), \(one.about)",
        isSmall ? .page(try explained(report)) : .report(report))
    }
    if !organisations.isEmpty {
      groups.append(Site.Group(name: "organisaties", title: words.organisations, entries: organisations))
    }
    if request.figures.showsIndividuals {
      let people = try ReportBatch(data.about(nil, kind: .adviser, period: year), from: snapshot)
      let advisers = try people.entries.map { one in
        entry("begeleiders", one.folder, one.name, "\(one.subject), \(one.about)", .page(try explained(one.make())))
      }
      if !advisers.isEmpty {
        groups.append(Site.Group(name: "begeleiders", title: words.advisers, entries: advisers))
      }
    }
    let programmes: [(ReportKind, String, String)] = [
      (.plg, "plg", words.communities), (.projects, "projecten", words.projects), (.viv, "viv", words.pilot),
      (.edbi, "bevragingen", words.surveys), (.funds, "middelen", words.funds),
      (.followup, "opvolging", words.followUps),
    ]
    groups.append(
      Site.Group(
        name: "programmas", title: words.programmes,
        entries: try programmes.map { kind, name, title in
          entry("programmas", name, title, words.about(kind), .page(try explained(try made(kind, nil, year))))
        }))
    let upkeep = UpkeepPages(data: data, runs: runs, zone: zone)
    groups.append(
      Site.Group(
        name: "beheer", title: words.upkeep,
        entries: [
          entry("beheer", "bevindingen", words.findings, words.aboutFindings, .page(try explained(upkeep.findings))),
          entry("beheer", "ingevoerd", words.imports, words.aboutImports, .page(try explained(upkeep.imports))),
          entry("beheer", "opdrachten", words.jobs, words.aboutJobs, .page(upkeep.jobs)),
        ]))
    self.data = data
    self.sources = sources
    site = Site(title: words.title, home: try explained(WeekReport(data)), groups: groups)
  }

  /// One page; made when it is asked for, on any thread.
  ///
  /// - Throws: errors of the register.
  public func page(_ group: Site.Group, _ entry: Site.Entry) throws -> Page {
    switch sources["\(group.name)/\(entry.name)"] {
    case .page(let page): return page
    case .report(let report):
      var page = report.page
      page.explanations = try FigureExplainer(data).explanations(of: page)
      return page
    case nil: return Page(language: data.request.language.ofDocuments, title: entry.title, sections: [])
    }
  }

  /// The page about the runs of jobs, which changes with every run.
  public static let jobsPath = "beheer/opdrachten.html"

  /// All pages and what they share, but for the list and the manifest.
  ///
  /// - Throws: errors of the register.
  public func files() throws -> [String: [UInt8]] { try SiteWriter.files(of: site) { try page($0, $1) } }

  // MARK: What it was made from

  /// The version of the shape of `manifest.json` of a site.
  static let schema = "leerspoor/site/1"

  /// What decides every byte of the site, known before anything is computed.
  ///
  /// - Throws: errors of the register.
  public static func state(
    _ request: ReportRequest, from snapshot: Snapshot, runs: [JobRun], version: String
  ) throws -> String {
    let plan = try snapshot.plan(inForceOn: request.day)
    let parts: [String] = [
      request.period.iso, request.day.iso, request.asOf ?? "", request.audience.rawValue, request.language.rawValue,
      version, String(try snapshot.lastBatch()), try plan.map { ContentDigest.hex(try $0.canonicalJSON()) } ?? "",
      try snapshot.lastAudit(scope: request.period.iso).map { String($0.id) } ?? "",
      try snapshot.lastAudit().map { String($0.id) } ?? "",
      runs.map { "\($0.id) \($0.state.rawValue)" }.joined(separator: ","),
    ]
    return ContentDigest.hex(Array(parts.joined(separator: "\u{1F}").utf8))
  }

  /// What the site was made from; only here stands when.
  public func manifest(madeAt moment: Moment, state: String) -> JSON {
    let (request, from) = (data.request, data.figures.generatedFrom)
    return .object([
      "schema": .string(Self.schema), "report": "site", "period": .string(request.period.iso),
      "day": .string(request.day.iso), "as_of": .string(request.asOf), "audience": .string(request.audience.rawValue),
      "language": .string(request.language.rawValue), "invented": .bool(data.isInvented),
      "made_at": .string(moment.iso), "program_version": .string(data.version),
      "database": .object(["batch": .integer(from.batch), "trail_head": .string(data.trailHead)]),
      "audit": .integer(data.audit?.id), "plan": .object(["code": .string(from.plan), "hash": .string(from.planHash)]),
      "figures_hash": .string(data.figuresHash), "state": .string(state),
    ])
  }
}
