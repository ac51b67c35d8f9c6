import Foundation
import Glibc
import Synchronization

/// Writes a site into a folder: whole or not at all, and only what changed.
///
/// The new site is put together in a folder beside the old one: pages that did not change are the same files still, others are
/// written anew. Then it takes the place of the old one. Until that moment, and when anything fails, the old one stays as it was.
public struct SiteWriter: Sendable {
  /// What writing a site came to.
  public struct Outcome: Hashable, Sendable {
    /// The paths of the files that were written, in order.
    public let written: [String]
    /// The number of files that stayed as they were.
    public let unchanged: Int
    /// The paths of files of the last version that are no longer there.
    public let removed: [String]
  }

  static let listName = "site.json"
  static let manifestName = "manifest.json"

  private let url: URL
  private let path: String

  /// A writer for the folder at a path; it need not exist.
  public init(path: String) {
    self.path = path
    url = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
  }

  /// Writes the site; pages are made in parallel.
  ///
  /// - Parameters:
  ///   - site: its home and the names of its pages.
  ///   - manifest: what the site was made from, written as `manifest.json` when anything else is written.
  ///   - page: makes one page; called once for each, on several threads.
  /// - Throws: ``DocumentError`` when the folder may not become this site or cannot be written, and what `page` throws; then the
  ///   folder is as it was.
  public func write(
    _ site: Site, manifest: [UInt8]? = nil,
    page: @escaping @Sendable (_ group: Site.Group, _ entry: Site.Entry) throws -> Page
  ) throws -> Outcome {
    try site.check()
    let old = try lastFiles()
    let staging = try stage()
    do {
      let outcome = try fill(staging, site, manifest, old: old, page)
      if outcome.written.isEmpty, outcome.removed.isEmpty {
        // No page changed: only what they were made from may have.
        if manifest != nil {
          let name = Self.manifestName
          _ = rename(staging.appendingPathComponent(name).path, url.appendingPathComponent(name).path)
        }
        try FileManager.default.removeItem(at: staging)
      } else {
        try replace(with: staging)
      }
      return outcome
    } catch {
      try? FileManager.default.removeItem(at: staging)
      throw error is DocumentError || !Self.isOfFiles(error) ? error : unwritable(error)
    }
  }

  // MARK: Filling

  private func fill(
    _ staging: URL, _ site: Site, _ manifest: [UInt8]?, old: Set<String>,
    _ page: @escaping @Sendable (Site.Group, Site.Entry) throws -> Page
  ) throws -> Outcome {
    for folder in ["assets"] + site.groups.map(\.name) {
      try FileManager.default.createDirectory(
        at: staging.appendingPathComponent(folder), withIntermediateDirectories: true)
    }
    let jobs = Self.jobs(site, page)
    let written = try run(jobs, staging)
    let paths = (jobs.map(\.path) + (manifest == nil ? [] : [Self.manifestName])).sorted()
    if let manifest { try Data(manifest).write(to: staging.appendingPathComponent(Self.manifestName)) }
    let list = JSON.object(["schema": "site/1", "files": .array(paths.map { .string($0) })])
    let isListChanged = try put(
      Array((list.text(isIndented: true) + "\n").utf8), Self.listName, staging)
    return Outcome(
      written: written.sorted() + (isListChanged ? [Self.listName] : []),
      unchanged: jobs.count + 1 - written.count - (isListChanged ? 1 : 0),
      removed: old.subtracting(paths).subtracting([Self.listName]).sorted())
  }

  /// Everything that the pages of a site and what they share are made by.
  private static func jobs(
    _ site: Site, _ page: @escaping @Sendable (Site.Group, Site.Entry) throws -> Page
  ) -> [Job] {
    var jobs: [Job] = [
      Job(path: "assets/site.css") { Array(StyleSheet.ofSite.utf8) },
      Job(path: "assets/site.js") { Array(SiteScript.text.utf8) },
      Job(path: "index.html") { try html(site.homePage, site.frame(nil, nil)) },
    ]
    for group in site.groups {
      jobs.append(
        Job(path: "\(group.name)/index.html") { try html(site.listPage(group), site.frame(group, nil)) })
      for entry in group.entries {
        jobs.append(
          Job(path: "\(group.name)/\(entry.name).html") {
            try html(try page(group, entry), site.frame(group, entry))
          })
      }
    }
    return jobs
  }

