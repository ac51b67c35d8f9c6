/// Which of the fourteen mechanisms were used, as one bit each: mechanism n is bit n - 1.
public struct MechanismSet: Hashable, Sendable {
  /// The set as a number, 0 to 16383, as kept in the database.
  public let bits: UInt16

  /// The set with these bits; those above the fourteenth mean nothing and are dropped.
  public init(bits: UInt16) {
    self.bits = bits & 0x3FFF
  }

  /// The set of these mechanisms.
  public init(_ mechanisms: some Sequence<Mechanism>) {
    bits = mechanisms.reduce(0) { $0 | MechanismSet.bit($1) }
  }

  /// Reads numbers or names with `,`, `;`, `+` or line breaks between them: `1, 4, 8`.
  ///
  /// An empty text is the empty set.
  ///
  /// - Returns: `nil` when a part names no mechanism.
  public init?(text: String) {
    var bits: UInt16 = 0
    for part in text.split(whereSeparator: { ",;+".contains($0) || $0.isNewline }) {
      let name = TextFolding.trimmed(String(part))
      if name.isEmpty { continue }
      guard let mechanism = Mechanism.named(name) else { return nil }
      bits |= MechanismSet.bit(mechanism)
    }
    self.bits = bits
  }

  /// Whether a mechanism is in the set.
  public func contains(_ mechanism: Mechanism) -> Bool { bits & MechanismSet.bit(mechanism) != 0 }

  /// The set with one mechanism more.
  public func inserting(_ mechanism: Mechanism) -> MechanismSet {
    MechanismSet(bits: bits | MechanismSet.bit(mechanism))
  }

  /// The mechanisms of both sets.
  public func union(_ other: MechanismSet) -> MechanismSet { MechanismSet(bits: bits | other.bits) }

  /// The mechanisms in the set, by number.
  public var mechanisms: [Mechanism] { Mechanism.allCases.filter(contains) }

  /// The number of mechanisms.
  public var count: Int { bits.nonzeroBitCount }

  /// Whether there are none.
  public var isEmpty: Bool { bits == 0 }

  /// The groups of which no mechanism was used, A to D.
  public var missingGroups: [MechanismGroup] {
    MechanismGroup.allCases.filter { group in !group.mechanisms.contains(where: contains) }
  }

  /// Whether the design is balanced: at least one mechanism of each group.
  ///
  /// Registrations of sessions alone understate group D, which the plan does with leaders between sessions.
  /// - Source: EEF, Effective Professional Development (2021).
  public var isBalanced: Bool { missingGroups.isEmpty }

  /// The numbers, as in a sheet: `1, 4, 8`.
  public var text: String { mechanisms.map { String($0.number) }.joined(separator: ", ") }

  private static func bit(_ mechanism: Mechanism) -> UInt16 { 1 << UInt16(mechanism.number - 1) }
}

extension MechanismSet: ExpressibleByArrayLiteral {
  /// The set of these mechanisms.
  public init(arrayLiteral elements: Mechanism...) {
    self.init(elements)
  }
}

extension MechanismSet: Codable {
  /// Reads a list of numbers.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([Mechanism].self))
  }

  /// Writes a list of numbers.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(mechanisms)
  }
}
