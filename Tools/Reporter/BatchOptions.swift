import ArgumentParser
import Documents
import GuidanceKit
import Indicators
import Register
import Reporting
import ToolSupport

/// Reports on all subjects of a kind in one folder.
extension ReportOptions {
  /// Refuses a subject beside `--all`, neither of them, and what makes no sense for many reports.
  func validateSubject(_ subject: String?, all: Bool, name: Label) throws {
    if all, subject != nil {
      throw ValidationError(
        Label("geef \(name.dutch) of --all, niet beide.", "give \(name.english) or --all, not both."))
    }
    if !all, subject == nil {
      throw ValidationError(
        Label("geef \(name.dutch), of --all voor allemaal.", "give \(name.english), or --all for all of them."))
    }
    guard all else { return }
    if out == nil {
      throw ValidationError(
        Label(
          "--all vraagt --out: de map waarin alle rapporten komen.",
          "--all needs --out: the folder that all reports are written into."))
    }
    if pdf {
      throw ValidationError(
        Label(
          "--pdf is voor één rapport; druk uit de map van --all de bladzijden af die u nodig hebt.",
          "--pdf is for one report; print the pages that you need from the folder of --all."))
    }
  }

  /// Makes all reports of a kind and writes them into the folder.
  func runAll(_ kind: ReportKind, period: Period, audience: Audience) throws {
    let console = Console(options)
    let moment = try options.moment()
    let request = try request(kind, period: period, audience: audience)
    let folder = BatchFolder(path: out ?? "")
    try folder.check(kind, period: period)
    let progress = ProgressLine(quiet: options.quiet, language: options.language)
    let batch = try options.register().read(asOf: try state.asOf()) {
      try ReportBatch(request, from: $0, version: Program.version)
    }
    let outcome = try folder.write(batch, madeAt: moment) { done, total in
      progress.update(done, Label("rapporten", "reports"), done: done, of: total)
    }
    progress.finish()
    keep(batch.record(folder: out ?? ""), at: moment, console)
    console.say(
      Label(
        "\(outcome.made) rapporten, waarvan \(outcome.unchanged) ongewijzigd.",
        "\(outcome.made) reports, \(outcome.unchanged) of them unchanged."))
    try console.result("\(out ?? "")/index.html")
  }
}
