public import Documents
import Foundation
public import GuidanceKit

/// The folder a report is written into: whole or not at all.
///
/// The files are written into a folder beside it, which then takes its place. Until that moment the earlier report stays as it
/// was, and what goes wrong leaves it so. A folder that holds anything else than an earlier version of the same report is
/// refused, never mixed or emptied.
public struct ReportFolder: Sendable {
  private let place: StagedFolder

  /// The folder at a path; it need not exist.
  public init(path: String) { place = StagedFolder(path: path) }

  /// Checks that the folder may become this report, before anything is computed.
  ///
  /// - Throws: ``ReportFolderError`` when it may not.
  public func check(report: String, subject: String? = nil, period: String) throws(ReportFolderError) {
    let (present, path) = (try place.files(), place.path)
    guard !present.isEmpty else { return }
    guard let manifest = ReportManifest(folder: place.url) else {
      throw ReportFolderError(
        Label(
          "De map \(path) bevat al iets anders (\(StagedFolder.some(present))); er is niets geschreven. Geef met --out een nieuwe of lege map op.",
          "The folder \(path) already holds something else (\(StagedFolder.some(present))); nothing was written. Name a new or empty folder with --out."
        ))
    }
    guard manifest.report == report, manifest.subject == subject, manifest.period == period else {
      let other = [manifest.report, manifest.subject, manifest.period].compactMap(\.self).joined(separator: " ")
      throw ReportFolderError(
        Label(
          "De map \(path) bevat een ander rapport (\(other)); er is niets geschreven. Geef met --out een andere map op.",
          "The folder \(path) holds another report (\(other)); nothing was written. Name another folder with --out."
        ))
    }
    let strangers = present.subtracting(manifest.files).subtracting([ReportManifest.fileName])
    guard strangers.isEmpty else {
      throw ReportFolderError(
        Label(
          "In de map \(path) staat iets dat niet van het rapport is (\(StagedFolder.some(strangers))); er is niets geschreven. Verplaats het eerst.",
          "The folder \(path) holds something that is not of the report (\(StagedFolder.some(strangers))); nothing was written. Move it first."
        ))
    }
  }

  /// Writes a report.
  ///
  /// - Throws: ``ReportFolderError`` when the folder may not become this report or cannot be written; then it is as it was.
  public func write(
    _ files: [ReportFile], manifest: JSON, report: String, subject: String? = nil, period: String
  ) throws(ReportFolderError) {
    try check(report: report, subject: subject, period: period)
    let all = files + [ReportFile(ReportManifest.fileName, Array((manifest.text(isIndented: true) + "\n").utf8))]
    let staging = try place.stage()
    do {
      for file in all {
        let target = staging.appendingPathComponent(file.path)
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: target)
      }
      try place.replace(with: staging)
    } catch {
      try? FileManager.default.removeItem(at: staging)
      throw place.unwritable(error)
    }
  }
}

/// Why a report could not be written into a folder; nothing was changed.
public struct ReportFolderError: Explained, Hashable {
  /// What was found, what was expected, what to do.
  public let explanation: Label

  init(_ explanation: Label) { self.explanation = explanation }
}
