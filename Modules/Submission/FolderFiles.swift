import Foundation
import GuidanceKit
import Register
import Reporting

/// The files of a report's folder as they are now.
struct FolderFiles {
  private let folder: URL
  private let manifest: ReportManifest

  init(folder: String, manifest: ReportManifest) {
    self.folder = URL(fileURLWithPath: folder)
    self.manifest = manifest
  }

  /// The bytes of a file; `nil` when it cannot be read.
  func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: folder.appendingPathComponent(path).path).map(Array.init)
  }

  /// The texts that the report was made with, as they are now.
  var texts: [ReportText] {
    manifest.texts.compactMap { path in
      guard let name = path.split(separator: "/").last, let bytes = bytes(path) else { return nil }
      return ReportText(name: String(name), bytes: bytes, shownAs: folder.appendingPathComponent(path).relativePath)
    }
  }

  /// Whether every file is as the manifest says, and none is beside them.
  var checks: [FolderVerification.Check] {
    var checks: [FolderVerification.Check] = []
    func complain(_ dutch: String, _ english: String) { checks.append(.init(.differs, Label(dutch, english))) }
    for path in manifest.files {
      guard let bytes = bytes(path) else {
        complain("\(path) ontbreekt.", "\(path) is missing.")
        continue
      }
      guard let hash = manifest.hashes[path] else {
        complain("Het manifest kent geen kenmerk van \(path).", "The manifest has no hash of \(path).")
        continue
      }
      if ContentDigest.hex(bytes) != hash {
        complain(
          "\(path) is gewijzigd nadat het rapport gemaakt is.", "\(path) was changed after the report was made.")
      }
    }
    let present = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    for path in present.sorted() where !manifest.files.contains(path) && path != ReportManifest.fileName {
      var isFolder: ObjCBool = false
      let full = folder.appendingPathComponent(path).path
      if FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), isFolder.boolValue { continue }
      complain("\(path) is geen deel van het rapport.", "\(path) is no part of the report.")
    }
    if checks.isEmpty {
      checks.append(
        .init(
          .holds,
          Label(
            "Alle \(manifest.files.count) bestanden zijn zoals het manifest zegt.",
            "All \(manifest.files.count) files are as the manifest says.")))
    }
    return checks
  }

  /// The bytes of a file of a folder; `nil` when it cannot be read.
  static func bytes(_ path: String, in folder: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(folder)/\(path)").map(Array.init)
  }

  /// The paths of all files in a folder, in order.
  static func paths(in folder: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.sorted().filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder) && !isFolder.boolValue
    }
  }

  /// Whether what stands beside the reports of a batch is as its manifest says, and every report is there.
  static func checks(of batch: BatchManifest, in folder: String) -> [FolderVerification.Check] {
    var checks: [FolderVerification.Check] = []
    func complain(_ dutch: String, _ english: String) { checks.append(.init(.differs, Label(dutch, english))) }
    for (path, hash) in batch.hashes.sorted(by: { $0.key < $1.key }) {
      guard let bytes = bytes(path, in: folder) else {
        complain("\(path) ontbreekt.", "\(path) is missing.")
        continue
      }
      if ContentDigest.hex(bytes) != hash {
        complain("\(path) is gewijzigd nadat de reeks gemaakt is.", "\(path) was changed after the batch was made.")
      }
    }
    for report in batch.reports where ReportManifest(folder: "\(folder)/\(report)") == nil {
      complain("Het rapport \(report) ontbreekt.", "The report \(report) is missing.")
    }
    let known = Set(batch.files).union([ReportManifest.fileName])
    for path in paths(in: folder) where !known.contains(path) {
      complain("\(path) is geen deel van de reeks.", "\(path) is no part of the batch.")
    }
    if checks.isEmpty {
      checks.append(
        .init(
          .holds,
          Label(
            "De lijst en de verzendlijst zijn zoals het manifest zegt, en alle \(batch.reports.count) rapporten zijn er.",
            "The list and the mail-merge list are as the manifest says, and all \(batch.reports.count) reports are there."
          )))
    }
    return checks
  }
}
