public import Auditing
import Foundation
public import GuidanceKit
import Indicators
public import Register
public import Reporting

/// What is asked of a submission.
public struct SubmissionRequest: Sendable {
  /// The school year.
  public var year: SchoolYear
  /// The folder to write.
  public var folder: String
  /// The texts of the yearly report.
  public var texts: [ReportText]
  /// The rules of the ministry.
  public var ruleset: Ruleset
  /// Signs, with the file of a private key; `nil` for a package without a signature.
  public var signing: (signature: SSHSignature, key: String)?
  /// Now.
  public var moment: Moment
  /// Who.
  public var actor: String
  /// The version of the program.
  public var version: String

  /// Asks for a package.
  public init(
    year: SchoolYear, folder: String, texts: [ReportText], ruleset: Ruleset,
    signing: (signature: SSHSignature, key: String)? = nil, moment: Moment, actor: String, version: String
  ) {
    self.year = year
    self.folder = folder
    self.texts = texts
    self.ruleset = ruleset
    self.signing = signing
    self.moment = moment
    self.actor = actor
    self.version = version
  }
}

/// What became of a submission.
public enum SubmissionOutcome: Sendable {
  /// Exactly this was handed in before; nothing was made.
  case same(SubmissionRecord)
  /// A package was made; with what changed since the one before, when there was one.
  case made(SubmissionRecord, files: Int, waived: Int, isSigned: Bool, changes: [Label])
}

/// Makes the package for the ministry.
public struct Submitter {
  private let request: SubmissionRequest
  private let register: Register
  private var period: Period { .schoolYear(request.year) }

  /// A submitter over a register that may be written.
  public init(_ request: SubmissionRequest, in register: Register) {
    self.request = request
    self.register = register
  }

  /// Makes the package, or finds that it was handed in before.
  ///
  /// - Throws: ``ClosingRefusal`` without a lock or with open findings; errors of the register, of reports and of files.
  ///   Then nothing was written.
  public func submit() throws -> SubmissionOutcome {
    try checkLock()
    let audit = try ClosingAudit(
      period, in: register, ruleset: request.ruleset, at: request.moment, actor: request.actor,
      programVersion: request.version, isFresh: false)
    guard audit.obstacles.isEmpty else {
      throw ClosingRefusal(
        Label("\(request.year.iso) is niet ingediend", "\(request.year.iso) was not submitted"), audit.obstacles,
        period,
        ruleset: request.ruleset.name)
    }
    let made = try register.read { try package(audit, from: $0) }
    let earlier = try register.read { try $0.submissions(period: request.year.iso) }
    if let same = earlier.last(where: { $0.contentDigest == made.contentDigest }), same.id == earlier.last?.id {
      return .same(same)
    }
    let changes = try earlier.last.map { try PackageChanges(since: $0, to: made.content, in: register).labels } ?? []
    let (files, isSigned) = try signed(made.files)
    try PackageFolder(path: request.folder).write(files)
    var record = made.record
    record.id = try register.keepSubmission(record, at: request.moment, actor: request.actor)
    return .made(record, files: files.count, waived: audit.waived.count, isSigned: isSigned, changes: changes)
  }

  private func checkLock() throws {
    let locks = try register.read { try $0.periodLocks() }.filter { $0.period == request.year.iso }
    if locks.contains(where: { $0.isActive(on: request.moment.day) }) { return }
    if let open = locks.last?.reopening(on: request.moment.day) {
      throw ClosingRefusal(
        "\(request.year.iso) is heropend tot en met \(open.until) (\(open.by): \(open.reason)) en kan zo niet ingediend worden. Sluit af "
          + "met leerspoor audit lock \(request.year.iso), of wacht tot de periode weer dicht is.",
        "\(request.year.iso) is reopened through \(open.until) (\(open.by): \(open.reason)) and cannot be submitted like that. Close it "
          + "with leerspoor audit lock \(request.year.iso), or wait until the period is closed again.")
    }
    throw ClosingRefusal(
      "\(request.year.iso) is niet afgesloten en kan zo niet ingediend worden. Sluit eerst af: leerspoor audit lock \(request.year.iso).",
      "\(request.year.iso) is not closed and cannot be submitted like that. Close it first: leerspoor audit lock \(request.year.iso)."
    )
  }

  private struct Made {
    var files: [ReportFile]
    var record: SubmissionRecord
    var content: PackageContent
    var contentDigest: [UInt8] { record.contentDigest }
  }

