public import Documents
import Foundation
public import GuidanceKit

/// The folder a report is written into: whole or not at all.
///
/// The files are written into a folder beside it, which then takes its place. Until that moment the earlier report stays as it
/// was, and what goes wrong leaves it so. A folder that holds anything else than an earlier version of the same report is
/// refused, never mixed or emptied.
public struct ReportFolder: Sendable {
  private let url: URL
  private let path: String

  /// The folder at a path; it need not exist.
  public init(path: String) {
    self.path = path
    url = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
  }

  /// Checks that the folder may become this report, before anything is computed.
  ///
  /// - Throws: ``ReportFolderError`` when it may not.
  public func check(report: String, subject: String? = nil, period: String) throws(ReportFolderError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else {
      throw ReportFolderError(
        Label(
          "\(path) is een bestand, geen map. Geef met --out een nieuwe map op.",
          "\(path) is a file, not a folder. Name a new folder with --out."))
    }
    let present = try contents()
    guard !present.isEmpty else { return }
    guard let manifest = ReportManifest(folder: url) else {
      throw ReportFolderError(
        Label(
          "De map \(path) bevat al iets anders (\(Self.some(present))); er is niets geschreven. Geef met --out een nieuwe of lege map op.",
          "The folder \(path) already holds something else (\(Self.some(present))); nothing was written. Name a new or empty folder with --out."
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
          "In de map \(path) staat iets dat niet van het rapport is (\(Self.some(strangers))); er is niets geschreven. Verplaats het eerst.",
          "The folder \(path) holds something that is not of the report (\(Self.some(strangers))); nothing was written. Move it first."
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
    let staging = try stage()
    do {
      for file in all {
        let target = staging.appendingPathComponent(file.path)
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: target)
      }
      try replace(with: staging)
    } catch {
      try? FileManager.default.removeItem(at: staging)
      throw unwritable(error)
    }
  }

  /// A new folder beside the target, on the same file system.
  private func stage() throws(ReportFolderError) -> URL {
    let parent = url.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      var number = 0
      while true {
        let candidate = parent.appendingPathComponent(".\(url.lastPathComponent).nieuw-\(number)")
        if !FileManager.default.fileExists(atPath: candidate.path) {
          try FileManager.default.createDirectory(at: candidate, withIntermediateDirectories: false)
          return candidate
        }
        number += 1
      }
    } catch {
      throw unwritable(error)
    }
  }

  /// Puts the new folder in the place of the old one; when that fails the old one comes back.
  private func replace(with staging: URL) throws {
    guard FileManager.default.fileExists(atPath: url.path) else {
      try FileManager.default.moveItem(at: staging, to: url)
      return
    }
    let aside = staging.deletingLastPathComponent().appendingPathComponent("\(staging.lastPathComponent).vorige")
    try FileManager.default.moveItem(at: url, to: aside)
    do {
      try FileManager.default.moveItem(at: staging, to: url)
    } catch {
      try? FileManager.default.moveItem(at: aside, to: url)
      throw error
    }
    try FileManager.default.removeItem(at: aside)
  }

  /// The paths of all files in the folder, and of folders that are empty.
  private func contents() throws(ReportFolderError) -> Set<String> {
    do {
      let paths = try FileManager.default.subpathsOfDirectory(atPath: url.path)
      let folders = Set(paths.compactMap { path in path.lastIndex(of: "/").map { String(path[..<$0]) } })
      return Set(paths).subtracting(folders)
    } catch {
      throw ReportFolderError(
        Label(
          "De map \(path) kan niet gelezen worden. Vraag leesrechten, of geef met --out een andere map op.",
          "The folder \(path) cannot be read. Ask for read permission, or name another folder with --out."))
    }
  }

  private func unwritable(_ error: any Error) -> ReportFolderError {
    let outer = error as NSError
    let inner = outer.userInfo[NSUnderlyingErrorKey] as? NSError ?? outer
    let reason =
      inner.domain == NSPOSIXErrorDomain ? String(cString: strerror(Int32(inner.code))) : outer.localizedDescription
    return ReportFolderError(
      Label(
        "Het rapport kon niet in \(path) geschreven worden (\(reason)); er is niets gewijzigd. Maak plaats of vraag schrijfrechten.",
        "The report could not be written to \(path) (\(reason)); nothing was changed. Make room or ask for write permission."
      ))
  }

  private static func some(_ paths: Set<String>) -> String {
    let first = paths.sorted().prefix(3).joined(separator: ", ")
    return paths.count > 3 ? first + " …" : first
  }
}

/// Why a report could not be written into a folder; nothing was changed.
public struct ReportFolderError: Explained, Hashable {
  /// What was found, what was expected, what to do.
  public let explanation: Label

  init(_ explanation: Label) { self.explanation = explanation }
}
