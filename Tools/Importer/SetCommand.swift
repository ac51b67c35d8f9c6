import ArgumentParser
import GuidanceKit
import Importing
import Register
import ToolSupport

struct SetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Correct one record without a file, with a reason.",
    discussion: """
      The row from which the record was loaded is read again with the given cells replaced; the correction is a batch of its
      own, and the earlier value stays known. The key is the record's id, code or number, parts of a longer key with / between
      them, or BATCH:ROW, the spreadsheet row it came from.
      Exit 0 when it was corrected, 2 when it was refused; then nothing was changed.

      Examples:
        leerspoor import set registraties R-1042 duur=1:30 --reason "telefoon, 3 februari"
        leerspoor import set registraties 8:27 instelling=042531 klasvloer=ja --reason tikfout
        leerspoor import set organisaties 042531 regisseur=B07 --reason "nieuwe regisseur"
      """)

  @ArgumentParser.Argument(help: "The kind of sheet; see kinds.")
  var kind: String

  @ArgumentParser.Argument(help: "The key of the record, or BATCH:ROW.")
  var key: String

  @ArgumentParser.Argument(help: ArgumentHelp("What has to stand in a column.", valueName: "field=value"))
  var values: [String]

  @Option(help: "Why; kept with the correction.")
  var reason: String

  @Option(help: "text or json.")
  var format: ResultFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let kind = try KindArgument.read(kind)
    let values = try values.map { try FieldArgument.read($0, of: kind) }
    try ReasonArgument.check(reason)
    let correction = RecordCorrection(kind: kind, key: key, values: values, reason: reason)
    try SingleLoad(options, format).run { snapshot, moment in
      try correction.request(snapshot, at: moment, actor: ToolEnvironment.actor, programVersion: Program.version)
    }
  }
}

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Count one institution number with another, with a reason.",
    discussion: """
      What stands on the first number counts with the second from now on; the registrations stay as they were typed. The merge
      is a batch of its own and can be undone.
      Exit 0 when they were merged, 2 when it was refused; then nothing was changed.

      Example:
        leerspoor import merge 042531 042549 --reason "school herstructureerd, oud nummer"
      """)

  @ArgumentParser.Argument(help: "The institution number that is given up.")
  var from: String

  @ArgumentParser.Argument(help: "The institution number that stays.")
  var into: String

  @Option(help: "Why; kept with the merge.")
  var reason: String

  @Option(help: "text or json.")
  var format: ResultFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let merge = NumberMerge(try Self.number(from), into: try Self.number(into), reason: reason)
    try ReasonArgument.check(reason)
    try SingleLoad(options, format).run { snapshot, moment in
      try merge.request(snapshot, at: moment, actor: ToolEnvironment.actor, programVersion: Program.version)
    }
  }

  private static func number(_ text: String) throws -> InstitutionNumber {
    guard let parsed = InstitutionNumber.parse(text) else {
      throw UsageError(
        Label(
          "\"\(text)\" is geen instellingsnummer; verwacht zes cijfers, bv. 042531.",
          "\"\(text)\" is not an institution number; expected six digits, e.g. 042531."))
    }
    return parsed.number
  }
}

/// Reads `field=value`.
enum FieldArgument {
  static func read(_ text: String, of kind: SheetKind) throws -> (column: String, text: String) {
    guard let sign = text.firstIndex(of: "=") else {
      throw UsageError(
        Label(
          "\"\(text)\" zegt niet wat er moet staan; verwacht kolom=waarde, bv. duur=1:30.",
          "\"\(text)\" does not say what has to stand there; expected column=value, e.g. duur=1:30."))
    }
    let name = String(text[..<sign])
    guard let column = kind.column(named: name) else {
      let names = kind.columns.map(\.header)
      let near = NearestName.nearest(to: name, in: names, limit: 1).first
      throw UsageError(
        Label(
          "\"\(name)\" is geen kolom van \(kind.code); verwacht een van: \(names.joined(separator: ", "))."
            + (near.map { " Bedoelde u \($0)?" } ?? ""),
          "\"\(name)\" is no column of \(kind.code); expected one of: \(names.joined(separator: ", "))."
            + (near.map { " Did you mean \($0)?" } ?? "")))
    }
    return (column.header, String(text[text.index(after: sign)...]))
  }
}

/// Checks a reason.
enum ReasonArgument {
  static func check(_ reason: String) throws {
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw UsageError(
        Label(
          "--reason is leeg; verwacht waarom u dit wijzigt. Het blijft bij de wijziging bewaard.",
          "--reason is empty; expected why you change this. It is kept with the change."))
    }
  }
}

/// Loads one row that is made from the database as it stands.
struct SingleLoad {
  private let options: CommonOptions
  private let format: ResultFormat

  init(_ options: CommonOptions, _ format: ResultFormat) {
    self.options = options
    self.format = format
  }

  func run(_ make: (Snapshot, Moment) throws -> ImportRequest) throws {
    let moment = try options.moment()
    let register = try Register(path: options.databasePath, mode: .writing)
    let request = try register.read { try make($0, moment) }
    try FileRun(options, format).run([request]) { try Importer(register).load($0) }
  }
}
