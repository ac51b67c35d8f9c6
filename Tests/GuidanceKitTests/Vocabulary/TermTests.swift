import GuidanceKit
import Testing

@Suite struct TermTests {
  /// Every closed list of the kit, so that a new one is held to the same rules by adding it here.
  static let lists: [any Term.Type] = [
    Service.self, OrganisationType.self, OrganisationQualifier.self, WorkingLevel.self, ContactForm.self, Place.self,
    ClassroomContext.self, AdviserRole.self, QualityCare.self, TrajectoryLength.self, RosterRole.self,
    TrainingFramework.self, SupportLink.self, MechanismGroup.self, ImplementationPhase.self, CareContinuumPhase.self,
    SpiderWebComponent.self, CareMeasure.self, VIVKind.self, VIVFormality.self, VIVPermanence.self, VIVScale.self,
    PLGRole.self, PLGMeeting.self, PLGGoalTerm.self, ProjectPhase.self, ReachDirectness.self, ProjectSchoolLevel.self,
    EDBIBlock.self, EDBIItem.self, EDBIFactor.self, EvaluationLevel.self, SurveyKind.self, ItemPolarity.self,
    RespondentFunction.self, Motivation.self, ScoreZone.self, HolidayKind.self, Severity.self,
  ]

  @Test func `each entry of each list has two labels and a source`() {
    func check<T: Term>(_ type: T.Type) {
      #expect(!T.allCases.isEmpty)
      for term in T.allCases {
        #expect(!term.label.dutch.isEmpty && !term.label.english.isEmpty && !term.source.isEmpty, "\(T.self).\(term)")
      }
    }
    for list in Self.lists { check(list) }
  }

  @Test func `each name leads to its own entry and to no other`() {
    func check<T: Term>(_ type: T.Type) {
      let index = TermIndex<T>()
      for term in T.allCases {
        for name in term.names {
          #expect(T.named(name) == term, "\(T.self): \(name)")
          #expect(T.named("  \(name.uppercased()) ") == term, "\(T.self): \(name)")
          #expect(index[name] == term, "\(T.self): \(name)")
        }
      }
    }
    for list in Self.lists { check(list) }
  }

  @Test func `an unknown or empty text names nothing`() {
    #expect(OrganisationType.named("hogeschool") == nil)
    #expect(OrganisationType.named("") == nil)
    #expect(OrganisationType.named("   ") == nil)
    #expect(TermIndex<OrganisationType>()["hogeschool"] == nil)
  }

  @Test func `the codes are those of the sheets`() {
    #expect(
      OrganisationType.allCases.map(\.code) == [
        "BaO", "BuBaO", "SO", "BuSO", "CDO", "VO", "CLB", "LSC", "INT", "BESTUUR",
      ])
    #expect(ContactForm.allCases.map(\.code) == ["fysiek", "online", "hybride", "helpdesk"])
    #expect(Place.allCases.map(\.code) == ["op-school", "elders", "op-afstand"])
    #expect(ClassroomContext.allCases.map(\.code) == ["ja", "nee", "onbekend"])
    #expect(AdviserRole.allCases.map(\.code) == ["begeleider", "adviseur", "medewerker"])
    #expect(QualityCare.allCases.map(\.code) == ["bereik", "impact", "onderzoek", "praktijkonderzoek"])
    #expect(WorkingLevel.allCases.map(\.code) == ["macro", "meso", "micro"])
    #expect(ReachDirectness.allCases.map(\.code) == ["direct", "indirect", "onbekend"])
    #expect(ProjectPhase.allCases.map(\.code) == ["1", "2", "3"])
    #expect(
      OrganisationQualifier.allCases.map(\.code) == [
        "pilot-slp", "pilot-viv", "duaal", "startende-leider", "nieuwe-beleidscyclus", "hoge-noden",
      ])
  }

  @Test func `five types are schools, one is a centre, four are neither`() {
    #expect(OrganisationType.allCases.filter(\.isSchool) == [.baO, .buBaO, .so, .buSO, .cdo])
    #expect(OrganisationType.allCases.filter(\.isCentre) == [.vo])
  }

  @Test func `a mistyped term brings the nearest label`() {
    #expect(WorkingLevel.suggestions(for: "mico") == ["micro"])
    #expect(ContactForm.suggestions(for: "fysik") == ["fysiek"])
  }

  @Test func `a label answers in each language`() {
    let label = Label("klasvloer", "classroom floor")
    #expect(label[.dutch] == "klasvloer")
    #expect(label[.english] == "classroom floor")
    #expect(Language(rawValue: "nl") == .dutch)
  }
}
