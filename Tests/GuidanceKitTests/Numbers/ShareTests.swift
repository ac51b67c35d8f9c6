import GuidanceKit
import Testing

@Suite struct ShareTests {
  @Test func `a share of nothing does not exist`() {
    #expect(Share(numerator: 1, denominator: 0) == nil)
    #expect(Share(numerator: 1, denominator: -2) == nil)
  }

  @Test func `a norm is reached exactly or not at all`() throws {
    #expect(try share(3, 5).reaches(percent: 60))
    #expect(try share(3, 5).isAtMost(percent: 60))
    #expect(try !share(599_999, 1_000_000).reaches(percent: 60))
    #expect(try !share(600_001, 1_000_000).isAtMost(percent: 60))
    #expect(try !share(696, 1000).reaches(percent: 70))
  }

  @Test func `equal values are equal and hash alike, counted differently`() throws {
    #expect(try share(1, 2) == share(2, 4))
    #expect(try Set([share(1, 2), share(2, 4), share(3, 6), share(1, 3)]).count == 2)
    #expect(try share(2, 4).description == "2/4")
  }

  @Test func `order agrees with cross-multiplication, for all small shares`() throws {
    for a in 0...8 {
      for b in 1...8 {
        for c in 0...8 {
          for d in 1...8 {
            let (one, other) = (try share(a, b), try share(c, d))
            #expect((one < other) == (a * d < c * b))
            #expect((one == other) == (a * d == c * b))
          }
        }
      }
    }
  }

  @Test func `the largest integers compare without overflow`() throws {
    let almost = try share(.max - 1, .max)
    let whole = try share(.max, .max)
    #expect(almost < whole)
    #expect(!almost.reaches(percent: 100))
    #expect(whole.reaches(percent: 100))
    #expect(try share(.min, 1) < share(.max, 1))
    #expect(try share(.min, .max).rational.numerator == .min)
  }
}

@Suite struct RationalTests {
  @Test func `fractions are kept in lowest terms with the sign above`() {
    #expect(Rational(6, -4)?.description == "-3/2")
    #expect(Rational(0, -7)?.description == "0")
    #expect(Rational(1, 0) == nil)
    #expect(Rational(Int.min, Int.min) == .one)
    #expect(Rational(1, Int.min) == nil, "its denominator does not fit above zero")
  }

  @Test func `the laws of arithmetic hold for all small fractions`() throws {
    let numbers = (-6...6).flatMap { top in (1...6).compactMap { Rational(top, $0) } }
    for one in numbers {
      for other in numbers {
        let sum = try #require(one.adding(other))
        #expect(sum == other.adding(one))
        #expect(sum.subtracting(other) == one)
        let product = try #require(one.multiplied(by: other))
        #expect(product == other.multiplied(by: one))
        if other != .zero { #expect(product.divided(by: other) == one) } else { #expect(one.divided(by: other) == nil) }
        #expect((one < other) == (try #require(one.subtracting(other)) < .zero))
      }
      #expect(Rational(one.description) == one)
    }
  }

  @Test func `what does not fit is nil, not a trap`() {
    #expect(Rational(Int.max).adding(.one) == nil)
    #expect(Rational(Int.min).subtracting(.one) == nil)
    #expect(Rational(Int.min).negated == nil)
    #expect(Rational(Int.max).multiplied(by: Rational(2)) == nil)
    #expect(Rational(Int.max).multiplied(by: Rational(2))?.denominator == nil)
    let tiny = Rational(1, Int.max)
    #expect(tiny.flatMap { tiny?.multiplied(by: $0) } == nil)
    #expect(Rational.sum([Rational(Int.max), .one, Rational(-1)]) == nil)
    #expect(Rational.sum([Rational(1), Rational(2)]) == Rational(3))
  }

  @Test func `a product larger than an integer may still reduce to one that fits`() {
    let large = Rational(Int.max, 3)
    #expect(large.flatMap { $0.multiplied(by: Rational(3)) } == Rational(Int.max))
  }

  @Test(arguments: [
    (1, 2, 0, 1), (-1, 2, 0, -1), (1, 3, 2, 33), (2, 3, 2, 67), (5, 1000, 2, 1), (4999, 1_000_000, 2, 0),
  ])
  func `rounding goes half up on the size`(top: Int, bottom: Int, places: Int, expected: Int) {
    #expect(Rational(top, bottom)?.rounded(places: places) == expected)
  }

  @Test func `floor and ceiling enclose the number`() throws {
    for top in -20...20 {
      for bottom in 1...7 {
        let number = try #require(Rational(top, bottom))
        #expect(Rational(number.floor) <= number && number < Rational(number.floor + 1))
        #expect(Rational(number.ceiling) >= number && number > Rational(number.ceiling - 1))
      }
    }
  }

  @Test(arguments: ["", "/", "1/", "/2", "1/0", "1/2/3", "1.5", "--1", "+1", "99999999999999999999"])
  func `what is no fraction is refused`(text: String) {
    #expect(Rational(text) == nil)
  }
}

@Suite struct FTETests {
  @Test func `amounts read back in both languages`() {
    for thousandths in 0...3000 {
      let fte = FTE(thousandths: thousandths)
      #expect(FTE(fte.text(.dutch)) == fte)
      #expect(FTE(fte.text(.english)) == fte)
    }
  }

  @Test(arguments: [("0,35", 350), ("0.35", 350), ("1", 1000), ("7,35", 7350), ("0,125", 125), ("18,0", 18_000)])
  func `decimals may follow a comma or a point`(text: String, thousandths: Int) {
    #expect(FTE(text)?.thousandths == thousandths)
  }

  @Test(arguments: ["", ",5", "1,", "1,2345", "-1", "1,2,3", "1.234,5", "een", " 1"])
  func `what is no amount is refused`(text: String) {
    #expect(FTE(text) == nil)
  }

  @Test func `amounts have two decimals, a third when needed`() {
    #expect(FTE(thousandths: 15_050).text(.dutch) == "15,05")
    #expect(FTE(thousandths: 1000).text(.english) == "1.00")
    #expect(FTE(thousandths: 125).text(.dutch) == "0,125")
  }
}
