import Foundation
import GuidanceKit
import Synchronization

/// A temporary file without a name, written to its end and then read.
///
/// It has no name from the moment it exists, so that nothing is left behind however the program ends, and no other account
/// can open it.
final class SpoolFile {
  private let descriptor: Int32
  private let folder: String
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
  private var filled = 0
  /// The bytes appended so far.
  private(set) var size = 0

  init(folder: String) throws {
    self.folder = folder
    descriptor = try SpoolFile.make(in: folder)
  }

  deinit {
    close(descriptor)
    buffer.deallocate()
  }

  /// Appends bytes; they reach the file when the buffer is full or with ``flush()``.
  func append(_ bytes: UnsafeRawBufferPointer) throws {
    size += bytes.count
    if bytes.count > buffer.count - filled {
      try flush()
      if bytes.count >= buffer.count { return try write(bytes) }
    }
    guard let start = bytes.baseAddress, let target = buffer.baseAddress else { return }
    (target + filled).copyMemory(from: start, byteCount: bytes.count)
    filled += bytes.count
  }

  /// Brings everything to the file, so that it can be read.
  func flush() throws {
    guard filled > 0 else { return }
    try write(UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
    filled = 0
  }

  /// Reads what stands at an offset; gives how many bytes there were.
  func read(at offset: Int, into room: UnsafeMutableRawBufferPointer) throws -> Int {
    var done = 0
    while done < room.count {
      let count = pread(descriptor, room.baseAddress.map { $0 + done }, room.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(errno) }
      if count == 0 { break }
      done += count
    }
    return done
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws {
    var done = 0
    while done < bytes.count {
      let count = Foundation.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(errno) }
      done += count
    }
  }

  private static let counter = Mutex(0)

  private static func make(in folder: String) throws -> Int32 {
    for _ in 0..<1_000 {
      let number = counter.withLock { count in
        count += 1
        return count
      }
      // The number of the process does not prove to be the only one: two containers that share the folder number theirs alike.
      let path = "\(folder)/leerspoor-\(getpid())-\(number).staging"
      let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      if file >= 0 {
        unlink(path)
        return file
      }
      if errno == EEXIST || errno == EINTR { continue }
      throw noFile(in: folder, String(cString: strerror(errno)))
    }
    throw noFile(in: folder, "every name is taken")
  }

  private static func noFile(in folder: String, _ said: String) -> RegisterError {
    RegisterError(
      .unreadable,
      Label(
        "Er kan geen tijdelijk bestand gemaakt worden in \(folder). Controleer de schrijfrechten en de vrije ruimte.",
        "No temporary file can be made in \(folder). Check the permissions and the free space."), detail: said)
  }

  private func failure(_ code: Int32) -> RegisterError {
    RegisterError(
      .diskFull,
      Label(
        "Het tijdelijke bestand in \(folder) kon niet geschreven worden: de schijf is vol of geeft een fout. "
          + "Er is niets geladen. Maak plaats en probeer opnieuw.",
        "The temporary file in \(folder) could not be written: the disk is full or fails. "
          + "Nothing was loaded. Make room and try again."), detail: String(cString: strerror(code)))
  }
}
