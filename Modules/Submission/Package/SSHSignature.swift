import Foundation
public import GuidanceKit

/// Signs and checks with the user's own SSH key, through `ssh-keygen -Y`.
public struct SSHSignature: Sendable {
  private let program: String

  /// The program in the folders of a search path, such as the value of `PATH`.
  ///
  /// - Throws: ``SignatureError`` that says what to install when it is not there.
  public static func find(inPath path: String) throws(SignatureError) -> SSHSignature {
    for folder in path.split(separator: ":") {
      let file = "\(folder)/ssh-keygen"
      if access(file, X_OK) == 0 { return SSHSignature(program: file) }
    }
    throw SignatureError(
      "Voor handtekeningen is ssh-keygen nodig, en dat staat niet in PATH. Installeer het: apt-get install openssh-client.",
      "Signatures need ssh-keygen, which is not in PATH. Install it: apt-get install openssh-client.")
  }

  /// Signs bytes.
  ///
  /// - Parameter key: the file of the private key; a key with a passphrase must be in the agent.
  /// - Returns: the signature, as text.
  public func sign(_ bytes: [UInt8], key: String) throws(SignatureError) -> [UInt8] {
    guard access(key, R_OK) == 0 else {
      throw SignatureError(
        "De sleutel \(key) kan niet gelezen worden; verwacht een private SSH-sleutel. Maak er een met ssh-keygen -t ed25519.",
        "The key \(key) cannot be read; expected a private SSH key. Make one with ssh-keygen -t ed25519.")
    }
    let outcome = try run(["-Y", "sign", "-q", "-f", key, "-n", PackageManifest.namespace], input: bytes)
    guard outcome.code == 0, !outcome.output.isEmpty else {
      throw SignatureError(
        "Ondertekenen met \(key) is mislukt: \(outcome.said). Kijk na of dit een private SSH-sleutel is, en of hij zonder "
          + "wachtwoord of met ssh-agent te gebruiken is.",
        "Signing with \(key) failed: \(outcome.said). Check that this is a private SSH key, usable without a passphrase or "
          + "through ssh-agent.")
    }
    return outcome.output
  }

  /// Who signed bytes, of the signers that are allowed; `nil` when none of them did.
  ///
  /// - Parameters:
  ///   - signature: the file of the signature.
  ///   - allowed: the file of allowed signers, as `ssh-keygen` describes it.
  public func signer(of bytes: [UInt8], signature: String, allowed: String) throws(SignatureError) -> String? {
    guard access(allowed, R_OK) == 0 else {
      throw SignatureError(
        "Het bestand van toegelaten ondertekenaars \(allowed) kan niet gelezen worden; verwacht regels zoals "
          + "\"dienst@example.org ssh-ed25519 AAAA…\".",
        "The file of allowed signers \(allowed) cannot be read; expected lines such as "
          + "\"dienst@example.org ssh-ed25519 AAAA…\".")
    }
    let found = try run(["-Y", "find-principals", "-f", allowed, "-s", signature], input: [])
    guard found.code == 0 else { return nil }
    for name in String(decoding: found.output, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init) {
      let outcome = try run(
        ["-Y", "verify", "-f", allowed, "-I", name, "-n", PackageManifest.namespace, "-s", signature], input: bytes)
      if outcome.code == 0 { return name }
    }
    return nil
  }

  private func run(
    _ arguments: [String], input: [UInt8]
  ) throws(SignatureError) -> (code: Int32, output: [UInt8], said: String) {
    let process = Process()
    let (given, output, said) = (Pipe(), Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardInput = given
    process.standardOutput = output
    process.standardError = said
    do {
      try process.run()
      // A program that ends without reading all is no reason to be ended by its closed pipe.
      signal(SIGPIPE, SIG_IGN)
      try? given.fileHandleForWriting.write(contentsOf: Data(input))
      try? given.fileHandleForWriting.close()
      let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
      let words = try said.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      let text = String(decoding: words, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init)
      return (process.terminationStatus, Array(bytes), text ?? "")
    } catch {
      throw SignatureError(
        "ssh-keygen kon niet gestart worden: \(error.localizedDescription).",
        "ssh-keygen could not be started: \(error.localizedDescription).")
    }
  }
}

/// Why something could not be signed or checked.
public struct SignatureError: Explained, Hashable {
  /// What was found, what was expected, what to do.
  public let explanation: Label

  init(_ dutch: String, _ english: String) { explanation = Label(dutch, english) }
}
