import ArgumentParser
import Foundation
import GuidanceKit
import Importing
import Register
import ToolSupport

struct InboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inbox", abstract: "Take in every new file of a folder, once.",
    discussion: """
      A file goes to done/ when all of it was loaded and to attention/ when it was refused or somebody has to look at it;
      its result stands beside it. Files that are still being written (also .part, .tmp) wait for the next time, and one
      run at a time works on a folder.
      Exit 0 when all went well or there was nothing to do, 1 when a file needs a look, 2 when the folder or the database
      failed.

      Example:
        leerspoor import inbox data/inbox
      """)

  @Argument(help: "The folder.")
  var folder: String

  @OptionGroup var sheet: SheetOptions

  @Option(help: "text or json.")
  var format: ResultFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let moment = try options.moment()
    let register = try Register(path: options.databasePath, mode: .creating)
    let console = Console(options)
    let words = ImportReportText(options.language)
    let inbox = Inbox(register, folder: folder, language: options.language)
    let entries = try inbox.run(
      pause: { Thread.sleep(forTimeInterval: 1) }, request: { try sheet.request($0, at: moment) },
      each: { entry in if format == .text { try print(entry, words, console) } })
    if format == .json { try console.result(try ImportReportJSON.text(entries.compactMap(\.result))) }
    if format == .text && entries.isEmpty {
      console.say(Label("\(folder): geen nieuwe bestanden", "\(folder): no new files"))
    }
    if entries.contains(where: { $0.needsAttention }) { throw Exit.findings }
  }

  private func print(_ entry: Inbox.Entry, _ words: ImportReportText, _ console: Console) throws {
    if options.quiet && !entry.needsAttention { return }
    switch entry.result {
    case .report(let report): try console.result(words.text(report))
    case .refused(let file, let refusal): try console.result(words.text(refusal, file: file))
    case nil: break
    }
    if let remark = entry.remark { try console.result("  " + remark.text(options.language)) }
    if entry.path != entry.file {
      try console.result("  " + (options.language == .dutch ? "nu in: " : "now in: ") + entry.path)
    }
  }
}
