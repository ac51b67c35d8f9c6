import ArgumentParser
import Foundation
import GuidanceKit
import Importing
import Tabular
import ToolSupport

/// How a table is printed.
enum TableFormat: String, CaseIterable, ExpressibleByArgument {
  case csv, json

  var export: TableExport.Format { self == .csv ? .csv : .json }
}

struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: "Print any delimited file as the table it was understood to be.",
    discussion: """
      The table is printed as UTF-8 with its header first and all cells as text. Nothing is printed of a file that is
      refused. Rows that are no part of the table are counted on standard error; --set-aside writes them to a file.
      Exit 0 when every row was understood, 1 when rows were left out for a fault, 2 when the file was refused.
      Titles, notes, totals and a second table are no faults. A table without a header gets the names A, B, C and so on.

      Examples:
        leerspoor import parse registraties.csv --to csv > tabel.csv
        leerspoor import parse - --to json --explain < export.txt
        leerspoor import parse dump.txt --delimiter '||' --quote none --escape backslash --header none
      """)

  @Argument(help: "The file; - for standard input.")
  var file: String

  @Option(help: "csv or json.")
  var to: TableFormat = .csv

  @Flag(help: "Tell on standard error how the file was understood, with the evidence.")
  var explain = false

  @Option(help: ArgumentHelp("Write the rows that are no part of the table to this file, as CSV.", valueName: "file"))
  var setAside: String?

  @OptionGroup var table: TableArguments

  @OptionGroup var options: CommonOptions

  func run() throws {
    let console = Console(options)
    let rest = setAside.map(OutputFile.init)
    let export = TableExport(path: file, options: try table.options(), format: to.export)
    let report = try export.run(
      sink: { try console.write(Array($0)) }, rest: rest.map { rest in { try rest.write($0) } })
    try rest?.close()
    if explain { Console.error(report.explanation(options.language)) }
    let remarks = report.remarks(options.language, shown: options.verbose ? ProblemTally.kept : 5)
    if !remarks.isEmpty && (!options.quiet || report.needsAttention) { Console.error(remarks) }
    if report.needsAttention { throw Exit.findings }
  }
}

/// A file that is made when there is something to write.
final class OutputFile {
  private let path: String
  private var handle: FileHandle?

  init(_ path: String) { self.path = path }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    do {
      if handle == nil {
        guard FileManager.default.createFile(atPath: path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
        handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      }
      try handle?.write(contentsOf: Data(bytes))
    } catch {
      throw Failure(
        Label(
          "\(path): het bestand kon niet geschreven worden; verwacht een map met schrijfrechten en vrije ruimte. Kies een andere plaats.",
          "\(path): the file could not be written; expected a folder with permission and room. Choose another place."))
    }
  }

  func close() throws { try handle?.close() }
}
