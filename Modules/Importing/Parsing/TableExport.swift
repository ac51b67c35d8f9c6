import GuidanceKit
import Register
public import Tabular

/// Writes any delimited file as the table it was understood to be: UTF-8, header first, cells as text, no types.
///
/// The file is read twice: first to know that it is sound, so that nothing is written of a file that must be refused; then
/// to write. What cannot be read a second time, as a pipe, is copied to a temporary file first.
public struct TableExport {
  /// How the table is written.
  public enum Format: String, CaseIterable, Sendable {
    /// RFC 4180: commas, CRLF.
    case csv
    /// `{"schema":"leerspoor/table/1","header":[…],"rows":[[…],…]}`, one row a line.
    case json
  }

  /// Takes the next bytes of a result.
  public typealias Sink = (UnsafeRawBufferPointer) throws -> Void

  private let path: String
  private let options: TableOptions
  private let format: Format

  /// Makes an export of a file.
  ///
  /// - Parameter path: the file; `-` for standard input.
  public init(path: String, options: TableOptions = TableOptions(), format: Format = .csv) {
    self.path = path
    self.options = options
    self.format = format
  }

  /// Writes the table to `sink`, and what is no part of it to `rest`.
  ///
  /// - Parameter rest: takes a CSV for spreadsheets with line, row, reason and text of every row set aside or rejected.
  /// - Throws: ``ImportRefusal`` when the file is refused; then nothing was handed to `sink`. Whatever the sinks throw.
  public func run(sink: Sink, rest: Sink? = nil) throws -> ParseReport {
    do {
      var source = try path == "-" ? FileSource(descriptor: 0) : FileSource(path: path)
      try source.makeRewindable()
      let stamp = try source.stamp()
      let encoding = try source.survey(given: options.encoding)
      let report = try inspect(&source, encoding)
      try source.rewind()
      try write(&source, encoding, sink: sink, rest: rest)
      guard try source.stamp() == stamp else { throw changed }
      return report
    } catch let error as TabularError {
      throw ImportRefusal(error, file: path)
    }
  }

  private func inspect(_ source: inout FileSource, _ encoding: EncodingEvidence) throws -> ParseReport {
    var reader = TableReader(options: options, encoding: encoding)
    var tally = ProblemTally()
    for problem in encoding.problems(file: path) { tally.add(problem, row: nil, column: nil) }
    try reader.read(&source) { item in
      switch item {
      case .faulty(let row, let fault):
        tally.add(
          InputProblem(fault.error, file: path), row: row.row, column: fault.error.place?.sheetColumn)
      case .setAside(let row, let reason):
        let code = ProblemCode(reason)
        tally.add(
          InputProblem(
            code: code.rawValue, severity: code.severity, position: SourcePosition(file: path, line: row.line),
            message: Label(reason.text.dutch + ".", reason.text.english + ".")), row: row.row, column: nil)
      case .header, .headerPart, .record: break
      }
    }
    // A reader that came to its end without an error has seen a header.
    guard let header = reader.header else { throw ImportRefusal([]) }
    return ParseReport(
      file: path, rows: reader.account.records.rows, problems: tally, account: reader.account, header: header,
      evidence: reader.evidence ?? header.evidence)
  }

  private func write(
    _ source: inout FileSource, _ encoding: EncodingEvidence, sink: Sink, rest: Sink?
  ) throws {
    var others = RestWriter(isNeeded: rest != nil)
    switch format {
    case .csv:
      var writer = CSVWriter(style: .rfc4180)
      let empty = UnsafeRawBufferPointer(start: nil, count: 0)
      try each(
        &source, encoding, header: { writer.write($0) },
        record: { row, width in
          if row.count >= width {
            writer.write(row, columns: width)
          } else {
            for index in 0..<width {
              if index < row.count { writer.write(row[index]) } else { writer.write(cell: empty) }
            }
            writer.endRow()
          }
          if writer.count > 1 << 16 { try writer.drain(sink) }
        }, other: { try others.write($0, rest) })
      try writer.drain(sink)
    case .json:
      var writer = JSONRowWriter()
      try each(
        &source, encoding, header: { writer.write(header: $0) },
        record: { row, width in
          writer.write(row, columns: width)
          if writer.count > 1 << 16 { try writer.drain(sink) }
        }, other: { try others.write($0, rest) })
      writer.finish()
      try writer.drain(sink)
    }
    try others.finish(rest)
  }

  /// Hands on the names of the columns, every row of data with the number of columns, and what is neither.
  private func each(
    _ source: inout FileSource, _ encoding: EncodingEvidence, header: ([String]) -> Void,
    record: (Record, Int) throws -> Void,
    other: (TableItem) throws -> Void
  ) throws {
    var reader = TableReader(options: options, encoding: encoding)
    var width = 0
    try reader.read(&source) { item in
      switch item {
      case .header(let names, _):
        width = names.columns.count
        header(names.names)
      case .headerPart: break
      case .record(let row): try record(row, width)
      case .faulty, .setAside: try other(item)
      }
    }
  }

  private var changed: ImportRefusal {
    ImportRefusal([
      InputProblem(
        code: ProblemCode.fileChanged.rawValue, position: SourcePosition(file: path),
        message: Label(
          "het bestand is gewijzigd terwijl het gelezen werd; verwacht een bestand dat volledig bewaard is. "
            + "Gooi de uitvoer weg en probeer opnieuw.",
          "the file was changed while it was read; expected a file that is saved completely. "
            + "Throw the output away and try again."))
    ])
  }
}

/// Writes the rows that are no part of the table, with their reasons, for people.
private struct RestWriter: ~Copyable {
  private var writer: CSVWriter?

  init(isNeeded: Bool) {
    guard isNeeded else { return }
    var writer = CSVWriter(style: .excel)
    writer.write(["regel", "rij", "reden", "tekst"])
    self.writer = consume writer
  }

  mutating func write(_ item: TableItem, _ sink: TableExport.Sink?) throws {
    let reason: String
    switch item {
    case .faulty(_, let fault): reason = fault.error.message.dutch
    case .setAside(_, let why): reason = why.text.dutch
    case .header, .headerPart, .record: return
    }
    let row = item.row
    writer?.write([
      String(row.line), row.row > 0 ? String(row.row) : "", reason, String(decoding: row.contentBytes, as: UTF8.self),
    ])
    if let sink, (writer?.count ?? 0) > 1 << 16 { try writer?.drain(sink) }
  }

  mutating func finish(_ sink: TableExport.Sink?) throws {
    if let sink { try writer?.drain(sink) }
  }
}
