import Documents
import Foundation
import TestSupport
import Testing

@Suite struct `PDF` {
  static let printer = try? ChromiumPrinter.find(inPath: "/usr/local/bin:/usr/bin:/bin:/opt/google/chrome")
  static let hasReaders = ["pdftotext", "pdfinfo"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
  }

  @Test(
    .enabled(if: printer != nil, "Chromium is not installed: apt-get install chromium fonts-dejavu"),
    .enabled(if: hasReaders, "pdftotext is not installed: apt-get install poppler-utils"))
  func `a page is printed on A4 with its words, tags and bookmarks`() throws {
    let printer = try #require(Self.printer)
    let folder = try TemporaryFolder()
    try printer.print(html: try HTMLRenderer.render(SamplePage.page()), to: folder.path("blad.pdf"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["blad.pdf"])
    let text = try Self.read(["pdftotext", "-layout", folder.path("blad.pdf"), "-"])
    for words in ["Voortgang januari 2026", "Verzonnen gegevens", "Aandelen per onderdeel", "Blz. 1 van", "27,3"] {
      #expect(text.contains(words), "\(words)")
    }
    let facts = try Self.read(["pdfinfo", folder.path("blad.pdf")])
    #expect(facts.contains(#/Tagged: +yes/#))
    #expect(facts.contains("A4"))
    let bytes = try Data(contentsOf: folder.url.appendingPathComponent("blad.pdf"))
    #expect(bytes.firstRange(of: Data("/Outlines".utf8)) != nil)
  }

  @Test func `without Chromium the message says what to install`() throws {
    let error = #expect(throws: DocumentError.self) { try ChromiumPrinter.find(inPath: "/nergens:/ook-niet") }
    #expect(error?.dutch.contains("apt-get install chromium") == true)
    #expect(error?.english.contains("apt-get install chromium") == true)
  }

  @Test func `a program that fails, hangs or makes nothing is an error, and the earlier file stays`() throws {
    let folder = try TemporaryFolder()
    let target = try folder.write("vroeger", to: "uit/blad.pdf")
    func fake(_ script: String) throws -> ChromiumPrinter {
      let path = try folder.write("#!/bin/sh\n" + script + "\n", to: "chromium")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      return ChromiumPrinter(program: path)
    }
    let failing = #expect(throws: DocumentError.self) {
      try fake("echo stuk >&2; exit 3").print(html: "x", to: target)
    }
    #expect(failing?.dutch.contains("stuk") == true)
    let silent = #expect(throws: DocumentError.self) { try fake("exit 0").print(html: "x", to: target) }
    #expect(silent?.dutch.contains("geen PDF") == true)
    let hanging = #expect(throws: DocumentError.self) {
      try fake("sleep 100 & wait").print(html: "x", to: target, timeLimit: .milliseconds(300))
    }
    #expect(hanging?.dutch.contains("gestopt") == true)
    #expect(throws: DocumentError.self) {
      try ChromiumPrinter(program: "/nergens/chromium").print(html: "x", to: target)
    }
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "vroeger")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("uit")) == ["blad.pdf"])
  }

  private static func read(_ command: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
