import Foundation
import GuidanceKit
import Tabular

/// The files of an inbox and where they go.
struct InboxFolder {
  static let done = "done"
  static let attention = "attention"
  static let resultSuffix = ".resultaat.txt"

  let path: String

  /// Opens a folder.
  ///
  /// - Throws: ``ImportRefusal`` when it is no folder.
  init(_ path: String) throws {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard exists, isFolder.boolValue else { throw InboxMessages.unusable(path, code: exists ? ENOTDIR : ENOENT) }
  }

  /// The files that may be taken, by name: no folders, hidden files, half-copied files or results.
  func candidates() throws -> [String] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw InboxMessages.unusable(path, code: EACCES)
    }
    return names.filter(Self.isCandidate).sorted().map { "\(path)/\($0)" }.filter { FileStamp(path: $0) != nil }
  }

  private static func isCandidate(_ name: String) -> Bool {
    let lower = name.lowercased()
    let unfinished = [".part", ".partial", ".filepart", ".tmp", ".temp", ".crdownload", ".download", ".swp", "~"]
    return !lower.hasPrefix(".") && !lower.hasPrefix("~$") && !lower.hasSuffix(resultSuffix)
      && !unfinished.contains { lower.hasSuffix($0) }
  }

  /// Moves a file to one of the two folders, with its result beside it.
  ///
  /// The result goes first: a file is never in its folder without one. When something of the same name is there already,
  /// the file gets a number.
  /// - Returns: where the file is now; `nil` and the reason when it could not be moved.
  func move(_ file: String, to folder: String, result: String) -> (path: String?, reason: Label) {
    let target = "\(path)/\(folder)"
    do {
      try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
      let name = file.split(separator: "/").last.map(String.init) ?? file
      let free = Self.freeName(name, in: target)
      try Data(result.utf8).write(to: URL(fileURLWithPath: "\(target)/\(free)\(Self.resultSuffix)"), options: .atomic)
      guard rename(file, "\(target)/\(free)") == 0 else { return (nil, InboxMessages.reason(errno)) }
      return ("\(target)/\(free)", Label("", ""))
    } catch {
      return (nil, Label("de map \(folder) is niet beschrijfbaar", "the folder \(folder) cannot be written"))
    }
  }

  private static func freeName(_ name: String, in folder: String) -> String {
    func isFree(_ name: String) -> Bool { !FileManager.default.fileExists(atPath: "\(folder)/\(name)") }
    if isFree(name) { return name }
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    let ending = String(name.dropFirst(stem.count))
    var number = 2
    while !isFree("\(stem)-\(number)\(ending)") { number += 1 }
    return "\(stem)-\(number)\(ending)"
  }

  /// Whether another process has the file open for writing.
  ///
  /// Linux grants a read lease only on a file that nobody writes. Where leases do not work (other systems, network folders,
  /// files of other users) the answer is no, and the size and time of the file have to do.
  static func isOpenForWriting(_ file: String) -> Bool {
    #if os(Linux)
      let (setLease, readLease, noLease): (Int32, Int32, Int32) = (1024, 0, 2)
      let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else { return false }
      defer { close(descriptor) }
      if fcntl(descriptor, setLease, readLease) == 0 {
        _ = fcntl(descriptor, setLease, noLease)
        return false
      }
      return errno == EAGAIN
    #else
      return false
    #endif
  }
}
