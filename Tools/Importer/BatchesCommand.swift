import ArgumentParser
import Documents
import GuidanceKit
import Importing
import Register
import ToolSupport

struct BatchesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batches", abstract: "List what was loaded, when, and what became of the rows.",
    discussion: """
      Example:
        leerspoor import batches
      """)

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let (batches, moved) = try Reading.register(options).read { snapshot in
      let batches = try snapshot.batches()
      let mended = batches.filter { $0.undoneBy == nil && $0.counts.rejected > $0.openRejected }
      return (batches, try mended.map { ($0.id, try snapshot.movedRejects(batch: $0.id)) })
    }
    try TablePrint(options, format).print(table(batches, Dictionary(uniqueKeysWithValues: moved)))
  }

  /// - Parameter moved: by batch, its rejected rows that are open in a later batch.
  private func table(_ batches: [BatchRecord], _ moved: [Int: [MendedCounts.Moved]]) -> Table {
    let number = NumberText(options.language)
    func integer(_ value: Int) -> Cell { .integer(value, number.integer(value)) }
    func count(_ key: String, _ englishKey: String, _ title: String, _ englishTitle: String) -> Column {
      Column(pick(key, englishKey), pick(title, englishTitle), .integer, use: .files)
    }
    return Table(
      id: "batches", caption: pick("Geladen bestanden", "Loaded files"),
      columns: [
        Column("batch", pick("Batch", "Batch"), .integer), Column(pick("op", "on"), pick("Op", "On"), .code),
        Column(pick("soort", "kind"), pick("Soort", "Kind")),
        Column(pick("bestand", "file"), pick("Bestand", "File"), .code),
        Column(pick("rekening", "account"), pick("Wat ermee gebeurde", "What became of it"), use: .pages),
        count("records", "records", "Records", "Records"), count("nieuw", "new", "Nieuw", "New"),
        count("gewijzigd", "changed", "Gewijzigd", "Changed"),
        count("ongewijzigd", "unchanged", "Ongewijzigd", "Unchanged"),
        count("geweigerd", "rejected", "Geweigerd", "Rejected"), count("aangehouden", "held", "Aangehouden", "Held"),
        count("terzijde", "set_aside", "Terzijde gelegd", "Set aside"),
        Column(pick("opmerking", "remark"), pick("Opmerking", "Remark")),
      ],
      rows: batches.map { batch in
        let counts = batch.counts
        return Row([
          integer(batch.id), .text(batch.loadedOn), .text(batch.kind.code), .text(batch.fileName),
          .text(ImportReportText(options.language).shortAccount(counts)), integer(counts.records), integer(counts.new),
          integer(counts.changed), integer(counts.unchanged),
          integer(counts.rejected), integer(counts.held), integer(counts.setAside),
          .text(remark(batch, moved[batch.id] ?? [])),
        ])
      })
  }

  private func remark(_ batch: BatchRecord, _ moved: [MendedCounts.Moved]) -> String {
    var remarks: [String] = []
    if batch.isInvented { remarks.append(pick("verzonnen gegevens", "invented data")) }
    if batch.counts.gone > 0 { remarks.append("\(batch.counts.gone) \(pick("verdwenen", "gone"))") }
    if batch.undoneBy == nil && batch.counts.rejected > 0 {
      if batch.openRejected > 0 { remarks.append("\(batch.openRejected) \(pick("te verbeteren", "to mend"))") }
      remarks += moved.map { place in
        pick("\(place.rows) te verbeteren in batch \(place.batch)", "\(place.rows) to mend in batch \(place.batch)")
      }
      if batch.openRejected == 0 && moved.isEmpty { remarks.append(pick("alles verbeterd", "all mended")) }
    }
    if let by = batch.undoneBy { remarks.append("\(pick("ongedaan gemaakt door", "undone by")) \(by)") }
    if let reason = batch.reason { remarks.append("\(pick("reden", "reason")): \(reason)") }
    return remarks.joined(separator: ", ")
  }

  private func pick(_ dutch: String, _ english: String) -> String { options.language == .dutch ? dutch : english }
}

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one batch: how the file was understood and what was noticed.",
    discussion: """
      Example:
        leerspoor import show 7 --verbose
      """)

  @ArgumentParser.Argument(help: "The number of the batch; see batches.")
  var batch: Int

  @Option(help: "text or json.")
  var format: ResultFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let report = try Reading.register(options).read { try ImportReport(batch: batch, in: $0) }
    let console = Console(options)
    switch format {
    case .json: try console.result(try ImportReportJSON.text([.report(report)]))
    case .text:
      var words = ImportReportText(options.language)
      if options.verbose { words.shown = ProblemTally.kept }
      try console.result(words.text(report))
    }
  }
}

struct RejectedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rejected", abstract: "Print the rejected rows of a batch as a sheet to mend in Excel.",
    discussion: """
      The original columns come first, then fout (why), regel (line of the file) and rij-id. Mend the rows and load the
      sheet: by its rij-id each row that is right now is cleared. Rows that came back already are left out.

      Example:
        leerspoor import rejected 7 > te-verbeteren.csv
      """)

  @ArgumentParser.Argument(help: "The number of the batch; see batches.")
  var batch: Int

  @Flag(help: "Also the rows that came back mended.")
  var all = false

  @OptionGroup var options: CommonOptions

  func run() throws {
    let (rows, moved) = try Reading.register(options).read {
      (
        try RejectedRows(batch: batch, in: $0, language: options.language, includingMended: all),
        try $0.movedRejects(batch: batch)
      )
    }
    let console = Console(options)
    if rows.count == 0, moved.isEmpty {
      console.say(
        Label(
          "Batch \(batch) heeft geen geweigerde rijen die nog open staan.",
          "Batch \(batch) has no rejected rows left open."
        ))
    }
    for place in moved {
      let command = "leerspoor import rejected \(place.batch)"
      console.say(
        Label(
          "\(place.rows) geweigerde \(place.rows == 1 ? "rij" : "rijen") van batch \(batch) \(place.rows == 1 ? "staat" : "staan") "
            + "nu open bij batch \(place.batch): \(command).",
          "\(place.rows) rejected \(place.rows == 1 ? "row" : "rows") of batch \(batch) \(place.rows == 1 ? "is" : "are") "
            + "open in batch \(place.batch) now: \(command)."))
    }
    try console.write(rows.bytes)
  }
}
