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

  @Test(arguments: [
    "Provinciale Technische School Boom (SO)", "P.T.S. Boom".replacing("P.T.S.", with: "PTS"), "PTS Boom vzw",
    "PTS te Boom".replacing(" te", with: ""), "Secundaire school PTS Boom", "PTS Boom SO", "PTS-Boom, SO",
    "42531 PTS Boom", "PTS Boom (42531)", "PTS Boom vzw (042531)",
  ]) func `an institution is found in other spellings`(text: String) {
    #expect(number(text) == "042531", "\(text)")
  }

  @Test func `another spelling is taken with a notice that says what it was read as`() {
    let reading = reader.read("De PTS Boom vzw")
    #expect(reading.value?.number?.digits == "042531")
    #expect(reading.codes == [.institutionNormalised])
    #expect(reading.dutch == "\"De PTS Boom vzw\" is gelezen als SO PTS Boom (042531).")
    #expect(ProblemCode.institutionNormalised.severity == .notice)
  }

  @Test func `another spelling of two institutions is not taken`() {
    let reading = reader.read("Richtpunt Eeklo")
    #expect(reading.value?.number == nil)
    #expect(reading.codes == [.institutionAmbiguous])
    #expect(number("SO Richtpunt Eeklo") == "123456")
    #expect(number("Richtpunt Eeklo CDO") == "123457")
  }

  @Test(arguments: [
    ("Sint-Jozefscollege Turnhout", "St. Jozefscollege Turnhout"), ("GO! Atheneum Boom", "Atheneum Boom"),
    ("Basisschool De Klimop", "BS Klimop"), ("Gemeentelijke Basisschool De Linde", "GBS De Linde"),
    ("PTI Kortrijk", "Provinciaal Technisch Instituut Kortrijk"), ("PI Heist", "Provinciaal Instituut Heist"),
    ("Kunst & Techniek", "Kunst en Techniek"), ("Vrije Basisschool O.-L.-Vrouw", "VBS OLV"),
    ("De Wijzer 054321", "De Wijzer"), ("campus Russelberg", "Russelberg"),
  ]) func `what people write differently gives one key`(one: String, other: String) throws {
    #expect(try #require(InstitutionName(one)).key == #require(InstitutionName(other)).key)
  }

  @Test(arguments: [
    ("PTS Boom", "PTI Boom"), ("Sint-Jan", "Sint-Jans"), ("De Linde 1", "De Linde 2"),
    ("PITO Stabroek", "PTI Stabroek"),
  ]) func `what tells institutions apart stays in the key`(one: String, other: String) throws {
    #expect(try #require(InstitutionName(one)).key != #require(InstitutionName(other)).key)
  }

  @Test(arguments: [
    "SO PTS Boom en PITO Stabroek", "PTS Boom/PITO Stabroek", "PTS Boom + PITO Stabroek", "PTS Boom, PITO Stabroek",
    "042531, 039107", "PTS Boom & 039107", "PTS Boom / 39107",
  ]) func `schools side by side are parted when each is known`(text: String) {
    let reading = reader.readList(text)
    #expect(reading.value?.map { $0.number?.digits } == ["042531", "039107"])
    #expect(reading.codes.first == .institutionsParted)
    #expect(reading.dutch.hasSuffix("is gelezen als 2 instellingen: SO PTS Boom (042531); SO PITO Stabroek (039107)."))
  }

  @Test func `schools side by side of which one is unknown stay together, with a hint`() {
    let reading = reader.readList("PTS Boom en Onbekend Instituut Ver")
    #expect(reading.value?.count == 1)
    #expect(reading.value?.first?.number == nil)
    #expect(reading.codes == [.institutionUnknown])
    #expect(reading.dutch.contains("zet er dan ; tussen"))
  }

  @Test func `a mapping may say what parts the schools of a cell`() {
    let reading = reader.parting(at: [" samen met "]).readList("PTS Boom samen met Onbekend Instituut Ver")
    #expect(reading.value?.map { $0.number?.digits } == ["042531", nil])
  }

  @Test func `an ended number is kept with a warning that names the successor of that day`() throws {
    func organisation(_ number: String, _ name: String, until: String?, _ successor: String?) throws -> Organisation {
      Organisation(
        number: try #require(InstitutionNumber(number)), name: name, type: .so,
        validity: Validity(through: try until.map { try day($0) }),
        successor: successor.flatMap { InstitutionNumber($0) })
    }
    let reader = InstitutionReader(
      InstitutionDirectory([
        try organisation("100001", "Oud", until: "2025-08-31", "100002"),
        try organisation("100002", "Midden", until: "2026-08-31", "100003"),
        try organisation("100003", "Nieuw", until: nil, nil),
      ]))
    let reference = OrganisationReference(given: "Oud", number: InstitutionNumber("100001"))
    #expect(try reader.ended(reference, on: day("2025-08-31")) == nil)
    let remark = try #require(try reader.ended(reference, on: day("2025-09-01")))
    #expect(remark.code == .institutionEnded)
    #expect(
      remark.message.dutch
        == "\"Oud\" is SO Oud (100001), die ophield op 31/08/2025, voor 1/09/2025; verwacht de opvolger SO Midden (100002). Het nummer is behouden."
    )
    #expect(try reader.ended(reference, on: day("2026-09-01"))?.message.dutch.contains("SO Nieuw (100003)") == true)
  }

  @Test func `suggestions are collected for a sheet in which the user decides`() throws {
    var sheet = SuggestionSheet()
    for cell in ["SO PTS Bom", "SO PTS Bom", "Richtpunt campus Eeklo", "Iets Helemaal Anders", "042532"] {
      for remark in reader.readList(cell).remarks { if let search = remark.search { sheet.add(search) } }
    }
    #expect(sheet.suggestions.first?.given == "SO PTS Bom")
    #expect(sheet.suggestions.first?.count == 2)
    #expect(sheet.suggestions.first?.number?.digits == "042531")
    let twice = try #require(sheet.suggestions.first { $0.given == "Richtpunt campus Eeklo" })
    #expect(twice.number == nil)
    #expect(twice.others.count == 2)
    #expect(sheet.suggestions.first { $0.given == "042532" }?.number?.digits == "042531")
    let text = String(decoding: sheet.bytes, as: UTF8.self)
    #expect(text.hasPrefix("\u{FEFF}gegeven;keer;instellingsnummer;naam;andere mogelijkheden;aanvaarden;reden\r\n"))
    #expect(text.contains("SO PTS Bom;2;042531;SO PTS Boom;"))
  }

  @Test func `what somebody decided goes before names, and numbers stay what they are`() throws {
    let number = try #require(InstitutionNumber("123456"))
    let one = Organisation(number: number, name: "Campus Noord", type: .so)
    let other = Organisation(number: try #require(InstitutionNumber("123457")), name: "Campus Noord", type: .cdo)
    let reader = InstitutionReader(
      InstitutionDirectory(
        [one, other],
        decisions: [
          ("campus  NOORD", number), ("de witte school", number), ("Noord en Zuid", number), ("123457", number),
        ]))
    for text in ["Campus Noord", "De Witte School", "Noord en Zuid"] {
      let reading = reader.readList(text)
      #expect(reading.value?.map { $0.number?.digits } == ["123456"])
      #expect(reading.remarks.isEmpty)
    }
    #expect(reader.read("123457").value?.number?.digits == "123457")
  }
}
