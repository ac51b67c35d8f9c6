import Foundation
import GuidanceKit
import Register
import Synchronization

/// Records what happens to runs, whatever state the database is in.
///
/// While another program keeps the database locked, or the disk is full, records go into a file beside the output of the steps;
/// they reach the database, in their order, as soon as it can be written again. A runner that dies meanwhile leaves the file
/// behind for the next one.
public final class RunRecorder: Sendable {
  private struct State {
    var waiting: [RunRecord] = []
    var file: FileHandle?
  }

  private let store: RunStore
  private let identity: RunnerIdentity
  private let folder: String
  private let state = Mutex(State())

  init(store: RunStore, identity: RunnerIdentity, outputFolder: String) {
    self.store = store
    self.identity = identity
    folder = Self.folder(in: outputFolder)
  }

  /// How many records wait for the database.
  public var waiting: Int { state.withLock { $0.waiting.count } }

  /// Records something, in the database or in the file.
  ///
  /// - Throws: ``RegisterError`` when the database refuses it for another reason than being busy or full.
  func record(_ record: RunRecord) throws {
    try state.withLock { state in
      state.waiting.append(record)
      do {
        try send(&state)
      } catch let error as RegisterError where [.locked, .diskFull].contains(error.code) {
        spool(record, &state)
      }
    }
  }

  /// Brings what waits into the database.
  ///
  /// - Returns: whether nothing waits any more.
  public func flush() throws -> Bool {
    try state.withLock { state in
      guard !state.waiting.isEmpty else { return true }
      do {
        try send(&state)
        return true
      } catch let error as RegisterError where [.locked, .diskFull].contains(error.code) {
        return false
      }
    }
  }

  private func send(_ state: inout State) throws {
    // One that was waiting may have been half sent by an attempt that only seemed to fail.
    try store.record(state.waiting, isReplay: state.waiting.count > 1)
    state.waiting = []
    guard state.file != nil else { return }
    try? state.file?.close()
    state.file = nil
    try? FileManager.default.removeItem(atPath: path)
  }

  // MARK: - The file

  private var path: String { "\(folder)/\(identity.pid)-\(identity.started).jsonl" }

  private static func folder(in outputFolder: String) -> String { "\(outputFolder)/wachtend" }

  /// The first line of the file: whose it is.
  private struct Owner: Codable {
    let pid: Int
    let boot: String
    let started: String
  }

  private func spool(_ record: RunRecord, _ state: inout State) {
    // When this fails as well, the record waits in memory alone.
    do {
      if state.file == nil {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let owner = Owner(pid: identity.pid, boot: identity.boot, started: identity.started)
        guard FileManager.default.createFile(atPath: path, contents: try Self.line(owner)) else { return }
        state.file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try state.file?.seekToEnd()
      }
      try state.file?.write(contentsOf: try Self.line(record))
      try state.file?.synchronize()
    } catch {}
  }

  private static func line(_ value: some Encodable) throws -> Data {
    try JSONEncoder().encode(value) + Data("\n".utf8)
  }

  /// Brings what runners left behind that no longer exist into the database.
  ///
  /// Comes before anything is decided about their runs.
  /// - Throws: ``RegisterError`` when the database cannot be written; then the files stay.
  static func recover(in outputFolder: String, store: RunStore, isAlive: (RunnerIdentity) -> Bool) throws {
    let folder = folder(in: outputFolder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".jsonl") {
      let path = "\(folder)/\(name)"
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      let lines = data.split(separator: UInt8(ascii: "\n"))
      let decoder = JSONDecoder()
      if let first = lines.first, let owner = try? decoder.decode(Owner.self, from: first) {
        guard !isAlive(RunnerIdentity(pid: owner.pid, boot: owner.boot, started: owner.started)) else { continue }
        // A line that was cut off by the end of its writer, and what would come after it, never happened.
        var records: [RunRecord] = []
        for line in lines.dropFirst() {
          guard let record = try? decoder.decode(RunRecord.self, from: line) else { break }
          records.append(record)
        }
        try store.record(records, isReplay: true)
      }
      try? FileManager.default.removeItem(atPath: path)
    }
  }
}
