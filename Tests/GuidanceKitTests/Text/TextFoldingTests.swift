import GuidanceKit
import Testing

@Suite struct TextFoldingTests {
  @Test(arguments: [
    ("Professionele-dialoog ", "professionele dialoog"),
    ("PROFESSIONELE  DIALOOG", "professionele dialoog"),
    ("zorgcoördinator", "zorgcoordinator"),
    ("ZORGCOÖRDINATOR", "zorgcoordinator"),
    ("zorgcoo\u{308}rdinator", "zorgcoordinator"),
    ("Richtpunt\u{A0}campus \t Eeklo", "richtpunt campus eeklo"),
    ("Collega’s", "collega's"),
    ("Vitamine T²", "vitamine t2"),
    ("Straße Œuvre \u{132}zer", "strasse oeuvre ijzer"),
    ("\u{FEFF}datum", "datum"),
    ("(Bu)SO", "(bu)so"),
    ("a_b–c", "a b c"),
    ("", ""),
    (" - ", ""),
  ])
  func `folding takes away case, accents and differences of spacing`(text: String, expected: String) {
    #expect(folded(text) == expected)
  }

  @Test func `folding twice changes nothing more`() {
    for text in ["Één  Tweeëntwintig", "ÀÉÎÕÜ ßæœ", "PISO-Tienen", "Ångström ½"] {
      #expect(folded(folded(text)) == folded(text))
    }
  }

  @Test func `trimming takes hard spaces and the byte order mark from the ends only`() {
    #expect(TextFolding.trimmed("\u{FEFF}\u{A0} PTS  Boom \t\r\n") == "PTS  Boom")
    #expect(TextFolding.trimmed(" \u{A0}") == "")
  }

  @Test func `two spellings of one name are the same`() {
    #expect(TextFolding.same("Lesson Study", "lesson-study"))
    #expect(!TextFolding.same("PTS Boom", "PTS Mechelen"))
  }
}

@Suite struct NearestNameTests {
  @Test func `a swap, a missing and a wrong letter each count once`() {
    #expect(NearestName.distance("schedule", "shcedule") == 1)
    #expect(NearestName.distance("schedule", "schdule") == 1)
    #expect(NearestName.distance("schedule", "schedvle") == 1)
    #expect(NearestName.distance("", "abc") == 3)
    #expect(NearestName.distance("kitten", "sitting") == 3)
  }

  @Test func `the nearest comes first and far names are left out`() {
    let columns = ["datum", "duur", "doel", "doelgroep", "begeleider"]
    #expect(nearest(to: "dattum", in: columns, limit: 3) == ["datum"])
    #expect(nearest(to: "doelgroup", in: columns, limit: 3).first == "doelgroep")
    #expect(nearest(to: "xyz", in: columns, limit: 3).isEmpty)
    #expect(nearest(to: "5A", in: ["ja", "nee"], limit: 3).isEmpty)
    #expect(nearest(to: "jaa", in: ["ja", "nee"], limit: 3) == ["ja"])
  }

  @Test func `a text that begins a name is offered that name`() {
    #expect(nearest(to: "begel", in: ["datum", "begeleider"], limit: 3) == ["begeleider"])
  }

  @Test func `equal distances keep the order and the limit holds`() {
    #expect(nearest(to: "fase", in: ["base", "fame", "fast", "fase"], limit: 3) == ["fase", "base", "fame"])
    #expect(nearest(to: "fase", in: ["fase"], limit: 0).isEmpty)
    #expect(nearest(to: "", in: ["fase"], limit: 3).isEmpty)
  }
}
