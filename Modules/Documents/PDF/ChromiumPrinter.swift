import Foundation
import Glibc

/// Prints pages as PDF through a Chromium that is installed, without a window and without a network.
///
/// The PDF is tagged, has bookmarks for its headings, and carries the page numbers of the print style. It holds the moment it was
/// made, so that two printings differ in their bytes.
public struct ChromiumPrinter: Sendable {
  /// The names under which the program is looked for, the first found is taken.
  public static let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]

  /// The file of the program.
  public let program: String

  /// A printer over a given program.
  public init(program: String) { self.program = program }

  /// The first Chromium in the folders of a search path, such as the value of `PATH`.
  ///
  /// - Throws: ``DocumentError`` that says what to install when there is none.
  public static func find(inPath path: String) throws(DocumentError) -> ChromiumPrinter {
    for name in names {
      for folder in path.split(separator: ":") {
        let file = "\(folder)/\(name)"
        if access(file, X_OK) == 0, !isFolder(file) { return ChromiumPrinter(program: file) }
      }
    }
    throw DocumentError(
      dutch:
        "Voor PDF is Chromium nodig, en dat staat niet op deze machine (gezocht: \(names.joined(separator: ", ")) in PATH). "
        + "Installeer het: apt-get install chromium fonts-dejavu. Of open de HTML-pagina in een browser en druk ze daar af.",
      english: "PDF needs Chromium, and this machine has none (looked for: \(names.joined(separator: ", ")) in PATH). "
        + "Install it: apt-get install chromium fonts-dejavu. Or open the HTML page in a browser and print it there.")
  }

  /// Prints a page of ``HTMLRenderer`` to a file; an earlier file stays as it was until the new one is whole.
  ///
  /// - Parameters:
  ///   - html: the page.
  ///   - path: the file to write.
  ///   - timeLimit: how long the program may take.
  /// - Throws: ``DocumentError`` when the program cannot be started, takes too long, fails, or the file cannot be written.
  public func print(html: String, to path: String, timeLimit: Duration = .seconds(60)) throws(DocumentError) {
    let pdf = Data(try bytes(html: html, timeLimit: timeLimit))
    let target = URL(fileURLWithPath: path)
    let beside = target.deletingLastPathComponent().appendingPathComponent(".\(target.lastPathComponent).nieuw")
    do {
      try pdf.write(to: beside)
    } catch {
      try? FileManager.default.removeItem(at: beside)
      throw Self.unwritable(path, "\(error.localizedDescription)")
    }
    guard rename(beside.path, target.path) == 0 else {
      let reason = String(cString: strerror(errno))
      try? FileManager.default.removeItem(at: beside)
      throw Self.unwritable(path, reason)
    }
  }

  /// Prints a page of ``HTMLRenderer``.
  ///
  /// - Parameters:
  ///   - html: the page.
  ///   - timeLimit: how long the program may take.
  /// - Returns: the bytes of the PDF.
  /// - Throws: ``DocumentError`` when the program cannot be started, takes too long or fails.
  public func bytes(html: String, timeLimit: Duration = .seconds(60)) throws(DocumentError) -> [UInt8] {
    let folder = try Self.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appendingPathComponent("page.html")
    let made = folder.appendingPathComponent("page.pdf")
    do {
      try Data(html.utf8).write(to: page)
    } catch {
      throw Self.unwritable(page.path, "\(error.localizedDescription)")
    }
    try run(arguments(page: page, made: made, folder: folder), in: folder, timeLimit: timeLimit)
    guard let pdf = FileManager.default.contents(atPath: made.path), pdf.starts(with: Array("%PDF-".utf8)) else {
      throw failed(in: folder)
    }
    return Array(pdf)
  }

  private func arguments(page: URL, made: URL, folder: URL) -> [String] {
    var arguments = [
      "--headless", "--disable-gpu", "--disable-extensions", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--no-first-run", "--no-default-browser-check",
      "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND",
      "--user-data-dir=" + folder.appendingPathComponent("profile").path,
      "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline",
      "--print-to-pdf=" + made.path,
    ]
    // The sandbox of Chromium refuses to work for the administrator.
    if geteuid() == 0 { arguments.append("--no-sandbox") }
    return arguments + [page.absoluteString]
  }

  private func run(_ arguments: [String], in folder: URL, timeLimit: Duration) throws(DocumentError) {
    let log = folder.appendingPathComponent("log").path
    _ = FileManager.default.createFile(atPath: log, contents: nil)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: log) ?? FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      try process.run()
    } catch {
      throw DocumentError(
        dutch:
          "\(program) kan niet gestart worden (\(error.localizedDescription)). Controleer of Chromium goed geïnstalleerd is.",
        english:
          "\(program) cannot be started (\(error.localizedDescription)). See whether Chromium is properly installed.")
    }
    let limit =
      Int(min(timeLimit.components.seconds, 86_400)) * 1_000
      + Int(
        timeLimit.components.attoseconds / 1_000_000_000_000_000)
    guard ended.wait(timeout: .now() + .milliseconds(limit)) == .success else {
      // Its helpers are in its group; each run has one of its own.
      if kill(-process.processIdentifier, SIGKILL) != 0 { kill(process.processIdentifier, SIGKILL) }
      ended.wait()
      throw DocumentError(
        dutch:
          "\(program) had na \(timeLimit.components.seconds) s nog geen PDF gemaakt en is gestopt. Probeer opnieuw als de machine minder te doen heeft.",
        english:
          "\(program) had made no PDF after \(timeLimit.components.seconds) s and was stopped. Try again when the machine has less to do."
      )
    }
    guard process.terminationStatus == 0 else { throw failed(in: folder) }
  }

  /// The last line that the program wrote says most.
  private func failed(in folder: URL) -> DocumentError {
    let log = FileManager.default.contents(atPath: folder.appendingPathComponent("log").path) ?? Data()
    let last = String(decoding: log, as: UTF8.self).split(separator: "\n").last.map { harmless(String($0)) } ?? ""
    let reason = last.isEmpty ? "" : " (\(last.prefix(200)))"
    return DocumentError(
      dutch: "\(program) maakte geen PDF\(reason). De HTML-pagina is er wel; druk ze af vanuit een browser.",
      english: "\(program) made no PDF\(reason). The HTML page is there; print it from a browser.")
  }

  private static func unwritable(_ path: String, _ reason: String) -> DocumentError {
    DocumentError(
      dutch:
        "Het bestand \(path) kon niet geschreven worden (\(reason)). Maak plaats op de schijf of vraag schrijfrechten.",
      english: "The file \(path) could not be written (\(reason)). Make room on the disk or ask for write permission.")
  }

  private static func temporaryFolder() throws(DocumentError) -> URL {
    let base = FileManager.default.temporaryDirectory.appendingPathComponent("leerspoor-pdf-XXXXXX").path
    var template = Array(base.utf8CString)
    guard mkdtemp(&template) != nil else { throw unwritable(base, String(cString: strerror(errno))) }
    return URL(fileURLWithPath: String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
