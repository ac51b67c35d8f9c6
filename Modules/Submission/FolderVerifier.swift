import Foundation
import GuidanceKit
import Indicators
public import Register
import Reporting

/// Verifies the folders of reports: first each file against the manifest, then the manifest against the register, then every
/// byte against the same report made again.
///
/// It says what does not hold, and does not say why: someone who can write both the folder and the register can make them agree.
public final class FolderVerifier {
  private let path: String
  private let version: String
  /// What the last report was made from: thousands of reports of a batch share their figures.
  private var last: (key: DataKey, data: ReportData)?

  private struct DataKey: Hashable {
    var request: ReportRequest
    var batch: Int
    var audit: Int?
    var version: String
  }

  /// - Parameters:
  ///   - path: the folder of a report, or one that holds folders of reports.
  ///   - version: of this program.
  public init(path: String, version: String) {
    self.path = path
    self.version = version
  }

  /// The folders under the path that hold a report, in order.
  ///
  /// - Throws: ``VerificationError`` when there is none.
  public func folders() throws(VerificationError) -> [String] {
    var found: [String] = []
    if Self.isReport(path) { found.append(path) }
    let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    for file in all where file.hasSuffix("/" + ReportManifest.fileName) {
      let folder = path + "/" + file.dropLast(ReportManifest.fileName.count + 1)
      if Self.isReport(folder) { found.append(folder) }
    }
    guard !found.isEmpty else {
      throw VerificationError(
        explanation: Label(
          "\(path) bevat geen rapport: er is geen \(ReportManifest.fileName) van Leerspoor in gevonden. Geef de map die met --out gemaakt is.",
          "\(path) holds no report: no \(ReportManifest.fileName) of Leerspoor was found in it. Name the folder that was made with --out."
        ))
    }
    return found.sorted()
  }

  /// Whether a folder says that it is a report, a batch of reports or a site.
  private static func isReport(_ folder: String) -> Bool {
    PackageManifest(folder: folder) != nil || ReportManifest(folder: folder) != nil
      || BatchManifest(folder: folder) != nil || SiteManifest(folder: folder) != nil
  }

  /// Verifies one folder; of a batch what stands beside its reports, for each of those is a folder of its own.
  ///
  /// - Throws: ``VerificationError`` when it has no manifest; errors of the register.
  public func verify(folder: String, in register: Register) throws -> FolderVerification {
    if let package = PackageVerifier(folder: folder, version: version) {
      return try package.verify(with: register, signers: nil)
    }
    if let batch = BatchManifest(folder: folder) {
      return FolderVerification(folder: folder, checks: FolderFiles.checks(of: batch, in: folder))
    }
    if let site = SiteManifest(folder: folder) { return try verify(site, in: folder, register) }
    guard let manifest = ReportManifest(folder: folder) else {
      throw VerificationError(
        explanation: Label(
          "\(folder)/\(ReportManifest.fileName) kan niet gelezen worden.",
          "\(folder)/\(ReportManifest.fileName) cannot be read."))
    }
    let files = FolderFiles(folder: folder, manifest: manifest)
    var checks = files.checks
    guard var request = manifest.request, let batch = manifest.batch else {
      checks.append(
        .init(
          .unknown,
          Label(
            "Het rapport is niet opnieuw gemaakt: deze versie kent geen rapport \"\(manifest.report)\" zoals het manifest het beschrijft.",
            "The report was not made again: this version knows no report \"\(manifest.report)\" as the manifest describes it."
          )))
      return FolderVerification(folder: folder, checks: checks)
    }
    checks += try state(manifest, in: register)
    // A state that the register does not have cannot be asked for.
    guard !checks.contains(where: { $0.result == .unknown }) else {
      return FolderVerification(folder: folder, checks: checks)
    }
    request.texts = files.texts
    do {
      let made = try register.read(asOf: .batch(batch)) { try again(request, batch, manifest, from: $0) }
      checks += try compare(made, manifest, files)
    } catch let error as ReportTextError {
      // Texts that were changed afterwards may be such that no report can be made with them.
      checks.append(
        .init(
          .differs,
          Label(
            "Met de teksten in de map kan het rapport niet opnieuw gemaakt worden: \(error.explanation.dutch)",
            "With the texts in the folder the report cannot be made again: \(error.explanation.english)")))
    }
    return FolderVerification(folder: folder, checks: checks)
  }

