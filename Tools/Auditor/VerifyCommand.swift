import ArgumentParser
import Foundation
import GuidanceKit
import Register
import Submission
import ToolSupport

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that nothing was changed: a database, a package for the ministry, or folders of reports.",
    discussion: """
      A database: every fact, file, finding, waiver and lock against its digest, and those against the trail; the figures of the last
      reports computed again. A package: every file, the signature, and with its database everything made again. A report: every byte.
      It proves that nothing was changed since it was written. Someone who writes everything anew, the whole trail included, is caught
      only by a head printed earlier (--head) or by a signature (--allowed-signers).
      Exit 0 when everything holds, 1 when something differs or cannot be said.

      Examples:
        leerspoor audit verify data/leerspoor.sqlite
        leerspoor audit verify data/leerspoor.sqlite --head 5f0c2a9be1d4
        leerspoor audit verify indiening/2025-2026 --allowed-signers ondertekenaars
        leerspoor audit verify rapport/2026-01
      """)

  @ArgumentParser.Argument(
    help: "The folder of a report or a package, or the file of a database; the database when left out.")
  var folder: String?

  @Option(help: "A head of the trail that was printed earlier, or its first 12 signs.")
  var head: String?

  @Option(help: ArgumentHelp("Who may sign, as ssh-keygen reads it.", valueName: "file"))
  var allowedSigners: String?

  @OptionGroup var options: CommonOptions

  func validate() throws {
    if let head, head.count < 12 || !head.allSatisfy(\.isHexDigit) {
      throw ValidationError("--head is \"\(head)\"; expected at least 12 signs of a hash in hexadecimal.")
    }
  }

  func run() throws {
    let place = folder ?? options.databasePath
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
    if folder == nil || exists && !isFolder.boolValue { return try verifyDatabase(place) }
    if let package = PackageVerifier(folder: place, version: Program.version) { return try verify(package, place) }
    try verifyFolders(place)
  }

  private func verifyDatabase(_ path: String) throws {
    let register = try Register(path: path, mode: .reading)
    let (found, checks) = try DatabaseVerifier(register, version: Program.version).verify(head: head)
    let console = Console(options)
    try console.result(path)
    for check in checks { try console.result("  \(check.result.sign) \(check.text[options.language])") }
    if options.verbose {
      for fault in (found?.faults ?? []).dropFirst().prefix(100) {
        try console.result("    \(fault[options.language])")
      }
    }
    for purged in (found?.purged ?? []).prefix(options.verbose ? .max : 3) {
      try console.result("  ◌ \(purged[options.language])")
    }
    let holds = !checks.contains { $0.result == .differs }
    if let trail = found?.head {
      try console.result(options.pick("  Hoofd van de keten: ", "  Head of the trail: ") + trail)
    }
    try console.result(
      holds
        ? options.pick("De databank klopt.", "The database holds.")
        : options.pick("De databank klopt niet.", "The database does not hold."))
    if !holds { throw Exit.findings }
  }

  private func verify(_ package: PackageVerifier, _ path: String) throws {
    let signers = try allowedSigners.map {
      PackageVerifier.Signers(try SSHSignature.find(inPath: ToolEnvironment.value("PATH") ?? ""), allowed: $0)
    }
    // A stranger has the package and no database.
    let isAtHand = options.database != nil || FileManager.default.fileExists(atPath: options.databasePath)
    let register = isAtHand ? try Register(path: options.databasePath, mode: .reading) : nil
    let outcome = try package.verify(with: register, signers: signers)
    let console = Console(options)
    try console.result(path)
    for check in outcome.checks { try console.result("  \(check.result.sign) \(check.text[options.language])") }
    try console.result(
      outcome.holds
        ? options.pick("Het pakket klopt.", "The package holds.")
        : options.pick("Het pakket klopt niet.", "The package does not hold."))
    if !outcome.holds { throw Exit.findings }
  }

  private func verifyFolders(_ path: String) throws {
    let console = Console(options)
    let verifier = FolderVerifier(path: path, version: Program.version)
    let folders = try verifier.folders()
    let register = try Register(path: options.databasePath, mode: .reading)
    var failed = 0
    for folder in folders {
      let outcome = try verifier.verify(folder: folder, in: register)
      if !outcome.holds { failed += 1 }
      if folders.count > 1, outcome.holds { continue }
      try console.result("\(folder)")
      for check in outcome.checks { try console.result("  \(check.result.sign) \(check.text[options.language])") }
    }
    try console.result(conclusion(of: folders.count, failed: failed)[options.language])
    if failed > 0 { throw Exit.findings }
  }

  private func conclusion(of all: Int, failed: Int) -> Label {
    if all == 1 {
      return failed == 0
        ? Label("Het rapport klopt.", "The report holds.")
        : Label("Het rapport klopt niet.", "The report does not hold.")
    }
    return failed == 0
      ? Label("Alle \(all) mappen kloppen.", "All \(all) folders hold.")
      : Label(
        failed == 1 ? "1 van \(all) mappen klopt niet." : "\(failed) van \(all) mappen kloppen niet.",
        failed == 1 ? "1 of \(all) folders does not hold." : "\(failed) of \(all) folders do not hold.")
  }
}

extension FolderVerification.Result {
  /// The sign before a check.
  fileprivate var sign: String {
    switch self {
    case .holds: "●"
    case .differs: "▲"
    case .unknown: "◇"
    case .aside: "·"
    }
  }
}
