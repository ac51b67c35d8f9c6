import GuidanceKit

/// A planning: for each moment of a problem its day and time, or nothing when no place was found.
public struct Proposal: Hashable, Sendable, Codable {
  /// By index of the moment.
  public var slots: [Slot?]

  /// Makes a proposal.
  public init(_ slots: [Slot?]) { self.slots = slots }

  /// Nothing planned yet.
  public init(emptyFor problem: PlanningProblem) { slots = Array(repeating: nil, count: problem.moments.count) }

  /// The moments without a place.
  public var missing: [Int] { slots.indices.filter { slots[$0] == nil } }
}

extension PlanningProblem {
  /// The moment as people name it: `PLG-01 sessie 3`.
  public func name(_ moment: Int) -> String {
    "\(subjects[moments[moment].subject].code) \(PlanNumbers.text(moments[moment].number, subjects[moments[moment].subject].kind))"
  }

  /// The moment with a subject's kind, code and number.
  public func moment(_ kind: PlanSubject.Kind, _ code: String, _ number: Int) -> Int? {
    moments.indices.first {
      let subject = subjects[moments[$0].subject]
      return subject.kind == kind && subject.code == code && moments[$0].number == number
    }
  }

  /// The guides of a moment, by index of the resource; the first leads.
  public func guides(of moment: Int) -> [Int] { moments[moment].resources.filter { resources[$0].kind == .guide } }

  /// The name of the organisation where a moment takes place; empty without one.
  public func placeName(of moment: Int) -> String {
    moments[moment].resources.first { resources[$0].kind == .organisation }.map { resources[$0].name } ?? ""
  }
}

extension PlanNumbers {
  /// The number as people say it.
  public static func text(_ number: Int, _ kind: PlanSubject.Kind) -> String {
    switch (kind, number) {
    case (.plg, intake): "intake"
    case (.plg, 1..<consultation): "sessie \(number)"
    case (.plg, ..<feedback), (.schoolGroup, ..<feedback): "consult \(number - consultation)"
    case (.plg, ..<harvest), (.schoolGroup, ..<harvest): "terugkoppeling \(number - feedback)"
    case (.plg, _), (.schoolGroup, _): "oogstmoment"
    default: "\(number)"
    }
  }

  /// Reads `intake`, `3`, `sessie 3`, `consult 1`, `terugkoppeling 1` or `oogstmoment`; `nil` for anything else.
  public static func number(_ text: String) -> Int? {
    let parts = TextFolding.folded(text).split(separator: " ").map(String.init)
    guard let first = parts.first else { return nil }
    if parts.count == 1 {
      if let number = Int(first), number >= 0 { return number }
      switch first {
      case "intake": return intake
      case "oogstmoment", "oogst": return harvest + 1
      default: return nil
      }
    }
    guard parts.count == 2, let number = Int(parts[1]), (1..<100).contains(number) else { return nil }
    switch first {
    case "sessie", "contact", "moment": return number
    case "consult": return consultation + number
    case "terugkoppeling": return feedback + number
    default: return nil
    }
  }
}
