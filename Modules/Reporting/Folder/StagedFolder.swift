import Foundation
import GuidanceKit

/// A folder that is put together beside its place and then takes it, so that the old one stays until the new one is whole.
struct StagedFolder: Sendable {
  let url: URL
  let path: String

  init(path: String) {
    self.path = path
    url = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
  }

  /// The paths of all files in the folder, and of folders that are empty; none when there is no folder.
  func files() throws(ReportFolderError) -> Set<String> {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return [] }
    guard isFolder.boolValue else {
      throw ReportFolderError(
        Label(
          "\(path) is een bestand, geen map. Geef met --out een nieuwe map op.",
          "\(path) is a file, not a folder. Name a new folder with --out."))
    }
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

  /// A new folder beside the place, on the same file system.
  func stage() throws(ReportFolderError) -> URL {
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
  func replace(with staging: URL) throws {
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

  func unwritable(_ error: any Error) -> ReportFolderError {
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

  /// Whether an error is about files, and not about what should be written.
  static func isOfFiles(_ error: any Error) -> Bool {
    let domain = (error as NSError).domain
    return domain == NSCocoaErrorDomain || domain == NSPOSIXErrorDomain
  }

  static func some(_ paths: Set<String>) -> String {
    let first = paths.sorted().prefix(3).joined(separator: ", ")
    return paths.count > 3 ? first + " …" : first
  }
}
