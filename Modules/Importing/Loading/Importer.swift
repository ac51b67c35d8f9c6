import Configuration
import GuidanceKit
public import Register
import Tabular

/// How far the reading of a file is.
public struct ImportProgress: Hashable, Sendable {
  /// Rows of data read.
  public let rows: Int
  /// Bytes read.
  public let bytes: Int
  /// The size of the file; `nil` when it is not known.
  public let totalBytes: Int?
}

/// Reads files into the register: sheets of every kind, plans, norms and calendars.
///
/// A file is loaded whole or not at all. Rows that cannot be used are kept apart with their reasons; what stands in the way
/// of the file as a whole is thrown as ``ImportRefusal``, and then nothing was written.
public struct Importer {
  let register: Register

  /// Told how far the reading is, some times a second.
  public var progress: ((ImportProgress) -> Void)?

  /// Makes an importer into a register.
  public init(_ register: Register) {
    self.register = register
  }

  /// Loads a file.
  ///
  /// - Returns: what became of every row.
  /// - Throws: ``ImportRefusal`` when the file is refused, `RegisterError` when the database fails; then nothing was
  ///   written.
  public func load(_ request: ImportRequest) throws -> ImportReport {
    try read(request, isCheck: false)
  }

  /// Does the same as ``load(_:)`` without writing to the register.
  public func check(_ request: ImportRequest) throws -> ImportReport {
    try read(request, isCheck: true)
  }

  /// Loads a file into a register that will be thrown away, and reports it as a check: so that the files of one call can be
  /// checked on top of each other.
  public func rehearse(_ request: ImportRequest) throws -> ImportReport { try load(request).asCheck() }

  private func read(_ request: ImportRequest, isCheck: Bool) throws -> ImportReport {
    let context = try register.read { try ImportContext($0, on: request.at.day) }
    if ConfigurationFile.isConfiguration(fileName: request.path) {
      return try ConfigurationLoad(register, request, context).run(isCheck: isCheck)
    }
    let sheet = SheetLoad(register, request, context)
    sheet.progress = progress
    return try sheet.run(isCheck: isCheck)
  }

  /// The kind of records in a file, found from its beginning alone; `nil` when it cannot be told.
  public static func kind(ofFile path: String) -> RecordKind? {
    if ConfigurationFile.isConfiguration(fileName: path) { return ConfigurationLoad.kind(ofFile: path) }
    return SheetLoad.kind(ofFile: path)
  }
}
