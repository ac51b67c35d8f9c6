import Foundation
import Tabular

/// The bytes of one file, which can be read more than once: a pipe and bytes in memory are copied to a file without a name
/// first.
final class SheetInput {
  private let path: String
  private let bytes: [UInt8]?
  private var copy: Int32?
  /// Whether it is a plain file of the user, which somebody may write to meanwhile.
  private(set) var isUserFile = false

  init(_ request: ImportRequest) {
    path = request.path
    bytes = request.bytes
  }

  deinit {
    if let copy { close(copy) }
  }

  /// Opens the bytes at their beginning.
  ///
  /// - Throws: `TabularError` when the file cannot be opened or read.
  func open() throws -> FileSource {
    if copy == nil, bytes == nil {
      var source = try path == "-" ? FileSource(descriptor: 0) : FileSource(path: path)
      if source.isRegular {
        if path == "-" { try source.rewind() }
        isUserFile = true
        return source
      }
      copy = try SheetInput.file { write in
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 64)
        defer { room.deallocate() }
        while true {
          let count = try source.read(into: room)
          guard count > 0 else { break }
          try write(UnsafeRawBufferPointer(rebasing: room[..<count]))
        }
      }
    }
    if copy == nil, let bytes {
      copy = try SheetInput.file { write in try bytes.withUnsafeBytes { try write($0) } }
    }
    guard let copy else { throw SheetInput.failure(EBADF) }
    let again = dup(copy)
    guard again >= 0 else { throw SheetInput.failure(errno) }
    var source = try FileSource(descriptor: again, isOwned: true)
    try source.rewind()
    return source
  }

  private static func file(_ fill: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void) throws -> Int32 {
    var template = Array("\(FileManager.default.temporaryDirectory.path)/leerspoor-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(errno) }
    unlink(template)
    do {
      try fill { bytes in
        var rest = bytes
        while !rest.isEmpty {
          let written = write(descriptor, rest.baseAddress, rest.count)
          if written < 0 {
            if errno == EINTR { continue }
            throw failure(errno)
          }
          rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
        }
      }
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func failure(_ code: Int32) -> TabularError {
    let reason = String(cString: strerror(code))
    return TabularError(
      kind: .writeFailure, place: nil,
      found: Wording(
        "de invoer kon niet tijdelijk bewaard worden: \(reason)", "the input could not be kept for a while: \(reason)"),
      expected: Wording("plaats in de map voor tijdelijke bestanden", "room in the folder for temporary files"),
      remedy: Wording("Maak plaats, of bewaar de invoer als bestand.", "Make room, or save the input as a file."))
  }
}
