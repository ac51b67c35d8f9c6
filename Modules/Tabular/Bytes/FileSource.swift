#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// An open file, read piece by piece.
///
/// Closes the file when it goes.
public struct FileSource: ~Copyable {
  private var descriptor: Int32
  private var isOwned: Bool

  /// Whether the source is a plain file, which can be read a second time.
  public private(set) var isRegular: Bool
  /// The size in bytes, when it is a plain file.
  public private(set) var size: Int?

  /// What is worth asking for at a time.
  static let chunkBytes = 256 << 10

  /// Opens a file for reading.
  ///
  /// - Throws: ``TabularError`` when it is missing, a directory, or not readable for this user.
  public init(path: String) throws(TabularError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileSource.openError(path, errno) }
    do throws(TabularError) {
      try self.init(descriptor: descriptor, isOwned: true)
    } catch {
      close(descriptor)
      throw error
    }
  }

  /// Reads from an open descriptor, such as 0 for standard input.
  ///
  /// - Parameter isOwned: whether the descriptor is closed with the source.
  public init(descriptor: Int32, isOwned: Bool = false) throws(TabularError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileSource.readError(errno) }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFDIR else { throw FileSource.directory }
    self.descriptor = descriptor
    self.isOwned = isOwned
    isRegular = kind == S_IFREG
    size = kind == S_IFREG ? Int(status.st_size) : nil
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// What tells whether the file was written to: it changes with every write.
  public func stamp() throws(TabularError) -> FileStamp {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileSource.readError(errno) }
    return FileStamp(status)
  }

  /// Reads the next bytes into `room`.
  ///
  /// - Returns: how many; 0 at the end of the file.
  public mutating func read(into room: UnsafeMutableRawBufferPointer) throws(TabularError) -> Int {
    while true {
      let count = FileSource.fill(room, from: descriptor)
      if count >= 0 { return count }
      let code = errno
      guard code == EINTR else { throw code == EISDIR ? FileSource.directory : FileSource.readError(code) }
    }
  }

  /// Goes back to the beginning.
  ///
  /// - Throws: ``TabularError`` when the source cannot go back, as a pipe.
  public mutating func rewind() throws(TabularError) {
    try seek(to: 0)
  }

  /// Makes sure that the source can be read again: what cannot go back, as a pipe, is read to its end into a file without a
  /// name, which then stands for the source.
  ///
  /// - Throws: ``TabularError`` when reading fails or there is no room for the copy.
  public mutating func makeRewindable() throws(TabularError) {
    guard !isRegular else { return }
    var copy = try TemporaryCopy.make(of: &self)
    swap(&descriptor, &copy.descriptor)
    swap(&isOwned, &copy.isOwned)
    isRegular = copy.isRegular
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileSource.readError(errno) }
    size = Int(status.st_size)
  }

  /// Where the next byte is read, from the beginning.
  func position() throws(TabularError) -> Int {
    let offset = lseek(descriptor, 0, SEEK_CUR)
    guard offset >= 0 else { throw FileSource.readError(errno) }
    return Int(offset)
  }

  /// Goes to an offset from the beginning.
  mutating func seek(to offset: Int) throws(TabularError) {
    guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else { throw FileSource.readError(errno) }
  }

  /// The system's `read`, out of the way of the method with its name.
  private static func fill(_ room: UnsafeMutableRawBufferPointer, from descriptor: Int32) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, room.baseAddress, room.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, room.baseAddress, room.count)
    #elseif canImport(Darwin)
      Darwin.read(descriptor, room.baseAddress, room.count)
    #endif
  }

  // MARK: Messages

  private static let directory = TabularError(
    kind: .directory, place: nil, found: Wording("dit is een map", "this is a directory"),
    expected: Wording("een bestand", "a file"),
    remedy: Wording("Geef een bestand uit de map op.", "Name a file inside the directory."))

  private static func openError(_ path: String, _ code: Int32) -> TabularError {
    switch code {
    case ENOENT, ENOTDIR:
      TabularError(
        kind: .fileMissing, place: nil, found: Wording("dit bestand bestaat niet", "this file does not exist"),
        expected: Wording("een bestaand bestand", "an existing file"),
        remedy: Wording("Kijk de naam en de map na.", "Check the name and the folder."))
    case EACCES, EPERM:
      TabularError(
        kind: .unreadable, place: nil,
        found: Wording("dit bestand mag niet gelezen worden", "this file may not be read"),
        expected: Wording("leesrecht op het bestand en zijn mappen", "permission to read the file and its folders"),
        remedy: Wording(
          "Vraag leesrecht, of start het programma als een gebruiker die het heeft.",
          "Ask for permission, or run the program as a user who has it."))
    default: readError(code)
    }
  }

  private static func readError(_ code: Int32) -> TabularError {
    let reason = strerror(code).map { String(cString: $0) } ?? "\(code)"
    return TabularError(
      kind: .readFailure, place: nil,
      found: Wording("lezen mislukte: \(reason)", "reading failed: \(reason)"),
      expected: Wording("een leesbaar bestand", "a readable file"),
      remedy: Wording(
        "Probeer het opnieuw; kopieer het bestand zo nodig eerst naar de eigen schijf.",
        "Try again; if need be, copy the file to the local disk first."))
  }
}

/// The size and the moment of the last change of a file.
public struct FileStamp: Hashable, Sendable {
  /// The size in bytes.
  public let size: Int
  /// The moment of the last change, in nanoseconds since 1970.
  public let modified: Int64
  /// Which file it is on its file system.
  public let inode: UInt64

  /// The stamp of the file at a path, links not followed; `nil` when there is none or it is no plain file.
  public init?(path: String) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(status)
  }

  fileprivate init(_ status: stat) {
    size = Int(status.st_size)
    inode = UInt64(status.st_ino)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
