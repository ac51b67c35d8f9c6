import GuidanceKit
import Testing

@Suite struct EuroTextTests {
  @Test func `cents are shown as euro, in either language`() {
    #expect(NumberText(.dutch).euro(Rational(123_450)) == "€ 1.234,50")
    #expect(NumberText(.english).euro(Rational(123_450)) == "€1,234.50")
    #expect(NumberText(.dutch).euro(Rational(7)) == "€ 0,07")
    #expect(NumberText(.dutch).euro(Rational(-250)) == "€ -2,50")
  }
}