  /// The files of a site, but for the list and the manifest, made one after another.
  ///
  /// - Throws: what making a page throws; ``DocumentError`` when a name is used twice.
  public static func files(
    of site: Site, page: @escaping @Sendable (_ group: Site.Group, _ entry: Site.Entry) throws -> Page
  ) throws -> [String: [UInt8]] {
    try site.check()
    return try Dictionary(jobs(site, page).map { ($0.path, try $0.make()) }) { first, _ in first }
  }

  private struct Job: Sendable {
    let path: String
    let make: @Sendable () throws -> [UInt8]
  }

  private static func html(_ page: Page, _ frame: SiteFrame) throws -> [UInt8] {
    Array(try HTMLRenderer.render(page, in: frame).utf8)
  }

  private struct Progress {
    var written: [String] = []
    var error: (any Error)?
  }

  private func run(_ jobs: [Job], _ staging: URL) throws -> [String] {
    let progress = Mutex(Progress())
    DispatchQueue.concurrentPerform(iterations: jobs.count) { index in
      guard progress.withLock({ $0.error == nil }) else { return }
      do {
        let bytes = try jobs[index].make()
        if try put(bytes, jobs[index].path, staging) { progress.withLock { $0.written.append(jobs[index].path) } }
      } catch {
        progress.withLock { $0.error = $0.error ?? error }
      }
    }
    return try progress.withLock { progress in
      if let error = progress.error { throw error }
      return progress.written
    }
  }

  /// Puts a file into the new folder: the old file itself when its bytes are the same.
  ///
  /// - Returns: whether it was written anew.
  private func put(_ bytes: [UInt8], _ name: String, _ staging: URL) throws -> Bool {
    let (before, after) = (url.appendingPathComponent(name), staging.appendingPathComponent(name))
    if let kept = FileManager.default.contents(atPath: before.path), kept.elementsEqual(bytes) {
      if link(before.path, after.path) == 0 { return false }
      // A file system without links: a copy with the times of the old file.
      try FileManager.default.copyItem(at: before, to: after)
      return false
    }
    try Data(bytes).write(to: after)
    return true
  }

  // MARK: The folder

  /// The files of the version that stands there; refuses a folder with anything else in it.
  private func lastFiles() throws(DocumentError) -> Set<String> {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return [] }
    guard isFolder.boolValue, let all = try? FileManager.default.subpathsOfDirectory(atPath: url.path) else {
      throw DocumentError(
        dutch: "\(path) is geen map die gelezen kan worden; er is niets geschreven. Geef een andere map op.",
        english: "\(path) is no folder that can be read; nothing was written. Name another folder.")
    }
    let folders = Set(all.compactMap { name in name.lastIndex(of: "/").map { String(name[..<$0]) } })
    let present = Set(all).subtracting(folders)
    let listed = Self.list(url)
    let strangers = present.subtracting(listed ?? []).subtracting(listed == nil ? [] : [Self.listName]).filter {
      !(listed != nil && Self.isFolder(url.appendingPathComponent($0)))
    }
    guard strangers.isEmpty else {
      let some = strangers.sorted().prefix(3).joined(separator: ", ")
      throw DocumentError(
        dutch:
          "In de map \(path) staat iets dat niet van de site is (\(some)); er is niets geschreven. Verplaats het, of geef een andere map op.",
        english:
          "The folder \(path) holds something that is not of the site (\(some)); nothing was written. Move it, or name another folder."
      )
    }
    return present
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
  }

  private struct List: Decodable {
    let schema: String
    let files: [String]
  }

  private static func list(_ folder: URL) -> Set<String>? {
    guard let data = FileManager.default.contents(atPath: folder.appendingPathComponent(listName).path),
      let list = try? JSONDecoder().decode(List.self, from: data), list.schema == "site/1"
    else { return nil }
    return Set(list.files)
  }

  private func stage() throws(DocumentError) -> URL {
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
      return try FileManager.default.moveItem(at: staging, to: url)
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

  private static func isOfFiles(_ error: any Error) -> Bool {
    let domain = (error as NSError).domain
    return domain == NSCocoaErrorDomain || domain == NSPOSIXErrorDomain
  }

  private func unwritable(_ error: any Error) -> DocumentError {
    let outer = error as NSError
    let inner = outer.userInfo[NSUnderlyingErrorKey] as? NSError ?? outer
    let reason =
      inner.domain == NSPOSIXErrorDomain ? String(cString: strerror(Int32(inner.code))) : outer.localizedDescription
    return DocumentError(
      dutch:
        "De site kon niet in \(path) geschreven worden (\(reason)); de vorige versie staat er nog. Maak plaats of vraag schrijfrechten.",
      english:
        "The site could not be written to \(path) (\(reason)); the last version is still there. Make room or ask for write permission."
    )
  }
}
