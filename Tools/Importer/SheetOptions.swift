import ArgumentParser
import GuidanceKit
import Importing
import Register
import ToolSupport

/// How results are printed where a table makes no sense.
enum ResultFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// The options about how a sheet is read.
struct SheetOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Kind of records; else found from the header. See kinds.", valueName: "kind"))
  var kind: String?

  @OptionGroup var table: TableArguments

  @Option(
    help: ArgumentHelp("Mapping file (mappings/*.yaml): which headers mean which column.", valueName: "file"))
  var mapping: String?

  @Option(help: ArgumentHelp("Leave this column unread; may be repeated.", valueName: "header"))
  var ignore: [String] = []

  @Option(help: ArgumentHelp("Whose sheet it is; ids of the sheet are unique within it.", valueName: "name"))
  var source: String = ""

  @Flag(
    help: "It is a newer version of the sheet that its ids are known from, although its rows say something else.")
  var sameSheet = false

  @Flag(
    help: "The data are invented; every report made from them says so. A file named *.verzonnen.csv says so itself.")
  var invented = false

  /// Makes the request for a file.
  func request(_ path: String, at moment: Moment) throws -> ImportRequest {
    var request = ImportRequest(
      path: path, at: moment, actor: ToolEnvironment.actor, programVersion: Program.version)
    request.kind = try recordKind()
    request.table = try table.options()
    request.mapping = try mapping.map(SheetMapping.init(path:))
    request.ignoredHeaders = ignore
    request.source = source
    request.isSameSheet = sameSheet
    if invented { request.isInvented = true }
    return request
  }

  private func recordKind() throws -> RecordKind? {
    guard let kind else { return nil }
    if let sheet = SheetKind.named(kind) { return sheet.kind }
    if let record = RecordKind(code: kind) { return record }
    throw KindArgument.unknown(kind)
  }
}

/// Reads the name of a kind of sheet.
enum KindArgument {
  static func read(_ text: String) throws -> SheetKind {
    guard let kind = SheetKind.named(text) else { throw unknown(text) }
    return kind
  }

  static func unknown(_ text: String) -> UsageError {
    let names = SheetKind.all.map(\.code)
    let near = NearestName.nearest(to: text, in: names, limit: 1).first
    return UsageError(
      Label(
        "\"\(text)\" is geen soort; verwacht een van: \(names.joined(separator: ", "))."
          + (near.map { " Bedoelde u \($0)?" } ?? ""),
        "\"\(text)\" is no kind; expected one of: \(names.joined(separator: ", "))."
          + (near.map { " Did you mean \($0)?" } ?? "")))
  }
}

/// Opens the register for the commands that only look.
enum Reading {
  static func register(_ options: CommonOptions) throws -> Register {
    try Register(path: options.databasePath, mode: .reading)
  }
}
