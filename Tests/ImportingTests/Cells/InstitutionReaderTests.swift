import GuidanceKit
import Testing

@testable import Importing

@Suite struct InstitutionReaderTests {
  private let reader: InstitutionReader

  init() throws {
    func organisation(_ number: String, _ name: String, _ type: OrganisationType, _ aliases: [String] = []) throws
      -> Organisation
    {
      Organisation(number: try #require(InstitutionNumber(number)), name: name, type: type, aliases: aliases)
    }
    reader = InstitutionReader(
      InstitutionDirectory([
        try organisation("042531", "PTS Boom", .so, ["Provinciale Technische School Boom"]),
        try organisation("039107", "PITO Stabroek", .so),
        try organisation("123456", "Richtpunt campus Eeklo", .so),
        try organisation("123457", "Richtpunt campus Eeklo", .cdo),
        try organisation("045678", "CVO Vitant", .vo),
        try organisation("050001", "Provincie Antwerpen", .bestuur),
      ]))
  }

  private func number(_ text: String) -> String? { reader.read(text).value?.number?.digits }

  @Test(arguments: [
    "042531", "SO PTS Boom", "so pts  boom", "PTS Boom", "pts-boom", "provinciale technische school boom",
    "PTS Boom (SO)", "042531 PTS Boom", "PTS Boom (042531)", "SO PTS Boom (042531)", "042531 - SO PTS Boom",
    "secundair PTS Boom".replacing("secundair", with: "SO"),
  ]) func `an institution is found by number, name, alias or type with name`(text: String) {
    let reading = reader.read(text)
    #expect(reading.value?.number?.digits == "042531")
    #expect(reading.value?.given == text)
    #expect(reading.remarks.isEmpty)
  }

  @Test func `a lost zero comes back with a notice`() {
    let reading = reader.read("42531")
    #expect(reading.value?.number?.digits == "042531")
    #expect(reading.codes == [.zeroRestored])
    #expect(ProblemCode.zeroRestored.severity == .notice)
    #expect(reading.dutch == "\"42531\" is gelezen als 042531: de nul vooraan was weggevallen.")
  }

  @Test func `a name that begins with the word of a type is found as it is`() {
    #expect(number("CVO Vitant") == "045678")
    #expect(number("VO CVO Vitant") == "045678")
    #expect(number("schoolbestuur Provincie Antwerpen") == "050001")
  }

  @Test func `a name of two institutions needs its type`() {
    let reading = reader.read("Richtpunt campus Eeklo")
    #expect(reading.value == OrganisationReference(given: "Richtpunt campus Eeklo", number: nil))
    #expect(reading.codes == [.institutionAmbiguous])
    #expect(reading.dutch.contains("SO Richtpunt campus Eeklo (123456) of CDO Richtpunt campus Eeklo (123457)"))
    #expect(number("CDO Richtpunt campus Eeklo") == "123457")
    #expect(number("SO Richtpunt campus Eeklo") == "123456")
  }

  @Test func `an unknown name is loaded without its link, with a suggestion`() {
    let reading = reader.read("SO PTS Bom")
    #expect(reading.value?.number == nil)
    #expect(reading.codes == [.institutionUnknown])
    #expect(
      reading.dutch.hasSuffix("De koppeling wordt weggelaten, de uren blijven. Bedoelde u \"SO PTS Boom (042531)\"?"))
    #expect(ProblemCode.institutionUnknown.severity == .warning)
  }

  @Test func `an unknown number is kept, so that loading its organisation completes the link`() {
    let reading = reader.read("99999")
    #expect(reading.value?.number?.digits == "099999")
    #expect(reading.codes == [.zeroRestored, .institutionUnknown])
  }

  @Test(arguments: ["1234", "1234567", "SO Onbekende School Ver Weg", "BaO PTS Boom"])
  func `what is not known has no number`(text: String) {
    let reading = reader.read(text)
    #expect(reading.value == OrganisationReference(given: text, number: nil))
    #expect(reading.codes == [.institutionUnknown])
  }

  @Test func `a number and a name of different institutions are not linked`() {
    let reading = reader.read("042531 PITO Stabroek")
    #expect(reading.value?.number == nil)
    #expect(reading.codes == [.institutionDiffers])
    #expect(reading.dutch.contains("noemt 042531, maar dat is SO PTS Boom"))
  }

  @Test func `several institutions stand in one cell, each once`() {
    let reading = reader.readList("SO PTS Boom; 39107 ;PTS Boom;\nonbekend; onbekend")
    #expect(reading.value?.map { $0.number?.digits } == ["042531", "039107", nil])
    #expect(
      reading.codes == [.zeroRestored, .institutionTwice, .institutionUnknown, .institutionUnknown, .institutionTwice])
  }
}
