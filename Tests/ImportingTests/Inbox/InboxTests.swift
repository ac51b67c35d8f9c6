import Foundation
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

@Suite struct InboxTests {
  private let register: Register
  private let folder: Folder

  init() throws {
    register = try preparedRegister()
    folder = try Folder()
  }

  private func run(pause: () -> Void = {}, attempts: Int = 1) throws -> [Inbox.Entry] {
    var inbox = Inbox(register, folder: folder.path)
    inbox.lockAttempts = attempts
    return try inbox.run(pause: pause, request: request)
  }

  private let registrations = "datum;duur;bestemming;begeleider;vorm\n12/01/2026;1:30;onderzoek;B07;online\n"

  @Test func `files are taken once, what others refer to first`() throws {
    try folder.write("a-registraties.csv", registrations)
    try folder.write("z-begeleiders.csv", "code;naam;functie\nB07;Gil;begeleider\n")
    let entries = try run()
    #expect(entries.map { $0.file.split(separator: "/").last } == ["z-begeleiders.csv", "a-registraties.csv"])
    #expect(entries.allSatisfy { !$0.needsAttention })
    #expect(
      try folder.names("done") == [
        "a-registraties.csv", "a-registraties.csv.resultaat.txt", "z-begeleiders.csv",
        "z-begeleiders.csv.resultaat.txt",
      ])
    #expect(try folder.read("done/a-registraties.csv.resultaat.txt").contains("1 rij = 1 nieuw"))
    #expect(try run().isEmpty)
    #expect(try register.read { try $0.registrations().count } == 1)
  }

  @Test func `what was refused or rejected goes to attention with its reasons`() throws {
    try folder.write("r.csv", registrations)
    try folder.write("x.csv", "product;prijs\n1;2\n")
    let entries = try run()
    #expect(entries.allSatisfy { $0.needsAttention })
    #expect(try folder.names("attention") == ["r.csv", "r.csv.resultaat.txt", "x.csv", "x.csv.resultaat.txt"])
    #expect(try folder.read("attention/r.csv.resultaat.txt").contains("[IMP073]"))
    #expect(try folder.read("attention/x.csv.resultaat.txt").contains("geweigerd, er is niets geladen"))
  }

  @Test func `half-copied files, hidden files and folders stay`() throws {
    for name in ["a.csv.part", "b.tmp", "c.csv~", "~$d.xlsx", ".e.csv", "f.csv.crdownload"] {
      try folder.write(name, "x")
    }
    #expect(try run().isEmpty)
    #expect(try folder.names().count == 5)
  }

  @Test func `a file that still grows is left for the next time`() throws {
    let path = try folder.write("b.csv", "code;naam;functie\nB07;Gil;begeleider\n")
    let entries = try run(pause: {
      let handle = FileHandle(forWritingAtPath: path)
      handle?.seekToEndOfFile()
      handle?.write(Data("B08;Han;begeleider\n".utf8))
      try? handle?.close()
    })
    #expect(entries.map { $0.remark?.code } == ["IMP102"])
    #expect(entries.allSatisfy { !$0.needsAttention })
    #expect(try folder.names() == ["b.csv"])
    let next = try run()
    #expect(next.count == 1)
    #expect(try register.read { try $0.advisers().count } == 4)
  }

  #if os(Linux)
    @Test func `a file that another process has open for writing is left`() throws {
      let path = try folder.write("b.csv", "code;naam;functie\nB07;Gil;begeleider\n")
      let handle = try #require(FileHandle(forWritingAtPath: path))
      #expect(try run().map { $0.remark?.code } == ["IMP102"])
      try handle.close()
      #expect(try run().map { $0.remark?.code } == [nil])
    }
  #endif

  @Test func `a second run on the same folder waits, then gives up`() throws {
    let lock = try InboxLock(folder: folder.path, attempts: 1) {}
    var pauses = 0
    let refusal = withExtendedLifetime(lock) {
      #expect(throws: ImportRefusal.self) { try run(pause: { pauses += 1 }, attempts: 3) }
    }
    #expect(refusal?.codes == ["IMP100"])
    #expect(pauses == 2)
  }

  @Test func `a file of a name that is taken gets a number`() throws {
    let text = "code;naam;functie\nB07;Gil;begeleider\n"
    try folder.write("b.csv", text)
    _ = try run()
    try folder.write("b.csv", text.replacing("Gil", with: "Gill"))
    _ = try run()
    #expect(try folder.names("done") == ["b-2.csv", "b-2.csv.resultaat.txt", "b.csv", "b.csv.resultaat.txt"])
  }

  @Test func `a file that was loaded before its move is known the next time`() throws {
    let text = "code;naam;functie\nB07;Gil;begeleider\n"
    let loaded = try Importer(register).load(request(folder.write("b.csv", text)))
    let entries = try run()
    #expect(entries.count == 1)
    #expect(try folder.read("done/b.csv.resultaat.txt").contains("al geladen als batch \(loaded.batch ?? 0)"))
  }

  @Test func `a folder that is not there is refused`() throws {
    let inbox = Inbox(register, folder: folder.path + "/geen")
    let refusal = #expect(throws: ImportRefusal.self) { try inbox.run(pause: {}, request: request) }
    #expect(refusal?.codes == ["IMP101"])
  }
}