  /// A site is made again as a whole; how jobs ran is not, for that goes on changing.
  private func verify(_ manifest: SiteManifest, in folder: String, _ register: Register) throws -> FolderVerification {
    var checks = try state(batch: manifest.batch, head: manifest.trailHead, version: manifest.programVersion, register)
    guard let request = manifest.request, !checks.contains(where: { $0.result == .unknown }) else {
      return FolderVerification(folder: folder, checks: checks)
    }
    let again = try register.read(asOf: .batch(manifest.batch)) {
      try SiteReport(
        request, from: $0, runs: [], zone: .gmt, audit: manifest.audit, version: manifest.programVersion
      ).files()
    }
    let jobs = SiteReport.jobsPath
    let files = FolderFiles.paths(in: folder)
    let different = again.keys.sorted().filter { $0 != jobs && FolderFiles.bytes($0, in: folder) != again[$0] }
    let strangers = files.filter { again[$0] == nil && !["site.json", ReportManifest.fileName].contains($0) }
    for path in different {
      checks.append(
        files.contains(path)
          ? .init(
            .differs, Label("\(path) is anders dan opnieuw gemaakt.", "\(path) differs from the page made again."))
          : .init(.differs, Label("\(path) ontbreekt.", "\(path) is missing.")))
    }
    for path in strangers {
      checks.append(
        .init(.differs, Label("\(path) is geen deel van de site.", "\(path) is no part of the site.")))
    }
    if different.isEmpty, strangers.isEmpty {
      checks.append(
        .init(
          .holds,
          Label(
            "De site is opnieuw gemaakt: \(again.count - 1) bestanden zijn byte voor byte gelijk; \(jobs) is niet vergeleken.",
            "The site was made again: \(again.count - 1) files are equal, byte for byte; \(jobs) was not compared.")))
    }
    return FolderVerification(folder: folder, checks: checks)
  }

  /// The report made again.
  private func again(
    _ request: ReportRequest, _ batch: Int, _ manifest: ReportManifest, from snapshot: Snapshot
  ) throws -> MadeReport {
    var shared = request
    shared.subject = nil
    let key = DataKey(
      request: shared, batch: batch, audit: manifest.audit, version: manifest.programVersion ?? version)
    let data: ReportData
    if let last, last.key == key {
      data = last.data
    } else {
      data = try ReportData(
        shared, from: snapshot, audit: manifest.audit, head: manifest.trailHead, version: key.version)
      last = (key, data)
    }
    return try MadeReport(data.about(request.subject), from: snapshot, showsRows: manifest.showsRows)
  }

  // MARK: The register

  /// Whether the register has the batch and the head that the manifest names, and which program made it.
  private func state(_ manifest: ReportManifest, in register: Register) throws -> [FolderVerification.Check] {
    try state(
      batch: manifest.batch ?? 0, head: manifest.trailHead, version: manifest.programVersion ?? version, register)
  }

  private func state(
    batch: Int, head: String?, version made: String, _ register: Register
  ) throws -> [FolderVerification.Check] {
    let (last, known) = try register.read { snapshot in
      (try snapshot.lastBatch(), try head.map { try snapshot.trailHolds(head: $0) })
    }
    var checks: [FolderVerification.Check] = []
    guard batch <= last else {
      return [
        .init(
          .unknown,
          Label(
            "De databank kent invoer \(batch) niet; de laatste is \(last). Geef met --db de databank waaruit het rapport komt.",
            "The database does not know batch \(batch); its last is \(last). Name with --db the database the report comes from."
          ))
      ]
    }
    switch known {
    case true:
      checks.append(
        .init(
          .holds,
          Label(
            "De keten van de databank bevat het hoofd dat in het rapport staat.",
            "The trail of the database holds the head that stands in the report.")))
    case false:
      checks.append(
        .init(
          .differs,
          Label(
            "De keten van de databank bevat het hoofd \(head ?? "") niet: het is een andere databank, of haar verleden is herschreven.",
            "The trail of the database does not hold the head \(head ?? ""): it is another database, or its past was rewritten."
          )))
    case nil: break
    }
    if made != version {
      checks.append(
        .init(
          .holds,
          Label(
            "Het rapport is gemaakt met versie \(made); nagerekend met \(version). Een verschil kan daarvan komen.",
            "The report was made with version \(made); computed again with \(version). A difference may come from that."
          )))
    }
    return checks
  }

