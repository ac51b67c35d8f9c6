import Foundation
import GuidanceKit
import Testing

@testable import Indicators

@Suite struct CanonicalTextTests {
  private func bytes(_ write: (inout CanonicalText) -> Void) throws -> String {
    var all: [UInt8] = []
    var text = CanonicalText { all += $0 }
    write(&text)
    try text.finish()
    return String(decoding: all, as: UTF8.self)
  }

  @Test func `a text of any length with any sign at any place is escaped as JSON asks`() throws {
    let signs = ["\"", "\\", "\u{1}", "\u{1F}", " ", "!", "#", "[", "]", "\u{7F}", "é", "€", "😀", "\n", "\t", "\r"]
    for length in 0...19 {
      for sign in signs {
        for place in 0...length {
          let text = String(repeating: "a", count: place) + sign + String(repeating: "z", count: length - place)
          let written = try bytes { $0.string(text) }
          let read = try JSONSerialization.jsonObject(with: Data(written.utf8), options: .fragmentsAllowed) as? String
          #expect(read == text && written == String(decoding: JSONValue.string(text).bytes, as: UTF8.self))
        }
      }
    }
  }

  @Test(arguments: [0, 1, 9, 10, 99, 100, 1_234_567_890, -1, -10, Int.max, Int.min]) func `a number is written whole`(
    number: Int
  ) throws {
    #expect(try bytes { $0.integer(number) } == "\(number)")
  }

  @Test func `days and numbers of organisations are written as elsewhere`() throws {
    for iso in ["0001-01-01", "2024-02-29", "2025-12-31", "9999-12-31"] {
      let day = try date(iso)
      #expect(try bytes { $0.string(day) } == "\"\(iso)\"")
    }
    for digits in ["000001", "042531", "999999"] {
      let organisation = try number(digits)
      #expect(try bytes { $0.string(organisation) } == "\"\(digits)\"")
    }
  }

  @Test(arguments: [0, 1, 31, 32, 33, 100]) func `pieces made side by side are handed over in order`(count: Int) throws
  {
    var found: [Int] = []
    try Parallel.inOrder(count, width: 32) {
      $0
    } handOver: {
      found.append($0)
    }
    #expect(found == Array(0..<count))
  }

  @Test func `what fails while pieces are handed over is passed on, and no piece after it is`() throws {
    struct Full: Error {}
    var found: [Int] = []
    #expect(throws: Full.self) {
      try Parallel.inOrder(200, width: 8) {
        $0
      } handOver: { piece in
        if piece == 41 { throw Full() }
        found.append(piece)
      }
    }
    #expect(found == Array(0..<41))
  }

  @Test func `a part of a name keeps its plain signs and changes the others`() {
    #expect(FigureID.part("De Wegwijzer") == "De-Wegwijzer" && FigureID.part("a/b@c#d") == "a-b-c-d")
    #expect(
      FigureID.part("School\u{A0}X") == "School-X" && FigureID.part("") == "-" && FigureID.part("SG-12.b") == "SG-12.b")
    #expect(FigureID.part("Ecole é") == "Ecole-é")
  }
}
