import Dispatch
import Documents
import Foundation
import Glibc
public import GuidanceKit
import Indicators
import Register
import Synchronization

/// The folder that a batch of reports is written into: whole or not at all, and only what changed.
///
/// Each report has a folder of its own in it, as if it were made alone; beside them stand a list of all, a file for mail merge and
/// a manifest. They are put together in a folder beside the old one, where files that did not change are the same files still; then
/// it takes the place of the old one. Until that moment, and when anything fails, the old one stays as it was.
public struct BatchFolder: Sendable {
  /// What writing came to.
  public struct Outcome: Hashable, Sendable {
    /// How many reports there are.
    public let made: Int
    /// How many of them are as they were.
    public let unchanged: Int
  }

  /// The version of the shape of `manifest.json` of a batch.
  static let schema = "leerspoor/batch/1"
  /// Reports made between two signs of life.
  private static let chunk = 64

  private let place: StagedFolder

  /// The folder at a path; it need not exist.
  public init(path: String) { place = StagedFolder(path: path) }

  private struct Manifest: Decodable {
    let schema: String
    let report: String
    let period: String
    let files: [String]
  }

  private var lastManifest: Manifest? {
    guard let data = FileManager.default.contents(atPath: place.url.appendingPathComponent("manifest.json").path),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: data), manifest.schema == Self.schema
    else { return nil }
    return manifest
  }

  /// Checks that the folder may become this batch, before anything is computed.
  ///
  /// - Throws: ``ReportFolderError`` when it may not.
  public func check(_ kind: ReportKind, period: Period) throws(ReportFolderError) {
    let present = try place.files()
    guard !present.isEmpty else { return }
    let path = place.path
    guard let manifest = lastManifest else {
      throw ReportFolderError(
        Label(
          "De map \(path) bevat al iets anders (\(StagedFolder.some(present))); er is niets geschreven. Geef met --out een nieuwe of lege map op.",
          "The folder \(path) already holds something else (\(StagedFolder.some(present))); nothing was written. Name a new or empty folder with --out."
        ))
    }
    guard manifest.report == kind.rawValue, manifest.period == period.iso else {
      throw ReportFolderError(
        Label(
          "De map \(path) bevat andere rapporten (\(manifest.report) \(manifest.period)); er is niets geschreven. Geef met --out een andere map op.",
          "The folder \(path) holds other reports (\(manifest.report) \(manifest.period)); nothing was written. Name another folder with --out."
        ))
    }
    let strangers = present.subtracting(manifest.files).subtracting(["manifest.json"])
    guard strangers.isEmpty else {
      throw ReportFolderError(
        Label(
          "In de map \(path) staat iets dat niet van de rapporten is (\(StagedFolder.some(strangers))); er is niets geschreven. Verplaats het eerst.",
          "The folder \(path) holds something that is not of the reports (\(StagedFolder.some(strangers))); nothing was written. Move it first."
        ))
    }
  }

  /// Makes all reports side by side and writes them.
  ///
  /// - Parameters:
  ///   - moment: when they are made; stands in the manifests of what changed.
  ///   - progress: called now and then with how many are done, of how many.
  /// - Throws: ``ReportFolderError`` when the folder may not become this batch or cannot be written, and what making a report
  ///   throws; then it is as it was.
  public func write(
    _ batch: ReportBatch, madeAt moment: Moment, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> Outcome {
    try check(batch.data.request.kind, period: batch.data.period)
    let staging = try place.stage()
    do {
      let outcome = try fill(staging, batch, moment, progress)
      try place.replace(with: staging)
      return outcome
    } catch {
      try? FileManager.default.removeItem(at: staging)
      throw StagedFolder.isOfFiles(error) ? place.unwritable(error) : error
    }
  }

  private struct Made: Sendable {
    var line: BatchIndex.Line
    var files: [String]
    var isUnchanged: Bool
  }

  private func fill(
    _ staging: URL, _ batch: ReportBatch, _ moment: Moment, _ progress: (Int, Int) -> Void
  ) throws -> Outcome {
    var made: [Made] = []
    let total = batch.entries.count
    for start in stride(from: 0, to: total, by: Self.chunk) {
      let results = Mutex([Result<Made, any Error>?](repeating: nil, count: min(Self.chunk, total - start)))
      DispatchQueue.concurrentPerform(iterations: min(Self.chunk, total - start)) { index in
        let result = Result { try write(batch.entries[start + index], of: batch, into: staging, moment) }
        results.withLock { $0[index] = result }
      }
      made += try results.withLock { try $0.compactMap { try $0?.get() } }
      progress(made.count, total)
    }
    let index = BatchIndex(data: batch.data, lines: made.map(\.line))
    let own = ["index.html", BatchIndex.mergeName]
    let lists = [Array(try HTMLRenderer.render(index.page).utf8), index.merge]
    for (name, bytes) in zip(own, lists) { _ = try put(bytes, name, staging) }
    let data = batch.data
    let manifest = JSON.object([
      "schema": .string(Self.schema), "report": .string(data.request.kind.rawValue),
      "period": .string(data.period.iso), "day": .string(data.day.iso), "as_of": .string(data.request.asOf),
      "audience": .string(data.request.audience.rawValue), "language": .string(data.request.language.rawValue),
      "made_at": .string(moment.iso), "program_version": .string(data.version),
      "figures_hash": .string(data.figuresHash), "reports": .array(batch.entries.map { .string($0.folder) }),
      "files": .array((own + made.flatMap(\.files)).map { .string($0) }),
      "sha256": .members(zip(own, lists).map { .init($0, .string(ContentDigest.hex($1))) }),
    ])
    try Data((manifest.text(isIndented: true) + "\n").utf8).write(to: staging.appendingPathComponent("manifest.json"))
    return Outcome(made: made.count, unchanged: made.count { $0.isUnchanged })
  }

  /// Makes one report and writes its folder.
  private func write(
    _ entry: ReportBatch.Entry, of batch: ReportBatch, into staging: URL, _ moment: Moment
  ) throws -> Made {
    let report = try batch.made(entry)
    let files = try report.files()
    try FileManager.default.createDirectory(
      at: staging.appendingPathComponent("\(entry.folder)/tables"), withIntermediateDirectories: true)
    var isUnchanged = true
    for file in files where try put(file.bytes, "\(entry.folder)/\(file.path)", staging) { isUnchanged = false }
    let manifest = report.manifest(madeAt: moment, files: files).text(isIndented: true) + "\n"
    let name = "\(entry.folder)/\(ReportManifest.fileName)"
    let old = FileManager.default.contents(atPath: place.url.appendingPathComponent(name).path)
    let kept = old.map { String(decoding: $0, as: UTF8.self) }
    if let kept, Self.withoutMoment(kept) == Self.withoutMoment(manifest) {
      _ = try put(Array(kept.utf8), name, staging)
    } else {
      _ = try put(Array(manifest.utf8), name, staging)
      isUnchanged = false
    }
    return Made(
      line: BatchIndex.Line(entry: entry, sentences: report.page.leadSentences),
      files: files.map { "\(entry.folder)/\($0.path)" } + [name], isUnchanged: isUnchanged)
  }

  /// A manifest but for when it was made: the trail grows by making reports, whether or not what they rest on changed.
  private static func withoutMoment(_ manifest: String) -> [Substring] {
    manifest.split(separator: "\n").filter { !$0.contains("\"made_at\"") && !$0.contains("\"trail_head\"") }
  }

  /// Puts a file into the new folder: the old file itself when its bytes are the same.
  ///
  /// - Returns: whether it was written anew.
  private func put(_ bytes: [UInt8], _ name: String, _ staging: URL) throws -> Bool {
    let (before, after) = (place.url.appendingPathComponent(name), staging.appendingPathComponent(name))
    if let kept = FileManager.default.contents(atPath: before.path), kept.elementsEqual(bytes),
      link(before.path, after.path) == 0
    {
      return false
    }
    try Data(bytes).write(to: after)
    return true
  }
}
