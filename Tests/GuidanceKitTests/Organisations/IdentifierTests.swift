import GuidanceKit
import Testing

@Suite struct InstitutionNumberTests {
  @Test func `six digits are read as they stand`() throws {
    let parsed = try #require(InstitutionNumber.parse(" 042531\u{A0}"))
    #expect(parsed.number.digits == "042531")
    #expect(parsed.number.value == 42531)
    #expect(!parsed.leadingZeroRestored)
  }

  @Test func `five digits get their zero back, and that is said`() throws {
    let parsed = try #require(InstitutionNumber.parse("39107"))
    #expect(parsed.number.digits == "039107")
    #expect(parsed.leadingZeroRestored)
    #expect(parsed.number == InstitutionNumber("039107"))
  }

  @Test(arguments: ["", "0", "4253", "0425311", "04253a", "042 531", "-42531", "042531.0", "٠٤٢٥٣١", "000000"])
  func `anything else is no institution number`(text: String) {
    #expect(InstitutionNumber.parse(text) == nil)
  }

  @Test func `each number from its value reads back`() throws {
    for value in stride(from: 1, through: 999_999, by: 997) {
      let number = try #require(InstitutionNumber(value: value))
      #expect(number.digits.count == 6)
      #expect(InstitutionNumber(number.digits) == number)
    }
    #expect(InstitutionNumber(value: 0) == nil)
    #expect(InstitutionNumber(value: 1_000_000) == nil)
  }
}

@Suite struct EnterpriseNumberTests {
  @Test(arguments: ["0566.988.259", "0566988259", "566988259", "BE 0566 988 259", " BE0566.988.259 "])
  func `a valid number is read in each usual spelling`(text: String) throws {
    let number = try #require(EnterpriseNumber(text))
    #expect(number.text == "0566.988.259")
    #expect(number.digits == "0566988259")
  }

  @Test(arguments: ["0566.988.258", "2566988259", "56698825", "05669882590", "BE", "", "0566-988-259", "0000000000"])
  func `wrong check digits, length or signs are refused`(text: String) {
    #expect(EnterpriseNumber(text) == nil)
  }

  @Test func `a remainder of zero gives check digits 97`() throws {
    // 97 × 2 000 000 = 194 000 000 is too long; 97 × 20 000 = 1 940 000, as eight digits 01940000.
    let number = try #require(EnterpriseNumber("0194000097"))
    #expect(number.text == "0194.000.097")
    #expect(EnterpriseNumber("0194000000") == nil)
  }

  @Test func `changing any one digit breaks the number`() {
    let valid = Array("0566988259")
    for place in valid.indices {
      for digit in "0123456789" where digit != valid[place] {
        var changed = valid
        changed[place] = digit
        #expect(EnterpriseNumber(String(changed)) == nil)
      }
    }
  }
}
