import ArgumentParser
import Documents
import Foundation
import GuidanceKit
import Register
import ToolSupport

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the database into a folder, open the copy and look through all of it.",
    discussion: """
      Others may go on working meanwhile. The copy is one file, named after the moment, and appears only when it is sound. To
      restore, stop what uses the database, put the copy in its place, and take away the -wal and -shm beside the old one.
      Exit 0 when the copy is sound, 2 when it could not be made or is not.

      Examples:
        leerspoor backup back-up
        leerspoor backup /mnt/nas/leerspoor --keep 30
      """)

  @ArgumentParser.Argument(help: "The folder for the copy; made when it does not exist.")
  var folder: String

  @Option(help: ArgumentHelp("Afterwards remove the oldest copies, but so many.", valueName: "number"))
  var keep: Int?

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    guard format != .csv, keep.map({ $0 >= 1 }) ?? true else {
      throw UsageError(
        Label(
          "verwacht --format text of json, en --keep vanaf 1.", "expected --format text or json, and --keep from 1."))
    }
    let register = try Register(path: options.databasePath, mode: .reading)
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
    } catch {
      throw Failure(
        Label("De map \(folder) kan niet gemaakt worden: \(error)", "The folder \(folder) cannot be made: \(error)"))
    }
    let backup = try register.backUp(to: try freeName())
    let removed = removeOld(but: backup.path)
    if format == .json { return try writeJSON(backup, removed) }
    try Console(options).result(
      Label(
        "\(backup.path): \(backup.bytes) bytes, nagekeken, tot en met batch \(backup.lastBatch)",
        "\(backup.path): \(backup.bytes) bytes, looked through, up to batch \(backup.lastBatch)")[options.language])
    for path in removed {
      try Console(options).result(Label("weg: \(path)", "removed: \(path)")[options.language])
    }
  }

  /// The name of the database, without its ending.
  private var base: String {
    let name = (options.databasePath as NSString).lastPathComponent
    return name.hasSuffix(".sqlite") ? String(name.dropLast(7)) : name
  }

  /// `leerspoor-2026-02-02T0230.sqlite`, with a number when there is one already.
  private func freeName() throws -> String {
    let moment = try options.moment()
    let zone = try Brussels.zone()
    let wall =
      moment.unixSeconds + Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.unixSeconds))))
    let minutes = Int(wall % 86_400) / 60
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let name = "\(folder)/\(base)-\(moment.day.iso)T\(two(minutes / 60))\(two(minutes % 60))"
    let names = ["\(name).sqlite"] + (2...1_000).map { "\(name)-\($0).sqlite" }
    return names.first { !FileManager.default.fileExists(atPath: $0) } ?? names[0]
  }

  /// Removes the oldest copies of this database; never the one that was just made.
  private func removeOld(but path: String) -> [String] {
    guard let keep else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let copies = names.filter { name in
      guard name.hasPrefix("\(base)-"), name.hasSuffix(".sqlite") else { return false }
      let stamp = name.dropFirst(base.count + 1).dropLast(7)
      return stamp.wholeMatch(of: /\d{4}-\d{2}-\d{2}T\d{4}(-\d+)?/) != nil
    }.sorted { $0.compare($1, options: .numeric) == .orderedAscending }.map { "\(folder)/\($0)" }
    let old = copies.dropLast(keep).filter { $0 != path }
    return old.filter { (try? FileManager.default.removeItem(atPath: $0)) != nil }
  }

  private func writeJSON(_ backup: VerifiedBackup, _ removed: [String]) throws {
    let json = JSON.object([
      "schema": "leerspoor/backup/1", "file": .string(backup.path), "bytes": .integer(backup.bytes),
      "last_batch": .integer(backup.lastBatch), "trail_head": .string(backup.trailHead),
      "removed": .array(removed.map { .string($0) }),
    ])
    try Console(options).result(json.text(isIndented: true))
  }
}
