import ArgumentParser
import Foundation
import GuidanceKit
import Register
import Reporting
import Submission
import ToolSupport

struct SubmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Make the package for the ministry: report, figures, findings, waivers, rules, plan, hashes.",
    discussion: """
      The school year must be closed (lock) and its audit clean or waived. Everything in the folder is hashed in manifest.json; with
      --key the manifest is signed with your SSH key. Exactly the same package is recognised and not made again; of another one it
      is said what changed since the last.
      Exit 0 when it was made or is the same, 1 when findings stand open or the year is not closed, 2 when it could not be done.

      Example:
        leerspoor audit submit 2025-2026 --out indiening/2025-2026 --key ~/.ssh/id_ed25519
      """)

  @ArgumentParser.Argument(help: "The school year, as 2025-2026.")
  var year: String

  @Option(help: "The folder to write; it must be new or empty.")
  var out: String

  @Option(help: "The folder with the texts of the yearly report; else texts/YEAR when it exists.")
  var texts: String?

  @Option(help: ArgumentHelp("Sign with this private SSH key.", valueName: "file"))
  var key: String?

  @OptionGroup var options: CommonOptions

  func run() throws {
    let year = try ArgumentText.schoolYear(year)
    let folder = TextFolder(path: texts ?? "texts/\(year.iso)")
    let found = texts == nil && !folder.exists ? [] : try folder.texts()
    let signing = try key.map { (try SSHSignature.find(inPath: ToolEnvironment.value("PATH") ?? ""), $0) }
    let ruleset = try RulesetOption.ministry()
    try RulesetDepartures(ruleset).tell(options)
    let request = SubmissionRequest(
      year: year, folder: out, texts: found, ruleset: ruleset, signing: signing,
      moment: try options.moment(), actor: ToolEnvironment.actor, version: Program.version)
    let register = try Register(path: options.databasePath, mode: .writing)
    do {
      try tell(try Submitter(request, in: register).submit())
    } catch let refusal as ClosingRefusal {
      Console(options).complain(refusal.explanation)
      throw Exit.findings
    }
  }

  private func tell(_ outcome: SubmissionOutcome) throws {
    let console = Console(options)
    switch outcome {
    case .same(let known):
      try console.result(
        options.pick(
          "Precies dit is al ingediend op \(known.at.prefix(10)) (indiening \(known.id), \(known.folder)); er is niets gemaakt.",
          "Exactly this was submitted on \(known.at.prefix(10)) (submission \(known.id), \(known.folder)); nothing was made."
        ))
      if let key, !PackageManifest.isSigned(inFolder: known.folder) {
        // ssh-keygen puts the signature where verify looks for it.
        let manifest = "\(known.folder)/\(PackageManifest.fileName)"
        try console.result(
          options.pick(
            "Dat pakket is niet ondertekend. Onderteken het zo: ", "That package is not signed. Sign it so: ")
            + "ssh-keygen -Y sign -f \(key) -n \(PackageManifest.namespace) \(manifest)")
      }
    case .made(let record, let files, let waived, let isSigned, let changes):
      try console.result(
        options.pick(
          "Indiening \(record.id) van \(record.period): \(files) bestanden in \(record.folder), \(waived) vrijgesteld, "
            + (isSigned ? "ondertekend." : "niet ondertekend."),
          "Submission \(record.id) of \(record.period): \(files) files in \(record.folder), \(waived) waived, "
            + (isSigned ? "signed." : "not signed.")))
      if !changes.isEmpty {
        try console.result(options.pick("Anders dan de vorige:", "Changed since the last:"))
        for change in changes { try console.result("  " + change[options.language]) }
      }
      try console.result(
        options.pick("Kenmerk van het manifest: ", "Hash of the manifest: ")
          + ContentDigest.hexadecimal(record.manifestDigest))
    }
  }
}