  private func package(_ audit: ClosingAudit, from snapshot: Snapshot) throws -> Made {
    let day = min(request.year.last, request.moment.day)
    let report = try MadeReport(
      ReportRequest(
        .year, period: period, day: day, audience: .ministry, language: .dutch, texts: request.texts), from: snapshot,
      audit: audit.run.id, version: request.version)
    let reportFiles = try report.files()
    let parts = try PackageParts(
      audit: audit, report: report, ruleset: request.ruleset, version: request.version
    ).files(from: snapshot, on: request.moment.day)
    let inside = reportFiles.map { ReportFile("report/\($0.path)", $0.bytes) }
    let from = report.data.figures.generatedFrom
    let content = PackageContent(
      figuresHash: report.data.figuresHash, day: day.iso, version: request.version,
      files: Dictionary(uniqueKeysWithValues: (inside + parts).map { ($0.path, ContentDigest.hex($0.bytes)) }),
      batches: try snapshot.batches().map { "\($0.id) \($0.kind.code) \($0.fileName)" },
      waivers: audit.waived.map { "\($0.finding.item.rule) #\($0.finding.id)" })
    let text = String(decoding: try PackageJSON.bytes(content), as: UTF8.self)
    let digest = ContentDigest.sha256(text.utf8)
    let own = report.manifestFile(madeAt: request.moment, files: reportFiles)
    let files =
      inside + [ReportFile("report/\(own.path)", own.bytes)] + parts
      + [PackageParts.readme(request.year.iso, isSigned: request.signing != nil)]
    let manifest = PackageManifest(
      period: request.year.iso, madeAt: request.moment.iso, programVersion: request.version, batch: from.batch,
      trailHead: try snapshot.trailHead() ?? "", audit: audit.run.id, ruleset: request.ruleset.name, plan: from.plan,
      planHash: from.planHash, figuresHash: report.data.figuresHash, waived: audit.waived.count,
      contentHash: ContentDigest.hex(text.utf8),
      files: Dictionary(uniqueKeysWithValues: files.map { ($0.path, ContentDigest.hex($0.bytes)) }))
    let bytes = try manifest.bytes()
    return Made(
      files: files + [ReportFile(PackageManifest.fileName, bytes)],
      record: SubmissionRecord(
        period: request.year.iso, at: request.moment.iso, manifestDigest: ContentDigest.sha256(bytes),
        batch: from.batch, trailEntry: try snapshot.lastTrailEntry(), contentDigest: digest, content: text,
        folder: request.folder), content: content)
  }

  private func signed(_ files: [ReportFile]) throws -> ([ReportFile], Bool) {
    guard let (signature, key) = request.signing,
      let manifest = files.first(where: { $0.path == PackageManifest.fileName })
    else { return (files, false) }
    let signed = try signature.sign(manifest.bytes, key: key)
    return (files + [ReportFile(PackageManifest.signatureName, signed)], true)
  }
}

/// The hashes of what a package says, by which two packages are told to say the same.
struct PackageContent: Codable, Hashable {
  var figuresHash: String
  var day: String
  var version: String
  /// The SHA-256 of each file that says something, by path; manifests say when and are left out.
  var files: [String: String]
  /// Each batch: number, kind and file.
  var batches: [String]
  /// Each waived finding: rule and number.
  var waivers: [String]
}

/// What changed between two packages.
struct PackageChanges {
  let labels: [Label]

