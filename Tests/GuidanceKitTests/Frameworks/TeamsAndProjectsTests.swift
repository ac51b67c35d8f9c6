import GuidanceKit
import Testing

@Suite struct TeamsAndProjectsTests {
  @Test func `a learning community has six to twelve members beside its guides`() {
    #expect((0...20).filter { PLGSize($0) != nil } == Array(6...12))
    let roles: [PLGRole] = [.internalGuide, .processGuide, .leadership, .expert] + Array(repeating: .member, count: 6)
    #expect(PLGSize.members(among: roles) == 6)
  }

  @Test func `each meeting belongs to one phase`() {
    let map = PLGPhaseMap()
    #expect(
      PLGMeeting.allCases.map(map.phase(of:)) == [
        .explore, .prepare, .prepare, .prepare, .deliver, .deliver, .sustain,
      ])
    #expect(PLGMeeting.allCases.map(\.number) == Array(0...6))
    #expect(PLGMeeting.allCases.count == PLGMeeting.sessionCount + 1)
  }

  @Test func `a plan may move a meeting to another phase`() {
    let map = PLGPhaseMap(moving: [.session6: .deliver])
    #expect(map.phase(of: .session6) == .deliver)
    #expect(map.phase(of: .session1) == .prepare)
  }

  @Test func `a round is read from its number or its name`() {
    #expect(ProjectRound(text: "2")?.number == 2)
    #expect(ProjectRound(text: "Ronde 2")?.id == "round-2")
    #expect(ProjectRound(text: "0") == nil)
    #expect(ProjectRound(text: "twee") == nil)
    #expect(ProjectRound(1)?.schoolYear?.iso == "2024-2025")
    #expect(ProjectRound(2)?.schoolYear?.iso == "2025-2026")
    #expect(ProjectRound(3)?.schoolYear == nil)
  }

  @Test func `the VIV roles cover kind, formality, permanence and scale`() {
    #expect(VIVKind.allCases.count == 7)
    #expect(VIVKind.named("zorgcoördinatoren") == .careCoordinator)
    #expect(VIVFormality.allCases.map(\.code) == ["formeel", "informeel"])
    #expect(VIVPermanence.allCases.map(\.code) == ["permanent", "tijdelijk"])
    #expect(VIVScale.allCases.map(\.code) == ["individueel", "collectief"])
  }
}

@Suite struct EDBITests {
  @Test func `the blocks hold the items the plan takes`() {
    #expect(EDBIBlock.allCases.map { $0.items.count } == [4, 2, 1, 5, 8, 2])
    #expect(EDBIBlock.core.items.map(\.code) == ["1.1-1", "1.1-2", "1.1-3", "1.1-4"])
  }

  @Test func `agreement is bad news on two items only`() {
    #expect(EDBIItem.allCases.filter { $0.polarity == .unfavourable }.map(\.code) == ["M2-2", "M2-3"])
    #expect(EDBIItem.allCases.filter { $0.polarity == nil }.allSatisfy { !$0.block.isClosed })
  }

  @Test func `the four core items measure the first four of seven levels`() {
    #expect(EDBIBlock.core.items.map { $0.level?.number } == [1, 2, 3, 4])
    #expect(EvaluationLevel.allCases.count == 7)
    #expect(EvaluationLevel.allCases.filter(\.isBehaviour).map(\.number) == [5, 6, 7])
  }

  @Test func `factors are asked in the long evaluation only and open items are never compulsory`() {
    #expect(EDBIBlock.factors.usedIn == [.long])
    #expect(EDBIBlock.openExtra.isRequired == false)
    #expect(EDBIBlock.core.isRequired == true)
    #expect(EDBIBlock.features.maximumChosenByTeam == 3)
    #expect(EDBIBlock.factors.items.compactMap(\.factor).count == 8)
  }

  @Test func `exactly 70 is strong, exactly 60 must be examined, 69.6 is neither`() throws {
    func zone(_ numerator: Int, _ denominator: Int) throws -> ScoreZone {
      ScoreZone.zone(of: try #require(Share(numerator, of: denominator)), strongAt: 70, examineAt: 60)
    }
    #expect(try zone(7, 10) == .strong)
    #expect(try zone(696, 1000) == .between)
    #expect(try zone(16, 23) == .between)
    #expect(try zone(3, 5) == .toExamine)
    #expect(try zone(601, 1000) == .between)
  }
}
