import Testing

@testable import Importing

@Suite struct ByteMemoTests {
  @Test func `what was made of a cell is remembered, also past the limit`() {
    let memo = ByteMemo<String>()
    var made = 0
    func look(_ text: String) -> String {
      Array(text.utf8).withUnsafeBytes { bytes in
        memo.value(for: bytes) {
          made += 1
          return text
        }
      }
    }
    for round in 0..<3 {
      for number in 0..<3000 { #expect(look("waarde \(number)") == "waarde \(number)") }
      #expect(made == 3000, "round \(round)")
    }
    for number in 0..<6000 { #expect(look("w\(number)") == "w\(number)") }
    for number in 0..<6000 { #expect(look("w\(number)") == "w\(number)") }
    #expect(look("") == "")
    #expect(look(String(repeating: "x", count: 300)).count == 300)
  }
}
