import Foundation
import GuidanceKit
import Indicators
public import Register
import Reporting

/// Verifies the folders of reports: first each file against the manifest, then the manifest against the register, then every
/// byte against the same report made again.
///
/// It says what does not hold, and does not say why: someone who can write both the folder and the register can make them agree.
public struct FolderVerifier: Sendable {
  private let path: String
  private let version: String

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
    if ReportManifest(folder: path) != nil { found.append(path) }
    let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    for file in all where file.hasSuffix("/" + ReportManifest.fileName) {
      let folder = path + "/" + file.dropLast(ReportManifest.fileName.count + 1)
      if ReportManifest(folder: folder) != nil { found.append(folder) }
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

  /// Verifies one folder.
  ///
  /// - Throws: ``VerificationError`` when it has no manifest; errors of the register.
  public func verify(folder: String, in register: Register) throws -> FolderVerification {
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
      let made = try register.read(asOf: .batch(batch)) {
        try MadeReport(request, from: $0, audit: manifest.audit, version: manifest.programVersion ?? version)
      }
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

  // MARK: The register

  /// Whether the register has the batch and the head that the manifest names, and which program made it.
  private func state(_ manifest: ReportManifest, in register: Register) throws -> [FolderVerification.Check] {
    let (last, known) = try register.read { snapshot in
      (try snapshot.lastBatch(), try manifest.trailHead.map { try snapshot.trailHolds(head: $0) })
    }
    var checks: [FolderVerification.Check] = []
    let batch = manifest.batch ?? 0
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
            "De keten van de databank bevat het hoofd \(manifest.trailHead ?? "") niet: het is een andere databank, of haar verleden is herschreven.",
            "The trail of the database does not hold the head \(manifest.trailHead ?? ""): it is another database, or its past was rewritten."
          )))
    case nil: break
    }
    if let made = manifest.programVersion, made != version {
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
            "Opnieuw gemaakt verschilt het rapport op \(different.count + extra.count) plaatsen: \(names).",
            "Made again, the report differs in \(different.count + extra.count) places: \(names).")))
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
