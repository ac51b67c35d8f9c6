import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

@Suite struct SurveyResponseTests {
  private let register: Register
  private let importer: Importer

  init() throws {
    register = try TrialRegister.make()
    importer = Importer(register)
  }

  private func responses() throws -> [SurveyResponse] {
    try register.read { try $0.surveyResponses() }.sorted { $0.origin.row < $1.origin.row }.map(\.record)
  }

  @Test func `labels, points and the code of not applicable; blanks are no answers`() throws {
    let report = try importer.load(
      """
      bevraging;nr;functie;1.1-1;1.1-2;1.1-3;1.1-4
      E-1;1;Leerkracht;helemaal eens;3;n.v.t.;
      E-1;2;directeur;EENS;4 - helemaal eens;;2

      """)
    #expect(report.kind == .surveyResponse)
    #expect(report.codes.isEmpty)
    let found = try responses()
    #expect(found.map(\.function) == [.teacher, .leader])
    #expect(
      found[0].answers == [
        SurveyAnswer("1.1-1", .score(4)), SurveyAnswer("1.1-2", .score(3)), SurveyAnswer("1.1-3", .notApplicable),
      ])
    #expect(
      found[1].answers == [
        SurveyAnswer("1.1-1", .score(3)), SurveyAnswer("1.1-2", .score(4)), SurveyAnswer("1.1-4", .score(2)),
      ])
  }

  @Test func `every answer off the scale of a row is named`() throws {
    let report = try importer.load(
      "bevraging;1.1-1;1.1-2;1.1-3\nE-1;5;misschien;3 - helemaal eens\nE-9;1;1;1\n")
    #expect(report.counts.rejected == 2)
    #expect(report.codes == ["IMP143": 3, "IMP071": 1])
    let text = report.problems.groups.flatMap(\.examples).map { $0.problem.text(.dutch) }
    #expect(text.contains { $0.contains("verwacht helemaal oneens, oneens, eens, helemaal eens of 1 tot 4") })
  }

  @Test func `without a scale in the norms points are read and labels are refused with what to do`() throws {
    let bare = try preparedRegister()
    let importer = Importer(bare)
    try bare.load(
      [Survey(code: "E-1", form: .short, subject: .initiative("materiaal"), collectedOn: day("2026-01-15"))],
      file: "bevragingen.csv")
    let report = try importer.load("bevraging;nr;1.1-1\nE-1;1;5\nE-1;2;eens\nE-1;3;6\n")
    #expect(report.counts.new == 1)
    #expect(report.codes == ["IMP144": 1, "IMP143": 1])
    let text = report.problems.groups.flatMap(\.examples).map { $0.problem.text(.dutch) }
    #expect(text.contains { $0.contains("edbi_scale") })
  }

  @Test func `columns differ between files, and a statement may stand behind the code`() throws {
    let report = try importer.load(
      """
      bevraging;nr;1.1-1 Ik ben tevreden over de begeleiding;Bruikbaar in de eigen praktijk;M2-2: kost te veel energie
      E-1;1;4;3;1

      """)
    #expect(report.codes.isEmpty)
    #expect(
      try responses()[0].answers == [
        SurveyAnswer("1.1-1", .score(4)), SurveyAnswer("1.1-2", .score(3)), SurveyAnswer("M2-2", .score(1)),
      ])
  }

  @Test func `questions of a team are kept under their own header, and it is said`() throws {
    let report = try importer.load(
      """
      bevraging;nr;Wat neem je mee?;De begeleider luisterde goed naar ons;1.1.2-7 Ik durf meer;1.2-1;gemeente
      E-1;1;Meer durven;eens;3;vlot;Boom
      E-1;2;4;misschien;;4;

      """)
    #expect(report.codes == ["IMP145": 4, "IMP025": 1])
    let found = try responses()
    #expect(
      Set(found[0].answers) == [
        SurveyAnswer("Wat neem je mee?", .text("Meer durven")),
        SurveyAnswer("De begeleider luisterde goed naar ons", .score(3)),
        SurveyAnswer("1.1.2-7 Ik durf meer", .score(3)),
        SurveyAnswer("1.2-1", .text("vlot")),
      ])
    // A number under a question may count anything; under the code of a closed item it is a point.
    #expect(
      Set(found[1].answers) == [
        SurveyAnswer("Wat neem je mee?", .text("4")),
        SurveyAnswer("De begeleider luisterde goed naar ons", .text("misschien")), SurveyAnswer("1.2-1", .score(4)),
      ])
  }

  @Test func `time stamps and persons of a form are not read`() throws {
    let report = try importer.load(
      "Tijdstempel;E-mailadres;Naam;bevraging;ID;1.1-1\n15/01/2026 16:02:11;a@example.org;An;E-1;7;4\n")
    #expect(report.codes == ["IMP146": 3])
    #expect(try responses() == [SurveyResponse(survey: "E-1", number: 7, answers: [SurveyAnswer("1.1-1", .score(4))])])
  }

  @Test func `the same question twice refuses the file`() throws {
    let refusal = try importer.refusal("bevraging;Wat neem je mee?;Wat neem je mee?\nE-1;a;b\n")
    #expect(refusal?.codes == ["IMP024"])
  }

  @Test func `without a number equal responses are ranked, and loading again changes nothing`() throws {
    let text = "bevraging;functie;1.1-1\nE-1;leraar;4\nE-1;leraar;4\nE-1;leider;2\n"
    #expect(try importer.load(text).counts.new == 3)
    let again = try importer.load(text + "E-1;leraar;4\n")
    #expect(again.counts.unchanged == 3)
    #expect(again.counts.new == 1)
    #expect(try responses().count == 4)
  }

  @Test func `with a number a changed answer takes the place of the earlier one`() throws {
    _ = try importer.load("bevraging;nr;1.1-1\nE-1;1;4\nE-2;1;4\n")
    let again = try importer.load("bevraging;nr;1.1-1;1.1-2\nE-1;1;2;1\n")
    #expect(again.counts.changed == 1)
    let found = try responses()
    #expect(found.count == 2)
    #expect(found.contains { $0.survey == "E-1" && $0.answers.count == 2 })
  }

  @Test func `a function that is not in the list is kept to be coded`() throws {
    let report = try importer.load(
      "bevraging;nr;functie;C-2;instelling\nE-1;1;klastitularis 3B;verplicht;Onbekende school\n")
    #expect(report.codes == ["IMP147": 1, "IMP061": 1])
    let found = try responses()[0]
    #expect(found.function == nil)
    #expect(found.reason == "verplicht")
    #expect(found.answers == [SurveyAnswer("C-1", .text("klastitularis 3B"))])
    #expect(found.organisation == OrganisationReference(given: "Onbekende school", number: nil))
  }

  @Test func `a survey with a scale of its own takes its points`() throws {
    try register.load(
      [
        Survey(
          code: "E-7", form: .short, subject: .initiative("materiaal"), collectedOn: day("2026-01-15"), scalePoints: 7)
      ], file: "bevragingen7.csv")
    let report = try importer.load("bevraging;nr;1.1-1\nE-7;1;7\nE-7;2;eens\n")
    #expect(report.counts.new == 1)
    #expect(report.codes == ["IMP144": 1])
  }
}
