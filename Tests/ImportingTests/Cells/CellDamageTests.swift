import GuidanceKit
import Testing

@testable import Importing

@Suite struct CellDamageTests {
  @Test func `a value that Excel hid or rounded is refused with what became of it, and never guessed`() throws {
    let hidden = DateReader().read("########")
    #expect(hidden.value == nil)
    #expect(hidden.remarks.first?.message.dutch.contains("kolom te smal") == true)
    #expect(hidden.remarks.first?.message.english.contains("too narrow") == true)
    for cell in ["1E+05", "4,2531E+04", "4.25E+10"] {
      #expect(CellDamage.sentence(cell)?.dutch.contains("macht van tien") == true)
    }
  }

  @Test(arguments: ["", "#", "##", "# noot", "1E05", "E+05", "1E+", "1E+5x", "042531", "B1E+"])
  func `other cells bear no signs of damage`(cell: String) {
    #expect(CellDamage.sentence(cell) == nil)
  }
}
