import ArgumentParser
import Foundation
import GuidanceKit
import Importing
import Register
import ToolSupport

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say what loading would do, and write nothing.",
    discussion: """
      What loading would change is listed cell by cell. Without a database the check is made against an empty one. Several files are checked on top of each other, as load
      would take them.
      Exit 0 when all would be loaded, 1 when rows would be rejected or need a look, 2 when a file would be refused.

      Examples:
        leerspoor import check registraties.csv
        leerspoor import check plan/pov-2025-2030.yaml organisaties.csv begeleiders.csv registraties.csv
        leerspoor import check blad.csv --propose > mappings/team-zuid.yaml
        leerspoor import check oktober.csv --suggestions voorstellen.csv
      """)

  @Argument(help: "Files: CSV sheets, or YAML for plans, norms and calendars.")
  var files: [String]

  @OptionGroup var sheet: SheetOptions

  @Flag(help: "The file is the full list of its months or school years: what it does not name there is gone.")
  var complete = false

  @OptionGroup var accepted: AcceptedNames

  @Flag(help: "Propose a mapping for the sheet instead: which header means which column, and why, as YAML.")
  var propose = false

  @Option(help: ArgumentHelp("Write the proposed mapping to this file; implies --propose.", valueName: "file"))
  var saveMapping: String?

  @Option(
    help: ArgumentHelp(
      "Write the names of institutions that were not found, with what they may mean, to this sheet.", valueName: "file")
  )
  var suggestions: String?

  @Option(help: "text or json.")
  var format: ResultFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let moment = try options.moment()
    if propose || saveMapping != nil { return try proposeMapping(at: moment) }
    let requests =
      try accepted.requests(sheet, at: moment)
      + files.map { path in
        var request = try sheet.request(path, at: moment)
        request.isComplete = complete
        request.listsRecords = true
        return request
      }
    let isThere = FileManager.default.fileExists(atPath: options.databasePath)
    let run = FileRun(options, format, suggestions: suggestions)
    if requests.count == 1, isThere, let register = try Register.readable(path: options.databasePath) {
      return try run.run(requests) { try FileRun.importer(register, options).check($0) }
    }
    // Files may build on each other, as they do when loaded: they are rehearsed in a copy that is thrown away. So is a file
    // for a database of an older version, which is brought up to date in the copy only.
    let register =
      try isThere ? Register.copyInMemory(path: options.databasePath) : Register(path: ":memory:", mode: .creating)
    try run.run(requests) { request in
      let importer = FileRun.importer(register, options)
      return try requests.count == 1 ? importer.check(request) : importer.rehearse(request)
    }
  }

  /// Prints or writes a mapping for the one file.
  private func proposeMapping(at moment: Moment) throws {
    guard let file = files.first, files.count == 1 else {
      throw UsageError(
        Label(
          "--propose krijgt \(files.count) bestanden; verwacht één blad. Geef ze een voor een op.",
          "--propose got \(files.count) files; expected one sheet. Name them one by one."))
    }
    let isThere = FileManager.default.fileExists(atPath: options.databasePath)
    let register =
      try isThere ? Register.copyInMemory(path: options.databasePath) : Register(path: ":memory:", mode: .creating)
    let proposal: MappingProposal
    do {
      proposal = try Importer(register).propose(try sheet.request(file, at: moment), language: options.language)
    } catch let refusal as ImportRefusal {
      Console.error(ImportReportText(options.language).text(refusal, file: file))
      throw Exit.failure
    }
    let console = Console(options)
    if let saveMapping {
      let output = OutputFile(saveMapping)
      try Array(proposal.text.utf8).withUnsafeBytes { try output.write($0) }
      try output.close()
      console.say(
        Label(
          "\(saveMapping): voorgestelde koppeling voor \(proposal.kind.code); lees ze na voor u ze gebruikt.",
          "\(saveMapping): proposed mapping for \(proposal.kind.code); read it before you use it."))
    } else {
      try console.write(Array(proposal.text.utf8))
    }
    if !proposal.missing.isEmpty {
      let names = proposal.missing.joined(separator: ", ")
      console.say(
        Label(
          "Nog in te vullen, het blad toont het niet: \(names).",
          "Still to fill in, the sheet does not show it: \(names)."))
      throw Exit.findings
    }
  }
}
