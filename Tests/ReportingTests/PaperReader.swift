import Documents
import Foundation
import TestSupport

/// Prints pages and reads what is on the paper.
enum PaperReader {
  private static let printer = try? ChromiumPrinter.find(inPath: "/usr/local/bin:/usr/bin:/bin:/opt/google/chrome")
  static let isInstalled = printer != nil && FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")

  struct Missing: Error {}

  /// The words on all sheets, without spaces: where a line ends differs from sheet to sheet.
  static func text(of page: Page) throws -> String {
    guard let printer else { throw Missing() }
    let folder = try TemporaryFolder()
    try printer.print(html: try HTMLRenderer.render(page), to: folder.path("blad.pdf"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/pdftotext")
    process.arguments = ["-raw", folder.path("blad.pdf"), "-"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return plain(String(decoding: data, as: UTF8.self))
  }

  /// Text as it is compared: letters, digits and signs, without spaces and without hyphens, which a line end adds or drops.
  static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars
    where !scalar.properties.isWhitespace && !["\u{AD}", "-", "\u{2010}"].contains(scalar) {
      // Signs that turn the direction are shown as the replacement sign.
      plain.append((0x202A...0x202E).contains(scalar.value) ? "\u{FFFD}" : scalar)
    }
    return String(plain)
  }
}