  // MARK: Made again

  private func compare(
    _ made: MadeReport, _ manifest: ReportManifest, _ files: FolderFiles
  ) throws -> [FolderVerification.Check] {
    var checks: [FolderVerification.Check] = []
    if let hash = manifest.planHash {
      checks.append(
        hash == made.data.figures.generatedFrom.planHash
          ? .init(
            .holds,
            Label("Plan en normen zijn die van het rapport.", "Plan and norms are those of the report."))
          : .init(
            .differs,
            Label(
              "Plan of normen zijn anders dan toen het rapport gemaakt is.",
              "Plan or norms differ from when the report was made.")))
    }
    if let hash = manifest.figuresHash {
      checks.append(
        hash == made.data.figuresHash
          ? .init(
            .holds,
            Label(
              "Alle cijfers zijn nagerekend uit de feiten en hebben hetzelfde kenmerk (\(made.data.figures.figures.count)).",
              "All figures were computed again from the facts and have the same hash (\(made.data.figures.figures.count))."
            ))
          : .init(.differs, differingFigures(made, files)))
    }
    let again = try made.files()
    let different = again.filter { files.bytes($0.path) != $0.bytes }.map(\.path)
    let extra = Set(manifest.files).subtracting(again.map(\.path)).subtracting([MadeReport.pdfName]).sorted()
    if different.isEmpty, extra.isEmpty {
      checks.append(
        .init(
          .holds,
          Label(
            "Het rapport is opnieuw gemaakt: alle \(again.count) bestanden zijn byte voor byte gelijk.",
            "The report was made again: all \(again.count) files are equal, byte for byte.")))
    } else {
      let names = (different + extra).prefix(5).joined(separator: ", ")
      checks.append(
        .init(
          .differs,
          Label(
            "Opnieuw gemaakt verschilt het rapport in: \(names).",
            "Made again, the report differs in: \(names).")))
    }
    if manifest.files.contains(MadeReport.pdfName) {
      checks.append(
        .init(
          .holds,
          Label(
            "\(MadeReport.pdfName) is alleen met zijn eigen kenmerk vergeleken: een PDF draagt het moment waarop ze gemaakt is.",
            "\(MadeReport.pdfName) was compared with its own hash only: a PDF carries the moment it was made.")))
    }
    return checks
  }

  /// The first figures that differ, with both values.
  private func differingFigures(_ made: MadeReport, _ files: FolderFiles) -> Label {
    let known = files.bytes("figures.json").flatMap { try? ComparedState(file: $0, name: "figures.json") }
    guard let known else {
      return Label("De cijfers zijn anders dan in het rapport.", "The figures differ from those in the report.")
    }
    let changes = FigureComparison(known, ComparedState(made.figures, name: "")).changes
    func words(_ language: Language) -> String {
      changes.prefix(3).map { change in
        let values = [change.old, change.new].map { figure -> String in
          guard let figure else { return language == .dutch ? "niets" : "nothing" }
          return FigureText(language).text(figure)
        }
        return "\(change.figure?.id.text ?? ""): \(values[0]) → \(values[1])"
      }.joined(separator: "; ")
    }
    return Label(
      "\(changes.count) cijfers zijn anders dan in het rapport: \(words(.dutch)).",
      "\(changes.count) figures differ from those in the report: \(words(.english)).")
  }
}
