import Configuration
import GuidanceKit
import Register
import Tabular

/// One load of one YAML file: a plan, norms over a plan, or a calendar.
struct ConfigurationLoad {
  private let register: Register
  private let request: ImportRequest
  private let context: ImportContext

  /// The largest file that is read; plans are some hundred kilobytes.
  private static let largest = 16 << 20

  init(_ register: Register, _ request: ImportRequest, _ context: ImportContext) {
    self.register = register
    self.request = request
    self.context = context
  }

  func run(isCheck: Bool) throws -> ImportReport {
    let bytes = try request.bytes ?? Self.bytes(ofFile: request.path)
    let known = KnownNames(plans: context.plans, sheets: SheetKind.headersByCode)
    let file: ConfigurationFile
    do {
      file = try ConfigurationFile.read(bytes, file: request.path, known: known)
    } catch {
      throw ImportRefusal(error.problems)
    }
    guard let kind = file.recordKind else { throw mappingRefusal() }
    guard request.kind == nil || request.kind == kind else { throw kindRefusal(kind) }
    let load = try Load(register, request.loadRequest(kind, dialect: nil))
    do {
      try bytes.withUnsafeBytes { try load.original($0) }
      try stage(file, load)
      let outcome = isCheck ? try load.preview() : try load.commit()
      if isCheck { load.discard() }
      return ImportReport(
        file: request.path, kind: kind, isCheck: isCheck, outcome: outcome, dialect: nil, problems: ProblemTally())
    } catch {
      load.discard()
      throw error
    }
  }

  private func stage(_ file: ConfigurationFile, _ load: Load) throws {
    switch file {
    case .plan(let plan): try load.stage(plan, line: 1, row: 1)
    case .amendment(let amendment): try load.stage(amendment, line: 1, row: 1)
    case .calendar(let calendar):
      for (index, override) in calendar.overrides.enumerated() {
        try load.stage(override, line: index + 1, row: index + 1)
      }
    case .mapping: break
    }
  }

  /// The kind of records in a file, by its first key; `nil` when it cannot be told.
  static func kind(ofFile path: String) -> RecordKind? {
    guard let bytes = try? bytes(ofFile: path) else { return nil }
    for line in String(decoding: bytes.prefix(65_536), as: UTF8.self).split(whereSeparator: \.isNewline) {
      if line.hasPrefix("plan:") { return .plan }
      if line.hasPrefix("amends:") { return .norms }
      if line.hasPrefix("calendar:") { return .calendarOverride }
    }
    return nil
  }

  /// All bytes of a file of sensible size.
  static func bytes(ofFile path: String) throws -> [UInt8] {
    do {
      var source = try FileSource(path: path)
      var bytes: [UInt8] = []
      let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
      defer { room.deallocate() }
      while true {
        let count = try source.read(into: room)
        guard count > 0 else { return bytes }
        bytes.append(contentsOf: room[..<count])
        guard bytes.count <= largest else { throw tooLarge(path) }
      }
    } catch let error as TabularError {
      throw ImportRefusal(error, file: path)
    }
  }

  private static func tooLarge(_ path: String) -> ImportRefusal {
    ImportRefusal([
      InputProblem(
        code: ProblemCode.overLimit.rawValue, position: SourcePosition(file: path),
        message: Label(
          "het bestand is groter dan \(largest >> 20) MB; verwacht een plan, normen of een kalender. "
            + "Kijk na of dit het juiste bestand is.",
          "the file is larger than \(largest >> 20) MB; expected a plan, norms or a calendar. "
            + "Check whether this is the right file."))
    ])
  }

  private func mappingRefusal() -> ImportRefusal {
    ImportRefusal([
      InputProblem(
        code: ProblemCode.kindDiffers.rawValue, position: SourcePosition(file: request.path),
        message: Label(
          "dit is een koppeling van kolommen; verwacht een plan, normen of een kalender. "
            + "Gebruik ze bij een blad: load BLAD --mapping \(request.path).",
          "this is a mapping of columns; expected a plan, norms or a calendar. "
            + "Use it with a sheet: load SHEET --mapping \(request.path)."))
    ])
  }

  private func kindRefusal(_ kind: RecordKind) -> ImportRefusal {
    let asked = request.kind?.code ?? ""
    return ImportRefusal([
      InputProblem(
        code: ProblemCode.kindDiffers.rawValue, position: SourcePosition(file: request.path),
        message: Label(
          "het bestand is van de soort \(kind.code); verwacht \(asked). Laat --kind weg.",
          "the file is of the kind \(kind.code); expected \(asked). Leave out --kind."))
    ])
  }
}

extension ConfigurationFile {
  /// The kind of records it holds; `nil` for a mapping, which holds none.
  var recordKind: RecordKind? {
    switch self {
    case .plan: .plan
    case .amendment: .norms
    case .calendar: .calendarOverride
    case .mapping: nil
    }
  }
}
