import GuidanceKit
import Testing

@testable import Importing

@Suite struct ListReaderTests {
  @Test func `terms are read by code, label and spelling`() {
    let reader = TermReader(ContactForm.self)
    #expect(reader.read("fysiek").value == .physical)
    #expect(reader.read(" Hybride ").value == .hybrid)
    #expect(reader.read("in person").value == .physical)
    #expect(reader.read("helpdesk op afstand").value == .helpdesk)
  }

  @Test func `an unknown term names the list and the nearest`() {
    let reading = TermReader(ContactForm.self).read("fysieck")
    #expect(reading.codes == [.termUnknown])
    #expect(
      reading.dutch
        == "\"fysieck\" staat niet in de lijst; verwacht fysiek, online, hybride of helpdesk op afstand. Bedoelde u \"fysiek\"?"
    )
    #expect(reading.english.contains("expected in person, online, hybrid or remote helpdesk."))
  }

  @Test(arguments: [
    ("1, 3; 8", [1, 3, 8]), ("1;3;8", [1, 3, 8]), ("8", [8]), ("1 3 8", [1, 3, 8]), ("M4 + 11", [4, 11]),
    ("Feedback geven op gedragsverandering", [9]),
  ]) func `mechanisms are read by number or name`(text: String, numbers: [Int]) {
    #expect(MechanismReader.read(text).value?.mechanisms.map(\.number) == numbers)
  }

  @Test func `every part that is no mechanism is named`() {
    let reading = MechanismReader.read("1, 15, x")
    #expect(reading.value == nil)
    #expect(reading.codes == [.mechanismUnknown])
    #expect(reading.dutch.hasPrefix("\"15\", \"x\" is geen mechanisme; verwacht nummers van 1 tot 14"))
  }

  @Test func `a mechanism named twice counts once`() {
    let reading = MechanismReader.read("4, 4")
    #expect(reading.value?.count == 1)
    #expect(reading.codes == [.listItemTwice])
  }

  private let pillars = CodeBook([
    CodeBook.Entry(code: "PBD-NED", label: Label("Nederlands", "Dutch")),
    CodeBook.Entry(
      code: "PBD-KLB", label: Label("Krachtige leerlingenbegeleiding", "Pupil guidance"), variants: ["KLB"]),
    CodeBook.Entry(code: "onderzoek", label: Label("onderzoek", "research")),
    CodeBook.Entry(code: "PRJ-X", label: Label("Impact", "Impact")),
    CodeBook.Entry(code: "impact", label: Label("impact", "impact")),
    CodeBook.Entry(code: "A1", label: Label("Samen", "Together")),
    CodeBook.Entry(code: "A2", label: Label("samen", "Jointly")),
  ])

  @Test(arguments: [
    ("PBD-NED", "PBD-NED"), ("pbd ned", "PBD-NED"), ("nederlands", "PBD-NED"), ("KLB", "PBD-KLB"),
    ("Krachtige leerlingenbegeleiding", "PBD-KLB"), ("Onderzoek", "onderzoek"), ("Impact", "impact"),
  ]) func `codes are read by code or by a name of one code`(text: String, code: String) {
    #expect(pillars.read(text).value == code)
  }

  @Test func `a name of two codes and an unknown name are refused`() {
    let two = pillars.read("Samen")
    #expect(two.codes == [.codeAmbiguous])
    #expect(two.dutch == "\"Samen\" hoort bij A1 of A2; verwacht een van die codes.")
    let none = pillars.read("Nederland")
    #expect(none.codes == [.codeUnknown])
    #expect(none.dutch.hasSuffix("Bedoelde u \"Nederlands\"?"))
  }

  @Test func `an empty list says that nothing was loaded`() {
    let reading = CodeBook([], unknown: .adviserUnknown).read("AB1")
    #expect(reading.codes == [.adviserUnknown])
    #expect(reading.dutch.contains("er is nog geen lijst geladen"))
  }

  private let groups = CodeBook([
    CodeBook.Entry(code: "leraren", label: Label("leraren", "teachers")),
    CodeBook.Entry(
      code: "school-centrumleiders", label: Label("school-/centrumleiders", "leaders"), variants: ["directie"]),
    CodeBook.Entry(code: "leerling-begeleiders", label: Label("leerlingen-, cursistenbegeleiders", "pupil guides")),
  ])

  @Test(arguments: [
    ("leraren; directie", ["leraren", "school-centrumleiders"]),
    ("leraren, directie", ["leraren", "school-centrumleiders"]),
    ("Leerlingen-, cursistenbegeleiders; leraren", ["leerling-begeleiders", "leraren"]),
    ("School-/centrumleiders", ["school-centrumleiders"]), ("leraren+directie", ["leraren", "school-centrumleiders"]),
  ]) func `a list of codes is parted where the whole is no name`(text: String, codes: [String]) {
    #expect(groups.readList(text).value == codes)
  }

  @Test func `every unknown part of a list is reported`() {
    let reading = groups.readList("leraren; x; y; leraren")
    #expect(reading.value == nil)
    #expect(reading.codes == [.codeUnknown, .codeUnknown, .listItemTwice])
  }

  @Test func `marks of an organisation may have days`() throws {
    let reading = QualifierReader().read(
      "pilot SLP; startende leider (01/09/2025 - 31/08/2026), hoge noden (vanaf 2025-09-01); duaal (tot 31/08/2026)")
    #expect(reading.remarks.isEmpty)
    #expect(
      try reading.value == [
        QualifierPeriod(.slpPilot),
        QualifierPeriod(.startingLeader, validity: Validity(from: day("2025-09-01"), through: day("2026-08-31"))),
        QualifierPeriod(.highNeeds, validity: Validity(from: day("2025-09-01"))),
        QualifierPeriod(.dual, validity: Validity(through: day("2026-08-31"))),
      ])
  }

  @Test func `wrong marks and days are all reported`() {
    let reading = QualifierReader().read(
      "piloot; duaal (31/08/2026 - 01/09/2025); hoge noden (ooit); duaal (vanaf 31/02/2026)")
    #expect(reading.value == nil)
    #expect(reading.codes == [.termUnknown, .dateRange, .dateUnreadable, .dateImpossible])
  }
}
