import GuidanceKit
import Testing

@Suite struct MechanismTests {
  @Test func `the fourteen mechanisms stand in groups of 2, 3, 5 and 4`() {
    #expect(Mechanism.allCases.map(\.number) == Array(1...14))
    #expect(
      MechanismGroup.allCases.map { $0.mechanisms.map(\.number) } == [
        [1, 2], [3, 4, 5], [6, 7, 8, 9, 10], [11, 12, 13, 14],
      ])
    #expect(Set(Mechanism.allCases.map(\.label)).count == 14)
  }

  @Test func `a mechanism is found by number, letter and number, or name`() {
    #expect(Mechanism.named("8") == .modelling)
    #expect(Mechanism.named("M8") == .modelling)
    #expect(Mechanism.named(" 08. ") == .modelling)
    #expect(Mechanism.named("modelleren van technieken") == .modelling)
    #expect(Mechanism.named("Modelling the Technique") == .modelling)
    for wrong in ["0", "15", "", "m", "8b", "modelleren"] { #expect(Mechanism.named(wrong) == nil, "\(wrong)") }
  }

  @Test func `each mechanism is found by both its names`() {
    for mechanism in Mechanism.allCases {
      #expect(Mechanism.named(mechanism.label.dutch) == mechanism)
      #expect(Mechanism.named(mechanism.english) == mechanism)
    }
  }

  @Test func `a design is balanced with one mechanism of each group`() {
    let set: MechanismSet = [.cognitiveLoad, .goals, .feedback, .prompts]
    #expect(set.isBalanced)
    #expect(set.bits == 0b101_0000_0101)
  }

  @Test func `many mechanisms of three groups are not balanced`() {
    let set = MechanismSet(Mechanism.allCases.filter { $0.group != .d })
    #expect(set.count == 10)
    #expect(!set.isBalanced)
    #expect(set.missingGroups == [.d])
    #expect(MechanismSet([]).missingGroups == MechanismGroup.allCases)
  }

  @Test func `exactly the sets that touch all four groups are balanced`() {
    // (2²-1)(2³-1)(2⁵-1)(2⁴-1) sets have something in each group.
    #expect((0...UInt16(0x3FFF)).count { MechanismSet(bits: $0).isBalanced } == 3 * 7 * 31 * 15)
  }

  @Test func `the text of a set reads back`() {
    for bits in stride(from: UInt16(0), through: 0x3FFF, by: 7) {
      let set = MechanismSet(bits: bits)
      #expect(MechanismSet(text: set.text) == set)
    }
    #expect(MechanismSet(text: "1; 4+8") == [.cognitiveLoad, .credibleSource, .modelling])
    #expect(MechanismSet(text: "1, 15") == nil)
    #expect(MechanismSet(text: " ") == [])
  }

  @Test func `bits above the fourteenth mean nothing`() {
    #expect(MechanismSet(bits: 0xFFFF) == MechanismSet(Mechanism.allCases))
  }

  @Test func `adding and joining keep what was there`() {
    let set = MechanismSet([Mechanism.goals]).inserting(.prompts)
    #expect(set.mechanisms == [.goals, .prompts])
    #expect(set.union([.feedback]).mechanisms == [.goals, .feedback, .prompts])
    #expect(set.contains(.goals) && !set.contains(.feedback))
  }
}
