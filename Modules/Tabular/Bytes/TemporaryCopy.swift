#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Keeps what can be read once only, as a pipe, so that it can be read twice.
enum TemporaryCopy {
  /// Copies a source to a file without a name, which goes when it is closed, and gives it from its beginning.
  static func make(of source: inout FileSource) throws(TabularError) -> FileSource {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/leerspoor-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(errno) }
    unlink(template)
    var copy = try FileSource(descriptor: descriptor, isOwned: true)
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: FileSource.chunkBytes, alignment: 64)
    defer { room.deallocate() }
    while true {
      let count = try source.read(into: room)
      guard count > 0 else { break }
      var rest = UnsafeRawBufferPointer(rebasing: room[..<count])
      while !rest.isEmpty {
        let written = write(descriptor, rest.baseAddress, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          throw failure(errno)
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
      }
    }
    try copy.rewind()
    return copy
  }

  private static func failure(_ code: Int32) -> TabularError {
    let reason = strerror(code).map { String(cString: $0) } ?? "\(code)"
    return TabularError(
      kind: .writeFailure, place: nil,
      found: Wording(
        "de invoer kon niet tijdelijk bewaard worden: \(reason)", "the input could not be kept for a while: \(reason)"),
      expected: Wording("plaats in de map voor tijdelijke bestanden", "room in the folder for temporary files"),
      remedy: Wording("Maak plaats, of bewaar de invoer als bestand.", "Make room, or save the input as a file."))
  }
}
