import GuidanceKit
import Register
import Testing

@testable import Indicators

@Suite struct SharedSumsTests {
  /// A session of an hour for each number of organisations.
  private func entries(_ counts: ClosedRange<Int>) throws -> [ReachEntry] {
    try counts.map { count in
      ReachEntry(
        first: try date("2025-09-01"), organisation: try number("000011"), destination: "PBD-AAA", place: .atSchool,
        organisationCount: count, minutes: 60)
    }
  }

  @Test func `parts of sessions with up to thirty-six organisations add up exactly, with up to fifty they do not`()
    throws
  {
    #expect(SharedSums.excess([]) == nil)
    #expect(SharedSums.excess(try entries(1...36)) == nil)
    #expect(SharedSums.excess(try entries(1...50)) == 50)
    #expect(SharedSums.excess(try entries(97...97)) == nil)
  }

  @Test func `the least number that all divide counts, not how many there are`() throws {
    let counts = [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]
    #expect(try SharedSums.excess(counts.flatMap { try entries($0...$0) }) == nil)
  }

  @Test func `so many minutes that the sum of their parts does not fit are told as well`() throws {
    var some = try entries(1...36)
    some[0].minutes = 10_000_000
    #expect(SharedSums.excess(some) == 36)
  }

  @Test func `presence that cannot be added up has no number, and says why`() throws {
    func presence(_ counts: ClosedRange<Int>) throws -> Figure? {
      Example.figures(try Example.input(reach: entries(counts)))["presence/total/2025-2026"]
    }
    let exact = try presence(1...3)
    #expect(exact?.numerator == 110 && exact?.verdict == .noNorm)
    let inexact = try presence(1...60)
    #expect(inexact?.numerator == nil && inexact?.denominator == nil)
    #expect(inexact?.verdict == .notComputable(SharedSums.reason))
  }

  @Test func `the refusal names the norm, the largest number and what to do`() {
    let problem = SharedSums.problem(52)
    #expect(problem.code == "IND002" && problem.message.dutch.contains("hoogstens 52"))
    #expect(
      problem.message.english.contains("shared_session") && problem.message.english.contains("Set the norm to full"))
  }
}
