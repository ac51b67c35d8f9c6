import Foundation
import TestSupport
import Testing

/// The yearly report as someone makes it at a terminal, on the demo with its invented texts.
@Suite struct `The yearly report of the demo` {
  private static let texts = repositoryRoot().appendingPathComponent("fixtures/demo/texts/2025-2026").path
  private let scratch = Result { try TemporaryFolder() }

  private func make(_ arguments: [String]) throws -> Executable.Outcome {
    try Demo.once.get().tool("leerspoor-report", ["year", "2025-2026"] + arguments)
  }

  @Test func `is made for the ministry with its texts, names nobody, and can be made again from its own folder`() throws
  {
    let folder = try scratch.get().path("verslag")
    let outcome = try make(["--texts", Self.texts, "--out", folder])
    #expect(outcome.exit == 0, outcome.all)
    #expect(outcome.error.contains("één gevraagde tekst ontbreekt: 13-eigen-opdracht.md"), outcome.all)
    let html = try String(contentsOfFile: folder + "/index.html", encoding: .utf8)
    for words in [
      "Deel 1. Verslag: wat er gedaan is", "Deel 2. Bereik: wie begeleiding kreeg", "Deel 3. Impact: wat het uithaalde",
      "Netoverschrijdende samenwerking van de POC", "Bijlage: volwassenenonderwijs", "CVO Vitant",
      "Vul de cijfers aan met kwalitatieve gegevens", "Wat de PBD deed", "Kenmerk van het bewijs",
    ] {
      #expect(html.contains(words), "\(words)")
    }
    let advisers = try String(
      contentsOf: repositoryRoot().appendingPathComponent("fixtures/demo/begeleiders.verzonnen.csv"), encoding: .utf8
    ).split(whereSeparator: \.isNewline).dropFirst().compactMap { $0.split(separator: ";").first }
    #expect(advisers.count > 10)
    for code in advisers { #expect(html.firstRange(of: ">\(code)<") == nil && !html.contains(" \(code) "), "\(code)") }
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.texts) where name != "README.md" {
      #expect(
        FileManager.default.contentsEqual(atPath: "\(folder)/texts/\(name)", andPath: "\(Self.texts)/\(name)"),
        "\(name)")
    }
    let verified = try Demo.once.get().tool("leerspoor-audit", ["verify", folder])
    #expect(verified.exit == 0, verified.all)
    #expect(verified.out.contains("byte voor byte gelijk"), verified.all)

    try "Een ander verhaal.\n".write(toFile: folder + "/texts/12-verslag-poc.md", atomically: true, encoding: .utf8)
    let doctored = try Demo.once.get().tool("leerspoor-audit", ["verify", folder])
    #expect(doctored.exit == 1, doctored.all)
    #expect(doctored.out.contains("texts/12-verslag-poc.md is gewijzigd"), doctored.all)
  }

  @Test func `lists its texts without making anything`() throws {
    let outcome = try make(["--list-texts", "--texts", Self.texts])
    #expect(outcome.exit == 0, outcome.all)
    let missing = outcome.out.split(separator: "\n").filter { $0.contains("ontbreekt") }
    #expect(missing.count == 1 && missing.first?.hasPrefix("13-eigen-opdracht.md") == true, outcome.all)
    let none = try make(["--list-texts"])
    #expect(none.exit == 0 && none.out.contains("12-verslag-poc.md") && !none.out.contains("aanwezig"), none.all)
  }

  @Test func `inside the service says what is still to be written`() throws {
    let outcome = try make(["--texts", Self.texts, "--audience", "director"])
    #expect(outcome.exit == 0, outcome.all)
    #expect(outcome.out.contains("Nog te schrijven. Hier komt 13-eigen-opdracht.md"), outcome.all)
    #expect(outcome.out.contains("Bevindingen"), outcome.all)
  }

  @Test
  func
    `refuses a text that names a person, a file that belongs nowhere, a folder that is not there, and other readers`()
    throws
  {
    let scratch = try scratch.get()
    try scratch.write("Dank aan\n\nB01 voor het werk.\n", to: "namen/11-verslag-pbd.md")
    let named = try make(["--texts", scratch.path("namen"), "--out", scratch.path("uit")])
    #expect(named.exit == 2, named.all)
    #expect(named.error.contains("namen/11-verslag-pbd.md:3:1: \"B01\" (code) leidt naar een persoon"), named.all)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("uit")))

    try scratch.write("x", to: "fout/12-verslag-pco.md")
    let unknown = try make(["--texts", scratch.path("fout"), "--lang", "en"])
    #expect(unknown.exit == 2 && unknown.error.contains("Did you mean 12-verslag-poc.md?"), unknown.all)

    let absent = try make(["--texts", scratch.path("niets")])
    #expect(absent.exit == 2 && absent.error.contains("--texts"), absent.all)

    let team = try make(["--audience", "team"])
    #expect(team.exit == 64 && team.error.contains("ministry, director of public"), team.all)
  }
}