  init(since earlier: SubmissionRecord, to content: PackageContent, in register: Register) throws {
    guard let old = try? JSONDecoder().decode(PackageContent.self, from: Data(earlier.content.utf8)) else {
      labels = []
      return
    }
    var labels: [Label] = []
    func list(_ items: [String]) -> String {
      items.prefix(5).joined(separator: ", ") + (items.count > 5 ? " … (\(items.count))" : "")
    }
    let batches = content.batches.filter { !old.batches.contains($0) }
    if !batches.isEmpty {
      labels.append(Label("geladen sinds de vorige: \(list(batches))", "loaded since the last: \(list(batches))"))
    }
    if old.figuresHash != content.figuresHash {
      labels += try Self.figures(earlier, old, content, in: register)
    }
    let (granted, gone) = (
      content.waivers.filter { !old.waivers.contains($0) }, old.waivers.filter { !content.waivers.contains($0) }
    )
    if !granted.isEmpty {
      labels.append(Label("nieuw vrijgesteld: \(list(granted))", "waived since: \(list(granted))"))
    }
    if !gone.isEmpty {
      labels.append(Label("niet meer vrijgesteld: \(list(gone))", "no longer waived: \(list(gone))"))
    }
    if old.version != content.version {
      labels.append(
        Label(
          "gemaakt met versie \(content.version) in plaats van \(old.version)",
          "made with version \(content.version) instead of \(old.version)"))
    }
    let texts = Set(old.files.keys).union(content.files.keys).filter {
      $0.hasPrefix("report/texts/") && old.files[$0] != content.files[$0]
    }.sorted()
    if !texts.isEmpty { labels.append(Label("andere teksten: \(list(texts))", "other texts: \(list(texts))")) }
    for (path, name) in [
      ("plan.json", Label("het plan of zijn normen", "the plan or its norms")),
      ("rules.json", Label("de regels van de audit", "the rules of the audit")),
      ("closing.json", Label("afsluitingen of naregistraties", "closings or late registrations")),
      ("findings.json", Label("de bevindingen", "the findings")),
    ] where old.files[path] != content.files[path] {
      labels.append(Label("anders: \(name.dutch) (\(path))", "changed: \(name.english) (\(path))"))
    }
    if labels.isEmpty {
      let files = Set(old.files.keys).union(content.files.keys).filter { old.files[$0] != content.files[$0] }.sorted()
      labels.append(Label("andere bestanden: \(list(files))", "other files: \(list(files))"))
    }
    self.labels = labels
  }

  /// The figures that differ, computed again as they were.
  private static func figures(
    _ earlier: SubmissionRecord, _ old: PackageContent, _ content: PackageContent, in register: Register
  ) throws -> [Label] {
    guard let period = Period(earlier.period), let day = CalendarDate(iso: old.day),
      let today = CalendarDate(iso: content.day)
    else { return [] }
    func state(_ asOf: AsOf, _ day: CalendarDate) throws -> ComparedState {
      let request = ReportRequest(.year, period: period, day: day, audience: .ministry, language: .dutch)
      return try register.read(asOf: asOf) {
        ComparedState(try IndicatorReport(request.figures, from: $0, version: "").figures, name: "")
      }
    }
    let changes = FigureComparison(try state(.batch(earlier.batch), day), try state(.now, today)).changes
    func words(_ language: Language) -> String {
      changes.prefix(5).map { change in
        let values = [change.old, change.new].map { figure in
          figure.map { FigureText(language).text($0) } ?? (language == .dutch ? "niets" : "nothing")
        }
        return "\(change.figure?.id.text ?? "") \(values[0]) → \(values[1])"
      }.joined(separator: "; ")
    }
    return [
      Label(
        "\(changes.count) cijfers zijn anders: \(words(.dutch))", "\(changes.count) figures differ: \(words(.english))")
    ]
  }
}

/// The folder of a package: written whole or not at all, and never over something else.
struct PackageFolder {
  let path: String

  func write(_ files: [ReportFile]) throws {
    let manager = FileManager.default
    if !FolderFiles.paths(in: path).isEmpty || manager.fileExists(atPath: path) && !isFolder {
      throw ClosingRefusal(
        "\(path) bestaat al en is niet leeg; er is niets geschreven. Geef met --out een nieuwe map, zodat elke indiening blijft staan.",
        "\(path) exists already and is not empty; nothing was written. Name a new folder with --out, so that every submission stays."
      )
    }
    let target = URL(fileURLWithPath: path).standardizedFileURL
    let staging = target.deletingLastPathComponent().appendingPathComponent(".\(target.lastPathComponent).nieuw")
    do {
      try? manager.removeItem(at: staging)
      for file in files {
        let place = staging.appendingPathComponent(file.path)
        try manager.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: place)
      }
      if manager.fileExists(atPath: path) { try manager.removeItem(at: target) }
      try manager.moveItem(at: staging, to: target)
    } catch {
      try? manager.removeItem(at: staging)
      throw ClosingRefusal(
        "Het pakket kon niet in \(path) geschreven worden (\(error.localizedDescription)); er is niets gewijzigd. Maak plaats of vraag "
          + "schrijfrechten.",
        "The package could not be written to \(path) (\(error.localizedDescription)); nothing was changed. Make room or ask for "
          + "write permission.")
    }
  }

  private var isFolder: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
