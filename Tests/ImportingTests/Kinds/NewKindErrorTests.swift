import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

/// What is refused, set aside or remarked on in the kinds of sheets, every error of a row at once.
@Suite struct NewKindErrorTests {
  private let register: Register
  private let importer: Importer

  init() throws {
    register = try TrialRegister.make()
    importer = Importer(register)
  }

  @Test func `trajectories with phases, intervals and what is wrong with them`() throws {
    let report = try importer.load(
      """
      code;instelling;pijler;regisseur;interval;soort;fasen
      T-11;SO PTS Boom;PBD-NED;An Proef;maandelijks;lang;ontdekken 01/09/2025; opleveren vanaf 15/11/2025; ontdekken (2): 1 maart 2026
      T-12;42531;Nederlands;B02;;kort;
      T-13;PTS Booom;PBD-NED;B99;;lang;ontdekken; uitvoeren 01/09/2025
      T-14;999999;PBD-NED;B01;om de 2 weken;kort;2025-10-01 prepare
      T-15;042531;PBD-NED;B01;soms;lang;deliver (0) 01/09/2025

      """.replacing(
        "ontdekken 01/09/2025; opleveren vanaf 15/11/2025; ontdekken (2): 1 maart 2026",
        with: "\"ontdekken 01/09/2025; opleveren vanaf 15/11/2025; ontdekken (2): 01/03/2026\""
      )
      .replacing("ontdekken; uitvoeren 01/09/2025", with: "\"ontdekken; uitvoeren 01/09/2025\""))
    #expect(report.kind == .trajectory)
    #expect(report.counts.new == 3)
    #expect(report.counts.rejected == 2)
    #expect(
      report.codes == [
        "IMP141": 1, "IMP060": 1, "IMP078": 1, "IMP073": 1, "IMP033": 1, "IMP140": 2, "IMP070": 1, "IMP079": 1,
        "IMP081": 1,
      ])
    let found = try register.read { try $0.trajectories().map(\.record) }
    let first = try #require(found.first { $0.code == "T-11" })
    #expect(first.interval == 4)
    #expect(
      try first.phases.entries == [
        PhaseEntry(from: day("2025-09-01"), phase: .explore), PhaseEntry(from: day("2025-11-15"), phase: .deliver),
        PhaseEntry(from: day("2026-03-01"), phase: .explore, cycle: 2),
      ])
    // Leaving out a phase is a finding of the audit, not a fault of the sheet.
    #expect(first.phases.skips.map(\.missing) == [[.prepare]])
    #expect(found.first { $0.code == "T-14" }?.organisation.digits == "999999")
  }

  @Test func `an organisation chooses a theme or says why not`() throws {
    let report = try importer.load(
      """
      instelling;schooljaar;thema;regisseur;reden
      SO PTS Boom;2025-2026;Taal;B01;
      SO Richtpunt campus Eeklo;2025-2026;;;geen tijd
      039107;2025-2026;Taal;;geen tijd
      039107;2026-2027;;;

      """)
    #expect(report.counts.new == 2)
    #expect(report.codes == ["IMP142": 2])
  }

  @Test func `persons are pseudonyms, never names`() throws {
    let members = try importer.load(
      "plg;persoon;rol\nPLG-1;An Peeters;lid\nplg 1;P-1;IB\nPLG-9;P-2;lid\nPLG-1;P-3;baas\n")
    #expect(members.kind == .plgMember)
    #expect(members.codes == ["IMP077": 1, "IMP071": 1, "IMP070": 1])
    #expect(members.counts.new == 1)
    let trained = try importer.load(
      "persoon;kader;datum\nAn Proef;EPD;14/10/2025\nP-9;implementatie;14/10/2025\nJan Onbekend;EPD;14/10/2025\n")
    #expect(trained.codes == ["IMP077": 1])
    #expect(try register.read { try $0.trainingAttendances().map(\.record.person) } == ["B01", "P-9"])
    let vivs = try importer.load(
      "instelling;persoon;soort;formeel;van\n042531;P-1;zoco;informeel;\n042531;P-2;mentor;soms;1/9/2025\n")
    #expect(vivs.codes == ["IMP033": 1, "IMP084": 1])
  }

  @Test func `sessions of a learning community are told apart by number or name`() throws {
    let report = try importer.load(
      "plg;nr;datum;gehouden\nPLG-1;intake;18/09/2025;ja\nPLG-1;0;19/09/2025;ja\nPLG-1;sessie 3;20/11/2025;\nPLG-1;22;1/12/2025;\nPLG-1;sessie;1/12/2025;\nPLG-1;oogstmoment;11/06/2026;nee\n"
    )
    #expect(report.counts.new == 3)
    #expect(report.codes == ["IMP090": 1, "IMP070": 2])
  }

  @Test func `amounts are exact to the cent`() throws {
    let report = try importer.load(
      """
      project;post;bedrag
      spelkracht;personeel;€ 1.234.567,80
      ;werking;98500.5 EUR
      ;reserve;12 000
      spelkracht;a;1.234
      spelkracht;b;12,345
      spelkracht;c;-5
      anders;d;veel

      """)
    #expect(report.kind == .projectBudget)
    #expect(try register.read { try $0.projectBudgets().map(\.record.cents) } == [123_456_780, 9_850_050, 1_200_000])
    #expect(report.codes == ["IMP083": 1, "IMP089": 3, "IMP071": 1])
  }

  @Test func `what a survey evaluates is an initiative of the plan or a trajectory that is known`() throws {
    let report = try importer.load(
      "code;soort;betreft;datum\nE-11;kort;klasobservatie;15/01/2026\nE-12;lang;T-1;15/06/2026\nE-13;kort;feest;15/01/2026\n"
    )
    #expect(report.kind == .survey)
    #expect(report.codes == ["IMP071": 1])
    let found = try register.read { try $0.surveys().map(\.record) }
    #expect(found.first { $0.code == "E-12" }?.subject == .trajectory("T-1"))
  }

  @Test func `free days and halves`() throws {
    let report = try importer.load(
      "instelling;dag;halve dag;soort\n042531;11/05/2026;;\n042531;12/05/2026;vm;ped. studiedag\n042531;13/05/2026;kwart;feest\n"
    )
    #expect(report.counts.new == 2)
    #expect(report.codes == ["IMP070": 2])
    let found = try register.read { try $0.freeDays().map(\.record) }
    #expect(found.map(\.half) == [nil, .morning])
    #expect(found.map(\.purpose) == [.optional, .study])
  }

  @Test func `decisions on names: what is not accepted is set aside`() throws {
    let report = try importer.load(
      """
      gegeven;instellingsnummer;aanvaarden;reden
      P.T.S. Boom;042531;ja;gevel
      Boom;042531;nee;
      Eeklo;123456;;
      123457;123456;ja;fusie
      042531;042531;ja;
      Iets;12;misschien;

      """)
    #expect(report.kind == .institutionAlias)
    #expect(report.counts.new == 2)
    #expect(report.counts.setAside == 2)
    #expect(report.counts.rejected == 2)
    #expect(report.counts.addUp)
    #expect(report.codes == ["IMP149": 2, "IMP064": 2, "IMP084": 1])
    let found = try register.read { try $0.institutionAliases().map(\.record) }
    #expect(found.map(\.mergedNumber?.digits) == [nil, "123457"])
  }

  @Test func `a kind that refers to another says what to load first`() throws {
    let bare = Importer(try preparedRegister())
    #expect(try bare.refusal("plg;persoon;rol\nPLG-1;P-1;lid\n")?.codes == ["IMP076"])
    #expect(try bare.refusal("bevraging;1.1-1\nE-1;4\n")?.codes == ["IMP076"])
  }

  @Test func `advisers who guided together in one row, and heads per target group`() throws {
    let header = "datum;duur;bestemming;begeleider;vorm;initiatief;doelgroep;aantal\n"
    let report = try importer.load(
      header + """
        12/01/2026;1:30;PBD-NED;"B01; Bo Proef";fysiek;materiaal;;"leraren 6; directie 1"
        13/01/2026;1:00;PBD-NED;B01;fysiek;materiaal;leraren;6 leraren
        14/01/2026;1:00;PBD-NED;"B01; B99";fysiek;materiaal;;leraren zes
        15/01/2026;1:00;PBD-NED;B02 + B01;fysiek;materiaal;;12

        """)
    #expect(report.counts.new == 3)
    #expect(report.codes == ["IMP073": 1, "IMP080": 1])
    let found = try register.read { try $0.registrations().map(\.record) }
    #expect(found.map(\.adviser) == ["B01", "B01", "B02"])
    #expect(found.map(\.coAdvisers) == [["B02"], [], ["B01"]])
    #expect(found[0].headCounts == [GroupCount("leraren", 6), GroupCount("school-centrumleiders", 1)])
    #expect(found[0].targetGroups == ["leraren", "school-centrumleiders"])
    #expect(found.map(\.headCount) == [7, 6, 12])
  }
}
