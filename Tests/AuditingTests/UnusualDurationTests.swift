import GuidanceKit
import Register
import Testing

@testable import Auditing

/// What is usual for an adviser, by hand.
@Suite struct UnusualDurationTests {
  @Test func `the median and the median distance to it are taken from how often each duration occurs`() throws {
    // 45, 60 and 75 minutes ten times each: the median is 60, the distances are ten times 0 and twenty times 15.
    let usual = try #require(DAT017UnusualDuration.Usual([45: 10, 60: 10, 75: 10]))
    #expect(usual.median == 60)
    #expect(usual.distance == 15)
    // 0.6745 x (420 - 60) / 15 = 16.188
    #expect(usual.thousandths(of: 420) == 16_188)
    #expect(usual.thousandths(of: 60) == 0)
  }

  @Test func `who always registers the same is not infinitely far from everything else`() throws {
    let usual = try #require(DAT017UnusualDuration.Usual([60: 40]))
    #expect(usual.distance == 5)
    // 0.6745 x (90 - 60) / 5 = 4.047
    #expect(usual.thousandths(of: 90) == 4047)
  }

  @Test func `without a single session nothing is usual`() { #expect(DAT017UnusualDuration.Usual([:]) == nil) }

  @Test func `the year before the period counts as history, and is not reported itself`() throws {
    let days = try (0..<30).map { try day("2025-09-01").adding(days: $0 * 3) }
    let before = try days.enumerated().map { try session($1.iso, minutes: [45, 60, 75][$0 % 3]) }
    let long = [try session("2025-10-02", minutes: 420), try session("2026-01-12", minutes: 420)]
    let found = try audit("DAT017", scope: .month("2026-01"), registrations: before + long)
    #expect(found.map(\.scope) == ["B01"])
    #expect(found.first?.places == ["registraties.csv:33"])
    #expect(try audit("DAT017", scope: .month("2026-01"), registrations: [long[1]]).isEmpty)
  }
}
