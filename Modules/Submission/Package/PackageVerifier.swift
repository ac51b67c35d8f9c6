import Foundation
import GuidanceKit
import Indicators
public import Register
import Reporting

/// Verifies a package: each file against the manifest, the signature, and with the database all that can be computed again.
public struct PackageVerifier {
  private let folder: String
  private let manifest: PackageManifest
  private let version: String

  /// - Returns: `nil` when the folder is no package.
  public init?(folder: String, version: String) {
    guard let manifest = PackageManifest(folder: folder) else { return nil }
    self.folder = folder
    self.manifest = manifest
    self.version = version
  }

  /// How a signature is checked.
  public struct Signers: Sendable {
    let signature: SSHSignature
    let allowed: String

    /// - Parameter allowed: the file of allowed signers.
    public init(_ signature: SSHSignature, allowed: String) {
      self.signature = signature
      self.allowed = allowed
    }
  }

  /// Verifies the package.
  ///
  /// - Parameters:
  ///   - register: the database it was made from; `nil` when it is not at hand.
  ///   - signers: who may sign; `nil` when that is not known.
  public func verify(with register: Register?, signers: Signers?) throws -> FolderVerification {
    var checks = fileChecks
    checks.append(contentCheck)
    if let check = try signatureCheck(signers) { checks.append(check) }
    guard let register else {
      checks.append(
        .init(
          .aside,
          Label(
            "De cijfers zijn niet nagerekend: geef met --db de databank waaruit het pakket komt.",
            "The figures were not computed again: name with --db the database the package comes from.")))
      return FolderVerification(folder: folder, checks: checks)
    }
    checks += try stateChecks(register)
    if !checks.contains(where: { $0.result == .unknown }) {
      let report = try FolderVerifier(path: folder, version: version).verify(folder: "\(folder)/report", in: register)
      checks += report.checks
    }
    return FolderVerification(folder: folder, checks: checks)
  }

  private var fileChecks: [FolderVerification.Check] {
    var checks: [FolderVerification.Check] = []
    func complain(_ dutch: String, _ english: String) { checks.append(.init(.differs, Label(dutch, english))) }
    for (path, hash) in manifest.files.sorted(by: { $0.key < $1.key }) {
      guard let bytes = FolderFiles.bytes(path, in: folder) else {
        complain("\(path) ontbreekt.", "\(path) is missing.")
        continue
      }
      if ContentDigest.hex(bytes) != hash {
        complain("\(path) is gewijzigd na de indiening.", "\(path) was changed after the submission.")
      }
    }
    let own = Set(manifest.files.keys).union([PackageManifest.fileName, PackageManifest.signatureName])
    for path in FolderFiles.paths(in: folder) where !own.contains(path) {
      complain("\(path) is geen deel van het pakket.", "\(path) is no part of the package.")
    }
    // Written in one form only: a space or a line too many shows.
    if let bytes = FolderFiles.bytes(PackageManifest.fileName, in: folder), (try? manifest.bytes()) != bytes {
      complain(
        "\(PackageManifest.fileName) is niet zoals het programma het schrijft: het is gewijzigd.",
        "\(PackageManifest.fileName) is not as the program writes it: it was changed.")
    }
    if checks.isEmpty {
      checks.append(
        .init(
          .holds,
          Label(
            "Alle \(manifest.files.count) bestanden zijn zoals het manifest zegt.",
            "All \(manifest.files.count) files are as the manifest says.")))
    }
    return checks
  }

  /// Whether the manifest's own words agree with the files: what was handed in has one hash over its content.
  private var contentCheck: FolderVerification.Check {
    let report = ReportManifest(folder: "\(folder)/report")
    let agrees =
      report?.figuresHash == manifest.figuresHash && report?.batch == manifest.batch
      && report?.trailHead == manifest.trailHead && report?.audit == manifest.audit
      && report?.planHash == manifest.planHash && report?.period == manifest.period
      && report?.programVersion == manifest.programVersion
    return agrees
      ? .init(
        .holds,
        Label(
          "Manifest, verslag en cijfers spreken van dezelfde stand (invoer \(manifest.batch)).",
          "Manifest, report and figures speak of the same state (batch \(manifest.batch))."))
      : .init(
        .differs,
        Label(
          "Het manifest spreekt het verslag of de cijfers in het pakket tegen.",
          "The manifest contradicts the report or the figures in the package."))
  }

  private func signatureCheck(_ signers: Signers?) throws -> FolderVerification.Check? {
    let isSigned = FolderFiles.bytes(PackageManifest.signatureName, in: folder) != nil
    guard let signers else {
      return isSigned
        ? .init(
          .aside,
          Label(
            "Het pakket is ondertekend; wie dat deed, is niet nagegaan (geef --allowed-signers).",
            "The package is signed; by whom was not checked (give --allowed-signers)."))
        : .init(.aside, Label("Het pakket is niet ondertekend.", "The package is not signed."))
    }
    guard isSigned, let bytes = FolderFiles.bytes(PackageManifest.fileName, in: folder) else {
      return .init(.differs, Label("Het pakket is niet ondertekend.", "The package is not signed."))
    }
    let file = "\(folder)/\(PackageManifest.signatureName)"
    guard let signer = try signers.signature.signer(of: bytes, signature: file, allowed: signers.allowed) else {
      return .init(
        .differs,
        Label(
          "De handtekening is van geen van de toegelaten ondertekenaars, of het manifest is gewijzigd na het ondertekenen.",
          "The signature is of none of the allowed signers, or the manifest was changed after signing."))
    }
    return .init(.holds, Label("Ondertekend door \(signer).", "Signed by \(signer)."))
  }

  /// What the database says of the package: its submission, and the files it was made from.
  private func stateChecks(_ register: Register) throws -> [FolderVerification.Check] {
    let bytes = FolderFiles.bytes(PackageManifest.fileName, in: folder) ?? []
    let digest = ContentDigest.sha256(bytes)
    return try register.read { snapshot in
      let last = try snapshot.lastBatch()
      guard manifest.batch <= last else {
        return [
          .init(
            .unknown,
            Label(
              "De databank kent invoer \(manifest.batch) niet; de laatste is \(last). Geef met --db de databank waaruit het pakket komt.",
              "The database does not know batch \(manifest.batch); its last is \(last). Name with --db the database the package comes from."
            ))
        ]
      }
      let known = try snapshot.submissions(period: manifest.period).first { $0.manifestDigest == digest }
      guard let known else {
        return [
          .init(
            .differs,
            Label(
              "De databank kent geen indiening van \(manifest.period) met dit manifest: het pakket komt er niet uit, of het is gewijzigd.",
              "The database knows no submission of \(manifest.period) with this manifest: the package is not from it, or was changed."
            ))
        ]
      }
      let entry = try snapshot.trailHash(entry: known.trailEntry)
      return [
        entry == manifest.trailHead && ContentDigest.hex(known.content.utf8) == manifest.contentHash
          ? .init(
            .holds,
            Label(
              "De databank kent dit pakket als indiening \(known.id), en haar keten bevat het hoofd dat erin staat.",
              "The database knows this package as submission \(known.id), and its trail holds the head that stands in it."
            ))
          : .init(
            .differs,
            Label(
              "De keten van de databank heeft een ander hoofd dan het pakket: haar verleden is herschreven.",
              "The trail of the database has another head than the package: its past was rewritten."))
      ]
    }
  }
}
