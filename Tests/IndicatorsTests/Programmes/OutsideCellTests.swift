import GuidanceKit
@testable import Indicators
import Register
import Testing

@Suite struct `Cells on few people, outside the service` {
  private let outside: [Audience] = [.organisation, .public, .ministry]

  private func vivs(_ kinds: [VIVKind]) throws -> [VIV] {
    try kinds.enumerated().map { index, kind in
      VIV(
        organisation: try number(index % 2 == 0 ? "000011" : "000012"), person: "P\(index)", role: kind,
        validity: Validity(from: try date("2025-09-01"), through: nil))
    }
  }

  private func figures(_ audience: Audience, _ vivs: [VIV] = [], members: [Int] = []) throws -> FigureSet {
    var input = try Example.programmes(on: "2026-01-31") { records in
      records.vivs = vivs
      records.communities = try members.indices.map {
        PLG(code: "P\($0)", organisation: try number("000011"), theme: "taal", intake: try date("2025-09-10"))
      }
      records.members = members.enumerated().flatMap { place, count in
        (0..<count).map { PLGMember(plg: "P\(place)", person: "M\(place)-\($0)", role: .member) }
      }
      records.sessions = try members.indices.map {
        PLGSession(
          plg: "P\($0)", moment: PLGMoment(kind: .session, number: 1), date: try date("2025-10-01"), isHeld: true,
          present: 3)
      }
    }
    input.request.audience = audience
    return Example.figures(input)
  }

  /// Six mentors and one learning coach: one coach is few, and with the total and the mentors he could be subtracted.
  @Test func `are withheld with all parts of their breakdown; the total stays`() throws {
    let all = try vivs([VIVKind](repeating: .mentor, count: 6) + [.learningCoach])
    for audience in outside {
      let set = try figures(audience, all)
      #expect(set["viv/total/2025-2026"]?.numerator == 7)
      for kind in [VIVKind.mentor, .learningCoach] {
        let figure = try #require(set["viv/total/kind/\(kind.code)/2025-2026"])
        #expect(figure.suppressed && figure.numerator == nil && figure.n == nil && figure.evidence.counts.isEmpty)
      }
      #expect(set["viv/000011/2025-2026"] == nil)
    }
    let inside = try figures(.team, all)
    #expect(inside["viv/total/kind/\(VIVKind.learningCoach.code)/2025-2026"]?.numerator == 1)
    #expect(inside["viv/000011/2025-2026"] != nil)
  }

  @Test func `are shown when each part has enough people`() throws {
    let set = try figures(
      .public, try vivs([VIVKind](repeating: .mentor, count: 6) + [VIVKind](repeating: .learningCoach, count: 5)))
    #expect(set["viv/total/kind/\(VIVKind.learningCoach.code)/2025-2026"]?.numerator == 5)
  }

  /// Of 4 and 9 members, each community with 3 present.
  @Test func `of a small community are withheld, and what all communities together would give back`() throws {
    for audience in outside {
      let set = try figures(audience, members: [4, 9])
      #expect(set["plg/P0/size/2025-2026"]?.suppressed == true)
      #expect(set["plg/P0/attendance/2025-2026"]?.suppressed == true)
      #expect(set["plg/total/attendance/2025-2026"]?.suppressed == true)
      #expect(set["plg/P1/size/2025-2026"]?.numerator == 9)
      #expect(set["plg/P1/attendance/2025-2026"]?.numerator == 3)
    }
    let inside = try figures(.director, members: [4, 9])
    #expect(inside["plg/P0/size/2025-2026"]?.numerator == 4)
    #expect(inside["plg/total/attendance/2025-2026"]?.numerator == 6)
  }
}
